"""Skala predikat dari peraturan lain, yang dikenali dari kata-katanya dan dari capaian di baris-barisnya.

Banyak daerah menilai menurut Permendagri 86/2017 ("Sangat Tinggi" sejak 91 %) tanpa memuat tabel skalanya. Profil
menyimpan skala-skala itu; sebuah skala berlaku bagi buku yang semua predikatnya memakai katanya, bila baris-barisnya
sepakat: sedikitnya tiga baris dengan dua kata, dan paling banyak satu baris dari enam menyimpang. Penyimpangan itu
perlu diperiksa, bukan kesalahan: batas kantor itu dapat sedikit lain.
"""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.profil.rentang import rentang_tertulis, susun_pita
from kertas_kerja.tabel.relasi import PREDIKAT, menilai_predikat, putuskan_tempat, tempat_relasi
from kertas_kerja.tabel.skala_kantor import dikenal, sel_predikat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Tabel
    from kertas_kerja.profil import Pita, Profil
    from kertas_kerja.tabel.dasar import Konteks

_MIN_SEPAKAT = 3
_MIN_KATA = 2
_SEPAKAT_PER_SIMPANG = 5
_MIN_SALAH_PROFIL = 2  # predikat berkata profil yang menurut profil salah: satu saja masih dapat kesalahan


class Timbangan(NamedTuple):
    """Predikat tertulis menurut sebuah skala: kata yang benar (satu untuk setiap baris) dan banyaknya yang salah."""

    benar: tuple[str, ...]
    salah: int

    @property
    def sepakat(self) -> bool:
        """Benar bila baris-baris itu cukup banyak, cukup beragam, dan hampir semuanya menurut skala itu."""
        cukup = len(self.benar) >= _MIN_SEPAKAT and len(set(self.benar)) >= _MIN_KATA
        return cukup and self.salah <= 1 and self.salah * _SEPAKAT_PER_SIMPANG <= len(self.benar)


class SkalaLain(NamedTuple):
    """Kunci dasar hukum sebuah skala, dan pitanya."""

    kunci: str
    pita: Pita


def skala_lain(daftar: tuple[Tabel, ...], konteks: Konteks) -> SkalaLain | None:
    """Skala lain yang dipakai buku itu; None bila tidak ada yang cocok, atau profilnya juga cocok."""
    kata = {s.teks.strip() for t in daftar for s in sel_predikat(t)}
    bersih = konteks._replace(skala_asing=frozenset())
    for satu in _semua(konteks.profil):
        menurutnya = bersih._replace(profil=konteks.profil.dengan_predikat(satu.pita))
        if all(dikenal(k, satu.pita) for k in kata) and timbang(daftar, menurutnya).sepakat:
            berkata_profil = all(konteks.profil.predikat_pko.cocok(k) for k in kata)
            if not berkata_profil or timbang(daftar, bersih).salah >= _MIN_SALAH_PROFIL:
                return satu
    return None


def timbang(daftar: tuple[Tabel, ...], konteks: Konteks) -> Timbangan:
    """Setiap predikat tertulis dinilai menurut konteks itu."""
    hasil = [
        (tempat.sel.teks.strip().casefold(), putusan.putusan.status)
        for tabel in daftar
        if next(sel_predikat(tabel), None) is not None
        for tempat in tempat_relasi(tabel, konteks)
        if menilai_predikat(tempat.relasi) and (putusan := putuskan_tempat(tempat, konteks)) is not None
    ]
    return Timbangan(tuple(k for k, status in hasil if status != "wrong"), sum(s == "wrong" for _, s in hasil))


def _semua(profil: Profil) -> Iterator[SkalaLain]:
    for kunci, baris in profil.skala_lain.items():
        tertulis = [(rentang_tertulis(rentang), kata) for rentang, kata, *_ in baris]
        jelas = [(rentang, kata) for rentang, kata in tertulis if rentang is not None]
        yield SkalaLain(kunci, susun_pita(PREDIKAT, jelas, {kata: lain[0] for _, kata, *lain in baris if lain}))
