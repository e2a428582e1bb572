"""Jejak: what was changed, before and after, and the trail of earlier fills kept."""

from __future__ import annotations

import io
from typing import Any

import pytest

from kertas_kerja import api
from kertas_kerja.lembar.jejak import KEPALA
from kertas_kerja.lembar.lama import jejak_lama
from kertas_kerja.model import Perubahan
from kertas_kerja.model.tanda import TAK_BERUBAH
from kertas_kerja.rumus.tampil import rumus_indonesia
from tests.isi.buku import buku, pko
from tests.lembar.bahan import PKO, RASIO, baca, bahan, donor, kolom

ISI = Perubahan("PKO", 4, 6, None, '=IF(D4=0,"",E4/D4)', 1.125, "capaian", "0.00%")
KONVERSI = Perubahan("PKO", 5, 4, "3 dokumen", None, 3.0, "angka bertipe teks", '0" dokumen"', "konversi")


def lembar(*daftar: Perubahan) -> Any:
    return baca(donor(bahan({"PKO": PKO}, RASIO), (), list(daftar)), rumus=True)["Jejak"]


def test_rows() -> None:
    ws = lembar(ISI, KONVERSI)
    assert [s.value for s in ws[3]] == list(KEPALA)
    assert [s.value for s in ws[4]] == [
        1,
        "PKO",
        "F4",
        "diisi rumus",
        None,
        1.125,
        rumus_indonesia(ISI.rumus or ""),
        "capaian",
    ]
    assert [s.value for s in ws[5]][3:6] == ["teks menjadi angka", "3 dokumen", 3]
    assert (ws["F4"].number_format, ws["F5"].number_format) == ("0.00%", '0" dokumen"')
    assert ws["G4"].data_type == "s"
    assert ws["C4"].hyperlink.location == "PKO!F4"
    assert ws.auto_filter.ref == "A3:H5"
    assert ws.print_title_rows == "$3:$3"


def test_values_without_a_format_show_in_the_cells_own() -> None:
    ws = lembar(Perubahan("PKO", 4, 6, 1.12, "=E4/D4", 1.125, "capaian", None, "ganti"))
    assert (ws["E4"].number_format, ws["F4"].number_format) == ("0.00%", "0.00%")


@pytest.mark.parametrize("jahat", ["=1+1", "@x", "-2", "+3"])
def test_texts_stay_texts(jahat: str) -> None:
    ws = lembar(KONVERSI._replace(sebelum=jahat))
    assert (ws["E4"].value, ws["E4"].data_type) == (jahat, "s")


def test_a_truth_value_is_written_as_excel_shows_it() -> None:
    assert lembar(KONVERSI._replace(sebelum=True))["E4"].value == "TRUE"


def test_nothing_changed() -> None:
    assert kolom(lembar(), "A") == ["Jejak perubahan", TAK_BERUBAH]


def test_the_trail_goes_on() -> None:
    satu = api.fill(buku({"PKO": pko([["Indeks A", 80, 90], ["Indeks B", None, 95]])}, RASIO), predikat_akip="A").data
    lama = [[s.value for s in b] for b in baca(satu, rumus=True)["Jejak"].iter_rows(min_row=4)]
    wb = baca(satu, rumus=True)
    wb["PKO"]["D5"] = "100"
    berkas = io.BytesIO()
    wb.save(berkas)
    dua = api.fill(berkas.getvalue(), predikat_akip="A").data
    baru = [[s.value for s in b] for b in baca(dua, rumus=True)["Jejak"].iter_rows(min_row=4)]
    assert lama
    assert baru[: len(lama)] == lama
    assert ["PKO", "D5", "teks menjadi angka", "100", 100] in [b[1:6] for b in baru[len(lama) :]]
    with api.buka(dua) as isi:
        assert len(jejak_lama(isi)) == len(baru)
