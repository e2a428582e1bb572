"""Kata-kata kepala kolom pada formulir nyata dan nama bakunya: satu-satunya rumah bagi kata kepala.

Urutan pencocokan: sama persis setelah dinormalkan, lalu pola awal kalimat, lalu salah ketik satu huruf per kata.
Tahun dan tribulan di dalam kepala kolom dipisahkan sebagai `periode`: "REALISASI TB IV" adalah
`realisasi` pada periode "TB IV".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache

from kertas_kerja._rekaman import NamedTuple

# fmt: off
KOSAKATA: dict[str, tuple[str, ...]] = {
    "no": ("no", "n0", "nomor", "no urut", "no. urut", "nomor urut", "#", "kode urut"),
    "kode": (
        "kode", "kode rekening", "kode program", "kode kegiatan", "kode sub kegiatan", "kode indikator",
        "kode tujuan", "kode sasaran", "rekening", "kode rek",
    ),
    "tujuan": (
        "tujuan", "tujuan renstra", "tujuan rpjmd", "tujuan perangkat daerah", "tujuan pd",
        "tujuan strategis",
    ),
    "sasaran": (
        "sasaran", "sasaran strategis", "kinerja", "sasaran kegiatan", "sasaran program",
        "sasaran renstra", "sasaran perangkat daerah", "sasaran opd", "sasaran skpd", "sasaran opd/skpd",
        "kinerja utama", "kinerja utama / sasaran", "sasaran/kinerja utama", "sasaran strategis - program",
        "sasaran strategis - sub kegiatan", "sasaran ess ii", "sasaran ess iii", "sasaran ess iv",
        "sasaran program(outcome", "sasaran program (outcome", "tujuan/sasaran strategis", "outcome",
        "tujuan/sasaran", "tujuan / sasaran", "uraian sasaran", "sasaran kinerja", "sasaran pembangunan",
        "sasaran strategis/program", "sasaran/program", "sasaran / program / kegiatan", "tujuan, sasaran",
        "tujuan/sasaran/program", "tujuan/sasaran/program/kegiatan",
        "tujuan/sasaran/program/kegiatan/sub kegiatan",
        "sasaran strategis/program/kegiatan/sub kegiatan", "sasaran/program/kegiatan/sub kegiatan",
        "uraian", "sasaran yang ingin dicapai", "uraian rekening", "nama rekening",
        "tujuan dan sasaran", "uraian sasaran strategis", "perspektif/sasaran strategis",
        "kinerja utama/sasaran strategis",
    ),
    "indikator": (
        "indikator", "indikator kinerja", "nama indikator", "indikator sasaran", "indikator kinerja utama",
        "indikator kegiatan", "indikator program", "indikator tujuan", "indikator sub kegiatan",
        "indikator kinerja program (outcome)/ kegiatan (output", "indikator kinerja individu",
        "indikator program / kegiatan / sub kegiatan", "indikator program/kegiatan/sub kegiatan",
        "indikator kinerja utama (iku", "indikator sasaran (iku", "indikator kinerja utama/individu",
        "iku", "iku/ik", "iksp", "iksk", "indikator kerja utama",
        "tolok ukur kinerja", "sasaran & indikator kinerja", "jenis iku", "indikator kinerja sasaran",
        "indikator kinerja program", "indikator kinerja kegiatan", "indikator kinerja sub kegiatan",
        "tolak ukur kinerja", "indikator kinerja program (outcome), kegiatan dan sub kegiatan (output",
        "uraian indikator", "indikator tujuan/sasaran", "sasaran/indikator", "sasaran/indikator kinerja",
        "tujuan/sasaran/indikator", "tujuan/sasaran/indikator kinerja", "sasaran strategis/indikator kinerja",
        "indikator mutu", "nama indikator kinerja", "indikator kinerja tujuan/sasaran", "ik",
    ),
    "satuan": (
        "satuan", "nama satuan", "satuan indikator", "satuan indikator kinerja", "jenis satuan",
        "tipe / satuan", "jenis (%/non %", "satuan target", "unit", "unit satuan", "sat",
        "satuan ukuran", "satuan ukur", "satuan kinerja",
    ),
    "target": (
        "target", "target kinerja", "target tahunan", "target pk", "target akhir", "target tahun",
        "target sasaran", "target capaian kinerja", "target (%", "target rkt", "target angka",
        "target program", "target tahun ini", "target pk perubahan", "penetapan target",
        "volume sub kegiatan dpa dalam setahun", "tvro", "target perjanjian kinerja", "target indikator",
        "target / satuan", "target dan satuan", "rencana", "target volume", "target tahun n",
        "target tahun berjalan", "target yang ditetapkan", "target (n", "standar/target", "target/standar",
        "target atau standar", "standar", "target setahun", "target satu tahun", "target bulanan", "target per bulan",
        "target bulan", "target semester", "target per semester", "total target", "jumlah target", "target tahun ke",
        "target kinerja tahun", "target kinerja tahun ke", "target perubahan", "target setelah perubahan",
        "target sesudah perubahan", "target renja", "target kinerja renja", "target kinerja dan anggaran renja",
        "target renstra tahun ke-", "target renstra perangkat daerah tahun ke-",
        "target akhir tahun", "target 1 tahun", "target capaian", "rencana tingkat capaian", "rencana capaian",
        "rencana (target", "rencana tingkat capaian (target", "target fisik", "target (100%",
    ),
    "target_prev": (
        "target tahun n-1", "target n-1", "target tahun sebelumnya", "target sebelum perubahan",
        "target tahun lalu", "target thn lalu", "target tahun (n-1", "target sebelumnya",
    ),
    "realisasi_prev": (
        "realisasi tahun n-1", "realisasi n-1", "realisasi tahun sebelumnya", "kondisi awal", "baseline",
        "data capaian pada awal tahun perencanaan", "realisasi s/d tahun lalu", "capaian tahun sebelumnya",
        "capaian thn lalu", "realisasi tahun lalu", "realisasi tahun (n-1", "capaian tahun n-1",
        "realisasi sebelumnya", "base line", "data awal",
    ),
    "target_renstra": (
        "target renstra", "target akhir rpjmd/renstra", "target akhir renstra", "target akhir rpjmd",
        "target pada akhir tahun perencanaan", "target akhir periode renstra",
        "target akhir periode rpjmd", "kondisi kinerja pada akhir periode renstra perangkat daerah",
        "kondisi akhir", "target rpjmd", "target akhir periode", "target jangka menengah",
        "target kondisi akhir", "target kinerja akhir",
    ),
    "realisasi": (
        "realisasi", "realisasi kinerja pada triwulan", "realisasi (%", "realisasi volume",
        "total realisasi", "realisasi fisik (%", "capaian realisasi", "realisasi kinerja",
        "realisasi (kumulatif", "rvro", "realisasi tahun n",
        "realisasi tahun ini", "realisasi kumulatif", "realisasi indikator", "realisasi target", "hasil",
        "realisasi sampai dengan", "realisasi capaian", "real", "realisasi setahun", "realisasi akhir",
        "realisasi bulan", "realisasi bulanan", "realisasi per bulan", "realisasi semester", "realisasi per semester",
        "jumlah realisasi", "realisasi tahunan", "realisasi tahun ke", "realisasi kinerja tahun",
        "realisasi kinerja pada", "realisasi kinerja dan anggaran pada", "realisasi capaian tahun ke-",
        "realisasi s/d bulan ini", "realisasi s.d. bulan ini", "realisasi sampai dengan bulan ini",
        "realisasi tahun", "realisasi pada tahun", "realisasi pada tahun ke-", "realisasi tahun ke-",
        "realisasi akhir tahun", "hasil capaian", "realisasi (capaian", "realisasi fisik",
        "total realisasi kinerja", "jumlah realisasi kinerja", "realisasi kinerja setahun",
    ),
    "capaian": (
        "capaian", "capaian (%", "persentase", "capaian kinerja", "%", "capaian %", "% capaian",
        "% realisasi", "capaian target (%", "tingkat capaian", "tingkat pencapaian", "capaian total",
        "rasio capaian akhir (%", "progress (%", "persentase capaian", "status capaian",
        "% capaian kinerja", "capaian kinerja (%", "persentase capaian kinerja", "persen", "capaian iku",
        "tingkat capaian (%", "persentase realisasi", "rasio capaian", "persen capaian",
        "persentase penyelesaian", "% penyelesaian", "tingkat penyelesaian",
        "cakupan", "% cakupan", "rasio capaian tahun ke",
        "rasio capaian pada tahun ke", "capaian tahun ke", "capaian pada tahun ke", "capaian pk",
        "% capaian kinerja (≥100%", "% capaian kinerja (≥ 100%", "% capaian kinerja (>= 100%",
        "persentase capaian kinerja (≥ 100%", "persentase capaian realisasi terhadap target", "tingkat capaian renja",
        "tingkat capaian renja (%", "tingkat capaian kinerja renja (%", "rasio capaian pada tahun ke-",
        "rasio capaian tahun ke-",
        "ketercapaian", "% ketercapaian", "persentase ketercapaian", "tingkat ketercapaian", "persen ketercapaian",
        "pencapaian", "% pencapaian", "persentase pencapaian", "persentase pencapaian target",
        "capaian akhir tahun", "rata-rata capaian", "% kinerja", "% thd target", "% terhadap target", "kinerja (%",
        "persentase target tercapai", "capaian fisik", "capaian kinerja fisik",
        "capaian setahun", "capaian setahun (%", "capaian kinerja setahun", "capaian kinerja setahun (%",
    ),
    # Formulir E.81: jumlah selama masa Renstra; namanya diberikan tabel itu sendiri dari kepala berkelompok.
    "target_akhir_renstra": ("jumlah target renstra",),
    "pagu_renstra": ("jumlah pagu renstra",),
    "realisasi_renstra_prev": ("jumlah realisasi renstra sampai tahun lalu",),
    "realisasi_anggaran_renstra_prev": ("jumlah realisasi anggaran renstra sampai tahun lalu",),
    "realisasi_renstra": ("jumlah realisasi renstra sampai tahun ini",),
    "realisasi_anggaran_renstra": ("jumlah realisasi anggaran renstra sampai tahun ini",),
    "serapan_renstra": ("tingkat realisasi anggaran renstra",),
    # Satu tribulan yang diukur di samping target setahun; namanya diberikan tabel itu sendiri.
    "target_setahun": ("target setahun penuh",),
    "capaian_setahun": ("capaian setahun penuh", "capaian setahun penuh (%"),
    "kemajuan": (
        "tingkat kemajuan", "tingkat realisasi (%", "kemajuan", "tingkat kemajuan (%", "% kemajuan", "kemajuan (%",
        "capaian terhadap target renstra", "capaian terhadap target renstra (%", "capaian thd target renstra",
        "capaian terhadap target akhir renstra", "capaian terhadap target akhir renstra (%",
        "% capaian terhadap target renstra", "persentase capaian terhadap target akhir renstra",
    ),
    "normalisasi": ("normalisasi", "normalisasi capaian pk", "normalisasi capaian", "capaian normalisasi"),
    "koreksi": (
        "koreksi", "koreksi normalisasi", "koreksi normalisasi capaian pk berdasarkan predikat akip",
        "koreksi normalisasi capaian pk berdasarkan predikat sakip", "koreksi akip",
        "koreksi predikat akip", "koreksi berdasarkan predikat akip",
    ),
    "nilai_akhir": (
        "nilai akhir", "nilai akhir capaian pk", "nilai akhir capaian", "capaian akhir",
        "nilai akhir capaian kinerja",
    ),
    "predikat": (
        "kategori", "predikat", "predikat pko", "predikat capaian", "predikat kinerja", "skala predikat",
        "kriteria penilaian realisasi kinerja", "interpretasi", "kategori capaian", "kriteria", "status",
        "kriteria penilaian", "status capaian kinerja", "status kinerja",
    ),
    "keterangan": ("keterangan", "ket"),
    "rentang": (
        "rentang", "rentang capaian", "interval", "skala", "skala nilai",
        "interval nilai realisasi kinerja", "rentang nilai", "nilai capaian", "interval capaian", "range",
        "range capaian", "skala nilai peringkat kinerja", "rentang persentase", "interval nilai", "skala capaian",
        "skala capaian kinerja", "rentang capaian kinerja", "interval capaian kinerja", "rentang nilai capaian",
    ),
    "program": (
        "program", "kegiatan", "sub kegiatan", "program/kegiatan", "program / kegiatan / sub kegiatan",
        "program/kegiatan/sub kegiatan", "nama program", "bidang/program/kegiatan/sub kegiatan",
        "kegiatan / subkegiatan", "subkegiatan", "program, kegiatan, sub kegiatan", "nama kegiatan",
        "keterkaitan dengan komponen perencanaan (program/kegiatan/sub kegiatan", "nama sub kegiatan",
        "program dan kegiatan", "program, kegiatan dan sub kegiatan", "uraian program", "uraian kegiatan",
        "rincian output", "klasifikasi rincian output", "kro", "ro", "kro/ro", "nama output", "uraian output",
        "program/kegiatan/kro/ro", "komponen/rincian output",
        "uraian program/kegiatan", "uraian program/kegiatan/sub kegiatan",
        "program prioritas", "urusan/bidang urusan pemerintahan daerah dan program/kegiatan",
        "program pendukung", "keterkaitan dengan komponen perencanaan", "urusan",
        "urusan pemerintahan", "bidang urusan",
        "urusan pemerintahan daerah", "urusan/bidang urusan", "jenis belanja", "uraian belanja", "belanja",
        "rincian belanja", "sumber dana", "program/kegiatan/sub kegiatan/belanja", "uraian sub kegiatan",
    ),
    "pagu": (
        "anggaran", "pagu", "anggaran (rp", "pagu anggaran", "pagu indikatif", "pagu (rp", "pagu rincian",
        "pagu murni", "pagu perubahan", "anggaran setelah perubahan",
        "pagu setelah perubahan", "anggaran sesudah perubahan", "anggaran sebelum perubahan", "pagu sebelum perubahan",
        "anggaran p-apbd", "anggaran apbd", "anggaran papbd", "pagu anggaran perubahan", "pagu anggaran murni",
        "pagu dpa", "alokasi anggaran", "alokasi (dalam juta rupiah", "besarnya anggaran (rp",
        "jumlah anggaran", "rak tahunan (rupiah", "alokasi", "pagu anggaran (rp", "anggaran rp",
        "jumlah anggaran (rp", "anggaran murni", "anggaran perubahan", "anggaran (rupiah",
        "anggaran pada tahun", "anggaran pada tahun ke-", "anggaran tahun ke-", "jumlah (rp", "jumlah (rupiah",
        "nilai (rp", "nilai anggaran", "besar anggaran", "besaran anggaran", "jumlah dana", "alokasi dana",
        "total anggaran", "total pagu", "anggaran dpa", "anggaran kas", "rencana anggaran", "plafon anggaran",
        "target anggaran", "target keuangan", "jumlah pagu", "alokasi pagu",
        "anggaran dppa", "anggaran ta", "anggaran t.a", "anggaran setelah pergeseran", "dpa", "dppa", "anggaran dipa",
        "anggaran belanja",
    ),
    "realisasi_anggaran": (
        "realisasi anggaran", "realisasi keuangan", "realisasi (rp", "penyerapan anggaran",
        "realisasi rak (rupiah", "realisasi anggaran (rp", "realisasi rp", "realisasi belanja",
        "realisasi keuangan (rp", "realisasi belanja (rp", "realisasi (rupiah", "realisasi anggaran (rupiah",
        "total realisasi anggaran", "jumlah realisasi anggaran", "realisasi anggaran pada tahun ke-",
        "realisasi anggaran tahun ke-", "realisasi anggaran pada tahun",
        "realisasi spj", "anggaran realisasi",
    ),
    "serapan": (
        "serapan", "% realisasi anggaran", "% capaian anggaran", "capaian serapan anggaran %",
        "serapan anggaran", "penyerapan", "% serapan", "persentase serapan",
        "persentase realisasi anggaran", "capaian anggaran", "serapan (%", "penyerapan (%",
        "serapan anggaran (%", "tingkat penyerapan", "persentase penyerapan", "% penyerapan", "tingkat serapan",
        "persentase penyerapan anggaran", "% penyerapan anggaran", "persentase serapan anggaran",
        "penyerapan anggaran (%", "tingkat penyerapan anggaran", "tingkat penyerapan anggaran (%",
        "tingkat serapan anggaran", "tingkat serapan anggaran (%", "realisasi anggaran (%", "realisasi keuangan (%",
        "capaian anggaran (%", "persentase realisasi keuangan", "% realisasi keuangan",
        "daya serap", "% daya serap", "persentase daya serap", "daya serap anggaran", "tingkat daya serap",
        "rasio antara realisasi dan anggaran tahun ke-", "rasio antara realisasi dan anggaran",
        "rasio realisasi terhadap anggaran", "rasio realisasi anggaran",
        "% serap", "% keuangan", "rasio penyerapan", "rasio serapan", "capaian realisasi anggaran",
        "realisasi anggaran %", "rasio penyerapan anggaran",
    ),
    "sisa": (
        "sisa", "sisa anggaran", "sisa pagu", "sisa dana", "sisa pagu anggaran", "anggaran yang tidak terserap",
        "anggaran tidak terserap", "saldo anggaran", "sisa belanja", "sisa anggaran belanja",
        "sisa (rp", "sisa anggaran (rp", "sisa pagu (rp", "sisa (rupiah", "sisa anggaran (rupiah",
    ),
    "bagian_sisa": ("% sisa", "% sisa anggaran", "persentase sisa", "persentase sisa anggaran", "sisa (%"),
    "lebih_kurang": ("lebih/(kurang", "lebih/kurang", "kurang/lebih", "lebih kurang"),
    "bagian_anggaran": (
        "% anggaran", "persentase anggaran", "% alokasi", "proporsi anggaran", "proporsi", "porsi anggaran", "porsi",
        "persentase alokasi", "proporsi alokasi", "bobot anggaran", "% terhadap total", "% dari total",
    ),
    "efisiensi": (
        "efisiensi", "tingkat efisiensi", "efisiensi (%", "tingkat efisiensi (%", "nilai efisiensi", "% efisiensi",
        "persentase efisiensi",
    ),
    "penanggung_jawab": (
        "penanggung jawab", "perangkat daerah penanggung jawab", "unit perangkat daerah penanggung jawab",
        "unit kerja penanggung jawab", "unit skpd penanggung jawab", "pic", "pic uke ii",
        "perangkat daerah penanggungjawab", "sasaran pelaksana", "penanggungjawab", "bidang penanggung jawab",
        "unit penanggung jawab", "seksi penanggung jawab", "pejabat penanggung jawab",
    ),
    "formula": (
        "formula", "formulasi", "formulasi/cara pengukuran", "formula / rumusan perhitungan", "rumus",
        "cara pengukuran", "definisi operasional", "definisi operasional / formulasi",
        "formulasi perhitungan", "formula perhitungan", "cara perhitungan", "formulasi pengukuran",
        "rumus perhitungan", "alasan/penjelasan", "penjelasan/formulasi perhitungan", "metode penghitungan",
        "metode perhitungan", "cara penghitungan", "rumus penghitungan",
    ),
    "sumber_data": ("sumber data", "sumber", "sumber data dan penanggung jawab"),
    "polaritas": (
        "polaritas", "polarisasi", "polarisasi (maximize/minimize", "tipe indikator positif/negatif",
        "karakter indikator", "jenis target max/min", "trend", "tren", "arah indikator",
    ),
    "analisis": (
        "analisis/dasar penetapan", "analisis", "dasar penetapan", "analisis capaian kinerja",
        "analisis / dasar penetapan", "analisis dasar penetapan", "dasar penetapan target",
        "analisis/dasar penetapan target", "justifikasi", "alasan penetapan target", "dasar pertimbangan",
        "dasar pertimbangan target", "alasan/pertimbangan", "rasionalisasi", "rasionalisasi target", "analisa target",
        "analisis target", "dasar perhitungan target", "justifikasi target", "argumentasi",
    ),
    "tindak_lanjut": (
        "tindak lanjut", "tindaklanjut", "rencana tindak lanjut", "kendala", "kendala / hambatan",
        "solusi", "evaluasi/tindak lanjut", "batas waktu tl", "upaya", "rencana aksi",
        "upaya tindak lanjut", "rtl", "rencana aksi tindak lanjut",
    ),
    "bukti": ("link bukti dukung kinerja", "evidence", "bukti dukung", "datduk", "data dukung"),
    "harus_dilayani": (
        "jumlah sasaran", "jumlah yang harus dilayani", "jumlah total yang harus dilayani", "total sasaran",
        "yang harus dilayani", "total yang harus dilayani", "jumlah sasaran layanan", "jumlah rekomendasi",
        "jumlah sasaran yang harus dilayani", "jumlah penerima layanan dasar",
    ),
    "terlayani": (
        "terlayani", "realisasi terlayani", "jumlah terlayani", "jumlah yang terlayani", "jumlah yang dilayani",
        "jumlah total yang terlayani", "jumlah sasaran terlayani", "yang terlayani", "total yang terlayani",
        "jumlah selesai", "selesai ditindaklanjuti", "sudah ditindaklanjuti", "jumlah yang telah dilayani",
    ),
    "komponen": (
        "komponen", "komponen yang dinilai", "komponen unsur layanan", "komponen evaluasi sakip",
        "komponen evaluasi akip", "komponen penilaian", "komponen penilaian ikkk", "unsur layanan",
        "aspek dan indikator", "aspek", "unsur", "unsur pelayanan", "jenis layanan",
        "komponen/sub komponen", "komponen / sub komponen", "aspek/indikator", "aspek penilaian",
        "komponen evaluasi", "layanan", "komponen penilaian rb", "indikator penilaian", "aspek/komponen",
        "komponen/aspek", "nama layanan", "unit layanan", "unit pelayanan", "nama unit layanan",
        "unit pelayanan publik", "jenis pelayanan", "nama pelayanan", "pelayanan", "komponen/unsur", "unsur/layanan",
        "unsur penilaian", "unsur skm", "indikator/unsur",
    ),
    "bobot": (
        "bobot", "bobot (%", "bobot %", "bobot nilai", "bobot maksimal", "nilai maksimal",
        "bobot komponen",
    ),
    "nilai": (
        "nilai", "nilai evaluasi", "skor", "nilai ikm", "ikm", "nilai komponen", "nilai akip",
        "nilai sakip", "nilai rb", "hasil penilaian", "nilai hasil evaluasi", "perolehan nilai",
        "nilai ikkk", "ikkk", "nilai capaian aspek", "capaian nilai",
        "nilai yang diperoleh",
        "nilai unsur skm", "nilai unsur", "nilai skm", "nilai indeks", "nilai per unsur", "rata-rata per unsur",
    ),
    "konversi": (
        "konversi", "nilai konversi", "nilai ikm konversi", "konversi ikm", "nilai interval konversi",
        "nilai konversi ikm", "nilai konversi skm", "nrr x 25", "nilai x 25", "nilai ikm (konversi",
    ),
    "responden": ("responden", "jumlah responden", "banyak responden", "banyaknya responden", "jml responden"),
    "nrr": (
        "nrr", "nrr per unsur", "nrr unsur", "nilai rata-rata per unsur", "nilai rata-rata unsur", "nrr / unsur",
        "nrr/unsur", "nilai rata-rata (nrr", "nilai rata-rata (nrr) per unsur",
    ),
    "nrr_tertimbang": (
        "nrr tertimbang", "nrr tertimbang per unsur", "nrr tertimbang unsur", "nilai rata-rata tertimbang",
        "nilai rata-rata tertimbang per unsur", "nrr tertimbang / unsur", "nrr tertimbang/unsur",
    ),
    "jumlah_nilai": (
        "jumlah nilai indikator", "rata-rata nilai indikator", "nilai indikator",
        "nilai rata-rata indikator", "nilai rata-rata",
    ),
    "nilai_aspek": (
        "nilai aspek", "nilai tertimbang", "nilai x bobot", "bobot x nilai", "nilai akhir aspek", "skor tertimbang",
        "skor x bobot", "bobot x skor", "nilai * bobot", "bobot * nilai", "nilai aspek tertimbang",
        "nilai setelah dibobot", "nilai terbobot", "skor akhir",
    ),
    "nilai_lalu": (
        "nilai tahun lalu", "nilai evaluasi tahun lalu", "nilai sebelumnya", "nilai awal", "nilai n-1",
        "nilai tahun n-1", "nilai evaluasi n-1", "nilai evaluasi sebelumnya",
    ),
    "bertambah": (
        "bertambah", "penambahan", "tambahan", "kenaikan", "peningkatan", "bertambah/kenaikan",
        "naik/turun", "naik/(turun", "kenaikan/penurunan", "kenaikan/(penurunan", "peningkatan/penurunan",
        "peningkatan/(penurunan", "penurunan/kenaikan", "kenaikan / (penurunan",
        "kenaikan/penurunan (poin", "naik (turun", "naik / turun", "naik/turun (poin", "kenaikan (penurunan",
        "peningkatan (penurunan",
    ),
    "pertumbuhan": (
        "pertumbuhan", "pertumbuhan (%", "% pertumbuhan", "% kenaikan", "% peningkatan", "persentase kenaikan",
        "persentase peningkatan", "persentase pertumbuhan", "persentase kenaikan/penurunan", "tingkat pertumbuhan",
        "persentase peningkatan/penurunan", "% naik/turun", "% kenaikan/penurunan", "% peningkatan/penurunan",
        "naik/turun (%", "kenaikan/penurunan (%", "peningkatan/penurunan (%", "peningkatan (%", "kenaikan (%",
    ),
    "perkiraan": (
        "perkiraan", "perkiraan nilai evaluasi", "perkiraan nilai", "estimasi", "estimasi nilai",
        "proyeksi", "target nilai", "perkiraan nilai tahun depan",
    ),
    "pembanding": (
        "pembanding", "realisasi pembanding", "realisasi nasional", "realisasi provinsi", "realisasi kabupaten",
        "standar nasional", "target nasional", "standar pelayanan minimal", "standar spm", "nasional",
        "data pembanding", "instansi pembanding", "standar pembanding",
        "angka nasional", "nilai nasional", "capaian nasional", "angka provinsi",
    ),
    "persen_pembanding": ("% perbandingan", "perbandingan", "perbandingan (%", "persentase perbandingan"),
    "selisih": ("selisih", "selisih realisasi kinerja", "deviasi", "gap", "selisih realisasi"),
    "menunjang": (
        "menunjang", "menunjang/ kurang", "menunjang/kurang", "menunjang/kurang menunjang",
        "menunjang / tidak menunjang", "menunjang/tidak menunjang",
    ),
    "kebutuhan": (
        "kebutuhan", "jumlah kebutuhan", "kebutuhan ideal", "jumlah ideal", "jumlah kebutuhan sdm",
        "jumlah kebutuhan aset", "kebutuhan (abk", "kebutuhan pegawai", "abk", "kebutuhan abk", "formasi",
        "kebutuhan sesuai abk", "standar kebutuhan", "seharusnya", "jumlah seharusnya", "kebutuhan menurut abk",
        "kebutuhan berdasarkan abk", "kebutuhan jabatan", "jumlah formasi",
    ),
    "kebutuhan_uraian": (
        "jumlah kebutuhan sdm (uraian", "jumlah kebutuhan aset (uraian", "uraian kebutuhan",
    ),
    "nko": ("capaian kinerja organisasi", "nilai kinerja organisasi", "nko"),
    "tersedia": (
        "tersedia", "jumlah tersedia", "ketersediaan", "yang ada", "jumlah yang ada", "eksisting",
        "bezetting", "jumlah sdm", "jumlah aset",
        "yang tersedia", "jumlah yang tersedia", "kondisi eksisting", "pegawai yang ada", "jumlah pegawai", "terisi",
        "jumlah terisi", "kondisi saat ini", "jumlah saat ini", "riil", "jumlah riil", "pegawai saat ini",
    ),
    "pemenuhan": (
        "pemenuhan", "tingkat pemenuhan", "% pemenuhan", "persentase pemenuhan", "% ketersediaan",
        "persentase ketersediaan",
        "pemenuhan kebutuhan sdm", "pemenuhan kebutuhan aset",
        "rasio pemenuhan", "% terisi", "persentase terisi", "% keterisian", "persentase keterisian",
        "tingkat ketersediaan",
    ),
    "kekurangan": ("kekurangan", "kurang", "kekurangan/kelebihan"),
    "jabatan": ("jabatan", "nama jabatan", "uraian jabatan", "golongan", "pendidikan", "jenis sdm"),
    "barang": (
        "jenis barang", "nama barang", "uraian barang", "aset", "jenis aset", "sarana prasarana",
        "nama aset",
    ),
    "desa": ("desa", "nama desa", "desa/kelurahan", "kelurahan"),
    "no_dokumen": (
        "no perdes", "nomor perdes", "nomor dokumen", "no. perdes", "nomor peraturan", "no dokumen",
    ),
    "tanggal": ("tanggal", "tgl", "tanggal penetapan"),
    "rekomendasi": ("rekomendasi", "rekomendasi/permasalahan", "permasalahan", "hasil evaluasi"),
    "jadwal": (
        "jadwal", "waktu", "target waktu", "waktu pelaksanaan", "jadwal pelaksanaan",
        "target penyelesaian",
    ),
    "lain": ("dst", "catatan"),
}
# fmt: on

# Awal kalimat, untuk kepala kolom panjang yang membawa rumus atau nama daerah di belakangnya: kata pertamanya, pola
# lanjutannya, nama bakunya. Yang pertama cocok berlaku.
_ANGGARAN = r"(realisasi|capaian|serapan|penyerapan) anggaran"
_BERGARIS = r"( strategis)? ?[-/,&].*(program|kegiatan)"
_MILIK_SENDIRI = r"(kinerja )?(perangkat daerah|opd|skpd|dinas|badan|kecamatan|kelurahan|inspektorat|rsud)\b"
_TERHADAP = r"(kinerja )?(s ?[./] ?d|sampai|sd |terhadap|thd|dibanding)"
_AKHIR = r"(renstra|rpjmd|rpjpd|\brpd\b|jangka menengah|akhir periode|target akhir)"
_PEMBANDING = r"(tingkat )?(nasional|prov|pemkab|pemkot|pemda|kab|kota|jatim)"
_DARI_JUMLAH = r"(dari|terhadap|thd) (total|jumlah|seluruh|keseluruhan)( anggaran| pagu| belanja)?\b"
_NAIK_TURUN = r"( ?/ ?\(?(penurunan|kenaikan|peningkatan)\)?)? (capaian|realisasi)\b"
_YANG_DIUKUR = r"(?:^| |/)?(?:indikator|kinerja|utama|output|keluaran|outcome|hasil|sasaran|tujuan|pk)"
_SEBUT_CAPAIAN = (
    r"(?: (?:kinerja|target|indikator|sasaran|tujuan|ik[ukp]|iks[kp]|program|kegiatan|sub kegiatan|utama"
    r"|tahunan|output|keluaran|outcome|realisasi|pk))*(?: \(?%)?$"
)
_CAPAIAN = rf"(?:capaian|pencapaian|ketercapaian){_SEBUT_CAPAIAN}"
_BAGIAN_SASARAN = r"strategis|renstra|kinerja|rpjmd|opd|skpd|pd|perangkat daerah|organisasi|utama|program|kegiatan"
_SEBUT_SASARAN = rf"(?:(?:{_BAGIAN_SASARAN})(?: ?/ ?| |$))+$"
_REALISASI_PERSEN = r"realisasi(?: kinerja| indikator| output)?(?: terhadap target\w*(?: kinerja| pk)?)?(?: \(?%)?$"
_TAHUN_LALU = r"(tahun )?\(?n ?- ?1"
POLA: tuple[tuple[str, str, str], ...] = (
    ("normalisasi", "", "normalisasi"),
    ("koreksi", "", "koreksi"),
    ("nilai akhir", "", "nilai_akhir"),
    ("analisi", r"[sa] ?/? ?dasar", "analisis"),
    *(
        (awal, r".*\bpenetapan( target\b.*)?$", "analisis")
        for awal in (
            "alasan",
            "dasar",
            "penjelasan",
            "pertimbangan",
            "analisa",
            "analisis",
            "justifikasi",
            "rasionalisasi",
            "uraian dasar",
            "keterangan/",
            "metode",
        )
    ),
    ("keterkaitan dengan", "", "program"),
    ("pagu ", r"(?!.*(lalu|n ?- ?\d|sebelum))", "pagu"),
    ("target ", r"(kinerja |tahun )?\(?(akhir|pada akhir|rpjmd|renstra|rpd\b|jangka menengah)", "target_renstra"),
    ("kondisi ", r"(kinerja )?(pada )?akhir", "target_renstra"),
    ("tingkat ", rf"(capaian|realisasi|kemajuan).*{_AKHIR}", "kemajuan"),
    ("capaian ", rf"{_TERHADAP}.*{_AKHIR}", "kemajuan"),
    ("% capaian ", rf"{_TERHADAP}.*{_AKHIR}", "kemajuan"),
    ("persentase capaian ", rf"{_TERHADAP}.*{_AKHIR}", "kemajuan"),
    ("kemajuan ", rf"{_TERHADAP}.*{_AKHIR}", "kemajuan"),
    ("tingkat kemajuan", "", "kemajuan"),
    ("% kemajuan", "", "kemajuan"),
    ("realisasi ", rf"{_TERHADAP} target.*{_AKHIR}", "kemajuan"),
    *(
        (awal, rf".*{_AKHIR}", "kemajuan")
        for awal in ("progres capaian ", "rasio capaian terhadap ", "rasio terhadap ")
    ),
    ("persentase kemajuan", "", "kemajuan"),
    *(
        (awal, rf"(?:target )?(?:akhir )?{_AKHIR}", "kemajuan")
        for awal in ("capaian ", "% capaian ", "persentase capaian ")
    ),
    *((awal, rf"terhadap target.*{_AKHIR}", "kemajuan") for awal in ("% ", "persentase ", "progres ")),
    ("% capaian ", rf"{_TERHADAP}.*target", "capaian"),
    ("persentase capaian ", rf"{_TERHADAP}.*target", "capaian"),
    ("capaian ", rf"{_TERHADAP}.*target", "capaian"),
    ("target ", _TAHUN_LALU, "target_prev"),
    ("realisasi ", _TAHUN_LALU, "realisasi_prev"),
    ("capaian ", _TAHUN_LALU, "realisasi_prev"),
    ("realisasi ", _MILIK_SENDIRI, "realisasi"),
    ("realisasi ", _PEMBANDING, "pembanding"),
    ("capaian ", _PEMBANDING, "pembanding"),
    ("rata-rata ", _PEMBANDING, "pembanding"),
    ("nilai rata-rata ", _PEMBANDING, "pembanding"),
    ("%", r" (perbandingan|dibanding)", "persen_pembanding"),
    ("persen", r"(tase)? (perbandingan|dibanding)", "persen_pembanding"),
    ("selisih", "", "selisih"),
    ("perkiraan", "", "perkiraan"),
    ("estimasi nilai", "", "perkiraan"),
    ("proyeksi nilai", "", "perkiraan"),
    ("efisiensi", "", "efisiensi"),
    ("tingkat efisiensi", "", "efisiensi"),
    ("%", rf" ?{_ANGGARAN}", "serapan"),
    ("persentase ", _ANGGARAN, "serapan"),
    *(
        (awal, r"(realisasi|capaian|serapan|penyerapan) (keuangan|belanja|pagu|dana)\b", "serapan")
        for awal in ("% ", "persentase ", "tingkat ")
    ),
    ("tingkat ", _ANGGARAN, "serapan"),
    *((awal, r"anggaran (yang )?(terserap|terealisasi)", "serapan") for awal in ("% ", "persentase ")),
    ("anggaran ", r"(yang )?(terserap|terealisasi)", "realisasi_anggaran"),
    ("realisasi ", r"(penyerapan|serapan|penggunaan|pagu|dana|biaya)\b", "realisasi_anggaran"),
    *((awal, _SEBUT_CAPAIAN, "capaian") for awal in ("capaian", "pencapaian", "ketercapaian")),
    *(
        (awal, _CAPAIAN, "capaian")
        for awal in ("tingkat ", "persentase ", "% ", "persen ", "rasio ", "nilai ", "rata-rata ")
    ),
    *((awal, _REALISASI_PERSEN, "capaian") for awal in ("persentase ", "% ", "tingkat ")),
    ("target ", rf"({_YANG_DIUKUR}|iku|rkt|perjanjian)+(?: tahunan)?$", "target"),
    ("realisasi ", rf"(?:capaian )?({_YANG_DIUKUR}|iku|perjanjian)+(?: tahunan)?$", "realisasi"),
    ("kenaikan", _NAIK_TURUN, "bertambah"),
    ("peningkatan", _NAIK_TURUN, "bertambah"),
    ("penurunan", _NAIK_TURUN, "bertambah"),
    ("naik/turun ", r"(capaian|realisasi|kinerja)", "bertambah"),
    ("% ", rf"{_DARI_JUMLAH}", "bagian_anggaran"),
    ("persentase ", rf"{_DARI_JUMLAH}", "bagian_anggaran"),
    ("menunjang", "", "menunjang"),
    (
        "indikator kinerja ",
        r"(sesuai|utama|kunci|individu|output|outcome|keluaran|hasil|daerah|makro|strategis)\b",
        "indikator",
    ),
    ("indikator ", r"(output|outcome|keluaran|hasil|makro|utama|kinerja utama)\b", "indikator"),
    *(
        (awal, "", "indikator")
        for awal in ("indikator kinerja/", "indikator/", "iku/", "nama indikator ", "uraian indikator ")
    ),
    ("sasaran ", _SEBUT_SASARAN, "sasaran"),
    ("kategori ", r"(capaian|pencapaian|kinerja)", "predikat"),
    ("predikat ", r"(capaian|pencapaian|kinerja)", "predikat"),
    ("kriteria ", r"(capaian|pencapaian|kinerja)", "predikat"),
    ("indikator ", r"(kinerja )?(program|kegiatan|sub ?kegiatan|sasaran|tujuan)", "indikator"),
    ("tujuan", _BERGARIS, "sasaran"),
    ("sasaran", _BERGARIS, "sasaran"),
    ("program", r" ?[/,].*(kegiatan|sub)", "program"),
    ("formulasi", "", "formula"),
    ("definisi operasional", "", "formula"),
    ("cara pe", r"ng|r", "formula"),
    ("komponen", "", "komponen"),
    ("aspek ", r"(pelayanan|penilaian|yang |evaluasi|kinerja|dan )", "komponen"),
    ("unsur ", r"(pelayanan|layanan|penilaian|kepuasan|yang |dan )", "komponen"),
    ("ikm", "", "nilai"),
    ("ikkk", "", "nilai"),
)

PERIODE = (
    r"(?P<sd>s ?[/.] ?d\.?|sampai dengan)? ?"
    r"(?:(?P<tw>(?:tb|tw|tr|triwulan|triwilan|tribulan|quartal|q)[ .-]*(?:iv|iii|ii|i|[1-4])\b)"
    r"|(?P<sm>(?:semester|smt|sem)[ .-]*(?:ii|i|[12])\b)"
    r"|(?:tahun|thn|th\.?) n(?P<n>-\d)?\b(?: ?\((?P<tahun2>20\d\d)\b\)?)?"
    r"|(?:tahun|thn|th\.?)? ?\(?(?P<tahun>20\d\d)\b\)?)"
)
# Saringan murah sebelum PERIODE: tahun, tribulan, atau "tahun n".
_ADA_PERIODE = re.compile(r"20\d\d|(?:t[bwr]|q|sem|smt)[a-z]*[ .-]*(?:i|[1-4])|th[a-z.]* n|tahun n")
# Nama bulan di ujung kepala: "Jan", "Realisasi Bulan Januari".
_BULAN = {
    nama: f"BL {nomor}"
    for nomor, semua in enumerate(
        (
            "januari jan", "februari feb pebruari peb", "maret mar mrt", "april apr", "mei", "juni jun", "juli jul",
            "agustus agt agu ags agust", "september sep sept", "oktober okt", "november nov nop nopember",
            "desember des",
        ),
        1,
    )
    for nama in semua.split()
}  # fmt: skip
# "s.d. 31 Desember 2024" di kepala kolom hanya berarti tahunnya.
_AKHIR_BULAN = ("28 ", "29 ", "30 ", "31 ")
_TANGGAL = r"(?:\b(?:s ?[/.] ?d\b\.?|sampai dengan|per|tanggal|tgl\b\.?) *)*\b(?:2[89]|3[01]) [a-z]{3,9}\b"
BAGIAN_TAHUN = ("TB", "SM", "BL")  # tribulan, semester, bulan: awal grup kolom yang bukan tahun
_BUANG = str.maketrans({"\u00a0": " ", "\n": " ", "\r": " ", "\t": " ", "–": "-", "—": "-", "_": " "})
_NOMOR_KOLOM = r" *\((?:[a-z©]|\d{1,2}(?: *[-+/:x×÷*=] *\d{1,3}%?)*)\)"  # "(6)", "(6=5/4)", "(4-5)"
# "(b/a x 100%)", "= Realisasi/Target x 100%", "(c-d)": rumus yang ditulis di kepala kolom.
_TANDA_RUMUS = ("(", "=")
_OPERAN = r"(?:[a-z]\b|\d{1,3}%?|realisasi(?: anggaran)?|target|pagu|anggaran|capaian|serapan)"
_RUMUS_KEPALA = rf"(?! *\(n *-) *[=(](?: *[=(])* *{_OPERAN}(?: *[-+/:x×÷*] *{_OPERAN})+ *\)?(?: *[x×*] *100 ?%?)? *\)*"
BATAS_TERTULIS = r"(?i) *\(? *\b(?:mak[sx]\w*\.?|dibatasi|tertinggi|paling tinggi) *(\d{3}) ?%\)?"  # "(maks. 100%)"
_ROMAWI = {"i": "I", "ii": "II", "iii": "III", "iv": "IV", "1": "I", "2": "II", "3": "III", "4": "IV"}
_SATUAN_KEPALA = frozenset(("%", "rp", "rupiah", "dalam rupiah", "dalam rp", "ribu rupiah", "juta rupiah", "rp juta"))
_SATUAN_KEPALA |= {
    "persen",
    "poin",
    "100%",
    "rp. 000",
    "rp ribu",
    "rp 000",
    "dalam ribu rupiah",
    "dalam juta rupiah",
    "juta rp",
    "ribu rp",
    "miliar rupiah",
}
# Singkatan di belakang kepala kolom: "Sasaran Strategis (SS)", "Target (Satuan)".
_SATUAN_KEPALA |= {"ss", "sp", "sk", "iku", "ik", "ikk", "ikp", "iks", "ikss", "pk", "nilai", "satuan", "angka", "skor"}
_KE_PERSEN = {"realisasi_anggaran": "serapan"}
_KE_RUPIAH = {"target": "pagu", "realisasi": "realisasi_anggaran", "serapan": "realisasi_anggaran"}
_AWAL_POLA = tuple({awal for awal, _, _ in POLA})
_POLA_MENURUT_HURUF: dict[str, list[tuple[str, str, str]]] = {}  # huruf pertama, dalam urutan POLA
for _satu in POLA:
    _POLA_MENURUT_HURUF.setdefault(_satu[0][0], []).append(_satu)
_TEPAT = {kata: nama for nama, daftar in KOSAKATA.items() for kata in daftar}


class KataKepala(NamedTuple):
    """Hasil pengenalan satu kepala kolom: nama baku (None bila tak dikenal), periode, kecocokan 0..1.

    `lengkap` memuat semua periode yang tertulis: "TW III 2025" berperiode "TB III", lengkapnya "TB III 2025".
    """

    nama: str | None
    periode: str = ""
    cocok: float = 0.0
    lengkap: str = ""


def normalkan(teks: str) -> str:
    """Teks kepala kolom dalam bentuk pembanding: NFKC, satu spasi, huruf kecil, tanpa `*:.()` di ujung."""
    if not teks.isascii():
        teks = unicodedata.normalize("NFKC", teks.replace("©", "c"))
    return " ".join(teks.translate(_BUANG).split()).lower().strip(" *:.()")


def daun_polos(teks: str) -> str:
    """Kepala kolom dalam bentuk pembanding tanpa satuan di ujungnya: "Kinerja (%)" menjadi "kinerja"."""
    bersih = normalkan(teks)
    return re.sub(r" *\((?:%|rp\.?|rupiah|persen)$", "", bersih) if "(" in bersih else bersih


@lru_cache(maxsize=4096)
def pisah_periode(teks: str) -> tuple[str, str, str]:
    """(teks tanpa tahun/tribulan, periode baku, semua periode).

    "realisasi s/d tb iii" menjadi ("realisasi", "TB III", "TB III"); tribulan didahulukan dari tahun.
    """
    semua: list[str] = []

    def ganti(m: re.Match[str]) -> str:
        if m["tw"]:
            ekor = re.search(r"(iv|iii|ii|i|[1-4])$", m["tw"])
            semua.append("TB " + _ROMAWI[ekor[1] if ekor else m["tw"][-1]])
        elif m["sm"]:
            semua.append("SM II" if m["sm"].endswith(("ii", "2")) else "SM I")
        elif m["tahun"] or m["tahun2"]:
            semua.append(m["tahun"] or m["tahun2"])
        else:
            semua.append("N" + (m["n"] or ""))
        return " "

    if any(akhir in teks for akhir in _AKHIR_BULAN):
        teks = re.sub(_TANGGAL, " ", teks)
    sisa = re.sub(PERIODE, ganti, f" {teks} ") if _ADA_PERIODE.search(teks) else teks
    sisa = _tanpa_bulan(sisa.split(), semua)
    utama = next((p for p in semua if p.startswith(BAGIAN_TAHUN)), semua[0] if semua else "")
    return sisa.strip(" *:.(-/,"), utama, " ".join(dict.fromkeys((utama, *semua))).strip()


def _tanpa_bulan(kata: list[str], periode: list[str]) -> str:
    """Kata-kata itu tanpa nama bulan di ujungnya, yang ditambahkan ke `periode`."""
    if kata and kata[-1] in _BULAN:
        periode.append(_BULAN[kata.pop()])
        while kata and kata[-1] in ("bulan", "s/d", "s.d", "s.d.", "sd", "sampai", "dengan"):
            kata.pop()
    return " ".join(kata)


@lru_cache(maxsize=4096)
def kenali_kepala(teks: str) -> KataKepala:
    """Nama baku sebuah kepala kolom tanpa menebak: sama persis atau menurut pola awal kalimat."""
    if not teks or len(teks) > 160:
        return KataKepala(None)
    return _cari(_bersih(teks))


def _bersih(teks: str) -> str:
    """Kepala kolom tanpa nomor kolomnya, dengan ejaan "persentase"."""
    teks = re.sub(_NOMOR_KOLOM, "", teks.lower()) if "(" in teks else teks
    if any(tanda in teks for tanda in _TANDA_RUMUS):
        teks = re.sub(r" \(%\) (?=[a-z])", " ", re.sub(_RUMUS_KEPALA, "", teks.lower()))
    teks = re.sub(BATAS_TERTULIS, "", teks) if "0" in teks and "%" in teks else teks
    return normalkan(teks).replace("prosentase", "persentase")


def _cari(bersih: str) -> KataKepala:
    if bersih in _TEPAT:
        return KataKepala(_TEPAT[bersih], "", 1.0)
    berpola = _menurut_pola(bersih)
    if berpola in _PERIODE_DI_NAMA:
        return KataKepala(berpola, pisah_periode(bersih)[1], 0.9)
    tanpa, periode, lengkap = pisah_periode(bersih)
    if not tanpa:
        return KataKepala(None, periode, 0.5 if periode else 0.0, lengkap)
    garing = tanpa.replace(" /", "/").replace("/ ", "/")
    for calon in (tanpa, garing, tanpa + " (%" if tanpa.endswith("%") else garing):
        if calon in _TEPAT:
            return KataKepala(_TEPAT[calon], periode, 1.0, lengkap)
    berpola = _menurut_pola(tanpa) or _tanpa_satuan(garing)
    return KataKepala(berpola, periode, 0.9 if berpola else 0.0, lengkap)


def _tanpa_satuan(teks: str) -> str | None:
    """Nama baku kepala yang diikuti satuan dalam kurung: "Sisa Anggaran (Rp)", "Persentase (%)"."""
    pokok, kurung, satuan = teks.rpartition(" (")
    if not kurung or satuan not in _SATUAN_KEPALA:
        return None
    nama = _TEPAT.get(pokok) or _menurut_pola(pokok)
    if satuan in ("%", "persen"):
        return _KE_PERSEN.get(nama or "", nama)
    return _KE_RUPIAH.get(nama or "", nama) if "rp" in satuan or "rupiah" in satuan else nama


def _menurut_pola(teks: str) -> str | None:
    if not teks.startswith(_AWAL_POLA):
        return None
    calon = _POLA_MENURUT_HURUF[teks[0]]
    cocok = (n for awal, pola, n in calon if teks.startswith(awal) and re.match(pola, teks[len(awal) :]))
    return next(cocok, None)


_PERIODE_DI_NAMA = frozenset({"target_prev", "realisasi_prev", "target_renstra", "kemajuan"})


def adalah_kepala(teks: str) -> bool:
    """Benar bila teks adalah kata kepala kolom; dipakai untuk menyaring jutaan sel dengan cepat."""
    if len(teks) > 160:
        return False
    awal = _HURUF.search(teks)
    if awal is None:
        return len(teks) <= 5 and kenali_kepala(teks).nama is not None
    kata = awal[0].lower()
    if not _mungkin_awal(kata) and (len(kata) < 4 or not any(map(_mungkin_awal, _perbaikan(kata)))):
        return False
    return kenali_mirip(teks).nama is not None


_HURUF = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def _mungkin_awal(kata: str) -> bool:
    """Benar bila sebuah kepala kolom dapat dimulai dengan kata itu, juga yang tertempel karena spasi hilang."""
    awal, tertempel = _kata_awal()
    if kata in awal or len(kata) < 4:
        return kata in awal
    letak = bisect_left(tertempel, kata)
    return letak < len(tertempel) and tertempel[letak].startswith(kata)


@lru_cache(maxsize=1)
def _kata_awal() -> tuple[frozenset[str], list[str]]:
    kata = {m[0] for teks in _TEPAT if (m := _HURUF.search(teks))} | {"n", "rp", "tahun", "thn", "th", "s", "sampai"}
    kata |= {"analisisa", "analisia", "persen", "prosentase", "triwulan", "triwilan", "tribulan", "tb", "tw", "tr"}
    return frozenset(kata), sorted(_tanpa_spasi())


@lru_cache(maxsize=4096)
def kenali_mirip(teks: str) -> KataKepala:
    """Seperti `kenali_kepala`, ditambah salah ketik satu huruf per kata dan spasi yang hilang atau berlebih.

    Perbaikan yang memberi dua nama baku tidak dipakai; jadi tidak pernah memilih di antara dua nama.
    """
    tepat = kenali_kepala(teks)
    if tepat.nama or not 5 <= len(teks) <= 90:
        return tepat
    bersih = _bersih(teks)
    ejaan = _ejaan_lain(bersih)
    hasil = {k.nama: k for satu in ejaan if satu != bersih and (k := _cari(satu)).nama}
    if not hasil:
        for satu in ejaan:
            tanpa, periode, lengkap = pisah_periode(satu)
            nama = _tanpa_spasi().get(tanpa.replace(" ", "")) if len(tanpa) >= 5 else None
            hasil |= {nama: KataKepala(nama, periode, 0.8, lengkap)} if nama else {}
    return next(iter(hasil.values()))._replace(cocok=0.8) if len(hasil) == 1 else tepat


_KATA = re.compile(r"[a-z]{5,}")
_MAKS_EJAAN = 8


def _ejaan_lain(teks: str) -> list[str]:
    """Teks itu dengan kata-kata salah ketiknya diperbaiki, dalam semua kemungkinan; paling banyak delapan."""
    hasil, akhir = [""], 0
    for m in _KATA.finditer(teks):
        pilihan = _perbaikan(m[0])[:3] or (m[0],)
        if len(hasil) * len(pilihan) > _MAKS_EJAAN:
            pilihan = pilihan[:1]
        hasil = [h + teks[akhir : m.start()] + k for h in hasil for k in pilihan]
        akhir = m.end()
    return [h + teks[akhir:] for h in hasil]


@lru_cache(maxsize=4096)
def _perbaikan(kata: str) -> tuple[str, ...]:
    """Kata kepala yang berbeda satu huruf (tertukar, kurang, lebih, atau salah); kosong bila kata itu benar."""
    kata_kepala, menurut_ujung = _ejaan()
    if kata in kata_kepala:
        return ()
    calon = {*menurut_ujung.get(f"{kata[:2]}-", ()), *menurut_ujung.get(f"-{kata[-2:]}", ())}
    return tuple(sorted(w for w in calon if -1 <= len(w) - len(kata) <= 1 and _beda_satu(kata, w)))


def _beda_satu(a: str, b: str) -> bool:
    """Benar bila `b` didapat dari `a` dengan satu huruf ditambah, dibuang, diganti, atau dua huruf ditukar."""
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    return a[i + 1 :] == b[i:] if len(a) > len(b) else a[i:] == b[i + 1 :]


@lru_cache(maxsize=1)
def _ejaan() -> tuple[frozenset[str], dict[str, list[str]]]:
    """Kata-kata kepala sekurangnya lima huruf, dan kata-kata itu menurut dua huruf pertama ("re-") dan akhir ("-an").

    Satu huruf yang salah tidak pernah mengenai kedua ujung sebuah kata sekaligus.
    """
    kata = frozenset(k for teks in (*_TEPAT, "triwulan", "tribulan", "tahun") for k in _KATA.findall(teks))
    ujung: dict[str, list[str]] = {}
    for k in kata:
        ujung.setdefault(f"{k[:2]}-", []).append(k)
        ujung.setdefault(f"-{k[-2:]}", []).append(k)
    return kata, ujung


@lru_cache(maxsize=1)
def _tanpa_spasi() -> dict[str, str]:
    """Nama baku menurut kata kepala tanpa spasi; yang berarti dua nama dibuang."""
    nama: dict[str, str | None] = {}
    for kata, baku in _TEPAT.items():
        rapat = kata.replace(" ", "")
        nama[rapat] = baku if nama.get(rapat, baku) == baku else None
    return {k: n for k, n in nama.items() if n}


_TANDA_NOMOR = frozenset(".)")


def mungkin_bernomor(teks: str) -> bool:
    """Saringan murah: benar bila di awal teks mungkin ada nomor, kode, atau butir ("1. ", "a) ", "2.03.01", "- ")."""
    awal = teks.lstrip()[:24]
    return awal[:1] in ("-", "•") or not _TANDA_NOMOR.isdisjoint(awal)


def tahun_dalam(teks: str) -> int | None:
    """Tahun terakhir yang disebut sebuah judul, None bila tidak ada."""
    semua = re.findall(r"\b(20\d\d)\b", teks)
    return int(semua[-1]) if semua else None
