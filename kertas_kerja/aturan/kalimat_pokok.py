"""Pokok pembicaraan sebuah angka: indeks mana yang dimaksud (IKM, IPP, AKIP, …) dan tahun berapa."""

from __future__ import annotations

import re
from functools import lru_cache

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.aturan.kalimat import Bagian, Bilangan, Teks

_BUKAN_POKOK = re.compile(
    r"(?:permen|kemen(?:terian)? ?|kepmen|peraturan menteri )?pan[ -]?rb|(?:lhe|tim|agen|zi|tim kerja) (?:rb|s?akip)"
)
_POKOK = re.compile(
    r"(?P<ikpp>\bikpp\b|indeks (?:kualitas|komposit) pelayanan publik)"
    r"|(?P<ikkk>\bikkk\b|indeks kualitas kinerja (?:kecamatan|kewilayahan))"
    r"|(?P<ikm>\bikm\b|\bskm\b|(?:indeks |survei |survey |nilai )?kepuasan masyarakat)"
    r"|(?P<ipp>\bipp\b|indeks pelayanan publik)"
    r"|(?P<f02>\bf ?0?2\b)|(?P<f03>\bf ?0?3\b)"
    r"|(?P<akip>\bs?akip\b|akuntabilitas kinerja instansi)"
    r"|(?P<rb>\brb\b|reformasi birokrasi)"
    r"|(?P<nko>\bnko\b|nilai kinerja organisasi)"
)
# Singkatan lain yang berhuruf besar dan bukan nama indikator.
_BUKAN_INDIKATOR = frozenset(re.split(r" ",
    "PD OPD SKPD TB TW TR RP ASN SDM DPA PK IKU SK KK KTP SKCK APBD PAPBD APBN DPPA RKA LRA TA TP PKK RENSTRA RENJA"
    " RPJMD LKJIP LAKIP LHE KPT SPM SOP SPP NO TUJUAN TARGET CAPAIAN REALISASI PERSEN ZI TIM BKD BPKAD DPMD HUT RI"
    " PEKPP PATEN NIB DANA DESA BUMDES APBDES II III IV VI VII UPT UPTD PNS PPPK WTP",
))  # fmt: skip
_SINGKATAN = re.compile(r"(?<![A-Za-z0-9-])[A-Z][A-Z0-9]{1,6}(?![A-Za-z0-9])")
# Kata yang membuka keterangan lain: tahun di belakangnya bukan lagi milik angka di depannya.
_BUKA = (
    r"karena|sebab|akibat|sedang|sehingga|namun|tetapi|sementara|meski|walau|berdasar|mengingat|memperhatikan"
    r"|dan\b|serta\b|maka\b|dibanding|terhadap|melampaui|melebihi|dengan\b|[a-z]*reali[sz]asi|[a-z]*capai"
)
_TAHUN_KANAN = re.compile(
    rf"(?: (?!{_BUKA})[a-z/]+){{0,2}}? ?\(?(?:(?:pada|di|untuk|dalam) )?(?:tahun|th\.?|thn) <y(\d+)>"
)


class Pokok(NamedTuple):
    """Indeks yang dimaksud: kodenya ("" bila tidak disebut) dan letak sebutannya di kanon."""

    kode: str
    letak: int = -1


@lru_cache(maxsize=4096)
def kode_pokok(teks: str) -> str:
    """Kode indeks yang disebut sebuah nama indikator: "Indeks Kepuasan Masyarakat" menjadi "ikm"; "" bila bukan."""
    kode = {k for k, _ in sebutan(teks.lower())}
    return kode.pop() if len(kode) == 1 else ""


def sebutan(kanon: str) -> list[tuple[str, int]]:
    """(kode, letak ujung) setiap indeks yang disebut, berurutan; "Permenpan RB" bukan indeks."""
    bersih = _BUKAN_POKOK.sub(lambda m: " " * len(m[0]), kanon)
    return [(str(m.lastgroup), m.end()) for m in _POKOK.finditer(bersih)]


def pokok(teks: Teks, bagian: Bagian, b: Bilangan) -> Pokok:
    """Indeks terakhir yang disebut sebelum angka itu di bagian kalimatnya."""
    semua = sebutan(teks.kanon[bagian.mulai : b.letak])
    return Pokok(semua[-1][0], bagian.mulai + semua[-1][1]) if semua else Pokok("")


def singkatan(teks: Teks, bagian: Bagian, b: Bilangan) -> list[str]:
    """Singkatan berhuruf besar lain di depan angka itu, yang mungkin indikator yang tidak dikenal."""
    mulai = letak_rapi(teks, bagian.mulai)
    kata = _SINGKATAN.findall(teks.rapi[mulai : b.mulai])
    return [k for k in kata if k not in _BUKAN_INDIKATOR and not _POKOK.fullmatch(k.lower())]


def letak_rapi(teks: Teks, kanon: int) -> int:
    """Letak di teks rapi yang sepadan dengan letak kanon."""
    geser = 0
    for b in teks.bilangan:
        if b.letak >= kanon:
            break
        geser = b.akhir - b.ujung
    return kanon + geser


def tahun_angka(teks: Teks, bagian: Bagian, b: Bilangan) -> int | None:
    """Tahun yang dimaksud angka itu; None bila tidak pasti.

    Berturut-turut: tahun tepat di belakang angka, tahun terakhir di antara angka sebelumnya dan angka ini,
    lalu satu-satunya tahun di depan angka itu pada bagian kalimatnya.
    """
    milik = _tahun_di_kanan(teks, bagian)
    if b.nomor in milik:
        return _angka_tahun(teks, milik[b.nomor])
    terpakai = set(milik.values())
    sebelum = max((x.ujung for x in bagian.bilangan if x.letak < b.letak), default=bagian.mulai)
    depan = [y for y in teks.bilangan if y.jenis == "y" and bagian.mulai <= y.letak < b.letak]
    bebas = [y for y in depan if y.nomor not in terpakai]
    dekat = [y for y in bebas if y.letak >= sebelum]
    if dekat:
        return _angka_tahun(teks, dekat[-1].nomor)
    kiri = {_angka_tahun(teks, y.nomor) for y in bebas}
    return kiri.pop() if len(kiri) == 1 else None


def _tahun_di_kanan(teks: Teks, bagian: Bagian) -> dict[int, int]:
    """Nomor angka ke nomor tahun yang tertulis tepat di belakangnya."""
    pasangan = ((b.nomor, _TAHUN_KANAN.match(teks.kanon, b.ujung)) for b in bagian.bilangan)
    return {nomor: int(m[1]) for nomor, m in pasangan if m is not None}


def _angka_tahun(teks: Teks, nomor: int) -> int:
    satu = teks.bilangan[nomor]
    return int(teks.rapi[satu.mulai : satu.akhir])
