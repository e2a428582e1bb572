"""Aturan pemeriksaan: satu aturan, satu modul. Modul di `relasi/` hanya menerangkan relasi di `tabel/`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module

from kertas_kerja._modul import modul_dalam
from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.akar import satukan
from kertas_kerja.aturan.dasar import Hubungan
from kertas_kerja.aturan.temuan_masukan import temuan_masukan
from kertas_kerja.aturan.temuan_relasi import temuan_dipotong, temuan_relasi
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN
from kertas_kerja.tabel.target_tahun import RENSTRA_TAHUNAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kertas_kerja.aturan.dasar import Aturan, Bahan
    from kertas_kerja.model import Temuan


def _modul(subpaket: str = "") -> list[str]:
    jalur = [f"{j}/{subpaket}" if subpaket else j for j in __path__]
    nama = f"{__name__}.{subpaket}".rstrip(".")
    return [f"{nama}.{m}" for m in modul_dalam(jalur) if m.startswith("kk")]


@lru_cache(maxsize=1)
def katalog() -> dict[str, Aturan]:
    """Keterangan setiap aturan menurut kode, urut kode."""
    modul = [*_modul(), *_modul("relasi")]
    daftar: list[Aturan] = [import_module(m).ATURAN for m in modul]
    return {a.kode: a for a in sorted(daftar, key=lambda a: a.kode)}


@lru_cache(maxsize=128)
def keterangan(kode: str) -> Aturan | None:
    """Keterangan satu aturan, tanpa memuat yang lain; None bila kodenya tidak ada."""
    awalan = f".{kode.lower()}_"
    modul = next((m for m in (*_modul(), *_modul("relasi")) if awalan in m), None)
    satu: Aturan | None = None if modul is None else import_module(modul).ATURAN
    return satu


def _berumus(bahan: Bahan) -> bool:
    return any(next(bahan.buku.sheet(nama).formulas(), None) for nama in {t.lembar for t in bahan.tabel})


def _berkalimat(bahan: Bahan) -> bool:
    from kertas_kerja.aturan.kalimat_sumber import ada_kalimat

    return ada_kalimat(bahan.buku)


def _bertribulan(bahan: Bahan) -> bool:
    return any(k.grup.startswith(BAGIAN_TAHUN) for t in bahan.tabel for k in t.kolom)


def _berkomponen(bahan: Bahan) -> bool:
    return any(t.kind.startswith("komponen_") for t in bahan.tabel)


def _berkolom_lain(bahan: Bahan) -> bool:
    if all(k.nama or not k.judul for t in bahan.tabel for k in t.kolom):
        return False
    from kertas_kerja.aturan.hitungan_kolom import berhitungan

    return any(berhitungan(t) for t in bahan.tabel)


def _bernomor_rumus(bahan: Bahan) -> bool:
    """Benar bila sebuah baris penomoran memuat lain dari angka saja ("6=5/4")."""
    for t in bahan.tabel:
        lembar = bahan.buku.sheet(t.lembar)
        nomor = lembar.row(t.baris_nomor, t.rentang.left, t.rentang.right) if t.baris_nomor is not None else ()
        if any(s.value is not None and not lembar.text(s.row, s.col).isdigit() for s in nomor):
            return True
    return False


# Aturan yang tidak mungkin menemukan apa pun pada buku ini tidak dimuat: memuatnya lebih mahal dari memeriksanya.
_GERBANG: dict[str, Callable[[Bahan], bool]] = {
    **dict.fromkeys(("KK118", "KK210", "KK710"), _bertribulan),
    "KK119": lambda b: any(t.punya("bertambah") or t.punya("pertumbuhan") for t in b.tabel),
    "KK120": lambda b: bool(b.konteks.batas_capaian),
    "KK128": _berkolom_lain,
    "KK211": lambda b: any(t.kind in RENSTRA_TAHUNAN for t in b.tabel),
    "KK301": lambda b: len(b.tabel) > 1,
    "KK302": lambda b: len(b.tabel) > 1 and any(r.jenis not in ("data", "catatan") for t in b.tabel for r in t.baris),
    "KK303": lambda b: len(b.tabel) > 1,
    "KK304": lambda b: len(b.tabel) > 1,
    "KK305": lambda b: len(b.tabel) > 1,
    "KK306": lambda b: any(t.kind == "kkpt" for t in b.tabel),
    "KK307": lambda b: any(t.punya("pagu") and t.punya("realisasi_anggaran") for t in b.tabel),
    "KK308": lambda b: any(t.kind == "daftar_dokumen" for t in b.tabel),
    "KK309": lambda b: any(t.kind == "rekap_kategori" for t in b.tabel),
    "KK311": lambda b: bool(b.lain),
    "KK312": lambda b: bool(b.lain),
    "KK4": _berkalimat,
    "KK5": lambda b: any(t.kind == "kkpt" for t in b.tabel),
    "KK504": lambda b: any(t.punya("target_renstra") for t in b.tabel),
    "KK601": lambda b: (
        bool(b.konteks.skala_asing or b.konteks.skala_dasar) or any(t.kind == "skala_predikat" for t in b.tabel)
    ),
    "KK602": lambda b: any(t.kind == "pko" for t in b.tabel),
    **dict.fromkeys(("KK609", "KK611"), _berkomponen),
    "KK612": lambda b: any(t.punya("menunjang") for t in b.tabel),
    "KK904": _berumus,
    "KK705": _bernomor_rumus,
    **dict.fromkeys(("KK703", "KK704", "KK706", "KK707", "KK708", "KK709"), _berumus),
    "KK902": lambda b: any(t.kind == "pko" for t in b.tabel),
}


def _pemeriksa(bahan: Bahan) -> Iterator[tuple[str, Callable[[Bahan], Iterable[Temuan | Hubungan]]]]:
    """Pemeriksaan yang perlu dijalankan; tanpa satu tabel pun tidak ada yang diperiksa."""
    buka: dict[Callable[[Bahan], bool], bool] = {}
    for modul in _modul() if bahan.tabel else ():
        kode = modul.rsplit(".", 1)[1][:5].upper()
        gerbang = _GERBANG.get(kode) or _GERBANG.get(kode[:3])
        if gerbang is not None and gerbang not in buka:
            buka[gerbang] = gerbang(bahan)
        if gerbang is not None and not buka[gerbang]:
            continue
        yield kode, import_module(modul).periksa


class HasilAturan(NamedTuple):
    """Semua temuan berurutan, dan hitungan hubungan angka menurut putusannya."""

    temuan: tuple[Temuan, ...]
    hitungan: dict[str, int]


def periksa(bahan: Bahan) -> HasilAturan:
    """Semua temuan, urut lembar, baris, kolom, kode; aturan yang gagal menjadi temuan KK901."""
    hitungan = {"exact": 0, "rounding": 0, "wrong": 0}
    for h in bahan.hasil:
        if h.putusan.status is not None:
            hitungan[h.putusan.status] += 1
    temuan: list[Temuan] = [*bahan.gagal, *temuan_relasi(bahan), *temuan_masukan(bahan), *temuan_dipotong(bahan)]
    for kode, pemeriksa in _pemeriksa(bahan):
        try:
            for hasil in pemeriksa(bahan):
                satu = hasil.temuan if isinstance(hasil, Hubungan) else hasil
                if isinstance(hasil, Hubungan):
                    hitungan[hasil.status] += 1
                if satu is not None:
                    temuan.append(satu)
        except Exception as galat:
            from kertas_kerja.aturan.kk901_gagal_diperiksa import gagal_pada_berkas

            temuan.append(gagal_pada_berkas(bahan, kode, galat))
    return HasilAturan(_urut(bahan, satukan(bahan, temuan)), hitungan)


def _urut(bahan: Bahan, temuan: list[Temuan]) -> tuple[Temuan, ...]:
    urutan = {info.name: i for i, info in enumerate(bahan.buku.sheets)}
    return tuple(sorted(temuan, key=lambda t: (urutan.get(t.lembar, 0), t.baris, t.kolom, t.kode, t.pesan)))


__all__ = ["HasilAturan", "katalog", "keterangan", "periksa"]
