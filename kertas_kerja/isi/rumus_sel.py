"""Plan formulas for derived cells: empty ones are filled, typed ones that agree become formulas."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka, bulat
from kertas_kerja.isi.belum import (
    Halangan,
    ditahan_awal,
    halangan,
    kenaikan_kosong,
    menunggu_excel,
    susun_belum,
    tetapan,
)
from kertas_kerja.isi.daftar_pilihan import ditahan_daftar
from kertas_kerja.isi.menurut_contoh import Contoh, tanpa_contoh
from kertas_kerja.isi.rumus_galat import RumusGalat
from kertas_kerja.isi.setahun import Ragu
from kertas_kerja.isi.tanpa_tempat import tanpa_tempat
from kertas_kerja.isi.tulis_sel import PenulisSel
from kertas_kerja.isi.urutan import hanya_kosong, kurang, urutan
from kertas_kerja.model import Perubahan
from kertas_kerja.rumus.ekspresi import Himpunan, daun
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.pemasok import Pemasok
from kertas_kerja.tabel.relasi import induk_kosong, tempat_relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from kertas_kerja.isi import Penjaga
    from kertas_kerja.isi.belum import Belum, Lawan, Letak
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks, Relasi
    from kertas_kerja.tabel.relasi import Tempat

_DIISI_ORANG = ("polaritas", "sendiri")  # capaian yang hanya orang yang tahu
_DAPAT_BERUBAH = ("kosong", "tanpa_nilai", "galat", "kurang", "rincian", "menunggu")  # what a later plan can mend
_TIDAK_BERLAKU = ("tanpa_sel", "parameter", "menunggu")  # no word against another relation for the same cell
MAKS_PUTARAN = 50  # longer than any chain of relations

MAKS_DESIMAL = 6  # a formula without a format shows whatever it gives


class RencanaTabel(NamedTuple):
    """The plan of one table: changes, the values they will show, typed cells that stay, blank ones and why."""

    perubahan: tuple[Perubahan, ...]
    nilai: Mapping[Letak, Angka | str]
    dibiarkan: tuple[Sel, ...]
    belum: tuple[Belum, ...]


def rencana_rumus(
    tabel: Tabel, konteks: Konteks, teks_tetap: set[Letak], penjaga: Penjaga, lawan: Lawan
) -> RencanaTabel:
    """Plan the formulas of a table in the order in which they depend on each other.

    `teks_tetap` are text cells that stay text (a formula must not read them), `lawan` the relations that the column's
    own figures contradict. A cell that two relations would fill with different values is filled by neither, and typed
    figures stay typed where a typed mean or sum is right for them but not for what they were rounded from; the plan is
    then made anew.
    """
    ditahan = ditahan_awal(tabel, konteks, teks_tetap, lawan) | ditahan_daftar(tabel, konteks, penjaga.pilihan)
    diketik: set[Letak] = set()
    while True:
        perencana = _Perencana(tabel, konteks, teks_tetap, penjaga, ditahan, lawan, diketik)
        perencana.jalan()
        if not perencana.selisih and perencana.dibulatkan <= diketik:
            return perencana.rencana()
        ditahan |= perencana.selisih
        diketik |= perencana.dibulatkan


class _Perencana(PenulisSel):
    """One run over the places of a table; no relation fills a cell of `ditahan`, none replaces one of `diketik`."""

    def __init__(
        self,
        tabel: Tabel,
        konteks: Konteks,
        teks_tetap: set[Letak],
        penjaga: Penjaga,
        ditahan: Mapping[Letak, Halangan],
        lawan: Lawan,
        diketik: AbstractSet[Letak] = frozenset(),
    ) -> None:
        super().__init__(tabel, konteks, penjaga.kode, penjaga.pilihan)
        self.tabel, self.penjaga = tabel, penjaga
        self.teks_tetap, self.ditahan, self.diketik = teks_tetap, ditahan, diketik
        self.rumus_galat = RumusGalat(tabel, konteks, lawan, teks_tetap)
        self.dibiarkan: list[Sel] = []
        self.relasi: dict[Letak, Relasi] = {}
        self.tunda: list[tuple[Tempat, Halangan]] = []
        self.kelak: list[Tempat] = []  # typed results whose inputs may still be filled
        self.ragu: list[Ragu] = []
        self.contoh = Contoh(tabel, konteks)

    def jalan(self) -> None:
        """Plan every place once, then again those whose inputs were planned only after them."""
        tanpa: list[Tempat] = []
        for tempat in self._urut(self.ragu):
            letak, sel = (tempat.sel.baris, tempat.sel.kolom), tempat.sel
            if sel.rumus is not None and not tempat.relasi.batas:
                self._tetap_tampil(tempat)
            if tempat.relasi.batas or letak in self.ditahan or not self.penjaga(sel):
                continue
            if sel.rumus is not None:
                self._ganti_galat(letak, tempat)
                continue
            if letak in self.relasi:
                self._bandingkan(letak, tempat)
            elif tempat.relasi.isi or (sel.kosong and self._hanya_kosong(tempat)):
                self._rencanakan(letak, tempat)
            elif sel.kosong and tanpa_contoh(tempat):
                tanpa.append(tempat)
        self._ulang()
        self.ragu += kenaikan_kosong(self.tabel, self.nilai)
        siap = (t for t in tanpa if self._halangan(t) is None)
        self.ragu += [Ragu(t.sel, t.relasi.nama or t.relasi.hasil, tanpa_contoh(t)) for t in siap]
        self._samakan_skala()

    def _ulang(self) -> None:
        """Plan what waits for other plans, until nothing more can be planned."""
        for _ in range(MAKS_PUTARAN):
            if not self._ulangi() | self._susulkan() | self._segarkan() | self._menyusul():
                break

    def rencana(self) -> RencanaTabel:
        """The plan, with the cells that stay blank and why."""
        belum = susun_belum(self.tabel, self.tunda, [*self.ragu, *self._tanpa_tempat()], self.ditahan, self.nilai)
        return RencanaTabel(tuple(self.perubahan.values()), self.nilai, tuple(self.dibiarkan), belum)

    def _tanpa_tempat(self) -> Iterator[Ragu]:
        disebut = {*self.relasi, *self.ditahan, *((t.sel.baris, t.sel.kolom) for t, _ in self.tunda)}
        disebut |= {(r.sel.baris, r.sel.kolom) for r in self.ragu}
        return tanpa_tempat(self.tabel, self.nilai, disebut, self.penjaga)

    def _urut(self, ragu: list[Ragu]) -> Iterator[Tempat]:
        semua = urutan(self.tabel, self.penjaga.sheet, self.konteks, self.nilai, ragu)
        return map(self.contoh.terapkan, semua)

    def _hanya_kosong(self, tempat: Tempat) -> bool:
        return hanya_kosong(tempat) or self.contoh.ada(tempat)

    def _rencanakan(self, letak: Letak, tempat: Tempat) -> None:
        sel, ada = tempat.sel, self._halangan(tempat)
        if ada is None or tempat.relasi.isi:
            self.relasi[letak] = tempat.relasi
        if sel.kosong:
            self._isi(letak, tempat, ada)
        else:
            self._ganti(letak, tempat, ada)

    def _ganti(self, letak: Letak, tempat: Tempat, ada: Halangan | None) -> None:
        """Put a formula in place of a typed result that it would go on showing; one whose inputs are blank waits."""
        sel, status = tempat.sel, self._status(tempat) if ada is None else None
        if status is None and tempat.relasi.isi:
            self.kelak.append(tempat)
        if status == "exact" and (letak in self.diketik or self._tulis(letak, tempat, "ganti")):
            return
        if (sel.angka is not None and not tetapan(tempat)) or (ada is None and tempat.relasi.rumus.op == "pita"):
            self.dibiarkan.append(sel)
        if status == "wrong":
            self._bantah(tempat)
            self._seperti_diketik(tempat)

    def _ganti_galat(self, letak: Letak, tempat: Tempat) -> None:
        """Put our formula, blank while its inputs are, in place of one that shows an error of its own."""
        if letak in self.relasi or letak in self.diketik or not self.rumus_galat(tempat):
            return
        ada = self._halangan(tempat)
        if (ada is None or ada.jenis == "kosong") and self._tulis(letak, tempat, "ganti"):
            self.relasi[letak] = tempat.relasi
            self.tak_pasti.discard(letak)

    def _isi(self, letak: Letak, tempat: Tempat, ada: Halangan | None) -> None:
        """Fill a blank cell, or note what keeps it blank."""
        if ada is None and not self._tulis(letak, tempat, "isi"):
            ada = Halangan("panjang")
        if ada is not None:
            self.tunda.append((tempat, ada))

    def _halangan(self, tempat: Tempat) -> Halangan | None:
        """What keeps a formula out of this cell; a sum that people may also type must lack no row."""
        ada = halangan(tempat, self.teks_tetap)
        if ada is None and (sel := induk_kosong(tempat)):
            return Halangan("rincian", tuple(sel))
        if ada is None and not tempat.relasi.isi and (sel := kurang(tempat)):
            return Halangan("kurang", tuple(sel))
        if ada is None and (self.ditahan or self.ragu) and (tertahan := self._tertahan(tempat)):
            return Halangan("ditahan", tuple(tertahan))
        if ada is not None and ada.jenis == "kosong" and self._menyambung(tempat):
            return None
        if ada is None or ada.jenis != "kosong" or not self._tanpa_nilai(tempat):
            return ada
        galat = tuple(s for s in tempat.terkait if s.jenis == "e")
        return Halangan("galat", galat) if galat else Halangan("tanpa_nilai")

    def _menyambung(self, tempat: Tempat) -> bool:
        """A formula, ours or the operator's, or a capaian has no value yet: what follows from it waits as well.

        In a row of data it stands in that row; a sum or a mean waits for the results above it.
        """
        if tempat.relasi.baris == "data":
            sel = [s for s in tempat.terkait if s.baris == tempat.sel.baris] if tempat.relasi.isi else []
            return any((s.baris, s.kolom) in self.perubahan or self._menyusul_orang(s) for s in sel)
        if not (tempat.relasi.isi or hanya_kosong(tempat)) or any(map(menunggu_excel, tempat.terkait)):
            return False
        ada = (self.perubahan.get((s.baris, s.kolom)) for s in tempat.terkait)
        return any(p is not None and p.nilai == "" for p in ada)

    def _menyusul_orang(self, sel: Sel) -> bool:
        """A formula of the operator's without a value yet, or a capaian that is left to the operator."""
        ditahan = self.ditahan.get((sel.baris, sel.kolom))
        return menunggu_excel(sel) or (ditahan is not None and ditahan.jenis in _DIISI_ORANG)

    def _bandingkan(self, letak: Letak, tempat: Tempat) -> None:
        """A second relation for a blank cell must give what the first gives, or wait with it for its inputs."""
        if tempat.relasi is self.relasi[letak] or not tempat.sel.kosong:
            return
        if not (tempat.relasi.isi or self._hanya_kosong(tempat)):
            return
        ada = self._halangan(tempat)
        if letak not in self.perubahan:
            self.tunda.append((tempat, ada or Halangan("menunggu")))
        elif ada is None:
            self._samakan(letak, tempat)
        elif tempat.relasi.isi and ada.jenis in ("kosong", "tanpa_nilai", "galat"):
            self.selisih[letak] = ada

    def _samakan(self, letak: Letak, tempat: Tempat) -> None:
        pertama, kedua = self.nilai.get(letak), self._hitung(tempat)
        if not isinstance(pertama, Angka) or not isinstance(kedua, Decimal):
            return
        if bulat(kedua, pertama.desimal_nilai) != bulat(pertama.nilai, pertama.desimal_nilai):
            tulis = [(pertama, self.relasi[letak]), (pertama._replace(nilai=kedua), tempat.relasi)]
            kata = tuple(f"{a.tulis()} ({r.nama or r.hasil})" for a, r in tulis)
            self.selisih[letak] = Halangan("selisih", (tempat.sel,), kata)

    def _ulangi(self) -> bool:
        """Try the places once more that lacked something; True where one of them could be planned."""
        tunda = [(t, self._halangan(t) if h.jenis in _DAPAT_BERUBAH else h) for t, h in self.tunda]
        macet = {(t.sel.baris, t.sel.kolom) for t, h in tunda if h and t.relasi.isi and h.jenis not in _TIDAK_BERLAKU}
        sebelum, self.tunda = len(self.perubahan), []
        for tempat, ada in tunda:
            letak = (tempat.sel.baris, tempat.sel.kolom)
            if letak in self.perubahan:
                self._bandingkan(letak, tempat)
                continue
            if ada is None and letak in macet:
                ada = Halangan("menunggu")
            elif ada is None:
                self.relasi[letak] = tempat.relasi
            self._isi(letak, tempat, ada)
        return len(self.perubahan) > sebelum

    def _menyusul(self) -> bool:
        """Plan cells whose row meets the condition of a relation only now; True where one of them could be planned."""
        sebelum = len(self.perubahan)
        for tempat in self._baru_berlaku():
            letak = (tempat.sel.baris, tempat.sel.kolom)
            bebas = letak not in self.relasi and letak not in self.ditahan
            if bebas and tempat.sel.kosong and tempat.relasi.isi and self.penjaga(tempat.sel):
                self._rencanakan(letak, tempat)
        return len(self.perubahan) > sebelum

    def _baru_berlaku(self) -> Iterator[Tempat]:
        ada = bool(self.nilai)
        return tempat_relasi(self.tabel, self.konteks, self.nilai, susulan=True) if ada else iter(())

    def _susulkan(self) -> bool:
        """Look again at typed results whose inputs were blank; True where one of them can be judged now."""
        siap = [t for t in self.kelak if self._halangan(t) is None and self._status(t) is not None]
        self.kelak = [t for t in self.kelak if t not in siap]
        self.dibiarkan = [s for s in self.dibiarkan if all(t.sel is not s for t in siap)]
        for tempat in siap:
            self._ganti((tempat.sel.baris, tempat.sel.kolom), tempat, None)
        return bool(siap)

    def _segarkan(self) -> bool:
        """Work out anew what was computed before one of its inputs was planned; True where a value changed."""
        berubah, perlu, self.basi = False, self.basi, False
        for tempat in chain(self._urut([]), self._baru_berlaku()) if perlu else ():
            letak = (tempat.sel.baris, tempat.sel.kolom)
            if letak in self.perubahan and self.relasi.get(letak) is tempat.relasi:
                lama, baru = self.perubahan[letak], self._bernilai(letak, tempat, self.perubahan[letak])
                self.perubahan[letak] = baru
                berubah = berubah or lama.nilai != baru.nilai
        self.basi = berubah
        return berubah

    def _status(self, tempat: Tempat) -> str | None:
        """Whether the cell would go on showing exactly what is typed there now ("exact")."""
        tertulis: Angka | str | None = tempat.sel.angka
        if tempat.relasi.rumus.op == "pita":
            tertulis = tempat.sel.teks.strip() or None
            if tertulis is not None and str(self._hitung(tempat)) != tertulis:
                return None
        if tertulis is None or self._tanpa_nilai(tempat):
            return None
        return putuskan(tempat.relasi.rumus, tempat.pemasok.angka, tertulis, self.konteks.profil.pita).status

    def _tertahan(self, tempat: Tempat) -> list[Sel]:
        """Rows that a sum or a mean would lack: they, or what they come from, are left blank on purpose."""
        daftar = (s for d in daun(tempat.relasi.rumus) if isinstance(d, Himpunan) for s in tempat.pemasok.sel(d))
        baris = {b for b, _ in self.ditahan} | {r.sel.baris for r in self.ragu if r.sebab in ("deret", "sifat")}
        ada = (s for s in daftar if s.baris in baris and (s.kosong or s.rumus is not None))
        return [s for s in ada if s.angka is None and (s.baris, s.kolom) not in self.nilai]

    def _bantah(self, tempat: Tempat) -> None:
        """A typed sum that cannot come from bobot × nilai: the bobot may be another instrument's, so neither is it."""
        if tempat.relasi.rumus.op not in ("jumlah", "rata", "tambah"):
            return
        kata = (f"{tempat.sel.alamat} yang tertulis {tempat.sel.teks}",)
        for letak in self._berbobot(tempat):
            self.selisih[letak] = Halangan("tertulis", kata=kata)

    def _seperti_diketik(self, tempat: Tempat) -> None:
        """What is typed here comes from the rounded figures that are typed in other cells: these stay as they are."""
        dulu = _sebelum(tempat)
        if dulu is None or tempat.sel.angka is None:
            return
        if putuskan(tempat.relasi.rumus, dulu.angka, tempat.sel.angka, self.konteks.profil.pita).status != "wrong":
            self.dibulatkan |= {(s.baris, s.kolom) for s in tempat.terkait if self._lebih_teliti(s)}

    def _tetap_tampil(self, tempat: Tempat) -> None:
        """A formula that shows what the typed figures give goes on showing it, to the decimals of its format."""
        tampil, kini, dulu = tempat.sel.angka, self._hitung(tempat), _sebelum(tempat)
        if tampil is None or not isinstance(kini, Decimal) or dulu is None or tampil.desimal_nilai > MAKS_DESIMAL:
            return
        lama = hitung(tempat.relasi.rumus, dulu.nilai, self.konteks.profil.pita)
        digit = [bulat(n, tampil.desimal_nilai) for n in (tampil.nilai, kini, lama) if isinstance(n, Decimal)]
        if len(digit) == 3 and digit[0] == digit[2] != digit[1]:
            self.dibulatkan |= {(s.baris, s.kolom) for s in tempat.terkait if self._lebih_teliti(s)}

    def _berbobot(self, tempat: Tempat) -> Iterator[Letak]:
        """The planned bobot × nilai that a result comes from, also through a planned sum of them."""
        for s in tempat.terkait:
            asal = self.asal.get((s.baris, s.kolom)) if s.kosong else None
            if asal is not None and asal.relasi.rumus.op == "kali":
                yield s.baris, s.kolom
            elif asal is not None and asal.relasi.rumus.op == "jumlah":
                yield from self._berbobot(asal)


def _sebelum(tempat: Tempat) -> Pemasok | None:
    """What the place reads before the fill; None for a series of tribulan, which reads what it was given."""
    p = tempat.pemasok
    return Pemasok(p.tabel, p.baris, p.grup, p.konteks, None, p.cakupan) if type(p) is Pemasok else None
