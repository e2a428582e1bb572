"""Selisih realisasi dan target di samping capaian: "Selisih", "Deviasi", "Gap".

Tandanya menurut kantor, dan kata itu dapat berarti selisih yang lain; jadi relasinya hanya berlaku di tabel yang
sebagian besar barisnya sudah dijelaskannya.
"""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.tabel.bentuk import bentuk_terbanyak
from kertas_kerja.tabel.dasar import KolomTabel, Relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.model import Tabel
    from kertas_kerja.tabel.dasar import Konteks

KOLOM_SELISIH = KolomTabel("selisih_target", "SELISIH TERHADAP TARGET", "ukuran")
_BENTUK = {"lebih": Kolom("realisasi") - Kolom("target"), "kurang": Kolom("target") - Kolom("realisasi")}
RELASI_SELISIH = tuple(
    Relasi("KK114", "selisih_target", rumus, varian=varian, nama="selisih terhadap target")
    for varian, rumus in _BENTUK.items()
)


def beri_selisih(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Selisih" di samping satu target dan satu realisasi, tanpa tahun lalu, adalah selisih keduanya."""
    nama = [k.nama for k in kolom]
    if "realisasi_prev" in nama or any(nama.count(n) != 1 for n in ("selisih", "target", "realisasi")):
        return kolom
    return [k._replace(nama="selisih_target") if k.nama == "selisih" else k for k in kolom]


def varian_selisih(tabel: Tabel, _: Konteks) -> frozenset[str]:
    """Tanda selisih yang menjelaskan sebagian besar baris yang tertulis."""
    return bentuk_terbanyak(tabel, "selisih_target", _BENTUK)
