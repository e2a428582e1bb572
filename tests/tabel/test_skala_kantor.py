"""The office's own scale: read from its table, used for its predikat, and no verdict where the scale is not known."""

from __future__ import annotations

import io
from decimal import Decimal as D
from typing import Any

import openpyxl
import pytest

from kertas_kerja import api
from kertas_kerja.profil.rentang import RentangTertulis, rentang_tertulis
from kertas_kerja.tabel.skala_kantor import dikenal, kata_skala

# openpyxl says what it would drop if it saved; here it only reads.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
PERMENDAGRI = (
    ("91% ≤ 100%", "Sangat Tinggi"), ("76% ≤ 90%", "Tinggi"), ("66% ≤ 75%", "Sedang"), ("51% ≤ 65%", "Rendah"),
    ("≤ 50%", "Sangat Rendah"),
)  # fmt: skip
BERHASIL = (
    ("≥ 85", "Sangat Berhasil"), ("70 ≤ X < 85", "Berhasil"), ("55 ≤ X < 70", "Cukup Berhasil"),
    ("X < 55", "Tidak Berhasil"),
)  # fmt: skip
EMPAT = (
    ("Lebih dari 100%", "Sangat Baik"),
    ("75 – 100%", "Baik"),
    ("55 – 74%", "Cukup"),
    ("Kurang dari 55%", "Kurang"),
)
PROFIL = (
    ("> 100 - 110", "Istimewa"), ("> 80 - 100", "Baik"), ("> 60 - 80", "Butuh Perbaikan"), ("> 20 - 60", "Kurang"),
    ("0 - 20", "Sangat Kurang"),
)  # fmt: skip


def buku(skala: Any, isi: Any, judul: str = "Skala Nilai Peringkat Kinerja", kepala: str = "Kategori") -> bytes:
    """A scale (or none) above a table of (capaian, predikat)."""
    wb = openpyxl.Workbook()
    ws = wb.active
    if skala:
        for baris in (
            [judul],
            ["No", "Interval Nilai", "Kriteria"],
            *([i, *s] for i, s in enumerate(skala, 1)),
            [],
            [],
        ):
            ws.append(baris)
    ws.append(["Capaian Kinerja Tahun 2024"])
    ws.append(["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", kepala])
    for i, (nilai, kata) in enumerate(isi, 1):
        ws.append([i, f"Indikator {i}", 100, nilai, nilai / 100, kata])
        ws.cell(ws.max_row, 5).number_format = "0.00%"
    berkas = io.BytesIO()
    wb.save(berkas)
    return berkas.getvalue()


def temuan(data: bytes, *kode: str) -> list[tuple[str, str, str, str]]:
    return [(t.kode, t.tingkat, t.ditemukan, t.seharusnya) for t in api.check(data).findings if t.kode in kode]


@pytest.mark.parametrize(
    ("teks", "bawah", "atas", "bawah_masuk", "atas_masuk"),
    [
        ("91% ≤ 100%", 91, 100, None, True),
        ("> 80 - 100", 80, 100, False, None),
        (">80% - ≤100%", 80, 100, False, True),
        ("70 ≤ X < 85", 70, 85, True, False),
        ("85 < x ≤ 100", 85, 100, False, True),
        ("76 s.d. 90", 76, 90, None, None),
        ("90,01 – 100", D("90.01"), 100, None, None),
        ("≤ 50%", None, 50, None, True),
        ("X < 55", None, 55, None, False),
        ("Kurang dari 55%", None, 55, None, False),
        ("≥ 85", 85, None, True, None),
        ("Lebih dari 100%", 100, None, False, None),
        ("100 ke atas", 100, None, True, None),
    ],
)
def test_a_range_as_people_write_it(teks: str, bawah: Any, atas: Any, bawah_masuk: Any, atas_masuk: Any) -> None:
    assert rentang_tertulis(teks) == RentangTertulis(bawah, atas, bawah_masuk, atas_masuk)


@pytest.mark.parametrize("teks", ["", "Baik", "50", "100 - 80", "1 2 3"])
def test_what_is_no_range(teks: str) -> None:
    assert rentang_tertulis(teks) is None


@pytest.mark.parametrize(
    ("skala", "isi", "salah"),
    [
        (PERMENDAGRI, [(95, "Sangat Tinggi"), (90, "Tinggi"), (91, "Sangat Tinggi"), (40, "Sangat Rendah")], []),
        (PERMENDAGRI, [(95, "Sangat Tinggi"), (80, "Sedang")], [("Sedang", "Tinggi")]),
        (BERHASIL, [(85, "Sangat Berhasil"), (70, "Berhasil"), (54.99, "Tidak Berhasil")], []),
        (BERHASIL, [(84.9, "Sangat Berhasil"), (69, "Cukup Berhasil")], [("Sangat Berhasil", "Berhasil")]),
        (EMPAT, [(101, "Sangat Baik"), (100, "Baik"), (60, "Cukup"), (30, "Kurang")], []),
        (EMPAT, [(101, "Sangat Baik"), (78, "Cukup")], [("Cukup", "Baik")]),
    ],
)
def test_predikat_are_judged_by_the_scale_of_the_workbook(skala: Any, isi: Any, salah: list[tuple[str, str]]) -> None:
    data = buku(skala, isi)
    assert [(ada, harap) for _, _, ada, harap in temuan(data, "KK105")] == salah
    assert [t[1] for t in temuan(data, "KK601")] == ["info"]
    assert all(not t.dasar for t in api.check(data).findings if t.kode == "KK105")


@pytest.mark.parametrize("kata", ["Tinggi", "Sangat Tinggi"])
def test_between_two_bands_written_in_whole_numbers_both_words_are_right(kata: str) -> None:
    data = buku(PERMENDAGRI, [(95, "Sangat Tinggi"), (90.4, kata), (90.6, kata)])
    assert not [t for t in temuan(data, "KK105") if t[1] == "error"]


def test_fill_writes_the_words_of_the_workbook() -> None:
    hasil = api.fill(buku(PERMENDAGRI, [(95, "Sangat Tinggi"), (80, None), (30, None)]))
    ws = openpyxl.load_workbook(io.BytesIO(hasil.data), data_only=True).worksheets[0]
    assert [ws.cell(ws.max_row + i, 6).value for i in (-2, -1, 0)] == ["Sangat Tinggi", "Tinggi", "Sangat Rendah"]


def test_a_scale_in_the_words_of_the_profile_is_held_to_the_profile() -> None:
    lain = [("> 75 - 100" if r == "> 80 - 100" else r, k) for r, k in PROFIL]
    assert not temuan(buku(PROFIL, [(95, "Baik")]), "KK601", "KK105")
    assert [t[:3] for t in temuan(buku(lain, [(95, "Baik")]), "KK601")] == [("KK601", "warning", "> 75 - 100")]
    assert temuan(buku(PROFIL, [(95, "Istimewa")]), "KK105")[0][3] == "Baik"


@pytest.mark.parametrize(
    ("isi", "dinilai"),
    [
        ([(95, "Sangat Tinggi"), (85, "Tinggi")], 0),
        ([(95, "Sangat Baik"), (78, "Baik")], 0),  # "Baik" of a scale that is not known
        ([(95, "Tercapai"), (85, "Tidak Tercapai")], 0),
        ([(95, "Istimewa"), (78, "Baik")], 2),
        ([(95, "Istmewa")], 1),  # a slip of the pen is no other scale
    ],
)
def test_words_of_an_unknown_scale_are_not_judged(isi: Any, dinilai: int) -> None:
    assert len([t for t in temuan(buku(None, isi), "KK105") if t[1] == "error"]) == dinilai


def test_an_unknown_scale_is_told_once_and_not_filled() -> None:
    data = buku(None, [(95, "Sangat Tinggi"), (85, "Tinggi"), (70, None)])
    ((_, tingkat, ada, _),) = temuan(data, "KK601")
    assert (tingkat, ada) == ("info", "Sangat Tinggi")
    ws = openpyxl.load_workbook(io.BytesIO(api.fill(data).data), data_only=True).worksheets[0]
    assert ws.cell(ws.max_row, 6).value is None


def test_ringkasan_speaks_in_the_words_of_the_office() -> None:
    """Its own scale; of a scale that is not known only the words that stand there."""
    for skala, sedang, rata in ((PERMENDAGRI, "Sedang", "Tinggi"), (None, "Cukup Tinggi", "–")):
        isi = [(95, "Sangat Tinggi"), (85, "Tinggi"), (70, sedang)]
        wb = openpyxl.load_workbook(io.BytesIO(api.fill(buku(skala, isi)).data), data_only=True)
        kata = [sel.value for baris in wb["Ringkasan"].iter_rows() for sel in baris if isinstance(sel.value, str)]
        assert {"Sangat Tinggi", "Tinggi", sedang, rata} <= set(kata)
        assert not {"Istimewa (Sangat Berhasil)", "Baik (Berhasil)", "Butuh Perbaikan (Cukup)"} & set(kata)


def test_a_gap_in_the_scale_of_the_workbook_is_told() -> None:
    putus = [("71% ≤ 75%" if r == "66% ≤ 75%" else r, k) for r, k in PERMENDAGRI]
    data = buku(putus, [(95, "Sangat Tinggi"), (40, "Baik")])
    assert [t[:3] for t in temuan(data, "KK601") if t[1] == "warning"] == [("KK601", "warning", "71% ≤ 75%")]
    assert not temuan(data, "KK105")


def test_a_scale_of_something_else_is_left_alone() -> None:
    data = buku(PERMENDAGRI, [(95, "Baik")], judul="Skala Nilai Mutu Pelayanan IKM")
    assert not temuan(data, "KK601", "KK105")


def test_words() -> None:
    from kertas_kerja.profil import muat_profil

    pita = muat_profil().predikat_pko
    assert kata_skala("Sangat Tinggi")
    assert not kata_skala("Tercapai")
    assert not kata_skala("Dokumen lengkap dan baik")
    assert dikenal("BAIK (BERHASIL)", pita)
    assert not dikenal("Sangat Baik", pita)
