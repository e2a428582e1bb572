"""Temuan atas masukan yang keliru sepuluh, seratus, atau seribu kali, padahal hasilnya benar."""

from __future__ import annotations

from kertas_kerja.aturan.koma_hilang import dengan_masukan
from kertas_kerja.aturan.sebutan import daftar_kata
from kertas_kerja.aturan.temuan_relasi import MAKS_TERKAIT, dasar_tempat, uraian_tempat
from kertas_kerja.model import Rujukan, Saran, Temuan
from kertas_kerja.model.tabel import DATA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import Tempat


def temuan_masukan(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap masukan yang koma desimalnya hilang, dengan hasil-hasil yang cocok karenanya."""
    kelompok: dict[tuple[str, int, int], list[Tempat]] = {}
    for hasil in bahan.hasil:
        if hasil.tempat.masukan is not None:
            sel = hasil.tempat.salah
            kelompok.setdefault((sel.lembar, sel.baris, sel.kolom), []).append(hasil.tempat)
    for semua in kelompok.values():
        yield _temuan_masukan(sorted(semua, key=lambda t: t.baris.jenis == DATA), bahan.konteks)


def _temuan_masukan(semua: list[Tempat], konteks: Konteks) -> Temuan:
    tempat, m = semua[0], semua[0].masukan
    assert m is not None
    assert tempat.sel.angka is not None
    sel, benar = m.sel, m.angka.tulis()
    sebab = "koma desimalnya hilang" if m.angka.desimal else "angka nolnya berlebih"
    uraian = uraian_tempat(dengan_masukan(tempat, m), tempat.sel.angka.nilai, konteks)
    hasil = [t.sel for t in semua]
    terkait = dict.fromkeys(Rujukan(s.lembar, s.alamat) for s in (*hasil, *tempat.terkait[:MAKS_TERKAIT]) if s != sel)
    return Temuan(
        tempat.relasi.kode,
        "error",
        sel.lembar,
        sel.baris,
        sel.kolom,
        sel.teks,
        benar,
        f"{sel.lembar}!{sel.alamat} tertulis {sel.teks}, seharusnya {benar}; {sebab}.",
        f"{uraian}; {daftar_kata(s.alamat for s in hasil)} cocok dengan {benar}",
        tuple(terkait),
        dasar_tempat(tempat, konteks),
        Saran(False, None, f"Tulis {benar} bila dokumen sumbernya demikian."),
        tempat.tabel.id,
    )
