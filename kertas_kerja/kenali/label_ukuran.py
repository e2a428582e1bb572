"""Words that name a measure in a line of its own ("Target", "R", "- Capaian (%)"), and words that name a period."""

from __future__ import annotations

import re
from functools import lru_cache

from kertas_kerja.tabel.kosakata import kenali_mirip, normalkan
from kertas_kerja.tabel.target_realisasi import PEKERJAAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kertas_kerja.kenali.kisi import Kisi

_DEPAN = r"^\s*(?:[-–•*+]+|\(?[a-d1-4][.)])\s*"
_TENTANG = r"(?: ?/? ?(?:kinerja|indikator|iku|ikk|pk|tahunan|tahun|sasaran|n))*(?: 20\d\d)?(?: ?\(?(?:%|persen))?"
_BUTIR = frozenset("-–•*+(")
_HURUF = frozenset("trck")
_SINGKAT = {"t": "target", "r": "realisasi", "c": "capaian", "k": "capaian", "%": "capaian"}
_UKURAN = (
    ("target", rf"(?:target|tgt|rencana){_TENTANG}"),
    ("realisasi", rf"(?:realisasi|real){_TENTANG}"),
    (
        "capaian",
        r"(?:(?:%|persen|persentase|prosentase|tingkat|tk\.?|rasio) ?)*(?:capaian|cap|pencapaian|ketercapaian)"
        rf"{_TENTANG}|%|persentase|persen",
    ),
    ("pagu", r"(?:(?:pagu|alokasi|jumlah) )?(?:anggaran|pagu)(?: 20\d\d)?(?: ?\(?rp\.?)?"),
    ("realisasi_anggaran", r"(?:realisasi|penyerapan) (?:anggaran|keuangan|belanja)(?: 20\d\d)?(?: ?\(?rp\.?)?"),
)
# What else may stand in such a line, beside target and realisasi.
_LAIN = frozenset(
    {"serapan", "sisa", "predikat", "keterangan", "target_renstra", "kemajuan", "selisih", "realisasi_prev"}
    | {"target_prev", "bertambah"}
)
SEBUTAN = {"target": "Target", "realisasi": "Realisasi", "capaian": "Capaian (%)"}
_POKOK = (frozenset({"target", "realisasi"}), frozenset({"pagu", "realisasi_anggaran"}))
_KATA_RENCANA = ("target", "tgt", "rencana", "anggaran", "pagu")
_KATA_HASIL = ("real", "serap")
_KATA = (*_KATA_RENCANA, *_KATA_HASIL, "cap", "persen", "prosen", "%")
_SANGAT_PENDEK = 6
_URUT = ("i", "ii", "iii", "iv")
_PANJANG = 40


def tanpa_butir(teks: str) -> str:
    """The text without a dash, a dot or a number before it."""
    return re.sub(_DEPAN, "", teks)


def mungkin_label(teks: str) -> bool:
    """True for the labels that are no header words: letters, and words behind a dash or a number."""
    if len(teks) <= 3:
        return teks.strip(" .:").lower() in _HURUF
    return (teks[0] in _BUTIR or teks[1] in ".)") and label_ukuran(teks) != ""


@lru_cache(maxsize=1024)
def label_ukuran(teks: str) -> str:
    """The measure that a line so labelled holds (target, realisasi, capaian, pagu …), "" for any other text."""
    if not 0 < len(teks) <= _PANJANG:
        return ""
    bersih = normalkan(tanpa_butir(teks))
    if bersih in _SINGKAT:
        return _SINGKAT[bersih]
    if not any(kata in bersih for kata in _KATA):
        return ""
    return next((nama for nama, pola in _UKURAN if re.fullmatch(pola, bersih)), "")


def mungkin_rebah(label: Iterable[tuple[int, int, str]]) -> bool:
    """True where labels (row, column, text) show a table on its side.

    Target and realisasi in two rows of one column, or target twice in one row.
    """
    label = list(label)
    if not _tersebar(label):
        return False
    return _rebah((baris, kolom, label_ukuran(teks)) for baris, kolom, teks in label)


def _tersebar(label: list[tuple[int, int, str]]) -> bool:
    """The same by a glance at the texts: it lets more pass, and costs little where a sheet has ordinary headers."""
    rencana = {(baris, kolom) for baris, kolom, teks in label if _menyebut(teks, _KATA_RENCANA, "t")}
    hasil: dict[int, set[int]] = {}
    for baris, kolom, teks in label:
        if _menyebut(teks, _KATA_HASIL, "r"):
            hasil.setdefault(kolom, set()).add(baris)
    if len(rencana) > len({baris for baris, _ in rencana}):
        return True
    return any(hasil.get(kolom, set()) - {baris} for baris, kolom in rencana)


def _menyebut(teks: str, kata: tuple[str, ...], huruf: str) -> bool:
    kecil = teks.lower()
    return any(k in kecil for k in kata) or (len(kecil) <= _SANGAT_PENDEK and huruf in kecil)


def _rebah(label: Iterable[tuple[int, int, str]]) -> bool:
    tegak: dict[int, set[str]] = {}
    datar: dict[int, int] = {}
    for baris, kolom, nama in label:
        tegak.setdefault(kolom, set()).add(nama)
        datar[baris] = datar.get(baris, 0) + (nama == "target")
    return any(map(terukur, tegak.values())) or any(n > 1 for n in datar.values())


def terukur(nama: Collection[str]) -> bool:
    """True where there are a plan and what became of it: target and realisasi, or a budget and its spending."""
    return any(p <= {*nama} for p in _POKOK)


def pokok(nama: str) -> bool:
    """True for a plan or what became of it."""
    return any(nama in p for p in _POKOK)


@lru_cache(maxsize=1024)
def label_baris(teks: str) -> str:
    """As `label_ukuran`, and the further measures that may stand in a line of their own."""
    if nama := label_ukuran(teks):
        return nama
    nama = kenali_mirip(tanpa_butir(teks)).nama or "" if 0 < len(teks) <= _PANJANG else ""
    return nama if nama in _LAIN else ""


def sebutan(teks: str) -> str:
    """The label as a header word: letters in full, without what stands before it."""
    bersih = normalkan(tanpa_butir(teks))
    return SEBUTAN[_SINGKAT[bersih]] if bersih in _SINGKAT else tanpa_butir(teks)


def bukan_indikator(kepala: str) -> bool:
    """True for the header over the names of works: what is measured of them is no indicator."""
    return re.search(PEKERJAAN, kepala.lower()) is not None


def periode_sel(kisi: Kisi, baris: int, kolom: int) -> bool:
    """True for a cell that names a year, a tribulan, a semester or a month and nothing else."""
    teks = kisi.teks(baris, kolom)
    if not teks or len(teks) > _PANJANG:
        return False
    kata = kenali_mirip(teks)
    return bool(kata.periode) and kata.nama is None


def periode_kolom(kisi: Kisi, baris: int, kiri: int) -> list[int]:
    """The columns of a row from `kiri` on whose cells name periods; I to IV in their order name the tribulan."""
    isi = [k for k in kisi.baris(baris) if k >= kiri]
    if hasil := [k for k in isi if periode_sel(kisi, baris, k)]:
        return hasil
    urut = [k for k in isi if kisi.normal(baris, k) in _URUT]
    return urut if [kisi.normal(baris, k) for k in urut] == list(_URUT) else []


def sebutan_periode(kisi: Kisi, baris: int, kolom: int) -> str:
    """A bare I, II, III, IV said in full; "" where the cell itself says what it is."""
    teks = kisi.normal(baris, kolom)
    return f"Triwulan {teks.upper()}" if teks in _URUT else ""
