"""How a cell that a fill writes shows its number: its own way, its column's, or the official form's."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.isi.daftar_pilihan import kata_pilihan
from kertas_kerja.isi.format_angka import kode_baku, kode_format
from kertas_kerja.tabel import tabel as deklarasi_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kertas_kerja.isi.daftar_pilihan import Daftar
    from kertas_kerja.model import Kolom, Sel, Tabel
    from kertas_kerja.profil.pita import Pita


_UMUM = frozenset(("General", "@"))  # formats that ask for no decimals


DESIMAL_PECAHAN = 2


class Gaya(NamedTuple):
    """How a cell writes its number: scale, decimals shown, percent, and the number format (None: its own)."""

    skala: int
    desimal: int
    persen: bool
    format: str | None


def _tanpa_pilihan() -> Daftar:
    return []


class GayaTabel:
    """The looks of one table's cells, for one plan: the example of a column is looked for once, not for every row.

    `kode_sel` gives a cell's number format, `pilihan` the drop-downs of the sheet.
    """

    def __init__(
        self, tabel: Tabel, kode_sel: Callable[[Sel], str], pilihan: Callable[[], Daftar] = _tanpa_pilihan
    ) -> None:
        self.tabel, self.kode_sel, self._baca_pilihan = tabel, kode_sel, pilihan
        self._pilihan: Daftar | None = None
        self._kolom: dict[int, Kolom] = {}
        for k in tabel.kolom:
            if k.nama:
                self._kolom.setdefault(k.indeks, k)
        self._letak = tabel.letak_kolom() if tabel.rebah else {}
        self._jadi: dict[tuple[int, str], Gaya] = {}
        self._contoh_kolom: dict[str, Sel | None] = {}
        self._pita: dict[tuple[str, str], Mapping[str, Pita]] = {}  # one workbook's profile gives all the bands

    def hasil(self, sel: Sel, seperti: Sel | None = None) -> Gaya:
        """How a result cell writes its number: its own way if it holds one, else like `seperti`, else its column's."""
        if sel.angka is None:
            gaya = self.kosong(sel)
            return gaya if seperti is None else _seperti(seperti, gaya)
        kode = kode_format(sel.teks, sel.angka) if sel.jenis == "s" else None
        return Gaya(sel.skala, sel.angka.desimal, sel.angka.persen, kode)

    def kosong(self, sel: Sel) -> Gaya:
        """How an empty cell will write its number: its own format, the column's other cells, the official form."""
        kunci = (self._indeks(sel), self.kode_sel(sel))
        gaya = self._jadi.get(kunci)
        if gaya is None:
            gaya = self._jadi[kunci] = self._baru(*kunci)
        return gaya

    def _indeks(self, sel: Sel) -> int:
        """The number of a cell's column in its table."""
        return self._letak.get((sel.baris, sel.kolom), 0) if self.tabel.rebah else sel.kolom

    def pita(self, sel: Sel, semua: Mapping[str, Pita], nama: str) -> Mapping[str, Pita]:
        """The bands with the labels that a predikat cell offers to choose from, else those that its column writes:
        letters where it holds letters.
        """
        kolom = self._kolom.get(self._indeks(sel))
        if kolom is None or nama not in semua:
            return semua
        if self._pilihan is None:
            self._pilihan = self._baca_pilihan()
        for kata in kata_pilihan(sel, self._pilihan):
            if (pita := semua[nama].menurut_daftar(kata)) is not None:
                return {**semua, nama: pita}
        kunci = (kolom.kunci, nama)
        if kunci not in self._pita:
            self._pita[kunci] = {**semua, nama: semua[nama].seperti(self._label(kolom, semua[nama]))}
        return self._pita[kunci]

    def _label(self, kolom: Kolom, pita: Pita) -> list[str]:
        """The labels of these bands that the column's rows of data write, each once."""
        isi = (b.ambil(kolom.kunci) for b in self.tabel.data())
        return [teks for teks in dict.fromkeys(s.teks for s in isi if s is not None) if pita.cocok(teks)]

    def pecahan(self, sel: Sel, gaya: Gaya, jumlah: bool, bagian: int = 0) -> Gaya:
        """The look of a quotient, a mean, a sum of percents: the form's decimals where no format asks.

        In a column of measured numbers a sum has the decimals of its parts (`bagian`), a quotient at least two.
        """
        kolom = self._kolom.get(self._indeks(sel))
        asal = deklarasi_tabel(self.tabel.kind).kolom_bernama(kolom.nama) if kolom is not None else None
        contoh = self._contoh(kolom.kunci) if kolom is not None else None
        if asal is None or contoh is None or not {self.kode_sel(contoh), self.kode_sel(sel)} <= _UMUM:
            return gaya
        if asal.jenis == "ukuran":
            sedikit = bagian if jumlah else max(asal.desimal, DESIMAL_PECAHAN)
            tetap = jumlah and sedikit <= gaya.desimal
        else:
            sedikit, tetap = asal.desimal, jumlah and (asal.jenis != "persen" or asal.ditetapkan)
        if tetap:
            return gaya
        desimal = max(gaya.desimal, sedikit)
        return gaya._replace(desimal=desimal, format=kode_baku(asal.jenis, desimal, gaya.persen and gaya.skala == 1))

    def seperti_diketik(self, sel: Sel) -> str | None:
        """The number format in which a formula goes on showing what is typed; None where the cell has a format."""
        if sel.angka is None or self.kode_sel(sel) != "General":
            return None
        return kode_baku("ukuran", sel.angka.desimal, False)

    def _baru(self, indeks: int, kode: str) -> Gaya:
        kolom = self._kolom.get(indeks)
        asal = deklarasi_tabel(self.tabel.kind).kolom_bernama(kolom.nama) if kolom is not None else None
        if kolom is None or asal is None or asal.jenis == "predikat":
            return Gaya(1, 2, False, None)
        sendiri = _dari_format(kode, asal.jenis)
        if sendiri is not None:
            return sendiri
        lain = self._contoh(kolom.kunci)
        if lain is not None and lain.angka is not None:
            a = lain.angka
            return Gaya(lain.skala, a.desimal, a.persen, kode_baku(asal.jenis, a.desimal, a.persen and lain.skala == 1))
        persen = asal.jenis == "persen"
        return Gaya(1, asal.desimal, persen, kode_baku(asal.jenis, asal.desimal, persen))

    def _contoh(self, kunci: str) -> Sel | None:
        """The first cell of a column that holds a number without a unit."""
        if kunci not in self._contoh_kolom:
            sel = (baris.ambil(kunci) for baris in self.tabel.baris)
            bersih = (s for s in sel if s is not None and s.angka is not None and not s.angka.satuan)
            self._contoh_kolom[kunci] = next(bersih, None)
        return self._contoh_kolom[kunci]


def _seperti(sel: Sel, gaya: Gaya) -> Gaya:
    """The column's look, unless `sel` is a percent and the column is not, or in another scale."""
    a = sel.angka
    if a is None or (a.persen, sel.skala) == (gaya.persen, gaya.skala):
        return gaya
    return Gaya(sel.skala, a.desimal, a.persen, kode_baku("ukuran", a.desimal, a.persen and sel.skala == 1))


def _dari_format(kode: str, jenis: str) -> Gaya | None:
    """The scale that a prepared number format asks for: 0.00% a ratio, 0.00 in a percent column percent points."""
    if not kode or kode in ("General", "@"):
        return None
    from kertas_kerja.buku.numfmt import parse

    bentuk = parse(kode)
    if bentuk.kind != "number" or bentuk.decimals is None:
        return None
    persen = bentuk.percent or jenis == "persen"
    return Gaya(100 if persen and not bentuk.percent else 1, bentuk.decimals, persen, kode)
