"""Tables without titles: what year a number belongs to is unknown, so nothing is compared as if it were known."""

from __future__ import annotations

import pytest

from kertas_kerja import check
from kertas_kerja.model import Temuan
from tests.antar.lembar import AKIP, IKM, pk, pk_program, ukur
from tests.isi.buku import buku


def antar(lembar: dict[str, list[list[object]]]) -> list[Temuan]:
    """The findings between tables and between sentences and tables."""
    return [f for f in check(buku(lembar)).findings if f.kode[:3] in ("KK3", "KK4")]


def tanpa_judul(baris: list[list[object]]) -> list[list[object]]:
    """The rows of a table without its title."""
    return [list(b) for b in baris[2:]]


A = ukur((AKIP, "78,64", "81,40", "103,51%"), (IKM, "94,00", "97,84", "104,09%"))
B = ukur((AKIP, "77,00", "78,44", "101,87%"), (IKM, "93,00", "97,86", "105,23%"))


def test_stacked_tables_without_titles_are_not_compared() -> None:
    assert not antar({"Data": [*tanpa_judul(A), [], [], [], *tanpa_judul(B)]})


def test_tables_without_titles_on_two_sheets_are_not_compared() -> None:
    assert not antar({"Satu": tanpa_judul(A), "Dua": tanpa_judul(B)})


def test_the_same_tables_with_a_title_are_compared() -> None:
    temuan = antar({"Satu": [list(b) for b in A], "Dua": [list(b) for b in B]})
    assert {f.kode for f in temuan if f.tingkat == "error"} == {"KK301"}


def test_a_table_below_a_titled_one_keeps_its_year() -> None:
    temuan = antar({"Satu": [*[list(b) for b in A], [], [], *tanpa_judul(B)]})
    assert any(f.kode == "KK301" and f.tingkat == "error" for f in temuan)


def test_two_untitled_pk_may_be_murni_and_perubahan() -> None:
    murni = pk_program(("Program Pemerintahan Umum", "5.000.000"), ("Program Desa", "7.000.000"), jumlah="12.000.000")
    ubah = pk_program(("Program Pemerintahan Umum", "6.000.000"), ("Program Desa", "8.000.000"), jumlah="14.000.000")
    temuan = antar({"PK 2025": [*tanpa_judul(murni), [], [], [], *tanpa_judul(ubah)]})
    assert not temuan


def test_rows_and_totals_of_undated_tables_are_not_compared() -> None:
    rencana = pk((AKIP, "79,64"), ("Indeks RB", "94,00"), (IKM, "95,00"))
    assert not antar({"Satu": tanpa_judul(rencana), "Dua": tanpa_judul(A)})


@pytest.mark.parametrize(
    "kepala",
    [
        ["No", "Komponen IKM", "IKM 2024", "Perkiraan IKM 2025"],
        ["No", "Komponen IKM", "Perkiraan IKM 2025", "IKM 2024"],
    ],
)
def test_sentences_are_judged_against_the_column_of_their_year(kepala: list[str]) -> None:
    isi = [["1", "Layanan KTP", "97,52", "99,65"], ["2", "Layanan KK", "97,98", "98,53"], ["3", "Layanan SKCK", "98,08",
           "95,34"], [None, "Rata-rata", "97,86", "97,84"]]  # fmt: skip
    if kepala[2].startswith("Perkiraan"):
        isi = [[*b[:2], b[3], b[2]] for b in isi]
    kalimat = [
        "Realisasi IKM tahun 2024 sebesar 97,86.",
        "Target IKM tahun 2024 sebesar 94,00.",
        "Target IKM tahun 2025 sebesar 97,84, meningkat dari realisasi tahun 2024 sebesar 97,86.",
        "Nilai IKM tahun 2024 sebesar 97,86 dengan rincian Layanan KTP: 97,52; Layanan KK: 97,98; Layanan SKCK: 98,08.",
    ]
    temuan = antar({"Data": [kepala, *isi, [], [], *[[k] for k in kalimat]]})
    assert not [f for f in temuan if f.kode in ("KK406", "KK407")]


def test_a_sentence_is_not_judged_against_a_table_of_an_unknown_year() -> None:
    lain = ["Nilai Evaluasi AKIP tahun 2025 sebesar 80,00."]
    bertahun = ukur((IKM, "94,00", "97,84", "104,09%"), judul="Capaian Kinerja Tahun 2025")
    temuan = antar({"Satu": [list(b) for b in bertahun], "Dua": [*tanpa_judul(A), [], [], lain]})
    assert not [f for f in temuan if f.kode == "KK407"]
