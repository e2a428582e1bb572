"""KK602: kepala kolom menulis "(1) x (100% - (2))" padahal kolom (2) berisi poin, bukan tarif."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import kepala_kolom, potong, sel_kepala, temuan
from kertas_kerja.tabel.relasi import varian_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan

ATURAN = Aturan(
    kode="KK602",
    nama="Kepala kolom koreksi",
    tingkat="warning",
    apa="Rumus di kepala kolom nilai akhir harus menghasilkan angka kolom itu.",
    mengapa="Bila kolom (2) berisi poin (10,53%), rumus (1) x (100% - (2)) memberi angka lain dari yang tertulis.",
    contoh="105,29% × (100% − 10,53%) = 94,20%, sedangkan tertulis 95%",
    cara="Isi kolom (2) dengan tarif (10%), atau tulis kepala kolom (3) sebagai (1) - (2).",
    dasar="perbup-jombang-47-2022",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap tabel PKO berkolom poin dengan kepala bertarif."""
    for tabel in bahan.tabel:
        if tabel.kind != "pko" or "poin" not in varian_tabel(tabel, bahan.konteks):
            continue
        kolom = next((k for k in tabel.kolom if k.nama == "nilai_akhir"), None)
        if kolom is not None and "100%" in kolom.judul.replace(" ", ""):
            yield temuan(
                ATURAN,
                kepala_kolom(sel_kepala(bahan, tabel), tabel, kolom),
                f'berkepala "{potong(kolom.judul)}" yang tidak menghasilkan angkanya karena kolom (2) berisi poin; '
                "isi kolom (2) dengan tarif.",
                tabel=tabel,
                seharusnya="(1) - (2)",
                uraian="nilai akhir = normalisasi − koreksi (kolom 2 berisi poin)",
            )
