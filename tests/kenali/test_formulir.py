"""Forms of other offices (HEADERS.md, "Layout traps"): group and leaf headers, pairs of K and Rp, tribulan, years."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

import pytest
from openpyxl import Workbook as BukuUji

from kertas_kerja.api import siapkan
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.profil import muat_profil

Isi = str | int | float | None
N: Isi = None


class Formulir(NamedTuple):
    """Rows of a sheet, its merged ranges, and what must be recognised: kind, range, column keys, verdicts."""

    baris: Sequence[Sequence[Isi]]
    gabung: tuple[str, ...]
    kind: str
    rentang: str
    kolom: str
    tepat: int


FORMULIR: dict[str, Formulir] = {
    "kolom kata yang digabung atas dua kolom, isinya juga": Formulir(
        [
            ["Target dan Realisasi Kinerja Tahun 2025"],
            ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Predikat", N, "Tindak Lanjut", N],
            [1, "Indeks A", 80, 60, "75,00%", "Butuh Perbaikan", N, "Rapat evaluasi", N],
            [2, "Indeks B", 75, 69, "92,00%", "Baik", N, "Pendampingan", N],
        ],
        ("F2:G2", "F3:G3", "F4:G4", "H2:I2", "H3:I3", "H4:I4"),
        "target_realisasi", "A2:I4", "no indikator target realisasi capaian predikat   ", 4,
    ),
    "triwulan I-IV di bawah satu kelompok, nomor kolom berumus": Formulir(
        [
            ["PENGUKURAN KINERJA TAHUN 2025"],
            [],
            ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target Tahunan",
             "Realisasi Kinerja pada Triwulan", N, N, N, "Realisasi", "Capaian (%)"],
            [N, N, N, N, N, "I", "II", "III", "IV", N, N],
            [1, 2, 3, 4, 5, 6, 7, 8, 9, "10 = 6+7+8+9", "11=(10/5)"],
            [1, "Meningkatnya A", "Jumlah dokumen", "dokumen", 12, 3, 3, 3, 3, 12, 100],
            [2, "Meningkatnya B", "Jumlah laporan", "laporan", 8, 2, 2, 2, 1, 7, 87.5],
        ],
        ("F3:I3", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "J3:J4", "K3:K4"),
        "target_realisasi", "A3:K7",
        "no sasaran indikator satuan target realisasi@TB I realisasi@TB II realisasi@TB III realisasi@TB IV "
        "realisasi capaian",
        2,
    ),
    "pasangan K dan Rp dalam tiga baris kepala": Formulir(
        [
            ["EVALUASI RENJA TAHUN 2025"],
            ["No", "Program/Kegiatan", "Indikator Kinerja", "Target", N, "Realisasi Kinerja Pada Triwulan", N, N, N,
             "Realisasi", N, "Tingkat Capaian (%)", N],
            [N, N, N, N, N, "I", N, "II", N, N, N, N, N],
            [N, N, N, "K", "Rp", "K", "Rp", "K", "Rp", "K", "Rp.", "K", "Rp"],
            [1, "Program A", "Persentase X", 100, 500000, 50, 250000, 50, 250000, 100, 500000, 100, 100],
            [2, "Kegiatan A", "Jumlah Y", 4, 500000, 2, 250000, 2, 150000, 4, 400000, 100, 80],
        ],
        ("D2:E3", "F2:I2", "F3:G3", "H3:I3", "J2:K3", "L2:M3", "A2:A4", "B2:B4", "C2:C4"),
        "kinerja_anggaran", "A2:M6",
        "no sasaran indikator target pagu realisasi@TB I realisasi_anggaran@TB I realisasi@TB II "
        "realisasi_anggaran@TB II realisasi realisasi_anggaran capaian serapan",
        4,
    ),
    "dua kolom Target: satuan, lalu angka": Formulir(
        [
            ["Pengukuran 2025"],
            ["No", "Sasaran", "Indikator", "Target", "Target", "Realisasi", "%"],
            [1, "S1", "I1", "Persen", 100, 80, 80],
            [2, "S2", "I2", "Nilai", 75, 75, 100],
        ],
        (), "target_realisasi", "A2:G4", "no sasaran indikator satuan target realisasi capaian", 2,
    ),
    "capaian yang berarti realisasi": Formulir(
        [
            ["Capaian Kinerja 2025"],
            ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Capaian", "%"],
            [1, "S", "I", "Nilai", "75,00", "69,61", "92,81%"],
        ],
        (), "target_realisasi", "A2:G3", "no sasaran indikator satuan target realisasi capaian", 1,
    ),
    "tahun sebagai angka di bawah ukuran": Formulir(
        [
            ["Capaian Kinerja Tahun 2022-2023"],
            ["Sasaran", "Indikator", "Target", N, "Realisasi", N, "Capaian (%)", N],
            [N, N, 2022, 2023, 2022, 2023, 2022, 2023],
            ["S1", "I1", "70,00", "71,00", "70,00", "69,61", "100%", "98,04%"],
        ],
        ("C2:D2", "E2:F2", "G2:H2"),
        "capaian_tahunan", "A2:H4",
        "sasaran indikator target@2022 target@2023 realisasi@2022 realisasi@2023 capaian@2022 capaian@2023",
        2,
    ),
    "tribulan di dalam nama kolom": Formulir(
        [
            ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target 2025", "Target TB I", "Realisasi TB I",
             "Capaian TB I", "Target TB II", "Realisasi TB II", "Capaian TB II"],
            [1, "S1", "I1", "%", "100%", "25%", "20%", "80%", "50%", "45%", "90%"],
        ],
        (), "target_realisasi", "A1:K2",
        "no sasaran indikator satuan target target@TB I realisasi@TB I capaian@TB I target@TB II realisasi@TB II "
        "capaian@TB II",
        2,
    ),
    "kelompok Keuangan dengan Rp.": Formulir(
        [
            ["Kinerja dan Anggaran 2025"],
            ["Sasaran", "Indikator Kinerja", "Kinerja", N, N, "Keuangan", N, N],
            [N, N, "Target", "Realisasi", "%", "Rp.", "Realisasi (Rp)", "%"],
            ["S1", "I1", "75,00", "69,61", "92,81%", "2.673.693.824", "2.319.146.481", "86,74%"],
        ],
        ("C2:E2", "F2:H2"),
        "kinerja_anggaran", "A2:H4",
        "sasaran indikator target realisasi capaian pagu realisasi_anggaran serapan",
        2,
    ),
    "judul tergabung yang lebih sempit dari tabelnya, tepat di atas kepala": Formulir(
        [
            ["Capaian Kinerja dan Anggaran Tahun 2025"],
            ["Dinas Contoh"],
            ["Kode", "Program/Kegiatan", "Indikator", "Kinerja", N, N, "Anggaran", N, N],
            [N, N, N, "Target", "Realisasi", "%", "Pagu", "Realisasi", "%"],
            ["7.01.01", "Program A", "I1", "75,00", "69,61", "92,81%", "1.000", "900", "90,00%"],
            ["7.01.01.2.01", "Penyediaan B", "I2", "75,00", "69,61", "92,81%", "1.000", "900", "90,00%"],
        ],
        ("A2:F2", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:I3"),
        "kinerja_anggaran", "A3:I6",
        "kode sasaran indikator target realisasi capaian pagu realisasi_anggaran serapan",
        4,
    ),
    "jauh dari tepi, dengan label di atasnya": Formulir(
        [
            [N, N, "LAPORAN KINERJA"], [],
            [N, N, "Nama OPD    :", "Dinas X"],
            [N, N, "Tahun", ":", 2025], [], [],
            [N, N, "N0", "INDIKATOR  SASARAN", "TARGET ", "REALISASI", "CAPAIAN", "KET"],
            [N, N, 1, "I1", "10", "9", "90%", "Baik"],
            [N, N, 2, "I2", "10", "12", "120%", "Istimewa"],
        ],
        (), "target_realisasi", "C7:H9", "no indikator target realisasi capaian predikat", 4,
    ),
    "indikator tujuan dan indikator sasaran": Formulir(
        [
            ["No", "Tujuan", "Indikator Tujuan", "Sasaran", "Indikator Sasaran", "Target", "Realisasi", "Capaian"],
            [1, "T1", "IT1", "S1", "IS1", "10", "9", "90%"],
            [N, N, N, "S2", "IS2", "10", "9", "90%"],
        ],
        (), "target_realisasi", "A1:H3", "no   sasaran indikator target realisasi capaian", 2,
    ),
    "kode dalam lima kolom sempit": Formulir(
        [
            ["Kode Rekening", N, N, N, N, "Program/Kegiatan/Sub Kegiatan", "Indikator", "Target", "Realisasi",
             "Capaian"],
            [7, 1, 1, N, N, "Program Penunjang", "I1", "100%", "75%", "75%"],
            [7, 1, 1, 2.01, N, "Kegiatan Perencanaan", "I2", "4 dokumen", "3 dokumen", "75%"],
            [7, 1, 1, 2.01, "0001", "Penyusunan Dokumen", "I3", "3 dokumen", "3 dokumen", "100%"],
        ],
        ("A1:E1",), "target_realisasi", "A1:J4", "    kode sasaran indikator target realisasi capaian", 3,
    ),
    "tiga baris kepala tanpa sel gabungan, nomor kolom di bawahnya": Formulir(
        [
            ["EVALUASI RENJA TAHUN 2025"],
            ["No", "Program/Kegiatan", "Indikator Kinerja", "Target", N, "Realisasi Kinerja Pada Triwulan", N, N, N,
             "Total Realisasi", N, "Tingkat Capaian (%)", N],
            [N, N, N, "K", "Rp", "TW I", N, "TW II", N, "K", "Rp.", "K", "Rp"],
            [N, N, N, N, N, "K", "Rp", "K", "Rp"],
            [1, 2, 3, 4, 5, 6, 7, 8, 9, "10 = 6 + 8", "11 = 7 + 9", "12 = 10/4 x 100%", "13 = 11/5 x 100%"],
            [1, "Program A", "Jumlah X", 100, 500000, 50, 250000, 50, 250000, 100, 500000, 100, 100],
            [2, "Kegiatan A", "Jumlah Y", 4, 500000, 2, 250000, 2, 150000, 4, 400000, 100, 80],
        ],
        (), "kinerja_anggaran", "A2:M7",
        "no sasaran indikator target pagu realisasi@TB I realisasi_anggaran@TB I realisasi@TB II "
        "realisasi_anggaran@TB II realisasi realisasi_anggaran capaian serapan",
        4,
    ),
    "nomor kolom di atas baris K dan Rp": Formulir(
        [
            ["EVALUASI RENJA TAHUN 2025"],
            ["No", "Program/Kegiatan", "Indikator Kinerja", "Target", N, "Realisasi Kinerja Pada Triwulan", N, N, N,
             "Total Realisasi", N, "Tingkat Capaian (%)", N],
            [N, N, N, N, N, "I", N, "II"],
            [1, 2, 3, 4, N, 5, N, 6, N, "7 = 5 + 6", N, "8 = 7/4 x 100%"],
            [N, N, N, "K", "Rp", "K", "Rp", "K", "Rp", "K", "Rp", "K", "Rp"],
            [1, "Program A", "Jumlah X", 100, 500000, 50, 250000, 50, 250000, 100, 500000, 100, 100],
            [2, "Kegiatan A", "Jumlah Y", 4, 500000, 2, 250000, 2, 150000, 4, 400000, 100, 80],
        ],
        ("F2:I2", "D2:E3", "F3:G3", "H3:I3", "J2:K3", "L2:M3", "A2:A3", "B2:B3", "C2:C3", "D4:E4", "F4:G4", "H4:I4",
         "J4:K4", "L4:M4"),
        "kinerja_anggaran", "A2:M7",
        "no sasaran indikator target pagu realisasi@TB I realisasi_anggaran@TB I realisasi@TB II "
        "realisasi_anggaran@TB II realisasi realisasi_anggaran capaian serapan",
        4,
    ),
    "nomor kolom berhuruf, satu di antaranya berumus": Formulir(
        [
            ["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Tingkat Capaian"],
            ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g) = (f)/(e) x 100%"],
            [1, "S1", "I1", "Nilai", 80, 60, 75],
        ],
        (), "target_realisasi", "A1:G3", "no sasaran indikator satuan target realisasi capaian", 1,
    ),
    "judul di atas kolom kedua": Formulir(
        [
            [N, "Efisiensi Penggunaan Anggaran Tahun 2025"],
            ["No", "Sasaran", "Indikator Kinerja", "% Capaian Kinerja", "% Penyerapan Anggaran", "Tingkat Efisiensi"],
            [1, "S1", "I1", "100,00%", "90,00%", "10,00%"],
        ],
        (), "efisiensi_anggaran", "A2:F3", "no sasaran indikator capaian serapan efisiensi", 0,
    ),
}  # fmt: skip


def tulis(f: Formulir) -> bytes:
    """The form as a file."""
    buku = BukuUji()
    ws = buku.worksheets[0]
    for r, isi in enumerate(f.baris, 1):
        for c, nilai in enumerate(isi, 1):
            if nilai is not None:
                ws.cell(r, c, nilai)
    for area in f.gabung:
        ws.merge_cells(area)
    penampung = BytesIO()
    buku.save(penampung)
    return penampung.getvalue()


@pytest.mark.parametrize("nama", FORMULIR)
def test_form(nama: str) -> None:
    f = FORMULIR[nama]
    with Workbook.open(tulis(f)) as buku:
        bahan = siapkan(buku, muat_profil(), "A")
        assert [(t.kind, t.rentang.format()) for t in bahan.tabel] == [(f.kind, f.rentang)]
        assert bahan.kenal.tak_dikenal == ()
        kunci = [k.kunci for k in bahan.tabel[0].kolom]
        assert kunci == _kolom(f)
        putusan = [h.putusan.status for h in bahan.hasil if h.tempat.relasi.kode in ("KK101", "KK105", "KK110")]
        assert putusan == ["exact"] * f.tepat


def _kolom(f: Formulir) -> list[str]:
    """The column keys written in one line; a double space stands for a column without a name."""
    return [k.replace("@TB_", "@TB ") for k in f.kolom.replace("@TB ", "@TB_").split(" ")]


SKALA: dict[str, Formulir] = {
    "efisiensi dalam poin, kecil": Formulir(
        [
            ["No", "Sasaran", "Indikator Kinerja", "% Capaian Kinerja", "% Realisasi Anggaran", "Tingkat Efisiensi"],
            [1, "S1", "I1", 93.2, 96.97, -3.77],
            [2, "S2", "I2", 94.72, 91.8, 2.92],
            [3, "S3", "I3", 92.51, 92.48, 0.03],
        ],
        (), "efisiensi_anggaran", "A1:F4", "KK111", 3,
    ),
    "kemajuan dengan satu angka bertanda persen": Formulir(
        [
            ["Kemajuan Renstra 2025"],
            ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target Akhir Renstra", "Realisasi", "Tingkat Kemajuan"],
            [1, "S1", "I1", "%", "96,36", "90,06", "93,46%"],
            [2, "S2", "I2", "%", "94,36", "88,19 %", "93,46%"],
        ],
        (), "kemajuan_renstra", "A2:G4", "KK112", 2,
    ),
    "pembanding dengan satu angka bertanda persen": Formulir(
        [
            ["No", "Sasaran", "Indikator Kinerja", "Realisasi Tahun 2025", "Realisasi Nasional", "% Perbandingan",
             "Selisih"],
            [1, "S1", "I1", "82,29 %", "89,61", "91,83", "-7,32"],
        ],
        (), "pembanding", "A1:G2", "KK113", 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", SKALA)
def test_scale_follows_the_row(nama: str) -> None:
    f = SKALA[nama]
    with Workbook.open(tulis(f)) as buku:
        bahan = siapkan(buku, muat_profil(), "A")
        assert [(t.kind, t.rentang.format()) for t in bahan.tabel] == [(f.kind, f.rentang)]
        putusan = [h.putusan.status for h in bahan.hasil if h.tempat.relasi.kode == f.kolom]
        assert putusan == ["exact"] * f.tepat
        assert not any(h.putusan.status == "wrong" for h in bahan.hasil)
