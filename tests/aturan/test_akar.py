"""One mistake is one finding: what follows from it, or says it again, is told in its explanation."""

from __future__ import annotations

from kertas_kerja import check
from kertas_kerja.model import Temuan
from tests.lembar_operator.penulis import tulis_buku

UKUR = ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
KKPT = ["No", "Indikator Kinerja", "Target 2025", "Realisasi 2025", "Target 2026", "Analisis/Dasar Penetapan"]


def temuan(**lembar: list[list[object]]) -> dict[str, Temuan]:
    daftar = check(tulis_buku(lembar)).findings
    return {f"{t.lembar}!{t.alamat} {t.kode}": t for t in daftar if t.tingkat != "info"}


def ukur(realisasi: object, capaian: object) -> list[list[object]]:
    return [["Pengukuran Kinerja Tahun 2025"], [], UKUR, [1, "S1", "Indeks Pelayanan", "80,00", realisasi, capaian]]


def test_a_figure_of_another_table_backs_the_relation() -> None:
    galat = temuan(A=ukur("60,00", "75,00%"), B=ukur("60,00", "76,00%"))
    assert list(galat) == ["B!F4 KK101"]
    assert galat["B!F4 KK101"].uraian.endswith("; A!F4 juga tertulis 75,00%")


def test_a_third_value_is_a_finding_of_its_own() -> None:
    galat = temuan(A=ukur("60,00", "75,00%"), B=ukur("66,00", "76,00%"))
    assert "B!F4 KK101" in galat
    assert "B!E4 KK301" in galat


def test_results_that_fit_the_other_table_accuse_the_input() -> None:
    galat = temuan(A=ukur("68,20", "85,25%"), B=ukur("62,80", "85,25%"))
    assert list(galat) == ["B!E4 KK301"]
    satu = galat["B!E4 KK301"]
    assert satu.tingkat == "error"
    assert satu.uraian.endswith("; F4 cocok dengan 68,20, jadi sel ini yang perlu dibetulkan")


def test_a_retyped_figure_in_a_sentence_is_no_wrong_capaian() -> None:
    kalimat = "Target 2025 sebesar 85,50 terealisasi 87,52 (tercapai 102,05%)."
    baris = [1, "Indeks Kepuasan Masyarakat", "85,50", "87,25", "88,00", kalimat]
    galat = temuan(A=[["Kertas Kerja Penetapan Target Tahun 2026"], [], KKPT, baris])
    assert [k for k in galat if " KK4" in k] == ["A!F4 KK405"]


def test_an_input_that_is_mended_tells_what_changes_with_it() -> None:
    galat = temuan(A=ukur("68,20", "85,25%"), B=ukur("62,80", "78,50%"))
    assert list(galat) == ["B!E4 KK301"]
    assert galat["B!E4 KK301"].uraian.endswith("; bila disamakan, F4 menjadi 85,25%")


def test_a_column_by_the_weights_of_another_instrument_is_explained_once() -> None:
    kepala = ["No", "Aspek dan Indikator", "Bobot", "Jumlah Nilai Indikator", "Nilai Aspek"]
    isi = [
        (0.3, 3.95, 0.95),
        (0.18, 3.7, 0.93),
        (0.15, 3.79, 0.68),
        (0.15, 3.5, 0.39),
        (0.15, 4.55, 0.46),
        (0.07, 3.5, 0.42),
    ]
    daftar = [[i, f"Aspek {i}", *satu] for i, satu in enumerate(isi, 1)]
    galat = temuan(IPP=[["Data Pendukung IPP Tahun 2025"], kepala, ["INDEX F02", None, None, None, 3.83], *daftar])
    awal, *sisa = galat.values()
    assert awal.pesan == (
        "IPP!E4 tertulis 0,95, seharusnya 1,19; 6 sel di kolom ini dihitung dengan bobot lain "
        "(instrumen yang berlaku), jadi betulkan kolom bobotnya, atau hitung ulang kolom ini."
    )
    assert [t.pesan.partition("; ")[2] for t in sisa] == ["sebabnya sama dengan E4."] * 5
    assert not any(t.saran.aman or t.saran.rumus for t in galat.values() if t.saran is not None)
    assert not any("bila nilai ini dibetulkan" in t.uraian for t in sisa)


SDM = ["No", "Jabatan", "Jumlah Kebutuhan SDM", "Jumlah SDM", "Kekurangan", "Pemenuhan (%)"]


def sdm(kebutuhan: object, kekurangan: object = 2, jumlah: object = 65) -> list[list[object]]:
    return [
        ["Kebutuhan dan Ketersediaan SDM Tahun 2025"],
        SDM,
        [1, "Pejabat Struktural", kebutuhan, 6, kekurangan, "75,00"],
        [2, "Jabatan Fungsional", 24, 22, 2, "91,67"],
        [3, "Pelaksana", 33, 30, 3, "90,91"],
        [None, "Jumlah", jumlah, 58, 7, "89,23"],
    ]


def test_one_input_that_makes_several_results_wrong_is_named_itself() -> None:
    galat = temuan(SDM=sdm(11))
    (satu,) = galat.values()
    assert (satu.alamat, satu.ditemukan, satu.seharusnya, satu.tingkat) == ("C3", "11", "8", "error")
    assert satu.pesan == (
        "SDM!C3 tertulis 11, sedangkan E3, F3, dan C6 cocok dengan 8; betulkan sel ini, atau hitung ulang sel-sel itu "
        "bila 11 yang benar."
    )
    assert {r.sel for r in satu.terkait} >= {"E3", "F3", "C6"}
    assert satu.saran is not None
    assert not satu.saran.aman


def test_two_wrong_results_without_a_common_cause_stay_two() -> None:
    galat = temuan(SDM=[*sdm(8)[:2], [1, "Pejabat Struktural", 8, 6, 4, "99,00"], *sdm(8)[3:]])
    assert [k.split()[0] for k in galat] == ["SDM!E3", "SDM!F3"]


LRA = ["No", "Program/Kegiatan", "Anggaran (Rp)", "Realisasi (Rp)", "% Serapan", "Sisa Anggaran (Rp)"]


def test_a_wrong_result_takes_those_that_fit_once_it_is_mended() -> None:
    galat = temuan(
        LRA=[
            ["Realisasi Anggaran Tahun 2025"],
            LRA,
            [1, "Program A", 500000000, 450000000, "90,00", 50000000],
            [2, "Program B", 300000000, 240000000, "80,00", 60000000],
            [None, "Jumlah", 800000000, 960000000, "86,25", 110000000],
        ]
    )
    (satu,) = galat.values()
    assert (satu.kode, satu.alamat, satu.seharusnya) == ("KK201", "D5", "690.000.000")
    assert "; E5 sudah dihitung dari 690.000.000" in satu.uraian


def test_of_two_tables_the_one_is_named_whose_own_results_contradict_it() -> None:
    galat = temuan(A=ukur("62,80", "85,25%"), B=[["PK"], *ukur("68,20", None)])
    assert list(galat) == ["A!E4 KK301"]
    assert galat["A!E4 KK301"].seharusnya == "68,20"
    assert galat["A!E4 KK301"].uraian.endswith("; F4 cocok dengan 68,20, jadi sel ini yang perlu dibetulkan")


TREN = ["No", "Indikator Kinerja", "Realisasi 2024", "Realisasi 2025", "Kenaikan", "Pertumbuhan (%)"]


def test_a_rise_and_a_growth_from_one_wrong_year_are_one_finding() -> None:
    galat = temuan(
        T=[
            ["Perbandingan Realisasi Kinerja Tahun 2025 dengan Tahun 2024"],
            TREN,
            [1, "Indeks A", "80,00", "84,00", "4,00", "5,00"],
            [2, "Indeks B", "75,00", "97,20", "4,20", "5,60"],
            [3, "Indeks C", "60,00", "66,00", "6,00", "10,00"],
        ]
    )
    (satu,) = galat.values()
    assert (satu.kode, satu.alamat, satu.seharusnya) == ("KK119", "D4", "79,20")


def test_two_relations_that_ask_the_same_of_one_cell_are_one_finding() -> None:
    galat = temuan(
        P=[
            ["Jumlah Pegawai menurut Golongan dan Jenis Kelamin Tahun 2025"],
            ["No", "Golongan", "Laki-laki", "Perempuan", "Jumlah"],
            [1, "Golongan IV", 5, 3, 8],
            [2, "Golongan III", 20, 22, 42],
            [3, "Golongan II", 6, 4, 10],
            [None, "Jumlah", 31, 29, 65],
        ]
    )
    (satu,) = galat.values()
    assert (satu.alamat, satu.seharusnya) == ("E6", "60")
    assert "; begitu pula " in satu.uraian
