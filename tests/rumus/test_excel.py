"""The Excel reading: the exact texts that stand in the cells, and two outside calculators."""

from decimal import Decimal
from io import BytesIO

import ironcalc
import pytest
import xlsxwriter

from kertas_kerja.profil import muat_profil
from kertas_kerja.rumus.ekspresi import (
    Himpunan,
    Kolom,
    Parameter,
    Ringkas,
    Tetapan,
    banyak,
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
from kertas_kerja.rumus.excel import Acuan, excel, rumus_sel
from tests import libreoffice
from tests.rumus.kalkulator_excel import nilai_rumus

D = Decimal
PITA = muat_profil().pita
SEL = {
    "target": "C9", "realisasi": "D9", "capaian": "E9", "normalisasi": "F9", "koreksi": "G9", "nilai": "H4:H8",
    "bobot": "G4:G8", "batas_normalisasi": "1.1", "predikat": "K9", "f02": "L9", "f03": "M9",
}  # fmt: skip
R, T, C, N, K = (Kolom(n) for n in ("realisasi", "target", "capaian", "normalisasi", "koreksi"))
NORMALISASI = min_(maks(C, 0), Parameter("batas_normalisasi"))
NILAI_AKHIR = N * (1 - K)


def acuan(persen=(), pasti=(), **sel):
    def beri(daun):
        nama = daun.args[0] if not isinstance(daun, Ringkas) else daun.kolom
        return Acuan({**SEL, **sel}[nama], 100 if nama in persen else 1, nama in pasti)

    return beri


SEMUA = tuple(SEL)
PREDIKAT = (
    'IF(ROUND({0},{1})>{2},"Istimewa (Sangat Berhasil)",IF(ROUND({0},{1})>{3},"Baik (Berhasil)",'
    'IF(ROUND({0},{1})>{4},"Butuh Perbaikan (Cukup)",IF(ROUND({0},{1})>{5},"Kurang","Sangat Kurang"))))'
)


@pytest.mark.parametrize(
    ("e", "persen", "pasti", "skala", "rumus"),
    [
        (R / T, (), SEMUA, 1, '=IF(C9=0,"",D9/C9)'),
        (R / T, (), (), 1, '=IF(OR(COUNT(D9,C9)<2,C9=0),"",D9/C9)'),
        (R / T, (), ("realisasi",), 1, '=IF(OR(COUNT(C9)=0,C9=0),"",D9/C9)'),
        (R / T, (), SEMUA, 100, '=IF(C9=0,"",D9/C9*100)'),
        (R / T, ("realisasi", "target"), SEMUA, 1, '=IF(C9=0,"",D9/C9)'),
        (R / T, ("realisasi",), SEMUA, 100, '=IF(C9=0,"",D9/C9)'),
        ((2 * T - R) / T, (), SEMUA, 1, '=IF(C9=0,"",(2*C9-D9)/C9)'),
        (NORMALISASI, (), SEMUA, 1, "=MIN(MAX(E9,0),1.1)"),
        (NORMALISASI, (), (), 1, '=IF(COUNT(E9)=0,"",MIN(MAX(E9,0),1.1))'),
        (NORMALISASI, ("capaian",), SEMUA, 100, "=MIN(MAX(E9,0),110)"),
        (NORMALISASI, ("capaian",), SEMUA, 1, "=MIN(MAX(E9,0),110)/100"),
        (NILAI_AKHIR, (), SEMUA, 1, "=F9*(1-G9)"),
        (NILAI_AKHIR, ("normalisasi",), SEMUA, 100, "=F9*(1-G9)"),
        (NILAI_AKHIR, ("normalisasi", "koreksi"), SEMUA, 100, "=F9*(100-G9)/100"),
        (rata(Himpunan("nilai")), (), (), 1, '=IF(COUNT(H4:H8)=0,"",AVERAGE(H4:H8))'),
        (rata(Himpunan("nilai")), ("nilai",), (), 100, '=IF(COUNT(H4:H8)=0,"",AVERAGE(H4:H8))'),
        (jumlah(Himpunan("nilai")), (), SEMUA, 1, "=SUM(H4:H8)"),
        (jumlah(Himpunan("nilai")) / jumlah(Himpunan("bobot")), (), (), 1,
         '=IF(OR(COUNT(H4:H8)=0,SUM(G4:G8)=0),"",SUM(H4:H8)/SUM(G4:G8))'),
        (jumlah_kali(Himpunan("bobot"), Himpunan("nilai")), ("bobot",), SEMUA, 1, "=SUMPRODUCT(G4:G8,H4:H8)/100"),
        (banyak(Himpunan("nilai")), ("nilai",), (), 1, "=COUNT(H4:H8)"),
        (pita(C, "predikat_pko"), (), (), 1,
         f'=IF(COUNT(E9)=0,"",{PREDIKAT.format("E9", 4, 1, 0.8, 0.6, 0.2)})'),
        (pita(C, "predikat_pko"), ("capaian",), SEMUA, 1, "=" + PREDIKAT.format("E9", 2, 100, 80, 60, 20)),
        (jika(sama(C, 1), "Sangat Menunjang", "Kurang Menunjang"), ("capaian",), SEMUA, 1,
         '=IF(E9=100,"Sangat Menunjang","Kurang Menunjang")'),
        (jika(sama(T, 5), R / T, 1), (), (), 1,
         '=IF(COUNT(C9)=0,"",IF(C9=5,IF(OR(COUNT(D9)=0,C9=0),"",D9/C9),1))'),
        (jika(sama(Kolom("predikat"), "A"), R, 2 * jika(sama(T, 5), R, T)), (), (), 1,
         '=IF(K9="","",IF(K9="A",IF(COUNT(D9)=0,"",D9),IF(COUNT(C9)=0,"",IF(C9=5,IF(COUNT(D9)=0,"",2*D9),2*C9))))'),
        (jika(sama(Kolom("predikat"), "BB"), D("0.1"), 0), (), (), 1, '=IF(K9="","",IF(K9="BB",0.1,0))'),
        (bulat(C, 4) - bulat(R / T, 4), ("capaian",), SEMUA, 100, '=IF(C9=0,"",ROUND(E9,2)-ROUND(D9/C9*100,2))'),
        (D("0.75") * Kolom("f02") + D("0.25") * Kolom("f03"), (), SEMUA, 1, "=0.75*L9+0.25*M9"),
        (R / (T - C), (), (), 1, '=IF(COUNT(D9,C9,E9)<3,"",IF(C9-E9=0,"",D9/(C9-E9)))'),
        (R - (T - 1), (), SEMUA, 1, "=D9-(C9-1)"),
        (R - -T, (), SEMUA, 1, "=D9-(-C9)"),
        (R * Tetapan(D("-1.50")), (), SEMUA, 1, "=D9*(-1.5)"),
        (N + C, ("normalisasi",), SEMUA, 1, "=F9/100+E9"),
    ],
)  # fmt: skip
def test_rumus(e, persen, pasti, skala, rumus):
    assert rumus_sel(e, acuan(persen, pasti), PITA, skala) == rumus


def test_pita_membulatkan_sekali_saja():
    sudah, lebih_halus = (rumus_sel(pita(bulat(C, n), "kategori_ipp"), acuan(pasti=SEMUA), PITA) for n in (2, 4))
    assert sudah.startswith('=IF(ROUND(E9,2)>4.5,"A",')
    assert lebih_halus.startswith('=IF(ROUND(ROUND(E9,4),2)>4.5,"A",')


def test_tanpa_penjaga():
    assert excel(R / T, acuan()) == "D9/C9"
    assert excel(R / T, acuan(), skala_hasil=100) == "D9/C9*100"


def test_sel_terpisah_dan_lembar_lain():
    assert rumus_sel(rata(Himpunan("nilai")), acuan(nilai="H4,H7")) == '=IF(COUNT(H4,H7)=0,"",AVERAGE(H4,H7))'
    lain = acuan(nilai="'Data, 2025'!H4:H8", bobot="G4:G8", pasti=SEMUA)
    assert rumus_sel(jumlah_kali(Himpunan("bobot"), Himpunan("nilai")), lain) == (
        "=SUMPRODUCT(G4:G8,'Data, 2025'!H4:H8)"
    )
    with pytest.raises(ValueError, match="contiguous"):
        rumus_sel(jumlah_kali(Himpunan("bobot"), Himpunan("nilai")), acuan(nilai="H4,H7"))


def test_kutipan_dan_batas_panjang():
    assert rumus_sel(jika(sama(T, 0), 'kata "baik"', "x"), acuan(pasti=SEMUA)) == '=IF(C9=0,"kata ""baik""","x")'
    with pytest.raises(ValueError, match="255"):
        rumus_sel(jika(sama(T, 0), "a" * 256, "x"), acuan())
    with pytest.raises(ValueError, match="8192"):
        excel(maks(*[R] * 3_000), acuan())


def test_pita_yang_tidak_dikenal():
    with pytest.raises(KeyError):
        rumus_sel(pita(C, "tidak_ada"), acuan(), PITA)


@pytest.mark.parametrize("isi", [None, "", "-", "n/a", "tidak ada"])
@pytest.mark.parametrize("kosong", ["C9", "D9"])
def test_masukan_tanpa_nilai_memberi_sel_kosong(isi, kosong):
    """ "" of another guard, "-" and blanks: the result is blank, and stays blank down the whole chain."""
    sel = {"C9": D("8.6"), "D9": D(9), "G9": D("0.1"), kosong: isi}
    rantai = [("E9", R / T), ("F9", NORMALISASI), ("H9", NILAI_AKHIR), ("I9", pita(Kolom("akhir"), "predikat_pko"))]
    for alamat, e in rantai:
        sel[alamat] = nilai_rumus(rumus_sel(e, acuan(akhir="H9"), PITA), sel)
        assert sel[alamat] == ""
    assert nilai_rumus(rumus_sel(rata(Himpunan("nilai")), acuan(nilai="H9:H9")), sel) == ""


KASUS_SAKSI = {
    "capaian": (R / T, (), ()),
    "pasti": (R / T, (), SEMUA),
    "persen": (R / T, ("realisasi", "target"), ()),
    "normalisasi": (NORMALISASI, (), ()),
    "normalisasi_poin": (NORMALISASI, ("capaian",), ()),
    "nilai_akhir": (NILAI_AKHIR, (), ()),
    "turun": ((2 * T - R) / T, (), ()),
    "rata": (rata(Himpunan("nilai")), (), ()),
    "serapan": (jumlah(Himpunan("nilai")) / jumlah(Himpunan("bobot")), (), ()),
    "f02": (jumlah_kali(Himpunan("bobot"), Himpunan("nilai")), (), ()),
    "predikat": (pita(C, "predikat_pko"), (), ()),
    "kategori": (pita(D("0.75") * Kolom("f02") + D("0.25") * Kolom("f03"), "kategori_ipp"), (), ()),
    "cabang": (jika(sama(T, 0), 1, R / T) * 2 + C, (), ()),
    "selisih": (R / (T - C), (), ()),
    "teks": (jika(sama(Kolom("predikat"), "bb"), D("0.1"), 0), (), ()),
}
ISI_SAKSI = [
    {},
    {"C9": 0},
    {"C9": None},
    {"C9": "-"},
    {"D9": ""},
    {"E9": "n/a", "G9": None},
    {"H5": "-", "G6": None},
    {f"H{i}": None for i in range(4, 9)},
    {"E9": 1.00004, "K9": None},
    {"E9": 1.00005, "L9": 4.5},
    {"E9": -0.25, "C9": 0.8},
]
ISI_DASAR = {
    "C9": 8.6, "D9": 9, "E9": 0.925, "F9": 1.0465, "G9": 0.1, "K9": "BB", "L9": 3.8152, "M9": 4.76,
    **{f"H{i}": 0.9 + i / 100 for i in range(4, 9)}, **{f"G{i}": i / 30 for i in range(4, 9)},
}  # fmt: skip


def _harap(e, persen, pasti, sel):
    desimal = {k: D(repr(v)) if isinstance(v, int | float) else v for k, v in sel.items()}
    return nilai_rumus(rumus_sel(e, acuan(persen, pasti), PITA), desimal)


def _buku_saksi():
    """One sheet per filling of the cells, the formulas in column A from row 20."""
    keluar = BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        for i, ubahan in enumerate(ISI_SAKSI):
            lembar = buku.add_worksheet(f"L{i}")
            for alamat, isi in {**ISI_DASAR, **ubahan}.items():
                if isi == "":
                    lembar.write_formula(alamat, '=""', None, "")
                elif isi is not None:
                    lembar.write(alamat, isi)
            for j, (e, persen, pasti) in enumerate(KASUS_SAKSI.values()):
                lembar.write_formula(19 + j, 0, rumus_sel(e, acuan(persen, pasti), PITA), None, "basi")
    return keluar.getvalue()


def _cocokkan(baca):
    """Compare a witness, read through baca(sheet, address), with our own calculator."""
    for i, ubahan in enumerate(ISI_SAKSI):
        sel = {**ISI_DASAR, **ubahan}
        for j, (nama, (e, persen, pasti)) in enumerate(KASUS_SAKSI.items()):
            if pasti and any(not isinstance(sel.get(a), int | float) for a in ("C9", "D9")):
                continue
            harap, dapat = _harap(e, persen, pasti, sel), baca(f"L{i}", f"A{20 + j}")
            if isinstance(harap, Decimal):
                assert dapat == pytest.approx(float(harap), rel=1e-12), (nama, ubahan)
            else:
                assert (dapat or "") == harap, (nama, ubahan)


@pytest.mark.libreoffice
def test_libreoffice_sependapat():
    hasil = libreoffice.hitung_ulang(_buku_saksi())
    _cocokkan(lambda lembar, alamat: hasil[lembar].get(alamat))


def test_ironcalc_sependapat(tmp_path):
    berkas = tmp_path / "saksi.xlsx"
    berkas.write_bytes(_buku_saksi())
    model = ironcalc.load_from_xlsx(str(berkas), "en", "UTC")
    model.evaluate()

    def baca(lembar, alamat):
        teks = model.get_formatted_cell_value(int(lembar[1:]), int(alamat[1:]), 1)
        try:
            return float(teks.replace(",", ""))
        except ValueError:
            return teks

    for i, ubahan in enumerate(ISI_SAKSI):
        for j, (nama, (e, persen, pasti)) in enumerate(KASUS_SAKSI.items()):
            if not pasti:
                harap, dapat = _harap(e, persen, pasti, {**ISI_DASAR, **ubahan}), baca(f"L{i}", f"A{20 + j}")
                if isinstance(harap, Decimal):
                    assert dapat == pytest.approx(float(harap), rel=1e-6), (nama, ubahan)
                else:
                    assert dapat == harap, (nama, ubahan)
