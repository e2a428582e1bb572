"""Values of the operator's formulas from LibreOffice, for those that our own engine left out (ADR 0009).

LibreOffice calculates copies of the untouched and of the edited workbook. Of its files only values are read, and a
value counts under the rule that holds for every engine here: the old cached value was reproduced from the old file,
and nothing that the formula reads is in doubt. In doubt is each formula whose cached value, elsewhere in the edited
file, LibreOffice sees otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.caches import put_caches
from kertas_kerja.buku.cellxml import Value
from kertas_kerja.buku.dependents import At, Graph
from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.buku.original import original
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.recalc import agrees, torn, unusual, usable
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import KertasKerjaError, ProgramLuarGagal

OPTION = "--recalc libreoffice"


class Recalculated(NamedTuple):
    """Formulas of the operator whose cached value had been taken out: those that have one again, those that have none.

    The workbook still asks Excel to calculate everything when it opens the file.
    """

    done: tuple[At, ...] = ()
    left: tuple[At, ...] = ()


def recalculate(editor: BookEditor) -> Recalculated:
    """Finishes the edits and gives dropped caches new values where LibreOffice can be trusted with them.

    The plan of the editor says so as well: the proof on saving covers these cells. Raises ProgramLuarGagal where
    LibreOffice is missing or fails; nothing has been written then.
    """
    from kertas_kerja.luar.libreoffice import no_room, require

    require(OPTION)
    package, report = editor.finish()
    if not report.dropped:
        return Recalculated()
    try:
        values = {} if unusual(editor.workbook) else _calculate(package, report.dropped)
    except OSError as error:
        raise no_room(error) from error
    put_caches(editor.package, editor.workbook, editor.plan, values)
    return Recalculated(
        tuple(at for at in report.dropped if at in values), tuple(at for at in report.dropped if at not in values)
    )


def _calculate(package: Package, dropped: Iterable[At]) -> dict[At, Value]:
    """The values to be trusted, by cell."""
    import tempfile

    from kertas_kerja.luar.libreoffice import convert

    with tempfile.TemporaryDirectory(prefix="kk-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        before = Workbook(original(package))
        suffix = ".xlsm" if before.is_macro else ".xlsx"
        copies = [folder / f"{stem}{suffix}" for stem in ("lama", "baru")]
        before.package.save(copies[0])
        package.save(copies[1])
        results = convert(copies, folder, OPTION)
        try:
            with (
                Workbook.open(results[0]) as old,
                Workbook.open(results[1]) as new,
                Workbook.open(copies[1]) as edited,
            ):
                return _trusted(before, old, edited, new, set(dropped))
        except KertasKerjaError as error:
            raise ProgramLuarGagal(f"Hasil hitung LibreOffice tidak dapat dibaca; ulangi tanpa {OPTION}.") from error


def _trusted(before: Workbook, old: Workbook, edited: Workbook, new: Workbook, dropped: set[At]) -> dict[At, Value]:
    values: dict[At, Value] = {}
    for at in dropped:
        cached, reproduced, computed = _value(before, at), _value(old, at), _value(new, at)
        if agrees(cached, reproduced) and usable(reproduced, computed):
            values[at] = cached if reproduced == computed and type(reproduced) is type(computed) else computed
    graph = Graph(edited)
    doubtful = (dropped - values.keys()) | set(_seen_otherwise(edited, new, dropped))
    while doubtful := doubtful | torn(edited, values):
        for at in doubtful | graph.reach(doubtful):
            values.pop(at, None)
        doubtful = set()
    return values


def _seen_otherwise(edited: Workbook, new: Workbook, dropped: set[At]) -> Iterator[At]:
    """The formulas whose cached value in the edited file is not what LibreOffice makes of them."""
    for at in _formulas(edited):
        if at not in dropped and not agrees(_value(edited, at), _value(new, at)):
            yield at


def _formulas(workbook: Workbook) -> Iterator[At]:
    for info in workbook.sheets:
        if info.part and info.kind == "worksheet":
            yield from ((info.name, row, col) for row, col, _ in workbook.sheet(info.name).formulas())


def _value(workbook: Workbook, at: At) -> Value:
    """The cached value of a cell; None where the workbook has no such sheet or the cell no value."""
    try:
        value = workbook.sheet(at[0]).value(at[1], at[2])
    except KeyError:
        return None
    return None if value == "" else value
