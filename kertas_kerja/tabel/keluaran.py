"""Efisiensi menurut PMK 22/2021: pagu yang seharusnya untuk capaian keluarannya, dikurangi realisasi anggaran."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Kolom
from kertas_kerja.tabel.dasar import KolomTabel, Relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

_KELUARAN = r"keluaran|output|kinerja|\bcro\b|\bro\b"
_PAGU_KELUARAN = r"(?:pagu|anggaran|\baa\b|\bpa\b).* ?[x×*] ?.*(?:capaian|keluaran|output|\bck\b|\bcro\b|\bro\b)"
_EFISIENSI = ("efisiensi", "penghematan")
_PERSEN = ("%", "persen")
_BERNAMA = frozenset({"", "sisa", "efisiensi", "hemat", "bagian_hemat"})
_TANPA_KELUARAN = {"hemat": "sisa", "bagian_hemat": "bagian_sisa", "keluaran": "capaian"}
_pagu, _realisasi, _keluaran = Kolom("pagu"), Kolom("realisasi_anggaran"), Kolom("keluaran")
seharusnya = _pagu * _keluaran
hemat = seharusnya - _realisasi

KOLOM_KELUARAN = (
    KolomTabel("keluaran", "Capaian RO (CRO)", "persen"),
    KolomTabel("pagu_keluaran", "Pagu x Capaian", "rupiah", lebar=20, desimal=0),
    KolomTabel("hemat", "Penghematan (Rp)", "rupiah", lebar=20, desimal=0),
    KolomTabel("bagian_hemat", "Penghematan (%)", "persen"),
)


def kolom_keluaran(kolom: list[KolomModel]) -> list[KolomModel]:
    """Capaian keluaran di samping pagu dan "Efisiensi (Rp)" bukan serapan, dan efisiensinya bukan sisa.

    Di samping serapan, tanpa rupiah yang dihemat, "Efisiensi (%)" adalah selisih keduanya, bukan bagian dari rupiah.
    """
    kolom = [k._replace(nama="pagu_keluaran") if _pagu_kali(k.judul.lower()) else k for k in kolom]
    efisiensi = [k for k in kolom if k.nama in _BERNAMA and _menyebut(k, _EFISIENSI)]
    capaian = [k for k in kolom if k.nama in ("capaian", "keluaran") and efisiensi and _berkeluaran(k)]
    if len(capaian) != 1 or any(k.nama in ("target", "realisasi") for k in kolom) or _selisih_saja(kolom, efisiensi):
        return [k._replace(nama=_TANPA_KELUARAN[k.nama]) if k.nama in _TANPA_KELUARAN else k for k in kolom]
    persen = [k for k in efisiensi if _menyebut(k, _PERSEN)]
    rupiah = [k for k in efisiensi if k not in persen]
    ganti = {capaian[0].indeks: "keluaran"} | {k.indeks: "hemat" for k in rupiah[:1]}
    ganti |= {k.indeks: "bagian_hemat" for k in persen[:1]}
    return [k._replace(nama=ganti.get(k.indeks, k.nama)) for k in kolom]


def _selisih_saja(kolom: list[KolomModel], efisiensi: list[KolomModel]) -> bool:
    nama = {k.nama for k in kolom}
    return "serapan" in nama and "pagu_keluaran" not in nama and all(_menyebut(k, _PERSEN) for k in efisiensi)


def _pagu_kali(judul: str) -> bool:
    return any(tanda in judul for tanda in "x×*") and re.search(_PAGU_KELUARAN, judul) is not None


def _berkeluaran(kolom: KolomModel) -> bool:
    return re.search(_KELUARAN, kolom.judul.lower()) is not None


def _menyebut(kolom: KolomModel, kata: tuple[str, ...]) -> bool:
    return any(satu in kolom.judul.lower() for satu in kata)


def tanpa_keluaran(baris: Baris, _: Konteks) -> tuple[Ekspresi, ...]:
    """Bacaan lain efisiensi dalam rupiah: sisa anggaran, tanpa melihat capaian keluarannya."""
    return (_pagu - _realisasi,)


def bagian_tanpa_keluaran(baris: Baris, _: Konteks) -> tuple[Ekspresi, ...]:
    """Bacaan lain efisiensi dalam persen: terhadap pagunya, atau bagian sisa anggaran."""
    return (hemat / _pagu, (_pagu - _realisasi) / _pagu)


RELASI_KELUARAN = (
    Relasi("KK111", "pagu_keluaran", seharusnya, nama="pagu menurut capaian keluaran"),
    Relasi("KK111", "hemat", hemat, nama="efisiensi", bacaan=tanpa_keluaran),
    Relasi("KK111", "bagian_hemat", hemat / seharusnya, nama="efisiensi", bacaan=bagian_tanpa_keluaran),
)
