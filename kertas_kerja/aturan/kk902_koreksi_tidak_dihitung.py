"""KK902: koreksi PKO tidak dapat diperiksa karena predikat AKIP tahun itu tidak diketahui."""

from __future__ import annotations

from kertas_kerja.angka import tulis_angka
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import Sebutan, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Tabel, Temuan

ATURAN = Aturan(
    kode="KK902",
    nama="Predikat AKIP tidak diketahui",
    tingkat="info",
    apa="Koreksi PKO memerlukan predikat AKIP organisasi pada tahun tabel.",
    mengapa="Tanpa predikat itu, tarif koreksi hanya dapat disimpulkan dari baris-baris yang sepakat; bila tidak ada, "
    "kolom koreksi diterima sebagaimana tertulis.",
    contoh="tabel PKO 2025 tanpa tabel atau nilai AKIP 2025 di buku yang sama",
    cara="Tambahkan tabel nilai AKIP ke buku, atau jalankan dengan --predikat-akip A (misalnya).",
    dasar="perbup-jombang-47-2022",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap tabel PKO tanpa predikat AKIP tahunnya."""
    for tabel in bahan.tabel:
        tahu = bahan.konteks.predikat_akip
        if tabel.kind != "pko" or tabel.tahun in tahu or None in tahu:
            continue
        kolom = next((k for k in tabel.kolom if k.nama in ("koreksi", "nilai_akhir")), tabel.kolom[0])
        yield temuan(
            ATURAN,
            Sebutan(tabel.lembar, tabel.rentang.top, kolom.indeks, ""),
            f"Koreksi pada tabel {tabel.judul or tabel.lembar!r} {_cara(bahan, tabel)} karena predikat AKIP tahun "
            f"{tabel.tahun or 'itu'} tidak ditemukan; tambahkan tabel nilai AKIP atau pakai --predikat-akip.",
            tabel=tabel,
            beralamat=False,
        )


def _cara(bahan: Bahan, tabel: Tabel) -> str:
    """Apa yang dilakukan tanpa predikat itu: tarif yang sama di baris-barisnya diikuti, selebihnya diterima."""
    tarif = bahan.konteks.tarif.get(tabel.id)
    if tarif is None:
        return "tidak dihitung"
    return f"dihitung dengan tarif {tulis_angka(tarif, 0, persen=True)} menurut kebanyakan barisnya"
