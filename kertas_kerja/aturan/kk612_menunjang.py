"""KK612: sebutan "menunjang" atau "kurang menunjang" yang tidak sesuai dengan capaian programnya."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel, Temuan
    from kertas_kerja.profil import Profil

ATURAN = Aturan(
    kode="KK612",
    nama="Menunjang atau kurang menunjang",
    tingkat="warning",
    apa='Program dengan capaian sedikitnya 100% disebut "Sangat Menunjang", di bawahnya "Kurang Menunjang"; '
    "kegiatan dan sub kegiatannya mengikuti.",
    mengapa="Kesimpulan ini ditulis terpisah dari angkanya dan tertinggal saat capaian program berubah.",
    contoh='program dengan capaian 83,33% yang disebut "Sangat Menunjang"',
    cara="Sesuaikan sebutannya dengan capaian program, atau periksa capaiannya.",
)

_KURANG = r"(?i)^\W*(?:kurang|tidak|belum)\b"
_MENUNJANG = r"(?i)\bmenunjang\b"


class Kesimpulan(NamedTuple):
    """Sebutan satu baris, capaian program yang menentukannya, dan sebutan yang seharusnya."""

    sel: Sel
    capaian: Sel
    seharusnya: str
    sesuai: bool


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap sebutan yang menyimpang, di tabel yang sebagian besar sebutannya sesuai."""
    for tabel in bahan.tabel:
        daftar = list(_sebutan(tabel, bahan.konteks.profil)) if tabel.punya("menunjang") else []
        if sum(s.sesuai for s in daftar) * 2 > len(daftar):
            yield from (_temuan(tabel, s) for s in daftar if not s.sesuai)


def _sebutan(tabel: Tabel, profil: Profil) -> Iterator[Kesimpulan]:
    """Sebutan setiap baris; baris tanpa program di atasnya yang bercapaian dilewati."""
    atas = min((b.tingkat for b in tabel.data()), default=0)
    penentu: Sel | None = None
    for b in tabel.data():
        if b.tingkat == atas and not b.lanjutan:
            penentu = b.ambil("capaian")
        sel = b.ambil("menunjang")
        if penentu is None or penentu.angka is None or sel is None or not re.search(_MENUNJANG, sel.teks):
            continue
        ya = penentu.angka.nilai >= profil.menunjang_mulai
        yield Kesimpulan(sel, penentu, profil.menunjang[not ya], ya != bool(re.search(_KURANG, sel.teks)))


def _temuan(tabel: Tabel, s: Kesimpulan) -> Temuan:
    return temuan(
        ATURAN,
        s.sel,
        f'menyebut "{" ".join(s.sel.teks.split()[:2])}", sedangkan capaian programnya '
        f'{s.capaian.teks}; seharusnya "{s.seharusnya}".',
        tabel=tabel,
        seharusnya=s.seharusnya,
        terkait=[s.capaian],
    )
