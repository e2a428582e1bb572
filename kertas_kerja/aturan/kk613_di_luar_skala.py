"""KK613: nilai indeks di luar skalanya, banyaknya negatif, atau bagian yang lebih dari keseluruhannya."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import potong, temuan
from kertas_kerja.tabel.dasar import MASUKAN
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN
from kertas_kerja.tabel.persen_ganda import persen_ganda

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan
    from kertas_kerja.profil import Profil

ATURAN = Aturan(
    kode="KK613",
    nama="Nilai di luar skala",
    tingkat="warning",
    apa="Nilai AKIP, IKM, dan IPP berada di dalam skalanya, banyaknya sesuatu tidak negatif, dan persentase bagian "
    "dari keseluruhan tidak lebih dari 100%.",
    mengapa="Koma yang hilang atau tanda kurang yang terketik ikut ke capaian, jadi hitungannya cocok walau nilainya "
    "tidak mungkin.",
    contoh="IPP dengan target 4,10 dan realisasi 41 memberi capaian 1000%; IPP paling tinggi 5",
    cara="Cocokkan angka itu dengan dokumen sumbernya; biasanya komanya yang hilang.",
    rumus="AKIP 0 sampai 100, IKM 25 sampai 100, IPP 0 sampai 5 (batas pita di profil); error bila angka lain di "
    "baris itu berada di dalam skala",
)

_GESER = (1, 2, 3, -1)  # desimal yang hilang, atau berlebih satu
_SKALA_LAIN = 1  # angka di luar skala yang masih mungkin salah ketik; lebih dari itu kantor memakai skala lain
_MUNGKIN = re.compile(r"akip|akuntabilitas|ikm|skm|kepuasan|ipp|pelayanan publik")
_BAGIAN = r"\s*(?:\d+[.)]\s*)?(?:persen(?:tase)?|prosentase|%)\b.*\byang\b"
# Yang dapat turun di bawah nol, atau melampaui keseluruhannya.
_BERGERAK = (
    r"laju|pertumbuhan|peningkat|meningkat|penurun|menurun|kenaik|selisih|flasi|perubah|surplus|defisit|deviasi|gap\b|suhu"
    r"|saldo|neto?\b|nett?\b|migrasi|laba|rugi|capai|realisasi|target|penerimaan|pendapatan|rasio|pemenuh|terhadap|banding"
)


class Skala(NamedTuple):
    """Nilai terendah dan tertinggi sebuah indeks, dan namanya."""

    nama: str
    bawah: Decimal
    atas: Decimal

    def memuat(self, nilai: Decimal) -> bool:
        """Benar bila nilai itu mungkin."""
        return self.bawah <= nilai <= self.atas

    def tulis(self) -> str:
        """ "25 sampai 100"."""
        return f"{self.bawah.normalize():f} sampai {self.atas.normalize():f}"


class _Nilai(NamedTuple):
    """Satu target atau realisasi sebuah indeks, dalam satuan skalanya."""

    tabel: Tabel
    baris: int
    sel: Sel
    nilai: Decimal
    sebagian: bool  # dari tribulan atau bulan, yang sebagian kantor isi dengan kemajuannya


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap target dan realisasi yang tidak mungkin."""
    indeks: dict[str, list[_Nilai]] = {}
    for tabel in bahan.tabel:
        if any(k.nama in MASUKAN for k in tabel.kolom):
            for baris in tabel.data():
                nama = _nama(baris)
                if _MUNGKIN.search(nama):
                    _kumpulkan(bahan, tabel, baris, indeks)
                yield from _baris(tabel, baris, nama)
    for keluarga, daftar in indeks.items():
        yield from _indeks(skala(bahan.konteks.profil)[keluarga], daftar)


def skala(profil: Profil) -> dict[str, Skala]:
    """Skala setiap indeks menurut pita profilnya."""
    atas = {k: profil.pita[p].batas[-1].atas for k, p in _PITA.items()}
    bawah = {"ikm": profil.ikm_pengali}  # nilai unsur terendah 1
    return {k: Skala(k.upper(), bawah.get(k, Decimal(0)), atas[k]) for k in _PITA}


_PITA = {"akip": "predikat_akip", "ikm": "mutu_ikm", "ipp": "kategori_ipp"}


def _nama(baris: Baris) -> str:
    sel = baris.ambil("indikator")
    return sel.teks.lower() if sel is not None else ""


def _masukan(baris: Baris) -> Iterator[tuple[Sel, Angka, str]]:
    """Setiap target dan realisasi baris itu, angkanya, dan masanya."""
    for kunci, sel in baris.sel.items():
        nama, _, grup = kunci.partition("@")
        if sel.angka is not None and nama in MASUKAN:
            yield sel, sel.angka, grup


def _kumpulkan(bahan: Bahan, tabel: Tabel, baris: Baris, indeks: dict[str, list[_Nilai]]) -> None:
    from kertas_kerja.aturan.antar.amatan import amati

    keluarga = amati(bahan).kamus.keluarga(baris.sel["indikator"].teks)
    if keluarga in _PITA:
        semua = (
            _Nilai(tabel, baris.nomor, s, a.nilai * a.skala, grup.startswith(BAGIAN_TAHUN))
            for s, a, grup in _masukan(baris)
        )
        indeks.setdefault(keluarga, []).extend(n for n in semua if n.nilai)


def _indeks(satu: Skala, daftar: list[_Nilai]) -> Iterator[Temuan]:
    """Angka di luar skala; semuanya di luar berarti skala lain, kecuali hanya satu.

    Yang di bawah skala hanya di samping angka baris itu yang di dalamnya (IKM 1 sampai 4 memang ada), dan hanya yang
    setahun.
    """
    luar = [n for n in daftar if not satu.memuat(n.nilai) and not (n.sebagian and 0 < n.nilai < satu.bawah)]
    wajar = [n for n in daftar if satu.memuat(n.nilai)]
    if not wajar and len({n.nilai for n in luar}) > _SKALA_LAIN:
        return
    for n in luar:
        sebaris = [x for x in wajar if (x.sel.lembar, x.baris) == (n.sel.lembar, n.baris)]
        if sebaris or not 0 < n.nilai < satu.bawah:
            yield _luar(satu, n, wajar, [x.sel for x in sebaris])


def _luar(satu: Skala, n: _Nilai, wajar: list[_Nilai], sebaris: list[Sel]) -> Temuan:
    benar = _bergeser(satu, n, wajar)
    mungkin = f", mungkin {benar}" if benar else ""
    return temuan(
        ATURAN,
        n.sel,
        f"tertulis {n.sel.teks}, padahal {satu.nama} bernilai {satu.tulis()}{mungkin}; cocokkan dengan dokumen "
        "sumbernya.",
        tabel=n.tabel,
        tingkat="error" if sebaris else None,
        seharusnya=benar,
        uraian=f"skala {satu.nama}: {satu.tulis()}",
        terkait=sebaris,
    )


def _bergeser(satu: Skala, n: _Nilai, wajar: list[_Nilai]) -> str:
    """Angka itu dengan koma di tempatnya, bila hanya satu tempat yang memberi nilai dekat dengan yang lain."""
    assert n.sel.angka is not None
    calon = [b for g in _GESER if satu.memuat(b := abs(n.nilai).scaleb(-g)) and _dekat(b, wajar)]
    if n.nilai < 0 and satu.memuat(-n.nilai) and _dekat(-n.nilai, wajar):
        calon = [-n.nilai]
    if len(calon) != 1 or n.sel.angka.persen:
        return ""
    desimal = max(x.sel.angka.desimal for x in wajar if x.sel.angka is not None)
    perlu = max(-int(calon[0].normalize().as_tuple().exponent), 0)
    return n.sel.angka._replace(nilai=calon[0], desimal=max(desimal, perlu), teks="").tulis()


def _dekat(nilai: Decimal, wajar: list[_Nilai]) -> bool:
    return any(x.nilai / 2 <= nilai <= x.nilai * 2 for x in wajar)


def _baris(tabel: Tabel, baris: Baris, nama: str) -> Iterator[Temuan]:
    """Banyaknya yang negatif, dan bagian yang melebihi keseluruhannya."""
    luar = [(s, a) for s, a, _ in _masukan(baris) if a.nilai < 0 or (a.persen and a.nilai > 1)]
    if not luar or re.search(_BERGERAK, nama) or _MUNGKIN.search(nama):
        return
    bagian = re.match(_BAGIAN, nama) is not None
    for sel, angka in luar:
        if angka.nilai < 0 and (bagian or _cacah(baris)):
            apa = "persentase bagian dari keseluruhan" if bagian else "banyaknya sesuatu"
            positif = angka._replace(nilai=-angka.nilai, teks="").tulis()
            pesan = f"padahal {apa} tidak mungkin negatif; hapus tanda kurangnya"
            yield _tak_mungkin(tabel, baris, sel, pesan, positif)
        elif bagian and angka.nilai > 1 and _ada_wajar(baris, sel):
            pesan = "padahal bagian dari keseluruhan tidak mungkin lebih dari 100%; cocokkan dengan dokumen sumbernya"
            yield _tak_mungkin(tabel, baris, sel, pesan)


def _ada_wajar(baris: Baris, sel: Sel) -> bool:
    """Benar bila angka lain di baris itu sendiri tidak melebihi 100%: kantor itu memang menghitung bagian.

    9600% yang diketik 96 di sel berformat persen disebut KK604.
    """
    if any(s is sel for s, _ in persen_ganda(baris)):
        return False
    return any(0 < a.nilai <= 1 for s, a, _ in _masukan(baris) if s is not sel)


def _cacah(baris: Baris) -> bool:
    """Benar bila satuannya banyaknya sesuatu, bukan rupiah."""
    from kertas_kerja.tabel.tribulan import sifat

    satuan = baris.ambil("satuan")
    rupiah = satuan is not None and re.match(r"(?i)\s*\(?(?:rp|rupiah|juta|miliar|milyar|ribu)", satuan.teks)
    return not rupiah and sifat(baris) == "cacah"


def _tak_mungkin(tabel: Tabel, baris: Baris, sel: Sel, pesan: str, seharusnya: str = "") -> Temuan:
    return temuan(
        ATURAN,
        sel,
        f"tertulis {sel.teks}, {pesan}.",
        tabel=tabel,
        seharusnya=seharusnya,
        uraian=f'indikator "{potong(baris.sel["indikator"].teks, 100)}"',
        terkait=[s for s, _, _ in _masukan(baris) if s is not sel],
    )
