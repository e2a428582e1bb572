"""Numbers as people write them: the cases of DOMAIN.md sections 5 and 6, and properties."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kertas_kerja.angka import (
    Angka,
    Selang,
    baca_angka,
    bakukan,
    bulat,
    dari_float,
    float_tepat,
    kosong,
    titik_ambigu,
    tulis_angka,
)

D = Decimal

TERBACA = [
    ("78,64", "78.64", 2, False, ""),
    ("2.247.666.203", "2247666203", 0, False, ""),
    ("2.673.693.824,00", "2673693824", 2, False, ""),
    ("100,00 %", "1", 2, True, ""),
    ("-14,81%", "-0.1481", 2, True, ""),
    ("−0,24", "-0.24", 2, False, ""),
    ("–0,24", "-0.24", 2, False, ""),
    ("- 14,81%", "-0.1481", 2, True, ""),
    ("+3,70 poin", "3.70", 2, False, "poin"),
    ("3 Dokumen", "3", 0, False, "Dokumen"),
    ("11 orang/bulan", "11", 0, False, "orang/bulan"),
    ("78 lembaga kemasyarakatan", "78", 0, False, "lembaga kemasyarakatan"),
    ("24 partai politik", "24", 0, False, "partai politik"),
    ("93,96 per 100.000 KH", "93.96", 2, False, "per 100.000 KH"),
    ("25,5 per 1.000 KH", "25.5", 1, False, "per 1.000 KH"),
    ("12 kematian per 1.000 kelahiran hidup", "12", 0, False, "kematian per 1.000 kelahiran hidup"),
    ("4 orang per desa", "4", 0, False, "orang per desa"),
    ("3 (tiga) dokumen", "3", 0, False, "(tiga) dokumen"),
    ("4 m²", "4", 0, False, "m²"),
    ("5 m2", "5", 0, False, "m2"),
    ("4.5 Ha", "4.5", 1, False, "Ha"),
    ("4,5 Hektar Sawah", "4.5", 1, False, "Hektar Sawah"),
    ("4 dok.", "4", 0, False, "dok."),
    ("5 l", "5", 0, False, "l"),
    ("5m", "5", 0, False, "m"),
    ("72,25 B", "72.25", 2, False, "B"),
    ("Rp. 4.110.000,00", "4110000", 2, False, "Rp"),
    ("Rp4.110.000,-", "4110000", 0, False, "Rp"),
    ("Rp 4.110.000.-", "4110000", 0, False, "Rp"),
    ("4.110.000.-", "4110000", 0, False, ""),
    ("-Rp 5.000", "-5000", 0, False, "Rp"),
    ("Rp (5.000)", "-5000", 0, False, "Rp"),
    ("(2.852.500)", "-2852500", 0, False, ""),
    ("(14,81%)", "-0.1481", 2, True, ""),
    ("4.31", "4.31", 2, False, ""),
    ("13.90", "13.90", 2, False, ""),
    ("122,55", "122.55", 2, False, ""),
    ("0.925", "0.925", 3, False, ""),
    ("4.310", "4310", 0, False, ""),
    ("102.345%", "1.02345", 3, True, ""),
    ("1,234,567", "1234567", 0, False, ""),
    ("1,234.56", "1234.56", 2, False, ""),
    ("1.234,56", "1234.56", 2, False, ""),
    ("1,000", "1", 3, False, ""),
    ("100 % (persen)", "1", 0, True, ""),
    ("85 persen", "0.85", 0, True, ""),
    ("20,7 ‰", "20.7", 1, False, "‰"),
    ("24,5 °C", "24.5", 1, False, "°C"),
    ("8,6", "8.6", 1, False, ""),
    ("9", "9", 0, False, ""),
    ("0", "0", 0, False, ""),
    ("0,00%", "0", 2, True, ""),
    ("2025", "2025", 0, False, ""),
    ("\u00a078,64\u00a0", "78.64", 2, False, ""),
    ("100,00\u202f%\n", "1", 2, True, ""),
    ("\ufeff１２,5", "12.5", 1, False, ""),
]

BUKAN_ANGKA = [
    *("", " ", "-", "–", "..", "n/a", "WTP", "BB", "tidak ada"),
    *("> 80% - 100%", "0% - 20%", "80-100", "80 - 100", "0,00%/0,00%", "1/2", "2 x 3", "12 s.d 15", "≥ 80"),
    *("12 per 2025", "3 per 12 bulan", "5 orang per 10 desa", "12 per 1.000 KH pada tahun 2025", "5 per 1.000 juta"),
    *("naik 5 per 1.000 KH", "5 per 1.000 KH di 12 desa", "2 per Januari", "93,96 per 100.00 KH"),
    *("9 Tahun 2025", "31/12/2025", "17 Agustus", "17 Agustus 2025", "15.30 WIB", "2024-01-31"),
    *("7.01.01", "1.2.3", "03", "00", "1.234.56", "1,23,456", "1,2,3", "1.234,56,7"),
    *(
        "1.",
        "2. Layanan SKCK",
        "3.1 Capaian Kinerja",
        "12,",
        "(5)",
        "(1)",
        "(2025)",
        "(5) dokumen",
        "5 %)",
        "(1) x (100% - (2))",
    ),
    *("- 5 dokumen", "3 orang, 2 kali", "2,3 miliar", "750 jt", "12 Rb", "1e5", "1e2", "nan", "Infinity", "0x10"),
    *("89,2l", "80,1O", "12I", "7S"),
    *("1½", "2½ tahun", "1²", "½", "٣", "1_000", "Rp -", "Rp 5%", "100% ASN", "5," + "1" * 40),
    *("196501011990031001", "19650101 199003 1 001"),
    "9" * 300,
    "3 program yang mendukung sasaran ini telah dilaksanakan",
]


@pytest.mark.parametrize(("teks", "nilai", "desimal", "persen", "satuan"), TERBACA)
def test_baca(teks: str, nilai: str, desimal: int, persen: bool, satuan: str) -> None:
    angka = baca_angka(teks)
    assert angka is not None
    assert angka == (D(nilai), desimal, persen, satuan, teks.strip(), -1)


@pytest.mark.parametrize("teks", BUKAN_ANGKA)
def test_bukan_angka(teks: str) -> None:
    assert baca_angka(teks) is None


@pytest.mark.parametrize("teks", ["", None, " ", "-", "–", "—", "- -", "..", "…", "n/a", "NA", "N.A.", "#N/A",
                                  "tidak ada", "Tidak Ada", "belum ada data", "nihil", "Rp -", "Rp. -", "(-)",
                                  "\u00a0", "-%", "_"])  # fmt: skip
def test_kosong(teks: str | None) -> None:
    assert kosong(teks)


@pytest.mark.parametrize("teks", ["0", "0,00", "0%", "WTP", "-5", "Rp 0", "ada", "rapi", "tidak ada hambatan"])
def test_tidak_kosong(teks: str) -> None:
    assert not kosong(teks)


@pytest.mark.parametrize(
    ("teks", "ambigu"),
    [("4.310", True), ("1.234", True), ("-1.234", True), ("102.345%", True), ("12.345 orang", True),
     ("4.31", False), ("0.925", False), ("2.247.666", False), ("1.234,5", False), ("Rp 4.310", False),
     ("1234", False), ("7.01.01", False), ("n/a", False), ("1" * 300, False)],
)  # fmt: skip
def test_titik_ambigu(teks: str, ambigu: bool) -> None:
    assert titik_ambigu(teks) is ambigu


def test_kolom_memutuskan_titik() -> None:
    assert baca_angka("4.310", titik_desimal=True) == (D("4.310"), 3, False, "", "4.310", -1)
    assert baca_angka("4.310", titik_desimal=False) == (D("4310"), 0, False, "", "4.310", -1)
    # a thousands reader must not make 431 of 4.31, nor a decimal reader 2,2 of 2.247.666
    assert baca_angka("4.31", titik_desimal=False) == baca_angka("4.31")
    assert baca_angka("2.247.666", titik_desimal=True) == baca_angka("2.247.666")
    assert baca_angka("102.345%", titik_desimal=False) == (D("1023.45"), 0, True, "", "102.345%", -1)


@pytest.mark.parametrize(
    ("nilai", "desimal", "hasil"),
    [("0.925", 2, "0.93"), ("-0.925", 2, "-0.93"), ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("4.0514", 2, "4.05"),
     ("0.0003", 4, "0.0003"), ("1450", -2, "1500"), ("0.004", 2, "0.00"), ("1E+2", 1, "100.0"),
     ("0.92499999999999999999999999999999999999999999999999", 2, "0.93")],
)  # fmt: skip
def test_bulat(nilai: str, desimal: int, hasil: str) -> None:
    assert str(bulat(D(nilai), desimal)) == str(D(hasil).quantize(D(1).scaleb(-desimal)))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12),
       st.integers(0, 6))  # fmt: skip
def test_bulat_seperti_hitungan_bilangan_bulat(nilai: Decimal, desimal: int) -> None:
    mikro = int(abs(nilai) * 10**6)
    utuh, sisa = divmod(mikro, 10 ** (6 - desimal))
    utuh += 2 * sisa >= 10 ** (6 - desimal)
    assert bulat(nilai, desimal) == D(utuh) / 10**desimal * (-1 if nilai < 0 else 1)


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(-3, 15))
def test_bulat_menerima_setiap_bilangan(x: float, desimal: int) -> None:
    nilai = dari_float(x)
    assert abs(bulat(nilai, desimal) - nilai) <= D("0.5").scaleb(-desimal)


@pytest.mark.parametrize(
    ("nilai", "desimal", "pilihan", "teks"),
    [("2247666203", 0, {}, "2.247.666.203"), ("0.9281", 2, {"persen": True}, "92,81%"),
     ("-0.1481", 2, {"persen": True}, "-14,81%"), ("3", 0, {"satuan": "dokumen"}, "3 dokumen"),
     ("4110000", 2, {"rp": True}, "Rp 4.110.000,00"), ("-5000", 0, {"rp": True}, "-Rp 5.000"),
     ("-0.001", 2, {}, "0,00"), ("0.925", 2, {}, "0,93"), ("999.995", 2, {}, "1.000,00"),
     ("1.04651162", 0, {"persen": True}, "105%"), ("1E+3", 0, {}, "1.000")],
)  # fmt: skip
def test_tulis(nilai: str, desimal: int, pilihan: dict[str, object], teks: str) -> None:
    assert tulis_angka(D(nilai), desimal, **pilihan) == teks  # type: ignore[arg-type]


_nilai = st.integers(-(10**14), 10**14)


@given(_nilai, st.integers(0, 6), st.booleans(), st.sampled_from(["", "dokumen", "orang/bulan", "‰"]), st.booleans())
def test_tulis_lalu_baca(utuh: int, desimal: int, persen: bool, satuan: str, rp: bool) -> None:
    nilai = D(utuh).scaleb(-desimal - 2 * persen)
    teks = tulis_angka(nilai, desimal, persen=persen, satuan=satuan, rp=rp and not persen)
    angka = baca_angka(teks, titik_desimal=False if titik_ambigu(teks) else None)
    assert angka is not None
    assert (angka.nilai, angka.desimal, angka.persen) == (nilai, desimal, persen)
    assert angka.satuan == ("" if persen else "Rp" if rp else satuan)
    assert angka._replace(teks="").tulis() == teks


@given(st.text(max_size=60) | st.text("0123456789.,-%() RpxkKe/\u00a0", max_size=20))
def test_teks_apa_pun_tidak_menggagalkan(teks: str) -> None:
    angka = baca_angka(teks)
    titik_ambigu(teks)
    if angka is not None:
        assert angka.nilai.is_finite()
        assert not kosong(teks)
        assert any(c.isdecimal() for c in bakukan(teks))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_dari_float(x: float) -> None:
    assert float(dari_float(x)) == x
    assert dari_float(x) == D(repr(x))


@pytest.mark.parametrize("x", [float("nan"), float("inf"), float("-inf")])
def test_dari_float_menolak_yang_tak_hingga(x: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        dari_float(x)


def test_selang() -> None:
    angka = baca_angka("92,81%")
    assert angka is not None
    assert angka.skala == 100
    assert angka.desimal_nilai == 4
    assert angka.selang() == (D("0.92805"), D("0.92815"))
    assert angka.dengan_ketelitian(None).selang() == (D("0.9281"), D("0.9281"))
    assert angka.dengan_ketelitian(1).selang() == (D("0.9276"), D("0.9286"))
    assert Angka(D(3)).selang() == (D("2.5"), D("3.5"))


def test_selang_memuat_dan_beririsan() -> None:
    selang = Selang(D(1), D(2))
    assert selang.memuat(D(1))
    assert selang.memuat(D(2))
    assert not selang.memuat(D("2.01"))
    assert selang.beririsan(Selang(D(2), D(3)))
    assert not selang.beririsan(Selang(D("2.01"), D(3)))


@given(st.integers(-(10**9), 10**9), st.integers(0, 4), st.booleans(), st.integers(-499, 499))
def test_selang_memuat_semua_yang_dibulatkan_ke_tulisan(utuh: int, d: int, persen: bool, geser: int) -> None:
    angka = Angka(D(utuh).scaleb(-d - 2 * persen), d, persen)
    asli = angka.nilai + D(geser).scaleb(-3 - angka.desimal_nilai)
    assert angka.selang().memuat(asli)
    assert bulat(asli, angka.desimal_nilai) == angka.nilai


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**9), 10**9).map(lambda n: n / 1000))
def test_float_tepat_is_the_decimal_and_its_decimals(x: float) -> None:
    nilai = dari_float(x)
    assert float_tepat(x) == (nilai, max(0, -int(nilai.normalize().as_tuple().exponent)))
