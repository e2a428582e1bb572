"""The cases of tests/aturan/kkNNN.yaml: small sheets, and the findings of that rule that they must give."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kertas_kerja import check
from kertas_kerja.cetak.hasil import HasilPeriksa
from tests.lembar_operator.penulis import tulis_buku

FOLDER = Path(__file__).resolve().parents[1] / "aturan"


class Kasus(NamedTuple):
    """One case: sheets, what the rule must find (`{"E10": "warning"}`, other sheets as `Lembar!E10`)."""

    kode: str
    nama: str
    lembar: dict[str, Any]
    temuan: dict[str, str]
    pesan: tuple[str, ...]
    """Words that the messages must hold."""


class Pemuat(yaml.SafeLoader):
    """YAML in which No, NO and N are words, as in the headers of every form."""


Pemuat.yaml_implicit_resolvers = {
    huruf: [r for r in daftar if r[0] != "tag:yaml.org,2002:bool"]
    for huruf, daftar in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@lru_cache(maxsize=1)
def semua_kasus() -> tuple[Kasus, ...]:
    """Every case of the rules KK118, KK210, KK6xx and KK7xx."""
    hasil = []
    for berkas in sorted(FOLDER.glob("kk*.yaml")):
        if berkas.stem[:3] in ("kk6", "kk7") or berkas.stem in ("kk118", "kk210"):
            for k in yaml.load(berkas.read_text(encoding="utf-8"), Loader=Pemuat):
                pesan = k.get("pesan", ())
                pesan = (pesan,) if isinstance(pesan, str) else tuple(pesan)
                hasil.append(Kasus(berkas.stem.upper(), k["nama"], k["lembar"], k.get("temuan") or {}, pesan))
    return tuple(hasil)


def periksa(kasus: Kasus) -> HasilPeriksa:
    """The result of a check of the case's workbook."""
    return check(io.BytesIO(tulis_buku(kasus.lembar)), name="kasus.xlsx", predikat_akip="A")
