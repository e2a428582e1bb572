"""Every table of the report is recognised in every layout: its kind, its range, its rows, the same verdicts."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from tests.kenali.bacaan import Bacaan, HasilBaca, baca
from tests.kenali.laporan import HARAPAN, laporan, laporan_asli
from tests.kenali.penata import Tata, Tempat
from tests.kenali.varian import VARIAN
from tests.tabel.tambahan import TAMBAHAN

SEDIKITNYA = 570  # relations that the tables of the report hold


@lru_cache(maxsize=1)
def dasar() -> HasilBaca:
    """The plain layout: one table per sheet, everything as text."""
    return baca(Tata(), laporan().values())[0]


def beda(kunci: str, bacaan: Bacaan | None, tempat: Tempat, siap: int, tanpa: frozenset[str]) -> list[str]:
    """What is not as expected about one table."""
    if bacaan is None:
        return [f"{kunci}: not recognised"]
    kind, baris = HARAPAN[kunci]
    r = bacaan.rentang
    harapan = dasar().tabel[kunci].putusan
    putusan = {k: v for k, v in bacaan.putusan.items() if k[2] not in tanpa}
    daftar = [
        (bacaan.kind == kind, f"kind {bacaan.kind}, expected {kind}"),
        (bacaan.baris == baris, f"{bacaan.baris} data rows, expected {baris}"),
        ((r.top, r.left, r.right) == (tempat.atas, tempat.kiri, tempat.kanan), f"range {r.format()}"),
        (r.bottom == tempat.baris[-1], f"last row {r.bottom}, expected {tempat.baris[-1]}"),
        (
            putusan == {k: v for k, v in harapan.items() if k[2] not in tanpa},
            f"verdicts differ: {sorted(set(putusan.items()) ^ set(harapan.items()))[:4]}",
        ),
    ]
    return [f"{kunci}: {apa}" for benar, apa in daftar if not benar]


@pytest.mark.parametrize("nama", VARIAN)
def test_layout(nama: str) -> None:
    tata = VARIAN[nama]()
    hasil, tempat = baca(tata, laporan().values())
    # Without titles the year of a table is unknown, and with it the predikat AKIP that sets the koreksi.
    tanpa = frozenset({"KK103"}) if tata.judul == "tanpa" else frozenset()
    salah = [s for k in HARAPAN for s in beda(k, hasil.tabel.get(k), tempat[k], tata.siap, tanpa)]
    assert not salah, f"{len(salah)} differences:\n" + "\n".join(salah[:20])
    assert not hasil.asing


def test_relations_of_the_report() -> None:
    hitungan = Counter(v for t in dasar().tabel.values() for v in t.putusan.values())
    assert hitungan.total() >= SEDIKITNYA, hitungan


def test_every_kind_of_the_contract_is_expected() -> None:
    from kertas_kerja.tabel import semua

    assert {kind for kind, _ in HARAPAN.values()} == set(semua()) - TAMBAHAN


def test_tables_as_the_report_words_them(shared: Path) -> None:
    hasil, tempat = baca(Tata(), laporan_asli().values())
    salah = [s for k in HARAPAN for s in beda(k, hasil.tabel.get(k), tempat[k], 0, frozenset())]
    assert not salah, "\n".join(salah)
    assert not hasil.asing
