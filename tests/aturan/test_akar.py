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
