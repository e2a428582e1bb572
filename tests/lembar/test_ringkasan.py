"""Ringkasan: formulas over the workbook's own cells with the right values, whatever scale the cells have."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from kertas_kerja.angka import Angka
from kertas_kerja.api import fill
from kertas_kerja.lembar.format_isi import format_selisih, skala_selisih
from kertas_kerja.lembar.grafik import lengkapi
from kertas_kerja.lembar.ringkasan import urutkan
from kertas_kerja.lembar.ukur import banyak_baris
from kertas_kerja.model import Sel
from tests.isi.buku import pko
from tests.lembar.bahan import KKPT, PKO, RASIO, TARGET, Bahan, baca, bahan, cari, donor, kolom, temuan

POIN = pko([["Indeks A", 80, 90, 112.5, 110, 0, 110], ["Indeks B", 100, 95, 95, 95, 0, 95]], [205, 102.5, "Istimewa"])


def lembar(isi: Bahan, *, rumus: bool = False, **lain: Any) -> Any:
    return baca(donor(isi, **lain), rumus=rumus)["Ringkasan"]


def sebaris(ws: Any, nama: str) -> list[Any]:
    return [sel.value for sel in ws[cari(ws, nama).row]]


def test_pko_values() -> None:
    ws = lembar(bahan({"PKO": PKO}, RASIO))
    assert sebaris(ws, "Indeks A")[2:8] == [80, 90, 1.125, 1.1, "Istimewa", 10]
    assert sebaris(ws, "Indeks B")[2:8] == [100, 95, 0.95, 0.95, "Baik", -5]
    nko = sebaris(ws, "Nilai Kinerja Organisasi (NKO)")
    assert cari(ws, "Nilai Kinerja Organisasi (NKO)").row == 2  # the label of the first figure
    assert nko
    assert ws["A3"].value == 1.025
    assert ws["C3"].value == "Istimewa"
    assert ws["E3"].value == "1 dari 2 indikator"


def test_pko_formulas_point_at_the_workbook() -> None:
    ws = lembar(bahan({"PKO": PKO}, RASIO), rumus=True)
    baris = cari(ws, '=IF(PKO!C4="","",PKO!C4)').row
    assert ws.cell(baris, 3).value == '=IF(PKO!D4="","",PKO!D4)'
    assert ws.cell(baris, 6).value == '=IF(PKO!I4="","",PKO!I4)'
    assert ws.cell(baris + 2, 6).value == '=IF(PKO!I7="","",PKO!I7)'
    assert ws["A3"].value == f'=IF(F{baris + 2}="","belum dapat dihitung",F{baris + 2})'


def test_percent_points_become_ratios() -> None:
    isi = bahan({"PKO": POIN})
    assert lembar(isi, rumus=True)["E7"].value == '=IF(COUNT(PKO!F4)=1,PKO!F4/100,PKO!F4&"")'
    ws = lembar(isi)
    assert sebaris(ws, "Indeks A")[4:6] == [1.125, 1.1]
    assert ws["A3"].value == 1.025


def test_planned_values_take_their_columns_scale() -> None:
    """A still empty cell that the plan fills in a column of percent points holds points."""
    kosong = [list(b) for b in POIN]
    kosong[4][5] = None
    isi = bahan({"PKO": kosong})
    ws = lembar(isi, nilai={("PKO", 5, 6): 95.0})
    assert sebaris(ws, "Indeks B")[4] == 0.95


def test_the_head_tells_of_open_errors_on_its_sheet() -> None:
    isi, salah = bahan({"PKO": PKO}, RASIO), temuan()
    ws = lembar(isi, temuan=(salah, temuan(lembar="Lain"), temuan(tingkat="warning")))
    assert ws["A2"].value == "Nilai Kinerja Organisasi: belum pasti, 1 temuan salah di lembarnya"
    assert lembar(isi, temuan=(temuan(lembar="Lain"),))["A2"].value == "Nilai Kinerja Organisasi (NKO)"
    rumus = lembar(isi, temuan=(salah,), rumus=True)["A2"].value
    assert rumus.startswith('=IF(SUMPRODUCT(--(Temuan!$D$4:$D$4="PKO"),--(Temuan!$B$4:$B$4="Salah"),')


def test_without_nko_row_the_mean_is_computed_here() -> None:
    isi = bahan({"PKO": PKO[:-3]}, RASIO)
    ws, rumus = lembar(isi), lembar(isi, rumus=True)
    assert ws["A3"].value == pytest.approx(1.025, abs=1e-15)
    assert ws["C3"].value == "Istimewa (Sangat Berhasil)"
    akhir = cari(ws, "Indeks B").row
    assert rumus.cell(akhir + 1, 6).value == f'=IF(COUNT(F{akhir - 1}:F{akhir})=0,"",AVERAGE(F{akhir - 1}:F{akhir}))'


def test_target_realisasi_without_pko() -> None:
    isi = bahan({"TW 2": TARGET})
    ws = lembar(isi)
    assert ws["A2"].value == "DINAS SOSIAL KABUPATEN CONTOH"
    assert sebaris(ws, "Persentase penduduk miskin")[4:8] == [1.1, "tercapai", "Istimewa (Sangat Berhasil)", 1]
    assert sebaris(ws, "Opini BPK")[2:8] == ["WTP", "WTP", None, None, None, None]
    assert ws["A4"].value == pytest.approx(1.0643)
    assert ws["C4"].value == "Istimewa (Sangat Berhasil)"
    assert lembar(isi, rumus=True)["A2"].value == '=TRIM(SUBSTITUTE(\'TW 2\'!A2,":",""))'


def test_kkpt_increase() -> None:
    ws = lembar(bahan({"KKPT": KKPT}))
    assert sebaris(ws, "Indeks A")[2:8] == [75, 69.61, 75.4, 0.4, pytest.approx(0.4 / 75, abs=1e-15), 5.79]
    assert cari(ws, "Target 2025").column == 3
    assert cari(ws, "Target 2026").column == 5
    assert ws["A3"].value == 2


def test_kkpt_percent_text_stays_text_until_it_is_converted() -> None:
    isi = bahan({"KKPT": KKPT})
    assert sebaris(lembar(isi), "Persentase B")[2:8] == ["10,50%", "9,80%", "9,50%", None, None, None]
    nilai: dict[tuple[str, int, int], float | str] = {
        ("KKPT", 4, k): n for k, n in ((3, 0.105), (4, 0.098), (5, 0.095))
    }
    baru = sebaris(lembar(isi, nilai=nilai), "Persentase B")
    assert baru[2:6] == [0.105, 0.098, 0.095, -1.0]  # percentage points


def test_a_very_long_table_is_shortened_and_its_mean_is_of_all_rows() -> None:
    panjang = pko([[f"Indeks {i}", 100, 100 - i % 2, 0.99, 0.99, 0, 1 - i % 2 / 10] for i in range(60)])[:-3]
    isi = bahan({"PKO": panjang}, {("PKO", f"I{b}"): "0.00%" for b in range(4, 64)})
    ws, rumus = lembar(isi), lembar(isi, rumus=True)
    assert cari(ws, "… dan 20 baris lain pada lembar PKO.").row
    assert ws["A3"].value == pytest.approx(0.95, abs=1e-12)
    assert '=IF(COUNT(PKO!I4:I63)=0,"",AVERAGE(PKO!I4:I63))' in kolom(rumus, "F")


def test_findings_are_counted_by_formula() -> None:
    daftar = [temuan(), temuan(baris=5), temuan(tingkat="info", kode="KK702")]
    isi = bahan({"PKO": PKO}, RASIO)
    ws, rumus = lembar(isi, temuan=daftar), lembar(isi, rumus=True, temuan=daftar)
    baris = cari(ws, "Salah: angka yang tidak mungkin benar").row
    assert [ws.cell(baris + i, 3).value for i in range(3)] == [2, 0, 1]
    assert [ws.cell(baris + i, 4).value for i in range(3)] == [2, 0, 1]
    assert rumus.cell(baris, 3).value == '=COUNTIF(Temuan!$B$4:$B$6,"Salah")'
    assert rumus.cell(baris, 4).value == '=COUNTIFS(Temuan!$B$4:$B$6,"Salah",Temuan!$K$4:$K$6,"")'
    assert ws["G3"].value == "2 salah · 0 periksa · 1 catatan"


def test_tables_are_listed_with_links() -> None:
    ws = lembar(bahan({"It's PKO": PKO}))
    sel = cari(ws, "It's PKO, A3:I8")
    assert sel.hyperlink.location == "'It''s PKO'!A3:I8"


def test_newest_results_come_first() -> None:
    def tabel(tahun: int) -> list[list[Any]]:
        return pko([["Indeks A", 80, 90]], judul=f"Penilaian Kinerja Organisasi Tahun {tahun}")

    isi = bahan({"A": tabel(2024), "B": tabel(2025), "C": tabel(2025), "K": KKPT, "T": TARGET})
    assert [t.lembar for t in urutkan(isi.kenal.tabel)] == ["C", "B", "A", "K"]


def test_nothing_recognised_still_gives_a_page() -> None:
    ws = lembar(bahan({"Lain": [["catatan"]]}))
    assert "0 salah · 0 periksa · 0 catatan" in kolom(ws, "A")


def test_hostile_sheet_names_and_texts() -> None:
    jahat = pko([['=1+1"&A1', 80, 90, 1.125, 1.1, 0, 1.1]], judul="Penilaian Kinerja Organisasi <b>&amp; 'x'\" 2025")
    nama = "a'b & <c>\"d"
    ws = lembar(bahan({nama: jahat}))
    assert cari(ws, "Penilaian Kinerja Organisasi <b>&amp; 'x'\" 2025") is not None
    rumus = lembar(bahan({nama: jahat}), rumus=True)
    assert "'a''b & <c>\"d'!D4" in rumus["C7"].value


def test_an_error_above_the_title_is_no_part_of_it() -> None:
    isi = bahan({"PKO": [["#REF!"], *PKO]})
    ws = lembar(isi, rumus=True)
    assert cari(ws, "=TRIM(PKO!A2)") is not None


def test_print_setup_and_page() -> None:
    ws = lembar(bahan({"PKO": PKO}, RASIO))
    assert (ws.page_setup.orientation, int(ws.page_setup.paperSize)) == ("landscape", 9)
    assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (None, None)  # 1 and 1, the defaults
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert "Halaman &P dari &N" in ws.oddFooter.right.text


def test_many_blocks_break_between_blocks() -> None:
    banyak = {
        f"PKO {i}": pko(
            [[f"Indeks {j}", 80, 90] for j in range(12)], judul=f"Penilaian Kinerja Organisasi Tahun {2010 + i}"
        )
        for i in range(6)
    }
    ws = lembar(bahan(banyak))
    assert not ws.sheet_properties.pageSetUpPr.fitToPage
    potong = [b.id for b in ws.row_breaks.brk]
    judul = [s.row for s in ws["A"] if isinstance(s.value, str) and s.value.startswith("Penilaian")]
    assert potong
    assert all(p + 1 in judul for p in potong)


def grafik(isi: Bahan) -> str:
    with zipfile.ZipFile(io.BytesIO(donor(isi))) as z:
        return z.read("xl/charts/chart1.xml").decode()


def test_chart_has_cached_data_and_every_switch() -> None:
    xml = grafik(bahan({"PKO": PKO}, RASIO))
    assert re.findall(r"<c:v>([^<]*)</c:v>", xml)[:5] == ["Capaian", "Indeks A", "Indeks B", "1.125", "0.95"]
    assert xml.count('<c:delete val="0"/>') == 2
    assert '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>' in xml


def test_a_title_that_looks_like_a_reference_stays_a_title() -> None:
    isi = bahan({"PKO": pko([["Indeks A", 80, 90, 1.125]], judul="Penilaian Kinerja Organisasi!$A$1")}, RASIO)
    assert "<a:t>Penilaian Kinerja Organisasi! $A$1</a:t>" in grafik(isi)


def test_chart_completion_notices_a_changed_writer() -> None:
    with pytest.raises(ValueError, match="no longer writes"):
        lengkapi("<c:chartSpace/>")


def test_no_chart_without_numbers() -> None:
    with zipfile.ZipFile(io.BytesIO(donor(bahan({"PKO": pko([["Indeks A", 80, None]])})))) as z:
        assert not [n for n in z.namelist() if "chart" in n]


def test_difference_format_says_it_in_words() -> None:
    assert format_selisih(None, None) == '"lebih "General;"kurang "General;"tepat"'
    persen = Sel("A", 1, 1, "80%", Angka(Decimal("0.8"), 0, True))
    assert format_selisih(persen, None) == '"lebih "0" poin persen";"kurang "0" poin persen";"tepat"'
    assert (skala_selisih(persen, None), skala_selisih(None, None)) == (100, 1)


@pytest.mark.parametrize(
    ("teks", "lebar", "baris"),
    [("", 10, 1), ("pendek", 10, 1), ("dua kata panjang sekali", 16, 2), ("x" * 60, 20, 3), ("a\nb\nc", 30, 3)],
)
def test_lines_of_a_wrapped_text(teks: str, lebar: float, baris: int) -> None:
    assert banyak_baris(teks, lebar) == baris


def test_a_table_still_to_be_measured_stands_behind_the_measured_ones() -> None:
    def tabel(tw: str, realisasi: float | None) -> list[list[Any]]:
        kepala = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
        return [[f"Capaian Kinerja Triwulan {tw} Tahun 2025"], kepala, [1, "Indeks A", 80, realisasi, None]]

    isi = bahan({"I": tabel("I", 70), "II": tabel("II", 84), "III": tabel("III", None)})
    assert [t.lembar for t in urutkan(isi.kenal.tabel)] == ["II", "I", "III"]


def test_a_blank_nko_is_not_replaced_by_the_mean_of_the_rest() -> None:
    isi = [["Indeks A", 80, 90, 1.1, 1.1, 0, 1.1], ["Jumlah pelanggaran", 20, 15, None, None, 0, None]]
    ws = lembar(bahan({"PKO": pko(isi)}))
    assert ws["A3"].value == "belum dapat dihitung"
    assert -5 not in sebaris(ws, "Jumlah pelanggaran")
    assert ws["E3"].value == "1 dari 1 indikator"


def test_the_mean_names_its_tribulan() -> None:
    kepala = ["No", "Indikator Kinerja", *(f"{k} TW {r}" for r in ("I", "II", "III") for k in ("Target", "Realisasi"))]
    ws = lembar(bahan({"T": [["Pengukuran Kinerja Tahun 2025"], kepala, [1, "Indeks A", 80, 70, 80, 84, 80, None]]}))
    assert ws["A2"].value == "Rata-rata capaian TB II"


def test_a_workbook_of_budgets_alone_shows_its_totals() -> None:
    kepala = ["No", "Uraian Belanja", "Pagu", "Realisasi", "%", "Sisa"]
    isi = [
        [1, "Belanja Pegawai", 3_000_000, 2_700_000, 90, 300_000],
        [None, "Jumlah", 3_000_000, 2_700_000, 90, 300_000],
    ]
    data = {"LRA": [["Realisasi Anggaran Tahun 2025"], kepala, *isi]}
    ws, rumus = lembar(bahan(data)), lembar(bahan(data), rumus=True)
    assert [ws[a].value for a in ("A2", "C2", "E2")] == ["Anggaran", "Realisasi anggaran", "Serapan"]
    assert [ws[a].value for a in ("A3", "C3", "E3")] == [3_000_000, 2_700_000, 0.9]
    assert rumus["E3"].value == '=IF(OR(COUNT(LRA!C4,LRA!D4)<2,N(LRA!C4)=0),"",LRA!D4/LRA!C4)'


def test_a_flat_list_is_counted_whole() -> None:
    """Twenty indicators without programs: the counts and the mean at the head are over all of them."""
    daftar = [[i, f"Sasaran {i}", f"Indeks {i}", 100, 90 + i, (90 + i) / 100] for i in range(20)]
    kepala = ["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
    ws = lembar(bahan({"A": [["Pengukuran Kinerja Tahun 2025"], kepala, *daftar]}))
    assert "10 dari 20 indikator" in [sel.value for baris in ws["A1:H4"] for sel in baris]
    assert cari(ws, "Indeks 19")
    assert not any("baris lain" in str(sel.value) for baris in ws for sel in baris)


def test_nol_dari_realisasi_kosong_tidak_dinilai() -> None:
    """A formula that shows 0% for a realisasi that is still blank: no predikat, and no part of our mean."""
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as wb:
        ws, persen = wb.add_worksheet("L"), wb.add_format({"num_format": "0.00%"})
        ws.write(0, 0, "Pengukuran Kinerja Tahun 2025")
        ws.write_row(2, 0, ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"])
        for n, (nama, target, realisasi) in enumerate(
            [("Nilai A", 80, 80), ("Nilai B", 90, None), ("Nilai C", 50, 45)], 3
        ):
            ws.write_row(n, 0, [n - 2, nama, target, realisasi])
            ws.write_formula(n, 4, f"=D{n + 1}/C{n + 1}", persen, (realisasi or 0) / target)
    hasil = fill(keluar.getvalue()).data
    tab = baca(hasil)["Ringkasan"]
    assert [sebaris(tab, f"Nilai {huruf}")[6] for huruf in "ABC"] == ["Baik (Berhasil)", None, "Baik (Berhasil)"]
    assert tab["A3"].value == pytest.approx(0.95)
    assert fill(hasil).data == hasil


RENCANA_AKSI = [
    ["RENCANA AKSI PERJANJIAN KINERJA TAHUN 2025"],
    ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target Tahun 2025", "Target Triwulan", None, None, None,
     "Realisasi Triwulan", None, None, None, "Realisasi Tahun 2025", "Capaian (%)"],
    [*[None] * 5, *["TW I", "TW II", "TW III", "TW IV"] * 2],
    [1, "A", "Jumlah dokumen perencanaan", "Dokumen", 12, 3, 3, 3, 3, 3, 3, 3, 2, 11, 91.67],
    [2, "B", "Jumlah kasus pelanggaran", "Kasus", 10, 3, 3, 2, 2, 2, 3, 2, 1, 8, 120],
    [3, "C", "Indeks Kepuasan", "Indeks", 88.5, None, None, None, 88.5, None, None, None, 89.2, 89.2, 100.79],
]  # fmt: skip


def test_the_capaian_of_a_year_stands_beside_its_target_and_realisasi() -> None:
    """A form with tribulan and the year: not the figures of TB IV beside the annual capaian."""
    ws = lembar(bahan({"RA": RENCANA_AKSI}))
    assert sebaris(ws, "Jumlah dokumen perencanaan")[2:4] == [12, 11]
    assert ws["A2"].value == "Rata-rata capaian"


def test_the_capaian_tells_a_direction_that_the_name_leaves_open() -> None:
    ws = lembar(bahan({"RA": RENCANA_AKSI}))
    assert sebaris(ws, "Jumlah kasus pelanggaran")[2:8] == [10, 8, 1.2, "tercapai", "Istimewa (Sangat Berhasil)", 2]
    assert ws["E3"].value == "2 dari 3 indikator"


def test_dates_and_targets_of_nothing_have_no_distance() -> None:
    """A date is no measure, and of 0 out of 0 nothing is reached; no case where none was allowed is."""
    kepala = ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian"]
    isi = [
        [1, "Ketepatan waktu LKjIP", "Tanggal", 45659, 45658, None],
        [2, "Persentase temuan ditindaklanjuti", "%", 0, 0, None],
        [3, "Angka kematian ibu", "Kasus", 0, 0, None],
        [4, "Indeks A", "Indeks", 80, 84, 1.05],
    ]
    tanggal = {("T", "D3"): "d/m/yyyy", ("T", "E3"): "d/m/yyyy"}
    ws = lembar(bahan({"T": [["Pengukuran Kinerja Tahun 2025"], kepala, *isi]}, tanggal))
    waktu = cari(ws, "Ketepatan waktu LKjIP").row
    assert (ws.cell(waktu, 3).number_format, sebaris(ws, "Ketepatan waktu LKjIP")[4:8]) == ("d/m/yyyy", [None] * 4)
    assert sebaris(ws, "Persentase temuan ditindaklanjuti")[5:8] == [None] * 3
    assert sebaris(ws, "Angka kematian ibu")[5:8:2] == ["tercapai", 0]
    assert ws["E3"].value == "2 dari 2 indikator"
