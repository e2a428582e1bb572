""" "Target Tahunan | Target | Realisasi | Capaian": which of the two targets the realisasi beside them is held to.

It is the one right before the realisasi, that of the tribulan, semester or month; the other one is the year's. Where
the written capaian fit the year's target and not the nearer one, as some offices report, the year's it is.
"""

from __future__ import annotations

import re
from itertools import islice

from kertas_kerja.angka import baca_angka
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kertas_kerja.angka import Angka
    from kertas_kerja.buku.sheet import Cell
    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.model import Kolom

SETAHUN = "target_setahun"
_TAHUN = r"(?:tahunan|setahun|satu tahun|1 tahun|akhir tahun|pk|perjanjian kinerja|(?:tahun )?(?:ini|berjalan|20\d\d))"
_POLA_SETAHUN = rf"(?:(?:total|jumlah) )?target (?:kinerja |pk )?\(?{_TAHUN}\b"
_MAKS_BARIS = 40
_Tiga = tuple["Angka | None", "Angka | None", "Angka | None", "Angka | None"]


def pilih_target(kisi: Kisi, kolom: list[Kolom], bawah: int) -> list[Kolom]:
    """The columns with the year's target as `target_setahun`, or with the other one nameless."""
    pasangan = _dua_target(kolom)
    if pasangan is None:
        return kolom
    setahun, dekat = pasangan
    baris = list(_baris_angka(kisi, kolom, pasangan, bawah))
    if sum(b[1] is not None for b in baris) * 2 < len(baris) or not baris:
        return kolom
    nama = {dekat.indeks: ""} if _terhadap_setahun(baris) else {setahun.indeks: SETAHUN, dekat.indeks: "target"}
    return [k._replace(nama=nama[k.indeks], grup="") if k.indeks in nama else k for k in kolom]


def _dua_target(kolom: list[Kolom]) -> tuple[Kolom, Kolom] | None:
    """The year's target and the one after it, right before the one realisasi; None where they do not stand so."""
    nama = [k.nama for k in kolom if k.nama]
    if nama.count("target") != 2 or nama.count("realisasi") != 1 or "capaian" not in nama:
        return None
    pertama, kedua = (k for k in kolom if k.nama == "target")
    antara = nama[nama.index("target") + 1 :]
    if "indikator" in antara or antara[antara.index("target") + 1 :][:1] != ["realisasi"]:
        return None
    sekelompok = pertama.judul.rpartition(" | ")[0] == kedua.judul.rpartition(" | ")[0]
    return (pertama, kedua) if sekelompok and _menyebut_tahun(pertama) and not _menyebut_tahun(kedua) else None


def _menyebut_tahun(kolom: Kolom) -> bool:
    return re.match(_POLA_SETAHUN, normalkan(kolom.judul.replace(" | ", " "))) is not None


def _baris_angka(kisi: Kisi, kolom: list[Kolom], pasangan: tuple[Kolom, Kolom], bawah: int) -> Iterator[_Tiga]:
    """Both targets, realisasi and capaian of the rows below that have a target of the year, as they are shown."""
    letak = [k.indeks for k in pasangan]
    letak += [next(k.indeks for k in kolom if k.nama == nama) for nama in ("realisasi", "capaian")]
    baris = (kisi.baris(b) for b in range(bawah + 1, kisi.sheet.max_row + 1))
    for isi in islice((b for b in baris if b), _MAKS_BARIS):
        setahun, dekat, realisasi, capaian = (_angka(kisi, isi.get(k)) for k in letak)
        if setahun is not None:
            yield setahun, dekat, realisasi, capaian


def _angka(kisi: Kisi, sel: Cell | None) -> Angka | None:
    return baca_angka(kisi.tampil(sel)) if sel is not None else None


def _terhadap_setahun(baris: list[_Tiga]) -> bool:
    """Whether more of the written capaian fit the year's target alone than the nearer target alone."""
    suara = 0
    for setahun, dekat, realisasi, capaian in baris:
        if setahun and dekat and realisasi and capaian and setahun.nilai != dekat.nilai:
            suara += _cocok(capaian, setahun.nilai, realisasi.nilai) - _cocok(capaian, dekat.nilai, realisasi.nilai)
    return suara > 0


def _cocok(capaian: Angka, target: Decimal, realisasi: Decimal) -> bool:
    """Whether the capaian, as a ratio or in percent points, is that of this target in one of its usual forms."""
    if not target or not realisasi:
        return False
    bentuk = (realisasi / target, (2 * target - realisasi) / target, target / realisasi)
    return any(capaian.selang().memuat(b) or capaian.selang().memuat(100 * b) for b in bentuk)
