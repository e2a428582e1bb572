"""Quarterly layouts: columns get their names, correct numbers give no error, one wrong number gives one."""

from __future__ import annotations

import io

import pytest

from kertas_kerja import api, check
from kertas_kerja.angka import baca_angka
from kertas_kerja.model import Baris, Kolom, Sel
from kertas_kerja.profil import muat_profil
from kertas_kerja.tabel.tribulan import beri_tribulan, capaian_kumulatif, sifat, tribulan
from tests.lembar_operator.penulis import tulis_buku
from tests.lembar_operator.tata_tribulan import TATA, Tata


@pytest.mark.parametrize("tata", TATA, ids=lambda t: t.nama)
def test_layout_is_recognised(tata: Tata) -> None:
    with api.buka(tulis_buku(tata.lembar)) as buku:
        tabel = api.siapkan(buku, muat_profil(None), None).tabel
    assert [t.kind for t in tabel] == [tata.kind]
    ada = [k.kunci for k in tabel[0].kolom if k.nama]
    assert [k for k in tata.kunci if k not in ada] == []
    assert len(set(ada)) == len(ada)


@pytest.mark.parametrize("tata", TATA, ids=lambda t: t.nama)
def test_correct_numbers_give_no_error_and_no_warning(tata: Tata) -> None:
    hasil = check(tulis_buku(tata.lembar))
    assert [t.pesan for t in hasil.findings if t.tingkat != "info"] == []


RUSAK = [
    ("satu baris kepala, sebutan campur", "J4", 3, 10, {"KK210"}),
    ("I sampai IV di bawah satu kelompok", "G5", 4, 7, {"KK210"}),
    ("target, realisasi, capaian setiap tribulan", "L5", 4, 12, {"KK101", "KK210"}),
    ("kelompok target dan kelompok realisasi", "M5", 4, 13, {"KK118"}),
    ("capaian yang berarti realisasi", "F5", 4, 6, {"KK118"}),
    ("K, %, Rp di bawah setiap triwulan", "J5", 4, 10, {"KK101"}),
    ("evaluasi Renja: K dan Rp di bawah kelompok, baris penomoran berumus", "T8", 7, 20, {"KK210", "KK209"}),
]


@pytest.mark.parametrize(("nama", "sel", "i", "j", "kode"), RUSAK, ids=[r[0] for r in RUSAK])
def test_one_wrong_number_is_found(nama: str, sel: str, i: int, j: int, kode: set[str]) -> None:
    tata = next(t for t in TATA if t.nama == nama)
    (lembar, isi), *_ = tata.lembar.items()
    baris = [list(b) for b in (isi if isinstance(isi, list) else isi["baris"])]
    baris[i][j - 1] = 17
    baru = {lembar: baris if isinstance(isi, list) else {**isi, "baris": baris}}
    galat = [t for t in check(io.BytesIO(tulis_buku(baru))).findings if t.tingkat == "error"]
    assert galat, sel
    assert {t.kode for t in galat} <= kode
    assert any(t.alamat == sel or any(r.sel == sel for r in t.terkait) for t in galat)


def test_two_pkos_of_a_year_with_two_agreements_are_not_averaged() -> None:
    kepala = [
        "No", "Kinerja", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Normalisasi Capaian PK (1)",
        "Nilai Akhir Capaian PK (3)",
    ]  # fmt: skip
    hasil = check(
        tulis_buku(
            {
                "PKO": [
                    ["Tabel 3.4 Penilaian Kinerja Organisasi TB I s/d. TB III Tahun 2025"],
                    [],
                    kepala,
                    [1, "S1", "Indeks Pelayanan", 80, 72, "0.9 | 0.00%", "0.9 | 0.00%", "0.9 | 0.00%"],
                    ["Nilai Kinerja Organisasi (NKO)", None, None, None, None, None, None, "0.9 | 0.00%"],
                    ["Predikat PKO", None, None, None, None, None, None, "Baik (Berhasil)"],
                    [],
                    ["Tabel 3.5 Penilaian Kinerja Organisasi TB IV Tahun 2025"],
                    [],
                    kepala,
                    [1, "S1", "Indeks Pelayanan", 82, 82, "1 | 0.00%", "1 | 0.00%", "1 | 0.00%"],
                    [2, "S2", "Indeks RB", 76, 79.8, "1.05 | 0.00%", "1.05 | 0.00%", "1.05 | 0.00%"],
                    ["Nilai Kinerja Organisasi (NKO)", None, None, None, None, None, None, "1.025 | 0.00%"],
                    ["Predikat PKO", None, None, None, None, None, None, "Istimewa (Sangat Berhasil)"],
                ]
            }
        ),
        predikat_akip="A",
    )
    assert [t.kind for t in hasil.tables] == ["pko", "pko"]
    assert [t.pesan for t in hasil.findings if t.tingkat == "error"] == []


@pytest.mark.parametrize(
    ("rantai", "harap"),
    [
        (["realisasi s/d. tb iii"], "TB III"),
        (["triwulan 2"], "TB II"),
        (["realisasi kinerja pada triwulan", "iv", "rp"], "TB IV"),
        (["tb i s/d. tb iii"], "TB III"),
        (["target tahunan"], ""),
        (["realisasi", "iv"], ""),
    ],
)
def test_quarter_of_a_header(rantai: list[str], harap: str) -> None:
    assert tribulan(rantai) == harap


def test_columns_without_quarters_stay_the_same_object() -> None:
    kolom = [Kolom("target", 1, "Target"), Kolom("realisasi", 2, "Realisasi"), Kolom("capaian", 3, "Capaian | %")]
    assert beri_tribulan(kolom) is kolom


def baris(**isi: str) -> Baris:
    """A data row with these cells (`__` stands for `@TB `)."""
    kunci = {k.replace("__", "@TB "): v for k, v in isi.items()}
    return Baris(5, "data", {k: Sel("L", 5, i, v, baca_angka(v)) for i, (k, v) in enumerate(kunci.items(), 1)})


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        ({"satuan": "Dokumen"}, "cacah"),
        ({"satuan": "%"}, "rasio"),
        ({"satuan": "Indeks"}, "rasio"),
        ({"target": "3 dokumen"}, "cacah"),
        ({"target": "90%"}, "rasio"),
        ({"indikator": "Persentase layanan"}, "rasio"),
        ({"indikator": "1. Jumlah paket"}, "cacah"),
        ({"indikator": "Layanan terpadu"}, ""),
    ],
)
def test_how_an_indicator_runs_through_the_year(isi: dict[str, str], harap: str) -> None:
    assert sifat(baris(**isi)) == harap


def test_cumulative_capaian() -> None:
    assert capaian_kumulatif(
        baris(target="12", realisasi__I="3", capaian__I="25%", realisasi__II="3", capaian__II="50%")
    )
    assert not capaian_kumulatif(
        baris(target="12", realisasi__I="3", capaian__I="25%", realisasi__II="6", capaian__II="50%")
    )
    assert not capaian_kumulatif(baris(target="12", realisasi__I="3", capaian__I="25%"))
    assert not capaian_kumulatif(
        baris(target="0", realisasi__I="3", capaian__I="25%", realisasi__II="3", capaian__II="50%")
    )
