"""KK903: isi kolom angka bukan angka, sehingga hitungannya tidak dapat diperiksa."""

from __future__ import annotations

import re

from kertas_kerja.angka import baca_angka, kosong
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import dan_lain, temuan
from kertas_kerja.tabel import tabel as deklarasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan
    from kertas_kerja.tabel.dasar import KolomTabel

ATURAN = Aturan(
    kode="KK903",
    nama="Isi bukan angka",
    tingkat="warning",
    apa="Kolom persen dan rupiah, serta target dan realisasi yang capaiannya tertulis, harus berisi angka.",
    mengapa="Kata, tanggal, atau kode di kolom angka membuat hitungan baris itu tidak dapat diperiksa.",
    contoh="realisasi tertulis 12/12/2025 atau 'sesuai' di samping capaian 100%",
    cara="Tulis angkanya; untuk data yang tidak ada tulis '-' atau kosongkan selnya.",
)

MAKS_TERKAIT = 40
_MIRIP_ANGKA = str.maketrans("OoQlI|SZ", "00011152")
# Predikat (WTP, BB) dan rentang (80 - 90) adalah target yang sah walaupun bukan satu angka.
_TARGET_SAH = r"[A-Z]{1,4}[+-]?|[^\d]*\d.*(?:-|–|s\.?/?d\.?|sampai).*\d.*|[<>≥≤].*\d.*"


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap kolom yang memuat isi bukan angka, di sel pertamanya."""
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            asal = deklarasi(tabel.kind).kolom_bernama(kolom.nama)
            if asal is None or asal.jenis not in ("persen", "rupiah", "ukuran"):
                continue
            sel = [s for b in tabel.data() if (s := _tak_terbaca(asal, b, kolom.kunci)) is not None]
            if sel:
                yield _temuan(tabel, sel)


def _tak_terbaca(asal: KolomTabel, baris: Baris, kunci: str) -> Sel | None:
    sel = baris.ambil(kunci)
    if sel is None or sel.angka is not None or sel.kosong or sel.jenis == "e" or kosong(sel.teks):
        return None
    if asal.jenis == "ukuran":
        capaian = baris.ambil("capaian" + kunci[len(asal.nama) :])
        if isinstance(sel.mentah, str) and re.fullmatch(_TARGET_SAH, sel.teks.strip()):
            return None
        if (capaian is None or capaian.kosong or kosong(capaian.teks)) and not _berhuruf(sel.teks):
            return None
    return sel


def _berhuruf(teks: str) -> str:
    """Angka yang dimaksud bila satu hurufnya berdiri di tempat angka: "4,O5" menjadi "4,05"; "" bila bukan demikian."""
    mungkin = teks.strip().translate(_MIRIP_ANGKA)
    huruf = sum(a != b for a, b in zip(teks.strip(), mungkin, strict=True))
    angka = baca_angka(mungkin) if huruf == 1 and sum(map(str.isdigit, teks)) > 1 else None
    return mungkin if angka is not None and not angka.satuan else ""


def _temuan(tabel: Tabel, sel: list[Sel]) -> Temuan:
    awal = sel[0]
    teks = awal.teks if len(awal.teks) <= 40 else awal.teks[:39] + "…"
    angka = _berhuruf(awal.teks)
    sebab = f" (huruf di tempat angka, mungkin {angka})" if angka else ""
    pesan = f'{dan_lain(sel)}berisi "{teks}" yang bukan angka{sebab}, sehingga tidak dapat diperiksa; tulis angkanya.'
    return temuan(ATURAN, awal, pesan, tabel=tabel, terkait=sel[1:MAKS_TERKAIT])
