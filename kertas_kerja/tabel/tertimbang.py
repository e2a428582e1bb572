"""Nilai tertimbang: bobot setiap indikator dikali capaiannya (atau realisasinya, seperti pada IKLH), dan jumlahnya."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.bentuk import cacah_bentuk
from kertas_kerja.tabel.dasar import KolomTabel, Relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Tabel

_BENTUK = {
    "dari_capaian": Kolom("bobot") * Kolom("capaian"),
    "dari_realisasi": Kolom("bobot") * Kolom("realisasi"),
    "dari_realisasi_persen": Kolom("bobot") * Kolom("realisasi") / 100,
}


def varian_tertimbang(tabel: Tabel) -> frozenset[str]:
    """Yang ditimbang menurut kebanyakan baris yang tertulis; capaiannya bila tidak satu pun lebih sering cocok."""
    if not tabel.punya("nilai_tertimbang"):
        return frozenset()
    cocok = cacah_bentuk(tabel, "nilai_tertimbang", _BENTUK)
    return frozenset({max(_BENTUK, key=lambda nama: cocok[nama])})


KOLOM_TERTIMBANG = (
    KolomTabel("bobot", "BOBOT", "persen", ditetapkan=True, lebar=10),
    KolomTabel("nilai_tertimbang", "NILAI TERTIMBANG (BOBOT X CAPAIAN)", "persen", dari=("nilai_aspek",)),
)
RELASI_TERTIMBANG = (
    *(
        Relasi("KK122", "nilai_tertimbang", rumus, varian=varian, nama="nilai tertimbang")
        for varian, rumus in _BENTUK.items()
    ),
    *(
        Relasi("KK201", k, jumlah(Himpunan(k)), baris="total", nama=f"jumlah {n}", isi=False)
        for k, n in (("bobot", "bobot"), ("nilai_tertimbang", "nilai tertimbang"))
    ),
)
