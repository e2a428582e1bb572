"""Validates a profile that a user supplies (pydantic; imported for such files only)."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kertas_kerja.errors import ProfilTidakSah
from kertas_kerja.profil.rentang import rentang_tertulis, terputus

Persen = Annotated[Decimal, Field(ge=0, le=1_000)]
Positif = Annotated[Decimal, Field(gt=0, le=1_000_000)]
Teks = Annotated[str, Field(min_length=1, max_length=250)]
Bukti = Literal["S", "A", "C"]
Tanggal = datetime.date


class Bagian(BaseModel):
    """A table of the file: unknown keys are refused, so that a typing slip is seen."""

    model_config = ConfigDict(extra="forbid", strict=False)


class TarifSkema(Bagian):
    """A koreksi rate in percent points."""

    tarif: Annotated[Decimal, Field(ge=0, le=100)]
    bukti: Bukti = "C"


class PitaSkema(Bagian):
    """A band table: [upper limit, label(, short name)] ascending."""

    persen: bool | None = None
    desimal: Annotated[int, Field(ge=0, le=10)] | None = None
    bukti: Bukti | None = None
    dasar: Teks | None = None
    batas: list[tuple[Decimal, Teks] | tuple[Decimal, Teks, Teks]] | None = None

    @model_validator(mode="after")
    def _menaik(self) -> PitaSkema:
        atas = [b[0] for b in self.batas or ()]
        if self.batas is not None and (not atas or atas != sorted(set(atas))):
            raise ValueError("batas harus ada dan menaik")
        return self


class SkalaLainSkema(Bagian):
    """[skala_lain.<kunci dasar>]: each band as [range as written, word(, other word)]."""

    bukti: Bukti | None = None
    rentang: Annotated[list[tuple[Teks, Teks] | tuple[Teks, Teks, Teks]], Field(min_length=3)]

    @model_validator(mode="after")
    def _bersambung(self) -> SkalaLainSkema:
        terbaca = [r for rentang, *_ in self.rentang if (r := rentang_tertulis(rentang)) is not None]
        if len(terbaca) < len(self.rentang) or terputus(terbaca) is not None:
            raise ValueError("tulis rentang dari yang terendah dan bersambung, misalnya '< 50', '50 - 79', '80 - 100'")
        return self


class PkoSkema(Bagian):
    """[pko]"""

    batas_normalisasi: Persen | None = None
    bukti: Bukti | None = None


class PolaritasSkema(Bagian):
    """[polaritas]"""

    turun: Literal["(2T-R)/T", "T/R"] | None = None
    bukti: Bukti | None = None


class MenunjangSkema(Bagian):
    """[menunjang]"""

    mulai: Persen | None = None
    ya: Teks | None = None
    tidak: Teks | None = None
    bukti: Bukti | None = None


class AkipSkema(Bagian):
    """[akip]"""

    bobot: dict[Teks, Persen] | None = None


class IkmSkema(Bagian):
    """[ikm]"""

    pengali_nrr: Positif | None = None


class IppSkema(Bagian):
    """[ipp]: every set of weights adds up to 100."""

    f02: Persen | None = None
    f03: Persen | None = None
    aspek: list[Teks] | None = None
    bobot: dict[Teks, list[Persen]] | None = None

    @model_validator(mode="after")
    def _genap(self) -> IppSkema:
        for nama, bobot in (self.bobot or {}).items():
            if sum(bobot) != 100:
                raise ValueError(f"jumlah bobot '{nama}' harus 100")
        return self


class IkppSkema(Bagian):
    """[ikpp]"""

    ikm_pembagi: Positif | None = None
    ikm_pengali: Positif | None = None
    ipp_pengali: Positif | None = None
    pembagi: Positif | None = None
    bukti: Bukti | None = None


class PenetapanSkema(Bagian):
    """[penetapan_target]"""

    jauh_di_atas: Persen | None = None
    bukti: Bukti | None = None


class DasarSkema(Bagian):
    """[dasar.<kunci>]"""

    judul: Annotated[str, Field(min_length=1, max_length=1_000)]
    pasal: str = ""
    berlaku_dari: Tanggal | None = None
    berlaku_sampai: Tanggal | None = None
    diperiksa: bool = False
    catatan: str = ""


class ProfilSkema(Bagian):
    """The whole file; every key may be left out."""

    nama: Teks | None = None
    berlaku_dari: Tanggal | None = None
    berlaku_sampai: Tanggal | None = None
    pko: PkoSkema | None = None
    koreksi_akip: dict[Teks, TarifSkema] | None = None
    polaritas: PolaritasSkema | None = None
    menunjang: MenunjangSkema | None = None
    pita: dict[Teks, PitaSkema] | None = None
    skala_lain: dict[Teks, SkalaLainSkema] | None = None
    akip: AkipSkema | None = None
    ikm: IkmSkema | None = None
    ipp: IppSkema | None = None
    ikpp: IkppSkema | None = None
    penetapan_target: PenetapanSkema | None = None
    alias: dict[Teks, Teks] | None = None
    dasar: dict[Teks, DasarSkema] | None = None


def periksa(data: dict[str, Any], nama: str) -> None:
    """Raises ProfilTidakSah with the first fault and where it stands."""
    try:
        ProfilSkema.model_validate(data)
    except ValidationError as salah:
        pertama = salah.errors()[0]
        letak = ".".join(kata for satu in pertama["loc"] if "[" not in (kata := str(satu)))
        raise ProfilTidakSah(
            f"Profil {nama} tidak sah; perbaiki kunci '{letak}': {_pesan(pertama['type'], pertama['msg'])}."
        ) from salah


def periksa_gabungan(data: dict[str, Any], nama: str, milik: dict[str, Any]) -> None:
    """Raises ProfilTidakSah where the file `milik` laid over the built-in profile does not make a whole."""
    _periksa_koreksi(data, nama, milik.get("koreksi_akip", {}))
    for pita, isi in data["pita"].items():
        for kunci in ("desimal", "batas"):
            if kunci not in isi:
                raise ProfilTidakSah(f"Profil {nama} tidak sah; isi kunci 'pita.{pita}.{kunci}'.")
    for kunci in data["skala_lain"]:
        if kunci not in data["dasar"]:
            raise ProfilTidakSah(f"Profil {nama} tidak sah; isi kunci 'dasar.{kunci}.judul' bagi skala itu.")
    if data["ipp"]["f02"] + data["ipp"]["f03"] != 100:
        raise ProfilTidakSah(f"Profil {nama} tidak sah; jumlah 'ipp.f02' dan 'ipp.f03' harus 100.")
    aspek = len(data["ipp"]["aspek"])
    for himpunan, bobot in data["ipp"]["bobot"].items():
        if len(bobot) != aspek:
            raise ProfilTidakSah(
                f"Profil {nama} tidak sah; isi 'ipp.bobot.{himpunan}' dengan {aspek} bobot, satu untuk setiap aspek."
            )


def _periksa_koreksi(data: dict[str, Any], nama: str, milik: dict[str, Any]) -> None:
    """A rate under another name than a predikat's ("bb") would never be used."""
    predikat = [batas[1:] for batas in data["pita"]["predikat_akip"]["batas"]]
    for kunci in milik:
        if not any(kunci in nama_pita for nama_pita in predikat):
            raise ProfilTidakSah(
                f"Profil {nama} tidak sah; 'koreksi_akip.{kunci}' bukan predikat AKIP, tulis salah satu dari "
                f"{', '.join(p[-1] for p in predikat)}."
            )


def _pesan(jenis: str, asli: str) -> str:
    """Indonesian for the usual faults; pydantic's own words for the rest."""
    return {
        "extra_forbidden": "kunci ini tidak dikenal",
        "missing": "nilainya belum diisi",
        "decimal_parsing": "harus berupa angka",
        "decimal_type": "harus berupa angka",
        "finite_number": "harus berupa angka",
        "date_from_datetime_parsing": "harus berupa tanggal, misalnya 2025-01-31",
        "date_parsing": "harus berupa tanggal, misalnya 2025-01-31",
        "date_type": "harus berupa tanggal, misalnya 2025-01-31",
        "model_type": "harus berupa tabel, misalnya { tarif = 10, bukti = 'A' }",
        "dict_type": "harus berupa tabel, misalnya [kunci]",
        "list_type": "harus berupa daftar, misalnya [1, 2]",
        "tuple_type": "harus berupa daftar, misalnya [100, 'Baik']",
        "bool_type": "harus true atau false",
        "bool_parsing": "harus true atau false",
        "int_type": "harus berupa bilangan bulat",
        "int_parsing": "harus berupa bilangan bulat",
        "string_too_long": "teksnya terlalu panjang",
        "string_too_short": "teksnya kosong",
        "string_type": "harus berupa teks dalam tanda kutip",
        "literal_error": "pilihannya tidak dikenal",
        "greater_than": "angkanya terlalu kecil",
        "greater_than_equal": "angkanya terlalu kecil",
        "less_than_equal": "angkanya terlalu besar",
    }.get(jenis, asli.removeprefix("Value error, "))
