"""The library: `check()`, `fill()`, `new()`: joins the stages; what a fill does then stands in `pengisian.py`."""

from __future__ import annotations

import os

from kertas_kerja._pagar import adalah_sumber, berpagar
from kertas_kerja.cetak.hasil import HasilIsi, HasilPeriksa, HitunganRelasi, InfoTabel, SelKosong

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, BinaryIO, Literal

    from kertas_kerja.aturan.dasar import Bahan, BukuLain
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.isi import Rencana
    from kertas_kerja.kenali import HasilKenal
    from kertas_kerja.model import Tabel
    from kertas_kerja.profil import Profil

BUKU = (".xlsx", ".xlsm", ".xltx", ".xltm")
"""The endings under which Excel opens what is read and written."""
_DIUBAH = "Berkas .{} ini diubah dahulu ke .xlsx oleh LibreOffice; bandingkan tampilan hasilnya dengan aslinya."


@berpagar
def check(
    source: str | os.PathLike[str] | bytes | BinaryIO | Any,
    *,
    profil: str | os.PathLike[str] | None = None,
    predikat_akip: str | None = None,
    name: str | None = None,
    from_: Iterable[Any] = (),
    convert: bool = False,
    explain_recognition: bool = False,
) -> HasilPeriksa:
    """Find the inconsistencies of a workbook; changes nothing.

    `source` is a path, bytes, a binary file object, or an `openpyxl.Workbook` (its formulas have no cached values;
    those that every calculator reads alike are worked out). `from_` are other workbooks of the same office to compare
    with (last year's measurement, the signed Perjanjian Kinerja). With `convert` an .xls, .xlsb or .ods file is read
    through a copy that LibreOffice makes; with `explain_recognition` the result says of every sheet what was recognised
    and why. Raises the failures of `errors.py` where a file cannot be read.
    """
    from kertas_kerja.profil import muat_profil

    lain = baca_lain(source, from_, convert)
    with buka(_terbaca(source, convert)) as buku:
        bahan = siapkan(buku, muat_profil(profil), predikat_akip, lain)
        hasil = hasil_periksa(bahan, name or nama_sumber(source))
        if not explain_recognition:
            return hasil
        from kertas_kerja.kenali.terangkan import terangkan

        return hasil._replace(recognition=terangkan(buku, bahan.kenal, lembar_sendiri(buku)))


@berpagar
def fill(
    source: str | os.PathLike[str] | bytes | BinaryIO | Any,
    output: str | os.PathLike[str] | None = None,
    *,
    profil: str | os.PathLike[str] | None = None,
    predikat_akip: str | None = None,
    dry_run: bool = False,
    overwrite: bool = False,
    tabs: bool = True,
    lkjip: bool = False,
    from_: Iterable[Any] = (),
    convert: bool = False,
    recalc: Literal["libreoffice"] | None = None,
) -> HasilIsi:
    """Write a filled copy of a workbook: formulas with cached values, colours for predikat, summary tabs.

    The input is never written. `output` defaults to `<name>_terisi.xlsx` beside a path; for bytes and objects
    without an output the copy is in the result's `data`. With `dry_run` nothing is written, without `tabs` no
    sheet is added; with `lkjip` print-ready sheets hold the tables of Bab III of the LKjIP. Empty input cells (target
    and realisasi N-1, target, pagu) take their values from the workbooks `from_`. With `convert` an .xls, .xlsb or
    .ods file is filled through a copy that LibreOffice makes; with `recalc` LibreOffice computes the other formulas
    whose values a fill leaves to Excel. Raises the failures of `errors.py`; SwaujiGagal when the written file differs
    from the plan.
    """
    from functools import partial

    from kertas_kerja import pengisian
    from kertas_kerja.profil import muat_profil

    _wajib_luar(recalc)
    daftar = _daftar(from_)
    lain = baca_lain(source, daftar, convert)
    terbaca = _terbaca(source, convert)
    with buka(terbaca) as buku:
        _wajib_seakhiran(buku, output, source)
        siap = partial(siapkan, profil=muat_profil(profil), predikat_akip=predikat_akip, lain=lain)
        bahan, rencana, editor, sesudah = pengisian.rancang(buku, tabs, siap)
        laporan = _laporan(bahan, sesudah, rencana, nama_sumber(source))
        if terbaca is not source:
            laporan = laporan._replace(notes=(_DIUBAH.format(terbaca.format), *laporan.notes))
        if dry_run:
            return laporan
        if tabs:
            laporan = pengisian.lembar_baru(editor, sesudah, rencana, laporan, lkjip)
        laporan = laporan._replace(output=_keluaran(source, output, terbaca is not source))
        return pengisian.simpan(editor, laporan, _tempat([source, *daftar]), overwrite, recalc is not None)


def new(
    kind: str,
    output: str | os.PathLike[str] | None = None,
    *,
    tahun: int | None = None,
    perangkat_daerah: str = "",
    kertas: str = "A4",
    from_: Iterable[Any] = (),
) -> str:
    """Write a fresh official workbook, "kkpt" or "pengukuran", and return its path.

    `tahun` defaults to this year, `output` to a name made of both in the current folder. With earlier workbooks
    `from_` its tables hold their indicators and, as `fill` takes them over, their figures. Raises KeluaranGagal
    where the file exists, KertasKerjaError for another kind, year or paper.
    """
    from kertas_kerja.lembar.templat import new as buat

    daftar = _daftar(from_)
    if daftar:
        return str(new_from(kind, daftar, output, tahun, perangkat_daerah, kertas).output)
    jalur = None if output is None else os.fspath(output)
    return str(buat(kind, tahun=tahun, perangkat_daerah=perangkat_daerah, output=jalur, kertas=kertas))


def new_from(
    kind: str, daftar: list[Any], output: str | os.PathLike[str] | None, tahun: int | None, nama: str, kertas: str
) -> HasilIsi:
    """A fresh workbook prefilled from earlier ones; the result lists each figure with the cell it came from."""
    from time import localtime

    from kertas_kerja.lembar.templat import buat_templat, nama_keluaran

    tahun = localtime().tm_year if tahun is None else tahun
    tabel = [t for buku in baca_lain(None, daftar) for t in buku.tabel]
    data = buat_templat(kind, tahun, nama, kertas, tabel)
    return fill(data, nama_keluaran(kind, tahun, output), from_=daftar, tabs=False)


def _daftar(sumber: Any) -> list[Any]:
    """One workbook or several, as a list."""
    return [sumber] if adalah_sumber(sumber) or hasattr(sumber, "worksheets") else list(sumber)


def _tempat(masukan: Iterable[Any]) -> list[str | int]:
    """The files that were read: the paths, and the handles of open files."""
    hasil: list[str | int] = []
    for satu in masukan:
        if (jalur := _jalur(satu)) is not None:
            hasil.append(jalur)
        elif hasattr(satu, "fileno"):
            try:
                hasil.append(satu.fileno())
            except (OSError, ValueError):  # in memory, or closed meanwhile
                continue
    return hasil


def _jalur(source: object) -> str | None:
    return os.fspath(source) if isinstance(source, str | os.PathLike) else None


def _terbaca(source: Any, convert: bool) -> Any:
    """What is read: a converted copy where the source has an older format and `convert` allows it, else the source."""
    if not convert or hasattr(source, "worksheets"):
        return source
    from kertas_kerja.luar.convert import as_xlsx

    return as_xlsx(source) or source


def _wajib_luar(recalc: str | None) -> None:
    """Raises ProgramLuarGagal where LibreOffice is asked for and missing, before anything else happens."""
    from kertas_kerja.errors import ProgramLuarGagal

    if recalc not in (None, "libreoffice"):
        raise ProgramLuarGagal(f'Mesin hitung "{recalc}" tidak dikenal; yang ada hanya libreoffice.')
    if recalc is not None:
        from kertas_kerja.luar.libreoffice import require
        from kertas_kerja.luar.recalc import OPTION

        require(OPTION)


def _wajib_seakhiran(buku: Workbook, output: str | os.PathLike[str] | None, source: object) -> None:
    """Raises KeluaranGagal for a name that Excel would not open: .xlsx for a workbook with macros, or the reverse."""
    nama = os.path.basename(os.fspath(output or ""))
    akhiran = os.path.splitext(nama)[1].lower()
    if akhiran not in BUKU or buku.ending in (None, akhiran):
        return
    if akhiran != os.path.splitext(_jalur(source) or "")[1].lower():  # else the input has it already
        from kertas_kerja.errors import KeluaranGagal

        raise KeluaranGagal(f'Buku ini berjenis {buku.ending}; beri "{nama}" akhiran itu, agar dapat dibuka Excel.')


def _keluaran(source: object, output: str | os.PathLike[str] | None, diubah: bool = False) -> str | None:
    if output is not None:
        return os.fspath(output)
    jalur = _jalur(source)
    if jalur is None:
        return None
    akar, akhiran = os.path.splitext(jalur)
    return f"{akar}_terisi{'.xlsx' if diubah else akhiran or '.xlsx'}"


def _laporan(bahan: Bahan, sesudah: Bahan, rencana: Rencana, nama: str) -> HasilIsi:
    """What was planned, and what a check finds in the workbook after it."""
    from kertas_kerja.aturan import periksa
    from kertas_kerja.lembar.jawaban import terapkan_jawaban

    return HasilIsi(
        nama,
        None,
        rencana.perubahan,
        (),
        terapkan_jawaban(bahan.buku, periksa(sesudah).temuan),
        len(rencana.dibiarkan),
        tuple(_catatan(bahan, rencana)),
        tuple(info_tabel(bahan.kenal)),
        bahan.konteks.profil.dasar,
        unfilled=tuple(SelKosong(b.lembar, b.alamat, b.kalimat) for b in rencana.belum),
    )


def _catatan(bahan: Bahan, rencana: Rencana) -> Iterable[str]:
    if not bahan.tabel:
        yield "Tidak ada tabel resmi yang dikenali; salinan dibuat sama persis dengan aslinya."
    elif not rencana.perubahan:
        yield "Tidak ada sel yang perlu diisi atau diubah."


def buka(source: str | os.PathLike[str] | bytes | BinaryIO | Any) -> Workbook:
    """Open what the library accepts as a source; TypeError for anything else."""
    from kertas_kerja.buku.workbook import Workbook

    if hasattr(source, "worksheets") and hasattr(source, "save"):
        import io

        penampung = io.BytesIO()
        source.save(penampung)
        source = penampung.getvalue()
    if not adalah_sumber(source):
        raise TypeError(f"a path, bytes, a file object or an openpyxl.Workbook is needed, not {type(source).__name__}")
    return Workbook.open(source)


def nama_sumber(source: object) -> str:
    """The path as given, or a stand-in for bytes and objects."""
    if isinstance(source, str | os.PathLike):
        return os.fspath(source) if isinstance(os.fspath(source), str) else str(source)
    return str(getattr(source, "name", "workbook.xlsx"))


def siapkan(buku: Workbook, profil: Profil, predikat_akip: str | None, lain: tuple[BukuLain, ...] = ()) -> Bahan:
    """Recognise the tables of a workbook and judge every relation in them; `lain` are those to compare with."""
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.saringan import tanpa_saringan
    from kertas_kerja.aturan.temuan_relasi import putusan_relasi
    from kertas_kerja.kenali import kenali
    from kertas_kerja.kenali.label import predikat_akip_tertulis
    from kertas_kerja.tabel.konteks import bangun_konteks

    sendiri = lembar_sendiri(buku)
    kenal = kenali(buku, sendiri)
    tertulis = predikat_akip_tertulis(buku, profil.koreksi_akip, sendiri) if kenal.tabel else None
    konteks = bangun_konteks(kenal.tabel, profil, predikat_akip, tertulis)
    hasil, gagal = putusan_relasi(kenal.tabel, konteks)
    if any(h.putusan.status == "wrong" for h in hasil):
        from kertas_kerja.aturan.bantahan import tanpa_bantahan

        lama, kenal = kenal, tanpa_bantahan(buku, kenal, hasil)
        if kenal is not lama:
            konteks = bangun_konteks(kenal.tabel, profil, predikat_akip, tertulis)
            hasil, gagal = putusan_relasi(kenal.tabel, konteks)
    hasil = tanpa_saringan(hasil, buku)
    return Bahan(buku, kenal, hasil, konteks, lain, gagal=gagal)


def baca_lain(source: object, daftar: Iterable[Any], convert: bool = False) -> tuple[BukuLain, ...]:
    """The tables of the workbooks to compare with, in the order given; the checked workbook itself is left out.

    Raises the failure of the first file that cannot be read, its name said first.
    """
    from kertas_kerja.aturan.dasar import BukuLain
    from kertas_kerja.errors import KertasKerjaError

    hasil = []
    for satu in _daftar(daftar):
        if _sama_berkas(satu, source):
            continue
        try:
            hasil.append(BukuLain(nama_sumber(satu), _tabel_lain(satu, convert)))
        except KertasKerjaError as galat:
            raise type(galat)(f"Buku pembanding {nama_sumber(satu)}: {galat}") from galat
    return tuple(hasil)


@berpagar
def _tabel_lain(sumber: Any, convert: bool) -> tuple[Tabel, ...]:
    """The tables of one workbook to compare with, in a fence of its own: what goes wrong here is this file's."""
    from kertas_kerja.kenali import kenali

    with buka(_terbaca(sumber, convert)) as buku:
        return kenali(buku, lembar_sendiri(buku)).tabel


def _sama_berkas(a: object, b: object) -> bool:
    jalur = _jalur(a), _jalur(b)
    if jalur[0] is None or jalur[1] is None:
        return a is b
    try:
        return os.path.samefile(jalur[0], jalur[1])
    except OSError:
        return False


def lembar_sendiri(buku: Workbook) -> frozenset[str]:
    """The names of the tabs that an earlier fill added; they are not an office's tables."""
    from kertas_kerja.model.tanda import lembar_kita

    return lembar_kita(buku)


def hasil_periksa(bahan: Bahan, path: str) -> HasilPeriksa:
    """The typed result of a check."""
    from kertas_kerja.aturan import periksa
    from kertas_kerja.lembar.jawaban import terapkan_jawaban

    hasil = periksa(bahan)
    return HasilPeriksa(
        path,
        tables=tuple(info_tabel(bahan.kenal)),
        relations=HitunganRelasi(**hasil.hitungan),
        findings=terapkan_jawaban(bahan.buku, hasil.temuan),
        dasar=bahan.konteks.profil.dasar,
    )


def info_tabel(kenal: HasilKenal) -> Iterable[InfoTabel]:
    """The recognised tables, then the unknown ones, as they are reported."""
    for t in kenal.tabel:
        yield InfoTabel(
            t.id, t.kind, t.judul, t.lembar, t.rentang.format(), sum(1 for _ in t.data()), t.keyakinan, t.alasan
        )
    for i, a in enumerate(kenal.tak_dikenal, 1):
        yield InfoTabel(f"u{i}", "unknown", a.judul, a.lembar, a.rentang.format(), a.baris)
