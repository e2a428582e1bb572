"""Singkatan yang lazim di kepala kolom dan kata lengkapnya: "Cap. Kinerja (%)", "Jml Indikator", "% Real. Keu"."""

from __future__ import annotations

import re

SINGKATAN = {
    "cap": "capaian",
    "real": "realisasi",
    "realis": "realisasi",
    "tgt": "target",
    "trgt": "target",
    "ind": "indikator",
    "indik": "indikator",
    "kin": "kinerja",
    "sas": "sasaran",
    "prog": "program",
    "keg": "kegiatan",
    "subkeg": "sub kegiatan",
    "angg": "anggaran",
    "keu": "keuangan",
    "ser": "serapan",
    "efis": "efisiensi",
    "jml": "jumlah",
    "jlh": "jumlah",
    "tkt": "tingkat",
    "tk": "tingkat",
    "pros": "persentase",
    "prosen": "persen",
    "rata2": "rata-rata",
    "rerata": "rata-rata",
    "thd": "terhadap",
    "thdp": "terhadap",
    "thn": "tahun",
    "th": "tahun",
    "sblm": "sebelum",
    "prov": "provinsi",
    "nas": "nasional",
    "kab": "kabupaten",
    "pel": "pelayanan",
    "komp": "komponen",
    "bln": "bulan",
    "smt": "semester",
}
_POLA = rf"\b({'|'.join(SINGKATAN)})(?:\.|\b)(?= |$|/|\()"
_PEMISAH = str.maketrans("./(-", "    ")


def panjangkan(teks: str) -> str:
    """Kepala kolom yang sudah dinormalkan, dengan singkatannya ditulis lengkap; teks yang sama bila tidak ada."""
    if SINGKATAN.keys().isdisjoint(teks.translate(_PEMISAH).split()):
        return teks
    return " ".join(re.sub(_POLA, lambda m: SINGKATAN[m[1]] + " ", teks).split()).replace(" /", "/")
