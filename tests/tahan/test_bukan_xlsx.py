"""Locked and older workbooks, most of them called .xlsx: `kk check` and `kk fill` say what they are and the way out."""

from __future__ import annotations

import shutil
import struct
import time
from pathlib import Path

import pytest

from kertas_kerja import check
from kertas_kerja.errors import BerkasTidakDidukung
from tests import libreoffice
from tests.buku.bangun import compound_file
from tests.luar.bahan import encrypted_ods, pko_xlsx, xlsb
from tests.tahan.bahan import kk, names

NAME = "pengukuran.xlsx"
LOCKED = (
    "terkunci kata sandi; buka di Excel, kosongkan kata sandinya lewat File > Info > Lindungi Buku Kerja > "
    "Enkripsi dengan Kata Sandi, simpan, lalu ulangi."
)
OLD = "memakai format Excel lama (.xls); buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi."
ODS = (
    "memakai format OpenDocument (.ods); buka di LibreOffice atau Excel, simpan sebagai Buku Kerja Excel (.xlsx), "
    "lalu ulangi."
)
STREAMS = (
    "\x06DataSpaces", "Version", "DataSpaceMap", "DataSpaceInfo", "StrongEncryptionDataSpace", "TransformInfo",
    "StrongEncryptionTransform", "\x06Primary", "EncryptionInfo", "EncryptedPackage",
)  # fmt: skip
"""What Excel puts into the container of an encrypted workbook (MS-OFFCRYPTO 2.2)."""
END, FREE, TABLE, LINK = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC


def refused(folder: Path, sentence: str) -> None:
    """Both commands end with 2 and this one sentence, and leave nothing behind."""
    before = (folder / NAME).read_bytes()
    for command, stream in (("check", "stdout"), ("fill", "stderr")):
        done = kk(command, folder / NAME)
        said = [
            line.strip() for line in getattr(done, stream).splitlines() if line.strip() and line != str(folder / NAME)
        ]
        assert (done.returncode, said) == (2, [f'Berkas "{NAME}" {sentence}']), (command, done)
        assert names(folder) == {NAME}
    assert (folder / NAME).read_bytes() == before


def large(names: tuple[str, ...]) -> bytes:
    """A container of 7 MB, its directory at the end: the allocation table goes on beyond the header's own list."""
    tables, far = 110, 109 * 128 + 5
    sectors = [b""] * (far + len(names) // 4 + 2)
    chain = [FREE] * (tables * 128)
    directory = compound_file(*names)[1024:]
    count = len(directory) // 512
    for at in range(count):
        sectors[far + at] = directory[512 * at : 512 * at + 512]
        chain[far + at] = far + at + 1 if at + 1 < count else END
    chain[0] = LINK
    chain[1 : tables + 1] = [TABLE] * tables
    header = bytearray(compound_file()[:512])
    struct.pack_into("<III", header, 44, tables, far, 0)
    struct.pack_into("<II", header, 68, 0, 1)
    struct.pack_into("<109I", header, 76, *range(1, 110))
    sectors[0] = struct.pack("<128I", 110, *[FREE] * 126, END)
    for at in range(tables):
        sectors[1 + at] = struct.pack("<128I", *chain[128 * at : 128 * at + 128])
    return bytes(header) + b"".join(sector.ljust(512, b"\0") for sector in sectors)


@pytest.mark.parametrize("make", [compound_file, lambda *streams: large(streams)], ids=["small", "large"])
def test_a_workbook_with_a_password(make: object, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(make(*STREAMS))  # type: ignore[operator]
    refused(tmp_path, LOCKED)


def test_an_allocation_table_in_a_circle_ends(tmp_path: Path) -> None:
    data = bytearray(large(("Catatan",) * 40))
    struct.pack_into("<I", data, 512 + 4 * 127, 0)  # the list of tables goes on with itself
    at = 512 * (1 + 110) + 4 * 5  # in the last part of the table: the first sector of the directory
    struct.pack_into("<I", data, at, 109 * 128 + 5)
    (tmp_path / NAME).write_bytes(data)
    start = time.monotonic()
    refused(tmp_path, "bukan buku kerja Excel (.xlsx atau .xlsm); pilih berkas yang benar, lalu ulangi.")
    assert time.monotonic() - start < 20


def test_the_lock_file_of_an_open_workbook(tmp_path: Path) -> None:
    kunci = tmp_path / "~$buku.xlsx"
    kunci.write_bytes(b"\x07Petugas".ljust(55) + b"\x07\0P\0e\0".ljust(110))
    with pytest.raises(BerkasTidakDidukung) as galat:
        check(kunci)
    assert str(galat.value) == (
        'Berkas "~$buku.xlsx" hanya penanda bahwa "buku.xlsx" sedang dibuka di Excel; pilih berkas "buku.xlsx" itu '
        "sendiri, lalu ulangi."
    )


def test_a_binary_workbook(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(xlsb([["Indikator", 1.0]]))
    refused(
        tmp_path,
        "memakai format biner .xlsb; buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
    )


def test_a_locked_opendocument_table(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(encrypted_ods())
    refused(tmp_path, ODS)


@pytest.mark.libreoffice
@pytest.mark.parametrize(("format", "sentence"), [("xls:MS Excel 97", OLD), ("ods", ODS)], ids=["xls", "ods"])
def test_older_formats_by_another_name(format: str, sentence: str, tmp_path: Path) -> None:
    """As LibreOffice writes them, renamed by a person who hoped that this was enough."""
    source, work = tmp_path / NAME, tmp_path / "kerja"
    source.write_bytes(pko_xlsx())
    work.mkdir()
    shutil.move(libreoffice.ubah(source, tmp_path, format), work / NAME)
    refused(work, sentence)
