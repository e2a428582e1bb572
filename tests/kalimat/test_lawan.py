"""Texts made to be slow: every one is read in a moment, and a dump of data is no sentence."""

from __future__ import annotations

import time

import pytest

from kertas_kerja.aturan import kk406_rincian_dalam_teks
from kertas_kerja.aturan.kalimat import baca
from kertas_kerja.aturan.kalimat_cacah import cacah
from kertas_kerja.aturan.kalimat_daftar import daftar
from kertas_kerja.aturan.kalimat_gabungan import hubungan_gabungan
from tests.kalimat.putusan import hubungan, konteks, sel

LAWAN = {
    "nomor": "no." * 10_900,
    "awalan": "target " + "di" * 16_000 + " 5",
    "spasi": "target" + " " * 32_000 + "5 realisasi 7",
    "kurung": "(" * 16_000 + "1" + ")" * 16_000 + "= 1",
    "angka": "1,5 " * 8_000,
    "tripel": "target 75 realisasi 70 " * 1_400,
    "jumlah": "1+1=" * 8_000,
    "huruf": "a" * 32_000 + " 5%",
    "kata": "kinerja " * 4_000 + "5% target",
    "seluruh": "seluruh " + "kinerja " * 4_000 + " tercapai 5",
    "naik": "naik dari 5 menjadi " * 1_600,
    "kode": "1a" * 16_000,
    "garis miring": "1/" * 16_000,
    "titik": "1." * 16_000,
    "cacah": "dari 3 iku " * 3_000,
    "pokok": "ikm " * 8_000 + "5",
}


@pytest.mark.parametrize("nama", LAWAN)
def test_hostile_text_costs_little(nama: str) -> None:
    mulai = time.process_time()
    teks = LAWAN[nama]
    hubungan(teks)
    dibaca = baca(teks)
    list(daftar(dibaca))
    list(cacah(dibaca))
    list(hubungan_gabungan(sel(teks), konteks(), kk406_rincian_dalam_teks.ATURAN))
    assert time.process_time() - mulai < 4


def test_a_dump_of_figures_is_no_sentence() -> None:
    assert baca("target 75 realisasi 70 capaian 90% " * 200).bagian == ()
    assert all(not b.bilangan for b in baca("target 75 realisasi 70 capaian 90% " * 20).bagian)
