"""Recaps by category in many layouts: right ones stay silent, one changed count, sum or percentage is found."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from typing import Any

import pytest

from kertas_kerja import check, fill
from tests.lembar_operator.penulis import tulis_buku

KEPALA = (
    ("No", "Kategori", "Jumlah Indikator", "Persentase"),
    ("No.", "Predikat", "Jumlah", "%"),
    ("No", "Kriteria", "Banyaknya Sasaran", "Persentase (%)"),
    ("No", "Kategori Capaian", "Jumlah IKU", "Proporsi"),
    ("No", "Mutu Pelayanan", "Jumlah Responden", "Persen"),
)
ISI = (("Sangat Tinggi", 5), ("Tinggi", 3), ("Sedang", 1), ("Rendah", 0))
BENTUK = ("teks", "pecahan", "poin")
JUMLAH = ("Jumlah", "TOTAL", "Jumlah Indikator")
TATA = [*product(KEPALA, BENTUK, JUMLAH[:2])]


def persen(n: int, semua: int, bentuk: str) -> Any:
    teks, pecahan = f"{n / semua * 100:.2f}%".replace(".", ","), f"{n / semua:.10f} | 0.00%"
    return {"teks": teks, "pecahan": pecahan, "poin": round(n / semua * 100, 2)}[bentuk]


def susun(kepala: tuple[str, ...], bentuk: str, jumlah: str, **ganti: Any) -> bytes:
    """`ganti`: other values by address, in lower case."""
    semua = sum(n for _, n in ISI)
    isi: list[list[Any]] = [["Rekapitulasi Capaian Indikator Tahun 2025"], [], list(kepala)]
    isi += [[i, nama, n, persen(n, semua, bentuk)] for i, (nama, n) in enumerate(ISI, 1)]
    isi.append([None, jumlah, semua, persen(semua, semua, bentuk)])
    for alamat, nilai in ganti.items():
        isi[int(alamat[1:]) - 1][ord(alamat[0]) - 97] = nilai
    return tulis_buku({"Rekap": isi})


@pytest.mark.parametrize(("kepala", "bentuk", "jumlah"), TATA)
def test_benar(kepala: tuple[str, ...], bentuk: str, jumlah: str) -> None:
    hasil = check(BytesIO(susun(kepala, bentuk, jumlah)))
    assert [t.kind for t in hasil.tables] == ["rekap_kategori"]
    assert [f.pesan for f in hasil.findings if f.kode != "KK702"] == []
    assert hasil.relations.exact + hasil.relations.rounding == len(ISI) + 2


@pytest.mark.parametrize(("kepala", "bentuk", "jumlah"), TATA)
def test_satu_angka_salah(kepala: tuple[str, ...], bentuk: str, jumlah: str) -> None:
    for alamat, nilai in (("c5", 4), ("c8", 10), ("d4", persen(6, 9, bentuk)), ("d8", persen(8, 9, bentuk))):
        hasil = check(BytesIO(susun(kepala, bentuk, jumlah, **{alamat: nilai})))
        assert [f for f in hasil.findings if f.tingkat == "error"], alamat


@pytest.mark.parametrize("kepala", KEPALA)
def test_diisi(kepala: tuple[str, ...]) -> None:
    kosong = dict.fromkeys(("d4", "d5", "d6", "d7", "c8", "d8"))
    terisi = fill(BytesIO(susun(kepala, "pecahan", "Jumlah", **kosong)), tabs=False)
    nilai = {p.alamat: float(str(p.nilai)) for p in terisi.changes}
    assert nilai == {
        "D4": pytest.approx(5 / 9), "D5": pytest.approx(3 / 9), "D6": pytest.approx(1 / 9), "D7": 0.0,
        "C8": 9.0, "D8": pytest.approx(1),
    }  # fmt: skip
    assert check(BytesIO(terisi.data)).findings == ()
