"""No file that was read is ever replaced, however it was handed in; what is wrong with one is said of that one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

import kertas_kerja
from kertas_kerja.errors import BerkasRusak, KeluaranGagal
from tests.isi.buku import buku

ISI = [
    ["PENGUKURAN KINERJA TAHUN 2025"],
    [],
    ["No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"],
    [1, "Sasaran", "Jumlah dokumen", 4, 3],
]


@pytest.fixture
def asal(tmp_path: Path) -> Path:
    (tmp_path / "asal.xlsx").write_bytes(buku({"Pengukuran": ISI}))
    (tmp_path / "lalu.xlsx").write_bytes(buku({"Lalu": ISI}))
    return tmp_path / "asal.xlsx"


def test_an_open_file_is_not_replaced(asal: Path) -> None:
    dulu = asal.read_bytes()
    with asal.open("rb") as terbuka, pytest.raises(KeluaranGagal, match="berkas masukan"):
        kertas_kerja.fill(terbuka, asal, overwrite=True)
    assert asal.read_bytes() == dulu


def test_a_workbook_to_compare_with_is_not_replaced(asal: Path) -> None:
    lalu = asal.with_name("lalu.xlsx")
    dulu = lalu.read_bytes()
    for pembanding in ([lalu], (satu for satu in [lalu]), lalu):
        with pytest.raises(KeluaranGagal, match="berkas masukan"):
            kertas_kerja.fill(asal, lalu, from_=pembanding, overwrite=True)
    assert lalu.read_bytes() == dulu


def test_objects_in_memory_need_no_place(asal: Path) -> None:
    hasil = kertas_kerja.fill(io.BytesIO(asal.read_bytes()), asal.with_name("baru.xlsx"))
    assert hasil.output == str(asal.with_name("baru.xlsx"))


@pytest.mark.parametrize("bentuk", ["path", "file", "bytes", "bytearray", "openpyxl"])
def test_one_workbook_to_compare_with_may_be_anything_that_can_be_read(asal: Path, bentuk: str) -> None:
    lalu = asal.with_name("lalu.xlsx")
    isi = lalu.read_bytes()
    pembanding = {
        "path": lalu,
        "file": io.BytesIO(isi),
        "bytes": isi,
        "bytearray": bytearray(isi),
        "openpyxl": openpyxl.load_workbook(lalu),
    }[bentuk]
    assert kertas_kerja.check(asal, from_=pembanding).summary["error"] == 0


def test_what_is_wrong_with_the_other_workbook_is_said_of_it(asal: Path) -> None:
    rusak = io.BytesIO()
    with zipfile.ZipFile(asal) as dari, zipfile.ZipFile(rusak, "w") as ke:
        for nama in dari.namelist():
            ke.writestr(nama, dari.read(nama).replace(b"</row>", b"") if "sheet1" in nama else dari.read(nama))
    lalu = asal.with_name("lalu.xlsx")
    lalu.write_bytes(rusak.getvalue())
    with pytest.raises(BerkasRusak, match=r"lalu\.xlsx"):
        kertas_kerja.check(asal, from_=[lalu])
