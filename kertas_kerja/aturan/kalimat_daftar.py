"""Daftar rincian di dalam teks: "- layanan SKCK: 95,24", "aspek inovasi 0,42", "1. Perencanaan kinerja 24,65"."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.kalimat_peran import peran_bagian, terikat
from kertas_kerja.aturan.kalimat_pokok import kode_pokok, sebutan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.kalimat import Bagian, Bilangan, Teks
    from kertas_kerja.aturan.kalimat_peran import Peran
    from kertas_kerja.aturan.kalimat_sumber import SelTeks

_UJUNG = re.compile(
    r"(?: *(?:sebesar|adalah|yaitu|mencapai|dengan nilai|bernilai|nilainya|sejumlah|senilai|memperoleh|mendapat(?:kan)?"
    r"(?: nilai)?|=|:|-|→|\())*[ (]*$"
)
_AWAL = re.compile(
    r"^[\s,.;:)\]/(-]*(?:[a-z][.)] )?(?:(?:dan|serta|lalu|kemudian|sedangkan|untuk|pada|nilai)\b[\s,:]*)*"
)
_BUKAN_LABEL = re.compile(
    r"\b(?:di ?target\w*|target\w*|(?:te|di)?realisasi\w*|terealisasi|tercapai|bobot|dari|menjadi|naik|turun"
    r"|meningkat|menurun|minimal|maksimal|persentase|tahun lalu|selama|setiap|sebanyak|perbup|permen\w*|peraturan)\b"
    r"|<[xy]"
)
_PENGANTAR = re.compile(r".*(?:\b(?:terdiri (?:dari|atas)|meliputi|yaitu|yakni|rincian(?:nya)?)\b|:)(?=.*[a-z])", re.S)
_JUMLAH = re.compile(r"^(?:(?:dengan|sehingga) )*(?:total|jumlah|rata ?- ?rata|nilai (?:akhir|total|rata ?- ?rata))\b")
_SEBAGIAN = re.compile(
    r"\b(?:antara lain|di antaranya|diantaranya|misalnya|terendah|tertinggi|sebagian|beberapa|seperti|contoh\w*)\b"
)
_SATUAN = re.compile(
    r" ?(?:dokumen|orang|laporan|kegiatan|desa|unit|paket|kali|bulan|hari|jam|buah|lembaga|kelompok|tahun|langkah"
    r"|poin)\b"
)
MAKS_KATA = 14
MAKS_LABEL = 240
JARAK_JUMLAH = 700
KELUARGA = {"ikm": "ikm", "ipp": "ipp", "f02": "ipp", "akip": "akip", "rb": "rb", "ikkk": "ikkk"}


class Butir(NamedTuple):
    """Satu butir daftar: labelnya (huruf kecil) dan angkanya."""

    label: str
    b: Bilangan


class Daftar(NamedTuple):
    """Daftar rincian: butirnya, kata pengantarnya, dan angka jumlah atau rata-rata yang menyertainya di ujung."""

    butir: tuple[Butir, ...]
    pengantar: str
    jumlah: Bilangan | None
    berbutir: bool

    @property
    def sebagian(self) -> bool:
        """Benar bila pengantarnya mengatakan daftar ini hanya contoh."""
        return bool(_SEBAGIAN.search(self.pengantar))


def daftar(teks: Teks) -> Iterator[Daftar]:
    """Setiap deret sekurangnya dua butir berlabel yang sejenis angkanya."""
    deret: list[tuple[Butir, Bagian]] = []
    for bagian in teks.bagian:
        kiri = bagian.mulai
        if not bagian.bilangan:
            yield from _selesai(teks, deret)
            deret = []
        for b in bagian.bilangan:
            label = _label(teks, kiri, b)
            if not label or (deret and deret[-1][0].b.jenis != b.jenis):
                yield from _selesai(teks, deret)
                deret = []
            if label:
                deret.append((Butir(label, b), bagian))
            kiri = b.ujung
    yield from _selesai(teks, deret)


def _label(teks: Teks, kiri: int, b: Bilangan) -> str:
    """Nama butir di depan angka itu; kosong bila bukan butir daftar."""
    if b.jenis == "r" or terikat(teks, b) or _SATUAN.match(teks.kanon, b.ujung):
        return ""
    isi = _AWAL.sub("", _PENGANTAR.sub("", _UJUNG.sub("", teks.kanon[max(kiri, b.letak - MAKS_LABEL) : b.letak])))
    kata = re.findall(r"[^\W\d_]{2,}", isi)
    if not kata or len(isi.split()) > MAKS_KATA or "." in isi.strip(". ") or _BUKAN_LABEL.search(isi):
        return ""
    return isi.strip()


def _selesai(teks: Teks, deret: list[tuple[Butir, Bagian]]) -> Iterator[Daftar]:
    butir = [b for b, _ in deret]
    jumlah = None
    if len(butir) > 2 and _JUMLAH.match(butir[-1].label):
        jumlah = butir.pop().b
    if len(butir) < 2:
        return
    awal = deret[0][1].mulai
    sama = deret[0][1] is deret[1][1]
    mulai = max(awal - 260, 0)
    pengantar = teks.kanon[mulai : butir[0].b.letak if sama else awal]
    yield Daftar(tuple(butir), pengantar, jumlah, not sama)


def keluarga_daftar(d: Daftar) -> str:
    """Indeks yang dirinci menurut kata pengantarnya: ikm, ipp (F02), akip, rb, ikkk; kosong bila tidak disebut."""
    sebut = sebutan(d.pengantar)
    return KELUARGA.get(sebut[-1][0], "") if sebut else ""


def angka_jumlah(sumber: SelTeks, d: Daftar, keluarga: str) -> list[Peran]:
    """Angka-angka yang dinyatakan sebagai nilai indeks itu sebelum daftar, yang terdekat dahulu."""
    teks = sumber.teks
    mulai = d.butir[0].b.letak
    sendiri = pokok_baris(sumber)
    hasil: list[Peran] = []
    for bagian in reversed(teks.bagian):
        if bagian.mulai >= mulai or mulai - bagian.akhir > JARAK_JUMLAH or not bagian.bilangan:
            continue
        depan = [p for p in peran_bagian(teks, bagian) if p.b.ujung <= mulai and p.b.nomor not in _nomor(d)]
        semua = [p for p in depan if p.b.jenis == "n"]
        cocok = [p for p in semua if p.peran in ("R", "V", "T") and _milik(teks, p, keluarga, sendiri)]
        if cocok:
            return [p for p in reversed(cocok) if p.peran in ("R", "V")]
        if hasil:
            break
    return hasil


def _nomor(d: Daftar) -> set[int]:
    return {x.b.nomor for x in d.butir}


def _milik(teks: Teks, p: Peran, keluarga: str, sendiri: str) -> bool:
    """Benar bila angka itu nilai indeks `keluarga` (untuk IPP: nilai F02)."""
    dicari = "f02" if keluarga == "ipp" else keluarga
    if p.pokok.kode:
        return p.pokok.kode == dicari
    return sendiri == dicari and not any(k != sendiri for k, _ in sebutan(teks.kanon[: p.b.letak]))


def pokok_baris(sumber: SelTeks) -> str:
    """Kode indeks indikator di baris tabel tempat kalimat itu; kosong bila bukan indeks."""
    sel = sumber.isi.ambil("indikator") if sumber.isi is not None else None
    return kode_pokok(sel.teks) if sel is not None else ""
