"""The tab Ringkasan: one page that shows NKO, predikat, each indicator, findings, and where everything stands."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import quote_sheet
from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.blok import (
    CAPAIAN,
    NAMA,
    NILAI,
    NO,
    PREDIKAT,
    REALISASI,
    SELISIH,
    TARGET,
    Blok,
    nama_baris,
    tercapai,
)
from kertas_kerja.lembar.blok_kinerja import blok_pko, blok_target, label_rata
from kertas_kerja.lembar.blok_kkpt import blok_kkpt
from kertas_kerja.lembar.daftar import TABEL_DI_SAMPING, daftar_kosong, daftar_tabel, daftar_temuan
from kertas_kerja.lembar.data_grafik import DataGrafik, daftar_data, tabel_data
from kertas_kerja.lembar.grafik import TINGGI, TINGGI_KECIL, grafik_capaian, grafik_data
from kertas_kerja.lembar.kanvas import TINGGI_A4, Kanvas, batas_halaman, cetak_rapi, skala_lebar
from kertas_kerja.lembar.sumber import Isi
from kertas_kerja.lembar.ubin_anggaran import angka_anggaran
from kertas_kerja.lembar.ukur import TITIK, piksel
from kertas_kerja.model.tanda import KALIMAT_RINGKASAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from kertas_kerja.lembar.daftar import Kosong
    from kertas_kerja.lembar.gaya import Gaya
    from kertas_kerja.lembar.sumber import Sumber
    from kertas_kerja.lembar.temuan import LetakTemuan
    from kertas_kerja.model import Tabel

LEBAR = (5.0, 45.0, 14.0, 14.0, 16.0, 16.0, 25.0, 25.0, 0.8)
SKALA_TERKECIL = 0.66  # smaller print is hard to read: then there is a second page
SKALA_BEBERAPA = 0.75  # of those pages
MAKS_BLOK = 16
JUTA = 1_000_000
_KANTOR = (
    r"(?i)\b(kecamatan|kelurahan|dinas|badan|inspektorat|sekretariat|bagian|rsud|rumah sakit|puskesmas|kantor"
    r"|satuan polisi)\b"
)
BELUM = "belum dapat dihitung"
CATATAN = (
    f"{KALIMAT_RINGKASAN} "
    "Temuan berasal dari pemeriksaan terakhir; isi kolom Status pada lembar Temuan untuk menandai yang sudah ditangani."
)


class Ubin(NamedTuple):
    """One of the four figures at the head of the page."""

    label: str | Isi
    isi: Isi
    format: str = "General"
    predikat: bool = False


def bangun_ringkasan(
    buku: Any, lembar: Any, gaya: Gaya, sumber: Sumber, temuan: LetakTemuan, kosong: Sequence[Kosong] = ()
) -> None:
    """Writes the tab into an XlsxWriter sheet: the newest results, findings and chart first, the rest below.

    `kosong` are the results that the fill left blank.
    """
    k = Kanvas(lembar, gaya, sumber, LEBAR)
    cetak_rapi(lembar, "Ringkasan")
    _judul(k)
    ubin = k.baris
    for tinggi in (16, 34, 8):
        k.turun(tinggi)
    urutan, daftar, awal = urutkan(sumber.bahan.kenal.tabel), [], []
    for t in urutan[:1]:
        daftar.append(_satu_blok(k, t))
    awal.append((k.baris, k.tinggi))
    _tengah(buku, k, daftar, temuan)
    daftar_kosong(k, kosong)
    lain, pita = daftar_data(k), k.baris
    if lain:
        awal.append((k.baris, k.tinggi))
        k.turun(TINGGI_KECIL * TITIK + 8)
    for t in urutan[1:]:
        awal.append((k.baris, k.tinggi))
        daftar.append(_satu_blok(k, t))
    _grafik_lain(buku, k, lain, pita, awal)
    awal.append((k.baris, k.tinggi))
    if len(sumber.bahan.kenal.tabel) > TABEL_DI_SAMPING:
        daftar_tabel(k, sumber.bahan.kenal.tabel)
    _catatan(k)
    _ubin(k, ubin, _isi_ubin(k, daftar, temuan))
    _halaman(k, awal)
    lembar.set_tab_color(f"#{G.TAUTAN}")
    lembar.activate()


def _halaman(k: Kanvas, awal: list[tuple[int, float]]) -> None:
    """One page if it stays legible, else pages that end between blocks; `awal`: where each part may begin."""
    k.ws.print_area(0, 0, k.baris - 1, SELISIH)
    lebar = skala_lebar(LEBAR[: SELISIH + 1])
    if min(lebar, TINGGI_A4 / k.tinggi) >= SKALA_TERKECIL:
        k.ws.fit_to_pages(1, 1)
        return
    skala = min(lebar, SKALA_BEBERAPA)
    k.ws.set_print_scale(int(skala * 100))
    k.ws.set_h_pagebreaks(batas_halaman(awal, k.tinggi, skala))


def _judul(k: Kanvas) -> None:
    k.gabung(NO, SELISIH, "Ringkasan Kinerja", k.gaya.format("judul"))
    k.turun(22)
    kantor = _kantor(k.sumber)
    if kantor is not None:
        k.gabung(NO, SELISIH, kantor, k.gaya.format("subjudul", font_color=f"#{G.TINTA_LEMAH}"))
        k.turun(17)


def _kantor(sumber: Sumber) -> Isi | None:
    """The line of a title that names the office: the shortest one."""
    daftar = sumber.bahan.kenal.tabel
    calon = [c for t in urutkan(daftar)[:1] for c in _judul_kantor(t)] or [c for t in daftar for c in _judul_kantor(t)]
    if not calon:
        return None
    _, lembar, baris, kolom = min(calon, key=lambda c: c[0])
    from kertas_kerja.buku.refs import format_cell

    acuan = f"{quote_sheet(lembar)}!{format_cell(baris, kolom)}"
    teks = str(sumber.isi(lembar, baris, kolom)).replace(":", "")
    return Isi(f'=TRIM(SUBSTITUTE({acuan},":",""))', " ".join(p for p in teks.split(" ") if p))


def _judul_kantor(t: Tabel) -> Iterator[tuple[int, str, int, int]]:
    for j in t.sel_judul:
        if len(j.teks) <= 80 and re.search(_KANTOR, j.teks) and not re.match(r"\W*tabel\b", j.teks, re.I):
            yield len(j.teks), t.lembar, j.baris, j.kolom


def urutkan(tabel: Sequence[Tabel]) -> list[Tabel]:
    """The tables that get a block, newest first: PKO, else targets and realisasi; then the Kertas Kerja.

    A table that is prepared for a tribulan or a year still to come stands behind those with a realisasi.
    """
    jenis = "pko" if any(t.kind == "pko" for t in tabel) else "target_realisasi"
    nomor = {t.id: i for i, t in enumerate(tabel)}
    calon = [t for t in tabel if t.kind in (jenis, "kkpt") and any(True for _ in t.data())]
    urut = sorted(calon, key=lambda t: (t.kind == "kkpt", not _terukur(t), -(t.tahun or 0), -nomor[t.id]))
    return urut[:MAKS_BLOK]


def _terukur(t: Tabel) -> bool:
    """Whether the table has a realisasi of any row."""
    return any(not s.kosong for b in t.data() for k, s in b.sel.items() if k.split("@")[0] == "realisasi")


def _satu_blok(k: Kanvas, t: Tabel) -> Blok:
    blok = (blok_kkpt if t.kind == "kkpt" else blok_pko if t.kind == "pko" else blok_target)(k, t)
    k.turun(8)
    return blok


# ---------------------------------------------------------------------- angka utama


def _isi_ubin(k: Kanvas, daftar: list[Blok], temuan: LetakTemuan) -> list[Ubin]:
    """Up to four figures: of the newest table of results, else of the Kertas Kerja or the budget; and the findings."""
    hasil = next((b for b in daftar if b.utama is not None), None)
    kkpt = next((b for b in daftar if not b.persen), None)
    ubin: list[Ubin] = []
    if hasil is not None and hasil.utama is not None and hasil.predikat is not None:
        label = "Nilai Kinerja Organisasi (NKO)" if hasil.tabel.kind == "pko" else label_rata(k, hasil.tabel)
        ubin = [
            Ubin(_atau_ragu(label, temuan, hasil.tabel.lembar), _atau_belum(hasil.utama), G.PERSEN),
            Ubin("Predikat", _atau_belum(hasil.predikat), predikat=True),
            Ubin("Mencapai target", tercapai(k, hasil.awal, hasil.akhir, ekor=" indikator")),
        ]
    elif kkpt is not None:
        ubin = [
            Ubin("Indikator kinerja", _jumlah(k, kkpt), G.BULAT),
            Ubin("Target naik", tercapai(k, kkpt.awal, kkpt.akhir, NILAI, ">0", " indikator")),
            Ubin("Di atas realisasi tahun lalu", tercapai(k, kkpt.awal, kkpt.akhir, SELISIH, ">0", " indikator")),
        ]
    else:
        ubin = [Ubin(label, isi, bentuk) for label, isi, bentuk in angka_anggaran(k)]
    return [*ubin, Ubin("Temuan", _kalimat_temuan(temuan))]


def _atau_ragu(label: str, temuan: LetakTemuan, lembar: str) -> Isi | str:
    """The label of a figure; it tells of open errors on the sheet that the figure comes from."""
    salah = temuan.salah_di(lembar)
    if not salah.angka:
        return label
    awal, akhir, n = f"{label.partition(' (')[0]}: belum pasti, ", " temuan salah di lembarnya", salah.rumus[1:]
    return Isi(f'=IF({n}=0,"{label}","{awal}"&{n}&"{akhir}")', f"{awal}{salah.angka:.0f}{akhir}")


def _atau_belum(isi: Isi) -> Isi:
    """A figure that may still be blank says so."""
    sel = isi.rumus[1:]
    return Isi(f'=IF({sel}="","{BELUM}",{sel})', BELUM if isi.nilai == "" else isi.nilai)


def _jumlah(k: Kanvas, blok: Blok) -> Isi:
    """How many indicators have a name."""
    tampil = list(blok.tabel.data())[: blok.akhir - blok.awal + 1]
    banyak = sum(nama_baris(k, b).nilai != "" for b in tampil)
    return Isi(f'=COUNTIF({k.area(blok.awal, blok.akhir, NAMA)},"?*")', float(banyak))


def _kalimat_temuan(temuan: LetakTemuan) -> Isi:
    bagian = [(temuan.hitung(t), G.KATA_TINGKAT[t].lower()) for t in ("error", "warning", "info")]
    rumus = '&" · "&'.join(f'{isi.rumus[1:]}&" {kata}"' for isi, kata in bagian)
    return Isi(f"={rumus}", " · ".join(f"{int(isi.angka or 0)} {kata}" for isi, kata in bagian))


def _ubin(k: Kanvas, baris: int, daftar: Sequence[Ubin]) -> None:
    tempat = [(NO, NAMA), (TARGET, REALISASI), (CAPAIAN, NILAI), (PREDIKAT, SELISIH)][4 - len(daftar) :]
    if len(daftar) == 1:
        tempat = [(NO, NAMA)]
    label = k.gaya.format("keterangan", border=1, border_color=f"#{G.GARIS}", align="center", valign="vcenter")
    for (kiri, kanan), ubin in zip(tempat, daftar, strict=True):
        k.gabung(kiri, kanan, ubin.label, label, baris)
        angka = ubin.isi.angka is not None and not ubin.predikat
        ukuran = _ukuran(ubin.isi, angka)
        bentuk = k.gaya.format("utama", font_size=ukuran, num_format=ubin.format, text_wrap=not angka)
        k.gabung(kiri, kanan, ubin.isi, bentuk, baris + 1)
        if ubin.predikat:
            pita = k.sumber.bahan.konteks.profil.predikat_pko
            k.gaya.pasang(k.ws, G.format_predikat(k.area(baris + 1, baris + 1, kiri, kanan), pita))


def _ukuran(isi: Isi, angka: bool) -> int:
    """The size of a figure: rupiah and long words in smaller letters."""
    if angka:
        return 20 if abs(isi.angka or 0) < JUTA else 14
    return 12 if len(str(isi.nilai)) > 12 else 16


# ---------------------------------------------------------------------- temuan, tabel, grafik


def _tengah(buku: Any, k: Kanvas, daftar: list[Blok], temuan: LetakTemuan) -> None:
    """Left: findings by severity and a short list of tables; right: the chart of the newest results."""
    atas = k.tinggi
    grafik = [b for b in daftar if b.utama is not None and k.angka(b.awal, b.akhir, CAPAIAN)]
    _grafik(buku, k, grafik)
    daftar_temuan(k, temuan)
    tabel = k.sumber.bahan.kenal.tabel
    if len(tabel) <= TABEL_DI_SAMPING:
        k.turun(6)
        daftar_tabel(k, tabel)
    if grafik:
        _isi_sampai(k, atas + (TINGGI + 8) * TITIK)
    k.turun(8)


def _isi_sampai(k: Kanvas, tinggi: float) -> None:
    while k.tinggi < tinggi:
        k.turun(15)


def _catatan(k: Kanvas) -> None:
    k.turun(8)
    k.gabung(NO, SELISIH, CATATAN, k.gaya.format("keterangan"))
    k.turun(k.perlu(CATATAN, NO, SELISIH, 9))


def _grafik(buku: Any, k: Kanvas, daftar: list[Blok]) -> None:
    lebar = sum(int(piksel(w)) for w in LEBAR[CAPAIAN : SELISIH + 1]) - 8
    for nomor, blok in enumerate(daftar):
        pilihan = {
            "x_offset": 6, "y_offset": 2 + nomor * (TINGGI + 6), "object_position": 2,
            "description": f"Grafik capaian per indikator dengan garis target 100%: {blok.judul}",
        }  # fmt: skip
        k.ws.insert_chart(k.baris, CAPAIAN, grafik_capaian(buku, k.ws.get_name(), blok, lebar), pilihan)


def _grafik_lain(buku: Any, k: Kanvas, daftar: list[DataGrafik], pita: int, awal: list[tuple[int, float]]) -> None:
    """Up to three charts side by side in the row `pita`, and below all blocks the tables that they draw."""
    penuh = sum(int(piksel(w)) for w in LEBAR[: SELISIH + 1])
    lebar = penuh // max(len(daftar), 2)
    if daftar:
        awal.append((k.baris, k.tinggi))
        k.gabung(NO, SELISIH, "Angka di balik grafik", k.gaya.format("subjudul"))
        k.turun(20)
    for nomor, d in enumerate(daftar):
        letak = tabel_data(k, d)
        pilihan = {
            "x_offset": nomor * lebar, "y_offset": 2, "object_position": 2, "description": f"Grafik: {d.judul}",
        }  # fmt: skip
        k.ws.insert_chart(pita, NO, grafik_data(buku, k.ws.get_name(), d, letak, lebar - 6), pilihan)
