"""Rincian dan jumlahnya: kolom-kolom yang bila dijumlah memberi kolom di sampingnya, apa pun yang dicacah.

Kunjungan Januari sampai Desember, barang menurut kondisinya, belanja menurut jenisnya, indikator menurut statusnya.
Kata kepalanya bebas, jadi kolomnya dinamai menurut angkanya (`kenali/menurut_jumlah.py`), bukan menurut katanya.
"""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Tetapan, jumlah, rata
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.bagian_cacah import relasi_bagian, varian_bagian
from kertas_kerja.tabel.dasar import JUMLAH, RATA, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.pemasok import Pemasok

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

RINCIAN, SEMUA, SISA, PERSEN = "rincian", "jumlah_rincian", "sisa_rincian", "persen_rincian"
sebaris = jumlah(Himpunan(RINCIAN, "sebaris"))
tersisa = Kolom(SEMUA) - Kolom("tuntas")
tuntas = Kolom("tuntas") / Kolom(SEMUA)
persen = Kolom(RINCIAN) / Kolom(SEMUA)
_DIJUMLAH = (RINCIAN, SEMUA, "tuntas", SISA)
MIN_BAGIAN = 3
_MENURUN = {"total": jumlah, "rata": rata}


def varian_rincian_jumlah(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`total` dan `rata` bila kebanyakan angka baris itu memang jumlah atau rata-rata kolomnya; `berbagian`.

    Baris-baris yang berbagian pula dijumlah.
    """
    berbagian = varian_bagian(tabel, SEMUA, konteks)
    menurun = {jenis for jenis in _MENURUN if _terbukti(tabel, konteks, jenis)}
    return berbagian | menurun | ({"total"} if berbagian else set())


def _terbukti(tabel: Tabel, konteks: Konteks, jenis: str) -> bool:
    """Benar bila kebanyakan angka baris ringkasan itu cocok; yang belum terisi satu pun baru bila rinciannya datar."""
    cocok = tertulis = 0
    for b in (b for b in tabel.baris if b.jenis == jenis):
        for k in tabel.kolom:
            sel = b.ambil(k.kunci) if k.nama in _DIJUMLAH else None
            if sel is not None and sel.angka is not None:
                pemasok = Pemasok(tabel, b, k.grup, konteks)
                putusan = putuskan(_MENURUN[jenis](Himpunan(k.nama)), pemasok.angka, sel.angka)
                cocok, tertulis = cocok + (putusan.status in ("exact", "rounding")), tertulis + 1
    return cocok * 2 > tertulis or not tertulis


def bukan_jumlah(baris: Baris, _: Konteks) -> tuple[Ekspresi, ...]:
    """Bacaan lain di tengah yang dijumlah: persen dan indeks dirata-rata, atau nilai terakhir, tertinggi, terendah."""
    sel = (s for kunci, s in baris.sel.items() if kunci.partition("@")[0] == RINCIAN)
    nilai = [s.angka.nilai for s in sel if s.angka is not None]
    if len(nilai) < MIN_BAGIAN:
        return ()
    return (
        rata(Himpunan(RINCIAN, "sebaris")),
        *(Tetapan(n) for n in dict.fromkeys((nilai[-1], max(nilai), min(nilai)))),
    )


TABEL = Deklarasi(
    kind="rincian_jumlah",
    judul="Rincian dan Jumlahnya",
    uraian="Jumlah adalah penjumlahan rinciannya di baris yang sama; baris jumlah menjumlah ke bawah.",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("uraian_rincian", "Uraian Rincian", wajib=True, lebar=40),
        KolomTabel(RINCIAN, "Rincian Cacah", "ukuran", ditetapkan=True, desimal=0),
        KolomTabel(SEMUA, "Jumlah Rincian Cacah", "ukuran", wajib=True, desimal=0),
        KolomTabel("tuntas", "Tuntas dari Jumlah Rincian", "ukuran", ditetapkan=True, desimal=0),
        KolomTabel(SISA, "Sisa dari Jumlah Rincian", "ukuran", desimal=0),
        KolomTabel(PERSEN, "Persentase Rincian Cacah", "persen"),
        KolomTabel("persen_tuntas", "Persentase Tuntas dari Rincian", "persen"),
        KolomTabel("bagian", "Proporsi Orang", "persen"),
    ),
    ringkas=(BarisRingkas("rata", "RATA-RATA", RATA), BarisRingkas("total", "JUMLAH", JUMLAH)),
    relasi=(
        *(
            Relasi(
                kode,
                hasil,
                rumus,
                baris=baris,
                nama=nama,
                bacaan=bukan_jumlah if (baris, hasil) == ("data", SEMUA) else None,
            )
            for baris in ("data", "total")
            for kode, hasil, rumus, nama in (
                ("KK124", SEMUA, sebaris, "jumlah rincian"),
                ("KK117", SISA, tersisa, "sisa"),
                ("KK124", PERSEN, persen, "persentase"),
                ("KK124", "persen_tuntas", tuntas, "persentase"),
            )
        ),
        *(
            Relasi("KK201", k, jumlah(Himpunan(k)), baris="total", varian="total", nama="jumlah ke bawah")
            for k in _DIJUMLAH
        ),
        *(
            Relasi("KK202", k, rata(Himpunan(k)), baris="rata", varian="rata", nama="rata-rata")
            for k in (RINCIAN, SEMUA)
        ),
        *relasi_bagian(SEMUA),
    ),
    salah_satu=(RINCIAN, "bagian"),
    bergrup=None,
    varian=varian_rincian_jumlah,
)
