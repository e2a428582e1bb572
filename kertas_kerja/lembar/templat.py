"""`kk new`: a fresh official workbook built from the declarations in `tabel/`; the same input gives the same bytes."""

from __future__ import annotations

import io
import os
from datetime import datetime
from pathlib import Path

from kertas_kerja.buku.refs import Range, format_cell, quote_sheet
from kertas_kerja.errors import KertasKerjaError
from kertas_kerja.lembar import templat_isian as isian
from kertas_kerja.lembar import ukur
from kertas_kerja.lembar.gaya import HURUF, PERSEN, UKURAN, Gaya
from kertas_kerja.lembar.templat_lalu import bawa
from kertas_kerja.lembar.templat_letak import LetakLembar, letakkan
from kertas_kerja.lembar.templat_petunjuk import JUDUL, Petunjuk, tulis_petunjuk
from kertas_kerja.lembar.templat_rencana import JENIS, rencana
from kertas_kerja.lembar.templat_tulis import PANEL_PREDIKAT, PANEL_TARIF, PenulisLembar, acuan_lembar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from kertas_kerja.lembar.templat_rencana import Jenis
    from kertas_kerja.model import Tabel
    from kertas_kerja.profil import Profil
    from kertas_kerja.tabel.dasar import Konteks

NAMA_BERKAS = {"kkpt": "kertas_kerja", "pengukuran": "pengukuran"}
TAHUN = range(2000, 2100)
PANJANG_NAMA = 255
_TITIK = "...."
_LEBAR_DASAR = 62.0
_WAKTU = datetime(2025, 1, 1)  # a fixed creation date, so that the same template has the same bytes


def new(
    jenis: str,
    *,
    tahun: int | None = None,
    perangkat_daerah: str = "",
    output: str | os.PathLike[str] | None = None,
    kertas: str = "A4",
) -> Path:
    """Write a fresh workbook and return its path.

    `tahun` defaults to this year, `output` to `kertas_kerja_<tahun>.xlsx` or `pengukuran_<tahun>.xlsx` in the
    current folder. Never overwrites: raises KeluaranGagal when the file exists or cannot be written,
    KertasKerjaError for an unknown kind, year or paper.
    """
    tahun = datetime.now().year if tahun is None else tahun
    data = buat_templat(jenis, tahun, perangkat_daerah, kertas)
    tujuan = nama_keluaran(jenis, tahun, output)
    from kertas_kerja.buku.package import Package
    from kertas_kerja.buku.simpan import simpan

    with Package.open(data) as package:
        simpan(package, tujuan)
    return tujuan


def nama_keluaran(jenis: str, tahun: int, output: str | os.PathLike[str] | None) -> Path:
    """Where a fresh workbook goes; raises KertasKerjaError for a name that is no .xlsx."""
    tujuan = Path(output if output is not None else f"{NAMA_BERKAS[jenis]}_{tahun}.xlsx")
    if tujuan.suffix.lower() != ".xlsx" and not tujuan.is_dir():
        raise KertasKerjaError(f'Nama "{tujuan.name}" harus berakhiran .xlsx; pakai misalnya -o {tujuan.name}.xlsx.')
    return tujuan


def buat_templat(
    jenis: str,
    tahun: int | None = None,
    perangkat_daerah: str = "",
    kertas: str = "A4",
    lalu: Iterable[Tabel] = (),
) -> bytes:
    """The bytes of a fresh workbook. Without `tahun` its titles have dots to write on; `kertas` is "A4" or "F4".

    `lalu` are tables of earlier workbooks whose indicators stand in the fresh one (`templat_lalu`).

    Raises KertasKerjaError for an unknown kind, year or paper.
    """
    dikenal = _periksa(jenis, tahun, kertas)
    import xlsxwriter

    from kertas_kerja.profil import muat_profil
    from kertas_kerja.tabel.dasar import Konteks

    hasil = io.BytesIO()
    konteks = Konteks(muat_profil())
    huruf = {"font_name": HURUF, "font_size": UKURAN}  # it is the unit of column widths
    buku = xlsxwriter.Workbook(hasil, {"in_memory": True, "default_format_properties": huruf})
    buku.set_properties({"title": JUDUL[dikenal], "created": _WAKTU, "comments": "kertas-kerja"})
    buku.set_calc_mode("auto")
    _Penyusun(buku, dikenal, tahun, rapikan_nama(perangkat_daerah), konteks, lalu).susun(kertas)
    buku.close()
    return hasil.getvalue()


def _periksa(jenis: str, tahun: int | None, kertas: str) -> Jenis:
    dikenal = next((satu for satu in JENIS if satu == jenis), None)
    if dikenal is None:
        raise KertasKerjaError(f"Jenis buku {jenis!r} tidak dikenal; pilih {' atau '.join(JENIS)}.")
    if tahun is not None and tahun not in TAHUN:
        raise KertasKerjaError(f"Tahun {tahun} tidak masuk akal; pakai tahun antara {TAHUN[0]} dan {TAHUN[-1]}.")
    if kertas not in ("A4", "F4"):
        raise KertasKerjaError(f"Kertas {kertas!r} tidak dikenal; pilih A4 atau F4.")
    return dikenal


def rapikan_nama(teks: str) -> str:
    """A name on one line of at most 255 characters; control characters become blanks."""
    bersih = " ".join("".join(h if h.isprintable() else " " for h in teks).split())
    return bersih if len(bersih) <= PANJANG_NAMA else bersih[: PANJANG_NAMA - 1].rstrip() + "…"


class _Penyusun:
    """Puts the sheets of one workbook together."""

    def __init__(
        self, buku: Any, jenis: Jenis, tahun: int | None, nama: str, konteks: Konteks, lalu: Iterable[Tabel]
    ) -> None:
        self.buku, self.jenis, self.tahun, self.nama, self.konteks = buku, jenis, tahun, nama, konteks
        self.gaya = Gaya(buku)
        self.rencana = bawa(rencana(jenis, konteks.profil), lalu)

    def isi(self, teks: str) -> str:
        """A title with the office and the years in it."""
        pd = self.nama.upper() or f"PERANGKAT DAERAH {_TITIK * 6}"
        tahun = (_TITIK, _TITIK) if self.tahun is None else (str(self.tahun), str(self.tahun - 1))
        return teks.format(pd=pd, tahun=tahun[0], lalu=tahun[1])

    def susun(self, kertas: str) -> None:
        """Petunjuk, then every planned sheet, then what links them."""
        tahun = "" if self.tahun is None else str(self.tahun)
        petunjuk = Petunjuk(self.jenis, self.nama or f"Perangkat Daerah {_TITIK * 6}", tahun, self.rencana)
        tulis_petunjuk(self.buku, self.gaya, petunjuk, self.konteks, kertas)
        tarif = format_cell(*PANEL_TARIF, absolute=True)
        letak = {r.nama: letakkan(r, self.konteks, tarif) for r in self.rencana}
        penulis = {}
        for nama, satu in letak.items():
            penulis[nama] = PenulisLembar(self.buku, self.gaya, satu, self.konteks, self.isi)
            penulis[nama].tulis(kertas)
        for nama, satu in letak.items():
            if satu.panel:
                self._panel(penulis[nama], letak)
            if satu.rencana.tarif:
                self._tarif(penulis[nama], satu)

    # --- koreksi: the AKIP predikat on the PKO sheets, the rates on the sheet of the scale

    def _panel(self, p: PenulisLembar, letak: dict[str, LetakLembar]) -> None:
        """The predikat (from the AKIP table, to be overruled by choice) and the rate that follows from it."""
        p.ws.merge_range(
            0, 0, 0, 1, self.isi("Predikat AKIP tahun {tahun}"), self.gaya.format("kepala", align="left", indent=1)
        )
        asal = self._asal_predikat(p.letak.rencana.nama, letak)
        p.rumus(
            PANEL_PREDIKAT,
            f'=IF({asal}="","",{asal})',
            self.gaya.format("masukan", align="center", valign="vcenter", bold=True),
        )
        predikat = tuple(reversed(self.konteks.profil.predikat_akip.labels()))
        baris, kolom = PANEL_PREDIKAT
        p.ws.data_validation(baris - 1, kolom - 1, baris - 1, kolom - 1, isian.predikat_akip(predikat))
        p.ws.merge_range(0, 3, 0, 4, "Tarif koreksi", self.gaya.format("kepala"))
        p.rumus(
            PANEL_TARIF,
            self._rumus_tarif(letak),
            self.gaya.format("rumus", num_format=PERSEN, align="center", valign="vcenter", bold=True),
        )
        catatan = "Predikat terbawa dari Komponen AKIP atau dipilih di sini; tarifnya di Skala Predikat."
        p.ws.merge_range(
            0,
            6,
            0,
            p.letak.lebar - 1,
            catatan,
            self.gaya.format("keterangan", valign="vcenter", align="left", indent=1),
        )
        p.ws.set_row(0, 27)
        for baris in (1, 2):
            p.ws.set_row(baris, 6)
        p.ws.ignore_errors({"formula_unlocked": format_cell(*PANEL_PREDIKAT)})

    def _asal_predikat(self, nama: str, letak: dict[str, LetakLembar]) -> str:
        """The first PKO sheet asks the AKIP table, a further one asks the first."""
        pertama = next(n for n, satu in letak.items() if satu.panel)
        if nama != pertama:
            return f"{quote_sheet(pertama)}!{format_cell(*PANEL_PREDIKAT, absolute=True)}"
        akip = next(t for satu in letak.values() for t in satu.tabel if t.tabel.kind == "komponen_akip")
        baris = akip.tabel.ringkas("predikat")
        assert baris is not None
        sel = format_cell(baris.nomor, akip.kolom_ringkas(baris), absolute=True)
        return f"{quote_sheet(akip.tabel.lembar)}!{sel}"

    def _rumus_tarif(self, letak: dict[str, LetakLembar]) -> str:
        skala = next(satu for satu in letak.values() if satu.rencana.tarif)
        area = self._area_tarif(skala)
        predikat = format_cell(*PANEL_PREDIKAT)
        kunci = acuan_lembar(skala.rencana.nama, area._replace(right=area.left))
        tabel = acuan_lembar(skala.rencana.nama, area)
        return f'=IF(COUNTIF({kunci},{predikat})=0,"",VLOOKUP({predikat},{tabel},2,FALSE))'

    def _area_tarif(self, skala: LetakLembar) -> Range:
        """Predikat and rate, below the scale: a title row and a header row after the gap."""
        atas = skala.tabel[-1].akhir + 5
        return Range(atas, 2, atas + len(self.konteks.profil.koreksi_akip) - 1, 3)

    def _tarif(self, p: PenulisLembar, skala: LetakLembar) -> None:
        """The koreksi rates: those that only public applications show may be changed by the office."""
        area = self._area_tarif(skala)
        judul = self.gaya.format("subjudul")
        p.ws.write_string(area.top - 3, 1, "TARIF KOREKSI PKO MENURUT PREDIKAT AKIP", judul)
        p.ws.set_column(3, 3, _LEBAR_DASAR)
        for i, teks in enumerate(("PREDIKAT AKIP", "TARIF KOREKSI", "DASAR TARIF")):
            p.ws.write_string(area.top - 2, 1 + i, teks, self.gaya.format("kepala"))
        for i, (predikat, tarif) in enumerate(self.konteks.profil.koreksi_akip.items()):
            baris = area.top - 1 + i
            p.ws.write_string(baris, 1, predikat, self.gaya.format("isi_tengah", locked=True))
            nama = "masukan" if tarif.catatan else "isi"
            bentuk = self.gaya.format(nama, num_format=PERSEN, align="center", locked=not tarif.catatan)
            p.ws.write_number(baris, 2, float(tarif.tarif), bentuk)
            dasar = _dasar_tarif(tarif.catatan, self.konteks.profil)
            p.ws.write_string(baris, 3, dasar, self.gaya.format("isi"))
            p.ws.set_row(baris, ukur.tinggi(ukur.banyak_baris(dasar, _LEBAR_DASAR - 1)) + 2)


def _dasar_tarif(catatan: str, profil: Profil) -> str:
    from kertas_kerja.tabel import tabel

    return catatan.capitalize() if catatan else profil.dasar[tabel("pko").dasar].judul
