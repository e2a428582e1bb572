"""Rencana program dan pendanaan: target dan pagu indikatif tahun demi tahun.

Renstra (T-C.27) memuat semua tahunnya dan kondisi akhirnya, Renja (T-C.33) tahun rencana dan prakiraan majunya.
"""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, jumlah
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.rincian import HIMPUNAN_RINCIAN, INDUK_PAGU, varian_terinci
from kertas_kerja.tabel.target_tahun import tahun_ke

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Kolom, Tabel
    from kertas_kerja.tabel.dasar import Konteks

DASAR = "permendagri-86-2017"
_AKHIR = r"(?i)\bakhir\b|\b(?:total|jumlah)\b"
_UANG = r"(?i)^(?!sumber).*(?:\brp\b|pagu|\bdana\b|pendanaan|anggaran|rupiah)"
_KINERJA = r"(?i)(?:target|kinerja|volume|vol|fisik|k)\b"
SEMUA_TAHUN = jumlah(Himpunan("pagu", "sebaris"))
_BUKAN_RENCANA = r"(?i)realisasi|triwulan|tribulan|semester|bulan|\btw\b"
_RENCANA = r"(?i)^(?:(?:rencana|target)(?: kerja)?|(?:prakiraan|perkiraan) maju(?: rencana)?) (?=tahun|20)"
MIN_TAHUN = 2  # yang berdampingan
MIN_COCOK = 2  # baris yang pagu akhirnya jumlah pagu tahun demi tahun


def kolom_pendanaan(kolom: list[Kolom]) -> list[Kolom]:
    """Target dan pagu menurut tahun di atasnya; di bawah "Kondisi Kinerja pada akhir periode" yang selama Renstra."""
    letak: dict[int, tuple[str, str]] = {}
    for k in kolom:
        satu = _letak(k.judul)
        if satu is not None and satu not in letak.values():
            letak[k.indeks] = satu
    pagu, target = ({ke for nama, ke in letak.values() if nama == n and ke} for n in ("pagu", "target"))
    if len(pagu) < MIN_TAHUN or pagu != target:
        return kolom
    hasil = []
    for k in kolom:
        nama, ke = letak.get(k.indeks, ("" if k.nama in ("target", "pagu") else k.nama, ""))
        hasil.append(k._replace(nama=nama if ke or k.indeks not in letak else f"{nama}_renstra", grup=ke))
    return hasil


def _letak(judul: str) -> tuple[str, str] | None:
    """(`target` atau `pagu`, tahunnya) menurut kepala bertingkat; tahunnya kosong di bawah kondisi akhir."""
    *grup, daun = judul.split(" | ")
    if re.search(_BUKAN_RENCANA, judul.removesuffix(daun)):
        return None
    nama = "pagu" if re.search(_UANG, daun) else "target" if re.match(_KINERJA, daun) else ""
    ke = next(filter(None, (tahun_ke(re.sub(_RENCANA, "", g)) for g in reversed(grup))), "")
    ke = ke if len(ke) == len("2025") or "tahun" in judul.lower() else ""  # "I" and "1" may be a tribulan
    return (nama, ke) if nama and (ke or any(re.search(_AKHIR, g) for g in grup)) else None


def varian_pendanaan(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """Rincian pagunya, dan `berjumlah` bila pagu akhir yang tertulis kebanyakan jumlah pagu tahun demi tahun.

    Ada kantor yang di sana menulis pagu tahun terakhirnya.
    """
    tertulis = [(n, _semua_tahun(tabel, b)) for b in tabel.data() if (n := b.nilai("pagu_renstra")) is not None]
    cocok = sum(n == semua for n, semua in tertulis)
    berjumlah = {"berjumlah"} if cocok >= MIN_COCOK and cocok * 2 > len(tertulis) else set()
    return varian_terinci(tabel, konteks) | berjumlah


def _semua_tahun(tabel: Tabel, baris: Baris) -> object:
    return sum(n for k in tabel.kolom_bernama("pagu") if (n := baris.nilai(k.kunci)) is not None)


TABEL = Deklarasi(
    kind="pendanaan_renstra",
    judul="Rencana Program, Kegiatan, dan Pendanaan",
    uraian="Target dan pagu indikatif setiap program dan kegiatan dari tahun ke tahun, di Renstra atau Renja.",
    kata_judul=r"renstra|rpjmd|\brpd\b|renja|rencana (?:program|kerja)|pendanaan|program prioritas|prakiraan maju",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("kode", "KODE", lebar=16),
        KolomTabel("sasaran", "SASARAN", dari=("tujuan",), lebar=38),
        KolomTabel("program", "PROGRAM DAN KEGIATAN", wajib=True, lebar=44),
        KolomTabel("indikator", "INDIKATOR KINERJA", wajib=True, lebar=44),
        KolomTabel("satuan", "SATUAN", lebar=10),
        KolomTabel("target", "TARGET", "ukuran", wajib=True, ditetapkan=True),
        KolomTabel("pagu", "PAGU", "rupiah", wajib=True, ditetapkan=True, lebar=20, desimal=0),
        KolomTabel("target_renstra", "KONDISI AKHIR", "ukuran", ditetapkan=True),
        KolomTabel("pagu_renstra", "Jumlah Pagu Renstra", "rupiah", ditetapkan=True, lebar=20, desimal=0),
        KolomTabel("penanggung_jawab", "PENANGGUNG JAWAB", lebar=24),
    ),
    ringkas=(BarisRingkas("total", "JUMLAH", JUMLAH),),
    relasi=(
        INDUK_PAGU,
        *(
            Relasi("KK201", "pagu", jumlah(Himpunan("pagu", h)), "total", varian, DASAR, "jumlah pagu")
            for varian, h in HIMPUNAN_RINCIAN.items()
        ),
        *(
            Relasi(
                "KK201", "pagu_renstra", SEMUA_TAHUN, baris, "berjumlah", DASAR, "pagu selama Renstra",
                isi=False, kosong="berjumlah",
            )
            for baris in ("data", "total")
        ),
    ),
    tolak=frozenset(
        {"realisasi", "capaian", "kemajuan", "normalisasi", "pembanding", "realisasi_anggaran", "analisis"}
    ),
    bergrup=True,
    sesuaikan=kolom_pendanaan,
    rincian=True,
    varian=varian_pendanaan,
    dasar=DASAR,
)  # fmt: skip
