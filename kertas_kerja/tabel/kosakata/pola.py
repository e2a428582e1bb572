"""Pola awal kalimat untuk kepala kolom panjang, yang membawa rumus atau nama daerah di belakangnya.

Tiap pola: kata pertamanya, pola lanjutannya, nama bakunya. Yang pertama cocok berlaku.
"""

from __future__ import annotations

import re

from kertas_kerja.tabel.kosakata.kata_waktu import SAMPAI_DENGAN

_BERGARIS = r"(?: strategis)? ?[-/,&].*(?:program|kegiatan)"
_MILIK_SENDIRI = (
    r"(?:kinerja )?(?:perangkat daerah|opd|skpd|dinas|badan|kecamatan|kelurahan|inspektorat|rsud|sekretariat|setda"
    r"|setwan|bappeda|uptd?|puskesmas|rumah sakit|satpol|satuan polisi|kantor|pemerintah (?:kabupaten|kota))\b"
)
_TERHADAP = rf"(?:kinerja )?(?:{SAMPAI_DENGAN}|terhadap|thd|dibanding)"
_AKHIR = r"(?:renstra|rpjmd|rpjpd|\brpd\b|jangka menengah|akhir periode|target akhir)"
_PEMBANDING = r"(?:tingkat )?(?:nasional|prov|pemkab|pemkot|pemda|kab|kota|jatim)"
_JUMLAH = r"(?:total|jumlah|seluruh|keseluruhan)(?: anggaran| pagu| belanja)?\b"
_NASIONAL = r" (?:target |standar |capaian |realisasi |rata-rata )*(?:nasional|prov)"
_NAIK_TURUN = r"(?: ?/ ?\(?(?:penurunan|kenaikan|peningkatan)\)?)? (?:capaian|realisasi|nilai|skor|indeks)\b"
_YANG_DIUKUR = r"(?:^| |/)?(?:indikator|kinerja|utama|output|keluaran|outcome|hasil|sasaran|tujuan|pk)"
_KINI = (
    rf"(?:{SAMPAI_DENGAN} )?"
    r"(?:(?:tahun|saat|bulan|triwulan|tribulan|semester) (?:ini|berjalan)|sekarang)"
)
_KAPAN = rf"(?: ?tahunan| ?setahun| ?{_KINI}| ?(?:per |pada |setiap )?(?:bulan|semester|tahun))?"
_SEBUT_CAPAIAN = (
    r"(?: (?:kinerja|target|indikator|sasaran|tujuan|ik[ukp]|iks[kp]|program|kegiatan|sub kegiatan|utama"
    rf"|tahunan|output|keluaran|outcome|realisasi|pk|{_KINI}))*(?: \(?%)?$"
)
_CAPAIAN = rf"(?:capaian|pencapaian|ketercapaian){_SEBUT_CAPAIAN}"
_UANG = r"(?:anggaran|keuangan|belanja|pagu|dana)"
_PENERIMAAN = (
    "pad|pnbp|pbb|pbb-p2|bphtb|pendapatan|penerimaan|retribusi|pajak|pendapatan asli daerah|pajak daerah"
    "|retribusi daerah"
)
_TAHUN_KE = rf"(?!.*\b{_UANG}\b).*\btahun ke\b"  # formulir Permendagri 86/2017: angka tiap tahun, bukan akhirnya
_BAGIAN_SASARAN = r"strategis|renstra|kinerja|rpjmd|opd|skpd|pd|perangkat daerah|organisasi|utama|program|kegiatan"
_SEBUT_SASARAN = rf"(?:(?:{_BAGIAN_SASARAN})(?: ?/ ?| |$))+$"
_REALISASI_PERSEN = r"(?: kinerja| indikator| output)?(?: terhadap target\w*(?: kinerja| pk)?)?(?: \(?%)?$"
_RENJA = rf"(?:(?:perangkat daerah|pd|opd|skpd)\b ?)?(?:pada |{SAMPAI_DENGAN} )?(?:tahun|tw\b|triwulan|\(|$)"
_TAHUN_LALU = r"(?:tahun )?\(?n ?- ?1"
_PERSEN = ("% ", "persentase ")
_UKURAN = (*_PERSEN, "tingkat ", "persen ", "rasio ", "nilai ", "rata-rata ", "indeks ")
_TERSERAP = ("realisasi", "capaian", "serapan", "penyerapan")


def _awal(depan: tuple[str, ...], kata: tuple[str, ...], pola: str, nama: str) -> tuple[tuple[str, str, str], ...]:
    """Satu pola untuk setiap awal dan kata di belakangnya: yang awalnya panjang jarang perlu dicocokkan."""
    return tuple((d + k, pola, nama) for d in depan for k in kata)


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
    *_awal(("tingkat ", "rasio ", "persentase ", "% "), ("capaian", "realisasi"), _TAHUN_KE, "capaian"),
    ("target ", r"(?:kinerja |tahun )?\(?(?:akhir|pada akhir|rpjmd|renstra|rpd\b|jangka menengah)", "target_renstra"),
    ("kondisi ", r"(?:kinerja )?(?:pada )?akhir", "target_renstra"),
    *_awal(("tingkat ",), ("capaian", "realisasi", "kemajuan"), rf".*{_AKHIR}", "kemajuan"),
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
    *_awal(("% ", "persentase ", "progres "), ("terhadap target",), rf".*{_AKHIR}", "kemajuan"),
    *(
        (awal, rf"{_TERHADAP}{_NASIONAL}", "persen_pembanding")
        for awal in ("capaian ", "% capaian ", "persentase capaian ", "realisasi ", "% realisasi ")
    ),
    *_awal(_PERSEN, ("kinerja ",), rf"{_TERHADAP}{_NASIONAL}", "persen_pembanding"),
    *_awal(_PERSEN, ("terhadap", "thd", "dibanding", "sampai"), _NASIONAL, "persen_pembanding"),
    *_awal(_PERSEN, ("s",), rf"(?: ?[./] ?d|d ){_NASIONAL}", "persen_pembanding"),
    (
        "capaian ",
        rf"(?:{SAMPAI_DENGAN} ?)?(?:tahun )?20\d\d (?:terhadap|thd) (?:target )?(?:tahun )?20\d\d",
        "kemajuan",
    ),
    *(
        (awal, rf"{_TERHADAP}.*(?:target|standar)", "capaian")
        for awal in ("% capaian ", "persentase capaian ", "capaian ")
    ),
    *_awal(_PERSEN, ("terhadap ", "thd "), rf"target(?: kinerja| pk| iku)?{_KAPAN}$", "capaian"),
    ("target ", _TAHUN_LALU, "target_prev"),
    ("realisasi ", _TAHUN_LALU, "realisasi_prev"),
    ("capaian ", _TAHUN_LALU, "realisasi_prev"),
    ("realisasi ", _MILIK_SENDIRI, "realisasi"),
    ("realisasi ", _PEMBANDING, "pembanding"),
    ("capaian ", _PEMBANDING, "pembanding"),
    ("rata-rata ", _PEMBANDING, "pembanding"),
    ("standar ", rf"{_PEMBANDING}\w*$", "pembanding"),
    *((awal, r"realisasi(?: kinerja)?$", "realisasi") for awal in ("rata-rata ", "rerata ")),
    ("realisasi ", r"(?:rata-rata|rerata)$", "realisasi"),
    ("nilai rata-rata ", _PEMBANDING, "pembanding"),
    *_awal((*_PERSEN, "persen "), ("perbandingan", "dibanding"), "", "persen_pembanding"),
    ("selisih", "", "selisih"),
    ("+/-", r"(?: (?:terhadap|thd|dengan|dibanding)\b.*)?$", "selisih"),
    ("perkiraan", r"(?! (?:realisasi|maju)\b)", "perkiraan"),
    ("estimasi nilai", "", "perkiraan"),
    ("proyeksi nilai", "", "perkiraan"),
    ("efisiensi", "", "efisiensi"),
    ("tingkat efisiensi", "", "efisiensi"),
    *_awal(("%", *_PERSEN, "tingkat "), _TERSERAP, " anggaran", "serapan"),
    *_awal((*_PERSEN, "tingkat "), _TERSERAP, r" (?:keuangan|belanja|pagu|dana)\b", "serapan"),
    *_awal(_PERSEN, ("anggaran ",), r"(?:yang )?(?:terserap|terealisasi)", "serapan"),
    ("anggaran ", r"(?:yang )?(?:terserap|terealisasi)", "realisasi_anggaran"),
    (
        "realisasi ",
        r"(?:(?:penyerapan|serapan|penggunaan|pagu|dana|biaya)\b|(?:pencairan|pembayaran|sp2d|spj)(?: dana)?(?: \(|$))",
        "realisasi_anggaran",
    ),
    ("capaian ", rf"(?:(?:realisasi|serapan|penyerapan) )?{_UANG}(?: \(?%)?$", "serapan"),
    *((awal, _SEBUT_CAPAIAN, "capaian") for awal in ("capaian", "pencapaian", "ketercapaian")),
    *_awal(_UKURAN, ("capaian", "pencapaian", "ketercapaian"), _SEBUT_CAPAIAN, "capaian"),
    *_awal(_UKURAN, ("% ", "tingkat "), _CAPAIAN, "capaian"),
    *_awal(_UKURAN, ("persen",), rf"\w* {_CAPAIAN}", "capaian"),
    *_awal((*_PERSEN, "tingkat "), ("realisasi",), _REALISASI_PERSEN, "capaian"),
    *((f"{nama} ", rf"(?:{_PENERIMAAN})(?: ?\(?rp)?$", nama) for nama in ("target", "realisasi")),
    ("target ", r"(?:rak|kas|anggaran kas)\b", "pagu"),
    ("rencana ", r"(?:penarikan|penyerapan|pencairan)\b", "pagu"),
    ("target ", rf"(?:{_YANG_DIUKUR}|iku|rkt|perjanjian|capaian)+{_KAPAN}$", "target"),
    ("realisasi ", rf"(?:capaian )?(?:{_YANG_DIUKUR}|iku|perjanjian|volume)*{_KAPAN}$", "realisasi"),
    ("kenaikan", _NAIK_TURUN, "bertambah"),
    ("peningkatan", _NAIK_TURUN, "bertambah"),
    ("penurunan", _NAIK_TURUN, "bertambah"),
    ("naik/turun ", r"(?:capaian|realisasi|kinerja|nilai|skor|indeks)", "bertambah"),
    ("perubahan ", r"(?:nilai|skor|indeks|capaian)$", "bertambah"),
    *_awal(_PERSEN, ("dari ", "terhadap ", "thd "), _JUMLAH, "bagian_anggaran"),
    *_awal(
        ("",), ("nilai ", "skor ", "hasil "), r"\(?(?:bobot ?[x×*] ?capaian|capaian ?[x×*] ?bobot)", "nilai_tertimbang"
    ),
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
    ("urusan", r".*\bprogram ?[/,].*kegiatan", "program"),
    ("kinerja program", r" ?\((?:outcome|hasil)", "indikator"),
    ("nama program", r" ?[/,&-]", "program"),
    ("klasifikasi rincian", r" output", "program"),
    ("kode ", r"(?:program|kegiatan|sub ?kegiatan|rekening)\b", "kode"),
    ("formulasi", "", "formula"),
    ("definisi operasional", "", "formula"),
    ("cara pe", r"ng|r", "formula"),
    ("komponen", "", "komponen"),
    ("aspek ", r"(?:pelayanan|penilaian|yang |evaluasi|kinerja|dan )", "komponen"),
    ("unsur ", r"(?:pelayanan|layanan|penilaian|kepuasan|yang |dan )", "komponen"),
    ("sisa ", r"(?:kuota|plafon|target) (?:rak|pagu|anggaran|kas|dana)\b", "sisa"),
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


def menurut_pola(teks: str) -> str | None:
    """Nama baku menurut pola pertama yang cocok dengan kepala kolom yang sudah dinormalkan, None bila tidak ada."""
    for awal, pola, nama in _KELOMPOK.get(_kunci(teks), ()):
        if teks.startswith(awal) and re.match(pola, teks[len(awal) :]):
            return nama
    return None
