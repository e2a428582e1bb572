"""The further charts of Ringkasan: the years, kinerja and anggaran, components; only where there are data."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from tests.isi.buku import pko
from tests.lembar.bahan import AKIP, ANGGARAN, PKO, RASIO, TAHUNAN, Bahan, baca, bahan, cari, donor

LENGKAP = {"PKO": PKO, "Tahunan": TAHUNAN, "Anggaran": ANGGARAN, "AKIP": AKIP}


def grafik(isi: Bahan) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(donor(isi))) as z:
        nama = sorted(n for n in z.namelist() if n.startswith("xl/charts/chart"))
        return [z.read(n).decode() for n in nama]


def isi_cache(xml: str) -> list[str]:
    return re.findall(r"<c:v>([^<]*)</c:v>", xml)


@pytest.fixture(scope="module")
def lengkap() -> Bahan:
    return bahan(LENGKAP, RASIO)


def test_three_charts_with_cached_data(lengkap: Bahan) -> None:
    _, tren, anggaran, komponen = grafik(lengkap)
    assert isi_cache(tren) == ["Capaian", "2022", "2023", "2025", "0.8", "0.95", "1.0375"]
    nama = "Indeks yang namanya jauh lebih panjang dari bat…"
    assert isi_cache(anggaran) == [
        "Capaian",
        nama,
        "Indeks B",
        "1.125",
        "0.95",
        "Serapan",
        nama,
        "Indeks B",
        "0.9",
        "0.5",
    ]
    assert isi_cache(komponen)[5:9] == ["24.3", "25.2", "10.65", "21.25"]
    assert isi_cache(komponen)[-4:] == ["30.0", "30.0", "15.0", "25.0"]


def test_every_switch_is_written_in_every_series(lengkap: Bahan) -> None:
    for xml in grafik(lengkap):
        batang = sum(b.count("<c:ser>") for b in re.findall("<c:barChart>.*?</c:barChart>", xml, re.S))
        garis = sum(g.count("<c:ser>") for g in re.findall("<c:lineChart>.*?</c:lineChart>", xml, re.S))
        assert xml.count('<c:invertIfNegative val="0"/>') == batang
        assert xml.count('<c:smooth val="0"/>') == garis
        assert xml.count('<c:delete val="0"/>') == 2


def test_data_are_formulas_over_the_offices_cells(lengkap: Bahan) -> None:
    ws, rumus = baca(donor(lengkap))["Ringkasan"], baca(donor(lengkap), rumus=True)["Ringkasan"]
    baris = cari(ws, "Kinerja dan anggaran").row + 1
    assert [ws.cell(baris, k).value for k in (3, 4)] == [1.125, 0.9]
    assert [rumus.cell(baris, k).value for k in (3, 4)] == [
        '=IF(Anggaran!F4="","",Anggaran!F4)', '=IF(Anggaran!I4="","",Anggaran!I4)',
    ]  # fmt: skip
    tahun = cari(ws, "Tahun").row + 1
    assert rumus.cell(tahun, 3).value == '=IF(COUNT(Tahunan!E4:E5)=0,"",AVERAGE(Tahunan!E4:E5)/100)'
    assert rumus.cell(cari(ws, "Perencanaan Kinerja").row, 4).value == '=IF(COUNT(AKIP!C3)=1,AKIP!C3*100,AKIP!C3&"")'


@pytest.mark.parametrize(
    "lembar",
    [
        {"PKO": PKO},  # one year
        {"PKO": PKO, "A": [*ANGGARAN[:3], *([*b[:5], None, *b[6:]] for b in ANGGARAN[3:])]},  # no capaian
        {"PKO": PKO, "AKIP": [*AKIP[:2], *([*b[:3], None] for b in AKIP[2:])]},  # no values
    ],
)
def test_no_chart_without_data(lembar: dict[str, Any]) -> None:
    assert len(grafik(bahan(lembar, RASIO))) == 1


def test_of_two_tables_of_a_year_the_last_one_counts() -> None:
    lama = pko([["Indeks A", 80, 40, 0.5]], judul="Penilaian Kinerja Organisasi Tahun 2024")
    baru = pko([["Indeks A", 80, 60, 0.75]], judul="Penilaian Kinerja Organisasi Tahun 2024")
    format_ = {(n, "F4"): "0.00%" for n in ("A", "B")} | RASIO
    assert isi_cache(grafik(bahan({"PKO": PKO, "A": lama, "B": baru}, format_))[-1]) == [
        "Capaian", "2024", "2025", "0.75", "1.0375",
    ]  # fmt: skip
