"""What the further charts of Ringkasan draw: capaian over the years, kinerja against serapan, components of an index.

Each is a small table on the page, of formulas over the office's own cells; a chart reads that table.
"""

from __future__ import annotations

from collections.abc import Callable

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.lembar import gaya as G
from kertas_kerja.lembar.blok import NAMA, NO, TARGET, Tengah, trim, untuk_grafik
from kertas_kerja.lembar.sumber import KOSONG, Isi, acuan, skala_kolom
from kertas_kerja.tabel import tabel as deklarasi_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.lembar.kanvas import Kanvas
    from kertas_kerja.model import Baris, Sel, Tabel

MAKS_TITIK = 6  # more bars than this cannot be read in a third of a page
PANJANG_NAMA = 48
KOMPONEN = ("komponen_akip", "komponen_ikkk", "komponen_rb", "komponen_ipp", "komponen_ikm")
NILAI_KOMPONEN = {"komponen_ipp": "jumlah_nilai"}


class Titik(NamedTuple):
    """One row of the data: its name and one or two values."""

    nama: Isi | str
    nilai: tuple[Isi, ...]


class DataGrafik(NamedTuple):
    """One chart: `jenis` "garis" or "batang", titles, names of the series, number format, rows."""

    jenis: str
    judul: str
    kepala: str
    seri: tuple[str, ...]
    format: str
    titik: tuple[Titik, ...]
    persen: bool = True


def daftar_data(k: Kanvas) -> list[DataGrafik]:
    """The charts for which the workbook has data, at most one of each."""
    pembuat: tuple[Callable[[Kanvas], DataGrafik | None], ...] = (_tren, _anggaran, _komponen)
    return [d for buat in pembuat if (d := buat(k)) is not None]


def tabel_data(k: Kanvas, d: DataGrafik) -> tuple[int, int]:
    """Writes the rows that the chart reads; the first and the last of them."""
    g = Tengah(k.gaya)
    k.gabung(NO, NAMA, d.kepala, k.gaya.format("kepala", align="left"))
    for kolom, seri in enumerate(d.seri, TARGET):
        k.tulis(kolom, seri, k.gaya.format("kepala"))
    k.turun()
    awal = k.baris
    for nomor, satu in enumerate(d.titik, 1):
        k.tulis(NO, nomor, g.format("isi_tengah"))
        k.tulis(NAMA, satu.nama, g.format("isi"))
        for kolom, nilai in enumerate(satu.nilai, TARGET):
            k.tulis(kolom, nilai, g.format("angka", num_format=d.format))
        k.turun()
    k.turun(8)
    return awal, k.baris - 2


# ---------------------------------------------------------------------- tahun ke tahun


def _tren(k: Kanvas) -> DataGrafik | None:
    """The mean capaian of every year that a table of results names; of several tables the last one."""
    tahun: dict[int, Isi] = {}
    for t in k.sumber.bahan.kenal.tabel:
        if t.kind == "capaian_tahunan":
            for grup in t.grup:
                if grup.isdigit():
                    _tambah(tahun, int(grup), _rata(k, t, f"capaian@{grup}"))
    for t in k.sumber.bahan.kenal.tabel:
        if t.kind == "pko" and t.tahun and t.punya("capaian"):
            _tambah(tahun, t.tahun, _rata(k, t, "capaian"))
    if len(tahun) < 2:
        return None
    titik = tuple(Titik(str(n), (tahun[n],)) for n in sorted(tahun)[-MAKS_TITIK:])
    return DataGrafik("garis", "Rata-rata capaian per tahun", "Tahun", ("Capaian",), G.PERSEN, titik)


def _tambah(tahun: dict[int, Isi], satu: int, isi: Isi) -> None:
    if isi.angka is not None:
        tahun[satu] = isi


def _rata(k: Kanvas, t: Tabel, kunci: str) -> Isi:
    daftar = [s for b in t.data() if (s := b.ambil(kunci)) is not None]
    skala = {skala_kolom(t, kunci)(s) for s in daftar if not k.sumber.kosong(s)}
    return k.sumber.rata(daftar, skala.pop()) if len(skala) == 1 else KOSONG


# ---------------------------------------------------------------------- kinerja dan anggaran


def _anggaran(k: Kanvas) -> DataGrafik | None:
    """Capaian beside serapan, of the newest table that has both; its highest rows first."""
    calon = [t for t in k.sumber.bahan.kenal.tabel if t.kind == "kinerja_anggaran"]
    for t in sorted(calon, key=lambda t: -(t.tahun or 0)):
        grup = next((g for g in reversed(t.grup) if _berisi(k, t, g)), None)
        if grup is None:
            continue
        titik = tuple(Titik(_nama(k, b), _dua(k, t, b, grup)) for b in _utama(_berisi(k, t, grup)))
        return DataGrafik(
            "batang", "Capaian kinerja dan serapan anggaran", "Kinerja dan anggaran", ("Capaian", "Serapan"),
            G.PERSEN, titik,
        )  # fmt: skip
    return None


def _berisi(k: Kanvas, t: Tabel, grup: str) -> list[Baris]:
    """The rows with a number for both."""
    return [b for b in t.data() if all(i.angka is not None for i in _dua(k, t, b, grup))]


def _dua(k: Kanvas, t: Tabel, b: Baris, grup: str) -> tuple[Isi, ...]:
    kunci = (f"{n}@{grup}" if grup and f"{n}@{grup}" in b.sel else n for n in ("capaian", "serapan"))
    return tuple(_persen(k, t, b.ambil(satu), satu) for satu in kunci)


def _persen(k: Kanvas, t: Tabel, sel: Sel | None, kunci: str) -> Isi:
    return KOSONG if sel is None else k.sumber.sel(sel, skala_kolom(t, kunci)(sel))


def _utama(baris: list[Baris]) -> list[Baris]:
    """At most so many rows as can be read: those of the highest level."""
    if len(baris) <= MAKS_TITIK:
        return baris
    tertinggi = min(b.tingkat for b in baris)
    return [b for b in baris if b.tingkat == tertinggi][:MAKS_TITIK]


# ---------------------------------------------------------------------- komponen


def _komponen(k: Kanvas) -> DataGrafik | None:
    """The components of the newest index: what was reached, beside the highest possible where the table says it."""
    calon = [t for t in k.sumber.bahan.kenal.tabel if t.kind in KOMPONEN]
    for t in sorted(calon, key=lambda t: (-(t.tahun or 0), KOMPONEN.index(t.kind))):
        kunci = NILAI_KOMPONEN.get(t.kind, "nilai")
        puncak = (b for b in t.data() if not b.tingkat)
        baris = [b for b in puncak if (s := b.ambil(kunci)) is not None and k.sumber.sel(s).angka is not None]
        if 1 < len(baris) <= MAKS_TITIK:
            return _satu_komponen(k, t, baris, kunci)
    return None


def _satu_komponen(k: Kanvas, t: Tabel, baris: list[Baris], kunci: str) -> DataGrafik:
    berbobot = t.kind == "komponen_akip" and all(_bobot(k, b).angka is not None for b in baris)
    titik = tuple(
        Titik(_nama(k, b, "komponen"), (k.sumber.sel(b.ambil(kunci)), *((_bobot(k, b),) if berbobot else ())))
        for b in baris
    )
    nama = deklarasi_tabel(t.kind).judul
    judul = f"{nama} {t.tahun}" if t.tahun else nama
    return DataGrafik("batang", judul, judul, ("Nilai", "Bobot")[: 1 + berbobot], G.ANGKA, titik, persen=False)


def _bobot(k: Kanvas, b: Baris) -> Isi:
    """The weight in points: 30 for a cell that holds 30%."""
    sel = b.ambil("bobot")
    isi = k.sumber.sel(sel)
    if sel is None or isi.angka is None:
        return KOSONG
    if sel.skala == 100 or isi.angka > 1:
        return k.sumber.sel(sel, 1)
    a = acuan(sel)
    return Isi(f'=IF(COUNT({a})=1,{a}*100,{a}&"")', isi.angka * 100)


def _nama(k: Kanvas, b: Baris, *kunci: str) -> Isi | str:
    """The row's name, shortened to what stands beside a bar."""
    for satu in (*kunci, "indikator", "sasaran"):
        sel = b.ambil(satu)
        isi = k.sumber.sel(sel)
        if sel is None or not isinstance(isi.nilai, str) or not isi.nilai:
            continue
        a, teks = acuan(sel), trim(isi.nilai)
        pendek = teks if len(teks) <= PANJANG_NAMA else teks[: PANJANG_NAMA - 1] + "…"
        rumus = f'=IF(LEN(TRIM({a}))>{PANJANG_NAMA},LEFT(TRIM({a}),{PANJANG_NAMA - 1})&"…",TRIM({a}))'
        return Isi(rumus, pendek)
    return untuk_grafik(b.label[:PANJANG_NAMA])
