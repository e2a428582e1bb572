"""KK604: tanda persen hilang, ada pada angka yang bukan persen, atau seratus kali terlalu besar."""

from __future__ import annotations

import re

from kertas_kerja.angka import tulis_angka
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import dan_lain, temuan
from kertas_kerja.tabel import tabel as deklarasi
from kertas_kerja.tabel.dasar import MASUKAN
from kertas_kerja.tabel.persen_ganda import persen_ganda

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Kolom, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK604",
    nama="Tanda persen",
    tingkat="warning",
    apa="Dalam satu kolom persen semua angka bertanda %, dan indeks atau nilai tidak bertanda %.",
    mengapa="122,55 di antara angka bertanda % dibaca seratus kali lebih besar oleh rumus yang merata-ratakannya.",
    contoh="kolom perbandingan berisi 103,76%, 97,03%, lalu 122,55 tanpa tanda %",
    cara="Tulis tanda % (atau beri format persen) pada angka persen, hapus dari angka indeks. Di sel berformat persen "
    "ketik 96%, bukan 96 yang menjadi 9600%.",
)

_PERSEN = r"(?i)%|\bpersen(?:tase)?\b"
_BUKAN = r"(?i)(?:indeks|index|nilai|skor|predikat|opini|kategori)\b"  # "Angka kemiskinan" adalah persen


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap kolom persen yang tidak seragam, dan setiap target atau realisasi yang lain."""
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            asal = deklarasi(tabel.kind).kolom_bernama(kolom.nama)
            if asal is not None and asal.jenis == "persen":
                yield from _kolom_persen(tabel, kolom)
        for baris in tabel.data():
            yield from _baris_ukuran(tabel, baris)
            yield from _ganda(tabel, baris)


def _kolom_persen(tabel: Tabel, kolom: Kolom) -> Iterator[Temuan]:
    terhitung = (b.ambil(kolom.kunci) for b in tabel.baris if b.jenis != "catatan")
    sel = [s for s in terhitung if s is not None and s.angka is not None]
    bertanda = [s for s in sel if _bertanda(s)]
    if not bertanda or len(bertanda) * 2 < len(sel):
        return
    polos = [s for s in sel if s.skala == 100 and "%" not in s.teks]
    if polos:
        s, *lain = polos
        yield temuan(
            ATURAN,
            s,
            f"{dan_lain(polos)}tertulis tanpa tanda % ({s.teks}), sedangkan {len(bertanda)} angka lain "
            f"bertanda %; tulis {s.teks}%.",
            tabel=tabel,
            seharusnya=f"{s.teks}%",
            terkait=[*lain, *bertanda],
        )


def _baris_ukuran(tabel: Tabel, baris: Baris) -> Iterator[Temuan]:
    """Target dan realisasi satu indikator bertanda % semua, atau tidak sama sekali."""
    berangka = [(k, s) for k, s in baris.sel.items() if s.angka is not None and s.angka.nilai]
    if not any(_bertanda(s) for _, s in berangka):
        return
    sel = [s for k, s in berangka if k.split("@")[0] in MASUKAN]
    bertanda = [s for s in sel if _bertanda(s)]
    polos = [s for s in sel if not _bertanda(s)]
    if not bertanda:
        return
    jenis = _jenis(baris)
    if jenis == "persen" or (not jenis and polos and len(bertanda) > len(polos)):
        for s in polos:
            if s.skala == 100:
                pesan = f"tertulis {s.teks} tanpa tanda %, padahal indikatornya persen; tulis {s.teks}%."
                yield temuan(ATURAN, s, pesan, tabel=tabel, seharusnya=f"{s.teks}%", terkait=bertanda)
    elif jenis == "bukan" or (not jenis and len(polos) > len(bertanda)):
        for s in bertanda:
            tulis = s.teks.replace("%", "").strip()
            pesan = f"tertulis {s.teks}, padahal indikatornya bukan persen; tulis {tulis} tanpa tanda %."
            yield temuan(ATURAN, s, pesan, tabel=tabel, seharusnya=tulis, terkait=polos)


def _ganda(tabel: Tabel, baris: Baris) -> Iterator[Temuan]:
    """Persen yang diketik tanpa tandanya di sel berformat persen."""
    for s, pasangan in persen_ganda(baris):
        if s.rumus is None and s.angka is not None:
            benar = tulis_angka(s.angka.nilai / 100, s.angka.desimal, persen=True)
            pesan = f"tertulis {s.teks}, padahal {pasangan.alamat} {pasangan.teks}; ketik {benar} dengan tanda %-nya."
            yield temuan(ATURAN, s, pesan, tabel=tabel, seharusnya=benar, terkait=[pasangan])


def _bertanda(sel: Sel) -> bool:
    """Benar bila sel itu menampilkan tanda %, diketik atau dari format angkanya."""
    return sel.angka is not None and sel.angka.persen and sel.skala == 1


def _jenis(baris: Baris) -> str:
    """`persen` atau `bukan` menurut satuan, atau tanpa satuan menurut kata pertama indikator; "" bila tak tentu."""
    satuan: Sel | None = baris.ambil("satuan")
    if satuan is not None and satuan.teks:
        return "persen" if re.search(_PERSEN, satuan.teks) else "bukan" if re.search(_BUKAN, satuan.teks) else ""
    indikator: Sel | None = baris.ambil("indikator")
    kata = indikator.teks.strip() if indikator is not None else ""
    if re.search(_PERSEN, kata):
        return "persen"
    return "bukan" if re.match(_BUKAN, kata) else ""
