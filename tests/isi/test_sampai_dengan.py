"""Values up to a month or a tribulan: from the one before and this one, or from the tribulan beside them."""

from __future__ import annotations

from typing import Any

import pytest

from kertas_kerja.api import check, fill
from kertas_kerja.cetak.hasil import HasilIsi
from tests.isi.buku import buku

N = None
BULAN = [
    ["Laporan Realisasi Keuangan Bulan September 2025"],
    ["No", "Program/Kegiatan", "Pagu", "Realisasi Keuangan", N, N, "%", "Sisa"],
    [N, N, N, "s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini", N, N],
]
TRIBULAN = [
    ["Capaian Kinerja s.d. Tribulan II Tahun 2025"],
    ["No", "Indikator Kinerja", "Satuan", "Target 2025", "Realisasi TB I", "Realisasi TB II", "Realisasi s.d. TB II"],
]
SEMESTER = [
    ["Capaian Kinerja Semesteran Tahun 2025"],
    ["No", "Indikator Kinerja", "Satuan", "Target 2025", "Realisasi", N, N, "Capaian (%)"],
    [N, N, N, N, "Semester I", "Semester II", "Tahun 2025", N],
]


def isi(baris: list[list[Any]]) -> HasilIsi:
    hasil = fill(buku({"L": baris}), tabs=False)
    assert hasil.data is not None
    assert fill(hasil.data, tabs=False).data == hasil.data
    assert [t.pesan for t in check(hasil.data).findings if t.tingkat == "error"] == []
    return hasil


def nilai(hasil: HasilIsi) -> dict[str, Any]:
    return {p.alamat: p.nilai for p in hasil.changes}


def belum(hasil: HasilIsi) -> set[str]:
    return {a for u in hasil.unfilled for a in u.cells}


def test_sampai_bulan_ini_dan_jumlahnya_terisi() -> None:
    baris = [[1, "Program A", 1000, 500, 100, N, N, N], [2, "Program B", 3000, 900, 300, N, N, N]]
    terisi = nilai(isi([*BULAN, *baris, [N, "Jumlah"]]))
    assert [terisi.pop(a) for a in ("F4", "F5", "G4", "G5", "H4", "H5")] == [600, 1200, 0.6, 0.4, 400, 1800]
    assert terisi == {"C6": 4000, "D6": 1400, "E6": 400, "F6": 1800, "G6": 0.45, "H6": 2200}


def test_program_menjumlah_sampai_bulan_lalu_dan_bulan_ini() -> None:
    anak = [[N, "Kegiatan A1", 400, 200, 40], [N, "Kegiatan A2", 600, 300, 60]]
    terisi = nilai(isi([*BULAN, [1, "Program A"], *anak, [2, "Program B"], [N, "Kegiatan B1", 100, 50, 10]]))
    assert [terisi[k] for k in ("C4", "D4", "E4", "F4", "G4")] == [1000, 500, 100, 600, 0.6]


def test_bulan_ini_yang_belum_ada_membiarkan_sampai_bulan_ini_kosong() -> None:
    hasil = isi([*BULAN, [1, "Program A", 1000, N, N, N, N, N], [2, "Program B", 3000, 900, 300, N, N, N]])
    assert "F5" in nilai(hasil)
    assert nilai(hasil).get("F4", "") == ""


def test_cacah_menjumlah_sampai_tribulan_itu() -> None:
    baris = [[1, "Jumlah dokumen", "Dokumen", 12, 3, 4], [2, "Jumlah laporan", "Laporan", 8, 2, 2]]
    assert nilai(isi([*TRIBULAN, *baris])) == {"G3": 7, "G4": 4}


def test_persen_dan_indeks_menunggu_contoh() -> None:
    baris = [[1, "Indeks A", "Indeks", 80, 81, 82], [2, "Indeks B", "Indeks", 70, 71, 72]]
    hasil = isi([*TRIBULAN, *baris])
    assert nilai(hasil) == {}
    assert belum(hasil) == {"G3", "G4"}


@pytest.mark.parametrize(("contoh", "lain"), [(92.5, 82.5), (87, 77)], ids=["terakhir", "rata"])
def test_persen_dan_indeks_menurut_contoh(contoh: float, lain: float) -> None:
    baris = [[1, "Indeks A", "Indeks", 80, 81.5, 92.5, contoh], [2, "Indeks B", "Indeks", 70, 71.5, 82.5, N]]
    assert nilai(isi([*TRIBULAN, *baris]))["G4"] == lain


def test_semester_menjumlah_dan_capaiannya() -> None:
    baris = [[1, "Jumlah dokumen", "Dokumen", 10, 4, 6, N, N], [2, "Indeks A", "Indeks", 80, 78, 82, N, N]]
    hasil = isi([*SEMESTER, *baris])
    assert {k: v for k, v in nilai(hasil).items() if v != ""} == {"G4": 10, "H4": 1}
    assert belum(hasil) == {"G5"}


def test_kelompok_sampai_dengan_triwulan_dihitung_dari_targetnya_sendiri() -> None:
    kepala = [
        ["Laporan Kinerja Triwulan II Tahun 2025"],
        ["No", "Indikator Kinerja", "Satuan", "Target Tahun 2025", "Triwulan II", N, N, "s.d. Triwulan II", N, N],
        [N, N, N, N, *["Target", "Realisasi", "Capaian (%)"] * 2],
    ]
    hasil = isi([*kepala, [1, "Jumlah dokumen", "Dokumen", 20, 5, 4, N, 10, 9, N]])
    assert nilai(hasil) == {"G4": 0.8, "J4": 0.9}


def test_persen_di_kanan_rupiah_menunggu_contoh() -> None:
    kepala = [
        ["Evaluasi Rencana Aksi Triwulan II Tahun 2025"],
        ["No", "Program", "Indikator Kinerja", "Target", "Anggaran", "Realisasi Triwulan II", N, N],
        [N, N, N, N, N, "K", "Rp", "%"],
    ]
    baris = [
        [1, "Program A", "Jumlah dokumen", 100, 1000, 40, 480, N],
        [2, "Program B", "Jumlah orang", 200, 2000, 70, 900, N],
    ]
    hasil = isi([*kepala, *baris])
    assert nilai(hasil) == {}
    assert belum(hasil) == {"H4", "H5"}
    for contoh, lain in ((48, 0.45), (40, 0.35)):
        baris[0][7] = contoh
        assert nilai(isi([*kepala, *baris]))["H5"] == pytest.approx(lain * 100)


def test_kondisi_akhir_dan_menunjang_yang_kosong_disebut() -> None:
    renstra = [
        ["Target Kinerja Renstra Tahun 2025-2027"],
        [
            "No",
            "Sasaran",
            "Indikator Kinerja",
            "Satuan",
            "Target Tahun 2025",
            "Target Tahun 2026",
            "Kondisi Akhir Renstra",
        ],
        [1, "Sasaran A", "Indeks A", "Indeks", 80, 82, N],
        [2, "Sasaran B", "Indeks B", "Indeks", 70, 72, 72],
    ]
    assert belum(isi(renstra)) == {"G3"}
    penunjang = [
        ["Program yang Menunjang Pencapaian Kinerja Tahun 2025"],
        [
            "No",
            "Program",
            "Indikator Kinerja",
            "Target",
            "Realisasi",
            "% Capaian Kinerja",
            "Menunjang/Kurang Menunjang",
        ],
        [1, "Program A", "Nilai A", 80, 84, N, N],
        [2, "Program B", "Nilai B", N, N, N, N],
    ]
    assert belum(isi(penunjang)) == {"G3"}
