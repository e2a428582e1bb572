"""A mean below programs and activities is one over all rows or over one level; the row below names it in words."""

from __future__ import annotations

from io import BytesIO

import pytest

from kertas_kerja import check
from tests.lembar_operator.penulis import Isi, tulis_buku

KEPALA: list[Isi] = [
    *("No", "Program/Kegiatan", "Indikator", "Target", "Realisasi", "Capaian (%)", "Anggaran", "Realisasi Anggaran"),
    "Serapan (%)",
]
BARIS: list[list[Isi]] = [
    [1, "Program A", "Jumlah dokumen strategis", 4, 3, 75, 1000, 800, 80],
    [None, "Kegiatan A1", "Jumlah laporan", 10, 9, 90, 600, 540, 90],
    [None, "Kegiatan A2", "Jumlah peserta", 20, 20, 100, 400, 260, 65],
    [2, "Program B", "Jumlah dokumen teknis", 5, 4, 80, 500, 300, 60],
    [None, "Kegiatan B1", "Jumlah sarana", 10, 7, 70, 500, 300, 60],
]
PREDIKAT: list[Isi] = ["Predikat kinerja", None, None, None, None, "Tinggi", None, None, "Tinggi"]


def rata(capaian: float, serapan: float) -> list[Isi]:
    return ["Rata-rata capaian kinerja (%)", None, None, None, None, capaian, None, None, serapan]


def temuan(baris: list[list[Isi]], gabung: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    lembar = {"baris": [["Evaluasi Renja Tahun 2025"], [], KEPALA, *baris], "gabung": gabung}
    hasil = check(BytesIO(tulis_buku({"L": lembar})))
    return [(f.kode, f.alamat) for f in hasil.findings if f.tingkat in ("error", "warning")]


@pytest.mark.parametrize(
    ("capaian", "serapan"),
    [(83, 71), (86.67, 71.67), (77.5, 70)],
    ids=["semua baris", "kegiatan saja", "program saja"],
)
def test_satu_jenjang_sama_benarnya(capaian: float, serapan: float) -> None:
    assert temuan([*BARIS, rata(capaian, serapan), PREDIKAT]) == []


def test_rata_rata_yang_bukan_jenjang_mana_pun_salah() -> None:
    assert temuan([*BARIS, rata(81, 71), PREDIKAT]) == [("KK202", "F9")]


def test_rata_rata_setiap_program_atas_kegiatannya() -> None:
    baris = [*BARIS[:3], rata(95, 77.5), PREDIKAT, *BARIS[3:], rata(70, 60), PREDIKAT]
    assert temuan(baris) == []
    baris[3] = rata(85, 77.5)
    assert temuan(baris) == [("KK202", "F7")]
