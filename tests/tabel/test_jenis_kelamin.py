"""Men, women and their sum in many layouts: right ones stay silent, one changed number is found, blanks are filled."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from kertas_kerja import check, fill

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
ISI = [["Golongan IV", 2, 1, 3], ["Golongan III", 5, 7, 12], ["Golongan II", 3, 1, 4]]
KEPALA = [
    ([["No", "Golongan", "L", "P", "Jumlah"]], None),
    ([["No", "Pendidikan", "Laki-laki", "Perempuan", "Total"]], None),
    ([["No", "Jabatan", "Laki-Laki (orang)", "Perempuan (orang)", "Jumlah (orang)"]], None),
    ([["No", "Golongan", "Jenis Kelamin", None, "Jumlah"], [None, None, "L", "P", None]], "C3:D3"),
    ([["No", "Unit Kerja", "Jenis Kelamin", None, None], [None, None, "Laki-laki", "Perempuan", "Jumlah"]],
     "A3:A4 B3:B4 C3:E3"),
    ([["No.", "Pangkat/Golongan", "Jenis Kelamin", None, "Jumlah"], [None, None, "L", "P", None]],
     "A3:A4 B3:B4 C3:D3 E3:E4"),
    ([["No.", "Pangkat/Golongan", "Pria", "Wanita", "L + P"]], None),
]  # fmt: skip


def buku(kepala: list[list[Any]], gabung: str | None, **ganti: Any) -> bytes:
    """`ganti`: other values by row of the data and column, "r1" + "e"."""
    isi = [[i, *baris] for i, baris in enumerate(ISI, 1)]
    isi.append([None, "Jumlah", 10, 9, 19])
    for alamat, nilai in ganti.items():
        isi[int(alamat[1])][ord(alamat[2]) - 97] = nilai
    wb = openpyxl.Workbook()
    ws = wb.active
    for baris in (["Keadaan Pegawai Tahun 2025"], [], *kepala, *isi):
        ws.append(baris)
    for area in (gabung or "").split():
        ws.merge_cells(area)
    hasil = io.BytesIO()
    wb.save(hasil)
    return hasil.getvalue()


@pytest.mark.parametrize(("kepala", "gabung"), KEPALA)
def test_benar(kepala: list[list[Any]], gabung: str | None) -> None:
    hasil = check(buku(kepala, gabung))
    assert [t.kind for t in hasil.tables] == ["jenis_kelamin"]
    assert (hasil.relations.exact, hasil.findings) == (len(ISI) + 4, ())


@pytest.mark.parametrize(("kepala", "gabung"), KEPALA)
@pytest.mark.parametrize("sel", ["r0c", "r1d", "r2e", "r3c", "r3e"])
def test_satu_angka_berubah_ditemukan(kepala: list[list[Any]], gabung: str | None, sel: str) -> None:
    assert check(buku(kepala, gabung, **{sel: 6})).relations.wrong > 0


@pytest.mark.parametrize(("kepala", "gabung"), KEPALA)
def test_yang_kosong_terisi(kepala: list[list[Any]], gabung: str | None) -> None:
    kosong = dict.fromkeys(("r0e", "r1e", "r2e", "r3c", "r3d", "r3e"))
    ws = openpyxl.load_workbook(io.BytesIO(fill(buku(kepala, gabung, **kosong)).data), data_only=True).worksheets[0]
    akhir = ws.max_row
    assert [ws.cell(r, 5).value for r in range(akhir - 3, akhir + 1)] == [3, 12, 4, 19]
    assert [ws.cell(akhir, k).value for k in (3, 4)] == [10, 9]


@pytest.mark.parametrize("kepala", [
    ["No", "Nama", "L", "P", "Keterangan"], ["No", "Ruangan", "P", "L", "Luas"], ["No", "Barang", "L", "P", "T"],
])  # fmt: skip
def test_bukan_jenis_kelamin(kepala: list[str]) -> None:
    assert all(t.kind != "jenis_kelamin" for t in check(buku([kepala], None)).tables)
