"""Random true statements are never called wrong; a mistyped figure that breaks one is found."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kalimat.acak import Kalimat, benar, berpengiring, hitungan, selipkan, tripel, tumbuh
from tests.kalimat.putusan import hubungan, salah

PEMBUAT = (tripel, tumbuh, hitungan)
TERTEMUKAN = 0.98


def _kalimat(acak: random.Random) -> Kalimat:
    return berpengiring(acak.choice(PEMBUAT)(acak), acak)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_a_true_statement_is_read_and_right(benih: int) -> None:
    kalimat = _kalimat(random.Random(benih))
    assert benar(kalimat)
    putusan = [h.status for h in hubungan(kalimat.teks)]
    assert putusan, kalimat.teks
    assert "wrong" not in putusan, kalimat.teks


def test_slips_are_found() -> None:
    acak = random.Random(2026)
    banyak: Counter[tuple[str, str]] = Counter()
    terlewat: list[str] = []
    for _ in range(1_200):
        rusak = selipkan(_kalimat(acak), acak)
        if rusak is None:
            continue
        temuan = salah(rusak.teks)
        if benar(rusak):
            assert temuan == [], rusak.teks
            continue
        banyak[rusak.kode, "semua"] += 1
        banyak[rusak.kode, "ditemukan"] += bool(temuan)
        terlewat += [] if temuan else [rusak.teks]
    for kode in ("KK401", "KK402", "KK403"):
        assert banyak[kode, "semua"] > 200
        assert banyak[kode, "ditemukan"] >= TERTEMUKAN * banyak[kode, "semua"], "\n\n".join(terlewat)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(teks: str) -> None:
    _tersebut(teks)


def _tersebut(teks: str) -> None:
    """Whatever is not exact is said in one sentence, with what is written and what should be."""
    for satu in hubungan(teks):
        assert (satu.status == "exact") == (satu.temuan is None)
        if satu.temuan is not None:
            assert satu.temuan.pesan.endswith(".")
            assert satu.temuan.ditemukan != satu.temuan.seharusnya != ""


BAHAN = """
target realisasi capaian tercapai naik turun dari menjadi sebesar atau ikm ipp f02 tahun 2025 2024 ( ) = + - x / : , .
; % poin rp dan iku seluruh tidak tercapai anggaran serapan efisiensi 75,00 69,61 92,81% 8 3 100% Rp1.000.000 1.234 -5
akip nilai predikat A BB
"""
KATA = st.sampled_from(BAHAN.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(KATA, max_size=40))
def test_any_heap_of_words_is_read(kata: list[str]) -> None:
    _tersebut(" ".join(kata))
