"""Words, and what the readings refuse."""

from decimal import Decimal
from fractions import Fraction
from operator import add, mul, sub, truediv

import pytest

from kertas_kerja.angka import Angka, Selang, baca_angka
from kertas_kerja.profil import muat_profil
from kertas_kerja.rumus.ekspresi import (
    Himpunan,
    Kolom,
    Parameter,
    Ringkas,
    Tetapan,
    banyak,
    bulat,
    daun,
    jika,
    jumlah,
    jumlah_kali,
    maks,
    min_,
    pita,
    rata,
    sama,
)
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.rumus.selang import mungkin, selang
from kertas_kerja.rumus.uraian import TAK_ADA, eja, sebutan, uraian

D = Decimal
PITA = muat_profil().pita
R, T, C = Kolom("realisasi"), Kolom("target"), Kolom("capaian")
TEKS = {
    "realisasi": "9,00", "target": "8,60", "capaian": "116,28%", "batas_normalisasi": "110%", "nko": "92,81%",
    "normalisasi": "92,81%", "koreksi": "10%", "f02": "3,82", "f03": "4,76", "serapan": "92,81%",
    "bobot": ["24%", "25%", None], "nilai": ["3,86", "3,70", "4,00"], "sisa": "-0,24",
    "nilai_akhir": ["92,81%", "104,90%", "88,00%"], "panjang": [f"{i},00%" for i in range(90, 100)],
    "kosong": "", "hampa": [], "predikat": "BB", "satu": ["92,81%"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("e", "hasil", "nama", "kalimat"),
    [
        (R / T, "104,65%", "capaian", "capaian = realisasi ÷ target = 9,00 ÷ 8,60 = 104,65%"),
        (R / T, "104,65%", "", "realisasi ÷ target = 9,00 ÷ 8,60 = 104,65%"),
        (R, "9,00", "capaian", "capaian = realisasi = 9,00"),
        ((2 * T - R) / T, "95,35%", "capaian",
         "capaian = (2 × target − realisasi) ÷ target = (2 × 8,60 − 9,00) ÷ 8,60 = 95,35%"),
        (min_(maks(C, 0), Parameter("batas_normalisasi")), "110%", "normalisasi",
         "normalisasi = capaian, dibatasi 0% sampai batas normalisasi = 116,28%, dibatasi 0% sampai 110% = 110%"),
        (Kolom("normalisasi") * (1 - Kolom("koreksi")), "83,53%", "nilai_akhir",
         "nilai akhir = normalisasi × (100% − koreksi) = 92,81% × (100% − 10%) = 83,53%"),
        (rata(Himpunan("nilai_akhir")), "95,24%", "nko",
         "NKO = rata-rata nilai akhir = (92,81% + 104,90% + 88,00%) ÷ 3 = 95,24%"),
        (rata(Himpunan("panjang")), "94,50%", "nko",
         "NKO = rata-rata panjang = (90,00% + 91,00% + 92,00% + 93,00% + …) ÷ 10 = 94,50%"),
        (jumlah(Himpunan("panjang")), "945,00%", "total",
         "total = jumlah panjang = 90,00% + 91,00% + 92,00% + 93,00% + … (10 nilai) = 945,00%"),
        (rata(Himpunan("satu")), "92,81%", "nko", "NKO = rata-rata satu = 92,81%"),
        (jumlah_kali(Himpunan("bobot"), Himpunan("nilai")), "1,85", "f02",
         "F02 = jumlah (bobot × nilai) = 24% × 3,86 + 25% × 3,70 = 1,85"),
        (jumlah_kali(Himpunan("bobot"), Himpunan("nilai")) / 100, "1,85", "f02",
         "F02 = jumlah (bobot × nilai) ÷ 100 = (24% × 3,86 + 25% × 3,70) ÷ 100 = 1,85"),
        (D("0.75") * Kolom("f02") + D("0.25") * Kolom("f03"), "4,05", "ipp",
         "IPP = 0,75 × F02 + 0,25 × F03 = 0,75 × 3,82 + 0,25 × 4,76 = 4,05"),
        (bulat(C, 4) - bulat(Kolom("serapan"), 4), "23,47%", "efisiensi",
         "efisiensi = capaian − serapan = 116,28% − 92,81% = 23,47%"),
        (R - Kolom("sisa"), "9,24", "", "realisasi − sisa = 9,00 − (-0,24) = 9,24"),
        (R - (T - 1), "1,40", "", "realisasi − (target − 1) = 9,00 − (8,60 − 1) = 1,40"),
        (-(R - T), "-0,40", "", "−(realisasi − target) = −(9,00 − 8,60) = -0,40"),
        (maks(R, T), "9,00", "", "terbesar dari realisasi; target = terbesar dari 9,00; 8,60 = 9,00"),
        (min_(Himpunan("nilai_akhir")), "88,00%", "",
         "terkecil dari nilai akhir = terkecil dari 92,81%; 104,90%; 88,00% = 88,00%"),
        (banyak(Himpunan("bobot")), "2", "banyak", "banyak = banyaknya bobot = 2"),
        (rata(Himpunan("hampa")), "", "nko", f"NKO = rata-rata hampa = {TAK_ADA} = "),
        (R / Kolom("kosong"), "", "", f"realisasi ÷ kosong = 9,00 ÷ {TAK_ADA} = "),
        (jika(sama(T, 0), 1, R / T), "104,65%", "capaian",
         "capaian = realisasi ÷ target (karena target ≠ 0) = 9,00 ÷ 8,60 = 104,65%"),
        (jika(sama(Kolom("nko"), 1), "Sangat Menunjang", "Kurang Menunjang"), "Kurang Menunjang", "kategori",
         "kategori = Kurang Menunjang (karena NKO ≠ 100%) = Kurang Menunjang"),
        (jika(sama(Kolom("predikat"), "BB"), Kolom("koreksi"), 0), "10%", "koreksi",
         "koreksi = koreksi (karena predikat = BB) = 10%"),
        (jika(sama(Kolom("kosong"), 0), R, T), "?", "x",
         f"x = jika kosong = 0: realisasi; selain itu: target = jika {TAK_ADA} = 0: 9,00; selain itu: 8,60 = ?"),
        (pita(Kolom("nko"), "predikat_pko"), "Baik (Berhasil)", "predikat",
         "predikat: NKO 92,81% (> 80%–100%) berarti Baik (Berhasil)"),
        (pita(C, "predikat_pko"), "Istimewa (Sangat Berhasil)", "predikat",
         "predikat: capaian 116,28% (> 100%) berarti Istimewa (Sangat Berhasil)"),
        (pita(Kolom("f02"), "kategori_ipp"), "F", "kategori", "kategori: F02 3,82 (≤ 1) berarti F"),
        (pita(rata(Himpunan("nilai_akhir")), "predikat_pko"), "Baik (Berhasil)", "predikat",
         "predikat: rata-rata nilai akhir = (92,81% + 104,90% + 88,00%) ÷ 3 (> 80%–100%) berarti Baik (Berhasil)"),
    ],
)  # fmt: skip
def test_uraian(e, hasil, nama, kalimat):
    assert uraian(e, lambda d: TEKS[d.args[0]], hasil, nama, PITA) == kalimat


def test_uraian_dengan_angka_dan_nama_sendiri():
    hasil = Angka(D("1.0465"), 2, True)
    kalimat = uraian(R / T, lambda d: TEKS[d.args[0]], hasil, "capaian", sebut=lambda d: d.args[0].upper())
    assert kalimat == "capaian = REALISASI ÷ TARGET = 9,00 ÷ 8,60 = 104,65%"
    tanpa_pita = uraian(pita(Kolom("nko"), "predikat_pko"), lambda d: "92,81%", "Baik", "predikat")
    assert tanpa_pita == "predikat: NKO 92,81% berarti Baik"
    assert sebutan(Ringkas("f02", "nilai")) == "nilai F02"
    assert eja("nilai_akhir_pk") == "nilai akhir PK"


def test_pohon():
    e = jumlah(Himpunan("nilai")) / Kolom("target") + Kolom("target") * Tetapan("1.1") - Ringkas("total", "pagu")
    assert daun(e) == (Himpunan("nilai"), Kolom("target"), Ringkas("total", "pagu"))
    assert repr(R / (T - 1)) == "(Kolom(realisasi) ÷ (Kolom(target) − Tetapan(1)))"
    assert repr(-rata(Himpunan("nilai", "anak"))) == "-rata(Himpunan(nilai, anak))"
    assert (Himpunan("nilai", "anak").kolom, Himpunan("nilai", "anak").baris) == ("nilai", "anak")
    assert Kolom("a") != Parameter("a")
    assert Kolom("a") != "a"
    assert Tetapan("1.1").nilai == D("1.1")
    assert Tetapan("Baik").nilai == "Baik"
    assert tuple(f(Tetapan(n), R) for f, n in ((sub, 1), (add, 1), (mul, 2), (truediv, 2))) == (
        1 - R,
        1 + R,
        2 * R,
        2 / R,
    )
    match Ringkas("nko", "capaian"):
        case Ringkas(jenis, kolom):
            assert (jenis, kolom) == ("nko", "capaian")


def test_hitung_tak_terdefinisi():
    assert hitung(R / T, {R: D(1), T: None}.get) is None
    assert hitung(R / T, {R: D(1), T: D(0)}.get) is None
    assert hitung(maks(R, T), {R: D(1), T: None}.get) is None
    for ringkas in (jumlah, rata, maks, min_):
        assert hitung(ringkas(Himpunan("x")), lambda _: [None, None]) is None
        assert hitung(ringkas(Himpunan("x")), lambda _: None) is None
    assert hitung(banyak(Himpunan("x")), lambda _: [D(1), None]) == 1
    assert hitung(jika(sama(Kolom("p"), "A"), 1, 2), lambda _: None) is None
    assert hitung(jika(sama(T, 0), 1, R / T), {R: None, T: D(0)}.get) == 1
    assert hitung(jika(sama(R, 0), 1, 2), {R: None}.get) is None
    assert hitung(jika(sama(Kolom("p"), " baik "), 1, 2), lambda _: "BAIK") == 1
    assert hitung(jika(sama(Kolom("p"), 1), 1, 2), lambda _: "BAIK") == 2


def test_hitung_membawa_angka_tak_dibulatkan():
    sepertiga = Kolom("a") / 3
    assert hitung(bulat((sepertiga + sepertiga + sepertiga) * D("0.925"), 2), lambda _: D(1)) == D("0.93")


def test_kesalahan_pemakai():
    with pytest.raises(TypeError, match="row set"):
        hitung(Himpunan("x") + R, lambda d: [D(1)])
    with pytest.raises(TypeError, match="row set"):
        hitung(jumlah(Himpunan("x")), lambda d: D(1))
    with pytest.raises(TypeError, match="number"):
        hitung(R + 1, lambda d: "WTP")
    with pytest.raises(ValueError, match="zip"):
        hitung(jumlah_kali(Himpunan("x"), Himpunan("y")), {Himpunan("x"): [D(1)], Himpunan("y"): [D(1)] * 2}.get)
    with pytest.raises(KeyError):
        hitung(pita(R, "tidak_ada"), lambda d: D(1), PITA)
    with pytest.raises(TypeError, match="row set"):
        selang(Himpunan("x") + R, lambda d: [Selang(D(1), D(1))])
    with pytest.raises(TypeError, match="row set"):
        selang(jumlah(Himpunan("x")), lambda d: "BB")
    with pytest.raises(TypeError, match="number"):
        selang(R + 1, lambda d: "WTP")


def test_selang_hitungan():
    isi = {R: Selang(D(-1), D(2)), T: Selang(D(3), D(4)), C: None}
    assert selang(R + T, isi.get) == (D(2), D(6))
    assert selang(R - T, isi.get) == (D(-5), D(-1))
    assert selang(R * T, isi.get) == (D(-4), D(8))
    assert selang(T / R, isi.get) is None
    assert selang(R + C, isi.get) is None
    assert selang(-R, isi.get) == (D(-2), D(1))
    bawah, atas = selang(R / T, isi.get)
    assert Fraction("-0.3334") < Fraction(bawah) <= Fraction(-1, 3)
    assert Fraction(2, 3) <= Fraction(atas) < Fraction("0.6667")
    assert selang(min_(maks(R, 0), D("1.1")), isi.get) == (D(0), D("1.1"))
    assert selang(pita(R, "predikat_pko"), isi.get, PITA) == set(PITA["predikat_pko"].labels())
    himpunan = [Selang(D(1), D(2)), None, Selang(D(3), D(4))]
    assert selang(rata(Himpunan("x")), lambda _: himpunan) == (D(2), D(3))
    assert selang(maks(Himpunan("x")), lambda _: himpunan) == (D(3), D(4))
    assert selang(banyak(Himpunan("x")), lambda _: himpunan) == (D(2), D(2))


def test_selang_cabang():
    isi = {R: Selang(D("0.9"), D("1.1")), T: Selang(D(2), D(2)), C: None}
    assert mungkin(sama(R, 1), isi.get) == {True, False}
    assert mungkin(sama(T, 2), isi.get) == {True}
    assert mungkin(sama(T, 3), isi.get) == {False}
    assert mungkin(sama(C, 1), isi.get) == set()
    assert mungkin(sama(T, "BB"), isi.get) == {False}
    assert selang(jika(sama(R, 1), 5, 7), isi.get) == (D(5), D(7))
    assert selang(jika(sama(R, 1), "Ya", "Tidak"), isi.get) == {"Ya", "Tidak"}
    assert selang(jika(sama(R, 1), C, 7), isi.get) is None


def test_baca_angka_dipakai_sebagai_masukan():
    angka = baca_angka("92,81%")
    assert angka is not None
    assert selang(R, lambda _: angka.selang()) == (D("0.92805"), D("0.92815"))
