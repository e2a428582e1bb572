"""KK608: isian contoh ("Tahun n", "xxx", "……") tertinggal di judul atau kepala kolom."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import potong, sel_judul, sel_kepala, tahun_tertulis, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.sebutan import Sebutan
    from kertas_kerja.model import Tabel, Temuan, Tingkat

ATURAN = Aturan(
    kode="KK608",
    nama="Isian contoh tertinggal",
    tingkat="warning",
    apa='Judul dan kepala tabel tidak memuat isian contoh seperti "Tahun n", "20xx", "xxx", atau titik-titik.',
    mengapa="Isian contoh yang tercetak menunjukkan formulir belum selesai diisi.",
    contoh='kepala kolom "Realisasi tahun n (2025)" atau judul "Kecamatan …… Tahun 20xx"',
    cara="Ganti isian contoh dengan tahun atau nama yang sebenarnya.",
)

# Pola dikompilasi saat pertama dipakai, sesudah saringan huruf yang murah.
_TAHUN_N = r"(?i)\b(?:tahun|thn|th\b\.?) ?\(?n\b ?(?:[-–+] ?\d)?"
_CONTOH = (
    r"(?i)(?<!\d)20(?:xx|x\b|\.{2,}|…|__+|\?\?)|\bx{3,}\b|\bxx\b|…|(?<!dst)\.{3,}|_{3,}"
    r"|[<\[{](?:tahun|nama|isi|tulis|opd|skpd|perangkat|kecamatan|dinas|bulan|tanggal)\b[^>\]}]{0,40}[>\]}]"
)
_TANDA_CONTOH = ("..", "…", "xx", "__", "20x", "??", "[", "<", "{")
# Formulir Kertas Kerja memang berkepala "Target Tahun N-1" dan "Target Tahun N".
BERTAHUN_N = frozenset({"kkpt", "komponen_target"})


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap tulisan berisi contoh, dan satu untuk setiap tabel yang masih memuat "tahun n"."""
    sudah = set()
    for tabel in bahan.tabel:
        if not _terisi(tabel):
            continue
        bertahun_n = []
        for kepala, daftar in ((False, sel_judul(tabel)), (True, sel_kepala(bahan, tabel))):
            for s in daftar:
                if s in sudah:
                    continue
                sudah.add(s)
                cocok = contoh(s.teks)
                if cocok is not None and not s.teks.lower().startswith("dst"):
                    pesan = f'masih memuat isian contoh "{cocok[0]}" ("{potong(s.teks)}"); ganti dengan isinya.'
                    yield temuan(ATURAN, s, pesan, tabel=tabel)
                elif tahun_n(s.teks) and not (kepala and tabel.kind in BERTAHUN_N):
                    bertahun_n.append(s)
        if bertahun_n:
            yield _tahun_n(tabel, bertahun_n)


def _biasa(s: Sebutan) -> bool:
    """Tahunnya ditulis juga, atau "Tahun n-1" di kepala kolom: terbaca, walaupun masih bunyi formulir."""
    return bool(tahun_tertulis(s.teks)) or tahun_n(s.teks)[-1:].isdigit()


def contoh(teks: str) -> re.Match[str] | None:
    """Isian contoh pertama di sebuah tulisan."""
    kecil = teks.lower()
    return re.search(_CONTOH, teks) if any(t in kecil for t in _TANDA_CONTOH) else None


def tahun_n(teks: str) -> str:
    """ "Tahun N-1" bila tulisan itu memuatnya, selain itu ""."""
    kecil = teks.lower()
    cocok = re.search(_TAHUN_N, teks) if "n n" in kecil or "th" in kecil or "(n" in kecil else None
    return cocok[0].strip() if cocok is not None else ""


def _terisi(tabel: Tabel) -> bool:
    """Benar bila ada angka yang diisikan; formulir kosong memang masih berisi contoh."""
    return any(s.angka is not None for b in tabel.data() for k, s in b.sel.items() if k not in ("no", "bobot"))


def _tahun_n(tabel: Tabel, daftar: list[Sebutan]) -> Temuan:
    """ "Tahun n" di samping tahunnya hanya catatan; tanpa tahun, pembaca tidak tahu tahun mana."""
    s = next((s for s in daftar if not _biasa(s)), daftar[0])
    kata = tahun_n(s.teks)
    pesan = f'masih memuat "{kata}" dari formulir ("{potong(s.teks)}"); tulis tahunnya saja.'
    tingkat: Tingkat = "info" if _biasa(s) else ATURAN.tingkat
    return temuan(ATURAN, s, pesan, tabel=tabel, tingkat=tingkat, terkait=[t for t in daftar if t is not s])
