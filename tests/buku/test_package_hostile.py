"""What is no workbook, and what means harm: each its own error and its own Indonesian sentence that says what to do."""

from __future__ import annotations

import os
import threading
import tracemalloc
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from kertas_kerja.buku.package import Package
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.buku.zipdir import Limits
from kertas_kerja.errors import (
    BerkasRusak,
    BerkasTerlaluBesar,
    BerkasTidakDidukung,
    BerkasTidakTerbaca,
    KertasKerjaError,
)
from tests.buku.bangun import (
    DECLARATION,
    MAIN,
    SHEET_TYPE,
    book,
    compound_file,
    content_types,
    flag_encrypted,
    override,
    parts,
    relationships,
    shared_strings,
    worksheet,
    zipped,
)

SHEET = "xl/worksheets/sheet1.xml"
PLAIN = worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')


def other_package(part: str, content_type: str) -> bytes:
    """A package whose main part is `part`."""
    return zipped(
        {
            "[Content_Types].xml": content_types(override(part, content_type)),
            "_rels/.rels": relationships(("rId1", "officeDocument", part)),
            part: b"<a/>",
        }
    )


def without(name: str) -> bytes:
    return zipped({key: data for key, data in parts(PLAIN).items() if key != name})


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
POINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
ODS, ODT = (b"application/vnd.oasis.opendocument." + kind for kind in (b"spreadsheet", b"text"))

SENTENCES = [
    (b"", BerkasRusak, "Berkas ini kosong (0 bita); ambil lagi salinan yang utuh, lalu ulangi."),
    (
        compound_file("EncryptionInfo", "EncryptedPackage", "DataSpaces", "Version", "StrongEncryption"),
        BerkasTidakDidukung,
        "Berkas ini terkunci kata sandi; buka di Excel, kosongkan kata sandinya lewat File > Info > "
        "Lindungi Buku Kerja > Enkripsi dengan Kata Sandi, simpan, lalu ulangi.",
    ),
    (
        compound_file("Workbook", "SummaryInformation"),
        BerkasTidakDidukung,
        "Berkas ini memakai format Excel lama (.xls); "
        "buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
    ),
    (
        compound_file("WordDocument"),
        BerkasTidakDidukung,
        "Berkas ini bukan buku kerja Excel (.xlsx atau .xlsm); pilih berkas yang benar, lalu ulangi.",
    ),
    (
        compound_file()[:100],
        BerkasTidakDidukung,
        "Berkas ini bukan buku kerja Excel (.xlsx atau .xlsm); pilih berkas yang benar, lalu ulangi.",
    ),
    (
        b"\x89PNG\r\n\x1a\n\0\0\0",
        BerkasTidakDidukung,
        "Berkas ini bukan buku kerja Excel (.xlsx atau .xlsm); pilih berkas yang benar, lalu ulangi.",
    ),
    (
        b"\x09\x08\x10\x00\x00\x06\x05\x00",
        BerkasTidakDidukung,
        "Berkas ini memakai format Excel lama (.xls); "
        "buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
    ),
    (
        b"No;Sasaran;Target\r\n1;Pelayanan;90\r\n",
        BerkasTidakDidukung,
        "Berkas ini adalah berkas teks atau CSV, bukan buku kerja Excel; "
        "buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
    ),
    (
        "No\tTarget".encode("utf-16"),
        BerkasTidakDidukung,
        "Berkas ini adalah berkas teks atau CSV, bukan buku kerja Excel; "
        "buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
    ),
    (
        b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><table></table></html>",
        BerkasTidakDidukung,
        "Berkas ini adalah halaman HTML yang dinamai ulang, bukan buku kerja Excel; "
        "buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
    ),
    (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        BerkasTidakDidukung,
        "Berkas ini adalah berkas XML, bukan buku kerja .xlsx; "
        "buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
    ),
    (
        b"%PDF-1.7\n",
        BerkasTidakDidukung,
        "Berkas ini adalah berkas PDF; minta berkas Excel aslinya, lalu ulangi.",
    ),
    (
        other_package("xl/workbook.bin", BINARY),
        BerkasTidakDidukung,
        "Berkas ini memakai format biner .xlsb; buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
    ),
    (
        zipped({"xl/workbook.bin": b"x"}),
        BerkasTidakDidukung,
        "Berkas ini memakai format biner .xlsb; buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
    ),
    (
        zipped({"mimetype": ODS, "content.xml": b"<a/>"}),
        BerkasTidakDidukung,
        "Berkas ini memakai format OpenDocument (.ods); "
        "buka di LibreOffice atau Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu ulangi.",
    ),
    (
        zipped({"mimetype": ODT, "content.xml": b"<a/>"}),
        BerkasTidakDidukung,
        "Berkas ini adalah dokumen LibreOffice, bukan buku kerja Excel; pilih berkas .xlsx yang benar, lalu ulangi.",
    ),
    (
        other_package("word/document.xml", WORD),
        BerkasTidakDidukung,
        "Berkas ini adalah dokumen Word, bukan buku kerja Excel; pilih berkas .xlsx yang benar, lalu ulangi.",
    ),
    (
        other_package("ppt/presentation.xml", POINT),
        BerkasTidakDidukung,
        "Berkas ini adalah presentasi PowerPoint, bukan buku kerja Excel; pilih berkas .xlsx yang benar, lalu ulangi.",
    ),
    (
        zipped({"Index/Document.iwa": b"x"}),
        BerkasTidakDidukung,
        "Berkas ini memakai format Numbers; ekspor ke Excel (.xlsx), lalu ulangi.",
    ),
    (
        zipped({"laporan/realisasi.xlsx": b"x"}),
        BerkasTidakDidukung,
        "Berkas ini adalah arsip zip biasa, bukan buku kerja Excel; "
        "ekstrak dahulu, lalu pilih berkas .xlsx di dalamnya.",
    ),
    (
        zipped({}),
        BerkasRusak,
        "Berkas ini rusak sebagai arsip zip (tidak berisi satu bagian pun); "
        "ambil lagi salinan yang utuh atau simpan ulang dari Excel, lalu ulangi.",
    ),
    (
        without("xl/workbook.xml"),
        BerkasRusak,
        "Berkas ini kehilangan bagian utama buku kerjanya; ambil salinan lain yang utuh, lalu ulangi.",
    ),
    (
        zipped({**parts(PLAIN), "xl/workbook.xml": f'<workbook xmlns="{MAIN}"><sheets/></workbook>'.encode()}),
        BerkasRusak,
        "Berkas ini tidak memuat satu pun lembar kerja; buka di Excel, periksa isinya, "
        "simpan sebagai .xlsx baru, lalu ulangi.",
    ),
    (
        flag_encrypted(book(PLAIN)),
        BerkasTidakDidukung,
        "Berkas ini adalah arsip zip yang terkunci kata sandi; "
        "buka kuncinya dan simpan sebagai .xlsx biasa, lalu ulangi.",
    ),
    (
        book(PLAIN)[:-30],
        BerkasRusak,
        "Berkas ini rusak sebagai arsip zip (daftar isinya tidak ditemukan, mungkin berkas terpotong); "
        "ambil lagi salinan yang utuh atau simpan ulang dari Excel, lalu ulangi.",
    ),
    (
        zipped(parts(PLAIN), method=zipfile.ZIP_BZIP2),
        BerkasTidakDidukung,
        "Berkas ini memakai cara kompresi yang tidak dikenal pada bagian _rels/.rels; "
        "simpan ulang dari Excel, lalu ulangi.",
    ),
]


@pytest.mark.parametrize(("data", "kind", "sentence"), SENTENCES, ids=[s[2][11:48] for s in SENTENCES])
def test_each_wrong_file_has_its_sentence(data: bytes, kind: type[KertasKerjaError], sentence: str) -> None:
    with pytest.raises(kind) as caught:
        Workbook.open(data)
    assert str(caught.value) == sentence
    assert caught.value.exit_code == 2


def test_the_sentence_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "realisasi.xlsx"
    path.write_bytes(b"a,b\n")
    with pytest.raises(BerkasTidakDidukung, match=r'^Berkas "realisasi\.xlsx" adalah berkas teks'):
        Workbook.open(path)
    with path.open("rb") as file, pytest.raises(BerkasTidakDidukung, match=r'^Berkas "realisasi\.xlsx"'):
        Workbook.open(file)


def test_paths_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(BerkasTidakTerbaca) as missing:
        Workbook.open(tmp_path / "tidak-ada.xlsx")
    assert str(missing.value) == 'Berkas "tidak-ada.xlsx" tidak ditemukan; periksa nama dan foldernya.'
    folder = tmp_path / "laporan.xlsx"
    folder.mkdir()
    with pytest.raises(BerkasTidakTerbaca) as directory:
        Workbook.open(folder)
    assert str(directory.value) == '"laporan.xlsx" adalah folder; sebutkan berkas .xlsx di dalamnya.'
    with pytest.raises(BerkasTidakTerbaca, match="tidak dapat dibuka"):
        Workbook.open("a\0b.xlsx")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rahasia.xlsx"
    path.write_bytes(book(PLAIN))

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", deny)
    with pytest.raises(BerkasTidakTerbaca) as caught:
        Workbook.open(path)
    assert str(caught.value) == (
        'Berkas "rahasia.xlsx" tidak boleh dibaca; tutup berkas itu di program lain atau minta hak baca, lalu ulangi.'
    )


@pytest.mark.skipif(os.name != "posix", reason="named pipes are POSIX")
def test_a_stream_that_cannot_seek() -> None:
    read, write = os.pipe()
    os.write(write, book(PLAIN))
    os.close(write)
    with os.fdopen(read, "rb", buffering=0) as pipe, Workbook.open(pipe) as workbook:  # type: ignore[arg-type]
        assert workbook.sheet("Data").value(1, 1) == 1


@pytest.mark.skipif(os.name != "posix", reason="named pipes are POSIX")
def test_a_path_that_cannot_seek(tmp_path: Path) -> None:
    data = book(PLAIN)
    os.mkfifo(tmp_path / "pipa")
    writer = threading.Thread(target=(tmp_path / "pipa").write_bytes, args=(data,))
    writer.start()
    with Workbook.open(tmp_path / "pipa") as workbook:
        assert workbook.sheet("Data").value(1, 1) == 1
    writer.join()


# ---------------------------------------------------------------------- bombs


def test_ratio() -> None:
    data = zipped({**parts(PLAIN), "xl/media/nol.bin": bytes(5 << 20)})
    with pytest.raises(BerkasTerlaluBesar) as caught:
        Package.open(data)
    assert str(caught.value) == (
        "Berkas ini memuat bagian xl/media/nol.bin yang mengembang lebih dari 200 kali; "
        "ini tidak wajar untuk buku kerja, periksa asal berkas lalu simpan ulang dari Excel."
    )


def test_a_white_picture_is_no_bomb() -> None:
    data = zipped({**parts(PLAIN), "xl/media/image1.emf": bytes(5 << 20)})
    with Package.open(data) as package:
        assert package.to_bytes() == data
    with pytest.raises(BerkasTerlaluBesar):
        Package.open(data, Limits(part=1 << 20))


def test_small_parts_may_compress_well() -> None:
    with Package.open(zipped({**parts(PLAIN), "xl/media/nol.bin": bytes(900_000)})) as package:
        assert package.size("xl/media/nol.bin") == 900_000


def test_sizes_and_entries() -> None:
    data = zipped({**parts(PLAIN), "a": b"x" * 600, "b": b"x" * 600})
    with pytest.raises(BerkasTerlaluBesar, match=r"memuat bagian \[Content_Types\]\.xml sebesar 0 MB"):
        Package.open(data, Limits(part=500))
    with pytest.raises(BerkasTerlaluBesar, match="mengembang menjadi"):
        Package.open(data, Limits(unpacked=1000))
    with pytest.raises(BerkasTerlaluBesar) as caught:
        Package.open(data, Limits(entries=3))
    assert str(caught.value) == (
        "Berkas ini berisi 7 bagian, lebih dari batas 3; simpan ulang dari Excel, lalu ulangi."
    )


def test_a_size_that_lies_is_found_while_unpacking() -> None:
    bomb = bytearray(zipped({"a.xml": b"<a>" + b" " * 3_000_000 + b"</a>", "b": b"x" * 100_000}))
    size = (3_000_007).to_bytes(4, "little")
    for at in (bomb.find(size), bomb.rfind(size)):
        bomb[at : at + 4] = (900_000).to_bytes(4, "little")
    with Package.open(bytes(bomb)) as package:
        tracemalloc.start()
        with pytest.raises(BerkasRusak, match=r"isi bagian a\.xml tidak utuh"):
            package.read("a.xml")
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
        tracemalloc.stop()


def test_members_that_overlap() -> None:
    data = bytearray(zipped({"a.xml": b"<a/>" * 99, "b.xml": b"<a/>" * 99}))
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = bytes(4)
    with pytest.raises(BerkasRusak, match="bertumpang tindih"):
        Package.open(bytes(data))


def test_a_stream_that_ends_early() -> None:
    body = zlib.compress(b"<a>" + bytes(range(256)) * 40 + b"</a>", 9)[2:-4]
    cut = bytearray(zipped({"a.xml": body[: len(body) // 2]}, method=zipfile.ZIP_STORED))
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = cut.find(signature) + offset
        cut[at] = 8
        cut[at + 14 : at + 18] = (10_247).to_bytes(4, "little")
    with Package.open(bytes(cut)) as package, pytest.raises(BerkasRusak, match=r"isi bagian a\.xml tidak utuh"):
        package.read("a.xml")


def test_a_member_that_is_not_where_the_directory_says() -> None:
    data = bytearray(book(PLAIN))
    data[0:4] = b"PK\x03\x05"
    data[:0] = b"PK\x03\x04"
    with Package.open(bytes(data)) as package, pytest.raises(BerkasRusak, match="tidak pada tempatnya"):
        package.read(package.names[0])


def test_zip64_marks_without_their_records() -> None:
    data = bytearray(book(PLAIN))
    end = data.rfind(b"PK\x05\x06")
    directory = data.find(b"PK\x01\x02")
    for at, message in (
        (directory + 24, "ukuran zip64 tidak ada"),
        (end + 16, "daftar isinya menunjuk ke luar berkas"),
    ):
        broken = bytearray(data)
        broken[at : at + 4] = b"\xff" * 4
        with pytest.raises(BerkasRusak, match=message):
            Package.open(bytes(broken))
    locator = b"PK\x06\x07" + bytes(4) + (1 << 60).to_bytes(8, "little") + bytes(4)
    broken = data[:end] + locator + data[end:]
    broken[-6:-2] = b"\xff" * 4
    with pytest.raises(BerkasRusak, match="catatan zip64 tidak sah"):
        Package.open(bytes(broken))


def test_names_twice() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<a/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("xl/workbook.xml", b"<b/>")
    with pytest.raises(BerkasRusak, match=r"bagian xl/workbook\.xml tercantum dua kali"):
        Package.open(out.getvalue())


def test_a_local_header_that_disagrees() -> None:
    data = book(PLAIN).replace(SHEET.encode(), b"xl/worksheets/sheetX.xml", 1)
    with Package.open(data) as package, pytest.raises(BerkasRusak, match="tidak cocok dengan daftar isi"):
        package.read(SHEET)


# ---------------------------------------------------------------------- XML

LAUGHS = "<!DOCTYPE lolz [" + '<!ENTITY a "ha">' + '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">' + "]>"
QUADRATIC = f'<!DOCTYPE z [<!ENTITY a "{"a" * 100_000}">]>'
EXTERNAL = '<!DOCTYPE z [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE z SYSTEM "http://127.0.0.1:9/x.dtd">'
TARGETS = {
    SHEET: (f'<worksheet xmlns="{MAIN}"><sheetData>', "</sheetData></worksheet>"),
    "xl/workbook.xml": (f'<workbook xmlns="{MAIN}"><sheets>', "</sheets></workbook>"),
    "xl/sharedStrings.xml": (f'<sst xmlns="{MAIN}"><si><t>', "</t></si></sst>"),
    "xl/styles.xml": (f'<styleSheet xmlns="{MAIN}">', "</styleSheet>"),
    "[Content_Types].xml": ("<Types>", "</Types>"),
    "_rels/.rels": ("<Relationships>", "</Relationships>"),
    "xl/_rels/workbook.xml.rels": ("<Relationships>", "</Relationships>"),
}


def read_everything(data: bytes) -> None:
    with Workbook.open(data) as workbook:
        assert workbook.styles.count
        assert workbook.strings is not None
        for info in workbook.sheets:
            assert list(workbook.sheet(info.name)) is not None
        assert workbook.package.content_type(workbook.part)


@pytest.mark.parametrize("part", TARGETS)
@pytest.mark.parametrize(
    "doctype", [LAUGHS, QUADRATIC, EXTERNAL, REMOTE], ids=["laughs", "quadratic", "file", "remote"]
)
def test_document_types_are_refused(part: str, doctype: str) -> None:
    before, after = TARGETS[part]
    uses = "" if "ENTITY" not in doctype or part != "xl/sharedStrings.xml" else "&a;" * 1000
    members = {**parts(PLAIN, shared_strings("a"), b""), part: f"{DECLARATION}{doctype}{before}{uses}{after}".encode()}
    members["xl/styles.xml"] = members["xl/styles.xml"] or f'<styleSheet xmlns="{MAIN}"/>'.encode()
    with pytest.raises(BerkasRusak) as caught:
        read_everything(zipped(members))
    assert str(caught.value) == (
        f"Bagian {part} di dalam berkas memuat deklarasi DOCTYPE atau entitas XML yang dapat berbahaya; "
        "simpan ulang berkas dari Excel sebagai .xlsx baru, lalu ulangi."
    )


@pytest.mark.parametrize("part", TARGETS)
@pytest.mark.parametrize("body", [b"", b"<a", b"<a><b></a>", b"\xff\xff\xff", b"<a/>junk", b'<a xmlns:x="">'])
def test_malformed_parts(part: str, body: bytes) -> None:
    members = {**parts(PLAIN, shared_strings("a"), f'<styleSheet xmlns="{MAIN}"/>'.encode()), part: body}
    with pytest.raises(BerkasRusak, match=r"di dalam berkas rusak .*buka berkas di Excel"):
        read_everything(zipped(members))


def test_deep_nesting_is_only_slow_for_the_attacker() -> None:
    deep = b"<x>" * 200_000 + b"</x>" * 200_000
    data = worksheet(f"<row><c>{deep.decode()}<v>1</v></c></row>")
    with Workbook.open(zipped(parts(data)), Limits(ratio=10**6)) as workbook:
        assert workbook.sheet("Data").value(1, 1) == 1


def test_a_huge_dimension_costs_nothing() -> None:
    data = worksheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', before='<dimension ref="A1:XFD1048576"/>')
    with Workbook.open(book(data)) as workbook:
        tracemalloc.start()
        sheet = workbook.sheet("Data")
        assert (sheet.max_row, sheet.max_col, sheet.cell_count) == (1_048_576, 16_384, 1)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
        tracemalloc.stop()


def test_rejected_content_is_never_a_traceback_of_another_kind() -> None:
    assert SHEET_TYPE.startswith("application/")
    for body in (b'<row r="x"/>', b'<row r="0"/>', b'<row r="1048577"/>', b'<row r="\xd9\xa1"/>'):
        with Workbook.open(book(worksheet(body.decode()))) as workbook, pytest.raises(BerkasRusak, match="nomor baris"):
            workbook.sheet("Data")
