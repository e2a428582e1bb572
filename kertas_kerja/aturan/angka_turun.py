"""Baris jumlah yang dibuktikan kolom-kolomnya: hampir semua jumlah ke bawah, satu tidak; dasar KK126."""

from __future__ import annotations

import re
from decimal import Decimal
from math import log10

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.angka_terbukti import dibulatkan
from kertas_kerja.tabel.bagian_persen import berkepala_persen
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.aturan.angka_lembar import AngkaTabel, BarisAngka

MIN_BUKTI = 6.0  # angka yang cocok di kolom-kolom lain
MIN_KOLOM = 3  # kolom lain yang cocok; satu saja cukup bila rupiahnya panjang
BESAR = Decimal(100_000)
PECAHAN = Decimal(2)
_BUKAN_JUMLAH = r"\b(?:persen|tingkat|rasio|indeks|rata|rerata|harga|tarif|satuan|kumulatif)\b|%"
_UKURAN = r"\b(?:capaian|skor|nrr|ikm|target|realisasi|kinerja|fisik|bobot|nilai|progres|volume|tahun|20\d\d|[ktr])\b"


class Menyimpang(NamedTuple):
    """Sel baris jumlah yang lain dari jumlah kolomnya; `cocok`: banyaknya kolom lain yang cocok."""

    baris: BarisAngka
    kolom: int
    jumlah: Decimal
    cocok: int


def menyimpang_ke_bawah(t: AngkaTabel) -> list[Menyimpang]:
    """Paling banyak satu sel: yang menyimpang di satu-satunya baris jumlah, di ujung tabel."""
    total = [b for b in t.baris if b.jenis == "total"]
    if len(total) != 1 or total[0] not in (t.baris[0], t.baris[-1]):
        return []
    cocok, lain, bukti = 0, [], 0.0
    for k in (k for k in total[0].angka if _dapat_dijumlah(t, k)):
        bagian = [b.angka[k] for b in t.data if k in b.angka]
        if sum(bool(n) for n, _ in bagian) < 2:
            continue
        tertulis, satuan = total[0].angka[k]
        jumlah = sum((n for n, _ in bagian), Decimal(0))
        longgar = sum((s for _, s in (*bagian, (tertulis, satuan)) if s < 1), Decimal(0)) / 2
        longgar += Decimal(len(bagian) + 1) / 2 if dibulatkan(t) else 0
        if abs(jumlah - tertulis) in {abs(n) for n, _ in bagian}:
            return []  # satu baris sengaja tidak dijumlah, misalnya pagu yang berulang
        if abs(jumlah - tertulis) <= longgar:
            cocok, bukti = cocok + 1, bukti + log10(max(abs(tertulis) / satuan, Decimal(1)))
        else:
            lain.append(Menyimpang(total[0], k, jumlah, cocok))
    if len(lain) != 1 or bukti < MIN_BUKTI or (cocok < MIN_KOLOM and not _besar(lain[0])):
        return []
    return [lain[0]._replace(cocok=cocok)]


def _dapat_dijumlah(t: AngkaTabel, kolom: int) -> bool:
    """Benar untuk cacah dan rupiah; persen, harga, dan ukuran kinerja tidak dijumlah ke bawah."""
    kepala = normalkan(t.judul[kolom].replace(" | ", " "))
    if berkepala_persen(t.judul[kolom].rpartition(" | ")[2]) or re.search(_BUKAN_JUMLAH, kepala):
        return False
    terbesar = max((abs(b.angka[kolom][0]) for b in t.data if kolom in b.angka), default=Decimal(0))
    if terbesar <= PECAHAN:
        return False  # persen sebagai pecahan
    return terbesar >= BESAR or re.search(_UKURAN, kepala) is None


def _besar(m: Menyimpang) -> bool:
    """Benar bila kedua angkanya sepanjang rupiah, yang di baris jumlah tidak mungkin lain dari jumlahnya."""
    return m.cocok >= 0 and min(abs(m.jumlah), abs(m.baris.angka[m.kolom][0])) >= BESAR
