"""KK304: indikator yang sama ditulis dengan nama, satuan, atau polaritas yang berbeda di tabel lain."""

from __future__ import annotations

from collections import Counter

from kertas_kerja.aturan.antar.amatan import amati
from kertas_kerja.aturan.antar.banding import urut_lembar
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.tabel.capaian import polaritas_turun
from kertas_kerja.tabel.identitas import kata_nama

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from kertas_kerja.aturan.antar.tipe import Amatan, Pengamatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Temuan, Tingkat

ATURAN = Aturan(
    kode="KK304",
    nama="Nama, satuan, atau polaritas berubah",
    tingkat="warning",
    apa="Satu indikator memakai satu nama, satu satuan, dan satu polaritas di semua tabel.",
    mengapa="Nama yang berubah menyulitkan penelusuran; satuan atau polaritas yang berubah mengubah arti capaian.",
    contoh='"Aspek Ketentraman" di satu tabel, "Aspek Ketenteraman" di tabel lain',
    cara="Pakai nama, satuan, dan polaritas yang sama di setiap tabel, sesuai Perjanjian Kinerja.",
    dasar="permenpanrb-53-2014",
)
_TANPA_SATUAN = frozenset({"indeks", "nilai", "angka", "skor", "poin", "point", "rp", "rupiah", ""})
_PERSEN = frozenset({"%", "persen", "persentase", "prosen"})


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Paling banyak satu temuan untuk setiap indikator dan setiap hal yang berubah."""
    if len(bahan.tabel) < 2:
        return
    p, urut = amati(bahan), urut_lembar(bahan)
    milik: dict[str, list[Amatan]] = {}
    for a in p.amatan:
        if a.kunci.startswith("i:"):
            milik.setdefault(a.kunci, []).append(a)
    for daftar in milik.values():
        urutan = sorted(daftar, key=urut)
        yield from _nama(urutan, p)
        yield from _satuan(urutan)
        yield from _polaritas(urutan, bahan)


def _menyimpang(
    daftar: list[Amatan], sifat: Callable[[Amatan], Hashable | None]
) -> tuple[Amatan, Amatan, list[Amatan]] | None:
    """(yang pertama menyimpang, contoh kebanyakan, semua yang menyimpang), atau None bila semua sama."""
    isi = {id(a): s for a in daftar if (s := sifat(a)) is not None}
    if len(set(isi.values())) < 2:
        return None
    banyak = Counter(s for s, _ in {(isi[id(a)], a.tabel.id) for a in daftar if id(a) in isi})
    umum = max(banyak, key=lambda s: (banyak[s], -next(i for i, a in enumerate(daftar) if isi.get(id(a)) == s)))
    lain = [a for a in daftar if id(a) in isi and isi[id(a)] != umum]
    contoh = next(a for a in daftar if isi.get(id(a)) == umum)
    return lain[0], contoh, lain


def _nama(daftar: list[Amatan], p: Pengamatan) -> Iterator[Temuan]:
    if len({a.tabel.id for a in daftar}) < 2:
        return
    hasil = _menyimpang(daftar, lambda a: kata_nama(a.nama))
    if hasil is None:
        return
    ejaan = {p.kamus.kunci(a.nama) for a in daftar}
    tingkat: Tingkat = "warning" if len(ejaan) > 1 else "info"
    lain = [a for a in hasil[2] if len(ejaan) == 1 or p.kamus.kunci(a.nama) != p.kamus.kunci(hasil[1].nama)]
    baku = " ".join(hasil[1].nama.split())
    yield temuan(
        ATURAN,
        _sel_indikator(lain[0]),
        f'menyebut {_sebut(lain, hasil[1])}, tabel lain menyebut "{baku[:110]}"; pakai satu nama.',
        tabel=lain[0].tabel,
        tingkat=tingkat,
        seharusnya=baku,
        uraian="dianggap indikator yang sama",
        terkait=map(_sel_indikator, [*lain[1:], hasil[1]]),
    )


def _sebut(daftar: list[Amatan], umum: Amatan) -> str:
    """Nama-nama di daftar itu yang bukan nama yang umum, masing-masing sekali."""
    nama: dict[tuple[str, ...], str] = {}
    for a in daftar:
        if kata_nama(a.nama) != kata_nama(umum.nama):
            nama.setdefault(kata_nama(a.nama), " ".join(a.nama.split()))
    return ", ".join(f'"{n[:110]}"' for n in list(nama.values())[:4])


def _sel_indikator(a: Amatan) -> Sel:
    return a.baris.ambil("indikator") or a.sel


def _satuan(daftar: list[Amatan]) -> Iterator[Temuan]:
    ukur = [a for a in daftar if a.ukuran in ("target", "realisasi")]
    hasil = _menyimpang(ukur, _satuan_baku)
    if hasil is None:
        return
    a, umum, lain = hasil
    kedua = {_satuan_baku(a): a, _satuan_baku(umum): umum}
    if "" in kedua and ("%" not in kedua or _tanpa_tempat_satuan(kedua[""], kedua["%"])):
        return  # yang satu tidak menyebut satuannya
    satuan, baku = _tulisan(_satuan_baku(a)), _tulisan(_satuan_baku(umum))
    yield temuan(
        ATURAN,
        a.sel,
        f"tertulis {a.sel.teks} ({satuan}), {umum.lokasi} tertulis {umum.sel.teks} ({baku}); pakai satu satuan.",
        tabel=a.tabel,
        seharusnya=umum.sel.teks,
        uraian=f'satuan indikator "{" ".join(a.nama.split())[:120]}"',
        terkait=[x.sel for x in (*lain[1:], umum)],
    )


def _tanpa_tempat_satuan(polos: Amatan, persen: Amatan) -> bool:
    """Benar bila tabel yang satu tidak punya kolom satuan, dan persen di tabel lain disebut kolom satuannya."""
    kolom = persen.baris.ambil("satuan")
    tertulis = kolom is not None and kolom.teks.strip(" .()").casefold() in _PERSEN
    return tertulis and not polos.tabel.punya("satuan")


def _satuan_baku(a: Amatan) -> str | None:
    """Satuan sebuah angka: dari kolom satuan, dari tulisannya, atau tanda persennya; None bila tidak disebut."""
    if a.sel.angka is None:
        return None
    kolom = a.baris.ambil("satuan")
    teks = (kolom.teks if kolom is not None and kolom.teks else a.sel.angka.satuan).strip(" .()").casefold()
    if a.sel.angka.persen or teks in _PERSEN:
        return "%"
    if not teks and a.nama.lstrip(" .-•0123456789").lower().startswith(("persen", "prosen", "% ")):
        return None
    if teks in _TANPA_SATUAN:
        return "" if a.sel.angka.desimal or teks else None
    return teks.split("/")[0].split(" ")[0][:5]


def _tulisan(satuan: str | None) -> str:
    return "persen" if satuan == "%" else "tanpa satuan" if not satuan else f"satuan {satuan}"


def _polaritas(daftar: list[Amatan], bahan: Bahan) -> Iterator[Temuan]:
    def turun(a: Amatan) -> bool | None:
        sel = a.baris.ambil("polaritas")
        return polaritas_turun(a.baris, bahan.konteks) if sel is not None and sel.teks else None

    hasil = _menyimpang(daftar, turun)
    if hasil is None:
        return
    sel, umum = hasil[0].baris.ambil("polaritas"), hasil[1].baris.ambil("polaritas")
    assert sel is not None
    assert umum is not None
    yield temuan(
        ATURAN,
        sel,
        f"tertulis {sel.teks}, {umum.lembar}!{umum.alamat} tertulis {umum.teks}; polaritas satu indikator harus sama.",
        tabel=hasil[0].tabel,
        seharusnya=umum.teks,
        uraian=f'polaritas indikator "{" ".join(hasil[0].nama.split())[:120]}"',
        terkait=[umum],
    )
