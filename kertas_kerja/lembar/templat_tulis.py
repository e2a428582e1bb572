"""Writes one sheet of a template with XlsxWriter: titles, header, input cells, formulas, checks, print set-up."""

from __future__ import annotations

from kertas_kerja.buku.refs import Range, format_cell, quote_sheet
from kertas_kerja.kenali.sel import BATAS_POIN
from kertas_kerja.lembar import templat_isian as isian
from kertas_kerja.lembar import ukur
from kertas_kerja.lembar.gaya import ANGKA, BULAT, PERSEN
from kertas_kerja.lembar.kanvas import lembar_baru
from kertas_kerja.lembar.sumber import TEKS_KOSONG
from kertas_kerja.lembar.warna_tabel import format_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from kertas_kerja.lembar.gaya import Gaya
    from kertas_kerja.lembar.templat_letak import At, LetakLembar, LetakTabel
    from kertas_kerja.model import Baris
    from kertas_kerja.tabel.dasar import KolomTabel, Konteks

KERTAS = {"A4": 9, "F4": 14}  # 14 is Folio, 8,5 x 13 inches: the F4 of Indonesian offices
# Left and right margins in inches: the longer F4 has room for binding, and both papers take the same rows on a page.
_TEPI = {"A4": (0.5, 0.5), "F4": (1.1, 0.9)}
_CETAK = {"A4": (765.0, 495.0), "F4": (790.0, 510.0)}  # printable points, landscape, inside the margins
IZIN = {
    **dict.fromkeys(("format_cells", "format_columns", "format_rows", "insert_rows", "sort", "autofilter"), True),
    "insert_hyperlinks": True,
    **dict.fromkeys(("select_locked_cells", "select_unlocked_cells"), True),
}
PANEL_PREDIKAT: At = (1, 3)
PANEL_TARIF: At = (1, 6)
_TINGGI = 18.0  # points of a prepared row; it grows with what is written in it
_PANJANG = ("analisis", "tindak_lanjut", "formula")
_TEBAL = 0.92  # room for regular letters in the room of bold ones
_TANDA_TANGAN = (
    "........................., .............................. {tahun}",
    "Mengetahui,",
    "Kepala Perangkat Daerah",
    *("", "", ""),
    "(..................................................)",
    "NIP. ............................................",
)


class PenulisLembar:
    """One worksheet being written; `isi` fills the placeholders of titles."""

    def __init__(self, buku: Any, gaya: Gaya, letak: LetakLembar, konteks: Konteks, isi: Callable[[str], str]) -> None:
        self.buku, self.gaya, self.letak, self.konteks, self.isi = buku, gaya, letak, konteks, isi
        self.ws = lembar_baru(buku, letak.rencana.nama)

    def tulis(self, kertas: str) -> None:
        """Everything but the panel, which needs other sheets."""
        self._lebar()
        for tabel in self.letak.tabel:
            self._judul(tabel)
            self._kepala(tabel)
            for baris in tabel.tabel.baris:
                self._baris(tabel, baris)
            self._periksa_isian(tabel)
            for nomor in sorted(tabel.definisi):
                self._definisi(tabel, nomor)
            self._warna(tabel)
        if self.letak.rencana.tanda_tangan:
            self._tanda_tangan()
        siapkan_cetak(self.ws, kertas)
        self._gulir()
        if len(self.letak.tabel) > 1:
            self._halaman(kertas)
        self.ws.protect("", IZIN)

    def rumus(self, at: At, rumus: str, bentuk: Any) -> None:
        """A formula cell that shows nothing until its inputs come."""
        self.ws.write_formula(at[0] - 1, at[1] - 1, rumus, bentuk, TEKS_KOSONG)

    # --- around the tables

    def _lebar(self) -> None:
        for tabel in self.letak.tabel:
            for k in tabel.tabel.kolom:
                self.ws.set_column(k.indeks - 1, k.indeks - 1, tabel.lebar[k.indeks - 1])

    def _judul(self, tabel: LetakTabel) -> None:
        kanan = tabel.tabel.rentang.right
        for i, teks in enumerate(tabel.rencana.judul):
            baris, isi = tabel.baris_judul + i, self.isi(teks)
            nama = "judul" if i == 0 and len(tabel.rencana.judul) > 1 else "subjudul"
            bentuk = self.gaya.format(nama, align="center", text_wrap=True, locked=False)
            self.ws.merge_range(baris - 1, 0, baris - 1, kanan - 1, "", bentuk)
            self.ws.write_string(baris - 1, 0, isi, bentuk)
            ukuran = 14 if nama == "judul" else 11
            self.ws.set_row(
                baris - 1, 4 + ukur.tinggi(ukur.banyak_baris(isi, sum(tabel.lebar) * _TEBAL, ukuran), ukuran)
            )
        if self.letak.rencana.tribulan:
            self._tribulan(tabel.kepala - 1, kanan)

    def _tribulan(self, baris: int, kanan: int) -> None:
        bentuk = self.gaya.format("masukan", align="center", bold=True, border=0)
        self.ws.merge_range(baris - 1, 0, baris - 1, kanan - 1, self.letak.rencana.tribulan, bentuk)
        self.ws.data_validation(baris - 1, 0, baris - 1, 0, isian.tribulan())
        self.ws.set_row(baris - 1, 18)

    def _tanda_tangan(self) -> None:
        baris = self.letak.tabel[-1].akhir + 3
        kiri, kanan = self._kolom_tanda_tangan()
        bentuk = self.gaya.format("polos", align="center", locked=False)
        for i, teks in enumerate(_TANDA_TANGAN):
            if kiri < kanan:
                self.ws.merge_range(baris - 1 + i, kiri - 1, baris - 1 + i, kanan - 1, "", bentuk)
            self.ws.write_string(baris - 1 + i, kiri - 1, self.isi(teks), bentuk)

    def _kolom_tanda_tangan(self) -> tuple[int, int]:
        """As many columns at the right end as the dotted lines need."""
        lebar = self.letak.tabel[-1].lebar
        kiri = len(lebar)
        while kiri > 2 and sum(lebar[kiri - 1 :]) < 56:
            kiri -= 1
        return kiri, len(lebar)

    def _gulir(self) -> None:
        """Freeze and repeat the header; where several tables share a sheet, freeze the names of the rows."""
        pertama = self.letak.tabel[0]
        bawah = pertama.nomor_kolom or pertama.kepala
        if len(self.letak.tabel) > 1:
            self.ws.freeze_panes(0, 2)
            return
        self.ws.freeze_panes(bawah, 0)
        self.ws.repeat_rows(pertama.kepala - 1, bawah - 1)
        if self.letak.panel:
            akhir = pertama.akhir + 2 + len(_TANDA_TANGAN)
            self.ws.print_area(pertama.baris_judul - 1, 0, akhir - 1, self.letak.lebar - 1)

    def _halaman(self, kertas: str) -> None:
        """A table that would be torn begins on a new page."""
        lebar, tinggi = _CETAK[kertas]
        muat = tinggi / min(1.0, lebar / sum(round(ukur.piksel(k)) * ukur.TITIK for k in self.letak.tabel[0].lebar))
        terpakai, putus = 0.0, []
        for tabel in self.letak.tabel:
            perlu = 80 + _TINGGI * (tabel.akhir - tabel.kepala)
            if terpakai and terpakai + perlu > muat:
                putus.append(tabel.baris_judul - 1)
                terpakai = 0.0
            terpakai += perlu
        self.ws.set_h_pagebreaks(putus)

    def _warna(self, tabel: LetakTabel) -> None:
        for syarat in format_tabel(tabel.tabel, self.konteks):
            self.gaya.pasang(self.ws, syarat)

    # --- the table

    def _kepala(self, tabel: LetakTabel) -> None:
        bentuk = self.gaya.format("kepala")
        perlu = 1
        for k, lebar in zip(tabel.tabel.kolom, tabel.lebar, strict=True):
            self.ws.write_string(tabel.kepala - 1, k.indeks - 1, k.judul, bentuk)
            perlu = max(perlu, ukur.banyak_baris(k.judul, lebar * _TEBAL - 1))
        self.ws.set_row(tabel.kepala - 1, ukur.tinggi(perlu) + 8)
        if tabel.nomor_kolom:
            for k in tabel.tabel.kolom:
                bentuk = self.gaya.format("nomor_kolom")
                self.ws.write_number(tabel.nomor_kolom - 1, k.indeks - 1, k.indeks, bentuk)

    def _baris(self, tabel: LetakTabel, baris: Baris) -> None:
        ringkas = baris.jenis != "data"
        self._tinggi(tabel, baris)
        mulai = self._label_ringkas(tabel, baris) if ringkas else 1
        for k in tabel.tabel.kolom[mulai - 1 :]:
            asal = tabel.kolom(k.nama)
            at = (baris.nomor, k.indeks)
            if at in tabel.rumus:
                self.rumus(at, tabel.rumus[at].teks, self._bentuk_rumus(tabel, asal, tabel.rumus[at].kata, ringkas))
            elif not ringkas or at == tabel.masukan_ringkas(baris):
                self._masukan(tabel, asal, at)
            else:
                self.ws.write_blank(at[0] - 1, at[1] - 1, None, self.gaya.format("ringkas"))

    def _tinggi(self, tabel: LetakTabel, baris: Baris) -> None:
        """A height for what is prefilled, which Excel fits anew when somebody writes there."""
        awal = tabel.isi[baris.nomor]
        perlu = max(
            (ukur.banyak_baris(str(awal.get(k.nama, "")), tabel.lebar[k.indeks - 1] - 1) for k in tabel.tabel.kolom),
            default=1,
        )
        self.ws.set_row(baris.nomor - 1, max(ukur.tinggi(perlu) + 2, tabel.rencana.tinggi or _TINGGI))
        self.ws.baris_luwes.add(baris.nomor - 1)

    def _label_ringkas(self, tabel: LetakTabel, baris: Baris) -> int:
        """The label of a summary row, merged up to its first figure; returns the column of that figure."""
        mulai = tabel.kolom_ringkas(baris)
        bentuk = self.gaya.format("ringkas", indent=1)
        if mulai > 2:
            self.ws.merge_range(baris.nomor - 1, 0, baris.nomor - 1, mulai - 2, "", bentuk)
        self.ws.write_string(baris.nomor - 1, 0, baris.label, bentuk)
        return mulai

    def _bentuk_rumus(self, tabel: LetakTabel, kolom: KolomTabel, kata: bool, ringkas: bool) -> Any:
        rata = {"align": "center"} if kata else {"align": "right", "indent": 1, "num_format": kode_angka(kolom)}
        rata["valign"] = "vcenter" if ringkas else self._tegak(tabel)
        return self.gaya.format("ringkas" if ringkas else "rumus", locked=True, text_wrap=kata, **rata)

    def _tegak(self, tabel: LetakTabel) -> str:
        """Rows with long texts begin at the top, the others stand in the middle."""
        return "top" if set(_PANJANG) & set(tabel.rencana.kolom) else "vcenter"

    def _masukan(self, tabel: LetakTabel, kolom: KolomTabel, at: At) -> None:
        bentuk = bentuk_masukan(kolom) | {"valign": self._tegak(tabel)}
        nama = "masukan"
        if tabel.rencana.tetap:
            nama, bentuk = "isi_tengah", {**bentuk, "locked": True}
        self._tulis_awal(at, kolom, tabel.isi[at[0]].get(kolom.nama), self.gaya.format(nama, **bentuk))
        if at[0] > tabel.data[1] or at[0] < tabel.data[0]:
            self._periksa(tabel, kolom, at, at[0])

    def _tulis_awal(self, at: At, kolom: KolomTabel, awal: object, bentuk: Any) -> None:
        letak = (at[0] - 1, at[1] - 1)
        if awal is None or awal == "":
            self.ws.write_blank(*letak, None, bentuk)
        elif isinstance(awal, str) and not (kolom.jenis == "nomor" and awal.isdecimal()):
            self.ws.write_string(*letak, awal, bentuk)
        else:
            self.ws.write_number(*letak, float(str(awal)), bentuk)

    def _periksa_isian(self, tabel: LetakTabel) -> None:
        """Input checks and the look of figures, column by column over the data rows."""
        if tabel.rencana.tetap:
            return
        atas, bawah = tabel.data
        for k in tabel.tabel.kolom:
            if any((baris, k.indeks) not in tabel.rumus for baris in range(atas, bawah + 1)):
                self._periksa(tabel, tabel.kolom(k.nama), (atas, k.indeks), bawah)
                if k.nama in isian.CAMPURAN:
                    self._dua_desimal(tabel, (atas, k.indeks), bawah)

    def _periksa(self, tabel: LetakTabel, kolom: KolomTabel, at: At, bawah: int) -> None:
        pita = self.konteks.profil.pita
        maksimum = pita[tabel.rencana.batas].batas[-1].atas if tabel.rencana.batas else None
        batas = next((r for (_, k), r in tabel.batas.items() if k == at[1]), "")
        pilihan = isian.isian_kolom(kolom, at[0], at[1], maksimum, batas)
        if pilihan:
            self.ws.data_validation(at[0] - 1, at[1] - 1, bawah - 1, at[1] - 1, pilihan)

    def _dua_desimal(self, tabel: LetakTabel, at: At, bawah: int) -> None:
        """Indices show two decimals while percents and counts keep the way in which they are typed."""
        sel = format_cell(*at)
        syarat = [f"ISNUMBER({sel})", f"ABS({sel})>{BATAS_POIN}"]
        satuan = next((k for k in tabel.tabel.kolom if k.nama == "satuan"), None)
        if satuan is not None:
            letak = f"${format_cell(at[0], satuan.indeks)}"
            pilihan = ",".join(f'{letak}="{s}"' for s in isian.BERUKURAN)
            syarat.append(f"OR({pilihan})")
        bentuk = self.buku.add_format({"num_format": ANGKA})
        aturan = {"type": "formula", "criteria": f"=AND({','.join(syarat)})", "format": bentuk}
        self.ws.conditional_format(at[0] - 1, at[1] - 1, bawah - 1, at[1] - 1, aturan)

    def _definisi(self, tabel: LetakTabel, nomor: int) -> None:
        """The merged row for the operational definition below an indicator."""
        mulai = next(k.indeks for k in tabel.tabel.kolom if k.nama == "indikator")
        bentuk = self.gaya.format("masukan")
        for k in range(1, mulai):
            self.ws.write_blank(nomor - 1, k - 1, None, bentuk)
        self.ws.merge_range(
            nomor - 1, mulai - 1, nomor - 1, tabel.tabel.rentang.right - 1, tabel.rencana.definisi, bentuk
        )
        self.ws.set_row(nomor - 1, ukur.tinggi(2))


def siapkan_cetak(ws: Any, kertas: str, *, tegak: bool = False) -> None:
    """Landscape, one page wide, page numbers, no grid; with `tegak` one page in portrait."""
    if not tegak:
        ws.set_landscape()
    ws.set_paper(KERTAS[kertas])
    ws.fit_to_pages(1, int(tegak))
    kiri, kanan = (0.5, 0.5) if tegak else _TEPI[kertas]
    ws.set_margins(left=kiri, right=kanan, top=0.6, bottom=0.7)
    ws.center_horizontally()
    ws.set_footer("&L&8&A&R&8Halaman &P dari &N")
    ws.hide_gridlines(2)


def kode_angka(kolom: KolomTabel) -> str:
    """The number format of a column's formulas and plain figures."""
    if kolom.jenis == "persen":
        return PERSEN if kolom.desimal else "0%"
    return BULAT if kolom.jenis == "rupiah" else ANGKA


def bentuk_masukan(kolom: KolomTabel) -> dict[str, Any]:
    """What an input cell of that column needs besides the look of inputs."""
    if kolom.nama in isian.CAMPURAN:
        return {"align": "right", "indent": 1, "text_wrap": False}
    if kolom.jenis in ("ukuran", "persen", "rupiah"):
        return {"align": "right", "indent": 1, "text_wrap": False, "num_format": kode_angka(kolom)}
    if kolom.jenis in ("nomor", "rentang", "predikat") or kolom.nama in ("satuan", "polaritas"):
        return {"align": "center"}
    return {}


def acuan_lembar(lembar: str, area: Range) -> str:
    """`'Skala Predikat'!$B$13:$C$19`."""
    return f"{quote_sheet(lembar)}!{area.format(absolute=True)}"
