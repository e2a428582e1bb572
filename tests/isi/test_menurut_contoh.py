"""Results with more than one way: one typed row is the example for the others, without one they are told."""

from __future__ import annotations

from typing import Any

import pytest

from kertas_kerja.api import fill
from kertas_kerja.cetak.hasil import HasilIsi
from tests.isi.buku import buku, sel
from tests.isi.test_jumlah import tetap

SDM = ["Capaian Kinerja Organisasi", "Jumlah Kebutuhan SDM", "", "Jumlah SDM", "Pemenuhan Kebutuhan SDM", "Kekurangan"]
NRR = ("Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku", "Pengaduan", "Sarana")


def sdm(*baris: tuple[Any, Any]) -> HasilIsi:
    """Rows of staff (19 wanted, 5 there, ...) with what is typed as pemenuhan and kekurangan."""
    orang = ((19, 5), (42, 11), (10, 10))
    isi = [[None, f"{i}. Bidang {i}", a, b, *s] for i, ((a, b), s) in enumerate(zip(orang, baris, strict=True), 1)]
    judul = ["Efisiensi Penggunaan Sumber Daya Manusia Tahun 2025"]
    return isi_tetap([judul, [], SDM, [1.0082, None, 71, 26, None, None], *isi])


def isi_tetap(lembar: list[list[Any]]) -> HasilIsi:
    hasil = fill(buku({"L": lembar}), tabs=False)
    tetap(hasil.data)
    return hasil


def nilai(hasil: HasilIsi, kolom: str) -> list[Any]:
    return [sel(hasil.data, "L", f"{kolom}{r}") for r in range(5, 8)]


def test_tanpa_contoh_disebut_sekali() -> None:
    hasil = sdm((None, None), (None, None), (None, None))
    assert nilai(hasil, "E") == nilai(hasil, "F") == [None] * 3
    kalimat = [u.message for u in hasil.unfilled]
    assert [k.partition(" dibiarkan")[0] for k in kalimat] == [
        "L!E5, E6, E7 (pemenuhan)",
        "L!F4, F5, F6, F7 (kekurangan)",
    ]
    assert all("contoh" in k for k in kalimat)


@pytest.mark.parametrize(("contoh", "lain"), [(14, [14, 31, 0]), (-14, [-14, -31, 0])])
def test_satu_baris_menunjukkan_tandanya(contoh: int, lain: list[int]) -> None:
    hasil = sdm((0.2632, contoh), (None, None), (None, None))
    assert nilai(hasil, "F") == lain
    assert [round(n, 4) for n in nilai(hasil, "E")] == [0.2632, 0.2619, 1]
    assert hasil.unfilled == ()
    assert sel(hasil.data, "L", "F4") == (45 if contoh > 0 else -45)
    assert sel(hasil.data, "L", "F5", rumus=True) == contoh


@pytest.mark.parametrize("contoh", [(99, None, None), (None, None, 0), (14, -31, None)])
def test_contoh_yang_keliru_atau_tidak_membedakan_tidak_diikuti(contoh: tuple[Any, ...]) -> None:
    hasil = sdm(*((None, s) for s in contoh))
    assert nilai(hasil, "F") == list(contoh)
    assert any("(kekurangan)" in u.message for u in hasil.unfilled)


@pytest.mark.parametrize(("contoh", "bobot"), [(0.3543, 0.111), (0.3511, 0.11), (0.35, None), (None, None)])
def test_nrr_tertimbang_menurut_bobot_contohnya(contoh: float | None, bobot: float | None) -> None:
    isi = [[i, n, round(3 + i * 0.192, 3), contoh if i == 1 else None] for i, n in enumerate(NRR, 1)]
    kepala = ["No", "Unsur Pelayanan", "NRR", "NRR Tertimbang"]
    hasil = isi_tetap([["Survei Kepuasan Masyarakat Tahun 2025"], kepala, *isi])
    isian = [sel(hasil.data, "L", f"D{r}") for r in range(4, 12)]
    harap = [(3 + i * 0.192) * bobot if bobot is not None else None for i in range(2, 10)]
    assert isian == (pytest.approx(harap, abs=1e-9) if bobot is not None else harap)
    assert bool(hasil.unfilled) == (bobot is None)


@pytest.mark.parametrize(("contoh", "isian"), [((), None), ((-2, 1), -3), ((2, -1), 3)])
def test_selisih_menurut_dua_baris_contoh(contoh: tuple[int, ...], isian: int | None) -> None:
    angka = ((80, 78), (60, 61), (70, 67))
    baris = [[i, f"Indeks {i}", "nilai", *a, None, None] for i, a in enumerate(angka, 1)]
    for b, c in zip(baris, contoh, strict=False):
        b[-1] = c
    kepala = ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian", "Selisih"]
    hasil = isi_tetap([["Target dan Realisasi Kinerja Tahun 2025"], kepala, *baris])
    assert sel(hasil.data, "L", "G5") == isian
    sisa = [] if contoh else ["L!G3, G4, G5 (selisih terhadap target) dibiarkan kosong karena belum pasti cara"]
    assert [u.message.partition(" menghitungnya")[0] for u in hasil.unfilled] == sisa
