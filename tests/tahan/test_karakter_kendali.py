"""Characters that a terminal obeys or that XML cannot hold: ECMA-376 22.9.2.19 lets a cell have every one of them."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from kertas_kerja import check, fill
from kertas_kerja.cli import kk
from tests.isi.buku import buku, pko

TEKS = ["_x001B_[2J", "_x0000_", "_x0002_", "_x000B_", "_xFFFE_", "_xD800_", "_xD83D__xDE00_", "\x9b31m", "\u202e"]


def berisi(teks: str) -> bytes:
    """A PKO with one mistake whose title and indicator hold a text."""
    baris = [(f"Indeks {teks}B", 8.6, 9, "104,90%", None, "0,00%", None)]
    return buku({"PKO": pko(baris, judul=f"Penilaian Kinerja Organisasi {teks}Tahun 2025")})


@pytest.mark.parametrize("teks", TEKS)
def test_laporan_tidak_memerintah_terminal(teks: str) -> None:
    hasil = check(berisi(teks), name="a\x1b[2J.xlsx", explain_recognition=True)
    assert hasil.tables[0].kind == "pko"
    for laporan in (hasil.to_text(), hasil.to_markdown()):
        assert "Tahun 2025" in laporan
        assert [h for h in laporan if not h.isprintable() and h != "\n"] == []


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("teks", TEKS)
def test_buku_terisi_dan_tetap(teks: str) -> None:
    terisi = fill(berisi(teks), lkjip=True)
    assert terisi.added_sheets[0] == "Ringkasan"
    assert openpyxl.load_workbook(io.BytesIO(terisi.data)).sheetnames[0] == "PKO"
    assert fill(terisi.data, lkjip=True).data == terisi.data


def test_teks_sel_tetap_teks_di_markdown() -> None:
    """No picture is fetched, no column begins, no element opens by what stands in a cell."""
    baris = check(berisi("![x](http://a.b/c) \\| <b> ")).to_markdown().splitlines()
    (temuan,) = [b for b in baris if "Indeks" in b or "104,90" in b]
    assert temuan.replace("\\\\", "").replace("\\|", "").count("|") == 7
    assert [b for b in baris if "](" in b.replace("\\[x](", "") or "<b>" in b] == []


def test_kalimat_galat_tidak_memerintah_terminal(tmp_path: Path) -> None:
    berkas = tmp_path / "a\x1b[2J.xlsx"
    for perintah in (["check", "--quiet"], ["fill"], []):
        hasil = CliRunner().invoke(kk, [*perintah, str(berkas)])
        assert (hasil.exit_code, "\x1b" in hasil.output, "?[2J.xlsx" in hasil.output) == (2, False, True)
