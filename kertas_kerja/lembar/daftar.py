"""Lists of Ringkasan: findings by severity, what stays blank and why, and the recognised tables with links."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.blok import CAPAIAN, NAMA, NO, PREDIKAT, REALISASI, SELISIH, TARGET
from kertas_kerja.lembar.sumber import tautan
from kertas_kerja.tabel import tabel as deklarasi_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kertas_kerja.lembar.kanvas import Kanvas
    from kertas_kerja.lembar.temuan import LetakTemuan
    from kertas_kerja.model import Tabel

MAKS_KOSONG = 10
TABEL_DI_SAMPING = 12  # more tables than this are listed at the end, not beside the chart
ARTI = {
    "error": "angka yang tidak mungkin benar",
    "warning": "perlu diputuskan orang",
    "info": "pembulatan dan hal kecil",
}


class Kosong(NamedTuple):
    """Results of one sheet that a fill left blank for the same reason, and the sentence that says so."""

    lembar: str
    alamat: tuple[str, ...]
    kalimat: str


def daftar_kosong(k: Kanvas, daftar: Sequence[Kosong]) -> None:
    """What the office fills in first, each with a link to its first cell; nothing where nothing stays blank."""
    if not daftar:
        return
    k.turun(8)
    k.gabung(NO, SELISIH, "Masih kosong, dengan sebabnya", k.gaya.format("kepala", align="left"))
    k.turun()
    k.ukuran = 9
    kecil = {"font_size": 9, "valign": "vcenter"}
    for nomor, satu in enumerate(daftar[:MAKS_KOSONG], 1):
        k.tulis(NO, nomor, k.gaya.format("isi_tengah", **kecil))
        if k.sumber.tampak(satu.lembar):
            k.gabung(NAMA, SELISIH, satu.kalimat, k.gaya.format("tautan", **kecil))
            k.tautan(NAMA, tautan(satu.lembar, satu.alamat[0]), satu.kalimat, k.gaya.format("tautan", **kecil))
        else:
            k.gabung(NAMA, SELISIH, satu.kalimat, k.gaya.format("isi", **kecil))
        k.turun(k.perlu(satu.kalimat, NAMA, SELISIH))  # a height of its own: merged cells are never fitted
    if (sisa := len(daftar) - MAKS_KOSONG) > 0:
        k.gabung(NAMA, SELISIH, f"dan {sisa} hal lain.", k.gaya.format("isi", **kecil))
        k.turun()
    k.ukuran = G.UKURAN


def daftar_temuan(k: Kanvas, temuan: LetakTemuan) -> None:
    g = k.gaya
    k.gabung(NO, NAMA, "Temuan", g.format("kepala", align="left"))
    k.tulis(TARGET, "Jumlah", g.format("kepala"))
    k.tulis(REALISASI, "Belum ditandai", g.format("kepala"))
    k.turun()
    for tingkat, kata in G.KATA_TINGKAT.items():
        k.gabung(NO, NAMA, f"{kata}: {ARTI[tingkat]}", g.berwarna("isi", G.TINGKAT[tingkat], valign="vcenter"))
        k.tulis(TARGET, temuan.hitung(tingkat), g.format("angka", num_format=G.BULAT, align="center"))
        k.tulis(REALISASI, temuan.belum(tingkat), g.format("angka", num_format=G.BULAT, align="center"))
        k.turun(16)
    k.tautan(NAMA, tautan(temuan.lembar, "A1"), "Buka lembar Temuan", g.format("tautan", border=0, font_size=9))
    k.turun(15)


def daftar_tabel(k: Kanvas, daftar: Sequence[Tabel]) -> None:
    """The recognised tables, each with a link; a long list stands in two columns."""
    dua = len(daftar) > TABEL_DI_SAMPING
    tengah = (len(daftar) + 1) // 2 if dua else len(daftar)
    bagian = [(daftar[:tengah], 1, (NAMA, NAMA), (TARGET, REALISASI))]
    if dua:
        bagian.append((daftar[tengah:], tengah + 1, (CAPAIAN, PREDIKAT), (SELISIH, SELISIH)))
    for _, _, nama, tempat in bagian:
        k.gabung(*nama, "Tabel yang dikenali", k.gaya.format("kepala"))
        k.gabung(*tempat, "Tempat", k.gaya.format("kepala"))
    k.tulis(NO, "No", k.gaya.format("kepala"))
    k.turun(17)
    k.ukuran = 9
    for i in range(tengah):
        for isi, mulai, nama, tempat in bagian:
            if i < len(isi):
                _satu_tabel(k, isi[i], mulai + i, nama, tempat)
        k.turun()
    k.ukuran = G.UKURAN


def _satu_tabel(k: Kanvas, t: Tabel, nomor: int, nama: tuple[int, int], tempat: tuple[int, int]) -> None:
    kecil = {"font_size": 9, "valign": "vcenter"}
    if nama[0] == NAMA:
        k.tulis(NO, nomor, k.gaya.format("isi_tengah", **kecil))
        k.tulis(NAMA, nama_tabel(t), k.gaya.format("isi", **kecil))
    else:
        k.gabung(*nama, f"{nomor}. {nama_tabel(t)}", k.gaya.format("isi", **kecil))
    alamat = f"{t.lembar}, {t.rentang.format()}"  # with a blank, so that it can wrap
    if k.sumber.tampak(t.lembar):
        k.gabung(*tempat, alamat, k.gaya.format("tautan", **kecil))
        k.tautan(tempat[0], tautan(t.lembar, t.rentang.format()), alamat, k.gaya.format("tautan", **kecil))
    else:
        k.gabung(*tempat, alamat, k.gaya.format("isi", **kecil))


def nama_tabel(t: Tabel) -> str:
    """The official title of the table's kind, with its year."""
    nama = deklarasi_tabel(t.kind).judul
    return f"{nama} {t.tahun}" if t.tahun and str(t.tahun) not in nama else nama
