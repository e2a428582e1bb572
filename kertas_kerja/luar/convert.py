"""Older formats as .xlsx, through a copy that LibreOffice reads; the original is only read (ADR 0009)."""

from __future__ import annotations

import os
from io import BytesIO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

OPTION = "--convert"


class Converted(BytesIO):
    """The bytes of a converted workbook; `name` is that of the original, for messages, `format` what it was."""

    name: str = ""
    format: str = ""


def as_xlsx(source: str | os.PathLike[str] | bytes | BinaryIO) -> Converted | None:
    """A converted copy of an .xls, .xlsb or .ods file; None for anything else (the ordinary reader judges it).

    Raises BerkasTidakDidukung for an encrypted one, ProgramLuarGagal where LibreOffice is missing or fails.
    """
    from kertas_kerja.luar.libreoffice import no_room
    from kertas_kerja.luar.oldformat import old_format

    try:
        file, name, owned = _open(source)
    except OSError:
        return None
    try:
        label = f'Berkas "{os.path.basename(name)}"' if name else "Berkas ini"
        kind = old_format(file, label)
        return None if kind is None else _convert(file, name, kind)
    except OSError as error:
        raise no_room(error) from error
    finally:
        if owned:
            file.close()
        else:
            file.seek(0)


def _open(source: str | os.PathLike[str] | bytes | BinaryIO) -> tuple[BinaryIO, str, bool]:
    if isinstance(source, (str, os.PathLike)):
        return open(source, "rb"), os.fspath(source), True
    if isinstance(source, (bytes, bytearray, memoryview)):
        return BytesIO(source), "", True
    name = getattr(source, "name", "")
    return source, name if isinstance(name, str) else "", False


def _convert(file: BinaryIO, name: str, kind: str) -> Converted:
    import shutil
    import tempfile
    from pathlib import Path

    from kertas_kerja.luar.libreoffice import convert, require

    require(OPTION)
    with tempfile.TemporaryDirectory(prefix="kk-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        copy = folder / f"buku.{kind}"
        file.seek(0)
        with copy.open("wb") as out:
            shutil.copyfileobj(file, out)
        (made,) = convert([copy], folder, OPTION)
        converted = Converted(made.read_bytes())
    converted.name, converted.format = name, kind
    return converted
