"""The blocks of results: PKO, and targets against realisasi; every figure a formula over the table's own cells."""

from __future__ import annotations

from functools import lru_cache

from kertas_kerja.angka import bulat, dari_float
from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.blok import (
    BANTU,
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
    tercapai,
)
from kertas_kerja.lembar.format_isi import DESIMAL_SELISIH, format_selisih, skala_selisih
from kertas_kerja.lembar.realisasi_setahun import realisasi_setahun, terhadap_setahun
from kertas_kerja.lembar.sumber import KOSONG, Isi, acuan_daftar, skala_kolom
from kertas_kerja.rumus.ekspresi import Kolom, pita
from kertas_kerja.tabel.bagian import ringkas_semua
from kertas_kerja.tabel.capaian import RELASI_CAPAIAN, bacaan_lain, polaritas_ragu, polaritas_turun
from kertas_kerja.tabel.kosakata import TRIBULAN
from kertas_kerja.tabel.pemasok import Pemasok

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from kertas_kerja.lembar.kanvas import Kanvas
    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.profil import Pita
    from kertas_kerja.rumus.ekspresi import Daun

TANPA_SKALA = Isi('="–"', "–")
_ALAMAT = "\0"
SEMUA_BARIS = 12  # of targets and realisasi; with more rows than this no programs and kegiatan


def blok_pko(k: Kanvas, t: Tabel) -> Blok:
    """NKO, predikat, total; per indicator target, realisasi, capaian, nilai akhir, predikat, what is missing."""
    judul = ("No", "Indikator", "Target", "Realisasi", "Capaian", "Nilai akhir", "Predikat", "Terhadap target")
    teks, awal = kepala(k, t, judul), k.baris
    pilih = list(t.data())[:MAKS_BARIS]
    for nomor, b in enumerate(pilih, 1):
        _baris_kinerja(k, t, b, "", nomor)
    akhir = k.baris - 1
    sisa(k, t, len(pilih))
    nko, total = t.ringkas("nko"), t.ringkas("total")
    nilai = _sel_ringkas(k, t, nko) if nko is not None else KOSONG
    if not nilai.rumus:  # a row that is there but still blank is waiting for something: no mean of the rest
        nilai = _rata_semua(k, t, "nilai_akhir") if k.baris - 1 > akhir else _rata_blok(k, awal, akhir, NILAI)
    baris = k.baris
    predikat = _predikat_ringkas(k, t) or _pita(k, t, nilai, k.a1(NILAI))
    jumlah = _sel_ringkas(k, t, total) if total is not None else None
    _ringkas(k, "Nilai Kinerja Organisasi (NKO)", nilai, NILAI, predikat, tercapai(k, awal, akhir), jumlah)
    _warnai(k, awal, baris)
    return Blok(t, teks, awal, akhir, Isi(f"={k.a1(NILAI, baris)}", nilai.nilai), _ulang(k, predikat, baris))


def blok_target(k: Kanvas, t: Tabel) -> Blok:
    """For workbooks without PKO: target, realisasi, capaian per indicator, and the mean capaian."""
    judul = ("No", "Indikator", "Target", "Realisasi", "Capaian", "Status", "Predikat", "Terhadap target")
    teks, awal, grup = kepala(k, t, judul), k.baris, grup_terisi(k, t)
    pilih = baris_utama(t)
    for nomor, b in enumerate(pilih, 1):
        _baris_kinerja(k, t, b, grup, nomor)
    akhir = k.baris - 1
    sisa(k, t, len(pilih))
    nilai = _rata_tabel(k, t, grup) or _rata_blok(k, awal, akhir, CAPAIAN)
    baris = k.baris
    predikat = _pita(k, t, nilai, k.a1(CAPAIAN))
    _ringkas(k, label_rata(k, t), nilai, CAPAIAN, predikat, tercapai(k, awal, akhir))
    _warnai(k, awal, baris)
    return Blok(t, teks, awal, akhir, Isi(f"={k.a1(CAPAIAN, baris)}", nilai.nilai), _ulang(k, predikat, baris))


def label_rata(k: Kanvas, t: Tabel) -> str:
    """What the mean capaian is called: with its tribulan where the table has several."""
    grup = grup_terisi(k, t)
    return f"Rata-rata capaian {grup}" if grup in TRIBULAN and not terhadap_setahun(t) else "Rata-rata capaian"


def baris_utama(t: Tabel) -> list[Baris]:
    """The rows to show: all of a short table or a flat one, tujuan and sasaran of a long one with programs."""
    semua = list(t.data())
    if len(semua) <= SEMUA_BARIS:
        return semua
    iku = [b for b in semua if b.tingkat <= 1]
    return (iku or semua)[:MAKS_BARIS]


def grup_terisi(k: Kanvas, t: Tabel) -> str:
    """The last column group (tribulan, year) that holds a realisasi; "" where the whole year's stands beside them."""
    if _setahun(k, t):
        return ""
    for grup in reversed(t.grup):
        if grup and any(not k.sumber.kosong(b.ambil(f"realisasi@{grup}")) for b in t.data()):
            return grup
    return t.grup[-1]


def _setahun(k: Kanvas, t: Tabel) -> bool:
    """Whether target and realisasi of the year have columns of their own, and capaian is not told by tribulan alone."""
    kunci = {kol.kunci for kol in t.kolom if kol.nama}
    if not {"target", "realisasi"} <= kunci or ("capaian" not in kunci and t.punya("capaian")):
        return False
    return any(not k.sumber.kosong(b.ambil("realisasi")) for b in t.data())


def _kunci(b: Baris, nama: str, grup: str) -> str:
    return f"{nama}@{grup}" if grup and f"{nama}@{grup}" in b.sel else nama


def _baris_kinerja(k: Kanvas, t: Tabel, b: Baris, grup: str, nomor: int) -> None:
    g, nama = Tengah(k.gaya), nama_baris(k, b)
    target, realisasi = (b.ambil(_kunci(b, n, grup)) for n in ("target", "realisasi"))
    k.tulis(NO, nomor, g.format("isi_tengah"))
    k.tulis(NAMA, nama, g.format("isi"))
    isi_t, isi_r = k.sumber.sel(target), k.sumber.sel(realisasi)
    if grup and terhadap_setahun(t):
        isi_r = realisasi_setahun(k.sumber, t, b)
    k.tulis(TARGET, isi_t, g.format("angka", num_format=k.sumber.bentuk(target)))
    k.tulis(REALISASI, isi_r, g.format("angka", num_format=k.sumber.bentuk(realisasi)))
    capaian = _capaian(k, t, b, grup, isi_t, isi_r)
    k.tulis(CAPAIAN, capaian, g.format("angka", num_format=G.PERSEN))
    ragu = polaritas_ragu(b, k.sumber.bahan.konteks) and capaian.nilai in ("", None)
    turun, kali = _turun(k, b, isi_t, isi_r, capaian), skala_selisih(target, realisasi)
    selisih = KOSONG if ragu else _selisih(k, isi_t, isi_r, turun, kali)
    if t.kind == "pko":
        akhir = k.sumber.sel(b.ambil("nilai_akhir"), _skala(t, b.ambil("nilai_akhir"), "nilai_akhir"))
        k.tulis(NILAI, akhir, g.format("angka", num_format=G.PERSEN))
    else:
        akhir, s = capaian, k.a1(SELISIH)
        status = "" if selisih.angka is None else "tercapai" if selisih.angka >= 0 else "belum"
        k.tulis(NILAI, Isi(f'=IF({s}="","",IF({s}>=0,"tercapai","belum"))', status), g.format("isi_tengah"))
    k.tulis(PREDIKAT, _predikat(k, t, b, grup, akhir), g.format("predikat"))
    k.tulis(SELISIH, selisih, g.format("angka", num_format=format_selisih(target, realisasi)))
    k.tulis(BANTU, 1, g.format("polos", num_format=";;;"))
    k.turun()


def _skala(t: Tabel, sel: Sel | None, kunci: str) -> int:
    return skala_kolom(t, kunci)(sel) if sel is not None else 1


def _capaian(k: Kanvas, t: Tabel, b: Baris, grup: str, target: Isi, realisasi: Isi) -> Isi:
    """The table's capaian cell; computed here where the table has no such column."""
    kunci = _kunci(b, "capaian", grup)
    sel = b.ambil(kunci)
    if sel is not None:
        return k.sumber.sel(sel, _skala(t, sel, kunci))
    if target.tanggal or realisasi.tanggal:
        return KOSONG
    konteks = k.sumber.bahan.konteks
    rumus = next((r.rumus for r in RELASI_CAPAIAN if r.syarat is None or r.syarat(b, konteks)), None)
    if rumus is None:
        return KOSONG
    from kertas_kerja.rumus.excel import Acuan, rumus_sel
    from kertas_kerja.rumus.hitung import hitung

    letak = {"target": (k.a1(TARGET), target.angka), "realisasi": (k.a1(REALISASI), realisasi.angka)}

    def acuan(d: Daun) -> Acuan:
        return Acuan(letak[d.nama][0]) if isinstance(d, Kolom) else Acuan("0")

    def ambil(d: Daun) -> Decimal | None:
        nilai = letak[d.nama][1] if isinstance(d, Kolom) else None
        return None if nilai is None else dari_float(nilai)

    hasil = hitung(rumus, ambil, {})
    return Isi(rumus_sel(rumus, acuan, {}), "" if hasil is None else float(hasil))


def _turun(k: Kanvas, b: Baris, target: Isi, realisasi: Isi, capaian: Isi) -> bool:
    """Whether lower is better: as stated or named, else, where the name leaves it open, as the capaian tells."""
    konteks = k.sumber.bahan.konteks
    if polaritas_turun(b, konteks):
        return True
    t, r, c = target.angka, realisasi.angka, capaian.angka
    if t is None or r is None or c is None or not bacaan_lain(b, konteks):
        return False
    return (c > 1 and r < t) or (c < 1 and r > t)


def _selisih(k: Kanvas, target: Isi, realisasi: Isi, turun: bool, kali: int) -> Isi:
    """How far beyond (+) or short of (-) the target, in the indicator's own unit (percentage points).

    Not for a date, nor for a target 0 that more would be better than.
    """
    if target.tanggal or realisasi.tanggal:
        return KOSONG
    t, r = k.a1(TARGET), k.a1(REALISASI)
    kurang = f"COUNT({t},{r})<2" if turun else f"OR(COUNT({t},{r})<2,N({t})=0)"
    beda = f"{t}-{r}" if turun else f"{r}-{t}"
    rumus = f'=IF({kurang},"",ROUND({f"({beda})*100" if kali == 100 else beda},{DESIMAL_SELISIH}))'
    if target.angka is None or realisasi.angka is None or not (turun or target.angka):
        return Isi(rumus, "")
    jarak = (dari_float(realisasi.angka) - dari_float(target.angka)) * kali
    return Isi(rumus, float(bulat(-jarak if turun else jarak, DESIMAL_SELISIH)))


def _predikat(k: Kanvas, t: Tabel, b: Baris, grup: str, nilai: Isi) -> Isi:
    """The word in the table's own predikat column, else the band of the value.

    A formula of capaian over a realisasi that is still blank may show 0%: nothing that could be judged.
    """
    sel = b.ambil(_kunci(b, "predikat", grup))
    if sel is not None and (_skala_lain(k, t) or _predikat_pko(k).cocok(str(k.sumber.nilai(sel)))):
        return k.sumber.sel(sel)
    hasil = _pita(k, t, nilai, k.a1(NILAI if t.kind == "pko" else CAPAIAN))
    capaian, realisasi = (b.ambil(_kunci(b, n, grup)) for n in ("capaian", "realisasi"))
    if hasil is TANPA_SKALA or realisasi is None or capaian is None or _diketik_saja(k, realisasi, capaian):
        return hasil
    rumus = f'=IF({k.a1(REALISASI)}="","",{hasil.rumus.removeprefix("=")})'
    return Isi(rumus, "" if k.sumber.kosong(realisasi) else hasil.nilai)


def _diketik_saja(k: Kanvas, realisasi: Sel, capaian: Sel) -> bool:
    """A capaian that a person typed beside a blank realisasi: the one figure there is."""
    return k.sumber.kosong(realisasi) and capaian.rumus is None and not capaian.kosong


def _pita(k: Kanvas, t: Tabel, nilai: Isi, alamat: str) -> Isi:
    if _skala_lain(k, t):
        return TANPA_SKALA
    predikat = _predikat_pko(k)
    hasil = "" if nilai.angka is None else predikat.cari(dari_float(nilai.angka))
    return Isi(_rumus_pita(predikat).replace(_ALAMAT, alamat), hasil)


@lru_cache(maxsize=8)
def _rumus_pita(predikat: Pita) -> str:
    """The formula of a band's word; `_ALAMAT` stands for the cell of the value."""
    from kertas_kerja.rumus.excel import Acuan, rumus_sel

    return rumus_sel(pita(Kolom("nilai"), "predikat_pko"), lambda _: Acuan(_ALAMAT), {"predikat_pko": predikat})


def _predikat_pko(k: Kanvas) -> Pita:
    return k.sumber.bahan.konteks.profil.predikat_pko


def _skala_lain(k: Kanvas, t: Tabel) -> bool:
    """Whether the table's predikat are words of a scale that is not known: then no band is looked up for it."""
    if t.id not in k.sumber.bahan.konteks.skala_asing:
        return False
    from kertas_kerja.tabel.skala_kantor import kata_skala, sel_predikat

    return any(kata_skala(sel.teks) for sel in sel_predikat(t))


# ---------------------------------------------------------------------- baris ringkasan


def _ringkas(
    k: Kanvas, label: str, nilai: Isi, kolom: int, predikat: Isi, tercapai: Isi, total: Isi | None = None
) -> None:
    """The last row of a block: the figure, its predikat, how many reached their target, the total beside it."""
    bentuk, persen = k.gaya.format("ringkas"), k.gaya.format("ringkas", num_format=G.PERSEN, align="right", indent=1)
    k.gabung(NO, NAMA, label, bentuk)
    if total is not None:
        k.gabung(TARGET, REALISASI, "Total nilai akhir", k.gaya.format("ringkas", align="right", bold=False))
    isi = {TARGET: None, REALISASI: None, CAPAIAN: total, NILAI: None, kolom: nilai}
    for c, satu in isi.items():
        if total is None or c > REALISASI:
            k.tulis(c, satu, persen)
    k.tulis(PREDIKAT, predikat, k.gaya.format("predikat", bold=True, valign="vcenter"))
    k.tulis(SELISIH, tercapai, k.gaya.format("ringkas", align="right", indent=1))
    k.turun()


def _sel_ringkas(k: Kanvas, t: Tabel, b: Baris) -> Isi:
    """The number of a summary row, wherever the office put it."""
    sel = Pemasok(t, b, "", k.sumber.bahan.konteks).sel_baris(b, "nilai_akhir")
    return k.sumber.sel(sel, _skala(t, sel, "nilai_akhir"))


def _predikat_ringkas(k: Kanvas, t: Tabel) -> Isi | None:
    """The predikat that the table states, wherever in its row the word stands."""
    b = t.ringkas("predikat") or t.ringkas("nko")
    cocok = _predikat_pko(k).cocok
    for sel in b.sel.values() if b is not None else ():
        if cocok(str(k.sumber.nilai(sel))):
            return k.sumber.sel(sel)
    return None


def _rata_blok(k: Kanvas, awal: int, akhir: int, kolom: int) -> Isi:
    if akhir < awal:
        return KOSONG
    area, angka = k.area(awal, akhir, kolom), k.angka(awal, akhir, kolom)
    return Isi(f'=IF(COUNT({area})=0,"",AVERAGE({area}))', sum(angka) / len(angka) if angka else "")


def _rata_tabel(k: Kanvas, t: Tabel, grup: str) -> Isi | None:
    """The table's own mean capaian, which may still be waiting; without such a row the mean over all its rows."""
    b = ringkas_semua(t, "rata")
    kunci = f"capaian@{grup}" if grup and any(kol.kunci == f"capaian@{grup}" for kol in t.kolom) else "capaian"
    sel = b.ambil(kunci) if b is not None else None
    if sel is not None:
        return k.sumber.sel(sel, _skala(t, sel, kunci))
    hasil = _rata_semua(k, t, kunci)
    return hasil if hasil.rumus else None


def _rata_semua(k: Kanvas, t: Tabel, kunci: str) -> Isi:
    """The mean over all rows of the table; KOSONG where its cells have two scales."""
    daftar = [s for d in t.data() if (s := d.ambil(kunci)) is not None]
    skala = {_skala(t, s, kunci) for s in daftar if not k.sumber.kosong(s)}
    if len(skala) != 1:
        return KOSONG
    satu = skala.pop()
    return _rata_terukur(k, t, kunci, satu) or k.sumber.rata(daftar, satu)


def _rata_terukur(k: Kanvas, t: Tabel, kunci: str, skala: int) -> Isi | None:
    """The mean without the rows whose realisasi is blank, where a formula shows 0% for one; else None."""
    grup = kunci.partition("@")[2]
    pasangan = [(d.ambil(_kunci(d, "realisasi", grup)), d.ambil(kunci)) for d in t.data()]
    dua = [(r, c) for r, c in pasangan if r is not None and c is not None]
    if len(dua) < len(pasangan) or not any(k.sumber.kosong(r) and c.rumus and c.angka for r, c in dua):
        return None
    area = [acuan_daftar(sel) for sel in zip(*dua, strict=True)]
    if any(len(a) != 1 for a in area):
        return None
    angka = [n for r, c in dua if not k.sumber.kosong(r) and (n := Isi("", k.sumber.nilai(c)).angka) is not None]
    rumus = f'=IFERROR(AVERAGEIF({area[0][0]},"<>",{area[1][0]}){"/100" if skala == 100 else ""},"")'
    return Isi(rumus, sum(angka) / len(angka) / skala if angka else "")


def _ulang(k: Kanvas, predikat: Isi, baris: int) -> Isi:
    return Isi(f"={k.a1(PREDIKAT, baris)}", predikat.nilai)


def _warnai(k: Kanvas, awal: int, akhir: int) -> None:
    k.gaya.pasang(k.ws, G.format_predikat(k.area(awal, akhir, PREDIKAT), _predikat_pko(k)))
    k.ws.conditional_format(
        k.area(awal, max(awal, akhir - 1), CAPAIAN),
        {
            "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": f"#{G.BATANG_SEL}",
            "bar_border_color": f"#{G.BATANG}", "min_type": "num", "min_value": 0, "max_type": "num",
            "max_value": 1.2, "bar_negative_color_same": True, "bar_negative_border_color_same": True,
        },
    )  # fmt: skip
