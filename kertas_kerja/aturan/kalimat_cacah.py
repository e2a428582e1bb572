"""Banyaknya indikator yang tercapai menurut kalimat: "Dari 3 IKU, 2 mencapai target", "seluruhnya tercapai"."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.kalimat import Bagian, Bilangan, Teks

_KATA = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_N = rf"(?P<{{0}}><n\d+>|{'|'.join(_KATA)})(?: \([a-z]+\))?"
_NAMA = (
    r"(?P<nama>indikator kinerja utama|iku\b|indikator kinerja(?: sasaran| individu)?|indikator(?: sasaran)?\b"
    r"|sasaran strategis|sasaran\b|program\b|sub ?kegiatan\b|kegiatan\b)"
)
_TIDAK = r"(?P<tidak>(?:tidak|belum|kurang|gagal)(?: dapat| bisa| mampu)? )?"
_STATUS = (
    rf"{_TIDAK}(?P<status>tercapai|terpenuhi|(?:mencapai|memenuhi|melampaui|melebihi)"
    r"(?: atau (?:melampaui|melebihi)| dan melampaui|/melampaui)?(?: (?:dari|angka|nilai))? ?target"
    r"|sesuai(?: dengan)? target)"
)
_SISIP = (
    r"(?: (?:yang|telah|sudah|berhasil|dapat|dinyatakan|di antaranya|diantaranya|secara keseluruhan|dengan baik"
    r"|kinerja))*"
)
_JUMLAH = re.compile(_N.format("n") + r" (?:buah |jumlah )?" + _NAMA)
_DARI = re.compile(
    r"\bdari(?: total| jumlah| sebanyak| seluruh| keseluruhan| ke)* " + _N.format("n") + r" (?:buah )?" + _NAMA
)
_BUTIR = re.compile(_N.format("m") + rf"(?: (?:{_NAMA[8:-1]}))?" + _SISIP + " " + _STATUS)
_SEBAGIAN = re.compile(
    f"{_N.format('m')} (?:buah )?dari(?: total| jumlah| seluruh)? {_N.format('n')} {_NAMA}{_SISIP} {_STATUS}"
)
_SEMUA = re.compile(
    r"(?P<bukan>(?:tidak|belum) )?\b(?:seluruh|semua|keseluruhan)(?:nya)?\b(?: (?:dari|target))? ?(?:" + _NAMA + r")?"
    r"(?: (?:kinerja|utama|sasaran|strategis|tersebut|di atas|yang ada|yang ditetapkan|pada|tahun|<y\d+>|ini))*?"
    + _SISIP
    + " "
    + _STATUS
)
_NIHIL = re.compile(r"\btidak ada(?: satu ?pun)?(?: " + _NAMA + r")?(?: [a-z]+){0,3}? yang " + _STATUS)
MAKS_KALIMAT = 600
_ANGAN = re.compile(
    r"\b(?:agar|supaya|diharapkan|harapan|akan|perlu|harus|upaya|guna|jika|apabila|bila|bilamana|kalau|sehingga dapat"
    r"|ditargetkan|untuk mencapai|bertujuan|hampir|sebagian|kecuali)\b"
)


class Cacah(NamedTuple):
    """Banyaknya yang tercapai menurut sebuah kalimat.

    `jumlah` banyaknya seluruh butir (None bila tidak disebut). `butir` berisi (banyaknya atau None untuk semua,
    status T tercapai, L melampaui, X tidak tercapai, angkanya). `semua` benar atau salah untuk "seluruhnya".
    """

    nama: str
    jumlah: int | None
    butir: tuple[tuple[int, str], ...]
    semua: bool | None
    awal: int
    akhir: int
    persen: Bilangan | None = None


def cacah(teks: Teks) -> Iterator[tuple[Cacah, Bagian]]:
    """Setiap pernyataan banyaknya yang tercapai; harapan dan rencana tidak termasuk."""
    for bagian in teks.bagian:
        isi = teks.isi(bagian)
        if len(isi) > MAKS_KALIMAT or ("target" not in isi and "capai" not in isi and "penuh" not in isi):
            continue
        hasil = _baca(teks, bagian, isi)
        if hasil is not None and not _ANGAN.search(isi):
            yield hasil, bagian


def _baca(teks: Teks, bagian: Bagian, isi: str) -> Cacah | None:
    if m := _SEBAGIAN.search(isi):
        n = _bilangan(teks, m["n"])
        return _jadi(bagian, m, n, [(_bilangan(teks, m["m"]), _status(m))])
    if m := _DARI.search(isi):
        ekor = list(_BUTIR.finditer(isi, m.end()))
        butir = [(_bilangan(teks, b["m"]), _status(b)) for b in ekor]
        return _jadi(bagian, m, _bilangan(teks, m["n"]), butir, ekor[-1].end() if ekor else m.end())
    if m := _NIHIL.search(isi):
        return _semua(bagian, m, m["tidak"] is not None) if m["tidak"] else None
    if m := _SEMUA.search(isi):
        return _semua(bagian, m, not m["bukan"]) if not m["tidak"] else None
    return None


def _semua(bagian: Bagian, m: re.Match[str], semua: bool) -> Cacah:
    return Cacah(m["nama"] or "", None, (), semua, bagian.mulai + m.start(), bagian.mulai + m.end())


def _jadi(
    bagian: Bagian,
    m: re.Match[str],
    jumlah: int | None,
    butir: list[tuple[int | None, str]],
    akhir: int = 0,
) -> Cacah | None:
    pasti = [(n, s) for n, s in butir if n is not None]
    if jumlah is None or not pasti or len(pasti) != len(butir) or len({s for _, s in pasti}) != len(pasti):
        return None
    ujung = bagian.mulai + max(akhir, m.end())
    persen = [b for b in bagian.bilangan if b.jenis == "p"]
    dekat = persen[0] if len(persen) == 1 and len(pasti) == 1 and 0 <= persen[0].letak - ujung < 20 else None
    return Cacah(m["nama"], jumlah, tuple(pasti), None, bagian.mulai + m.start(), ujung, dekat)


def _status(m: re.Match[str]) -> str:
    if m["tidak"]:
        return "X"
    return "L" if m["status"].startswith(("melampaui", "melebihi")) else "T"


def _bilangan(teks: Teks, tanda: str) -> int | None:
    if not tanda.startswith("<"):
        return _KATA.index(tanda) + 1
    angka = teks.bilangan[int(tanda[2:-1])].angka
    return int(angka.nilai) if angka is not None and angka.desimal == 0 and angka.nilai >= 0 else None
