"""The features that are made by hand, in the parts that XlsxWriter wrote."""

from __future__ import annotations

import re

from tests.langka.bahan import (
    AKHIR,
    CAPAIAN,
    DATA,
    LEMBAR,
    STYLES,
    WORKBOOK,
    Parts,
    ekstensi,
    ganti,
    ganti_pola,
    hubung,
    sisip,
    tambah,
)

SSML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
XM = 'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
EKOR_LEMBAR = ("<pageMargins", "<pageSetup", "<headerFooter", "<drawing", "<legacyDrawing", "<tableParts", "<extLst",
               "</worksheet>")  # fmt: skip


def tabel_data(bagian: Parts) -> None:
    """A what-if table over the first target."""
    baris = "".join(
        f'<row r="{r}"><c r="J{r}"><v>{r * 10}</v></c><c r="K{r}">'
        + ('<f t="dataTable" ref="K21:K23" dt2D="0" dtr="0" r1="E5"/>' if r == 21 else "")
        + f"<v>{r}</v></c></row>"
        for r in (21, 22, 23)
    )
    ganti(
        bagian,
        LEMBAR,
        "</sheetData>",
        f'<row r="20"><c r="K20"><f>SUM({DATA})</f><v>0</v></c></row>{baris}</sheetData>',
    )


def x14_lintas_lembar(bagian: Parts) -> None:
    """Conditional formats and lists of Excel 2010 that read another sheet."""
    aturan = (
        '<x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" priority="31" '
        'id="{00000000-0001-0000-0000-000000000001}"><xm:f>Rekap!$A$2&gt;1</xm:f><x14:dxf><font><b/></font></x14:dxf>'
        f"</x14:cfRule><xm:sqref>{DATA}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings>"
    )
    ekstensi(bagian, LEMBAR, "{78C0D931-6437-407d-A8EE-F0AAD7539E65}", f"{X14} {XM}", aturan)
    daftar = (
        '<x14:dataValidations count="1"><x14:dataValidation type="list" allowBlank="1">'
        "<x14:formula1><xm:f>Rekap!$A$1:$A$5</xm:f></x14:formula1><xm:sqref>D6</xm:sqref></x14:dataValidation>"
        "</x14:dataValidations>"
    )
    ekstensi(bagian, LEMBAR, "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}", f"{X14} {XM}", daftar)


def kunci_struktur(bagian: Parts) -> None:
    sisip(bagian, WORKBOOK, ("<bookViews",), '<workbookProtection workbookPassword="CC1A" lockStructure="1"/>')


def tautan_luar(bagian: Parts) -> None:
    tambah(
        bagian,
        "xl/externalLinks/externalLink1.xml",
        f'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_R}">'
        '<externalBook r:id="rId1"><sheetNames><sheetName val="PK"/></sheetNames><sheetDataSet><sheetData sheetId="0">'
        '<row r="5"><cell r="E5"><v>75</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>',
        SSML + "externalLink+xml",
    )
    hubung(
        bagian,
        "xl/externalLinks/externalLink1.xml",
        "rId1",
        "externalLinkPath",
        "file:///C:/Data/PK%202025.xlsx",
        "External",
    )
    hubung(bagian, WORKBOOK, "rIdLuar", "externalLink", "externalLinks/externalLink1.xml")
    sisip(
        bagian,
        WORKBOOK,
        ("<definedNames", "<calcPr"),
        '<externalReferences><externalReference r:id="rIdLuar"/></externalReferences>',
    )
    ganti(
        bagian,
        "xl/worksheets/sheet2.xml",
        "</sheetData>",
        _baris(30, '<c r="A30"><f>[1]PK!$E$5+A2</f><v>75</v></c>') + "</sheetData>",
    )


_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _baris(nomor: int, sel: str) -> str:
    return f'<row r="{nomor}">{sel}</row>'


def komentar_berutas(bagian: Parts) -> None:
    """A threaded comment with its person and the old comment that stands for it."""
    tc = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    orang, utas = "{11111111-1111-1111-1111-111111111111}", "{22222222-2222-2222-2222-222222222222}"
    rel = "http://schemas.microsoft.com/office/2017/10/relationships"
    tambah(
        bagian,
        "xl/persons/person.xml",
        f'<personList xmlns="{tc}"><person displayName="Operator" id="{orang}" userId="op" providerId="None"/>'
        "</personList>",
        "application/vnd.ms-excel.person+xml",
    )
    tambah(
        bagian,
        "xl/threadedComments/threadedComment1.xml",
        f'<ThreadedComments xmlns="{tc}"><threadedComment ref="E5" dT="2026-01-02T03:04:05.00" personId="{orang}" '
        f'id="{utas}"><text>Sumber datanya?</text></threadedComment></ThreadedComments>',
        "application/vnd.ms-excel.threadedcomments+xml",
    )
    tambah(
        bagian,
        "xl/comments9.xml",
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>tc='
        f'{utas}</author></authors><commentList><comment ref="E5" authorId="0" shapeId="0"><text><t>[Threaded comment]'
        "</t></text></comment></commentList></comments>",
        SSML + "comments+xml",
    )
    bagian["xl/drawings/vmlDrawing9.vml"] = (
        b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        b'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s9001" type="#_x0000_t202" '
        b'style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>4</x:Row><x:Column>4</x:Column>'
        b"</x:ClientData></v:shape></xml>"
    )
    if b'Extension="vml"' not in bagian["[Content_Types].xml"]:
        jenis = "application/vnd.openxmlformats-officedocument.vmlDrawing"
        ganti(bagian, "[Content_Types].xml", "<Override", f'<Default Extension="vml" ContentType="{jenis}"/><Override')
    hubung(bagian, WORKBOOK, "rIdOrang", f"{rel}/person", "persons/person.xml")
    hubung(bagian, LEMBAR, "rIdUtas", f"{rel}/threadedComment", "../threadedComments/threadedComment1.xml")
    hubung(bagian, LEMBAR, "rIdCatatan", "comments", "../comments9.xml")
    hubung(bagian, LEMBAR, "rIdVml", "vmlDrawing", "../drawings/vmlDrawing9.vml")
    sisip(
        bagian,
        LEMBAR,
        ("<legacyDrawingHF", "<picture", "<tableParts", "<extLst", "</worksheet>"),
        '<legacyDrawing r:id="rIdVml"/>',
    )


def pengiris(bagian: Parts) -> None:
    """A slicer of an Excel table, with its cache."""
    x15 = 'xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"'
    rel = "http://schemas.microsoft.com/office/2007/relationships"
    utama = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    tambah(
        bagian,
        "xl/slicerCaches/slicerCache1.xml",
        f'<slicerCacheDefinition {utama} name="Pengiris_Satuan" sourceName="Satuan"><extLst>'
        '<x:ext xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'uri="{{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}}" {x15}><x15:tableSlicerCache tableId="1" column="4"/></x:ext>'
        "</extLst></slicerCacheDefinition>",
        "application/vnd.ms-excel.slicerCache+xml",
    )
    tambah(
        bagian,
        "xl/slicers/slicer1.xml",
        f'<slicers {utama}><slicer name="Satuan" cache="Pengiris_Satuan" caption="Satuan" rowHeight="241300"/>'
        "</slicers>",
        "application/vnd.ms-excel.slicer+xml",
    )
    hubung(bagian, WORKBOOK, "rIdIris", f"{rel}/slicerCache", "slicerCaches/slicerCache1.xml")
    hubung(bagian, LEMBAR, "rIdIris", f"{rel}/slicer", "../slicers/slicer1.xml")
    ekstensi(
        bagian,
        LEMBAR,
        "{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}",
        X14,
        '<x14:slicerList><x14:slicer r:id="rIdIris"/></x14:slicerList>',
    )
    isi = (
        f'<extLst><ext uri="{{46BE6895-7355-4a93-B00E-2C351335B9C9}}" {x15}><x15:slicerCaches {X14}>'
        '<x14:slicerCache r:id="rIdIris"/></x15:slicerCaches></ext></extLst>'
    )
    ganti(bagian, WORKBOOK, "</workbook>", isi + "</workbook>")


def kontrol_formulir(bagian: Parts) -> None:
    """A form control behind `mc:AlternateContent`, with the namespace prefixes that its root must ignore."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    akar = (
        f'<worksheet xmlns:mc="{mc}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
        'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" mc:Ignorable="x14ac xr" '
        'xr:uid="{33333333-3333-3333-3333-333333333333}" '
    )
    ganti(bagian, LEMBAR, "<worksheet ", akar)
    ganti_pola(bagian, LEMBAR, r'<row r="(\d+)"', r'<row x14ac:dyDescent="0.25" r="\1"')
    tambah(
        bagian,
        "xl/ctrlProps/ctrlProp1.xml",
        '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="CheckBox" '
        'fmlaLink="$I$9" lockText="1"/>',
        "application/vnd.ms-excel.controlproperties+xml",
    )
    hubung(bagian, LEMBAR, "rIdKontrol", "ctrlProp", "../ctrlProps/ctrlProp1.xml")
    isi = (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice {X14} Requires="x14"><controls><mc:AlternateContent>'
        '<mc:Choice Requires="x14"><control shapeId="1025" r:id="rIdKontrol" name="Kotak 1"><controlPr defaultSize="0">'
        "<anchor><from/><to/></anchor></controlPr></control></mc:Choice></mc:AlternateContent></controls></mc:Choice>"
        "</mc:AlternateContent>"
    )
    sisip(bagian, LEMBAR, ("<tableParts", "<extLst", "</worksheet>"), isi)


def tampilan_tambahan(bagian: Parts) -> None:
    """Two windows, custom views, scenarios, watched cells, protected ranges."""
    ganti_pola(
        bagian,
        WORKBOOK,
        r"(<workbookView [^>]*/>)",
        r"\1" + '<workbookView activeTab="1" firstSheet="1" visibility="minimized"/>',
    )
    ganti(
        bagian,
        WORKBOOK,
        "</workbook>",
        '<customWorkbookViews><customWorkbookView name="Cetak" guid="{44444444-4444-4444-4444-444444444444}" '
        'windowWidth="100" windowHeight="100" activeSheetId="2"/></customWorkbookViews></workbook>',
    )
    sisip(
        bagian,
        LEMBAR,
        (
            "<autoFilter",
            "<mergeCells",
            "<phoneticPr",
            "<conditionalFormatting",
            "<dataValidations",
            "<hyperlinks",
            "<printOptions",
            *EKOR_LEMBAR,
        ),
        '<scenarios current="0"><scenario name="Turun" count="1"><inputCells r="F5" val="60"/></scenario></scenarios>',
    )
    sisip(
        bagian,
        LEMBAR,
        ("<ignoredErrors", "<smartTags", *EKOR_LEMBAR[3:]),
        '<cellWatches><cellWatch r="G5"/></cellWatches>',
    )


def rantai_hitung(bagian: Parts) -> None:
    tambah(
        bagian,
        "xl/calcChain.xml",
        '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + "".join(f'<c r="A{n}" i="2"/>' for n in range(1, 6))
        + "</calcChain>",
        SSML + "calcChain+xml",
    )
    hubung(bagian, WORKBOOK, "rIdRantai", "calcChain", "calcChain.xml")


def rumus_bersama(bagian: Parts) -> None:
    """A shared formula over capaian whose followers but two were cleared; its master is elsewhere."""
    ganti_pola(
        bagian,
        LEMBAR,
        r'(<c r="G7" s="\d+")/>',
        rf'\1><f t="shared" ref="G7:G{AKHIR}" si="0">F7/E7</f><v>{CAPAIAN["G7"]!r}</v></c>',
    )
    for sel in ("G9", "G12"):
        ganti_pola(
            bagian, LEMBAR, rf'(<c r="{sel}" s="\d+")/>', rf'\1><f t="shared" si="0"/><v>{CAPAIAN[sel]!r}</v></c>'
        )


def iterasi(bagian: Parts) -> None:
    ganti_pola(
        bagian,
        WORKBOOK,
        r"<calcPr [^>]*/>",
        '<calcPr calcId="191029" iterate="1" iterateCount="50" iterateDelta="0.01"/>',
    )


def presisi_tampil(bagian: Parts) -> None:
    """Excel counts with what it shows: 92,81%, not 92,8133…%."""
    ganti_pola(bagian, WORKBOOK, r"<calcPr [^>]*/>", '<calcPr calcId="191029" fullPrecision="0"/>')


def xml_tambahan(bagian: Parts) -> None:
    """Custom XML, printer settings, comments and processing instructions inside the parts."""
    bagian["customXml/item1.xml"] = b"<data xmlns='urn:kinerja'>1</data>"
    hubung(bagian, WORKBOOK, "rIdXml", "customXml", "../customXml/item1.xml")
    bagian["xl/printerSettings/printerSettings1.bin"] = bytes(range(256))
    ganti(
        bagian,
        "[Content_Types].xml",
        "<Override",
        f'<Default Extension="bin" ContentType="{SSML}printerSettings"/><Override',
    )
    hubung(bagian, LEMBAR, "rIdCetak", "printerSettings", "../printerSettings/printerSettings1.bin")
    ganti(bagian, LEMBAR, "<sheetData>", "<!-- isi --><?alat catatan?><sheetData><!-- baris -->")
    ganti(bagian, "xl/worksheets/sheet2.xml", "A2*2", "<![CDATA[A2*2]]>")


def tanpa_gaya(bagian: Parts) -> None:
    """No styles, no theme, no properties: what a small exporter writes."""
    for nama in (STYLES, "xl/theme/theme1.xml", "docProps/app.xml", "docProps/core.xml"):
        del bagian[nama]
        ganti_pola(bagian, "[Content_Types].xml", rf'<Override PartName="/{nama}"[^>]*/>', "")
        rels = "_rels/.rels" if nama.startswith("docProps") else "xl/_rels/workbook.xml.rels"
        ganti_pola(bagian, rels, rf'<Relationship [^>]*Target="{nama.removeprefix("xl/")}"/>', "")
    for lembar in (n for n in list(bagian) if n.startswith("xl/worksheets/sheet")):
        bagian[lembar] = re.sub(rb' s="\d+"', b"", bagian[lembar])
