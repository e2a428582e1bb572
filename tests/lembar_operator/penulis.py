"""Small workbooks as an operator would have made them, written from rows of text.

A cell is a number, a text, or one of two short forms: `0.9281 | 0.00%` (a number and its format) and
`=D9/C9 -> 1.0465 | 0.00%` (a formula, the value that Excel stored with it, its format).
"""

from __future__ import annotations

import io
import re
from typing import Any

import xlsxwriter

Isi = int | float | str | None
_RUMUS = re.compile(r"=(?P<rumus>.*?)(?: -> (?P<nilai>.*?))?(?: \| (?P<format>.+))?", re.S)
_BERFORMAT = re.compile(r"(?P<nilai>-?\d+(?:\.\d+)?) \| (?P<format>.+)")


def tulis_buku(lembar: dict[str, Any]) -> bytes:
    """An .xlsx with these sheets: a list of rows, or `{baris, gabung, sembunyi, sembunyi_kolom}` each."""
    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"in_memory": True})
    for nama, isi in lembar.items():
        satu = {"baris": isi} if isinstance(isi, list) else isi
        _tulis_lembar(buku, buku.add_worksheet(nama), satu)
    buku.close()
    return wadah.getvalue()


def _tulis_lembar(buku: Any, ws: Any, isi: dict[str, Any]) -> None:
    baris = isi["baris"]
    for area in isi.get("gabung", ()):
        ws.merge_range(area, "")
    for i, deret in enumerate(baris):
        for j, nilai in enumerate(deret or ()):
            if nilai is not None:
                tulis_sel(buku, ws, i, j, nilai)
    for nomor in isi.get("sembunyi", ()):
        ws.set_row(nomor - 1, None, None, {"hidden": True})
    for huruf in isi.get("sembunyi_kolom", ()):
        ws.set_column(f"{huruf}:{huruf}", None, None, {"hidden": True})


def tulis_sel(buku: Any, ws: Any, i: int, j: int, nilai: Isi) -> None:
    """One cell at row `i`, column `j` (from 0); YAML reads the header word No as False."""
    if nilai is False:
        nilai = "No"
    if isinstance(nilai, str) and nilai.startswith("="):
        m = _RUMUS.fullmatch(nilai)
        assert m is not None
        ws.write_formula(i, j, "=" + m["rumus"], _gaya(buku, m["format"]), angka(m["nilai"]))
    elif isinstance(nilai, str) and (m := _BERFORMAT.fullmatch(nilai)):
        ws.write_number(i, j, float(m["nilai"]), _gaya(buku, m["format"]))
    elif isinstance(nilai, str):
        ws.write_string(i, j, nilai)
    else:
        ws.write(i, j, nilai)


def angka(teks: str | None) -> float | str:
    """A stored result: a number where it is one, else a text or an error."""
    if teks is None:
        return 0
    try:
        return float(teks)
    except ValueError:
        return teks


def _gaya(buku: Any, kode: str | None) -> Any:
    return buku.add_format({"num_format": kode}) if kode else None
