"""Penilaian Kinerja Organisasi (PKO): capaian, normalisasi, koreksi AKIP, nilai akhir, NKO, predikat."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.angka import Selang
from kertas_kerja.rumus.ekspresi import (
    Himpunan,
    Kolom,
    Parameter,
    Ringkas,
    Tetapan,
    jumlah,
    maks,
    min_,
    pita,
    rata,
)
from kertas_kerja.tabel.capaian import RELASI_CAPAIAN
from kertas_kerja.tabel.dasar import JUMLAH, RATA, BarisRingkas, Deklarasi, KolomTabel, Relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.angka import Angka
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.tabel.dasar import Konteks

capaian, normalisasi, koreksi = Kolom("capaian"), Kolom("normalisasi"), Kolom("koreksi")
tarif = Parameter("tarif_koreksi")
_DIKURANGI = r"\(1\) ?[-–] ?\(2\)"
DASAR = "perbup-jombang-47-2022"


def varian_koreksi(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`tarif` bila kolom (2) berisi tarif (10%), `poin` bila berisi poin (10% × 105,29% = 10,53%).

    Kolom (2) yang masih kosong berisi poin bila kepala kolom (3) mengurangkannya: "(1) - (2)". Tanpa kolom koreksi
    variannya `tanpa`: nilai akhir dihitung dengan tarif langsung.
    """
    if not tabel.punya("koreksi"):
        return frozenset({"tanpa"})
    pasangan = [
        (sel.angka, _dasar_poin(baris, konteks))
        for baris in tabel.data()
        if (sel := baris.ambil("koreksi")) and sel.angka
    ]
    if not pasangan and any(re.search(_DIKURANGI, k.judul) for k in tabel.kolom):
        return frozenset({"poin"})
    tarif_resmi = {t.tarif for t in konteks.profil.koreksi_akip.values()}
    bertarif = sum(angka.nilai in tarif_resmi for angka, _ in pasangan)
    if bertarif == len(pasangan):
        return frozenset({"tarif"})
    poin = max(sum(_kali_tarif(tarif, *satu) for satu in pasangan) for tarif in tarif_resmi if tarif)
    return frozenset({"poin" if poin > bertarif else "tarif"})


def varian_pko(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """Seperti `varian_koreksi`; `predikat_sebaris` bila tabelnya tidak punya baris predikat di bawah NKO."""
    sebaris = {"predikat_sebaris"} if tabel.ringkas("nko") and not tabel.ringkas("predikat") else set[str]()
    return varian_koreksi(tabel, konteks) | sebaris


def _dasar_poin(baris: Baris, konteks: Konteks) -> Selang | None:
    """Yang dikalikan tarif: normalisasi, atau bila masih kosong capaian (realisasi ÷ target) yang dinormalkan."""
    angka = {k: s.angka for k, s in baris.sel.items() if s.angka is not None}
    if "normalisasi" in angka:
        return angka["normalisasi"].selang()
    nilai = {k: a.nilai for k, a in angka.items()}
    if "capaian" not in nilai and nilai.get("target") and "realisasi" in nilai:
        nilai["capaian"] = nilai["realisasi"] / nilai["target"]
    asal = nilai.get("capaian")
    if asal is None:
        return None
    dasar = min(max(asal, Decimal(0)), konteks.profil.parameter["batas_normalisasi"])
    return Selang(dasar, dasar)


def _kali_tarif(tarif: Decimal, koreksi: Angka, dasar: Selang | None) -> bool:
    """Benar bila tarif itu dikali normalisasi memberi koreksi tertulis, menurut pembulatan keduanya."""
    return dasar is not None and koreksi.selang().beririsan(Selang(dasar.bawah * tarif, dasar.atas * tarif))


SEMUA_KECUALI_SATU = 3


def tarif_baris(tabel: Tabel, konteks: Konteks, semua: bool = False) -> Decimal | None:
    """Tarif resmi yang menghasilkan koreksi sedikitnya dua baris dan dua pertiga baris tabel; None bila tidak ada.

    `semua`: sedikitnya dua baris, dan setiap baris; di antara lebih dari tiga baris, semua kecuali satu.

    Predikat AKIP milik organisasi, jadi tarifnya satu untuk semua baris: baris yang lain tarifnya keliru.
    """
    poin = "poin" in varian_koreksi(tabel, konteks)
    pasangan = [
        (k.angka, n.angka if n else None)
        for b in tabel.data()
        if (k := b.ambil("koreksi")) and k.angka and ((n := b.ambil("normalisasi")) or not poin)
    ]
    perlu = len(pasangan) - (len(pasangan) > SEMUA_KECUALI_SATU)
    for tarif in sorted({t.tarif for t in konteks.profil.koreksi_akip.values()}):
        cocok = sum(_dari_tarif(tarif, k, n if poin else None) for k, n in pasangan)
        if cocok > 1 and (cocok >= perlu if semua else cocok * 3 >= len(pasangan) * 2):
            return tarif
    return None


def _dari_tarif(tarif: Decimal, koreksi: Angka, normalisasi: Angka | None) -> bool:
    """Benar bila tarif itu (dikali normalisasi, pada kolom berisi poin) memberi koreksi tertulis."""
    return koreksi.nilai == tarif if normalisasi is None else _kali_tarif(tarif, koreksi, normalisasi.selang())


TABEL = Deklarasi(
    kind="pko",
    judul="Penilaian Kinerja Organisasi",
    uraian="Capaian tiap indikator dinormalkan paling tinggi 110%, dikoreksi menurut predikat AKIP, lalu dirata-rata.",
    kata_judul=r"penilaian kinerja organisasi|\bpko\b|capaian kinerja",
    salah_satu=("normalisasi", "nilai_akhir"),
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("sasaran", "Kinerja", lebar=34),
        KolomTabel("indikator", "Indikator Kinerja", wajib=True, lebar=34),
        KolomTabel("satuan", "Satuan", lebar=10),
        KolomTabel("polaritas", "Polaritas", lebar=12),
        KolomTabel("target", "Target", "ukuran", wajib=True, ditetapkan=True),
        KolomTabel("realisasi", "Realisasi", "ukuran", wajib=True),
        KolomTabel("capaian", "Capaian", "persen"),
        KolomTabel("normalisasi", "Normalisasi Capaian PK (1)", "persen"),
        KolomTabel("koreksi", "Koreksi Normalisasi Capaian PK berdasarkan Predikat AKIP (2)", "persen"),
        KolomTabel("nilai_akhir", "Nilai Akhir Capaian PK (3) (1) x (100% - (2))", "persen"),
        KolomTabel("predikat", "Keterangan", "predikat", dari=("keterangan",), lebar=24),
    ),
    ringkas=(
        BarisRingkas(
            "nko",
            "Nilai Kinerja Organisasi (NKO) atau Rata-rata Capaian PK (5)",
            rf"nilai kinerja organisasi|\bnko\b|{RATA}",
        ),
        BarisRingkas("predikat", "Predikat PKO (6)", r"predikat|kategori"),
        BarisRingkas("total", "Total Capaian PK (4)", JUMLAH),
    ),
    relasi=(
        *RELASI_CAPAIAN,
        Relasi(
            "KK102",
            "normalisasi",
            min_(maks(capaian, Tetapan(0)), Parameter("batas_normalisasi")),
            dasar=DASAR,
            nama="normalisasi",
        ),
        Relasi("KK103", "koreksi", tarif, varian="tarif", dasar=DASAR, nama="koreksi"),
        Relasi("KK103", "koreksi", tarif * normalisasi, varian="poin", dasar=DASAR, nama="koreksi"),
        Relasi(
            "KK104",
            "nilai_akhir",
            normalisasi * (Tetapan(1) - koreksi),
            varian="tarif",
            dasar=DASAR,
            nama="nilai akhir",
        ),
        Relasi("KK104", "nilai_akhir", normalisasi - koreksi, varian="poin", dasar=DASAR, nama="nilai akhir"),
        Relasi(
            "KK104",
            "nilai_akhir",
            normalisasi * (Tetapan(1) - tarif),
            varian="tanpa",
            dasar=DASAR,
            nama="nilai akhir",
        ),
        Relasi("KK105", "predikat", pita(Kolom("nilai_akhir"), "predikat_pko"), dasar=DASAR, nama="predikat"),
        Relasi("KK201", "nilai_akhir", jumlah(Himpunan("nilai_akhir")), baris="total", dasar=DASAR, nama="total"),
        Relasi("KK202", "nilai_akhir", rata(Himpunan("nilai_akhir")), baris="nko", dasar=DASAR, nama="NKO"),
        Relasi(
            "KK203",
            "nilai_akhir",
            pita(Ringkas("nko", "nilai_akhir"), "predikat_pko"),
            baris="predikat",
            dasar=DASAR,
            nama="predikat PKO",
        ),
        Relasi(
            "KK203",
            "predikat",
            pita(Kolom("nilai_akhir"), "predikat_pko"),
            baris="nko",
            dasar=DASAR,
            nama="predikat NKO",
            isi=False,  # biasanya tertulis pada baris predikat di bawahnya
            kosong="predikat_sebaris",
        ),
    ),
    varian=varian_pko,
    dasar=DASAR,
)
