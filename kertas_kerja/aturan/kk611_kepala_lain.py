"""KK611: kepala kolom menyebut indeks lain dari judul tabelnya."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import daftar_kata, potong, sel_kepala, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Tabel, Temuan

ATURAN = Aturan(
    kode="KK611",
    nama="Kepala kolom menyebut hal lain",
    tingkat="warning",
    apa="Kepala kolom tabel komponen menyebut indeks yang sama dengan judulnya.",
    mengapa="Kepala yang tertinggal dari tabel lain membuat angka IKKK terbaca sebagai IKM.",
    contoh='kepala kolom "IKM 2024" pada tabel "Komponen Hasil Penilaian IKKK"',
    cara="Ganti nama indeks di kepala kolom dengan yang disebut judul tabel.",
)

_HAL = (
    r"(?P<IKM>\bikm\b|kepuasan masyarakat)|(?P<IKKK>\bikkk\b|kinerja kecamatan)"
    r"|(?P<IPP>\bipp\b|pelayanan publik|\bf ?0?[23]\b)|(?P<AKIP>\bs?akip\b|akuntabilitas)"
    r"|(?P<RB>\brb\b|reformasi birokrasi)"
)
_PENDAMPING = ("unsur layanan", "unsur pelayanan")  # kata kepala tabel IKM
JENIS = {
    "komponen_ikm": "IKM",
    "komponen_ikkk": "IKKK",
    "komponen_ipp": "IPP",
    "komponen_akip": "AKIP",
    "komponen_rb": "RB",
    "komponen_target": "",
}


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap tabel komponen yang kepalanya menyebut indeks lain."""
    for tabel in bahan.tabel:
        if tabel.kind in JENIS:
            yield from _tabel(bahan, tabel)


def hal(teks: str) -> set[str]:
    """Indeks yang disebut sebuah tulisan."""
    return {m.lastgroup or "" for m in re.finditer(_HAL, teks.lower())}


def _tabel(bahan: Bahan, tabel: Tabel) -> Iterator[Temuan]:
    milik = hal(tabel.judul) or {JENIS[tabel.kind]} - {""}
    kepala = sel_kepala(bahan, tabel)
    asing = [s for s in kepala if (h := hal(s.teks)) and not h & milik]
    if not milik or not asing or any(hal(s.teks) & milik for s in kepala):
        return
    di = asing[0]
    pendamping = [s for s in kepala if s is not di and s.teks.lower().endswith(_PENDAMPING)]
    juga = f' (juga "{potong(pendamping[0].teks, 40)}")' if pendamping and "IKM" not in milik else ""
    yield temuan(
        ATURAN,
        di,
        f'menyebut "{potong(di.teks, 40)}"{juga}, sedangkan tabel ini tentang {daftar_kata(sorted(milik))}; '
        "betulkan kepala kolomnya.",
        tabel=tabel,
        seharusnya=daftar_kata(sorted(milik)),
        uraian=f"judul tabel: {potong(tabel.judul, 120)}",
        terkait=[*asing[1:], *pendamping],
    )
