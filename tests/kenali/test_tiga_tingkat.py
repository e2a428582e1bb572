"""Headers of three levels that nobody merged are read as their merged twins: the same columns, the same verdicts."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from typing import Any

import pytest

from kertas_kerja import check
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.kenali import kenali
from tests.isi.buku import buku
from tests.lembar_operator.penulis import tulis_buku

# A header as (text, its parts) from left to right; a part without parts reaches down to the last row.
Pohon = list[Any]
_KRP = ["K", "Rp"]
_TRP = ["Target", "Realisasi", "%"]
KEPALA: dict[str, tuple[Pohon, list[list[Any]]]] = {
    "renja": (
        [("Target", [("Tahun 2025", _KRP)]), ("Realisasi", [("Triwulan I", _KRP), ("Triwulan II", _KRP)]),
         ("Capaian", [("Tahun 2025", _KRP)])],
        [[12, 1000, 3, 200, 6, 300, 50, 50], [10, 1000, 2, 200, 5, 300, 50, 50]],
    ),
    "dua tahun": (
        [("Capaian Kinerja", [("Tahun 2024", _TRP), ("Tahun 2025", _TRP)])],
        [[80, 60, 75, 80, 70, 87.5], [50, 40, 80, 50, 45, 90]],
    ),
    "satuan di bawah": (
        [("Kinerja", ["Target", "Realisasi", ("Capaian", ["(%)"])]),
         ("Anggaran", [("Pagu", ["(Rp)"]), ("Realisasi", ["(Rp)"]), ("Capaian", ["(%)"])])],
        [[80, 60, 75, 1000, 500, 50], [50, 40, 80, 2000, 1500, 75]],
    ),
    "triwulan": (
        [("Target", [("Triwulan", ["I", "II", "III", "IV"])]), ("Realisasi", [("Triwulan", ["I", "II", "III", "IV"])]),
         ("Capaian", [("Triwulan", ["I", "II", "III", "IV"])])],
        [[3, 6, 9, 12, 3, 6, 9, 12, 100, 100, 100, 100], [1, 2, 3, 4, 1, 2, 3, 3, 100, 100, 100, 75]],
    ),
    "semester": (
        [("Pengukuran Kinerja", [("Semester I", _TRP), ("Semester II", _TRP)])],
        [[5, 4, 80, 10, 9, 90], [20, 20, 100, 40, 30, 75]],
    ),
    "kinerja dan anggaran": (
        [("Tahun 2025", [("Kinerja", _TRP), ("Anggaran", ["Pagu", "Realisasi", "%"])])],
        [[80, 60, 75, 1000, 500, 50], [50, 40, 80, 2000, 1500, 75]],
    ),
}  # fmt: skip
DEPAN = {
    "indikator": ["No", "Indikator Kinerja"],
    "satuan": ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan"],
    "program": ["No.", "Program/Kegiatan", "Indikator Kinerja"],
}
ISI_DEPAN = {"No": 1, "No.": 1, "Satuan": "dokumen"}
TATA = [*product(KEPALA, DEPAN, (False, True), (False, True))]


def susun(kepala: str, depan: str, bernomor: bool, berketerangan: bool, digabung: bool) -> bytes:
    """A workbook with that header, merged or not."""
    pohon, data = KEPALA[kepala]
    akhir = ["Keterangan"] if berketerangan else []
    lebar = len(DEPAN[depan]) + len(data[0]) + len(akhir)
    baris: list[list[Any]] = [[None] * lebar for _ in range(3)]
    gabung: list[str] = []
    kolom = 0
    for satu in [*DEPAN[depan], *pohon, *akhir]:
        kolom = _tulis(satu, 0, kolom, baris, gabung)
    nomor = [list(range(1, lebar + 1))] if bernomor else []
    isi = [
        [i if k in ("No", "No.") else ISI_DEPAN.get(k, f"{k} ke-{i}") for k in DEPAN[depan]] + d + [None] * len(akhir)
        for i, d in enumerate(data, 1)
    ]
    rapi = [["Pengukuran Kinerja Tahun 2025"], [], *baris, *nomor, *isi]
    return tulis_buku({"L": {"baris": rapi, "gabung": gabung if digabung else []}})


def _tulis(satu: Any, tingkat: int, kolom: int, baris: list[list[Any]], gabung: list[str]) -> int:
    """Write one part of the header from that column on; the first column behind it."""
    teks, bagian = satu if isinstance(satu, tuple) else (satu, [])
    baris[tingkat][kolom] = teks
    akhir = kolom
    for b in bagian:
        akhir = _tulis(b, tingkat + 1, akhir, baris, gabung)
    akhir = akhir if bagian else kolom + 1
    bawah = tingkat if bagian else 2
    if (akhir - 1, bawah) != (kolom, tingkat):
        gabung.append(f"{chr(65 + kolom)}{3 + tingkat}:{chr(64 + akhir)}{3 + bawah}")
    return akhir


def baca(isi: bytes) -> tuple[Any, ...]:
    with Workbook.open(isi) as buku:
        hasil = kenali(buku)
    return tuple((t.kind, t.rentang.format(), [k.kunci for k in t.kolom]) for t in hasil.tabel)


@pytest.mark.parametrize(("kepala", "depan", "bernomor", "berketerangan"), TATA)
def test_seperti_yang_digabung(kepala: str, depan: str, bernomor: bool, berketerangan: bool) -> None:
    polos, gabung = (susun(kepala, depan, bernomor, berketerangan, g) for g in (False, True))
    assert baca(polos) == baca(gabung)
    hasil, kembar = check(BytesIO(polos)), check(BytesIO(gabung))
    assert hasil.relations == kembar.relations
    assert [f.pesan for f in hasil.findings if f.tingkat == "error"] == []
    assert [f.kode for f in hasil.findings] == [f.kode for f in kembar.findings]


def test_angka_yang_salah_ditemukan() -> None:
    """75 instead of 90 in the last percentage of the year, below a header that nobody merged."""
    KEPALA["salah"] = (KEPALA["dua tahun"][0], [[80, 60, 75, 80, 70, 87.5], [50, 40, 80, 50, 45, 75]])
    try:
        hasil = check(BytesIO(susun("salah", "indikator", False, False, False)))
    finally:
        del KEPALA["salah"]
    assert [(f.kode, f.alamat) for f in hasil.findings if f.tingkat == "error"] == [("KK101", "H7")]


def test_kepala_dua_tingkat_di_atas_tabel_lain_bukan_label_blok() -> None:
    """Two upright tables with the same indicators below each other: "Target" of one is no block beside the other's."""
    nama = [[1, "Nilai SAKIP", "Nilai"], [2, "Indeks Kepuasan Masyarakat", "Indeks"]]
    lembar = [
        ["Perbandingan Realisasi Kinerja Tahun 2024-2025"],
        ["No", "Indikator Kinerja", "Satuan", "2024", None, None, "2025", None, None],
        [None, None, None, *["Target", "Realisasi", "Capaian (%)"] * 2],
        [*nama[0], "75,00", "78,00", "104,00%", "80,00", "78,00", "97,50%"],
        [*nama[1], "80,00", "84,00", "105,00%", "85,00", "85,00", "100,00%"],
        [],
        ["Perbandingan Realisasi Tahun 2025 dengan Target Akhir Renstra"],
        ["No", "Indikator Kinerja", "Satuan", "Realisasi 2025", "Target 2028", "Tingkat Kemajuan (%)"],
        [*nama[0], "78,00", "83,00", "93,98%"],
        [*nama[1], "85,00", "88,00", "96,59%"],
    ]
    hasil = check(buku({"L": lembar}))
    assert [t.range for t in hasil.tables] == ["A2:I5", "A8:F10"]
    assert hasil.summary["error"] == 0
