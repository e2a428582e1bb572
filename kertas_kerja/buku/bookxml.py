"""Edits of the workbook part and of what hangs on it: recalculation on load, calcChain, styles."""

from __future__ import annotations

from collections.abc import Mapping

from kertas_kerja.buku.order import WORKBOOK, insertion_point
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.xmlspan import Patches, parse, set_attributes, utf8


def set_calc(data: bytes, attributes: Mapping[str, str]) -> bytes:
    """The workbook part with attributes of `<calcPr>` set, the others kept; made if missing."""
    data = utf8(data)
    root = parse(data, 3)
    patches = Patches(data)
    node = root.child("calcPr")
    if node is not None:
        patches.open_tag(node, attributes)
    else:
        prefix = f"{root.prefix}:" if root.prefix else ""
        tag = set_attributes(f"<{prefix}calcPr/>".encode(), attributes)
        patches.insert(insertion_point(root, "calcPr", WORKBOOK), tag)
    return patches.apply()


def calculate_on_load(package: Package, workbook_part: str) -> None:
    """Makes Excel recalculate everything when it opens the file."""
    data = package.read(workbook_part)
    calc = parse(utf8(data), 3).child("calcPr")
    if calc is None or calc.attrs.get("fullCalcOnLoad") not in ("1", "true"):
        package.replace(workbook_part, set_calc(data, {"fullCalcOnLoad": "1"}))


def remove_calc_chain(package: Package, workbook_part: str) -> bool:
    """Takes out calcChain, its content type and its relationship; Excel builds it anew. False: none."""
    chains = [rel for rel in package.rels(workbook_part) if rel.kind == "calcChain"]
    for rel in chains:
        package.remove_relationship(workbook_part, rel.id)
        if not rel.external and package.has(rel.target):
            package.remove(rel.target)
    return bool(chains)
