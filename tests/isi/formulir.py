"""A blank form of every official table, built from its declaration: inputs only, every derived cell empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kertas_kerja.rumus.ekspresi import Kolom, Ringkas, daun
from kertas_kerja.tabel.dasar import BarisRingkas, Deklarasi, KolomTabel
from kertas_kerja.tabel.kosakata import KOSAKATA

Kepala = Callable[[KolomTabel], str]
Formulir = list[list[Any]]

BERJENJANG = (
    "Sasaran Meningkatnya Layanan",
    "Program Pelayanan",
    "Kegiatan Surat",
    "Sub Kegiatan Cetak",
    "Sub Kegiatan Kirim",
    "Kegiatan Rapat",
    "Sub Kegiatan Undangan",
)
INDUK = frozenset({0, 1, 2, 5})
DATAR = ("Bagian Pertama", "Bagian Kedua", "Bagian Ketiga")
# What each measure holds on the row i; other measures hold 70 + 1,5 i.
UKURAN: dict[str, Callable[[int], Any]] = {
    "target": lambda i: 80 + i,
    "realisasi": lambda i: 77 + 2 * i,
    "target_renstra": lambda i: 90 + i,
    "target_akhir_renstra": lambda i: 400 + i,
    "pembanding": lambda i: 85 + i,
    "jumlah_nilai": lambda i: 3 + i * 0.25,
    "nilai": lambda i: 9 - i,
    "kebutuhan": lambda i: 10 + i,
    "kebutuhan_uraian": lambda i: f"Bagian {i + 1}",
    "tersedia": lambda i: 8 + i,
    "bobot": lambda i: (0.3, 0.3, 0.25, 0.15, 0.1)[i % 5],
}
# Columns of other forms: beside them a blank IKM could be more than one thing, and a realisasi is a sum of two.
SAMPAI = {f"{k}_{kapan}" for k in ("realisasi", "realisasi_anggaran") for kapan in ("lalu", "ini")}
TAK_PASTI = frozenset({"responden", "nrr_tertimbang", *SAMPAI})
# The group words of columns whose official headers are the same ("Realisasi" of kinerja, of anggaran).
GRUP = dict.fromkeys(("target", "realisasi", "capaian"), "Kinerja")
GRUP |= dict.fromkeys(("pagu", "realisasi_anggaran", "serapan"), "Anggaran")


def resmi(k: KolomTabel) -> str:
    """The header of the official form."""
    return k.judul


def sinonim(k: KolomTabel) -> str:
    """The word that offices use most."""
    return KOSAKATA[k.nama][0]


def kolom_formulir(d: Deklarasi) -> list[tuple[KolomTabel, str]]:
    """The columns with their year, "" where the form has one year only."""
    tahun = ("2024", "2025") if d.bergrup else ("",)
    terukur = ("ukuran", "persen", "rupiah")
    return [(k, t) for k in d.kolom if k.nama not in TAK_PASTI for t in (tahun if k.jenis in terukur else ("",))]


def formulir(d: Deklarasi, kepala: Kepala, berisi: bool = True) -> Formulir:
    """The rows of a sheet; without `berisi` not even the inputs are there."""
    kolom = kolom_formulir(d)
    nama = BERJENJANG if d.hierarki else DATAR
    data = [_baris_data(d, i, n, kolom) for i, n in enumerate(nama)]
    atas = [_baris_ringkas(d, b, kolom) for b in d.ringkas if b.atas]
    bawah = [_baris_ringkas(d, b, kolom) for b in d.ringkas if not b.atas]
    isi = [*atas, *data, *bawah]
    if not berisi:
        isi = [[s if isinstance(s, str) else None for s in b] for b in isi]
    return [[f"{d.judul} Tahun 2025"], [], *_kepala(kolom, kepala), *isi]


def _kepala(kolom: list[tuple[KolomTabel, str]], kepala: Kepala) -> Formulir:
    teks = [f"{kepala(k)} {tahun}".strip() for k, tahun in kolom]
    if len(set(teks)) == len(teks):
        return [teks]
    grup = [GRUP.get(k.nama, kepala(k)) for k, _ in kolom]
    atas = [g if i == 0 or g != grup[i - 1] else None for i, g in enumerate(grup)]
    return [atas, [kepala(k) if k.nama in GRUP else None for k, _ in kolom]]


def _baris_data(d: Deklarasi, i: int, nama: str, kolom: list[tuple[KolomTabel, str]]) -> list[Any]:
    induk = d.hierarki and i in INDUK
    turunan = d.turunan | {r.hasil for r in d.relasi if r.baris == "induk" and induk}
    bernama = next((k.nama for k, _ in kolom if k.nama in ("sasaran", "program", "komponen")), "")
    teks = {"no": i + 1, bernama: nama, "indikator": f"Jumlah layanan ke-{'ABCDEFG'[i]}", "satuan": "dokumen"}
    if d.kind == "komponen_rb" and i > 1:
        teks["no"] = ""  # a detail of the component above
    kosong = turunan | {"nko"}
    return [teks[k.nama] if k.nama in teks else None if k.nama in kosong else _angka(k, i) for k, _ in kolom]


def _angka(k: KolomTabel, i: int) -> Any:
    if k.jenis == "teks":
        return "naik" if k.nama == "polaritas" else f"uraian {k.nama} {i + 1}"
    if k.jenis == "rentang":
        return ("> 100%", "80% - 100%", "0% - 80%")[i % 3]
    if k.jenis == "predikat":
        return "Baik"
    if k.jenis == "rupiah":
        return 1_000_000 * (i + 1) + 137 * i
    return UKURAN.get(k.nama, lambda i: 0.9 + 0.013 * i if k.jenis == "persen" else 70 + i * 1.5)(i)


def _baris_ringkas(d: Deklarasi, b: BarisRingkas, kolom: list[tuple[KolomTabel, str]]) -> list[Any]:
    """The label in the first text column; of the figures only those that no relation gives."""
    label = next((i for i, (k, _) in enumerate(kolom) if k.jenis == "teks" or k.nama == "kebutuhan_uraian"), 0)
    masukan = masukan_ringkas(d)
    isi = [_angka(k, 4) if (b.jenis, k.nama) in masukan else None for k, _ in kolom]
    return [b.judul if i == label else s for i, s in enumerate(isi)]


def masukan_ringkas(d: Deklarasi) -> set[tuple[str, str]]:
    """(row kind, column) that relations read and none gives: the serapan of a total row, the F03."""
    dibaca = {(r.baris, x.nama) for r in d.relasi for x in daun(r.rumus) if isinstance(x, Kolom)}
    dibaca |= {(x.jenis, x.kolom) for r in d.relasi for x in daun(r.rumus) if isinstance(x, Ringkas)}
    return {(jenis, nama) for jenis, nama in dibaca - {(r.baris, r.hasil) for r in d.relasi} if jenis != "data"}
