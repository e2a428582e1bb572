"""Peran sebuah angka dalam kalimat: target, realisasi, capaian, atau nilai sebuah indeks; yang ragu tanpa peran.

Peran ditentukan kata kunci terakhir di depan angka itu, sesudah angka sebelumnya, dengan celah yang hanya
berisi nama indikator, tahun, dan kata penghubung; atau oleh bentuk di belakangnya ("79,25 dari target …").
"""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.kalimat_pokok import Pokok, pokok, sebutan, tahun_angka

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.aturan.kalimat import Bagian, Bilangan, Teks

TARGET, REALISASI, CAPAIAN, SERTA, NILAI, SERAPAN, EFISIENSI, SISA = "T", "R", "C", "c", "V", "S", "E", "X"

_KUNCI = re.compile(
    r"\b(?:(?P<X>sisa(?: lebih)?(?:nya)?(?: (?:pagu|anggaran|dana|belanja|kas))*)"
    r"|(?P<T>(?:di|me)?target(?:kan|nya)?|pagu(?:nya)?|(?:di)?anggar(?:an|kan)(?:nya)?|alokasi(?:nya)?)"
    r"|(?P<S>(?:serapan|penyerapan)(?:nya)?|terserap"
    r"|(?:te|di)?reali[sz]asi(?:nya)? (?:anggaran|keuangan|fisik|belanja))"
    r"|(?P<R>(?:ter|te|di|me)?reali[sz]asi(?:kan|nya)?|terealisir|relisasi)"
    r"|(?P<C>(?:ke)?tercapai(?:an|nya)?|(?:pen)?capaian(?:nya)?|mencapai|dicapai|persentase(?:nya)?|prosentase(?:nya)?"
    r"|keberhasilan)|(?P<E>(?:tingkat )?efisiensi(?:nya)?))\b"
)
_UANG = re.compile(r"(?:pagu|di?anggar|anggar|alokasi)")
_MELAMPAUI = re.compile(r"\b(?:melampaui|melebihi|melewati|di atas|di bawah) (?:nilai )?$")
_SELISIH = re.compile(r"(?:nya)? (?:sebesar|sebanyak|sejumlah|hingga|sampai)\b")
_PERSENTASE = re.compile(r"p(?:er|ro)sentase")
_SEBESAR = re.compile(r"(?: (?:sebesar|mencapai|adalah|yaitu))? *[:=(]* *")
_RANGKAP = re.compile(r" ?(?:dan|/|atau|maupun|serta|,|&|dengan|terhadap|per|dibanding(?:kan)?(?: dengan)?|dari) ?$")
_PENGHUBUNG = re.compile(
    r"(?:\b(?:sebesar|adalah|yaitu|yakni|sejumlah|senilai|sebanyak|mencapai|ditetapkan|disepakati|ditentukan|menjadi"
    r"|tetap|yang ditetapkan|tersedia|disediakan|diperoleh|tercatat|di angka|pada angka|dipatok|nilai|bernilai|ialah"
    r"|berada di)\b|[:=]) *(?:(?:nilai|sebesar|angka|di|rp\.?|sekitar) *)*\(?$"
)
_PEMUTUS = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|selisih|kenaikan|penurunan|peningkatan|lebih|kurang|rata-rata"
    r"|dari|dibanding\w*|terhadap (?:target|realisasi|tahun|capaian|nilai)|hingga|setiap|minimal|maksimal|minimum"
    r"|maksimum|paling|antara|di ?naik\w+"
    r"|di ?turun\w+|melebihi|melampaui|selama|dalam waktu|sebelum|sesudah|setelah|poin|bobot|masing-masing"
    r"|berturut-turut|akan|agar|tambahan|sisa|deviasi|normalisasi|koreksi"
    r"|(?:sasaran )?strategis? pelaksanaan)\b"
)
_SAMPAI = re.compile(
    r"(?:sampai(?: dengan)?|s\.?/?d\.?|hingga) (?:tb|tw|tr|triwulan|tribulan|bulan|akhir|semester|desember)?"
)
_SISIPAN = re.compile(r"<[yxm]\d+>|\([^()<]*\)")
_KERJA = re.compile(r"\b(?:di|me[mn]?|ber|ter)[a-z]{4,}\b")
_KOMA = re.compile(r",(?! *(?:yaitu|yakni|adalah|sebesar|sejumlah|senilai)\b)")
_DARI_TARGET = re.compile(
    r"\)?(?: [a-z/]+){0,3}? (?:dari|atas) (?:nilai |total )?(?:target|yang ditarget|pagu|anggaran|alokasi)"
)
_KOSONG_C = re.compile(
    r"(?: ?\([a-z ]+\))?(?: ?[a-z/]+){0,3}? ?[,(]* *"
    r"(?:(?:atau|yaitu|yakni|sehingga|setara(?: dengan)?|dengan) )?(?:=|:)? *"
    r"(?:(?:sebesar|sekitar|senilai|mencapai|tercapai) )? *"
)
_POIN = re.compile(r" ?\(?(?:poin|point|persen poin|basis poin)\b")
_LAIN = re.compile(r"\b(?:berturut-turut|masing-masing|secara berurutan)\b")
_OPERATOR_KIRI = re.compile(r"(?:[×*+/÷^]|<[npr]\d+>\)? ?[-x:]) ?\(?$")
_OPERATOR_KANAN = re.compile(r"\)? ?(?:[×*+/÷^]|[-x:] ?\(?<[npr])")


class Peran(NamedTuple):
    """Sebuah angka dengan perannya.

    `peran`: T target, R realisasi, C capaian berpersen, c capaian dalam poin atau realisasi, V nilai indeks, X sisa,
    "" tidak diketahui. `tersurat` salah bila perannya hanya dari bentuk kalimat ("(104,76%)", "capaian 98,75% dari
    target 80%", yang dapat berarti realisasi).
    """

    b: Bilangan
    peran: str
    pokok: Pokok
    tahun: int | None
    tersurat: bool = True


_ingat: dict[tuple[str, str, int], list[Peran]] = {}
MAKS_INGAT = 2_048


def peran_bagian(teks: Teks, bagian: Bagian) -> list[Peran]:
    """Peran setiap angka ukur di bagian kalimat itu, berurutan; diingat karena beberapa aturan memakainya."""
    if not bagian.bilangan:
        return []
    kunci = teks.rapi, teks.kanon, bagian.mulai
    if kunci not in _ingat:
        if len(_ingat) >= MAKS_INGAT:
            _ingat.clear()
        _ingat[kunci] = _peran_bagian(teks, bagian)
    return list(_ingat[kunci])


def _peran_bagian(teks: Teks, bagian: Bagian) -> list[Peran]:
    hasil: list[Peran] = []
    ragu = bool(_LAIN.search(teks.isi(bagian)))
    kiri = bagian.mulai
    for b in bagian.bilangan:
        peran, tersurat = "", True
        if not ragu and not terikat(teks, b) and not _POIN.match(teks.kanon, b.ujung):
            peran, tersurat = _peran(teks, kiri, b, hasil[-1].peran if hasil else "")
        hasil.append(Peran(b, peran, pokok(teks, bagian, b), tahun_angka(teks, bagian, b), tersurat))
        kiri = b.ujung
    return _realisasi_tersendiri(hasil)


def _realisasi_tersendiri(hasil: list[Peran]) -> list[Peran]:
    """ "Capaian 101,79% dari target 5,53% dengan realisasi 5,63%": realisasinya disebut, jadi yang di depan capaian."""
    if [p.peran for p in hasil] != [REALISASI, TARGET, REALISASI] or hasil[0].tersurat:
        return hasil
    return [hasil[0]._replace(peran=CAPAIAN), *hasil[1:]]


def samarkan(nama: str) -> str:
    """Nama indikator tanpa kata kunci di tengahnya ("nilai realisasi investasi"), sama panjang."""
    return _KUNCI.sub(lambda m: "x" * len(m[0]) if m.start() else m[0], nama)


def tanpa_kunci(teks: Teks, nama: Iterable[str]) -> Teks:
    """Teks yang kanonnya menyamarkan kata kunci di tengah nama-nama itu: di sana kata itu bukan peran sebuah angka."""
    kanon = teks.kanon
    for n in nama:
        if n in kanon:
            kanon = kanon.replace(n, samarkan(n))
    return teks if kanon == teks.kanon else teks._replace(kanon=kanon)


def terikat(teks: Teks, b: Bilangan) -> bool:
    """Benar bila angka itu bagian sebuah hitungan atau rentang tertulis."""
    kiri = teks.kanon[max(b.letak - 14, 0) : b.letak]
    return bool(_OPERATOR_KIRI.search(kiri) or _OPERATOR_KANAN.match(teks.kanon, b.ujung))


def _peran(teks: Teks, kiri: int, b: Bilangan, sebelum: str) -> tuple[str, bool]:
    konteks = teks.kanon[kiri : b.letak]
    kunci = _kunci(konteks)
    dari_target = bool(_DARI_TARGET.match(teks.kanon, b.ujung))
    if not kunci:
        if b.jenis == "p" and sebelum in ("T", "R", "c") and len(konteks) < 70 and _KOSONG_C.fullmatch(konteks):
            return CAPAIAN, False
        if dari_target and celah(konteks) and _sebelum_target(teks, b) == REALISASI:
            return REALISASI, False
        sebut = sebutan(konteks)
        return (NILAI if sebut and celah(konteks[sebut[-1][1] :]) else ""), True
    if not celah(konteks[kunci[-1].end() :]):
        return "", True
    huruf = _gabung(kunci, konteks, b.jenis)
    if dari_target and huruf in ("R", "C", "c"):
        return _sebelum_target(teks, b), huruf == REALISASI
    return huruf, True


def _sebelum_target(teks: Teks, b: Bilangan) -> str:
    """Peran angka di depan "dari target …": realisasi bila sejenis dengan targetnya, capaian bila persen saja."""
    sesudah = next((x for x in teks.bilangan[b.nomor + 1 :] if x.nilai), None)
    if b.jenis != "p":
        return REALISASI
    if sesudah is not None and sesudah.letak - b.ujung < 80:
        return REALISASI if sesudah.jenis == "p" else CAPAIAN
    return CAPAIAN


def _kunci(konteks: str) -> list[re.Match[str]]:
    """Kata kunci di celah; "anggaran" sesudah "realisasi" atau "serapan" bukan target."""
    hasil: list[re.Match[str]] = []
    for m in _KUNCI.finditer(konteks):
        if _PERSENTASE.match(m[0]) and not _SEBESAR.fullmatch(konteks[m.end() :]):
            continue
        uang = _UANG.match(m[0])
        if uang and hasil and hasil[-1].lastgroup != "T" and not konteks[hasil[-1].end() : m.start()].strip():
            continue
        if uang and hasil and _UANG.match(hasil[-1][0]) and not konteks[hasil[-1].end() : m.start()].strip():
            hasil[-1] = m
            continue
        hasil.append(m)
    return hasil


def _gabung(kunci: list[re.Match[str]], konteks: str, jenis: str) -> str:
    """Peran dari kata kunci terakhir, dengan kata kunci yang tepat di depannya."""
    akhir = kunci[-1]
    huruf = str(akhir.lastgroup)
    if huruf == "T" and _MELAMPAUI.search(konteks, 0, akhir.start()) and _SELISIH.match(konteks, akhir.end()):
        return ""
    if huruf in "SEX":
        return _uang_atau_efisiensi(kunci, konteks, jenis, huruf)
    if huruf == "T" and _UANG.match(akhir[0]) and jenis != "r":
        return ""
    if len(kunci) > 1:
        antara = konteks[kunci[-2].end() : akhir.start()]
        if kunci[-2].lastgroup != huruf and _RANGKAP.fullmatch(antara) and "dari" not in antara:
            return "C" if jenis == "p" and "terhadap" in antara else ""
        if not antara.strip() or antara.strip() in ("kinerja", "indikator"):
            return _majemuk(str(kunci[-2].lastgroup), huruf, jenis, kunci[-2][0])
    return _menurut_jenis(huruf, jenis)


def _uang_atau_efisiensi(kunci: list[re.Match[str]], konteks: str, jenis: str, huruf: str) -> str:
    """Serapan berpersen, realisasi atau sisa rupiah, efisiensi berpersen; "capaian dan serapan" tidak menentu."""
    if len(kunci) > 1 and _RANGKAP.fullmatch(konteks[kunci[-2].end() : kunci[-1].start()]):
        return ""
    if huruf == SISA:
        return SISA if jenis == "r" else ""
    if huruf == "E":
        return EFISIENSI if jenis == "p" else ""
    return SERAPAN if jenis == "p" else REALISASI if jenis == "r" else ""


def _majemuk(satu: str, dua: str, jenis: str, kata: str) -> str:
    if satu == "T":
        return "T"
    if satu == "C" and dua == "T":
        return "T" if kata == "mencapai" else "C" if jenis == "p" else ""
    if satu == dua:
        return _menurut_jenis(dua, jenis)
    return REALISASI if jenis != "p" or satu == "R" else ""


def _menurut_jenis(huruf: str, jenis: str) -> str:
    if huruf == "C" and jenis != "p":
        return "" if jenis == "r" else "c"
    return huruf


def celah(teks: str) -> bool:
    """Benar bila kata-kata di antara kata kunci dan angkanya tidak membelokkan maksudnya."""
    isi = _SAMPAI.sub(" ", _SISIPAN.sub(" ", teks)).strip()
    if not isi:
        return True
    if len(isi) > 120 or _KOMA.search(isi):
        return False
    hubung = _PENGHUBUNG.search(isi)
    if _PEMUTUS.search(isi):
        return bool(re.search(r"\bmenjadi(?: sebesar| nilai)?$", isi)) and not re.search(r"\bdari\b", isi)
    kata = len(isi.split())
    return kata <= 16 if hubung else kata <= 8 and not _KERJA.search(isi)
