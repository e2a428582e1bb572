"""The predikat of the NKO: beside it where the form has no row of its own for it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from kertas_kerja import fill
from tests.lembar_operator.penulis import tulis_buku

KEPALA = ["No", "Indikator", "Target", "Realisasi", "Capaian", "Normalisasi (1)", "Koreksi (2)", "Nilai Akhir (3)"]


@pytest.mark.parametrize("baris_predikat", [False, True])
def test_where_the_predikat_goes(tmp_path: Path, baris_predikat: bool) -> None:
    baris: list[list[Any]] = [
        ["Penilaian Kinerja Organisasi Tahun 2025"],
        [*KEPALA, "Predikat"],
        [1, "Indeks A", 80, 84],
        [2, "Indeks B", 80, 76],
        ["Nilai Kinerja Organisasi (NKO)"],
        *([["Predikat PKO"]] if baris_predikat else []),
    ]
    hasil = fill(BytesIO(tulis_buku({"PKO": baris})), tmp_path / "a.xlsx", predikat_akip="BB")
    nilai = {p.alamat: p.nilai for p in hasil.changes}
    assert nilai.get("I5") == (None if baris_predikat else "Baik (Berhasil)")
    assert nilai.get("H6") == ("Baik (Berhasil)" if baris_predikat else None)
