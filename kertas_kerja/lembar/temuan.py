"""The tab Temuan: every finding with a link to its cell, and two columns in which the office answers."""

from __future__ import annotations

from types import MappingProxyType

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan import keterangan
from kertas_kerja.buku.refs import quote_sheet
from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.kanvas import Kanvas, cetak_rapi
from kertas_kerja.lembar.sumber import Isi, tautan, tulis
from kertas_kerja.lembar.tanda_sel import isi_tanda
from kertas_kerja.model.tanda import BERSIH, JUDUL_TEMUAN
from kertas_kerja.rumus.tampil import PEMISAH, berpemisah, rumus_indonesia

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from kertas_kerja.lembar.gaya import Gaya
    from kertas_kerja.lembar.sumber import Sumber
    from kertas_kerja.model import Temuan

KEPALA = (
    "No", "Tingkat", "Aturan", "Lembar", "Sel", "Tertulis", "Seharusnya", "Penjelasan", "Dasar", "Saran", "Status",
    "Catatan",
)  # fmt: skip
NO, TINGKAT, ATURAN, LEMBAR, SEL, TERTULIS, SEHARUSNYA, PENJELASAN, DASAR, SARAN, STATUS, CATATAN = range(12)
TANDA = 12  # hidden: the list that marks the cells
LEBAR = (5.0, 10.0, 8.0, 15.0, 8.0, 15.0, 15.0, 46.0, 17.0, 38.0, 16.0, 24.0, 9.0)
PILIHAN = ("diperbaiki", "sesuai bukti dukung", "diabaikan")
BARIS_KEPALA = 2
MAKS_TAUTAN = 60_000  # Excel takes 65,530 links in a sheet
SESUAI = PILIHAN[1]
Kunci = tuple[str, str, str, str | None]  # rule, sheet, cell, found value; None: of any value
Jawaban = tuple[str, str]  # status, note


class LetakTemuan(NamedTuple):
    """Where the findings stand, for the counts of Ringkasan."""

    lembar: str
    banyak: int
    jumlah: Mapping[str, int]
    dijawab: Mapping[str, int]
    salah: Mapping[str, int] = MappingProxyType({})
    """Open errors by sheet."""

    def hitung(self, tingkat: str) -> Isi:
        """How many findings of a severity there are."""
        return self._isi(tingkat, "", self.jumlah[tingkat])

    def belum(self, tingkat: str) -> Isi:
        """How many of them have no status yet."""
        status = f',{self._area(STATUS)},""' if self.banyak else ""
        return self._isi(tingkat, status, self.jumlah[tingkat] - self.dijawab[tingkat])

    def salah_di(self, lembar: str) -> Isi:
        """How many errors on that sheet have no status yet. Not COUNTIFS: names may hold its wildcards."""
        if not self.banyak:
            return Isi("=0", 0.0)
        nama, kata = lembar.replace('"', '""'), G.KATA_TINGKAT["error"]
        syarat = ((LEMBAR, nama), (TINGKAT, kata), (STATUS, ""))
        uji = ",".join(f'--({self._area(kolom)}="{isi}")' for kolom, isi in syarat)
        return Isi(f"=SUMPRODUCT({uji})", float(self.salah.get(lembar, 0)))

    def tanda(self) -> str:
        """The area of the list that marks the cells."""
        awal = BARIS_KEPALA + 2
        huruf = chr(ord("A") + TANDA)
        return f"={quote_sheet(self.lembar)}!${huruf}${awal}:${huruf}${awal + max(self.banyak, 1) - 1}"

    def _isi(self, tingkat: str, status: str, nilai: int) -> Isi:
        if not self.banyak:
            return Isi("=0", 0.0)
        fungsi = "COUNTIFS" if status else "COUNTIF"
        return Isi(f'={fungsi}({self._area(TINGKAT)},"{G.KATA_TINGKAT[tingkat]}"{status})', float(nilai))

    def _area(self, kolom: int) -> str:
        huruf = chr(ord("A") + kolom)
        awal = BARIS_KEPALA + 2
        return f"{quote_sheet(self.lembar)}!${huruf}${awal}:${huruf}${awal + self.banyak - 1}"


def bangun_temuan(
    lembar: Any, gaya: Gaya, sumber: Sumber, daftar: Sequence[Temuan], jawaban: Mapping[Kunci, Jawaban]
) -> LetakTemuan:
    """Writes the tab into an XlsxWriter sheet. `jawaban`: what the office wrote into an earlier Temuan tab."""
    k = Kanvas(lembar, gaya, sumber, LEBAR)
    lembar.set_column(TANDA, TANDA, LEBAR[TANDA], None, {"hidden": True})
    cetak_rapi(lembar, "Temuan", (BARIS_KEPALA, BARIS_KEPALA) if daftar else None)
    k.tulis(NO, JUDUL_TEMUAN, gaya.format("judul"))
    k.turun(22)
    jumlah, dijawab = dict.fromkeys(G.KATA_TINGKAT, 0), dict.fromkeys(G.KATA_TINGKAT, 0)
    salah: dict[str, int] = {}
    if not daftar:
        _tanpa_temuan(k)
        return LetakTemuan(lembar.get_name(), 0, jumlah, dijawab)
    k.tulis(NO, PETUNJUK, gaya.format("keterangan", text_wrap=False))
    k.turun(15)
    for kolom, teks in enumerate(KEPALA):
        k.tulis(kolom, teks, gaya.format("kepala"))
    k.turun(22)
    for nomor, t in enumerate(daftar, 1):
        jawab = jawaban_untuk(t, jawaban)
        jumlah[t.tingkat] += 1
        dijawab[t.tingkat] += bool(jawab[0])
        if t.tingkat == "error" and not jawab[0]:
            salah[t.lembar] = salah.get(t.lembar, 0) + 1
        _satu(k, t, nomor, jawab)
    _hiasi(k, len(daftar))
    _dasar(k, daftar)
    return LetakTemuan(lembar.get_name(), len(daftar), jumlah, dijawab, salah)


PETUNJUK = (
    "Klik kolom Sel untuk membuka sel yang dimaksud dan langsung ketik perbaikannya; klik sel itu untuk kembali. "
    "Isi Status (pilih dari daftar) dan Catatan; keduanya dipertahankan pada pemeriksaan berikutnya."
)


def kunci(t: Temuan) -> Kunci:
    """By what a finding is known again in the next run."""
    return t.kode, t.lembar, t.alamat, t.ditemukan[:32767]


def jawaban_untuk(t: Temuan, jawaban: Mapping[Kunci, Jawaban]) -> Jawaban:
    """What the office answered to this finding. Of an answer to another value in that cell only the note is left:
    the status was given to what stood there then."""
    return jawaban.get(kunci(t)) or jawaban.get((*kunci(t)[:3], None), ("", ""))


def urut_tingkat(temuan: Sequence[Temuan]) -> list[Temuan]:
    """The findings as they stand in the sheet: what is wrong first, then what a person decides, then remarks."""
    urutan = list(G.KATA_TINGKAT)
    return sorted(temuan, key=lambda t: urutan.index(t.tingkat))


def baris_temuan(nomor: int) -> int:
    """The row of the sheet in which the finding of that number stands."""
    return BARIS_KEPALA + 1 + nomor


def _tanpa_temuan(k: Kanvas) -> None:
    k.tulis(NO, BERSIH, k.gaya.format("polos", font_size=11))
    k.turun(20)
    k.ws.print_area(0, 0, k.baris - 1, PENJELASAN)


def _satu(k: Kanvas, t: Temuan, nomor: int, jawab: Jawaban) -> None:
    g, isi = k.gaya, k.gaya.format("isi")
    k.tulis(NO, nomor, g.format("isi_tengah"))
    k.tulis(TINGKAT, G.KATA_TINGKAT[t.tingkat], g.berwarna("isi_tengah", G.TINGKAT[t.tingkat]))
    k.tulis(ATURAN, t.kode, g.format("isi_tengah"))
    k.tulis(LEMBAR, t.lembar, isi)
    if nomor <= MAKS_TAUTAN and k.sumber.tampak(t.lembar):
        k.tautan(SEL, tautan(t.lembar, t.alamat), t.alamat, g.format("tautan", align="center"))
    else:
        k.tulis(SEL, t.alamat, g.format("isi_tengah"))
    k.tulis(TERTULIS, t.ditemukan, isi)
    k.tulis(SEHARUSNYA, t.seharusnya, isi)
    k.tulis(PENJELASAN, penjelasan(t), isi)
    dasar = k.sumber.bahan.konteks.profil.dasar
    k.tulis(DASAR, dasar[t.dasar].pendek() if t.dasar in dasar else t.dasar, isi)
    k.tulis(SARAN, saran(t), isi)
    for kolom, teks in ((STATUS, jawab[0]), (CATATAN, jawab[1])):
        k.tulis(kolom, teks, g.format("masukan"))
    alamat = {"tingkat": k.a1(TINGKAT), "lembar": k.a1(LEMBAR), "sel": k.a1(SEL), "status": k.a1(STATUS)}
    tulis(k.ws, k.baris, TANDA, isi_tanda(t, alamat, bool(jawab[0])), g.format("polos"))
    k.turun()


def penjelasan(t: Temuan) -> str:
    """The worked computation; the message before it where found and expected do not say it all."""
    baku = f"{t.lembar}!{t.alamat} tertulis {t.ditemukan}, seharusnya {t.seharusnya}."
    if t.uraian and t.tingkat == "error" and t.pesan == baku:
        return t.uraian
    return "\n".join(bagian for bagian in (t.pesan, t.uraian) if bagian)


def saran(t: Temuan) -> str:
    """How to mend it: a text, a formula; else what the rule says, unless the finding is a mere remark."""
    if t.saran is None:
        aturan = keterangan(t.kode) if t.tingkat != "info" else None
        return aturan.cara if aturan is not None else ""
    rumus = f"Isi rumus: {rumus_indonesia(t.saran.rumus)}" if t.saran.rumus else ""
    return "\n".join(b for b in (rumus, t.saran.teks) if b)


def _hiasi(k: Kanvas, banyak: int) -> None:
    awal, akhir = BARIS_KEPALA + 1, BARIS_KEPALA + banyak
    k.ws.autofilter(BARIS_KEPALA, NO, akhir, CATATAN)
    k.ws.freeze_panes(BARIS_KEPALA + 1, SEL + 1)
    k.ws.data_validation(
        awal, STATUS, akhir, STATUS,
        {
            "validate": "list", "source": list(PILIHAN), "error_title": "Status",
            "error_message": f"Pilih salah satu: {', '.join(PILIHAN)}.",
            "input_title": "Status", "input_message": "Pilih dari daftar; kosongkan bila belum ditangani.",
        },
    )  # fmt: skip
    sudah = k.gaya.format("polos", font_color=f"#{G.TINTA_LEMAH}", italic=True)
    syarat = f'=${chr(ord("A") + STATUS)}{awal + 1}<>""'
    k.ws.conditional_format(awal, ATURAN, akhir, SARAN, {"type": "formula", "criteria": syarat, "format": sudah})


# ---------------------------------------------------------------------- dasar hukum


def _dasar(k: Kanvas, daftar: Sequence[Temuan]) -> None:
    """Below the table: the full titles of the regulations that it names in short, and how formulas are written."""
    dasar = k.sumber.bahan.konteks.profil.dasar
    dipakai = dict.fromkeys(t.dasar for t in daftar if t.dasar in dasar)
    baris = [
        f"{dasar[satu].pendek()}: {dasar[satu].tulis()}."
        for satu in dipakai
        if dasar[satu].pendek() != dasar[satu].tulis()
    ]
    if any(t.saran is not None and berpemisah(t.saran.rumus or "") for t in daftar):
        baris.append(PEMISAH)
    if baris:
        k.turun(10)
    for teks in baris:
        k.gabung(NO, CATATAN, teks, k.gaya.format("keterangan"))
        k.turun(k.perlu(teks, NO, CATATAN, 9))
