"""Hubungan antar kolom yang dibuktikan angkanya sendiri: jumlah, selisih, persen, hasil kali, rata-rata; dasar KK126.

Kata kepalanya boleh apa pun. Sebuah hubungan diterima bila hampir semua baris cocok, dan angka yang cocok cukup banyak
untuk bukan kebetulan; makin sedikit yang dikatakan kepalanya, makin banyak buktinya harus.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain, combinations, permutations
from math import log10

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.angka_bentuk import LINEAR, NOL, SATU, SERATUS, ambil, banding, bermakna, kelonggaran
from kertas_kerja.tabel.bagian_persen import berkepala_persen
from kertas_kerja.tabel.kosakata import kenali_kepala, normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.angka_lembar import AngkaTabel, BarisAngka, Nilai

MAKS_SUMBER = 6  # kolom terdekat di kiri yang dipasangkan
MAKS_PEMBAGI = 9
MAKS_ANGKA = 6.0
BANYAK_BARIS = 12  # sejak sekian baris dua yang menyimpang masih satu kebiasaan
_JUMLAH = r"(?:grand |sub ?)?(?:jumlah|jml|total|jlh)\b"
_SELISIH = (
    r"\b(?:selisih|sisa|kurang|lebih|deviasi|gap|kenaikan|penurunan|naik|turun|perubahan|bertambah|berkurang|penambahan"
    r"|pengurangan|belum|tidak|efisiensi|hemat|penghematan|saldo|surplus|defisit|beda|perbedaan|tambah)\b"
)
_SALDO = r"\b(?:saldo|akhir|sisa|stok|persediaan|menjadi|setelah|sesudah)\b"
_MUTASI = r"\b(?:tambah|bertambah|penambahan|masuk|penerimaan|kurang|berkurang|pengurangan|keluar|pengeluaran|mutasi)\b"
_KONVERSI = r"\b(?:konversi|ikm|skm|x ?25)\b"
_RIBUAN = r"ribu|juta|mil(?:ia|ya)r|\b000\b"
_RASIO = r"\b(?:rata|rerata|nrr|rasio|indeks|tingkat|nilai|capaian|proporsi|kepadatan)\b"
_INDEKS = r"\bindeks\b"
_BERBOBOT = r"bobot|tertimbang|skor|nilai"
KONVERSI = (25, 20, 100)
_RATA = r"\b(?:rata ?-? ?rata|rerata|nrr|mean|indeks|skor|nilai)\b"


class Terbukti(NamedTuple):
    """Kolom hasil, bentuknya, kolom-kolom yang dibacanya, skala persennya, dan baris yang menyimpang."""

    hasil: int
    bentuk: str
    sumber: tuple[int, ...]
    skala: Decimal
    cocok: int
    salah: tuple[int, ...]

    @property
    def kolom(self) -> frozenset[int]:
        """Semua kolom yang terlibat."""
        return frozenset((self.hasil, *self.sumber))


class _Calon(NamedTuple):
    bentuk: str
    sumber: tuple[int, ...]
    skala: Decimal
    baris: int
    bukti: float


def dibulatkan(t: AngkaTabel) -> bool:
    """Benar bila judul atau kepala tabel itu menyebut ribuan, jutaan, atau miliaran rupiah."""
    teks = " ".join((t.tabel.judul if t.tabel is not None else "", *t.judul.values())).lower()
    return re.search(_RIBUAN, teks) is not None


def hubungan_kolom(
    t: AngkaTabel,
    belum: set[int],
    dikenal: set[frozenset[int]],
    kasar: bool,
    petunjuk: dict[int, tuple[int, ...]],
) -> Iterator[Terbukti]:
    """Satu hubungan untuk setiap kolom di `belum` yang dapat dibuktikan, yang belum ada di `dikenal`.

    Dengan `kasar` rupiah dibulatkan ke ribuan atau jutaan, jadi penjumlahannya boleh meleset. `petunjuk` memberi
    kolom-kolom yang dibaca sebuah kolom menurut baris penomorannya.
    """
    dikenal = set(dikenal)
    subjumlah: list[int] = []
    for j in sorted((k for k in t.judul if k in belum), key=lambda k: not _hasil(t, k)):
        semua = chain(_disebut(petunjuk.get(j, ())), _calon(t, j, subjumlah))
        calon = (c for c in semua if frozenset((j, *c.sumber)) not in dikenal)
        terbaik = _terbaik(t.data, j, calon, kasar)
        if terbaik is not None:
            dikenal.add(terbaik.kolom)
            subjumlah += [j] if terbaik.bentuk == "jumlah" else []
            yield terbaik


def _hasil(t: AngkaTabel, kolom: int) -> bool:
    """Benar bila kepala kolom itu sendiri menyebut hitungan: ia yang dicari lebih dahulu, bukan yang dibacanya."""
    kepala = normalkan(t.judul[kolom].replace(" | ", " "))
    return re.search(rf"{_JUMLAH}|{_SELISIH}", kepala) is not None or berkepala_persen(t.judul[kolom])


def _terbaik(data: list[BarisAngka], j: int, calon: Iterator[_Calon], kasar: bool) -> Terbukti | None:
    """Yang pertama tanpa penyimpangan, jika tidak ada yang pertama dengan penyimpangan paling sedikit."""
    terbaik: Terbukti | None = None
    for satu in (_uji(data, j, c, kasar) for c in calon):
        if satu is not None and (terbaik is None or len(satu.salah) < len(terbaik.salah)):
            terbaik = satu
            if not satu.salah:
                break
    return terbaik


def _disebut(sumber: tuple[int, ...]) -> Iterator[_Calon]:
    """Bentuk-bentuk atas kolom yang disebut baris penomoran; karena disebut, buktinya tidak perlu banyak."""
    if len(sumber) > 1:
        yield _Calon("jumlah", sumber, SATU, 2, 1.5)
    for dua in permutations(sumber, 2) if len(sumber) == 2 else ():
        yield _Calon("kurang", dua, SATU, 2, 1.5)
        for skala in (SERATUS, SATU):
            yield from (_Calon(bentuk, dua, skala, 2, 3.0) for bentuk in ("bagi", "tumbuh", "kali"))


def _calon(t: AngkaTabel, j: int, subjumlah: list[int]) -> Iterator[_Calon]:
    """Bentuk-bentuk yang mungkin untuk kolom itu, yang paling mungkin lebih dahulu."""
    kolom, kepala = list(t.judul), normalkan(t.judul[j].replace(" | ", " "))
    dekat, rasio = _dekat(kolom, j), re.search(_RASIO, kepala) is not None
    if berkepala_persen(t.judul[j].rpartition(" | ")[2]):
        yield from _bagi(_dekat(kolom, j, MAKS_PEMBAGI), j, True, rasio)
        yield from _konversi(dekat, j)
    else:
        yield from _jumlah(t, j, re.search(_JUMLAH, kepala) is not None, subjumlah)
        if _masa(t, j) and not re.search(rf"{_JUMLAH}|{_SELISIH}", kepala):  # angka sendiri: "TW III", "2025"
            return
        yield from _beda(dekat, j, kepala, t)
        yield from _bagi(_dekat(kolom, j, MAKS_PEMBAGI), j, False, rasio)
        yield from (_Calon("kali", s, SATU, 3, 8.0) for s in combinations([k for k in dekat if k < j], 2))
        yield from (_Calon("rata", s, SATU, 3, 6.0) for s in _deret(t, kolom, j) if re.search(_RATA, kepala))
        yield from (_Calon("spm", s, SATU, 3, 6.0) for s in permutations(dekat, 2) if re.search(_INDEKS, kepala))
        yield from _konversi(dekat, j) if re.search(_KONVERSI, kepala) else ()
    if re.search(_BERBOBOT, kepala):
        yield from (_Calon("kali", s, 1 / SERATUS, 3, 6.0) for s in combinations([k for k in dekat if k < j], 2))


def _jumlah(t: AngkaTabel, j: int, berjumlah: bool, subjumlah: list[int]) -> Iterator[_Calon]:
    """Penjumlahan deretan kolom; sebuah masa hanya jumlah dari bulan-bulannya, kecuali kepalanya menyebut jumlah."""
    baris, bukti = (2, 1.5) if berjumlah else (3, 7.0)
    masa = _masa(t, j)
    for sumber in chain(_deret(t, list(t.judul), j), [tuple(subjumlah)] if len(subjumlah) > 1 else []):
        if berjumlah or not masa or _bagian_masa(t, sumber, masa):
            yield _Calon("jumlah", sumber, SATU, baris, bukti)
    if not masa:
        kiri = [k for k in _dekat(list(t.judul), j) if k < j]
        yield from (_Calon("jumlah", dua, SATU, 4, 10.0) for dua in combinations(kiri, 2))


def _konversi(dekat: list[int], j: int) -> Iterator[_Calon]:
    """Nilai berskala 4, 5, atau 1 yang dikonversi ke seratus."""
    return (_Calon("kali", (k,), Decimal(n), 3, 6.0) for k in dekat if k < j for n in KONVERSI)


def _masa(t: AngkaTabel, kolom: int) -> str:
    """Masa yang disebut kepala kolom itu: "TB III", "BL 6", "2025", atau ""."""
    return kenali_kepala(normalkan(t.judul[kolom].rpartition(" | ")[2])).periode


def _bagian_masa(t: AngkaTabel, sumber: tuple[int, ...], masa: str) -> bool:
    """Benar bila sumbernya bulan-bulan dan hasilnya tribulan atau semester; masa yang sejenis bukan bagiannya."""
    bagian = [_masa(t, k) for k in sumber]
    return not masa.startswith("BL") and all(b.startswith("BL") for b in bagian)


def _dekat(kolom: list[int], j: int, maks: int = MAKS_SUMBER) -> list[int]:
    """Kolom-kolom berangka terdekat: sekian di kiri, dua di kanan; yang pertama (pagu, target) selalu ikut."""
    letak = kolom.index(j)
    kiri = kolom[max(0, letak - maks) : letak]
    return [*(kolom[:1] if kiri and kiri[0] != kolom[0] else ()), *kiri, *kolom[letak + 1 : letak + 3]]


def _deret(t: AngkaTabel, kolom: list[int], j: int) -> Iterator[tuple[int, ...]]:
    """Deretan kolom di kiri lalu kanannya, yang terpanjang dahulu; lalu yang berdaun sama di kelompok sebelahnya."""
    letak = kolom.index(j)
    kiri, kanan = kolom[:letak], kolom[letak + 1 :]
    daun = normalkan(t.judul[j].rpartition(" | ")[2])
    for sisi in (kiri, kanan):
        sama = [k for k in sisi if " | " in t.judul[k] and normalkan(t.judul[k].rpartition(" | ")[2]) == daun]
        sama = sama if sisi is kiri else sama[::-1]
        yield from (tuple(sama[i:]) for i in range(len(sama) - 1))
    sedaun: dict[str, list[int]] = {}
    for k in kiri:
        if " | " in t.judul[k]:
            sedaun.setdefault(normalkan(t.judul[k].rpartition(" | ")[2]), []).append(k)
    yield from (tuple(s) for d, s in sedaun.items() if len(s) > 1 and d != daun and d in daun)
    yield from (tuple(kiri[i:]) for i in range(max(0, len(kiri) - 24), len(kiri) - 1))
    yield from (tuple(kanan[:i]) for i in range(min(len(kanan), 24), 1, -1))
    jumlah = [k for k in kiri if re.search(_JUMLAH, normalkan(t.judul[k].replace(" | ", " ")))]
    if len(jumlah) > 1:
        yield tuple(jumlah)
    rinci = [k for k in kiri if k not in jumlah]
    yield from (tuple(rinci[i:]) for i in range(len(rinci) - 1) if jumlah)


def _beda(dekat: list[int], j: int, kepala: str, t: AngkaTabel) -> Iterator[_Calon]:
    bersebut = re.search(_SELISIH, kepala) is not None
    baris, bukti = (2, 3.0) if bersebut else (4, 9.0)
    for a, b in permutations(dekat if bersebut else [k for k in dekat if k < j], 2):
        yield _Calon("kurang", (a, b), SATU, baris, bukti)
    judul = {k: normalkan(t.judul[k].replace(" | ", " ")) for k in dekat}
    mutasi = [k for k in dekat if re.search(_MUTASI, judul[k])]
    if re.search(_SALDO, kepala) and len(mutasi) > 1:
        for awal in (k for k in dekat if k not in mutasi):
            yield from (_Calon("saldo", (awal, *dua), SATU, 3, 3.0) for dua in permutations(mutasi, 2))


def _bagi(dekat: list[int], j: int, persen: bool, rasio: bool) -> Iterator[_Calon]:
    baris, bukti = (3, 6.0 if persen or rasio else 10.0)
    for dua in permutations(dekat, 2):
        if persen or max(dua) < j:
            for skala in (SERATUS, SATU):
                yield _Calon("bagi", dua, skala, baris, bukti)
                if persen:
                    yield _Calon("tumbuh", dua, skala, baris, bukti)


def _uji(data: list[BarisAngka], j: int, calon: _Calon, kasar: bool) -> Terbukti | None:
    """Hubungan itu dengan baris yang menyimpang, None bila tidak terbukti."""
    boleh = 1 if len(data) < BANYAK_BARIS else 2
    cocok: dict[int, tuple[list[Nilai], Nilai]] = {}
    salah: list[int] = []
    for b in data:
        masukan = ambil(b, calon.bentuk, calon.sumber)
        if masukan is None or j not in b.angka:
            continue
        status = banding(calon.bentuk, masukan, b.angka[j], calon.skala, kasar, b)
        if status == "exact":
            cocok[b.nomor] = masukan, b.angka[j]
        elif status == "wrong":
            salah.append(b.nomor)
            if len(salah) > boleh:
                return None
    teliti = [x for x in cocok.values() if bermakna(calon.bentuk, *x)]
    if len(teliti) < calon.baris or len(salah) * 2 > len(cocok) or _bukti(calon, teliti, kasar) < calon.bukti:
        return None
    return Terbukti(j, calon.bentuk, calon.sumber, calon.skala, len(cocok), tuple(salah))


def _bukti(calon: _Calon, teliti: list[tuple[list[Nilai], Nilai]], kasar: bool) -> float:
    """Berapa angka yang dibuktikan baris-baris itu: bentangan nilainya dibagi kelonggarannya, baris kembar sekali."""
    rentang = [max(x) - min(x) for x in zip(*([n for n, _ in (*m, h)] for m, h in teliti), strict=False)]
    luas = max(rentang, default=NOL) if calon.bentuk in LINEAR else rentang[-1] if rentang else NOL
    bukti = 0.0
    for masukan, hasil in {(tuple(m), h) for m, h in teliti}:
        lebar = kelonggaran(calon.bentuk, list(masukan), hasil, calon.skala, kasar) * 2 + hasil[1]
        bukti += min(MAKS_ANGKA, log10(luas / lebar)) if luas > lebar else 0.0
    return bukti
