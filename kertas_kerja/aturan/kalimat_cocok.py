"""Mencocokkan banyaknya yang tercapai menurut kalimat dengan tabel yang menyertainya."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka
from kertas_kerja.aturan.dasar import Hubungan
from kertas_kerja.aturan.kalimat_cacah import cacah
from kertas_kerja.aturan.kalimat_temuan import Hitungan, hubungan, kutip, lokasi, rujuk, temuan
from kertas_kerja.rumus.ekspresi import Daun, Ekspresi, Kolom
from kertas_kerja.tabel.kosakata import KATA_TRIBULAN, KE_TRIBULAN, TRIBULAN_KE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Aturan, Bahan
    from kertas_kerja.aturan.kalimat import Bagian
    from kertas_kerja.aturan.kalimat_cacah import Cacah
    from kertas_kerja.aturan.kalimat_sumber import SelTeks
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan

_TINGKAT = {"sasaran": 1, "sasaran strategis": 1, "program": 2, "kegiatan": 3, "sub kegiatan": 4, "subkegiatan": 4}
_TRIBULAN = rf"\b{KATA_TRIBULAN}[ .-]*({KE_TRIBULAN})\b"
JAUH_ATAS, JAUH_BAWAH = 30, 8


class Himpunan(NamedTuple):
    """Sel capaian sekumpulan baris sebuah tabel."""

    tabel: Tabel
    sel: tuple[Sel, ...]

    def banyak(self, status: str) -> int:
        """Banyaknya yang tercapai (T, L berarti di atas 100%) atau tidak (X)."""
        nilai = [s.angka.nilai for s in self.sel if s.angka is not None]
        return sum(n > 1 if status == "L" else n < 1 if status == "X" else n >= 1 for n in nilai)

    def mungkin(self, status: str, bersama: frozenset[str]) -> set[int]:
        """Banyaknya yang boleh ditulis: "tercapai" di samping "melampaui" hanya yang tepat 100%."""
        pilihan = {self.banyak(status)}
        if status == "T" and "L" in bersama:
            pilihan.add(self.banyak("T") - self.banyak("L"))
        if status == "L":
            pilihan.add(self.banyak("T"))
        return pilihan


def hubungan_cacah(sumber: SelTeks, bahan: Bahan, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap pernyataan banyaknya di sel itu: jumlahnya sendiri, lalu terhadap tabel."""
    if sumber.isi is not None and sumber.isi.jenis == "data":
        return
    for c, bagian in cacah(sumber.teks):
        yield from _jumlah_sendiri(sumber, c, aturan)
        calon = list(calon_himpunan(sumber, c, bagian, bahan))
        if calon:
            yield from _terhadap(sumber, c, calon, aturan)


def _jumlah_sendiri(sumber: SelTeks, c: Cacah, aturan: Aturan) -> Iterator[Hubungan]:
    """Yang tercapai ditambah yang tidak sama dengan seluruhnya; persennya sama dengan bagiannya."""
    if c.jumlah is None:
        return
    isi: dict[Daun, Angka] = {Kolom(_NAMA_STATUS[s]): _bulat(n) for n, s in c.butir}
    daun: list[Ekspresi] = list(isi)
    if {"X"} < {s for _, s in c.butir}:
        rumus = daun[0]
        for d in daun[1:]:
            rumus = rumus + d
        h = Hitungan(aturan.kode, sumber, rumus, isi, _bulat(c.jumlah), _kutipan(sumber, c), "seluruhnya")
        hasil = hubungan(h)
        if hasil is not None:
            yield hasil
    if c.persen is not None and c.persen.angka is not None and c.jumlah:
        isi[Kolom("seluruhnya")] = _bulat(c.jumlah)
        rumus = daun[0] / Kolom("seluruhnya")
        hasil = hubungan(Hitungan(aturan.kode, sumber, rumus, isi, c.persen.angka, _kutipan(sumber, c), "bagian"))
        if hasil is not None:
            yield hasil


_NAMA_STATUS = {"T": "tercapai", "L": "melampaui", "X": "tidak tercapai"}


def _bulat(n: int) -> Angka:
    from decimal import Decimal

    return Angka(Decimal(n), ketelitian=None)


def calon_himpunan(sumber: SelTeks, c: Cacah, bagian: Bagian, bahan: Bahan) -> Iterator[Himpunan]:
    """Kumpulan baris yang mungkin dimaksud: tabel terdekat di lembar itu, atau semua PKO di buku."""
    tahun = set(sumber.teks.tahun(bagian.mulai, bagian.akhir))
    semua = [t for t in bahan.tabel if t.punya("capaian") and (not tahun or t.tahun is None or t.tahun in tahun)]
    dekat = _terdekat(sumber, semua)
    if not dekat and any(t.lembar == sumber.lembar for t in semua):
        return
    pilihan = dekat or [t for t in semua if t.kind == "pko"]
    if not c.nama and not dekat:
        return
    for t in _setribulan(sumber.teks.isi(bagian), pilihan):
        for baris in _baris(t, c.nama):
            sel = tuple(s for b in baris if (s := b.ambil("capaian")) is not None and s.angka is not None)
            if sel and len(sel) == len(baris):
                yield Himpunan(t, sel)


def _terdekat(sumber: SelTeks, semua: list[Tabel]) -> list[Tabel]:
    if sumber.tabel is not None:
        return [t for t in semua if t.id == sumber.tabel.id]
    sini = [t for t in semua if t.lembar == sumber.lembar]
    atas = [t for t in sini if 0 < sumber.baris - t.rentang.bottom <= JAUH_ATAS]
    if atas:
        return [max(atas, key=lambda t: t.rentang.bottom)]
    bawah = [t for t in sini if 0 < t.rentang.top - sumber.baris <= JAUH_BAWAH]
    return [min(bawah, key=lambda t: t.rentang.top)] if bawah else []


def _setribulan(kalimat: str, pilihan: list[Tabel]) -> list[Tabel]:
    """Hanya tabel tribulan yang sama, bila kalimat dan judulnya menyebutkan tribulan."""
    sebut = _tribulan(kalimat)
    cocok = [t for t in pilihan if sebut & _tribulan(t.judul.lower())] if sebut else []
    return cocok or pilihan


def _tribulan(teks: str) -> set[str]:
    return {TRIBULAN_KE[ke] for ke in re.findall(_TRIBULAN, teks)}


def _baris(t: Tabel, nama: str) -> Iterator[list[Baris]]:
    """Kumpulan baris menurut kata bendanya; "IKU" dan "indikator" punya lebih dari satu kemungkinan."""
    data = [b for b in t.data() if (s := b.ambil("target")) is None or s.angka is not None]
    bertingkat = len({b.tingkat for b in data}) > 1
    if nama in _TINGKAT:
        yield [b for b in data if b.tingkat == _TINGKAT[nama] and (not b.lanjutan or nama != "sasaran")]
        return
    if bertingkat and ("utama" in nama or "iku" in nama or "sasaran" in nama):
        yield [b for b in data if b.tingkat <= 1]
        return
    yield data
    if bertingkat:
        yield [b for b in data if b.tingkat <= 1]


def _terhadap(sumber: SelTeks, c: Cacah, calon: list[Himpunan], aturan: Aturan) -> Iterator[Hubungan]:
    if c.semua is not None:
        cocok = [h for h in calon if (h.banyak("X") == 0) == c.semua]
        yield Hubungan("exact") if cocok else Hubungan("wrong", _temuan_semua(sumber, c, calon[0], aturan))
        return
    berlaku = [h for h in calon if len(h.sel) == c.jumlah]
    if not berlaku:
        if len({len(h.sel) for h in calon}) == 1 and calon[0].tabel.kind == "pko" and "program" not in c.nama:
            yield Hubungan("wrong", _temuan_jumlah(sumber, c, calon[0], aturan))
        return
    bersama = frozenset(s for _, s in c.butir)
    if any(all(n in h.mungkin(s, bersama) for n, s in c.butir) for h in berlaku):
        yield Hubungan("exact")
        return
    salah = next((n, s) for n, s in c.butir if n not in berlaku[0].mungkin(s, bersama))
    yield Hubungan("wrong", _temuan_butir(sumber, c, berlaku[0], salah, aturan))


def _temuan_semua(sumber: SelTeks, c: Cacah, h: Himpunan, aturan: Aturan) -> Temuan:
    gagal = [s for s in h.sel if s.angka is not None and s.angka.nilai < 1]
    return temuan(
        sumber, aturan.kode, _kutipan(sumber, c), f"{h.banyak('T')} dari {len(h.sel)} tercapai",
        f"{lokasi(sumber)} menyebut {kutip(_kutipan(sumber, c))}, padahal menurut tabel {h.banyak('T')} dari "
        f"{len(h.sel)} tercapai; perbaiki kalimatnya.",
        f"capaian di bawah 100%: {', '.join(s.teks for s in gagal[:5]) or 'tidak ada'}", terkait=rujuk(gagal or h.sel),
    )  # fmt: skip


def _temuan_jumlah(sumber: SelTeks, c: Cacah, h: Himpunan, aturan: Aturan) -> Temuan:
    return temuan(
        sumber, aturan.kode, str(c.jumlah), str(len(h.sel)),
        f"{lokasi(sumber)} menyebut {kutip(_kutipan(sumber, c))}, padahal tabel memuat {len(h.sel)} indikator; "
        "samakan jumlahnya.",
        f"banyaknya indikator pada tabel = {len(h.sel)}", terkait=rujuk(h.sel),
    )  # fmt: skip


def _temuan_butir(sumber: SelTeks, c: Cacah, h: Himpunan, salah: tuple[int, str], aturan: Aturan) -> Temuan:
    n, status = salah
    return temuan(
        sumber, aturan.kode, str(n), str(h.banyak(status)),
        f"{lokasi(sumber)} menyebut {kutip(_kutipan(sumber, c))}, padahal menurut tabel {h.banyak(status)} "
        f"{_NAMA_STATUS[status]}; perbaiki jumlahnya.",
        f"capaian pada tabel: {', '.join(s.teks for s in h.sel[:8])}{' …' if len(h.sel) > 8 else ''}",
        terkait=rujuk(h.sel),
    )  # fmt: skip


def _kutipan(sumber: SelTeks, c: Cacah) -> str:
    from kertas_kerja.aturan.kalimat_pokok import letak_rapi

    rapi = sumber.teks.rapi[letak_rapi(sumber.teks, c.awal) : letak_rapi(sumber.teks, c.akhir)]
    return " ".join(rapi.split())[:110]
