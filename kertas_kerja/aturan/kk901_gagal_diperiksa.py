"""KK901: sebuah aturan tidak dapat dijalankan; disebut agar kertas tidak tampak bersih tanpa diperiksa."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan

ATURAN = Aturan(
    kode="KK901",
    nama="Aturan tidak dapat dijalankan",
    tingkat="warning",
    apa="Sebuah pemeriksaan berhenti karena isi berkas tidak terduga.",
    mengapa="Pemeriksaan yang gagal diam-diam lebih berbahaya daripada yang disebut.",
    contoh="isi sel sangat tidak lazim sehingga aturan tidak selesai",
    cara="Periksa bagian itu secara manual dan laporkan berkas contohnya kepada pengembang.",
)


def periksa(bahan: Bahan) -> Iterable[Temuan]:
    """Tidak memeriksa apa pun; temuan ini dibuat oleh pelaksana aturan."""
    return ()
