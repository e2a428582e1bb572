"""What stands below the last indicator in the columns of a table: "Tertinggi", "Jumlah indikator tercapai", last year.

Such a row has a label and a figure, but neither a row number nor a target or realisasi of its own: no indicator, and no
part of a mean. A number that the row's own formula works out is an indicator's, whose figures are still to come.
"""

from __future__ import annotations

import re

from kertas_kerja.model.tabel import CATATAN, DATA
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kertas_kerja.kenali.kisi import Kisi
    from kertas_kerja.model import Baris, Kolom, Sel

_PASANGAN = (("target", "realisasi"), ("pagu", "realisasi_anggaran"))
_DIISI = frozenset({"target", "realisasi", "pagu", "realisasi_anggaran", "target_prev", "realisasi_prev"}) | {
    "target_renstra",
    "target_setahun",
    "pagu_murni",
    "pembanding",
}
_DIHITUNG = frozenset({"capaian", "serapan", "kemajuan", "normalisasi", "nilai_akhir", "sisa", "predikat"})
_STATISTIK = (
    r"(?:(?:nilai|capaian|serapan|persentase|skor) )*(?:kinerja )?"
    r"(?:tertinggi|terendah|terbesar|terkecil|mak[sx]imum|mak[sx]imal|minimum|minimal|max|maks|min"
    r"|median|nilai tengah|modus|standar deviasi|simpangan baku|deviasi standar|std dev\w*|stdev)\W*$"
)
_TENTANG_INDIKATOR = (
    r"(?:(?:jumlah|banyak\w*|persentase|persen|%) )?(?:indikator|iku|sasaran)(?: kinerja)?(?: yang)?"
    r"(?: (?:tidak|belum|sudah|telah))?(?: (?:tercapai|terlampaui|(?:mencapai|memenuhi|melampaui) target))?\W*$"
    r"|(?:capaian|kenaikan|peningkatan|perubahan)(?: kinerja)?(?: dari)? tahun (?:lalu|sebelumnya)"
    r"|(?:kategori|predikat|kriteria)\W*$"
)
_RATA_LAIN = r"tertimbang|berbobot|tahun (?:lalu|sebelumnya)|\bn ?- ?1\b"


def tandai_ekor(kisi: Kisi, baris: list[Baris], kolom: Sequence[Kolom], tahun: int | None) -> list[Baris]:
    """The rows, with those below the last indicator that are none as notes; so are means of something else."""
    nama = {k.nama for k in kolom}
    baris = [b._replace(jenis=CATATAN) if b.jenis == "rata" and _rata_lain(b, tahun) else b for b in baris]
    if not any(nama.issuperset(dua) for dua in _PASANGAN):
        return baris
    ekor = {b.nomor for b in _ekor(kisi, baris)}
    return [b._replace(jenis=CATATAN) if b.nomor in ekor else b for b in baris] if ekor else baris


def _rata_lain(b: Baris, tahun: int | None) -> bool:
    """ "Rata-rata tertimbang", and the mean of a year that is not the table's."""
    label = normalkan(b.label)
    if re.search(_RATA_LAIN, label) is not None:
        return True
    disebut = {int(th) for th in re.findall(r"\b20\d\d\b", label)} if "20" in label else set()
    return tahun is not None and len(disebut) == 1 and tahun not in disebut


def _ekor(kisi: Kisi, baris: list[Baris]) -> Iterator[Baris]:
    """The rows below the last one with a row number or a figure of its own, where they are certainly no indicators."""
    akhir = next((i for i in range(len(baris) - 1, -1, -1) if _indikator(kisi, baris[i])), -1)
    atas = [b for b in baris[: akhir + 1] if b.jenis == DATA]
    bernomor = sum(_bernomor(kisi, b) for b in atas) * 2 > len(atas)
    diringkas = False
    for b in baris[akhir + 1 :] if atas else ():
        if b.jenis not in (DATA, CATATAN):
            diringkas = True
        elif b.jenis == DATA and (bernomor or diringkas or _bukan_nama(b)):
            yield b


def _bukan_nama(b: Baris) -> bool:
    """Whether the label names what the figures above come to, and no indicator."""
    return re.match(rf"{_STATISTIK}|{_TENTANG_INDIKATOR}", normalkan(b.label)) is not None


def _indikator(kisi: Kisi, b: Baris) -> bool:
    """A data row with a number, with a figure that a person fills in, without a result, or with one of its own."""
    if b.jenis != DATA:
        return False
    terisi = {kunci.partition("@")[0] for kunci, s in b.sel.items() if _terisi(s)}
    tanpa_hasil = not terisi & _DIHITUNG and not _bukan_nama(b)
    return bool(terisi & _DIISI) or _bernomor(kisi, b) or tanpa_hasil or any(map(_dari_baris, _hasil(b)))


def _bernomor(kisi: Kisi, b: Baris) -> bool:
    no = b.ambil("no")
    return no is not None and (_terisi(no) or kisi.di_atas(b.nomor, no.kolom) is not None)


def _hasil(b: Baris) -> Iterator[Sel]:
    return (s for kunci, s in b.sel.items() if kunci.partition("@")[0] in _DIHITUNG)


def _dari_baris(sel: Sel) -> bool:
    """Whether its formula reads a cell of its own row."""
    return (
        sel.rumus is not None and re.search(rf"(?<![\d$:A-Za-z])\$?[A-Z]{{1,3}}\$?{sel.baris}\b", sel.rumus) is not None
    )


def _terisi(sel: Sel) -> bool:
    return sel.rumus is not None or bool(sel.teks.strip())
