"""Satu bagian sebuah jumlah melebihi batasnya, dan jumlahnya cocok dengan nilai di dalam batas: bagian itulah salah."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.rumus.ekspresi import daun

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.model import Sel
    from kertas_kerja.tabel.relasi import HasilRelasi

Letak = tuple[int, int]


class Bagian(NamedTuple):
    """Nilai sebuah bagian yang cocok dengan jumlah tertulisnya, dan sel jumlah itu."""

    angka: Angka
    jumlah: Sel


def bagian_berlebih(salah: Iterable[HasilRelasi]) -> dict[Letak, Bagian]:
    """Bagian yang melebihi batasnya, satu-satunya pada jumlah yang salah, dengan nilai yang cocok dengan jumlahnya."""
    semua = list(salah)
    batas = {_letak(h): h for h in semua if h.tempat.relasi.batas}
    lain = {_letak(h) for h in semua if not h.tempat.relasi.batas}
    jumlah = [h for h in semua if h.tempat.relasi.rumus.op == "jumlah"] if batas else []
    return dict(cocok for h in jumlah for cocok in _cocok(h, batas, lain))


def _cocok(hasil: HasilRelasi, batas: dict[Letak, HasilRelasi], lain: set[Letak]) -> Iterator[tuple[Letak, Bagian]]:
    tempat = hasil.tempat
    (himpunan,) = daun(tempat.relasi.rumus)
    sel = tempat.pemasok.sel(himpunan)
    letak = [(s.baris, s.kolom) for s in sel if (s.baris, s.kolom) in batas]
    tertulis = tempat.sel.angka
    if len(letak) != 1 or letak[0] in lain or tertulis is None or any(s.angka is None for s in sel):
        return
    berlebih = next(s.angka for s in sel if (s.baris, s.kolom) == letak[0] and s.angka is not None)
    sisa = sum(s.angka.nilai for s in sel if s.angka is not None) - berlebih.nilai
    nilai, atas = tertulis.nilai - sisa, batas[letak[0]].putusan.seharusnya
    if nilai >= 0 and not isinstance(atas, str | None) and nilai <= atas:
        yield letak[0], Bagian(berlebih._replace(nilai=nilai, teks=""), tempat.sel)


def _letak(h: HasilRelasi) -> Letak:
    return h.tempat.sel.baris, h.tempat.sel.kolom
