"""A clean workbook has no error; a number changed in a human way is reported where it breaks a relation."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal
from typing import NamedTuple

import pytest

from kertas_kerja import check
from kertas_kerja.buku.refs import format_cell
from kertas_kerja.cetak.hasil import HasilPeriksa
from tests.kenali.laporan import HARAPAN, Laporan, laporan
from tests.kenali.penata import Penata, Tata
from tests.kenali.pengetik import Pengetik, sebagai_angka, sebagai_poin, sebagai_teks, tercampur
from tests.kenali.varian import VARIAN
from tests.mutasi.bersih import ganti, laporan_bersih
from tests.mutasi.hidup import buku_hidup, nilai_hidup
from tests.mutasi.hubungan import hubungan, pembaca
from tests.mutasi.juri import Hubungan, baca, vonis
from tests.mutasi.pengubah import CARA, Perubahan, patah, perubahan

BANYAK, BENIH = 420, 20_260_105
DIKENALI = 0.97
TATA_BERSIH = (
    "sinonim 0",
    "sinonim 1",
    "kepala berspasi aneh",
    "kepala salah ketik 0",
    "bertumpuk dengan narasi",
    "bertumpuk, satu baris kosong, angka",
    "berdampingan",
    "nomor kolom berumus",
    "kepala berulang, angka",
    "sasaran digabung ke bawah",
)
KETIKAN: dict[str, Pengetik] = {"teks": sebagai_teks, "angka": sebagai_angka, "poin": sebagai_poin}


class Uji(NamedTuple):
    """One change, how its table was typed, what the judge says and what the tool reported."""

    perubahan: Perubahan
    ketikan: str
    patah: bool
    dilaporkan: bool
    galat: tuple[str, ...]

    def __str__(self) -> str:
        p = self.perubahan
        return f"{p.kunci}{p.sel} {p.cara}: {p.lama} -> {p.baru} ({self.ketikan}) {self.galat[:2]}"


def periksa(lap: Laporan, ketik: Pengetik) -> tuple[HasilPeriksa, Penata]:
    """The findings on a workbook that holds this one table."""
    penata = Penata(Tata(ketik=ketik))
    return check(penata.susun([lap]), predikat_akip="BB" if lap.kunci == "T3.2" else "A"), penata


def uji(p: Perubahan, ketikan: str) -> Uji:
    """Check one change: an error on the cell itself, or on a derived cell that names it."""
    lap = ganti(laporan_bersih()[p.kunci], {p.sel: p.baru})
    hasil, penata = periksa(lap, KETIKAN[ketikan])
    _, baris, kolom = penata.tempat[p.kunci].alamat(*p.sel)
    alamat = format_cell(baris, kolom)
    galat = [f for f in hasil.findings if f.tingkat == "error"]
    kena = any(f.alamat == alamat or any(r.sel == alamat for r in f.terkait) for f in galat)
    relasi = tuple(f.pesan for f in galat if f.kode < "KK300")  # what the judge judges as well
    return Uji(p, ketikan, bool(patah(lap, poin=ketikan == "poin")), kena, relasi)


def tabel(semua: list[Uji]) -> str:
    """Recall by kind of mistake."""
    baris = [f"{'kind of mistake':24}{'broken':>8}{'found':>8}"]
    for cara in CARA:
        sejenis = [u for u in semua if u.patah and u.perubahan.cara == cara]
        baris.append(f"{cara:24}{len(sejenis):8}{sum(u.dilaporkan for u in sejenis):8}")
    rusak = [u for u in semua if u.patah]
    return "\n".join([*baris, f"{'all':24}{len(rusak):8}{sum(u.dilaporkan for u in rusak):8}"])


@pytest.fixture(scope="module")
def semua() -> list[Uji]:
    """The whole run. Points carry no sign that could be typed wrongly, so that mistake is left out there."""
    giliran = list(KETIKAN)
    daftar = [(p, giliran[n % 3]) for n, p in enumerate(perubahan(laporan_bersih(), BANYAK, BENIH))]
    return [uji(p, k) for p, k in daftar if not (k == "poin" and p.cara == "persen dan poin")]


@pytest.mark.parametrize("ketik", [sebagai_teks, sebagai_angka, sebagai_poin, tercampur])
def test_clean_workbook_has_no_error(ketik: Pengetik) -> None:
    hasil = check(Penata(Tata(ketik=ketik)).susun(laporan_bersih().values()))
    assert len(hasil.tables) == len(HARAPAN)
    assert [f.pesan for f in hasil.findings if f.tingkat == "error"] == []


@pytest.mark.parametrize("nama", TATA_BERSIH)
def test_clean_workbook_has_no_error_in_any_layout(nama: str) -> None:
    hasil = check(Penata(VARIAN[nama]()).susun(laporan_bersih().values()))
    assert [f.pesan for f in hasil.findings if f.tingkat == "error"] == []


def test_judge_finds_the_clean_tables_clean() -> None:
    salah = [(k, h.nama, h.hasil) for k, lap in laporan_bersih().items() for h in patah(lap)]
    assert salah == []


def test_judge_and_tool_agree_on_the_printed_mistakes() -> None:
    for kunci, lap in laporan().items():
        menurut_juri = {h.hasil for h in hubungan(lap) if vonis(h, pembaca(lap)) == "wrong"}
        hasil, penata = periksa(lap, sebagai_teks)
        t = penata.tempat[kunci]
        relasi = [f for f in hasil.findings if f.tingkat == "error" and f.kode < "KK300"]
        menurut_alat = {(t.baris.index(f.baris), f.kolom - t.kiri) for f in relasi}
        assert menurut_alat == menurut_juri, kunci


def test_broken_relations_are_reported(semua: list[Uji]) -> None:
    rusak = [u for u in semua if u.patah]
    luput = [u for u in rusak if not u.dilaporkan]
    print("\n" + tabel(semua))
    assert len(rusak) >= 300
    assert 1 - len(luput) / len(rusak) >= DIKENALI, tabel(semua) + "\n" + "\n".join(map(str, luput))


def test_every_kind_of_mistake_was_tried(semua: list[Uji]) -> None:
    dicoba = Counter(u.perubahan.cara for u in semua)
    assert set(dicoba) == set(CARA)


def test_changes_that_break_nothing_are_no_error(semua: list[Uji]) -> None:
    palsu = [str(u) for u in semua if not u.patah and u.galat]
    assert palsu == []


def test_a_ratio_in_a_column_of_points_is_an_error() -> None:
    """0,9281 typed where the column says 92,81: as it is printed the cell is a hundred times off."""
    acak = random.Random(BENIH)
    calon = sorted({(k, h.hasil) for k, lap in laporan_bersih().items() for h in hubungan(lap) if _sendirian(lap, h)})
    luput = []
    for kunci, sel in acak.sample(calon, 60):
        lap = laporan_bersih()[kunci]
        tertulis = baca(lap.baris[sel[0]][sel[1]])
        assert tertulis is not None
        rasio = f"{tertulis.nilai:.4f}".replace(".", ",")
        hasil, penata = periksa(ganti(lap, {sel: rasio}), sebagai_poin)
        _, baris, kolom = penata.tempat[kunci].alamat(*sel)
        galat = [f for f in hasil.findings if f.tingkat == "error"]
        if not any(f.alamat == format_cell(baris, kolom) and f.seharusnya for f in galat):
            luput.append((kunci, sel, rasio, [f.pesan for f in hasil.findings if f.tingkat != "info"][:2]))
    assert luput == []


def _sendirian(lap: Laporan, h: Hubungan) -> bool:
    """A computed percent of ordinary size whose column holds at least two other percents."""
    baris, kolom = h.hasil
    persen = [i for i, isi in enumerate(lap.baris) if (t := baca(isi[kolom])) is not None and t.persen and t.nilai]
    nilai = baca(lap.baris[baris][kolom])
    biasa = nilai is not None and Decimal("0.2") < nilai.nilai < 3
    return biasa and baris in persen and len(persen) > 2 and not h.pita and not h.batas


def test_live_results_are_exact() -> None:
    """Formulas carry 15 digits: nothing is left to rounding, and nothing is wrong."""
    isi, _ = buku_hidup(list(laporan_bersih().values()))
    hasil = check(isi)
    assert [f.pesan for f in hasil.findings if f.tingkat == "error"] == []
    assert [f.pesan for f in hasil.findings if f.kode < "KK300" and f.tingkat == "info"] == []


def test_a_live_result_one_shown_unit_off_is_noticed() -> None:
    """As an error, or as a rounding difference where rounded inputs could give it."""
    acak = random.Random(BENIH)
    calon = [(k, s) for k, lap in laporan_bersih().items() for s in nilai_hidup(lap)]
    luput = []
    for kunci, sel in acak.sample(calon, 60):
        lap = laporan_bersih()[kunci]
        tertulis = baca(lap.baris[sel[0]][sel[1]])
        assert tertulis is not None
        geser = float(nilai_hidup(lap)[sel] + Decimal(1).scaleb(-tertulis.digit))
        isi, penata = buku_hidup([lap], {(kunci, sel): geser})
        hasil = check(isi, predikat_akip="BB" if kunci == "T3.2" else "A")
        _, baris, kolom = penata.tempat[kunci].alamat(*sel)
        if format_cell(baris, kolom) not in {f.alamat for f in hasil.findings if f.kode < "KK300"}:
            luput.append((kunci, sel))
    assert luput == []
