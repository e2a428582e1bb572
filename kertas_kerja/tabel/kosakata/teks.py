"""Teks sel dalam bentuk pembanding: satu spasi, huruf kecil, tanpa tanda di ujung."""

from __future__ import annotations

import re
import unicodedata

_GARIS = str.maketrans({"–": "-", "—": "-"})
_TANDA_NOMOR = frozenset(".)")
_PENGGALAN = r"([^\W\d_]{2,})-[ \t\r]*\n[ \t]*([^\W\d_]{2,})"


def sambungkan(teks: str) -> str:
    """Kata yang dipenggal di ujung baris menjadi satu lagi: "Indi-\\nkator"; kata ulang dan angka Romawi tidak."""
    return re.sub(_PENGGALAN, _sambungan, teks) if "\n" in teks and "-" in teks else teks


def _sambungan(m: re.Match[str]) -> str:
    kiri, kanan = m[1], m[2]
    utuh = kiri.lower() == kanan.lower() or re.fullmatch(r"[IVX]+", kanan)
    return f"{kiri}-{kanan}" if utuh else kiri + kanan


def normalkan(teks: str) -> str:
    """Teks kepala kolom dalam bentuk pembanding: NFKC, satu spasi, huruf kecil, tanpa `*:.()` di ujung."""
    teks = sambungkan(teks)
    if not teks.isascii():
        teks = unicodedata.normalize("NFKC", teks.replace("©", "c")).translate(_GARIS)
    return " ".join(teks.replace("_", " ").split()).lower().strip(" *:.()")


_SATUAN_UJUNG = r" *\((?:%|persen|(?:rp\.?|rupiah)? ?(?:000|ribu(?:an)?|juta(?:an)?|mil(?:ia|ya)r)?)$"


def daun_polos(teks: str) -> str:
    """Kepala kolom dalam bentuk pembanding tanpa satuan di ujungnya: "Kinerja (%)" menjadi "kinerja"."""
    bersih = normalkan(teks)
    return re.sub(_SATUAN_UJUNG, "", bersih) if "(" in bersih else bersih


def mungkin_bernomor(teks: str) -> bool:
    """Saringan murah: benar bila di awal teks mungkin ada nomor, kode, atau butir ("1. ", "a) ", "2.03.01", "- ")."""
    awal = teks.lstrip()[:24]
    return awal[:1] in ("-", "•") or not _TANDA_NOMOR.isdisjoint(awal)


def tahun_dalam(teks: str) -> int | None:
    """Tahun terakhir yang disebut sebuah judul, None bila tidak ada."""
    semua = re.findall(r"\b(20\d\d)\b", teks)
    return int(semua[-1]) if semua else None
