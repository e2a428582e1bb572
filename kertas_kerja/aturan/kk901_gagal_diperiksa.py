"""KK901: sebuah aturan tidak dapat dijalankan; disebut agar kertas tidak tampak bersih tanpa diperiksa."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import Sebutan, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Tabel, Temuan

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


def gagal_pada_berkas(bahan: Bahan, kode: str, galat: Exception) -> Temuan:
    """Sebuah aturan gagal atas buku kerja itu; menunjuk sudut lembar bertabel yang pertama."""
    lembar = bahan.tabel[0].lembar if bahan.tabel else bahan.buku.sheets[0].name
    return _gagal((lembar, 1, 1), f"Aturan {kode}", "berkas ini", galat)


def gagal_pada_tabel(tabel: Tabel, letak: tuple[int, int], apa: str, galat: Exception) -> Temuan:
    """Sebuah pemeriksaan gagal atas satu tabel; `letak` (baris, kolom) sel yang ditunjuk."""
    di_mana = f"tabel di {tabel.lembar}!{tabel.rentang.format()}"
    return _gagal((tabel.lembar, *letak), apa, di_mana, galat, tabel)


def _gagal(letak: tuple[str, int, int], apa: str, di_mana: str, galat: Exception, tabel: Tabel | None = None) -> Temuan:
    pesan = f"{apa} tidak dapat dijalankan pada {di_mana} ({type(galat).__name__}); periksa manual."
    return temuan(ATURAN, Sebutan(*letak, ""), pesan, tabel=tabel, beralamat=False)
