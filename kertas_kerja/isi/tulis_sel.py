"""What a planned formula says and shows: its text, its value, its scale and format."""

from __future__ import annotations

from decimal import Decimal
from math import isinf

from kertas_kerja.angka import Angka
from kertas_kerja.isi.belum import Halangan, menunggu_excel
from kertas_kerja.isi.gaya_sel import DESIMAL_PECAHAN, GayaTabel
from kertas_kerja.isi.setahun import PemasokDeret
from kertas_kerja.model import Perubahan
from kertas_kerja.rumus.ekspresi import Himpunan, daun
from kertas_kerja.rumus.excel import rumus_sel
from kertas_kerja.rumus.hitung import hitung

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    from kertas_kerja.isi.belum import Letak
    from kertas_kerja.isi.daftar_pilihan import Daftar
    from kertas_kerja.isi.gaya_sel import Gaya
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.profil.pita import Pita
    from kertas_kerja.rumus.ekspresi import Daun, Ekspresi
    from kertas_kerja.rumus.excel import Acuan
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import Tempat

_BARIS = "\0"  # stands for the number of the formula's own row
_PECAHAN = ("bagi", "rata", "kali", "jumlah")  # results that rarely have the decimals of what was typed


class PenulisSel:
    """The planned changes of a table, the values they will show, and the places they come from.

    `selisih` are cells that must stay blank after all, `dibulatkan` typed results that must stay typed.
    """

    def __init__(
        self, tabel: Tabel, konteks: Konteks, kode_sel: Callable[[Sel], str], pilihan: Callable[[], Daftar]
    ) -> None:
        self.konteks, self.gaya = konteks, GayaTabel(tabel, kode_sel, pilihan)
        self.perubahan: dict[Letak, Perubahan] = {}
        self.nilai: dict[Letak, Angka | str] = {}
        self.asal: dict[Letak, Tempat] = {}
        self.selisih: dict[Letak, Halangan] = {}
        self.dibulatkan: set[Letak] = set()
        # Formulas without a cached value, errors, and ours that read one: what they show only Excel can tell.
        semua = (s for b in tabel.baris for s in b.sel.values())
        self.tak_pasti = {(s.baris, s.kolom) for s in semua if menunggu_excel(s) or s.jenis == "e"}
        self.skala: dict[Letak, int] = {}  # of blank cells whose result is not written in their column's scale
        self.terbaca_kosong: set[Letak] = set()  # cells that a planned formula reads and that had no value then
        self.basi = False
        self._ejaan: dict[tuple[object, ...], tuple[Ekspresi, str]] = {}  # holds on to what its keys identify

    def _hitung(self, tempat: Tempat) -> Decimal | str | None:
        return hitung(tempat.relasi.rumus, tempat.pemasok.nilai, self._pita(tempat))

    def _pita(self, tempat: Tempat) -> Mapping[str, Pita]:
        e, semua = tempat.relasi.rumus, self.konteks.profil.pita
        return self.gaya.pita(tempat.sel, semua, e.args[1]) if e.op == "pita" else semua

    def _tanpa_nilai(self, tempat: Tempat) -> bool:
        """Whether an input is a formula whose value is not known, or an error."""
        return bool(self.tak_pasti) and any((s.baris, s.kolom) in self.tak_pasti for s in tempat.terkait)

    def _lebih_teliti(self, sel: Sel) -> bool:
        """Whether a formula is planned in place of a typed figure that was rounded from its value."""
        p, baru = self.perubahan.get((sel.baris, sel.kolom)), self.nilai.get((sel.baris, sel.kolom))
        if p is None or p.golongan != "ganti" or sel.angka is None or not isinstance(baru, Angka):
            return False
        return baru.nilai != sel.angka.nilai

    def _tulis(self, letak: Letak, tempat: Tempat, golongan: Literal["isi", "ganti"]) -> bool:
        """Plan the formula; False where it is longer than Excel allows."""
        sel, relasi, gaya = tempat.sel, tempat.relasi, self._gaya(tempat)
        try:
            rumus = self._teks(tempat, gaya.skala)
        except ValueError:
            return False
        if sel.kosong and gaya.skala != self._skala(sel):
            self.skala[letak] = gaya.skala
        sebelum = None if sel.kosong else sel.mentah
        alasan = relasi.nama or relasi.hasil
        if sel.jenis == "e":
            alasan += f"; rumus lama ={(sel.rumus or '').removeprefix('=')} bernilai galat"
        baru = Perubahan(sel.lembar, *letak, sebelum, rumus, "", alasan, gaya.format, golongan)
        self.asal[letak], self.perubahan[letak] = tempat, self._bernilai(letak, tempat, baru)
        if golongan == "ganti" and gaya.format is None and self._lebih_teliti(sel):
            self.perubahan[letak] = self.perubahan[letak]._replace(format=self.gaya.seperti_diketik(sel))
        return True

    def _teks(self, tempat: Tempat, skala: int) -> str:
        """The formula; rows whose cells stand alike share its spelling. ValueError as `rumus_sel`."""
        e, pita, acuan = tempat.relasi.rumus, self._pita(tempat), self._acuan(tempat)
        if e.op == "pita":
            return rumus_sel(e, acuan, pita, skala)
        nomor = str(tempat.sel.baris)
        baku = {d: _tanpa_baris(acuan(d), nomor) for d in daun(e)}
        kunci = (id(e), skala, *baku.values())
        if kunci not in self._ejaan:
            self._ejaan[kunci] = e, rumus_sel(e, baku.__getitem__, pita, skala)
        return self._ejaan[kunci][1].replace(_BARIS, nomor)

    def _bernilai(self, letak: Letak, tempat: Tempat, p: Perubahan) -> Perubahan:
        """The change with the value that its formula shows now."""
        nilai, gaya = self._hitung(tempat), self._gaya(tempat)
        self.basi = self.basi or letak in self.terbaca_kosong
        self.nilai.pop(letak, None)
        tampil = float(nilai * gaya.skala) if isinstance(nilai, Decimal) else nilai
        if self._tanpa_nilai(tempat) or (isinstance(tampil, float) and isinf(tampil)):  # Excel would show #NUM!
            self.tak_pasti.add(letak)
            return p._replace(nilai=None)
        if isinstance(nilai, Decimal):
            self.nilai[letak] = Angka(nilai, gaya.desimal, gaya.persen, "", "", None)
            return p._replace(nilai=tampil)
        if nilai:
            self.nilai[letak] = nilai
        return p._replace(nilai=nilai or "")

    def _gaya(self, tempat: Tempat) -> Gaya:
        """How the result is written; an annual value like the latest of its tribulan."""
        deret = tempat.pemasok.tribulan.values() if isinstance(tempat.pemasok, PemasokDeret) else ()
        contoh = next((s for s in reversed(list(deret)) if s.angka is not None), None)
        gaya = self.gaya.hasil(tempat.sel, contoh if tempat.relasi.kode != "KK118" else None)
        op = tempat.relasi.rumus.op
        if not tempat.sel.kosong or op not in _PECAHAN:
            return gaya
        jumlah = op == "jumlah"
        return self.gaya.pecahan(tempat.sel, gaya, jumlah, self._desimal_bagian(tempat) if jumlah else 0)

    def _desimal_bagian(self, tempat: Tempat) -> int:
        """The most decimals, at most two, with which an input of a sum is shown, those that are planned included."""
        angka = (self.nilai.get((s.baris, s.kolom), s.angka) for s in tempat.terkait)
        return min(max((a.desimal for a in angka if isinstance(a, Angka)), default=0), DESIMAL_PECAHAN)

    def _skala(self, sel: Sel) -> int:
        """The scale in which a cell holds its number, now or once it is filled."""
        if sel.angka is not None:
            return sel.skala
        return self.skala.get((sel.baris, sel.kolom), self.gaya.kosong(sel).skala)

    def _samakan_skala(self) -> None:
        """A formula cannot read a range that will hold ratios and percent points side by side."""
        for letak, tempat in self.asal.items():
            for d in daun(tempat.relasi.rumus):
                if isinstance(d, Himpunan) and self._campur(tempat.pemasok.sel(d)):
                    if self.perubahan[letak].golongan == "ganti":
                        self.dibulatkan.add(letak)
                    else:
                        self.selisih[letak] = Halangan("skala", kata=(d.kolom.replace("_", " "),))

    def _campur(self, sel: list[Sel]) -> bool:
        berisi = (s for s in sel if s.angka is not None or (s.baris, s.kolom) in self.nilai)
        return len({self._skala(s) for s in berisi}) > 1

    def _acuan(self, tempat: Tempat) -> Callable[[Daun], Acuan]:
        """References with the scale that a still empty cell will have once it is filled; each looked up once."""
        ingat: dict[Daun, Acuan] = {}

        def acuan(d: Daun) -> Acuan:
            hasil = ingat.get(d)
            if hasil is None:
                hasil = tempat.pemasok.acuan(d)
                sel = tempat.pemasok.sel(d)
                kosong = [s for s in sel if s.angka is None]
                self.terbaca_kosong.update(k for s in kosong if (k := (s.baris, s.kolom)) not in self.nilai)
                if sel and len(kosong) == len(sel):
                    hasil = hasil._replace(skala=self._skala(sel[0]))
                ingat[d] = hasil
            return hasil

        return acuan


def _tanpa_baris(acuan: Acuan, nomor: str) -> Acuan:
    """The reference to a cell of the formula's own row without the number of the row; any other as it is."""
    kolom = acuan.teks.removesuffix(nomor)
    return acuan._replace(teks=kolom + _BARIS) if kolom.isalpha() and kolom != acuan.teks else acuan
