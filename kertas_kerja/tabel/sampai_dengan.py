"""Kolom "s.d.": sampai dengan bulan ini dari sampai dengan bulan lalu dan bulan ini, dan kelompok "s.d. Triwulan II".

Realisasi anggaran menjumlah, demikian pula realisasi indikator yang dihitung banyaknya (dokumen, orang); persen dan
indeks tidak.
"""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.dasar import KolomTabel, Relasi
from kertas_kerja.tabel.kosakata import SAMPAI_DENGAN, kenali_kepala, normalkan
from kertas_kerja.tabel.tribulan import sifat, tribulan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.tabel.dasar import Konteks

_MASA = r"(?:bulan|triwulan|tribulan|tw|tb|periode|minggu)"
_SD = rf"{SAMPAI_DENGAN} ?"
_LALU, _INI, _HINGGA = (rf"{awal}{_MASA} {kapan}$" for awal, kapan in ((_SD, "lalu"), ("", "ini"), (_SD, "ini")))
_HINGGA = rf"{_HINGGA}|(?:total|jumlah)$"
_PASANGAN = ({"target", "realisasi"}, {"pagu", "realisasi_anggaran"})
_UKURAN = ("target", "realisasi", "capaian", "pagu", "realisasi_anggaran", "serapan")


def beri_sampai(kolom: list[KolomModel]) -> list[KolomModel]:
    """Nama kolom "s.d. bulan lalu" dan "bulan ini" di kiri "s.d. bulan ini", dan kelompok "s.d. triwulan"."""
    judul = "\n".join(k.judul for k in kolom).lower()
    if not re.search(SAMPAI_DENGAN, judul):
        return kolom
    return _kelompok(_bulan_ini(kolom) if re.search(rf"{_MASA} lalu", judul) else kolom)


def _bulan_ini(kolom: list[KolomModel]) -> list[KolomModel]:
    hasil = list(kolom)
    for i, hingga in enumerate(kolom[2:], 2):
        lalu, ini = kolom[i - 2 : i]
        bagian = [_belah(k.judul) for k in (lalu, ini, hingga)]
        cocok = all(re.match(p, daun) for p, (_, daun) in zip((_LALU, _INI, _HINGGA), bagian, strict=True))
        if cocok and len({grup for grup, _ in bagian}) == 1 and hingga.nama in ("realisasi", "realisasi_anggaran"):
            hasil[i - 2] = lalu._replace(nama=f"{hingga.nama}_lalu", grup=hingga.grup)
            hasil[i - 1] = ini._replace(nama=f"{hingga.nama}_ini", grup=hingga.grup)
    return hasil


def _belah(judul: str) -> tuple[str, str]:
    """Kepala kelompok dan "s.d. bulan lalu" di ujungnya, dinormalkan; juga bila kepalanya satu tingkat."""
    teks = normalkan(judul.replace(" | ", " "))
    cocok = re.search(rf"(?:{_SD})?\b{_MASA} (?:lalu|ini)$|\b(?:total|jumlah)$", teks)
    return (teks[: cocok.start()].strip(), teks[cocok.start() :]) if cocok else (teks, "")


def _kelompok(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "s.d. Triwulan II" dengan target dan realisasinya sendiri, di samping "Triwulan II", adalah kelompok sendiri."""
    calon: dict[str, dict[int, KolomModel]] = {}
    for i, k in enumerate(kolom):
        if not k.nama and (tb := sampai_tribulan(k.judul)):
            nama = kenali_kepala(k.judul.rpartition(" | ")[2]).nama or kenali_kepala(k.judul.split(" | ")[0]).nama
            if nama in _UKURAN:
                calon.setdefault(tb, {})[i] = k._replace(nama=nama, grup=f"s.d. {tb}")
    hasil = list(kolom)
    for baru in calon.values():
        ukuran = [k.nama for k in baru.values()]
        if len(set(ukuran)) == len(ukuran) and any(p <= set(ukuran) for p in _PASANGAN):
            hasil = [baru.get(i, k) for i, k in enumerate(hasil)]
    return hasil


def sampai_tribulan(judul: str) -> str:
    """ "TB II" bila kepala itu menyebut "s.d. TB II", selain itu ""."""
    bagian = [normalkan(b) for b in judul.split(" | ")]
    return next((tb for b in bagian if re.search(SAMPAI_DENGAN, b) and (tb := tribulan([b]))), "")


def menjumlah(baris: Baris, _: Konteks) -> bool:
    """Benar bila indikator baris itu menjumlah antar bulan; persen dan indeks tidak."""
    return sifat(baris) == "cacah"


KOLOM_SAMPAI_ANGGARAN = (
    KolomTabel("realisasi_anggaran_lalu", "Jumlah Realisasi Anggaran s.d. Bulan Lalu", "rupiah", lebar=20, desimal=0),
    KolomTabel("realisasi_anggaran_ini", "Tambahan Realisasi Anggaran Bulan Ini", "rupiah", lebar=20, desimal=0),
)
KOLOM_SAMPAI = (
    KolomTabel("realisasi_lalu", "JUMLAH REALISASI KINERJA S.D. BULAN LALU", "ukuran"),
    KolomTabel("realisasi_ini", "TAMBAHAN REALISASI KINERJA BULAN INI", "ukuran"),
)
RELASI_SAMPAI_ANGGARAN = Relasi(
    "KK112",
    "realisasi_anggaran",
    Kolom("realisasi_anggaran_lalu") + Kolom("realisasi_anggaran_ini"),
    nama="realisasi anggaran sampai dengan bulan ini",
)
RELASI_SAMPAI = Relasi(
    "KK112",
    "realisasi",
    Kolom("realisasi_lalu") + Kolom("realisasi_ini"),
    syarat=menjumlah,
    nama="realisasi sampai dengan bulan ini",
)


def jumlah_sampai(himpunan: str, varian: str) -> tuple[Relasi, ...]:
    """Jumlah realisasi anggaran sampai dengan bulan lalu dan bulan ini pada baris total."""
    return tuple(
        Relasi("KK201", k, jumlah(Himpunan(k, himpunan)), baris="total", varian=varian, nama=nama)
        for k, nama in (
            ("realisasi_anggaran_lalu", "jumlah realisasi sampai dengan bulan lalu"),
            ("realisasi_anggaran_ini", "jumlah realisasi bulan ini"),
        )
    )
