"""Every real workbook of the corpus through the acceptance table's steps; and that the table itself would notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.buku import korpus
from tests.buku.buatan import book


def test_real_workbooks_are_changed_safely_or_refused_with_a_reason(corpus_file: Path, tmp_path: Path) -> None:
    row = korpus.judge(corpus_file, tmp_path)
    assert not korpus.failed(row), row
    if row.accepted != "yes":
        assert row.accepted.rstrip().endswith(".")
        assert ";" in row.accepted


@pytest.mark.libreoffice
def test_libreoffice_opens_results_and_finds_no_stale_value(tmp_path: Path) -> None:
    source = tmp_path / "in.xlsx"
    cells = {"A1": 3, "B1": ("=A1*2", 6), "C1": ('=B1&" dokumen"', "6 dokumen"), "D1": ("=SUM(A1:B1)", 9)}
    source.write_bytes(book({"Data": cells, "Lain": {"A1": ("=Data!D1/3", 3)}}))
    row = korpus.judge(source, tmp_path, libreoffice=True)
    assert row == korpus.Row("in.xlsx", "yes", "yes", "yes", "4 recomputed, 0 dropped", "yes", "0", "yes")


@pytest.mark.libreoffice
def test_the_table_would_notice_a_stale_value(tmp_path: Path) -> None:
    before, after = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    before.write_bytes(book({"Data": {"A1": 3, "B1": ("=A1*2", 6)}}))
    after.write_bytes(book({"Data": {"A1": 4, "B1": ("=A1*2", 6)}}))
    assert korpus.stale_by_libreoffice(before, after) == ["Data!B1"]


def test_the_table_would_notice_another_part(tmp_path: Path) -> None:
    before, after = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    before.write_bytes(book({"Data": {"A1": 3}, "Lain": {"A1": 1}}))
    after.write_bytes(book({"Data": {"A1": 4}, "Lain": {"A1": 2}}))
    assert {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} <= korpus.differing_parts(before, after)
    row = korpus.Row("x", "yes", "yes", "xl/styles.xml", "", "yes", "0")
    assert korpus.failed(row)
    assert korpus.failed(row._replace(one_cell="yes", audit="2"))
    assert korpus.failed(row._replace(one_cell="yes", stale="1 recomputed, 0 dropped; STALE ['A1']"))
    assert not korpus.failed(row._replace(one_cell="yes"))


def test_a_fill_over_any_workbook(tmp_path: Path) -> None:
    source = tmp_path / "in.xlsx"
    source.write_bytes(book({"Data": {"A1": 3, "B1": ("=A1*2", 6)}}))
    row = korpus.filled(korpus.Row("in.xlsx", "yes"), source, tmp_path)
    assert row.fill == "yes, 5 of 5 formulas with their value"
    assert korpus.filled(korpus.Row("in.xlsx", "rusak."), source, tmp_path).fill == ""
    assert korpus.failed(korpus.Row("x", "yes", "yes", "yes", "", "yes", "0", "", "WRONG ['lost xl/styles.xml']"))


def test_the_table_is_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xlsx").write_bytes(book({"Data": {"A1": 3}}))
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 rusak")
    assert korpus.main([str(tmp_path), "--markdown", str(tmp_path / "t.md")]) == 0
    lines = (tmp_path / "t.md").read_text().splitlines()
    assert lines[2].startswith("| a.xlsx | yes | yes | yes | 0 recomputed, 0 dropped | yes | 0 |")
    assert lines[3].startswith('| b.xlsx | Berkas "b.xlsx"')
    assert "a.xlsx | yes" in capsys.readouterr().out
