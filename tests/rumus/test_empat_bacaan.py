"""One expression, four readings: properties that hold them together."""

import re
from decimal import Context, Decimal

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kertas_kerja.angka import Angka, Selang, bulat
from kertas_kerja.rumus.ekspresi import Ekspresi, daun
from kertas_kerja.rumus.excel import excel, rumus_sel
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.rumus.selang import selang
from kertas_kerja.rumus.uraian import uraian
from tests.rumus.kalkulator_excel import nilai_rumus
from tests.rumus.pohon import (
    DAUN,
    HIMPUNAN,
    PITA,
    TEKS,
    ekspresi,
    ekspresi_angka,
    ekspresi_teks,
    lembar,
    tulisan_bulat,
)

D = Decimal
banyak_contoh = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))


TELITI = Context(prec=60)


def dekat(a, b, skala=1):
    """a equals b × skala to 35 digits."""
    selisih = TELITI.subtract(a, TELITI.multiply(b, D(skala)))
    return abs(selisih) <= max(abs(a), D(1)) * D("1e-35")


@banyak_contoh
@given(ekspresi, lembar, st.sampled_from([1, 100]))
def test_rumus_sel_sama_dengan_hitung(e, buku, skala):
    """The guarded formula shows the value, or "" exactly where the value is undefined; never an error."""
    harap = hitung(e, buku.ambil, PITA)
    terbaca = nilai_rumus(rumus_sel(e, buku.acuan, PITA, skala), buku.sel)
    if harap is None:
        assert terbaca == ""
    elif isinstance(harap, str):
        assert terbaca == harap
    else:
        assert isinstance(terbaca, Decimal), terbaca
        assert dekat(terbaca, harap, skala)


@banyak_contoh
@given(ekspresi_angka, lembar, st.sampled_from([1, 100]))
def test_rumus_tanpa_penjaga(e, buku, skala):
    """Without guards the formula is the same computation."""
    harap = hitung(e, buku.ambil)
    assume(harap is not None)
    assert dekat(nilai_rumus("=" + excel(e, buku.acuan, skala_hasil=skala), buku.sel), harap, skala)


@banyak_contoh
@given(ekspresi, lembar)
def test_rumus_hanya_memakai_excel_2007(e, buku):
    rumus = rumus_sel(e, buku.acuan, PITA)
    fungsi = set(re.findall(r"([A-Z.]+)\(", re.sub(r'"[^"]*"', "", rumus)))
    assert fungsi <= {"IF", "OR", "AND", "COUNT", "SUM", "AVERAGE", "MIN", "MAX", "ROUND", "SUMPRODUCT"}
    assert "%" not in rumus
    assert "--" not in rumus


def _ambil_angka(pasangan, predikat="Baik"):
    def ambil(d):
        if d == TEKS:
            return predikat
        angka = [a for a, _ in pasangan[d]]
        return angka if d in HIMPUNAN else angka[0]

    return ambil


def _ambil_asli(pasangan, predikat="Baik"):
    def ambil(d):
        if d == TEKS:
            return predikat
        asli = [x for _, x in pasangan[d]]
        return asli if d in HIMPUNAN else asli[0]

    return ambil


def _ambil_selang(pasangan):
    angka = _ambil_angka(pasangan)

    def ambil(d):
        isi = angka(d)
        return isi if isinstance(isi, str) else isi.selang() if isinstance(isi, Angka) else [a.selang() for a in isi]

    return ambil


@banyak_contoh
@given(ekspresi, tulisan_bulat)
def test_nilai_asli_di_dalam_selang(e, pasangan):
    """Whatever the inputs were before rounding, the result lies in the interval computed from the writing."""
    asli = hitung(e, _ambil_asli(pasangan), PITA)
    rentang = selang(e, _ambil_selang(pasangan), PITA)
    assume(asli is not None and rentang is not None)
    assert rentang.memuat(asli) if isinstance(rentang, Selang) else asli in rentang


@banyak_contoh
@given(ekspresi_angka, tulisan_bulat)
def test_selang_titik_memuat_hitung(e, pasangan):
    titik = {d: [(a.dengan_ketelitian(None), x) for a, x in isi] for d, isi in pasangan.items()}
    nilai = hitung(e, lambda d: _nilai(_ambil_angka(titik)(d)))
    assume(nilai is not None)
    rentang = selang(e, _ambil_selang(titik))
    assert rentang is not None
    assert rentang.memuat(nilai)
    assert rentang.atas - rentang.bawah <= max(D(1), abs(nilai)) * D("1e-38")


def _nilai(isi):
    return isi if isinstance(isi, str) else isi.nilai if isinstance(isi, Angka) else [a.nilai for a in isi]


@banyak_contoh
@given(ekspresi_angka, tulisan_bulat, st.integers(0, 4), st.booleans())
def test_pembulatan_yang_jujur_tidak_pernah_salah(e, pasangan, desimal, persen):
    """Inputs and result rounded half-up from true values: never "wrong"; from the writing itself: "exact"."""
    asli = hitung(e, _ambil_asli(pasangan))
    tertulis = hitung(e, lambda d: _nilai(_ambil_angka(pasangan)(d)))
    assume(asli is not None and tertulis is not None)
    d = desimal + 2 * persen
    jujur = putuskan(e, _ambil_angka(pasangan), Angka(bulat(asli, d), desimal, persen), PITA)
    assert jujur.status in ("exact", "rounding")
    persis = putuskan(e, _ambil_angka(pasangan), Angka(bulat(tertulis, d), desimal, persen), PITA)
    assert persis.status == "exact"
    assert persis.seharusnya == tertulis
    dua_kali = putuskan(e, _ambil_angka(pasangan), Angka(bulat(bulat(asli, d + 1), d), desimal, persen), PITA)
    assert dua_kali.status in ("exact", "rounding")


@banyak_contoh
@given(ekspresi_angka, tulisan_bulat, st.integers(0, 4))
def test_di_luar_selang_pasti_salah(e, pasangan, desimal):
    rentang = selang(e, _ambil_selang(pasangan))
    assume(rentang is not None)
    dua_kali = bulat(bulat(rentang.atas, desimal + 1), desimal)
    jauh = max(dua_kali, bulat(rentang.atas, desimal)) + D(1).scaleb(-desimal)
    putusan = putuskan(e, _ambil_angka(pasangan), Angka(jauh, desimal), PITA)
    assert putusan.status in ("wrong", None)


@banyak_contoh
@given(ekspresi_teks, tulisan_bulat)
def test_predikat_yang_dihitung_selalu_exact(e, pasangan):
    label = hitung(e, lambda d: _nilai(_ambil_angka(pasangan)(d)), PITA)
    assume(label is not None)
    for tulisan in (label, label.upper(), f" {label.lower()} "):
        assert putuskan(e, _ambil_angka(pasangan), tulisan, PITA).status == "exact"


def _hanya_hitungan(e):
    return e.op not in ("maks", "min", "jika", "bulat", "pita", "jumlah_kali") and all(
        _hanya_hitungan(a) for a in e.args if isinstance(a, Ekspresi)
    )


@banyak_contoh
@given(ekspresi_angka, tulisan_bulat)
def test_uraian_berisi_hitungan_yang_sama(e, pasangan):
    """The numbers of the explanation, typed into Excel, give the value: words and computation agree."""
    assume(_hanya_hitungan(e) and daun(e))
    angka = _ambil_angka(pasangan)
    nilai = hitung(e, lambda d: _nilai(angka(d)))
    assume(nilai is not None)

    def teks(d):
        isi = angka(d)
        return isi.tulis() if isinstance(isi, Angka) else [a.tulis() for a in isi]

    kalimat = uraian(e, teks, "HASIL", "nama")
    bagian = kalimat.split(" = ")
    assert bagian[0] == "nama"
    assert bagian[-1] == "HASIL"
    rumus = re.sub(r"([0-9,]+)%", r"(\1/100)", bagian[-2].replace(".", "")).replace(",", ".")
    for tanda, lambang in zip("×÷−", "*/-", strict=True):
        rumus = rumus.replace(tanda, lambang)
    assert dekat(nilai_rumus("=" + rumus.replace(" ", ""), {}), nilai)


@given(ekspresi, ekspresi)
@banyak_contoh
def test_struktur(a, b):
    salinan = _salin(a)
    assert salinan is not a
    assert salinan == a
    assert hash(salinan) == hash(a)
    assert (a == b) == (repr(a) == repr(b))
    assert set(daun(a)) <= {*DAUN, *HIMPUNAN, TEKS}


def _salin(e):
    return Ekspresi(e.op, *(_salin(a) if isinstance(a, Ekspresi) else a for a in e.args))
