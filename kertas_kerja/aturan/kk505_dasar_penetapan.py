"""KK505: baris Kertas Kerja tanpa data tahun lalu, tanpa program pendukung, atau tanpa tindak lanjut."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.target_n import baris_target, pasangan, temuan_target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.target_n import BarisTarget
    from kertas_kerja.model import Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK505",
    nama="Dasar penetapan target",
    tingkat="warning",
    apa="Setiap target punya data tahun lalu, program pendukung, dan tindak lanjut bila target lalu tidak tercapai.",
    mengapa="Tanpa dasar itu evaluator tidak dapat menilai apakah target wajar dan dapat dicapai.",
    contoh="kolom Keterkaitan dengan Program kosong pada baris Indeks Kualitas Kinerja Kecamatan",
    cara="Isi data tahun lalu dan programnya, dan tulis tindak lanjut untuk target yang tidak tercapai.",
    dasar="permenpanrb-88-2021",
)
_TINDAK = (
    r"tindak ?lanjut|upaya|langkah|perbaik|strategi|rencana aksi|meningkatkan|peningkatan|optimal|menguatkan|memperkuat"
    r"|evaluasi|koordinasi|pembinaan|pendampingan|digarap|dibenahi|membenahi"
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap kolom yang kosong dan setiap target lalu yang tidak tercapai tanpa tindak lanjut."""
    for b in baris_target(bahan):
        yield from _data_lalu(bahan, b)
        yield from _program(bahan, b)
        yield from _tindak_lanjut(bahan, b)


def _data_lalu(bahan: Bahan, b: BarisTarget) -> Iterator[Temuan]:
    if b.realisasi_prev is not None and _kosong(bahan, b.realisasi_prev):
        pesan = "kosong; isi realisasi tahun lalu sebagai dasar target."
        yield temuan_target(ATURAN, b, b.realisasi_prev, pesan, "target N tanpa realisasi N-1", terkait=(b.target,))


def _program(bahan: Bahan, b: BarisTarget) -> Iterator[Temuan]:
    sel = b.baris.ambil("program")
    if sel is not None and _kosong(bahan, sel):
        pesan = "kosong; isi program, kegiatan, atau sub kegiatan yang mendukung indikator ini."
        yield temuan_target(ATURAN, b, sel, pesan, "target N tanpa program pendukung", terkait=(b.target,))


def _tindak_lanjut(bahan: Bahan, b: BarisTarget) -> Iterator[Temuan]:
    angka = pasangan(b.realisasi_prev, b.target_prev)
    if angka is None or not b.lebih_baik(angka[1], angka[0]) or re.search(_TINDAK, b.analisis):
        return
    if any(t.kind == "komponen_target" and t.lembar == b.tabel.lembar and _bertindak(t) for t in bahan.tabel):
        return
    sel = b.baris.ambil("analisis")
    if sel is not None and b.realisasi_prev is not None and b.target_prev is not None:
        pesan = "tidak memuat tindak lanjut padahal target tahun lalu tidak tercapai; tulis langkah perbaikannya."
        uraian = f"realisasi N-1 {b.realisasi_prev.teks} terhadap target N-1 {b.target_prev.teks}"
        yield temuan_target(ATURAN, b, sel._replace(teks=""), pesan, uraian, terkait=(b.target_prev, b.realisasi_prev))


def _bertindak(tabel: Tabel) -> bool:
    return any((s := b.ambil("tindak_lanjut")) is not None and s.teks for b in tabel.data())


def _kosong(bahan: Bahan, sel: Sel) -> bool:
    """Benar bila sel itu kosong dan bukan bagian sel gabungan yang berisi."""
    if sel.teks or sel.rumus is not None:
        return False
    gabung = bahan.buku.sheet(sel.lembar).merge_at(sel.baris, sel.kolom)
    return gabung is None or not bahan.buku.sheet(sel.lembar).text(gabung.top, gabung.left)
