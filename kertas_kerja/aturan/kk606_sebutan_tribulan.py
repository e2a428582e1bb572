"""KK606: TB, TW, dan TR dipakai bercampur dalam satu buku."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import daftar_kata, potong, sel_judul, sel_kepala, temuan
from kertas_kerja.tabel.kosakata import KE_TRIBULAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.sebutan import Sebutan
    from kertas_kerja.model import Tabel, Temuan

ATURAN = Aturan(
    kode="KK606",
    nama="Sebutan tribulan",
    tingkat="info",
    apa="Satu buku memakai satu sebutan untuk tribulan: TB, TW, atau TR.",
    mengapa="Sebutan yang bercampur menyulitkan pencarian dan tampak seperti dua hal yang berbeda.",
    contoh='"TB IV" pada judul tabel realisasi, "TW IV" pada rencana tindak lanjut',
    cara="Pilih satu sebutan dan pakai di semua judul dan kepala kolom.",
)

_SEBUTAN = rf"\b(tb|tribulan|tw|triwulan|triwilan|tr)\b[ .-]*{KE_TRIBULAN}\b"
_KELUARGA = {"tb": "TB", "tribulan": "TB", "tw": "TW", "triwulan": "TW", "triwilan": "TW", "tr": "TR"}


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap sebutan yang lebih jarang, di tempat pertamanya."""
    tempat: dict[str, list[tuple[Sebutan, Tabel]]] = {}
    for tabel in bahan.tabel:
        for s in dict.fromkeys((*sel_judul(tabel), *sel_kepala(bahan, tabel))):
            for kata in sebutan(s.teks):
                tempat.setdefault(kata, []).append((s, tabel))
    urut = sorted(tempat, key=lambda k: (-len(tempat[k]), k))
    for kata in urut[1:]:
        utama = daftar_kata(f'"{u}" ({len(tempat[u])} kali)' for u in urut if u != kata)
        s, tabel = tempat[kata][0]
        pesan = (
            f'memakai sebutan "{kata}" ("{potong(s.teks, 50)}"), sedangkan buku ini juga memakai {utama}; pilih satu.'
        )
        lain = [t for t, _ in (*tempat[kata][1:], *tempat[urut[0]])]
        yield temuan(ATURAN, s, pesan, tabel=tabel, terkait=lain)


def sebutan(teks: str) -> set[str]:
    """Sebutan tribulan yang dipakai sebuah tulisan: TB, TW, TR."""
    kecil = teks.lower()
    if "tb" not in kecil and "tw" not in kecil and "tr" not in kecil:
        return set()
    return {_KELUARGA[k] for k in re.findall(_SEBUTAN, kecil)}
