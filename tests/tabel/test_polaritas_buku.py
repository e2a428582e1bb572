"""The direction of an indicator, and the form of lower-is-better, that a workbook itself shows."""

from __future__ import annotations

import pytest

from tests.antar.lembar import pokok, temuan, ukur
from tests.isi.buku import buku

NAMA = "Derajat Keausan Jalan"
TB = "Perbandingan Target dan Realisasi Kinerja TB {} Tahun 2025"


def lembar(*baris: tuple[str, str, str], nama: str = NAMA) -> dict[str, list]:
    """One sheet per tribulan with one indicator: target, realisasi, capaian."""
    return {f"TB {i}": ukur((nama, *b), judul=TB.format(i)) for i, b in enumerate(baris, 1)}


@pytest.mark.parametrize(
    "capaian", [("90,00%", "95,00%", "105,00%"), ("90,91%", "95,24%", "105,26%")], ids=["(2T-R)/T", "T/R"]
)
def test_bentuk_yang_sama_di_beberapa_tribulan(capaian: tuple[str, str, str]) -> None:
    isi = [("2,00", r, c) for r, c in zip(("2,20", "2,10", "1,90"), capaian, strict=True)]
    assert temuan(buku(lembar(*isi)), "KK101") == []
    isi[1] = ("2,00", "2,10", "59,00%")
    assert pokok(temuan(buku(lembar(*isi)), "KK101")) == [("KK101", "error", "TB 2!E4")]


def test_satu_pasangan_yang_disalin_bukan_bukti() -> None:
    isi = [("2,00", "2,20", "90,91%")] * 3
    assert len(temuan(buku(lembar(*isi)), "KK101")) == 3


def test_selisih_di_beberapa_tabel_adalah_bukti() -> None:
    isi = [("2,00", "2,20", "90,00%")] * 2
    assert temuan(buku(lembar(*isi)), "KK101") == []
    assert len(temuan(buku(lembar(*isi[:1])), "KK101")) == 1


@pytest.mark.parametrize("nama", ["Persentase kehilangan hasil panen", "Turn Over Interval", "Tingkat kerusakan jalan"])
def test_nama_yang_membolehkan_keduanya(nama: str) -> None:
    for capaian in ("90,00%", "90,91%", "110,00%"):
        assert temuan(buku(lembar(("2,00", "2,20", capaian), nama=nama)), "KK101") == []


def test_satu_capaian_naik_membatalkannya() -> None:
    isi = [("2,00", "2,20", "90,00%"), ("2,00", "2,10", "95,00%"), ("2,00", "1,90", "95,00%")]
    assert len(temuan(buku(lembar(*isi)), "KK101")) == 2


def test_satu_capaian_naik_di_antara_banyak_yang_turun_adalah_kekeliruannya() -> None:
    isi = [("2,00", r, c) for r, c in zip(("2,20", "2,10", "1,80"), ("90,00%", "95,00%", "110,00%"), strict=True)]
    assert pokok(temuan(buku(lembar(*isi, ("2,00", "1,90", "95,00%"))), "KK101")) == [("KK101", "error", "TB 4!E4")]


def test_dua_lawan_satu_bila_namanya_membolehkan_makin_rendah() -> None:
    isi = [("58,00", "56,00", "96,55%"), ("57,00", "59,00", "96,49%"), ("56,00", "57,00", "98,21%")]
    assert pokok(temuan(buku(lembar(*isi, nama="Waktu tunggu rawat jalan")), "KK101")) == [
        ("KK101", "error", "TB 1!E4")
    ]


def test_satuan_waktu_membolehkan_keduanya() -> None:
    kepala = ["INDIKATOR KINERJA", "SATUAN", "TARGET", "REALISASI", "% CAPAIAN"]
    isi = [["Pengukuran Kinerja Tahun 2025"], [], kepala, ["Average Length of Stay", "Hari", "4,00", "4,40", "90,00%"]]
    assert temuan(buku({"Ukur": isi}), "KK101") == []


def test_polaritas_tertulis_dengan_t_bagi_r_di_seluruh_buku() -> None:
    kepala = ["INDIKATOR KINERJA", "POLARITAS", "TARGET", "REALISASI", "% CAPAIAN"]
    isi = [["Angka A", "Minimize", "50", "40", "125,00%"], ["Angka B", "Minimize", "20", "25", "80,00%"]]
    data = [["Pengukuran Kinerja Tahun 2025"], [], kepala, *isi]
    assert temuan(buku({"Ukur": data}), "KK101") == []
    data[4][4] = "75,00%"  # (2T-R)/T: a table that uses both forms is held to the profile
    assert pokok(temuan(buku({"Ukur": data}), "KK101")) == [("KK101", "error", "Ukur!E4")]


def test_pecahan_biner_tidak_menyembunyikan_bentuknya() -> None:
    baris = [
        ("Tingkat Pengangguran Terbuka", 0.051, 0.0444, 0.051 / 0.0444),
        ("Prevalensi Stunting", 0.139, 0.123, 0.139 / 0.123),
    ]
    assert temuan(buku({"TB IV": ukur(*baris)}), "KK101") == []
    salah = [*baris, ("Angka Kemiskinan", 0.1, 0.08, 0.1 / 0.09)]
    assert pokok(temuan(buku({"TB IV": ukur(*salah)}), "KK101")) == [("KK101", "error", "TB IV!E6")]
