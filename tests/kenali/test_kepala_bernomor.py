"""A header of words that nobody knows is one where "No" stands above a 1 and numbers below three other words."""

from __future__ import annotations

from kertas_kerja import check, fill
from tests.lembar_operator.penulis import tulis_buku

SKOR = [
    ["Penilaian Unit Kerja"],
    ["No", "Loket", "Dimensi Masukan", "Dimensi Proses", "Dimensi Hasil", "Dimensi Aduan", "Akhir"],
    [1, "Loket A", 16.37, 20.82, 23.67, 23.21, 84.07],
    [2, "Loket B", 22.82, 15.64, 17.61, 16.2, 72.27],
    [3, "Loket C", 20.07, 22.79, 19.6, 19.83, 82.29],
    [4, "Loket D", 18.5, 21.15, 17.05, 20.4, 77.1],
]


def jenis(baris: list[list[object]]) -> list[str]:
    """The kinds of the tables of a workbook of one sheet, `unknown` ones included."""
    return [t.kind for t in check(tulis_buku({"S": baris})).tables]


def test_numbers_below_unknown_words_make_a_table() -> None:
    assert jenis(SKOR) == ["rincian_jumlah"]


def test_without_row_numbers_or_with_words_below_there_is_none() -> None:
    assert jenis([SKOR[0], ["Butir", *SKOR[1][1:]], *SKOR[2:]]) == []
    assert jenis([*SKOR[:2], *([n, *["teks"] * 6] for n in (1, 2, 3))]) == []


def test_a_row_that_waits_for_its_results_belongs_to_the_sum() -> None:
    baris: list[list[object]] = [
        ["Komposisi Pegawai"],
        ["No", "Unit Kerja", "Gol. IV", None, "Gol. III", None, "Jumlah", None, "Total"],
        [None, None, "L", "P", "L", "P", "L", "P", None],
        [1, "Sekretariat", 4, 9, 8, 5, 12, 14, 26],
        [2, "Bidang I", 3, 7, 4, 6, 7, 13, 20],
        [3, "Bidang II", 2, 8, 7, 3, 9, 11, 20],
        [4, "Unit Teknis", 5, 6, 4, 7, None, None, None],
        [None, "Jumlah", 14, 30, 23, 21, None, None, None],
    ]
    lembar = {"baris": baris, "gabung": ["A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2", "I2:I3"]}
    rumus = {p.alamat: p.rumus or "" for p in fill(tulis_buku({"S": lembar}), dry_run=True).changes}
    assert "G4:G7" in rumus["G8"]
    assert "H4:H7" in rumus["H8"]
