"""Nilai tertimbang: bobot setiap indikator dikali capaiannya, dan jumlahnya."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.dasar import KolomTabel, Relasi

KOLOM_TERTIMBANG = (
    KolomTabel("bobot", "BOBOT", "persen", ditetapkan=True, lebar=10),
    KolomTabel("nilai_tertimbang", "NILAI TERTIMBANG (BOBOT X CAPAIAN)", "persen", dari=("nilai_aspek",)),
)
RELASI_TERTIMBANG = (
    Relasi("KK122", "nilai_tertimbang", Kolom("bobot") * Kolom("capaian"), nama="nilai tertimbang"),
    *(
        Relasi("KK201", k, jumlah(Himpunan(k)), baris="total", nama=f"jumlah {n}", isi=False)
        for k, n in (("bobot", "bobot"), ("nilai_tertimbang", "nilai tertimbang"))
    ),
)
