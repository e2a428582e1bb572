"""Number formats under which a number looks the way it was typed as text ("3 dokumen", "92,81 %", "Rp 1.000")."""

from __future__ import annotations

import re
from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.angka import Angka

_DIGIT = r"\d[\d.,]*\d|\d"
_RIBUAN_KOMA = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"  # 181,400,000.50 as other countries write it
_TUKAR = str.maketrans(".,", ",.")


def kode_format(teks: str, angka: Angka) -> str | None:
    """The format code that shows `angka` like `teks`; None where no code does.

    A decimal point becomes the decimal comma of an Indonesian Excel, commas between thousands its points; everything
    else stays as it looks.
    """
    cocok = re.search(_DIGIT, teks)
    if cocok is None:
        return None
    depan, belakang = teks[: cocok.start()], teks[cocok.end() :]
    if angka.nilai < 0 and depan.strip() in ("-", "−"):
        depan = ""
    tampak = abs(angka.nilai) * (100 if "%" in belakang else 1)
    ribuan = tampak >= 1000 and re.match(r"\d{1,3}[.,]\d{3}", cocok[0]) is not None
    inti = ("#,##0" if ribuan else "0") + ("." + "0" * angka.desimal if angka.desimal else "")
    kode = kutip(depan) + inti + kutip(belakang)
    return kode if _sama(kode, teks, angka, cocok[0]) else None


def kutip(teks: str) -> str:
    """Literal text inside a format code; a percent sign stays a real one."""
    if not teks:
        return ""
    if "%" in teks:
        depan, _, belakang = teks.partition("%")
        return f"{kutip(depan)}%{kutip(belakang)}"
    return '"' + teks.replace('"', "").replace("\xa0", " ") + '"'


def nilai_sel(angka: Angka, skala: int) -> Decimal:
    """What the cell holds: the ratio for a percent, percent points where the cell has no sign."""
    return angka.nilai * skala if angka.persen and skala == 100 else angka.nilai


def _sama(kode: str, teks: str, angka: Angka, digit: str) -> bool:
    from kertas_kerja.buku.numfmt import parse
    from kertas_kerja.buku.numshow import show_number

    skala = 1 if "%" in teks or not angka.persen else 100
    tampak = _rapi(show_number(float(nilai_sel(angka, skala)), parse(kode)))
    tulisan = _rapi(teks)
    if tampak == tulisan:
        return True
    if (digit.count(".") == 1 and "," not in digit) or re.fullmatch(_RIBUAN_KOMA, digit):
        return tampak == _rapi(teks.replace(digit, digit.translate(_TUKAR), 1))
    return False


def _rapi(teks: str) -> str:
    return " ".join(teks.replace("−", "-").split())


def kode_baku(jenis: str, desimal: int, persen: bool) -> str:
    """The format for a result in a column that has no format of its own."""
    ekor = "." + "0" * desimal if desimal else ""
    if persen:
        return f"0{ekor}%"
    return "#,##0" if jenis == "rupiah" else f"0{ekor}"
