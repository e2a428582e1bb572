"""KK311: angka di buku ini berbeda dari angka yang sama di buku pembanding (`--from`)."""

from __future__ import annotations

from kertas_kerja.aturan.antar.banding import banding, bandingkan, catatan_relasi, kutip_nama, urut_lembar
from kertas_kerja.aturan.antar.lain import perbandingan
from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.rumus.uraian import eja

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.antar.lain import Cocok
    from kertas_kerja.aturan.antar.tipe import Amatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan

ATURAN = Aturan(
    kode="KK311",
    nama="Berbeda dari buku lain",
    tingkat="error",
    apa="Target dan realisasi N-1 pada Kertas Kerja sama dengan pengukuran tahun N-1; target dan pagu sama dengan PK.",
    mengapa="Evaluator menyandingkan Kertas Kerja, PK, dan pengukuran; angka yang sama harus sama di ketiganya.",
    contoh="Realisasi 2025 pada Kertas Kerja 2026 tertulis 69,16, pada pengukuran 2025 tertulis 69,61",
    cara="Samakan sel ini dengan buku yang disebut, atau betulkan buku itu bila angka di sini yang benar.",
    dasar="permenpanrb-88-2021",
)


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap angka buku ini yang juga ada di buku pembanding."""
    if not bahan.lain:
        return
    catatan, urut = catatan_relasi(bahan), urut_lembar(bahan)
    for p in perbandingan(bahan.tabel, bahan.lain, bahan.konteks.profil.alias):
        for daftar, cocok in p.kelompok():
            acuan = bandingkan(daftar, catatan, urut).acuan
            putusan = banding(cocok.amatan, acuan)
            if putusan is not None:
                sama = sorted((a for a in daftar if banding(acuan, a) != "wrong"), key=urut)
                beda = _temuan(sama, cocok, p.lain.nama) if putusan == "wrong" else None
                berubah = beda is not None and beda.tingkat == "info"
                yield Hubungan("exact" if berubah else putusan, beda)


def _temuan(sama: list[Amatan], cocok: Cocok, berkas: str) -> Temuan:
    a, lain = sama[0], cocok.amatan
    sebab = f" ({cocok.sebab})" if cocok.sebab else ""
    if cocok.tingkat == "info":
        pesan = f"tertulis {a.sel.teks}; di {berkas} ({lain.lokasi}) {lain.sel.teks}{sebab}."
    else:
        pesan = f"tertulis {a.sel.teks}, sedangkan {berkas} ({lain.lokasi}) menulis {lain.sel.teks}{sebab}."
    return temuan(
        ATURAN,
        a.sel,
        pesan,
        tabel=a.tabel,
        tingkat=cocok.tingkat,
        seharusnya=lain.sel.teks,
        uraian=f"{eja(a.ukuran)} {lain.konteks.sebut()} untuk {kutip_nama([a, lain])}",
        terkait=[x.sel for x in sama[1:]],
    )
