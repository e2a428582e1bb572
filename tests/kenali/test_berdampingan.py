"""Tables side by side whose headers differ in depth or in their first row: each has its own numbering row."""

from __future__ import annotations

import io
from itertools import product
from typing import Any

import openpyxl
import pytest

from kertas_kerja import check
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.kenali import kenali

Baris = list[list[Any]]

ISI: Baris = [["1", "Nilai AKIP", "78,64", "81,40", "103,51%"], ["2", "IKM", "94,00", "97,84", "104,09%"]]
DATAR: Baris = [["No", "Indikator Kinerja", "Target", "Realisasi", "% Capaian"], ["(1)", "(2)", "(3)", "(4)", "(5)"]]
BERTINGKAT: Baris = [
    ["No", "Indikator Kinerja", "Capaian Kinerja", None, None],
    [None, None, "Target", "Realisasi", "Capaian"],
    [1, 2, 3, 4, "5=4/3"],
]


def tulis(kiri: Baris, kanan: Baris, geser: int, celah: int) -> bytes:
    """Two tables side by side; the right one starts `geser` rows lower (or higher)."""
    wb = openpyxl.Workbook()
    ws = wb.active
    assert ws is not None
    for tabel, atas, awal in ((kiri, 3 + max(-geser, 0), 1), (kanan, 3 + max(geser, 0), 6 + celah)):
        for r, baris in enumerate([*tabel, *ISI], atas):
            for c, nilai in enumerate(baris, awal):
                if nilai is not None:
                    ws.cell(r, c, nilai)
    penampung = io.BytesIO()
    wb.save(penampung)
    return penampung.getvalue()


@pytest.mark.parametrize(("geser", "celah", "balik"), [*product((-2, -1, 0, 1, 2), (1, 2), (False, True))])
def test_every_table_has_its_own_numbering_row(geser: int, celah: int, balik: bool) -> None:
    kiri, kanan = (BERTINGKAT, DATAR) if balik else (DATAR, BERTINGKAT)
    isi = tulis(kiri, kanan, geser, celah)
    with Workbook.open(isi) as buku:
        hasil = kenali(buku)
    letak = {t.rentang.left: (t.kind, t.baris_nomor, len(list(t.data()))) for t in hasil.tabel}
    atas = 2 + max(-geser, 0)
    assert letak == {
        1: ("target_realisasi", atas + len(kiri), 2),
        6 + celah: ("target_realisasi", 2 + max(geser, 0) + len(kanan), 2),
    }
    assert not hasil.tak_dikenal
    assert {f.kode for f in check(isi).findings} <= {"KK702"}
