"""exact, rounding, wrong: the concrete cases of DOMAIN.md sections 1 and 5."""

from decimal import Decimal

import pytest

from kertas_kerja.angka import Angka, Selang, baca_angka
from kertas_kerja.profil import muat_profil
from kertas_kerja.rumus.ekspresi import (
    Himpunan,
    Kolom,
    Parameter,
    bulat,
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
from kertas_kerja.rumus.putusan import putuskan

D = Decimal
PITA = muat_profil().pita
R, T = Kolom("realisasi"), Kolom("target")
IPP = D("0.75") * Kolom("f02") + D("0.25") * Kolom("f03")
F02 = jumlah_kali(Himpunan("bobot"), Himpunan("nilai"))
NKO = rata(Himpunan("nilai_akhir"))


def baca(teks):
    angka = baca_angka(teks)
    assert angka is not None
    return angka


def putus(e, tertulis, **isi):
    """Judge a writing against inputs written as text, a list for a row set ("-" is no value)."""

    def ambil(daun):
        nilai = isi[daun.args[0]]
        return [baca_angka(t) for t in nilai] if isinstance(nilai, list) else baca_angka(nilai)

    return putuskan(e, ambil, baca_angka(tertulis) or tertulis, PITA)


def test_ipp_dari_f02_yang_tidak_dibulatkan():
    """F02 3,8152 is carried on: IPP 4,0514, shown 4,05, although 0,75 × 3,82 + 0,25 × 4,76 = 4,055."""
    hasil = putus(IPP, "4,05", f02="3,8152", f03="4,76")
    assert hasil.status == "exact"
    assert hasil.seharusnya == D("4.0514")
    dari_tampilan = putus(IPP, "4,05", f02="3,82", f03="4,76")
    assert dari_tampilan.status == "rounding"
    assert dari_tampilan.seharusnya == D("4.055")
    assert dari_tampilan.rentang == Selang(D("4.05"), D("4.06"))
    assert putus(IPP, "4,07", f02="3,82", f03="4,76").status == "wrong"


@pytest.mark.parametrize(
    ("e", "tertulis", "status", "isi"),
    [
        (R / T, "104,65%", "exact", {"realisasi": "9,00", "target": "8,60"}),
        (R / T, "104,65 %", "exact", {"realisasi": "9", "target": "8,6"}),
        (R / T, "105%", "exact", {"realisasi": "9,00", "target": "8,60"}),
        (R / T, "104,66%", "rounding", {"realisasi": "9,00", "target": "8,60"}),
        (R / T, "104,90%", "wrong", {"realisasi": "9,00", "target": "8,60"}),
        (R / T, "0,93", "exact", {"realisasi": "0,925", "target": "1"}),
        (R / T, "100,00%", "exact", {"realisasi": "3 dokumen", "target": "3 dokumen"}),
        (R / T, "100,00%", None, {"realisasi": "0,00%", "target": "0,00%"}),
        (R / T, "100,00%", None, {"realisasi": "-", "target": "8,60"}),
        ((2 * T - R) / T, "95,35%", "exact", {"realisasi": "9,00", "target": "8,60"}),
        ((2 * T - R) / T, "95,30%", "rounding", {"realisasi": "9,00", "target": "8,60"}),
        # T stands twice: independent intervals would let this pass
        ((2 * T - R) / T, "95,20%", "wrong", {"realisasi": "9,00", "target": "8,60"}),
        (R - T, "0,03", "exact", {"realisasi": "96,67", "target": "96,64"}),
        (R - T, "-14,81%", "exact", {"realisasi": "85,19%", "target": "100,00%"}),
        (NKO, "95,24%", "exact", {"nilai_akhir": ["92,81%", "104,90%", "88,00%", "-", "n/a"]}),
        (NKO, "57,14%", "wrong", {"nilai_akhir": ["92,81%", "104,90%", "88,00%", "-", "n/a"]}),
        (NKO, "0,00%", None, {"nilai_akhir": ["-", "", "n/a"]}),
        (jumlah(Himpunan("pagu")), "Rp 2.247.666.203", "exact",
         {"pagu": ["Rp. 2.243.556.203,00", "4.110.000", "-"]}),
        (jumlah(Himpunan("pagu")), "2.247.666.204", "rounding", {"pagu": ["2.243.556.203", "4.110.000"]}),
        (jumlah(Himpunan("pagu")), "2.247.666.205", "wrong", {"pagu": ["2.243.556.203", "4.110.000"]}),
        (F02, "3,42", "exact", {"bobot": ["24%", "25%", "51%"], "nilai": ["3,86", "3,7", "3,07"]}),
    ],
)  # fmt: skip
def test_putusan(e, tertulis, status, isi):
    assert putus(e, tertulis, **isi).status == status


@pytest.mark.parametrize(
    ("tertulis", "status"),
    [("92,4%", "exact"), ("92,5%", "rounding"), ("92,6%", "wrong"), ("92,3%", "wrong")],
)
def test_dibulatkan_dua_kali(tertulis, status):
    assert putus(R / T, tertulis, realisasi="92,4460000", target="100,0000000").status == status


def test_isi_sel_yang_dibulatkan_lebih_kasar_pada_tampilannya():
    """97,497% typed as 0,975 under the format `0%` shows 98%, though 97,497% itself would show 97%."""
    masukan = {"realisasi": baca("97,4970000"), "target": baca("100,0000000")}
    for isi, status in ((D("0.975"), "rounding"), (D("0.97"), "exact"), (D("0.986"), "wrong")):
        assert putuskan(R / T, lambda d: masukan[d.nama], Angka(isi, 0, persen=True)).status == status


def test_efisiensi_dari_persentase_yang_tampil():
    """96,67 − 96,64 = 0,03 from the percentages as displayed, whatever lies behind them."""
    nilai = {"capaian": D("0.966651"), "serapan": D("0.966449")}
    efisiensi = bulat(Kolom("capaian"), 4) - bulat(Kolom("serapan"), 4)
    assert hitung(efisiensi, lambda d: nilai[d.nama]) == D("0.0003")


def test_nilai_tak_dibulatkan_dibandingkan_pada_digit_yang_tampil():
    """A live formula holds 1,0465116…: compared at the two decimals that its cell shows."""
    isi = {"realisasi": baca("9,00"), "target": baca("8,60")}
    hidup = Angka(D("1.046511627906977"), 2, True, teks="104,65%", ketelitian=None)
    assert putuskan(R / T, lambda d: isi[d.nama], hidup).status == "exact"


def test_ketelitian_hasil_dan_masukan():
    isi = {"realisasi": baca("9,00").dengan_ketelitian(None), "target": baca("8,60").dengan_ketelitian(None)}
    assert putuskan(R / T, lambda d: isi[d.nama], baca("104,66%")).status == "wrong"
    # "104,70%" from a column kept to one decimal: 104,65… rounds to 104,7
    assert putuskan(R / T, lambda d: isi[d.nama], baca("104,70%")).status == "wrong"
    assert putuskan(R / T, lambda d: isi[d.nama], baca("104,70%").dengan_ketelitian(1)).status == "rounding"


def test_rantai_pko():
    """capaian 104,65 % → normalisasi → koreksi BB 10 % → nilai akhir 94,19 %, all from the unrounded values."""
    normalisasi = min_(maks(R / T, 0), Parameter("batas"))
    nilai_akhir = normalisasi * (1 - Parameter("koreksi"))
    isi = {"realisasi": "9,00", "target": "8,60", "batas": "110%", "koreksi": "10%"}
    hasil = putus(nilai_akhir, "94,19%", **isi)
    assert hasil.status == "exact"
    assert round(hasil.seharusnya, 4) == D("0.9419")
    assert putus(normalisasi, "110,00%", **{**isi, "realisasi": "12,00"}).status == "exact"
    assert putus(normalisasi, "0%", **{**isi, "realisasi": "-1"}).status == "exact"


@pytest.mark.parametrize(
    ("nko", "tertulis", "status"),
    [
        ("100,00%", "BAIK", "exact"), ("100,00%", "Baik (Berhasil)", "exact"), ("100,00%", "berhasil", "exact"),
        ("100,00%", "Istimewa", "wrong"), ("100,01%", "Istimewa (Sangat Berhasil)", "exact"),
        ("100,01%", "Baik", "wrong"), ("80,00%", "Butuh Perbaikan", "exact"), ("80,01%", "Baik", "exact"),
        ("60,00%", "Kurang", "exact"), ("20,00%", "Sangat Kurang", "exact"), ("20,01%", "Kurang", "exact"),
        ("135,00%", "Istimewa", "exact"), ("-5,00%", "Sangat Kurang", "exact"), ("92,81%", "Sangat Baik", "wrong"),
        # shown without decimals, 80 % may be anything from 79,5 to 80,5
        ("80%", "Butuh Perbaikan (Cukup)", "exact"), ("80%", "Baik", "rounding"), ("80%", "Istimewa", "wrong"),
        ("-", "Baik", None),
    ],
)  # fmt: skip
def test_predikat(nko, tertulis, status):
    assert putus(pita(Kolom("nko"), "predikat_pko"), tertulis, nko=nko).status == status


def test_predikat_dari_rata_rata_yang_dibulatkan():
    hasil = putus(pita(NKO, "predikat_pko"), "Istimewa", nilai_akhir=["100,00%", "100,01%"])
    assert hasil.status == "exact"  # 100,005 % shows as 100,01 %
    hasil = putus(pita(NKO, "predikat_pko"), "Baik", nilai_akhir=["100,00%", "100,01%"])
    assert hasil.status == "rounding"


def test_sebutan_menurut_syarat():
    kategori = jika(sama(T, 5), "Sangat Menunjang", "Kurang Menunjang")
    assert putus(kategori, "sangat menunjang", target="5").status == "exact"
    assert putus(kategori, "Sangat Menunjang", target="7").status == "wrong"


def test_jenis_yang_berbeda_tidak_dibandingkan():
    assert putus(R / T, "WTP", realisasi="9,00", target="8,60").status is None
    angka = putus(pita(Kolom("nko"), "predikat_pko"), "92,81%", nko="92,81%")
    assert angka.status is None
    assert angka.seharusnya == "Baik (Berhasil)"


def test_pembagi_yang_mungkin_nol_tidak_dituduh_salah():
    """5 ÷ (8,6 − 8,5): the divisor may be anything near 0,1, with 8,6 and 8,5 rounded to whole tenths even 0."""
    assert putus(Kolom("a") / (R - T), "60,00", a="5", realisasi="8,6", target="8,5").status == "rounding"
