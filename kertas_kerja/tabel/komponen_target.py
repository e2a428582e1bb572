"""Tabel komponen di dalam analisis Kertas Kerja: nilai tahun lalu + bertambah = perkiraan, lalu estimasi."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Parameter, jumlah, rata
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.komponen_ikm import PUNCAK_NRR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.model import Tabel
    from kertas_kerja.tabel.dasar import Konteks

_RATA = r"(?i)\bikm\b|\bikkk\b|kepuasan|layanan|rata"
_JUMLAH = r"(?i)\bf ?0?2\b|akip|sakip|\bipp\b|\brb\b|reformasi"


def varian_estimasi(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`rata` untuk IKM dan IKKK, `jumlah` untuk AKIP, F02, dan RB; ditentukan dari label, judul, lalu isi.

    `nrr` bila yang dirata-rata berskala 1-4 sedangkan estimasinya nilai IKM (25-100).
    """
    estimasi = tabel.ringkas("estimasi")
    for teks in (
        estimasi.label if estimasi else "",
        tabel.judul,
        next((k.judul for k in tabel.kolom if k.nama == "komponen"), ""),
        " ".join(b.label for b in tabel.data()),
    ):
        if bool(re.search(_RATA, teks)) != bool(re.search(_JUMLAH, teks)):
            return frozenset({("nrr" if _nrr(tabel) else "rata") if re.search(_RATA, teks) else "jumlah"})
    return frozenset({"jumlah"})


def _nrr(tabel: Tabel) -> bool:
    estimasi = tabel.ringkas("estimasi")
    nilai = [s.angka.nilai for b in tabel.data() if (s := b.ambil("perkiraan")) is not None and s.angka is not None]
    hasil = estimasi.ambil("perkiraan") if estimasi is not None else None
    tertulis = hasil.angka if hasil is not None else None
    return bool(nilai) and max(nilai) <= PUNCAK_NRR and tertulis is not None and tertulis.nilai > PUNCAK_NRR


def nilai_jadi_lalu(kolom: list[KolomModel]) -> list[KolomModel]:
    """Kolom "Nilai Evaluasi 2025" di sebelah "Perkiraan" adalah nilai tahun lalu.

    Di samping kenaikan, "Realisasi 2025" pun nilai tahun lalu dan "Target 2026" perkiraannya.
    """
    ganti = {"nilai": "nilai_lalu"}
    nama = [k.nama for k in kolom]
    if "bertambah" in nama and "komponen" in nama:
        lalu = next((n for n in ("nilai", "nilai_lalu", "realisasi_prev", "realisasi", "rekomendasi") if n in nama), "")
        ganti |= {lalu: "nilai_lalu"} if lalu else {}
        ganti |= {"target": "perkiraan"} if "perkiraan" not in nama and nama.count("target") == 1 else {}
    return [k._replace(nama=ganti.get(k.nama, k.nama)) for k in kolom]


perkiraan = Himpunan("perkiraan")

TABEL = Deklarasi(
    kind="komponen_target",
    judul="Komponen penetapan target",
    uraian="Nilai tahun lalu ditambah kenaikan menjadi perkiraan; jumlah atau rata-ratanya menjadi target.",
    kata_judul=r"perkiraan|komponen|estimasi",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("komponen", "Komponen", wajib=True, dari=("indikator",), lebar=44),
        KolomTabel("nilai_lalu", "Nilai Evaluasi Tahun N-1", "ukuran", dari=("nilai",), lebar=16),
        KolomTabel("bertambah", "Bertambah", "ukuran", lebar=12),
        KolomTabel("perkiraan", "Perkiraan Nilai Evaluasi Tahun N", "ukuran", wajib=True, lebar=16),
        KolomTabel("tindak_lanjut", "Tindaklanjut", lebar=60),
    ),
    ringkas=(
        BarisRingkas("estimasi", "Estimasi Nilai", r"estimasi|rata ?- ?rata|nilai (hasil|akhir)"),
        BarisRingkas("total", "Total", JUMLAH),
    ),
    relasi=(
        Relasi("KK106", "perkiraan", Kolom("nilai_lalu") + Kolom("bertambah"), nama="perkiraan"),
        Relasi("KK201", "perkiraan", jumlah(perkiraan), baris="total", nama="total perkiraan"),
        Relasi("KK204", "perkiraan", jumlah(perkiraan), baris="estimasi", varian="jumlah", nama="estimasi"),
        Relasi("KK204", "perkiraan", rata(perkiraan), baris="estimasi", varian="rata", nama="estimasi"),
        Relasi(
            "KK204",
            "perkiraan",
            rata(perkiraan) * Parameter("ikm_pengali"),
            baris="estimasi",
            varian="nrr",
            nama="estimasi",
            isi=False,
        ),
        *(
            Relasi(kode, k, cara(Himpunan(k)), baris=baris, varian=varian, nama=f"{sebutan} {nama}", isi=False)
            for k, nama in (("nilai_lalu", "nilai tahun lalu"), ("bertambah", "kenaikan"))
            for kode, baris, varian, cara, sebutan in (
                ("KK201", "total", "jumlah", jumlah, "total"),
                ("KK204", "estimasi", "jumlah", jumlah, "jumlah"),
                ("KK204", "estimasi", "rata", rata, "rata-rata"),
            )
        ),
    ),
    tolak=frozenset({"realisasi", "capaian", "analisis"}),
    bobot=0.2,
    sesuaikan=nilai_jadi_lalu,
    varian=varian_estimasi,
    dasar="permenpanrb-88-2021",
)
