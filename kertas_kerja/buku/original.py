"""Further views of the file that a package was opened from: as it was, and as it is now."""

from __future__ import annotations

from kertas_kerja.buku.package import Package


def original(package: Package) -> Package:
    """A second view of the same open file, without the edits. It lives as long as the first one."""
    return Package(package._file, package.label, package.limits, owned=False)


def current(package: Package) -> Package:
    """A second view of the same open file with the same parts replaced; what is edited in it stays in it."""
    copy = original(package)
    for name in package.changed & set(copy.names):
        copy.replace(name, package.read(name))
    return copy
