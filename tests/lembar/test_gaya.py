"""Colours: legible in grey, apart for colour-blind readers; rules: the same band as the profile gives."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import openpyxl
import pytest
import xlsxwriter

from kertas_kerja.lembar import gaya
from kertas_kerja.profil import muat_profil

PITA = muat_profil().predikat_pko

# Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
BUTA_WARNA = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "biasa": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}


def linear(warna: str) -> list[float]:
    bagian = [int(warna[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in bagian]


def luminans(warna: str) -> float:
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(warna), strict=True))


def lab(rgb: list[float]) -> tuple[float, float, float]:
    r, g, b = (min(max(c, 0.0), 1.0) for c in rgb)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def kontras(a: str, b: str) -> float:
    terang, gelap = sorted((luminans(a), luminans(b)), reverse=True)
    return (terang + 0.05) / (gelap + 0.05)


@pytest.mark.parametrize("warna", [*gaya.PREDIKAT, *gaya.TINGKAT.values()])
def test_dark_text_has_the_contrast_of_wcag_aa(warna: gaya.Warna) -> None:
    assert kontras(warna.isi, warna.tulisan) >= 4.5


def test_other_fills_carry_their_text() -> None:
    for isi, tulisan in ((gaya.KEPALA, gaya.TINTA), (gaya.RUMUS, gaya.TINTA), (gaya.MASUKAN, gaya.TINTA_MASUKAN)):
        assert kontras(isi, tulisan) >= 7
    assert kontras("FFFFFF", gaya.TINTA_LEMAH) >= 4.5


def test_predikat_colours_differ_in_grey() -> None:
    terang = [lab(linear(w.isi))[0] for w in gaya.PREDIKAT]
    assert all(b - a >= 7 for a, b in pairwise(terang)), terang


@pytest.mark.parametrize("mata", BUTA_WARNA)
def test_predikat_colours_differ_for_every_eye(mata: str) -> None:
    def lihat(warna: str) -> tuple[float, float, float]:
        asal = linear(warna)
        return lab([sum(m * c for m, c in zip(baris, asal, strict=True)) for baris in BUTA_WARNA[mata]])

    titik = [lihat(w.isi) for w in gaya.PREDIKAT]
    for i, a in enumerate(titik):
        for b in titik[i + 1 :]:
            assert sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5 >= 10


def test_names_of_a_band() -> None:
    assert gaya.nama_pita(PITA, 3) == ("Baik (Berhasil)", "Baik", "Berhasil")
    assert gaya.nama_pita(PITA, 0) == ("Sangat Kurang",)


def test_every_name_is_one_that_the_profile_understands() -> None:
    for i, batas in enumerate(PITA.batas):
        assert {PITA.cocok(n) for n in gaya.nama_pita(PITA, i)} == {batas.label}


def menurut_rumus(nilai: Decimal, skala: int) -> int | None:
    """The band whose rule holds, read from the rule's own text with Decimal arithmetic."""
    kena = []
    for i, a in zip(range(4, -1, -1), gaya.format_capaian("E6:E9", PITA, skala).aturan, strict=True):
        isi = a.rumus.removeprefix("AND(ISNUMBER(E6),").removesuffix(")")
        desimal = 4 if skala == 1 else 2
        kiri = str((nilai * skala).quantize(Decimal(1).scaleb(-desimal), "ROUND_HALF_UP"))
        syarat = [s.replace(f"ROUND(E6,{desimal})", kiri) for s in isi.split(",R") if s]
        syarat = [s.replace(f"OUND(E6,{desimal})", kiri) for s in syarat]
        if all(_benar(s) for s in syarat):
            kena.append(i)
    assert len(kena) == 1
    return kena[0]


def _benar(s: str) -> bool:
    kiri, tanda, kanan = s.partition("<=") if "<=" in s else s.partition(">")
    return Decimal(kiri) <= Decimal(kanan) if tanda == "<=" else Decimal(kiri) > Decimal(kanan)


@pytest.mark.parametrize("skala", [1, 100])
@pytest.mark.parametrize(
    "nilai", ["-0.5", "0", "0.2", "0.20004", "0.20005", "0.6", "0.8", "0.80006", "1", "1.00004", "1.00005", "1.1", "3"]
)
def test_capaian_rules_agree_with_the_profile(nilai: str, skala: int) -> None:
    assert menurut_rumus(Decimal(nilai), skala) == PITA.indeks(Decimal(nilai))


def test_condformat_has_the_same_rules() -> None:
    dibuat: list[dict[str, object]] = []

    def add_dxf(**bentuk: object) -> int:
        dibuat.append(bentuk)
        return len(dibuat) - 1

    syarat = gaya.format_predikat("K6:K9", PITA)
    hasil = syarat.condformat(add_dxf)
    assert hasil.sqref == "K6:K9"
    assert [r.formulas[0] for r in hasil.rules] == [a.rumus for a in syarat.aturan]
    assert [r.dxf for r in hasil.rules] == [0, 1, 2, 3, 4]
    assert dibuat[0] == {"fill": gaya.PREDIKAT[4].isi, "font_color": gaya.TINTA, "bold": True}
    assert hasil.rules[1].formulas == ('OR(TRIM(K6)="Baik (Berhasil)",TRIM(K6)="Baik",TRIM(K6)="Berhasil")',)


def test_xlsxwriter_writes_the_same_rules() -> None:
    berkas = BytesIO()
    buku = xlsxwriter.Workbook(berkas)
    lembar, format_buku = buku.add_worksheet(), gaya.Gaya(buku)
    syarat = gaya.format_capaian("B2:B5", PITA, 100)
    format_buku.pasang(lembar, syarat)
    assert format_buku.format("isi") is format_buku.format("isi")
    buku.close()
    dibaca = openpyxl.load_workbook(berkas)["Sheet1"].conditional_formatting["B2:B5"]
    assert [a.formula[0] for a in dibaca] == [a.rumus for a in syarat.aturan]
    assert [a.dxf.fill.bgColor.rgb for a in dibaca] == [f"FF{w.isi}" for w in reversed(gaya.PREDIKAT)]


def test_a_scale_of_other_length_is_spread_over_the_colours() -> None:
    akip = muat_profil().predikat_akip
    assert gaya.warna_pita(akip, 0) == gaya.PREDIKAT[0]
    assert gaya.warna_pita(akip, 6) == gaya.PREDIKAT[4]
