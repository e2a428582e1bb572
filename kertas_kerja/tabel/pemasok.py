"""Menjawab apa arti daun sebuah rumus pada satu baris tabel: angka, acuan sel Excel, atau teksnya.

Satu `Pemasok` melayani keempat pembacaan relasi (ADR 0001). Nilai yang baru direncanakan pengisian dapat
ditumpangkan lewat `baru`, sehingga rantai capaian → normalisasi → nilai akhir terhitung sekali jalan.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from kertas_kerja.angka import Angka, tulis_angka
from kertas_kerja.buku.refs import Range, format_cell
from kertas_kerja.model.tabel import DATA
from kertas_kerja.rumus.ekspresi import Daun, Himpunan, Kolom, Parameter, Ringkas, daun
from kertas_kerja.tabel import tabel as deklarasi_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.rumus.excel import Acuan
    from kertas_kerja.tabel.dasar import Konteks

SEBARIS = "sebaris"  # himpunan mendatar: "sebaris" pada baris itu sendiri, "sebaris nrr" pada baris ringkasan nrr
Baru = "Mapping[tuple[int, int], Angka | str]"


class Pemasok:
    """Daun rumus pada satu baris (dan satu grup kolom) sebuah tabel.

    `cakupan` membatasi himpunan pada baris-baris itu; None: semua baris data.
    """

    __slots__ = ("baris", "baru", "cakupan", "grup", "konteks", "tabel")

    def __init__(
        self,
        tabel: Tabel,
        baris: Baris,
        grup: str,
        konteks: Konteks,
        baru: Mapping[tuple[int, int], Angka | str] | None = None,
        cakupan: list[Baris] | None = None,
    ) -> None:
        self.tabel, self.baris, self.grup, self.konteks = tabel, baris, grup, konteks
        self.cakupan = cakupan
        self.baru = {} if baru is None else baru

    def dengan(self, baru: Mapping[tuple[int, int], Angka | str]) -> Pemasok:
        """Pemasok yang sama, dengan angka lain di sel-sel itu."""
        return Pemasok(self.tabel, self.baris, self.grup, self.konteks, baru, self.cakupan)

    def kunci(self, nama: str, baris: Baris) -> str:
        """Nama sel pada baris: menurut grup bila kolomnya berkelompok."""
        bergrup = f"{nama}@{self.grup}"
        return bergrup if self.grup and bergrup in baris.sel else nama

    def sel_baris(self, baris: Baris, nama: str) -> Sel | None:
        """Sel kolom itu pada baris itu; baris ringkasan boleh menaruh angkanya di kolom lain."""
        sel = baris.ambil(self.kunci(nama, baris))
        if baris.jenis != "data" and (sel is None or sel.kosong):
            return self._di_kolom_lain(baris, nama) or sel
        return sel

    def _di_kolom_lain(self, baris: Baris, nama: str) -> Sel | None:
        """Satu-satunya angka baris ringkasan, bila kolomnya di baris itu tidak punya arti sendiri.

        Kolom yang menjadi hasil atau masukan relasi baris itu punya arti sendiri; begitu pula persen di sebelah
        kolom rupiah.
        """
        berangka = [(k.split("@")[0], s) for k, s in baris.sel.items() if s.angka is not None]
        berangka = [(k, s) for k, s in berangka if k != "no"]
        if len(berangka) != 1 or self.grup:
            return None
        kolom, sel = berangka[0]
        d = deklarasi_tabel(self.tabel.kind)
        jenis = {a.jenis for a in (d.kolom_bernama(kolom), d.kolom_bernama(nama)) if a is not None}
        sendiri = (baris.jenis, kolom) in kolom_ringkas(self.tabel.kind) or jenis >= {"persen", "rupiah"}
        return None if sendiri else sel

    def sel(self, daun: Daun) -> list[Sel]:
        """Sel yang dibaca daun itu."""
        if isinstance(daun, Kolom):
            satu = self.sel_baris(self.baris, daun.nama)
            return [satu] if satu is not None else []
        if isinstance(daun, Ringkas):
            baris = self._ringkas(daun.jenis)
            satu = self.sel_baris(baris, daun.kolom) if baris is not None else None
            return [satu] if satu is not None else []
        if isinstance(daun, Himpunan) and daun.baris.startswith(SEBARIS):
            return self._sebaris(daun)
        if isinstance(daun, Himpunan):
            calon = (self.sel_baris(b, daun.kolom) for b in self.himpunan(daun.baris))
            return [s for s in calon if s is not None]
        return []

    def _ringkas(self, jenis: str) -> Baris | None:
        """Baris ringkasan jenis itu yang terdekat sesudah (atau sebelum) baris ini."""
        semua = baris_sejenis(self.tabel, jenis)
        letak = bisect_left(semua, self.baris.nomor, key=lambda b: b.nomor)
        return min(semua[max(0, letak - 1) : letak + 1], key=lambda b: abs(b.nomor - self.baris.nomor), default=None)

    def _sebaris(self, daun: Himpunan) -> list[Sel]:
        """Sel kolom itu di setiap grup pada satu baris: baris ini, atau baris ringkasan yang disebut himpunannya."""
        jenis = daun.baris.removeprefix(SEBARIS).strip()
        baris = self._ringkas(jenis) if jenis else self.baris
        return [s for k, s in baris.sel.items() if k.partition("@")[0] == daun.kolom] if baris is not None else []

    def himpunan(self, nama: str) -> list[Baris]:
        """Baris-baris sebuah himpunan; yang mendatar (`sebaris`) tidak punya.

        `data` semua baris data, `puncak` tingkat teratas, `jenjang 2` tingkat kedua, `rinci` yang tidak punya anak,
        `anak` langsung di bawah baris ini (tanpa indikator lanjutan), `iku` tujuan dan sasaran, `program` program
        beserta indikator lanjutannya.
        """
        if nama.startswith(SEBARIS):
            return []
        data = baris_data(self.tabel) if self.cakupan is None else self.cakupan
        if nama == "iku":
            return [b for b in data if b.tingkat <= 1]
        if nama == "program":
            return [b for b in data if b.tingkat == 2]
        if nama == "puncak":
            atas = min((b.tingkat for b in data), default=0)
            return [b for b in data if b.tingkat == atas and not b.lanjutan]
        if nama == "anak":
            return anak_baris(data, self.baris)
        if nama == "rinci":
            return baris_rinci(data)
        if nama.startswith("jenjang "):
            tingkat = sorted({b.tingkat for b in data})[int(nama[-1]) - 1 :][:1]
            return [b for b in data if [b.tingkat] == tingkat]
        return data

    def angka_sel(self, sel: Sel) -> Angka | str | None:
        """Angka sel itu sesudah rencana pengisian; teks untuk sel berisi kata."""
        baru = self.baru.get((sel.baris, sel.kolom))
        if baru is not None:
            return baru
        return sel.angka

    def angka(self, daun: Daun) -> Angka | list[Angka | None] | None:
        """Daun sebagai `Angka` (atau daftarnya), None bila tak terdefinisi."""
        if isinstance(daun, Parameter):
            nilai = parameter(daun.nama, self.tabel, self.konteks)
            return None if nilai is None else Angka(nilai, 0, True, ketelitian=None)
        hasil = [a if isinstance(a := self.angka_sel(s), Angka) else None for s in self.sel(daun)]
        if isinstance(daun, Himpunan):
            return hasil
        return hasil[0] if hasil else None

    def nilai(self, daun: Daun) -> Decimal | list[Decimal | None] | None:
        """Daun sebagai Decimal (atau daftarnya)."""
        angka = self.angka(daun)
        if isinstance(angka, list):
            return [a.nilai if a is not None else None for a in angka]
        return None if angka is None else angka.nilai

    def acuan(self, daun: Daun) -> Acuan:
        """Daun sebagai acuan Excel dengan skalanya."""
        from kertas_kerja.rumus.excel import Acuan

        if isinstance(daun, Parameter):
            nilai = parameter(daun.nama, self.tabel, self.konteks)
            return Acuan(format(nilai.normalize(), "f") if nilai is not None else "0", 1, True)
        sel = self.sel(daun)
        skala = next((s.skala for s in sel if s.angka is not None), sel[0].skala if sel else 1)
        return Acuan(acuan_rentang(sel), skala, False)

    def seragam(self, daun: Daun) -> bool:
        """Benar bila semua sel daun itu berskala sama, sehingga satu rumus dapat membacanya."""
        return len({s.skala for s in self.sel(daun) if s.angka is not None}) <= 1

    def teks(self, daun: Daun) -> str:
        """Daun sebagaimana tertulis, untuk uraian."""
        if isinstance(daun, Parameter):
            nilai = parameter(daun.nama, self.tabel, self.konteks)
            return "?" if nilai is None else tulis_parameter(daun.nama, nilai)
        sel = self.sel(daun)
        return self._tampil(sel[0]) if sel else "?"

    def teks_daftar(self, daun: Daun) -> list[str]:
        """Isi sebuah himpunan sebagaimana tertulis, tanpa yang kosong."""
        return [self._tampil(s) for s in self.sel(daun) if self.angka_sel(s) is not None]

    def _tampil(self, sel: Sel) -> str:
        baru = self.baru.get((sel.baris, sel.kolom))
        if isinstance(baru, Angka):
            return baru.teks or baru.tulis()
        return sel.teks or "-"


_terakhir: tuple[tuple[Baris, ...], dict[str, list[Baris]]] = ((), {})


def _baris_tabel(tabel: Tabel) -> dict[str, list[Baris]]:
    """Baris tabel itu menurut jenisnya; disimpan untuk tabel yang terakhir ditanyakan, karena ditanyakan per baris."""
    global _terakhir
    baris, menurut_jenis = _terakhir
    if baris is not tabel.baris:
        menurut_jenis = {DATA: []}
        for b in tabel.baris:
            menurut_jenis.setdefault(b.jenis, []).append(b)
        _terakhir = (tabel.baris, menurut_jenis)
    return menurut_jenis


def baris_data(tabel: Tabel) -> list[Baris]:
    """Baris data tabel itu, dari atas ke bawah."""
    return _baris_tabel(tabel)[DATA]


def baris_sejenis(tabel: Tabel, jenis: str) -> list[Baris]:
    """Baris-baris jenis itu, dari atas ke bawah."""
    return _baris_tabel(tabel).get(jenis, [])


def letak_baris(tabel: Tabel, baris: Baris) -> int:
    """Letak baris itu di antara yang sejenis, mulai dari 0."""
    return bisect_left(baris_sejenis(tabel, baris.jenis), baris.nomor, key=lambda b: b.nomor)


def anak_baris(data: list[Baris], induk: Baris) -> list[Baris]:
    """Baris langsung di bawah `induk`: yang pertama lebih dalam, sampai kembali setingkat; `data` urut nomor."""
    hasil: list[Baris] = []
    for i in range(bisect_right(data, induk.nomor, key=lambda b: b.nomor), len(data)):
        if data[i].lanjutan:
            continue
        if data[i].tingkat <= induk.tingkat:
            break
        hasil.append(data[i])
    dangkal = min((b.tingkat for b in hasil), default=0)
    return [b for b in hasil if b.tingkat == dangkal]


def baris_rinci(data: list[Baris]) -> list[Baris]:
    """Baris-baris yang tidak punya anak, masing-masing beserta indikator lanjutannya; `data` urut nomor."""
    induk = {b.nomor for b in baris_induk(data)}
    hasil: list[Baris] = []
    rinci = True
    for b in data:
        rinci = rinci if b.lanjutan else b.nomor not in induk
        hasil += [b] if rinci else []
    return hasil


def baris_induk(data: list[Baris]) -> list[Baris]:
    """Baris-baris yang punya anak, tanpa indikator lanjutan."""
    utama = [b for b in data if not b.lanjutan]
    return [b for b, berikut in pairwise(utama) if berikut.tingkat > b.tingkat]


@lru_cache(maxsize=64)
def kolom_ringkas(kind: str) -> frozenset[tuple[str, str]]:
    """(jenis baris, kolom) yang menjadi hasil atau masukan relasi pada baris ringkasan sebuah tabel."""
    relasi = deklarasi_tabel(kind).relasi
    hasil = {(r.baris, r.hasil) for r in relasi}
    hasil |= {(r.baris, d.nama) for r in relasi for d in daun(r.rumus) if isinstance(d, Kolom)}
    hasil |= {(d.jenis, d.kolom) for r in relasi for d in daun(r.rumus) if isinstance(d, Ringkas)}
    return frozenset((jenis, nama) for jenis, nama in hasil if jenis != "data")


def parameter(nama: str, tabel: Tabel, konteks: Konteks) -> Decimal | None:
    """Nilai parameter: tarif koreksi menurut baris-baris tabel atau predikat AKIP tahunnya, selebihnya dari profil."""
    if nama != "tarif_koreksi":
        return konteks.profil.parameter[nama]
    tarif = konteks.tarif.get(tabel.id)
    return tarif if tarif is not None else konteks.tarif_akip(tabel.tahun)


def tulis_parameter(nama: str, nilai: Decimal) -> str:
    """Nilai parameter dalam kata: "12,5%"; pengali dan pembagi indeks ("25") bukan persen."""
    persen = not nama.startswith(("ikm_", "ikpp_"))
    eksponen = (nilai.scaleb(2) if persen else nilai).normalize().as_tuple().exponent
    return tulis_angka(nilai, max(0, -int(eksponen)), persen=persen)


def acuan_rentang(daftar: Iterable[Sel]) -> str:
    """Acuan A1 paling ringkas: "H4:H9", "B4:J4", atau "H4:H6,H9" bila terputus."""
    potong: list[list[Sel]] = []
    for s in daftar:
        if potong and _menyambung(potong[-1], s):
            potong[-1].append(s)
        else:
            potong.append([s])
    return ",".join(
        format_cell(p[0].baris, p[0].kolom)
        if len(p) == 1
        else Range(p[0].baris, p[0].kolom, p[-1].baris, p[-1].kolom).format()
        for p in potong
    )


def _menyambung(potong: list[Sel], sel: Sel) -> bool:
    """Benar bila sel itu tepat di bawah, atau di kanan, sepotong sel yang searah."""
    awal, akhir = potong[0], potong[-1]
    if akhir.kolom == sel.kolom and akhir.baris == sel.baris - 1:
        return awal.kolom == sel.kolom
    return akhir.baris == sel.baris == awal.baris and akhir.kolom == sel.kolom - 1
