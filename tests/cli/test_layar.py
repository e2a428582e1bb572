"""What an operator sees: the words of the text, and its lines on a narrow terminal."""

from __future__ import annotations

import io
import sys
from io import BytesIO

import pytest
from click.testing import CliRunner

from kertas_kerja import check
from kertas_kerja.cetak.teks import cetak, potongan_periksa
from kertas_kerja.cli import kk
from tests.isi.buku import buku, pko

SALAH = buku({"PKO": pko([("Indeks B", 8.6, 9, "104,90%", "104,90%", "0,00%", "104,90%")])})
ASING = buku({"Lain": [["Belanja", "Toko"], ["beras", 12]]})


def teks(data: bytes) -> str:
    return check(BytesIO(data), name="satu.xlsx").to_text()


def test_formulas_are_written_as_indonesian_settings_take_them() -> None:
    isi = teks(SALAH)
    assert 'rumus: =IF(OR(COUNT(E4;D4)<2;D4=0);"";E4/D4)' in isi
    assert isi.count('pemisah ";"') == 1


def test_a_workbook_without_tables_is_not_called_faultless() -> None:
    isi = teks(ASING)
    assert "Tidak ada kesalahan" not in isi
    assert isi.endswith("  Buku ini belum diperiksa.\n\n")
    assert "0 kesalahan" not in check(BytesIO(ASING), name="satu.xlsx").to_markdown()


def test_markdown_names_the_regulations() -> None:
    isi = check(BytesIO(SALAH), name="satu.xlsx").to_markdown()
    assert "| PermenPANRB 53/2014 |" in isi
    assert "- PermenPANRB 53/2014: Peraturan Menteri PANRB Nomor 53 Tahun 2014" in isi


def test_lines_are_wrapped_between_words_and_formulas_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    layar = io.StringIO()
    monkeypatch.setattr(sys, "stdout", layar)
    monkeypatch.setenv("COLUMNS", "40")
    hasil = check(BytesIO(SALAH), name="satu.xlsx")
    cetak(potongan_periksa([hasil]), True)
    baris = layar.getvalue().splitlines()
    panjang = [b for b in baris if len(b) > 40]
    assert panjang
    assert all(b.startswith("           rumus: =") for b in panjang)
    assert " ".join(layar.getvalue().split()) == " ".join(hasil.to_text().split())


@pytest.mark.parametrize("kode", ["KK101", "kk101", "101"])
def test_a_rule_is_found_by_its_number(kode: str) -> None:
    assert CliRunner().invoke(kk, ["explain", kode]).stdout.startswith("# KK101 ")
