"""Alokasi anggaran per sasaran dan bagiannya terhadap jumlah."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Ringkas, jumlah
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.perubahan import kolom_perubahan
from kertas_kerja.tabel.rincian import HIMPUNAN_RINCIAN, INDUK_PAGU, varian_terinci

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom as KolomModel

_SERAPAN = r"realisasi|serap|capaian"


def _jumlah(kolom: str, nama: str) -> tuple[Relasi, ...]:
    return tuple(
        Relasi("KK201", kolom, jumlah(Himpunan(kolom, himpunan)), baris="total", varian=varian, nama=nama)
        for varian, himpunan in HIMPUNAN_RINCIAN.items()
    )


def bagian_saja(kolom: list[KolomModel]) -> list[KolomModel]:
    """Persen yang kepalanya menyebut realisasi atau penyerapan, atau persen perubahan, bukan bagian anggaran.

    Demikian pula "Persentase" saja bila di antara anggaran dan persennya ada kolom lain: mungkin itu realisasinya.
    """
    kolom = kolom_perubahan(kolom)
    pagu = [k.indeks for k in kolom if k.nama == "pagu"]
    asing = [k.indeks for k in kolom if not k.nama and k.judul]
    return [k._replace(nama="") if k.nama == "capaian" and _bukan_bagian(k, pagu, asing) else k for k in kolom]


def _bukan_bagian(k: KolomModel, pagu: list[int], asing: list[int]) -> bool:
    return re.search(_SERAPAN, k.judul.lower()) is not None or any(p < a < k.indeks for p in pagu for a in asing)


TABEL = Deklarasi(
    kind="alokasi",
    judul="Alokasi Per Sasaran Pembangunan",
    uraian="Anggaran setiap sasaran dan persentasenya terhadap jumlah anggaran.",
    kata_judul=r"alokasi",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("sasaran", "Sasaran Strategis", dari=("program", "tujuan"), lebar=48),
        KolomTabel("indikator", "Indikator Kinerja", lebar=44),
        KolomTabel("pagu", "Anggaran", "rupiah", wajib=True, ditetapkan=True, lebar=20, desimal=0),
        KolomTabel("bagian_anggaran", "% Anggaran", "persen", wajib=True, dari=("capaian",)),
    ),
    ringkas=(BarisRingkas("total", "TOTAL", JUMLAH, tanpa_label=True),),
    relasi=(
        INDUK_PAGU,
        *_jumlah("pagu", "jumlah anggaran"),
        Relasi("KK115", "bagian_anggaran", Kolom("pagu") / Ringkas("total", "pagu"), nama="bagian anggaran"),
        *_jumlah("bagian_anggaran", "jumlah bagian"),
    ),
    tolak=frozenset({"perubahan_pagu", "realisasi", "realisasi_anggaran", "serapan", "target", "sisa"}),
    bobot=0.4,
    rincian=True,
    sesuaikan=bagian_saja,
    varian=varian_terinci,
    dasar="permenpanrb-53-2014",
)
