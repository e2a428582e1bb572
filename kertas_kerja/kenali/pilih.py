"""Decide which official table a header block is; what no declaration fits is left unknown, never guessed."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.tabel import semua
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN, normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.badan import BarisMentah
    from kertas_kerja.model import Kolom
    from kertas_kerja.tabel.dasar import Deklarasi


_TAHUN_TERAKHIR = frozenset({"target_renstra", "kemajuan"})  # one column each, beside several years
_MENURUT_PEMBANDING = frozenset({"persen_pembanding", "selisih"})  # of one of two benchmarks
_MILIK_RINCIAN = frozenset({"persen_rincian"})  # of one of several parts
_MENURUT_NILAI = frozenset({"capaian", "mutu"})  # of one year of the components beside it
_PENGUKURAN = frozenset({"target", "realisasi", "capaian"})


class Pilihan(NamedTuple):
    """A candidate: the declaration, its columns after its own adjustments, the score, and why."""

    deklarasi: Deklarasi
    kolom: tuple[Kolom, ...]
    nilai: float
    alasan: tuple[str, ...]


def pilih(kolom: tuple[Kolom, ...], baris: list[BarisMentah], judul: str) -> tuple[Pilihan | None, float]:
    """The best declaration and how sure it is (0..1, from the distance to the second best)."""
    ukur = _tanpa_ulasan(kolom)
    pasangan = ((d, kolom if d.kolom_bernama("analisis") else ukur) for d in semua().values())
    calon = sorted(
        (p for d, k in pasangan if (p := _nilai(d, k, baris, judul)) is not None),
        key=lambda p: -p.nilai,
    )
    if not calon:
        return None, 0.0
    jarak = calon[0].nilai - (calon[1].nilai if len(calon) > 1 else 0.0)
    return calon[0], round(min(1.0, 0.55 + jarak / 6), 2)


def _tanpa_ulasan(kolom: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """The columns without "Analisis" where it comments on a measurement: target, realisasi and capaian of one year.

    Where it says that a target is set, or the target is of another year than the realisasi, it stays.
    """
    ukur = [k for k in kolom if k.nama in _PENGUKURAN]
    tahun = {th for k in ukur for th in re.findall(r"20\d\d", k.judul)}
    if {k.nama for k in ukur} != _PENGUKURAN or sum(k.nama == "target" for k in ukur) > 1 or len(tahun) > 1:
        return kolom
    if any("penetapan" in normalkan(k.judul) for k in kolom if k.nama == "analisis"):
        return kolom
    return tuple(k._replace(nama="") if k.nama == "analisis" else k for k in kolom)


def _nilai(d: Deklarasi, kolom: tuple[Kolom, ...], baris: list[BarisMentah], judul: str) -> Pilihan | None:
    wajib = {k.nama for k in d.kolom if k.wajib}
    if not _mungkin(d, wajib - d.boleh_tanpa, {k.nama for k in kolom}):
        return None
    sesuai = petakan(d, kolom)
    nama = {k.nama for k in sesuai if k.nama}
    kena_judul = bool(d.kata_judul) and re.search(d.kata_judul, judul) is not None
    if not _berkolom(d, sesuai, nama, wajib - nama, kena_judul):
        return None
    if d.kata_kepala and not re.search(d.kata_kepala, judul + _kepala(kolom)):
        return None
    kena_baris = _rasio_label(d, baris)
    if d.judul_wajib and not kena_judul and kena_baris < 0.5:
        return None
    if not d.judul_wajib and d.kata_baris and kena_baris < 0.4:
        return None
    kenal = nama & {k.nama for k in d.kolom}
    asing = {k.nama for k in kolom if k.nama} - {k.nama for k in sesuai if k.nama in kenal}
    asing -= {n for k in d.kolom for n in (k.nama, *k.dari)}
    wajib &= nama
    nilai = 2.0 * len(wajib) + len(kenal - wajib) - 0.8 * len(asing) + d.bobot
    nilai += 1.6 * kena_judul + 2.0 * kena_baris
    return Pilihan(d, tuple(sesuai), nilai, _alasan(d, kenal, kena_judul, kena_baris))


def _berkolom(d: Deklarasi, sesuai: list[Kolom], nama: set[str], kurang: set[str], kena_judul: bool) -> bool:
    """The required columns are there (the title or others may stand for one), no refused one, the groups as needed."""
    if not kurang <= d.boleh_tanpa or d.tolak & nama or (d.salah_satu and not nama & set(d.salah_satu)):
        return False
    terganti = bool(d.pengganti) and d.pengganti <= nama
    return _cocok_grup(sesuai, d) and (kena_judul or not kurang or terganti)


def _mungkin(d: Deklarasi, wajib: set[str], nama: set[str]) -> bool:
    """False where a required column stands under none of its names, and no adjustment could still bring it in."""
    perlu = (k for k in d.kolom if k.nama in wajib)
    return d.sesuaikan is not None or all(k.nama in nama or not nama.isdisjoint(k.dari) for k in perlu)


def _kepala(kolom: tuple[Kolom, ...]) -> str:
    return " " + normalkan(" ".join(k.judul for k in kolom))


def petakan(d: Deklarasi, kolom: tuple[Kolom, ...]) -> list[Kolom]:
    """The columns under the declaration's own names (`sesuaikan`, then `dari`)."""
    hasil = d.sesuaikan(list(kolom)) if d.sesuaikan else list(kolom)
    ada = {k.nama for k in hasil}
    for asal in d.kolom:
        if asal.nama in ada:
            continue
        for lain in asal.dari:
            if lain in ada and d.kolom_bernama(lain) is None:
                hasil = [k._replace(nama=asal.nama) if k.nama == lain else k for k in hasil]
                ada.add(asal.nama)
                break
    return _lepas_grup(hasil)


def _lepas_grup(kolom: list[Kolom]) -> list[Kolom]:
    jumlah: dict[str, int] = {}
    for k in kolom:
        jumlah[k.nama] = jumlah.get(k.nama, 0) + 1
    tetap = _TAHUN_TERAKHIR | _MILIK_RINCIAN | (_MENURUT_NILAI if jumlah.get("nilai", 0) > 1 else frozenset())
    tetap |= _MENURUT_PEMBANDING if jumlah.get("pembanding", 0) > 1 else frozenset()
    return [k._replace(grup="") if k.grup and jumlah[k.nama] == 1 and k.nama not in tetap else k for k in kolom]


def _cocok_grup(kolom: list[Kolom], d: Deklarasi) -> bool:
    """Several years side by side where the declaration has them, in every measured column it requires, else none.

    Tribulan, semesters and months are no years.
    """
    if d.bergrup is None:
        return True
    tahun: dict[str, set[str]] = {k.nama: set() for k in d.kolom if k.wajib and k.jenis not in ("teks", "nomor")}
    for k in kolom:
        if k.nama in tahun and k.grup and not k.grup.startswith(BAGIAN_TAHUN):
            tahun[k.nama].add(k.grup)
    banyak = [len(t) > 1 for t in tahun.values()]
    return all(banyak) if d.bergrup else not any(banyak)


def _rasio_label(d: Deklarasi, baris: list[BarisMentah]) -> float:
    """Share of rows with words that have a cell that fits the declaration's row words."""
    if not d.kata_baris:
        return 0.0
    pola = re.compile(d.kata_baris)
    teks = ([c.value for c in b.sel.values() if isinstance(c.value, str) and c.value] for b in baris[:40])
    contoh = [t for t in teks if t]
    return sum(any(pola.search(normalkan(t.strip())) for t in kata) for kata in contoh) / max(len(contoh), 1)


def _alasan(d: Deklarasi, kenal: set[str], kena_judul: bool, kena_baris: float) -> tuple[str, ...]:
    alasan = ["kolom " + ", ".join(k.nama for k in d.kolom if k.nama in kenal)]
    if kena_judul:
        alasan.append("judul cocok")
    if d.kata_baris and kena_baris:
        alasan.append(f"label baris cocok {kena_baris:.0%}".replace(".", ","))
    return tuple(alasan)
