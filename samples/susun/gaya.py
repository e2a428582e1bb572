"""Rupa sel buku contoh: satu tempat untuk huruf, garis, dan warna."""

from __future__ import annotations

from typing import Any

KERTAS_A4 = 9
KERTAS_F4 = 14  # Folio 8,5 x 13 inci: yang disebut F4 di kantor

_DASAR: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "valign": "vcenter", "text_wrap": True}
_RUPA: dict[str, dict[str, Any]] = {
    "judul": {"bold": True, "font_size": 12, "align": "center"},
    "anak_judul": {"bold": True, "font_size": 10, "align": "left", "text_wrap": False},
    "label": {"text_wrap": False},
    "kepala": {"bold": True, "align": "center", "border": 1, "bg_color": "#D9E2EC"},
    "nomor": {"italic": True, "align": "center", "border": 1, "font_size": 8, "bg_color": "#F2F5F8"},
    "teks": {"border": 1, "align": "left", "valign": "top"},
    "tengah": {"border": 1, "align": "center", "valign": "top"},
    "angka": {"border": 1, "align": "right", "valign": "top"},
    "bawah": {"align": "center"},
}
_TINGKAT: dict[str, dict[str, Any]] = {
    "tujuan": {"bold": True, "bg_color": "#E3EDE0"},
    "sasaran": {"bold": True, "bg_color": "#EEF4EC"},
    "program": {"bold": True},
    "kegiatan": {"italic": True},
    "sub": {},
    "ringkas": {"bold": True, "bg_color": "#F7F1DC"},
    "": {},
}


class Gaya:
    """Format XlsxWriter yang sudah dibuat, supaya yang sama dipakai bersama."""

    def __init__(self, buku: Any) -> None:
        self._buku = buku
        self._jadi: dict[tuple[Any, ...], Any] = {}

    def __call__(
        self, rupa: str, *, tingkat: str = "", angka: str | None = None, masuk: int = 0, kecil: bool = False
    ) -> Any:
        """Format untuk satu rupa, tingkat hierarki, format angka, dan lekukan kiri."""
        kunci = (rupa, tingkat, angka, masuk, kecil)
        if kunci not in self._jadi:
            sifat = {**_DASAR, **_RUPA[rupa], **_TINGKAT[tingkat]}
            if angka:
                sifat["num_format"] = angka
            if masuk:
                sifat["indent"] = masuk
            if kecil:
                sifat["font_size"] = 9
            self._jadi[kunci] = self._buku.add_format(sifat)
        return self._jadi[kunci]
