"""A formula as the engine is asked it: the same to Excel, in a form that ironcalc reads and computes as Excel does.

ironcalc knows no names but those of plain ranges, no ranges over several tabs, no AGGREGATE; it makes a text of a
number with 17 digits where Excel shows 15, and with the point of no country; TEXT rounds the binary number where Excel
rounds the decimal one. A formula with anything else that it would compute otherwise is not asked at all.
"""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.expression import Expression, Piece, parse, render
from kertas_kerja.buku.recalc_criteria import CRITERIA, joined, literal
from kertas_kerja.buku.recalc_functions import (
    AGGREGATES,
    ARRAYS,
    EACH,
    EACH_WITHIN,
    KNOWN,
    ONE_VALUE,
    RANGES,
    READERS,
    SCALAR,
    STEPS,
    TABS,
    TEXTS,
)
from kertas_kerja.buku.recalc_lookup import exact_or_sorted
from kertas_kerja.buku.recalc_names import Names, Place, Unreadable
from kertas_kerja.buku.refs import Range

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.workbook import Workbook

_COMPARING = ("=", "<", ">", "<=", ">=", "<>")
_FORMAT = re.compile(r'"((?:""[^"]*""|[ ()+-])*)((?:[#0],?)*0)(?:\.(0+))?(%?)((?:""[^"]*""|[ ()])*)"')
"""A format of TEXT that says nothing but digits, separators and words."""
_SWAPPED = str.maketrans(",.", ".,")
_PARTED = re.compile(r"\d[.,]\d")
_LONGEST = 8_000
_LAST_ERROR = '"<=9.9E+307"'
"""What every number satisfies, and no error."""


class Wording(NamedTuple):
    """How the engine is asked a formula.

    `local`: the result may be another one where numbers are written with a comma. `loose`: a number may stand in the
    text that it gives as no country writes it.
    """

    text: str
    local: bool
    loose: bool


class Interpreter:
    """Puts the formulas of a workbook into words for the engine, as a country reads them: with a decimal comma or not.

    The reading with a comma also takes the last binary digits out of what is rounded to whole steps.
    """

    def __init__(self, workbook: Workbook, comma: bool = False) -> None:
        self.workbook, self.comma = workbook, comma
        self._names = Names(workbook)
        self._filtered: bool | None = None
        self._at: Place = (0, 1, 1)
        self.local = False
        """Whether the last formula hangs on how numbers are written, as far as it was read."""
        self._array = self._loose = self._points = False
        self._count = 0

    def wording(self, formula: str, at: Place, array: bool = False) -> Wording | None:
        """The formula of the cell `at` (without `=`), `array` for one that computes on ranges; None: do not ask."""
        self._at, self._array, self.local, self._loose, self._count = at, array, False, False, 0
        try:
            tree = self._names.resolve(parse(formula), at)
            if not array and len(tree) == 1 and _several(tree[0]):
                return None
            text = self._written(tree, array)
        except (Unreadable, ValueError):
            return None
        return Wording(text, self.local, self._loose) if len(text) <= _LONGEST else None

    # ------------------------------------------------------------------ expressions

    def _written(self, expression: Expression, array: bool) -> str:
        """Comparisons of texts that are joined by `&`."""
        pieces = _ranges(expression)
        _refuse(pieces, array)
        text, operands, begin = "", [], 0
        for at, piece in enumerate((*pieces, Piece("op", "="))):
            if piece.kind == "op" and piece.text in ("&", *_COMPARING):
                operands.append(pieces[begin:at])
                begin = at + 1
                if piece.text != "&":
                    text += self._joined(operands, array) + (piece.text if at < len(pieces) else "")
                    operands = []
        return text

    def _joined(self, operands: list[Expression], array: bool) -> str:
        if len(operands) == 1:
            return self._plain(operands[0], array)
        return "&".join(self._as_text(operand, array) for operand in operands)

    def _plain(self, expression: Expression, array: bool) -> str:
        return "".join(self._piece(piece, array) for piece in expression)

    def _piece(self, piece: Piece, array: bool) -> str:
        if piece.kind == "call":
            return self._call(piece, array)
        if piece.kind == "group":
            if len(piece.args) != 1:
                raise Unreadable(piece.text)
            return f"({self._written(piece.args[0], array)})"
        if piece.kind in ("cell", "cols", "rows") and piece.prefix and self._names.position(piece.prefix) is None:
            raise Unreadable(piece.prefix)
        if piece.kind == "error":
            raise Unreadable(piece.text)
        return render((piece,))

    def _as_text(self, expression: Expression, array: bool) -> str:
        """An operand whose number becomes a text of at most 15 digits, with the separator of the country."""
        bare = [piece for piece in expression if piece.kind != "space"]
        if any(piece.kind == "op" and piece.text in ("&", *_COMPARING) for piece in bare):
            self.local = True
            return self._written(expression, array)
        text, self.local = self._plain(expression, array), True
        if len(bare) == 1 and (bare[0].kind == "text" or (bare[0].kind == "call" and _name(bare[0]) in _SAID)):
            return text
        if self._points and self.comma and not array:
            return text
        if array or any(_several(piece) for piece in bare):
            self._loose = True
            return text
        name = self._variable()
        number = f'ROUND({name},14-INT(LOG10(ABS({name}))))&""'
        number = f'SUBSTITUTE({number},".",",")' if self.comma else number
        odd = f"OR(ABS({name})<0.0001,ABS({name})>=1E+15)"
        number = f'IF({name}=0,"0",IF({odd},NA(),{number}))'
        return f'_xlfn.LET({name},{text},IF(ISNUMBER({name}),{number},{name}&""))'

    def _variable(self) -> str:
        self._count += 1
        return f"_xlpm.kk{self._count}"

    # ------------------------------------------------------------------ calls

    def _call(self, piece: Piece, array: bool) -> str:
        name = _name(piece)
        if piece.prefix or (name not in KNOWN and name != "AGGREGATE"):
            raise Unreadable(piece.text)
        array = array or name in ARRAYS
        each: frozenset[str] = EACH if self._array else EACH_WITHIN if array else frozenset()
        if name not in each and any(_wide(arg) for at, arg in enumerate(piece.args) if at not in RANGES.get(name, ())):
            raise Unreadable(piece.text)
        if name == "AGGREGATE":
            return self._aggregate(piece.args, array)
        if name in ("TEXT", "FIXED"):
            return self._formatted(name, piece.args, array)
        if name == "SUBTOTAL" and len(render(piece.args[0]).strip()) < 3 and self._any_filter():
            raise Unreadable(name)
        exact_or_sorted(self.workbook, self._names, self._at[0], name, piece.args)
        self.local = self.local or name in READERS or name in STEPS
        return f"{piece.text}({','.join(self._argument(name, at, arg, array) for at, arg in enumerate(piece.args))})"

    def _argument(self, name: str, at: int, arg: Expression, array: bool) -> str:
        if name in TEXTS and arg and at in TEXTS[name]:
            return self._as_text(arg, array)
        if name in CRITERIA and at in CRITERIA[name]:
            return self._criterion(arg, array)
        if name in TABS and len(arg) == 1 and arg[0].kind == "group" and len(arg[0].args) > 1:
            return ",".join(self._argument(name, at, each, array) for each in arg[0].args)
        if name in TABS and len(arg) == 1 and ":" in arg[0].prefix:
            return ",".join(prefix + arg[0].text for prefix in self._names.span(arg[0].prefix))
        text = self._written(arg, array)
        return f"ROUND({text},9)" if name in STEPS and at == 0 and self.comma and not array else text

    def _criterion(self, arg: Expression, array: bool) -> str:
        """A condition, its numbers with a decimal point in every country: so the engine reads them.

        A number that is joined has 15 digits in one reading and all in the other: Excel counts by the text,
        LibreOffice by the number, and where that matters the value is left to Excel.
        """
        bare = tuple(piece for piece in arg if piece.kind != "space")
        if len(bare) == 1 and bare[0].kind == "text":
            self.local = self.local or _PARTED.search(bare[0].text) is not None
            return literal(bare[0], self.comma).text
        joined(self.workbook, self._names, self._at[0], bare)
        outer, self._points = self._points, True
        try:
            return self._written(arg, array)
        finally:
            self._points = outer

    def _aggregate(self, args: tuple[Expression, ...], array: bool) -> str:
        """`AGGREGATE(9,6,A1:A9)`: the same function that leaves out errors, or nothing where it is asked to."""
        if len(args) != 3:
            raise Unreadable("AGGREGATE")
        number, option, area = render(args[0]).strip(), render(args[1]).strip(), self._written(args[2], array)
        name = AGGREGATES.get(number)
        if name is None or option not in ("4", "6") or args[2][0].kind not in ("cell", "cols", "rows"):
            raise Unreadable("AGGREGATE")
        if option == "4":
            return f"{name}({area})"
        if name in ("MAX", "MIN"):
            return f"_xlfn.{name}IFS({area},{area},{_LAST_ERROR})"
        return f"{name}IF({area},{_LAST_ERROR})"

    def _formatted(self, name: str, args: tuple[Expression, ...], array: bool) -> str:
        """TEXT and FIXED over the number rounded beforehand; a number that rounds to 0 from below is not asked."""
        self.local = True
        code = _fixed(args) if name == "FIXED" else render(args[1]).strip() if len(args) == 2 else ""
        code = code.translate(_SWAPPED) if self.comma and name == "TEXT" else code
        match = _FORMAT.fullmatch(code)
        if match is None or array:
            raise Unreadable(name)
        value, variable = self._written(args[0], array), self._variable()
        rounded = f"ROUND({variable},{len(match[3] or '') + 2 * len(match[4])})"
        negative = f"AND({variable}<0,{rounded}=0)"
        number = f"IF({negative},NA(),TEXT({rounded},{code}))"
        return f"_xlfn.LET({variable},{value},IF(ISNUMBER({variable}),{number},TEXT({variable},{code})))"

    def _any_filter(self) -> bool:
        """Whether rows may be left out by a filter, which the engine does not see."""
        if self._filtered is None:
            package = self.workbook.package
            parts = [name for name in package.names if name.startswith(("xl/worksheets/", "xl/tables/"))]
            self._filtered = any(b"filterColumn" in package.read(name) for name in parts if name.endswith(".xml"))
        return self._filtered


_CHOOSING = {"CHOOSE", "CONCATENATE", "IFS", "NOT", "SWITCH", "TRUE", "FALSE"}
_KEEPING = {"COLUMN", "ROW"}
_MANY = {"FILTER", "FREQUENCY", "MMULT", "SEQUENCE", "SORT", "SORTBY", "TRANSPOSE", "UNIQUE"}
"""Functions that give many values."""
_SAID = {"TEXT", "FIXED", "CHAR", "REPT"} | (TEXTS.keys() - {"EXACT", "FIND", "LEN", "SEARCH"})
"""Functions that give a text."""


def one_value(formula: str) -> bool:
    """Whether a formula over arrays gives one value, whatever they hold."""
    try:
        return _single(parse(formula))
    except ValueError:
        return False


def _single(expression: Expression) -> bool:
    return all(_single_piece(piece) for piece in expression)


def _single_piece(piece: Piece) -> bool:
    if piece.kind == "group":
        return all(_single(arg) for arg in piece.args)
    if piece.kind != "call":
        word = piece.kind in ("number", "text", "op", "space") or piece.text.upper() in ("TRUE", "FALSE")
        return word or (piece.kind == "cell" and not _several(piece))
    name = _name(piece)
    if name == "XLOOKUP":
        return len(piece.args) > 2 and _single(piece.args[0]) and _vector(piece.args[1]) == _vector(piece.args[2]) != ""
    if name in ("VLOOKUP", "HLOOKUP", "MATCH"):
        return all(_single(arg) for at, arg in enumerate(piece.args) if at != 1)
    return name in ONE_VALUE or (name in SCALAR | _CHOOSING and all(_single(arg) for arg in piece.args))


def _vector(expression: Expression) -> str:
    """Whether a range is one column ("column") or one row ("row"), "" for anything else."""
    if len(expression) != 1 or expression[0].kind not in ("cell", "cols"):
        return ""
    area = Range.parse(expression[0].text.replace("$", ""))
    return "column" if area.cols == 1 else "row" if area.rows == 1 else ""


def _name(piece: Piece) -> str:
    return piece.text.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")


def _fixed(args: tuple[Expression, ...]) -> str:
    """The format that FIXED means."""
    digits = render(args[1]).strip() if len(args) > 1 else "2"
    if not args or len(args) > 2 or not digits.isdecimal() or int(digits) > 9:
        raise Unreadable("FIXED")
    return '"#,##0' + ("." + "0" * int(digits) if int(digits) else "") + '"'


def _several(piece: Piece) -> bool:
    """Whether a piece stands for more than one cell."""
    if piece.kind == "group":
        return len(piece.args) == 1 and len(piece.args[0]) == 1 and _several(piece.args[0][0])
    if piece.kind == "cell":
        first, _, last = piece.text.replace("$", "").partition(":")
        return last not in ("", first)
    return piece.kind in ("cols", "rows")


def _wide(expression: Expression) -> bool:
    """Whether an expression stands for more than one value."""
    return any(_wide_piece(piece) for piece in expression)


def _wide_piece(piece: Piece) -> bool:
    if piece.kind == "group":
        return any(_wide(arg) for arg in piece.args)
    if piece.kind != "call":
        return piece.kind == "array" or _several(piece)
    name, args = _name(piece), piece.args
    if name == "INDEX":
        return any(render(arg).strip() in ("", "0") for arg in args[1:])
    if name == "OFFSET":
        return len(args) > 3
    taken = RANGES.get(name, ())
    return name in _MANY or any(_wide(arg) for at, arg in enumerate(args) if name in _KEEPING or at not in taken)


def _ranges(expression: Expression) -> Expression:
    """The expression without blanks at its ends, and with `Data!A1:Data!B9` as one range."""
    pieces = [piece for piece in expression if piece.kind != "space"]
    for at in range(len(pieces) - 2, 0, -1):
        if pieces[at].kind == "op" and pieces[at].text == ":":
            first, last = pieces[at - 1], pieces[at + 1]
            if (
                {first.kind, last.kind} != {"cell"}
                or ":" in first.text + last.text
                or last.prefix not in ("", first.prefix)
            ):
                raise Unreadable(render(expression))
            pieces[at - 1 : at + 2] = [first._replace(text=f"{first.text}:{last.text}")]
    return tuple(pieces)


def _refuse(pieces: Expression, array: bool) -> None:
    """What the engine reads otherwise: what two operands beside each other share, and an operator on ranges."""
    operator = False
    before = "op"
    for piece in pieces:
        if piece.kind == "op":
            operator = True
            if piece.text in "@#:":
                raise Unreadable(piece.text)
        elif before != "op":
            raise Unreadable(render(pieces))
        before = "op" if piece.kind == "op" and piece.text != "%" else piece.kind if piece.kind != "op" else "number"
    if operator and not array and any(_several(piece) for piece in pieces):
        raise Unreadable(render(pieces))
