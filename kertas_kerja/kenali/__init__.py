"""Recognise the official tables of a workbook: an office's own layout, not only our template."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.refs import Range
from kertas_kerja.buku.uncalculated import complete
from kertas_kerja.kenali.arah import beri_arah
from kertas_kerja.kenali.badan import BarisMentah, baris_isi
from kertas_kerja.kenali.deret_tahun import deret_tahun_buku
from kertas_kerja.kenali.jenjang_buku import tujuan_tersirat_buku
from kertas_kerja.kenali.kepala import BlokKepala, cari_kepala
from kertas_kerja.kenali.kisi import Kisi
from kertas_kerja.kenali.label_ukuran import mungkin_rebah
from kertas_kerja.kenali.pembagi import menurut_pembagi
from kertas_kerja.kenali.pilih import pilih
from kertas_kerja.kenali.susun import cari_judul, susun
from kertas_kerja.kenali.terhitung import menurut_hitungan
from kertas_kerja.kenali.uang_tribulan import bagi_pagu
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.kenali.pilih import Pilihan
    from kertas_kerja.model import Kolom, Tabel


class TakDikenal(NamedTuple):
    """A block that looks like a table but fits no official one; `awal` is the first row below its header."""

    lembar: str
    rentang: Range
    judul: str
    kepala: tuple[str, ...]
    baris: int
    kolom: tuple[Kolom, ...] = ()
    awal: int = 0


class HasilKenal(NamedTuple):
    """What was recognised in a workbook, in sheet order, and what was not."""

    tabel: tuple[Tabel, ...]
    tak_dikenal: tuple[TakDikenal, ...]


def kenali(buku: Workbook, kecuali: frozenset[str] = frozenset()) -> HasilKenal:
    """Recognise every table of every worksheet except the sheets named in `kecuali` (our own tabs)."""
    complete(buku, kecuali)
    tabel: list[Tabel] = []
    asing: list[TakDikenal] = []
    for info in buku.sheets:
        if info.kind == "worksheet" and info.name not in kecuali:
            kisi = Kisi(buku.calculated(info.name), buku.styles)
            _kenali_lembar(kisi, tabel, asing)
            kisi.lupakan()
    return HasilKenal(tuple(deret_tahun_buku(tujuan_tersirat_buku(tabel))), tuple(asing))


def _kenali_lembar(kisi: Kisi, tabel: list[Tabel], asing: list[TakDikenal]) -> None:
    rebah = _kenali_rebah(kisi)
    if not rebah:
        _kenali_tegak(kisi, tabel, asing, [])
        return
    tegak: list[Tabel] = []
    _kenali_tegak(kisi, tegak, asing, [t.rentang._replace(top=max(t.rentang.top - 1, 1)) for t in rebah])
    for t in sorted((*tegak, *rebah), key=lambda t: (t.rentang.top, t.rentang.left)):
        tabel.append(t._replace(id=f"t{len(tabel) + 1}"))


def _kenali_rebah(kisi: Kisi) -> list[Tabel]:
    """The tables that lie on their side: their labels stand below each other instead of beside each other."""
    if not mungkin_rebah((b, k, str(kisi.sheet.value(b, k))) for b, k in kisi.label()):
        return []
    from kertas_kerja.kenali.rebah import tabel_rebah

    return tabel_rebah(kisi)


def _kenali_tegak(kisi: Kisi, tabel: list[Tabel], asing: list[TakDikenal], terpakai: list[Range]) -> None:
    daftar = cari_kepala(kisi)
    for blok in daftar:
        if any(a.left <= blok.kanan and blok.kiri <= a.right and a.top <= blok.atas <= a.bottom for a in terpakai):
            continue
        baris = baris_isi(kisi, blok, _awal_lain(blok, daftar))
        blok = blok._replace(kolom=_diukur_target(beri_arah(blok.kolom, baris), baris))
        blok = bagi_pagu(blok, baris)
        blok, hitungan = menurut_hitungan(blok._replace(kolom=menurut_pembagi(blok.kolom, baris)), baris)
        setelah = max((a.bottom for a in terpakai if a.bottom < blok.atas), default=0)
        judul = cari_judul(kisi, blok, setelah, _tepi(blok, daftar))
        teks = normalkan(" ".join(j.teks for j in judul)) or normalkan(kisi.nama)
        pilihan, yakin = pilih(blok.kolom, baris, _teks_judul(teks, blok))
        if (kolom := _menurut_jumlah(blok, baris, pilihan)) is not None:
            blok = blok._replace(kolom=kolom)
            pilihan, yakin = pilih(kolom, baris, "")
        rentang = Range(blok.atas, blok.kiri, baris[-1].nomor if baris else blok.bawah, blok.kanan)
        if pilihan is not None and baris:
            berubah = [k.nama for k in pilihan.kolom] != [k.nama for k in blok.kolom]
            ukur = menurut_pembagi(pilihan.kolom, baris) if berubah else pilihan.kolom
            pilihan = pilihan._replace(kolom=ukur, alasan=(*pilihan.alasan, *hitungan))
            tabel.append(susun(kisi, blok, baris, pilihan, yakin, judul, f"t{len(tabel) + 1}"))
            rentang = tabel[-1].rentang
        elif _layak_disebut(blok, baris):
            kepala = tuple(k.judul for k in blok.kolom if k.judul)
            teks = " ".join(j.teks for j in judul)
            asing.append(TakDikenal(kisi.nama, rentang, teks, kepala, len(baris), blok.kolom, blok.mulai_isi))
        else:
            continue
        terpakai.append(rentang)


def _bercakupan(kolom: tuple[Kolom, ...]) -> bool:
    """True where two counts and a percentage were told: only then, or for a table of no kind, the numbers are asked."""
    return {"harus_dilayani", "terlayani", "capaian"} <= {k.nama for k in kolom}


def _diukur_target(kolom: tuple[Kolom, ...], baris: list[BarisMentah]) -> tuple[Kolom, ...]:
    if not _bercakupan(kolom):
        return kolom
    from kertas_kerja.kenali.menurut_jumlah import diukur_target

    return diukur_target(kolom, baris)


def _menurut_jumlah(blok: BlokKepala, baris: list[BarisMentah], pilihan: Pilihan | None) -> tuple[Kolom, ...] | None:
    """The columns of a table of no kind as their numbers tell them, None where they tell nothing."""
    if pilihan is not None and not _bercakupan(pilihan.kolom):
        return None
    from kertas_kerja.kenali.menurut_jumlah import menurut_jumlah, terbantah

    return menurut_jumlah(blok, baris) if pilihan is None or terbantah(pilihan.kolom, baris) else None


def _awal_lain(blok: BlokKepala, daftar: list[BlokKepala]) -> set[int]:
    return {
        b.atas
        for b in daftar
        if b is not blok and b.atas > blok.bawah and b.kiri <= blok.kanan and blok.kiri <= b.kanan
    }


def _tepi(blok: BlokKepala, daftar: list[BlokKepala]) -> tuple[int, int]:
    """The columns in which the titles of a block stand: up to the blocks beside it that are no levels of its own."""
    awal, akhir = blok.jangkauan
    samping = [b for b in daftar if abs(b.atas - blok.atas) <= 4]
    kiri = max((b.kanan for b in samping if b.kanan < awal), default=0) + 1
    kanan = min((b.kiri for b in samping if b.kiri > akhir), default=20_000) - 1
    return kiri, kanan


def _teks_judul(judul: str, blok: BlokKepala) -> str:
    """Title words, then the header words that name a subject ("Komponen penilaian IKKK", "IKM 2024")."""
    kepala = " ".join(normalkan(k.judul) for k in blok.kolom if k.nama in ("komponen", "nilai"))
    return judul if not kepala else f"{judul} | {kepala}"


def _layak_disebut(blok: BlokKepala, baris: list[BarisMentah]) -> bool:
    return len(baris) >= 1 and sum(bool(k.judul) for k in blok.kolom) >= 2


__all__ = ["HasilKenal", "TakDikenal", "kenali"]
