"""KK120: capaian pada sebuah tabel dipotong pada satu batas; dihitung demikian, dan disebut sekali."""

from __future__ import annotations

from kertas_kerja.angka import tulis_angka
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import kepala_kolom, sel_kepala, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan

ATURAN = Aturan(
    kode="KK120",
    nama="Capaian dibatasi",
    tingkat="info",
    apa="Capaian adalah realisasi dibagi target apa adanya, kecuali bila kantor membatasinya.",
    mengapa="Capaian yang dipotong menyembunyikan target yang terlampau; pembaca perlu tahu bahwa itu disengaja.",
    contoh="dua indikator bercapaian 104% dan 120% yang keduanya ditulis 100%, dan tidak satu pun melebihi 100%",
    cara="Sebutkan batasnya pada kepala kolom, atau tulis capaian apa adanya bila pedoman tidak membatasinya.",
    dasar="permenpanrb-53-2014",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap tabel yang capaiannya dibatasi."""
    for tabel in bahan.tabel:
        batas = bahan.konteks.batas_capaian.get((tabel.id, "capaian"))
        if batas is not None:
            kepala = kepala_kolom(sel_kepala(bahan, tabel), tabel, tabel.kolom_bernama("capaian")[0])
            persen = tulis_angka(batas, 0, persen=True)
            pesan = f"capaian pada tabel ini dibatasi {persen} dan diperiksa demikian; tulis apa adanya bila pedoman "
            yield temuan(ATURAN, kepala, pesan + "perangkat daerah tidak membatasinya.", tabel=tabel)
