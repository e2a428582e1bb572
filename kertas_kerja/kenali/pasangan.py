"""Short leaves below a period: T, R, C; and "Target | Capaian" alone, where the capaian may be what was realised."""

from __future__ import annotations

from itertools import islice

from kertas_kerja.angka import baca_angka
from kertas_kerja.tabel.kosakata import daun_polos

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kertas_kerja.buku.sheet import Cell
    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.model import Kolom

_HURUF = {"t": "target", "r": "realisasi", "c": "capaian", "k": "capaian"}
_DERET = {"tw": "target", "tb": "target", "t": "target", "c": "capaian", "r": "realisasi"}
_DUA_DERET = 2
_TERUKUR = frozenset({"target", "realisasi", "nilai", "jumlah_nilai", "nilai_aspek", "pagu", "terlayani", "nilai_lalu"})
_ROMAWI = ("I", "II", "III", "IV")
_MAKS_BARIS = 40


def beri_singkatan(kolom: list[Kolom]) -> list[Kolom]:
    """ "T | R | C" below one group are target, realisasi and capaian; so is K where it stands for the C."""
    daun = [daun_polos(k.judul.rpartition(" | ")[2]) for k in kolom]
    if "t" not in daun:
        return kolom
    grup: dict[str, set[str]] = {}
    for k, d in zip(kolom, daun, strict=True):
        grup.setdefault(k.judul.rpartition(" | ")[0], set()).add(d)
    hasil = []
    for k, d in zip(kolom, daun, strict=True):
        milik = grup[k.judul.rpartition(" | ")[0]]
        singkat = {"t", "c"} <= milik or {"t", "r"} <= milik
        if singkat and d in _HURUF and not (d == "k" and (milik & {"c", "%", "rp"} or "r" not in milik)):
            k = k._replace(nama=_HURUF[d])
        hasil.append(k)
    return hasil


def beri_deret_tribulan(kolom: list[Kolom]) -> list[Kolom]:
    """ "TW1 … TW4 | C1 … C4": the targets of the tribulan, and what was reached (R1 to R4: realised) in each.

    The targets alone beside that of the year as well.
    """
    semua = [daun_polos(k.judul.rpartition(" | ")[2]) for k in kolom]
    daun = [(d[:-1].strip(" .-"), d[-1:]) for d in semua]
    urut = {huruf: [n for h, n in daun if h == huruf] for huruf in {h for h, _ in daun} & _DERET.keys()}
    penuh = {huruf for huruf, nomor in urut.items() if nomor == list("1234")}
    rencana = [h for h in penuh if _DERET[h] == "target"]
    if len(rencana) != 1 or len(penuh) > _DUA_DERET:
        return kolom
    bernama = any(k.nama for k, (h, _) in zip(kolom, daun, strict=True) if h in penuh)
    if len(penuh) < _DUA_DERET and (bernama or all(k.kunci != "target" for k in kolom)):
        return kolom
    return [
        k._replace(nama=_DERET[h], grup=f"TB {_ROMAWI[int(n) - 1]}") if h in penuh else k
        for k, (h, n) in zip(kolom, daun, strict=True)
    ]


def capaian_diukur(kisi: Kisi, kolom: list[Kolom], bawah: int) -> list[Kolom]:
    """ "Target | Capaian" in every period and no realisasi: the figures tell whether the capaian is the realisasi.

    It is where the figures lie much nearer to their targets than to 100; where that is not plain nothing changes.
    """
    target = {k.grup: k for k in kolom if k.nama == "target" and k.grup}
    diukur = {k.grup: k for k in kolom if k.nama == "capaian" and k.grup}
    if (
        len(diukur) < 2
        or set(diukur) != set(target)
        or any(k.nama in ("realisasi", "capaian") for k in kolom if not k.grup)
    ):
        return kolom
    if any(k.nama == "realisasi" or (k.nama == "capaian" and _berpersen(k)) for k in kolom):
        return kolom
    angka = list(_pasangan_angka(kisi, [(target[g].indeks, k.indeks) for g, k in diukur.items()], bawah))
    if not angka or not _dekat_target(angka):
        return kolom
    return [k._replace(nama="realisasi") if k.nama == "capaian" else k for k in kolom]


def nilai_berbobot(kisi: Kisi, kolom: list[Kolom], bawah: int) -> list[Kolom]:
    """ "Bobot | Capaian" of components, nothing else measured: the value reached, where few exceed their weight."""
    nama = [k.nama for k in kolom]
    capaian = [k for k in kolom if k.nama == "capaian"]
    if nama.count("bobot") != 1 or "komponen" not in nama or _TERUKUR & {*nama} or any(map(_berpersen, capaian)):
        return kolom
    bobot = kolom[nama.index("bobot")]
    angka = list(_pasangan_angka(kisi, [(bobot.indeks, k.indeks) for k in capaian], bawah))
    melebihi = sum(c > b for b, c in angka)
    if len({k.grup for k in capaian}) < len(capaian) or len(angka) < _DUA_DERET or melebihi * 3 > len(angka):
        return kolom
    return [k._replace(nama="nilai") if k in capaian else k for k in kolom]


def _berpersen(kolom: Kolom) -> bool:
    kepala = kolom.judul.lower()
    return any(kata in kepala for kata in ("%", "persen", "tingkat", "rasio", "tk."))


def _pasangan_angka(kisi: Kisi, letak: list[tuple[int, int]], bawah: int) -> Iterator[tuple[Decimal, Decimal]]:
    """The figures of target and capaian of the rows below, as they are shown: percent points, ratios."""
    baris = (kisi.baris(b) for b in range(bawah + 1, kisi.sheet.max_row + 1))
    for isi in islice((b for b in baris if b), _MAKS_BARIS):
        for kiri, kanan in letak:
            a, b = (_angka(kisi, isi.get(k)) for k in (kiri, kanan))
            if a and b:
                yield a, b


def _angka(kisi: Kisi, sel: Cell | None) -> Decimal | None:
    tulisan = baca_angka(kisi.tampil(sel)) if sel is not None else None
    if tulisan is None:
        return None
    return abs(tulisan.nilai * 100 if tulisan.persen else tulisan.nilai)


def _dekat_target(angka: list[tuple[Decimal, Decimal]]) -> bool:
    ke_target = sum(abs((c / t).ln()) for t, c in angka)
    ke_seratus = sum(abs((c / 100).ln()) for _, c in angka)
    return ke_target * 2 < ke_seratus
