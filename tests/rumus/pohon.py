"""Random expressions with a random sheet below them, for the properties that hold the four readings together."""

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

from kertas_kerja.angka import Angka
from kertas_kerja.profil import Batas, Pita
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
from kertas_kerja.rumus.excel import Acuan

D = Decimal
DAUN = {
    Kolom("target"): "C9",
    Kolom("realisasi"): "D9",
    Kolom("capaian"): "E9",
    Ringkas("total", "capaian"): "E20",
    Parameter("batas"): "F1",
}
TEKS = Kolom("predikat")
HIMPUNAN = {Himpunan("nilai"): "H4:H7", Himpunan("bobot"): "G4:G7"}
PITA = {
    "predikat": Pita(
        "predikat",
        2,
        (Batas(D("0.6"), "Kurang", "K"), Batas(D(1), "Baik (Berhasil)", "B"), Batas(D("1.1"), "Istimewa", "I")),
        persen=True,
    ),
    "kategori": Pita("kategori", 1, (Batas(D(1), "F", "F"), Batas(D(3), "C", "C"), Batas(D(5), "A", "A"))),
}

skalar = st.sampled_from(list(DAUN))
himpunan = st.sampled_from(list(HIMPUNAN))
tetapan = st.sampled_from([0, 1, 2, D("1.1"), D("0.75"), D(-3), D("0.1")]).map(Tetapan)
ringkasan = st.one_of(
    himpunan.map(jumlah), himpunan.map(rata), himpunan.map(banyak), himpunan.map(maks), himpunan.map(min_),
    st.just(jumlah_kali(*HIMPUNAN)),
)  # fmt: skip
dasar = st.one_of(skalar, skalar, tetapan, ringkasan)
pembagi = st.one_of(
    skalar, himpunan.map(jumlah), st.tuples(skalar, skalar).map(lambda t: t[0] - t[1]),
    skalar.map(lambda d: d * 3),
)  # fmt: skip
syarat = st.one_of(
    st.builds(sama, skalar, skalar | tetapan),
    st.sampled_from([sama(TEKS, "Baik"), sama(TEKS, "baik")]),
)


def _cabang(isi):
    return st.one_of(
        st.builds(lambda a, b: a + b, isi, isi),
        st.builds(lambda a, b: a - b, isi, isi),
        st.builds(lambda a, b: a * b, isi, isi),
        st.builds(lambda a, b: a / b, isi, pembagi),
        st.builds(lambda a: a / 25, isi),
        st.builds(lambda a: -a, isi),
        st.builds(maks, isi, isi),
        st.builds(min_, isi, isi, isi),
        st.builds(lambda a, n: bulat(a, n), isi, st.integers(0, 4)),
        st.builds(jika, syarat, isi, isi),
    )


ekspresi_angka = st.recursive(dasar, _cabang, max_leaves=8)
ekspresi_teks = st.one_of(
    st.builds(pita, ekspresi_angka, st.sampled_from(list(PITA))),
    st.builds(lambda s, a: jika(s, pita(a, "predikat"), "Tidak Dinilai"), syarat, ekspresi_angka),
)
ekspresi = ekspresi_angka | ekspresi_teks
# Written decimals as people have them; negative and zero included.
desimal_kecil = st.builds(lambda n, d: D(n).scaleb(-d), st.integers(-999, 9_999), st.integers(0, 3))
isi_sel = st.one_of(desimal_kecil, desimal_kecil, desimal_kecil, st.sampled_from([None, "", "-", "n/a"]))


@dataclass
class Lembar:
    """A sheet: what stands in each cell, and at which scale each leaf is kept."""

    sel: dict
    skala: dict
    pasti: bool

    def nilai(self, alamat, skala):
        isi = self.sel[alamat]
        return isi / skala if isinstance(isi, Decimal) else None

    def ambil(self, daun):
        """Resolver of `hitung`."""
        if daun == TEKS:
            return self.sel["K9"] or None
        if daun in HIMPUNAN:
            return [self.nilai(a, self.skala[daun]) for a in alamat(daun)]
        return self.nilai(DAUN[daun], self.skala[daun])

    def acuan(self, daun):
        """Resolver of `excel`; vouches for numbers only where there are some."""
        if daun == TEKS:
            return Acuan("K9")
        if daun in HIMPUNAN:
            return Acuan(HIMPUNAN[daun], self.skala[daun])
        pasti = self.pasti and isinstance(self.sel[DAUN[daun]], Decimal)
        return Acuan(DAUN[daun], self.skala[daun], pasti)


def alamat(daun):
    """The cells of a row set."""
    kolom = HIMPUNAN[daun][0]
    return [f"{kolom}{i}" for i in range(4, 8)]


SEL_ANGKA = [*DAUN.values(), *(a for h in HIMPUNAN for a in alamat(h))]
lembar = st.builds(
    lambda isi, skala, teks, pasti: Lembar(
        {**dict(zip(SEL_ANGKA, isi, strict=True)), "K9": teks},
        dict(zip([*DAUN, *HIMPUNAN], skala, strict=True)),
        pasti,
    ),
    st.lists(isi_sel, min_size=len(SEL_ANGKA), max_size=len(SEL_ANGKA)),
    st.lists(st.sampled_from([1, 100]), min_size=7, max_size=7),
    st.sampled_from([None, "", "Baik", "BAIK", "Kurang"]),
    st.booleans(),
)


@st.composite
def lembar_bulat(draw):
    """Resolvers of written numbers and of true values behind them: (Angka as written, true Decimal) per leaf."""
    pasangan = {}
    for daun in [*DAUN, *HIMPUNAN]:
        banyaknya = 4 if daun in HIMPUNAN else 1
        pasangan[daun] = [draw(_tulisan) for _ in range(banyaknya)]
    return pasangan


@st.composite
def _tulisan(draw):
    desimal, persen = draw(st.integers(0, 3)), draw(st.booleans())
    nilai = D(draw(st.integers(-300, 9_999))).scaleb(-desimal - 2 * persen)
    geser = D(draw(st.integers(-500, 499))).scaleb(-desimal - 2 * persen - 3)
    # half-up: a negative number on the edge is rounded away from zero
    asli = nilai + (-geser if nilai < 0 else geser)
    return Angka(nilai, desimal, persen), asli


tulisan_bulat = lembar_bulat()
_tulisan = _tulisan()
