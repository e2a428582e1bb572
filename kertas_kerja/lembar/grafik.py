"""The charts of Ringkasan: capaian per indicator with the line of 100 %, drawn from the cells of Ringkasan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.blok import BANTU, CAPAIAN, NAMA, NO

if TYPE_CHECKING:
    from kertas_kerja.lembar.blok import Blok

TINGGI = 230  # pixels
BANYAK_NAMA = 4  # more indicators than this: their numbers stand under the columns


def grafik_capaian(buku: Any, nama: str, blok: Blok, lebar: int) -> Any:
    """A column chart of the capaian with a line at 100 %; the data are cached in the file."""
    awal, akhir = blok.awal, blok.akhir
    kategori = [
        nama,
        awal,
        NAMA if akhir - awal < BANYAK_NAMA else NO,
        akhir,
        NAMA if akhir - awal < BANYAK_NAMA else NO,
    ]
    huruf = {"name": G.HURUF, "size": 8, "color": f"#{G.TINTA}"}
    kolom = buku.add_chart({"type": "column"})
    kolom.add_series(
        {
            "name": "Capaian", "categories": kategori, "values": [nama, awal, CAPAIAN, akhir, CAPAIAN],
            "fill": {"color": f"#{G.BATANG}"}, "border": {"color": f"#{G.TAUTAN}", "width": 0.75}, "gap": 80,
            "data_labels": {"value": True, "num_format": "0.00%", "font": huruf, "position": "inside_base"},
        }
    )  # fmt: skip
    garis = buku.add_chart({"type": "line"})
    garis.add_series(
        {
            "name": "Target 100%", "categories": kategori, "values": [nama, awal, BANTU, akhir, BANTU],
            "line": {"color": f"#{G.GARIS_TARGET}", "width": 1.5, "dash_type": "dash"},
            "marker": {
                "type": "long_dash", "size": 14, "border": {"color": f"#{G.GARIS_TARGET}"},
                "fill": {"color": f"#{G.GARIS_TARGET}"},
            },
        }
    )  # fmt: skip
    kolom.combine(garis)
    kolom.set_title({"name": _judul(blok.judul), "name_font": {**huruf, "size": 9, "bold": True}, "overlay": False})
    kolom.set_legend({"position": "bottom", "font": huruf})
    kolom.set_x_axis({"num_font": huruf, "line": {"color": f"#{G.GARIS}"}})
    kolom.set_y_axis(
        {
            "min": 0, "num_format": "0%", "num_font": huruf, "major_gridlines": {"visible": True,
            "line": {"color": f"#{G.GARIS_TIPIS}", "width": 0.5}}, "line": {"none": True},
        }
    )  # fmt: skip
    kolom.set_size({"width": lebar, "height": TINGGI})
    return kolom


def _judul(teks: str) -> str:
    pendek = teks if len(teks) <= 90 else teks[:89].rsplit(" ", 1)[0] + "…"
    return f"Capaian per indikator\n{pendek}"
