"""Survey sheets as offices have them: elements across, respondents or services down, results below or to the right."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from tests.lembar_operator.penulis import tulis_buku

NAMA = (
    "Persyaratan", "Sistem, Mekanisme dan Prosedur", "Waktu Penyelesaian", "Biaya/Tarif", "Produk Spesifikasi Jenis "
    "Pelayanan", "Kompetensi Pelaksana", "Perilaku Pelaksana", "Penanganan Pengaduan, Saran dan Masukan",
    "Sarana dan Prasarana",
)  # fmt: skip
LABEL = (
    ("Σ Nilai / Unsur", "NRR / Unsur", "NRR tertimbang / unsur", "IKM Unit Pelayanan", "Mutu Pelayanan"),
    ("Jumlah Nilai per Unsur", "NRR per Unsur", "NRR Tertimbang per Unsur", "Nilai IKM", "Mutu"),
    ("JUMLAH", "RATA-RATA", "NRR TERTIMBANG (NRR x bobot)", "SKM Unit Pelayanan", "Kategori Mutu Pelayanan"),
    ("Total Nilai", "Nilai Rata-rata (NRR)", "Nilai Rata-rata Tertimbang", "IKM = NRR tertimbang x 25", "Kinerja Unit"),
    ("Nilai per unsur", "NRR", "Rata-rata tertimbang", "Indeks Kepuasan Masyarakat", "Predikat"),
)


class Tata(NamedTuple):
    """One layout: how many rows and elements, how they are headed, labelled, weighted, written; where results stand."""

    responden: int = 20
    unsur: int = 9
    kepala: str = "kode"  # kode, unsur, nomor, nama, nama_kode
    label: int = 0
    bobot: int = 0  # decimals of the weight, 0: not rounded
    tulis: str = "angka"  # angka (unrounded, formatted), bulat (rounded), teks
    hasil: str = "gabung"  # gabung, ket, jumlah
    samping: int = 0  # columns of the respondent before the elements
    tertimbang: bool = True


def setengah(n: Decimal, desimal: int) -> Decimal:
    """Half-up."""
    return n.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)


class Olahan(NamedTuple):
    """A sheet and where its results stand: {address: value} row by row."""

    baris: list[list[Any]]
    gabung: list[str]
    hasil: dict[str, Decimal]
    mutu: str

    def buku(self) -> bytes:
        """The workbook."""
        return tulis_buku({"Olahan SKM": {"baris": self.baris, "gabung": self.gabung}})


def susun(t: Tata, benih: int = 1) -> Olahan:
    """The sheet of a layout, everything in it right."""
    acak = random.Random(benih)
    data = [[Decimal(acak.choice((2, 3, 3, 3, 4, 4))) for _ in range(t.unsur)] for _ in range(t.responden)]
    kiri = 1 + t.samping
    isi: list[list[Any]] = [["PENGOLAHAN SURVEI KEPUASAN MASYARAKAT TAHUN 2025"], ["Unit: Dinas Contoh"], []]
    kepala, gabung = _kepala(t, kiri)
    isi += kepala
    samping = [["L", 34, "SMA"], ["P", 27, "S1"]]
    for i, d in enumerate(data, 1):
        isi.append([i, *samping[i % 2][: t.samping], *map(int, d), *([int(sum(d))] if t.hasil == "jumlah" else [])])
    return _bawah(t, isi, gabung, data, kiri)


def _kepala(t: Tata, kiri: int) -> tuple[list[list[Any]], list[str]]:
    orang = ["Jenis Kelamin", "Umur", "Pendidikan"][: t.samping]
    kode = {
        "kode": [f"U{i}" for i in range(1, t.unsur + 1)],
        "unsur": [f"Unsur {i}" for i in range(1, t.unsur + 1)],
        "nomor": list(range(1, t.unsur + 1)),
    }
    ujung = {"gabung": [], "ket": ["Ket."], "jumlah": ["Jumlah"]}[t.hasil]
    awal = {"kode": "No. Responden", "unsur": "No", "nomor": "NO RESP", "nama": "Nomor Responden"}
    no = awal.get(t.kepala, "No.")
    akhir = kiri + t.unsur - 1
    if t.kepala in kode:
        grup = [no, *orang, "NILAI UNSUR PELAYANAN", *[None] * (t.unsur - 1), *ujung]
        gabung = [_area(4, k, 5, k) for k in (*range(kiri), *([akhir + 1] if ujung else []))]
        return [grup, [*[None] * kiri, *kode[t.kepala]]], [*gabung, _area(4, kiri, 4, akhir)]
    nama = [NAMA[i % 9] for i in range(t.unsur)]
    if t.kepala == "nama":
        return [[no, *orang, *nama, *ujung]], []
    return [[no, *orang, *[f"U{i} {n}" for i, n in enumerate(nama, 1)], *ujung]], []


def _bawah(t: Tata, isi: list[list[Any]], gabung: list[str], data: list[list[Decimal]], kiri: int) -> Olahan:
    jumlah = [sum((d[k] for d in data), Decimal(0)) for k in range(t.unsur)]
    nrr = [_tulis_nilai(t, j / t.responden, 3) for j in jumlah]
    w = setengah(Decimal(1) / t.unsur, t.bobot) if t.bobot else Decimal(1) / t.unsur
    timbang = [_tulis_nilai(t, n * w, 3) for n in nrr]
    total = _tulis_nilai(t, sum(timbang, Decimal(0)), 3)
    ikm = _tulis_nilai(t, (total if t.tertimbang else sum(nrr, Decimal(0)) * w) * 25, 2)
    mutu = next(
        m for batas, m in (("88.305", "A"), ("76.605", "B"), ("64.995", "C"), ("0", "D")) if ikm >= Decimal(batas)
    )
    label, hasil = LABEL[t.label], {}
    kosong = [None] * (kiri - 1)
    ujung = kiri + t.unsur
    for i, (nama, deret, desimal) in enumerate(((label[0], jumlah, 0), (label[1], nrr, 3), (label[2], timbang, 3))):
        if i == 2 and not t.tertimbang:
            continue
        baris = [nama, *kosong, *(_sel(t, n, desimal) for n in deret)]
        if i == 2 and t.hasil != "gabung":
            baris.append(_sel(t, total, 3))
            hasil[_alamat(len(isi) + 1, ujung)] = total
        if i == 0 and t.hasil == "jumlah":
            baris.append(_sel(t, sum(deret, Decimal(0)), 0))
            hasil[_alamat(len(isi) + 1, ujung)] = sum(deret, Decimal(0))
        isi.append(baris)
        hasil |= {_alamat(len(isi), kiri + k): n for k, n in enumerate(deret)}
    tempat = kiri if t.hasil == "gabung" else ujung
    for nama, nilai in ((label[3], ikm), (label[4], mutu)):
        isi.append([nama, *[None] * (tempat - 1), _sel(t, nilai, 2) if isinstance(nilai, Decimal) else nilai])
        if t.hasil == "gabung":
            gabung.append(_area(len(isi), kiri, len(isi), ujung - 1))
    hasil[_alamat(len(isi) - 1, tempat)] = ikm
    return Olahan(isi, gabung, hasil, _alamat(len(isi), tempat))


def _tulis_nilai(t: Tata, n: Decimal, desimal: int) -> Decimal:
    return n if t.tulis == "angka" else setengah(n, desimal)


def _sel(t: Tata, n: Decimal, desimal: int) -> Any:
    if t.tulis == "teks":
        return f"{setengah(n, desimal)}".replace(".", ",")
    kode = "0" + ("." + "0" * desimal if desimal else "")
    return f"{n:.9f} | {kode}"


def _alamat(baris: int, kolom: int) -> str:
    return f"{chr(65 + kolom)}{baris}"


def _area(atas: int, kiri: int, bawah: int, kanan: int) -> str:
    return f"{_alamat(atas, kiri)}:{_alamat(bawah, kanan)}"
