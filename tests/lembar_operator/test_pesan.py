"""What the findings of the rules KK6xx, KK7xx, KK118 and KK210 say: the cell first, one sentence; no crash."""

from __future__ import annotations

import pytest

from kertas_kerja.aturan import katalog
from tests.aturan.test_aturan import Kasus, periksa, semua_kasus

KODE = {k for k in katalog() if k[:3] in ("KK6", "KK7") or k in ("KK118", "KK210")}


@pytest.mark.parametrize("kasus", [k for k in semua_kasus() if k.kode in KODE], ids=lambda k: f"{k.kode}-{k.nama}")
def test_message_names_the_cell_and_ends_in_one_sentence(kasus: Kasus) -> None:
    hasil = periksa(kasus)
    assert not [t.pesan for t in hasil.findings if t.kode == "KK901"]
    milik = [t for t in hasil.findings if t.kode == kasus.kode]
    assert len({(t.lembar, t.alamat) for t in milik}) == len(milik) == len(kasus.temuan)
    assert [t.pesan for t in milik if not t.pesan.startswith(f"{t.lembar}!{t.alamat} ")] == []
    assert [t.pesan for t in milik if not t.pesan.endswith(".") or "  " in t.pesan] == []
