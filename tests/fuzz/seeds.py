"""The workbooks that the fuzzer starts from: small, our own, with as many kinds of content as fit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.buku import bangun
from tests.buku.buatan import book
from tests.isi.buku import KEPALA_PKO, RINGKAS_PKO, buku, pko

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 300_000
"""Bytes of a workbook of a folder that is still used as a seed: larger ones cost too many cases."""


class Seed(NamedTuple):
    """A workbook by name."""

    name: str
    data: bytes


def seeds(folder: Path | None = None) -> list[Seed]:
    """Our own workbooks, then those of a folder (sorted by name, the large ones left out)."""
    found = list(own())
    if folder is not None:
        paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".xlsx", ".xlsm", ".xltx", ".xltm"))
        found += [Seed(p.name, p.read_bytes()) for p in paths if p.stat().st_size <= LARGEST]
    return found


@lru_cache(maxsize=1)
def own() -> tuple[Seed, ...]:
    """The seeds that need no folder."""
    made = [
        Seed("pko", buku({"PKO": pko([("Indeks A", 75, 69.61, "92,81%", None, None, None)] * 3)})),
        Seed("rich", rich()),
        Seed("bare", bangun.book(bangun.worksheet(_bare_rows()))),
        Seed("strict", strict()),
    ]
    return (*made, *_files())


def _files() -> Iterator[Seed]:
    for name in ("samples/pengukuran_2025_tercetak", "samples/kertas_kerja_2026_tercetak", "templates/kertas_kerja"):
        path = ROOT / f"{name}.xlsx"
        yield Seed(path.name, path.read_bytes())


def rich() -> bytes:
    """A performance table among formulas, an array, names, merges, rules, a table, a chart, a comment, a link."""

    def more(made: Any, tabs: dict[str, Any]) -> None:
        sheet, other = tabs["PKO"], tabs["Lain"]
        percent, merged = made.add_format({"num_format": "0.00%"}), made.add_format({"align": "center"})
        sheet.merge_range("A1:I1", "Penilaian Kinerja Organisasi Tahun 2025", merged)
        sheet.set_column(3, 8, 14, percent)
        sheet.conditional_format("F4:F9", {"type": "cell", "criteria": ">", "value": 1, "format": percent})
        sheet.data_validation("D4:D9", {"validate": "decimal", "criteria": ">", "value": 0})
        sheet.write_comment("D4", "target")
        other.write_array_formula("A1:A3", "{=PKO!D4:D6*2}", None, 150)
        other.write_url("B1", "https://example.org/")
        other.write_rich_string("B2", "tebal ", made.add_format({"bold": True}), "dan biasa")
        other.add_table("D1:E4", {"columns": [{"header": "Nama"}, {"header": "Nilai"}]})
        other.set_row(5, None, None, {"hidden": True})
        chart = made.add_chart({"type": "column"})
        chart.add_series({"values": "=PKO!$E$4:$E$6"})
        other.insert_chart("G2", chart)
        made.define_name("Sasaran", "=PKO!$D$4:$D$6")
        made.define_name("Lain!Bergeser", "=PKO!D4")

    return book({"PKO": _pko_cells(), "Lain": _other_cells()}, more)


def _pko_cells() -> dict[str, Any]:
    cells: dict[str, Any] = {f"{chr(65 + i)}3": text for i, text in enumerate(KEPALA_PKO)}
    for row in (4, 5, 6):
        cells |= {f"A{row}": row - 3, f"B{row}": f"Sasaran {row}", f"C{row}": "Indeks", f"D{row}": 75, f"E{row}": 69.61}
        cells[f"F{row}"] = (f"=E{row}/D{row}", 69.61 / 75)
    return cells | {f"B{7 + i}": text for i, text in enumerate(RINGKAS_PKO)}


def _other_cells() -> dict[str, Any]:
    return {
        "C1": ("=SUM(PKO!F4:F6)", 3 * 69.61 / 75),
        "C2": ("=SUM(Sasaran)", 225),
        "C3": ("=VLOOKUP(75,PKO!D:E,2,FALSE)", 69.61),
        "C4": ('=IF(C1>1,"ya","tidak")', "ya"),
        "C5": ("=OFFSET(PKO!D4,1,0)", 75),
        "C6": ("=C1/0", "#DIV/0!"),
    }


def _bare_rows() -> str:
    """Cells and rows without `r`, inline and broken-up texts, every kind of value, a shared formula."""
    return (
        '<row><c t="inlineStr"><is><t>No</t></is></c><c t="inlineStr"><is><t>Indikator Kinerja</t></is></c>'
        '<c t="inlineStr"><is><r><t>Tar</t></r><r><t>get</t></r></is></c>'
        '<c t="inlineStr"><is><t>Realisasi</t></is></c><c t="inlineStr"><is><t>Capaian</t></is></c></row>'
        '<row><c><v>1</v></c><c t="str"><v>Indeks</v></c><c><v>8.6</v></c><c><v>9</v></c>'
        '<c><f t="shared" ref="E2:E3" si="0">D2/C2</f><v>1.0465</v></c></row>'
        '<row><c><v>2</v></c><c t="inlineStr"><is><t>Nilai</t></is></c><c><v>1E2</v></c><c><v>90</v></c>'
        '<c><f t="shared" si="0"/><v>0.9</v></c></row>'
        '<row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2025-01-31T00:00:00</v></c></row>'
    )


def strict() -> bytes:
    """Strict OOXML with a prefixed main namespace."""
    table = (("Indikator", "Target", "Realisasi"), ("Indeks", "9", "8,5"))
    rows = "".join(_strict_row(number, row) for number, row in enumerate(table, 1))
    sheet = f'<x:worksheet xmlns:x="{bangun.STRICT}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    return bangun.book(sheet.encode())


def _strict_row(number: int, texts: tuple[str, ...]) -> str:
    cells = "".join(
        f'<x:c r="{letter}{number}" t="inlineStr"><x:is><x:t>{text}</x:t></x:is></x:c>'
        for letter, text in zip("ABC", texts, strict=True)
    )
    return f'<x:row r="{number}">{cells}<x:c r="D{number}"><x:v>{number}</x:v></x:c></x:row>'
