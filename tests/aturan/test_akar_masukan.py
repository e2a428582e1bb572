"""One wrong input is told once: what its scale, another table, a sentence and a sum say of it stands in one finding."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from kertas_kerja import check
from tests.lembar_operator.penulis import tulis_buku

KEPALA = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian", "Keterangan"]
TAHUN_LALU = ["No", "Indikator Kinerja", "Realisasi 2023", "Realisasi 2024", "Realisasi 2025"]


def temuan(lembar: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Rule, cell, severity and explanation of everything that is no remark."""
    hasil = check(BytesIO(tulis_buku(lembar)), name="a.xlsx").findings
    return [(t.kode, f"{t.lembar}!{t.alamat}", t.tingkat, t.uraian) for t in hasil if t.tingkat != "info"]


def test_scale_other_table_capaian_and_sentence() -> None:
    kalimat = "Target 85 terealisasi 87,20 atau tercapai 102,59%."
    baris = [1, "A", "Indeks Kepuasan Masyarakat", "Indeks", 85, 8720, "102,59%", kalimat]
    lembar = {
        "Ukur": [["Pengukuran Kinerja Tahun 2025"], KEPALA, baris],
        "Tren": [
            ["Realisasi Kinerja Tahun 2023-2025"], TAHUN_LALU, [1, "Indeks Kepuasan Masyarakat", 82.1, 83.5, 87.2],
        ],
        "PKO": [
            ["Realisasi Kinerja sampai dengan Tahun 2025"], TAHUN_LALU,
            [1, "Indeks Kepuasan Masyarakat", 82.1, 83.5, 87.2],
        ],
    }  # fmt: skip
    (satu,) = temuan(lembar)
    assert satu[:3] == ("KK301", "Ukur!F3", "error")
    assert all(kata in satu[3] for kata in ("skala IKM", "G3 cocok dengan 87,2", "H3 cocok dengan 87,2"))


def test_a_share_above_the_whole_that_another_table_knows_better() -> None:
    baris = [1, "A", "Persentase desa yang mandiri", "%", "90%", "480%", "93,33%", None]
    lembar = {
        "Ukur": [["Pengukuran Kinerja Tahun 2025"], KEPALA, baris],
        "PK": [
            ["Realisasi Kinerja Tahun 2023-2025"], TAHUN_LALU, [1, "Persentase desa yang mandiri", "80%", "82%", "84%"],
        ],
    }  # fmt: skip
    assert [t[:3] for t in temuan(lembar)] == [("KK301", "Ukur!F3", "error")]


def _triwulan(*baris: list[Any]) -> dict[str, Any]:
    kepala = ["No", "Indikator", "Satuan", "Target", "TW I", "TW II", "TW III", "TW IV", "Realisasi", "Capaian"]
    return {"TW": [["Realisasi Kinerja per Triwulan Tahun 2025"], kepala, *baris]}


def test_a_minus_sign_that_the_sum_does_not_know() -> None:
    (satu,) = temuan(_triwulan([1, "Jumlah rambu terpasang", "unit", 40, 10, -10, 12, 8, 40, "100,00%"]))
    assert satu[:3] == ("KK613", "TW!F3", "error")
    assert "I3 cocok dengan 10" in satu[3]


def test_a_year_that_its_capaian_contradicts() -> None:
    (satu,) = temuan(_triwulan([1, "Jumlah rambu terpasang", "unit", 40, 10, 10, 12, 8, 400, "100,00%"]))
    assert satu[:3] == ("KK210", "TW!I3", "error")
    assert "J3 cocok dengan 40" in satu[3]


def test_two_causes_stay_two() -> None:
    hasil = temuan(_triwulan([1, "Jumlah rambu terpasang", "unit", 40, 10, -10, 12, 8, 35, "100,00%"]))
    assert {t[0] for t in hasil} >= {"KK613", "KK210"}
