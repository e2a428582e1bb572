"""The features, each by itself: what XlsxWriter can write, and, from `tangan.py`, what is made by hand."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from tests.langka import tangan
from tests.langka.bahan import AKHIR, ANGKA, AWAL, DATA, Fitur

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def larik(made: Any, tab: dict[str, Any]) -> None:
    ws = tab["Rekap"]
    ws.write_array_formula("C1:C1", f"{{=SUM(Kinerja!E{AWAL + 1}:E{AKHIR}*Kinerja!F{AWAL + 1}:F{AKHIR})}}", None, 1)
    ws.write_array_formula(f"D1:D{len(ANGKA)}", f"{{=Kinerja!{DATA}*100}}", None, 0)
    ws.write_dynamic_array_formula("F1:F8", f"=SORT(Kinerja!F{AWAL + 1}:F{AKHIR},,-1)", None, 100)
    ws.write_dynamic_array_formula("H1", f"=LET(x,Kinerja!{DATA},SUM(x))", None, 0)


def format_bersyarat(made: Any, tab: dict[str, Any]) -> None:
    ws = tab["Kinerja"]
    merah = made.add_format({"bg_color": "#FFC7CE", "num_format": "0.0%"})
    ws.conditional_format(DATA, {"type": "data_bar", "data_bar_2010": True, "bar_negative_color_same": True})
    ws.conditional_format(DATA, {"type": "icon_set", "icon_style": "5_ratings"})
    ws.conditional_format(DATA, {"type": "cell", "criteria": "<", "value": 0.5, "format": merah, "stop_if_true": True})
    ws.conditional_format("E5:F12", {"type": "formula", "criteria": "=$F5<$E5", "format": merah})
    ws.conditional_format("A1:A99", {"type": "3_color_scale"})


def tersembunyi(made: Any, tab: dict[str, Any]) -> None:
    lembar = made.add_worksheet("Rahasia")
    lembar.write("A1", "Jangan dihapus")
    lembar.write_formula("A2", "=Rekap!A2", None, 0)
    lembar.very_hidden()
    made.add_worksheet("Simpanan").hide()


def nama_terdefinisi(made: Any, tab: dict[str, Any]) -> None:
    made.define_name("Capaian_OPD", f"=Kinerja!$G${AWAL + 1}:$G${AKHIR}")
    made.define_name("Kinerja!Setempat", "=Kinerja!$A$1")
    made.define_name("Rekap!Setempat", "=Rekap!$A$1")
    made.define_name("Rekap!Geser", "=OFFSET(Kinerja!$G$5,0,0,COUNT(Kinerja!$E:$E),1)")
    made.define_name("_Lama", "=#REF!")
    tab["Kinerja"].print_area(f"A1:G{AKHIR}")
    tab["Rekap"].repeat_rows(0)
    tab["Kinerja"].repeat_rows(3)
    tab["Rekap"].write_formula("B9", "=SUM(Capaian_OPD)", None, 0)
    tab["Rekap"].write_formula("B10", "=SUM(Geser)", None, 0)


def lembar_bagan(made: Any, tab: dict[str, Any]) -> None:
    bagan = made.add_chart({"type": "radar"})
    bagan.add_series({"values": f"=Kinerja!$G${AWAL + 1}:$G${AKHIR}", "categories": f"=Kinerja!$C$5:$C${AKHIR}"})
    made.add_chartsheet("Bagan").set_chart(bagan)
    made.add_worksheet("Sesudah Bagan").write("A1", "akhir")


def bagan(made: Any, tab: dict[str, Any]) -> None:
    satu, dua = made.add_chart({"type": "column"}), made.add_chart({"type": "line"})
    satu.add_series({"values": f"=Kinerja!$G${AWAL + 1}:$G${AKHIR}"})
    dua.add_series({"values": f"=Kinerja!$E${AWAL + 1}:$E${AKHIR}", "y2_axis": True})
    satu.combine(dua)
    tab["Kinerja"].insert_chart("J2", satu)


def gambar(made: Any, tab: dict[str, Any]) -> None:
    ws = tab["Kinerja"]
    ws.insert_image("J20", "a.png", {"image_data": BytesIO(PNG)})
    ws.set_background(BytesIO(PNG))
    ws.set_header("&L&G&CDinas", {"image_left": "k.png", "image_data_left": BytesIO(PNG)})
    ws.insert_textbox("J30", "Keterangan &<>")
    ws.embed_image("I1", "e.png", {"image_data": BytesIO(PNG)})


def catatan(made: Any, tab: dict[str, Any]) -> None:
    for sel in ("G5", "E6", "A1"):
        tab["Kinerja"].write_comment(sel, f"Catatan {sel}", {"visible": sel == "A1", "author": "Operator"})
    tab["Rekap"].write_comment("A2", "jumlah")


def tabel_excel(made: Any, tab: dict[str, Any]) -> None:
    kolom = [{"header": h} for h in ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian")]
    tab["Kinerja"].add_table(
        f"A{AWAL}:G{AKHIR}", {"name": "TabelKinerja", "columns": kolom, "style": "Table Style Light 9"}
    )
    tab["Rekap"].write_formula("B12", "=SUM(TabelKinerja[Capaian])", None, 0)


def saringan(made: Any, tab: dict[str, Any]) -> None:
    ws = tab["Kinerja"]
    ws.autofilter(AWAL - 1, 0, AKHIR - 1, 6)
    ws.filter_column(4, "x > 10")
    for baris in (AWAL + 1, AWAL + 4):
        ws.set_row(baris, None, None, {"hidden": True})


def garis_besar(made: Any, tab: dict[str, Any]) -> None:
    ws = tab["Kinerja"]
    ws.set_row(AWAL + 2, None, None, {"level": 1, "hidden": True})
    ws.set_row(AWAL + 3, None, None, {"level": 1, "hidden": True})
    ws.set_row(AWAL + 4, None, None, {"collapsed": True})
    ws.set_column("H:J", 4, None, {"level": 2, "hidden": True})
    ws.outline_settings(True, False, True, True)


def kunci_lembar(made: Any, tab: dict[str, Any]) -> None:
    tab["Kinerja"].protect("rahasia", {"format_cells": True, "autofilter": True})
    tab["Rekap"].protect()
    tab["Kinerja"].unprotect_range("E5:F12", "Isian", "sandi")


def validasi(made: Any, tab: dict[str, Any]) -> None:
    ws = tab["Kinerja"]
    ws.data_validation("D5:D12", {"validate": "list", "source": ["Indeks", "Persen", "Nilai <&>"]})
    ws.data_validation("E5:F12", {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning"})
    ws.data_validation(DATA, {"validate": "custom", "value": "=ISNUMBER(G5)", "input_title": "Capaian"})


def sparkline(made: Any, tab: dict[str, Any]) -> None:
    tab["Rekap"].add_sparkline("K1", {"range": f"Kinerja!{DATA}", "type": "column", "markers": True})


def teks_kaya(made: Any, tab: dict[str, Any]) -> None:
    tebal, merah = made.add_format({"bold": True}), made.add_format({"font_color": "red", "font_script": 1})
    ws = tab["Kinerja"]
    ws.write_rich_string("B5", tebal, "Sasaran", " 1 ", merah, "*)")
    ws.write_rich_string("G4", tebal, "Capa", "ian")
    ws.write_url("B6", "https://example.go.id/a?b=1&c=<2>", string="Sasaran 2")
    ws.write_url("B7", "internal:Rekap!A1", string="Sasaran 3")


def gabungan(made: Any, tab: dict[str, Any]) -> None:
    tengah = made.add_format({"align": "center", "border": 1})
    tab["Kinerja"].merge_range("A1:G1", "Pengukuran Kinerja Tahun 2025", tengah)
    tab["Kinerja"].merge_range("A14:G15", "Keterangan: angka sementara", tengah)


def susunan(made: Any, tab: dict[str, Any]) -> None:
    ws = tab["Kinerja"]
    ws.freeze_panes(AWAL, 3)
    ws.set_h_pagebreaks([8, 20])
    ws.set_v_pagebreaks([5])
    ws.right_to_left()
    ws.set_zoom(85)
    ws.ignore_errors({"number_stored_as_text": "A1:Z99", "eval_error": DATA})
    ws.fit_to_pages(1, 0)
    ws.set_landscape()
    ws.set_tab_color("#00B050")
    tab["Rekap"].activate()
    tab["Rekap"].set_selection("B2:C3")


def properti(made: Any, tab: dict[str, Any]) -> None:
    made.set_properties({"title": "Kinerja <2025> & lain", "author": "Dinas"})
    made.set_custom_property("Nomor", 17)
    made.set_custom_property("Sah", True)


def makro(made: Any, tab: dict[str, Any]) -> None:
    made.add_vba_project(BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016)), is_stream=True)
    made.set_vba_name("BukuKerja")
    tab["Kinerja"].set_vba_name("Lembar1")
    tab["Rekap"].set_vba_name("Lembar2")
    tab["Rekap"].insert_button("J2", {"macro": "jalan", "caption": "Hitung"})


def hitung_manual(made: Any, tab: dict[str, Any]) -> None:
    made.set_calc_mode("manual")


def nama_lembar(made: Any, tab: dict[str, Any]) -> None:
    lembar = made.add_worksheet("Data 'Dinas' & \u2013 <2025> \U0001f4c8")
    lembar.write_formula("A1", f"=MAX(Kinerja!{DATA})", None, 0)
    tab["Rekap"].write_formula("B14", "='Data ''Dinas'' & \u2013 <2025> \U0001f4c8'!A1+1", None, 1)


SEMUA = (
    Fitur("array formulas", larik),
    Fitur("conditional formats of 2010", format_bersyarat),
    Fitur("very hidden tabs", tersembunyi),
    Fitur("names of tabs", nama_terdefinisi),
    Fitur("chart sheet", lembar_bagan),
    Fitur("combined chart", bagan),
    Fitur("pictures", gambar),
    Fitur("comments", catatan, kelas="comments"),
    Fitur("Excel table", tabel_excel, kelas="filter"),
    Fitur("filter with hidden rows", saringan, kelas="filter"),
    Fitur("outline", garis_besar),
    Fitur("locked sheets", kunci_lembar),
    Fitur("validations", validasi),
    Fitur("sparklines", sparkline),
    Fitur("rich texts and links", teks_kaya),
    Fitur("merged title", gabungan),
    Fitur("page set-up", susunan),
    Fitur("custom properties", properti),
    Fitur("macros", makro, kelas="comments", bentuk="xlsm"),
    Fitur("manual calculation", hitung_manual, kelas="calc"),
    Fitur("odd tab names", nama_lembar),
    Fitur("1904 dates", setelan={"date_1904": True}),
    Fitur("inline strings", setelan={"constant_memory": True}, kelas="strings"),
    Fitur("what-if table", ubah=tangan.tabel_data),
    Fitur("x14 rules across tabs", ubah=tangan.x14_lintas_lembar),
    Fitur("locked structure", ubah=tangan.kunci_struktur),
    Fitur("external link", ubah=tangan.tautan_luar),
    Fitur("threaded comments", ubah=tangan.komentar_berutas, kelas="comments"),
    Fitur("slicer", tabel_excel, tangan.pengiris, kelas="filter"),
    Fitur("form control", ubah=tangan.kontrol_formulir),
    Fitur("windows and scenarios", ubah=tangan.tampilan_tambahan),
    Fitur("calculation chain", ubah=tangan.rantai_hitung),
    Fitur("shared formula", ubah=tangan.rumus_bersama),
    Fitur("iteration", ubah=tangan.iterasi, kelas="calc"),
    Fitur("precision as shown", ubah=tangan.presisi_tampil, kelas="calc"),
    Fitur("custom XML", ubah=tangan.xml_tambahan),
    Fitur("no styles", ubah=tangan.tanpa_gaya, kelas="styles"),
)
"""Features that do not touch how the parts themselves are written; those are in `tulisan.py`."""
