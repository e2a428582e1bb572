"""Header layouts that public SAKIP, e-monev and Renja applications of offices print, with invented rows below them.

A layout is written as its header: columns apart by `;`, a group with its parts in brackets, and behind `~` what the
column holds: `t` target, `r` realisasi, `c` capaian, `p` pagu, `a` realisasi anggaran, `s` serapan; a digit is a
tribulan, four digits are a year. Derived figures follow from the others, so that a clean sheet has no finding.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from tests.lembar_operator.penulis import tulis_buku

TB = ("I", "II", "III", "IV")


class Kepala(NamedTuple):
    """A header layout: its title, its columns, the kind that it is; `cacah` where the rows count things."""

    nama: str
    judul: str
    kolom: str
    kind: str
    cacah: bool = False
    nomor: str = ""


class Daun(NamedTuple):
    """A column of a header: its text and what it holds."""

    teks: str
    peran: str


def tribulan(peran: str, awal: str = "", daftar: tuple[str, ...] = TB) -> str:
    """ "I~t1;II~t2;III~t3;IV~t4" """
    return ";".join(f"{awal}{teks}~{peran}{i}" for i, teks in enumerate(daftar, 1))


def tahun(peran: str, awal: str = "") -> str:
    """ "2021~t2021;…;2025~t2025" """
    return ";".join(f"{awal}{th}~{peran}{th}" for th in range(2021, 2026))


KRP = ";".join(f"{teks}[K~rk{i};Rp~a{i}]" for i, teks in enumerate(TB, 1))
RKPD = "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan~prog"
REALISASI = "Realisasi Capaian Kinerja"
SAMPAI_KINI = "Realisasi Kinerja dan Anggaran Renstra s/d Tahun 2025"
OUTCOME = "Indikator Kinerja Program (Outcome) / Kegiatan (Output)~ind"
# fmt: off
KEPALA = (
    Kepala("monitoring: target dan realisasi triwulan, tahun disingkat", "Monitoring dan Evaluasi Kinerja Tahun 2025",
           "No~no;Sasaran~sas;Indikator~ind;Thn~th;Satuan~sat;Rencana Aksi~teks;Baseline~teks;"
           f"Target Triwulan[{tribulan('t')}];Realisasi Triwulan[{tribulan('r')}];Penanggung Jawab~teks",
           "target_realisasi"),
    Kepala("monitoring: realisasinya disebut Capaian 2025", "Monitoring dan Evaluasi Kinerja",
           "Tujuan~teks;Sasaran~sas;Indikator~ind;Rencana Aksi~teks;Satuan~sat;Target 2025~t;"
           f"Target Triwulan[{tribulan('t')}];Capaian 2025[{tribulan('r')}];Capaian Total~c", "target_realisasi"),
    Kepala("T dan R di bawah setiap triwulan", "Pengukuran Kinerja 2025",
           "No~no;Sasaran~sas;Indikator Kinerja~ind;Target Kinerja Tahunan~t;"
           + ";".join(f"TW {teks}[T~t{i};R~r{i}]" for i, teks in enumerate(TB, 1))
           + ";Realisasi Kinerja~r;Capaian Kinerja~c;Penghambat~teks;Pendukung~teks", "target_realisasi"),
    Kepala("akumulatif triwulan ke-", "Pengukuran Kinerja Tahun 2025",
           "No~no;Sasaran Kinerja~sas;Indikator Kinerja~ind;Target 1 Tahun~t;"
           f"Target (Akumulatif) Triwulan Ke-[{tribulan('t')}];Realisasi (Akumulatif) Triwulan Ke-[{tribulan('r')}];"
           f"Capaian (%) Akumulatif Triwulan Ke-[{tribulan('c')}]", "target_realisasi"),
    Kepala("realisasi per triwulan, capaian di atas %", "Capaian Perjanjian Kinerja Tahun Anggaran 2025",
           f"No~no;Sasaran~sas;Indikator~ind;Satuan~sat;Target~t;Realisasi[{tribulan('r', 'TW ')}];Capaian\n%~c;"
           "Perangkat Daerah\n(Penanggung Jawab)~teks", "target_realisasi"),
    Kepala("semester tahun ini di samping tahun lalu", "Indikator Kinerja Utama Semester I 2025",
           "No~no;Indikator Kinerja~ind;Target PK~t;Realisasi 2024~rlalu;Realisasi Semester I 2025~r;"
           "Capaian Semester I 2025~c", "target_realisasi"),
    Kepala("capaian tahun lalu, dan capaian terhadap target akhir Renstra", "Laporan Kinerja Triwulan IV",
           "No.~no;Sasaran~sas;Indikator~ind;Capaian Thn Lalu~rlalu;Target[Target~t;Realisasi TW 4~r;% Capaian~c];"
           "Target Akhir Renstra~akhir;Capaian Thn 2025 terhadap Target Akhir Renstra~kem", "target_realisasi"),
    Kepala("target akhir dan persennya di bawah satu kepala", "Capaian Kinerja 2025",
           "No~no;Sasaran~sas;Indikator~ind;Satuan~sat;Capaian Tahun 2025[Target~t;Realisasi~r;% Capaian~c];"
           "Capaian Tahun 2025 Terhadap Target Akhir Renstra[Target 2026~akhir;% Capaian~kem];Penghargaan~teks",
           "target_realisasi"),
    Kepala("bobot dan nilai tertimbang", "Penilaian Kinerja",
           "KPI~ind;Target~t;Bobot~bobot;Realisasi~r;Achievement~c;Nilai Tertimbang~nt", "target_realisasi"),
    Kepala("indikator makro: capaian saat ini", "Indikator makro tahun 2025",
           "Strategi~teks;Indikator Makro~ind;Target~t;Satuan~sat;Capaian Saat Ini~r;Tingkat Capaian~c",
           "target_realisasi"),
    Kepala("evaluasi RKPD triwulanan terhadap RPJMD", "Evaluasi Terhadap Hasil RKPD Tahun 2025",
           f"No~no;{RKPD};{OUTCOME};Satuan~sat;Target RPJMD pada tahun 2021 s/d 2026[K~akhir;Rp~pakhir];"
           "Realisasi Capaian Kinerja RPJMD s/d RKPD Tahun Lalu (2024)[K~rlalu;Rp~alalu];"
           "Target Kinerja dan Anggaran RKPD Tahun Berjalan yang dievaluasi (2025)[K~t;Rp~p];"
           f"Realisasi Kinerja Pada Triwulan[{KRP}];"
           "Realisasi Capaian Kinerja dan Anggaran RKPD yang Dievaluasi (2025)[K~r;Rp~a];"
           "Realisasi Kinerja dan Anggaran RPJMD s/d Tahun 2025 (Akhir Tahun Pelaksanaan RKPD)[K~rcum;Rp~acum];"
           "Tingkat Capaian Kinerja dan Realisasi Anggaran RPJMD s/d Tahun 2025[K~kemr;Rp~kems];"
           "Perangkat Daerah Penanggung Jawab~teks", "kinerja_anggaran", cacah=True, nomor="1"),
    Kepala("evaluasi RKPD: tingkat capaian RKPD dan RPJMD", "Evaluasi Terhadap Hasil RKPD Tahun 2025",
           f"No~no;{RKPD};{OUTCOME};Satuan~sat;"
           "Target RPJMD Kabupaten / kota pada Tahun 2026 (Akhir Periode RPJMD)[K~akhir;Rp~pakhir];"
           "Realisasi Capaian Kinerja RPJMD Kabupaten/ kota Tahun Lalu (n-2)[K~rlalu;Rp~alalu];"
           "Target dan Anggaran RKPD Kabupaten/ kota (Tahun n-1) yang di evaluasi[K~t;Rp~p];"
           f"Realisasi Kinerja Pada Triwulan[{KRP}];"
           "Realisasi Capaian Kinerja dan Anggaran RKPD yang dievaluasi 2025[K~r;Rp~a];"
           "Tingkat Capaian Kinerja dan Realisasi Anggaran RKPD (%)[K~c;Rp~s];"
           "Realisasi Kinerja dan Anggaran RKPD s/d Tahun 2025[K~rcum;Rp~acum];"
           "Tingkat Capaian Kinerja dan Realisasi Anggaran RPJMD s/d Tahun 2025 (%)[K~kemr;Rp~kems];Ket~teks",
           "kinerja_anggaran", cacah=True, nomor="1"),
    Kepala("evaluasi RKPD setahun dengan tahun n-1", "Evaluasi RKPD 2025",
           "No~no;Kode~teks;Urusan / Bidang Urusan Pemerintah Daerah dan Program / Kegiatan~prog;"
           "Inidikator Kinerja Program (outcome) / Kegiatan (output)~ind;Satuan~sat;"
           "Capaian Kinerja RPJMD pada Tahun Akhir Periode RPJMD[K~akhir;Rp~pakhir];"
           "Realisasi Capaian Kinerja RKPD s/d Tahun Lalu (n-2)[K~rlalu;Rp~alalu];"
           "Target Kinerja dan Anggaran RKPD Tahun Berjalan yang dievaluasi (Tahun n-1)[K~t;Rp~p];"
           "Realisasi Capaian Kinerja dan Anggaran RKPD yang dievaluasi (tahun n-1)[K~r;Rp~a];"
           "Tingkat Capaian Kinerja dan Realisasi Anggaran RKPD (%)[K~c;Rp~s];"
           "Realisasi Kinerja dan Anggaran RKPD s/d Tahun n-1[K~rcum;Rp~acum];"
           "Tingkat Capaian Kinerja dan Realisasi Anggaran RPJMD s/d Tahun n-1 (%)[K~kemr;Rp~kems];Ket.~teks",
           "kinerja_anggaran", cacah=True, nomor="1"),
    *(
        Kepala(f"evaluasi Renja: {nama}", "Evaluasi Hasil Renja Tahun 2025",
               "No~no;Program/ Kegiatan~prog;Kinerja Program (outcome)/ Kegiatan (output)~ind;"
               "Target Renstra Akhir Periode 2021 - 2026[K~akhir;Rp~pakhir];"
               f"{lalu}[K~rlalu;Rp~alalu];"
               "Target Kinerja dan Anggaran Renja Tahun Berjalan 2025[K~t;Rp~p];"
               f"Realisasi Kinerja Pada Triwulan[{KRP}];{setahun}[K~r;Rp~a];"
               "Tingkat Capaian Kinerja dan Anggaran Renja Tahun 2025[K~c;Rp~s];"
               f"{kini}[K~rcum;Rp~acum];"
               "Tingkat Capaian Kinerja dan Anggaran Renstra s/d Tahun 2025[K~kemr;Rp~kems]",
               "kinerja_anggaran", cacah=True, nomor="1")
        for nama, lalu, setahun, kini in (
            ("tanpa tahun", f"{REALISASI} Renstra s/d Tahun Lalu", f"{REALISASI} dan Anggaran Renja", SAMPAI_KINI),
            ("s/d Triwulan IV", f"{REALISASI} Renstra s/d Tahun Lalu",
             f"{REALISASI} dan Anggaran Renja s/d Triwulan IV Tahun 2025", SAMPAI_KINI),
            ("s/d tahun ini", f"{REALISASI} Renstra s/d Tahun Lalu",
             f"{REALISASI} dan Anggaran Renja s/d Tahun 2025", SAMPAI_KINI),
            ("semua disebut Renja", f"{REALISASI} Renja s/d Tahun n-1",
             f"{REALISASI} dan Anggaran Renja Perangkat Daerah Tahun 2025",
             "Realisasi Kinerja dan Anggaran Renja Perangkat Daerah s/d Tahun 2025"),
        )
    ),
    Kepala("Triwulanan, satuan di antara K dan Rp", "Evaluasi Renja",
           "No~no;Sasaran~teks;Kode~teks;Program/Kegiatan/Sub Kegiatan~prog;"
           "Indikator Kinerja Program (Outcome) / Kegiatan (Output) / Sub Kegiatan~ind;"
           "Target kinerja dan anggaran Renja PD Tahun Berjalan yang dievaluasi Tahun 2025[K~t;Satuan~sat;Rp~p];"
           f"Realisasi Kinerja Pada Triwulanan[{KRP}];Faktor Penghambat~teks;Faktor Pendorong~teks;Masalah~teks",
           "kinerja_anggaran", cacah=True, nomor="1"),
    Kepala("% Anggaran di belakang realisasinya", "Rekap Renja 2025",
           "No~no;Program~prog;Sub Kegiatan~teks;Indikator Kinerja~ind;Satuan~sat;Target Tahun~t;"
           "TW I~rk1;TW II~rk2;TW III~rk3;TW IV~rk4;Realisasi Tahun~r;% Capaian~c;Target Anggaran~p;"
           "Realisasi Anggaran~a;% Anggaran~s", "kinerja_anggaran", cacah=True),
    Kepala("anggaran sebelum kinerja di setiap kelompok", "Realisasi Kinerja Program",
           "No~no;Program/Kegiatan~prog;Indikator Kinerja~ind;Target[Anggaran (Rp)~p;Kinerja %~t];"
           "Realisasi[Anggaran (Rp)~a;Kinerja %~r];Persentase Capaian %[Anggaran~s;Kinerja~c];"
           "Aksi[Faktor Pendorong~teks;Faktor Penghambat~teks;Tindak Lanjut~teks]", "kinerja_anggaran"),
    Kepala("unit kerja: anggaran direalisasikan", "Statistik Per Unit Kerja",
           "Unit Kerja~prog;Target~t;Capaian~r;% Capaian~c;Anggaran Murni~teks;Anggaran Perubahan~p;"
           "Anggaran Direalisasikan~a;% Serapan~s", "kinerja_anggaran"),
    Kepala("pendapatan: sampai bulan sebelumnya, bulan ini, sampai sekarang", "Laporan Realisasi Pendapatan",
           "KODE AKUN~teks;JENIS / SUB / OBJEK / RINCIAN~ind;TARGET~t;"
           "REALISASI[s.d. BULAN \nSEBELUMNYA~rdulu;BULAN INI~rini;s.d. BULAN\nSEKARANG~r;%~c]", "target_realisasi"),
    Kepala("anggaran kas: target RAK dan sisa kuota", "Monitoring RAK",
           "Sub Kegiatan~prog;Target RAK Kumulatif~p;Realisasi Belanja~a;Sisa Kuota RAK~sisa", "realisasi_anggaran"),
    Kepala("realisasi triwulan di samping jumlah anggaran", "Laporan Triwulan",
           "Bidang~teks;Nama Kegiatan~prog;Jumlah Anggaran~p;Realisasi Triwulan~a;Sisa Anggaran~sisa",
           "realisasi_anggaran"),
    Kepala("anggaran awal dan sisanya", "Daftar Kode Rekening",
           "Nama Kode Rekening~teks;Sub Kegiatan~prog;Bidang~teks;Anggaran Awal~p;Anggaran Realisasi~a;"
           "Sisa Anggaran~sisa", "realisasi_anggaran"),
    Kepala("Renstra: tahun saja di antara kondisi awal dan target akhir", "Renstra",
           f"TUJUAN~teks;SASARAN~sas;INDIKATOR~ind;KONDISI AWAL~teks;{tahun('t')};TARGET AKHIR~akhir",
           "target_tahunan"),
    Kepala("Renstra: tahun ke-1 sampai ke-5", "Indikator Kinerja Utama",
           "No~no;Level Dokumen~teks;Nama Indikator~ind;Satuan~sat;Baseline~teks;"
           + ";".join(f"Th. ke-{i}~t{i + 2020}" for i in range(1, 6)) + ";Penanggung Jawab~teks", "target_tahunan"),
    Kepala("Renstra: target tahun 1 sampai 5, satuan di belakang", "Renstra",
           "Sasaran~sas;Program~teks;Indikator~ind;Target Awal~teks;"
           + ";".join(f"Target Tahun {i}~t{i + 2020}" for i in range(1, 6))
           + ";Target Akhir~akhir;Satuan~sat;Keterangan~teks", "target_tahunan", nomor="0"),
    Kepala("Renja: rencana tahun ini dan prakiraan maju", "Rencana Kerja 2025",
           "No~no;Kode~teks;Urusan/Bidang Urusan Pemerintah Daerah dan Program/Kegiatan~prog;"
           "Indikator Kinerja Program/Kegiatan~ind;Rencana Tahun 2025 (tahun rencana)[Lokasi~teks;"
           "Target Capaian Kinerja~t;Kebutuhan Dana/ pagu indikatif~p;Sumber Dana~teks];Catatan Penting~teks;"
           "Prakiraan Maju Rencana 2026[Target Capaian Kinerja~lain;Kebutuhan Dana/Pagu Indikatif~lain]",
           "pk_program", nomor="1"),
    Kepala("Q1 sampai Q4 dan Total di kanannya", "Capaian IKU 2025",
           "No~no;Indikator Kinerja Utama~ind;Target~t;Q1~rk1;Q2~rk2;Q3~rk3;Q4~rk4;Total~r;Capaian (%)~c",
           "target_realisasi", cacah=True),
    Kepala("penyerapan per triwulan, total s/d Triwulan IV", "Laporan Kinerja Program 2025",
           "Kode~teks;Program~prog;Indikator~ind;Satuan~sat;Target~t;Pagu~p;"
           + ";".join(f"Triwulan {teks}[Realisasi~rk{i};Penyerapan Anggaran~a{i}]" for i, teks in enumerate(TB, 1))
           + ";Total Realisasi s/d Triwulan IV[Total Realisasi~r;Total Penyerapan Anggaran~a]", "kinerja_anggaran",
           cacah=True),
    Kepala("Rp di samping target, satu triwulan di bawah capaian", "Capaian Kinerja Triwulan IV Tahun 2025",
           "No~no;Tujuan / Sasaran / Program / Kegiatan / Sub Kegiatan~prog;Indikator Kinerja~ind;"
           f"Data 2025[Target~t;Rp~p;Satuan~sat];Target Kinerja[{tribulan('t', 'TW ')}];"
           "Capaian Kinerja[TW IV[Realisasi~r;Capaian (%)~c;Predikat~teks]];"
           "Capaian Keuangan[TW IV[Realisasi~a;Capaian (%)~s]];Bukti Pendukung~teks", "kinerja_anggaran", cacah=True),
    Kepala("bulan yang lalu, bulan ini, jumlah s/d bulan ini", "Laporan Realisasi PBB 2025",
           "Kecamatan~ind;Periode~teks;Target PBB~t;Realisasi Bulan yang Lalu~rdulu;Realisasi Bulan Ini~rini;"
           "Jumlah Realisasi S/D Bulan Ini~r;Keterangan (%)~c", "target_realisasi"),
    Kepala("yang belum direalisasi", "Realisasi Bantuan Keuangan",
           "No~no;Kecamatan~prog;Anggaran~p;Realisasi~a;Belum Realisasi~sisa;% Realisasi~s", "realisasi_anggaran"),
)
BUKAN = (
    Kepala("sasaran kerja pegawai", "PENILAIAN CAPAIAN SASARAN KERJA",
           "NO~no;KEGIATAN TUGAS JABATAN~prog;AK~lain;TARGET[KUANT/ OUTPUT~lain;SATUAN~sat;KUAL/ MUTU~lain];AK~lain;"
           "REALISASI[KUANT/ OUTPUT~lain;SATUAN~sat;KUAL/ MUTU~lain];NILAI CAPAIAN KINERJA~lain", "", nomor="()"),
    Kepala("tagihan dan setoran", "Laporan Tagihan",
           "NO~no;KANTOR BAYAR~teks;REALISASI TAGIHAN[POKOK~lain;BUNGA~lain;ADM~lain;JUMLAH~lain];"
           "SETORAN TAGIHAN[POKOK~lain;BUNGA~lain;ADM~lain;JUMLAH~lain;%~s];REKENING~teks", ""),
    Kepala("barang yang dipinjam", "Daftar Barang yang Dipinjam",
           "No~no;Kode Inventaris~teks;Nama Barang~teks;Kondisi Awal~teks;Kondisi Akhir~teks", ""),
)
# fmt: on
SASARAN = ("Meningkatnya kualitas layanan", "Meningkatnya akuntabilitas")
RASIO = (
    ("Persentase layanan sesuai standar", "Persen", "80", "78.4"),
    ("Indeks kepuasan penerima layanan", "Indeks", "75.5", "79.25"),
    ("Nilai evaluasi akuntabilitas", "Nilai", "90", "88.2"),
    ("Persentase rekomendasi selesai", "Persen", "65", "66.1"),
)
CACAH = (
    ("Jumlah dokumen perencanaan", "Dokumen", "12", (3, 3, 2, 3)),
    ("Jumlah peserta yang dilatih", "Orang", "40", (10, 8, 12, 9)),
    ("Jumlah laporan yang disusun", "Laporan", "24", (6, 6, 5, 6)),
    ("Jumlah sarana yang dipelihara", "Unit", "100", (25, 20, 30, 22)),
)
UANG = (
    (512000000, (100000000, 150250000, 120000000, 95500000)),
    (231500000, (40000000, 60000000, 55500000, 51000000)),
    (98750000, (20000000, 30000000, 25750000, 18000000)),
    (1204300000, (300000000, 310500000, 295000000, 221300000)),
)
PERSEN = re.compile(r"c\d*|s|kem[rs]?|nt|bobot")
TURUNAN = re.compile(r"c\d*|s|sisa|kem[rs]?|nt|rcum|acum")


def urai(kolom: str) -> list[tuple[str, str, list]]:  # type: ignore[type-arg]
    """The columns as (text, role, parts)."""
    hasil: list[tuple[str, str, list]] = []  # type: ignore[type-arg]
    dalam, awal = 0, 0
    for i, huruf in enumerate(f"{kolom};"):
        dalam += (huruf == "[") - (huruf == "]")
        if huruf == ";" and not dalam:
            teks, _, bagian = kolom[awal:i].partition("[")
            nama, _, peran = teks.partition("~")
            hasil.append((nama, peran, urai(bagian[:-1]) if bagian else []))
            awal = i + 1
    return hasil


def daun(kolom: list[tuple[str, str, list]]) -> list[Daun]:  # type: ignore[type-arg]
    """The columns themselves, left to right."""
    return [d for nama, peran, bagian in kolom for d in (daun(bagian) if bagian else [Daun(nama, peran)])]


def dalamnya(kolom: list[tuple[str, str, list]]) -> int:  # type: ignore[type-arg]
    """How many rows a header has."""
    return 1 + max((dalamnya(bagian) for _, _, bagian in kolom if bagian), default=0)


def nilai(i: int, cacah: bool) -> dict[str, Decimal]:
    """The figures of row `i` by role, percents as percent points."""
    _, _, teks, hasil = (CACAH if cacah else RASIO)[i]
    t, rk, (p, a) = Decimal(teks), (hasil if cacah else ()), UANG[i]
    r = Decimal(sum(rk)) if cacah else Decimal(str(hasil))
    v = {
        "t": t,
        "r": r,
        "p": Decimal(p),
        "a": Decimal(sum(a)),
        "bobot": Decimal((30, 20, 25, 25)[i]),
        "th": Decimal(2025),
    }
    v |= {f"a{q}": Decimal(x) for q, x in enumerate(a, 1)} | {f"rk{q}": Decimal(x) for q, x in enumerate(rk, 1)}
    for q in range(1, 5):
        v |= {f"t{q}": _bulat(t * q / 4), f"r{q}": _bulat(r * q / 4) if q < 4 else r}
    v |= {f"t{th}": _bulat(t * (80 + 5 * (th - 2021)) / 100) for th in range(2021, 2026)}
    v |= {"rlalu": r * 3 if cacah else _bulat(r * 95 / 100), "akhir": t * 5 if cacah else _bulat(t * 110 / 100)}
    v |= {"alalu": v["a"] * 3 - 7000000, "pakhir": v["p"] * 5, "rdulu": r - 10, "rini": Decimal(10)}
    v |= {
        "rcum": v["rlalu"] + r,
        "acum": v["alalu"] + v["a"],
        "sisa": v["p"] - v["a"],
        "lain": Decimal(137 + 111 * i * i),
    }
    bagi = {"c": (r, t), "s": (v["a"], v["p"]), "kem": (r, v["akhir"]), "kemr": (v["rcum"], v["akhir"])}
    bagi |= {"kems": (v["acum"], v["pakhir"])} | {f"c{q}": (v[f"r{q}"], v[f"t{q}"]) for q in range(1, 5)}
    v |= {nama: _bulat(100 * x / y) for nama, (x, y) in bagi.items()}
    return v | {"nt": _bulat(v["bobot"] * r / t)}


def _bulat(x: Decimal) -> Decimal:
    return x.quantize(Decimal("0.01"), ROUND_HALF_UP)


def isi_sel(peran: str, i: int, cacah: bool) -> str | float | None:
    """What row `i` holds in a column of that role."""
    ind, sat = (CACAH if cacah else RASIO)[i][:2]
    kata = {"no": i + 1, "sas": SASARAN[i // 2], "ind": ind, "sat": sat, "teks": f"Keterangan {'ABCD'[i]}"}
    kata |= {"prog": f"Kegiatan {'ABCD'[i]}"}
    return kata[peran] if peran in kata else float(nilai(i, cacah)[peran])


def susun(kepala: Kepala, ubah: dict[tuple[int, int], float | None] | None = None) -> tuple[bytes, list[Daun], int]:
    """The workbook with that header, its columns, its first row of data (from 1); `ubah` by (row, column) from 0."""
    pohon = urai(kepala.kolom)
    kolom, tinggi = daun(pohon), dalamnya(pohon)
    baris: list[list[str | float | None]] = [[kepala.judul], [], *([None] * len(kolom) for _ in range(tinggi))]
    gabung: list[str] = []
    _tulis(pohon, 0, 0, tinggi, baris, gabung)
    if kepala.nomor:
        awal = kepala.nomor != "0"
        baris.append([f"({j + 1})" if kepala.nomor == "()" else j + awal for j in range(len(kolom))])
    mulai = len(baris)
    for i in range(4):
        baris.append([(ubah or {}).get((i, j), isi_sel(d.peran, i, kepala.cacah)) for j, d in enumerate(kolom)])
    return tulis_buku({"Lembar": {"baris": baris, "gabung": gabung}}), kolom, mulai + 1


def _tulis(pohon: list, tingkat: int, kolom: int, tinggi: int, baris: list, gabung: list[str]) -> None:  # type: ignore[type-arg]
    from openpyxl.utils import get_column_letter as huruf

    for nama, _, bagian in pohon:
        lebar = len(daun(bagian)) if bagian else 1
        bawah = tingkat if bagian else tinggi - 1
        baris[2 + tingkat][kolom] = nama
        if (lebar, bawah) != (1, tingkat):
            gabung.append(f"{huruf(kolom + 1)}{3 + tingkat}:{huruf(kolom + lebar)}{3 + bawah}")
        _tulis(bagian, tingkat + 1, kolom, tinggi, baris, gabung)
        kolom += lebar
