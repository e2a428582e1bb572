"""What other programs write, and what their files hold: Google Sheets, WPS, LibreOffice, POI, EPPlus, R, PHP."""

from __future__ import annotations

import re
import zipfile

from tests.buku import bangun
from tests.langka.bahan import (
    AKHIR,
    AWAL,
    KEPALA,
    LEMBAR,
    MAIN,
    RELS,
    STYLES,
    TYPES,
    WORKBOOK,
    Fitur,
    Parts,
    ganti,
    ganti_pola,
    hubung,
    sisip,
    tambah,
)
from tests.langka.tangan import SSML
from tests.langka.tulisan import REKAP

TEKS = "xl/sharedStrings.xml"
CACHE_PIVOT = "xl/pivotCache/pivotCacheDefinition1.xml"
KOSONG = r'<c r="(G(?:[5-9]|1[0-2]))" s="(\d+)"/>'
"""The cells of capaian, empty with a style."""


def tanpa_banyaknya(bagian: Parts) -> None:
    """Shared strings without their counts."""
    ganti_pola(bagian, TEKS, r' count="\d+" uniqueCount="\d+"', "")


def _langsung(bagian: Parts, jenis: str) -> None:
    """Texts in the cells themselves, and no part for shared ones."""
    teks = re.findall(rb"<si>(.*?)</si>", bagian.pop(TEKS), re.DOTALL)

    def sel(m: re.Match[bytes]) -> bytes:
        kepala, isi = m[1].replace(b't="s"', f't="{jenis}"'.encode()), teks[int(m[2])]
        isi = b"<is>%s</is>" % isi if jenis == "inlineStr" else b"<v>%s</v>" % re.sub(rb"<.*?>", b"", isi)
        return b"<c%s>%s</c>" % (kepala, isi)

    for nama in (LEMBAR, REKAP):
        bagian[nama] = re.sub(rb'<c([^>]* t="s"[^>]*)><v>(\d+)</v></c>', sel, bagian[nama])
    ganti_pola(bagian, TYPES, f'<Override PartName="/{TEKS}"[^>]*/>', "")
    ganti_pola(bagian, RELS, r'<Relationship [^>]*sharedStrings.xml"/>', "")


def teks_langsung(bagian: Parts) -> None:
    _langsung(bagian, "inlineStr")


def teks_str(bagian: Parts) -> None:
    """`t="str"` without a formula."""
    _langsung(bagian, "str")


def fonetik(bagian: Parts) -> None:
    kaya = '<r><rPr><b/></rPr><t>Capa</t></r><r><t xml:space="preserve">ian</t></r>'
    ganti(bagian, TEKS, "<t>Capaian</t>", f'{kaya}<rPh sb="0" eb="2"><t>kapa</t></rPh><phoneticPr fontId="0"/>')


def isi_kosong(bagian: Parts) -> None:
    """Cells that are empty in six ways, a formula without text among them."""
    cara = {
        "G5": ("", "<v/>"), "G6": ("", "<f></f><v></v>"), "G7": (' t="str"', "<v></v>"),
        "G8": (' t="inlineStr"', "<is><t></t></is>"), "G9": (' t="n"', ""), "G10": (' t="e"', ""),
        "G11": ("", "\n  <f/>"), "G12": (' t="b"', "<extLst/>"),
    }  # fmt: skip
    for sel, (jenis, isi) in cara.items():
        ganti_pola(bagian, LEMBAR, rf'<c r="{sel}" s="(\d+)"/>', rf'<c r="{sel}" s="\1"{jenis}>{isi}</c>')


def tanpa_sel(bagian: Parts) -> None:
    """No cells for capaian, whose column has a style; `dimension` and `spans` that are wrong."""
    ganti_pola(bagian, LEMBAR, KOSONG, "")
    ganti_pola(bagian, LEMBAR, r'<dimension ref="[^"]*"/>', '<dimension ref="A1"/>')
    ganti_pola(bagian, LEMBAR, r' spans="[^"]*"', ' spans="1:2"')
    ganti(bagian, LEMBAR, "<sheetData>", '<cols><col min="7" max="7" width="12" style="2"/></cols><sheetData>')


def angka_berspasi(bagian: Parts) -> None:
    """Numbers with blanks and line ends around them, and with an exponent."""
    ganti(bagian, LEMBAR, "<v>75</v>", "<v>\n 7.5E+1 </v>")
    ganti(bagian, LEMBAR, '<c r="E6"', '<c r="E6" t="n"')


def berbaris_seribu(bagian: Parts) -> None:
    """Rows of empty cells down to the thousandth, no `spans`, no `dimension`, prefixes that are not used."""
    sel = "".join(f'<c r="{huruf}@" s="1"/>' for huruf in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    baris = "".join(
        f'<row r="{n}" ht="15.75" customHeight="1">{sel.replace("@", str(n))}</row>' for n in range(14, 1001)
    )
    ganti(bagian, LEMBAR, "</sheetData>", baris + "</sheetData>")
    bagian[LEMBAR] = re.sub(rb' spans="[^"]*"|<dimension [^>]*/>', b"", bagian[LEMBAR])
    ruang = 'xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main" xmlns:mv="urn:mac:vml" '
    ganti(bagian, LEMBAR, "<worksheet ", f"<worksheet {ruang}")


def benar_salah(bagian: Parts) -> None:
    """Booleans in words, default values written out, `aca` on formulas."""
    ganti_pola(bagian, LEMBAR, r'<row r="(\d+)"', r'<row r="\1" customFormat="false" hidden="false" collapsed="false"')
    ganti_pola(bagian, LEMBAR, r'<c r="([EF]\d+)">', r'<c r="\1" s="0" t="n">')
    ganti(bagian, REKAP, "<f>", '<f aca="false">', 99)
    ganti_pola(bagian, STYLES, r' apply(\w+)="1"', r' apply\1="true"')


def gaya_ringkas(bagian: Parts) -> None:
    """Styles without counts, without cell styles, with fills that hold nothing."""
    bagian[STYLES] = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="165" formatCode="0.00%"/></numFmts>'
        "<fonts><font/></fonts><fills><fill><patternFill/></fill><fill><patternFill/></fill></fills><borders><border/></borders>"
        '<cellXfs><xf/><xf/><xf numFmtId="165"/></cellXfs></styleSheet>'
    ).encode()


def hanya_override(bagian: Parts) -> None:
    """Content types without any default."""
    rels = "".join(
        bangun.override(nama, "application/vnd.openxmlformats-package.relationships+xml")
        for nama in bagian
        if nama.endswith(".rels")
    )
    ganti_pola(bagian, TYPES, r"<Default [^>]*/>", "")
    ganti(bagian, TYPES, "</Types>", rels + "</Types>")


def xml_lembar(bagian: Parts) -> None:
    """The default of `xml` is a worksheet."""
    ganti_pola(bagian, TYPES, r'<Override PartName="/xl/worksheets/sheet\d.xml"[^>]*/>', "")
    ganti(bagian, TYPES, '"application/xml"', f'"{SSML}worksheet+xml"')


def tanda_lain(bagian: Parts) -> None:
    """Relationship ids of any form, another prefix for them, comments and byte order marks in relationships."""
    bagian[WORKBOOK] = re.sub(rb' r:id="rId(\d+)"', rb' rel:id="R\1a"', bagian[WORKBOOK])
    ganti(bagian, WORKBOOK, "xmlns:r=", "xmlns:rel=")
    ganti_pola(bagian, RELS, r'Id="rId(\d+)"', r'Id="R\1a"')
    for nama in ("_rels/.rels", RELS, TYPES):
        bagian[nama] = b"\xef\xbb\xbf" + bagian[nama].replace(b"?>", b"?><!-- c -->", 1)


def rentang_beroperator(bagian: Parts) -> None:
    """Ranges whose ends stand apart, or are names."""
    rumus = ("SUM(Kinerja!G5:Kinerja!G12)", "SUM(Kinerja!G5 : G12)", "SUM(awal:akhir)", "[0]!awal")
    sel = "".join(f'<c r="{"ABCD"[at]}9"><f>{satu}</f><v>0</v></c>' for at, satu in enumerate(rumus))
    ganti(bagian, REKAP, "</sheetData>", f'<row r="9">{sel}</row></sheetData>')
    nama = "".join(f'<definedName name="{n}">Kinerja!$G${r}</definedName>' for n, r in (("akhir", 12), ("awal", 5)))
    sisip(bagian, WORKBOOK, ("<calcPr",), f"<definedNames>{nama}</definedNames>")


def tabel_bertotal(bagian: Parts) -> None:
    """An Excel table with a totals row and a formula for its column of capaian."""
    bawah = AKHIR + 1
    sel = f'<c r="A{bawah}" t="inlineStr"><is><t>Rata-rata</t></is></c>'
    sel += f'<c r="G{bawah}"><f>SUBTOTAL(101,Tabel_K[Capaian])</f><v>0</v></c>'
    ganti(bagian, LEMBAR, "</sheetData>", f'<row r="{bawah}">{sel}</row></sheetData>')
    rumus = "Tabel_K[[#This Row],[Realisasi]]/Tabel_K[[#This Row],[Target]]"
    rumus = f"<calculatedColumnFormula>{rumus}</calculatedColumnFormula>"
    kolom = "".join(f'<tableColumn id="{at}" name="{satu}"/>' for at, satu in enumerate(KEPALA, 1))
    kolom = kolom.replace('id="1" name="No"/', 'id="1" name="No" totalsRowLabel="Rata-rata"/')
    kolom = kolom.replace('"Capaian"/>', f'"Capaian" totalsRowFunction="average">{rumus}</tableColumn>')
    tabel = (
        f'<table xmlns="{MAIN}" id="1" name="Tabel_K" displayName="Tabel_K" ref="A{AWAL}:G{bawah}" totalsRowCount="1">'
        f'<autoFilter ref="A{AWAL}:G{AKHIR}"/><tableColumns count="7">{kolom}</tableColumns></table>'
    )
    tambah(bagian, "xl/tables/table1.xml", tabel, SSML + "table+xml")
    hubung(bagian, LEMBAR, "rIdTabel", "table", "../tables/table1.xml")
    isi = '<tableParts count="1"><tablePart r:id="rIdTabel"/></tableParts>'
    sisip(bagian, LEMBAR, ("<extLst", "</worksheet>"), isi)
    sel = '<c r="A9"><f>SUM(Tabel_K[[#Data],[Realisasi]:[Capaian]])</f><v>1</v></c>'
    ganti(bagian, REKAP, "</sheetData>", f'<row r="9">{sel}</row></sheetData>')


def _pivot(bagian: Parts, sumber: str, jenis: str) -> None:
    kolom = "".join(f'<cacheField name="{satu}" numFmtId="0"><sharedItems/></cacheField>' for satu in KEPALA)
    tambah(bagian, CACHE_PIVOT, f'<pivotCacheDefinition xmlns="{MAIN}" saveData="0">'
           f'<cacheSource type="{jenis}">{sumber}</cacheSource><cacheFields count="7">{kolom}</cacheFields>'
           "</pivotCacheDefinition>", SSML + "pivotCacheDefinition+xml")  # fmt: skip
    hubung(bagian, WORKBOOK, "rIdPivot", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    ganti(
        bagian,
        WORKBOOK,
        "</workbook>",
        '<pivotCaches><pivotCache cacheId="1" r:id="rIdPivot"/></pivotCaches></workbook>',
    )


def pivot(bagian: Parts) -> None:
    _pivot(bagian, f'<worksheetSource ref="A{AWAL}:G{AKHIR}" sheet="Kinerja"/>', "worksheet")


def pivot_gabungan(bagian: Parts) -> None:
    """A pivot cache over several ranges."""
    daerah = f'<rangeSet ref="A1:B2" sheet="Rekap"/><rangeSet ref="C{AWAL}:G{AKHIR}" sheet="Kinerja"/>'
    _pivot(bagian, f'<consolidation><rangeSets count="2">{daerah}</rangeSets></consolidation>', "consolidation")


def sel_wps(bagian: Parts) -> None:
    """A picture in a cell as WPS keeps it, its part tied by a relationship of its own."""
    sel = '<c r="K13" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    ganti(bagian, LEMBAR, "</sheetData>", f'<row r="13">{sel}</row></sheetData>')
    ruang = "http://www.wps.cn/officeDocument"
    isi = f'<etc:cellImages xmlns:etc="{ruang}/2017/etCustomData"/>'
    tambah(bagian, "xl/cellimages.xml", isi, "application/vnd.wps-officedocument.cellimage+xml")
    hubung(bagian, WORKBOOK, "rIdWps", f"{ruang}/2020/cellImage", "cellimages.xml")


def awalan_sel(bagian: Parts) -> None:
    """Cells of formulas that declare a prefix of their own."""
    sel = r'<c (r="A[^>]*)><f>([^<]*)</f><v>([^<]*)</v></c>'
    isi = rf'<q:c xmlns:q="{bangun.MAIN}" \1><q:f>\2</q:f><q:v>\3</q:v></q:c>'
    ganti_pola(bagian, REKAP, sel, isi)


def rentang_hampa(bagian: Parts) -> None:
    """Rows whose `spans` lists nothing, and cells that are not there."""
    tanpa_sel(bagian)
    ganti_pola(bagian, LEMBAR, r' spans="[^"]*"', ' spans=""')


def komentar_pembuka(bagian: Parts) -> None:
    """Comments and processing instructions before and after the root of every part."""
    for nama, data in bagian.items():
        if nama.endswith((".xml", ".rels")):
            kepala, akar = data[: data.index(b"?>") + 2], data[data.index(b"?>") + 2 :]
            bagian[nama] = kepala + b"<!-- dibuat <alat/> -->\n<?alat <v>?>" + akar + b"\n<!-- akhir -->\n"


def tersimpan(bagian: Parts) -> bytes:
    """Members that are not packed, bytes after the end."""
    return bangun.zipped(bagian, method=zipfile.ZIP_STORED) + b"\0\0\r\n"


PIVOT = {"pivot over the table": pivot, "pivot over several ranges": pivot_gabungan}
SEMUA = (
    Fitur("strings without counts", ubah=tanpa_banyaknya),
    Fitur("texts in cells", ubah=teks_langsung),
    Fitur("texts as results", ubah=teks_str),
    Fitur("phonetics", ubah=fonetik),
    Fitur("empty in six ways", ubah=isi_kosong),
    Fitur("cells that are not there", ubah=tanpa_sel),
    Fitur("numbers between blanks", ubah=angka_berspasi),
    Fitur("a thousand empty rows", ubah=berbaris_seribu),
    Fitur("booleans in words", ubah=benar_salah),
    Fitur("styles cut short", ubah=gaya_ringkas),
    Fitur("overrides only", ubah=hanya_override),
    Fitur("default worksheet", ubah=xml_lembar),
    Fitur("other ids", ubah=tanda_lain),
    Fitur("range operators", ubah=rentang_beroperator),
    Fitur("table with totals", ubah=tabel_bertotal),
    *(Fitur(nama, ubah=ubah) for nama, ubah in PIVOT.items()),
    Fitur("picture in a cell", ubah=sel_wps),
    Fitur("prefixes of cells", ubah=awalan_sel),
    Fitur("empty spans", ubah=rentang_hampa),
    Fitur("comments around the root", ubah=komentar_pembuka),
    Fitur("stored members", zip=tersimpan),
)
"""Each in a book of its own."""
