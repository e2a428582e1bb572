"""Loads profiles: the built-in one, and over it the keys that a user's own TOML file gives."""

from __future__ import annotations

import os
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from kertas_kerja.errors import BerkasTidakTerbaca, ProfilTidakSah
from kertas_kerja.profil.pita import Batas, Pita
from kertas_kerja.profil.tipe import Dasar, Ikpp, Profil, Tarif

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Data = dict[str, Any]

# Tables whose entries form one whole: a user's file replaces them, it does not mix into them.
_UTUH = frozenset({"bobot"})


def muat_profil(path: str | os.PathLike[str] | None = None) -> Profil:
    """The built-in profile, or a user's TOML file laid over it (only the keys that it gives).

    Raises BerkasTidakTerbaca when the file cannot be read, ProfilTidakSah when it is no valid profile.
    """
    if path is None:
        return _bawaan()
    from kertas_kerja.profil.skema import periksa, periksa_gabungan

    milik = _baca(path)
    periksa(milik, os.fspath(path))
    data = _timpa(_data_bawaan(), milik)
    periksa_gabungan(data, os.fspath(path), milik)
    if "nama" not in milik:
        data["nama"] = os.path.basename(os.fspath(path))
    return _jadi_profil(data)


@cache
def _bawaan() -> Profil:
    return _jadi_profil(_data_bawaan())


def _data_bawaan() -> Data:
    """`bawaan.toml`, which packaging/profil.py made a module of: to read TOML takes longer than to check a table."""
    from kertas_kerja.profil.bawaan import DATA

    return DATA


def _baca(path: str | os.PathLike[str]) -> Data:
    import tomllib

    nama = os.fspath(path)
    try:
        with open(path, encoding="utf-8-sig") as berkas:
            teks = berkas.read(1_000_001)
        if len(teks) > 1_000_000:
            raise ProfilTidakSah(f"Profil {nama} terlalu besar; periksa apakah berkas yang dipilih benar.")
        return tomllib.loads(teks, parse_float=Decimal)
    except OSError as salah:
        raise BerkasTidakTerbaca(f"Profil {nama} tidak dapat dibuka; periksa nama dan izin berkasnya.") from salah
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ArithmeticError, RecursionError) as salah:
        raise ProfilTidakSah(f"Profil {nama} bukan TOML yang sah{_baris(salah)}; perbaiki tulisannya.") from salah


def _baris(salah: Exception) -> str:
    """Where a TOML file stops being one."""
    import re

    cocok = re.search(r"line (\d+), column (\d+)", str(salah))
    return f" di baris {cocok[1]}, huruf ke-{cocok[2]}" if cocok else ""


def _timpa(dasar: Data, milik: Data) -> Data:
    """`dasar` with the values of `milik` laid over it: tables key by key, weights and bands as a whole."""
    hasil = dict(dasar)
    for kunci, nilai in milik.items():
        lama = hasil.get(kunci)
        gabung = isinstance(lama, dict) and isinstance(nilai, dict) and kunci not in _UTUH
        hasil[kunci] = _timpa(lama, nilai) if gabung else nilai  # type: ignore[arg-type]
    return hasil


def _jadi_profil(data: Data) -> Profil:
    ipp, penetapan, menunjang = data["ipp"], data["penetapan_target"], data["menunjang"]
    return Profil(
        nama=data["nama"],
        berlaku_dari=_tanggal(data, "berlaku_dari"),
        berlaku_sampai=_tanggal(data, "berlaku_sampai"),
        pita={nama: _pita(nama, isi) for nama, isi in data["pita"].items()},
        koreksi_akip={p: Tarif(_rasio(t["tarif"]), t["bukti"]) for p, t in data["koreksi_akip"].items()},
        batas_normalisasi=_rasio(data["pko"]["batas_normalisasi"]),
        bobot_akip={nama: Decimal(b) for nama, b in data["akip"]["bobot"].items()},
        aspek_ipp=tuple(ipp["aspek"]),
        bobot_ipp={nama: tuple(map(_rasio, bobot)) for nama, bobot in ipp["bobot"].items()},
        ipp_f02=_rasio(ipp["f02"]),
        ipp_f03=_rasio(ipp["f03"]),
        ikm_pengali=Decimal(data["ikm"]["pengali_nrr"]),
        ikpp=Ikpp(*(Decimal(data["ikpp"][nama]) for nama in Ikpp._fields)),
        polaritas_turun=data["polaritas"]["turun"],
        menunjang_mulai=_rasio(menunjang["mulai"]),
        menunjang=(menunjang["ya"], menunjang["tidak"]),
        target_jauh_di_atas=_rasio(penetapan["jauh_di_atas"]),
        dasar={kunci: _dasar(isi) for kunci, isi in data["dasar"].items()},
        alias=data["alias"],
        bukti=dict(_bukti(data)),
        dasar_pita={nama: isi["dasar"] for nama, isi in data["pita"].items() if "dasar" in isi},
        skala_lain={kunci: tuple(map(tuple, isi["rentang"])) for kunci, isi in data["skala_lain"].items()},
    )


def _tanggal(isi: Mapping[str, Any], kunci: str) -> str | None:
    """A date of the file as ISO 8601 text; text needs no calendar at each start."""
    return str(isi[kunci]) if kunci in isi else None


def _rasio(persen: int | Decimal) -> Decimal:
    return Decimal(persen).scaleb(-2).normalize() + 0


def _pita(nama: str, isi: Mapping[str, Any]) -> Pita:
    """The band table; a limit is [upper limit, label] or [upper limit, label, short name]."""
    persen = isi.get("persen", False)
    batas = tuple(
        Batas(_rasio(atas) if persen else Decimal(atas), label, *(singkat or [label]))
        for atas, label, *singkat in isi["batas"]
    )
    return Pita(nama, isi["desimal"], batas, persen)


def _dasar(isi: Mapping[str, Any]) -> Dasar:
    return Dasar(
        isi["judul"],
        isi.get("pasal", ""),
        _tanggal(isi, "berlaku_dari"),
        _tanggal(isi, "berlaku_sampai"),
        isi.get("diperiksa", False),
        isi.get("catatan", ""),
    )


def _bukti(data: Mapping[str, Any], awalan: str = "") -> list[tuple[str, Any]]:
    """Every `bukti` of the file by the dotted name of its table."""
    hasil = [(awalan, data["bukti"])] if "bukti" in data else []
    for kunci, isi in data.items():
        if isinstance(isi, dict):
            hasil += _bukti(isi, f"{awalan}.{kunci}" if awalan else kunci)
    return hasil
