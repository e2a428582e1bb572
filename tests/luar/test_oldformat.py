"""The format of a file is told from its content; what is encrypted is never handed on."""

from __future__ import annotations

import contextlib
import struct
from io import BytesIO
from random import Random

import pytest

from kertas_kerja.errors import BerkasTidakDidukung
from kertas_kerja.luar.oldformat import old_format
from tests.buku.bangun import compound_file, flag_encrypted, zipped
from tests.luar.bahan import encrypted_ods, pko_xlsx, xlsb

ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def xls(*records: tuple[int, bytes], name: str = "Workbook") -> bytes:
    """An OLE2 file whose workbook stream starts with these records."""
    data = bytearray(compound_file(name))
    first = (len(data) - 512) // 512
    at = data.find(name.encode("utf-16-le"))
    data[at + 116 : at + 120] = first.to_bytes(4, "little")
    stream = b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
    return bytes(data) + stream.ljust(512, b"\0")


BOF = (0x0809, b"\0\x06\x05\0" + bytes(12))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (xls(BOF, (0x00E1, b"\xb0\x04")), "xls"),
        (xls(BOF, name="Book"), "xls"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "xls"),
        (zipped({"mimetype": ODS, "content.xml": b"<a/>"}), "ods"),
        (xlsb([["a"]]), "xlsb"),
        (pko_xlsx(), None),
        (compound_file("EncryptionInfo", "EncryptedPackage"), None),
        (compound_file("WordDocument"), None),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), None),
        (zipped({"catatan.txt": b"x"}), None),
        (flag_encrypted(zipped({"mimetype": ODS})), None),
        (b"PK\x03\x04 bukan zip", None),
        (b"No;Target\r\n", None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_format(data: bytes, kind: str | None) -> None:
    assert old_format(BytesIO(data), "Berkas ini") == kind


@pytest.mark.parametrize("data", [xls(BOF, (0x0086, b""), (0x002F, bytes(6))), encrypted_ods()], ids=["xls", "ods"])
def test_encrypted_files_are_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BerkasTidakDidukung) as caught:
        old_format(BytesIO(data), 'Berkas "rahasia"')
    assert str(caught.value) == (
        'Berkas "rahasia" terkunci kata sandi sehingga tidak dapat diubah ke .xlsx; '
        "buka di Excel, hapus kata sandinya, simpan, lalu ulangi."
    )


def test_any_bytes_have_an_answer() -> None:
    random = Random(4)
    starts = [xls(BOF), compound_file("Workbook"), xlsb([["a"]]), encrypted_ods()]
    for _ in range(400):
        data = bytearray(random.choice(starts))
        for _ in range(random.randrange(1, 20)):
            data[random.randrange(len(data))] = random.randrange(256)
        data = data[: random.choice((len(data), random.randrange(len(data))))]
        with contextlib.suppress(BerkasTidakDidukung):
            assert old_format(BytesIO(bytes(data)), "Berkas ini") in ("xls", "xlsb", "ods", None)
