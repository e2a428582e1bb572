"""Our tabs over formulas that have no value and that only Excel calculates: what follows from them is left to it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kertas_kerja.api import fill
from kertas_kerja.buku.workbook import Workbook
from tests.isi.buku import sel
from tests.libreoffice import hitung_ulang

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")

UKURAN = ((80, 60), (50, 50), (90, 45), (20, 18))
RATA = "=IF(COUNT('PK 1'!F3:F6)=0,\"\",AVERAGE('PK 1'!F3:F6))"


def buku(*rumus: str) -> bytes:
    """A table of capaian whose first cells hold these formulas, none of them with a value."""
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "PK 1"
    ws.append(["Pengukuran Kinerja Tahun 2025"])
    ws.append(["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"])
    for n, (target, realisasi) in enumerate(UKURAN):
        ws.append([n + 1, f"Sasaran {n}", f"Indeks mutu {n}", target, realisasi])
        ws.cell(n + 3, 6, rumus[n] if n < len(rumus) else None).number_format = "0.00%"
    penampung = io.BytesIO()
    wb.save(penampung)
    return penampung.getvalue()


def rumus_sel(data: bytes, lembar: str) -> dict[str, Any]:
    """The formulas of a tab by cell."""
    baca = openpyxl.load_workbook(io.BytesIO(data))[lembar]
    return {c.coordinate: c.value for baris in baca.iter_rows() for c in baris if str(c.value).startswith("=")}


def letak(data: bytes, rumus: str) -> str:
    return next(a for a, isi in rumus_sel(data, "Ringkasan").items() if isi == rumus)


def test_rata_atas_rumus_tanpa_nilai_tidak_menyimpan_nilai() -> None:
    data = fill(buku("=VALUE(E3)/D3", "=VALUE(E4)/D4")).data
    rata = letak(data, RATA)
    bergantung = {a for a, isi in rumus_sel(data, "Ringkasan").items() if rata in isi.replace("$", "")}
    assert len(bergantung) >= 2
    assert {sel(data, "Ringkasan", a) for a in (rata, *bergantung)} == {None}
    assert openpyxl.load_workbook(io.BytesIO(data)).calculation.fullCalcOnLoad
    terisi = letak(data, "=IF('PK 1'!F5=\"\",\"\",'PK 1'!F5)")
    assert sel(data, "Ringkasan", terisi) == 0.5


def test_larik_yang_sebagian_selnya_tanpa_nilai(tmp_path: Path) -> None:
    data = buku()
    with Workbook.open(data) as asal:
        bagian = asal.sheets[0].part
        isi = asal.package.read(bagian)
        larik = rb'<c r="F3" s="\1"><f t="array" ref="F3:F5">E3:E5/D3:D5</f><v>0.75</v></c>'
        asal.package.replace(bagian, re.sub(rb'<c r="F3" s="(\d+)".*?</c>', larik, isi))
        hasil = fill(asal.package.to_bytes()).data
    rata = letak(hasil, RATA)
    assert sel(hasil, "Ringkasan", rata) is None
    assert sel(hasil, "PK 1", "F6") == 0.9


def test_diisi_lagi_tidak_mengubah_apa_pun() -> None:
    data = fill(buku("=VALUE(E3)/D3")).data
    assert fill(data).data == data


def test_semua_bernilai_tetap_bernilai() -> None:
    data = fill(buku()).data
    assert sel(data, "Ringkasan", letak(data, RATA)) == 0.7875


@pytest.mark.libreoffice
def test_libreoffice_menghitung_yang_tidak_disimpan(tmp_path: Path) -> None:
    berkas = tmp_path / "terisi.xlsx"
    berkas.write_bytes(fill(buku("=VALUE(E3)/D3", "=VALUE(E4)/D4")).data)
    hasil = hitung_ulang(berkas)["Ringkasan"]
    assert hasil[letak(berkas.read_bytes(), RATA)] == pytest.approx(0.7875, abs=1e-12)
    tersimpan = {a: sel(berkas.read_bytes(), "Ringkasan", a) for a in rumus_sel(berkas.read_bytes(), "Ringkasan")}
    angka = {a: n for a, n in tersimpan.items() if isinstance(n, int | float)}
    assert angka
    assert {a: hasil[a] for a in angka} == pytest.approx(angka, abs=1e-12)
