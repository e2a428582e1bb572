"""Formulas that take a cell's text apart: a number in its place would leave them with an error or another answer."""

from __future__ import annotations

import re

from kertas_kerja.buku.dependents import At, Graph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.buku.workbook import Workbook

_CUTS = re.compile(
    r"\b(?:LEFTB?|RIGHTB?|MIDB?|FINDB?|SEARCHB?|SUBSTITUTE|REPLACEB?|ISTEXT|ISNONTEXT|EXACT|T|CODE|UPPER|LOWER|PROPER"
    r"|CONCAT(?:ENATE)?|TEXTJOIN|TEXTBEFORE|TEXTAFTER|TEXTSPLIT|NUMBERVALUE|DOLLAR|REGEX\w+)\s*\("
    r"|&"
    r'|[=<>]\s*"[^"]*\d[^"]*"|"[^"]*\d[^"]*"\s*[=<>]|"[^"]*[*?][^"]*"|,\s*"\s*\d[^"]*[A-Z][^"]*"',
    re.I,
)
"""Functions of texts, joining, what is compared with a text that has a digit, patterns, and texts like "3 dokumen"."""
_PLAIN = re.compile(r"""'(?:[^']|'')*'!|"[<>=]+"\s*&""")
"""Sheet names, and criteria of numbers: ">="&A1."""


def text_readers(workbook: Workbook, at: At) -> list[At]:
    """The formulas that read this cell as a text, in the order of their addresses."""
    readers = workbook.derived.get(_Readers)
    if readers is None:
        readers = workbook.derived[_Readers] = _Readers(workbook)
    found: list[At] = readers.of(at)
    return found


class _Readers:
    def __init__(self, workbook: Workbook) -> None:
        others = set(_formulas(workbook, cutting=False))
        found = any(True for _ in _formulas(workbook, cutting=True))
        self._graph = Graph(workbook, others) if found else None

    def of(self, at: At) -> list[At]:
        """Those that read this cell; what reads any cell counts as none."""
        return sorted(self._graph.reach([at], opaque=False)) if self._graph is not None else []


def _formulas(workbook: Workbook, *, cutting: bool) -> Iterator[At]:
    for info in workbook.sheets:
        if info.kind == "worksheet" and info.part:
            for row, col, text in workbook.sheet(info.name).formula_texts():
                if (_CUTS.search(_PLAIN.sub("", text)) is not None) == cutting:
                    yield info.name, row, col
