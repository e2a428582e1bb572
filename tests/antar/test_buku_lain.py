"""`--from`: comparing with another workbook and taking its values over."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from kertas_kerja import KertasKerjaError, check, fill
from kertas_kerja.cli import kk
from tests.antar.lembar import AKIP, IKM, kkpt, komponen, nilai, pk, pk_program, pko, pokok, temuan, ukur
from tests.isi.buku import buku

UKUR_2025 = {
    "III": ukur((AKIP, "78,00", "60,00", "76,92%"), judul="Target dan Realisasi Kinerja s/d TB III Tahun 2025"),
    "PKO": pko(
        (AKIP, "78,64", "81,40", "103,51%", "103,51%", "103,51%"),
        (IKM, "98,40", "99,03", "100,64%", "100,64%", "100,64%"),
        judul="Penilaian Kinerja Organisasi TB IV Tahun 2025",
    ),
    "IKM": nilai("Komponen Hasil Penilaian IKM Tahun 2025", "IKM", ("Layanan KTP", "99,65"), ("Layanan KK", "98,41"),
                 total="99,03"),
}  # fmt: skip


def berkas(folder: Path, nama: str, lembar: dict[str, Any]) -> str:
    jalur = folder / nama
    jalur.write_bytes(buku(lembar))
    return str(jalur)


def test_kertas_kerja_yang_cocok_hanya_terhitung(tmp_path: Path) -> None:
    lalu = berkas(tmp_path, "ukur.xlsx", UKUR_2025)
    ini = buku({"KK": kkpt((AKIP, "78,64", "81,40", "82,00", "Analisis"), (IKM, "98,4", "99,03", "99,10", "Analisis"))})
    assert temuan(ini, "KK31", from_=[lalu]) == []
    tanpa, dengan = check(ini).relations, check(ini, from_=[lalu]).relations
    assert dengan.exact == tanpa.exact + 4


def test_realisasi_yang_berbeda_menyebut_berkas_lembar_dan_sel(tmp_path: Path) -> None:
    lalu = berkas(tmp_path, "ukur_2025.xlsx", UKUR_2025)
    ini = buku({"KK": kkpt((AKIP, "78,64", "81,04", "82,00", "Analisis"))})
    hasil = temuan(ini, "KK31", from_=[lalu])
    assert pokok(hasil) == [("KK311", "error", "KK!D4")]
    assert "ukur_2025.xlsx (PKO!E4) menulis 81,40" in hasil[0].pesan
    assert hasil[0].seharusnya == "81,40"
    assert hasil[0].terkait == ()  # only cells of this workbook


def test_terkait_hanya_sel_buku_ini(tmp_path: Path) -> None:
    lalu = berkas(tmp_path, "pk.xlsx", {"PK": pk((AKIP, "78,64"))})
    ini = buku({"A": ukur((AKIP, "78,46", "81,40", "103,75%")), "B": ukur((AKIP, "78,46", "81,40", "103,75%"))})
    hasil = temuan(ini, "KK311", from_=[lalu])
    assert pokok(hasil) == [("KK311", "error", "A!C4")]
    assert [(r.lembar, r.sel) for r in hasil[0].terkait] == [("B", "C4")]


def test_periode_terakhir_bila_setahun_belum_ada(tmp_path: Path) -> None:
    lalu = berkas(tmp_path, "ukur.xlsx", {"III": UKUR_2025["III"]})
    ini = buku({"KK": kkpt((AKIP, "78,00", "81,40", "82,00", "Analisis"))})
    hasil = temuan(ini, "KK31", from_=[lalu])
    assert pokok(hasil) == [("KK311", "warning", "KK!D4")]
    assert "TB III" in hasil[0].pesan


def test_murni_terhadap_perubahan_hanya_diberitahukan(tmp_path: Path) -> None:
    baru = berkas(tmp_path, "pk_p.xlsx", {"PK": pk((AKIP, "79,00"), judul="Perjanjian Kinerja Perubahan Tahun 2025")})
    hasil = temuan(buku({"PK": pk((AKIP, "78,64"))}), "KK31", from_=[baru])
    assert pokok(hasil) == [("KK311", "info", "PK!D4")]
    assert "sesudah perubahan" in hasil[0].pesan


def test_pengukuran_dengan_target_lama_salah(tmp_path: Path) -> None:
    baru = berkas(tmp_path, "pk_p.xlsx", {"PK": pk((AKIP, "79,00"), judul="Perjanjian Kinerja Perubahan Tahun 2025")})
    ini = buku({"PKO": pko((AKIP, "78,64", "81,40", "103,51%", "103,51%", "103,51%"))})
    assert pokok(temuan(ini, "KK31", from_=[baru])) == [("KK311", "error", "PKO!D4")]


def test_pagu_terhadap_pk(tmp_path: Path) -> None:
    lain = berkas(tmp_path, "pk.xlsx", {"PK": pk_program(("1. 7.01.01 - PROGRAM PENUNJANG", "1.000"), jumlah="1.000")})
    ini = buku({"PK": pk_program(("Program Penunjang", "1.100"), jumlah="1.100")})
    assert pokok(temuan(ini, "KK311", from_=[lain])) == [("KK311", "error", "PK!C4")]


def test_indikator_yang_tidak_ada(tmp_path: Path) -> None:
    lalu = berkas(tmp_path, "ukur.xlsx", UKUR_2025)
    ini = buku({
        "KK": kkpt((AKIP, "78,64", "81,40", "82,00", "Analisis"), ("Persentase aset aman", "90%", "95%", "96%", "x"))
    })  # fmt: skip
    hasil = temuan(ini, "KK31", from_=[lalu])
    assert pokok(hasil) == [("KK312", "warning", "KK!B5")]
    assert "ukur.xlsx" in hasil[0].pesan


def test_tanpa_from_tidak_ada_perbandingan_antar_berkas(tmp_path: Path) -> None:
    a = berkas(tmp_path, "a.xlsx", {"KK": kkpt((AKIP, "78,64", "70,00", "82,00", "Analisis"))})
    b = berkas(tmp_path, "b.xlsx", UKUR_2025)
    hasil = CliRunner().invoke(kk, ["check", a, b, "--format", "json"])
    kode = [t["rule"] for f in json.loads(hasil.output)["files"] for t in f["findings"]]
    assert "KK311" not in kode


def test_berkas_sendiri_dilewati(tmp_path: Path) -> None:
    a = berkas(tmp_path, "a.xlsx", UKUR_2025)
    assert check(a, from_=[a]).relations == check(a).relations


def test_perintah_check_dengan_from(tmp_path: Path) -> None:
    a = berkas(tmp_path, "a.xlsx", {"KK": kkpt((AKIP, "78,64", "70,00", "82,00", "Analisis"))})
    b = berkas(tmp_path, "b.xlsx", UKUR_2025)
    hasil = CliRunner().invoke(kk, ["check", a, "--from", b, "--from", a, "--format", "json"])
    temu = [t for t in json.loads(hasil.output)["files"][0]["findings"] if t["rule"] == "KK311"]
    assert hasil.exit_code == 1
    assert [(t["sheet"], t["cell"], t["found"], t["expected"]) for t in temu] == [("KK", "D4", "70,00", "81,40")]


def test_from_yang_tidak_terbaca(tmp_path: Path) -> None:
    a = berkas(tmp_path, "a.xlsx", UKUR_2025)
    rusak = tmp_path / "rusak.xlsx"
    rusak.write_bytes(b"bukan buku kerja")
    with pytest.raises(KertasKerjaError, match=r"rusak\.xlsx"):
        check(a, from_=[rusak])
    hasil = CliRunner().invoke(kk, ["check", a, "--from", str(tmp_path / "tiada.xlsx")])
    assert hasil.exit_code == 2
    assert "tiada.xlsx" in hasil.output
    assert "Traceback" not in hasil.output


# --- fill ------------------------------------------------------------------------------------------------------------


def terisi(ini: bytes, *lain: str) -> tuple[Any, openpyxl.Workbook]:
    hasil = fill(ini, from_=lain, tabs=False)
    return hasil, openpyxl.load_workbook(io.BytesIO(hasil.data))


def ambil(hasil: Any) -> dict[str, tuple[Any, str]]:
    return {f"{p.lembar}!{p.alamat}": (p.nilai, p.alasan) for p in hasil.changes if p.golongan == "ambil"}


def test_isi_target_dan_realisasi_tahun_lalu(tmp_path: Path) -> None:
    lalu = berkas(tmp_path, "ukur.xlsx", UKUR_2025)
    ini = buku({
        "KK": kkpt((AKIP, None, None, "82,00", "Analisis"), (IKM, "98,00", None, "99,10", "Analisis"))
    })  # fmt: skip
    hasil, wb = terisi(ini, lalu)
    assert ambil(hasil) == {
        "KK!C4": (78.64, "diambil dari ukur.xlsx, PKO!D4"),
        "KK!D4": (81.4, "diambil dari ukur.xlsx, PKO!E4"),
        "KK!D5": (99.03, "diambil dari ukur.xlsx, PKO!E5"),
    }
    ws = wb["KK"]
    assert [ws[c].value for c in ("C4", "D4", "D5")] == [78.64, 81.4, 99.03]
    assert ws["D4"].number_format == "0.00"
    assert ws["C5"].value == 98  # typed: it stays, and the check says that it differs
    assert [(t.kode, t.alamat) for t in hasil.findings if t.kode == "KK311"] == [("KK311", "C5")]


def test_nilai_yang_diambil_ikut_dihitung(tmp_path: Path) -> None:
    lalu = berkas(tmp_path, "ukur.xlsx", UKUR_2025)
    rinci = komponen(
        "Nilai IKM Tahun 2025 dan Perkiraan Tahun 2026", ("Layanan KTP", None, "0,05", None),
        ("Layanan KK", None, "0,09", None), estimasi=None,
    )  # fmt: skip
    hasil, wb = terisi(buku({"KK": [*kkpt((IKM, None, None, "99,10", "Analisis")), [], [], *rinci]}), lalu)
    assert [wb["KK"][c].value for c in ("B10", "B11")] == [99.65, 98.41]
    nilai_sel = {f"{p.alamat}": p.nilai for p in hasil.changes}
    assert (nilai_sel["D10"], nilai_sel["D11"]) == (99.7, 98.5)


def test_isi_target_dari_pk_dan_pagu(tmp_path: Path) -> None:
    lain = berkas(
        tmp_path, "pk.xlsx",
        {"PK": pk((AKIP, "78,64"), ("Jumlah laporan", "12 laporan"), ("Persentase desa aktif", "76%")),
         "Prog": pk_program(("Program Penunjang", "2.366.719.674"), jumlah="2.366.719.674")},
    )  # fmt: skip
    anggaran = [
        ["Perbandingan Realisasi Kinerja dan Anggaran Tahun 2025"],
        [],
        ["Program", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Pagu", "Realisasi Anggaran", "Serapan"],
        ["Program Penunjang", AKIP, None, "81,40", None, None, "2.019.825.131", None],
        ["Program Lain", "Jumlah laporan", None, "12 laporan", None, "100", "90", None],
        ["Program Desa", "Persentase desa aktif", None, "80%", None, "100", "90", None],
    ]
    hasil, wb = terisi(buku({"A": anggaran}), lain)
    ws = wb["A"]
    assert [ws[c].value for c in ("C4", "C5", "C6", "F4")] == [78.64, 12, 0.76, 2366719674]
    assert ws["C5"].number_format == '0" laporan"'
    assert ws["C6"].number_format == "0%"
    assert ws["F4"].number_format == "#,##0"
    turunan = {p.alamat: p.nilai for p in hasil.changes if p.golongan == "isi"}
    assert turunan["E4"] == pytest.approx(81.4 / 78.64)
    assert turunan["H4"] == pytest.approx(2019825131 / 2366719674)


@pytest.mark.parametrize("teks", ["=HYPERLINK(1)", "+BB", "-BB", "@BB", "BB", "80 - 90"])
def test_teks_tetap_teks(tmp_path: Path, teks: str) -> None:
    lain = tmp_path / "pk.xlsx"
    wb = openpyxl.load_workbook(io.BytesIO(buku({"PK": pk(("Predikat AKIP", "x"), (AKIP, "78,64"))})))
    wb["PK"]["D4"].value = teks
    wb["PK"]["D4"].data_type = "s"
    wb.save(lain)
    ini = buku({"U": ukur(("Predikat AKIP", None, "BB", None), (AKIP, "78,64", "81,40", None))})
    hasil, _ = terisi(ini, str(lain))
    assert ambil(hasil)["U!C4"] == (teks, "diambil dari pk.xlsx, PK!D4")
    assert all(p.rumus is None for p in hasil.changes if p.alamat == "C4")
    isi = zipfile.ZipFile(io.BytesIO(hasil.data)).read("xl/worksheets/sheet1.xml").decode()
    sel = re.search(r'<c r="C4"[^>]*>.*?</c>', isi)
    assert sel is not None
    assert "<f" not in sel[0]
    assert 't="inlineStr"' in sel[0] or 't="s"' in sel[0]


def test_pk_murni_tidak_mengisi_pk_perubahan(tmp_path: Path) -> None:
    lain = berkas(tmp_path, "pk.xlsx", {"PK": pk((AKIP, "78,64"), (IKM, "98,40"))})
    ini = pk((AKIP, None), (IKM, "98,50"), judul="Perjanjian Kinerja Perubahan Tahun 2025")
    hasil, _ = terisi(buku({"PK": ini}), lain)
    assert ambil(hasil) == {}


def test_buku_pertama_didahulukan(tmp_path: Path) -> None:
    a = berkas(tmp_path, "a.xlsx", {"PK": pk((AKIP, "78,64"))})
    b = berkas(tmp_path, "b.xlsx", {"PK": pk((AKIP, "70,00"))})
    ini = buku({"U": ukur((AKIP, None, "81,40", None))})
    assert ambil(terisi(ini, a, b)[0])["U!C4"] == (78.64, "diambil dari a.xlsx, PK!D4")
    assert ambil(terisi(ini, b, a)[0])["U!C4"] == (70.0, "diambil dari b.xlsx, PK!D4")


def test_isi_dua_kali_sama_dengan_sekali(tmp_path: Path) -> None:
    lalu = berkas(tmp_path, "ukur.xlsx", UKUR_2025)
    sekali = fill(buku({"KK": kkpt((AKIP, None, None, "82,00", "Analisis"))}), from_=[lalu], tabs=False).data
    lagi = fill(sekali, from_=[lalu], tabs=False)
    assert lagi.changes == ()
    assert lagi.data == sekali


def test_perintah_fill_dengan_from(tmp_path: Path) -> None:
    lalu = berkas(tmp_path, "ukur.xlsx", UKUR_2025)
    ini = berkas(tmp_path, "kk.xlsx", {"KK": kkpt((AKIP, None, None, "82,00", "Analisis"))})
    hasil = CliRunner().invoke(kk, ["fill", ini, "--from", lalu, "-o", str(tmp_path / "isi.xlsx"), "--format", "json"])
    dokumen = json.loads(hasil.output)
    alasan = [c["reason"] for c in dokumen["changes"] if c["cell"] == "D4"]
    assert alasan == ["diambil dari ukur.xlsx, PKO!E4"]
    ws = openpyxl.load_workbook(tmp_path / "isi.xlsx", data_only=True)["KK"]
    assert (ws["C4"].value, ws["D4"].value) == (78.64, 81.4)
    jejak = openpyxl.load_workbook(tmp_path / "isi.xlsx")["Jejak"]
    assert any("diambil dari ukur.xlsx" in str(c.value) for baris in jejak.iter_rows() for c in baris)
