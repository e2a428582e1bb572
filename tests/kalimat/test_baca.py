"""Reading: which digits are quantities, where a statement ends, what a number is about."""

from __future__ import annotations

import pytest

from kertas_kerja.aturan.kalimat import baca
from kertas_kerja.aturan.kalimat_peran import peran_bagian


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("target 75,65 terealisasi 79.25", ["75,65", "79.25"]),
        ("sebesar Rp2.673.693.824,00 atau 86,74 %", ["Rp2.673.693.824,00", "86,74 %"]),
        ("Permenpan RB No. 14 Tahun 2017 atas 9 unsur", ["9"]),
        ("Perbup Nomor 47 Tahun 2022, Tabel 3.5, TB 3, triwulan 2", []),
        ("surat 100.2.2.4/89/415.10/2026 tanggal 10 Februari 2026", []),
        ("Renstra 2025-2029 dan tahun 2026", []),
        ("1. Perencanaan kinerja 24,65 2. Pengukuran kinerja 24", ["24,65", "24"]),
        ("F02 3,82 dan F03 4,76, KTP-el 2", ["3,82", "4,76", "2"]),
        ("(9,00/8,58) x 100% = 104,90%", ["9,00", "8,58", "100%", "104,90%"]),
        ("minus -14,81% dan butir\n- 5 dokumen", ["-14,81%", "5"]),
        ("Rp2,3 miliar dan 15 juta", []),
        ("Rp750 jt dan 15 rb", []),
        ("92,81 persen naik 5 persen poin", ["92,81 persen", "5"]),
        ("di atas ≥ 80% dan (5) serta 02", []),
        ("tertukar 08,90 dan 0,93", ["08,90", "0,93"]),
        ("Rp. 4.110.000,-", ["Rp. 4.110.000,-"]),
    ],
)
def test_quantities(teks: str, nilai: list[str]) -> None:
    assert [b.angka.teks for b in baca(teks).bilangan if b.nilai and b.angka is not None] == nilai


@pytest.mark.parametrize(
    ("teks", "banyak"),
    [
        ("Target 75. Realisasi 70.", 2),
        ("Kec. Plandaan s.d. TB III mencapai 80. Selesai", 2),
        ("capaian 104% (target 75; realisasi 78); baik", 2),
        ("target\n75,65 terealisasi\n79,25 (tercapai\n104,76%)", 1),
        ("Target: 75\nRealisasi: 70", 2),
        ("1. Layanan KTP 97,52\n2. layanan KK 97,98", 2),
        ("a. Nilai F02\naspek inovasi 0,42\nb. Nilai F03", 2),
    ],
)
def test_where_a_statement_ends(teks: str, banyak: int) -> None:
    assert len(baca(teks).bagian) == banyak


@pytest.mark.parametrize(
    ("teks", "peran"),
    [
        ("target 75,00, realisasi 69,61 (capaian 92,81%)", "TRC"),
        ("Pada tahun 2024 nilai IKPP ditargetkan 8,11 realisasi 8,56 (tercapai 105,55%)", "TRC"),
        ("tercapai 79,25 dari target 75,65 (104,76%)", "RTC"),
        ("Realisasi 79,25 atau 104,76% dari target 75,65", "RCT"),
        ("mencapai 85% dari target 90% (94,44%)", "RTC"),
        ("target 75, realisasi 69,61, serapan anggaran 86,74%", "TRS"),
        ("pagu Rp100.000.000 terealisasi Rp98.000.000", "TR"),
        ("target dan realisasi sebesar 75", "-"),
        ("persentase realisasi terhadap target sebesar 104,76%", "C"),
        ("target naik dari 75,65 menjadi 79,30", "--"),
        ("Nilai IKM tahun 2024 adalah 98,30 dan nilai IPP tahun 2024 adalah 3,65", "VV"),
        ("Target sudah dibahas bersama 35 kepala desa", "-"),
        ("realisasi meningkat menjadi 79,25", "R"),
        ("target minimal 80", "-"),
    ],
)
def test_roles(teks: str, peran: str) -> None:
    dibaca = baca(teks)
    semua = [p for bagian in dibaca.bagian for p in peran_bagian(dibaca, bagian)]
    assert "".join(p.peran or "-" for p in semua) == peran


def test_what_and_when() -> None:
    dibaca = baca("Tahun 2025 nilai IKM ditargetkan 98,40 dan nilai IPP 3,68 pada tahun 2026, semula 3,20 tahun 2024")
    semua = [p for bagian in dibaca.bagian for p in peran_bagian(dibaca, bagian)]
    assert [(p.pokok.kode, p.tahun) for p in semua] == [("ikm", 2025), ("ipp", 2026), ("ipp", 2024)]


def test_a_ministry_is_no_index() -> None:
    dibaca = baca("Menurut Permenpan RB No. 14 Tahun 2017 ditargetkan 98,40")
    assert [p.pokok.kode for p in peran_bagian(dibaca, dibaca.bagian[0])] == [""]


def test_quotation_is_one_short_line() -> None:
    dibaca = baca("Kalimat pertama. Nilai IKM tahun 2025\nditargetkan 98,40 terealisasi 99,03 (tercapai 100,64%) baik.")
    awal, akhir = (b for b in dibaca.bilangan if b.angka is not None and b.angka.teks in ("98,40", "100,64%"))
    assert dibaca.kutip(awal, akhir) == "tahun 2025 ditargetkan 98,40 terealisasi 99,03 (tercapai 100,64%)"
    panjang = baca("target 1,00 " + "kata " * 100 + "realisasi 2,00")
    assert len(panjang.kutip(panjang.bilangan[0], panjang.bilangan[-1])) <= 115
