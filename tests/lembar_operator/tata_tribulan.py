"""Quarterly forms as offices lay them out (HEADERS.md, `target_tw` and the layout traps), each with its column keys."""

from __future__ import annotations

from typing import Any, NamedTuple

N = None
TB = ("TB I", "TB II", "TB III", "TB IV")
EMPAT = ["I", "II", "III", "IV"]


class Tata(NamedTuple):
    """One layout: the sheet, the kind, some of the keys that its columns must get."""

    nama: str
    kind: str
    lembar: dict[str, Any]
    kunci: tuple[str, ...]


def _datar(*kepala: str) -> list[list[Any]]:
    return [["Pengukuran Kinerja Tahun 2025"], [], ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", *kepala]]


def _tb(nama: str) -> tuple[str, ...]:
    return tuple(f"{nama}@{t}" for t in TB)


def _tegak(huruf: str, atas: int, bawah: int) -> list[str]:
    return [f"{h}{atas}:{h}{bawah}" for h in huruf]


DOKUMEN = [1, "S1", "Jumlah dokumen", "Dokumen", 12]
LAYANAN = [2, "S2", "Persentase layanan", "%", 90]
RENJA_ATAS = [
    "No", "Sasaran", "Program/Kegiatan", "Indikator Kinerja Program (outcome)/ Kegiatan (output)",
    "Target Renstra Perangkat Daerah pada Tahun 2026 (Akhir Periode Renstra PD)", N,
    "Realisasi Capaian Kinerja Renstra Perangkat Daerah sampai dengan Renja Perangkat Daerah Tahun Lalu (n-2)", N,
    "Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan yang dievaluasi", N,
    "Realisasi Kinerja Pada Triwulan", N, N, N, N, N, N, N,
    "Realisasi Capaian Kinerja dan Anggaran Renja Perangkat Daerah yang Dievaluasi", N,
]  # fmt: skip
RENJA_NOMOR = ["1", "2", "3", "4", "5", N, "6", N, "7", N, "8", N, "9", N, "10", N, "11", N, "12 = 8+9+10+11", N]
PASANGAN = ("EF", "GH", "IJ", "KL", "MN", "OP", "QR", "ST")


def _renja() -> dict[str, Any]:
    baris = [
        ["Evaluasi Terhadap Hasil Renja Perangkat Daerah Tahun 2025"],
        [],
        RENJA_ATAS,
        [N] * 10 + ["I", N, "II", N, "III", N, "IV", N, N, N],
        [N] * 4 + ["K", "Rp"] * 8,
        RENJA_NOMOR,
        [1, "S1", "Program U", "Nilai AKIP", 90, 6000, 80, 2000, 82, 900, 80, 200, 80, 200, 81, 300, 82, 200, 82, 900],
        [N, N, "Kegiatan Umum", "Jumlah dokumen", 60, 6000, 24, 2000, 12, 900, 3, 200, 3, 200, 3, 300, 3, 200, 12, 900],
    ]  # fmt: skip
    gabung = [*_tegak("ABCD", 3, 5), "E3:F4", "G3:H4", "I3:J4", "K3:R3", "K4:L4", "M4:N4", "O4:P4", "Q4:R4", "S3:T4"]
    return {"Renja": {"baris": baris, "gabung": gabung + [f"{a}6:{b}6" for a, b in PASANGAN]}}


TATA = (
    Tata(
        "satu baris kepala, sebutan campur",
        "target_realisasi",
        {
            "A": [
                *_datar("Realisasi TW.I", "Realisasi TW-II", "Realisasi TW3", "Relisasi Triwulan 4", "Total Realisasi"),
                [*DOKUMEN, 3, 3, 3, 3, 12],
                [*LAYANAN, 20, 45, 70, 88, 88],
            ]
        },
        ("target", *_tb("realisasi"), "realisasi"),
    ),
    Tata(
        "I sampai IV di bawah satu kelompok",
        "target_realisasi",
        {
            "B": {
                "baris": [
                    *_datar("Realisasi Kinerja pada Triwulan", N, N, N, "Total Realisasi", "Capaian"),
                    [N] * 5 + EMPAT + [N, N],
                    [*DOKUMEN, 3, 3, 3, 3, 12, "1 | 0%"],
                    [*LAYANAN, 20, 45, 70, 88, 88, "0.9778 | 0.00%"],
                ],
                "gabung": ["F3:I3", *_tegak("ABCDEJK", 3, 4)],
            }
        },
        ("target", *_tb("realisasi"), "realisasi", "capaian"),
    ),
    Tata(
        "target, realisasi, capaian setiap tribulan",
        "target_realisasi",
        {
            "C": {
                "baris": [
                    *_datar(*[k for t in EMPAT for k in (f"TB {t}", N, N)], "Realisasi s/d TB IV", "Capaian"),
                    [N] * 5 + ["Target", "Realisasi", "%"] * 4 + [N, N],
                    [
                        *DOKUMEN,
                        3,
                        3,
                        "1 | 0%",
                        3,
                        3,
                        "1 | 0%",
                        3,
                        2,
                        "0.6667 | 0.00%",
                        3,
                        4,
                        "1.3333 | 0.00%",
                        12,
                        "1 | 0%",
                    ],
                    [
                        *LAYANAN,
                        20,
                        20,
                        "1 | 0%",
                        45,
                        45,
                        "1 | 0%",
                        70,
                        66,
                        "0.9429 | 0.00%",
                        90,
                        88,
                        "0.9778 | 0.00%",
                        88,
                        "0.9778 | 0.00%",
                    ],
                ],
                "gabung": ["F3:H3", "I3:K3", "L3:N3", "O3:Q3", *_tegak("ABCDERS", 3, 4)],
            }
        },
        ("target", *_tb("target"), *_tb("realisasi"), *_tb("capaian"), "realisasi", "capaian"),
    ),
    Tata(
        "kelompok target dan kelompok realisasi",
        "target_realisasi",
        {
            "D": {
                "baris": [
                    *_datar("Target Triwulan", N, N, N, "Realisasi Triwulan", N, N, N, "Capaian Total"),
                    [N] * 5 + ["TW 1", "TW 2", "TW 3", "TW 4"] * 2 + [N],
                    [*DOKUMEN, 3, 3, 3, 3, 3, 3, 3, 2, "0.9167 | 0.00%"],
                    [*LAYANAN, 20, 45, 70, 90, 20, 44, 70, 88, "0.9778 | 0.00%"],
                ],
                "gabung": ["F3:I3", "J3:M3", *_tegak("ABCDEN", 3, 4)],
            }
        },
        ("target", *_tb("target"), *_tb("realisasi"), "capaian"),
    ),
    Tata(
        "capaian yang berarti realisasi",
        "target_realisasi",
        {
            "E": {
                "baris": [
                    *_datar("Capaian", N, N, N, "Capaian Total (%)"),
                    [N] * 5 + ["TW 1", "TW 2", "TW 3", "TW 4", N],
                    [*DOKUMEN, 3, 3, 3, 2, "0.9167 | 0.00%"],
                    [*LAYANAN, 20, 45, 70, 88, "0.9778 | 0.00%"],
                ],
                "gabung": ["F3:I3", *_tegak("ABCDEJ", 3, 4)],
            }
        },
        ("target", *_tb("realisasi"), "capaian"),
    ),
    Tata(
        "K, %, Rp di bawah setiap triwulan",
        "kinerja_anggaran",
        {
            "F": {
                "baris": [
                    *_datar("Pagu", "TW I", N, N, "TW II", N, N),
                    [N] * 6 + ["K", "%", "Rp"] * 2,
                    [*DOKUMEN, 1000000, 3, "0.25 | 0%", 200000, 3, "0.5 | 0%", 400000],
                    [*LAYANAN, 500000, 20, "0.2222 | 0.00%", 100000, 45, "0.5 | 0%", 200000],
                ],
                "gabung": ["G3:I3", "J3:L3", *_tegak("ABCDEF", 3, 4)],
            }
        },
        ("target", "pagu", "realisasi@TB I", "capaian@TB I", "realisasi_anggaran@TB I", "realisasi_anggaran@TB II"),
    ),
    Tata(
        "kinerja dan keuangan di bawah setiap tribulan",
        "kinerja_anggaran",
        {
            "G": {
                "baris": [
                    ["Pengukuran Kinerja Tahun 2025"],
                    [],
                    [
                        "No",
                        "Program",
                        "Indikator Program",
                        "Target",
                        "Pagu Anggaran",
                        *[k for t in EMPAT for k in (f"TRIBULAN {t}", N)],
                    ],
                    [N] * 5 + ["Kinerja", "Keuangan"] * 4,
                    [1, "Program A", "Jumlah dokumen", 12, 1000, 3, 200, 3, 200, 3, 200, 3, 200],
                ],
                "gabung": ["F3:G3", "H3:I3", "J3:K3", "L3:M3", *_tegak("ABCDE", 3, 4)],
            }
        },
        ("target", "pagu", *_tb("realisasi"), *_tb("realisasi_anggaran")),
    ),
    Tata(
        "evaluasi Renja: K dan Rp di bawah kelompok, baris penomoran berumus",
        "kinerja_anggaran",
        _renja(),
        ("target", "pagu", *_tb("realisasi"), *_tb("realisasi_anggaran"), "realisasi", "realisasi_anggaran"),
    ),
    Tata(
        "satu tribulan dengan targetnya sendiri di samping target setahun",
        "target_realisasi",
        {
            "I": [
                *_datar("Target TB IV", "Realisasi TB IV", "% Capaian TB IV"),
                [*DOKUMEN, 3, 3, "1 | 0%"],
                [*LAYANAN, 90, 88, "0.9778 | 0.00%"],
            ]
        },
        ("target", "realisasi", "capaian"),
    ),
    Tata(
        "semester: target setahun dan dua tribulan",
        "target_realisasi",
        {
            "J": [
                *_datar("Target TW I", "Realisasi TW I", "Target TW II", "Realisasi TW II"),
                [*DOKUMEN, 3, 3, 3, 2],
                [*LAYANAN, 20, 20, 45, 45],
            ]
        },
        ("target", "target@TB I", "realisasi@TB I", "target@TB II", "realisasi@TB II"),
    ),
)
