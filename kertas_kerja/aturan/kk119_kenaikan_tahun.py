"""KK119: kenaikan dari tahun ke tahun tidak sama dengan selisih atau pertumbuhan angka kedua tahun itu."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import partial

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.deret import seperti
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.rumus.ekspresi import Kolom, Tetapan
from kertas_kerja.rumus.putusan import putuskan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan
    from kertas_kerja.rumus.ekspresi import Daun
    from kertas_kerja.rumus.putusan import Putusan

ATURAN = Aturan(
    kode="KK119",
    nama="Kenaikan antar tahun",
    tingkat="error",
    apa="Kenaikan atau penurunan sama dengan angka tahun ini dikurangi angka tahun lalu, atau pertumbuhannya.",
    mengapa="Kolom ini dibaca sebagai arah kinerja; angka lama sering tertinggal saat realisasi diperbarui.",
    contoh="realisasi 66,20 lalu 68,45 naik 2,25 atau 3,40%",
    cara="Hitung ulang kenaikannya, atau periksa angka kedua tahun itu.",
    dasar="permenpanrb-53-2014",
    rumus="kenaikan = angka tahun ini - angka tahun lalu; pertumbuhan = kenaikan ÷ angka tahun lalu",
)

KENAIKAN = ("bertambah", "pertumbuhan")
_kini, _lalu = Kolom("kini"), Kolom("lalu")
BENTUK = {
    "selisih": _kini - _lalu,
    "selisih terbalik": _lalu - _kini,
    "pertumbuhan": (_kini - _lalu) / _lalu,
    "penurunan": (_lalu - _kini) / _lalu,
    "perbandingan": _kini / _lalu,
}
_KELUARGA = (("selisih", "selisih terbalik"), ("pertumbuhan", "penurunan"), ("perbandingan",))
_SKALA = (Decimal(1), Decimal(100), Decimal("0.01"))


class Butir(NamedTuple):
    """Kenaikan satu baris dan angka kedua tahunnya; `bentuk` yang cocok dan ketepatannya."""

    baris: Baris
    sel: Sel
    lalu: Sel
    kini: Sel
    bentuk: tuple[str, Decimal] | None = None
    status: str = "wrong"


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap kenaikan yang tertulis, bila sekurangnya satu baris kolom itu dapat ditelusuri."""
    for tabel in bahan.tabel:
        for kolom in kolom_dinilai(bahan, tabel):
            for b in kolom.butir:
                if b.bentuk is not None:
                    yield Hubungan("exact" if b.status == "exact" else "rounding")
                else:
                    yield Hubungan("wrong", _salah(tabel, b, kolom.nama, kolom.skala))


class KolomDinilai(NamedTuple):
    """Sebuah kolom kenaikan yang artinya sudah terbaca: bentuk yang lazim di sana, dan butir-butirnya."""

    nama: str
    skala: Decimal
    butir: list[Butir]


def kolom_dinilai(bahan: Bahan, tabel: Tabel) -> Iterator[KolomDinilai]:
    """Kolom kenaikan yang cocok pada sekurangnya separuh barisnya; yang lain tidak dinilai."""
    for k in tabel.kolom if tabel.kind != "komponen_target" else ():
        if k.nama not in KENAIKAN:
            continue
        calon = [[_cocokkan(b) for b in _butir(tabel, k.kunci, p)] for p in _pasangan(tabel)]
        butir = max(calon, key=_banyak_cocok, default=[])
        semua = _sekeluarga(k.nama, butir, partial(_memotong, bahan, tabel))
        lazim = Counter(b.bentuk for b in semua if b.bentuk is not None).most_common(1)
        if lazim and lazim[0][0] is not None and _banyak_cocok(semua) * 2 >= len(semua):
            yield KolomDinilai(*lazim[0][0], semua)


def _memotong(bahan: Bahan, tabel: Tabel) -> bool:
    from kertas_kerja.aturan.dipotong import kebiasaan

    return kebiasaan(bahan).memotong(tabel.id)


def _pasangan(tabel: Tabel) -> Iterator[tuple[str, str]]:
    """Kunci angka tahun lalu dan tahun ini: dua tahun terakhir yang berdampingan, atau N-1 di samping N.

    Target tahun N naik dari realisasi tahun lalu, pada sebagian kertas kerja dari targetnya.
    """
    for nama in ("realisasi", "capaian", "nilai", "target"):
        tahun = sorted(k.kunci for k in tabel.kolom_bernama(nama) if k.grup.isdigit())
        if len(tahun) > 1:
            yield tahun[-2], tahun[-1]
    lalu_kini = (
        ("realisasi_prev", "realisasi"),
        ("realisasi_prev", "target"),
        ("target_prev", "target"),
        ("target_prev", "realisasi_prev"),
    )
    yield from (p for p in lalu_kini if all(map(tabel.punya, p)))


def _butir(tabel: Tabel, kunci: str, pasangan: tuple[str, str]) -> Iterator[Butir]:
    lalu, kini = pasangan
    for b in tabel.baris:
        if not _terhitung(tabel, b, kunci):
            continue
        semua = [s for k in (kunci, lalu, kini) if (s := b.ambil(k)) is not None and s.angka is not None]
        if len(semua) == 3 and semua[1].angka is not None and semua[1].angka.nilai:
            yield Butir(b, semua[0], semua[1], semua[2])


def _terhitung(tabel: Tabel, baris: Baris, kunci: str) -> bool:
    """Baris data dan jumlahnya; di baris rata-rata pertumbuhan mungkin rata-rata pertumbuhan, bukan pertumbuhannya."""
    if baris.jenis == "catatan":
        return False
    rata = baris.label.lower().startswith(("rata", "rerata"))
    return (
        kunci.startswith("bertambah")
        or (baris.jenis == "data" and not rata)
        or (baris.jenis == "total" and tabel.kind.startswith("komponen_"))
    )


def _banyak_cocok(butir: list[Butir]) -> int:
    return sum(b.bentuk is not None for b in butir)


def _cocokkan(butir: Butir, bentuk: Iterable[str] = tuple(BENTUK), dipotong: bool = False) -> Butir:
    """Butir itu dengan bentuk pertama yang memberi angka yang tertulis; yang tepat didahulukan."""
    mungkin = ((nama, skala) for skala in _SKALA for nama in bentuk if skala in _skala(butir, nama))
    hasil = [(_status(butir, satu, dipotong), satu) for satu in mungkin]
    for status in ("exact", "rounding"):
        for satu, cocok in hasil:
            if satu == status:
                return butir._replace(bentuk=cocok, status=status)
    return butir._replace(bentuk=None, status="wrong")


def _status(butir: Butir, bentuk: tuple[str, Decimal], dipotong: bool) -> str | None:
    putusan = _putusan(butir, *bentuk)
    if putusan.status != "wrong" or not dipotong or butir.sel.angka is None:
        return putusan.status
    from kertas_kerja.aturan.dipotong import mungkin_dipotong

    return "rounding" if mungkin_dipotong(butir.sel.angka, putusan) else "wrong"


def _skala(butir: Butir, nama: str) -> tuple[Decimal, ...]:
    """Skala yang mungkin menurut tanda persennya: selisih dua persen tanpa tanda adalah poin, dan sebaliknya."""
    angka = [s.angka for s in (butir.sel, butir.lalu, butir.kini) if s.angka is not None]
    hasil, masukan = angka[0].persen, nama.startswith("selisih") and any(a.persen for a in angka[1:])
    if nama.startswith("selisih") and hasil and not masukan:
        return (_SKALA[0], _SKALA[2])
    return (_SKALA[0],) if hasil or (nama.startswith("selisih") and not masukan) else _SKALA[:2]


def skala_wajar(butir: Butir, nama: str, skala: Decimal) -> Decimal:
    """Skala bagi butir yang salah: selisih dua persen dalam poin, yang lain seperti lazimnya kolom itu."""
    pilihan = _skala(butir, nama)
    return skala if skala in pilihan and not nama.startswith("selisih") else pilihan[-1]


def _putusan(butir: Butir, nama: str, skala: Decimal) -> Putusan:
    def ambil(d: Daun) -> Angka | None:
        return butir.kini.angka if d == _kini else butir.lalu.angka

    assert butir.sel.angka is not None
    return putuskan(BENTUK[nama] * Tetapan(skala), ambil, butir.sel.angka)


def _sekeluarga(nama_kolom: str, butir: list[Butir], memotong: Callable[[], bool]) -> list[Butir]:
    """Butir-butir itu menurut keluarga bentuk yang paling banyak cocok: satu kolom berarti satu hal.

    Yang sama banyaknya ditentukan kepala kolomnya.
    """
    dahulu = _KELUARGA[:1] if nama_kolom == "bertambah" else _KELUARGA[1:2]
    semua = max(([_cocokkan(b, satu) for b in butir] for satu in (*dahulu, *_KELUARGA)), key=_kecocokan)
    if _banyak_cocok(semua) == len(semua) or not memotong():
        return semua
    return max(([_cocokkan(b, satu, True) for b in butir] for satu in (*dahulu, *_KELUARGA)), key=_kecocokan)


def _kecocokan(butir: list[Butir]) -> tuple[int, int]:
    """Berapa baris yang cocok, dan berapa di antaranya yang tepat."""
    return _banyak_cocok(butir), sum(b.status == "exact" for b in butir)


def _salah(tabel: Tabel, b: Butir, nama: str, skala: Decimal) -> Temuan:
    assert b.sel.angka is not None
    nilai = _putusan(b, nama, skala_wajar(b, nama, skala)).seharusnya
    tulis = seperti(b.sel.angka, nilai) if isinstance(nilai, Decimal) else ""
    return temuan(
        ATURAN,
        b.sel,
        f"tertulis {b.sel.teks}, seharusnya {tulis} dari {b.lalu.teks} menjadi {b.kini.teks}.",
        tabel=tabel,
        seharusnya=tulis,
        uraian=f"{nama} dari {b.lalu.teks} ke {b.kini.teks} = {tulis}",
        terkait=[b.lalu, b.kini],
    )
