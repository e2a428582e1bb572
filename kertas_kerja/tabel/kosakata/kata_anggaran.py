"""Kata kepala kolom anggaran: program, pagu, realisasi anggaran, serapan, sisa, efisiensi."""

from __future__ import annotations

# fmt: off
KATA: dict[str, tuple[str, ...]] = {
    "pagu_renstra": ("jumlah pagu renstra",),
    "realisasi_anggaran_renstra_prev": ("jumlah realisasi anggaran renstra sampai tahun lalu",),
    "realisasi_anggaran_renstra": ("jumlah realisasi anggaran renstra sampai tahun ini",),
    "serapan_renstra": ("tingkat realisasi anggaran renstra",),
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
        "anggaran belanja", "nilai kontrak", "pagu kontrak", "belanja (rp", "belanja (rupiah",
    ),
    # Perubahan anggaran: yang sebelum, dan selisihnya.
    "pagu_murni": (
        "anggaran sebelum", "pagu sebelum", "anggaran semula", "pagu semula", "jumlah anggaran sebelum perubahan",
        "pagu anggaran sebelum perubahan",
    ),
    "perubahan_pagu": (
        "bertambah/(berkurang", "bertambah / (berkurang", "bertambah/berkurang", "bertambah / berkurang",
        "bertambah (berkurang", "penambahan/pengurangan",
    ),
    "persen_perubahan": ("bertambah/(berkurang) (%", "bertambah/berkurang (%", "% perubahan anggaran"),
    "realisasi_anggaran": (
        "realisasi anggaran", "realisasi keuangan", "realisasi (rp", "penyerapan anggaran",
        "realisasi rak (rupiah", "realisasi anggaran (rp", "realisasi rp", "realisasi belanja",
        "realisasi keuangan (rp", "realisasi belanja (rp", "realisasi (rupiah", "realisasi anggaran (rupiah",
        "total realisasi anggaran", "jumlah realisasi anggaran", "realisasi anggaran pada tahun ke-",
        "realisasi anggaran tahun ke-", "realisasi anggaran pada tahun",
        "realisasi spj", "anggaran realisasi", "penyaluran", "penyaluran dana", "pencairan", "pencairan dana",
        "terserap", "terpakai", "total terserap", "total terpakai", "anggaran terpakai",
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
        "sisa saldo", "sisa alokasi",
        "sisa (rp", "sisa anggaran (rp", "sisa pagu (rp", "sisa (rupiah", "sisa anggaran (rupiah",
    ),
    "bagian_sisa": ("% sisa", "% sisa anggaran", "persentase sisa", "persentase sisa anggaran", "sisa (%"),
    "lebih_kurang": ("lebih/(kurang", "lebih/kurang", "kurang/lebih", "lebih kurang"),
    "bagian_anggaran": (
        "% anggaran", "persentase anggaran", "% alokasi", "proporsi anggaran", "proporsi", "porsi anggaran", "porsi",
        "persentase alokasi", "proporsi alokasi", "bobot anggaran", "% terhadap total", "% dari total",
    ),
    "keluaran": ("capaian ro (cro", "capaian rincian output (cro"),
    "pagu_keluaran": (
        "pagu x capaian", "anggaran x capaian", "pagu x capaian keluaran", "anggaran x capaian keluaran",
        "pagu x capaian output", "pagu x capaian kinerja",
    ),
    "hemat": ("penghematan (rp", "penghematan anggaran (rp", "penghematan (rupiah"),
    "bagian_hemat": ("penghematan (%", "% penghematan", "persentase penghematan"),
    "efisiensi": (
        "efisiensi", "tingkat efisiensi", "efisiensi (%", "tingkat efisiensi (%", "nilai efisiensi", "% efisiensi",
        "persentase efisiensi",
    ),
}
# fmt: on
