"""How the same parts may be written: prefixes, Strict, positions left out, odd names, other encodings, other zips."""

from __future__ import annotations

import re
import struct
import zipfile
from io import BytesIO

from tests.buku import bangun
from tests.langka.bahan import LEMBAR, RELS, TYPES, WORKBOOK, Fitur, Parts, ganti_pola

REKAP = "xl/worksheets/sheet2.xml"
STRICT = (
    (bangun.MAIN, bangun.STRICT),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", bangun.STRICT_OFFICE),
    ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
     "http://purl.oclc.org/ooxml/officeDocument/extendedProperties"),
)  # fmt: skip


def berawalan(bagian: Parts) -> None:
    """`<x:worksheet>` in the sheets and the workbook part."""
    for nama in (LEMBAR, REKAP, WORKBOOK):
        akar = re.search(rb"<(worksheet|workbook)\b[^>]*>", bagian[nama])
        assert akar is not None
        kepala = akar[0].replace(f'xmlns="{bangun.MAIN}"'.encode(), f'xmlns:x="{bangun.MAIN}"'.encode())
        isi = bagian[nama].replace(akar[0], kepala)
        bagian[nama] = re.sub(rb"<(/?)([A-Za-z][\w]*)(?=[\s/>])", rb"<\1x:\2", isi)


def ketat(bagian: Parts) -> None:
    """ISO Strict namespaces in every part and relationship."""
    for nama, data in bagian.items():
        if nama.endswith((".xml", ".rels")) and nama != TYPES and not nama.startswith("customXml"):
            teks = data.decode()
            for lama, baru in STRICT:
                teks = teks.replace(lama, baru)
            bagian[nama] = re.sub(r"(purl\.oclc\.org/ooxml/drawingml/\w+)/2006", r"\1", teks).encode()
    ganti_pola(bagian, WORKBOOK, r"<workbook ", '<workbook conformance="strict" ')


def tanpa_alamat_sel(bagian: Parts) -> None:
    """Cells without `r`, in rows that begin at A and have no gaps; the others keep theirs."""
    for nama in (LEMBAR, REKAP):
        bagian[nama] = re.sub(rb"<row [^>]*>.*?</row>", _tanpa_alamat, bagian[nama], flags=re.DOTALL)


def _tanpa_alamat(baris: re.Match[bytes]) -> bytes:
    alamat = re.findall(rb'<c r="([A-Z]+)\d+"', baris[0])
    rapat = alamat == [chr(65 + at).encode() for at in range(len(alamat))]
    return re.sub(rb'<c r="[A-Z]+\d+"', b"<c", baris[0]) if rapat else baris[0]


def tanpa_nomor_baris(bagian: Parts) -> None:
    """Rows without `r` where they follow each other, without `spans` and without `dimension`."""
    for nama in (LEMBAR, REKAP):
        nomor = [int(n) for n in re.findall(rb'<row r="(\d+)"', bagian[nama])]
        ikut = {b for a, b in zip([0, *nomor], nomor, strict=False) if b == a + 1}

        def satu(m: re.Match[bytes], ikut: set[int] = ikut) -> bytes:
            return b"<row" if int(m[1]) in ikut else m[0]

        bagian[nama] = re.sub(rb'<row r="(\d+)"', satu, bagian[nama])
        bagian[nama] = re.sub(rb' spans="[^"]*"|<dimension [^>]*/>', b"", bagian[nama])


def sasaran_mutlak(bagian: Parts) -> None:
    """Relationship targets from the root: `/xl/worksheets/sheet1.xml`."""
    ganti_pola(bagian, RELS, r'Target="(worksheets|styles|sharedStrings|theme|metadata)', r'Target="/xl/\1')


def garis_miring_balik(bagian: Parts) -> None:
    """Part names and targets written with backslashes, as some Windows programs do."""
    ganti_pola(bagian, RELS, r'Target="worksheets/sheet', r'Target="worksheets\\sheet')
    for nama in [n for n in bagian if n.startswith("xl/worksheets/sheet")]:
        bagian[nama.replace("/", "\\")] = bagian.pop(nama)


def huruf_lain(bagian: Parts) -> None:
    """Parts whose names differ in case, or are percent-encoded, from what points at them."""
    bagian["xl/worksheets/Sheet1.XML"] = bagian.pop(LEMBAR)
    ganti_pola(bagian, RELS, r'Target="worksheets/sheet2.xml"', 'Target="worksheets/%73heet2.xml"')


def utf16(bagian: Parts) -> None:
    """UTF-16 sheets and a byte order mark on the workbook part."""
    for nama in (LEMBAR, REKAP):
        teks = bagian[nama].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
        bagian[nama] = teks.encode("utf-16")
    bagian[WORKBOOK] = b"\xef\xbb\xbf" + bagian[WORKBOOK]


def tanda_kutip(bagian: Parts) -> None:
    """Single quotes, blanks and line ends inside tags, references instead of letters."""
    for nama in (LEMBAR, REKAP, WORKBOOK):
        isi = re.sub(rb'(<(?:x:)?(?:c|row|sheet|v|f)\b[^>]*?)="([^"\']*)"', rb"\1='\2'", bagian[nama])
        bagian[nama] = re.sub(rb"<(c|row|sheet) ", rb"<\1\n\t ", isi)
    ganti_pola(bagian, WORKBOOK, "Rekap", "&#82;e&#x6B;ap")


def titipan(bagian: Parts) -> None:
    """What macOS and Windows leave beside the parts when the folder is packed again by hand."""
    apel = bytes.fromhex("00051607000200004d6163204f532058") + bytes(100)
    for nama in list(bagian):
        folder, garis, berkas = nama.rpartition("/")
        bagian[f"__MACOSX/{folder}{garis}._{berkas}"] = apel
    bagian |= {".DS_Store": bytes(50), "xl/Thumbs.db": bytes(40), "[trash]/0000.dat": b"sisa"}


def bertunda(bagian: Parts) -> bytes:
    """A streamed zip: sizes in data descriptors, a comment at the end, members stored and packed in turn."""
    wadah = BytesIO()

    class Alir(BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError("a stream")

    alir = Alir()
    with zipfile.ZipFile(alir, "w") as arsip:
        for at, (nama, data) in enumerate(bagian.items()):
            info = zipfile.ZipInfo(nama, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED if at % 2 else zipfile.ZIP_STORED
            arsip.writestr(info, data)
        arsip.comment = b"dari sistem lain"
    wadah.write(alir.getvalue())
    return wadah.getvalue()


def zip64(bagian: Parts) -> bytes:
    """Every member with 64-bit sizes, as streaming writers of Java and .NET leave them."""
    wadah = BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in bagian.items():
            info = zipfile.ZipInfo(nama, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            with arsip.open(info, "w", force_zip64=True) as isi:
                isi.write(data)
    return wadah.getvalue()


def bertambah(bagian: Parts) -> bytes:
    """Folders as members, extra fields, [Content_Types].xml at the end."""
    wadah = BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for folder in ("_rels/", "xl/", "xl/worksheets/"):
            arsip.writestr(zipfile.ZipInfo(folder, (2020, 1, 1, 0, 0, 0)), b"")
        for nama in [n for n in bagian if n != TYPES] + [TYPES]:
            info = zipfile.ZipInfo(nama, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.extra = struct.pack("<HHI", 0xCAFE, 4, 7)
            arsip.writestr(info, bagian[nama])
    return wadah.getvalue()


SEMUA = (
    Fitur("prefixed namespaces", ubah=berawalan, kelas="written"),
    Fitur("Strict", ubah=ketat, kelas="written"),
    Fitur("cells without addresses", ubah=tanpa_alamat_sel),
    Fitur("rows without numbers", ubah=tanpa_nomor_baris),
    Fitur("absolute targets", ubah=sasaran_mutlak, kelas="parts"),
    Fitur("backslashes", ubah=garis_miring_balik, kelas="parts"),
    Fitur("case and percent", ubah=huruf_lain, kelas="parts"),
    Fitur("UTF-16", ubah=utf16, kelas="written"),
    Fitur("quotes and references", ubah=tanda_kutip, kelas="written"),
    Fitur("packed again by hand", ubah=titipan, kelas="parts"),
    Fitur("streamed zip", zip=bertunda, kelas="zip"),
    Fitur("64-bit zip", zip=zip64, kelas="zip"),
    Fitur("extra zip fields", zip=bertambah, kelas="zip"),
)
"""To be put in after the features of `fitur.py`, which know the parts as XlsxWriter writes them."""
