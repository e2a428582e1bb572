"""The layouts in which every table of the report must be recognised: each name is one test."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.kenali.penata import Tata, UbahKepala
from tests.kenali.pengetik import rapat, sebagai_angka, sebagai_poin, tercampur
from tests.kenali.sinonim import bersinonim


def huruf_besar(teks: str, peran: str) -> str:
    """UPPER CASE with two spaces at the end."""
    return teks.upper() + "  "


def huruf_kecil(teks: str, peran: str) -> str:
    """lower case with a colon."""
    return teks.lower() + " :"


def spasi_aneh(teks: str, peran: str) -> str:
    """Non-breaking spaces, a line break for the first space, double spaces for the others."""
    return teks.replace(" ", "\n", 1).replace(" ", "\u00a0\u00a0 ")


def salah_ketik(benih: int) -> UbahKepala:
    """Two neighbouring letters swapped, or one left out, in one word of six letters or more."""
    acak = random.Random(benih)

    def ubah(teks: str, peran: str) -> str:
        kata = teks.split(" ")
        panjang = [i for i, k in enumerate(kata) if len(k) >= 6 and k.isalpha()]
        if not panjang:
            return teks
        i = acak.choice(panjang)
        huruf = list(kata[i])
        j = acak.randrange(1, len(huruf) - 2)
        if acak.random() < 0.5:
            huruf[j], huruf[j + 1] = huruf[j + 1], huruf[j]
        else:
            del huruf[j]
        kata[i] = "".join(huruf)
        return " ".join(kata)

    return ubah


def angka_biasa(i: int) -> int:
    """1, 2, 3 as numbers."""
    return i + 1


def angka_kurung(i: int) -> str:
    """(1), (2), (3)."""
    return f"({i + 1})"


def huruf_kurung(i: int) -> str:
    """(a), (b), © as AutoCorrect leaves it."""
    return "©" if i == 2 else f"({chr(97 + i)})"


def rumus_kata(i: int) -> str:
    """Numbers, then a formula in words under the fifth and the last columns."""
    return {4: "5=(4/3)", 8: "9 = 7 - 8"}.get(i, str(i + 1))


def _bersinonim(benih: int) -> Callable[[], Tata]:
    return lambda: Tata(kepala=bersinonim(benih), ketik=sebagai_angka)


def _bersalah_ketik(benih: int) -> Callable[[], Tata]:
    return lambda: Tata(kepala=salah_ketik(benih))


VARIAN: dict[str, Callable[[], Tata]] = {
    "teks": lambda: Tata(),
    "angka": lambda: Tata(ketik=sebagai_angka),
    "poin": lambda: Tata(ketik=sebagai_poin),
    "campur": lambda: Tata(ketik=tercampur),
    "spasi di angka": lambda: Tata(ketik=rapat),
    **{f"sinonim {n}": _bersinonim(n) for n in range(8)},
    "kepala huruf besar": lambda: Tata(kepala=huruf_besar),
    "kepala huruf kecil": lambda: Tata(kepala=huruf_kecil),
    "kepala berspasi aneh": lambda: Tata(kepala=spasi_aneh),
    **{f"kepala salah ketik {n}": _bersalah_ketik(n) for n in range(8)},
    "kepala tak digabung": lambda: Tata(gabung=False),
    "kepala tak digabung, angka": lambda: Tata(gabung=False, ketik=sebagai_angka),
    "nomor kolom 1 2 3": lambda: Tata(nomor=angka_biasa),
    "nomor kolom (1) (2)": lambda: Tata(nomor=angka_kurung, ketik=sebagai_angka),
    "nomor kolom (a) (b) ©": lambda: Tata(nomor=huruf_kurung, gabung=False),
    "nomor kolom berumus": lambda: Tata(nomor=rumus_kata, ketik=sebagai_poin),
    "kolom pertama kosong": lambda: Tata(kolom_awal=1, baris_awal=1),
    "jauh di dalam lembar": lambda: Tata(kolom_awal=3, baris_awal=9, ketik=sebagai_angka),
    "bertumpuk, dua baris kosong": lambda: Tata(tumpuk=5, jeda=2),
    "bertumpuk, satu baris kosong": lambda: Tata(tumpuk=5, jeda=1, judul="rapat"),
    "bertumpuk, satu baris kosong, angka": lambda: Tata(tumpuk=7, jeda=1, ketik=sebagai_angka, judul="gabung"),
    "bertumpuk dengan narasi": lambda: Tata(tumpuk=4, jeda=1, narasi=True, judul="rapat"),
    "bertumpuk dengan narasi, angka": lambda: Tata(tumpuk=4, jeda=2, narasi=True, ketik=sebagai_angka),
    "bertumpuk tanpa judul": lambda: Tata(tumpuk=4, jeda=2, judul="tanpa"),
    "berdampingan": lambda: Tata(sisi=True),
    "berdampingan, angka": lambda: Tata(sisi=True, ketik=sebagai_angka, judul="gabung"),
    "judul digabung": lambda: Tata(judul="gabung"),
    "judul rapat": lambda: Tata(judul="rapat"),
    "tanpa judul": lambda: Tata(judul="tanpa"),
    "tanpa judul, angka": lambda: Tata(judul="tanpa", ketik=sebagai_angka),
    "label di atas": lambda: Tata(keterangan=True),
    "label di atas, tanpa judul": lambda: Tata(keterangan=True, judul="tanpa"),
    "sasaran digabung ke bawah": lambda: Tata(gabung_sasaran=True, ketik=sebagai_angka),
    "kepala berulang": lambda: Tata(ulang=8),
    "kepala berulang, angka": lambda: Tata(ulang=13, ketik=sebagai_angka, gabung=False),
    "baris disiapkan": lambda: Tata(siap=10),
    "baris disiapkan dengan rumus": lambda: Tata(siap=8, siap_berumus=True, ketik=sebagai_angka),
    "baris tersembunyi": lambda: Tata(sembunyi=True),
    "rentang terpakai jauh": lambda: Tata(jauh=True),
}  # fmt: skip
