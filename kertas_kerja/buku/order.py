"""The fixed child order of the main parts (ECMA-376 part 1): in a wrong order Excel repairs the file."""

from __future__ import annotations

from kertas_kerja.buku.xmlspan import Node


def _ranks(names: str) -> dict[str, int]:
    return {name: rank for rank, name in enumerate(names.split())}


WORKSHEET = _ranks(
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges "
    "scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr "
    "conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter "
    "rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing "
    "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst"
)
WORKBOOK = _ranks(
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups "
    "externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches "
    "smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst"
)
STYLES = _ranks("numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst")
FONT = _ranks("b i strike condense extend outline shadow u vertAlign sz color name family charset scheme")


def insertion_point(root: Node, name: str, order: dict[str, int]) -> int:
    """The byte before which a new child `name` belongs: after the last child that may come before it.

    Elements of other namespaces (mc:AlternateContent) have no rank and do not count. For a root written as an
    empty tag there is no such byte; use `Patches.append`.
    """
    before = [
        child.end
        for child in root.children
        if child.uri == root.uri and order.get(child.name, len(order)) <= order[name]
    ]
    return max(before, default=root.open_end)
