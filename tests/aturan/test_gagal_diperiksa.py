"""KK901: a rule that crashes is named instead of leaving a clean page."""

from __future__ import annotations

import pytest

from kertas_kerja import check
from kertas_kerja.aturan import kk702_angka_teks
from tests.kenali.laporan import laporan
from tests.kenali.penata import Penata, Tata


def test_a_crashing_rule_becomes_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def meledak(bahan: object) -> list[object]:
        raise ZeroDivisionError("sengaja")

    monkeypatch.setattr(kk702_angka_teks, "periksa", meledak)
    hasil = check(Penata(Tata()).susun([laporan()["T3.7"]]))
    temuan = [f for f in hasil.findings if f.kode == "KK901"]
    assert [f.tingkat for f in temuan] == ["warning"]
    assert "KK702" in temuan[0].pesan
    assert "sengaja" not in temuan[0].pesan
