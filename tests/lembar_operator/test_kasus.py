"""Rules on labels, scales, quarters and the sheet itself: every case gives the findings that it states, no others."""

from __future__ import annotations

from collections import Counter

import pytest

from kertas_kerja.aturan import katalog
from tests.lembar_operator.kasus import Kasus, periksa, semua_kasus

KODE = sorted(k for k in katalog() if k[:3] in ("KK6", "KK7") or k in ("KK118", "KK210"))


@pytest.mark.parametrize("kasus", semua_kasus(), ids=lambda k: f"{k.kode}-{k.nama}")
def test_case(kasus: Kasus) -> None:
    hasil = periksa(kasus)
    utama = next(iter(kasus.lembar))
    temuan = [t for t in hasil.findings if t.kode == kasus.kode]
    nyata = {t.alamat if t.lembar == utama else f"{t.lembar}!{t.alamat}": t.tingkat for t in temuan}
    assert nyata == kasus.temuan, "\n".join(t.pesan for t in temuan) or "no finding"
    assert len(temuan) == len(nyata)
    semua = " ".join(f"{t.pesan} {t.seharusnya} {t.uraian}" for t in temuan)
    assert [k for k in kasus.pesan if k not in semua] == [], semua
    assert not [t.pesan for t in hasil.findings if t.kode == "KK901"]


@pytest.mark.parametrize("kode", KODE)
def test_rule_has_a_case_that_passes_and_one_that_fails(kode: str) -> None:
    banyak = Counter(bool(k.temuan) for k in semua_kasus() if k.kode == kode)
    assert banyak[True] >= 1
    assert banyak[False] >= 1


def test_messages_name_the_cell_and_end_in_one_sentence() -> None:
    for kasus in semua_kasus():
        for t in periksa(kasus).findings:
            if t.kode == kasus.kode and kasus.kode not in ("KK601",):
                assert t.pesan.startswith(f"{t.lembar}!{t.alamat} "), t.pesan
                assert t.pesan.endswith("."), t.pesan
