"""KK609 on a table of several hundred rows: the same answer as by looking below every row again."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from kertas_kerja.angka import Angka
from kertas_kerja.aturan.kk609_jumlah_bobot import _jumlah_rincian
from kertas_kerja.model import Baris, Sel


def baris(nomor: int, tingkat: int, bobot: int | None) -> Baris:
    """A data row with its depth and weight."""
    angka = Angka(Decimal(bobot), teks=str(bobot)) if bobot is not None else None
    return Baris(nomor, "data", {"bobot": Sel("RB", nomor, 3, None, angka)}, tingkat, "")


def menurut_arti(data: list[Baris]) -> dict[int, Decimal]:
    """The definition itself: for every row all weights below it, up to the next row of its depth or above."""
    hasil = {}
    for b in data:
        bawah = [x for x in data if x.nomor > b.nomor]
        batas = next((x.nomor for x in bawah if x.tingkat <= b.tingkat), 1 << 30)
        bobot = [s.angka.nilai for x in bawah if x.nomor < batas and (s := x.ambil("bobot")) and s.angka]
        if bobot:
            hasil[b.nomor] = sum(bobot, Decimal(0))
    return hasil


@pytest.mark.parametrize("benih", range(5))
@pytest.mark.parametrize("tingkat", [1, 2, 5])
def test_sums_below_every_row(benih: int, tingkat: int) -> None:
    acak = Random(benih)
    data = [
        baris(10 + i * 2, acak.randrange(tingkat), acak.choice((None, 0, 5, 10, 25, 30)))
        for i in range(acak.randrange(300, 500))
    ]
    assert _jumlah_rincian(data) == menurut_arti(data)
