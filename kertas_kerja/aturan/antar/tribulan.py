"""Angka tribulan yang ditulis dengan dua cara: anggaran tribulan IV saja, dan target yang dijumlahkan atau tidak.

Rencana aksi menulis target setiap tribulan, pengukurannya target sampai dengan tribulan itu, atau sebaliknya: yang satu
jumlah atau selisih yang lain, bukan target yang berbeda. Kolom "Target" pada lembar sebuah tribulan memuat target
setahun bagi persen dan indeks, target tribulan itu bagi yang dihitung banyaknya: 3, 6, 9, 12 dokumen.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise

from kertas_kerja.aturan.antar.versi import TB_IV_SENDIRI, isi_amatan
from kertas_kerja.tabel.kosakata import TRIBULAN
from kertas_kerja.tabel.tribulan import sifat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kertas_kerja.aturan.antar.tipe import Amatan
    from kertas_kerja.aturan.antar.waktu import WaktuTabel

KOLOM = tuple(f"kolom {tb}" for tb in TRIBULAN)
_UANG = ("realisasi_anggaran", "serapan")
_MIN_BARIS = 2  # yang semuanya lain dari realisasi setahun
_MIN_BERTAHAP = 3  # target yang naik terus: bukan salah ketik
_Deret = tuple[Decimal, ...]


def pisah_uang(amatan: tuple[Amatan, ...]) -> tuple[Amatan, ...]:
    """Tabel "Triwulan IV" yang kebanyakan realisasi anggarannya lain dari yang setahun berisi anggaran tribulan itu."""
    uang = [a for a in amatan if a.ukuran == "realisasi_anggaran" and not a.konteks.periode]
    if not any(a.tunggal for a in uang):
        return amatan
    setahun: dict[tuple[str, int | None], set[object]] = {}
    for a in uang:
        if not a.tunggal:
            setahun.setdefault((a.kunci, a.konteks.tahun), set()).add(isi_amatan(a))
    suara: dict[str, list[int]] = {}
    for a in uang:
        if a.tunggal and (isi := setahun.get((a.kunci, a.konteks.tahun))) is not None:
            suara.setdefault(a.tabel.id, [0, 0])[isi_amatan(a) in isi] += 1
    sendiri = {id_ for id_, (beda, sama) in suara.items() if beda > sama and beda >= _MIN_BARIS}
    return tuple(_berperiode(a, TB_IV_SENDIRI) if _setribulan(a, sendiri) else a for a in amatan)


def _setribulan(a: Amatan, sendiri: set[str]) -> bool:
    return a.tabel.id in sendiri and a.ukuran in _UANG and not a.konteks.periode


def pisah_target(amatan: tuple[Amatan, ...], waktu: Mapping[str, WaktuTabel]) -> tuple[Amatan, ...]:
    """Target tribulan di kolom "Target" lembar tribulan dibandingkan dengan tribulan yang sama saja."""
    target = [a for a in amatan if a.ukuran == "target" and not a.konteks.periode and a.sel.angka is not None]
    baris: dict[tuple[str, int | None], list[Amatan]] = {}
    for a in target:
        baris.setdefault((a.kunci, a.konteks.tahun), []).append(a)
    sendiri: dict[int, str] = {}
    for daftar in baris.values():
        tribulan = {id(a): tb for a in daftar if (tb := waktu[a.tabel.id].periode or (a.tunggal and TRIBULAN[-1]))}
        sendiri |= _target_tribulan(daftar, tribulan)
    return tuple(_berperiode(a, sendiri[id(a)]) if id(a) in sendiri else a for a in amatan)


def _target_tribulan(daftar: list[Amatan], tribulan: Mapping[int, str]) -> dict[int, str]:
    """Periode target satu indikator di lembar-lembar tribulan, bila itu target tribulannya, bukan target setahun.

    Yang sama di kebanyakan lembar adalah target setahun dengan satu salah ketik. Target tribulan IV yang dijumlahkan
    adalah target setahun.
    """
    isi = dict.fromkeys(sorted((tribulan[id(a)], _isi(a)) for a in daftar if id(a) in tribulan))
    nilai = [n for _, n in isi]
    setahun = {_isi(a) for a in daftar if id(a) not in tribulan}
    if not nilai or not _bertarget_tribulan(nilai, setahun, sifat(daftar[0].baris) == "cacah"):
        return {}
    lepas = len(set(nilai)) == 1 or sum(nilai) in setahun
    periode = {id_: f"{tb} sendiri" for id_, tb in tribulan.items() if tb != TRIBULAN[-1]}
    return periode | {id_: TB_IV_SENDIRI for id_, tb in tribulan.items() if tb == TRIBULAN[-1] and lepas}


def _bertarget_tribulan(nilai: list[Decimal], setahun: set[Decimal], cacah: bool) -> bool:
    banyak = Counter(nilai).most_common(1)[0][1]
    if len(nilai) > 1 and banyak * 2 > len(nilai):
        return cacah and banyak == len(nilai) and bool(setahun) and setahun.isdisjoint(nilai)
    if cacah:
        return len(nilai) > 1 or setahun.isdisjoint(nilai)
    return len(nilai) >= _MIN_BERTAHAP and (_naik(nilai) or _naik(nilai[::-1]))


def _isi(a: Amatan) -> Decimal:
    isi = isi_amatan(a)
    assert isinstance(isi, Decimal)
    return isi


def _naik(nilai: list[Decimal]) -> bool:
    return all(a < b for a, b in pairwise(nilai))


def pisah_bacaan(amatan: tuple[Amatan, ...]) -> tuple[Amatan, ...]:
    """Target tribulan yang jumlah atau selisih deret target di tabel lain dibandingkan dengan sesamanya saja."""
    target = [a for a in amatan if a.ukuran == "target" and a.konteks.periode in KOLOM and a.sel.angka is not None]
    deret = _deret(target)
    if not deret:
        return amatan
    lain = {id(a): cara for a in target if (cara := _cara(a, deret.get((a.kunci, a.konteks.tahun), ())))}
    return tuple(_berperiode(a, f"{a.konteks.periode} {lain[id(a)]}") if id(a) in lain else a for a in amatan)


def _deret(target: Iterable[Amatan]) -> dict[tuple[str, int | None], list[_Deret]]:
    """Target keempat tribulan setiap indikator, di tabel yang memuat keempatnya."""
    baris: dict[tuple[str, str, int | None], dict[str, Decimal]] = {}
    for a in target:
        if a.sel.angka is not None:
            baris.setdefault((a.tabel.id, a.kunci, a.konteks.tahun), {})[a.konteks.periode] = a.sel.angka.nilai
    hasil: dict[tuple[str, int | None], list[_Deret]] = {}
    for (_, kunci, tahun), isi in baris.items():
        if len(isi) == len(KOLOM):
            hasil.setdefault((kunci, tahun), []).append(tuple(isi[k] for k in KOLOM))
    return hasil


def _cara(a: Amatan, deret: Iterable[_Deret]) -> str:
    """ "dijumlahkan" atau "setribulan" bila angka itu jumlah atau selisih salah satu deret, dan bukan anggotanya."""
    ke = KOLOM.index(a.konteks.periode)
    nilai = a.sel.angka.nilai if a.sel.angka is not None else None
    lain = [d for d in deret if ke and d[ke] != nilai]
    if any(sum(d[: ke + 1]) == nilai for d in lain):
        return "dijumlahkan"
    return "setribulan" if any(d[ke] - d[ke - 1] == nilai for d in lain) else ""


def _berperiode(a: Amatan, periode: str) -> Amatan:
    return a._replace(konteks=a.konteks._replace(periode=periode))
