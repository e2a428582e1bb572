"""The one home of colours, fonts and cell formats: new tabs, templates, and what fill adds to an office's sheets.

Colours carry meaning twice: by hue along blue-orange, which colour-blind readers tell apart, and by lightness in
steps of at least seven L*, so that a black-and-white print keeps the order (the darker, the worse). Text on them is
always dark, and the word always stands in or beside the cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.condfmt import CondFormat, CondRule
from kertas_kerja.buku.refs import Range, format_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kertas_kerja.profil import Pita

HURUF = "Arial"
UKURAN = 10
TINTA = "1A1A1A"
TINTA_LEMAH = "595959"
TAUTAN = "1F4E79"
GARIS = "A6A6A6"
GARIS_TIPIS = "D0D0D0"
KEPALA = "D9E2EC"
RUMUS = "F3F4F6"
MASUKAN = "FFFBE6"
TINTA_MASUKAN = "1F3864"
BATANG = "8FB4D9"
BATANG_SEL = "C9DCF0"
GARIS_TARGET = "C00000"
RASIO_TERBESAR = 3  # of a capaian in a column that also holds percent points


class Warna(NamedTuple):
    """A fill and the colour of the text on it, both "RRGGBB", and whether that text is bold."""

    isi: str
    tulisan: str = TINTA
    tebal: bool = False


# Worst to best, as the bands of `profil.predikat_pko` run.
PREDIKAT = (
    Warna("E56152", tebal=True),  # Sangat Kurang
    Warna("EF9052"),  # Kurang
    Warna("F0B941"),  # Butuh Perbaikan
    Warna("B4DCF0"),  # Baik
    Warna("E8F5FB", tebal=True),  # Istimewa
)
TINGKAT = {"error": Warna("F4A896", tebal=True), "warning": Warna("FBE3A6"), "info": Warna("E8EDF2")}
KATA_TINGKAT = {"error": "Salah", "warning": "Periksa", "info": "Catatan"}

Bentuk = dict[str, Any]
"""Format properties as XlsxWriter names them."""

_DASAR: Bentuk = {"font_name": HURUF, "font_size": UKURAN, "font_color": f"#{TINTA}", "valign": "vcenter"}
_KOTAK: Bentuk = {"border": 1, "border_color": f"#{GARIS}"}
_SEL: Bentuk = {**_KOTAK, "valign": "top", "text_wrap": True}
_KUNCI: Bentuk = {**_KOTAK, "bg_color": f"#{RUMUS}", "locked": True}

# By use. A number format, an alignment or another colour is laid over with `Gaya.format(nama, num_format=...)`.
BENTUK: dict[str, Bentuk] = {
    "judul": {"bold": True, "font_size": 14, "text_wrap": False},
    "subjudul": {"bold": True, "font_size": 11},
    "bagian": {"bold": True, "font_size": 11, "bottom": 2, "bottom_color": f"#{TAUTAN}"},
    "keterangan": {"font_color": f"#{TINTA_LEMAH}", "font_size": 9, "text_wrap": True, "valign": "top"},
    "polos": {},
    "kepala": {**_KOTAK, "bold": True, "bg_color": f"#{KEPALA}", "align": "center", "text_wrap": True},
    "nomor_kolom": {**_KOTAK, "italic": True, "font_size": 8, "align": "center", "font_color": f"#{TINTA_LEMAH}"},
    "isi": _SEL,
    "isi_tengah": {**_SEL, "align": "center"},
    "angka": {**_SEL, "align": "right", "indent": 1, "text_wrap": False, "shrink": True},
    "predikat": {**_SEL, "align": "center"},
    "ringkas": {**_KOTAK, "bold": True, "bg_color": f"#{RUMUS}", "text_wrap": True},
    "masukan": {**_SEL, "bg_color": f"#{MASUKAN}", "font_color": f"#{TINTA_MASUKAN}", "locked": False},
    "rumus": {**_KUNCI, "align": "right", "valign": "top"},
    "tautan": {**_SEL, "font_color": f"#{TAUTAN}", "underline": 1},
    "utama": {**_KOTAK, "bold": True, "font_size": 20, "align": "center"},
}
PERSEN = "0.00%"
ANGKA = "#,##0.00"
BULAT = "#,##0"
TEKS = "@"


class Gaya:
    """The formats of one XlsxWriter workbook, each made once."""

    def __init__(self, buku: Any) -> None:
        self._buku = buku
        self._ada: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._bernama: dict[tuple[Any, ...], Any] = {}

    def format(self, nama: str, **lain: Any) -> Any:
        """The format for that use (a key of `BENTUK`) with other properties laid over it."""
        kunci = (nama, *lain.items())
        if kunci not in self._bernama:
            self._bernama[kunci] = self._buat({**_DASAR, **BENTUK[nama], **lain})
        return self._bernama[kunci]

    def warna(self, warna: Warna) -> Any:
        """The format of a conditional-format rule: colours and weight only."""
        tebal = {"bold": True} if warna.tebal else {}
        return self._buat({"bg_color": f"#{warna.isi}", "font_color": f"#{warna.tulisan}", **tebal})

    def berwarna(self, nama: str, warna: Warna, **lain: Any) -> Any:
        """A plain cell format in that colour."""
        tebal = {"bold": True} if warna.tebal else {}
        return self.format(nama, bg_color=f"#{warna.isi}", font_color=f"#{warna.tulisan}", **tebal, **lain)

    def _buat(self, bentuk: Bentuk) -> Any:
        kunci = tuple(sorted(bentuk.items()))
        if kunci not in self._ada:
            self._ada[kunci] = self._buku.add_format(bentuk)
        return self._ada[kunci]

    def pasang(self, lembar: Any, syarat: FormatSyarat) -> None:
        """Lays conditional formats on an XlsxWriter sheet."""
        for aturan in syarat.aturan:
            lembar.conditional_format(
                syarat.rentang,
                {"type": "formula", "criteria": f"={aturan.rumus}", "format": self.warna(aturan.warna)},
            )


class AturanWarna(NamedTuple):
    """One rule: the condition for the top-left cell (no "=", relative references), and its colours."""

    rumus: str
    warna: Warna


class FormatSyarat(NamedTuple):
    """Conditional formats of one rectangular area; at most one of the rules holds in a cell."""

    rentang: str
    aturan: tuple[AturanWarna, ...]

    def condformat(self, add_dxf: Callable[..., int]) -> CondFormat:
        """The same for `BookEditor.add_cond_format`; `add_dxf` is the editor's or that of `StyleBook`."""
        return CondFormat(self.rentang, tuple(self._aturan(a, add_dxf) for a in self.aturan))

    def _aturan(self, a: AturanWarna, add_dxf: Callable[..., int]) -> CondRule:
        w = a.warna
        return CondRule("expression", (a.rumus,), add_dxf(fill=w.isi, font_color=w.tulisan, bold=w.tebal or None))


def format_predikat(rentang: str, pita: Pita) -> FormatSyarat:
    """Colours for cells with a predikat word: its long, short or bracketed name, in any case, blanks around it.

    `rentang` is one area ("K6:K9"). Excel's `=` on texts ignores case; TRIM takes the blanks.
    """
    sel = _sel_pertama(rentang)
    aturan = (AturanWarna(_salah_satu(sel, nama_pita(pita, i)), warna_pita(pita, i)) for i in _urut(pita))
    return FormatSyarat(rentang, tuple(aturan))


def format_capaian(rentang: str, pita: Pita, skala: int | None = 1) -> FormatSyarat:
    """Colours for cells with a capaian or nilai akhir, by the limits of the bands on the rounded value.

    `skala` 100 for cells in percent points (92,81), 1 for ratios (0,9281), None where the column holds both: a figure
    beyond 300 % then is one in points. Blank cells and texts stay plain.
    """
    sel = _sel_pertama(rentang)
    isi = sel if skala is not None else f"IF({sel}>{RASIO_TERBESAR},{sel}/100,{sel})"
    nilai = f"ROUND({isi},{pita.desimal_nilai - (2 if skala == 100 else 0)})"
    batas = [format((b.atas * (skala or 1)).normalize(), "f") for b in pita.batas]
    akhir, aturan = len(batas) - 1, []
    for i in _urut(pita):
        syarat = [f"ISNUMBER({sel})"]
        syarat += [f"{nilai}>{batas[i - 1]}"] if i else []
        syarat += [f"{nilai}<={batas[i]}"] if i < akhir else []
        aturan.append(AturanWarna(f"AND({','.join(syarat)})", warna_pita(pita, i)))
    return FormatSyarat(rentang, tuple(aturan))


def warna_pita(pita: Pita, indeks: int) -> Warna:
    """The colour of a band: bands other than five are spread over the same scale."""
    if len(pita.batas) == 1:
        return PREDIKAT[-1]
    return PREDIKAT[round(indeks * (len(PREDIKAT) - 1) / (len(pita.batas) - 1))]


def nama_pita(pita: Pita, indeks: int) -> tuple[str, ...]:
    """The names by which a band is written: "Baik (Berhasil)", "Baik", "Berhasil"."""
    satu = pita.batas[indeks]
    panjang, pendek = sorted((satu.label, satu.singkat), key=len, reverse=True)
    bagian = [b.strip() for b in panjang.rstrip(")").split("(")]
    lain = {nama for i, b in enumerate(pita.batas) if i != indeks for nama in (b.label, b.singkat)}
    return tuple(dict.fromkeys(n for n in (panjang, pendek, *bagian) if n and n not in lain))


def _urut(pita: Pita) -> Iterable[int]:
    return range(len(pita.batas) - 1, -1, -1)


def _salah_satu(sel: str, nama: tuple[str, ...]) -> str:
    uji = ",".join(f'TRIM({sel})="{n.replace(chr(34), chr(34) * 2)}"' for n in nama)
    return f"OR({uji})" if len(nama) > 1 else uji


def _sel_pertama(rentang: str) -> str:
    area = Range.parse(rentang)
    return format_cell(area.top, area.left)
