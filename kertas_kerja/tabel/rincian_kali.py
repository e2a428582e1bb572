"""Dua faktor dan hasil kalinya: volume dan harga satuan, kunjungan dan tarif, kemungkinan dan dampak risiko.

Kolomnya dinamai menurut angkanya (`kenali/menurut_kali.py`), bukan menurut katanya.
"""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.tabel.dasar import Konteks

_dua = Kolom("faktor") * Kolom("faktor_kedua")
_KALI = ("faktor", "faktor_kedua", "hasil_kali")


def varian_kali(tabel: Tabel, _: Konteks) -> frozenset[str]:
    """`tiga` bila ada faktor ketiga, jika tidak `dua`; `datar` bila tidak ada subtotal yang dihitung dua kali.

    Setiap baris yang berhasil kali harus punya kedua faktornya.
    """
    subtotal = any(b.nilai("hasil_kali") is not None and not _lengkap(b) for b in tabel.data())
    tunggal = sum(b.jenis == "total" for b in tabel.baris) == 1
    banyak = "tiga" if tabel.punya("faktor_ketiga") else "dua"
    return frozenset({banyak, "datar"} if tunggal and not subtotal else {banyak})


def _lengkap(baris: Baris) -> bool:
    return all(baris.nilai(k) is not None for k in _KALI[:2])


TABEL = Deklarasi(
    kind="rincian_kali",
    judul="Rincian Hasil Kali",
    uraian="Hasil kali adalah perkalian kedua faktor di baris yang sama; baris jumlah menjumlahkannya.",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("uraian_rincian", "Uraian Rincian", wajib=True, lebar=40),
        KolomTabel("faktor", "Faktor Pertama", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("faktor_kedua", "Faktor Kedua", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("faktor_ketiga", "Faktor Ketiga", "ukuran", ditetapkan=True, desimal=0),
        KolomTabel("hasil_kali", "Hasil Kali Faktor", "ukuran", wajib=True, desimal=0),
    ),
    ringkas=(BarisRingkas("total", "JUMLAH", JUMLAH),),
    relasi=(
        *(
            Relasi("KK125", "hasil_kali", rumus, varian=varian, nama="hasil kali")
            for varian, rumus in (("dua", _dua), ("tiga", _dua * Kolom("faktor_ketiga")))
        ),
        Relasi(
            "KK201",
            "hasil_kali",
            jumlah(Himpunan("hasil_kali")),
            baris="total",
            varian="datar",
            nama="jumlah hasil kali",
        ),
    ),
    bergrup=None,
    varian=varian_kali,
)
