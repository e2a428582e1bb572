"""Pola awal kalimat untuk kepala kolom panjang, yang membawa rumus atau nama daerah di belakangnya.

Tiap pola: kata pertamanya, pola lanjutannya (tanpa kurung yang menangkap), nama bakunya. Yang pertama cocok berlaku.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ANGGARAN = r"(?:realisasi|capaian|serapan|penyerapan) anggaran"
_BERGARIS = r"(?: strategis)? ?[-/,&].*(?:program|kegiatan)"
_MILIK_SENDIRI = r"(?:kinerja )?(?:perangkat daerah|opd|skpd|dinas|badan|kecamatan|kelurahan|inspektorat|rsud)\b"
_TERHADAP = r"(?:kinerja )?(?:s ?[./] ?d|sampai|sd |terhadap|thd|dibanding)"
_AKHIR = r"(?:renstra|rpjmd|rpjpd|\brpd\b|jangka menengah|akhir periode|target akhir)"
_PEMBANDING = r"(?:tingkat )?(?:nasional|prov|pemkab|pemkot|pemda|kab|kota|jatim)"
_DARI_JUMLAH = r"(?:dari|terhadap|thd) (?:total|jumlah|seluruh|keseluruhan)(?: anggaran| pagu| belanja)?\b"
_NAIK_TURUN = r"(?: ?/ ?\(?(?:penurunan|kenaikan|peningkatan)\)?)? (?:capaian|realisasi)\b"
_YANG_DIUKUR = r"(?:^| |/)?(?:indikator|kinerja|utama|output|keluaran|outcome|hasil|sasaran|tujuan|pk)"
_KINI = (
    r"(?:(?:s ?[/.] ?d\.?|sampai(?: dengan)?) )?"
    r"(?:(?:tahun|saat|bulan|triwulan|tribulan|semester) (?:ini|berjalan)|sekarang)"
)
_KAPAN = rf"(?: ?tahunan| ?{_KINI}| ?(?:per |pada |setiap )?(?:bulan|semester))?"
_SEBUT_CAPAIAN = (
    r"(?: (?:kinerja|target|indikator|sasaran|tujuan|ik[ukp]|iks[kp]|program|kegiatan|sub kegiatan|utama"
    rf"|tahunan|output|keluaran|outcome|realisasi|pk|{_KINI}))*(?: \(?%)?$"
)
_CAPAIAN = rf"(?:(?:%|persen\w*|tingkat) )?(?:capaian|pencapaian|ketercapaian){_SEBUT_CAPAIAN}"
_UANG = r"(?:anggaran|keuangan|belanja|pagu|dana)"
_PENERIMAAN = "pad|pnbp|pendapatan|penerimaan|retribusi|pajak|pendapatan asli daerah|pajak daerah|retribusi daerah"
_TAHUN_KE = rf"(?!.*\b{_UANG}\b).*\btahun ke\b"  # formulir Permendagri 86/2017: angka tiap tahun, bukan akhirnya
_BAGIAN_SASARAN = r"strategis|renstra|kinerja|rpjmd|opd|skpd|pd|perangkat daerah|organisasi|utama|program|kegiatan"
_SEBUT_SASARAN = rf"(?:(?:{_BAGIAN_SASARAN})(?: ?/ ?| |$))+$"
_REALISASI_PERSEN = r"realisasi(?: kinerja| indikator| output)?(?: terhadap target\w*(?: kinerja| pk)?)?(?: \(?%)?$"
_RENJA = r"(?:(?:perangkat daerah|pd|opd|skpd)\b ?)?(?:pada |s ?[/.] ?d\.? )?(?:tahun|tw\b|triwulan|\(|$)"
_TAHUN_LALU = r"(?:tahun )?\(?n ?- ?1"
POLA: tuple[tuple[str, str, str], ...] = (
    ("normalisasi", "", "normalisasi"),
    ("koreksi", "", "koreksi"),
    ("nilai akhir", "", "nilai_akhir"),
    ("analisi", r"[sa] ?/? ?dasar", "analisis"),
    *(
        (awal, r".*\bpenetapan(?: target\b.*)?$", "analisis")
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
    ("pagu ", r"(?!.*(?:lalu|n ?- ?\d|sebelum))", "pagu"),
    ("target renja ", _RENJA, "target"),
    ("realisasi renja ", _RENJA, "realisasi"),
    ("target ", _TAHUN_KE, "target"),
    ("realisasi ", _TAHUN_KE, "realisasi"),
    ("capaian ", rf"target.*\b(?:melalui|pelaksanaan)\b{_TAHUN_KE}", "realisasi"),
    *((awal, rf"(?:capaian|realisasi){_TAHUN_KE}", "capaian") for awal in ("tingkat ", "rasio ", "persentase ", "% ")),
    ("target ", r"(?:kinerja |tahun )?\(?(?:akhir|pada akhir|rpjmd|renstra|rpd\b|jangka menengah)", "target_renstra"),
    ("kondisi ", r"(?:kinerja )?(?:pada )?akhir", "target_renstra"),
    ("tingkat ", rf"(?:capaian|realisasi|kemajuan).*{_AKHIR}", "kemajuan"),
    ("capaian ", rf"{_TERHADAP}.*{_AKHIR}", "kemajuan"),
    ("% capaian ", rf"{_TERHADAP}.*{_AKHIR}", "kemajuan"),
    ("persentase capaian ", rf"{_TERHADAP}.*{_AKHIR}", "kemajuan"),
    ("kemajuan ", rf"{_TERHADAP}.*{_AKHIR}", "kemajuan"),
    ("tingkat kemajuan", "", "kemajuan"),
    ("% kemajuan", "", "kemajuan"),
    *(
        (awal, rf"{_TERHADAP} target.*{_AKHIR}", "kemajuan")
        for awal in ("realisasi ", "% realisasi ", "persentase realisasi ", "rasio realisasi ")
    ),
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
    *(
        (
            awal,
            rf"{_TERHADAP} (?:target |standar |capaian |realisasi |rata-rata )*(?:nasional|prov)",
            "persen_pembanding",
        )
        for awal in ("capaian ", "% capaian ", "persentase capaian ", "realisasi ", "% realisasi ", "% ", "persentase ")
    ),
    ("capaian ", r"(?:s ?[/.] ?d\.? ?)?(?:tahun )?20\d\d (?:terhadap|thd) (?:target )?(?:tahun )?20\d\d", "kemajuan"),
    *(
        (awal, rf"{_TERHADAP}.*(?:target|standar)", "capaian")
        for awal in ("% capaian ", "persentase capaian ", "capaian ")
    ),
    ("target ", _TAHUN_LALU, "target_prev"),
    ("realisasi ", _TAHUN_LALU, "realisasi_prev"),
    ("capaian ", _TAHUN_LALU, "realisasi_prev"),
    ("realisasi ", _MILIK_SENDIRI, "realisasi"),
    ("realisasi ", _PEMBANDING, "pembanding"),
    ("capaian ", _PEMBANDING, "pembanding"),
    ("rata-rata ", _PEMBANDING, "pembanding"),
    *((awal, r"realisasi(?: kinerja)?$", "realisasi") for awal in ("rata-rata ", "rerata ")),
    ("realisasi ", r"(?:rata-rata|rerata)$", "realisasi"),
    ("nilai rata-rata ", _PEMBANDING, "pembanding"),
    ("%", r" (?:perbandingan|dibanding)", "persen_pembanding"),
    ("persen", r"(?:tase)? (?:perbandingan|dibanding)", "persen_pembanding"),
    ("selisih", "", "selisih"),
    ("perkiraan", r"(?! (?:realisasi|maju)\b)", "perkiraan"),
    ("estimasi nilai", "", "perkiraan"),
    ("proyeksi nilai", "", "perkiraan"),
    ("efisiensi", "", "efisiensi"),
    ("tingkat efisiensi", "", "efisiensi"),
    ("%", rf" ?{_ANGGARAN}", "serapan"),
    ("persentase ", _ANGGARAN, "serapan"),
    *(
        (awal, r"(?:realisasi|capaian|serapan|penyerapan) (?:keuangan|belanja|pagu|dana)\b", "serapan")
        for awal in ("% ", "persentase ", "tingkat ")
    ),
    ("tingkat ", _ANGGARAN, "serapan"),
    *((awal, r"anggaran (?:yang )?(?:terserap|terealisasi)", "serapan") for awal in ("% ", "persentase ")),
    ("anggaran ", r"(?:yang )?(?:terserap|terealisasi)", "realisasi_anggaran"),
    (
        "realisasi ",
        r"(?:(?:penyerapan|serapan|penggunaan|pagu|dana|biaya)\b|(?:pencairan|pembayaran|sp2d|spj)(?: dana)?(?: \(|$))",
        "realisasi_anggaran",
    ),
    ("capaian ", rf"(?:(?:realisasi|serapan|penyerapan) )?{_UANG}(?: \(?%)?$", "serapan"),
    *((awal, _SEBUT_CAPAIAN, "capaian") for awal in ("capaian", "pencapaian", "ketercapaian")),
    *(
        (awal, _CAPAIAN, "capaian")
        for awal in ("tingkat ", "persentase ", "% ", "persen ", "rasio ", "nilai ", "rata-rata ")
    ),
    *((awal, _REALISASI_PERSEN, "capaian") for awal in ("persentase ", "% ", "tingkat ")),
    *((f"{nama} ", rf"(?:{_PENERIMAAN})(?: ?\(?rp)?$", nama) for nama in ("target", "realisasi")),
    ("target ", rf"(?:{_YANG_DIUKUR}|iku|rkt|perjanjian)+{_KAPAN}$", "target"),
    ("realisasi ", rf"(?:capaian )?(?:{_YANG_DIUKUR}|iku|perjanjian|volume)*{_KAPAN}$", "realisasi"),
    ("kenaikan", _NAIK_TURUN, "bertambah"),
    ("peningkatan", _NAIK_TURUN, "bertambah"),
    ("penurunan", _NAIK_TURUN, "bertambah"),
    ("naik/turun ", r"(?:capaian|realisasi|kinerja)", "bertambah"),
    ("% ", rf"{_DARI_JUMLAH}", "bagian_anggaran"),
    ("persentase ", rf"{_DARI_JUMLAH}", "bagian_anggaran"),
    ("menunjang", "", "menunjang"),
    (
        "indikator kinerja ",
        r"(?:sesuai|utama|kunci|individu|output|outcome|keluaran|hasil|daerah|makro|strategis)\b",
        "indikator",
    ),
    ("indikator ", r"(?:(?:output|outcome|keluaran|hasil|makro|utama|kinerja utama)\b|mutu$)", "indikator"),
    *(
        (awal, "", "indikator")
        for awal in (
            "indikator kinerja/",
            "indikator/",
            "iku/",
            "kpi/",
            "key performance ind",
            "nama indikator ",
            "uraian indikator ",
        )
    ),
    ("sasaran ", _SEBUT_SASARAN, "sasaran"),
    ("kategori ", r"(?:capaian|pencapaian|kinerja)", "predikat"),
    ("predikat ", r"(?:capaian|pencapaian|kinerja)", "predikat"),
    ("kriteria ", r"(?:capaian|pencapaian|kinerja)", "predikat"),
    ("indikator ", r"(?:kinerja )?(?:program|kegiatan|sub ?kegiatan|sasaran|tujuan)", "indikator"),
    ("tujuan", _BERGARIS, "sasaran"),
    ("sasaran", _BERGARIS, "sasaran"),
    ("program", r" ?[/,].*(?:kegiatan|sub)", "program"),
    ("nama program", r" ?[/,&-]", "program"),
    ("klasifikasi rincian", r" output", "program"),
    ("kode ", r"(?:program|kegiatan|sub ?kegiatan|rekening)\b", "kode"),
    ("formulasi", "", "formula"),
    ("definisi operasional", "", "formula"),
    ("cara pe", r"ng|r", "formula"),
    ("komponen", "", "komponen"),
    ("aspek ", r"(?:pelayanan|penilaian|yang |evaluasi|kinerja|dan )", "komponen"),
    ("unsur ", r"(?:pelayanan|layanan|penilaian|kepuasan|yang |dan )", "komponen"),
    ("nilai inde", r"[kx]s? (?:pelayanan|layanan|unsur|ikm|skm)$", "nilai"),
    (
        "rekomendasi ",
        r"(?:hasil |atas )?(?:evaluasi|lhe|pemeriksaan|perbaikan)(?: (?:sakip|akip|internal|inspektorat|tahun|tim)|$)",
        "rekomendasi",
    ),
    ("ikm", "", "nilai"),
    ("ikkk", "", "nilai"),
)


def _kunci(teks: str) -> str:
    """Awal teks yang membagi POLA menjadi kelompok; tidak ada awal pola yang lebih pendek dari kuncinya."""
    return "%" if teks.startswith("%") else teks[:3]


_KELOMPOK: dict[str, list[tuple[str, str, str]]] = {}  # dalam urutan POLA
for _satu in POLA:
    _KELOMPOK.setdefault(_kunci(_satu[0]), []).append(_satu)


@lru_cache(maxsize=128)
def _gabungan(kunci: str) -> re.Pattern[str]:
    """Satu pola untuk sekelompok: cabang pertama yang cocok bernomor letaknya di kelompok itu."""
    return re.compile("|".join(f"({awal}(?:{pola}))" for awal, pola, _ in _KELOMPOK[kunci]))


def menurut_pola(teks: str) -> str | None:
    """Nama baku menurut pola pertama yang cocok dengan kepala kolom yang sudah dinormalkan, None bila tidak ada."""
    kunci = _kunci(teks)
    cocok = _gabungan(kunci).match(teks) if kunci in _KELOMPOK else None
    return _KELOMPOK[kunci][cocok.lastindex - 1][2] if cocok and cocok.lastindex else None
