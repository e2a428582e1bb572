"""The fresh workbooks: same bytes every time, recognised again, locked where they compute, legible to Excel."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kertas_kerja.api import check
from kertas_kerja.errors import KertasKerjaError
from kertas_kerja.lembar.templat import NAMA_BERKAS, buat_templat, rapikan_nama
from kertas_kerja.lembar.templat_letak import LetakLembar, letakkan
from kertas_kerja.lembar.templat_petunjuk import contoh
from kertas_kerja.lembar.templat_rencana import JENIS, Jenis, rencana
from kertas_kerja.profil import muat_profil
from kertas_kerja.tabel.dasar import Konteks
from tests.libreoffice import hitung_ulang

AKAR = Path(__file__).resolve().parents[2]
KONTEKS = Konteks(muat_profil())
LEMBAR = {
    "kkpt": ["Petunjuk", "Kertas Kerja", "Komponen", "PK Sasaran", "PK Program", "IKU"],
    "pengukuran": [
        *("Petunjuk", "PKO", "PKO TB I-III", "Target Realisasi"),
        *(f"Komponen {nama}" for nama in ("AKIP", "IKM", "IPP", "IKKK", "RB")),
        *("Skala Predikat", "PK Sasaran", "PK Program", "IKU"),
    ],
}
KIND = {
    "kkpt": ["kkpt", *["komponen_target"] * 4, "pk_sasaran", "pk_program", "iku"],
    "pengukuran": [
        *("pko", "pko", "target_realisasi"),
        *(f"komponen_{nama}" for nama in ("akip", "ikm", "ipp", "ikkk", "rb")),
        *("skala_predikat", "pk_sasaran", "pk_program", "iku"),
    ],
}
KEPALA_RESMI = {
    "Kertas Kerja": [
        "No",
        "Indikator Kinerja Utama/Individu",
        "Keterkaitan dengan Komponen Perencanaan (Program/Kegiatan/Sub Kegiatan)",
        "Target Tahun N-1",
        "Realisasi Tahun N-1",
        "Target Tahun N",
        "Analisis/Dasar Penetapan",
    ],
    "PKO": [
        "No",
        "Kinerja",
        "Indikator Kinerja",
        "Target",
        "Realisasi",
        "Capaian",
        "Normalisasi Capaian PK (1)",
        "Koreksi Normalisasi Capaian PK berdasarkan Predikat AKIP (2)",
        "Nilai Akhir Capaian PK (3) (1) x (100% - (2))",
    ],
    "Komponen AKIP": ["NO", "KOMPONEN YANG DINILAI", "BOBOT", "NILAI"],
    "PK Program": ["NO", "SASARAN PROGRAM", "PROGRAM", "INDIKATOR PROGRAM", "TARGET", "ANGGARAN"],
    "IKU": ["NO.", "KINERJA UTAMA", "INDIKATOR KINERJA UTAMA", "FORMULASI", "SUMBER DATA"],
}


@lru_cache
def templat(jenis: Jenis, tahun: int | None = 2025, nama: str = "Kecamatan Contoh", kertas: str = "A4") -> bytes:
    return buat_templat(jenis, tahun, nama, kertas)


def letak(jenis: Jenis) -> list[LetakLembar]:
    return [letakkan(r, KONTEKS, "$F$1") for r in rencana(jenis, KONTEKS.profil)]


def buka(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def lembar_tabel(jenis: Jenis) -> Iterator[tuple[Worksheet, LetakLembar]]:
    buku = buka(templat(jenis))
    for satu in letak(jenis):
        yield buku[satu.rencana.nama], satu


def bagian(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        return {info.filename: arsip.read(info) for info in arsip.infolist()}


# --- bytes


@pytest.mark.parametrize("jenis", JENIS)
def test_berkas_templat_sama_dengan_hasil_bangun(jenis: Jenis) -> None:
    """Part by part: only the compression may differ, between versions of zlib."""
    ada = (AKAR / "templates" / f"{NAMA_BERKAS[jenis]}.xlsx").read_bytes()
    baru = buat_templat(jenis)
    assert list(bagian(ada)) == list(bagian(baru))
    for nama, isi in bagian(baru).items():
        assert bagian(ada)[nama] == isi, f"{nama}: rebuild with python3 dev.py templates"


@pytest.mark.parametrize("jenis", JENIS)
def test_dua_kali_bangun_sama(jenis: Jenis) -> None:
    assert buat_templat(jenis, 2031, "Dinas Contoh") == buat_templat(jenis, 2031, "Dinas Contoh")


@pytest.mark.parametrize("jenis", JENIS)
@pytest.mark.parametrize("tahun", [None, 2025])
def test_skema(jenis: Jenis, tahun: int | None, tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    berkas = tmp_path / "templat.xlsx"
    berkas.write_bytes(templat(jenis, tahun))
    hasil = OpenXmlValidator(max_errors=1000).validate(berkas)
    assert [e.description for e in hasil.errors] == []


# --- content


@pytest.mark.parametrize("jenis", JENIS)
@pytest.mark.parametrize("tahun", [None, 2025])
def test_dikenali_kembali_tanpa_salah(jenis: Jenis, tahun: int | None) -> None:
    hasil = check(templat(jenis, tahun))
    assert [t.kind for t in hasil.tables] == KIND[jenis]
    assert {t.tingkat for t in hasil.findings} <= {"info"}
    assert hasil.relations.wrong == 0


@pytest.mark.parametrize("jenis", JENIS)
def test_lembar_dan_kepala_resmi(jenis: Jenis) -> None:
    assert buka(templat(jenis)).sheetnames == LEMBAR[jenis]
    for ws, satu in lembar_tabel(jenis):
        for t in satu.tabel:
            kepala = [str(ws.cell(t.kepala, k.indeks).value) for k in t.tabel.kolom]
            resmi = KEPALA_RESMI.get(ws.title)
            if resmi:
                assert [" ".join(k.split()) for k in kepala] == resmi


def test_tahun_dan_nama_di_judul() -> None:
    ws = buka(templat("kkpt", 2026))["Kertas Kerja"]
    assert [ws.cell(b, 1).value for b in (1, 2, 3)] == [
        "KERTAS KERJA PENETAPAN TARGET TAHUN 2026",
        "KECAMATAN CONTOH",
        "Tahun N-1 = 2025, Tahun N = 2026",
    ]
    assert [ws.cell(5, k).value for k in range(1, 8)] == list(range(1, 8))
    assert buka(templat("kkpt", None, ""))["IKU"]["A1"].value == "INDIKATOR KINERJA UTAMA TAHUN ...."


@pytest.mark.parametrize("jenis", JENIS)
def test_rumus_kosong_bercache_teks_kosong(jenis: Jenis) -> None:
    """Until inputs come every formula shows nothing: a text "" as Excel writes it, never a number."""
    banyak = 0
    for nama, isi in bagian(templat(jenis)).items():
        if nama.startswith("xl/worksheets/sheet"):
            for sel in re.findall(rb"<c [^>]*><f>.*?</c>", isi):
                assert re.fullmatch(rb'<c [^>]* t="str"><f>.*</f><v></v></c>', sel), sel
                banyak += 1
    assert banyak == sum(len(t.rumus) for satu in letak(jenis) for t in satu.tabel) + 4 * (jenis == "pengukuran")


@pytest.mark.libreoffice
@pytest.mark.parametrize("jenis", JENIS)
def test_templat_kosong_menampilkan_kosong(jenis: Jenis) -> None:
    """LibreOffice, without our cached values, sees nothing in any formula cell either."""
    nilai = hitung_ulang(templat(jenis))
    for satu in letak(jenis):
        for t in satu.tabel:
            ws = nilai[satu.rencana.nama]
            terisi = {at: ws.get(_a1(at)) for at in t.rumus if ws.get(_a1(at)) not in (None, "")}
            assert terisi == {}


def _a1(at: tuple[int, int]) -> str:
    return f"{openpyxl.utils.get_column_letter(at[1])}{at[0]}"


def test_isi_awal_dari_profil() -> None:
    buku = buka(templat("pengukuran"))
    akip, ipp, rb = (buku[f"Komponen {n}"] for n in ("AKIP", "IPP", "RB"))
    assert [akip.cell(b, 3).value for b in range(4, 8)] == [0.3, 0.3, 0.15, 0.25]
    assert akip["B7"].value == "Evaluasi Akuntabilitas Kinerja Internal"
    assert sum(ipp.cell(b, 3).value for b in range(5, 11)) == pytest.approx(1)
    assert [rb.cell(b, 1).value for b in range(4, 11)] == [1, None, None, None, 2, None, None]
    skala = buku["Skala Predikat"]
    assert [skala.cell(b, 2).value for b in range(3, 8)] == [
        *("> 100% - 110%", "> 80% - 100%", "> 60% - 80%", "> 20% - 60%", "0% - 20%"),
    ]
    assert {skala.cell(b, 2).value: skala.cell(b, 3).value for b in range(12, 19)}["BB"] == 0.1


def test_contoh_dihitung_dari_relasi() -> None:
    baris = dict(contoh("pengukuran", KONTEKS))
    assert baris["Capaian"] == "realisasi ÷ target = 9,00 ÷ 8,60 = 104,65%"
    assert baris["Nilai Akhir Capaian PK (3) (1) x (100% - (2))"].endswith("= 94,19%")
    assert baris["Keterangan"].endswith("berarti Baik (Berhasil)")
    assert [teks for _, teks in contoh("kkpt", KONTEKS)] == ["nilai lalu + bertambah = 24,65 + 0,05 = 24,70"]


# --- locks, checks, print


@pytest.mark.parametrize("jenis", JENIS)
def test_rumus_terkunci_masukan_terbuka(jenis: Jenis) -> None:
    for ws, satu in lembar_tabel(jenis):
        assert ws.protection.sheet
        assert not ws.protection.password
        assert not ws.protection.formatCells
        assert not ws.protection.sort
        assert not ws.protection.selectUnlockedCells
        for t in satu.tabel:
            for baris in t.tabel.data():
                for k in t.tabel.kolom:
                    terkunci = (baris.nomor, k.indeks) in t.rumus or t.rencana.tetap
                    assert ws.cell(baris.nomor, k.indeks).protection.locked is terkunci, (ws.title, baris.nomor, k.nama)
            assert ws.cell(t.kepala, 1).protection.locked


def test_baris_ringkas_tanpa_rumus_adalah_masukan() -> None:
    ws = buka(templat("pengukuran"))["Komponen IPP"]
    baris = next(b for b in range(1, 20) if ws.cell(b, 1).value == "INDEX F03")
    assert ws.cell(baris, 5).value is None
    assert not ws.cell(baris, 5).protection.locked


@pytest.mark.parametrize("jenis", JENIS)
def test_cetak(jenis: Jenis) -> None:
    for ws, satu in lembar_tabel(jenis):
        assert ws.page_setup.orientation == "landscape"
        assert ws.page_setup.paperSize == 9
        assert ws.sheet_properties.pageSetUpPr.fitToPage
        assert ws.page_setup.fitToWidth in (1, None)
        assert ws.page_setup.fitToHeight == 0
        assert "Halaman &P dari &N" in ws.oddFooter.right.text
        assert ws.freeze_panes is not None
        if len(satu.tabel) == 1:
            akhir = satu.tabel[0].nomor_kolom or satu.tabel[0].kepala
            assert ws.print_title_rows == f"${satu.tabel[0].kepala}:${akhir}"


def test_kertas_f4() -> None:
    buku = buka(templat("kkpt", kertas="F4"))
    assert {ws.page_setup.paperSize for ws in buku.worksheets} == {14}


@pytest.mark.parametrize("jenis", JENIS)
def test_pesan_isian_berbahasa_indonesia_dan_muat(jenis: Jenis) -> None:
    """Excel refuses longer texts; drop-downs are there for unit, polarity, predikat and quarter."""
    daftar = set()
    for ws in buka(templat(jenis)).worksheets:
        for dv in ws.data_validations.dataValidation:
            assert dv.error
            assert dv.errorTitle
            assert len(dv.error) <= 225
            assert len(dv.errorTitle) <= 32
            assert len(dv.prompt or "") <= 255
            assert re.search(r"\b(isi|pilih|tulis|salah satu)", dv.error, re.I)
            if dv.type == "list":
                daftar.add(dv.errorTitle)
    assert daftar == (set() if jenis == "kkpt" else {"Satuan", "Polaritas", "Tribulan", "Predikat AKIP"})


def test_tanda_tangan_tanpa_nama() -> None:
    ws = buka(templat("pengukuran"))["PKO"]
    teks = [str(c.value) for baris in ws.iter_rows(min_row=21) for c in baris if c.value is not None]
    assert teks[1:3] == ["Mengetahui,", "Kepala Perangkat Daerah"]
    assert not re.search(r"\d{8}", " ".join(teks))


# --- hostile names


@pytest.mark.parametrize(
    "nama",
    [
        '=cmd|" /C calc"!A1',
        "+1+1",
        "@SUM(A1)",
        "Dinas\nA\r\n\tB",
        "a" * 40_000,
        "{tahun}{0}{pd!r}",
        "\x00\x07\x1b[31m",
        "<&>\"'",
    ],
)
def test_nama_aneh_tetap_teks(nama: str) -> None:
    data = buat_templat("kkpt", 2025, nama)
    for ws in buka(data).worksheets:
        assert {ws.cell(b, 1).data_type for b in (1, 2, 3)} <= {"s", "n"}
    bersih = rapikan_nama(nama)
    assert len(bersih) <= 255
    assert bersih.isprintable()
    if bersih:
        assert buka(data)["Petunjuk"]["A2"].value == bersih
        assert buka(data)["Kertas Kerja"]["A2"].value == bersih.upper()
    assert [t.kind for t in check(data).tables] == KIND["kkpt"]


@pytest.mark.parametrize(
    ("jenis", "tahun", "kertas"),
    [("lain", 2025, "A4"), ("kkpt", 1999, "A4"), ("kkpt", 2100, "A4"), ("kkpt", 2025, "B5")],
)
def test_pilihan_salah_ditolak(jenis: Any, tahun: int, kertas: str) -> None:
    with pytest.raises(KertasKerjaError, match=r"^[^\n]+[.;][^\n]*\.$"):
        buat_templat(jenis, tahun, "", kertas)
