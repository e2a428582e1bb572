"""Target tahunan Renstra sebagai amatan: tahun berjalan di samping PK, tahun terakhir sebagai target akhir Renstra."""

from __future__ import annotations

from kertas_kerja.aturan.antar.tipe import Konteks
from kertas_kerja.aturan.antar.versi import isi_amatan
from kertas_kerja.tabel.target_tahun import RENSTRA_TAHUNAN
from kertas_kerja.tabel.tribulan import sifat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.antar.tipe import Amatan
    from kertas_kerja.model import Tabel


def dengan_renstra(amatan: tuple[Amatan, ...]) -> tuple[Amatan, ...]:
    """Amatan dengan target akhir menurut tahun terakhirnya, tanpa tahun yang kebanyakan targetnya lain.

    Renstra yang kebanyakan targetnya lain dari PK adalah Renstra lain (sebelum perubahan), bukan salah ketik.
    """
    if not any(a.tabel.kind in RENSTRA_TAHUNAN for a in amatan):
        return amatan
    semua = (*amatan, *_target_akhir(amatan))
    acuan: dict[tuple[object, ...], set[object]] = {}
    for a in semua:
        if a.tabel.kind not in RENSTRA_TAHUNAN:
            acuan.setdefault(_kunci(a), set()).add(isi_amatan(a))
    suara: dict[tuple[object, ...], int] = {}
    for a in semua:
        if a.tabel.kind in RENSTRA_TAHUNAN and (isi := acuan.get(_kunci(a))) is not None:
            letak = (a.tabel.id, a.ukuran, a.konteks.tahun)
            suara[letak] = suara.get(letak, 0) + (1 if isi_amatan(a) in isi else -1)
    return tuple(a for a in semua if suara.get((a.tabel.id, a.ukuran, a.konteks.tahun), 0) >= 0)


def _kunci(a: Amatan) -> tuple[object, ...]:
    return a.kunci, a.ukuran, a.konteks.tahun


def _target_akhir(amatan: tuple[Amatan, ...]) -> Iterator[Amatan]:
    """Target tahun terakhir sebagai target akhir Renstra, bila tidak ada kolomnya; cacah mungkin dijumlahkan."""
    for a in amatan:
        if a.tabel.kind not in RENSTRA_TAHUNAN or a.ukuran != "target" or a.tabel.punya("target_renstra"):
            continue
        if a.konteks.tahun == _tahun_akhir(a.tabel) and sifat(a.baris) != "cacah":
            yield a._replace(ukuran="target_renstra", konteks=Konteks(None))


def _tahun_akhir(tabel: Tabel) -> int:
    return max((int(k.grup) for k in tabel.kolom_bernama("target") if k.grup.isdigit()), default=0)
