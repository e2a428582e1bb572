"""Numbers as people write them: value, decimals shown, unit, percent, interval; Indonesian text both ways.

Source: DOMAIN.md sections 5 and 6. Everything is `Decimal`; rounding is half-up on the decimal digits, never
with an epsilon. What is not surely a number (codes, dates, ranges, "n/a") is None, never a guess, never 0.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import chain

from kertas_kerja._rekaman import NamedTuple

SETENGAH = Decimal("0.5")
SERATUS = Decimal(100)

# Computations carry 50 digits (rumus/); the last ten are guard digits, so that 1/3 + 1/3 + 1/3 rounds like 1.
DIGIT_TERJAGA = 40
_terjaga = Context(prec=DIGIT_TERJAGA, rounding=ROUND_HALF_UP)
_lebar = Context(prec=2_000, rounding=ROUND_HALF_UP)

# What programs put in the place of a space, a hyphen, a digit or a percent sign, and what nobody sees.
RUPA_LAIN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\t\v\f\u00a0\u1680\u202f\u205f\u3000"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None),
    **dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d"), "-"),
    **{0xFF10 + i: str(i) for i in range(10)},
    0xFF05: "%",
    0xFE6A: "%",
}
_BAKU = {**RUPA_LAIN, ord("\r"): " ", ord("\n"): " ", 0xFF0C: ",", 0xFF0E: "."}

_KATA_KOSONG = (
    "|na|n/a|n.a|n.a.|#n/a|n\\a|nan|null|none|nihil|kosong|tidak ada|tidak ada data|tidak tersedia|belum ada|"
    "belum ada data|belum tersedia|data belum tersedia|tidak diukur|belum diukur"
)
_KOSONG = frozenset(_KATA_KOSONG.split("|"))
# The months, each as it is written in full and short.
BULAN = tuple(nama.split() for nama in (
    "januari jan", "februari pebruari feb peb", "maret mar mrt", "april apr", "mei", "juni jun", "juli jul",
    "agustus agust agt agu ags", "september sept sep", "oktober okt", "november nopember nov nop", "desember des",
))  # fmt: skip
# Words that make of "15.30 WIB" a time and of "2,3 miliar" or "750 jt" a scaled amount: no plain quantity.
_KATA_LAIN = "wib|wita|wit|ribu|rb|juta|jt|miliar|milyar|mlr|triliun|trilyun|e2|e3"
_BUKAN_SATUAN = frozenset((*chain(*BULAN), *_KATA_LAIN.split("|")))


_POLA = re.compile(
    r"(?P<minus>[-+] ?)?(?P<rp>(?:rp|idr)\.? ?)?(?P<minus2>- ?)?(?P<kurung>\( ?)?"
    r"(?P<digit>[0-9](?:[0-9.,]*[0-9])?)(?P<strip>[,.]-{1,2})? ?(?P<persen>%)?(?P<tutup> ?\))?(?P<satuan>.*)",
    re.IGNORECASE,
)
_SATUAN = r"‰|°?[^\W\d_][\w²³./&'+ -]*(?: ?\([^()0-9]*\))?|\([^()0-9]+\)(?: [^\W\d_][\w²³./&' -]*)?"
_ANGKA_BEBAS = r"(?<![^\W\d_])[0-9]|[014-9]|[0-9](?=\w)"  # any digit but that of m2, m3
_PER_BILANGAN = r"(?i)(?P<kata>(?:[^\W\d_][\w²³/-]* ){0,2})per (?:1000{1,5}|10{0,2}\.000|1\.000\.000)(?P<apa> .+)?"
_NOMOR_BAB = r"[0-9]+\.[0-9]{1,2}"
_MIRIP_ANGKA = frozenset("OoQlISZ")  # right after a digit it is one, mistyped: "89,2l"; "5 l" is five litres
_DIGIT_ID = 15
_DESIMAL_KETIK = 6  # more than people type
_DIGIT_TERBANYAK = 30


class Selang(NamedTuple):
    """A closed interval of values, in the unit of `Angka.nilai`."""

    bawah: Decimal
    atas: Decimal

    def memuat(self, x: Decimal) -> bool:
        """True when x lies in the interval, its limits included."""
        return self.bawah <= x <= self.atas

    def beririsan(self, lain: Selang) -> bool:
        """True when the two intervals share at least one value."""
        return self.bawah <= lain.atas and lain.bawah <= self.atas


class Angka(NamedTuple):
    """A number as a person wrote it.

    `nilai` is the quantity, a percent as a ratio ("92,81%" -> 0.9281); `desimal` and `ketelitian` count
    decimals in the unit shown ("92,81%" -> 2). `ketelitian` says which decimals define the rounding
    interval: None for a value known exactly, -1 for the decimals shown. `teks` is the writing itself, what
    an explanation quotes.
    """

    nilai: Decimal
    desimal: int = 0
    persen: bool = False
    satuan: str = ""
    teks: str = ""
    ketelitian: int | None = -1

    @property
    def skala(self) -> int:
        """How many units shown make one unit of `nilai`: 100 for a percent, else 1."""
        return 100 if self.persen else 1

    @property
    def desimal_nilai(self) -> int:
        """Decimals of `nilai` itself at which the writing was rounded ("92,81%" -> 4)."""
        return self.desimal + 2 if self.persen else self.desimal

    def selang(self) -> Selang:
        """The values that this writing can stand for: half a unit of the last decimal to either side."""
        if self.ketelitian is None:
            return Selang(self.nilai, self.nilai)
        desimal = self.desimal if self.ketelitian < 0 else self.ketelitian
        jarak = SETENGAH.scaleb(-desimal - (2 if self.persen else 0))
        return Selang(_lebar.subtract(self.nilai, jarak), _lebar.add(self.nilai, jarak))

    def dengan_ketelitian(self, ketelitian: int | None) -> Angka:
        """The same writing with another precision; None makes it an exact point."""
        return self._replace(ketelitian=ketelitian)

    def tulis(self) -> str:
        """The number as Indonesian text: the writing itself when known, else in standard form."""
        return self.teks or tulis_angka(
            self.nilai, self._desimal_perlu(), persen=self.persen, satuan=self.satuan, rp=self.satuan == "Rp"
        )

    def _desimal_perlu(self) -> int:
        """The decimals, without the zeros at the end of an unrounded number: 1,00, not 1,0000000000."""
        if self.desimal <= _DESIMAL_KETIK:
            return self.desimal
        tampil = bulat(self.nilai * self.skala, self.desimal).normalize()
        return min(self.desimal, max(2, -int(tampil.as_tuple().exponent)))


def bulat(nilai: Decimal, desimal: int, cara: str = ROUND_HALF_UP) -> Decimal:
    """Round half-up (away from zero, as Excel's ROUND) to `desimal` decimals; -1 rounds to tens.

    Digits beyond the fortieth are guard digits of a computation and are settled first. `cara` is another way to round.
    """
    if len(nilai.as_tuple().digits) > DIGIT_TERJAGA:
        nilai = _terjaga.plus(nilai)
    if desimal >= 0 and nilai.adjusted() > 1_000:
        return nilai
    return nilai.quantize(Decimal((0, (1,), -desimal)), rounding=cara, context=_lebar)


def dari_float(x: float) -> Decimal:
    """The Decimal of a float's shortest writing: 0.1 -> Decimal("0.1"). ValueError for NaN and infinities."""
    nilai = Decimal(repr(x)) if isinstance(x, float) else Decimal(x)
    if not nilai.is_finite():
        raise ValueError(f"no finite number: {x!r}")
    return nilai


def float_tepat(x: float) -> tuple[Decimal, int]:
    """A float's shortest writing as a Decimal, and its decimals: 0.1 -> 1, 37.0 -> 0, 1e-07 -> 7.

    ValueError for NaN and infinities.
    """
    teks = repr(x)
    _, _, pecahan = teks.partition(".")
    if pecahan.isdigit():
        return Decimal(teks), 0 if pecahan == "0" else len(pecahan)
    nilai = dari_float(x)
    return nilai, max(0, -int(nilai.normalize().as_tuple().exponent))


def bakukan(teks: str) -> str:
    """One line with plain spaces, hyphens, digits and percent signs; invisible characters removed."""
    return " ".join(teks.translate(_BAKU).split())


def kosong(teks: str | None) -> bool:
    """True when a cell says that it has no value: blank, "-", "..", "n/a", "tidak ada", "Rp -". Never 0."""
    if not teks:
        return True
    baku = bakukan(teks[:60]).casefold()
    inti = baku.removeprefix("rp").lstrip(". ") if baku.startswith("rp") else baku
    return len(teks) <= 60 and (not inti.strip("-.…_ %()") or inti.strip("()") in _KOSONG)


def titik_ambigu(teks: str) -> bool:
    """True for "4.310" and "1.234": one point before exactly three digits, a thousand or a decimal."""
    cocok = _POLA.fullmatch(bakukan(teks)) if len(teks) <= 200 else None
    if cocok is None or cocok["rp"]:
        return False
    digit = cocok["digit"]
    return digit.count(".") == 1 and _beribuan(digit, ".")


def baca_angka(teks: str, *, titik_desimal: bool | None = None) -> Angka | None:
    """Read one Indonesian number with its sign, Rp, percent and unit; None when the text is no number.

    `titik_desimal` settles a point before exactly three digits ("4.310"): True = decimal point, False =
    thousands, None = thousands, but a decimal point before a percent sign. Not numbers: "-", "n/a", dates,
    times, ranges, codes (7.01.01, 03), "9 Tahun 2025", "1. Layanan", "(5)", identifiers beyond 15 digits.
    """
    if len(teks) > 200:
        return None
    cocok = _POLA.fullmatch(bakukan(teks))
    if cocok is None:
        return None
    ribuan_titik = not titik_desimal if titik_desimal is not None else not cocok["persen"] or bool(cocok["rp"])
    terbaca = _baca_digit(cocok["digit"], ribuan_titik)
    if terbaca is None:
        return None
    satuan = _baca_satuan(cocok)
    minus = _baca_tanda(cocok)
    if satuan is None or minus is None:
        return None
    persen = satuan == "%"
    bilangan, desimal = terbaca
    nilai = Decimal((int(minus), tuple(map(int, bilangan)), -desimal - (2 if persen else 0)))
    return Angka(nilai, desimal, persen, "" if persen else satuan, teks.strip())


def _baca_digit(digit: str, ribuan_titik: bool) -> tuple[str, int] | None:
    """Digits without separators and the number of decimals: "2.247,50" -> ("224750", 2)."""
    kiri, tanda, kanan = _pisah_desimal(digit, ribuan_titik)
    if tanda != "." and _beribuan(kiri, "."):
        kiri = kiri.replace(".", "")
    elif tanda != "," and _beribuan(kiri, ","):
        kiri = kiri.replace(",", "")
    elif len(kiri) > _DIGIT_ID:
        return None
    if not _polos(kiri) or (tanda and not kanan.isdecimal()) or len(kiri + kanan) > _DIGIT_TERBANYAK:
        return None
    return kiri + kanan, len(kanan)


def _beribuan(digit: str, tanda: str) -> bool:
    """True for digits in groups of three after a first group of one to three that begins with no zero: "2.247"."""
    depan, *lain = digit.split(tanda)
    return bool(lain) and len(depan) <= 3 and depan != "0" and _polos(depan) and all(map(_tiga_digit, lain))


def _tiga_digit(digit: str) -> bool:
    return len(digit) == 3 and digit.isdecimal()


def _polos(digit: str) -> bool:
    """True for a whole number without separators and without a zero in front."""
    return digit.isdecimal() and (digit[0] != "0" or digit == "0")


def _pisah_desimal(digit: str, ribuan_titik: bool) -> tuple[str, str, str]:
    """Split at the decimal sign: the last of two kinds, or one that comes once and is no thousands sign."""
    titik, koma = digit.count("."), digit.count(",")
    if titik and koma:
        tanda = "," if digit.rindex(",") > digit.rindex(".") else "."
    elif koma == 1:
        tanda = ","
    elif titik == 1 and not (ribuan_titik and _beribuan(digit, ".")):
        tanda = "."
    else:
        return digit, "", ""
    return digit.rpartition(tanda) if digit.count(tanda) == 1 else (digit, "", "")


def _baca_satuan(cocok: re.Match[str]) -> str | None:
    """The unit: "%", "Rp", words, or "" for none; None when what follows the digits is no unit."""
    satuan = cocok["satuan"].strip()
    if (cocok["strip"] or "").startswith(".") and not (cocok["rp"] or _beribuan(cocok["digit"], ".")):
        return None  # "3.-" may be a number in a list
    if cocok["rp"]:
        return "Rp" if not satuan and not cocok["persen"] else None
    if cocok["strip"] and not satuan:
        return ""
    if cocok["persen"]:
        return "%" if satuan.casefold().strip("()") in ("", "persen", "persentase") else None
    if not satuan or satuan.casefold() in ("persen", "(persen)"):
        return "%" if satuan else ""
    return satuan if _satuan_sah(satuan, cocok) else None


def _satuan_sah(satuan: str, cocok: re.Match[str]) -> bool:
    """A unit is one to six words without free digits; "Tahun 2025", "Agustus", "miliar" are none.

    A rate may name the round number that it counts by: "per 100.000 KH", "kematian per 1.000 kelahiran hidup".
    """
    if cocok["kurung"] or cocok["strip"] or (cocok["minus"] or "").endswith(" "):
        return False
    if not (satuan[0].isalpha() or satuan[0] in "(‰°"):
        return False  # "1½" is not one of a unit "½"
    if satuan in _MIRIP_ANGKA and cocok.string[cocok.end("digit")] == satuan:
        return False
    kata = satuan.casefold().replace("/", " ").split()
    if satuan[0].isupper() and re.fullmatch(_NOMOR_BAB, cocok["digit"]) and (len(kata) > 1 or len(kata[0]) > 5):
        return False  # "3.1 Capaian Kinerja" is a heading; "4.5 Ha" and "4,5 Hektar Sawah" are quantities
    per = re.fullmatch(_PER_BILANGAN, satuan)
    polos = f"{per['kata']}per{per['apa'] or ''}" if per is not None else satuan
    return (
        len(satuan) <= 60
        and len(kata) <= 6
        and re.fullmatch(_SATUAN, polos) is not None
        and not re.search(_ANGKA_BEBAS, polos)
        and _BUKAN_SATUAN.isdisjoint(kata)
    )


def _baca_tanda(cocok: re.Match[str]) -> bool | None:
    """True = negative. Parentheses are a minus sign in accounting style only: "(2.852.500)", not "(5)"."""
    minus = (cocok["minus"] or "").strip() == "-" or bool(cocok["minus2"])
    if bool(cocok["kurung"]) != bool(cocok["tutup"]) or (cocok["minus"] and cocok["minus2"]):
        return None
    if not cocok["kurung"]:
        return minus
    akuntansi = cocok["rp"] or "," in cocok["digit"] or _beribuan(cocok["digit"], ".")
    return None if cocok["minus"] or cocok["minus2"] or not akuntansi else True


def tulis_angka(nilai: Decimal, desimal: int, *, persen: bool = False, satuan: str = "", rp: bool = False) -> str:
    """Indonesian text of a value, rounded half-up: "2.247.666.203", "92,81%", "3 dokumen", "Rp 4.110.000,00".

    `nilai` is a ratio when `persen`; `desimal` counts decimals of the unit shown.
    """
    tampil = bulat(nilai, desimal + 2).scaleb(2, _lebar) if persen else bulat(nilai, desimal)
    teks = f"{tampil.copy_abs():,.{desimal}f}".translate({44: ".", 46: ","})
    tanda = "-" if tampil < 0 else ""
    if rp:
        return f"{tanda}Rp {teks}"
    return f"{tanda}{teks}{'%' if persen else ''}{' ' + satuan if satuan and not persen else ''}"
