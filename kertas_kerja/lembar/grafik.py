"""The charts of Ringkasan: capaian per indicator with the line of 100 %, the years, kinerja and anggaran, components.

All are drawn from cells of Ringkasan; their data are cached in the file.
"""

from __future__ import annotations

import re

from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.blok import BANTU, CAPAIAN, NAMA, NO, TARGET

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kertas_kerja.lembar.blok import Blok
    from kertas_kerja.lembar.data_grafik import DataGrafik

TINGGI = 230  # pixels
TINGGI_KECIL = 210
BANYAK_NAMA = 5  # more indicators than this: their numbers stand under the columns
BANYAK_LABEL = 10  # more columns than this have no room for their figures
PERSEN_TANPA_NOL = "0.00%;-0.00%;;"  # an undefined capaian is drawn as 0: it gets no label
PANJANG_JUDUL = 100


def grafik_capaian(buku: Any, nama: str, blok: Blok, lebar: int) -> Any:
    """A column chart of the capaian with a line at 100 %; the data are cached in the file."""
    awal, akhir = blok.awal, blok.akhir
    label = NAMA if akhir - awal < BANYAK_NAMA else NO
    kategori = [nama, awal, label, akhir, label]
    huruf = _huruf()
    angka = {"value": True, "num_format": PERSEN_TANPA_NOL, "font": huruf, "position": "inside_base"}
    kolom = buku.add_chart({"type": "column"})
    kolom.add_series(
        {
            "name": "Capaian", "categories": kategori, "values": [nama, awal, CAPAIAN, akhir, CAPAIAN],
            "fill": {"color": f"#{G.BATANG}"}, "border": {"color": f"#{G.TAUTAN}", "width": 0.75}, "gap": 80,
            **({"data_labels": angka} if akhir - awal < BANYAK_LABEL else {}),
        }
    )  # fmt: skip
    kolom.combine(_garis(buku, nama, blok, kategori))
    _rapikan(kolom, blok.judul, lebar, TINGGI)
    kolom.set_legend({"position": "bottom", "font": huruf})
    kolom.set_x_axis({"num_font": huruf, "line": {"color": f"#{G.GARIS}"}})
    kolom.set_y_axis({"min": 0, "num_format": "0%", **_sumbu_nilai()})
    return kolom


def grafik_data(buku: Any, nama: str, d: DataGrafik, letak: tuple[int, int], lebar: int) -> Any:
    """A smaller chart of the rows `letak` (first, last) of a table of data: a line over the years, or bars."""
    garis = d.jenis == "garis"
    hasil = buku.add_chart({"type": "line" if garis else "bar"})
    for urut, seri in enumerate(d.seri):
        hasil.add_series(_seri(nama, d, letak, urut, seri))
    _rapikan(hasil, d.judul, lebar, TINGGI_KECIL)
    hasil.set_legend({"none": True} if len(d.seri) == 1 else {"position": "bottom", "font": _huruf()})
    kelompok = {"num_font": _huruf(), "line": {"color": f"#{G.GARIS}"}}
    nilai = {"min": 0, "num_format": "0%" if d.persen else "0", **_sumbu_nilai()}
    if garis:
        hasil.set_x_axis(kelompok)
        hasil.set_y_axis(nilai)
    else:  # the first bar on top, and the scale below them all the same
        hasil.set_y_axis(kelompok | {"reverse": True})
        hasil.set_x_axis(nilai | {"label_position": "high"})
    return hasil


def _seri(nama: str, d: DataGrafik, letak: tuple[int, int], urut: int, judul: str) -> dict[str, Any]:
    awal, akhir = letak
    warna = f"#{(G.TAUTAN, G.BATANG)[urut] if d.jenis == 'garis' else (G.BATANG, G.GARIS_TIPIS)[urut]}"
    seri: dict[str, Any] = {
        "name": judul,
        "categories": [nama, awal, NAMA, akhir, NAMA],
        "values": [nama, awal, TARGET + urut, akhir, TARGET + urut],
        "data_labels": {
            "value": True, "num_format": d.format, "font": _huruf(),
            "position": "above" if d.jenis == "garis" else "inside_base",
        },
    }  # fmt: skip
    if d.jenis == "garis":
        titik = {"type": "circle", "size": 6, "border": {"color": warna}, "fill": {"color": warna}}
        return seri | {"line": {"color": warna, "width": 2}, "marker": titik}
    return seri | {"fill": {"color": warna}, "border": {"color": f"#{G.TAUTAN}", "width": 0.75}, "gap": 60}


def _huruf() -> dict[str, Any]:
    return {"name": G.HURUF, "size": 8, "color": f"#{G.TINTA}"}


def _sumbu_nilai() -> dict[str, Any]:
    kisi = {"visible": True, "line": {"color": f"#{G.GARIS_TIPIS}", "width": 0.5}}
    return {"num_font": _huruf(), "major_gridlines": kisi, "line": {"none": True}}


def _rapikan(grafik: Any, judul: str, lebar: int, tinggi: int) -> None:
    grafik.set_title({"name": _judul(judul), "name_font": {**_huruf(), "size": 9, "bold": True}, "overlay": False})
    grafik.set_size({"width": lebar, "height": tinggi})
    _tulis_lengkap(grafik)


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
    """A title in one line; XlsxWriter takes "…!A1" for a reference, so a "!" before a letter gets a space behind it."""
    rapi = re.sub(r"!(?=\$?[A-Z])", "! ", " ".join(teks.split()))
    return rapi if len(rapi) <= PANJANG_JUDUL else rapi[: PANJANG_JUDUL - 1].rsplit(" ", 1)[0] + "…"


# ---------------------------------------------------------------------- unsur yang tidak ditulis XlsxWriter

_TIDAK = '<c:{} val="0"/>'.format
# Element in which it belongs, what XlsxWriter writes there, what we write instead.
_LENGKAP = (
    ("chartSpace", '<c:lang val="en-US"/>', '<c:lang val="id-ID"/>' + _TIDAK("roundedCorners")),
    ("title>", "<c:layout/></c:title>", f"<c:layout/>{_TIDAK('overlay')}</c:title>{_TIDAK('autoTitleDeleted')}"),
    ("barChart", '<c:grouping val="clustered"/>', '<c:grouping val="clustered"/>' + _TIDAK("varyColors")),
    ("lineChart", '<c:grouping val="standard"/>', '<c:grouping val="standard"/>' + _TIDAK("varyColors")),
    (
        "dLbls",
        '<c:showVal val="1"/>',
        _TIDAK("showLegendKey")
        + '<c:showVal val="1"/>'
        + "".join(map(_TIDAK, ("showCatName", "showSerName", "showPercent", "showBubbleSize"))),
    ),
    ("valAx", "</c:scaling>", "</c:scaling>" + _TIDAK("delete")),
    ("valAx", "<c:tickLblPos", '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos'),
    ("catAx", "</c:catAx>", '<c:noMultiLvlLbl val="1"/></c:catAx>'),
    ("legend>", '<c:legendPos val="b"/><c:layout/>', '<c:legendPos val="b"/><c:layout/>' + _TIDAK("overlay")),
    ("chartSpace", '<c:plotVisOnly val="1"/>', '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'),
)


def lengkapi(xml: str) -> str:
    """The chart with every switch written out.

    XlsxWriter leaves out what Excel 2007 takes as off. A workbook of a later version (its AppVersion says which)
    takes some of these as on when they are missing: labels full of names, hidden axes. Our chart goes into such
    workbooks. Raises ValueError where XlsxWriter no longer writes what is looked for.
    """
    for unsur, ringkas, lengkap in _LENGKAP:
        if f"<c:{unsur}" not in xml:
            continue
        if ringkas not in xml:
            raise ValueError(f"XlsxWriter no longer writes {ringkas}")
        xml = xml.replace(ringkas, lengkap)
    xml = _per_seri(xml, "barChart", "</c:spPr>", "</c:spPr>" + _TIDAK("invertIfNegative"))
    xml = _per_seri(xml, "lineChart", "</c:ser>", _TIDAK("smooth") + "</c:ser>")
    return re.sub(r'lang="en-US"', 'lang="id-ID"', xml)


def _per_seri(xml: str, jenis: str, ringkas: str, lengkap: str) -> str:
    """Replaces the first such text in every series of that kind of chart."""

    def seri(m: re.Match[str]) -> str:
        if ringkas not in m[0]:
            raise ValueError(f"XlsxWriter no longer writes {ringkas}")
        return m[0].replace(ringkas, lengkap, 1)

    return re.sub(
        rf"<c:{jenis}>.*?</c:{jenis}>", lambda m: re.sub(r"<c:ser>.*?</c:ser>", seri, m[0], flags=re.S), xml, flags=re.S
    )


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
