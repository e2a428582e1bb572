"""What a fill leaves blank: never a guess, and one sentence that says what the operator does next."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from kertas_kerja.angka import Angka
from kertas_kerja.api import fill
from kertas_kerja.buku.refs import Range
from kertas_kerja.cetak.hasil import HasilIsi
from kertas_kerja.isi.belum import halangan
from kertas_kerja.model import Baris, Sel, Tabel
from kertas_kerja.profil import muat_profil
from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.tabel.dasar import Konteks, Relasi
from kertas_kerja.tabel.pemasok import Pemasok
from kertas_kerja.tabel.relasi import Tempat
from tests.isi.buku import buku, sel
from tests.isi.test_jumlah import KEPALA, KEPALA_UANG, berjenjang, tetap

TB = ("I", "II", "III", "IV")


def isi(lembar: list[list[Any]], bentuk: dict[tuple[str, str], str] | None = None) -> HasilIsi:
    hasil = fill(buku({"L": lembar}, bentuk), tabs=False)
    tetap(hasil.data)
    return hasil


def kalimat(hasil: HasilIsi) -> list[str]:
    return [u.message for u in hasil.unfilled]


def triwulan(*baris: list[Any], kata: str = "Realisasi Triwulan") -> list[list[Any]]:
    kepala = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", *(f"{kata} {r}" for r in TB), "Realisasi"]
    judul = ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"]
    return [judul, [*kepala, "Capaian"], *([i, f"Sasaran {i}", *b, None, None] for i, b in enumerate(baris, 1))]


def uang(*baris: list[Any], kata: str = "Realisasi Anggaran Triwulan") -> list[list[Any]]:
    kepala = [*KEPALA, "Pagu Anggaran", *(f"{kata} {r}" for r in TB), "Realisasi Anggaran", "Serapan"]
    judul = ["Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025"]
    depan = [[i, f"Program {i}", f"Indeks {i}", 80, 80, None] for i in range(1, len(baris) + 1)]
    return [judul, kepala, *([*d, *b, None, None] for d, b in zip(depan, baris, strict=True))]


def test_baris_rata_rata_tanpa_pagu_disebut_dan_tidak_diisi() -> None:
    """Blank on purpose, or still to be filled? Neither the ratio of sums nor the mean of ratios is written."""
    lembar = [*berjenjang()[:-1], [None, "RATA-RATA", *[None] * 7]]
    hasil = isi(lembar)
    assert [sel(hasil.data, "L", a) for a in ("G9", "H9", "I9")] == [None] * 3
    assert sel(hasil.data, "L", "F9") is not None
    assert kalimat(hasil) == [
        "L!I9 (serapan) dibiarkan kosong karena realisasi anggaran dan pagu di baris itu masih kosong; "
        "isi dahulu bila memang ada."
    ]
    assert hasil.unfilled[0].cells == ("I9",)
    assert json.loads(hasil.to_json())["unfilled"][0]["sheet"] == "L"
    assert kalimat(hasil)[0] in hasil.to_text()


def test_dua_hitungan_yang_berbeda_tidak_diisi() -> None:
    """The parent's own tribulan give 400, the rows below it 390: neither is written, nor what depends on it."""
    lembar = uang([1000, 100, 50, 100, 150], [400, 60, 30, 50, 60], [600, 40, 20, 40, 90])
    for baris, nama in zip(lembar[2:], ("Program Surat", "Kegiatan Cetak", "Kegiatan Kirim"), strict=True):
        baris[1] = nama
    hasil = isi(lembar)
    assert [sel(hasil.data, "L", f"L{r}") for r in (3, 4, 5)] == [None, 200, 190]
    assert sel(hasil.data, "L", "M3") in (None, "")
    assert kalimat(hasil) == [
        "L!L3 (nilai) dibiarkan kosong karena dua hitungannya berbeda, 400 (realisasi anggaran setahun) dan "
        "390 (realisasi anggaran); betulkan angka yang keliru, lalu jalankan lagi."
    ]
    lembar[4][10] = 100
    assert sel(isi(lembar).data, "L", "L3") == 400


def test_jumlah_tanpa_bagian_yang_belum_ada() -> None:
    lembar = uang([None] * 5, [500, 100, 200, 300, 400], [600, 40, 20, 40, 90])
    for baris, nama in zip(lembar[2:], ("Program Surat", "Kegiatan Cetak", "Kegiatan Kirim"), strict=True):
        baris[1] = nama
    hasil = isi(lembar)
    assert [sel(hasil.data, "L", f"L{r}") for r in (3, 4, 5)] == [None, None, 190]
    assert kalimat(hasil)[0].startswith("L!L4 (realisasi anggaran setahun) dibiarkan kosong karena angka tribulannya")
    assert kalimat(hasil)[1].startswith("L!L3 (realisasi anggaran) dibiarkan kosong karena nilai setahun di L4 belum")


def test_skala_campuran_tidak_dirata_ratakan() -> None:
    lembar = [
        ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"],
        ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
        ["Sasaran A", "Indeks A", 80, 60, 0.75],
        ["Sasaran B", "Indeks B", 80, 64, 80],
        ["Rata-rata Capaian", None, None, None, None],
    ]
    hasil = isi(lembar, {("L", "E3"): "0.00%"})
    assert sel(hasil.data, "L", "E5") is None
    assert kalimat(hasil) == [
        "L!E5 (rata-rata capaian) dibiarkan kosong karena capaian ditulis dengan persen dan tanpa persen sekaligus; "
        "samakan penulisannya, lalu jalankan lagi."
    ]


def test_lebih_dari_255_daerah_tidak_menjadi_rumus() -> None:
    """Excel takes at most 255 arguments: a formula with more would make the file look damaged."""
    baris: list[list[Any]] = []
    for i in range(300):
        baris += [[None, f"Program {i}", f"Indeks {i}", 80, 80, None, None, None, None]]
        baris += [[None, f"Kegiatan {i}", f"Jumlah {i}", 8, 8, None, 1000 + i, 900, None]]
    judul = ["Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025"]
    hasil = isi([judul, [*KEPALA, *KEPALA_UANG], *baris, [None, "JUMLAH", *[None] * 7]])
    assert sel(hasil.data, "L", "G603") is None
    assert sel(hasil.data, "L", "G3") == 1000
    assert any(k.startswith("L!G603 (jumlah pagu) dibiarkan kosong karena rumusnya") for k in kalimat(hasil))


def test_baris_yang_belum_berangka_tidak_disebut() -> None:
    lembar = [
        ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"],
        ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
        ["Sasaran A", "Indeks A", None, None, None],
        ["Rata-rata Capaian", None, None, None, None],
    ]
    assert kalimat(isi(lembar)) == []


@pytest.mark.parametrize(
    ("kata", "realisasi", "harap"),
    [
        ("Realisasi Triwulan", [3, 3, 2, 4], 12),
        ("Realisasi s.d. Triwulan", [3, 6, 8, 12], 12),
        ("Realisasi Kumulatif Triwulan", [3, 6, 8, 11], 11),
        ("Realisasi s.d. Triwulan", [3, 6, 5, 12], None),  # up to then, yet it falls
        ("Realisasi Triwulan", [3, 6, 8, 11], None),  # may be either
        ("Realisasi Triwulan", [0, 0, 0, 11], 11),  # both ways the same
        ("Realisasi Triwulan", [2, 2, 4, 4], 12),  # adds up to the target
    ],
)
def test_cara_setahun_menurut_dokumen(kata: str, realisasi: list[int], harap: int | None) -> None:
    hasil = isi(triwulan(["Jumlah dokumen", "dokumen", 12, *realisasi], kata=kata))
    assert sel(hasil.data, "L", "J3") == harap
    assert len(kalimat(hasil)) == (harap is None)


def test_deret_lain_di_kolom_itu_menjelaskan_caranya() -> None:
    """One programme's figures fall, so they are per tribulan, and so are those beside them that never fall."""
    hasil = isi(uang([1000, 300, 100, 200, 100], [1500, 100, 200, 300, 400], [500, 100, 200, 300, 400]))
    assert [sel(hasil.data, "L", f"L{r}") for r in (3, 4, 5)] == [700, 1000, None]  # 1000 of 500 is not certain
    ragu = isi(uang([1500, 100, 200, 300, 400], [900, 10, 20, 30, 40]))
    assert [sel(ragu.data, "L", f"L{r}") for r in (3, 4)] == [None, None]
    assert ragu.unfilled[0].cells == ("L3", "L4")


def test_target_tribulan_menjelaskan_realisasinya() -> None:
    kepala = ["Sasaran", "Indikator Kinerja", "Satuan", *(f"Target TW {r}" for r in TB), "Target"]
    kepala += [*(f"Realisasi TW {r}" for r in TB), "Realisasi", "Capaian"]
    judul = ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"]
    kumulatif = ["Sasaran A", "Jumlah surat", "surat", 3, 6, 9, 12, 12, 2, 5, 8, 11, None, None]
    tiap = ["Sasaran B", "Jumlah rapat", "rapat", 1, 2, 3, 4, 10, 1, 2, 3, 5, None, None]
    assert sel(isi([judul, kepala, kumulatif]).data, "L", "M3") == 11
    assert sel(isi([judul, kepala, tiap]).data, "L", "M3") == 11
    assert sel(isi([judul, kepala, tiap]).data, "L", "M3", rumus=True).count("+") == 3


def test_baris_penomoran_menyebut_jumlah() -> None:
    lembar = triwulan(["Jumlah dokumen", "dokumen", 20, 3, 4, 5, 6])
    lembar.insert(2, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10 = 6+7+8+9", "11 = 10/5"])
    assert sel(isi(lembar).data, "L", "J4") == 18


def test_tengah_tahun_rumus_menunggu_tribulan_yang_belum_ada() -> None:
    kepala = ["Sasaran", "Indikator Kinerja", "Satuan", *(f"Target TW {r}" for r in TB), "Target"]
    kepala += [*(f"Realisasi TW {r}" for r in TB), "Realisasi", *(f"Capaian TW {r}" for r in TB)]
    judul = ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"]
    surat = ["Sasaran A", "Jumlah surat", "surat", 3, 3, 3, 3, 12, 4, 3, None, None, None, *[None] * 4]
    indeks = ["Sasaran B", "Indeks layanan", "indeks", 70, 72, 74, 80, 80, 70, 72, None, None, None, *[None] * 4]
    data = isi([judul, kepala, surat, indeks]).data
    assert [sel(data, "L", a, rumus=True) for a in ("M3", "M4")] == [
        '=IF(COUNT(I3,J3,K3,L3)<4,"",I3+J3+K3+L3)',
        '=IF(COUNT(L4)=0,"",L4)',
    ]
    assert [sel(data, "L", a) or None for a in ("M3", "M4")] == [None, None]
    assert [sel(data, "L", f"{k}3") or None for k in "NOPQ"] == pytest.approx([4 / 3, 1, None, None], abs=1e-12)
    assert sel(data, "L", "P3", rumus=True) == '=IF(OR(COUNT(K3,F3)<2,F3=0),"",K3/F3)'


def test_capaian_setahun_tanpa_kolom_realisasi_setahun() -> None:
    kepala = ["Sasaran", "Indikator Kinerja", "Satuan", "Target", *(f"Realisasi TW {r}" for r in TB), "Capaian"]
    judul = ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"]
    baris = [
        ["Sasaran A", "Jumlah surat", "surat", 16, 3, 5, 2, 4, None],
        ["Sasaran B", "Indeks layanan", "indeks", 80, 70, 72, 75, 76, None],
    ]
    data = isi([judul, kepala, *baris]).data
    assert [sel(data, "L", a) for a in ("I3", "I4")] == pytest.approx([14 / 16, 76 / 80], abs=1e-12)


def test_capaian_sampai_dengan_tribulan_mengikuti_tabelnya() -> None:
    """25% and 50% of the annual target stand there: TB III goes on with 75%, and so do the rows still blank."""
    kepala = ["Sasaran", "Indikator Kinerja", "Satuan", "Target", *(f"Realisasi TW {r}" for r in TB)]
    kepala += [*(f"Capaian TW {r}" for r in TB)]
    judul = ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"]
    berjalan = ["Sasaran A", "Jumlah surat", "surat", 12, 3, 3, 3, None, "25,00%", "50,00%", None, None]
    kosong = ["Sasaran B", "Jumlah rapat", "rapat", 10, 1, 2, 3, 4, *[None] * 4]
    indeks = ["Sasaran C", "Indeks layanan", "indeks", 80, 40, 60, None, None, *[None] * 4]
    hasil = isi([judul, kepala, berjalan, kosong, indeks])
    assert [sel(hasil.data, "L", f"{k}3") or None for k in "KL"] == [0.75, None]
    assert sel(hasil.data, "L", "L3", rumus=True) == '=IF(OR(COUNT(E3,F3,G3,H3,D3)<5,D3=0),"",(E3+F3+G3+H3)/D3)'
    assert [sel(hasil.data, "L", f"{k}4") for k in "IJKL"] == pytest.approx([0.1, 0.3, 0.6, 1], abs=1e-12)
    assert [sel(hasil.data, "L", f"{k}5") for k in "IJ"] == [0.5, 0.75]
    assert hasil.unfilled == ()
    berjalan[9] = "25,00%"
    assert [sel(isi([judul, kepala, berjalan, kosong]).data, "L", f"{k}4") for k in "IJKL"] == [0.1, 0.2, 0.3, 0.4]


def test_capaian_tribulan_tanpa_contoh_tidak_ditebak() -> None:
    """TB I is the same in both ways; the later ones wait for an example."""
    kepala = ["Sasaran", "Indikator Kinerja", "Satuan", "Target", *(f"Realisasi TW {r}" for r in TB)]
    kepala += [*(f"Capaian TW {r}" for r in TB)]
    judul = ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"]
    hasil = isi([judul, kepala, ["Sasaran B", "Jumlah rapat", "rapat", 10, 1, 2, 3, None, *[None] * 4]])
    assert [sel(hasil.data, "L", f"{k}3", rumus=True) is not None for k in "IJKL"] == [True, False, False, False]
    assert [u.cells for u in hasil.unfilled] == [("J3", "K3")]
    awal_tahun = isi([judul, kepala, ["Sasaran B", "Jumlah rapat", "rapat", 10, 1, None, None, None, *[None] * 4]])
    assert [sel(awal_tahun.data, "L", f"{k}3", rumus=True) is not None for k in "IJKL"] == [True, False, False, False]


@pytest.mark.parametrize(("f02", "terisi"), [(3.2, True), (3.82, False), (None, True)])
def test_bobot_kali_nilai_harus_cocok_dengan_jumlah_yang_tertulis(f02: float | None, terisi: bool) -> None:
    """30% × 4 + 70% × 2,86 = 3,20; beside a typed 3,82 the bobot may be those of another instrument."""
    lembar = [
        ["Data Pendukung IPP Tahun 2025"],
        ["NO", "ASPEK DAN INDIKATOR", "BOBOT", "JUMLAH NILAI INDIKATOR", "NILAI ASPEK"],
        [None, "INDEX F02", None, None, f02],
        [1, "Kebijakan Pelayanan", 0.3, 4, None],
        [2, "Profesionalisme SDM", 0.7, 2.86, None],
    ]
    hasil = isi(lembar, {("L", f"C{r}"): "0%" for r in (4, 5)})
    assert [sel(hasil.data, "L", a, rumus=True) is not None for a in ("E4", "E5")] == [terisi] * 2
    assert sel(hasil.data, "L", "E3") == pytest.approx(f02 or 3.202, abs=1e-12 if f02 is None else 0.002)
    assert len(kalimat(hasil)) == (not terisi)
    assert terisi or "L!E4, E5 (nilai) dibiarkan kosong karena hasilnya tidak cocok dengan E3" in kalimat(hasil)[0]


def test_rumus_tidak_membaca_satu_sel_untuk_dua_kolom() -> None:
    """A declaration whose two inputs fall on one cell, or on the result: no formula, rather than A9 - A9 = 0."""
    t = _tempat([5, 6], hasil=4)
    assert halangan(t, set()) is None
    assert halangan(_tempat([5, 5], hasil=4), set()) is not None
    assert halangan(_tempat([5, 4], hasil=4), set()) is not None


def _tempat(kolom: list[int], hasil: int) -> Tempat:
    """Capaian in column `hasil` of a row whose realisasi and target stand in these columns."""
    satu = [Sel("L", 9, k, "80", Angka(Decimal(80), 0)) for k in kolom]
    baris = Baris(9, "data", dict(zip(("realisasi", "target"), satu, strict=True)))
    tabel = Tabel("t1", "target_realisasi", "", "L", Range(1, 1, 9, 9), (), (baris,))
    relasi = Relasi("KK101", "capaian", Kolom("realisasi") / Kolom("target"))
    pemasok = Pemasok(tabel, baris, "", Konteks(muat_profil()), {})
    return Tempat(relasi, tabel, baris, "", Sel("L", 9, hasil), pemasok)


def test_tanggal_di_kolom_angka_tidak_dibaca_rumus() -> None:
    """Excel makes a date of a typed "1-2"; to a formula it is its serial number, and a sum would hold 45,658."""
    kepala = ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Pagu", "Realisasi Anggaran"]
    lembar = [
        ["Perbandingan Realisasi Kinerja dengan Realisasi Anggaran Tahun 2025"],
        kepala,
        ["Program A", "Indeks A", 45658, 4, None, 1000, 900],
        ["Program B", "Indeks B", 5, 4, None, 45658, 800],
        ["JUMLAH", None, None, None, None, None, None],
    ]
    hasil = isi(lembar, {("L", "C3"): "dd/mm/yyyy", ("L", "F4"): "dd/mm/yyyy"})
    assert [sel(hasil.data, "L", a) for a in ("E3", "F5")] == [None, None]
    assert [sel(hasil.data, "L", a) for a in ("E4", "G5")] == [0.8, 1700]
    assert kalimat(hasil) == [
        "L!E3 (capaian) dibiarkan kosong karena C3 berupa tanggal, bukan angka; ketik angkanya, lalu jalankan lagi.",
        "L!F5 (jumlah pagu) dibiarkan kosong karena F4 berupa tanggal, bukan angka; ketik angkanya, "
        "lalu jalankan lagi.",
    ]


def test_rumus_yang_membaca_galat_tidak_menyimpan_nilai() -> None:
    """The formula would show the error; the mean of the other rows beside it is another number than Excel's."""
    judul = ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"]
    kepala = ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
    baris = [["Sasaran A", "Indeks A", "#REF!", 4, None], ["Sasaran B", "Indeks B", 5, 4, None]]
    hasil = isi([judul, kepala, *baris, ["Rata-rata Capaian", None, None, None, None]])
    assert sel(hasil.data, "L", "E3", rumus=True) == '=IF(OR(COUNT(D3,C3)<2,C3=0),"",D3/C3)'
    assert [sel(hasil.data, "L", a) for a in ("E3", "E4", "E5")] == [None, 0.8, None]
    galat = isi([judul, kepala, ["Sasaran A", "Indeks A", "#REF!", "#N/A", None], baris[1]])
    assert kalimat(galat) == [
        "L!E3 (capaian) dibiarkan kosong karena D3, C3 bernilai galat; betulkan dahulu, lalu jalankan lagi."
    ]


def test_rata_rata_tidak_membaca_rasio_di_samping_poin_persen() -> None:
    """A typed 93,75 without a sign and a blank cell prepared as 0.00%: no mean of the two means anything."""
    judul = ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"]
    kepala = ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
    baris = [["Sasaran A", "Indeks A", 80, 75, 93.75], ["Sasaran B", "Indeks B", 80, 60, None]]
    lembar = [judul, kepala, *baris, ["Rata-rata Capaian", None, None, None, None]]
    hasil = isi(lembar, {("L", "E3"): "0.00", ("L", "E4"): "0.00%", ("L", "E5"): "0.00%"})
    assert [sel(hasil.data, "L", a) for a in ("E3", "E4", "E5")] == [93.75, 0.75, None]
    assert kalimat(hasil) == [
        "L!E5 (nilai) dibiarkan kosong karena capaian ditulis dengan persen dan tanpa persen sekaligus; "
        "samakan penulisannya, lalu jalankan lagi."
    ]
    seragam = isi(lembar, {("L", "E3"): "0.00", ("L", "E4"): "0.00", ("L", "E5"): "0.00%"})
    assert [sel(seragam.data, "L", a) for a in ("E4", "E5")] == [75, 0.84375]


def test_tribulan_tanpa_tanda_persen_terhadap_target_100_persen() -> None:
    data = isi(triwulan(["Persentase layanan", "%", "100%", 2, 40, 60, 85])).data
    assert [sel(data, "L", a) for a in ("J3", "K3")] == [85, 0.85]
    assert sel(data, "L", "K3", rumus=True) == '=IF(OR(COUNT(J3,E3)<2,E3=0),"",J3/E3/100)'


def test_kenaikan_yang_kosong_disebut_dan_tidak_diisi() -> None:
    """From last year's realisasi or from its target, in points or in percent: the office says which."""
    lembar = [
        ["Kertas Kerja Penetapan Target Tahun 2026"],
        ["No", "Indikator Kinerja", "Target 2025", "Realisasi 2025", "Capaian", "Target 2026", "Kenaikan", "Analisis"],
        [1, "Nilai A", 70, 72, None, 73, None, "Reviu rencana aksi"],
        [2, "Nilai B", 80, 84, None, 85, None, "Reviu rencana aksi"],
    ]
    hasil = isi(lembar)
    assert [sel(hasil.data, "L", a) for a in ("G3", "G4")] == [None] * 2
    assert sel(hasil.data, "L", "E4") == pytest.approx(1.05, abs=1e-12)
    assert kalimat(hasil) == [
        "L!G3, G4 (kenaikan) dibiarkan kosong karena ada lebih dari satu cara menghitungnya; "
        "isi sendiri, lalu jalankan lagi supaya diperiksa."
    ]


def test_jumlah_dan_rata_rata_layanan_diisi_masing_masing() -> None:
    """A row "Jumlah" beside the row of means is the sum, alone it is the IKM."""
    kepala = [["Rekapitulasi SKM unit layanan tahun 2025"], ["No", "Jenis Layanan", "Nilai SKM"]]
    layanan = [[1, "Layanan KTP", 82], [2, "Layanan KK", 86]]
    hasil = isi([*kepala, *layanan, [None, "Jumlah", None], [None, "Rata-rata", None]])
    assert [sel(hasil.data, "L", a) for a in ("C5", "C6")] == [168, 84]
    hasil = isi([*kepala, *layanan, [None, "TOTAL NILAI", None]])
    assert sel(hasil.data, "L", "C5") == 84


def test_rata_rata_menunggu_baris_yang_nilai_setahunnya_belum_pasti() -> None:
    """One series may be read in two ways: the mean of the capaian without that row would not be the table's mean."""
    lembar = triwulan(
        ["Jumlah dokumen", "Dokumen", 12, 3, 4, 5, 6],
        ["Indeks layanan", "Indeks", 80, 70, 72, 76, 80],
    )
    hasil = isi([*lembar, [None, "Rata-rata"]])
    assert [sel(hasil.data, "L", a) for a in ("J3", "J4", "K4", "K5")] == [None, 80, 1, None]
    assert any("K5" in u.cells and "K3" in u.message for u in hasil.unfilled)


def test_kolom_rata_rata_dari_keempat_tribulan() -> None:
    """The header says mean: neither the last tribulan nor the sum is written, and the capaian reads the mean."""
    lembar = triwulan(["Indeks layanan", "Indeks", 80, 78, 82, 80, 84], ["Jumlah petugas", "Orang", 10, 9, 11, 10, 10])
    lembar[1][9] = "Rata-rata Realisasi"
    hasil = isi(lembar)
    assert [sel(hasil.data, "L", a) for a in ("J3", "K3", "J4", "K4")] == [81, 1.0125, 10, 1]
    assert hasil.unfilled == ()


def ukur_satu(target: Any, realisasi: Any, bentuk: str = "0.00%") -> HasilIsi:
    lembar = [["Capaian Kinerja Tahun 2025"], ["No", "Indikator", "Satuan", "Target", "Realisasi", "Capaian (%)"]]
    return isi(
        [*lembar, [1, "Kecepatan layanan", "Jam", target, realisasi, None]], {("L", a): bentuk for a in ("D3", "E3")}
    )


@pytest.mark.parametrize(("target", "realisasi", "sel_salah"), [(0.95, 96, "E3"), (95, 0.96, "D3")])
def test_persen_diketik_tanpa_tanda_di_sel_berformat_persen(target: Any, realisasi: Any, sel_salah: str) -> None:
    hasil = ukur_satu(target, realisasi)
    assert kalimat(hasil) == [
        f"L!F3 (capaian) dibiarkan kosong karena {sel_salah} seratus kali terlalu besar; ketik ulang dengan tanda %, "
        "lalu jalankan lagi."
    ]
    assert [(t.kode, t.alamat, t.tingkat) for t in hasil.findings] == [("KK604", sel_salah, "warning")]


@pytest.mark.parametrize(("target", "realisasi"), [(0.95, 0.96), (0.01, 12), (96, 95), (0.5, 2)])
def test_persen_besar_yang_mungkin_benar(target: float, realisasi: float) -> None:
    hasil = ukur_satu(target, realisasi)
    assert sel(hasil.data, "L", "F3") == pytest.approx(realisasi / target)
    assert hasil.findings == ()


def test_realisasi_dalam_kata_disebut() -> None:
    hasil = ukur_satu(2, "1 jam 45 menit", "General")
    assert "E3 bukan angka; ketik angkanya saja" in kalimat(hasil)[0]
    assert kalimat(ukur_satu(2, "belum ada", "General")) == []


def test_yang_mengikuti_capaian_tanpa_polaritas_menunggu_orang() -> None:
    """The capaian is the operator's; what follows from it stands ready, and nothing of the row is passed over."""
    kepala = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Normalisasi Capaian PK (1)"]
    kepala += ["Koreksi Normalisasi (2)", "Nilai Akhir Capaian PK (3)"]
    baris = [[1, "Jumlah pengaduan", 10, 8, *[None] * 4], [2, "IKM", 80, 82, *[None] * 4]]
    hasil = fill(
        buku({"L": [["Penilaian Kinerja Organisasi Tahun 2025"], kepala, *baris]}), predikat_akip="BB", tabs=False
    )
    rumus = {p.alamat: p.nilai for p in hasil.changes}
    assert (rumus["F3"], rumus["H3"]) == ("", "")
    assert "E3" not in rumus
    assert [u.cells for u in hasil.unfilled] == [("E3",)]


def test_selisih_penerimaan_tidak_ditebak_tandanya() -> None:
    kepala = ["No", "Jenis Penerimaan", "Target (Rp)", "Realisasi (Rp)", "Persentase (%)", "Selisih (Rp)"]
    baris = [[1, "Pajak Hotel", 1000, 1100, 110.0, None], [2, "Pajak Restoran", 2000, 1900, 95.0, None]]
    hasil = isi([["Target dan Realisasi PAD Tahun 2025"], kepala, *baris])
    assert sel(hasil.data, "L", "F3") is None
    assert [u.cells for u in hasil.unfilled] == [("F3", "F4")]


def test_jumlah_f02_bernama_panjang_diisi() -> None:
    kepala = ["No", "Aspek", "Bobot (%)", "Nilai Rata-rata", "Nilai Indeks"]
    baris = [[1, "Kebijakan Pelayanan", 40, 4, None], [2, "Inovasi", 60, 3, None]]
    lembar = [["Indeks Pelayanan Publik 2025"], kepala, *baris, [None, "Indeks Pelayanan Publik (F02)", *[None] * 3]]
    assert sel(isi(lembar).data, "L", "E5") == pytest.approx(3.4)


def test_jumlah_bobot_f02_yang_kosong_diisi() -> None:
    kepala = ["Aspek", "Bobot (%)", "Nilai", "Bobot x Nilai"]
    baris = [["Kebijakan Pelayanan", 40, 4, 1.6], ["Inovasi", 60, 3, 1.8], ["Nilai F02", *[None] * 3]]
    data = isi([["Indeks Pelayanan Publik 2025"], kepala, *baris]).data
    assert [sel(data, "L", a) for a in ("B5", "D5")] == pytest.approx([100, 3.4])


def test_jumlah_per_bagian_yang_kosong_tidak_menjumlah_semuanya() -> None:
    kepala = ["No", "Uraian", "Pagu", "Realisasi", "%"]
    satu, dua = [[1, "Belanja a", 100, 95, 95.0]], [[1, "Belanja c", 40, 30, 75.0]]
    jumlah = [[None, f"Jumlah {x}", None, None, None] for x in ("A", "B", "A + B")]
    lembar = [["Realisasi Anggaran 2025"], kepala, *satu, jumlah[0], *dua, *jumlah[1:]]
    data = isi(lembar).data
    assert [sel(data, "L", a) for a in ("C4", "C6", "C7")] == [100, 40, 140]


def test_nilai_setahun_formulir_sebagian_tribulan_disebut() -> None:
    kepala = ["No", "Program", "Target", "Realisasi TW I", "Realisasi TW II", "Realisasi", "Capaian"]
    baris = [1, "Jumlah peserta", 100, 20, 25, None, None]
    hasil = isi([["Target dan Realisasi Kinerja 2025"], kepala, baris])
    assert [u.cells for u in hasil.unfilled] == [("F3",)]
