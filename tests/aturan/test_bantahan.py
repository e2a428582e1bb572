"""A column whose own numbers contradict its name is read without it: no relation of the table judges or fills it."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja import check, fill
from tests.lembar_operator.penulis import tulis_buku

SELISIH = [
    ["Ringkasan Realisasi Belanja Tahun 2025"],
    ["No", "Uraian", "Anggaran (Rp)", "Realisasi (Rp)", "Selisih (Rp)", "%"],
    [1, "Belanja Pegawai", 900_000_000, 864_000_000, 36_000_000, "4,00"],
    [2, "Belanja Barang", 450_000_000, 409_500_000, 40_500_000, "9,00"],
    [3, "Belanja Modal", 730_000_000, 620_500_000, 109_500_000, "15,00"],
    [4, "Belanja Hibah", 610_000_000, 579_500_000, 30_500_000, "5,00"],
]
T_C_29 = [
    ["Evaluasi Hasil Pelaksanaan Renja s/d Tahun 2025"],
    [
        "Kode",
        "Program",
        "Indikator",
        "Target Akhir Periode",
        "Realisasi s/d 2023",
        "Target 2024",
        "Realisasi 2024",
        "Tingkat Realisasi (%)",
        "Target 2025",
        "Perkiraan s/d 2025",
        "Tingkat Capaian (%)",
    ],
    ["1.01", "Program A", "Jumlah A", 64, 25, 13, 12, "92,31", 12, 49, "76,56"],
    ["1.02", "Program B", "Jumlah B", 75, 29, 15, 11, "73,33", 10, 50, "66,67"],
    ["1.03", "Program C", "Jumlah C", 63, 22, 12, 9, "75,00", 18, 49, "77,78"],
    ["1.04", "Program D", "Jumlah D", 79, 24, 14, 13, "92,86", 11, 48, "60,76"],
]


def galat(baris: list[list[object]]) -> list[tuple[str, str]]:
    """The errors of a workbook of one sheet: rule and cell."""
    return [(t.kode, t.alamat) for t in check(tulis_buku({"S": baris})).findings if t.tingkat == "error"]


def ganti(baris: list[list[object]], nomor: int, kolom: int, nilai: object) -> list[list[object]]:
    """The rows with one cell changed; counted from 1."""
    return [[nilai if (i, k) == (nomor, kolom) else v for k, v in enumerate(b, 1)] for i, b in enumerate(baris, 1)]


def test_a_percentage_of_what_is_left_is_no_serapan() -> None:
    assert galat(SELISIH) == []


def test_one_wrong_percentage_of_what_is_left_is_told_by_the_other_rows() -> None:
    assert galat(ganti(SELISIH, 5, 6, "51,00")) == [("KK126", "F5")]


def test_a_fill_does_not_write_serapan_there() -> None:
    hasil = fill(tulis_buku({"S": ganti(SELISIH, 6, 6, None)}), dry_run=True)
    assert all(p.alamat != "F6" for p in hasil.changes)


def test_two_percentages_in_one_table_are_each_of_their_own_columns() -> None:
    assert galat(T_C_29) == []
    assert [a for _, a in galat(ganti(T_C_29, 4, 11, "86,67"))] == ["K4"]
    assert [a for _, a in galat(ganti(T_C_29, 4, 8, "37,33"))] == ["H4"]


def test_wrong_percentages_that_nothing_else_explains_stay_errors() -> None:
    baris = [*SELISIH[:1], ["No", "Uraian", "Anggaran (Rp)", "Realisasi (Rp)", "Sisa (Rp)", "%"], *SELISIH[2:]]
    acak = [[*b[:5], p] for b, p in zip(baris[2:], ("61,20", "77,35", "41,09", "88,88"), strict=True)]
    assert {k for k, _ in galat([*baris[:2], *acak])} == {"KK110"}


def test_one_cause_is_one_finding_where_a_product_follows_from_the_wrong_figure() -> None:
    baris = [
        ["Rincian Biaya Bimbingan Teknis"],
        ["No", "Uraian", "Orang", "Hari", "Volume", "Harga (Rp)", "Biaya (Rp)"],
        [1, "Uang harian", 11, 2, 22, 175_000, 3_850_000],
        [2, "Transpor", 10, 5, 50, 300_000, 15_000_000],
        [3, "Konsumsi", 33, 5, 156, 145_000, 23_925_000],
        [4, "Penginapan", 9, 3, 27, 330_000, 8_910_000],
        [5, "Narasumber", 27, 4, 108, 95_000, 10_260_000],
        [6, "Penggandaan", 14, 3, 42, 45_000, 1_890_000],
    ]
    (satu,) = (t for t in check(tulis_buku({"S": baris})).findings if t.tingkat == "error")
    assert (satu.kode, satu.alamat, satu.seharusnya) == ("KK126", "E5", "165")
    assert Decimal(satu.seharusnya) * 145_000 == 23_925_000
