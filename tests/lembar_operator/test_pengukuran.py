"""Measurement layouts of many offices: recognised, clean when right, and one wrong number is an error."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kertas_kerja import check
from tests.lembar_operator.penulis import tulis_buku
from tests.lembar_operator.tata_luar import TATA_LUAR
from tests.lembar_operator.tata_luar_lain import TATA_LUAR_LAIN
from tests.lembar_operator.tata_pengukuran import TATA, Tata, Ubah

SEMUA = (*TATA, *TATA_LUAR, *TATA_LUAR_LAIN)
UBAH = [(tata, ubah) for tata in SEMUA for ubah in tata.ubah]


def buku(tata: Tata, ubah: Ubah | None = None) -> bytes:
    baris: list[list[Any]] = [list(b) for b in tata.baris]
    if ubah is not None:
        m = re.fullmatch(r"([A-Z])(\d+)", ubah.sel)
        assert m is not None
        baris[int(m[2]) - 1][ord(m[1]) - ord("A")] = ubah.nilai
    return tulis_buku({"Lembar": {"baris": baris, "gabung": tata.gabung}})


@pytest.mark.parametrize("tata", SEMUA, ids=lambda t: t.nama)
def test_right_numbers_are_checked_and_clean(tata: Tata) -> None:
    hasil = check(buku(tata))
    assert [t.kind for t in hasil.tables] == [tata.kind]
    assert [t.pesan for t in hasil.findings if t.tingkat != "info"] == []
    assert (hasil.relations.checked, hasil.relations.exact) == (tata.hubungan, tata.hubungan)


@pytest.mark.parametrize(("tata", "ubah"), UBAH, ids=[f"{t.nama}: {u.sel}" for t, u in UBAH])
def test_one_changed_number_is_an_error(tata: Tata, ubah: Ubah) -> None:
    galat = {t.alamat for t in check(buku(tata, ubah)).findings if t.tingkat == "error"}
    assert ubah.temuan in galat
