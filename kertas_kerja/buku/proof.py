"""Proves a written package against the plan: nothing but the planned cells and parts may differ (ADR 0004).

Parts that the plan does not name must have the same compressed bytes; edited sheets are read on both sides
and compared cell by cell; styles may only have grown; and nothing in the package may be broken that was whole
before.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from kertas_kerja.buku.integrity import Lists, problems
from kertas_kerja.buku.original import original
from kertas_kerja.buku.package import CONTENT_TYPES, Package
from kertas_kerja.buku.plan import Plan
from kertas_kerja.buku.proof_book import Tree, compare_book, tree
from kertas_kerja.buku.proof_notes import compare_notes
from kertas_kerja.buku.proof_sheet import compare_sheet
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.errors import KertasKerjaError, SwaujiGagal


def buktikan(before: Package, after: Package, plan: Plan) -> None:
    """Raises SwaujiGagal when `after` differs from the original of `before` in anything that `plan` does not name.

    `before` may be the edited package itself: what is compared is the file it was opened from.
    """
    try:
        first = next(_differences(before, after, plan), None)
    except (KertasKerjaError, expat.ExpatError, KeyError, ValueError) as error:
        first = f"berkas hasil tidak dapat dibaca kembali ({error})"
    if first is not None:
        raise SwaujiGagal(
            f"Swauji gagal: {first}; tidak ada berkas yang ditulis, laporkan berkas ini kepada pengembang."
        )


def _differences(edited: Package, after: Package, plan: Plan) -> Iterator[str]:
    before = original(edited)
    book = Workbook(before).part
    yield from _parts(before, after, plan)
    chained = any(rel.kind == "calcChain" for rel in after.rels(book))
    for part, sheet in plan.sheets.items():
        if sheet.touched:
            for what in compare_sheet(before.read(part), after.read(part), sheet, chained):
                yield f"{part}: {what}"
        if sheet.notes is not None:
            for what in compare_notes(before, after, part, sheet):
                yield f"{part}: {what}"
    yield from _known_parts(before, after, plan, book)
    yield from _integrity(before, after, plan)


def _parts(before: Package, after: Package, plan: Plan) -> Iterator[str]:
    """Which parts came, went or changed."""
    had, has = set(before.names), set(after.names)
    yield from (f"bagian {name} hilang" for name in sorted(had - has - plan.removed))
    yield from (f"bagian {name} muncul di luar rencana" for name in sorted(has - had - plan.added))
    yield from (f"bagian {name} masih ada" for name in sorted(plan.removed & has - plan.added))
    edited = {part for part, sheet in plan.sheets.items() if sheet.touched}
    editable = edited | plan.parts | plan.removed | plan.added
    for name in before.names:
        if name in has and name not in editable and before.raw(name) != after.raw(name):
            yield f"bagian {name} berubah di luar rencana"
    kept = [name for name in before.names if name in has]
    typed = ((name, before.content_type(name)) for name in kept if CONTENT_TYPES in plan.parts)
    yield from (f"jenis isi bagian {n} berubah" for n, kind in typed if kind and after.content_type(n) != kind)
    if [name for name in after.names if name in had] != kept:
        yield "urutan bagian di dalam berkas berubah"


def _known_parts(before: Package, after: Package, plan: Plan, book: str) -> Iterator[str]:
    """Styles only grow, pivot caches are only told to refresh, the workbook part changes only as planned."""
    for name in sorted(plan.parts & set(before.names) & set(after.names)):
        kind = before.content_type(name) or ""
        if name == book:
            yield from compare_book(tree(before.read(name)), tree(after.read(name)), plan)
        elif kind.endswith("spreadsheetml.styles+xml"):
            yield from _styles(tree(before.read(name)), tree(after.read(name)))
        elif kind.endswith("pivotCacheDefinition+xml"):
            old, new = tree(before.read(name)), tree(after.read(name))
            if old.attrs | {"refreshOnLoad": "1"} != new.attrs or old.children != new.children:
                yield f"cache pivot {name} berubah"


_GROWING = ("numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs")


def _styles(before: Tree, after: Tree) -> Iterator[str]:
    old, new = before.by_name(), after.by_name()
    if before.attrs != after.attrs:
        yield "elemen akar gaya berubah"
    for name in sorted(old.keys() | new.keys()):
        was, now = old.get(name), new.get(name)
        if name not in _GROWING and was != now:
            yield f"bagian {name} pada gaya berubah"
        elif was is not None and (now is None or now.children[: len(was.children)] != was.children):
            yield f"daftar {name} pada gaya berubah"


def _integrity(before: Package, after: Package, plan: Plan) -> Iterator[str]:
    """Nothing is broken that was whole before, and the planned styles exist.

    What is wrong before only excuses what is wrong after; where nothing is, the original need not be asked.
    """
    changed = {*plan.parts, *plan.added, CONTENT_TYPES}
    wrong = problems(after, changed)
    yield from sorted(wrong - problems(before, changed) if wrong else ())
    lists = Lists(after)
    styles, dxfs = lists.count("cellXfs"), lists.count("dxfs")
    for part, sheet in plan.sheets.items():
        if any(edit.style is not None and not 0 <= edit.style < styles for edit in sheet.edits.values()):
            yield f"{part}: gaya sel di luar daftar"
        rules = [rule for fmt in sheet.formats for rule in fmt.rules]
        if any(rule.dxf is not None and not 0 <= rule.dxf < dxfs for rule in rules):
            yield f"{part}: gaya format bersyarat di luar daftar"
