"""Satu masukan yang keliru disebut sekali: di luar skala, berbeda dari tabel lain, dan dibantah kalimat atau jumlahnya.

Yang bergabung: KK613 ke KK301 di sel yang sama, kalimat baris (KK405) yang memuat angka yang benar, dan nilai setahun
(KK210) yang cocok sesudah tanda kurangnya dihapus.
"""

from __future__ import annotations

from kertas_kerja.angka import baca_angka
from kertas_kerja.model import Rujukan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kertas_kerja.model import Temuan

MASUKAN = frozenset({"KK301", "KK613"})
BERGABUNG = frozenset({"KK405", "KK210", "KK613"})


def satu_masukan(temuan: list[Temuan], sama: Callable[[str, str], bool]) -> list[Temuan]:
    """Temuan-temuan itu; yang sebabnya masukan yang sudah disebut bergabung ke sana. `sama` membandingkan tulisan."""
    if not any(t.kode in BERGABUNG for t in temuan):
        return temuan
    hasil = list(temuan)
    for pangkal in [t for t in temuan if t.kode in MASUKAN]:
        ikut = [t for t in hasil if t is not pangkal and _akibat(pangkal, t, sama)]
        if ikut and any(t is pangkal for t in hasil):
            hasil = [t for t in hasil if not any(t is x for x in ikut)]
            letak = next(i for i, t in enumerate(hasil) if t is pangkal)
            hasil[letak] = _dengan(pangkal, ikut)
    return hasil


def _akibat(pangkal: Temuan, t: Temuan, sama: Callable[[str, str], bool]) -> bool:
    di = Rujukan(pangkal.lembar, pangkal.alamat)
    sesel = di == Rujukan(t.lembar, t.alamat)
    if sesel:
        sejalan = not t.seharusnya or sama(pangkal.seharusnya, t.seharusnya)
        return (pangkal.kode, t.kode) == ("KK301", "KK613") and pangkal.tingkat == "error" and sejalan
    if di not in t.terkait or not pangkal.seharusnya:
        return False
    return (t.kode == "KK405" and sama(t.ditemukan, pangkal.seharusnya)) or (t.kode == "KK210" and _sebeda(pangkal, t))


def _sebeda(pangkal: Temuan, jumlah: Temuan) -> bool:
    """Benar bila jumlah itu kurang tepat sebanyak masukannya kurang."""
    angka = [baca_angka(x) for t in (pangkal, jumlah) for x in (t.seharusnya, t.ditemukan)]
    benar, salah, hitungan, tertulis = (a.nilai if a is not None else None for a in angka)
    if benar is None or salah is None or hitungan is None or tertulis is None:
        return False
    return benar - salah == tertulis - hitungan


def _dengan(pangkal: Temuan, ikut: list[Temuan]) -> Temuan:
    """Temuan itu beserta keterangan dari yang bergabung; sel yang cocok dengan angka yang benar membuktikannya."""
    bukti = [t for t in ikut if t.kode in ("KK405", "KK210")]
    uraian = [pangkal.uraian, *(t.uraian for t in ikut if t.kode == "KK613")]
    uraian += [f"{t.alamat} cocok dengan {pangkal.seharusnya}" for t in bukti]
    terkait = dict.fromkeys((*pangkal.terkait, *(Rujukan(t.lembar, t.alamat) for t in bukti)))
    terkait |= dict.fromkeys(r for t in ikut for r in t.terkait if r != Rujukan(pangkal.lembar, pangkal.alamat))
    return pangkal._replace(
        tingkat="error" if bukti else pangkal.tingkat,
        uraian="; ".join(filter(None, uraian)),
        terkait=tuple(terkait),
    )
