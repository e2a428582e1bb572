"""Header words of real forms: every synonym of HEADERS.md is known, a slip of the keyboard never changes the name."""

from __future__ import annotations

import random
import re
import string

import pytest

from kertas_kerja.tabel.kosakata import (
    KOSAKATA,
    SAMPAI_DENGAN,
    adalah_kepala,
    kenali_kepala,
    kenali_mirip,
    normalkan,
    tahun_dalam,
)
from kertas_kerja.tabel.kosakata.pola import POLA
from tests.kenali.laporan import laporan
from tests.kenali.sinonim import SINONIM, nama_baku

# In a table of its own these mean something else; the declaration of the table decides (`dari`).
LAIN = {"keterangan": "keterangan", "ket": "keterangan"}
SALAH_KETIK = {"indikator kegaiatan", "relisasi", "realisasai"}  # typed wrongly on real forms


@pytest.mark.parametrize("nama", SINONIM)
def test_synonyms_of_real_forms(nama: str) -> None:
    for kata in SINONIM[nama]:
        if kata in SALAH_KETIK:
            assert kenali_mirip(kata).nama == nama
            continue
        assert kenali_kepala(kata).nama == LAIN.get(kata, nama), kata
        assert kenali_kepala(kata.upper() + " :").nama == LAIN.get(kata, nama), kata
        assert kenali_kepala("\u00a0" + kata.replace(" ", "\n ", 1)).nama == LAIN.get(kata, nama), kata


def test_headers_of_the_report() -> None:
    for lap in laporan().values():
        for baris in lap.kepala:
            for teks in filter(None, baris):
                assert adalah_kepala(teks) or kenali_kepala(teks).periode or "APBDes" in teks, teks


def test_no_word_has_two_names() -> None:
    kata = [k for daftar in KOSAKATA.values() for k in daftar]
    assert len(kata) == len(set(kata)), sorted({k for k in kata if kata.count(k) > 1})
    assert [k for k in kata if normalkan(k) != k] == []


@pytest.mark.parametrize("benih", range(3))
def test_a_slip_never_crosses_two_names(benih: int) -> None:
    """One letter swapped, dropped, doubled or wrong: the same name, or none; never another one."""
    acak = random.Random(benih)
    dikenal = dicoba = 0
    for nama, daftar in KOSAKATA.items():
        for kata in daftar:
            if len(kata) < 6 or acak.random() < 0.4:
                continue
            salah = _selip(kata, acak)
            if kenali_kepala(salah).nama is not None:
                continue  # another word of the list ("target tahun" from "target tahunan")
            dicoba += 1
            hasil = kenali_mirip(salah).nama
            dikenal += hasil == nama
            assert hasil in (nama, None), (kata, salah, hasil)
    assert dikenal / dicoba > 0.75


def _selip(kata: str, acak: random.Random) -> str:
    huruf = [i for i, h in enumerate(kata) if h.isalpha()]
    i = acak.choice(huruf)
    cara = acak.randrange(4)
    if cara == 0 and i + 1 < len(kata) and kata[i + 1].isalpha():
        return kata[:i] + kata[i + 1] + kata[i] + kata[i + 2 :]
    if cara == 1:
        return kata[:i] + kata[i + 1 :]
    if cara == 2:
        return kata[:i] + kata[i] + kata[i:]
    return kata[:i] + acak.choice(string.ascii_lowercase) + kata[i + 1 :]


@pytest.mark.parametrize(
    ("teks", "nama", "periode", "lengkap"),
    [
        ("REALISASI s/d. TB III", "realisasi", "TB III", "TB III"),
        ("Target Triwulan 2", "target", "TB II", "TB II"),
        ("Realisasi TW-IV 2025", "realisasi", "TB IV", "TB IV 2025"),
        ("TAHUN 2021", None, "2021", "2021"),
        ("TW III 2025", None, "TB III", "TB III 2025"),
        ("Target Tahun N-1", "target_prev", "", ""),
        ("Realisasi tahun n (2025)", "realisasi", "2025", "2025"),
        ("TAHUN N-2 (2023)", None, "2023", "2023"),
        ("NILAI 2025", "nilai", "2025", "2025"),
        ("Kinerja Utama", "sasaran", "", ""),
    ],
)
def test_periods_in_headers(teks: str, nama: str | None, periode: str, lengkap: str) -> None:
    kata = kenali_kepala(teks)
    assert (kata.nama, kata.periode) == (nama, periode)
    assert kata.lengkap in (lengkap, "")


@pytest.mark.parametrize(
    "teks",
    [
        "", "x" * 161, "92,81%", "2.247.666.203", "31/12/2025", "Nilai Evaluasi AKIP Kecamatan Plandaan",
        "Meningkatnya Kualitas Pelayanan Publik", "Persentase rata-rata capaian kinerja aparatur",
        "Jumlah dokumen perencanaan Perangkat Daerah", "Program Penunjang Urusan Pemerintahan Daerah",
        "Baik (Berhasil)", "✓", "Camat dan Semua Pegawai Kecamatan", "Layanan KTP", "3 Dokumen",
        "Predikat (BB)", "Belanja (modal)", "Kegiatan (Rutin)", "Indikator mutu layanan", "Target renja tercapai",
        "Nilai indeks kepuasan masyarakat", "Rekomendasi hasil rapat koordinasi", "Realisasi pencairan dana desa",
    ],
)  # fmt: skip
def test_body_texts_are_no_headers(teks: str) -> None:
    assert not adalah_kepala(teks)


def test_year_of_a_title() -> None:
    assert tahun_dalam("Capaian Kinerja Tahun 2021-2023") == 2023
    assert tahun_dalam("Perbup 47/2022 tentang PKO Tahun 2025") == 2025
    assert tahun_dalam("Skala Predikat") is None


def test_the_report_and_the_synonyms_agree() -> None:
    """The test's own map from headers to names (`nama_baku`) says what the tool says."""
    for lap in laporan().values():
        for baris in lap.kepala:
            for teks in filter(None, baris):
                baku = nama_baku(teks)
                assert baku is None or kenali_kepala(teks).nama == LAIN.get(teks.lower(), baku), teks


# Headers of courts, ministries, health centres, universities and finance offices.
KANTOR_LAIN = {
    "capaian": [
        "Capaian (b/a x 100%)",
        "% Capaian (5/4 x 100)",
        "Capaian = Realisasi/Target x 100%",
        "Capaian (%) = (R/T) x 100",
        "Capaian Kinerja (Persen)",
        "Tingkat Capaian Kinerja (%)",
        "Persentase Ketercapaian",
        "Capaian Akhir Tahun (%)",
        "Persentase (%) Capaian",
        "% Realisasi terhadap Target",
        "Capaian Tahun Ini",
        "Capaian Kinerja (%) 2023",
        "% Capaian terhadap Standar",
        "Rata-rata % Capaian Kinerja",
        "% Capaian Output",
    ],
    "target": [
        "Target (a)",
        "Target Akhir Tahun",
        "Rencana Tingkat Capaian (Target)",
        "Target Kinerja (PK)",
        "Target Output",
        "Target (unit)",
        "Jumlah (Target)",
        "Target RPJMD Kabupaten/Kota pada RKPD Tahun Ke-",
    ],
    "realisasi": [
        "Realisasi (b)",
        "Realisasi per 31 Desember 2024",
        "Realisasi Output",
        "Realisasi s.d. Desember 2024",
        "Realisasi Volume (RVRO)",
        "Realisasi Kinerja Bulan",
        "Realisasi PAD",
        "Realisasi Tahun Berjalan",
        "Capaian Target RPJMD Kabupaten/Kota Melalui Pelaksanaan RKPD Tahun Ke-",
    ],
    "pagu": ["Anggaran TA 2024", "Pagu Revisi", "Anggaran DPPA", "Jumlah (Rp)", "Anggaran pada Tahun ke-"],
    "realisasi_anggaran": [
        "Serapan Anggaran (Rp)",
        "Realisasi SPJ",
        "Realisasi Penggunaan Anggaran",
        "Realisasi Pencairan",
    ],
    "serapan": [
        "Daya Serap (%)",
        "% Keuangan",
        "Rasio antara Realisasi dan Anggaran Tahun ke-",
        "Tingkat Realisasi Keuangan",
        "Capaian Keuangan",
    ],
    "sisa": ["Sisa (c-d)", "Sisa Anggaran (Rp) (3-4)", "Anggaran tidak Terserap"],
    "bagian_sisa": ["% Sisa Anggaran", "Sisa (%)"],
    "bagian_anggaran": ["% dari Total Anggaran", "Persentase terhadap Jumlah Belanja", "Porsi Anggaran"],
    "target_renstra": ["Target Tahun 2026 (Akhir Renstra)", "Target Kinerja Akhir Renstra", "Target Jangka Menengah"],
    "kemajuan": [
        "% Capaian Renstra",
        "Realisasi terhadap Target Akhir Renstra (%)",
        "Capaian Target RPJMD (%)",
        "Capaian s/d 2023 terhadap 2026 (%)",
    ],
    "pembanding": [
        "Standar Nasional",
        "Capaian Provinsi",
        "Rata-rata Nasional",
        "Target Nasional",
        "Realisasi (Nasional)",
    ],
    "persen_pembanding": ["Capaian terhadap Standar Nasional (%)", "% terhadap Realisasi Provinsi"],
    "bertambah": ["Peningkatan/Penurunan Capaian", "Kenaikan/Penurunan (poin)", "Naik (Turun)"],
    "indikator": [
        "Indikator Kinerja/IKU",
        "Uraian Indikator Kinerja",
        "KPI / Indikator Kinerja",
        "Key Performance Index",
    ],
    "sasaran": ["Sasaran Strategis (SS)", "Sasaran Program/Kegiatan", "Perspektif/Sasaran Strategis"],
    "predikat": ["Kategori Capaian Kinerja", "Kriteria Penilaian"],
    "program": ["Nama Program / Kegiatan / Sub Kegiatan", "Klasifikasi Rincian Output (KRO)/Rincian Output (RO)"],
    "rekomendasi": ["Rekomendasi Hasil Evaluasi"],
    "nilai": ["Nilai Index Pelayanan"],
    "kode": ["Kode Program / Kegiatan / Sub Kegiatan"],
    "realisasi_prev": ["Baseline (Capaian)"],
}


@pytest.mark.parametrize("nama", KANTOR_LAIN)
def test_headers_of_other_offices(nama: str) -> None:
    assert {kata: kenali_kepala(kata).nama for kata in KANTOR_LAIN[nama]} == dict.fromkeys(KANTOR_LAIN[nama], nama)


@pytest.mark.parametrize(
    "teks",
    [
        "Sasaran Strategis 1: Meningkatnya pelayanan",
        "Sasaran Renstra yang belum tercapai",
        "Capaian kinerja tahun ini baik",
    ],
)
def test_sentences_are_no_headers(teks: str) -> None:
    assert kenali_mirip(teks).nama is None


def test_the_beginning_of_a_pattern_is_no_shorter_than_its_key() -> None:
    """Patterns are looked for among those with the same first letters."""
    assert [awal for awal, _, _ in POLA if not awal.startswith("%") and len(awal) < 3] == []


@pytest.mark.parametrize(
    ("teks", "benar"),
    [
        ("realisasi s/d tb ii", True),
        ("realisasi s.d. tahun lalu", True),
        ("realisasi sd tw 2", True),
        ("realisasi sampai dengan bulan ini", True),
        ("2021s.d.2026", True),
        ("angka partisipasi murni sd", False),
        ("jumlah siswa sd negeri", False),
        ("luas desa", False),
    ],
)
def test_sampai_dengan_bukan_sekolah_dasar(teks: str, benar: bool) -> None:
    assert (re.search(SAMPAI_DENGAN, teks) is not None) is benar
