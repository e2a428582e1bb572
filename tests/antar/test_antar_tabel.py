"""KK301 to KK307: the same figure in two tables of one workbook."""

from __future__ import annotations

from typing import Any

import pytest

from kertas_kerja import check
from tests.antar.lembar import AKIP, IKM, kkpt, komponen, nilai, pk, pk_program, pko, pokok, temuan, ukur
from tests.isi.buku import buku

PERUBAHAN = "Perjanjian Kinerja Perubahan Tahun 2025"
TB3 = "Perbandingan Target dan Realisasi Kinerja TB I s/d. TB III Tahun 2025"
TB4 = "Perbandingan Target dan Realisasi Kinerja TB IV Tahun 2025"
AKSI = "Rencana Aksi Pencapaian Kinerja Tahun 2025"
BIDANG = "Perjanjian Kinerja Tahun 2025 Kepala Bidang {}"
LAIN = "Persentase desa tertib administrasi"


def bersih(target: str = "78,64", realisasi: str = "81,40") -> dict[str, list]:
    """A clean workbook: PK, PKO and measurement of one year."""
    return {
        "PK": pk((AKIP, "78,64"), (IKM, "98,40")),
        "PKO": pko(
            (AKIP, "78,64", "81,40", "103,51%", "103,51%", "103,51%"),
            (IKM, "98,40", "99,03", "100,64%", "100,64%", "100,64%"),
        ),
        "Ukur": ukur((AKIP, target, realisasi, "103,51%"), (IKM, "98,40", "99,03", "100,64%")),
    }


def test_buku_bersih_tanpa_temuan() -> None:
    hasil = check(buku(bersih()))
    assert [t for t in hasil.findings if t.kode.startswith(("KK3", "KK9")) and t.kode != "KK902"] == []
    assert hasil.relations.exact >= 12
    assert hasil.relations.wrong == 0


@pytest.mark.parametrize("tulisan", ["78,6", "78,64", "78,640", 78.64, "78,64 "])
def test_beda_pembulatan_bukan_pertentangan(tulisan: str | float) -> None:
    assert temuan(buku(bersih(target=tulisan)), "KK3") == []  # type: ignore[arg-type]


@pytest.mark.parametrize("tulisan", ["78,65", "78,46", "7,864", "80", "87,64"])
def test_nilai_lain_dari_kebanyakan_tabel(tulisan: str) -> None:
    hasil = temuan(buku(bersih(target=tulisan)), "KK3")
    assert pokok(hasil) == [("KK301", "error", "Ukur!C4")]
    assert hasil[0].seharusnya == "78,64"
    bukti = {("Ukur", "E4")} if "E4 cocok dengan 78,64" in hasil[0].uraian else set()
    assert bukti or tulisan == "78,65"  # so near that the capaian fits both
    assert {(r.lembar, r.sel) for r in hasil[0].terkait} == {("PK", "D4"), ("PKO", "D4")} | bukti
    assert AKIP in hasil[0].uraian


def test_angka_bulat_di_samping_desimal_diperingatkan() -> None:
    lembar = {"PK": pk((LAIN, "75")), "Ukur": ukur((LAIN, "75,40", "75,40", "100,00%"))}
    assert pokok(temuan(buku(lembar), "KK3")) == [("KK301", "warning", "PK!D4")]


def test_seri_yang_belakangan_disebut() -> None:
    lembar = {"A": ukur((AKIP, "78,64", "81,40", "103,51%")), "B": ukur((AKIP, "78,64", "81,04", "103,05%"))}
    hasil = temuan(buku(lembar), "KK3")
    assert pokok(hasil) == [("KK301", "error", "B!D4")]  # capaian hanya akibatnya


def test_pk_menjadi_acuan_bila_seri() -> None:
    lembar = {"A": ukur((AKIP, "78,46", "81,40", "103,75%")), "PK": pk((AKIP, "78,64"))}
    assert pokok(temuan(buku(lembar), "KK3")) == [("KK301", "error", "A!C4")]


def test_tahun_dan_tribulan_yang_lain_tidak_dibandingkan() -> None:
    lembar = {
        "2024": ukur((AKIP, "74,50", "78,44", "105,29%"), judul="Target dan Realisasi Kinerja Tahun 2024"),
        "III": ukur((AKIP, "78,64", "60,00", "76,30%"), judul=TB3),
        "IV": ukur((AKIP, "78,64", "81,40", "103,51%"), judul=TB4),
        "Setahun": ukur((AKIP, "78,64", "81,40", "103,51%")),
    }
    assert temuan(buku(lembar), "KK3") == []


def test_target_tribulan_tidak_disamakan_dengan_target_setahun() -> None:
    kegiatan = "Jumlah dokumen yang disusun"
    lembar = {
        "PK": pk((LAIN, "100%"), (kegiatan, "12 dokumen")),
        "TB I": ukur(
            (LAIN, "25%", "25%", "100,00%"),
            (kegiatan, "3 dokumen", "3 dokumen", "100,00%"),
            judul="Target dan Realisasi Kinerja TB I Tahun 2025",
        ),
    }
    assert temuan(buku(lembar), "KK3") == []


def test_murni_dan_perubahan() -> None:
    lembar = {
        "PK": pk((AKIP, "78,64"), (IKM, "98,00")),
        "PK P": pk((AKIP, "79,00"), (IKM, "98,50"), judul=PERUBAHAN),
        "III": ukur((AKIP, "78,64", "81,40", "103,51%"), (IKM, "98,00", "99,03", "101,05%"), judul=TB3),
        "IV": ukur((AKIP, "79,00", "81,40", "103,04%"), (IKM, "98,50", "99,03", "100,54%"), judul=TB4),
    }
    assert temuan(buku(lembar), "KK3") == []
    lembar["IV"] = ukur((AKIP, "79,00", "81,40", "103,04%"), (IKM, "98,00", "99,03", "101,05%"), judul=TB4)
    assert pokok(temuan(buku(lembar), "KK301")) == [("KK301", "error", "IV!C5")]


def test_satu_target_yang_lain_di_pk_perubahan_tidak_menunjukkan_pk_murni() -> None:
    """The year's measurement follows the changed PK: one deviating target of it is no sign of the old one."""
    isi = (AKIP, "78,64"), (IKM, "98,00"), ("Indeks Reformasi Birokrasi", "75,00")
    lembar = {
        "PK": pk(*isi),
        "PK P": pk(isi[0], isi[1], ("Indeks Reformasi Birokrasi", "57,00"), judul=PERUBAHAN),
        "IV": ukur(
            (AKIP, "78,64", "78,64", "100,00%"),
            (IKM, "98,00", "98,00", "100,00%"),
            ("Indeks Reformasi Birokrasi", "75,00", "75,00", "100,00%"),
            judul=TB4,
        ),
    }
    hasil = temuan(buku(lembar), "KK301")
    assert [t.tingkat for t in hasil] == ["error"]
    assert {f"{t.lembar}!{t.alamat}" for t in hasil} | {f"{r.lembar}!{r.sel}" for r in hasil[0].terkait} == {
        "IV!C6",
        "PK P!D6",
    }


def test_dua_pko_setahun_tidak_dibandingkan() -> None:
    """A mid-year change of PK: old indicators for TB I-III, new ones for TB IV, both in one workbook."""
    lama = pko((AKIP, "78,64", "81,40", "103,51%", "103,51%", "103,51%"), nko="103,51%")
    baru = pko(
        (AKIP, "79,00", "79,00", "100,00%", "100,00%", "100,00%"),
        (IKM, "98,40", "98,40", "100,00%", "100,00%", "100,00%"),
        nko="100,00%",
    )
    assert temuan(buku({"PKO lama": lama, "PKO baru": baru}), "KK3") == []


def test_yang_sudah_dijelaskan_relasi_baris() -> None:
    """A wrong capaian that is copied: KK101 names each cell; KK301 does not say it again."""
    lembar = {
        "PKO": pko((AKIP, "8,60", "9,00", "104,65%", "104,65%", "104,65%")),
        "A": ukur((AKIP, "8,60", "9,00", "104,90%")),
        "B": ukur((AKIP, "8,60", "9,00", "104,90%")),
    }
    hasil = temuan(buku(lembar), "KK101", "KK3")
    assert pokok(hasil) == [("KK101", "error", "A!E4"), ("KK101", "error", "B!E4")]
    assert hasil[0].seharusnya == "104,65%"
    assert "PKO!F4 juga tertulis 104,65%" in hasil[0].uraian
    lembar["B"][3][3] = None  # without its realisasi no relation computes the copy
    hasil = temuan(buku(lembar), "KK101", "KK3")
    assert pokok(hasil) == [("KK101", "error", "A!E4")]
    assert "104,90% yang salah itu juga ada di B!E4" in hasil[0].uraian


def test_nama_yang_mirip_hanya_diperingatkan() -> None:
    a, b = "Capaian Nilai Aspek Ketentraman dan Ketertiban", "Capaian Nilai Aspek Ketenteraman dan Ketertiban"
    lembar = {"A": ukur((a, "49%", "27,58%", "56,29%")), "B": ukur((b, "49%", "25,78%", "52,61%"))}
    hasil = temuan(buku(lembar), "KK3")
    assert pokok(hasil) == [("KK304", "warning", "B!B4"), ("KK301", "warning", "B!D4")]
    assert a in hasil[1].uraian
    assert b in hasil[1].uraian


def test_jumlah_anggaran_pk_dan_alokasi() -> None:
    alokasi = [
        ["Alokasi Per Sasaran Tahun 2025"],
        [],
        ["No", "Sasaran Strategis", "Anggaran", "% Anggaran"],
        [1, "Meningkatnya A", "300.000", "30,00%"],
        [2, "Meningkatnya B", "700.000", "70,00%"],
        [None, "TOTAL", "1.000.000", "100,00%"],
    ]
    program = [("Program Penunjang", "400.000"), ("Program Pelayanan", "600.000")]
    lembar = {"PK": pk_program(*program, jumlah="1.000.000"), "Alokasi": alokasi}
    assert temuan(buku(lembar), "KK3") == []
    lembar["PK"] = pk_program(("Program Penunjang", "400.000"), ("Program Pelayanan", "610.000"), jumlah="1.010.000")
    assert pokok(temuan(buku(lembar), "KK3")) == [("KK302", "error", "Alokasi!C6")]


def test_nko_pada_tabel_efisiensi() -> None:
    sdm = [
        ["Efisiensi Penggunaan Sumber Daya Manusia Tahun 2025"],
        [],
        ["Capaian Kinerja Organisasi", "Jumlah Kebutuhan SDM (uraian)", "Jumlah Kebutuhan SDM", "Jumlah SDM",
         "Pemenuhan Kebutuhan SDM"],
        ["103,15%", None, "20 orang", "10 orang", "50,00%"],
        [None, "Camat", "20 orang", "10 orang", None],
        ["TINGKAT EFISIENSI SDM", None, None, None, "53,15%"],
    ]  # fmt: skip
    lembar = {"PKO": pko((AKIP, "78,64", "81,40", "103,51%", "103,51%", "103,51%"), nko="103,51%"), "SDM": sdm}
    hasil = temuan(buku(lembar), "KK3")
    assert pokok(hasil) == [("KK302", "error", "SDM!A4")]
    assert hasil[0].seharusnya == "103,51%"


def test_nilai_indeks_dan_realisasi_indikatornya() -> None:
    layanan = nilai("Komponen Hasil Penilaian IKM Tahun 2025", "IKM", ("Layanan KTP", "99,00"), ("Layanan KK", "98,00"),
                    total="98,50")  # fmt: skip
    ukuran = pko((IKM, "98,00", "98,05", "100,05%", "100,05%", "100,05%"))
    hasil = temuan(buku({"IKM": layanan, "PKO": ukuran}), "KK3")
    assert pokok(hasil) == [("KK302", "error", "PKO!E4")]
    assert hasil[0].seharusnya == "98,50"


def test_baris_yang_hilang() -> None:
    perjanjian = pk((AKIP, "78,64"), (IKM, "98,40"), (LAIN, "100%"))
    lembar = {"PK": perjanjian, "Ukur": ukur((AKIP, "78,64", "81,40", "103,51%"), (IKM, "98,40", "99,03", "100,64%"))}
    hasil = temuan(buku(lembar), "KK3")
    assert pokok(hasil) == [("KK303", "warning", "PK!C6")]
    assert LAIN in hasil[0].pesan


def test_satuan_dan_polaritas_berubah() -> None:
    kepala = ["SASARAN", "INDIKATOR KINERJA", "SATUAN", "POLARITAS", "TARGET", "REALISASI", "% CAPAIAN"]
    judul = ["Target dan Realisasi Kinerja Tahun 2025"]
    a = [judul, [], kepala, ["Sasaran A", "Jumlah temuan", "kasus", "Naik", "10", "10", "100,00%"]]
    b = [judul, [], kepala, ["Sasaran A", "Jumlah temuan", "dokumen", "Turun", "10", "10", "100,00%"]]
    hasil = temuan(buku({"A": a, "B": b}), "KK304")
    assert [(t.tingkat, f"{t.lembar}!{t.alamat}") for t in hasil] == [("warning", "B!D4"), ("warning", "B!E4")]


@pytest.mark.parametrize(
    ("ikpp", "putusan"), [("9,00", []), ("9,01", []), ("9,02", [("KK305", "warning", "PKO!E6")]), ("9,0", [])]
)
def test_indeks_gabungan(ikpp: str, putusan: list[tuple[str, str, str]]) -> None:
    """(99,03 / 25 x 2,5 + 4,05 x 2) / 2 = 9,0015: shown as 9,00."""
    tabel = pko(
        (IKM, "98,00", "99,03", "101,05%", "101,05%", "101,05%"),
        ("Indeks Pelayanan Publik", "4,00", "4,05", "101,25%", "101,25%", "101,25%"),
        ("Indeks Kualitas Pelayanan Publik", "8,90", ikpp, None, None, None),
    )
    assert pokok(temuan(buku({"PKO": tabel, "PK": pk((AKIP, "78,64"))}), "KK305")) == putusan


def test_target_dari_komponen() -> None:
    bagian = [("Perencanaan kinerja", "24,30", "0,10", "24,40"), ("Pengukuran kinerja", "25,20", "0,00", "25,20")]
    rinci = komponen("Komponen Evaluasi SAKIP Tahun 2025 dan Perkiraan Tahun 2026", *bagian, estimasi="49,60")
    hasil = check(buku({"KKPT": [*kkpt((AKIP, "48,00", "49,50", "49,60", "Analisis")), [], [], *rinci]}))
    assert [t for t in hasil.findings if t.kode.startswith("KK3")] == []
    salah = [*kkpt((AKIP, "48,00", "49,05", "49,06", "Analisis")), [], [], *rinci]
    temu = temuan(buku({"KKPT": salah}), "KK3")
    assert pokok(temu) == [("KK306", "error", "KKPT!D4"), ("KK306", "error", "KKPT!E4")]
    assert [t.seharusnya for t in temu] == ["49,50", "49,60"]
    assert "24,40 + 25,20" in temu[1].uraian


def test_realisasi_anggaran_tanpa_pagu() -> None:
    tabel = [
        ["Kinerja dan Anggaran Tahun 2025"],
        [],
        ["Program/Kegiatan", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Pagu", "Realisasi Anggaran",
         "Serapan"],
        ["Program Penunjang", "Persentase A", "100%", "100%", "100,00%", "1.000.000", "900.000", "90,00%"],
        ["Kegiatan Umum", "Jumlah laporan", "4 laporan", "4 laporan", "100,00%", "1.000.000", "900.000", "90,00%"],
        [None, "Jumlah dokumen", "2 dokumen", "2 dokumen", "100,00%", None, "900.000", None],
    ]  # fmt: skip
    hasil = temuan(buku({"A": tabel}), "KK307")
    assert pokok(hasil) == [("KK307", "warning", "A!G6")]
    assert "A!G4" in hasil[0].pesan


def test_satu_tabel_tidak_dibandingkan() -> None:
    lembar = {"Ukur": ukur((AKIP, "78,64", "81,40", "103,51%"), (AKIP, "70,00", "70,00", "100,00%"))}
    assert temuan(buku(lembar), "KK3") == []


def test_hasil_tetap_sama() -> None:
    data = buku(bersih(target="78,46"))
    assert check(data, name="a.xlsx").to_json() == check(data, name="a.xlsx").to_json()


def test_jumlah_satu_bidang_bukan_jumlah_seluruh_kantor() -> None:
    seluruh = pk_program(("Program A", "400.000"), ("Program B", "600.000"), jumlah="1.000.000")
    bidang = [
        pk_program(("Pembinaan A1", "150.000"), ("Pelatihan A2", "250.000"), jumlah="400.000", judul=BIDANG.format(1)),
        pk_program(("Pengawasan B1", "600.000"), jumlah="600.000", judul=BIDANG.format(2)),
    ]
    assert temuan(buku({"PK": seluruh, "PK Eselon": [*bidang[0], [], *bidang[1]]}), "KK302") == []
    assert temuan(buku({"PK Eselon": [*bidang[0], [], *bidang[1]]}), "KK302") == []
    satu_baris = pk_program(("Pembinaan A1", "400.000"), jumlah="400.000", judul=BIDANG.format(1))
    assert temuan(buku({"PK": seluruh, "PK Eselon": satu_baris}), "KK302") == []
    bagian = {"judul": "Perjanjian Kinerja Tahun 2025 Eselon III"}
    bidang[0] = pk_program(("Kegiatan Pembinaan", "410.000"), jumlah="410.000", **bagian)
    bidang[1] = pk_program(("Kegiatan Pengawasan", "610.000"), jumlah="610.000", judul=f"{PERUBAHAN} Eselon III")
    assert temuan(buku({"PK": seluruh, "PK Eselon": [*bidang[0], [], *bidang[1]]}), "KK302") == []
    sendiri = pk_program(("Kegiatan Pembinaan", "410.000"), jumlah="410.000", judul=BIDANG.format(1))
    assert temuan(buku({"PK": seluruh, "PK Eselon": sendiri}), "KK302") == []
    keliru = pk_program(("Program A", "400.000"), ("Program B", "600.000"), jumlah="1.100.000")
    satu = temuan(buku({"PK": seluruh, "DPA": keliru}), "KK2", "KK3")
    assert pokok(satu) == [("KK201", "error", "DPA!C6")]
    assert "PK!C6 juga tertulis 1.000.000" in satu[0].uraian


def test_rata_rata_satu_sasaran_bukan_rata_rata_seluruhnya() -> None:
    isi = [("Nilai A", "50", "55", "110,00%"), ("Nilai B", "50", "50", "100,00%")]
    bagian = ukur(*isi)
    bagian.insert(4, ["Rata-rata Sasaran 1", None, None, None, "110,00%"])
    bagian += [["Rata-rata Sasaran 2", None, None, None, "100,00%"], ["Rata-rata Capaian", None, None, None, "105,00%"]]
    utuh = [*ukur(*isi), ["Rata-rata Capaian", None, None, None, "105,00%"]]
    assert temuan(buku({"Per Sasaran": bagian, "Semua": utuh}), "KK302") == []


def test_cacah_tribulan_iv_di_samping_persen_setahun() -> None:
    setahun = [*ukur(("Jumlah kader", "400", "420", "105,00%"), (IKM, "80,00", "84,00", "105,00%"))]
    akhir = ukur(("Jumlah kader", "100", "90", "90,00%"), (IKM, "80,00", "84,00", "105,00%"), judul=TB4)
    rata = [["Rata-rata Capaian", None, None, None, "105,00%"], ["Rata-rata Capaian", None, None, None, "97,50%"]]
    assert temuan(buku({"Tahunan": [*setahun, rata[0]], "TB IV": [*akhir, rata[1]]}), "KK301", "KK302") == []
    lalu = {
        f"TB {n}": ukur(("Jumlah kader", "100", r, p), judul=TB4.replace("IV", n))
        for n, r, p in (("I", "120", "120,00%"), ("II", "110", "110,00%"), ("III", "100", "100,00%"))
    }
    tanpa_target = [*setahun[:3], *([no, nama, None, *isi] for no, nama, _, *isi in setahun[3:])]
    assert temuan(buku({"Tahunan": tanpa_target, **lalu, "TB IV": akhir}), "KK301") == []
    akhir[4][3] = "48,00"
    assert pokok(temuan(buku({"Tahunan": setahun, "TB IV": akhir}), "KK1", "KK3")) == [("KK301", "error", "TB IV!D5")]


def test_rencana_aksi_menurut_pk_perubahan() -> None:
    murni = pk_program(("Program A", "400.000"), ("Program B", "600.000"), ("Program C", "50.000"), jumlah="1.050.000")
    ubah = pk_program(
        ("Program A", "450.000"), ("Program B", "620.000"), ("Program C", "50.000"), jumlah="1.120.000", judul=PERUBAHAN
    )
    aksi = pk_program(("Program A", "450.000"), ("Program B", "620.000"), jumlah="1.070.000", judul=AKSI)[:-1]
    assert temuan(buku({"PK": murni, "PK Perubahan": ubah, "Renaksi": aksi}), "KK301") == []
    aksi[3][2] = "540.000"
    hasil = temuan(buku({"PK": murni, "PK Perubahan": ubah, "Renaksi": aksi}), "KK301")
    assert pokok(hasil) == [("KK301", "error", "Renaksi!C4")]


def test_anggaran_menurut_pk_perubahan_walau_rinciannya_hanya_di_pk_murni() -> None:
    rinci = [[None, "Kegiatan A1", "100.000"], [None, "Kegiatan A2", "300.000"]]
    murni = pk_program(("Program A", "400.000"), ("Program B", "600.000"), jumlah="1.000.000")
    murni[4:4] = rinci
    ubah = pk_program(("Program A", "450.000"), ("Program B", "600.000"), jumlah="1.050.000", judul=PERUBAHAN)
    kepala = [["Realisasi Anggaran Tahun 2025"], [], ["No", "Program/Kegiatan", "Pagu", "Realisasi", "%"]]
    isi = [
        [1, "Program A", "450.000", "450.000", "100,00%"],
        [None, "Kegiatan A1", "100.000", "100.000", "100,00%"],
        [None, "Kegiatan A2", "350.000", "350.000", "100,00%"],
        [2, "Program B", "600.000", "600.000", "100,00%"],
    ]
    assert temuan(buku({"PK": murni, "PK Perubahan": ubah, "LRA": [*kepala, *isi]}), "KK301") == []


def test_tahun_kertas_kerja_menurut_kepala_kolomnya() -> None:
    kk = [
        ["Kertas Kerja Penetapan Target Tahun 2026"],
        ["Tahun Anggaran : 2025"],
        [],
        ["No", "Indikator Kinerja", "Target 2025", "Realisasi 2025", "Target 2026", "Dasar Penetapan Target"],
        [1, IKM, "80,00", "84,00", "85,00", "Target 2026 sebesar 85,00."],
    ]
    lalu = [["Pengukuran Kinerja Tahun 2024"], [], *ukur((IKM, "70,00", "77,00", "110,00%"))[2:]]
    assert (
        temuan(buku({"KK": kk, "Ukur": ukur((IKM, "80,00", "84,00", "105,00%")), "Lalu": lalu}), "KK3", "KK405") == []
    )


def renstra(*baris: tuple[str, Any, Any, Any]) -> list[list[Any]]:
    """Targets of a Renstra over three years."""
    kepala = [["No", "Sasaran", "Indikator Sasaran", "Target Kinerja Tahun"], [None, None, None, 2025, 2026, 2027]]
    isi = [[i, f"Meningkatnya hal {i}", *b] for i, b in enumerate(baris, 1)]
    return [["Tujuan, Sasaran, dan Target Renstra 2025-2027"], [], *kepala, *isi]


def test_target_renstra_tahun_ini_dan_target_akhirnya() -> None:
    lima = renstra((AKIP, 80.5, 81.5, 83.5), (IKM, 90.5, 91.5, 92.5), (LAIN, 50.5, 55.5, 60.5))
    janji = pk((AKIP, 80.5), (IKM, 90.5), (LAIN, 50.5))
    assert [t.kind for t in check(buku({"Renstra": lima, "PK": janji})).tables] == ["target_tahunan", "pk_sasaran"]
    assert temuan(buku({"Renstra": lima, "PK": janji}), "KK301") == []
    lima[5][3] = 95.5
    hasil = temuan(buku({"Renstra": lima, "PK": janji}), "KK301")
    assert pokok(hasil) in ([("KK301", "warning", "PK!D5")], [("KK301", "warning", "Renstra!D6")])
    lain = renstra((AKIP, 70.5, 71.5, 73.5), (IKM, 80.5, 81.5, 82.5), (LAIN, 40.5, 45.5, 50.5))
    assert temuan(buku({"Renstra": lain, "PK": janji}), "KK301") == []


def test_target_di_tabel_iku() -> None:
    kepala = ["No", "Kinerja Utama", "Indikator Kinerja Utama", "Target 2025", "Formulasi", "Sumber Data"]
    isi = [[1, "S1", AKIP, 80.5, "Hasil evaluasi", "LHE"], [2, "S2", IKM, 90.5, "Hasil survei", "SKM"]]
    iku = [["Indikator Kinerja Utama Tahun 2025"], [], kepala, *isi]
    assert temuan(buku({"IKU": iku, "PK": pk((AKIP, 80.5), (IKM, 90.5))}), "KK301") == []
    hasil = temuan(buku({"IKU": iku, "PK": pk((AKIP, 80.5), (IKM, 95.5))}), "KK301")
    assert [(t.kode, f"{t.lembar}!{t.alamat}") for t in hasil] == [("KK301", "PK!D5")]
