"""Kolom "%" tepat di kanan "Rp" di bawah satu kepala: serapannya, atau capaian kinerja di kiri Rp itu."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.tabel.dasar import KolomTabel, Relasi
from kertas_kerja.tabel.kosakata import daun_polos

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

_UANG = frozenset({"rp", "rp.", "(rp", "keuangan", "rupiah"})
_serapan = Kolom("realisasi_anggaran") / Kolom("pagu")


def beri_persen(kolom: list[KolomModel]) -> list[KolomModel]:
    """Nama "%" tepat di kanan "Rp": serapan, atau `persen_uang` bila di kelompok itu ada kinerja tanpa persennya."""
    return [_beri(kolom, i) for i in range(len(kolom))]


def _beri(kolom: list[KolomModel], i: int) -> KolomModel:
    grup, _, daun = kolom[i].judul.rpartition(" | ")
    if kolom[i].nama not in ("capaian", "") or not grup or daun.strip() != "%" or i == 0:
        return kolom[i]
    kiri, _, sebelah = kolom[i - 1].judul.rpartition(" | ")
    if kiri != grup or daun_polos(sebelah) not in _UANG:
        return kolom[i]
    saudara = [k.judul.rpartition(" | ")[2].strip() for k in kolom if k.judul.rpartition(" | ")[0] == grup]
    kinerja = any(daun_polos(s) not in _UANG for s in saudara if s != "%")
    baru = kolom[i]._replace(nama="persen_uang" if kinerja and saudara.count("%") == 1 else "serapan")
    baru = baru if kolom[i].nama else baru._replace(grup=kolom[i - 1].grup)
    return kolom[i] if any(k.kunci == baru.kunci for k in kolom) else baru


def persen_kinerja(baris: Baris, _: Konteks) -> tuple[Ekspresi, ...]:
    """Bacaan lain "K, Rp, %": persen dari kinerjanya."""
    return (Kolom("realisasi") / Kolom("target"),)


KOLOM_PERSEN = (KolomTabel("persen_uang", "% di Samping Rupiah", "persen"),)
RELASI_PERSEN = (
    Relasi("KK110", "persen_uang", _serapan, nama="persen di kanan rupiah", bacaan=persen_kinerja, isi=False),
)
