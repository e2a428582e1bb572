"""A number written into a column that is too narrow for it is shown smaller, not as ####."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from kertas_kerja import fill

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
KEPALA = ("No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian")


def _buku(lebar: float, isi: tuple[Any, Any], bentuk: dict[str, Any], bentuk_target: dict[str, Any]) -> bytes:
    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"in_memory": True})
    ws = buku.add_worksheet("L")
    ws.set_column("D:F", lebar)
    ws.write(0, 0, "Pengukuran Kinerja Tahun 2025")
    ws.write_row(1, 0, KEPALA)
    ws.write_row(2, 0, (1, "S1", "Jumlah dokumen perencanaan"))
    gaya = buku.add_format(bentuk_target)
    for j, satu in enumerate(isi):
        ws.write(2, 3 + j, satu, gaya)
    ws.write_blank(2, 5, None, buku.add_format({"num_format": "0.00%", **bentuk}))
    buku.close()
    return wadah.getvalue()


def _sel(data: bytes, alamat: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)["L"][alamat]


@pytest.mark.parametrize(("lebar", "kecil"), [(5, True), (12, False)])
def test_hasil_yang_tidak_muat_dikecilkan(lebar: float, kecil: bool) -> None:
    asal = _buku(lebar, (12, 13), {"text_wrap": True, "align": "center", "bold": True}, {})
    hasil = fill(asal)
    satu = _sel(hasil.data, "F3")
    assert (satu.alignment.shrink_to_fit or False, satu.alignment.wrap_text or False) == (kecil, not kecil)
    assert (satu.number_format, satu.alignment.horizontal, satu.font.bold) == ("0.00%", "center", True)
    assert fill(hasil.data).data == hasil.data


def test_teks_yang_dijadikan_angka_tetap_terbaca() -> None:
    """Two lines of text, "12" above "dokumen", would be a number of one line that finds no room."""
    asal = _buku(7, ("12 dokumen", "13 dokumen"), {}, {"text_wrap": True})
    hasil = fill(asal)
    satu = _sel(hasil.data, "D3")
    assert (satu.value, satu.number_format, satu.alignment.shrink_to_fit) == (12, '0" dokumen"', True)
    assert not satu.alignment.wrap_text
    assert fill(hasil.data).data == hasil.data


@pytest.mark.parametrize(("bentuk", "kecil"), [({"align": "center"}, True), ({"text_wrap": True}, False)])
def test_predikat_yang_terpotong_dikecilkan(bentuk: dict[str, Any], kecil: bool) -> None:
    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"in_memory": True})
    ws = buku.add_worksheet("L")
    ws.write(0, 0, "Pengukuran Kinerja Tahun 2025")
    ws.write_row(1, 0, (*KEPALA, "Predikat"))
    ws.set_column("G:G", 14)
    gaya = buku.add_format(bentuk)
    for baris, realisasi in ((2, 90), (3, 9)):
        ws.write_row(baris, 0, (baris, "S", f"Indeks {baris}", 80, realisasi))
        ws.write_blank(baris, 5, None, buku.add_format({"num_format": "0.00%"}))
        ws.write_blank(baris, 6, None, gaya)
    buku.close()
    data = fill(wadah.getvalue()).data
    panjang, pendek = _sel(data, "G3"), _sel(data, "G4")
    assert len(panjang.value) > 20 > len(pendek.value)
    assert bool(panjang.alignment.shrink_to_fit) is kecil
    assert not pendek.alignment.shrink_to_fit
    assert fill(data).data == data
