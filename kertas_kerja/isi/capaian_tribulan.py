"""Capaian of a tribulan against the annual target: of that tribulan alone, or up to then, as the table itself does.

Counts measured against one annual target are reported in both ways: 3 of 12 in every tribulan is 25%, 25%, 25%, 25%
or 25%, 50%, 75%, 100%. One capaian that is typed decides for the table; without one, those after TB I stay blank.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile

from kertas_kerja.aturan.deret import Deret
from kertas_kerja.isi.setahun import JUMLAH, PemasokDeret, Ragu
from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.tabel.capaian import polaritas_turun
from kertas_kerja.tabel.dasar import Relasi
from kertas_kerja.tabel.kosakata import TRIBULAN
from kertas_kerja.tabel.relasi import Tempat
from kertas_kerja.tabel.tribulan import capaian_kumulatif, sifat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kertas_kerja.angka import Angka
    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.tabel.dasar import Konteks

SENDIRI, KUMULATIF = "sendiri", "kumulatif"


def tempat_kumulatif(
    tabel: Tabel, konteks: Konteks, baru: Mapping[tuple[int, int], Angka | str], ragu: list[Ragu]
) -> dict[tuple[int, int], Tempat | None]:
    """Blank capaian that run up to then; None where that is not certain, and no other relation may fill them."""
    hasil: dict[tuple[int, int], Tempat | None] = {}
    baris = [b for b in tabel.data() if _terhadap_setahun(b, konteks)]
    suara = {s for b in baris if (s := _suara(b))}
    if suara == {SENDIRI}:
        return hasil
    for b in baris:
        deret = Deret(tabel, b, "realisasi", {tb: b.sel[f"realisasi@{tb}"] for tb in _tribulan(b)}, None)
        for tb, sel in _kosong(b):
            letak = (sel.baris, sel.kolom)
            hasil[letak] = _tempat(deret, tb, sel, PemasokDeret(deret, konteks, baru)) if suara else None
            if not suara and deret.tribulan[tb].angka is not None:
                ragu.append(Ragu(sel, "capaian", "capaian"))
    return hasil


def _tempat(deret: Deret, tb: str, sel: Sel, pemasok: PemasokDeret) -> Tempat:
    sampai = deret._replace(tribulan={t: deret.tribulan[t] for t in TRIBULAN[: TRIBULAN.index(tb) + 1]})
    relasi = Relasi("KK118", "capaian", sampai.cara(JUMLAH) / Kolom("target"), nama=f"capaian s.d. {tb}")
    return Tempat(relasi, deret.tabel, deret.baris, tb, sel, pemasok)


def _terhadap_setahun(b: Baris, konteks: Konteks) -> bool:
    """A count with an annual target, its tribulan without targets of their own."""
    target = b.ambil("target")
    if target is None or target.angka is None or not target.angka.nilai or sifat(b) == "rasio":
        return False
    if len(_tribulan(b)) < 2 or any(b.ambil(f"target@{tb}") is not None for tb in TRIBULAN):
        return False
    return not polaritas_turun(b, konteks)


def _tribulan(b: Baris) -> list[str]:
    """The tribulan of the form, from TB I on."""
    return list(takewhile(lambda tb: b.ambil(f"realisasi@{tb}") is not None, TRIBULAN))


def _kosong(b: Baris) -> Iterator[tuple[str, Sel]]:
    for tb in _tribulan(b)[1:]:
        sel = b.ambil(f"capaian@{tb}")
        if sel is not None and sel.kosong:
            yield tb, sel


def _suara(b: Baris) -> str:
    """How the row's own capaian are worked out, "" where they do not tell."""
    if capaian_kumulatif(b):
        return KUMULATIF
    target, sampai = b.sel["target"].angka, Decimal(0)
    for tb in _tribulan(b):
        realisasi, capaian = b.sel[f"realisasi@{tb}"].angka, b.ambil(f"capaian@{tb}")
        if realisasi is None or target is None:
            break
        sampai += realisasi.nilai
        if capaian is not None and capaian.angka is not None:
            selang = capaian.angka.selang()
            if selang.memuat(realisasi.nilai / target.nilai) and not selang.memuat(sampai / target.nilai):
                return SENDIRI
    return ""
