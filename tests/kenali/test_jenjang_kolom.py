"""Program, Kegiatan and Sub Kegiatan each in a column of their own: the column tells the depth."""

from __future__ import annotations

import pytest

from kertas_kerja.api import buka
from kertas_kerja.kenali import kenali
from tests.antar.lembar import Baris, pokok, temuan
from tests.isi.buku import buku

KEPALA = ["Sasaran", "Program", "Kegiatan", "Sub Kegiatan", "Indikator", "Target", "Pagu (Rp)"]
ISI: list[list[object]] = [
    ["Meningkatnya A", "Penunjang Urusan", None, None, "I1", 100, 3000],
    [None, None, "Administrasi Umum", None, "I2", 100, 1000],
    [None, None, None, "Jasa Listrik", "I3", 12, 1000],
    [None, None, "Pemeliharaan", None, "I4", 100, 2000],
    [None, None, None, "Atap", "I5", 1, 2000],
    ["Meningkatnya B", "Pelayanan Publik", None, None, "I6", 100, 500],
    [None, None, "Layanan Surat", None, "I7", 100, 500],
]


def lembar(pagu: int = 1000, kepala: list[str] = KEPALA) -> list[Baris]:
    isi = [list(b) for b in ISI]
    isi[1][6] = pagu
    return [["Cascading Kinerja Tahun 2025"], [], kepala, *isi]


def test_tingkat_dan_nama_menurut_kolom() -> None:
    with buka(buku({"Cascading": lembar()})) as b:
        (tabel,) = kenali(b).tabel
    nama = [(x.tingkat, s.teks) for x in tabel.data() if (s := x.ambil("program")) is not None]
    assert nama[:4] == [(2, "Penunjang Urusan"), (3, "Administrasi Umum"), (4, "Jasa Listrik"), (3, "Pemeliharaan")]


def test_pagu_menjumlah_ke_atas() -> None:
    assert temuan(buku({"Cascading": lembar()}), "KK209") == []
    assert pokok(temuan(buku({"Cascading": lembar(1100)}), "KK209"))


@pytest.mark.parametrize("nama", ["Kegiatan", "Bidang"])
def test_satu_kolom_saja_atau_urutan_lain_tidak_berjenjang(nama: str) -> None:
    kepala = ["Sasaran", nama, "Program", "Catatan", *KEPALA[4:]]
    with buka(buku({"Cascading": lembar(kepala=kepala)})) as b:
        assert all(x.tingkat < 3 for t in kenali(b).tabel for x in t.data())
