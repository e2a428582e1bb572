"""Where the cells of a template lie and which formulas they hold.

Each planned table becomes a `model.Tabel` without figures at its place in the sheet, so that its formulas are
the declared relations as check and fill read them (ADR 0001): nothing is spelled a second time.
"""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import Range, format_cell
from kertas_kerja.kenali.jenjang import beri_tingkat
from kertas_kerja.model import Baris, Kolom, Sel, Tabel
from kertas_kerja.rumus import ekspresi as eks
from kertas_kerja.rumus.excel import Acuan, excel, rumus_sel
from kertas_kerja.tabel import tabel as deklarasi_tabel
from kertas_kerja.tabel.relasi import tempat_relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kertas_kerja.lembar.templat_rencana import Isi, RencanaLembar, RencanaTabel
    from kertas_kerja.rumus.ekspresi import Daun, Ekspresi
    from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel, Konteks
    from kertas_kerja.tabel.relasi import Tempat

At = tuple[int, int]
"""Row and column, from 1."""
POLARITAS = ("Maximize", "Minimize")
TARIF = eks.Parameter("tarif_koreksi")
JARAK = 2  # empty rows between a table and what stands below it: the recogniser ends a table there


class Rumus(NamedTuple):
    """The formula of a cell, with its "=", and whether it gives a word (a predikat) rather than a number."""

    teks: str
    kata: bool


class LetakTabel(NamedTuple):
    """A table in its place: title rows, header row, the rows of its body, its formulas and upper limits."""

    rencana: RencanaTabel
    tabel: Tabel
    baris_judul: int
    kepala: int
    nomor_kolom: int | None
    isi: dict[int, Isi]
    definisi: frozenset[int]
    rumus: dict[At, Rumus]
    batas: dict[At, str]

    @property
    def data(self) -> tuple[int, int]:
        """The first and the last data row."""
        nomor = [b.nomor for b in self.tabel.data()]
        return nomor[0], nomor[-1]

    @property
    def akhir(self) -> int:
        """The last row of the table."""
        return self.tabel.rentang.bottom

    @property
    def lebar(self) -> list[float]:
        """The widths of the columns, in characters."""
        lain = dict(self.rencana.lebar)
        return [lain.get(nama, self.kolom(nama).lebar) for nama in self.rencana.kolom]

    def kolom(self, nama: str) -> KolomTabel:
        """The declaration of a column."""
        kolom = deklarasi_tabel(self.tabel.kind).kolom_bernama(nama)
        assert kolom is not None
        return kolom

    def kolom_ringkas(self, baris: Baris) -> int:
        """The column of the first figure of a summary row: its first formula, else the last column of figures."""
        rumus = [kolom for nomor, kolom in self.rumus if nomor == baris.nomor]
        ukuran = [k.indeks for k in self.tabel.kolom if self.kolom(k.nama).jenis in ("ukuran", "persen", "rupiah")]
        return min(rumus) if rumus else ukuran[-1]

    def masukan_ringkas(self, baris: Baris) -> At | None:
        """The input cell of a summary row that no relation computes (F03)."""
        ada = any(nomor == baris.nomor for nomor, _ in self.rumus)
        return None if ada else (baris.nomor, self.kolom_ringkas(baris))


class LetakLembar(NamedTuple):
    """A sheet with its tables in place; `panel` is the row of the AKIP predikat, 0 without one."""

    rencana: RencanaLembar
    tabel: tuple[LetakTabel, ...]
    panel: int

    @property
    def lebar(self) -> int:
        """The number of columns."""
        return max(t.tabel.rentang.right for t in self.tabel)


def letakkan(lembar: RencanaLembar, konteks: Konteks, tarif: str) -> LetakLembar:
    """Every table of a sheet in its place; `tarif` is the cell of the koreksi rate."""
    daftar: list[LetakTabel] = []
    # two empty rows keep the panel out of what the recogniser takes for the title of the table
    baris = 2 + JARAK if lembar.panel else 1
    for rencana in lembar.tabel:
        judul = len(rencana.judul) + bool(lembar.tribulan)
        satu = _letak_tabel(rencana, lembar.nama, baris, baris + judul, konteks, tarif)
        daftar.append(satu)
        baris = satu.akhir + JARAK + 1
    return LetakLembar(lembar, tuple(daftar), int(lembar.panel))


def _letak_tabel(
    rencana: RencanaTabel, lembar: str, judul: int, kepala: int, konteks: Konteks, tarif: str
) -> LetakTabel:
    d = deklarasi_tabel(rencana.kind)
    kolom = tuple(Kolom(nama, i, judul_kolom(rencana, d, nama)) for i, nama in enumerate(rencana.kolom, 1))
    mulai = kepala + 1 + rencana.nomor_kolom
    baris, isi, definisi = _susun_baris(rencana, d, lembar, kolom, mulai)
    akhir = max([b.nomor for b in baris] + list(definisi))
    rentang = Range(kepala, 1, akhir, len(kolom))
    tabel = Tabel("", rencana.kind, " ".join(rencana.judul), lembar, rentang, kolom, tuple(beri_tingkat(baris, d)))
    rumus, batas = rumus_tabel(tabel, konteks, tarif)
    nomor = kepala + 1 if rencana.nomor_kolom else None
    return LetakTabel(rencana, tabel, judul, kepala, nomor, isi, definisi, rumus, batas)


def judul_kolom(rencana: RencanaTabel, d: Deklarasi, nama: str) -> str:
    """The official wording of a column header, with a line break where Excel would tear "N-1" or a formula apart."""
    asal = d.kolom_bernama(nama)
    assert asal is not None, f"{rencana.kind} has no column {nama}"
    judul = dict(rencana.kepala).get(nama, asal.judul)
    return judul.replace(" Tahun N", "\nTahun N").replace(" (1) x", "\n(1) x")


def _susun_baris(
    rencana: RencanaTabel, d: Deklarasi, lembar: str, kolom: tuple[Kolom, ...], mulai: int
) -> tuple[list[Baris], dict[int, Isi], frozenset[int]]:
    """The rows top to bottom, the prefilled cells by row, and the rows of operational definitions."""
    atas = {r.jenis for r in d.ringkas if r.atas}
    label = {r.jenis: r.judul for r in d.ringkas}
    isi: dict[int, Isi] = {}
    definisi: set[int] = set()
    baris: list[Baris] = []
    nomor = mulai

    def tambah(jenis: str, teks: str, awal: Isi) -> None:
        nonlocal nomor
        sel = {k.nama: Sel(lembar, nomor, k.indeks, str(awal.get(k.nama, ""))) for k in kolom}
        baris.append(Baris(nomor, jenis, sel, 0, teks))
        isi[nomor] = awal
        nomor += 1

    for jenis, teks in rencana.ringkas:
        if jenis in atas:
            tambah(jenis, teks or label[jenis], {})
    for awal in _isi_data(rencana):
        tambah("data", str(awal.get("komponen", "")), awal)
        if rencana.definisi:
            definisi.add(nomor)
            nomor += 1
    for jenis, teks in rencana.ringkas:
        if jenis not in atas:
            tambah(jenis, teks or label[jenis], {})
    return baris, isi, frozenset(definisi)


def _isi_data(rencana: RencanaTabel) -> Iterator[Isi]:
    """The prefilled cells of each data row: rows are numbered unless the plan numbers them itself."""
    bernomor = "no" in rencana.kolom and not any("no" in awal for awal in rencana.isi)
    for i in range(max(rencana.baris, len(rencana.isi))):
        awal = rencana.isi[i] if i < len(rencana.isi) else {}
        yield {"no": str(i + 1), **awal} if bernomor else awal


def rumus_tabel(tabel: Tabel, konteks: Konteks, tarif: str) -> tuple[dict[At, Rumus], dict[At, str]]:
    """The guarded formula of every derived cell, and for cells with an upper limit that limit as a formula."""
    rumus: dict[At, Rumus] = {}
    batas: dict[At, str] = {}
    turun = (
        {_at(t): t for t in tempat_relasi(_searah(tabel, POLARITAS[1]), konteks)} if tabel.punya("polaritas") else {}
    )
    for tempat in tempat_relasi(tabel, konteks):
        at = _at(tempat)
        acuan = _acuan(tempat, tarif)
        if tempat.relasi.batas:
            batas[at] = excel(tempat.relasi.rumus, acuan, konteks.profil.pita)
        elif tempat.relasi.isi and at not in rumus:
            e = _menurut_polaritas(tempat.relasi.rumus, turun[at].relasi.rumus if at in turun else None)
            rumus[at] = Rumus(_rumus(e, tempat, acuan, konteks), e.op == "pita")
    return rumus, batas


def _at(tempat: Tempat) -> At:
    return tempat.sel.baris, tempat.sel.kolom


def _searah(tabel: Tabel, arah: str) -> Tabel:
    """The same table with that word in the column polaritas of every row."""
    baris = (b._replace(sel={**b.sel, "polaritas": b.sel["polaritas"]._replace(teks=arah)}) for b in tabel.baris)
    return tabel._replace(baris=tuple(baris))


def _menurut_polaritas(naik: Ekspresi, turun: Ekspresi | None) -> Ekspresi:
    """Both readings of a relation that depends on the polarity, chosen by the row's own cell."""
    if turun is None or turun == naik:
        return naik
    return eks.jika(eks.sama(eks.Kolom("polaritas"), eks.Tetapan(POLARITAS[1])), turun, naik)


def _acuan(tempat: Tempat, tarif: str) -> Callable[[Daun], Acuan]:
    def acuan(daun: Daun) -> Acuan:
        if daun == TARIF:
            return Acuan(tarif)
        asal = tempat.pemasok.acuan(daun)
        # an empty polaritas means the usual one, it does not blank the row
        return asal._replace(pasti_angka=True) if daun == eks.Kolom("polaritas") else asal

    return acuan


def _rumus(e: Ekspresi, tempat: Tempat, acuan: Callable[[Daun], Acuan], konteks: Konteks) -> str:
    """The guarded formula; the koreksi rate, which no cell of the row enters, waits for the row's normalisasi."""
    if e != TARIF:
        return rumus_sel(e, acuan, konteks.profil.pita)
    tunggu, tarif = tempat.baris.sel["normalisasi"], acuan(TARIF).teks
    return f'=IF(COUNT({format_cell(tunggu.baris, tunggu.kolom)},{tarif})<2,"",{tarif})'
