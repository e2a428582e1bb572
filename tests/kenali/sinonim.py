"""Header words of real forms by canonical name (HEADERS.md), and which column of the report is which."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

# Words listed under two canonical names ("target renstra"), and words that name two columns in one
# ("sasaran & indikator kinerja", "target / satuan"), are left out: they do not replace a header one to one.
SINONIM: dict[str, tuple[str, ...]] = {
    "no": ("no", "no.", "N0", "nomor", "no urut", "no. urut", "#"),
    "sasaran": (
        "sasaran", "sasaran strategis", "sasaran kegiatan", "sasaran program", "sasaran renstra",
        "sasaran perangkat daerah", "sasaran opd/skpd", "kinerja utama", "kinerja utama / sasaran",
        "sasaran/kinerja utama", "sasaran strategis - program", "tujuan/sasaran strategis",
    ),
    "indikator": (
        "indikator", "indikator kinerja", "nama indikator", "indikator sasaran", "indikator kinerja utama",
        "indikator kegiatan", "indikator program", "indikator tujuan", "indikator sub kegiatan",
        "indikator kinerja program (outcome)/ kegiatan (output)", "indikator kinerja individu",
        "indikator program / kegiatan / sub kegiatan", "indikator kinerja utama (iku)", "indikator sasaran (iku)",
        "indikator kinerja utama/individu", "iku", "iku/ik", "iksp", "iksk", "indikator kerja utama",
        "indikator kegaiatan", "tolok ukur kinerja",
    ),
    "target": (
        "target", "target kinerja", "target tahunan", "target pk", "target sasaran", "target capaian kinerja",
        "target (%)", "target rkt", "target angka", "target tahun ini", "target pk perubahan",
        "penetapan target", "target perjanjian kinerja",
    ),
    "target_prev": ("target tahun n-1", "target tahun sebelumnya"),
    "realisasi_prev": (
        "realisasi tahun n-1", "kondisi awal", "baseline", "capaian tahun sebelumnya", "capaian thn lalu",
    ),
    "target_renstra": (
        "target renstra", "target akhir rpjmd/renstra", "target pada akhir tahun perencanaan",
        "target renstra pada tahun 2026 (akhir periode renstra)",
        "kondisi kinerja pada akhir periode renstra perangkat daerah",
    ),
    "realisasi": (
        "realisasi", "realisasi (%)", "realisasi volume", "total realisasi", "realisasi kinerja",
        "realisasi (kumulatif)", "realisasi tb iv", "realisasi s/d. tb iii", "relisasi", "realisasai",
    ),
    "capaian": (
        "capaian", "capaian (%)", "capaian kinerja", "(%)", "capaian %", "% capaian", "% realisasi",
        "capaian target (%)", "tingkat capaian", "tingkat pencapaian", "capaian total",
        "rasio capaian akhir (%)", "progress (%)", "persentase capaian", "% capaian tb iv", "capaian s/d. tb iii",
    ),
    "kemajuan": ("tingkat kemajuan", "tingkat realisasi (%)", "tingkat capaian kinerja renstra s.d. tahun 2025"),
    "normalisasi": ("normalisasi capaian pk (1)", "normalisasi"),
    "koreksi": (
        "koreksi normalisasi capaian pk berdasarkan predikat akip (2)",
        "koreksi normalisasi capaian pk berdasarkan predikat sakip (2)", "koreksi normalisasi",
    ),
    "nilai_akhir": ("nilai akhir capaian pk (3) (1) x (100% - (2))", "nilai akhir (3)"),
    "predikat": ("keterangan", "kategori", "ket", "predikat", "predikat pko", "predikat capaian", "skala predikat"),
    "program": (
        "program", "program/kegiatan", "program / kegiatan / sub kegiatan", "nama program",
        "bidang/program/kegiatan/sub kegiatan", "kegiatan / subkegiatan",
    ),
    "pagu": (
        "anggaran", "pagu", "anggaran (rp)", "pagu anggaran", "pagu indikatif", "pagu (rp)", "pagu rincian",
        "pagu dpa", "alokasi anggaran", "besarnya anggaran (rp)", "rak tahunan (rupiah)",
    ),
    "realisasi_anggaran": (
        "realisasi anggaran", "realisasi keuangan", "realisasi (rp)", "realisasi rak (rupiah)",
    ),
    "serapan": ("% realisasi anggaran", "% capaian anggaran", "capaian serapan anggaran %", "serapan"),
    "efisiensi": ("efisiensi", "tingkat efisiensi"),
    "formula": (
        "formula", "formulasi", "formulasi/cara pengukuran", "formula / rumusan perhitungan", "rumus",
        "cara pengukuran", "definisi operasional", "definisi operasional / formulasi",
    ),
    "sumber_data": ("sumber data",),
    "analisis": ("analisis/dasar penetapan", "analisis capaian kinerja"),
    "tindak_lanjut": ("tindak lanjut", "tindaklanjut", "rencana tindak lanjut", "solusi", "evaluasi/tindak lanjut"),
    "penanggung_jawab": (
        "penanggung jawab", "perangkat daerah penanggung jawab", "unit kerja penanggung jawab", "pic",
        "perangkat daerah penanggungjawab", "sasaran pelaksana",
    ),
}  # fmt: skip

# Header of the report -> canonical name; the headers not listed have no synonyms in HEADERS.md.
ASAL: tuple[tuple[str, str], ...] = (
    (r"no\.?", "no"),
    (r"(sasaran|tujuan/sasaran).*|kinerja( utama)?", "sasaran"),
    (r"program(/.*)?", "program"),
    (r"indikator.*", "indikator"),
    (r"target tahun n-1", "target_prev"),
    (r"realisasi tahun n-1", "realisasi_prev"),
    (r"target akhir.*", "target_renstra"),
    (r"target", "target"),
    (r"realisasi( (s/d\.? )?tb i+v?)?|realisasi kinerja", "realisasi"),
    (r"realisasi anggaran", "realisasi_anggaran"),
    (r"% (realisasi|capaian) anggaran", "serapan"),
    (r"%? ?capaian( (s/d\.? )?tb i+v?| kinerja| \(%\))?", "capaian"),
    (r"tingkat kemajuan", "kemajuan"),
    (r"normalisasi.*", "normalisasi"),
    (r"koreksi.*", "koreksi"),
    (r"nilai akhir.*", "nilai_akhir"),
    (r"anggaran|pagu", "pagu"),
    (r"tingkat efisiensi", "efisiensi"),
    (r"formulasi", "formula"),
    (r"sumber data", "sumber_data"),
    (r"analisis.*", "analisis"),
    (r"(rencana aksi )?tindak ?lanjut", "tindak_lanjut"),
    (r"kategori", "predikat"),
    (r"penanggung jawab", "penanggung_jawab"),
)


def nama_baku(kepala: str) -> str | None:
    """The canonical name of a header of the report, None where HEADERS.md knows no synonyms."""
    return next((nama for pola, nama in ASAL if re.fullmatch(pola, kepala.strip().lower())), None)


def bersinonim(benih: int) -> Callable[[str, str], str]:
    """Replace every leaf header by a random synonym, its tribulan kept; groups stay as they are."""
    acak = random.Random(benih)

    def ubah(teks: str, peran: str) -> str:
        nama = None if peran == "grup" else nama_baku(teks)
        if nama is None:
            return teks
        tribulan = re.search(r"(s/d\.? )?TB I+V?", teks)
        pilihan = [k for k in SINONIM[nama] if tribulan is None or " tb " not in k]
        return f"{acak.choice(pilihan)} {tribulan[0]}" if tribulan else acak.choice(pilihan)

    return ubah
