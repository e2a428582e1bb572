"""KK309: banyaknya indikator menurut kategori di rekap berbeda dari tabel yang dihitungnya."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel, Temuan
    from kertas_kerja.profil import Pita

ATURAN = Aturan(
    kode="KK309",
    nama="Rekap berbeda dari tabelnya",
    tingkat="warning",
    apa="Banyaknya indikator setiap kategori di rekap sama dengan banyaknya baris berkategori itu di tabelnya.",
    mengapa="Rekap diketik sekali dan tertinggal ketika satu predikat di tabelnya berubah.",
    contoh="rekap menyebut 5 indikator Sangat Tinggi, tabelnya memuat 4",
    cara="Hitung kembali predikat di tabelnya, lalu samakan rekapnya.",
    rumus='banyaknya = COUNTIF(kolom predikat; "kategori")',
)
_MIN_KATEGORI = 3
_MIN_COCOK = 2  # kategori berisi yang harus sama sebelum satu yang berbeda disebut
_MIN_BARIS_COCOK = 3  # banyaknya baris dalam kategori-kategori itu


class _Sumber(NamedTuple):
    """Predikat yang tertulis di satu tabel, atau di semua tabel sejenis."""

    sebutan: str
    sel: dict[str, list[Sel]]


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap rekap yang berbeda di satu kategori saja dari tabel yang dihitungnya."""
    pita = bahan.konteks.profil.predikat_pko
    for rekap in bahan.tabel:
        baris = _baris_rekap(rekap, pita) if rekap.kind == "rekap_kategori" else {}
        if len(baris) < _MIN_KATEGORI:
            continue
        calon = [s for s in _sumber(bahan, rekap, pita) if set(s.sel) <= set(baris)]
        beda = [(s, kata) for s in calon if (kata := _beda(baris, s, len(calon) == 1)) is not None]
        if len({kata for _, kata in beda}) == 1 and (kata := beda[0][1]):
            yield _temuan(rekap, baris[kata], beda[0][0], kata)


def _kunci(teks: str, pita: Pita) -> str:
    """Kategori tanpa rentang di belakangnya; dua sebutan satu pita sama."""
    polos = teks.partition("(")[0].strip() or teks
    return normalkan(pita.cocok(teks) or pita.cocok(polos) or polos)


def _baris_rekap(rekap: Tabel, pita: Pita) -> dict[str, Sel]:
    """Sel banyaknya menurut kategori; kosong bila ada yang bukan bilangan bulat atau kategorinya berulang."""
    hasil: dict[str, Sel] = {}
    for b in rekap.data():
        kata, sel = b.ambil("kategori"), b.ambil("banyaknya")
        if kata is None or sel is None or sel.angka is None or sel.angka.persen:
            return {}
        kunci = _kunci(kata.teks, pita)
        if not kunci or kunci in hasil or sel.angka.nilai != int(sel.angka.nilai):
            return {}
        hasil[kunci] = sel
    return hasil


def _sumber(bahan: Bahan, rekap: Tabel, pita: Pita) -> list[_Sumber]:
    """Setiap tabel berpredikat, dan semua yang sejenis bersama; tahun lain tidak ikut."""
    from kertas_kerja.tabel.skala_kantor import sel_predikat

    menurut_jenis: dict[str, list[_Sumber]] = {}
    for t in bahan.tabel:
        if t.id == rekap.id or (rekap.tahun and t.tahun and t.tahun != rekap.tahun):
            continue
        baris = {b.nomor for b in t.data()}
        sel = _menurut_kata([s for s in sel_predikat(t) if s.baris in baris], pita)
        if sel:
            menurut_jenis.setdefault(t.kind, []).append(_Sumber(f"{t.lembar}!{t.rentang.format()}", sel))
    gabungan = [_gabung(daftar, pita) for daftar in menurut_jenis.values() if len(daftar) > 1]
    return [*(s for daftar in menurut_jenis.values() for s in daftar), *gabungan]


def _menurut_kata(daftar: list[Sel], pita: Pita) -> dict[str, list[Sel]]:
    hasil: dict[str, list[Sel]] = {}
    for sel in daftar:
        hasil.setdefault(_kunci(sel.teks, pita), []).append(sel)
    return hasil


def _gabung(daftar: list[_Sumber], pita: Pita) -> _Sumber:
    semua = [sel for satu in daftar for isi in satu.sel.values() for sel in isi]
    return _Sumber(" dan ".join(s.sebutan for s in daftar[:3]), _menurut_kata(semua, pita))


def _beda(baris: dict[str, Sel], sumber: _Sumber, sendirian: bool) -> str | None:
    """Satu-satunya kategori yang berbeda; "" bila semua sama, None bila tabel itu agaknya bukan yang dihitung.

    Di antara beberapa calon hanya selisih yang kecil di samping yang sama berarti: angka kecil sering kebetulan sama.
    """
    tertulis = {kata: int(sel.angka.nilai) for kata, sel in baris.items() if sel.angka is not None}
    selisih = {kata: abs(banyak - len(sumber.sel.get(kata, ()))) for kata, banyak in tertulis.items()}
    beda = [kata for kata, n in selisih.items() if n]
    if not beda:
        return ""
    cocok = [banyak for kata, banyak in tertulis.items() if banyak and kata not in beda]
    if len(beda) > 1 or len(cocok) < _MIN_COCOK or sum(cocok) < _MIN_BARIS_COCOK:
        return None
    return beda[0] if sendirian or selisih[beda[0]] * 2 <= sum(cocok) else None


def _temuan(rekap: Tabel, sel: Sel, sumber: _Sumber, kata: str) -> Temuan:
    sendiri = sumber.sel.get(kata, [])
    sebutan = sendiri[0].teks.strip() if sendiri else kata.title()
    pesan = f"tertulis {sel.teks}, padahal {sumber.sebutan} memuat {len(sendiri)} baris {sebutan}; samakan."
    return temuan(
        ATURAN,
        sel,
        pesan,
        tabel=rekap,
        seharusnya=str(len(sendiri)),
        uraian=f"banyaknya {sebutan} = {len(sendiri)} baris di {sumber.sebutan}; kategori lainnya sama",
        terkait=sendiri,
    )
