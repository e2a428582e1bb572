"""The tab Jejak: every cell that was changed, before and after, with the formula and the reason."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.lembar.kanvas import Kanvas, cetak_rapi
from kertas_kerja.lembar.sumber import tautan
from kertas_kerja.model.tanda import JUDUL_JEJAK, TAK_BERUBAH
from kertas_kerja.rumus.tampil import rumus_indonesia

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from kertas_kerja.lembar.gaya import Gaya
    from kertas_kerja.lembar.sumber import Sumber
    from kertas_kerja.model import Perubahan

KEPALA = ("No", "Lembar", "Sel", "Golongan", "Sebelum", "Sesudah", "Rumus", "Alasan")
NO, LEMBAR, SEL, GOLONGAN, SEBELUM, SESUDAH, RUMUS, ALASAN = range(8)
LEBAR = (6.0, 20.0, 9.0, 22.0, 20.0, 20.0, 54.0, 32.0)
BARIS_KEPALA = 2
MAKS_TAUTAN = 60_000
KATA_GOLONGAN = {
    "isi": "diisi rumus",
    "konversi": "teks menjadi angka",
    "ganti": "ketikan menjadi rumus",
    "ambil": "diambil dari buku lain",
}
PETUNJUK = (
    "Sel yang diubah pengisian otomatis, terlama di atas. Isi sel lain tetap; catatan sel hanya menerangkan temuan."
)


class Langkah(NamedTuple):
    """One line of the trail; the number formats are those under which the values are shown."""

    lembar: str
    sel: str
    golongan: str
    sebelum: float | str | bool | None
    sesudah: float | str | bool | None
    rumus: str
    alasan: str
    format_sebelum: str = "General"
    format_sesudah: str = "General"


def langkah(p: Perubahan, sumber: Sumber) -> Langkah:
    """A change as a line of the trail."""
    buku = sumber.bahan.buku
    lama = buku.styles.number_format(buku.sheet(p.lembar).style(p.baris, p.kolom))
    kata = KATA_GOLONGAN[p.golongan]
    alamat = format_cell(p.baris, p.kolom)
    return Langkah(
        p.lembar, alamat, kata, p.sebelum, p.nilai, rumus_indonesia(p.rumus or ""), p.alasan, lama, p.format or lama
    )


def bangun_jejak(lembar: Any, gaya: Gaya, sumber: Sumber, daftar: Sequence[Langkah]) -> None:
    """Writes the tab into an XlsxWriter sheet."""
    k = Kanvas(lembar, gaya, sumber, LEBAR)
    cetak_rapi(lembar, "Jejak", (BARIS_KEPALA, BARIS_KEPALA) if daftar else None)
    k.tulis(NO, JUDUL_JEJAK, gaya.format("judul"))
    k.turun(22)
    if not daftar:
        k.tulis(NO, TAK_BERUBAH, gaya.format("polos", font_size=11))
        k.turun(20)
        return
    k.tulis(NO, PETUNJUK, gaya.format("keterangan", text_wrap=False))
    k.turun(15)
    for kolom, teks in enumerate(KEPALA):
        k.tulis(kolom, teks, gaya.format("kepala"))
    k.turun(20)
    for nomor, satu in enumerate(daftar, 1):
        _satu(k, satu, nomor)
    k.ws.autofilter(BARIS_KEPALA, NO, BARIS_KEPALA + len(daftar), ALASAN)
    k.ws.freeze_panes(BARIS_KEPALA + 1, SEL + 1)


def _satu(k: Kanvas, s: Langkah, nomor: int) -> None:
    g, isi = k.gaya, k.gaya.format("isi")
    k.tulis(NO, nomor, g.format("isi_tengah"))
    k.tulis(LEMBAR, s.lembar, isi)
    if nomor <= MAKS_TAUTAN and k.sumber.tampak(s.lembar):
        k.tautan(SEL, tautan(s.lembar, s.sel), s.sel, g.format("tautan", align="center"))
    else:
        k.tulis(SEL, s.sel, g.format("isi_tengah"))
    k.tulis(GOLONGAN, s.golongan, isi)
    _nilai(k, SEBELUM, s.sebelum, s.format_sebelum)
    _nilai(k, SESUDAH, s.sesudah, s.format_sesudah)
    k.tulis(RUMUS, s.rumus, isi)
    k.tulis(ALASAN, s.alasan, isi)
    k.turun()


def _nilai(k: Kanvas, kolom: int, nilai: float | str | bool | None, format: str) -> None:
    if isinstance(nilai, bool):
        k.tulis(kolom, "TRUE" if nilai else "FALSE", k.gaya.format("isi"))
    elif isinstance(nilai, int | float):
        kode = "General" if format == "@" else format
        k.tulis(kolom, nilai, k.gaya.format("angka", num_format=kode))
    else:
        k.tulis(kolom, nilai, k.gaya.format("isi"))
