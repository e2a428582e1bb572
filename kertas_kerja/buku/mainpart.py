"""Which part of a package is the workbook; and when there is none, what the file is instead."""

from __future__ import annotations

from kertas_kerja.buku.package import Package
from kertas_kerja.errors import BerkasRusak, BerkasTidakDidukung

_SAVE_AS = "simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi."


def main_part(package: Package) -> str:
    """The workbook part, by the package's officeDocument relationship; else the sentence for what this is instead."""
    for rel in package.rels(""):
        if rel.kind == "officeDocument" and not rel.external and package.has(rel.target):
            _check_main(package, rel.target)
            return rel.target
    fallback = package.find("xl/workbook.xml")
    if fallback is not None:
        return fallback
    raise _not_a_workbook(package)


def _check_main(package: Package, part: str) -> None:
    kind = package.content_type(part) or ""
    name = part.lower()
    if "spreadsheetml" in kind or "ms-excel" in kind:
        if "binary" in kind or name.endswith(".bin"):
            raise BerkasTidakDidukung(f"{package.label} memakai format biner .xlsb; buka di Excel, {_SAVE_AS}")
        return
    if "wordprocessingml" in kind or name.startswith("word/"):
        raise _other(package, "dokumen Word")
    if "presentationml" in kind or name.startswith("ppt/"):
        raise _other(package, "presentasi PowerPoint")


def _other(package: Package, what: str) -> BerkasTidakDidukung:
    return BerkasTidakDidukung(
        f"{package.label} adalah {what}, bukan buku kerja Excel; pilih berkas .xlsx yang benar, lalu ulangi."
    )


def _not_a_workbook(package: Package) -> BerkasTidakDidukung | BerkasRusak:
    """A zip without a workbook part: LibreOffice, Numbers, a plain archive, or a workbook that lost its part."""
    if package.has("mimetype") and package.size("mimetype") < 200:
        kind = package.read("mimetype")
        if b"opendocument.spreadsheet" in kind:
            return BerkasTidakDidukung(
                f"{package.label} memakai format OpenDocument (.ods); buka di LibreOffice atau Excel, {_SAVE_AS}"
            )
        if b"opendocument" in kind:
            return _other(package, "dokumen LibreOffice")
    if package.find("xl/workbook.bin"):
        return BerkasTidakDidukung(f"{package.label} memakai format biner .xlsb; buka di Excel, {_SAVE_AS}")
    if any(name.lower().endswith(".iwa") for name in package.names):
        return BerkasTidakDidukung(f"{package.label} memakai format Numbers; ekspor ke Excel (.xlsx), lalu ulangi.")
    if package.find("[Content_Types].xml") or package.rels(""):
        return BerkasRusak(
            f"{package.label} kehilangan bagian utama buku kerjanya; ambil salinan lain yang utuh, lalu ulangi."
        )
    return BerkasTidakDidukung(
        f"{package.label} adalah arsip zip biasa, bukan buku kerja Excel; "
        "ekstrak dahulu, lalu pilih berkas .xlsx di dalamnya."
    )
