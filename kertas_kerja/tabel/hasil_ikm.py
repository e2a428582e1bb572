"""Hasil survei dengan unsur 1-4 yang masih kosong, menurut labelnya, dan mutu setiap baris.

"Nilai IKM" dari sembilan unsur dapat berarti rata-rata × 25 atau Σ NRR × 0,11 × 25; mana yang dimaksud baru pasti bila
bobotnya tidak perlu dibulatkan atau tabel itu sendiri punya baris rata-rata.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.angka import bulat
from kertas_kerja.rumus.ekspresi import Kolom, Parameter, Ringkas, pita
from kertas_kerja.tabel.dasar import KolomTabel, Relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.tabel.dasar import Konteks

_RATA = r"\W*(?:nilai |jumlah ?/ ?)?(?:rata ?-? ?rata|rerata)\b(?!.*(?:\bikm\b|\bskm\b|indeks|konversi))|\W*nrr\b"
_IKM = r"\W*(?:nilai )?(?:ikm|skm|indeks|konversi)\b|\W*nilai (?:ikm|skm|indeks|konversi)|.*(?:x|×|\*) ?25\b"
DASAR = "permenpanrb-14-2017"
pengali = Parameter("ikm_pengali")


def hasil_pasti(tabel: Tabel, banyak: int) -> bool:
    """Benar bila hasil dari sekian unsur hanya dapat dihitung dengan satu cara, menurut bobot atau label barisnya."""
    return _tanpa_pembulatan(banyak) or any(b.jenis == "total" and _berlabel(b, _RATA) for b in tabel.baris)


def _tanpa_pembulatan(banyak: int) -> bool:
    return banyak > 0 and bulat(Decimal(1) / banyak, 2) * banyak == 1


def _berlabel(baris: Baris, pola: str) -> bool:
    return re.match(pola, " ".join(baris.label.lower().split())) is not None


def _kosong(baris: Baris, nama: str) -> bool:
    return not any(s.angka is not None for k, s in baris.sel.items() if k.split("@")[0] == nama)


def _tanpa_hasil(baris: Baris, *nama: str) -> bool:
    """Benar bila hasil baris itu belum tertulis, juga tidak di kolom NRR tertimbang."""
    return all(_kosong(baris, n) for n in (*nama, "nrr_tertimbang"))


def rata_kosong(baris: Baris) -> bool:
    """Benar untuk baris rata-rata NRR yang nilainya masih kosong."""
    return _berlabel(baris, _RATA) and _tanpa_hasil(baris, "nilai")


def ikm_kosong(baris: Baris) -> bool:
    """Benar untuk baris nilai IKM yang nilainya, juga di kolom konversi, masih kosong."""
    return _berlabel(baris, _IKM) and _tanpa_hasil(baris, "nilai", "konversi")


def berkonversi(baris: Baris, _: Konteks) -> bool:
    """Benar untuk baris yang nilai konversinya tertulis; yang kosong hanya untuk baris rata-rata atau nilai IKM."""
    return not _kosong(baris, "konversi") or _berlabel(baris, _RATA) or _berlabel(baris, _IKM)


KOLOM_MUTU = KolomTabel("mutu", "MUTU PELAYANAN", "predikat", lebar=14)
MUTU = tuple(
    Relasi("KK105", "mutu", pita(rumus, "mutu_ikm"), varian=varian, dasar=DASAR, nama="mutu pelayanan")
    for rumus, varian in (
        (Kolom("nilai"), "nilai"),
        (Kolom("nilai"), "nilai_dan_jumlah"),
        (Kolom("nilai") * pengali, "unsur"),
    )
)
MUTU_TERTIMBANG = Relasi(
    "KK203",
    "nrr_tertimbang",
    pita(Ringkas("total", "nrr_tertimbang"), "mutu_ikm"),
    baris="mutu",
    varian="ikm_tertimbang",
    dasar=DASAR,
    nama="mutu pelayanan",
)
