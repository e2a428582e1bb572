"""Nama baku sebuah kepala kolom: sama persis setelah dinormalkan, lalu menurut pola awal kalimat."""

from __future__ import annotations

import re
from functools import lru_cache

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.tabel.kosakata import kata_anggaran, kata_kinerja, kata_penilaian, kata_sumber_daya
from kertas_kerja.tabel.kosakata.periode import pisah_periode
from kertas_kerja.tabel.kosakata.pola import menurut_pola
from kertas_kerja.tabel.kosakata.singkatan import panjangkan
from kertas_kerja.tabel.kosakata.teks import normalkan, sambungkan
from kertas_kerja.tabel.kosakata.unsur import UNSUR, kode_unsur

# Kata kepala kolom menurut nama bakunya.
KOSAKATA = kata_kinerja.KATA | kata_anggaran.KATA | kata_penilaian.KATA | kata_sumber_daya.KATA
TEPAT = {kata: nama for nama, daftar in KOSAKATA.items() for kata in daftar}

TERPANJANG = 160  # huruf; teks sel yang lebih panjang bukan kepala kolom
_NOMOR_KOLOM = r" *\((?:[a-z©]|\d{1,2}(?: *[-+/:x×÷*=] *\d{1,3}%?)*)\)"  # "(6)", "(6=5/4)", "(4-5)"
# "(b/a x 100%)", "= Realisasi/Target x 100%", "(c-d)": rumus yang ditulis di kepala kolom.
_OPERAN = r"(?:[a-z]\b|\d{1,3}%?|realisasi(?: anggaran)?|target|pagu|anggaran|capaian|serapan)"
_RUMUS_KEPALA = rf"(?! *\(n *-) *[=(](?: *[=(])* *{_OPERAN}(?: *[-+/:x×÷*] *{_OPERAN})+ *\)?(?: *[x×*] *100 ?%?)? *\)*"
BATAS_TERTULIS = r"(?i) *\(? *\b(?:mak[sx]\w*\.?|dibatasi|tertinggi|paling tinggi) *(\d{3}) ?%\)?"  # "(maks. 100%)"
# "Target 1)", "Realisasi*)", "Capaian **) (%)": tanda catatan kaki; "bobot * nilai" bukan.
_TANDA_KAKI = r"(?<=\w)\*+\)?(?= |$)| \*+\)(?= |$)"
_NOMOR_KAKI = r"^([^()]*[^\W\d])(?: ?\d{1,2}\)| ?[¹²³⁴-⁹]+[)⁾]?)(?= |$)"
_SATUAN_KEPALA = frozenset(
    (
        "%", "persen", "100%", "poin", "rp", "rupiah", "dalam rupiah", "dalam rp", "rp ribu", "ribu rp", "ribu rupiah",
        "dalam ribu rupiah", "rp 000", "rp. 000", "rp juta", "juta rp", "juta rupiah", "dalam juta rupiah",
        "dalam ribuan", "dalam jutaan", "dalam ribuan rupiah", "dalam jutaan rupiah",
        "miliar rupiah", "nilai", "satuan", "angka", "skor",
        # Singkatan di belakang kepala kolom: "Sasaran Strategis (SS)", "Target (Satuan)".
        "ss", "sp", "sk", "iku", "ik", "ikk", "ikp", "iks", "ikss", "pk",
    )
)  # fmt: skip
_SEBUTAN = frozenset({"jumlah", "total", "besaran", "volume"})
_KE_PERSEN = {"realisasi_anggaran": "serapan"}
_KE_RUPIAH = {"target": "pagu", "realisasi": "realisasi_anggaran", "serapan": "realisasi_anggaran"}
# Kepala angka: kata apa pun dalam kurung di belakangnya sebuah satuan ("Target (Dokumen)").
_BERSATUAN = frozenset(
    {
        *("target", "target_prev", "target_renstra", "realisasi", "realisasi_prev", "capaian"),
        *("pagu", "realisasi_anggaran", "sisa"),
    }
)
_PERIODE_DI_NAMA = frozenset({"target_prev", "realisasi_prev", "target_renstra", "kemajuan"})


class KataKepala(NamedTuple):
    """Hasil pengenalan satu kepala kolom: nama baku (None bila tak dikenal), periode, kecocokan 0..1.

    `lengkap` memuat semua periode yang tertulis: "TW III 2025" berperiode "TB III", lengkapnya "TB III 2025".
    """

    nama: str | None
    periode: str = ""
    cocok: float = 0.0
    lengkap: str = ""


@lru_cache(maxsize=4096)
def kenali_kepala(teks: str) -> KataKepala:
    """Nama baku sebuah kepala kolom tanpa menebak: sama persis atau menurut pola awal kalimat."""
    return cari(bersihkan(teks)) if 0 < len(teks) <= TERPANJANG else KataKepala(None)


def bersihkan(teks: str) -> str:
    """Kepala kolom tanpa nomor kolomnya dan tanda catatan kakinya, dengan ejaan "persentase"."""
    teks = _tanpa_catatan_kaki(sambungkan(teks))
    teks = re.sub(_NOMOR_KOLOM, "", teks.lower()) if "(" in teks else teks
    if "(" in teks or "=" in teks:
        teks = re.sub(r" \(%\) (?=[a-z])", " ", re.sub(_RUMUS_KEPALA, "", teks.lower()))
    teks = re.sub(BATAS_TERTULIS, "", teks) if "0" in teks and "%" in teks else teks
    return normalkan(teks).replace("prosentase", "persentase")


def _tanpa_catatan_kaki(teks: str) -> str:
    if teks.isascii() and ")" not in teks and "*" not in teks:
        return teks
    return re.sub(_NOMOR_KAKI, r"\1", re.sub(_TANDA_KAKI, "", teks))


def cari(bersih: str) -> KataKepala:
    """Nama baku kepala kolom yang sudah dibersihkan, bila perlu setelah singkatannya ditulis lengkap."""
    kata = _cari(bersih)
    if kata.nama or (lengkap := panjangkan(bersih)) == bersih:
        return kata
    panjang = _cari(lengkap)
    return panjang._replace(cocok=min(panjang.cocok, 0.9)) if panjang.nama else kata


def _cari(bersih: str) -> KataKepala:
    if bersih in TEPAT:
        return KataKepala(TEPAT[bersih], "", 1.0)
    berpola = menurut_pola(bersih)
    if berpola in _PERIODE_DI_NAMA:
        return KataKepala(berpola, pisah_periode(bersih)[1], 0.9)
    tanpa, periode, lengkap = pisah_periode(bersih)
    tanpa = tanpa.rstrip(")")
    if not tanpa:
        return KataKepala(None, periode, 0.5 if periode else 0.0, lengkap)
    garing = tanpa.replace(" /", "/").replace("/ ", "/") if "/" in tanpa else tanpa
    for calon in (tanpa, garing, tanpa + " (%" if tanpa.endswith("%") else garing):
        if calon in TEPAT:
            return KataKepala(TEPAT[calon], periode, 1.0, lengkap)
    berpola = (berpola if garing == bersih else menurut_pola(garing)) or _tanpa_satuan(garing)
    if not berpola and (unsur := kode_unsur(bersih)):
        return KataKepala(UNSUR, unsur, 0.9, unsur)
    berpola = berpola or _dua_bahasa(tanpa)
    return KataKepala(berpola, periode, 0.9 if berpola else 0.0, lengkap)


def _dua_bahasa(teks: str) -> str | None:
    """Nama baku kepala yang menyebut hal yang sama dua kali: "Achievement / Capaian (%)", "Satuan/Unit"."""
    kiri, garis, kanan = teks.partition("/")
    if not garis or "/" in kanan:
        return None
    nama = {_tepat(kiri.strip()), _tepat(kanan.strip()) or _tanpa_satuan(kanan.strip())}
    return nama.pop() if len(nama) == 1 else None


def _tanpa_satuan(teks: str) -> str | None:
    """Nama baku kepala yang diikuti satuan dalam kurung: "Sisa Anggaran (Rp)", "Persentase (%)", "Target (Unit)".

    Sebutan umum di depannya berarti yang di dalam kurung: "Jumlah (Target)".
    """
    pokok, kurung, satuan = teks.rpartition(" (")
    if not kurung or not (satuan in _SATUAN_KEPALA or satuan.isalpha()):
        return None
    if pokok in _SEBUTAN:
        return TEPAT.get(satuan)
    nama = _tepat(pokok)
    if satuan not in _SATUAN_KEPALA:
        return _tepat(f"{pokok} {satuan}") or (nama if nama in _BERSATUAN else None)
    if satuan in ("%", "persen"):
        return _KE_PERSEN.get(nama or "", nama)
    return _KE_RUPIAH.get(nama or "", nama) if "rp" in satuan or "rupiah" in satuan else nama


def _tepat(teks: str) -> str | None:
    return TEPAT.get(teks) or menurut_pola(teks)
