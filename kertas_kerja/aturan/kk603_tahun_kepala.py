"""KK603: tahun di kepala kolom berbeda dari tahun tabelnya."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import (
    TAHUN,
    daftar_kata,
    kepala_kolom,
    potong,
    sel_kepala,
    tahun_tertulis,
    temuan,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Kolom, Tabel, Temuan

ATURAN = Aturan(
    kode="KK603",
    nama="Tahun di kepala kolom",
    tingkat="warning",
    apa="Tahun di kepala kolom harus sama dengan tahun judul tabelnya; kolom tahun N-1 menyebut tahun sebelumnya.",
    mengapa="Kepala kolom tahun lalu biasanya tertinggal saat tabel disalin; pembaca mengira angkanya angka lama.",
    contoh='kepala kolom "IKM 2024" di bawah judul "Komponen Hasil Penilaian IKM Tahun 2025"',
    cara="Betulkan tahun di kepala kolom, atau periksa apakah angkanya memang angka tahun itu.",
)

LALU = frozenset(
    {"target_prev", "realisasi_prev", "nilai_lalu", "realisasi_renstra_prev", "realisasi_anggaran_renstra_prev"}
)
# Kolom yang boleh menyebut tahun apa pun: akhir Renstra, jadwal, dokumen, pembanding.
BEBAS = frozenset(
    {"target_renstra", "target_akhir_renstra", "pagu_renstra", "realisasi_renstra_prev"}
    | {"realisasi_anggaran_renstra_prev", "realisasi_renstra", "realisasi_anggaran_renstra", "serapan_renstra"}
    | {"kemajuan", "pembanding", "persen_pembanding", "selisih", "jadwal", "tanggal", "no_dokumen"}
    | {"keterangan", "analisis", "tindak_lanjut", "desa"}
)


_JANGKA_MENENGAH = r"target akhir|akhir periode|renstra|rpjmd|\brpd\b|jangka menengah"


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap kepala kolom yang tahunnya bukan tahun tabel."""
    for tabel in bahan.tegak:
        tahun = tahun_tertulis(tabel.judul) or _tahun_lembar(tabel)
        if tahun:
            yield from _tabel(bahan, tabel, tahun)


def _tahun_lembar(tabel: Tabel) -> set[int]:
    tahun = tahun_tertulis(tabel.lembar)
    return tahun if len(tahun) == 1 else set()


def _tabel(bahan: Bahan, tabel: Tabel, tahun: set[int]) -> Iterator[Temuan]:
    sudah = set()
    for kolom in tabel.kolom:
        tertulis = tahun_tertulis(kolom.judul)
        if (
            not kolom.nama
            or not tertulis
            or tertulis <= _boleh(tabel, kolom, tahun)
            or _sekelompok(tabel, kolom, tahun)
        ):
            continue
        salah = str(max(tertulis - _boleh(tabel, kolom, tahun)))
        di = kepala_kolom(sel_kepala(bahan, tabel), tabel, kolom, salah)
        if di not in sudah:
            sudah.add(di)
            sebutan = daftar_kata(str(t) for t in sorted(tahun))
            acuan = "tahun sebelum tahun tabel" if kolom.nama in LALU else "tahun menurut judul tabel"
            harap = str(max(tahun) - 1) if kolom.nama in LALU else sebutan
            yield temuan(
                ATURAN,
                di,
                f'menyebut "{potong(di.teks, 40)}", sedangkan {acuan} {harap}; betulkan tahunnya.',
                tabel=tabel,
                seharusnya=di.teks.replace(salah, str(max(tahun))) if kolom.nama not in LALU else harap,
                uraian=f"judul tabel: {potong(tabel.judul or tabel.lembar, 120)}",
            )


def _sekelompok(tabel: Tabel, kolom: Kolom, tahun: set[int]) -> bool:
    """Benar bila kelompok kolomnya menyebut tahun lalu itu, dan kolom di luar kelompok itu tahun judulnya.

    "Target dan Realisasi Tahun 2024" di samping "Target Renja 2025" (formulir T-C.29) memang dua tahun, "Nilai 2024"
    di samping "Nilai 2025" pula.
    """
    grup, tanpa = kolom.judul.rpartition(" | ")[0], TAHUN.sub("", kolom.judul)
    lain = [k for k in tabel.kolom if tahun <= tahun_tertulis(k.judul)]
    if any(TAHUN.sub("", k.judul) == tanpa for k in lain):
        return True
    luar = any(k.judul.rpartition(" | ")[0] != grup for k in lain)
    return luar and tahun_tertulis(kolom.judul) == tahun_tertulis(grup)


def _boleh(tabel: Tabel, kolom: Kolom, tahun: set[int]) -> set[int]:
    """Tahun yang wajar di kepala kolom itu."""
    terakhir = max(tahun)
    if kolom.nama in BEBAS or any(c.isdigit() for c in kolom.grup):
        return tahun_tertulis(kolom.judul)
    if kolom.nama in LALU or tabel.kind == "kkpt":
        return {terakhir - 1} | (tahun if len(tahun) > 1 or tabel.kind == "kkpt" else set())
    if kolom.nama == "target" and re.search(_JANGKA_MENENGAH, tabel.judul.lower()):
        return tahun | {t for t in tahun_tertulis(kolom.judul) if t > terakhir}
    if kolom.nama == "perkiraan":
        return tahun | {terakhir + 1}
    return tahun
