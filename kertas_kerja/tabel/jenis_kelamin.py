"""Banyaknya orang menurut jenis kelamin: laki-laki, perempuan, dan jumlahnya, seperti tabel pegawai di Bab I LKjIP."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.bagian_cacah import relasi_bagian, varian_bagian
from kertas_kerja.tabel.bagian_persen import berkepala_persen
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kosakata import normalkan
from kertas_kerja.tabel.nama_baris import beri_nama_baris

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.tabel.dasar import Konteks

_LAKI = r"l|lk|laki|laki ?-? ?laki|pria"
_PEREMPUAN = r"p|pr|perempuan|wanita"
_ORANG = r"(?: \(?(?:orang|org|jiwa)\)?)?"
_SEMUA = rf"(?:jumlah|jml|total|l ?\+ ?p)(?: (?:total|pegawai|asn|pns|orang|semua|seluruhnya))*{_ORANG}"
_UKURAN = frozenset({"laki", "perempuan", "jumlah_orang"})
orang = Kolom("laki") + Kolom("perempuan")


def kolom_kelamin(kolom: list[KolomModel]) -> list[KolomModel]:
    """Laki-laki, perempuan, dan jumlahnya yang berdampingan; lainnya tetap bila tidak tepat satu kali."""
    daun = [normalkan(k.judul.rpartition(" | ")[2]) for k in kolom]
    letak = [i for i in range(len(kolom) - 2) if _bertiga(*daun[i : i + 3])]
    if len(letak) != 1 or any(re.fullmatch(_LAKI + _ORANG, d) for i, d in enumerate(daun) if i != letak[0]):
        return kolom
    nama = dict(zip((kolom[letak[0] + j].indeks for j in range(3)), ("laki", "perempuan", "jumlah_orang"), strict=True))
    persen = [k for k in kolom[letak[0] + 3 :] if k.nama in ("", "capaian") and berkepala_persen(k.judul)]
    nama |= {k.indeks: "bagian" for k in persen[:1] if len(persen) == 1}
    hasil = [k._replace(nama=nama[k.indeks], grup="") if k.indeks in nama else k for k in kolom]
    return beri_nama_baris(hasil, "golongan", _UKURAN)


def _bertiga(laki: str, perempuan: str, semua: str) -> bool:
    """Benar bila ketiga kata kepala itu laki-laki, perempuan, dan jumlahnya."""
    if not laki.startswith(("l", "pria")):
        return False
    pola = zip((f"(?:{_LAKI}){_ORANG}", f"(?:{_PEREMPUAN}){_ORANG}", _SEMUA), (laki, perempuan, semua), strict=True)
    return all(re.fullmatch(satu, kata) for satu, kata in pola)


def varian_kelamin(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`berjumlah` bila kebanyakan jumlah yang tertulis memang laki-laki ditambah perempuan, atau belum ada satu pun."""
    lengkap = [a for b in tabel.data() if len(a := _angka(b)) == len(_UKURAN)]
    cocok = sum(laki + perempuan == semua for laki, perempuan, semua in lengkap)
    berjumlah = {"berjumlah"} if cocok * 2 > len(lengkap) or not lengkap else set[str]()
    return varian_bagian(tabel, "jumlah_orang", konteks) | berjumlah


def _angka(baris: Baris) -> list[int]:
    sel = (baris.ambil(k) for k in ("laki", "perempuan", "jumlah_orang"))
    return [int(s.angka.nilai) for s in sel if s is not None and s.angka is not None]


TABEL = Deklarasi(
    kind="jenis_kelamin",
    judul="Jumlah menurut Jenis Kelamin",
    uraian="Jumlah adalah laki-laki ditambah perempuan; baris jumlah menjumlah ke bawah.",
    kata_judul=r"pegawai|asn|\bpns\b|jenis kelamin|penduduk|sumber daya manusia|personil|aparatur",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("golongan", "Golongan/Pendidikan/Jabatan", wajib=True, lebar=40),
        KolomTabel("laki", "Laki-laki", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("perempuan", "Perempuan", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("jumlah_orang", "Banyaknya Orang", "ukuran", wajib=True, desimal=0),
        KolomTabel("bagian", "Proporsi Orang", "persen"),
    ),
    ringkas=(BarisRingkas("total", "JUMLAH", JUMLAH),),
    relasi=(
        Relasi("KK123", "jumlah_orang", orang, varian="berjumlah", nama="jumlah"),
        *(
            Relasi("KK201", k, jumlah(Himpunan(k)), baris="total", varian="berjumlah", nama=f"jumlah {nama}")
            for k, nama in (("laki", "laki-laki"), ("perempuan", "perempuan"), ("jumlah_orang", "semuanya"))
        ),
        Relasi("KK123", "jumlah_orang", orang, baris="total", varian="berjumlah", nama="jumlah"),
        *relasi_bagian("jumlah_orang"),
    ),
    tolak=frozenset({"target", "realisasi", "pagu", "capaian", "nilai", "komponen", "harus_dilayani"}),
    bobot=2.0,
    sesuaikan=kolom_kelamin,
    varian=varian_kelamin,
    dasar="permenpanrb-53-2014",
)
