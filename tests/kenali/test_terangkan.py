"""`--explain-recognition`: for every sheet what was recognised, how surely, why; what was not, and why not."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

import kertas_kerja
from kertas_kerja.cetak.pengenalan import potongan_pengenalan
from kertas_kerja.cli import kk
from kertas_kerja.kenali.terangkan import LembarTerbaca
from tests.isi.buku import buku, pko

_KOSONG = "Tidak ada baris kepala"
BARIS = [("Indeks A", 75, 69.61, "92,81%", None, None, None)] * 2
ASING = [["Daftar Kendaraan"], ["No", "Kode", "Satuan", "Warna"], [1, "A1", "unit", "merah"], [2, "A2", "unit", "biru"]]
HAMPIR = [["No", "Indikator Kinerja", "Target", "Warna"], [1, "Indeks", 75, "merah"], [2, "Nilai", 80, "biru"]]


def workbook() -> bytes:
    """Sheets of every fate."""
    made = openpyxl.load_workbook(
        BytesIO(
            buku(
                {
                    "PKO": pko(BARIS),
                    "Kendaraan": ASING,
                    "Kosong": [],
                    "Surat": [["Kepada Yth."], ["Camat di tempat"]],
                    "Satu": [["Target", "lain", "sesuatu"], [5, 6, 7]],
                    "Kepala": [["No", "Indikator Kinerja", "Target", "Realisasi"]],
                }
            )
        )
    )
    made["Surat"].sheet_state = "veryHidden"
    chart = made.create_chartsheet("Grafik")
    chart.sheet_state = "hidden"
    out = BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def terbaca() -> dict[str, LembarTerbaca]:
    found = kertas_kerja.check(workbook(), explain_recognition=True).recognition
    assert found is not None
    return {lembar.lembar: lembar for lembar in found}


def test_every_sheet_is_there_in_order(terbaca: dict[str, LembarTerbaca]) -> None:
    assert list(terbaca) == ["PKO", "Kendaraan", "Kosong", "Surat", "Satu", "Kepala", "Grafik"]
    assert [lembar.keadaan for lembar in terbaca.values()] == ["visible"] * 3 + ["veryHidden"] + ["visible"] * 2 + [
        "hidden"
    ]


def test_a_recognised_table_says_how_surely_and_why(terbaca: dict[str, LembarTerbaca]) -> None:
    (t,) = terbaca["PKO"].tabel
    assert (t.id, t.kind, t.rentang, t.baris) == ("t1", "pko", "A3:I8", 2)
    assert 0.5 < t.keyakinan <= 1
    assert t.alasan[0].startswith("kolom no, sasaran, indikator, target, realisasi, capaian")
    assert "judul cocok" in t.alasan
    assert [(k.kolom, k.nama) for k in t.kolom[3:6]] == [("D", "target"), ("E", "realisasi"), ("F", "capaian")]
    assert terbaca["PKO"].catatan is None


def test_an_unknown_block_says_what_it_misses(terbaca: dict[str, LembarTerbaca]) -> None:
    (blok,) = terbaca["Kendaraan"].lain
    assert (blok.rentang, blok.baris) == ("A2:D4", 2)
    assert all(alasan.startswith("mirip ") and "tidak ada kolom" in alasan for alasan in blok.alasan)
    assert blok.kolom[3] == ("D", "Warna", "", False)


def test_a_header_without_rows(terbaca: dict[str, LembarTerbaca]) -> None:
    (blok,) = terbaca["Kepala"].lain
    assert (blok.rentang, blok.alasan) == ("A1:D1", ("tidak ada baris isi di bawah kepala ini",))


@pytest.mark.parametrize(
    ("lembar", "catatan"),
    [
        ("Kosong", "Lembar kosong."),
        ("Surat", f"{_KOSONG}: tidak satu pun judul kolom yang dikenal."),
        (
            "Satu",
            "Tidak ada baris kepala: paling banyak 1 judul kolom yang dikenal dalam satu baris (baris 1: Target).",
        ),
        ("Grafik", "Lembar grafik; tidak memuat sel."),
    ],
)
def test_a_sheet_without_a_table_says_why(lembar: str, catatan: str, terbaca: dict[str, LembarTerbaca]) -> None:
    assert terbaca[lembar].catatan == catatan
    assert terbaca[lembar].tabel == terbaca[lembar].lain == ()


def test_our_own_tabs_are_passed_over() -> None:
    filled = kertas_kerja.fill(buku({"PKO": pko(BARIS)})).data
    found = kertas_kerja.check(filled, explain_recognition=True).recognition
    assert found is not None
    assert [lembar.catatan for lembar in found][1:] == ["Lembar tambahan kk sendiri; dilewati."] * 3


def jalankan(*args: str | Path) -> Result:
    return CliRunner().invoke(kk, ["check", *map(str, args)])


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(workbook())
    return path


def test_json_has_the_key_only_with_the_flag(berkas: Path) -> None:
    tanpa = json.loads(jalankan(berkas, "--format", "json").output)["files"][0]
    dengan: dict[str, Any] = json.loads(jalankan(berkas, "--format", "json", "--explain-recognition").output)["files"][
        0
    ]
    assert "recognition" not in tanpa
    assert {k: v for k, v in dengan.items() if k != "recognition"} == tanpa
    pertama, kedua = dengan["recognition"][:2]
    assert set(pertama) == {"sheet", "state", "note", "tables", "unrecognised"}
    assert set(pertama["tables"][0]) == {
        "id", "kind", "title", "range", "rows", "confidence", "reasons", "columns",
    }  # fmt: skip
    assert set(kedua["unrecognised"][0]) == {"title", "range", "rows", "reasons", "columns"}
    assert kedua["unrecognised"][0]["columns"][3] == {"column": "D", "header": "Warna", "name": None}


def test_text_and_markdown(berkas: Path) -> None:
    teks = jalankan(berkas, "--explain-recognition").output
    assert "Pengenalan" in teks
    assert "A3:I8  Penilaian Kinerja Organisasi, keyakinan " in teks
    assert "Lembar Surat (sangat tersembunyi)" in teks
    assert "kolom yang tidak dipakai: D (Warna)" in teks
    assert "Pengenalan" not in jalankan(berkas).output
    markdown = jalankan(berkas, "--explain-recognition", "--format", "markdown").output
    assert "## Pengenalan" in markdown
    assert markdown.count("```") == 2


def test_nearest_tables_are_at_most_two() -> None:
    found = kertas_kerja.check(buku({"A": HAMPIR}), explain_recognition=True).recognition
    assert found is not None
    assert all(len(blok.alasan) <= 2 for lembar in found for blok in lembar.lain)


def test_a_second_column_with_the_same_header_is_told_and_a_merged_one_is_not() -> None:
    kepala = ["No", "Indikator Kinerja", "Target", "Realisasi", "Realisasi", "Capaian"]
    isi = [[1, "Indeks A", 80, 82, 84, 1.025], [2, "Indeks B", 70, 71, 72, 71 / 70]]
    made = openpyxl.load_workbook(BytesIO(buku({"Dua": [["Target dan Realisasi 2025"], kepala, *isi]})))
    merged = made.copy_worksheet(made["Dua"])
    merged.title = "Gabung"
    merged["E2"] = None
    merged.merge_cells("D2:E2")
    out = BytesIO()
    made.save(out)
    found = kertas_kerja.check(out.getvalue(), explain_recognition=True)
    assert [k.kembar for lembar in found.recognition or () for t in lembar.tabel for k in t.kolom].count(True) == 1
    teks = "".join(t for t, _ in potongan_pengenalan(found.recognition or ()))
    assert "kolom yang tidak dipakai: E (Realisasi; kepalanya sama dengan kolom lain)" in teks
