"""Nilai berbobot di luar indeks yang punya tabel sendiri: IKPA, nilai kinerja anggaran, SPIP, zona integritas, merit.

Nilai tertimbang adalah bobot kali nilai; bobotnya persen ("20 × 87,5" menjadi 17,5), atau poin bila nilainya persen.
"""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.bentuk import cacah_bentuk
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.komponen_ipp import nilai_jadi_aspek
from kertas_kerja.tabel.kosakata import normalkan
from kertas_kerja.tabel.nama_baris import beri_nama_baris

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.tabel.dasar import Konteks

_UKURAN = frozenset({"bobot", "jumlah_nilai", "nilai_aspek"})
_INDEKS = r"(?:total |hasil )?(?:inde[kx]s?|nilai|skor|tingkat)\b"
_SEDIKIT = 2
_BENTUK = {
    "persen": Kolom("bobot") * Kolom("jumlah_nilai"),
    "poin": Kolom("bobot") * 100 * Kolom("jumlah_nilai"),
}


def kolom_berbobot(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Bobot, Nilai, Nilai Akhir" dalam urutan apa pun; kolom yang menamai baris dikenali dari letaknya."""
    kolom = nilai_jadi_aspek(kolom)
    return kolom if any(k.nama == "indikator" for k in kolom) else beri_nama_baris(kolom, "komponen", _UKURAN)


def varian_bobot(tabel: Tabel, _: Konteks) -> frozenset[str]:
    """Bentuk yang menjelaskan sekurangnya separuh nilai tertimbang; `persen` bila belum ada yang tertulis."""
    tertulis = sum((s := b.ambil("nilai_aspek")) is not None and s.angka is not None for b in tabel.data())
    cocok = cacah_bentuk(tabel, "nilai_aspek", _BENTUK)
    terbanyak = max(_BENTUK, key=lambda nama: cocok[nama])
    return frozenset({terbanyak} if not tertulis or cocok[terbanyak] * 2 >= tertulis else ())


def baris_indeks(baris: list[Baris]) -> list[Baris]:
    """Baris terakhir yang menamai indeksnya ("Indeks SPBE") tanpa nomor dan tanpa nilai sendiri adalah jumlahnya.

    Di bawah baris jumlah ia hasil hitungan lain ("IKM Unit Pelayanan"), bukan komponen.
    """
    if baris and baris[-1].jenis == "data" and any(b.jenis == "total" for b in baris) and _tanpa_ukuran(baris[-1]):
        return [*baris[:-1], baris[-1]._replace(jenis="catatan")]
    data = [b for b in baris[:-1] if b.jenis == "data"]
    if len(data) < _SEDIKIT or baris[-1].jenis != "data" or not _bernama_indeks(baris[-1]):
        return baris
    polos = baris[-1].nilai("no") is None and baris[-1].nilai("jumlah_nilai") is None
    if polos and all(b.nilai("jumlah_nilai") is not None for b in data):
        return [*baris[:-1], baris[-1]._replace(jenis="total")]
    return baris


def _tanpa_ukuran(baris: Baris) -> bool:
    """Benar bila baris itu tidak bernomor, tidak berbobot, dan tidak bernilai sendiri."""
    return all(baris.nilai(k) is None for k in ("no", "bobot", "jumlah_nilai"))


def _bernama_indeks(baris: Baris) -> bool:
    nama = [s.teks for k in ("no", "komponen") if (s := baris.ambil(k)) is not None and s.teks]
    return bool(nama) and re.match(_INDEKS, normalkan(nama[-1])) is not None


TABEL = Deklarasi(
    kind="komponen_nilai",
    judul="Komponen Nilai Berbobot",
    uraian="Nilai tertimbang adalah bobot kali nilai; nilai akhirnya jumlah nilai tertimbang.",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("komponen", "KOMPONEN", wajib=True, dari=("indikator",), lebar=48),
        KolomTabel("bobot", "BOBOT", "persen", wajib=True, ditetapkan=True, lebar=12, desimal=0),
        KolomTabel("jumlah_nilai", "NILAI INDIKATOR", "ukuran", wajib=True, lebar=14),
        KolomTabel("nilai_aspek", "NILAI TERTIMBANG", "ukuran", wajib=True, lebar=14),
    ),
    ringkas=(
        BarisRingkas(
            "total",
            "NILAI AKHIR",
            JUMLAH + r"|(?:nilai|skor|indeks) (?:total|akhir|keseluruhan|ikpa|maturitas|kinerja anggaran)\b",
        ),
    ),
    relasi=(
        *(Relasi("KK108", "nilai_aspek", r, varian=nama, nama="nilai tertimbang") for nama, r in _BENTUK.items()),
        Relasi("KK201", "bobot", jumlah(Himpunan("bobot")), baris="total", nama="jumlah bobot", isi=False),
        *(
            Relasi("KK205", "nilai_aspek", jumlah(Himpunan("nilai_aspek")), baris="total", varian=v, nama="nilai akhir")
            for v in _BENTUK
        ),
    ),
    tolak=frozenset({"perkiraan", "target", "realisasi", "capaian", "tindak_lanjut", "pagu", "nrr"}),
    bobot=-5.0,
    bergrup=None,
    sesuaikan=kolom_berbobot,
    susunan=baris_indeks,
    varian=varian_bobot,
)
