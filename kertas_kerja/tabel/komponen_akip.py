"""Komponen nilai evaluasi AKIP: bobot, nilai, nilai hasil evaluasi, dan predikat."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Ringkas, jumlah, pita
from kertas_kerja.tabel.capaian import CAPAIAN_KOMPONEN
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.komponen_rb import RINCIAN_KOMPONEN
from kertas_kerja.tabel.nilai_tahun import tahun_jadi_nilai
from kertas_kerja.tabel.pemasok import anak_baris, baris_data, baris_induk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.tabel.dasar import Konteks

DASAR = "permenpanrb-88-2021"


def varian_subkomponen(tabel: Tabel, _: Konteks | None) -> frozenset[str]:
    """`subkomponen` bila bobot setiap komponen yang dirinci adalah jumlah bobot rinciannya; nilainya pun demikian."""
    data = baris_data(tabel)
    induk = baris_induk(data)
    terjumlah = all(_jumlah([b], "bobot") == _jumlah(anak_baris(data, b), "bobot") is not None for b in induk)
    return frozenset({"subkomponen"} if induk and terjumlah else ())


def jumlah_komponen(tabel: Tabel, kunci: str) -> Decimal | None:
    """Jumlah nilai komponen di kolom `kunci`; komponen yang masih kosong dijumlah dari rinciannya, bila menjumlah."""
    data = baris_data(tabel)
    rinci = varian_subkomponen(tabel, None)
    hasil = Decimal(0)
    for b in (b for b in data if not b.tingkat):
        nilai = _jumlah([b], kunci)
        nilai = _jumlah(anak_baris(data, b), kunci) if nilai is None and rinci else nilai
        if nilai is None:
            return None
        hasil += nilai
    return hasil if data else None


def _jumlah(baris: list[Baris], kunci: str) -> Decimal | None:
    """Jumlah angka baris-baris itu; None bila ada yang tanpa angka, atau tidak ada barisnya."""
    angka = [s.angka.nilai for b in baris if (s := b.ambil(kunci)) is not None and s.angka is not None]
    return sum(angka, Decimal(0)) if len(angka) == len(baris) > 0 else None


TABEL = Deklarasi(
    kind="komponen_akip",
    judul="Nilai Evaluasi AKIP",
    uraian="Empat komponen evaluasi; tidak ada nilai di atas bobotnya; jumlahnya menentukan predikat.",
    kata_judul=r"\bs?akip\b|akuntabilitas kinerja",
    kata_baris=r"(perencanaan|pengukuran|pelaporan|evaluasi)( akuntabilitas)?( internal)?( kinerja)?",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("komponen", "KOMPONEN YANG DINILAI", wajib=True, lebar=44),
        KolomTabel("bobot", "BOBOT", "persen", ditetapkan=True, lebar=12, desimal=0),
        KolomTabel("nilai", "NILAI", "ukuran", wajib=True, lebar=12),
        KolomTabel("bertambah", "NAIK/TURUN", "ukuran", dari=("selisih",), lebar=12),
        KolomTabel("capaian", "% CAPAIAN", "persen", lebar=12),
    ),
    ringkas=(
        BarisRingkas("predikat", "PREDIKAT AKUNTABILITAS KINERJA", r"predikat|tingkat akuntabilitas|kategori"),
        BarisRingkas(
            "total",
            "NILAI HASIL EVALUASI",
            r"nilai (hasil|akhir|akuntabilitas|akip|total)|" + JUMLAH,
        ),
    ),
    relasi=(
        *CAPAIAN_KOMPONEN,
        Relasi("KK107", "nilai", Kolom("bobot") * 100, batas=True, dasar=DASAR, nama="bobot komponen"),
        *RINCIAN_KOMPONEN,
        Relasi(
            "KK201",
            "bobot",
            jumlah(Himpunan("bobot", "puncak")),
            baris="total",
            dasar=DASAR,
            nama="jumlah bobot",
            isi=False,
        ),
        Relasi(
            "KK205",
            "nilai",
            jumlah(Himpunan("nilai", "puncak")),
            baris="total",
            dasar=DASAR,
            nama="nilai hasil evaluasi",
        ),
        Relasi(
            "KK203",
            "nilai",
            pita(Ringkas("total", "nilai"), "predikat_akip"),
            baris="predikat",
            dasar=DASAR,
            nama="predikat AKIP",
        ),
    ),
    tolak=frozenset({"perkiraan", "target", "realisasi", "tindak_lanjut", "jumlah_nilai", "nilai_aspek"}),
    hierarki=True,
    bergrup=None,
    sesuaikan=tahun_jadi_nilai,
    judul_wajib=True,
    dasar=DASAR,
)
