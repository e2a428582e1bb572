"""Layouts of offices that a fill must read rightly: sub-components, polarity left open, remarks, rows like headers."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from kertas_kerja.api import check, fill
from tests.isi.buku import buku, kode, pko, sel

KEPALA = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"]
LKE = (
    ("Perencanaan Kinerja", 30, (12, 10), (18, 14.5)),
    ("Pengukuran Kinerja", 30, (12, 9), (18, 13.5)),
    ("Pelaporan Kinerja", 15, (6, 5), (9, 7)),
    ("Evaluasi Akuntabilitas Kinerja Internal", 25, (10, 8.25), (15, 10)),
)


def capaian(*baris: list[Any], kepala: list[str] = KEPALA) -> bytes:
    return buku({"L": [["Capaian Kinerja Tahun 2025"], kepala, *baris]})


def lke(nomor: str, rinci: tuple[str, str]) -> list[list[Any]]:
    isi: list[list[Any]] = [["Lembar Kerja Evaluasi AKIP Tahun 2025"], ["No", "Komponen", "Bobot", "Nilai"]]
    for no, (nama, bobot, *bagian) in zip(nomor, LKE, strict=True):
        isi.append([no, nama, bobot, None])
        isi += [[r.format(no), f"Bagian {r}", b, n] for r, (b, n) in zip(rinci, bagian, strict=True)]
    return [*isi, [None, "Nilai Akuntabilitas Kinerja", 100, None], [None, "Predikat", None, None]]


@pytest.mark.parametrize(
    ("nomor", "rinci"), [("1234", ("{}.a", "{}.b")), ("ABCD", ("1", "2")), ("1234", ("a", "b")), ("1234", ("", ""))]
)
def test_subkomponen_akip_tidak_dihitung_dua_kali(nomor: str, rinci: tuple[str, str]) -> None:
    data = fill(buku({"LKE": lke(nomor, rinci)}), tabs=False).data
    assert [sel(data, "LKE", f"D{r}") for r in (3, 6, 9, 12, 15, 16)] == [24.5, 22.5, 12, 18.25, 77.25, "BB"]
    assert sel(data, "LKE", "D15", rumus=True) == '=IF(COUNT(D3,D6,D9,D12)=0,"",SUM(D3,D6,D9,D12))'
    assert check(data).summary["error"] == 0
    assert fill(data, tabs=False).changes == ()


def test_koreksi_dari_subkomponen_yang_masih_kosong() -> None:
    baris = [("Indeks Kepuasan Masyarakat", 80, 84, None, None, None, None)]
    data = fill(buku({"LKE": lke("1234", ("a", "b")), "PKO": pko(baris)}), tabs=False).data
    assert sel(data, "PKO", "H4") == 0.1
    assert fill(data, tabs=False).changes == ()


@pytest.mark.parametrize(
    "nama",
    ["Jumlah pelanggaran perda", "Persentase temuan berulang", "Jumlah pengaduan", "Rata-rata waktu tanggap"],
)
def test_polaritas_yang_tidak_dinyatakan_dibiarkan_kosong(nama: str) -> None:
    hasil = fill(capaian([1, "Tertib", nama, "Kasus", 20, 15, None]), tabs=False)
    assert hasil.changes == ()
    assert "isi kolom Polaritas" in hasil.unfilled[0].message


@pytest.mark.parametrize(
    ("nama", "satuan"),
    [
        ("Waktu tunggu rawat jalan", "Menit"),
        ("Rata-rata waktu penyelesaian surat", "Hari"),
        ("Persentase nilai temuan berulang", "%"),
    ],
)
def test_lamanya_sesuatu_dan_nilai_temuan_dibiarkan_kosong(nama: str, satuan: str) -> None:
    for target, realisasi in ((20, 15), (f"20 {satuan}", f"15 {satuan}")):
        hasil = fill(
            capaian([1, "Tertib", nama, satuan if target == 20 else None, target, realisasi, None]), tabs=False
        )
        assert "isi kolom Polaritas" in hasil.unfilled[0].message
        assert all(p.alamat != "G3" for p in hasil.changes)


def test_lamanya_sesuatu_tanpa_satuan_dibiarkan_kosong() -> None:
    hasil = fill(capaian([1, "Tertib", "Rata-rata waktu penyelesaian surat", None, 24, 25, None]), tabs=False)
    assert hasil.changes == ()
    assert "isi kolom Polaritas" in hasil.unfilled[0].message
    lama = fill(capaian([1, "Cerdas", "Rata-rata Lama Sekolah", None, 8, 8.4, None]), tabs=False)
    assert sel(lama.data, "L", "G3") == 1.05


def test_capaian_tahun_lalu_menunggu_polaritas_pula() -> None:
    kepala = ["No", "Indikator", "Satuan", "Target 2024", "Realisasi 2024", "Capaian (%)", "Target 2025", "Analisis"]
    baris = [[1, "Persentase temuan berulang", "%", 9.5, 9.2, None, 9.1], [2, "Nilai AKIP", "Nilai", 70, 77, None, 78]]
    data = buku({"L": [["Kertas Kerja Penetapan Target Tahun 2025"], kepala, *([*b, "Sesuai tren"] for b in baris)]})
    hasil = fill(data, tabs=False)
    assert [sel(hasil.data, "L", f"F{r}") for r in (3, 4)] == [None, 1.1]
    assert "L!F3 (capaian) dibiarkan kosong karena tidak dinyatakan" in hasil.unfilled[0].message


@pytest.mark.parametrize("nama", ["Waktu tunggu rawat jalan", "Jumlah pelanggaran", "Rata-rata Lama Sekolah"])
def test_judul_grafik_menamai_satu_indikator(nama: str) -> None:
    isi = [[f"Perkembangan {nama} Tahun 2023-2025"], ["Uraian", "2023", "2024", "2025"]]
    isi += [["Target", 20, 19, 18], ["Realisasi", 21, 19, 17], ["Capaian (%)", None, None, None]]
    hasil = fill(buku({"Grafik": isi}), tabs=False)
    if nama == "Rata-rata Lama Sekolah":
        assert sel(hasil.data, "Grafik", "B5") == 1.05
    else:
        assert hasil.changes == ()
        assert "isi kolom Polaritas" in hasil.unfilled[0].message


def test_arah_menurut_rumus_di_tribulan_sebelumnya() -> None:
    kepala = [*KEPALA[:4], *(f"{n} TW {ke}" for ke in ("I", "II", "III") for n in ("Target", "Realisasi", "Capaian"))]
    for rumus, isi in (("=F3/E3", 0.9), ("=E3/F3", None)):
        baris = [1, "Tertib", "Jumlah pelanggaran", "Kasus", 3, 2, rumus, 5, 5, rumus.translate({69: "H", 70: "I"})]
        hasil = fill(capaian([*baris, 10, 9, None], kepala=kepala), tabs=False)
        assert sel(hasil.data, "L", "M3") == isi


def test_polaritas_yang_dinyatakan_diisi() -> None:
    kepala = [*KEPALA, "Polaritas"]
    data = fill(
        capaian([1, "Tertib", "Jumlah pelanggaran", "Kasus", 20, 15, None, "Negatif"], kepala=kepala), tabs=False
    ).data
    assert sel(data, "L", "G3") == 1.25


@pytest.mark.parametrize("nama", ["Persentase pengaduan yang ditindaklanjuti", "Jumlah kasus yang diselesaikan"])
def test_penanganan_makin_tinggi_makin_baik(nama: str) -> None:
    data = fill(capaian([1, "Tertib", nama, "Kasus", 20, 15, None]), tabs=False).data
    assert sel(data, "L", "G3") == 0.75


def test_nko_dan_rata_rata_menunggu_capaian_yang_tertahan() -> None:
    baris = [("Nilai SPBE", 80, 84, None, None, None, None), ("Jumlah pelanggaran", 20, 15, None, None, None, None)]
    hasil = fill(buku({"PKO": pko(baris)}), predikat_akip="BB", tabs=False)
    assert [sel(hasil.data, "PKO", f"I{r}") for r in (6, 7, 8)] == [None] * 3
    assert fill(hasil.data, predikat_akip="BB", tabs=False).changes == ()


def test_kolom_catatan_bukan_predikat() -> None:
    kepala = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Catatan"]
    assert sel(fill(capaian([1, "Nilai SPBE", 80, 84, None, None], kepala=kepala), tabs=False).data, "L", "F3") is None


def test_baris_dengan_angka_teks_bukan_kepala() -> None:
    baris = [[1, "Tertib", "Persentase perda", "%", "90,00", "81,00", None]]
    baris += [[2, "Layanan", "Nilai AKIP", "Nilai", "70,00", "71,05", None]]
    data = fill(capaian(*baris), tabs=False).data
    assert [sel(data, "L", f"G{r}") for r in (3, 4)] == [0.9, 1.015]


def test_target_tribulan_di_lembar_masing_masing_boleh_berbeda() -> None:
    lembar = {
        tw: [
            [f"Capaian Kinerja Triwulan {tw} Tahun 2025"],
            ["No", "Indikator Kinerja", "Satuan", f"Target TW {tw}", f"Realisasi TW {tw}", f"Capaian TW {tw} (%)"],
            [1, "Jumlah kegiatan warga", "Kegiatan", target, target, None],
        ]
        for tw, target in (("I", 5), ("II", 10))
    }
    assert check(buku(lembar)).findings == ()


def test_penunjang_mendapat_capaian_dan_serapan() -> None:
    kepala = ["No", "Program/Kegiatan", "Indikator Kinerja", "Target", "Realisasi Kinerja", "% Capaian Kinerja"]
    kepala += ["Anggaran", "Realisasi Anggaran", "% Capaian Anggaran", "Menunjang/Kurang"]
    isi = [1, "Program Pelayanan", "Persentase layanan", 90, 92.7, None, 200, 190, None, None]
    data = fill(buku({"L": [["Program yang menunjang pencapaian kinerja"], kepala, isi]}), tabs=False).data
    assert [sel(data, "L", c) for c in ("F3", "I3")] == [1.03, 0.95]


ANGGARAN = (
    ("1.02.01", "PROGRAM PENUNJANG URUSAN", None, None),
    ("1.02.01.2.01", "Perencanaan dan Evaluasi", None, None),
    ("1.02.01.2.01.0001", "Penyusunan Dokumen", 100, 90),
    ("1.02.01.2.01.0007", "Evaluasi Kinerja", 200, 120),
    ("1.02.02", "PROGRAM KESEHATAN", None, None),
    ("1.02.02.2.01", "Penyediaan Fasilitas", None, None),
    ("1.02.02.2.01.0014", "Pengadaan Alat", 700, 630),
)


def anggaran(*baris: tuple[Any, ...], kepala: tuple[str, str] = ("%", "SISA ANGGARAN (Rp)")) -> bytes:
    judul = ["KODE REKENING", "PROGRAM / KEGIATAN / SUB KEGIATAN", "ANGGARAN (Rp)", "REALISASI (Rp)", *kepala]
    isi = [[*b, None, None] for b in baris]
    return buku({"L": [["Laporan Realisasi Anggaran Tahun 2025"], judul, *isi, ["JUMLAH", *[None] * 5]]})


def test_program_dan_kegiatan_dijumlah_dari_sub_kegiatan() -> None:
    data = fill(anggaran(*ANGGARAN), tabs=False).data
    assert [sel(data, "L", f"C{r}") for r in range(3, 11)] == [300, 300, 100, 200, 700, 700, 700, 1000]
    assert [sel(data, "L", f"D{r}") for r in range(3, 11)] == [210, 210, 90, 120, 630, 630, 630, 840]
    assert [sel(data, "L", f"F{r}") for r in (3, 10)] == [90, 160]
    assert sel(data, "L", "C10", rumus=True) == '=IF(COUNT(C3,C7)=0,"",SUM(C3,C7))'
    assert check(data).summary["error"] == 0
    assert fill(data, tabs=False).changes == ()


def test_sub_kegiatan_yang_belum_berpagu_menahan_jumlahnya() -> None:
    baris = list(ANGGARAN)
    baris[2] = (*baris[2][:2], None, None)
    data = fill(anggaran(*baris), tabs=False).data
    assert sel(data, "L", "C10") is None


def test_realisasi_persen_di_samping_realisasi_rupiah() -> None:
    data = fill(anggaran(*ANGGARAN, kepala=("Realisasi (%)", "Sisa")), tabs=False).data
    assert sel(data, "L", "E10") == 0.84
    assert sel(fill(anggaran(*ANGGARAN, kepala=("Realisasi Fisik (%)", "Sisa")), tabs=False).data, "L", "E10") is None


def triwulan(*baris: list[Any]) -> bytes:
    tb = [f"Realisasi TW {r}" for r in ("I", "II", "III", "IV")]
    kepala = ["No", "Indikator Kinerja", "Satuan", "Target", *tb, "Realisasi", "Capaian"]
    return buku({"L": [["Pengukuran Kinerja Tahun 2025"], kepala, *baris]})


def test_indikator_yang_diukur_sekali_setahun() -> None:
    data = fill(triwulan([1, "IKM", "Indeks", 80, None, None, None, 84, None, None]), tabs=False).data
    assert [sel(data, "L", c) for c in ("I3", "J3")] == [84, 1.05]


@pytest.mark.parametrize(
    ("nama", "satuan"),
    [("Usia Harapan Hidup", "Tahun"), ("Angka kesakitan", "Per 1.000 penduduk"), ("Rata-rata waktu tunggu", "Menit")],
)
def test_rata_rata_dan_rasio_tidak_dijumlahkan(nama: str, satuan: str) -> None:
    jumlah = [1, "Jumlah kunjungan", "Orang", 400, 110, 100, 95, 100, None, None]
    data = fill(triwulan(jumlah, [2, nama, satuan, 70, 71, 71, 71, 72, None, None]), tabs=False).data
    assert [sel(data, "L", c) for c in ("I3", "I4")] == [405, 72]


def test_jumlah_per_program() -> None:
    baris: list[list[Any]] = [[1, "Kegiatan A", 100, 90], [2, "Kegiatan B", 200, 180], [None, "Jumlah Program I"]]
    baris += [[3, "Kegiatan C", 400, 300], [None, "Jumlah Program II"], [None, "JUMLAH TOTAL"]]
    lembar = [["Realisasi Belanja per Kegiatan Tahun 2025"], ["No", "Kegiatan", "Pagu", "Realisasi", "%", "Sisa"]]
    data = fill(buku({"L": [*lembar, *baris]}), tabs=False).data
    assert [sel(data, "L", f"C{r}") for r in (5, 7, 8)] == [300, 400, 700]
    assert [sel(data, "L", f"F{r}") for r in (5, 7, 8)] == [30, 100, 130]
    assert fill(data, tabs=False).changes == ()


def test_realisasi_fisik_di_samping_keuangan() -> None:
    kepala = ["No", "Program/Kegiatan", "Pagu Anggaran (Rp)", "Realisasi Keuangan (Rp)", "Realisasi Keuangan (%)"]
    kepala += ["Realisasi Fisik (%)", "Sisa Anggaran (Rp)"]
    baris = [[1, "Jalan", 1000, 650, None, 80, None], [2, "Jembatan", 500, 250, None, None, None]]
    isi = [["Laporan Realisasi Fisik dan Keuangan 2025"], kepala, *baris, [None, "Jumlah"]]
    data = fill(buku({"L": isi}), tabs=False).data
    assert [sel(data, "L", f"{k}5") for k in "CDEFG"] == [1500, 900, 0.6, None, 600]
    assert sel(data, "L", "F4") is None


def test_tc23_rasio_capaian_per_tahun() -> None:
    grup = ["Target Renstra Tahun ke-", "Realisasi Capaian Tahun ke-", "Rasio Capaian pada Tahun ke-"]
    atas = ["No", "Indikator Kinerja", "Satuan", *(s for g in grup for s in (g, None))]
    isi = [1, "Persentase PJU menyala", "%", 80, 85, 78, None, None, None]
    lembar = [["Pencapaian Kinerja Pelayanan (T-C.23)"], atas, [None] * 3 + [2024, 2025] * 3, isi]
    data = fill(buku({"L": lembar}), tabs=False).data
    assert sel(data, "L", "H4") == 0.975
    assert not sel(data, "L", "I4")


def test_target_perubahan_membagi_realisasi() -> None:
    kepala = ["No", "Sasaran", "Indikator Kinerja", "Target Murni", "Target Perubahan", "Realisasi", "Capaian"]
    data = fill(capaian([1, "Investasi", "Nilai investasi", 500, 450, 459, None], kepala=kepala), tabs=False).data
    assert sel(data, "L", "G3") == 1.02


@pytest.mark.parametrize("kepala", ["Realisasi Fisik (%)", "Realisasi (%)"])
def test_sisa_tidak_dihitung_dari_persen(kepala: str) -> None:
    isi = [["Laporan Realisasi Anggaran 2025"], ["No", "Program/Kegiatan", "Pagu (Rp)", kepala, "Sisa (Rp)"]]
    assert fill(buku({"L": [*isi, [1, "Jalan", 1000, 80, None], [2, "Jembatan", 500, 50, None]]})).changes == ()


def test_lebih_kurang_bukan_sisa() -> None:
    kepala = ["No", "Uraian Belanja", "Anggaran", "Realisasi", "%", "Lebih/Kurang"]  # realisasi - anggaran on an LRA
    isi = [["Laporan Realisasi Anggaran 2025"], kepala, [1, "Belanja Pegawai", 1000, 900, None, None]]
    data = fill(buku({"L": isi}), tabs=False).data
    assert [sel(data, "L", c) for c in ("E3", "F3")] == [0.9, None]


def test_kepala_renja_tahun_lalu_menyebut_tahun_lalu() -> None:
    grup = ("Target Renstra (2029)", "Realisasi Renstra s.d. Renja Tahun Lalu (2024)", "Target Renja Tahun 2025")
    atas = ["No", "Program/Kegiatan", "Indikator Kinerja", *(s for g in grup for s in (g, None))]
    atas += [s for tw in ("I", "II", "III", "IV") for s in (f"Realisasi Kinerja pada Triwulan {tw}", None)]
    isi = [1, "Program Pelayanan", "Jumlah surat", 60, 600, 12, 120, 12, 120, 3, 30, 3, 30, 3, 30, 3, 30]
    lembar = [["Evaluasi Renja Tahun 2025"], atas, [None] * 3 + ["K", "Rp"] * 7, isi]
    assert [t.kode for t in check(buku({"L": lembar})).findings] == []


@pytest.mark.parametrize(("target", "realisasi"), [("BB", "BB"), ("≥ 85", 88), ("4,5 - 5,0", "4,75"), ("WTP", "WTP")])
def test_target_yang_bukan_angka_menahan_rata_ratanya(target: str, realisasi: Any) -> None:
    baris = [[1, "A", "Indeks layanan", "Indeks", 80, 84, None], [2, "B", "Hasil", "", target, realisasi, None]]
    asal = capaian(*baris, [None, "Rata-rata Capaian"])
    hasil = fill(asal, tabs=False)
    assert [sel(hasil.data, "L", f"G{r}") for r in (3, 4, 5)] == [1.05, None, None]
    assert any("isi sendiri capaiannya" in b.message for b in hasil.unfilled)
    assert fill(hasil.data, tabs=False).changes == ()


@pytest.mark.parametrize(("target", "realisasi"), [("-", "-"), ("n/a", None), (90, None), ("BB", None)])
def test_yang_belum_diukur_tidak_menahan_rata_rata(target: Any, realisasi: Any) -> None:
    baris = [[1, "A", "Indeks layanan", "Indeks", 80, 84, None], [2, "B", "Hasil", "", target, realisasi, None]]
    data = fill(capaian(*baris, [None, "Rata-rata Capaian"]), tabs=False).data
    assert sel(data, "L", "G5") == 1.05


def test_efisiensi_diisi_menurut_ukuran_yang_dipakai_kolomnya() -> None:
    kepala = [
        ["Efisiensi Anggaran per Sasaran"],
        ["No", "Sasaran", "Capaian Kinerja (%)", "Penyerapan (%)", "Efisiensi (%)"],
    ]
    isi = [[1, "S1", 100, 90, 10], [2, "S2", 80, 60, 25], [3, "S3", 90, 81, None]]
    assert sel(fill(buku({"L": [*kepala, *isi]}), tabs=False).data, "L", "E5") == pytest.approx(10)


def test_koreksi_kosong_berupa_poin_bila_kepala_mengurangkannya() -> None:
    kepala = ["No", "Kinerja", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)", "Normalisasi (1)"]
    kepala += ["Koreksi (2)", "Nilai Akhir (3) = (1) - (2)"]
    isi = [["Penilaian Kinerja Organisasi Tahun 2025"], kepala, [1, "K1", "I1", 80, 76, None, None, None, None]]
    data = fill(buku({"L": isi}), tabs=False, predikat_akip="BB").data
    assert [sel(data, "L", a) for a in ("H3", "I3")] == pytest.approx([0.095, 0.855])


def test_kolom_hasil_yang_digabung_diisi_di_sel_pertamanya() -> None:
    """A header merged over two columns whose rows are merged as well; only the predikat is typed below it."""
    kosong: list[Any] = [None, None, None]
    book = openpyxl.load_workbook(io.BytesIO(buku({"L": pko([["Indeks A", 80, 78], ["Indeks B", 90, 90]], kosong)})))
    sheet = book.active
    for row in range(3, 9):
        sheet.merge_cells(start_row=row, end_row=row, start_column=9, end_column=10)
    sheet["I8"] = "Baik"
    made = io.BytesIO()
    book.save(made)
    hasil = fill(made.getvalue(), tabs=False, predikat_akip="BB")
    assert [round(sel(hasil.data, "L", f"I{r}"), 5) for r in range(4, 8)] == [0.8775, 0.9, 1.7775, 0.88875]
    assert hasil.unfilled == ()


@pytest.mark.parametrize(
    ("baris", "bentuk"),
    [
        ([["nilai", 80, 54.84, 1], ["dokumen", 1, 0.94, None]], ("General", "General")),
        ([["nilai", 90, 60.72, None], ["persen", 1, 0.65, 1]], ("@", "@")),
        ([["persen", 0.9, 0.71, "78,89%"], ["nilai", 8.6, 11.68, None]], ("0%", "0.00")),
    ],
)
def test_pengisian_kedua_tidak_menambah_warna(baris: list[list[Any]], bentuk: tuple[str, str]) -> None:
    """A column of ratios and percent points: its colours follow what the fill writes, not what the formats promise."""
    isi = [[i, f"Sasaran {i}", f"Indikator {i}", *b] for i, b in enumerate(baris, 1)]
    format_ = {("L", f"G{r}"): k for r, k in enumerate(bentuk, 3)}
    data = fill(buku({"L": [["Target dan Realisasi Kinerja Tahun 2025"], KEPALA, *isi]}, format_)).data
    assert fill(data).data == data


def test_capaian_di_sel_teks_tampil_dengan_desimalnya() -> None:
    """The cell of another row holds a rounded 1 as text would: 0,67 is not shown as 1."""
    isi = [[1, "A", "Indikator A", "nilai", 90, 60.72, None], [2, "B", "Indikator B", "persen", 1, 0.65, 1]]
    bentuk = {("L", f"G{r}"): "@" for r in (3, 4)}
    data = fill(buku({"L": [["Target dan Realisasi Kinerja Tahun 2025"], KEPALA, *isi]}, bentuk), tabs=False).data
    assert kode(data, "L", "G3") == "0.00"


BULANAN = [
    ("Realisasi s.d. Bulan Lalu", "Realisasi Bulan Ini", "Realisasi s.d. Bulan Ini"),
    ("Realisasi s/d Bulan Lalu (Rp)", "Realisasi Bulan Ini (Rp)", "Realisasi s/d Bulan Ini (Rp)"),
    (
        "Realisasi Anggaran s.d. Triwulan Lalu",
        "Realisasi Anggaran Triwulan Ini",
        "Realisasi Anggaran s.d. Triwulan Ini",
    ),
    ("Realisasi Sampai Dengan Bulan Lalu", "Realisasi Bulan Ini", "Jumlah Realisasi"),
]


@pytest.mark.parametrize("kepala", BULANAN)
def test_realisasi_sampai_bulan_ini_yang_diukur(kepala: tuple[str, str, str]) -> None:
    """The month alone is a part of it: neither serapan nor sisa is computed from it, and right figures stay right."""
    judul = ["No", "Program / Kegiatan", "Pagu Anggaran", *kepala, "%", "Sisa"]
    isi = [[1, "Program Layanan", 1000, 300, 100, 400], [2, "Program Data", 500, 100, 50, 150]]
    data = fill(buku({"L": [["Realisasi Anggaran Tahun 2025"], judul, *isi]}), tabs=False).data
    assert [[sel(data, "L", f"{k}{r}") for k in "GH"] for r in (3, 4)] == [[0.4, 600], [0.3, 350]]
    tulis = [[*isi[0], 40, 600], [*isi[1], 30, 350]]
    assert check(buku({"L": [["Realisasi Anggaran Tahun 2025"], judul, *tulis]})).summary["error"] == 0


@pytest.mark.parametrize("kepala", [k for k in BULANAN if "(Rp)" not in k[0] and "Anggaran" not in k[0]])
def test_realisasi_kinerja_sampai_bulan_ini(kepala: tuple[str, str, str]) -> None:
    judul = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", *kepala, "Capaian"]
    isi = [
        [1, "A", "Jumlah dokumen", "dokumen", 20, 5, 6, 11, None],
        [2, "B", "Jumlah surat", "surat", 90, 40, 5, 45, None],
    ]
    data = fill(buku({"L": [["Pengukuran Kinerja Tahun 2025"], judul, *isi]}), tabs=False).data
    assert [sel(data, "L", f"I{r}") for r in (3, 4)] == [0.55, 0.5]


def test_tanpa_kolom_sampai_bulan_ini_tidak_ada_yang_diduga() -> None:
    judul = ["No", "Program / Kegiatan", "Pagu Anggaran", "Realisasi s.d. Bulan Lalu", "Realisasi Bulan Ini", "%"]
    isi = [[1, "Program Layanan", 1000, 300, 100, 40], [2, "Program Data", 500, 100, 50, None]]
    data = buku({"L": [["Realisasi Anggaran Tahun 2025"], judul, *isi]})
    assert check(data).summary["error"] == 0
    assert sel(fill(data, tabs=False).data, "L", "F4") is None
