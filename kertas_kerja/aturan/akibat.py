"""Sel-sel yang ikut berubah bila hasil yang salah dibetulkan: "bila nilai ini dibetulkan, E71 menjadi 26,23%"."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka, bulat
from kertas_kerja.aturan.bagian_berlebih import bagian_berlebih
from kertas_kerja.aturan.sebutan import daftar_kata, seperti_sel
from kertas_kerja.aturan.tanpa_target import tanpa_target
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Ringkas, daun
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.tabel.relasi import putuskan_tempat, tempat_relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kertas_kerja.aturan.bagian_berlebih import Bagian
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks, Relasi
    from kertas_kerja.tabel.relasi import HasilRelasi, Tempat

Letak = tuple[int, int]
MAKS_AKIBAT = 4


class Akibat(NamedTuple):
    """Satu sel yang ikut berubah dan nilainya sesudah semua hasil salah di tabelnya dibetulkan."""

    sel: Sel
    nilai: Angka


class Lanjutan(NamedTuple):
    """Yang terjadi bila semua hasil salah sebuah tabel dibetulkan dan capaian tanpa target dikosongkan.

    `akibat` menurut letak sebabnya, `akhir` nilai akhir hasil salah yang membaca sebab lain, `benar` hasil yang
    tertulisnya sudah cocok sesudah sebabnya dibetulkan (bukan kesalahan), `bagian` nilai bagian yang cocok dengan
    jumlahnya, `baru` nilai setiap sel yang berubah, `cocok` sel-sel `benar` menurut sebabnya.
    """

    akibat: dict[Letak, list[Akibat]]
    akhir: dict[Letak, tuple[tuple[Letak, ...], Angka | str]]
    benar: dict[tuple[str, Letak], frozenset[Letak]]
    bagian: dict[Letak, Bagian]
    baru: Mapping[Letak, Angka | str]
    cocok: Mapping[Letak, list[Letak]]

    def kalimat(self, letak: Letak, bila: str = "bila nilai ini dibetulkan", benar: str = "nilai yang benar") -> str:
        """Akibat sebuah sebab dalam kata: sel yang ikut berubah, dan yang sudah cocok."""
        cocok = [format_cell(*sel) for sel in list(dict.fromkeys(self.cocok.get(letak, ())))[:MAKS_AKIBAT]]
        sudah = f"{daftar_kata(cocok)} sudah dihitung dari {benar}"
        return "; ".join(filter(None, (kalimat_akibat(self.akibat.get(letak, []), bila), sudah if cocok else "")))


def lanjutan_tabel(bahan: Bahan, tabel: Tabel) -> Lanjutan:
    """Lanjutan semua hasil salah tabel itu."""
    milik = (h for h in bahan.hasil if h.tempat.tabel is tabel and h.tempat.masukan is None)
    salah = [h for h in milik if h.putusan.status == "wrong"]
    return akibat(tabel, salah, bahan.konteks)


def berakhir(hasil: list[HasilRelasi], konteks: Konteks) -> list[HasilRelasi]:
    """Hasil-hasil itu; jumlah salah yang membaca hasil salah lain meminta nilai akhirnya, sesudah yang lain dibetulkan.

    Yang sudah cocok sesudah yang lain dibetulkan tidak diubah: ia bergabung ke temuan sebabnya.
    """
    salah: dict[str, list[HasilRelasi]] = {}
    for h in hasil:
        if h.putusan.status == "wrong" and h.tempat.masukan is None and not h.tempat.relasi.batas:
            salah.setdefault(h.tempat.tabel.id, []).append(h)
    ganti: dict[int, HasilRelasi] = {}
    for satu in salah.values():
        jumlah = [h for h in satu if h.tempat.tabel.kind != "pko" and h.tempat.baris.jenis != "data"]
        if len(satu) > 1 and jumlah:
            lanjutan = akibat(satu[0].tempat.tabel, satu, konteks)
            ganti |= {id(h): baru for h in jumlah if (baru := _berakhir(h, lanjutan, konteks)) is not None}
    return [ganti.get(id(h), h) for h in hasil]


def _berakhir(h: HasilRelasi, lanjutan: Lanjutan, konteks: Konteks) -> HasilRelasi | None:
    letak = _letak(h.tempat.sel)
    if letak not in lanjutan.akhir:
        return None
    baru = {n: angka for n, angka in lanjutan.baru.items() if n != letak}
    hasil = putuskan_tempat(h.tempat._replace(pemasok=h.tempat.pemasok.dengan(baru)), konteks)
    return hasil if hasil is not None and hasil.putusan.status == "wrong" else None


def akibat(tabel: Tabel, salah: Iterable[HasilRelasi], konteks: Konteks) -> Lanjutan:
    """Yang berubah bila hasil salah sebuah tabel dibetulkan; relasinya berurut menurut ketergantungan."""
    semua = list(salah)
    bagian = bagian_berlebih(semua)
    benar = _benar(tabel, semua, konteks, _jejak(tabel, semua, konteks, bagian))
    kosong = _jejak(tabel, [], konteks, {})
    benar |= _benar(tabel, semua, konteks, kosong)
    tinggal = [h for h in semua if _kunci(h.tempat) not in benar]
    jejak = _jejak(tabel, tinggal, konteks, bagian)
    sebutan = _sebutan(tabel, tinggal, konteks, jejak)
    return Lanjutan(jejak.hasil | kosong.hasil, jejak.akhir | sebutan, benar, bagian, jejak.baru, _menurut_sebab(benar))


def _menurut_sebab(benar: dict[tuple[str, Letak], frozenset[Letak]]) -> dict[Letak, list[Letak]]:
    """Sel-sel yang sudah cocok, menurut sel sebabnya."""
    hasil: dict[Letak, list[Letak]] = defaultdict(list)
    for (_, sel), sebab in benar.items():
        for satu in sebab:
            hasil[satu].append(sel)
    return hasil


def _jejak(tabel: Tabel, salah: list[HasilRelasi], konteks: Konteks, bagian: dict[Letak, Bagian]) -> _Jejak:
    """Jejak bila hasil salah itu dibetulkan, bagian itu diganti, dan capaian tanpa target dikosongkan."""
    jejak = _Jejak({_letak(h.tempat.sel) for h in salah}, {h.tempat.relasi.hasil for h in salah})
    for letak, satu in bagian.items():
        jejak.mulai([letak], letak, satu.angka)
    for tanpa in tanpa_target(tabel):
        jejak.mulai(map(_letak, tanpa.sel), _letak(tanpa.sel[0]), "")
    awal = {indeks for _, indeks in jejak.baru}
    jejak.kolom |= {k.nama for k in tabel.kolom if k.indeks in awal}
    return _telusuri(tabel, konteks, jejak) if jejak.kolom else jejak


def _benar(
    tabel: Tabel, salah: list[HasilRelasi], konteks: Konteks, jejak: _Jejak
) -> dict[tuple[str, Letak], frozenset[Letak]]:
    """Hasil salah yang tertulisnya cocok dengan masukan yang sudah dibetulkan, dan sebab-sebabnya."""
    kunci = {_kunci(h.tempat) for h in salah if not h.tempat.relasi.batas}
    hasil: dict[tuple[str, Letak], frozenset[Letak]] = {}
    for tempat in _tempat_lagi(tabel, konteks, jejak) if kunci else ():
        sebab = jejak.sebab(tempat) - {_letak(tempat.sel)}
        if _kunci(tempat) in kunci and sebab:
            putusan = putuskan_tempat(tempat, konteks)
            if putusan is not None and putusan.putusan.status in ("exact", "rounding"):
                hasil[_kunci(tempat)] = frozenset(sebab)
    return hasil


def _sebutan(
    tabel: Tabel, salah: list[HasilRelasi], konteks: Konteks, jejak: _Jejak
) -> dict[Letak, tuple[tuple[Letak, ...], Angka | str]]:
    """Sebutan (predikat, kategori) yang salah, menurut angka yang sudah dibetulkan."""
    kunci = {_kunci(h.tempat) for h in salah if h.tempat.relasi.rumus.op == "pita"}
    hasil: dict[Letak, tuple[tuple[Letak, ...], Angka | str]] = {}
    for tempat in _tempat_lagi(tabel, konteks, jejak) if kunci else ():
        sebab = jejak.sebab(tempat)
        if _kunci(tempat) in kunci and sebab:
            nilai = hitung(tempat.relasi.rumus, tempat.pemasok.nilai, konteks.profil.pita)
            if isinstance(nilai, str):
                hasil[_letak(tempat.sel)] = tuple(sorted(sebab)), nilai
    return hasil


def _tempat_lagi(tabel: Tabel, konteks: Konteks, jejak: _Jejak) -> Iterable[Tempat]:
    """Setiap relasi tabel itu atas nilai yang sudah dibetulkan; tidak satu pun bila tidak ada yang berubah."""
    return tempat_relasi(tabel, konteks, jejak.baru) if jejak.baru else ()


def _kunci(tempat: Tempat) -> tuple[str, Letak]:
    return tempat.relasi.kode, _letak(tempat.sel)


def _telusuri(tabel: Tabel, konteks: Konteks, jejak: _Jejak) -> _Jejak:
    """Jejak itu sesudah setiap relasi yang tersentuh dihitung ulang."""
    for tempat in tempat_relasi(tabel, konteks, jejak.baru):
        if tempat.sel.angka is not None and not tempat.relasi.batas and jejak.menyentuh(tempat):
            nilai = hitung(tempat.relasi.rumus, tempat.pemasok.nilai, konteks.profil.pita)
            if isinstance(nilai, Decimal):
                jejak.catat(tempat, nilai)
            elif nilai is None:
                jejak.kosongkan(tempat)
    return jejak


def susulan(tabel: Tabel, letak: Letak, angka: Angka, konteks: Konteks) -> list[Akibat]:
    """Akibat sebuah masukan yang diganti dengan angka lain."""
    masukan = {k.nama for k in tabel.kolom if k.indeks == letak[1]}
    jejak = _Jejak(set(), masukan)
    jejak.mulai([letak], letak, angka)
    return _telusuri(tabel, konteks, jejak).hasil[letak]


def kalimat_akhir(akhir: tuple[tuple[Letak, ...], Angka | str] | None, seharusnya: str, termasuk: bool = False) -> str:
    """ "sesudah E6 dibetulkan, nilai ini 363,37%"; "" bila nilai akhirnya sama dengan yang disebut.

    Bila nilai akhir itulah yang disebut (`termasuk`): "dihitung dengan E6 yang sudah dibetulkan".
    """
    nilai = "" if akhir is None else akhir[1] if isinstance(akhir[1], str) else akhir[1].tulis()
    if akhir is None or (nilai == seharusnya and not termasuk):
        return ""
    alamat = [format_cell(*n) for n in akhir[0][:MAKS_AKIBAT]]
    alamat += [f"{len(akhir[0]) - MAKS_AKIBAT} sel lain"] if len(akhir[0]) > MAKS_AKIBAT else []
    if termasuk:
        return f"dihitung dengan {daftar_kata(alamat)} yang sudah dibetulkan"
    return f"sesudah {daftar_kata(alamat)} dibetulkan, nilai ini {nilai}"


def kalimat_akibat(daftar: list[Akibat], bila: str = "bila nilai ini dibetulkan") -> str:
    """ "bila nilai ini dibetulkan, E71 menjadi 26,23% dan E74 menjadi 74,59%"; "" bila tidak ada."""
    butir = [f"{a.sel.alamat} menjadi {a.nilai.tulis()}" for a in daftar[:MAKS_AKIBAT]]
    if len(daftar) > MAKS_AKIBAT:
        butir.append(f"{len(daftar) - MAKS_AKIBAT} sel lain ikut berubah")
    return f"{bila}, {daftar_kata(butir)}" if butir else ""


class _Jejak:
    """Nilai baru setiap sel yang terkena, dan hasil salah mana yang menyebabkannya."""

    def __init__(self, salah: set[Letak], kolom: set[str]) -> None:
        self.salah, self.kolom = salah, kolom
        self.baru: dict[Letak, Angka | str] = {}
        self.akar: dict[Letak, set[Letak]] = {}
        self.akhir: dict[Letak, tuple[tuple[Letak, ...], Angka | str]] = {}
        self.hasil: dict[Letak, list[Akibat]] = defaultdict(list)

    def menyentuh(self, tempat: Tempat) -> bool:
        """Benar bila sel hasilnya salah, atau masukannya sudah berubah."""
        letak = _letak(tempat.sel)
        if letak in self.baru:
            return False
        return letak in self.salah or (bool(self.kolom & _dibaca(tempat.relasi)) and bool(self.sebab(tempat)))

    def mulai(self, letak: Iterable[Letak], akar: Letak, isi: Angka | str) -> None:
        """Sel-sel yang diganti lebih dahulu, semuanya karena satu sebab."""
        for satu in letak:
            self.baru[satu], self.akar[satu] = isi, {akar}

    def kosongkan(self, tempat: Tempat) -> None:
        """Hasil yang tidak terdefinisi lagi karena masukannya dikosongkan."""
        sebab = self.sebab(tempat)
        if sebab:
            self.baru[_letak(tempat.sel)], self.akar[_letak(tempat.sel)] = "", sebab
            self.kolom = self.kolom | {tempat.relasi.hasil}

    def sebab(self, tempat: Tempat) -> set[Letak]:
        """Hasil salah dan sel yang diganti yang menentukan masukan relasi itu."""
        return set().union(*(self.akar[n] for s in tempat.terkait if (n := _letak(s)) in self.akar))

    def catat(self, tempat: Tempat, nilai: Decimal) -> None:
        """Simpan nilai barunya; yang tampak berubah menjadi akibat setiap hasil salah yang dibacanya."""
        sel, letak = tempat.sel, _letak(tempat.sel)
        assert sel.angka is not None
        sebab = self.sebab(tempat)
        angka = Angka(nilai, sel.angka.desimal, sel.angka.persen, sel.angka.satuan, ketelitian=None)
        self.baru[letak] = angka
        self.akar[letak] = sebab | ({letak} & self.salah)
        if sebab and letak in self.salah:
            self.akhir[letak] = tuple(sorted(sebab)), seperti_sel(sel, angka)
        self.kolom = self.kolom | {tempat.relasi.hasil}
        desimal = angka.desimal_nilai
        if bulat(nilai, desimal) != bulat(sel.angka.nilai, desimal):
            for akar in sebab:
                self.hasil[akar].append(Akibat(sel, seperti_sel(sel, angka)))


def _letak(sel: Sel) -> Letak:
    return sel.baris, sel.kolom


def _dibaca(relasi: Relasi) -> set[str]:
    kolom = {d.kolom for d in daun(relasi.rumus) if isinstance(d, Himpunan | Ringkas)}
    return kolom | {d.nama for d in daun(relasi.rumus) if isinstance(d, Kolom)}
