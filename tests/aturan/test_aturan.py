"""Every rule has a file of cases: sheets that must give no finding of it, and sheets that must give exactly these."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
import yaml

from kertas_kerja import check
from kertas_kerja.aturan import katalog
from kertas_kerja.cetak.hasil import HasilPeriksa
from tests.lembar_operator.penulis import tulis_buku

FOLDER = Path(__file__).resolve().parent


class Kasus(NamedTuple):
    """One case: sheets of a workbook, what the rule must find ({"E10": "error"}, other sheets as "Lembar!E10").

    `pesan` are words that the findings must hold, `dari` other workbooks to compare with, by name, `profil`
    the text of a profile of the office's own.
    """

    kode: str
    nama: str
    lembar: dict[str, Any]
    temuan: dict[str, str]
    pesan: tuple[str, ...]
    predikat_akip: str
    dari: dict[str, dict[str, Any]]
    profil: str


@lru_cache(maxsize=1)
def semua_kasus() -> tuple[Kasus, ...]:
    """The cases of all files, in order."""
    return tuple(
        _kasus(berkas.stem.upper(), isi)
        for berkas in sorted(FOLDER.glob("kk*.yaml"))
        for isi in yaml.safe_load(berkas.read_text(encoding="utf-8"))
    )


def _kasus(kode: str, isi: dict[str, Any]) -> Kasus:
    pesan = isi.get("pesan", ())
    return Kasus(
        kode,
        isi["nama"],
        isi["lembar"],
        isi.get("temuan") or {},
        (pesan,) if isinstance(pesan, str) else tuple(pesan),
        isi.get("predikat_akip", "A") or "",
        isi.get("dari") or {},
        isi.get("profil", ""),
    )


def periksa(kasus: Kasus) -> HasilPeriksa:
    """The result of a check of the case's workbook."""
    lain = []
    for nama, lembar in kasus.dari.items():
        berkas = BytesIO(tulis_buku(lembar))
        berkas.name = nama
        lain.append(berkas)
    with TemporaryDirectory() as folder:
        profil = Path(folder) / "profil.toml"
        profil.write_text(kasus.profil, encoding="utf-8")
        return check(
            BytesIO(tulis_buku(kasus.lembar)),
            name="kasus.xlsx",
            profil=profil if kasus.profil else None,
            predikat_akip=kasus.predikat_akip or None,
            from_=lain,
        )


@pytest.mark.parametrize("kasus", semua_kasus(), ids=lambda k: f"{k.kode}-{k.nama}")
def test_case(kasus: Kasus) -> None:
    hasil = periksa(kasus)
    utama = next(iter(kasus.lembar))
    temuan = [t for t in hasil.findings if t.kode == kasus.kode]
    nyata = {t.alamat if t.lembar == utama else f"{t.lembar}!{t.alamat}": t.tingkat for t in temuan}
    assert nyata == kasus.temuan, "\n".join(t.pesan for t in temuan) or "no finding"
    semua = " ".join(f"{t.pesan} {t.seharusnya} {t.uraian}" for t in temuan)
    assert [kata for kata in kasus.pesan if kata not in semua] == [], semua


@pytest.mark.parametrize("kode", katalog())
def test_every_rule_has_a_passing_and_a_failing_case(kode: str) -> None:
    kasus = [k for k in semua_kasus() if k.kode == kode]
    assert kasus, f"tests/aturan/{kode.lower()}.yaml is missing"
    # No workbook makes a rule crash: test_gagal_diperiksa.py; these store every value: tests/api/test_konteks.py.
    if kode not in ("KK901", "KK904"):
        assert any(k.temuan for k in kasus), f"{kode}: no case with a finding"
    assert any(not k.temuan for k in kasus), f"{kode}: no case without a finding"


@pytest.mark.parametrize("kode", [k for k, a in katalog().items() if a.rumus])
def test_every_relation_has_a_case_at_the_edge_of_rounding(kode: str) -> None:
    """At the edge one value passes (exact or `info`) and its neighbour is an error."""
    banyak = [k for k in semua_kasus() if k.kode == kode]
    assert len(banyak) >= 3, f"{kode}: a passing, a failing and an edge case are needed"


def test_no_file_of_a_rule_that_is_gone() -> None:
    assert {k.kode for k in semua_kasus()} <= set(katalog())
