"""Canonical names of the columns of a header block, from group and leaf texts, periods and what stands below."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from kertas_kerja.angka import baca_angka
from kertas_kerja.kenali.kepala_bagian import tanpa_bagian, tanpa_sebagian, terkumpul
from kertas_kerja.kenali.kepala_bernomor import bernomor, urutan
from kertas_kerja.kenali.kepala_tetangga import menurut_tetangga
from kertas_kerja.kenali.pasangan import beri_deret_tribulan, beri_singkatan, capaian_diukur, nilai_berbobot
from kertas_kerja.kenali.target_setahun import pilih_target
from kertas_kerja.model import Kolom
from kertas_kerja.tabel.kosakata import (
    KOSAKATA,
    UNSUR,
    KataKepala,
    daun_polos,
    kenali_mirip,
    normalkan,
    sambungkan,
)
from kertas_kerja.tabel.perubahan import tanpa_murni

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.kenali.kisi import Kisi

_SAMPAI = ("", "s.d ", "s.d. ", "s/d ", "sd ", "sampai dengan ")
DAUN_PENDEK = frozenset(
    [
        "k",
        "rp",
        "rp.",
        "%",
        "i",
        "ii",
        "iii",
        "iv",
        "t",
        "r",
        "c",
        "kinerja",
        "fisik",
        "keuangan",
        "volume",
        "koefisien",
    ]
) | {f"{sd}bulan {kapan}" for sd in _SAMPAI for kapan in ("lalu", "ini", "sebelumnya", "sekarang")}
_ANGGARAN = r"(?i)anggaran|keuangan|pagu|belanja|\brp\b"
_NAMA_ANGGARAN = frozenset({"pagu", "realisasi_anggaran", "serapan"})
_SINGKATAN = {"t": "target", "r": "realisasi"}  # "Tahun 2024" dengan T, R, % di bawahnya
_KE_ANGGARAN = {"target": "pagu", "realisasi": "realisasi_anggaran", "capaian": "serapan", "sasaran": "pagu"}
# "Target" and "Capaian" below "Akhir Renstra 2026" are those of the last year of the plan.
_AKHIR_RENSTRA = (
    r"(?:^(target |kondisi )?(kinerja )?(pada )?|\b(?:terhadap|thd) target )"
    r"akhir (tahun |periode |masa )?(renstra|rpjmd|rpd|\(?20\d\d)"
)
_BUKAN_PERSEN = frozenset({"target", "realisasi", "sasaran"})
_TERUKUR = ("target", "realisasi")
_KE_RENSTRA = {"target": "target_renstra", "capaian": "kemajuan"}
KOLOM_TEKS = frozenset({"no", "kode", "tujuan", "sasaran", "indikator", "program", "komponen", "satuan", "desa"})
_BERISI_KATA = KOLOM_TEKS | {
    "predikat", "keterangan", "penanggung_jawab", "formula", "sumber_data", "polaritas", "analisis", "tindak_lanjut",
    "bukti", "menunjang", "jabatan", "barang", "no_dokumen", "rekomendasi",
}  # fmt: skip


def namai(kisi: Kisi, atas: int, bawah: int, kiri: int, kanan: int, baris_nomor: int | None) -> list[Kolom]:
    """Canonical names of the columns of a header block, from group and leaf texts without the numbering row."""
    baris = [b for b in range(atas, bawah + 1) if b != baris_nomor]
    semua = [_rantai(kisi, baris, indeks, kiri) for indeks in range(kiri, kanan + 1)]
    terbaca = bernomor(semua)
    kolom = [
        Kolom(_nama_kolom(baca), kiri + i, " | ".join(tulis))
        for i, (tulis, baca) in enumerate(zip(semua, terbaca, strict=True))
    ]
    periode = [_periode(rantai) for rantai in terbaca]
    bawah = max(baris_nomor or 0, bawah)
    hasil = _bedakan(kisi, _kelompokkan(menurut_tetangga(beri_singkatan(kolom)), periode), bawah)
    hasil = beri_deret_tribulan(tanpa_murni(hasil, "target"))
    return nilai_berbobot(kisi, capaian_diukur(kisi, hasil, bawah), bawah)


def _periode(rantai: list[str]) -> list[str]:
    """The periods over a column from coarse to fine: the group's, then all that are written."""
    if ke := urutan(rantai):
        return [ke]
    kata = [k for k in map(kenali_mirip, rantai) if k.periode]
    if not kata:
        return [""]
    semua = " ".join(dict.fromkeys(p for k in kata for p in k.lengkap.split(" ") if p != "TB"))
    return [kata[0].periode, kata[0].lengkap, kata[-1].periode, " ".join(k.lengkap for k in kata), semua]


def _kelompokkan(kolom: list[Kolom], periode: list[list[str]]) -> list[Kolom]:
    """The coarsest period that tells the columns of every name apart."""
    for i in range(max((len(p) for p in periode), default=1)):
        hasil = [k._replace(grup=p[min(i, len(p) - 1)]) for k, p in zip(kolom, periode, strict=True)]
        kunci = [k.kunci for k in hasil if k.nama and k.grup]
        if len(kunci) == len(set(kunci)):
            return hasil
    return [k._replace(grup=p[0]) for k, p in zip(kolom, periode, strict=True)]


def _rantai(kisi: Kisi, baris: list[int], indeks: int, kiri: int) -> list[str]:
    """The header texts that stand over a column in these rows, group first, each once."""
    rantai: list[str] = []
    for i, nomor in enumerate(baris, 1):
        teks = kisi.teks(nomor, indeks)
        if not teks and _berdaun(kisi, baris[i:], indeks):
            teks = _grup_kiri(kisi, nomor, baris[i:], indeks, kiri)
        if teks and (not rantai or normalkan(rantai[-1]) != normalkan(teks)):
            rantai.append(" ".join(sambungkan(teks).split()))
    return rantai


def _berdaun(kisi: Kisi, bawahnya: list[int], kolom: int) -> bool:
    return any(kisi.teks(b, kolom) for b in bawahnya)


def _grup_kiri(kisi: Kisi, nomor: int, bawahnya: list[int], indeks: int, kiri: int) -> str:
    """The unmerged group text to the left that stands over a column as well: all between have leaves below."""
    for kolom in range(indeks - 1, kiri - 1, -1):
        area = kisi.gabungan(nomor, kolom)
        if area is not None and (area.right < indeks or area.bottom > nomor):
            return ""
        if teks := kisi.teks(nomor, kolom):
            return teks if _berdaun(kisi, bawahnya, kolom) else ""
        if not _berdaun(kisi, bawahnya, kolom):
            return ""
    return ""


def _nama_kolom(rantai: list[str]) -> str:
    if not rantai:
        return ""
    kata = [kenali_mirip(t) for t in rantai]
    daun = kata[-1]
    if urutan(rantai).startswith("U"):
        return UNSUR
    if daun.nama is None or (len(rantai) > 1 and daun_polos(rantai[-1]) in DAUN_PENDEK):
        return _nama_dari_grup(rantai, kata)
    if any("pertumbuhan" in t.lower() for t in rantai[:-1]):  # of what the leaf names, not the amount itself
        return ""
    grup = zip(rantai[:-1], kata[:-1], strict=True)
    if daun.nama in _KE_ANGGARAN and any(k.nama in _NAMA_ANGGARAN or re.search(_ANGGARAN, t) for t, k in grup):
        persen = uang_persen(rantai[:-1]) or (daun.nama == "target" and berpersen(rantai[-1]))
        return "" if daun.nama in _BUKAN_PERSEN and persen else _KE_ANGGARAN[daun.nama]
    if daun.nama in _KE_RENSTRA and any(re.search(_AKHIR_RENSTRA, normalkan(t)) for t in rantai[:-1]):
        return _KE_RENSTRA[daun.nama]
    return daun.nama


def uang_persen(grup: list[str]) -> bool:
    """Whether a group over money says that it is in percent: "Keuangan (%)"; what stands below is no rupiah."""
    return any(re.search(_ANGGARAN, t) and berpersen(t) for t in grup)


def berpersen(teks: str) -> bool:
    """Whether a header says its unit in brackets, and it is percent."""
    return "(" in teks and re.search(r"\(\s*(?:%|persen)\s*\)", teks.lower()) is not None


def _nama_dari_grup(rantai: list[str], kata: list[KataKepala]) -> str:
    nama = next((k.nama for k in reversed(kata[:-1]) if k.nama), None) or ""
    uang = nama in _NAMA_ANGGARAN or any(re.search(_ANGGARAN, t) for t in rantai[:-1])
    daun = daun_polos(rantai[-1])
    if daun == "keuangan" and "%" in rantai[-1]:
        return "serapan" if nama in ("realisasi", "capaian") else ""
    if nama == "target" and re.fullmatch(r"20\d\d", daun) and normalkan(rantai[-2]).startswith("target akhir"):
        return "target_renstra"
    if daun in ("rp", "keuangan"):
        return _KE_ANGGARAN.get(nama, nama) or ("pagu" if uang else "")
    if daun == "%":
        return "serapan" if uang else "capaian"
    if daun in _SINGKATAN and nama in ("", "capaian", "sasaran"):
        return _SINGKATAN[daun]
    return nama or (kata[-1].nama or "")


def _bedakan(kisi: Kisi, kolom: list[Kolom], bawah: int) -> list[Kolom]:
    """Keep a period only where it tells columns apart; settle headers that occur twice."""
    kolom = tanpa_sebagian(pilih_target(kisi, _tanpa_kepala(kisi, kolom, bawah), bawah))
    jumlah: dict[str, set[str]] = {}
    for k in kolom:
        if k.nama:
            jumlah.setdefault(k.nama, set()).add(k.grup)
    hasil = [k if k.nama and len(jumlah[k.nama]) > 1 else k._replace(grup="") for k in kolom]
    hasil = tanpa_bagian(kisi, _target_tahunan(_capaian_berarti_realisasi(hasil)), bawah, DAUN_PENDEK)
    terlihat: dict[str, int] = {}
    for i, k in enumerate(hasil):
        if not k.nama:
            continue
        if k.kunci in terlihat:
            lama = terlihat[k.kunci]
            terukur = _diukur_kemudian(hasil, lama, i) or (
                _indikator_terukur(hasil, lama, i) and _berisi_teks(kisi, bawah, k.indeks)
            )
            if terukur or terkumpul(hasil, hasil[lama], k) or _yang_kedua(kisi, bawah, hasil[lama], k):
                hasil[lama] = hasil[lama]._replace(nama=_nama_uraian(k.nama))
                terlihat[k.kunci] = i
            else:
                hasil[i] = k._replace(nama="")
        else:
            terlihat[k.kunci] = i
    return hasil


def _tanpa_kepala(kisi: Kisi, kolom: list[Kolom], bawah: int) -> list[Kolom]:
    """A column of numbers without a header beside a measure that holds words: one header written over both."""
    hasil = list(kolom)
    for i, (kiri, k) in enumerate(pairwise(kolom), 1):
        if not k.judul and kiri.nama and kiri.nama not in _BERISI_KATA and _yang_kedua(kisi, bawah, kiri, k):
            hasil[i] = kiri._replace(indeks=k.indeks)
    return hasil


def _capaian_berarti_realisasi(kolom: list[Kolom]) -> list[Kolom]:
    """ "Target | Capaian | %": with no realisasi column the first capaian is the realisasi.

    Be it of a year ("Capaian 2023") where the other is the percentage of no year.
    """
    capaian = [i for i, k in enumerate(kolom) if k.nama == "capaian"]
    ada = {k.nama for k in kolom}
    if len(capaian) != 2 or "realisasi" in ada or "target" not in ada:
        return kolom
    pertama, kedua = capaian
    if next(i for i, k in enumerate(kolom) if k.nama == "target") > pertama and _berpersen(kolom[pertama]):
        return kolom
    if any(kolom[i].grup for i in capaian) and not (_berpersen(kolom[kedua]) and not _berpersen(kolom[pertama])):
        return kolom
    return [
        k._replace(nama="realisasi", grup="") if i == pertama else k._replace(grup="") if i == kedua else k
        for i, k in enumerate(kolom)
    ]


def _berpersen(kolom: Kolom) -> bool:
    return re.search(r"(?i)%|persen|tingkat|rasio", kolom.judul) is not None


def _target_tahunan(kolom: list[Kolom]) -> list[Kolom]:
    """ "Target Renstra" over the same years as realisasi and capaian: the targets of those years."""
    tahun = {nama: {k.grup for k in kolom if k.nama == nama} for nama in ("target_renstra", "realisasi", "capaian")}
    if len(tahun["target_renstra"]) < 2 or not tahun["target_renstra"] == tahun["realisasi"] == tahun["capaian"]:
        return kolom
    if any(k.nama == "target" for k in kolom):
        return kolom
    return [k._replace(nama="target") if k.nama == "target_renstra" else k for k in kolom]


def _yang_kedua(kisi: Kisi, bawah: int, pertama: Kolom, kedua: Kolom) -> bool:
    """Of two columns under one header: words belong to a text column, numbers to a measure.

    Of the indicators of a tujuan and of its sasaran the second is the one that is measured.
    """
    if _tergabung(kisi, bawah, pertama.indeks, kedua.indeks):
        return False
    if pertama.nama in _BERISI_KATA:
        kedua_kata = _berisi_teks(kisi, bawah, kedua.indeks)
        lebih_rinci = kedua.nama == "indikator" and kedua.indeks - pertama.indeks <= 2
        return kedua_kata and (lebih_rinci or not _berisi_teks(kisi, bawah, pertama.indeks))
    return _berisi_teks(kisi, bawah, pertama.indeks) and not _berisi_teks(kisi, bawah, kedua.indeks)


def _tergabung(kisi: Kisi, bawah: int, pertama: int, kedua: int) -> bool:
    """Whether most rows below have one merged cell from the one column over the other: it stands in the first."""
    baris = [b for b in range(bawah + 1, bawah + 13) if kisi.baris(b)]
    area = [kisi.gabungan(b, kedua) for b in baris]
    return sum(a is not None and a.left == pertama for a in area) * 2 > len(baris)


def _diukur_kemudian(kolom: list[Kolom], pertama: int, kedua: int) -> bool:
    """Of two capaian the one behind target and realisasi is theirs; the one before them is of something else."""

    def yang_pertama(nama: str) -> int:
        return next((i for i, k in enumerate(kolom) if k.nama == nama), -1)

    diukur = kolom[kedua].nama == "capaian"
    return diukur and all(pertama <= yang_pertama(nama) < kedua for nama in _TERUKUR)


def _indikator_terukur(kolom: list[Kolom], pertama: int, kedua: int) -> bool:
    """Of two indicators the one right before the target is measured: the other is of the sasaran it serves."""
    if kolom[kedua].nama != "indikator" or any(k.nama in _TERUKUR for k in kolom[pertama + 1 : kedua]):
        return False
    return any(k.nama in _TERUKUR for k in kolom[kedua + 1 : kedua + 3])


def _nama_uraian(nama: str) -> str:
    """What the wordy twin of a measure column is: the unit of a target, the description of a need."""
    if nama == "target":
        return "satuan"
    return f"{nama}_uraian" if f"{nama}_uraian" in KOSAKATA else ""


def _berisi_teks(kisi: Kisi, bawah: int, kolom: int) -> bool:
    """Most cells below the header, down to the first empty row, are words, not numbers with or without a unit."""
    isi = takewhile(bool, (kisi.baris(b) for b in range(bawah + 1, bawah + 13)))
    contoh = [c for baris in isi if (c := baris.get(kolom)) is not None]
    kata = sum(isinstance(c.value, str) and len(c.value) > 2 and baca_angka(c.value) is None for c in contoh)
    return bool(contoh) and kata * 2 > len(contoh)
