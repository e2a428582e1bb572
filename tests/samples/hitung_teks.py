"""Hitung ulang pernyataan dalam teks analisis kertas kerja. Tidak memakai kertas_kerja."""

from __future__ import annotations

import re
from decimal import Decimal

from bilangan import Bilangan, Rentang, baca
from pemeriksa import Baris, Pemeriksa

_TIGA = re.compile(r"target(?:kan)? (\d+,\d+),? (?:te)?realisasi (\d+,\d+) \((?:capaian|tercapai) (\d+,\d+%)\)")
_IKPP = re.compile(r"IKPP disusun dari IKM (\d+,\d+) dan IPP (\d+,\d+)")
_IKPP_TARGET = re.compile(r"Target \d{4} disepakati (\d+,\d+), yaitu dari IKM (\d+,\d+) dan IPP (\d+,\d+)")
_IPP = re.compile(
    r"terealisasi (\d+,\d+) \(tercapai \d+,\d+%\), yakni 75% × F02 (\d+,\d+) ditambah 25% × F03 (\d+,\d+)"
)
_IPP_TARGET = re.compile(r"Target IPP \d{4}: (\d+,\d+), dengan F02 (\d+,\d+) dan F03 (\d+,\d+)")


def periksa_teks(p: Pemeriksa, tabel: dict[str, tuple[Baris, ...]]) -> None:
    """Pernyataan dalam kolom analisis kertas kerja: capaian, IKPP, IPP, dan daftar rinciannya."""
    for n, isi in enumerate(p.isi):
        teks = isi[6]
        for target, realisasi, capaian in _TIGA.findall(teks):
            _catat_teks(p, n, "capaian dalam teks", capaian, _bagi(realisasi, target), f"{realisasi} ÷ {target}")
        for ikm, ipp in _IKPP.findall(teks):
            _catat_teks(p, n, "IKPP dalam teks", isi[4], _ikpp(ikm, ipp), f"IKM {ikm}, IPP {ipp}")
        for ikpp, ikm, ipp in _IKPP_TARGET.findall(teks):
            _catat_teks(p, n, "IKPP dalam teks", ikpp, _ikpp(ikm, ipp), f"IKM {ikm}, IPP {ipp}")
        for ipp, f02, f03 in _IPP.findall(teks) + _IPP_TARGET.findall(teks):
            _catat_teks(p, n, "IPP dalam teks", ipp, _ipp(f02, f03), f"F02 {f02}, F03 {f03}")
    for rincian, baris, tertulis, rata in _RINCIAN[p.kunci]:
        bilangan = [b for isi in tabel[f"{p.kunci}.{rincian}"] if (b := baca(isi[1]))]
        bagi = Decimal(len(bilangan) if rata else 1)
        titik = sum((b.nilai for b in bilangan), Decimal(0)) / bagi
        setengah = Decimal("0.005") * len(bilangan) / bagi
        hitungan = f"{'rata-rata' if rata else 'jumlah'} daftar {rincian}"
        _catat_teks(
            p, baris, "daftar dalam teks", tertulis, (titik, Rentang(titik - setengah, titik + setengah)), hitungan
        )


def _catat_teks(
    p: Pemeriksa, baris: int, jenis: str, tertulis: str, hasil: tuple[Decimal, Rentang], hitungan: str
) -> None:
    """Seperti ``catat``, tetapi yang tertulis dikutip dari teks analisis (kolom 6)."""
    tiruan = Pemeriksa(p.kunci, ((tertulis,),))
    tiruan.catat(0, 0, jenis, *hasil, hitungan)
    p.hasil += [relasi._replace(baris=baris, kolom=6) for relasi in tiruan.hasil]


def _dua(satu: str, dua: str) -> tuple[Bilangan, Bilangan]:
    tiruan = Pemeriksa("teks", ((satu, dua),))
    return tiruan.wajib(0, 0), tiruan.wajib(0, 1)


def _bagi(atas: str, bawah: str) -> tuple[Decimal, Rentang]:
    pembilang, penyebut = _dua(atas, bawah)
    return pembilang.nilai / penyebut.nilai, pembilang.rentang.bagi(penyebut.rentang)


def _timbang(satu: str, bobot_satu: str, dua: str, bobot_dua: str) -> tuple[Decimal, Rentang]:
    pertama, kedua = _dua(satu, dua)
    a, b = Decimal(bobot_satu), Decimal(bobot_dua)
    rentang = pertama.rentang.kali(Rentang(a, a)).tambah(kedua.rentang.kali(Rentang(b, b)))
    return a * pertama.nilai + b * kedua.nilai, rentang


def _ikpp(ikm: str, ipp: str) -> tuple[Decimal, Rentang]:
    """((IKM / 25 × 2,5) + (IPP × 2)) / 2."""
    return _timbang(ikm, "0.05", ipp, "1")


def _ipp(f02: str, f03: str) -> tuple[Decimal, Rentang]:
    return _timbang(f02, "0.75", f03, "0.25")


_RINCIAN_2025 = (
    ("rincian-AKIP-2024", 0, "78,44", False),
    ("rincian-IKM-2024", 1, "98,30", True),
    ("rincian-F02-2024", 1, "3,20", False),
)
_RINCIAN: dict[str, tuple[tuple[str, int, str, bool], ...]] = {
    "T2.5-murni": _RINCIAN_2025,
    "T2.5-perubahan": _RINCIAN_2025,
    "T2.8-2026-kertas-kerja": (
        ("rincian-IKM-2025", 1, "99,03", True),
        ("rincian-F02-2025", 1, "3,82", False),
        ("rincian-RB-2025", 2, "79,25", False),
    ),
}
