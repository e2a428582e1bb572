"""The mark on cells with findings: one rule per sheet, a hidden list in Temuan that follows the status."""

from __future__ import annotations

import io

import pytest

from kertas_kerja import api
from kertas_kerja.lembar import tanda_sel
from kertas_kerja.lembar.tanda_sel import NAMA, rumus_tanda
from tests.isi.buku import buku, pko
from tests.lembar.bahan import RASIO, baca, bahan, donor, temuan
from tests.libreoffice import hitung_ulang

SALAH = pko([["Indeks A", 80, 90, 1.2, 1.1, 0, 1.1], ["Indeks B", 100, 95, 0.95, 0.95, 0, 0.95]])


@pytest.fixture(scope="module")
def terisi() -> bytes:
    return api.fill(buku({"PKO": SALAH}, RASIO), predikat_akip="A").data


def test_one_rule_over_the_tables_first_of_all(terisi: bytes) -> None:
    aturan = [(str(r.sqref), c) for r, c in baca(terisi, rumus=True)["PKO"].conditional_formatting._cf_rules.items()]
    area, (pertama,) = aturan[0]
    assert area == "A3:I8"
    assert pertama.formula == [rumus_tanda("PKO")]
    assert pertama.priority == 1
    assert pertama.dxf.border.left.style == "dashed"


def test_the_list_names_open_findings(terisi: bytes) -> None:
    wb, rumus = baca(terisi), baca(terisi, rumus=True)
    nama = wb.defined_names[NAMA]
    assert nama.hidden
    ws = wb["Temuan"]
    terbuka = [
        f"{ws[f'D{b}'].value}!{ws[f'E{b}'].value}" for b in range(4, 30) if ws[f"B{b}"].value in ("Salah", "Periksa")
    ]
    assert "PKO!F4" in terbuka
    assert [s.value for s in ws["M"] if s.value] == terbuka
    assert nama.value == f"Temuan!$M$4:$M${3 + sum(1 for s in ws['C'][3:] if s.value)}"
    assert rumus["Temuan"]["M4"].value == '=IF(OR(B4="Catatan",K4<>""),"",D4&"!"&E4)'
    assert ws.column_dimensions["M"].hidden


def test_remarks_and_answered_findings_are_not_marked() -> None:
    daftar = [temuan(tingkat="info"), temuan(baris=5)]
    assert [s.value for s in baca(donor(bahan({"PKO": SALAH}, RASIO), daftar))["Temuan"]["M"] if s.value] == ["PKO!F5"]


@pytest.mark.libreoffice
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_a_status_takes_the_mark_away(terisi: bytes) -> None:
    wb = baca(terisi, rumus=True)
    ws = wb["Temuan"]
    baris = next(s.row for s in ws["E"] if s.value == "F4")
    ws[f"K{baris}"] = "diabaikan"
    wb["PKO"]["K4"], wb["PKO"]["K5"] = f"={rumus_tanda('PKO')}", f'=SUMPRODUCT(--({NAMA}="PKO!F4"))'
    berkas = io.BytesIO()
    wb.save(berkas)
    hitung = hitung_ulang(berkas.getvalue())
    assert hitung["Temuan"].get(f"M{baris}") in (None, "")
    assert hitung["PKO"]["K4"] in (False, 0)  # K4 itself is not in the list


def test_no_mark_without_the_list() -> None:
    tanpa = api.fill(buku({"PKO": SALAH}, RASIO), predikat_akip="A", tabs=False).data
    rumus = [f for r in baca(tanpa)["PKO"].conditional_formatting for c in r.rules for f in c.formula]
    assert not [f for f in rumus if NAMA in f]


def test_very_large_tables_are_not_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tanda_sel, "MAKS_SEL", 10)
    isi = api.fill(buku({"PKO": SALAH}, RASIO), predikat_akip="A").data
    assert not [f for r in baca(isi)["PKO"].conditional_formatting for c in r.rules for f in c.formula if NAMA in f]


def test_quotes_in_the_name_of_a_sheet() -> None:
    assert '"a""b\'c!"' in rumus_tanda("a\"b'c")
