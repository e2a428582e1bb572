"""Bentuk hitungan antar kolom dan putusannya pada satu baris: jumlah, selisih, saldo, bagi, tumbuh, kali, rata-rata.

Bilangan dibawa dengan satuan angka terakhirnya, jadi pembulatan masukan dan hasil dihitung sebagai selang (ADR 0005).
"""

from __future__ import annotations

from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.aturan.angka_lembar import BarisAngka, Nilai

LINEAR = frozenset({"jumlah", "kurang", "saldo"})
TANDA = {"kurang": (1, -1), "saldo": (1, 1, -1)}
PENERIMA = Decimal("0.8")  # bagian penerima layanan dalam indeks pencapaian SPM; sisanya mutu minimalnya
NOL, SATU, SERATUS = Decimal(0), Decimal(1), Decimal(100)


def ambil(b: BarisAngka, bentuk: str, sumber: tuple[int, ...]) -> list[Nilai] | None:
    """Angka-angka sumbernya di baris itu; bagian jumlah yang kosong dihitung nol bila dua lainnya ada."""
    if bentuk in ("jumlah", "rata"):
        ada = [b.angka[k] for k in sumber if k in b.angka]
        cukup = len(ada) > 1 and (bentuk == "jumlah" or len(ada) == len(sumber))
        return ada if cukup else None
    ada = [b.angka[k] for k in sumber if k in b.angka]
    return ada if len(ada) == len(sumber) else None


def hitung_bentuk(bentuk: str, n: list[Nilai], skala: Decimal) -> tuple[Decimal, Decimal] | None:
    """Nilai menurut bentuknya dan kelonggaran dari pembulatan masukannya; None bila tidak terdefinisi."""
    x = [nilai for nilai, _ in n]
    h = [satuan / 2 if satuan < 1 else NOL for _, satuan in n]
    if bentuk in LINEAR:
        tanda = TANDA.get(bentuk, (1,) * len(x))
        return sum((t * v for t, v in zip(tanda, x, strict=True)), NOL), sum(h, NOL)
    if bentuk == "rata":
        return sum(x, NOL) / len(x), sum(h, NOL) / len(x)
    if bentuk == "spm":
        return x[0] * PENERIMA + x[1] * (1 - PENERIMA), h[0] * PENERIMA + h[1] * (1 - PENERIMA)
    if bentuk == "kali" and len(x) == 1:
        return x[0] * skala, h[0] * skala
    if bentuk == "kali":
        return x[0] * x[1] * skala, (abs(x[0]) * h[1] + abs(x[1]) * h[0] + h[0] * h[1]) * skala
    if not x[1]:
        return None
    nilai = (x[0] / x[1] - (1 if bentuk == "tumbuh" else 0)) * skala
    if abs(x[1]) <= h[1]:
        return None
    return nilai, (h[0] + abs(x[0] / x[1]) * h[1]) / (abs(x[1]) - h[1]) * skala


def banding(bentuk: str, masukan: list[Nilai], hasil: Nilai, skala: Decimal, kasar: bool, sebaris: BarisAngka) -> str:
    """ "exact" bila cocok dalam pembulatannya, "wrong" bila jelas lain, "" bila tidak dapat diputus.

    Tidak diputus pula yang dibulatkan di tengah jalan, dan yang cocok dengan kebiasaan lain (`_bacaan_lain`).
    """
    dihitung = hitung_bentuk(bentuk, masukan, skala)
    if dihitung is None:
        return ""
    longgar, beda = kelonggaran(bentuk, masukan, hasil, skala, kasar), abs(dihitung[0] - hasil[0])
    if beda <= longgar:
        return "exact"
    return "" if beda <= longgar * 3 or _bacaan_lain(bentuk, masukan, hasil, skala, sebaris) else "wrong"


def kelonggaran(bentuk: str, masukan: list[Nilai], hasil: Nilai, skala: Decimal, kasar: bool) -> Decimal:
    """Seberapa jauh yang tertulis boleh dari hitungannya karena pembulatan masukan dan hasilnya."""
    dihitung = hitung_bentuk(bentuk, masukan, skala)
    longgar = dihitung[1] if dihitung is not None else NOL
    if bentuk not in LINEAR:
        return longgar + hasil[1] / 2
    longgar += hasil[1] / 2 if hasil[1] < 1 else NOL
    return longgar + Decimal(len(masukan) + 1) / 2 if kasar else longgar


def bermakna(bentuk: str, masukan: list[Nilai], hasil: Nilai) -> bool:
    """Benar bila baris itu membuktikan sesuatu: bukan nol, bukan salinan, bukan dibagi atau dikali satu."""
    x = [n for n, _ in masukan]
    if bentuk in ("jumlah", "rata"):
        return sum(bool(n) for n in x) > 1 and (bentuk == "jumlah" or len(set(x)) > 1)
    if bentuk == "saldo":
        return bool(x[0]) and any(x[1:])
    if bentuk == "spm":
        return len(set(x)) > 1
    if bentuk == "kurang":
        return bool(x[1]) and bool(hasil[0])
    if bentuk == "kali":
        return not {*x} & {NOL, Decimal(1), SERATUS}
    return bool(x[0]) and x[0] != x[1] and x[1] not in (1, SERATUS)


def _bacaan_lain(bentuk: str, masukan: list[Nilai], hasil: Nilai, skala: Decimal, sebaris: BarisAngka) -> bool:
    """Benar bila hasilnya cocok dengan cara lain yang lazim di tengah baris-baris sebentuk itu.

    Di kolom jumlah: nilai terakhir, tertinggi, terendah, atau rata-rata (persen dan indeks). Di kolom capaian:
    indikator yang makin rendah makin baik, dan yang dibatasi 100. Selisih yang tandanya terbalik. Hasil kali yang masih
    dikali kolom lain di baris itu, misalnya banyaknya hari.
    """
    x = [n for n, _ in masukan]
    if bentuk == "jumlah":
        return any(abs(n - hasil[0]) <= hasil[1] / 2 for n in (*x, sum(x, NOL) / len(x))) and bool(hasil[0])
    if bentuk == "kurang":
        return bool(hasil[0]) and x[1] - x[0] == hasil[0]
    if bentuk == "bagi":
        lain = [skala] if x[0] > x[1] else []
        lain += [x[1] / x[0] * skala, (2 * x[1] - x[0]) / x[1] * skala] if x[0] else [2 * skala]
        return any(abs(n - hasil[0]) <= hasil[1] for n in lain)
    if bentuk == "kali" and len(x) > 1 and (sekali := x[0] * x[1] * skala):
        return any(n not in (NOL, SATU) and sekali * n == hasil[0] for n, _ in sebaris.angka.values())
    return False
