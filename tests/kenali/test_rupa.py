"""Depth of rows without level words: indentation, fill, italics, and sums; coloured bands are no hierarchy."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Alignment, Font, PatternFill

from kertas_kerja.api import check
from kertas_kerja.cetak.hasil import HasilPeriksa

KEPALA = ("Uraian", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Pagu", "Realisasi Anggaran", "Serapan")
# depth, name, pagu (realisasi anggaran is half of it)
POHON = [
    (0, "Urusan kecamatan", 1000),
    (1, "Tata kelola kantor", 600),
    (2, "Gaji pegawai", 400),
    (2, "Listrik kantor", 200),
    (1, "Pelayanan warga", 400),
    (2, "Loket pelayanan", 150),
    (2, "Survei warga", 250),
]
WARNA = ("BDD7EE", "DDEBF7", "FFFFFF")


def buku(gaya: str, salah: int | None = None, kata: bool = False) -> bytes:
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(["Kinerja dan Anggaran Tahun 2025"])
    ws.append(list(KEPALA))
    for i, (dalam, nama, pagu) in enumerate(POHON):
        pagu = pagu + 7 if i == salah else pagu
        ws.append([nama, f"Indikator {i}", 10, 10, 1, pagu, pagu // 2, (pagu // 2) / pagu])
        _rias(ws.cell(i + 3, 1), gaya, dalam, i)
        ws.cell(i + 3, 5).number_format = ws.cell(i + 3, 8).number_format = "0.00%"
    if kata:
        ws["A3"], ws["A4"], ws["A5"] = "Sasaran kantor", "Program tata kelola", "Kegiatan gaji"
    penampung = io.BytesIO()
    wb.save(penampung)
    return penampung.getvalue()


def _rias(sel: Any, gaya: str, dalam: int, nomor: int) -> None:
    if gaya == "masuk":
        sel.alignment = Alignment(indent=dalam)
    elif gaya == "spasi":
        sel.value = "   " * dalam + sel.value
    elif gaya == "isian":
        sel.fill = PatternFill("solid", fgColor=WARNA[dalam])
    elif gaya == "miring":
        sel.font = Font(bold=dalam == 0, italic=dalam == 2)
    elif gaya == "selang-seling":
        sel.fill = PatternFill("solid", fgColor=WARNA[nomor % 2])


def berjenjang(hasil: HasilPeriksa) -> list[str]:
    assert [t.kind for t in hasil.tables] == ["kinerja_anggaran"]
    return [t.alamat for t in hasil.findings if t.kode == "KK209" and t.tingkat == "error"]


@pytest.mark.parametrize("gaya", ["masuk", "spasi", "isian", "miring", "polos"])
def test_jenjang_dari_rupa_atau_jumlah(gaya: str) -> None:
    bersih = check(buku(gaya))
    assert [t.pesan for t in bersih.findings if t.tingkat == "error"] == []
    assert bersih.relations.checked >= 14 + 6  # capaian and serapan of each row; pagu and realisasi of three parents


@pytest.mark.parametrize("gaya", ["masuk", "spasi", "isian", "miring"])
def test_jumlah_yang_salah_ditemukan_lewat_rupa(gaya: str) -> None:
    assert "F4" in berjenjang(check(buku(gaya, salah=1)))


def test_baris_berkata_mengajarkan_rupa() -> None:
    hasil = check(buku("masuk", salah=4, kata=True))
    assert "F7" in berjenjang(hasil)


def test_baris_selang_seling_bukan_jenjang() -> None:
    salah = [t for t in check(buku("selang-seling", salah=3)).findings if t.kode == "KK209"]
    assert salah == []
