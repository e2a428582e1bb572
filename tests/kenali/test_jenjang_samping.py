"""A cascading form: for the sasaran and for its program an indicator and a target, side by side on the same rows."""

from __future__ import annotations

import pytest

from kertas_kerja.api import buka
from kertas_kerja.kenali import kenali
from tests.antar.lembar import Baris, pokok, temuan
from tests.isi.buku import buku

KEPALA = ["No", "Sasaran", "Indikator Sasaran", "Target", "Program", "Indikator Program", "Target"]
KEPALA += ["Kegiatan", "Indikator Kegiatan", "Target", "Penanggung Jawab"]
ISI: list[Baris] = [
    [1, "Meningkatnya mutu layanan", "Indeks mutu layanan", 82.5, "Program Layanan", "Persentase layanan baik", 91],
    [None] * 7,
    [None] * 4 + ["Program Sarana", "Persentase sarana layak", 75],
    [None] * 7,
    [2, "Meningkatnya akuntabilitas", "Nilai AKIP", 78.2, "Program Penunjang", "Persentase dokumen tepat", 100],
]
KEGIATAN: list[Baris] = [
    ["Loket", "Jumlah loket", 12, "Bidang A"],
    ["Antrean", "Jumlah mesin antrean", 4, "Bidang A"],
    ["Gedung", "Jumlah gedung direhab", 3, "Bidang B"],
    ["Kendaraan", "Jumlah kendaraan dirawat", 9, "Bidang B"],
    ["Perencanaan", "Jumlah dokumen", 6, "Sekretariat"],
]
PK: list[Baris] = [
    ["Perjanjian Kinerja Tahun 2025"],
    ["No", "Sasaran", "Indikator Kinerja", "Target"],
    [1, "Meningkatnya mutu layanan", "Indeks mutu layanan", 82.5],
    [2, "Meningkatnya akuntabilitas", "Nilai AKIP", 78.2],
]


def lembar(sasaran: float = 82.5) -> list[Baris]:
    isi = [[*a, *b] for a, b in zip(ISI, KEGIATAN, strict=True)]
    isi[0][3] = sasaran
    return [["Cascading Kinerja Tahun 2025"], [], KEPALA, *isi]


def test_setiap_jenjang_satu_tabel_pada_baris_yang_sama() -> None:
    with buka(buku({"Cascading": lembar()})) as b:
        tabel = kenali(b).tabel
    assert [t.rentang.format() for t in tabel] == ["A3:D8", "E3:G8", "H3:K8"]
    assert [t.judul for t in tabel] == ["Cascading Kinerja Tahun 2025"] * 3
    nama = [[s.teks for x in t.data() if (s := x.ambil("indikator")) is not None and s.teks] for t in tabel]
    assert nama[0] == ["Indeks mutu layanan", "Nilai AKIP"]
    assert nama[1] == ["Persentase layanan baik", "Persentase sarana layak", "Persentase dokumen tepat"]
    assert nama[2] == [b[1] for b in KEGIATAN]


def test_target_sasaran_dibandingkan_dengan_perjanjian_kinerja() -> None:
    assert temuan(buku({"PK": PK, "Cascading": lembar()}), "KK3") == []
    assert pokok(temuan(buku({"PK": PK, "Cascading": lembar(82.0)}), "KK3"))


def test_indikator_tanpa_program_pendukung_boleh_tidak_disebut() -> None:
    kepala = ["No", "Indikator Kinerja", "Target Tahun N-1", "Realisasi Tahun N-1", "Target Tahun N"]
    isi: list[Baris] = [[1, "Indeks mutu layanan", 80, 81, 82.5, "Naik"], [2, "Nilai AKIP", 77, 78, 78.2, "Naik"]]
    kkpt = [["Kertas Kerja Penetapan Target Tahun 2025"], [*kepala, "Analisis/Dasar Penetapan"], *isi]
    kkpt.append([3, "Waktu tunggu", 31, 31, 30, "Turun"])
    assert temuan(buku({"KKPT": kkpt, "C": lembar()}), "KK3") == []
    assert pokok(temuan(buku({"KKPT": kkpt, "PK": PK}), "KK3"))


def test_tabel_di_bawahnya_tidak_terbawa() -> None:
    isi = [*lembar(), [], [], [], ["Catatan"], ["No", "Program", "Pagu (Rp)"], [1, "Program Layanan", 500]]
    with buka(buku({"Cascading": isi})) as b:
        assert [t.rentang.bottom for t in kenali(b).tabel] == [8, 8, 8, 14]


@pytest.mark.parametrize(
    "kepala",
    [
        ["Tujuan", "Indikator Tujuan", "Sasaran", "Indikator Sasaran", "Target"],
        ["Sasaran", "Indikator", "Target", "Program", "Indikator Program", "Pagu (Rp)"],
        ["No", "Sasaran", "Indikator", "Formulasi Indikator", "Target"],
    ],
)
def test_satu_target_saja_tetap_satu_tabel(kepala: list[str]) -> None:
    isi = [f"Persentase {k}" for k in kepala]
    nilai = [t if k not in ("Target", "Pagu (Rp)", "No") else 80 for k, t in zip(kepala, isi, strict=True)]
    with buka(buku({"Rencana": [["Rencana Tahun 2025"], kepala, nilai, nilai]})) as b:
        assert len(kenali(b).tabel) <= 1


def test_target_di_bawah_kelompok_bertahun() -> None:
    atas = ["Sasaran", "Indikator", "Target", None, "Program", "Indikator Program", "Target", None]
    bawah = [None, None, 2024, 2025, None, None, 2024, 2025]
    isi: Baris = ["Meningkatnya mutu", "Indeks mutu", 80, 82, "Program Layanan", "Persentase layanan", 90, 95]
    lain: Baris = ["Meningkatnya hasil", "Indeks hasil", 70, 72, "Program Sarana", "Persentase sarana", 60, 65]
    with buka(buku({"Renstra": [["Cascading Renstra"], atas, bawah, isi, lain]})) as b:
        tabel = kenali(b).tabel
    kunci = [[k.kunci for k in t.kolom if k.nama == "target"] for t in tabel]
    assert kunci == [["target@2024", "target@2025"]] * 2
