"""What a finding is based on: a regulation where one says so, plain arithmetic elsewhere, none for an unread rate."""

from __future__ import annotations

from decimal import Decimal as D
from io import BytesIO
from typing import Any

from kertas_kerja import check
from kertas_kerja.angka import Angka
from tests.lembar_operator.penulis import tulis_buku

JUDUL = ["Penilaian Kinerja Organisasi Tahun 2025"]
KEPALA = [
    "No", "Indikator", "Target", "Realisasi", "Capaian", "Normalisasi (1)", "Koreksi (2)", "Nilai Akhir (3)",
    "Predikat",
]  # fmt: skip


def temuan(baris: list[list[Any]], **pilihan: Any) -> list[Any]:
    return list(check(BytesIO(tulis_buku({"A": baris})), name="a.xlsx", **pilihan).to_dict()["findings"])


def test_a_sum_is_arithmetic() -> None:
    baris = [
        ["Perjanjian Kinerja Tahun 2025"],
        ["No", "Program", "Anggaran"],
        [1, "Program A", 1_000_000],
        [2, "Program B", 2_000_000],
        [None, "Jumlah", 3_100_000],
    ]
    assert [t["basis"] for t in temuan(baris) if t["rule"] == "KK201"] == [
        "Hitungan biasa; bentuk tabelnya menurut formulir"
    ]


def test_a_rate_that_nobody_has_read_is_not_said_to_be_in_force() -> None:
    baris = [JUDUL, KEPALA, [1, "Indeks A", 80, 80, "100,00%", "100,00%", "10%", "90,00%", "Baik (Berhasil)"]]
    satu = [t["basis"] for t in temuan(baris, predikat_akip="B") if t["rule"] == "KK103"]
    assert len(satu) == 1
    assert "belum diperiksa" in satu[0]
    lain = [t["basis"] for t in temuan(baris, predikat_akip="A") if t["rule"] == "KK103"]
    assert "Jombang" in lain[0]


def test_zeros_at_the_end_of_an_unrounded_number_are_not_written() -> None:
    assert Angka(D(1), 10).tulis() == "1,00"
    assert Angka(D("0.98765432109"), 10).tulis() == "0,9876543211"
    assert Angka(D("1.5"), 4).tulis() == "1,5000"
