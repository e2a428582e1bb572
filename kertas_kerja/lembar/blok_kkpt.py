"""The block of a Kertas Kerja Penetapan Target: last year's target and realisasi, the new target, the increase."""

from __future__ import annotations

from kertas_kerja.angka import bulat, dari_float
from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.blok import (
    CAPAIAN,
    MAKS_BARIS,
    NAMA,
    NILAI,
    NO,
    PREDIKAT,
    REALISASI,
    SELISIH,
    TARGET,
    Blok,
    Tengah,
    kepala,
    nama_baris,
    sisa,
)
from kertas_kerja.lembar.format_isi import DESIMAL_SELISIH, format_selisih, skala_selisih
from kertas_kerja.lembar.sumber import KOSONG, Isi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.lembar.kanvas import Kanvas
    from kertas_kerja.model import Baris, Tabel


def blok_kkpt(k: Kanvas, t: Tabel) -> Blok:
    """Target and realisasi of the year before, the new target, and how much higher it is."""
    lalu, kini = (str(t.tahun - 1), str(t.tahun)) if t.tahun else ("tahun lalu", "tahun ini")
    judul = (
        "No", "Indikator", f"Target {lalu}", f"Realisasi {lalu}", f"Target {kini}",
        "Kenaikan target", "Kenaikan target (%)", f"Target {kini} terhadap realisasi {lalu}",
    )  # fmt: skip
    teks, awal = kepala(k, t, judul), k.baris
    pilih = list(t.data())[:MAKS_BARIS]
    for nomor, b in enumerate(pilih, 1):
        _baris_kkpt(k, b, nomor)
    akhir = k.baris - 1
    sisa(k, t, len(pilih))
    return Blok(t, teks, awal, akhir, None, None, persen=False)


def _baris_kkpt(k: Kanvas, b: Baris, nomor: int) -> None:
    g, nama = Tengah(k.gaya), nama_baris(k, b)
    k.tulis(NO, nomor, g.format("isi_tengah"))
    k.tulis(NAMA, nama, g.format("isi"))
    sel = [b.ambil(n) for n in ("target_prev", "realisasi_prev", "target")]
    isi = [k.sumber.sel(s) for s in sel]
    for kolom, (s, i) in enumerate(zip(sel, isi, strict=True), TARGET):
        k.tulis(kolom, i, g.format("angka", num_format=k.sumber.bentuk(s)))
    lama, realisasi, baru = isi
    kali = skala_selisih(sel[0], sel[2])
    naik = _beda(k, TARGET, lama, baru, kali)
    k.tulis(NILAI, naik, g.format("angka", num_format=format_selisih(sel[0], sel[2], "naik", "turun")))
    c, p = k.a1(TARGET), k.a1(NILAI)
    rasio = naik.angka / kali / lama.angka if naik.angka is not None and lama.angka else ""
    rumus = f'=IF(OR(COUNT({p},{c})<2,{c}=0),"",{p}/{c}{"/100" if kali == 100 else ""})'
    k.tulis(PREDIKAT, Isi(rumus, rasio), g.format("angka", num_format=G.PERSEN))
    banding = _beda(k, REALISASI, realisasi, baru, skala_selisih(sel[1], sel[2]))
    k.tulis(
        SELISIH, banding, g.format("angka", num_format=format_selisih(sel[1], sel[2], "di atas", "di bawah", "sama"))
    )
    k.turun()


def _beda(k: Kanvas, kolom: int, lama: Isi, baru: Isi, kali: int) -> Isi:
    """How much higher, times `kali`: percentages differ in percentage points."""
    if lama.tanggal or baru.tanggal:
        return KOSONG
    a, b = k.a1(kolom), k.a1(CAPAIAN)
    kurang = f"({b}-{a})*100" if kali == 100 else f"{b}-{a}"
    rumus = f'=IF(COUNT({a},{b})<2,"",ROUND({kurang},{DESIMAL_SELISIH}))'
    if lama.angka is None or baru.angka is None:
        return Isi(rumus, "")
    return Isi(rumus, float(bulat((dari_float(baru.angka) - dari_float(lama.angka)) * kali, DESIMAL_SELISIH)))
