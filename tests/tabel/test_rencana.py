"""Rencana aksi in many layouts: right ones stay silent, a target that no reading explains is found, and only that."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from typing import Any

import pytest

from kertas_kerja import check
from tests.lembar_operator.penulis import tulis_buku

# Header rows by form: the columns before, one text or group per period, the columns behind.
DEPAN = {
    "sasaran": ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"],
    "program": ["No", "Program/Kegiatan", "Indikator", "Satuan", "Target Tahunan"],
    "tujuan": ["No.", "Tujuan", "Indikator Kinerja Utama", "Satuan", "Target 2025"],
}
BELAKANG = {"tanpa": [], "pj": ["Penanggung Jawab"], "anggaran": ["Program", "Anggaran (Rp)"]}
BAGIAN = {
    "TW": ["TW I", "TW II", "TW III", "TW IV"],
    "Triwulan": ["Triwulan 1", "Triwulan 2", "Triwulan 3", "Triwulan 4"],
    "Target TB": ["Target TB I", "Target TB II", "Target TB III", "Target TB IV"],
    "grup I-IV": ["I", "II", "III", "IV"],
    "grup TW": ["TW I", "TW II", "TW III", "TW IV"],
    "semester": ["Target Semester I", "Target Semester II"],
}
# Unit, annual target, four tribulan; each right by some reading.
DERET: tuple[tuple[str, Any, list[Any]], ...] = (
    ("dokumen", 12, [3, 3, 3, 3]),
    ("dokumen", 12, [3, 6, 9, 12]),
    ("laporan", 4, ["-", 2, "-", 2]),
    ("%", 100, [25, 25, 25, 25]),
    ("%", 90, [20, 45, 70, 90]),
    ("Indeks", "3,50", ["3,40", "3,45", "3,50", "3,50"]),
    ("%", "85,00", ["85,00", "85,00", "85,00", "85,00"]),
    ("orang", "1.200", ["300", "300", "400", "200"]),
    ("Nilai", 81, [0, 0, 0, 81]),
)
SALAH: tuple[tuple[str, Any, list[Any]], ...] = (
    ("dokumen", 12, [3, 3, 3, 5]),
    ("dokumen", 12, [3, 6, 9, 11]),
    ("%", 90, [20, 45, 70, 85]),
    ("orang", "1.200", ["300", "300", "400", "210"]),
)


def lembar(depan: str, bagian: str, belakang: str, deret: tuple[tuple[str, Any, list[Any]], ...]) -> dict[str, Any]:
    awal, akhir, daun = DEPAN[depan], BELAKANG[belakang], BAGIAN[bagian]
    gabung = []
    if bagian.startswith("grup"):
        grup = "Target Triwulan" if bagian == "grup I-IV" else "Target Kinerja"
        kepala: list[list[Any]] = [[*awal, grup, None, None, None, *akhir], [*[None] * 5, *daun]]
        gabung = ["F3:I3", *(f"{k}3:{k}4" for k in "ABCDEJK"[: 5 + len(akhir)])]
    else:
        kepala = [[*awal, *daun, *akhir]]
    isi: list[list[Any]] = [["RENCANA AKSI PERJANJIAN KINERJA TAHUN 2025"], [], *kepala]
    for i, (satuan, tahun, tw) in enumerate(deret, 1):
        if len(daun) == 2:
            tw = [tw[1], tw[3]] if tw[3] != tahun else [tw[0], tahun]
        sisi = {"tanpa": [], "pj": ["Bidang A"], "anggaran": [f"Program {i}", 1_000_000 * i]}[belakang]
        isi.append([i, f"Meningkatnya {i}", f"Ukuran ke-{i}", satuan, tahun, *tw, *sisi])
    return {"RA": {"baris": isi, "gabung": gabung}}


TATA = [*product(DEPAN, BAGIAN, BELAKANG)]


@pytest.mark.parametrize(("depan", "bagian", "belakang"), TATA)
def test_benar(depan: str, bagian: str, belakang: str) -> None:
    deret = DERET if bagian != "semester" else tuple(d for d in DERET if d[2][3] == d[1])
    hasil = check(BytesIO(tulis_buku(lembar(depan, bagian, belakang, deret))))
    assert len(hasil.tables) == 1
    assert hasil.tables[0].kind != "unknown"
    assert [f.pesan for f in hasil.findings if f.kode != "KK702"] == []
    assert hasil.relations.exact >= len(deret)


@pytest.mark.parametrize(("depan", "bagian", "belakang"), [t for t in TATA if t[1] != "semester"])
def test_salah(depan: str, bagian: str, belakang: str) -> None:
    hasil = check(BytesIO(tulis_buku(lembar(depan, bagian, belakang, (*DERET, *SALAH)))))
    atas = 4 + bagian.startswith("grup") + len(DERET)
    tingkat = {f.alamat: f.tingkat for f in hasil.findings if f.kode != "KK702"}
    assert tingkat == {f"E{atas + i}": "warning" if s[0] == "%" else "error" for i, s in enumerate(SALAH)}
    assert {f.kode for f in hasil.findings} <= {"KK210", "KK702"}


def test_jadwal_bukan_target() -> None:
    """Marks, or months of a schedule, are no targets."""
    baris = [
        ["Rencana Aksi Tahun 2025"],
        ["No", "Program/Kegiatan", "Indikator", "Target", "Jadwal Pelaksanaan", None, None, None],
        [None, None, None, None, "TW I", "TW II", "TW III", "TW IV"],
        [1, "Kegiatan A", "Jumlah laporan", "12 laporan", 1, 1, 1, 1],
        [2, "Kegiatan B", "Jumlah rapat", "8 kali", "v", "v", None, None],
    ]
    isi = {"RA": {"baris": baris, "gabung": ["E2:H2", *(f"{k}2:{k}3" for k in "ABCD")]}}
    assert [f.kode for f in check(BytesIO(tulis_buku(isi))).findings if f.kode != "KK702"] == []
