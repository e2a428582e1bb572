"""KK701: sel tabel berisi nilai galat Excel (#REF!, #DIV/0!, …), juga di baris atau kolom tersembunyi."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.rumus_tertulis import daerah, tampil
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.model import Sel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Tabel, Temuan

ATURAN = Aturan(
    kode="KK701",
    nama="Nilai galat",
    tingkat="error",
    apa="Sel tabel tidak boleh berisi nilai galat seperti #REF! atau #DIV/0!, juga di baris tersembunyi.",
    mengapa="Nilai galat menular ke setiap rumus yang membacanya dan tercetak di laporan.",
    contoh="capaian =D9/C9 dengan C9 kosong menampilkan #DIV/0!",
    cara="Perbaiki rumus atau acuannya; kk fill menulis rumus yang aman terhadap sel kosong.",
)

_SEBAB = {
    "#DIV/0!": "pembaginya nol atau kosong; isi sel itu atau beri IF pada rumusnya",
    "#REF!": "sel yang dirujuk rumusnya sudah dihapus; tulis ulang rumusnya",
    "#NAME?": "nama fungsi atau nama sel di rumusnya salah; periksa ejaannya",
    "#VALUE!": "rumusnya membaca teks sebagai angka; ubah teks itu menjadi angka",
    "#N/A": "yang dicari rumusnya tidak ditemukan; periksa kunci pencariannya",
}


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap sel galat di dalam tabel yang dikenali."""
    for tabel in bahan.tabel:
        galat = list(_sel_galat(bahan, tabel))
        alamat = {(s.baris, s.kolom) for s in galat}
        for sel in galat:
            yield _temuan(bahan, tabel, sel, alamat)


def _sel_galat(bahan: Bahan, tabel: Tabel) -> Iterator[Sel]:
    lembar = bahan.buku.sheet(tabel.lembar)
    lain = [k.indeks for k in tabel.kolom if not k.nama and not tabel.rebah]
    for baris in tabel.baris:
        yield from (s for s in baris.sel.values() if s.jenis == "e")
        for indeks in lain:
            if isinstance(nilai := lembar.value(baris.nomor, indeks), str) and nilai.startswith("#"):
                sel = lembar.cell(baris.nomor, indeks)
                if sel is not None and sel.kind == "e":
                    yield Sel(tabel.lembar, baris.nomor, indeks, nilai, None, "e", nilai, sel.formula)


def _temuan(bahan: Bahan, tabel: Tabel, sel: Sel, galat: set[tuple[int, int]]) -> Temuan:
    lembar = bahan.buku.sheet(tabel.lembar)
    dibaca = [d.rentang for d in (daerah(sel.rumus) if sel.rumus else ()) if not d.lembar]
    sumber = [s for s in sorted(galat - {(sel.baris, sel.kolom)}) if any(r.contains(*s) for r in dibaca)]
    terkait = [Sel(sel.lembar, *s) for s in sumber]
    tersembunyi = " di baris atau kolom tersembunyi" if lembar.is_hidden(sel.baris, sel.kolom) else ""
    if terkait:
        sebab = f"tertular dari {terkait[0].alamat}; perbaiki sel itu dahulu"
    else:
        sebab = _SEBAB.get(sel.teks, "perbaiki rumus atau acuannya")
    return temuan(
        ATURAN,
        sel,
        f"berisi {sel.teks}{tersembunyi}: {sebab}.",
        tabel=tabel,
        uraian=f"rumus {tampil(sel.rumus)}" if sel.rumus else "",
        terkait=terkait,
    )
