"""Kolom per tribulan pada formulir pengukuran: nama baku kolom K, %, dan Rp di bawah kepala berkelompok.

Formulir evaluasi Renja dan pengukuran triwulanan menaruh TB I sampai IV di bawah satu kepala ("Realisasi Kinerja
pada Triwulan" lalu I, II, III, IV, lalu K dan Rp). Modul ini memberi kolom itu nama dan grup ("realisasi@TB II"),
dan menjawab apakah sebuah indikator menjumlah antar tribulan atau memakai nilai terakhir.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.tabel.capaian import RELASI_CAPAIAN
from kertas_kerja.tabel.kosakata import (
    KATA_TRIBULAN,
    KE_TRIBULAN,
    SAMPAI_DENGAN,
    TRIBULAN,
    TRIBULAN_KE,
    daun_polos,
    kenali_kepala,
    normalkan,
)
from kertas_kerja.tabel.ukuran_kelompok import sampai_kini, ukuran_kelompok

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from kertas_kerja.model import Baris, Kolom
    from kertas_kerja.tabel.dasar import Konteks, Relasi

    Sifat = Literal["cacah", "rasio", ""]

# Saringan murah atas semua kepala sebuah tabel; pola lain baru dikompilasi bila ia cocok.
_MUNGKIN = re.compile(
    r"\b(?:t[bwr]|q|tri\w+lan(?:an)?|k?q?uartal)[1-4]?\b"
    r"|\| ?(?:iv|k|rp|kinerja|fisik|vol\w*|keuangan|anggaran|rupiah)\W*(?:\n|$)"
)
_TOTAL = ("total", "jumlah")
_TB = rf"\b{KATA_TRIBULAN}[ .:-]*({KE_TRIBULAN})\b"
_KATA_TB = r"\b(?:tb|tw|triwulan(?:an)?|triwilan|tribulan|k?q?uartal)\b"
_TOTAL_SAMPAI = rf"(?:total|jumlah) .*{SAMPAI_DENGAN}"  # "Total Realisasi s/d Triwulan IV": yang setahun
_ULASAN = {"analisis"}  # namanya dilepas karena ia mengulas pengukuran, bukan karena kepalanya berulang
_KINERJA = frozenset({"k", "kinerja", "fisik", "volume", "vol"})
_UANG = frozenset({"rp", "rp.", "(rp", "keuangan", "anggaran", "rupiah"})
_KE_UANG = {
    "target": "pagu",
    "realisasi": "realisasi_anggaran",
    "capaian": "serapan",
    "target_renstra": "pagu_renstra",
    "realisasi_prev": "realisasi_anggaran_prev",
    "realisasi_renstra": "realisasi_anggaran_renstra",
    "kemajuan": "serapan_renstra",
}

_DIUKUR = r"realisasi|relisasi|capaian|progres|kinerja|%"

_SATUAN_RASIO = r"%|persen|indeks|index|nilai|skor|predikat|opini|poin|rasio|tingkat|kategori|level|\bper\b|‰|^tahun$"
_RATA = (
    r"\s*(?:\d+[.)]\s*)?(?:rata ?- ?rata|lama(?:nya)? |durasi|waktu|kecepatan|respon|usia|umur)"  # apa pun satuannya
)
_INDIKATOR_RASIO = (
    r"\s*(?:\d+[.)]\s*)?(?:persen|prosentase|indeks|index|nilai|skor|predikat|tingkat|rasio|rata|angka|capaian|opini)"
)
_INDIKATOR_CACAH = r"\s*(?:\d+[.)]\s*)?(?:jumlah|banyak|frekuensi|terlaksana|tersedia)"


def beri_tribulan(kolom: list[Kolom]) -> list[Kolom]:
    """Nama dan grup kolom tribulan dan kolom K/Rp, dibaca dari rantai kepalanya; kolom lain tidak berubah.

    Kolom yang kehilangan namanya karena kepala yang sama muncul lagi ("Total Realisasi" di sebelah empat kolom
    triwulan) mendapat namanya kembali bila nama itu masih bebas.
    """
    if _MUNGKIN.search("\n".join(k.judul for k in kolom).lower()) is None:
        return kolom
    rantai = _empat_bagian([_rantai(k.judul.split(" | ")) for k in kolom])
    if not any(_perlu(r) for r in rantai):
        return kolom
    hasil = [_kolom(k, r) for k, r in zip(kolom, rantai, strict=True)]
    hasil = _sampai_akhir(sampai_kini(hasil))
    return _capaian_berarti_realisasi(_tahunan(_jumlahnya(_pulihkan(_tanpa_ganda(hasil, kolom)))))


def _rantai(judul: list[str]) -> list[str]:
    """Rantai kepala yang dinormalkan; daun K atau Rp tanpa satuannya: "Kinerja (%)", "Anggaran (Rp)".

    Uang dalam persen bukan uang: "Keuangan (%)" tetap utuh.
    """
    *grup, daun = judul
    polos = daun_polos(daun)
    tanpa = polos in _KINERJA or (polos in _UANG and "%" not in daun)
    return [*map(normalkan, grup), polos if grup and tanpa else normalkan(daun)]


def _empat_bagian(rantai: list[list[str]]) -> list[list[str]]:
    """Rantai yang daunnya persis I, II, III, IV di bawah satu kepala berukuran ("Capaian 2025") menyebut triwulan."""
    daun: dict[str, list[str]] = {}
    for r in rantai:
        if len(r) > 1 and ukuran_kelompok(r[-2]) and not re.search(r"\b(?:tahun|thn) ke\b", r[-2]):
            daun.setdefault(" | ".join(r[:-1]), []).append(r[-1])
    bagian = {grup for grup, semua in daun.items() if semua == ["i", "ii", "iii", "iv"]}
    if not bagian:
        return rantai
    return [([*r[:-1], f"triwulan {r[-1]}"] if " | ".join(r[:-1]) in bagian and not tribulan(r) else r) for r in rantai]


def _perlu(rantai: list[str]) -> bool:
    return bool(tribulan(rantai)) or (len(rantai) > 1 and rantai[-1] in _KINERJA | _UANG)


def tribulan(rantai: list[str]) -> str:
    """ "TB II" bila rantai kepala (sudah dinormalkan) menyebut tribulan itu, selain itu ""."""
    for bagian in rantai:
        if cocok := re.findall(_TB, bagian):
            return TRIBULAN_KE[cocok[-1]]
    if any(re.search(_KATA_TB, b) for b in rantai[:-1]):
        return next((TRIBULAN_KE[b] for b in rantai[1:] if b in TRIBULAN_KE), "")
    return ""


def _kolom(kolom: Kolom, rantai: list[str]) -> Kolom:
    if any(re.match(_TOTAL_SAMPAI, b) for b in rantai[:-1]):
        nama = kenali_kepala(rantai[-1]).nama or kenali_kepala(rantai[-1].removeprefix("total ")).nama
        return kolom._replace(nama=nama or kolom.nama, grup="")
    periode = tribulan(rantai)
    daun = rantai[-1] if len(rantai) > 1 else ""
    if not periode and (daun not in _KINERJA | _UANG or (kolom.nama == "pagu" and _tentang_anggaran(rantai[0]))):
        return kolom
    if kolom.nama and periode and daun not in _KINERJA | _UANG | {"%"}:
        return kolom._replace(grup=periode)
    kata = " ".join(re.sub(_TB, " ", b) for b in rantai if b not in TRIBULAN_KE).strip()
    ukuran = ukuran_kelompok(kata)
    if daun == "%" and ukuran in (None, "realisasi", "target"):
        return kolom._replace(nama="capaian", grup=periode)
    if ukuran is None:
        ukuran = "realisasi" if periode else kolom.nama
    if daun in _UANG:
        ukuran = _KE_UANG.get(ukuran, ukuran)
    return kolom._replace(nama=ukuran, grup=periode)


def tanpa_rencana(asal: list[Kolom], kolom: list[Kolom]) -> list[Kolom]:
    """ "Triwulan | I" sampai IV tanpa kata realisasi atau capaian di kepala mana pun bukan realisasi.

    `kolom` adalah `asal` sesudah `beri_tribulan`.
    """
    duga = [k.nama == "realisasi" and bool(k.grup) and not a.nama for a, k in zip(asal, kolom, strict=True)]
    if not any(duga) or any(a.nama in ("realisasi", "capaian") for a in asal):
        return kolom
    if any(d and re.search(_DIUKUR, k.judul.lower()) for d, k in zip(duga, kolom, strict=True)):
        return kolom
    return [k._replace(nama="") if d else k for d, k in zip(duga, kolom, strict=True)]


def _tentang_anggaran(grup: str) -> bool:
    """Benar bila kelompoknya hanya memuat anggaran: "Anggaran" di bawah "Realisasi Anggaran" adalah pagunya."""
    return re.search(r"anggaran|keuangan", grup) is not None and re.search(r"kinerja|fisik|target", grup) is None


def _sampai_akhir(kolom: list[Kolom]) -> list[Kolom]:
    """ "Realisasi s.d. Triwulan IV" di samping realisasi triwulan IV sendiri adalah yang setahun."""
    sendiri = {k.kunci for k in kolom if not _bersampai(k)}
    hasil = list(kolom)
    for i, k in enumerate(kolom):
        if k.grup == TRIBULAN[-1] and k.kunci in sendiri and k.nama not in sendiri and _bersampai(k):
            sendiri.add(k.nama)
            hasil[i] = k._replace(grup="")
    return hasil


def _bersampai(kolom: Kolom) -> bool:
    return " | " not in kolom.judul and re.search(SAMPAI_DENGAN, normalkan(kolom.judul)) is not None


def _tanpa_ganda(hasil: list[Kolom], asal: list[Kolom]) -> list[Kolom]:
    """Dari dua kolom bernama sama, yang namanya baru diberikan mengalah; sel gabungan cukup sekali."""
    ada: dict[str, int] = {}
    for i, k in enumerate(hasil):
        if not k.nama:
            continue
        lama = ada.setdefault(k.kunci, i)
        if lama != i:
            mengalah = lama if asal[lama].nama != hasil[lama].nama and asal[i].nama == k.nama else i
            hasil[mengalah] = hasil[mengalah]._replace(nama="")
            ada[k.kunci] = lama + i - mengalah
    return hasil


def _pulihkan(kolom: list[Kolom]) -> list[Kolom]:
    ada = {k.kunci for k in kolom if k.nama} | _ULASAN
    hasil = []
    for i, k in enumerate(kolom):
        if not k.nama and k.judul and " | " not in k.judul and (i == 0 or kolom[i - 1].judul != k.judul):
            nama = kenali_kepala(k.judul).nama or kenali_kepala(k.judul.rstrip(" ()%")).nama
            baru = k._replace(nama=nama or "", grup="")
            if baru.nama and baru.kunci not in ada:
                ada.add(baru.kunci)
                k = baru
        hasil.append(k)
    return hasil


def _jumlahnya(kolom: list[Kolom]) -> list[Kolom]:
    """ "Total" tepat di kanan target atau realisasi TB IV adalah yang setahun, bila belum ada kolomnya."""
    kunci = [k.kunci for k in kolom]
    hasil = list(kolom)
    for nama in ("target", "realisasi"):
        letak = kunci.index(f"{nama}@{TRIBULAN[3]}") + 1 if f"{nama}@{TRIBULAN[3]}" in kunci else len(kolom)
        if nama not in kunci and letak < len(kolom) and normalkan(kolom[letak].judul) in _TOTAL:
            hasil[letak] = kolom[letak]._replace(nama=nama, grup="")
    return hasil


def _tahunan(kolom: list[Kolom]) -> list[Kolom]:
    """Satu tahun di samping tribulan adalah nilai setahun: "Target 2025" di sebelah "Target TB IV".

    Bila hanya satu tribulan yang diukur dan punya target sendiri, target setahun bukan pembaginya, dan capaian
    terhadap target setahun bukan capaiannya: `target_setahun`, `capaian_setahun`.
    """
    tahun = {k.grup for k in kolom if k.grup and k.grup not in TRIBULAN}
    if len(tahun) == 1:
        kolom = [k._replace(grup="") if k.grup in tahun else k for k in kolom]
    tb = {k.grup for k in kolom if k.grup in TRIBULAN}
    if len(tb) == 1 and any(k.nama == "target" and k.grup for k in kolom):
        realisasi = [k for k in kolom if k.nama == "realisasi"]
        if all(k.grup or re.search(_TB, normalkan(k.judul)) for k in realisasi):
            dua = {"target"} | {k.nama for k in kolom if k.nama == "capaian" and k.grup}
            return [_terhadap_setahun(k) if k.nama in dua and not k.grup else k._replace(grup="") for k in kolom]
    return kolom


def _terhadap_setahun(kolom: Kolom) -> Kolom:
    return kolom._replace(nama=f"{kolom.nama}_setahun")


def _capaian_berarti_realisasi(kolom: list[Kolom]) -> list[Kolom]:
    """ "Capaian | TW 1" di samping "Capaian Total (%)" adalah realisasi tribulan bila tidak ada kolom realisasi."""
    nama = {k.kunci for k in kolom if k.nama}
    per_tb = [k for k in kolom if k.nama == "capaian" and k.grup in TRIBULAN]
    if len(per_tb) < 2 or "capaian" not in nama or any(k.split("@")[0] == "realisasi" for k in nama):
        return kolom
    if any("%" in k.judul or "persen" in k.judul.lower() for k in per_tb):
        return kolom
    return [k._replace(nama="realisasi") if k in per_tb else k for k in kolom]


def sifat(baris: Baris) -> Sifat:
    """Bagaimana indikator baris itu berjalan sepanjang tahun.

    `cacah` menjumlah antar tribulan (dokumen, orang, rupiah), `rasio` memakai nilai terakhir (persen, indeks,
    nilai, predikat), "" bila tidak dapat dipastikan.
    """
    satuan, indikator = baris.ambil("satuan"), baris.ambil("indikator")
    teks = indikator.teks.lower() if indikator is not None else ""
    if satuan is not None and satuan.teks:
        return "rasio" if re.search(_SATUAN_RASIO, satuan.teks.lower()) or re.match(_RATA, teks) else "cacah"
    angka = [
        s.angka for k, s in baris.sel.items() if s.angka is not None and k.split("@")[0] in ("target", "realisasi")
    ]
    if any(a.persen for a in angka):
        return "rasio"
    if any(a.satuan for a in angka):
        return "cacah"
    return "rasio" if re.match(_INDIKATOR_RASIO, teks) else "cacah" if re.match(_INDIKATOR_CACAH, teks) else ""


def capaian_kumulatif(baris: Baris) -> bool:
    """Benar bila capaian TB II dan seterusnya memakai realisasi sampai dengan tribulan itu.

    Hanya mungkin bila tribulan tidak punya target sendiri: target setahun 12, realisasi 3 setiap tribulan,
    capaian 25%, 50%, 75%, 100%.
    """
    if baris.ambil("realisasi@TB I") is None or baris.ambil("target@TB II") is not None:
        return False
    target = baris.ambil("target")
    if target is None or target.angka is None or not target.angka.nilai:
        return False
    jumlah, banyak = Decimal(0), 0
    for tb in TRIBULAN:
        realisasi, capaian = baris.ambil(f"realisasi@{tb}"), baris.ambil(f"capaian@{tb}")
        if realisasi is None or realisasi.angka is None or capaian is None or capaian.angka is None:
            break
        jumlah += realisasi.angka.nilai
        if not capaian.angka.selang().memuat(jumlah / target.angka.nilai):
            return False
        banyak += bool(realisasi.angka.nilai)
    return banyak > 1


def _bukan_kumulatif(relasi: Relasi) -> Relasi:
    semula = relasi.syarat

    def syarat(baris: Baris, konteks: Konteks) -> bool:
        return (semula is None or semula(baris, konteks)) and not capaian_kumulatif(baris)

    return relasi._replace(syarat=syarat)


# Capaian setiap tribulan dari target dan realisasinya sendiri; baris berkumulatif diperiksa KK118.
RELASI_CAPAIAN_TRIBULAN = tuple(_bukan_kumulatif(r) for r in RELASI_CAPAIAN)
