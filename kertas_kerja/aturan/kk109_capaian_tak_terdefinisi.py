"""KK109: capaian ditulis sebagai angka padahal targetnya nol atau kosong."""

from __future__ import annotations

from kertas_kerja.aturan.akibat import lanjutan_tabel
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import daftar_kata, temuan
from kertas_kerja.aturan.tanpa_target import tanpa_target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.akibat import Lanjutan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.tanpa_target import TanpaTarget
    from kertas_kerja.model import Tabel, Temuan

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
        daftar = list(tanpa_target(tabel))
        akibat = lanjutan_tabel(bahan, tabel) if daftar else None
        for satu in daftar:
            yield _temuan(tabel, satu, akibat)


def _temuan(tabel: Tabel, satu: TanpaTarget, lanjutan: Lanjutan | None) -> Temuan:
    sel, *ikut = satu.sel
    isi = satu.target.teks or "kosong"
    beserta = f" beserta {daftar_kata([s.alamat for s in ikut])}" if ikut else ""
    uraian = f"capaian = realisasi ÷ target tidak terdefinisi untuk target {isi}"
    akibat = lanjutan.kalimat((sel.baris, sel.kolom), "bila dikosongkan") if lanjutan is not None else ""
    return temuan(
        ATURAN,
        sel,
        f"tertulis {sel.teks} padahal targetnya {isi}; kosongkan sel ini{beserta}.",
        tabel=tabel,
        uraian="; ".join(filter(None, (uraian, akibat))),
        terkait=[satu.target, *ikut],
    )
