"""Names for new parts: those that no part has, and that nothing in the package speaks of either.

Some writers drop a part and leave the relationship or the content type that names it. A new part of that name would
become what the old one was: another sheet's drawing, a part with two types.
"""

from __future__ import annotations

from collections.abc import Iterator

from kertas_kerja.buku import opc
from kertas_kerja.buku.package import CONTENT_TYPES, Package


def spoken_for(package: Package) -> frozenset[str]:
    """The folded names of parts that relationships or content types name, though the package does not have them."""
    return frozenset(name for name in _named(package) if package.find(name) is None)


def _named(package: Package) -> Iterator[str]:
    types = package.find(CONTENT_TYPES)
    if types is not None:
        yield from opc.ContentTypes(package.read(types)).overridden
    for name in ["", *owners(package)]:
        yield from (opc.fold_name(rel.target) for rel in package.rels(name) if not rel.external)


def owners(package: Package) -> list[str]:
    """The parts that have relationships; what macOS leaves beside them only looks like it."""
    return [name for name in package.names if not opc.is_bystander(name) and package.has(package.rels_name(name))]


def is_free(package: Package, name: str, spoken: frozenset[str]) -> bool:
    """Whether a new part may have this name; relationships that a lost part left behind are not for it."""
    return not (package.find(name) or package.find(package.rels_name(name)) or opc.fold_name(name) in spoken)
