"""A wrong value that a formula gives: the explanation names the cell that the formula reads by mistake."""

from __future__ import annotations

import pytest

from kertas_kerja import check
from tests.isi.buku import buku

KEPALA = ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"]
BARIS = (("Nilai AKIP", 80, 72), ("Nilai IKM", 90, 81), ("Nilai SPBE", 4, 3))


def uraian(rumus: str) -> str:
    isi = [[i, nama, "Nilai", t, r, f"=E{i + 2}/D{i + 2}*100"] for i, (nama, t, r) in enumerate(BARIS, 1)]
    isi[1][-1] = rumus
    temuan = check(buku({"L": [["Capaian Kinerja Tahun 2025"], KEPALA, *isi]})).findings
    return next((t.uraian for t in temuan if (t.kode, t.alamat) == ("KK101", "F4")), "")


@pytest.mark.parametrize(
    ("rumus", "kalimat"),
    [
        ("=E5/D4*100", "rumusnya =E5/D4*100 membaca E5, bukan E4"),
        ("=E4/100*100", "rumusnya =E4/100*100 tidak membaca D4"),
        ("=$E$5/D5*100", "rumusnya =$E$5/D5*100 membaca D5 dan E5, bukan D4 dan E4"),
    ],
)
def test_sel_yang_dibaca_rumus_disebut(rumus: str, kalimat: str) -> None:
    assert kalimat in uraian(rumus)


@pytest.mark.parametrize("rumus", ["=E4/D4*99", "=SUM(E3:E5)/D4", "=MIN(E4/D4*100,85)"])
def test_rumus_yang_membaca_sel_yang_benar_tidak_disebut(rumus: str) -> None:
    assert "rumusnya" not in uraian(rumus)
