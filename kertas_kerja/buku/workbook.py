"""The workbook part: its sheets, names and settings; shared strings, styles and sheets are read when asked for."""

from __future__ import annotations

import os

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.mainpart import main_part
from kertas_kerja.buku.opc import STRICT
from kertas_kerja.buku.package import Limits, Package
from kertas_kerja.buku.xmlscan import attribute_map, begins_more_than, new_parser, run, too_many, whole
from kertas_kerja.errors import BerkasRusak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, BinaryIO, Literal

    from kertas_kerja.buku.opc import Relationship
    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.buku.styles import Styles
    from kertas_kerja.buku.xmlscan import Readable

    SheetKind = Literal["worksheet", "chartsheet", "macrosheet", "dialogsheet"]
    SheetState = Literal["visible", "hidden", "veryHidden"]

_KINDS: dict[str, SheetKind] = {
    "worksheet": "worksheet",
    "chartsheet": "chartsheet",
    "dialogsheet": "dialogsheet",
    "xlMacrosheet": "macrosheet",
    "xlIntlMacrosheet": "macrosheet",
}
_ENDINGS = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
}
_STATES: dict[str, SheetState] = {"hidden": "hidden", "veryHidden": "veryHidden"}


class SheetInfo(NamedTuple):
    """One tab, in tab order. `part` is `""` when its relationship leads nowhere."""

    name: str
    part: str
    kind: SheetKind
    state: SheetState
    sheet_id: int
    rel_id: str


class DefinedName(NamedTuple):
    """A defined name: `text` is its formula without `=`; `local_sheet` the 0-based tab position it belongs to."""

    name: str
    text: str
    local_sheet: int | None
    hidden: bool


class Workbook:
    """A workbook opened for reading. Use as a context manager, or `close()` it."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = main_part(package)
        self.sheets: list[SheetInfo] = []
        self.defined_names: list[DefinedName] = []
        self.date1904 = False
        self.calc_pr: dict[str, str] = {}
        """The attributes of `<calcPr>`, such as `calcMode`, `fullCalcOnLoad`."""
        self.strict = False
        self.structure_locked = False
        self.external_references: list[str] = []
        """Relationship ids of the linked workbooks, in the order that `[1]`, `[2]` count."""
        self._strings: list[str] | None = None
        self._matches: dict[Callable[[str], bool], frozenset[int]] = {}
        self.derived: dict[object, Any] = {}
        """What others have worked out from this workbook, under keys of their own, so that it is done once."""
        self.uncalculated: set[tuple[str, int, int]] | None = None
        """(sheet, row, column) of the formulas whose value no program has stored; None: not looked for yet."""
        self.computed: dict[tuple[str, int, int], float | str | bool | None] = {}
        """What these formulas give (see `uncalculated.complete`); None where it is left to Excel."""
        self._styles: Styles | None = None
        self._sheets: dict[str, Sheet] = {}
        self.cells_left = package.most_cells
        """How many cells the sheets that were not read yet may hold together."""
        self._read()

    @classmethod
    def open(cls, source: str | os.PathLike[str] | bytes | BinaryIO, limits: Limits = Limits()) -> Workbook:  # noqa: B008
        """Open a workbook; raises `Berkas...` errors, each with one sentence that says what to do."""
        package = Package.open(source, limits)
        try:
            return cls(package)
        except BaseException:
            package.close()
            raise

    def close(self) -> None:
        """Close the package; sheets already read keep their cells (`text` also needs `styles` to have been read)."""
        self.package.close()

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------ parts

    @property
    def strings_part(self) -> str | None:
        """The part of the shared strings."""
        return self._related("sharedStrings")

    @property
    def styles_part(self) -> str | None:
        """The styles part."""
        return self._related("styles")

    @property
    def is_macro(self) -> bool:
        """Whether the workbook carries macros or is of a macro-enabled type."""
        kind = self.package.content_type(self.part) or ""
        return "macroEnabled" in kind or self._related("vbaProject") is not None

    @property
    def ending(self) -> str | None:
        """The ending of the file name under which Excel opens the workbook; None where its type is none of Excel's."""
        return _ENDINGS.get(self.package.content_type(self.part) or "")

    @property
    def signed(self) -> bool:
        """Whether a digital signature would break with any change."""
        return any(rel.kind == "origin" and "digital-signature" in rel.type for rel in self.package.rels(""))

    def _related(self, kind: str) -> str | None:
        for rel in self.package.rels(self.part):
            if rel.kind == kind and not rel.external and self.package.has(rel.target):
                return rel.target
        return None

    @property
    def strings(self) -> list[str]:
        """The shared strings as plain text: runs joined, phonetics left out, `_x000D_` unescaped."""
        if self._strings is None:
            from kertas_kerja.buku.strings import read_strings

            part = self.strings_part
            most = self.package.most_cells
            self._strings = read_strings(self.stream(part, "si", most, "teks"), part, most) if part else []
        return self._strings

    def stream(self, part: str, element: str, most: int, what: str) -> Readable:
        """A part to read, `BerkasTerlaluBesar` at once when it holds more than `most` of these elements."""
        shortest = len(f"<{element}/>")
        many = self.package.size(part) > most * shortest
        if many and begins_more_than(most, element, self.package.stream(part)):
            raise too_many(part, what)
        return self.package.stream(part)

    def strings_where(self, match: Callable[[str], bool]) -> frozenset[int]:
        """The numbers of the shared strings that satisfy `match`, which is asked once for each."""
        if match not in self._matches:
            found = (number for number, text in enumerate(self.strings) if match(text))
            self._matches[match] = frozenset(found)
        return self._matches[match]

    @property
    def styles(self) -> Styles:
        """The styles: number formats and what a cell shows."""
        if self._styles is None:
            from kertas_kerja.buku.styles import Styles

            part = self.styles_part
            data = self.package.read(part) if part else None
            self._styles = Styles(data, part or "xl/styles.xml", date1904=self.date1904)
        return self._styles

    def sheet(self, name: str) -> Sheet:
        """A sheet's cells, parsed once and kept. `KeyError` when there is no tab of that name.

        Chart sheets, and worksheets whose part is missing, read as empty.
        """
        if name not in self._sheets:
            from kertas_kerja.buku.sheet import read_sheet

            self._sheets[name] = read_sheet(self, self.info(name))
        return self._sheets[name]

    def result(self, name: str, row: int, col: int) -> float | str | bool | None:
        """The value of a cell; of a formula that has none stored, the one that was worked out."""
        at = name, row, col
        return self.computed[at] if at in self.computed else self.sheet(name).value(row, col)

    def calculated(self, name: str) -> Sheet:
        """A sheet as it reads with the values that were worked out; the very sheet where there are none on it."""
        values = {(row, col): value for (sheet, row, col), value in self.computed.items() if sheet == name}
        if not values:
            return self.sheet(name)
        from kertas_kerja.buku.calculated import CalculatedSheet

        return CalculatedSheet(self.sheet(name), values)

    def over(self, package: Package) -> Workbook:
        """This workbook over another view of its package; which formulas have no value is not looked for again."""
        other = Workbook(package)
        other.uncalculated, other.computed = self.uncalculated, self.computed
        return other

    def share(self, name: str, other: Workbook) -> None:
        """Take over a sheet that another workbook has parsed already; its part must be the same in both."""
        if name in other._sheets:
            self._sheets[name] = other._sheets[name]

    def info(self, name: str) -> SheetInfo:
        """The tab of that name (exactly, else without regard to case); `KeyError` when there is none."""
        for same in (str.__str__, str.casefold):
            for info in self.sheets:
                if same(info.name) == same(name):
                    return info
        raise KeyError(name)

    # ------------------------------------------------------------------ workbook.xml

    def _read(self) -> None:
        """One pass over the workbook part; element order does not matter."""
        parser = new_parser(self.part, namespaces=True)
        targets = {rel.id: rel for rel in self.package.rels(self.part)}
        name_attributes: dict[str, str] | None = None
        text: list[str] = []
        root = ""

        def start(tag: str, attributes: list[str]) -> None:
            nonlocal name_attributes, root
            space, _, name = tag.rpartition(" ")
            root = root or name
            if name == "workbook":
                self.strict = space.startswith(STRICT)
            elif name == "sheet":
                self._add_sheet(attribute_map(attributes), targets)
            elif name == "definedName":
                name_attributes = attribute_map(attributes)
                text.clear()
            elif name == "externalReference":
                self.external_references.append(_rel_id(attribute_map(attributes)))
            else:
                self._setting(name, attribute_map(attributes))

        def end(tag: str) -> None:
            nonlocal name_attributes
            if name_attributes is not None and tag.endswith("definedName"):
                self.defined_names.append(_defined_name(name_attributes, "".join(text)))
                name_attributes = None

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text.append
        run(parser, self.package.stream(self.part), self.part)
        if root != "workbook" or not self.sheets:
            raise BerkasRusak(
                f"{self.package.label} tidak memuat satu pun lembar kerja; buka di Excel, periksa isinya, "
                "simpan sebagai .xlsx baru, lalu ulangi."
            )

    def _setting(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            self.date1904 = truth(attributes.get("date1904"))
        elif name == "calcPr":
            self.calc_pr = attributes
        elif name == "workbookProtection":
            self.structure_locked = truth(attributes.get("lockStructure"))

    def _add_sheet(self, attributes: dict[str, str], targets: dict[str, Relationship]) -> None:
        rel_id = _rel_id(attributes)
        rel = targets.get(rel_id)
        part, kind = "", _KINDS["worksheet"]
        if rel is not None and not rel.external:
            kind = _KINDS.get(rel.kind, "worksheet")
            part = rel.target if self.package.has(rel.target) else ""
        self.sheets.append(
            SheetInfo(
                attributes.get("name", ""),
                part,
                kind,
                _STATES.get(attributes.get("state", ""), "visible"),
                whole(attributes.get("sheetId")) or 0,
                rel_id,
            )
        )


def truth(value: str | None, default: bool = False) -> bool:
    """An XML boolean: `1`, `true`, `on` are true."""
    return default if value is None else value.strip().lower() in ("1", "true", "on", "t")


def _rel_id(attributes: dict[str, str]) -> str:
    """The value of `r:id`, whichever relationship namespace the file uses."""
    return next((v for k, v in attributes.items() if k.endswith("/relationships id")), "")


def _defined_name(attributes: dict[str, str], text: str) -> DefinedName:
    return DefinedName(
        attributes.get("name", ""),
        text.strip().removeprefix("="),
        whole(attributes.get("localSheetId")),
        truth(attributes.get("hidden")),
    )
