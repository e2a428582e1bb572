"""What a percentage was divided by, where nearly every row denies its header: the numbers tell the right pair.

"%" behind the money is its absorption though targets are counted beside it; "Anggaran Setahun" is the whole, not
"Anggaran Bulan Juni"; "% Keuangan" may be that of the contract. A percentage that other columns explain is theirs.
"""

from __future__ import annotations

from itertools import permutations

from kertas_kerja.kenali.terhitung import kecocokan, nilai_sel, terbukti

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.badan import BarisMentah
    from kertas_kerja.model import Kolom

_PASANGAN = {
    "capaian": ("target", "realisasi"),
    "serapan": ("pagu", "realisasi_anggaran"),
    "kemajuan": ("target_renstra", "realisasi"),
}
"""Percentage: whole and part."""
_SISA = {"pagu": "sisa", "target": "selisih_target"}
_MIN_BARIS = 3
_MAKS_BARIS = 60
_MAKS_CALON = 8


def menurut_pembagi(kolom: tuple[Kolom, ...], baris: list[BarisMentah]) -> tuple[Kolom, ...]:
    """The columns of a block with its percentages, or their wholes, named as the rows tell; mostly as they are."""
    if any(k.nama == "harus_dilayani" for k in kolom):  # a coverage has two wholes, told apart elsewhere
        return kolom
    kolom = _tanpa_hemat(kolom, baris)
    for persen in [k for k in kolom if k.nama in _PASANGAN]:
        utuh, bagian = (_satu(kolom, nama, persen.grup) for nama in _PASANGAN[persen.nama])
        if utuh is not None and bagian is not None and _terbantah(baris, utuh, bagian, persen):
            kolom = _ganti(kolom, baris[:_MAKS_BARIS], utuh, bagian, persen)
    return kolom


def _tanpa_hemat(kolom: tuple[Kolom, ...], baris: list[BarisMentah]) -> tuple[Kolom, ...]:
    """ "Efisiensi (Rp)" that is in no row what was not spent is a cut of the budget, no remainder."""
    hemat = next((k for k in kolom if k.nama == "sisa" and "efisiensi" in k.judul.lower()), None)
    dua = [_satu(kolom, nama, "") for nama in _PASANGAN["serapan"]]
    if hemat is None or None in dua:
        return kolom
    lengkap, cocok = _bersisa(baris[:_MAKS_BARIS], [k.indeks for k in (*dua, hemat) if k is not None])
    return _namai(kolom, {hemat.indeks: ""}) if lengkap >= _MIN_BARIS and not cocok else kolom


def _bersisa(baris: list[BarisMentah], kolom: list[int]) -> tuple[int, int]:
    """How many rows hold whole, part and remainder, and in how many it is their difference."""
    tiga = ([nilai_sel(sel) if (sel := b.sel.get(k)) is not None else None for k in kolom] for b in baris)
    angka = [[n[0] for n in t if n is not None] for t in tiga]
    lengkap = [t for t in angka if len(t) == len(kolom)]
    return len(lengkap), sum(abs(t[0] - t[1]) == abs(t[2]) for t in lengkap)


def _satu(kolom: tuple[Kolom, ...], nama: str, grup: str) -> Kolom | None:
    """The column of that name in that period, else the one of none."""
    milik = {k.grup: k for k in kolom if k.nama == nama}
    return milik.get(grup) or milik.get("")


def _terbantah(baris: list[BarisMentah], utuh: Kolom, bagian: Kolom, persen: Kolom) -> bool:
    """Whether rows enough hold all three numbers and few of them fit."""
    lengkap, cocok, _ = kecocokan(baris[:_MAKS_BARIS], [utuh.indeks, bagian.indeks, persen.indeks])
    return lengkap >= _MIN_BARIS and cocok * 5 < lengkap * 2


def _ganti(
    kolom: tuple[Kolom, ...], baris: list[BarisMentah], utuh: Kolom, bagian: Kolom, persen: Kolom
) -> tuple[Kolom, ...]:
    for nama, pasangan in _PASANGAN.items():
        dua = [_satu(kolom, n, persen.grup) for n in pasangan]
        letak = [k.indeks for k in dua if k is not None]
        if nama != persen.nama and len(letak) == len(dua) and terbukti(baris, [*letak, persen.indeks]):
            return _namai(kolom, {persen.indeks: "" if _satu(kolom, nama, persen.grup) else nama})
    calon = [k for k in kolom if k.indeks not in (utuh.indeks, bagian.indeks, persen.indeks) and _berangka(baris, k)]
    for lain in calon:
        if terbukti(baris, [lain.indeks, bagian.indeks, persen.indeks]):
            pindah = not lain.nama and _sisa_sesuai(kolom, baris, utuh, lain, bagian)
            return _namai(kolom, {utuh.indeks: "", lain.indeks: utuh.nama} if pindah else {persen.indeks: ""})
    lain_lagi = permutations([k.indeks for k in calon][:_MAKS_CALON], 2)
    lepas = any(terbukti(baris, [*dua, persen.indeks]) for dua in lain_lagi)
    return _namai(kolom, {persen.indeks: ""}) if lepas else kolom


def _sisa_sesuai(kolom: tuple[Kolom, ...], baris: list[BarisMentah], utuh: Kolom, lain: Kolom, bagian: Kolom) -> bool:
    """Whether what is left, if there is such a column, is left of the other whole too."""
    sisa = _satu(kolom, _SISA.get(utuh.nama, ""), "")
    if sisa is None:
        return True
    lengkap, cocok = _bersisa(baris, [k.indeks for k in (lain, bagian, sisa)])
    return cocok * 2 > lengkap


def _berangka(baris: list[BarisMentah], kolom: Kolom) -> bool:
    isi = [sel for b in baris if (sel := b.sel.get(kolom.indeks)) is not None and sel.value not in (None, "")]
    return sum(nilai_sel(sel) is not None for sel in isi) * 2 > len(isi)


def _namai(kolom: tuple[Kolom, ...], nama: dict[int, str]) -> tuple[Kolom, ...]:
    return tuple(k._replace(nama=nama[k.indeks]) if k.indeks in nama else k for k in kolom)
