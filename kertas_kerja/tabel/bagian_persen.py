"""Dua cacah dan persennya berdampingan, apa pun katanya: "Jumlah Peserta, Lulus, Persentase Kelulusan".

Yang kedua bagian dari yang pertama. Karena kata kepalanya bebas, hitungannya hanya berlaku bila kata-kata itu saling
menyebut, atau bila sebagian besar baris yang tertulis memang hasil baginya (`cakupan.py`).
"""

from __future__ import annotations

import re

from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_PERSEN = r"(?:%|persen|prosentase|prevalensi|proporsi|cakupan)|.*(?:\(%|%$)"
_SELURUHNYA = r"(?:jumlah|jml|total|banyak\w*|seluruh|populasi|sasaran)\b"
_BERARTI_LAIN = frozenset(
    (
        "target",
        "realisasi",
        "pagu",
        "realisasi_anggaran",
        "harus_dilayani",
        "terlayani",
        "bobot",
        "nilai",
        "nilai_unsur",
    )
)
_ORANG = frozenset({"tersedia", "responden"})  # "Jumlah Pegawai" di samping "Hadir" adalah seluruhnya
_JUMLAHNYA = ("jumlah", "total")  # di kanan rinciannya sendiri: jumlahnya, bukan seluruhnya
_SISANYA = r"(?:tidak|belum)\b"  # "Tercapai, Tidak Tercapai, % Tercapai": di antara bagian dan persennya
_SEDIKIT_KIRI = 2
_SEDIKIT_SAMA = 4  # huruf berurutan yang sama: "lulus" dan "kelulusan", "selesai" dan "penyelesaian"
_UMUM = frozenset({"jumlah", "total", "persentase", "persen", "prosentase", "banyaknya", "orang", "yang", "dari"})


def berkepala_persen(judul: str) -> bool:
    """Benar bila kepala itu menyebut persen: "Persentase Kelulusan", "% Hadir", "Prevalensi (%)"."""
    return re.match(_PERSEN, normalkan(judul)) is not None


def beri_bagian(kolom: list[Kolom]) -> list[Kolom]:
    """Dua kolom tanpa arti lain tepat di kiri satu-satunya kolom persen: seluruhnya dan bagiannya."""
    if any(k.nama in _BERARTI_LAIN for k in kolom):
        return kolom
    persen = [i for i, k in enumerate(kolom) if k.nama in ("", "capaian") and berkepala_persen(k.judul)]
    if len(persen) != 1 or persen[0] < 2:
        return kolom
    sisa = normalkan(_tanpa_grup(kolom[persen[0] - 1]).judul)
    geser = persen[0] > _SEDIKIT_KIRI and re.match(_SISANYA, sisa) is not None
    kiri = persen[0] - geser
    semua, bagian, p = map(_tanpa_grup, (*kolom[kiri - 2 : kiri], kolom[persen[0]]))
    if not (semua.judul and bagian.judul):
        return kolom
    kepala = normalkan(bagian.judul)
    if re.match(_SISANYA, kepala):
        return kolom  # "Sesuai, Belum Sesuai, Belum Ditindaklanjuti": sisanya, bukan yang tuntas
    if re.match(_SELURUHNYA, kepala) and kepala not in _JUMLAHNYA and not re.match(_SELURUHNYA, normalkan(semua.judul)):
        semua, bagian = bagian, semua
    pasti = saling_menyebut(semua.judul, bagian.judul, p.judul)
    if bagian.nama or (semua.nama and not (pasti and semua.nama in _ORANG)):
        return kolom
    if not (re.match(_SELURUHNYA, normalkan(semua.judul)) or sekata(bagian.judul, p.judul + " " + semua.judul)):
        return kolom
    nama = {semua.indeks: "harus_dilayani", bagian.indeks: "terlayani", p.indeks: "capaian"}
    return [k._replace(nama=nama[k.indeks], grup="") if k.indeks in nama else k for k in kolom]


def _tanpa_grup(kolom: Kolom) -> Kolom:
    """Kolom itu dengan kepala paling bawahnya saja: kata kelompoknya dimiliki bersama, jadi tidak membedakan."""
    return kolom._replace(judul=kolom.judul.rpartition(" | ")[2])


def saling_menyebut(semua: str, bagian: str, persen: str) -> bool:
    """Benar bila persen menyebut bagiannya, dan yang lain disebut seluruhnya: "Jumlah Peserta", "Lulus", "% Lulus"."""
    seluruh = re.match(_SELURUHNYA, normalkan(semua)) is not None
    return seluruh and not re.match(_SELURUHNYA, normalkan(bagian)) and sekata(bagian, persen)


def sekata(a: str, b: str) -> bool:
    """Benar bila kedua kepala punya kata yang sedasar: "Hadir" dan "Kehadiran"."""
    return any(_sedasar(x, y) for x in _kata(a) for y in _kata(b))


def _kata(teks: str) -> list[str]:
    return [k for k in re.findall(r"[a-z]{4,}", normalkan(teks)) if k not in _UMUM]


def _sedasar(a: str, b: str) -> bool:
    """Benar bila yang pendek, mungkin tanpa huruf awalnya yang luluh, ada di dalam yang panjang."""
    pendek, panjang = sorted((a, b), key=len)
    return pendek in panjang or (len(pendek) > _SEDIKIT_SAMA and pendek[1:] in panjang)
