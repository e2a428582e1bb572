"""Kenaikan target dalam analisis Kertas Kerja terhadap kolom barisnya: "target 2026 78,90 atau naik 0,51 poin"."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Hubungan
from kertas_kerja.aturan.kalimat_baris import KOLOM_NAMA
from kertas_kerja.aturan.kalimat_temuan import Hitungan, hubungan, rujuk, ukuran
from kertas_kerja.aturan.kalimat_tumbuh import baca_tumbuh
from kertas_kerja.rumus.ekspresi import Kolom

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Aturan
    from kertas_kerja.aturan.kalimat import Bagian, Bilangan
    from kertas_kerja.aturan.kalimat_sumber import SelTeks
    from kertas_kerja.model import Sel

# Kenaikan sebagian saja, atau terhadap sesuatu yang bukan kolom baris itu.
_BUKAN_TARGETNYA = re.compile(
    r"\b(?:komponen|sub ?komponen|aspek|unsur|layanan|program|kegiatan|bobot|nasional|provinsi|kabupaten|kota|renstra"
    r"|rpjmd|rpd|renja|rkpd|rata-rata|tb|tw|triwulan|tribulan|semester|anggaran|pagu|masing-masing|maksimal|minimal|semula|murni)\b"
)
_POIN = re.compile(r" ?\(?(?:poin|point)\b")
target, lalu = Kolom("target"), Kolom("tahun_lalu")


def hubungan_kenaikan_target(sumber: SelTeks, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap kenaikan yang menyertai target tahun N: selisihnya dari realisasi atau target N-1."""
    if sumber.isi is None or sumber.isi.jenis != "data" or sumber.kunci in KOLOM_NAMA:
        return
    kini = sumber.isi.ambil("target")
    asal = [s for k in ("realisasi_prev", "target_prev") if (s := sumber.isi.ambil(k)) is not None and s.angka]
    if kini is None or kini.angka is None or not asal:
        return
    for bagian in sumber.teks.bagian:
        poin = _kenaikan(sumber, bagian, kini)
        if poin is not None and (hasil := _banding(sumber, poin, kini, asal, aturan)) is not None:
            yield hasil


def _kenaikan(sumber: SelTeks, bagian: Bagian, kini: Sel) -> Bilangan | None:
    """Kenaikan dalam poin di bagian yang menyebut target tahun N, bila nilai lama dan barunya belum lengkap."""
    isi = sumber.teks.isi(bagian)
    if _BUKAN_TARGETNYA.search(isi) or not _menyebut_target(sumber, bagian, kini):
        return None
    t = baca_tumbuh(sumber.teks, bagian)
    if t is None or t.poin is None or (t.lama is not None and t.baru is not None):
        return None
    return t.poin if _POIN.match(sumber.teks.kanon, t.poin.ujung) else None


def _menyebut_target(sumber: SelTeks, bagian: Bagian, kini: Sel) -> bool:
    """Benar bila angka target N tertulis di bagian itu, dan tahun yang disebut hanya N dan N-1."""
    assert sumber.tabel is not None
    assert kini.angka is not None
    ini = sumber.tabel.tahun
    tahun = set(sumber.teks.tahun(bagian.mulai, bagian.akhir))
    if ini is None or not tahun <= {ini, ini - 1}:
        return False
    return any(b.angka is not None and b.angka.nilai == kini.angka.nilai for b in bagian.bilangan)


def _banding(sumber: SelTeks, poin: Bilangan, kini: Sel, asal: list[Sel], aturan: Aturan) -> Hubungan | None:
    """Cocok bila sama dengan selisih dari salah satu; salah bila dari keduanya lain."""
    assert poin.angka is not None
    assert kini.angka is not None
    tertulis = poin.angka._replace(nilai=abs(poin.angka.nilai))
    if kini.angka.persen and not tertulis.persen:
        tertulis = tertulis._replace(nilai=tertulis.nilai / 100, persen=True)
    hasil = []
    for s in asal:
        if s.angka is None or s.angka.persen != tertulis.persen or s.angka.persen != kini.angka.persen:
            continue
        naik = kini.angka.nilai >= s.angka.nilai
        h = Hitungan(
            aturan.kode, sumber, target - lalu if naik else lalu - target,
            {target: ukuran(kini.angka), lalu: ukuran(s.angka)}, tertulis, sumber.teks.kutip(poin, poin, 5),
            "kenaikan target" if naik else "penurunan target", terkait=rujuk([kini, s]),
        )  # fmt: skip
        hasil.append((h, h.putus()))
    cocok = next((x for x in hasil if x[1].status in ("exact", "rounding")), hasil[0] if hasil else None)
    return hubungan(*cocok) if cocok is not None else None
