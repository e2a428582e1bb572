"""Mistakes as people make them: one number of a table written wrongly."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.kenali.laporan import Laporan
from tests.mutasi.hubungan import Tabel, hubungan, pembaca
from tests.mutasi.juri import Hubungan, Sel, baca, tulis, vonis


class Perubahan(NamedTuple):
    """One cell written otherwise, by one kind of mistake."""

    kunci: str
    sel: Sel
    cara: str
    lama: str
    baru: str


def angka_tertukar(lap: Laporan, sel: Sel, acak: random.Random) -> str | None:
    """Two neighbouring digits change places."""
    teks = lap.baris[sel[0]][sel[1]]
    tempat = [
        (i, i + len(m[0]) - 1)
        for i in range(len(teks))
        if (m := re.match(r"\d[.,]?\d", teks[i:])) is not None and m[0][0] != m[0][-1]
    ]
    if not tempat:
        return None
    i, j = acak.choice(tempat)
    huruf = list(teks)
    huruf[i], huruf[j] = huruf[j], huruf[i]
    return "".join(huruf)


def nilai_tetangga(lap: Laporan, sel: Sel, acak: random.Random) -> str | None:
    """The value of the row above or below."""
    tetangga = [i for i in (sel[0] - 1, sel[0] + 1) if 0 <= i < len(lap.baris)]
    nilai = [lap.baris[i][sel[1]] for i in tetangga if baca(lap.baris[i][sel[1]])]
    return acak.choice(nilai) if nilai else None


def koma_bergeser(lap: Laporan, sel: Sel, acak: random.Random) -> str | None:
    """The decimal comma one place off; a digit too many or too few where there is no comma."""
    teks = lap.baris[sel[0]][sel[1]]
    cocok = re.match(r"(-?)(\d+),(\d+)", teks)
    if cocok is None:
        utuh = re.match(r"\d[\d.]*", teks)
        if utuh is None or len(utuh[0]) < 2:
            return None
        angka = utuh[0].replace(".", "")
        angka = angka[:-1] if acak.random() < 0.5 else angka + "0"
        baru = f"{int(angka):,}".replace(",", ".") if "." in utuh[0] else angka
        return baru + teks[utuh.end() :]
    digit, koma = cocok[2] + cocok[3], len(cocok[2]) + acak.choice((-1, 1))
    if not 0 < koma < len(digit):
        return None
    return f"{cocok[1]}{int(digit[:koma])},{digit[koma:]}{teks[cocok.end() :]}"


def satu_baris_tertinggal(lap: Laporan, sel: Sel, acak: random.Random) -> str | None:
    """A sum or mean over a range that is one row short."""
    for h in hubungan(lap):
        if h.hasil == sel and h.nama.startswith(("jumlah", "rata")) and len(h.masukan) > 2:
            nilai = [t for m in h.masukan if (t := baca(pembaca(lap)(m)))]
            nilai = nilai[:-1] if acak.random() < 0.7 else nilai[1:]
            if nilai:
                return tulis(h.hitung([(t.nilai, t.nilai) for t in nilai])[0], lap.baris[sel[0]][sel[1]])
    return None


def tahun_lain(lap: Laporan, sel: Sel, acak: random.Random) -> str | None:
    """The value of the same measure in another year (or group) of the row."""
    t = Tabel(lap)
    sendiri = t.kolom[sel[1]]
    lain = [k.indeks for k in t.kolom if k.nama == sendiri.nama and k.indeks != sel[1]]
    nilai = [lap.baris[sel[0]][k] for k in lain if baca(lap.baris[sel[0]][k])]
    return acak.choice(nilai) if nilai else None


def persen_poin(lap: Laporan, sel: Sel, acak: random.Random) -> str | None:
    """A ratio with a percent sign (0,93% for 92,81%), or percent points a hundred times too many."""
    teks = lap.baris[sel[0]][sel[1]]
    angka = baca(teks)
    if angka is None or not angka.persen:
        return None
    if acak.random() < 0.5:
        return tulis(angka.nilai / 100, teks)
    return tulis(angka.nilai * 100, teks)


def satu_angka_salah(lap: Laporan, sel: Sel, acak: random.Random) -> str | None:
    """One digit typed as its neighbour on the keyboard."""
    teks = lap.baris[sel[0]][sel[1]]
    tempat = [m.start() for m in re.finditer(r"\d", teks)]
    i = acak.choice(tempat)
    baru = str((int(teks[i]) + acak.choice((1, 9))) % 10)
    return teks[:i] + baru + teks[i + 1 :]


CARA: dict[str, Callable[[Laporan, Sel, random.Random], str | None]] = {
    "angka tertukar": angka_tertukar,
    "nilai tetangga": nilai_tetangga,
    "koma bergeser": koma_bergeser,
    "satu baris tertinggal": satu_baris_tertinggal,
    "tahun lain": tahun_lain,
    "persen dan poin": persen_poin,
    "satu angka salah": satu_angka_salah,
}


def sel_berhubungan(lap: Laporan) -> list[Sel]:
    """The cells with a number that stand in at least one relation."""
    semua = {s for h in hubungan(lap) for s in (h.hasil, *h.masukan)}
    return sorted(s for s in semua if baca(lap.baris[s[0]][s[1]]))


def perubahan(semua: dict[str, Laporan], banyak: int, benih: int) -> Iterator[Perubahan]:
    """Seeded mistakes, table by table in turn, each kind as often as it applies."""
    acak = random.Random(benih)
    tempat = {k: daftar for k, lap in semua.items() if (daftar := sel_berhubungan(lap))}
    lalu: set[tuple[str, Sel, str]] = set()
    for n in range(banyak * 20):
        if len(lalu) >= banyak:
            return
        cara = list(CARA)[n % len(CARA)]
        kunci = acak.choice(list(tempat))
        lap = semua[kunci]
        sel = acak.choice(_calon(lap, tempat[kunci], cara))
        lama = lap.baris[sel[0]][sel[1]]
        baru = CARA[cara](lap, sel, acak)
        if baru is None or baca(baru) is None or _sama(baru, lama) or (kunci, sel, baru) in lalu:
            continue
        lalu.add((kunci, sel, baru))
        yield Perubahan(kunci, sel, cara, lama, baru)


def _calon(lap: Laporan, sel: list[Sel], cara: str) -> list[Sel]:
    """For a short range only the results of sums and means are of use."""
    if cara != "satu baris tertinggal":
        return sel
    hasil = [h.hasil for h in hubungan(lap) if h.nama.startswith(("jumlah", "rata"))]
    return [s for s in hasil if s in sel] or sel


def _sama(a: str, b: str) -> bool:
    x, y = baca(a), baca(b)
    return x is not None and y is not None and x.nilai == y.nilai


def patah(lap: Laporan, *, poin: bool = False) -> list[Hubungan]:
    """The relations of a table that cannot be right; with `poin` its targets are typed without a percent sign."""
    lap = _tanpa_tanda(lap) if poin else lap
    return [h for h in hubungan(lap) if vonis(h, pembaca(lap)) == "wrong"]


def _tanpa_tanda(lap: Laporan) -> Laporan:
    """Target and realisasi without their percent signs: what is left are numbers like any index."""
    kolom = {k.indeks for k in Tabel(lap).kolom if k.nama in ("target", "realisasi", "target_renstra")}
    baris = [[t.rstrip(" %") if i in kolom else t for i, t in enumerate(isi)] for isi in lap.baris]
    return lap._replace(baris=tuple(map(tuple, baris)))
