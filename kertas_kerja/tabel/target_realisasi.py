"""Perbandingan target dan realisasi kinerja, per tribulan atau tahun, dari sasaran sampai sub kegiatan."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, pita, rata
from kertas_kerja.tabel.bentuk import bentuk_terbanyak
from kertas_kerja.tabel.capaian import relasi_kemajuan
from kertas_kerja.tabel.dasar import JUMLAH, RATA, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kemajuan_renstra import RELASI_KEMAJUAN
from kertas_kerja.tabel.kosakata import SAMPAI_DENGAN, normalkan
from kertas_kerja.tabel.nama_baris import beri_nama_baris
from kertas_kerja.tabel.rata_jenjang import jenjang_lain
from kertas_kerja.tabel.rencana import setahun
from kertas_kerja.tabel.sampai_dengan import KOLOM_SAMPAI, RELASI_SAMPAI, beri_sampai
from kertas_kerja.tabel.selisih_target import KOLOM_SELISIH, RELASI_SELISIH, beri_selisih, varian_selisih
from kertas_kerja.tabel.tahun_lalu import tanpa_tahun_lalu
from kertas_kerja.tabel.tertimbang import KOLOM_TERTIMBANG, RELASI_TERTIMBANG, varian_tertimbang
from kertas_kerja.tabel.total_ukuran import RELASI_TOTAL, varian_total
from kertas_kerja.tabel.tribulan import RELASI_CAPAIAN_TRIBULAN, beri_tribulan, sifat, tanpa_rencana

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.tabel.dasar import Konteks

_UKURAN = frozenset({"target", "realisasi", "capaian"})
PEKERJAAN = r"\b(?:pekerjaan|paket|kontrak|proyek)\b"  # di kepala daftar yang mengukur kemajuannya
_SELISIH = frozenset({"target", "realisasi", "selisih_target"})


def kolom_setahun(kolom: list[KolomModel]) -> list[KolomModel]:
    """Kolom tribulan, dan realisasi tahun-tahun lalu di samping target dan realisasi satu tahun."""
    asal = tanpa_tahun_lalu(_tanpa_nilai(_tingkat_realisasi(kolom)))
    kolom = beri_selisih(beri_sampai(setahun(tanpa_rencana(asal, beri_tribulan(asal)))))
    if all(k.nama != "selisih_target" for k in kolom):
        return beri_nama_baris(kolom, "indikator", _UKURAN)
    return kolom if _kemajuan_pekerjaan(kolom) else beri_nama_baris(kolom, "indikator", _SELISIH)


def _kemajuan_pekerjaan(kolom: list[KolomModel]) -> bool:
    """Daftar kemajuan pekerjaan atau paket (rencana, realisasi, deviasi): yang diukur bukan indikator."""
    return any(re.search(PEKERJAAN, k.judul.lower()) for k in kolom)


def _tingkat_realisasi(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Tingkat Realisasi (%)" tanpa target akhir Renstra adalah capaiannya (formulir T-C.29)."""
    nama = {k.nama for k in kolom}
    if not {"target", "realisasi", "kemajuan"} <= nama or nama & {"capaian", "target_renstra"}:
        return kolom
    return [k._replace(nama="capaian", grup="") if k.nama == "kemajuan" else k for k in kolom]


def _tanpa_nilai(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Bobot x Nilai" di samping "Nilai" mengalikan nilai itu, bukan capaiannya."""
    if all(k.nama != "nilai" for k in kolom):
        return kolom
    return [k._replace(nama="") if k.nama == "nilai_aspek" else k for k in kolom]


def nilai_terakhir(baris: Baris, _: Konteks) -> bool:
    """Benar bila realisasi tribulan itu realisasi sampai dengan tribulan itu: persen dan indeks, bukan cacah."""
    return sifat(baris) == "rasio"


def bukan_nilai_terakhir(baris: Baris, konteks: Konteks) -> bool:
    """Kebalikan `nilai_terakhir`: cacah, dan yang tidak dapat dipastikan."""
    return not nilai_terakhir(baris, konteks)


def varian_ukuran(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """Tanda selisih yang dipakai; `sampai` bila realisasinya sampai dengan tribulan itu."""
    return varian_selisih(tabel, konteks) | varian_tertimbang(tabel) | varian_total(tabel, konteks) | _sampai(tabel)


def _sampai(tabel: Tabel) -> frozenset[str]:
    """Kepala realisasinya menyebut "s.d." tribulan itu, atau kebanyakan capaian setahun cacahnya dihitung darinya."""
    judul = [normalkan(k.judul) for k in tabel.kolom if k.nama == "realisasi"]
    if judul and all(re.search(SAMPAI_DENGAN, j) for j in judul):
        return frozenset({"sampai"})
    if not tabel.punya("capaian_setahun"):
        return frozenset()
    cacah = [b for b in tabel.data() if sifat(b) == "cacah"]
    return bentuk_terbanyak(tabel, "capaian_setahun", {"sampai": _SETAHUN.rumus}, cacah)


_SETAHUN = relasi_kemajuan(
    "KK101", "capaian_setahun", "realisasi", "target_setahun", nama="capaian terhadap target setahun"
)
RELASI_SETAHUN = (
    _SETAHUN._replace(syarat=nilai_terakhir),
    _SETAHUN._replace(syarat=bukan_nilai_terakhir, varian="sampai"),
)

TABEL = Deklarasi(
    kind="target_realisasi",
    judul="Perbandingan Antara Target dan Realisasi Kinerja",
    uraian="Target, realisasi, dan capaian setiap indikator; tanpa batas atas dan tanpa koreksi.",
    kata_judul=r"target dan realisasi|pengukuran kinerja|realisasi kinerja|capaian kinerja",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("sasaran", "SASARAN STRATEGIS - PROGRAM", dari=("tujuan", "program"), lebar=42),
        KolomTabel("indikator", "INDIKATOR KINERJA", wajib=True, lebar=42),
        KolomTabel("satuan", "SATUAN", lebar=10),
        KolomTabel("polaritas", "POLARITAS", lebar=12),
        KolomTabel("target", "TARGET", "ukuran", wajib=True, ditetapkan=True),
        KolomTabel("realisasi", "REALISASI", "ukuran", wajib=True),
        KolomTabel("capaian", "% CAPAIAN", "persen"),
        KolomTabel("predikat", "PREDIKAT", "predikat", dari=("keterangan",), lebar=24),
        *KOLOM_TERTIMBANG,
        KolomTabel("target_setahun", "TARGET SETAHUN PENUH", "ukuran", ditetapkan=True),
        KolomTabel("capaian_setahun", "CAPAIAN SETAHUN PENUH", "persen"),
        KOLOM_SELISIH,
        *KOLOM_SAMPAI,
        KolomTabel("realisasi_prev", "REALISASI TAHUN LALU", "ukuran"),
        KolomTabel("bertambah", "KENAIKAN/PENURUNAN", "ukuran", dari=("selisih",)),
        KolomTabel("pertumbuhan", "PERTUMBUHAN (%)", "ukuran"),
        KolomTabel("target_renstra", "TARGET AKHIR RPJMD/RENSTRA", "ukuran", ditetapkan=True),
        KolomTabel("kemajuan", "TINGKAT KEMAJUAN", "persen"),
    ),
    ringkas=(
        BarisRingkas("rata", "RATA-RATA CAPAIAN", RATA),
        BarisRingkas("total", "JUMLAH", JUMLAH),
    ),
    relasi=(
        RELASI_SAMPAI,
        *RELASI_CAPAIAN_TRIBULAN,
        Relasi(
            "KK105",
            "predikat",
            pita(Kolom("capaian"), "predikat_pko"),
            dasar="perbup-jombang-47-2022",
            nama="predikat",
        ),
        *RELASI_TERTIMBANG,
        *RELASI_SETAHUN,
        RELASI_KEMAJUAN,
        *RELASI_SELISIH,
        *(
            Relasi("KK202", k, rata(Himpunan(k)), baris="rata", nama=f"rata-rata {k}", bacaan=jenjang_lain(k))
            for k in ("capaian", "kemajuan")
        ),
        Relasi(
            "KK203",
            "predikat",
            pita(Kolom("capaian"), "predikat_pko"),
            baris="rata",
            dasar="perbup-jombang-47-2022",
            nama="predikat rata-rata",
        ),
        *RELASI_TOTAL,
    ),
    tolak=frozenset(
        {
            "normalisasi",
            "nilai_akhir",
            "pagu",
            "realisasi_anggaran",
            "pembanding",
            "analisis",
            "perkiraan",
        }
    ),
    hierarki=True,
    sesuaikan=kolom_setahun,
    varian=varian_ukuran,
    dasar="permenpanrb-53-2014",
)
