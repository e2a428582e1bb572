"""Results in a column of whole figures show their own decimals: 2,80 below 3, 2, 4, and the sum of such means too."""

from __future__ import annotations

import io

import openpyxl
import pytest

from kertas_kerja.api import fill
from tests.isi.buku import buku

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

NILAI = ((3, 2, 4), (3, 3, 3), (2, 3, 4), (4, 3, 3), (2, 3, 3))
HASIL = (
    "Jumlah Nilai per Unsur",
    "NRR per Unsur",
    "NRR Tertimbang per Unsur (x 0,333)",
    "Jumlah NRR Tertimbang",
    "IKM",
)


def format_hasil() -> list[str]:
    """The number format of the first result of every summary row of a survey sheet."""
    kepala = ["No. Responden", "U1", "U2", "U3"]
    isi = [kepala, *([n, *nilai] for n, nilai in enumerate(NILAI, 1)), *([nama] for nama in HASIL)]
    data = fill(buku({"SKM": [["Indeks Kepuasan Masyarakat per Unsur"], [], *isi]})).data
    lembar = openpyxl.load_workbook(io.BytesIO(data))["SKM"]
    awal = 4 + len(NILAI)
    return [str(lembar.cell(awal + i, 2).number_format) for i in range(len(HASIL))]


def test_jumlah_bilangan_bulat_tetap_bulat_dan_hasil_bagi_berdesimal() -> None:
    assert format_hasil() == ["0", "0.00", "0.00", "0.00", "0.00"]
