"""KK307: realisasi anggaran pada baris tanpa pagu tidak masuk ke jumlah mana pun."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK307",
    nama="Realisasi anggaran tanpa pagu",
    tingkat="warning",
    apa="Baris indikator kedua sebuah kegiatan tidak punya anggaran sendiri, jadi tidak boleh berisi realisasinya.",
    mengapa="Angka itu tidak masuk ke jumlah mana pun; biasanya salinan dari baris atau tabel lain.",
    contoh="baris kedua tanpa pagu berisi realisasi 140.688.800",
    cara="Kosongkan sel itu, atau pindahkan angkanya ke baris yang punya pagu.",
    dasar="permenpanrb-53-2014",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap realisasi anggaran di baris indikator lanjutan yang pagunya kosong."""
    for tabel in bahan.tabel:
        if not (tabel.punya("pagu") and tabel.punya("realisasi_anggaran")):
            continue
        for baris in tabel.data():
            pagu, realisasi = baris.ambil("pagu"), baris.ambil("realisasi_anggaran")
            if not baris.lanjutan or pagu is None or not pagu.kosong or realisasi is None:
                continue
            if realisasi.angka is not None and realisasi.angka.nilai:
                yield _temuan(bahan, tabel, baris, realisasi, pagu)


def _temuan(bahan: Bahan, tabel: Tabel, baris: Baris, sel: Sel, pagu: Sel) -> Temuan:
    asal = _sama(bahan, tabel, baris, sel)
    salinan = f"; angkanya sama dengan {asal.lembar}!{asal.alamat}" if asal is not None else ""
    terkait = [pagu] if asal is None else [pagu, asal]
    return temuan(
        ATURAN,
        sel,
        f"berisi {sel.teks} padahal baris ini tidak punya pagu{salinan}; kosongkan sel ini.",
        tabel=tabel,
        uraian=f'baris indikator kedua "{baris.label[:100]}" tidak ikut dalam jumlah realisasi anggaran',
        terkait=terkait,
    )


def _sama(bahan: Bahan, tabel: Tabel, baris: Baris, sel: Sel) -> Sel | None:
    """Sel anggaran lain yang berisi angka itu: tempat asal salinannya."""
    assert sel.angka is not None
    for t in (tabel, *bahan.tabel):
        for b in t.baris:
            for kunci in ("realisasi_anggaran", "pagu"):
                lain = b.ambil(kunci)
                sendiri = t.id == tabel.id and b.nomor == baris.nomor
                if not sendiri and lain is not None and lain.angka and lain.angka.nilai == sel.angka.nilai:
                    return lain
    return None
