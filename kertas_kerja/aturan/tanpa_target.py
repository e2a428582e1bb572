"""Capaian yang tidak terdefinisi karena targetnya nol atau kosong, beserta sel-sel yang dihitung darinya."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Baris, Sel, Tabel

RANTAI = ("normalisasi", "nilai_akhir")  # dihitung dari capaian, baris demi baris
_TANPA = ("-", "–", "n/a", "N/A")


class TanpaTarget(NamedTuple):
    """Sel-sel berangka yang seharusnya kosong pada satu baris, yang pertama lebih dahulu, dan targetnya."""

    sel: tuple[Sel, ...]
    target: Sel


def tanpa_target(tabel: Tabel) -> Iterator[TanpaTarget]:
    """Setiap baris yang capaiannya (atau yang dihitung darinya) berangka padahal targetnya tidak terdefinisi."""
    for baris in tabel.data():
        for kolom in tabel.kolom_bernama("capaian"):
            satu = _satu(baris, f"@{kolom.grup}" if kolom.grup else "")
            if satu is not None:
                yield satu


def _satu(baris: Baris, akhiran: str) -> TanpaTarget | None:
    capaian = baris.ambil("capaian" + akhiran)
    target = baris.ambil("target" + akhiran) or baris.ambil("target")
    if capaian is None or target is None:
        return None
    nol = target.angka is not None and target.angka.nilai == 0
    kosong = target.angka is None and (target.kosong or target.teks in _TANPA)
    # Tanpa angka di capaian, nilai di kanannya dapat diringkas dari baris lain; di samping target 0 tidak.
    if not (nol or (kosong and capaian.angka is not None)):
        return None
    semua = [capaian, *(s for n in RANTAI if (s := baris.ambil(n + akhiran)) is not None)]
    berangka = tuple(s for s in semua if s.angka is not None)
    return TanpaTarget(berangka, target) if berangka else None
