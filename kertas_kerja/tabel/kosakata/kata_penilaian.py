"""Kata kepala kolom penilaian menurut komponen (AKIP, SKM, IKKK, RB) dan pelayanan."""

from __future__ import annotations

# fmt: off
KATA: dict[str, tuple[str, ...]] = {
    "harus_dilayani": (
        "jumlah sasaran", "jumlah yang harus dilayani", "jumlah total yang harus dilayani", "total sasaran",
        "yang harus dilayani", "total yang harus dilayani", "jumlah sasaran layanan", "jumlah rekomendasi",
        "jumlah sasaran yang harus dilayani", "jumlah penerima layanan dasar",
        "sasaran yang harus dilayani",
    ),
    "terlayani": (
        "terlayani", "realisasi terlayani", "jumlah terlayani", "jumlah yang terlayani", "jumlah yang dilayani",
        "jumlah total yang terlayani", "jumlah sasaran terlayani", "yang terlayani", "total yang terlayani",
        "jumlah selesai", "selesai ditindaklanjuti", "sudah ditindaklanjuti", "jumlah yang telah dilayani",
        "pencapaian (dalam satuan sasaran",
    ),
    "temuan": ("temuan", "jumlah temuan", "jumlah temuan pemeriksaan"),
    "proses": ("jumlah dalam proses", "jumlah yang dalam proses", "masih dalam proses"),
    "belum": (
        "belum ditindaklanjuti", "belum terlayani", "belum selesai", "jumlah belum ditindaklanjuti",
        "belum selesai ditindaklanjuti", "yang belum terlayani",
    ),
    "komponen": (
        "komponen", "komponen yang dinilai", "komponen unsur layanan", "komponen evaluasi sakip",
        "komponen evaluasi akip", "komponen penilaian", "komponen penilaian ikkk", "unsur layanan",
        "aspek dan indikator", "aspek", "unsur", "unsur pelayanan", "jenis layanan",
        "komponen/sub komponen", "komponen / sub komponen", "aspek/indikator", "aspek penilaian",
        "komponen evaluasi", "layanan", "komponen penilaian rb", "indikator penilaian", "aspek/komponen",
        "komponen/aspek", "nama layanan", "unit layanan", "unit pelayanan", "nama unit layanan",
        "unit pelayanan publik", "jenis pelayanan", "nama pelayanan", "pelayanan", "komponen/unsur", "unsur/layanan",
        "unsur penilaian", "unsur skm", "indikator/unsur", "area perubahan", "domain", "dimensi", "pilar",
        "domain/aspek", "aspek/domain", "variabel penilaian", "kriteria/komponen",
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
        "nilai unsur pelayanan", "nilai unsur layanan", "skor unsur pelayanan", "nilai per unsur pelayanan",
        "nilai setiap unsur", "jawaban responden", "nilai akuntabilitas kinerja", "nilai tahun", "indeks",
    ),
    "konversi": (
        "konversi", "nilai konversi", "nilai ikm konversi", "konversi ikm", "nilai interval konversi",
        "nilai konversi ikm", "nilai konversi skm", "nrr x 25", "nilai x 25", "nilai ikm (konversi",
        "konversi (x25", "konversi (x 25", "konversi x 25", "nilai konversi (x25", "nilai konversi (x 25",
    ),
    "mutu": ("mutu", "mutu pelayanan", "mutu layanan", "mutu unit pelayanan", "kategori mutu", "mutu pelayanan (a-d"),
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
        "nilai rata-rata indikator", "nilai rata-rata", "nilai domain", "nilai dimensi", "nilai pilar", "indeks domain",
        "skor domain", "skor indikator", "skor aspek", "skor komponen", "capaian domain", "tingkat kematangan",
    ),
    # Kolom unsur dan hasilnya dinamai menurut letaknya: `kosakata/unsur.py`, `baris_unsur.py`.
    **dict.fromkeys(
        ("nilai_unsur", "jumlah_unsur", "rata_unsur", "tertimbang_unsur", "ikm_unsur", "hasil"), tuple[str, ...]()
    ),
    # Rekap menurut kategori; kata lain dinamai menurut letaknya: `rekap_kategori.py`.
    "kategori": ("klasifikasi capaian",),
    "banyaknya": ("banyaknya indikator",),
    "bagian": ("proporsi indikator", "proporsi orang"),
    # Orang menurut jenis kelamin; kata lain dinamai menurut letaknya: `jenis_kelamin.py`.
    "golongan": ("golongan/pendidikan/jabatan", "pangkat/golongan", "pangkat dan golongan"),
    "laki": ("laki-laki", "pria"),
    "perempuan": ("perempuan", "wanita"),
    "jumlah_orang": ("banyaknya orang",),
    "faktor": ("faktor pertama",),
    "faktor_kedua": ("faktor kedua",),
    "faktor_ketiga": ("faktor ketiga",),
    "hasil_kali": ("hasil kali faktor",),
    "uraian_rincian": ("uraian rincian",),
    "rincian": ("rincian cacah",),
    "jumlah_rincian": ("jumlah rincian cacah",),
    "tuntas": ("tuntas dari jumlah rincian",),
    "sisa_rincian": ("sisa dari jumlah rincian",),
    "persen_rincian": ("persentase rincian cacah",),
    "persen_tuntas": ("persentase tuntas dari rincian",),
    "nilai_aspek": (
        "nilai aspek", "nilai tertimbang", "nilai x bobot", "bobot x nilai", "nilai akhir aspek", "skor tertimbang",
        "skor x bobot", "bobot x skor", "nilai * bobot", "bobot * nilai", "nilai aspek tertimbang",
        "nilai setelah dibobot", "nilai terbobot", "skor akhir", "skor terbobot", "indeks tertimbang",
        "indeks terbobot",
    ),
    # Bobot dikali capaian sebuah indikator.
    "nilai_tertimbang": (
        "bobot x capaian", "capaian x bobot", "capaian tertimbang", "nilai capaian tertimbang",
        "nilai tertimbang (bobot x capaian", "bobot * capaian", "capaian * bobot", "nilai kinerja tertimbang",
        "capaian terbobot", "bobot x capaian (%",
    ),
    "nilai_lalu": (
        "nilai tahun lalu", "nilai evaluasi tahun lalu", "nilai sebelumnya", "nilai awal", "nilai n-1",
        "nilai tahun n-1", "nilai evaluasi n-1", "nilai evaluasi sebelumnya",
    ),
}
# fmt: on
