"""Membaca kalimat: angka dengan satuannya, tahun, dan batas bagian kalimat; dasar semua aturan KK4xx.

Sebuah teks menjadi `Teks`: bentuk `kanon` (huruf kecil, setiap angka diganti tanda seperti `<n3>`) yang
dicari dengan pola kata, ditambah daftar angkanya. Jenis tanda: n angka biasa, p persen, r rupiah, y tahun,
m nomor daftar, x angka yang bukan ukuran (tanggal, nomor peraturan, kode, rentang).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import BULAN, RUPA_LAIN, baca_angka

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka

MAKS_TEKS = 32_767
MAKS_ANGKA = 400  # lebih dari ini bukan kalimat, melainkan data
MAKS_ANGKA_BAGIAN = 40
_BULAN = "|".join(chain(*BULAN))
_RAPI: dict[int, str | None] = {
    **RUPA_LAIN,
    ord("\r"): None,
    0x2028: "\n",
    0x2029: "\n",
    ord("<"): "‹",
    ord(">"): "›",
}
_POLA = re.compile(
    r"(?P<aturan>\b(?:nomor|no)\b\.? ?:? ?[\w./-]{0,40}\d[\w./-]{0,40}(?: (?:tahun|th\.?) \d{4})?)"
    r"|(?P<rujuk>\b(?:tabel|bab|pasal|ayat|lampiran|halaman|hal|gambar|grafik|tb|tw|tr|triwulan|triwilan|tribulan"
    r"|semester|pukul|jam|level|eselon|golongan|misi|huruf|perpres|perbup|perda|permen\w*|uu|pp|inpres)"
    r"\.?[ -]?\(?\d[\d./]*(?: (?:tahun|th\.?) \d{4})?)"
    r"|(?P<urutan>\bke-\d+)"
    rf"|(?P<tanggal>\b\d{{1,2}} (?:{_BULAN})\b(?: \d{{4}})?|\b\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}\b)"
    r"|(?P<masa>\b(?:19|20)\d\d ?(?:-|/|s\.?/?d\.?|sampai(?: dengan)?|hingga) ?(?:19|20)\d\d\b)"
    r"|(?P<kode>(?<![a-z0-9_])\d+:\d+(?![\d,])|(?<![a-z0-9_.,])\d[\w.]*(?:/[\w.-]*\w)+)"
    r"|(?P<angka>(?<![a-z0-9_.,])(?<![a-z]-)(?P<rp>\brp\.? ?)?(?P<tanda>(?<![\w%)]) ?-(?=\d))?"
    r"(?P<digit>\d+(?:[.,]\d+)*)(?P<strip>,-)?(?P<persen> ?%| ?(?:persen|prosen)\b(?! poin))?"
    r"(?P<ekor>(?!x ?\d)[a-z]\w*| ?(?:ribu|rb|juta|jt|miliar|milyar|mlr|triliun|trilyun)\b)?)"
)
_SINGKATAN = frozenset({
    "kec", "kab", "kota", "pemkab", "pemkot", "pemprov", "pemda", "kemen", "dinkes", "disdik", "no", "nomor", "dll",
    "dsb", "sbb", "dst", "yg", "th", "thn", "tgl", "hal", "rp", "jl", "dr", "hj", "drs", "ir", "prov", "kel", "bpk",
    "a.n", "s.d", "u.p",
})  # fmt: skip
# Baris yang dilipat di tengah kalimat: baris berikutnya mulai dengan huruf kecil atau angka yang bukan nomor daftar.
_LIPATAN = re.compile(r"(?<=[^\s.;:!?])\n(?= ?(?![a-z][.)])(?:[a-z(%]|\d+(?:[.,]\d+| ?%)))")
_BATAS = re.compile(r"\n|[;!?•➤►▪●◦]|\.(?=\s|$)|<m\d+>|[()]")
_SEBUT_NILAI = re.compile(r"(?:sebesar|adalah|target\w*|realisasi\w*|mencapai|sejumlah|sebanyak|nilai|menjadi|[=:]) *$")
_NOL = re.compile(r"0+[1-9]")
_HURUF = re.compile(r" ?[^\W\d_]")


class Bilangan(NamedTuple):
    """Satu angka dalam teks: urutannya, jenis tandanya, nilainya, dan letaknya di teks rapi serta di kanon."""

    nomor: int
    jenis: str
    angka: Angka | None
    mulai: int
    akhir: int
    letak: int
    ujung: int

    @property
    def nilai(self) -> bool:
        """Benar untuk angka yang mengukur sesuatu (bukan tahun, nomor, atau kode)."""
        return self.jenis in "npr"


class Bagian(NamedTuple):
    """Satu bagian kalimat: letaknya di kanon dan angka-angka ukurnya."""

    mulai: int
    akhir: int
    bilangan: tuple[Bilangan, ...]


class Teks(NamedTuple):
    """Teks yang sudah dibaca."""

    rapi: str
    kanon: str
    bilangan: tuple[Bilangan, ...]
    bagian: tuple[Bagian, ...]

    def isi(self, bagian: Bagian) -> str:
        """Kanon bagian itu."""
        return self.kanon[bagian.mulai : bagian.akhir]

    def tahun(self, mulai: int, akhir: int) -> list[int]:
        """Tahun-tahun yang disebut di antara dua letak kanon, berurutan."""
        return [int(self.rapi[b.mulai : b.akhir]) for b in self.bilangan if b.jenis == "y" and mulai <= b.letak < akhir]

    def kutip(self, awal: Bilangan, akhir: Bilangan, kata: int = 3, maks: int = 110) -> str:
        """Kata-kata dari sedikit sebelum angka `awal` sampai sesudah angka `akhir`, dalam satu baris."""
        mulai = _mundur(self.rapi, awal.mulai, kata)
        ujung = akhir.akhir
        if self.rapi[ujung : ujung + 1] == ")" and "(" in self.rapi[mulai:ujung]:
            ujung += 1
        potong = " ".join(self.rapi[mulai:ujung].split()).lstrip("-•➤ ,;:.)")
        return potong if len(potong) <= maks else potong[: maks // 2].rstrip() + " … " + potong[-maks // 2 :].lstrip()


def _mundur(teks: str, letak: int, kata: int) -> int:
    """Letak awal kata ke-`kata` sebelum `letak`, paling jauh sampai batas kalimat."""
    batas = max(teks.rfind("\n", 0, letak), teks.rfind(". ", 0, letak), letak - 80)
    for _ in range(kata):
        spasi = teks.rfind(" ", 0, len(teks[:letak].rstrip()))
        if spasi <= batas:
            return batas + 1
        letak = spasi
    return letak + 1


@lru_cache(maxsize=1024)
def baca(teks: str) -> Teks:
    """Teks beserta angka dan bagian-bagiannya."""
    rapi = _LIPATAN.sub(" ", teks[:MAKS_TEKS].translate(_RAPI))
    bilangan: list[Bilangan] = []
    potong: list[str] = []
    sampai = letak = 0
    kecil = rapi.lower()
    if len(kecil) != len(rapi):
        rapi = kecil
    for jenis, angka, mulai, akhir in _tandai(kecil):
        potong.append(kecil[sampai:mulai])
        letak += mulai - sampai
        tanda = f"<{jenis}{len(bilangan)}>"
        angka = angka._replace(teks=rapi[mulai:akhir].strip()) if angka is not None else None
        bilangan.append(Bilangan(len(bilangan), jenis, angka, mulai, akhir, letak, letak + len(tanda)))
        potong.append(tanda)
        letak += len(tanda)
        sampai = akhir
    potong.append(kecil[sampai:])
    kanon = "".join(potong)
    bagian = tuple(_bagi(kanon, bilangan)) if len(bilangan) <= MAKS_ANGKA else ()
    return Teks(rapi, kanon, tuple(bilangan), bagian)


def _tandai(teks: str) -> Iterator[tuple[str, Angka | None, int, int]]:
    """(jenis, angka, awal, akhir) setiap angka di teks berhuruf kecil."""
    urutan = 0
    posisi = 0
    while m := _POLA.search(teks, posisi):
        posisi = m.end()
        if m["kode"] and _pembagian(teks, m):
            posisi = m.start() + m[0].index("/")
            yield "n", baca_angka(teks[m.start() : posisi]), m.start(), posisi
            continue
        if m["angka"] and (nomor := _nomor_daftar(teks, m, urutan)):
            urutan, posisi = nomor, m.end() + 1
            yield "m", None, m.start(), posisi
            continue
        yield _satu(teks, m)


def _satu(teks: str, m: re.Match[str]) -> tuple[str, Angka | None, int, int]:
    """Golongan satu angka; yang ragu menjadi x."""
    mulai, akhir = m.span()
    kelompok = m.groupdict()
    if not kelompok.get("angka"):
        return "x", None, mulai, akhir
    if m["tanda"] and m["tanda"][0] == " ":
        mulai += 1
    if m["ekor"] or teks[max(mulai - 2, 0) : mulai].strip()[-1:] in ("‹", "›", "≥", "≤"):
        return "x", None, mulai, akhir
    baris_awal = not teks[teks.rfind("\n", 0, mulai) + 1 : mulai].strip()
    digit = m["digit"] if not m["tanda"] or baris_awal else "-" + m["digit"]
    if _tahun(m):
        return "y", None, mulai, akhir
    if teks[mulai - 1 : mulai] == "(" and re.fullmatch(r"\d{1,2}\)", teks[mulai : akhir + 1]):
        return "x", None, mulai, akhir
    if _NOL.match(m["digit"]) and ("," in m["digit"] or _SEBUT_NILAI.search(teks[max(mulai - 24, 0) : mulai])):
        digit = digit.replace(m["digit"], m["digit"].lstrip("0"))  # "08,90": angka yang tertukar, bukan kode
    angka = baca_angka(digit + ("%" if m["persen"] else ""))
    if angka is None:
        return "x", None, mulai, akhir
    jenis = "r" if m["rp"] else "p" if m["persen"] else "n"
    return jenis, angka, mulai, akhir


def _tahun(m: re.Match[str]) -> bool:
    digit = m["digit"]
    return len(digit) == 4 and digit.isdecimal() and digit[:2] in ("19", "20") and not m["persen"] and not m["rp"]


def _pembagian(teks: str, m: re.Match[str]) -> bool:
    """Benar bila "9,00/8,58" adalah pembagian, bukan kode atau tanggal."""
    bagian = m[0].split("/")
    if len(bagian) != 2 or not all(re.fullmatch(r"\d+(?:[.,]\d+)*", b) for b in bagian):
        return False
    koma = "," in m[0] or teks[m.end() : m.end() + 1] == ","
    return koma or bool(re.match(r" ?(?:\)|x|×|\*|=|%)", teks[m.end() : m.end() + 2])) or "." in m[0]


def _nomor_daftar(teks: str, m: re.Match[str], sebelum: int) -> int:
    """Nomor urut bila angka itu penanda butir ("2. Pengukuran"), selain itu 0."""
    digit = m["digit"]
    if not digit.isdecimal() or len(digit) > 2 or m["persen"] or m["rp"] or m["ekor"] or m["tanda"]:
        return 0
    if teks[m.end() : m.end() + 1] not in (".", ")") or not _HURUF.match(teks, m.end() + 1):
        return 0
    kiri = teks[: m.start()].rstrip(" (")
    awal_baris = not kiri or kiri[-1] in "\n:-•➤"
    if awal_baris or (int(digit) == sebelum + 1 and not _SEBUT_NILAI.search(teks[max(m.start() - 24, 0) : m.start()])):
        return int(digit)
    return 0


def _bagi(kanon: str, bilangan: list[Bilangan]) -> Iterator[Bagian]:
    """Bagian kalimat menurut titik, titik koma di luar kurung, baris baru, dan nomor daftar."""
    mulai = kurung = 0
    for m in _BATAS.finditer(kanon):
        tanda = m[0]
        if tanda in "()":
            kurung = max(0, kurung + (1 if tanda == "(" else -1))
            continue
        if tanda == "\n":
            kurung = 0
        elif (tanda == ";" and kurung) or (tanda == "." and _singkatan(kanon, m.start())):
            continue
        yield from _bagian(kanon, bilangan, mulai, m.start())
        mulai = m.end()
    yield from _bagian(kanon, bilangan, mulai, len(kanon))


def _singkatan(kanon: str, letak: int) -> bool:
    kata = re.split(r"[\s(]", kanon[max(letak - 12, 0) : letak])[-1]
    return kata in _SINGKATAN or (len(kata) == 1 and kata.isalpha())


def _bagian(kanon: str, bilangan: list[Bilangan], mulai: int, akhir: int) -> Iterator[Bagian]:
    if kanon[mulai:akhir].strip(" -:"):
        nilai = tuple(b for b in bilangan if b.nilai and mulai <= b.letak < akhir)
        yield Bagian(mulai, akhir, nilai if len(nilai) <= MAKS_ANGKA_BAGIAN else ())
