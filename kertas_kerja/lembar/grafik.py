"""The chart of Ringkasan: capaian per indicator with the line of 100 %, drawn from the cells of Ringkasan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.blok import BANTU, CAPAIAN, NAMA, NO

if TYPE_CHECKING:
    from kertas_kerja.lembar.blok import Blok

TINGGI = 230  # pixels
BANYAK_NAMA = 5  # more indicators than this: their numbers stand under the columns
PERSEN_TANPA_NOL = "0.00%;-0.00%;;"  # an undefined capaian is drawn as 0: it gets no label
PANJANG_JUDUL = 100


def grafik_capaian(buku: Any, nama: str, blok: Blok, lebar: int) -> Any:
    """A column chart of the capaian with a line at 100 %; the data are cached in the file."""
    awal, akhir = blok.awal, blok.akhir
    label = NAMA if akhir - awal < BANYAK_NAMA else NO
    kategori = [nama, awal, label, akhir, label]
    huruf = {"name": G.HURUF, "size": 8, "color": f"#{G.TINTA}"}
    kolom = buku.add_chart({"type": "column"})
    kolom.add_series(
        {
            "name": "Capaian", "categories": kategori, "values": [nama, awal, CAPAIAN, akhir, CAPAIAN],
            "fill": {"color": f"#{G.BATANG}"}, "border": {"color": f"#{G.TAUTAN}", "width": 0.75}, "gap": 80,
            "data_labels": {
                "value": True, "num_format": PERSEN_TANPA_NOL, "font": huruf, "position": "inside_base",
            },
        }
    )  # fmt: skip
    kolom.combine(_garis(buku, nama, blok, kategori))
    kolom.set_title({"name": _judul(blok.judul), "name_font": {**huruf, "size": 9, "bold": True}, "overlay": False})
    kolom.set_legend({"position": "bottom", "font": huruf})
    kolom.set_x_axis({"num_font": huruf, "line": {"color": f"#{G.GARIS}"}})
    kisi = {"visible": True, "line": {"color": f"#{G.GARIS_TIPIS}", "width": 0.5}}
    kolom.set_y_axis({"min": 0, "num_format": "0%", "num_font": huruf, "major_gridlines": kisi, "line": {"none": True}})
    kolom.set_size({"width": lebar, "height": TINGGI})
    _tulis_lengkap(kolom)
    return kolom


def _garis(buku: Any, nama: str, blok: Blok, kategori: list[Any]) -> Any:
    merah = {"color": f"#{G.GARIS_TARGET}"}
    garis = buku.add_chart({"type": "line"})
    garis.add_series(
        {
            "name": "Target 100%", "categories": kategori, "values": [nama, blok.awal, BANTU, blok.akhir, BANTU],
            "line": {**merah, "width": 1.5, "dash_type": "dash"},
            "marker": {"type": "long_dash", "size": 14, "border": merah, "fill": merah},
        }
    )  # fmt: skip
    return garis


def _judul(teks: str) -> str:
    rapi = " ".join(teks.split())
    return rapi if len(rapi) <= PANJANG_JUDUL else rapi[: PANJANG_JUDUL - 1].rsplit(" ", 1)[0] + "…"


# ---------------------------------------------------------------------- unsur yang tidak ditulis XlsxWriter

_TIDAK = '<c:{} val="0"/>'.format
_LENGKAP = (
    ('<c:lang val="en-US"/>', '<c:lang val="id-ID"/>' + _TIDAK("roundedCorners")),
    ("<c:layout/></c:title>", f"<c:layout/>{_TIDAK('overlay')}</c:title>{_TIDAK('autoTitleDeleted')}"),
    ('<c:grouping val="clustered"/>', '<c:grouping val="clustered"/>' + _TIDAK("varyColors")),
    ('<c:grouping val="standard"/>', '<c:grouping val="standard"/>' + _TIDAK("varyColors")),
    ("<c:dLbls>", _TIDAK("invertIfNegative") + "<c:dLbls>"),
    (
        '<c:showVal val="1"/>',
        _TIDAK("showLegendKey")
        + '<c:showVal val="1"/>'
        + "".join(map(_TIDAK, ("showCatName", "showSerName", "showPercent", "showBubbleSize"))),
    ),
    ('</c:ser><c:marker val="1"/>', _TIDAK("smooth") + '</c:ser><c:marker val="1"/>'),
    ("</c:scaling>", "</c:scaling>" + _TIDAK("delete")),
    ("<c:tickLblPos", '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos'),
    ("</c:catAx>", '<c:noMultiLvlLbl val="1"/></c:catAx>'),
    ('<c:legendPos val="b"/><c:layout/>', '<c:legendPos val="b"/><c:layout/>' + _TIDAK("overlay")),
    ('<c:plotVisOnly val="1"/>', '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'),
)


def lengkapi(xml: str) -> str:
    """The chart with every switch written out.

    XlsxWriter leaves out what Excel 2007 takes as off. A workbook of a later version (its AppVersion says which)
    takes some of these as on when they are missing: labels full of names, hidden axes. Our chart goes into such
    workbooks.
    """
    for ringkas, lengkap in _LENGKAP:
        if ringkas not in xml:
            raise ValueError(f"XlsxWriter no longer writes {ringkas}")
        xml = xml.replace(ringkas, lengkap)
    return re.sub(r'lang="en-US"', 'lang="id-ID"', xml)


def _tulis_lengkap(grafik: Any) -> None:
    """Completes the XML when XlsxWriter assembles it (in memory, so into a StringIO)."""
    rakit = grafik._assemble_xml_file

    def rakit_lengkap() -> None:
        rakit()
        berkas = grafik.fh
        xml = lengkapi(berkas.getvalue())
        berkas.seek(0)
        berkas.truncate()
        berkas.write(xml)

    grafik._assemble_xml_file = rakit_lengkap
