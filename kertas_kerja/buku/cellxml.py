"""One cell as XML: values, formulas and texts in the form that Excel stores (ECMA-376 part 1, 18.3.1.4)."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.buku.xmlspan import escape, set_attributes
from kertas_kerja.errors import PerubahanDitolak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

Value = float | int | Decimal | str | bool | None

ERRORS = frozenset(
    ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!")
)
_ESCAPED = "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
_TEXT_LIMIT, _FORMULA_LIMIT = 32_767, 8_192
_EXACT = 1 << 53


class Edit(NamedTuple):
    """One planned change of a cell.

    `mode` "set" replaces the content by `value`, which is the cached value when there is a `formula` (written
    without "="); "style" changes only the style; "cache" only the cached value of the formula that is there
    (None drops it).
    `style` None keeps the cell's own, or that of its row or column when the cell is new.
    """

    row: int
    col: int
    value: Value = None
    formula: str | None = None
    style: int | None = None
    mode: Literal["set", "style", "cache"] = "set"


class Handover(NamedTuple):
    """A formula that a follower of a shared formula receives, cached value kept; `ref` makes it master."""

    row: int
    col: int
    text: str
    si: str = ""
    ref: str = ""
    edit: Edit | None = None
    """A change of style or cached value that the same cell receives."""


Op = Edit | Handover


def number_text(value: float | int | Decimal) -> str:
    """The shortest text that reads back as the same double. Raises PerubahanDitolak when there is none."""
    if isinstance(value, int):
        if abs(value) > _EXACT:
            raise PerubahanDitolak(f"Bilangan {value} melebihi 15 angka; tulis sebagai teks agar tidak berubah.")
        return str(value)
    number = float(value)
    if not math.isfinite(number):
        raise PerubahanDitolak("Hasil hitung bukan bilangan (tak hingga); periksa pembagi pada barisnya.")
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return repr(number)


def xstring(text: str) -> str:
    """A text as ST_Xstring: what XML cannot hold, and what looks like an escape, is `_xHHHH_`; "<" and "&" stay."""
    if text.isprintable() and "_x" not in text:
        return text
    return re.sub(_ESCAPED, lambda match: f"_x{ord(match[0]):04X}_", text)


def string_text(text: str) -> str:
    """A text as ST_Xstring in XML. Raises PerubahanDitolak beyond the 32,767 characters of a cell."""
    if len(text) > _TEXT_LIMIT:
        raise PerubahanDitolak("Teks melebihi 32.767 karakter, batas satu sel Excel; pendekkan teksnya.")
    return escape(xstring(text))


def value_xml(value: Value, formula: bool, prefix: str) -> tuple[str | None, str]:
    """(the `t` attribute, the `<v>` or `<is>` element) of a value; without formula texts are inline."""
    if value is None:
        return None, ""
    if isinstance(value, bool):
        return "b", f"<{prefix}v>{int(value)}</{prefix}v>"
    if not isinstance(value, str):
        return None, f"<{prefix}v>{number_text(value)}</{prefix}v>"
    if formula and value in ERRORS:
        return "e", f"<{prefix}v>{value}</{prefix}v>"
    if formula:
        return "str", f"<{prefix}v>{string_text(value)}</{prefix}v>"
    space = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
    return "inlineStr", f"<{prefix}is><{prefix}t{space}>{string_text(value)}</{prefix}t></{prefix}is>"


def formula_xml(text: str, prefix: str, attributes: str = "") -> str:
    """The `<f>` element. Raises PerubahanDitolak beyond Excel's 8,192 characters."""
    text = text.removeprefix("=")
    if len(text) > _FORMULA_LIMIT:
        raise PerubahanDitolak("Rumus melebihi 8.192 karakter, batas Excel; pecah menjadi beberapa sel.")
    return f"<{prefix}f{attributes}>{escape(xstring(text))}</{prefix}f>"


def _handover_xml(op: Handover, prefix: str) -> str:
    attributes = f' t="shared" ref="{op.ref}" si="{op.si}"' if op.ref else ""
    return formula_xml(op.text, prefix, attributes)


def _content(op: Op, old_formula: str, prefix: str) -> tuple[str | None, str]:
    """(`t`, content) after a change that is not only one of style."""
    assert isinstance(op, Edit)
    if op.mode == "cache":
        kind, inner = value_xml(op.value, bool(old_formula), prefix)
        return kind, old_formula + inner
    formula = formula_xml(op.formula, prefix) if op.formula is not None else ""
    kind, inner = value_xml(op.value, bool(formula), prefix)
    return kind, formula + inner


def new_cell(op: Edit, prefix: str, style: int) -> bytes:
    """The XML of a cell that was not there; empty bytes when there is nothing to write. `prefix` is "" or "x:"."""
    kind, inner = _content(op, "", prefix) if op.mode == "set" else (None, "")
    if not inner and op.style is None:
        return b""
    s = f' s="{style}"' if style else ""
    t = f' t="{kind}"' if kind else ""
    head = f'<{prefix}c r="{format_cell(op.row, op.col)}"{s}{t}'
    return (f"{head}>{inner}</{prefix}c>" if inner else f"{head}/>").encode()


def _prefix(tag: bytes) -> str:
    """ "x:" of a start tag `<x:c …>`, "" of `<c …>`."""
    name = re.match(rb"<([^\s/>:]+:)?", tag)
    return name[1].decode() if name is not None and name[1] else ""


def edited_cell(whole: bytes, tag: bytes, formula: bytes, kept: bytes, op: Op) -> bytes:
    """The XML of an existing cell after the change.

    `tag`, `formula` and `kept` are its start tag, its `<f>` and its foreign children as written; attributes that no
    edit means keep their bytes, and what is new in it has the prefix of the cell.
    """
    prefix = _prefix(tag)
    if isinstance(op, Handover):
        new = _handover_xml(op, prefix).encode()
        whole = whole.replace(formula, new, 1)
        return whole if op.edit is None else edited_cell(whole, tag, new, kept, op.edit)
    style = {} if op.style is None else {"s": str(op.style)}
    if op.mode == "style":
        return set_attributes(tag, style) + whole[len(tag) :]
    kind, inner = _content(op, formula.decode(), prefix)
    drop: dict[str, str | None] = {} if op.mode == "cache" else {"cm": None, "vm": None}
    content = inner.encode() + kept
    tag = set_attributes(tag, {**style, **drop, "t": kind})
    if not content:
        return tag if tag.endswith(b"/>") else tag[:-1] + b"/>"
    opened = tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag
    return opened + content + f"</{prefix}c>".encode()
