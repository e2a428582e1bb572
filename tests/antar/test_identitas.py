"""When two names mean the same indicator, and when they never do."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kertas_kerja.profil import muat_profil
from kertas_kerja.tabel.identitas import Kamus, padankan

JUDUL = ("Perjanjian Kinerja Tahun 2025 Kecamatan Mawar", "Capaian Kinerja Kecamatan Mawar Tahun 2025")


def kamus(*nama: str, judul: tuple[str, ...] = JUDUL) -> Kamus:
    return Kamus(judul, nama, muat_profil().alias)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nilai Evaluasi AKIP Kecamatan Mawar", "Nilai evaluasi AKIP Kec. Mawar"),
        ("Nilai Evaluasi AKIP Kecamatan Mawar", "Nilai Evaluasi AKIP Perangkat Daerah (Nilai)"),
        ("Nilai SAKIP", "Nilai AKIP"),
        ("Indeks Kualitas Kinerja Kecamatan (Indeks)", "indeks  kualitas kinerja kecamatan"),
        ("Indeks Kualitas Pelayanan Publik (IKPP) Kecamatan Mawar", "Indeks Kualitas Pelayanan Publik (Indeks)"),
        ("Indeks Kepuasan Masyarakat (IKM)", "IKM Kecamatan Mawar"),
        ("Capaian Nilai Aspek Ketertiban Umum (%)", "Capaian Nilai Aspek Ketertiban Umum"),
        ("Persentase PHBN/ PHBA yang dilaksanakan", "Prosentase PHBN/PHBA yang dilaksanakan."),
        ("% Desa yang aktif", "Persentase Desa yang aktif"),
        ("1. Layanan KTP-el", "layanan KTP el"),
        ("Nilai Paten Kecamatan Mawar", "Nilai PATEN Kecamatan"),
        ("IKPP", "Indeks Kualitas Pelayanan Publik"),
    ],
)
def test_sama(a: str, b: str) -> None:
    k = kamus(a, b)
    assert k.kunci(a) == k.kunci(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Indeks Kualitas Pelayanan Publik", "Indeks Pelayanan Publik"),
        ("Jumlah dokumen perencanaan", "Jumlah dokumen perencanaan dan evaluasi kinerja"),
        ("Jumlah lulusan (laki-laki)", "Jumlah lulusan (perempuan)"),
        ("Persentase pelayanan (PATEN) sesuai standar", "Persentase pelayanan sesuai standar"),
        ("Persentase kunjungan K4", "Persentase kunjungan K6"),
    ],
)
def test_tidak_sama(a: str, b: str) -> None:
    k = kamus(a, b)
    assert k.kunci(a) != k.kunci(b)


def test_nama_kantor_dari_buku_sendiri() -> None:
    dinas = ("Perjanjian Kinerja 2025 Dinas Kesehatan Kabupaten Melati", "IKU Dinas Kesehatan Tahun 2025")
    k = kamus("Nilai AKIP Dinas Kesehatan", "Persentase Dinas yang patuh", judul=dinas)
    assert k.kantor == (("dinas", "kesehatan"),)
    assert k.kunci("Nilai AKIP Dinas Kesehatan") == k.kunci("Nilai AKIP")
    assert "dinas" in k.kunci("Persentase Dinas yang patuh")
    assert kamus("Nilai AKIP Kecamatan Mawar", judul=("Perjanjian Kinerja Tahun 2025",)).kantor == ()


def test_alias_profil() -> None:
    k = Kamus(
        (), ("Angka Kemiskinan", "Persentase Penduduk Miskin"), {"persentase penduduk miskin": "angka kemiskinan"}
    )
    assert k.kunci("Persentase Penduduk Miskin") == k.kunci("Angka Kemiskinan")


@pytest.mark.parametrize(
    ("nama", "keluarga"),
    [
        ("Nilai Evaluasi AKIP Kecamatan Mawar", "akip"),
        ("Indeks Kepuasan Masyarakat", "ikm"),
        ("Nilai IKM Tahun 2025", "ikm"),
        ("Indeks Pelayanan Publik", "ipp"),
        ("Indeks Pembangunan Pemuda", ""),
        ("Indeks Kualitas Kinerja Kecamatan (Indeks)", "ikkk"),
        ("Indeks Kualitas Pelayanan Publik", "ikpp"),
        ("Indeks Reformasi Birokrasi Perangkat Daerah", "rb"),
        ("Persentase rekomendasi AKIP yang selesai", ""),
    ],
)
def test_keluarga(nama: str, keluarga: str) -> None:
    assert kamus(nama).keluarga(nama) == keluarga


def cocok(a: str, b: str, *, setabel: bool = False) -> bool:
    t = frozenset({"t1"})
    return bool(padankan({a: t, b: t if setabel else frozenset({"t2"})}))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("capaian nilai aspek ketentraman dan ketertiban umum", "capaian nilai aspek ketenteraman dan ketertiban umum"),
        ("jumlah paket barang cetakan dan penggandaan", "jumlah paket barang cetak dan penggandaan"),
        ("nilai aspek penyelenggaraan urusan pemerintahan umum", "nilai aspek penyelenggaraan pemerintahan umum"),
        ("persentase layanan yang sesuai standar", "persentase layanan yang sesuia standar"),
    ],
)
def test_ejaan_serupa(a: str, b: str) -> None:
    assert cocok(a, b)
    assert not cocok(a, b, setabel=True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("jumlah laporan keuangan yang disusun", "jumlah dokumen keuangan yang disusun"),
        ("persentase perangkat daerah tertib arsip", "persentase perangkat daerah tidak tertib arsip"),
        ("layanan mutasi penduduk antar kecamatan", "layanan mutasi penduduk antar desa"),
        ("persentase audit internal yang selesai", "persentase audit eksternal yang selesai"),
        ("jumlah laporan tahun 2024 yang selesai", "jumlah laporan tahun 2025 yang selesai"),
        ("persentase siswa laki yang lulus ujian", "persentase siswa perempuan yang lulus ujian"),
        ("indeks kinerja utama", "indeks kinerja"),
    ],
)
def test_ejaan_serupa_tetapi_lain(a: str, b: str) -> None:
    assert not cocok(a, b)


def test_pihak_ketiga_setabel_menghalangi() -> None:
    """Two spellings are not joined through a third name that stands in a table with one of them."""
    a, b, c = (
        "nilai aspek pembinaan desa wisata",
        "nilai aspek pembinaan desa wisatta",
        "nilai aspek pembinaan desa wisat",
    )
    hasil = padankan({a: frozenset({"t1"}), b: frozenset({"t2"}), c: frozenset({"t1"})})
    wakil = {k: hasil.get(k, k) for k in (a, b, c)}
    assert wakil[a] != wakil[c]


def test_buku_kecil_tidak_memuat_rapidfuzz() -> None:
    kode = (
        "import sys, kertas_kerja\n"
        "kertas_kerja.check('samples/kertas_kerja_2026_tercetak.xlsx')\n"
        "print('rapidfuzz' in sys.modules)"
    )
    jalan = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert jalan.stdout.strip() == "False"
