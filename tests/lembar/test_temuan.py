"""Temuan: a filterable table with links, a drop-down, and answers that survive the next fill."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from kertas_kerja import api
from kertas_kerja.lembar.lama import jawaban_lama
from kertas_kerja.lembar.temuan import KEPALA, PILIHAN
from kertas_kerja.model import Saran
from kertas_kerja.model.tanda import BERSIH
from kertas_kerja.profil import muat_profil
from tests.isi.buku import buku, pko
from tests.lembar.bahan import PKO, RASIO, baca, bahan, cari, donor, kolom, siapkan, temuan


def lembar(*daftar: Any) -> Any:
    return baca(donor(bahan({"PKO": PKO}, RASIO), list(daftar)), rumus=True)["Temuan"]


def isi(ws: Any, baris: int) -> list[Any]:
    return [sel.value for sel in ws[baris]]


def test_one_finding() -> None:
    ws = lembar(temuan())
    assert isi(ws, 3) == [*KEPALA, None]
    assert isi(ws, 4) == [
        1, "Salah", "KK101", "PKO", "F4", "104,90%", "104,65%",
        "capaian = realisasi ÷ target = 9,00 ÷ 8,60 = 104,65%", "PermenPANRB 53/2014", "Isi rumus: =E4/D4", None, None,
        '=IF(OR(B4="Catatan",K4<>""),"",D4&"!"&E4)',
    ]  # fmt: skip
    assert ws["E4"].hyperlink.location == "PKO!F4"
    assert ws.auto_filter.ref == "A3:L4"
    assert ws.freeze_panes == "F4"
    assert ws.print_title_rows == "$3:$3"


def test_full_titles_of_regulations_stand_below() -> None:
    ws = lembar(temuan())
    assert ws["A6"].value.startswith("PermenPANRB 53/2014: Peraturan Menteri PANRB Nomor 53 Tahun 2014")


def test_message_stays_where_computation_does_not_say_it_all() -> None:
    ws = lembar(temuan(tingkat="info"), temuan(uraian="", seharusnya="", saran=Saran(False, None, "Periksa sel ini.")))
    assert ws["H4"].value == f"{temuan().pesan}\n{temuan().uraian}"
    assert ws["H5"].value == temuan().pesan
    assert ws["J5"].value == "Periksa sel ini."


def test_status_is_a_list_with_an_indonesian_message() -> None:
    (aturan,) = lembar(temuan(), temuan(baris=5)).data_validations.dataValidation
    assert str(aturan.sqref) == "K4:K5"
    assert aturan.formula1 == f'"{",".join(PILIHAN)}"'
    assert aturan.error == "Pilih salah satu: diperbaiki, sesuai bukti dukung, diabaikan."


@pytest.mark.parametrize("jahat", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "{=A1}", "http://x.y", "_x0041_"])
def test_texts_stay_texts(jahat: str) -> None:
    ws = lembar(temuan(ditemukan=jahat, seharusnya=jahat, uraian=jahat, tingkat="warning", pesan="pesan"))
    for alamat in ("F4", "G4"):
        assert ws[alamat].data_type == "s"
        assert ws[alamat].value == jahat
        assert ws[alamat].hyperlink is None


def test_control_characters_come_back() -> None:
    with api.buka(donor(bahan({"PKO": PKO}, RASIO), [temuan(ditemukan="a\x01\x1f_x0041_b")])) as isi_baru:
        assert isi_baru.sheet("Temuan").text(4, 6) == "a\x01\x1f_x0041_b"


def test_very_long_text_is_cut_to_what_a_cell_takes() -> None:
    assert len(lembar(temuan(ditemukan="x" * 40_000))["F4"].value) == 32_767


def test_no_findings_is_one_friendly_line() -> None:
    ws = lembar()
    assert kolom(ws, "A") == ["Temuan pemeriksaan", BERSIH]
    assert ws.auto_filter.ref is None


def test_no_link_to_a_sheet_that_is_hidden_or_gone() -> None:
    wb = openpyxl.load_workbook(io.BytesIO(buku({"PKO": PKO, "Rahasia": [["x"]]}, RASIO)))
    wb["Rahasia"].sheet_state = "hidden"
    berkas = io.BytesIO()
    wb.save(berkas)
    data = donor(siapkan(berkas.getvalue()), [temuan(lembar="Rahasia"), temuan(lembar="Hilang"), temuan()])
    ws = baca(data)["Temuan"]
    assert [ws[f"E{b}"].hyperlink is not None for b in (4, 5, 6)] == [False, False, True]


def test_answers_survive_the_next_fill() -> None:
    """Sorted rows, a new finding and a renamed tab in between: status and note stay with their finding."""
    salah = pko([["Indeks A", 80, 90, 1.2], ["Indeks B", 100, 95, 0.8]])
    satu = api.fill(buku({"PKO": salah}, RASIO), predikat_akip="A").data
    wb = baca(satu, rumus=True)
    ws = wb["Temuan"]
    baris = next(s.row for s in ws["E"] if s.value == "F5")
    ws[f"K{baris}"], ws[f"L{baris}"] = "sesuai bukti dukung", "=bukan rumus, lihat BA 12"
    ws[f"L{baris}"].data_type = "s"
    wb["Temuan"].title = "Hasil"  # Excel renames it in the mark as well
    wb.defined_names["_kk_lembar_Temuan"].value = "Hasil!$A$1"
    wb["PKO"]["E6"] = 1
    berkas = io.BytesIO()
    wb.save(berkas)
    with api.buka(berkas.getvalue()) as buku_kini:
        lama = jawaban_lama(buku_kini)
        tertulis = next(k[3] for k in lama if k[:3] == ("KK101", "PKO", "F5") and k[3] is not None)
        assert lama["KK101", "PKO", "F5", tertulis] == ("sesuai bukti dukung", "=bukan rumus, lihat BA 12")
        data = donor(siapkan(berkas.getvalue()), [temuan(), temuan(baris=5, ditemukan=tertulis)])
    baru = baca(data)["Temuan"]
    assert [baru[f"K{b}"].value for b in (4, 5)] == [None, "sesuai bukti dukung"]
    assert baru["L5"].value == "=bukan rumus, lihat BA 12"
    assert baru["L5"].data_type == "s"
    ringkasan = baca(data)["Ringkasan"]
    baris = cari(ringkasan, "Salah: angka yang tidak mungkin benar").row
    assert [ringkasan.cell(baris, k).value for k in (3, 4)] == [2, 1]


def test_short_names_of_regulations() -> None:
    dasar = muat_profil().dasar
    assert dasar["perbup-jombang-47-2022"].pendek() == "Perbup Jombang 47/2022"
    assert dasar["perpres-29-2014"].pendek() == "Perpres 29/2014"
    assert all(len(d.pendek()) <= 60 for d in dasar.values())
