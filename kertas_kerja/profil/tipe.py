"""What a profile holds. Percents are ratios here (10 % -> 0.1); the TOML files write percent points."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.profil.pita import Pita

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Bukti = Literal["S", "A", "C"]  # seen in the source report, regulation text, public applications only
    PolaritasTurun = Literal["(2T-R)/T", "T/R"]

KONFIRMASI = "konfirmasi dengan peraturan setempat"


_JUDUL = r"(?P<jenis>[\w -]+?) Nomor (?P<nomor>\S+)(?: Tahun (?P<tahun>\d{4}))?"
_SINGKAT = (
    ("Undang-Undang", "UU"), ("Peraturan Pemerintah", "PP"), ("Peraturan Presiden", "Perpres"),
    ("Peraturan Menteri PANRB", "PermenPANRB"), ("Peraturan Menteri Dalam Negeri", "Permendagri"),
    ("Peraturan Menteri ", "Permen "), ("Peraturan Daerah", "Perda"),
    ("Peraturan Gubernur", "Pergub"), ("Peraturan Bupati", "Perbup"), ("Peraturan Wali Kota", "Perwali"),
    ("Keputusan Kepala ", "Kep. Kepala "), ("Keputusan Menteri ", "Kepmen "), ("Keputusan Bupati", "Kepbup"),
)  # fmt: skip


class Tarif(NamedTuple):
    """A koreksi rate (a ratio) and how well it is known."""

    tarif: Decimal
    bukti: Bukti

    @property
    def catatan(self) -> str:
        """What a message adds when only public applications show the figure; else empty."""
        return KONFIRMASI if self.bukti == "C" else ""


class Ikpp(NamedTuple):
    """IKPP = ((IKM / ikm_pembagi × ikm_pengali) + (IPP × ipp_pengali)) / pembagi."""

    ikm_pembagi: Decimal
    ikm_pengali: Decimal
    ipp_pengali: Decimal
    pembagi: Decimal


class Dasar(NamedTuple):
    """One legal basis: title, article, in force from/to, whether its text was checked, and a remark."""

    judul: str
    pasal: str
    berlaku_dari: str | None  # ISO 8601
    berlaku_sampai: str | None
    diperiksa: bool
    catatan: str

    def tulis(self) -> str:
        """Title and article; an unchecked basis says so."""
        pasal = f", {self.pasal}" if self.pasal else ""
        return f"{self.judul}{pasal}{'' if self.diperiksa else f' ({KONFIRMASI})'}"

    def pendek(self) -> str:
        """The name by which people quote it: "PermenPANRB 53/2014", "Perbup Jombang 47/2022"."""
        cocok = re.match(_JUDUL, self.judul)
        if cocok is None:
            return self.judul if len(self.judul) <= 60 else self.judul[:59].rsplit(" ", 1)[0] + "…"
        jenis = cocok["jenis"]
        for panjang, singkat in _SINGKAT:
            jenis = jenis.replace(panjang, singkat, 1)
        return "/".join(filter(None, (f"{jenis} {cocok['nomor']}", cocok["tahun"])))


class Profil(NamedTuple):
    """Every figure that a year or a Perbup can change.

    `skala_lain`: scales of other regulations for the predikat of a capaian, by the key of their legal basis; each band
    as people write it: range, word(, other word).
    `pita`: bands by name (predikat_pko, predikat_akip, predikat_rb, mutu_ikm, kategori_ipp). `parameter`:
    the values of `Parameter(nama)` in formulas. `bukti`: evidence of a figure by its key
    ("koreksi_akip.B"), see `catatan`.
    """

    nama: str
    berlaku_dari: str | None  # ISO 8601
    berlaku_sampai: str | None
    pita: Mapping[str, Pita]
    koreksi_akip: Mapping[str, Tarif]
    batas_normalisasi: Decimal
    bobot_akip: Mapping[str, Decimal]
    aspek_ipp: tuple[str, ...]
    bobot_ipp: Mapping[str, tuple[Decimal, ...]]
    ipp_f02: Decimal
    ipp_f03: Decimal
    ikm_pengali: Decimal
    ikpp: Ikpp
    polaritas_turun: PolaritasTurun
    menunjang_mulai: Decimal
    menunjang: tuple[str, str]
    target_jauh_di_atas: Decimal
    dasar: Mapping[str, Dasar]
    alias: Mapping[str, str]
    bukti: Mapping[str, Bukti]
    dasar_pita: Mapping[str, str]
    skala_lain: Mapping[str, tuple[tuple[str, ...], ...]] = {}

    @property
    def predikat_pko(self) -> Pita:
        """Predikat of a capaian or NKO (a ratio)."""
        return self.pita["predikat_pko"]

    def dengan_predikat(self, pita: Pita) -> Profil:
        """The profile with another scale for the predikat of a capaian."""
        return self._replace(pita={**self.pita, "predikat_pko": pita})

    @property
    def predikat_akip(self) -> Pita:
        """Predikat of an AKIP value (0-100)."""
        return self.pita["predikat_akip"]

    @property
    def parameter(self) -> dict[str, Decimal]:
        """What `Parameter(nama)` stands for, by name."""
        return {
            "batas_normalisasi": self.batas_normalisasi,
            "ipp_f02": self.ipp_f02,
            "ipp_f03": self.ipp_f03,
            "ikm_pengali": self.ikm_pengali,
            "menunjang_mulai": self.menunjang_mulai,
            "target_jauh_di_atas": self.target_jauh_di_atas,
            **{f"ikpp_{nama}": nilai for nama, nilai in self.ikpp._asdict().items()},
        }

    def catatan(self, kunci: str) -> str:
        """The remark for a figure known only from public applications ("koreksi_akip.B"); else empty."""
        return KONFIRMASI if self.bukti.get(kunci) == "C" else ""
