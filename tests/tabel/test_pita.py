"""Every band of the default profile at its edges, from DOMAIN.md: the upper limit belongs to the band."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kertas_kerja.profil import Profil, muat_profil

PITA: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    # name: (step above an edge, (upper limit, label) ascending); percents as ratios
    "predikat_pko": (
        "0.0001",
        (
            ("0.20", "Sangat Kurang"), ("0.60", "Kurang"), ("0.80", "Butuh Perbaikan"), ("1.00", "Baik"),
            ("1.10", "Istimewa"),
        ),
    ),
    "predikat_akip": (
        "0.01",
        (("30", "D"), ("50", "C"), ("60", "CC"), ("70", "B"), ("80", "BB"), ("90", "A"), ("100", "AA")),
    ),
    "predikat_rb": (
        "0.01",
        (("30", "D"), ("50", "C"), ("60", "CC"), ("70", "B"), ("80", "BB"), ("90", "A"), ("100", "AA")),
    ),
    "mutu_ikm": ("0.01", (("64.99", "D"), ("76.60", "C"), ("88.30", "B"), ("100", "A"))),
    "kategori_ipp": (
        "0.01",
        (
            ("1.00", "F"), ("1.50", "E"), ("2.00", "D"), ("2.50", "C-"), ("3.00", "C"), ("3.50", "B-"), ("4.00", "B"),
            ("4.50", "A-"), ("5.00", "A"),
        ),
    ),
}  # fmt: skip
TARIF = {"AA": "0", "A": "0", "BB": "0.10", "B": "0.15", "CC": "0.20", "C": "0.30", "D": "0.30"}


def salah_pita(profil: Profil, nama: str) -> list[str]:
    """What the band says otherwise than DOMAIN.md, at every edge and one step above it."""
    langkah, batas = PITA[nama]
    pita, salah = profil.pita[nama], []
    for i, (atas, label) in enumerate(batas):
        di_atas = batas[min(i + 1, len(batas) - 1)][1]
        for nilai, harapan in ((Decimal(atas), label), (Decimal(atas) + Decimal(langkah), di_atas)):
            hasil = next(b.singkat for b in pita.batas if b.label == pita.cari(nilai))
            if hasil != harapan:
                salah.append(f"{nama}: {nilai} is {hasil}, not {harapan}")
    return salah


@pytest.mark.parametrize("nama", PITA)
def test_edges(nama: str) -> None:
    assert salah_pita(muat_profil(), nama) == []


def test_every_band_is_tested() -> None:
    assert set(PITA) == set(muat_profil().pita)


def test_rates_of_the_koreksi() -> None:
    assert {k: t.tarif for k, t in muat_profil().koreksi_akip.items()} == {k: Decimal(t) for k, t in TARIF.items()}


def test_decided_on_the_value_as_displayed() -> None:
    pita = muat_profil().pita
    assert pita["predikat_pko"].cari(Decimal("1.000049")) == "Baik (Berhasil)"  # shows 100,00%
    assert pita["predikat_pko"].cari(Decimal("1.00005")) == "Istimewa (Sangat Berhasil)"  # shows 100,01%
    assert pita["predikat_akip"].cari(Decimal("80.004")) == "BB"
    assert pita["predikat_akip"].cari(Decimal("80.005")) == "A"
