"""Two counts and their percentage in whatever words: recognised, right ones silent, a changed percentage found."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from typing import Any

import pytest

from kertas_kerja import check, fill
from tests.lembar_operator.penulis import tulis_buku

# The column that names the rows, the whole, the part, the percentage; the last says whether the words alone tell.
KEPALA = (
    ("Nama Pelatihan", "Jumlah Peserta", "Lulus", "Persentase Kelulusan", True),
    ("Desa", "Jumlah KK", "KK Miskin", "Persentase KK Miskin", True),
    ("Kecamatan", "Jumlah Desa", "Desa Mandiri", "% Desa Mandiri", True),
    ("Sekolah", "Jumlah Siswa", "Siswa Lulus", "Persentase Lulus (%)", True),
    ("Uraian", "Jumlah Pengaduan", "Pengaduan Selesai", "Persentase Penyelesaian", True),
    ("Perangkat Daerah", "Wajib Lapor", "Sudah Lapor", "Persentase", False),
    ("Puskesmas", "Jumlah Balita", "Balita Stunting", "Prevalensi (%)", False),
    ("Jenis Izin", "Permohonan Masuk", "Izin Terbit", "% Terbit", True),
    ("Unit Kerja", "Total Undangan", "Hadir", "% Kehadiran", True),
    ("Ruas Jalan", "Panjang Jalan", "Kondisi Mantap", "Persentase Jalan Mantap", False),
)
ISI = ((40, 36), (30, 24), (50, 41), (64, 64), (75, 10))
BENTUK = ("teks", "pecahan", "poin")
TATA = [*product(KEPALA, BENTUK, (False, True))]


def persen(bagian: int, semua: int, bentuk: str) -> Any:
    nilai = round(bagian / semua * 100 + 1e-9, 2)
    return {"teks": f"{nilai:.2f}%".replace(".", ","), "pecahan": f"{bagian / semua:.10f} | 0.00%", "poin": nilai}[
        bentuk
    ]


def susun(kepala: tuple[Any, ...], bentuk: str, bertotal: bool, ganti: dict[int, Any] | None = None) -> bytes:
    baris: list[list[Any]] = [["Rekapitulasi Tahun 2025"], [], ["No", *kepala[:4]]]
    for i, (semua, bagian) in enumerate(ISI, 1):
        p = (ganti or {}).get(i, persen(bagian, semua, bentuk))
        baris.append([i, f"Baris {i}", semua, bagian, p])
    if bertotal:
        semua, bagian = (sum(x) for x in zip(*ISI, strict=True))
        baris.append([None, "Jumlah", semua, bagian, persen(bagian, semua, bentuk)])
    return tulis_buku({"Rekap": baris})


@pytest.mark.parametrize(("kepala", "bentuk", "bertotal"), TATA)
def test_benar(kepala: tuple[Any, ...], bentuk: str, bertotal: bool) -> None:
    hasil = check(BytesIO(susun(kepala, bentuk, bertotal)))
    assert [t.kind for t in hasil.tables] == ["cakupan"]
    assert [f.pesan for f in hasil.findings if f.kode != "KK702"] == []
    assert hasil.relations.exact == len(ISI) + 3 * bertotal


@pytest.mark.parametrize(("kepala", "bentuk", "bertotal"), TATA)
def test_satu_persen_salah(kepala: tuple[Any, ...], bentuk: str, bertotal: bool) -> None:
    salah = persen(27, 50, bentuk)  # instead of 24 of 30
    hasil = check(BytesIO(susun(kepala, bentuk, bertotal, {2: salah})))
    assert [(f.kode, f.alamat) for f in hasil.findings if f.tingkat == "error"] == [("KK101", "E5")]


@pytest.mark.parametrize("kepala", KEPALA)
def test_persen_kosong_diisi_bila_kepalanya_pasti(kepala: tuple[Any, ...]) -> None:
    terisi = fill(BytesIO(susun(kepala, "teks", False, dict.fromkeys(range(1, 6)))), tabs=False)
    isi = [p for p in terisi.changes if p.kolom == 5]
    assert len(isi) == (len(ISI) if kepala[4] else 0)
    assert [f.pesan for f in check(BytesIO(terisi.data)).findings if f.tingkat == "error"] == []


def test_bukan_bagiannya_tidak_diputus() -> None:
    """Growth, and the share of something else, are no part of the column before them."""
    for kepala, isi in (
        (("Desa", "Jumlah 2024", "Jumlah 2025", "Persentase Kenaikan"), [(40, 44, 10), (50, 60, 20), (20, 25, 25)]),
        (("Desa", "Laki-laki", "Perempuan", "Persentase"), [(40, 60, 25), (50, 50, 25), (90, 110, 50)]),
        (("Desa", "Jumlah Bidan", "Jumlah Dukun", "% Kemitraan"), [(4, 4, 100), (5, 5, 40), (2, 3, 70)]),
    ):
        baris = [["Rekap Tahun 2025"], ["No", *kepala], *([i, f"Desa {i}", *x] for i, x in enumerate(isi, 1))]
        assert [f.pesan for f in check(BytesIO(tulis_buku({"L": baris}))).findings if f.tingkat != "info"] == []
