"""KK109: capaian ditulis sebagai angka padahal targetnya nol atau kosong."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Tabel, Temuan

ATURAN = Aturan(
    kode="KK109",
    nama="Capaian tanpa target",
    tingkat="warning",
    apa="Capaian tidak dapat dihitung bila target nol, kosong, atau '-'; angka di sana harus dikosongkan.",
    mengapa="Capaian 0% pada baris tanpa target ikut terhitung dan menurunkan rata-rata.",
    contoh="target 0,00%, realisasi 0,00%, capaian tertulis 0,00%: rata-rata menjadi terlalu rendah",
    cara="Kosongkan capaian pada baris itu atau tulis '-', lalu keluarkan baris itu dari rata-rata.",
    dasar="permenpanrb-53-2014",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap capaian berangka yang targetnya tidak terdefinisi."""
    for tabel in bahan.tabel:
        for baris in tabel.data():
            for kolom in tabel.kolom_bernama("capaian"):
                yield from _baris(tabel, baris, kolom.grup)


def _baris(tabel: Tabel, baris: Baris, grup: str) -> Iterator[Temuan]:
    akhiran = f"@{grup}" if grup else ""
    capaian, target = (
        baris.ambil("capaian" + akhiran),
        baris.ambil("target" + akhiran) or baris.ambil("target"),
    )
    if capaian is None or capaian.angka is None or target is None:
        return
    nol = target.angka is not None and target.angka.nilai == 0
    kosong = target.angka is None and (target.kosong or target.teks in ("-", "–", "n/a", "N/A"))
    if nol or kosong:
        isi = target.teks or "kosong"
        yield temuan(
            ATURAN,
            capaian,
            f"tertulis {capaian.teks} padahal targetnya {isi}; kosongkan sel ini.",
            tabel=tabel,
            uraian=f"capaian = realisasi ÷ target tidak terdefinisi untuk target {isi}",
            terkait=[target],
        )
