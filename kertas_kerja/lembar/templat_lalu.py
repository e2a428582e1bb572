"""The rows of a fresh workbook from earlier ones: sasaran, program, indikator and what names them; never a figure.

Figures come afterwards, by the rules of `kk fill --from`, so that each says from which cell it was taken.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.lembar.templat_rencana import Isi, RencanaLembar, RencanaTabel
    from kertas_kerja.model import Baris, Tabel

TEKS = ("sasaran", "program", "indikator", "komponen", "satuan", "polaritas", "formula", "sumber_data")
_BERINDIKATOR = ("kkpt", "pk_sasaran", "iku", "pko", "target_realisasi")
_ASAL = {
    **{kind: (kind, *(k for k in _BERINDIKATOR if k != kind)) for kind in _BERINDIKATOR},
    "pk_program": ("pk_program",),
    "komponen_ikm": ("komponen_ikm",),
    "komponen_target": ("komponen_ikm",),  # the services, the only components that the form does not name itself
}
_RUANG = 3  # prepared rows that stay empty below what was brought
_MAKS = 500  # rows; a form for more would be a data base


def bawa(rencana: Iterable[RencanaLembar], tabel: Iterable[Tabel]) -> tuple[RencanaLembar, ...]:
    """The planned sheets with rows of the first fitting table of `tabel` (in their order) in each empty form."""
    semua = tuple(tabel)
    return tuple(r._replace(tabel=tuple(_satu(t, semua) for t in r.tabel)) for r in rencana)


def _satu(rencana: RencanaTabel, tabel: tuple[Tabel, ...]) -> RencanaTabel:
    if rencana.isi or rencana.tetap:
        return rencana
    for kind in _ASAL.get(rencana.kind, ()):
        calon = [_baris(rencana, t) for t in tabel if t.kind == kind]
        isi = max(calon, key=len, default=())
        if isi:
            return rencana._replace(isi=isi, baris=max(rencana.baris, len(isi) + _RUANG))
    return rencana


def _baris(rencana: RencanaTabel, tabel: Tabel) -> tuple[Isi, ...]:
    """One prefilled row for each row that names what is measured."""
    kunci = "komponen" if "komponen" in rencana.kolom else "indikator"
    kolom = [k for k in rencana.kolom if k in TEKS]
    isi = (_isi(b, kolom) for b in tabel.data())
    return tuple(satu for satu in isi if kunci in satu)[:_MAKS]


def _isi(baris: Baris, kolom: list[str]) -> Isi:
    sel = ((k, baris.ambil(k)) for k in kolom)
    return {k: teks for k, s in sel if s is not None and (teks := s.teks.strip())}
