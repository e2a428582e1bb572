"""The file that a package was opened from, whatever was edited in it since."""

from __future__ import annotations

from kertas_kerja.buku.package import Package


def original(package: Package) -> Package:
    """A second view of the same open file, without the edits. It lives as long as the first one."""
    return Package(package._file, package.label, package.limits, owned=False)
