"""Kolom tanpa arti sendiri yang baris-barisnya buktikan sebagai hitungan dari dua kolom lain di tabelnya."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka
from kertas_kerja.kenali.kisi import Kisi
from kertas_kerja.kenali.sel import buat_sel
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.hitungan_kolom import SERATUS, bentuk_kepala
from kertas_kerja.tabel.kosakata import kenali_kepala

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Kolom, Sel, Tabel
    from kertas_kerja.rumus.ekspresi import Daun, Ekspresi
    from kertas_kerja.rumus.putusan import Putusan
    from kertas_kerja.tabel.hitungan_kolom import Bentuk

    BarisAngka = Mapping[int, Angka]

_BUKAN_UKURAN = frozenset({"no", "kode"})
_MAKS_KOLOM = 24
_MAKS_BARIS = 200
_CONTOH = 5  # baris yang dilihat dahulu; satu harus cocok
_MIN_BARIS, _CUKUP = 3, 6  # baris yang cocok, dan angka di dalam hasil-hasilnya
_MIN_DUA, _CUKUP_DUA = 2, 8  # bila hanya dua baris yang cocok
_SATU_DARI = 6  # paling banyak satu dari sekian baris boleh menyimpang
_MAKS_ANGKA = 4
_NETRAL = (0, 1, SERATUS)


class Lembaran(NamedTuple):
    """Angka sebuah tabel dalam satuan yang tampil, dan selnya, menurut nomor baris lalu nomor kolom."""

    angka: dict[int, dict[int, Angka]]
    sel: dict[int, dict[int, Sel]]


class Hitungan(NamedTuple):
    """Kolom `hasil` adalah `bentuk` dari kolom `a` dan `b`, menurut baris-baris tabelnya."""

    hasil: Kolom
    bentuk: Bentuk
    a: int
    b: int

    def putusan(self, baris: BarisAngka) -> Putusan | None:
        """Putusan atas satu baris; None bila tidak ketiganya berangka."""
        if not {self.hasil.indeks, self.a, self.b} <= baris.keys():
            return None
        return _putuskan(self.bentuk.rumus, baris, self)

    def lain(self, baris: BarisAngka) -> bool:
        """Benar bila bacaan lain membenarkan yang tertulis pada baris itu."""
        return any(_putuskan(e, baris, self).status != "wrong" for e in self.bentuk.lain)


def berhitungan(tabel: Tabel) -> bool:
    """Benar bila sebuah kolom tanpa arti berkepala kata hitungan; selain itu tidak ada yang perlu dicari."""
    return not tabel.rebah and any(_calon(k) for k in tabel.kolom)


def _calon(kolom: Kolom) -> bool:
    """Benar bila kepala kolom tanpa arti itu membolehkan sebuah bentuk, dan bukan angka sebuah masa ("Nilai 2027")."""
    if kolom.nama or not kolom.judul or not bentuk_kepala(kolom.judul):
        return False
    return "%" in kolom.judul or not kenali_kepala(kolom.judul.rpartition(" | ")[2]).periode


def baca_lembaran(bahan: Bahan, tabel: Tabel) -> Lembaran:
    """Angka setiap kolom di baris data; bilangan bulat di kolom bulat pasti, yang lain dibulatkan."""
    kisi = Kisi(bahan.buku.calculated(tabel.lembar), bahan.buku.styles)
    kolom = [k.indeks for k in tabel.kolom if k.nama not in _BUKAN_UKURAN and k.judul]
    sel: dict[int, dict[int, Sel]] = {}
    for b in [b for b in tabel.baris if b.jenis == "data"][:_MAKS_BARIS]:
        isi = kisi.baris(b.nomor)
        sel[b.nomor] = {k: s for k in kolom if k in isi and (s := buat_sel(kisi, isi[k], "ukuran")).angka is not None}
    angka = {n: {k: _tampil(s.angka) for k, s in b.items() if s.angka is not None} for n, b in sel.items()}
    desimal = {k: max((_simpan(b[k]) for b in angka.values() if k in b), default=0) for k in kolom}
    teliti = {n: {k: a._replace(ketelitian=desimal[k] or None) for k, a in b.items()} for n, b in angka.items()}
    return Lembaran(teliti, sel)


def _tampil(a: Angka) -> Angka:
    return a._replace(nilai=a.nilai * SERATUS, persen=False) if a.persen else a


def _simpan(a: Angka) -> int:
    return a.desimal if a.ketelitian in (-1, None) else max(int(a.ketelitian or 0), a.desimal)


def hitungan_tabel(tabel: Tabel, lembaran: Lembaran) -> Iterator[Hitungan]:
    """Setiap kolom tanpa arti yang baris-barisnya buktikan, dari kiri ke kanan."""
    baris = list(lembaran.angka.values())
    isi = [k for k in tabel.kolom if k.judul and sum(k.indeks in b for b in baris) >= _MIN_DUA]
    if len(isi) <= _MAKS_KOLOM:
        for kolom in isi:
            if _calon(kolom) and (satu := _terbukti(kolom, [k.indeks for k in isi], baris)) is not None:
                yield satu


def _terbukti(hasil: Kolom, kolom: list[int], baris: list[dict[int, Angka]]) -> Hitungan | None:
    ada = [b for b in baris if hasil.indeks in b]
    terbaik: tuple[int, Hitungan] | None = None
    for bentuk in bentuk_kepala(hasil.judul):
        for a, b in permutations([k for k in kolom if k != hasil.indeks], 2):
            if (bentuk.setangkup and a > b) or not _sepintas(h := Hitungan(hasil, bentuk, a, b), ada):
                continue
            cocok = _banyak_cocok(h, ada)
            if cocok and (terbaik is None or cocok > terbaik[0]):
                terbaik = cocok, h
    return terbaik[1] if terbaik is not None else None


def _sepintas(h: Hitungan, baris: list[dict[int, Angka]]) -> bool:
    """Benar bila sekurangnya dua dari beberapa baris pertama (satu dari dua) kira-kira cocok."""
    contoh = [b for b in baris if h.a in b and h.b in b][:_CONTOH]
    cocok = sum(_kira(h, b) for b in contoh)
    return cocok >= _MIN_DUA and cocok * 2 >= len(contoh)


def _kira(h: Hitungan, baris: BarisAngka) -> bool:
    nilai = hitung(h.bentuk.rumus, lambda d: baris[_letak(h, d)].nilai)
    tertulis = baris[h.hasil.indeks]
    satuan = Decimal(1).scaleb(-tertulis.desimal)
    return isinstance(nilai, Decimal) and abs(nilai - tertulis.nilai) <= satuan


def _letak(h: Hitungan, daun: Daun) -> int:
    return h.a if getattr(daun, "nama", "") == "a" else h.b


def _putuskan(rumus: Ekspresi, baris: BarisAngka, h: Hitungan) -> Putusan:
    return putuskan(rumus, lambda d: baris[_letak(h, d)], baris[h.hasil.indeks])


def _banyak_cocok(h: Hitungan, baris: Iterable[dict[int, Angka]]) -> int:
    """Berapa baris yang hitungannya cocok; 0 bila itu belum cukup sebagai bukti."""
    cocok = teliti = angka = salah = 0
    for b in baris:
        putusan = h.putusan(b)
        if putusan is None or putusan.status is None:
            continue
        if putusan.status == "wrong":
            salah += not h.lain(b)
            continue
        cocok += 1
        if banyak := _angka_bukti(h, b):
            teliti, angka = teliti + 1, angka + banyak
    cukup = (teliti >= _MIN_BARIS and angka >= _CUKUP) or (teliti >= _MIN_DUA and angka >= _CUKUP_DUA)
    return cocok if cukup and salah <= max(1, (cocok + salah) // _SATU_DARI) else 0


def _angka_bukti(h: Hitungan, baris: BarisAngka) -> int:
    """Banyaknya angka yang dibuktikan baris itu; 0 bila hasilnya nol, seratus, atau sebuah masukan tanpa diubah."""
    tertulis, masukan = baris[h.hasil.indeks], {baris[h.a].nilai, baris[h.b].nilai}
    if tertulis.nilai in (*_NETRAL, baris[h.a].nilai) or not masukan.isdisjoint(_NETRAL) or len(masukan) == 1:
        return 0
    return min(len(str(int(abs(tertulis.nilai).scaleb(tertulis.desimal)))), _MAKS_ANGKA)


def judul_kolom(tabel: Tabel, indeks: int) -> str:
    """Kepala kolom itu dalam satu baris."""
    return next((" ".join(k.judul.split()) for k in tabel.kolom if k.indeks == indeks), "")
