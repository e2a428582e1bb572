"""How offices write a header: syllables broken at a line end, footnote marks, abbreviations, two languages, gaps."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from kertas_kerja import check, fill
from kertas_kerja.tabel.kosakata import adalah_kepala, kenali_mirip

TULISAN = {
    "Indi-\nkator": "indikator",
    "Reali-\r\nsasi": "realisasi",
    "Sasaran Strate-\ngis": "sasaran",
    "Rata-\nrata Capaian": "capaian",
    "Target 1)": "target",
    "Realisasi*)": "realisasi",
    "Realisasi¹⁾": "realisasi",
    "Capaian **) (%)": "capaian",
    "Cap. Kinerja (%)": "capaian",
    "Indeks Capaian (%)": "capaian",
    "% thd Target Tahunan": "capaian",
    "Capaian Keu (%)": "serapan",
    "Real. Angg. (Rp)": "realisasi_anggaran",
    "Tgt. Kin.": "target",
    "Ind. Kinerja": "indikator",
    "Realisasi Prov.": "pembanding",
    "Achievement / Capaian (%)": "capaian",
    "Actual / Realisasi 2025": "realisasi",
    "Unit/Satuan": "satuan",
    "Target / Indikator": None,
    "Jumlah / Persentase": None,
    "Bobot * Nilai": "nilai_aspek",
    "Skor (Bobot x Capaian)": "nilai_tertimbang",
    "Anggaran Setahun": "pagu",
    "Pokok Ketetapan": "pagu",
    "persentase_keuangan": "serapan",
}


@pytest.mark.parametrize("teks", TULISAN)
def test_ditulis_begitu(teks: str) -> None:
    assert kenali_mirip(teks).nama == TULISAN[teks]
    assert adalah_kepala(teks) == (TULISAN[teks] is not None)


@pytest.mark.parametrize("teks", ["Trw. 1", "TRW I", "Triw. 1"])
def test_triwulan_disingkat(teks: str) -> None:
    assert kenali_mirip(teks).periode == "TB I"


def buku(baris: list[list[Any]]) -> bytes:
    wb = openpyxl.Workbook()
    ws = wb.active
    assert ws is not None
    for satu in baris:
        ws.append(satu)
    penampung = io.BytesIO()
    wb.save(penampung)
    return penampung.getvalue()


BERSELA = [
    ["No", None, "Indikator Kinerja", None, "Target", None, "Realisasi", None, "Capaian", None, "Ket"],
    [1, None, "Panjang jalan mantap", None, 400, None, 410, None, "102,50%", None, "Km"],
    [2, None, "Jembatan kondisi baik", None, 96, None, 98, None, "102,08%", None, "Unit"],
]


def test_kolom_kosong_di_antara_kolom() -> None:
    hasil = check(buku(BERSELA))
    assert [(t.kind, t.range, t.rows) for t in hasil.tables] == [("target_realisasi", "A1:K3", 2)]
    assert hasil.relations.exact == 2


def test_kolom_kosong_di_samping_capaian_yang_kosong() -> None:
    kosong = [[None if i and k == 8 else nilai for k, nilai in enumerate(b)] for i, b in enumerate(BERSELA)]
    assert {p.alamat for p in fill(buku(kosong)).changes} >= {"I2", "I3"}


def test_tabel_berdampingan_tetap_dua() -> None:
    dua = [
        ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian", None, "Program", "Pagu", "Realisasi"],
        [1, "IKM", 80, 82, "102,50%", None, "Penunjang", 1000, 900],
    ]
    assert [t.range for t in check(buku(dua)).tables] == ["A1:E2", "G1:I2"]
