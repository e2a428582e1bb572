"""Kenaikan dan penurunan dalam kalimat: "naik 3,70 poin atau sekitar 4,90%", "meningkat dari 74,09 menjadi 78,44"."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import titik_ambigu
from kertas_kerja.aturan.dasar import Hubungan
from kertas_kerja.aturan.kalimat_peran import peran_bagian, terikat
from kertas_kerja.aturan.kalimat_temuan import Hitungan, hubungan, kutip, lokasi, temuan, ukuran
from kertas_kerja.rumus.ekspresi import Daun, Ekspresi, Kolom

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Aturan
    from kertas_kerja.aturan.kalimat import Bagian, Bilangan, Teks
    from kertas_kerja.aturan.kalimat_sumber import SelTeks
    from kertas_kerja.model import Temuan

_NAIK = (
    r"(?:me|di)?naik(?:kan|nya)?|kenaikan(?:nya)?|meningkat(?:kan|nya)?|ditingkatkan|peningkatan|bertambah|penambahan"
    r"|ditambah|(?:ada(?:nya)? )?tambahan|tumbuh|pertumbuhan|melonjak|lebih (?:tinggi|besar)"
)
_TURUN = (
    r"(?:me|di)?turun(?:kan|nya)?|menurun(?:kan|nya)?|penurunan(?:nya)?|berkurang|pengurangan|merosot"
    r"|lebih (?:rendah|kecil)"
)
_ARAH = re.compile(rf"\b(?:(?P<naik>{_NAIK})|(?P<turun>{_TURUN}))\b")
_TANDA = re.compile(
    rf"\b(?:(?P<lama>dari|dibanding\w*|terhadap|sebelumnya|tahun lalu|semula)"
    rf"|(?P<baru>menjadi|ke(?= (?:tahun|angka|nilai|$)))|(?P<jumlah>{_NAIK}|{_TURUN})"
    r"|(?P<nama>target\w*|realisasi\w*|terealisasi|nilai|capaian\w*|pagu|anggaran))\b"
)
_SAMBUNG = re.compile(
    r"(?: ?(?:poin|point|persen|angka|dokumen|orang|laporan|kegiatan|desa|unit))?"
    r"(?: ?\(?(?:(?:pada|di) )?(?:(?:tahun|th\.?) )?<y\d+>\)?)? ?,?"
    r"(?: ?(?:atau|yaitu|yakni|setara(?: dengan)?|dengan|sebesar|sekitar|kurang lebih|persentase|nilai|[±=(/]|kenaikan"
    r"|pertumbuhan))+ ?\(?"
)
_POIN = re.compile(r" ?\(?(?:poin|point|persen poin)\b")
_KIRA = re.compile(
    r"\b(?:lebih dari|hampir|kurang dari|tidak lebih|rata-rata|per tahun|setiap tahun|tiap tahun|peringkat|ranking"
    r"|rangking|urutan|posisi)\b"
)
_BUKAN_SELISIH = re.compile(r" ?(?:kali|lipat|tingkat|peringkat|kelas|level|tahun|bulan|hari)\b")
_CELAH = 70
lama, baru = Kolom("lama"), Kolom("baru")
selisih = Kolom("selisih")


class Tumbuh(NamedTuple):
    """Sebuah kenaikan atau penurunan: nilai lama dan baru, selisih (poin) dan persennya, sejauh tertulis."""

    naik: bool
    lama: Bilangan | None
    baru: Bilangan | None
    poin: Bilangan | None
    persen: Bilangan | None
    lain: tuple[Bilangan, ...]
    kata: str
    ragu: bool = False

    @property
    def ujung(self) -> tuple[Bilangan, Bilangan]:
        """Angka pertama dan terakhir menurut letaknya."""
        semua = sorted((b for b in (self.lama, self.baru, self.poin, self.persen) if b), key=lambda b: b.letak)
        return semua[0], semua[-1]


def hubungan_tumbuh(sumber: SelTeks, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap kenaikan atau penurunan yang terbaca pasti di sel itu."""
    for bagian in sumber.teks.bagian:
        t = baca_tumbuh(sumber.teks, bagian)
        if t is None:
            continue
        if t.lama is not None and t.baru is not None:
            hasil = list(_lengkap(sumber, t, aturan))
            yield from () if t.ragu and any(h.status == "wrong" for h in hasil) else hasil
        elif t.poin is not None and t.persen is not None:
            yield from _sebagian(sumber, t, aturan)


def baca_tumbuh(teks: Teks, bagian: Bagian) -> Tumbuh | None:
    """Kenaikan atau penurunan satu-satunya di bagian kalimat itu; None bila tidak ada atau meragukan."""
    isi = teks.isi(bagian)
    arah = {str(m.lastgroup) for m in _ARAH.finditer(isi)}
    if len(arah) != 1 or len(bagian.bilangan) < 2 or any(terikat(teks, b) for b in bagian.bilangan):
        return None
    kelas: dict[str, list[Bilangan]] = {}
    sebelum, kiri, ragu = "", bagian.mulai, ""
    for b in bagian.bilangan:
        sebelum = _kelas(teks, kiri, b, sebelum)
        kelas.setdefault(sebelum, []).append(b)
        sebab = _meragukan(teks.kanon[kiri : b.letak]) if sebelum == "lama" else ""
        ragu = ragu or sebab
        kiri = b.ujung
    if _KIRA.search(isi) or any(len(kelas.get(k, ())) > 1 for k in ("lama", "baru", "poin", "persen")):
        return None
    satu = {k: kelas[k][0] if k in kelas else None for k in ("lama", "baru", "poin", "persen")}
    kata = next(m[0] for m in _ARAH.finditer(isi))
    lain = tuple(kelas.get("lain", ()))
    pasti = ragu == "selisih" and satu["poin"] is not None  # selisihnya tertulis tersendiri
    t = Tumbuh(
        "naik" in arah, satu["lama"], satu["baru"], satu["poin"], satu["persen"], lain, kata, bool(ragu) and not pasti
    )
    return _baru_dari_lain(teks, bagian, t)


def _meragukan(celah: str) -> str:
    """ "selisih" untuk "naik dibanding tahun lalu sebesar …" (mungkin selisihnya), "target" untuk "… dari target …"."""
    tanda = list(_TANDA.finditer(celah))
    lama = next((m for m in reversed(tanda) if m.lastgroup == "lama"), None)
    if lama is None or "target" in celah[lama.end() :] or "pagu" in celah[lama.end() :]:
        return "target"
    naik = any(m.lastgroup == "jumlah" and m.start() < lama.start() for m in tanda)
    return "selisih" if naik and "sebesar" in celah[lama.end() :] else ""


def _kelas(teks: Teks, kiri: int, b: Bilangan, sebelum: str) -> str:
    """Kelas sebuah angka: lama, baru, poin, persen, atau lain."""
    celah = teks.kanon[kiri : b.letak]
    tanda = list(_TANDA.finditer(celah))
    besar = "persen" if b.jenis == "p" and not _POIN.match(teks.kanon, b.ujung) else "poin"
    if _BUKAN_SELISIH.match(teks.kanon, b.ujung):
        return "lain"
    if _POIN.match(teks.kanon, b.ujung) and any(m.lastgroup != "baru" for m in tanda):
        return besar
    if not tanda:
        return (
            besar
            if sebelum in ("lama", "baru", "poin", "persen") and len(celah) < 90 and _SAMBUNG.fullmatch(celah)
            else "lain"
        )
    akhir = tanda[-1]
    if len(celah) - akhir.end() > _CELAH:
        return "lain"
    if akhir.lastgroup == "nama":
        pasangan = next((m for m in reversed(tanda[:-1]) if m.lastgroup in ("lama", "baru")), None)
        arah = any(m.lastgroup == "jumlah" for m in tanda)
        return str(pasangan.lastgroup) if pasangan is not None else "?" if arah else "lain"
    return besar if akhir.lastgroup == "jumlah" else str(akhir.lastgroup)


def _baru_dari_lain(teks: Teks, bagian: Bagian, t: Tumbuh) -> Tumbuh | None:
    """Angka sebelum kata naik atau turun adalah nilai baru, bila satu-satunya, berperan atau bertahun lebih baru."""
    if _dinamai(teks, bagian, t):
        return t._replace(baru=t.persen, persen=None)
    if t.baru is not None or not t.lain or t.lama is None:
        return t if t.poin or t.persen or (t.lama and t.baru) else None
    if len(t.lain) != 1:
        return None
    peran = next(p.peran for p in peran_bagian(teks, bagian) if p.b.nomor == t.lain[0].nomor)
    tahun = [list(teks.tahun(bagian.mulai, b.letak)) for b in (t.lama, t.lain[0])]
    bertahun = all(tahun) and tahun[1][-1] > tahun[0][-1] and "sebesar" in teks.kanon[bagian.mulai : t.lain[0].letak]
    arah = next(m for m in _ARAH.finditer(teks.kanon, bagian.mulai, bagian.akhir))
    if not (peran in ("T", "R", "V", "c") or bertahun) or t.lain[0].letak > arah.start():
        return None
    return t._replace(baru=t.lain[0], lain=())


def _dinamai(teks: Teks, bagian: Bagian, t: Tumbuh) -> bool:
    """Benar bila persen itu nilai indikator yang namanya sendiri kata tumbuh: "Pertumbuhan ekonomi 5,31% naik 0,12"."""
    if t.baru is not None or t.lama is None or t.lama.jenis != "p" or t.poin is None or t.persen is None:
        return False
    arah = [m.start() for m in _ARAH.finditer(teks.kanon, bagian.mulai, bagian.akhir)]
    return arah[0] < t.persen.letak < arah[-1] < t.poin.letak


def _lengkap(sumber: SelTeks, t: Tumbuh, aturan: Aturan) -> Iterator[Hubungan]:
    """Nilai lama dan baru diketahui: arah, selisih, dan persennya diperiksa."""
    a, b = _angka(t.lama), _angka(t.baru)
    if a is None or b is None or t.lama is None or t.baru is None or a.persen != b.persen or t.lain:
        return
    if {t.lama.jenis, t.baru.jenis} == {"r", "n"} or a.nilai <= 0:
        return
    if _lain_skala(a, b):
        return
    naik = b.nilai > a.nilai
    if naik != t.naik or a.nilai == b.nilai:
        yield Hubungan("wrong", _salah_arah(sumber, t, aturan, a, b))
    elif t.poin is None and t.persen is None:
        yield Hubungan("exact")
    beda = baru - lama if naik else lama - baru
    isi: dict[Daun, Angka] = {lama: ukuran(a), baru: ukuran(b)}
    persen = (beda / lama, baru / lama, *((beda,) if a.persen else ()))
    for besar, rumus in ((t.poin, (beda,)), (t.persen, persen)):
        if besar is not None and (hasil := _nilai(sumber, t, aturan, isi, besar, rumus)) is not None:
            yield hasil


def _lain_skala(a: Angka, b: Angka) -> bool:
    """Benar bila titik yang meragukan ("4.310") membuat keduanya berbeda jauh."""
    besar, kecil = max(abs(a.nilai), abs(b.nilai)), min(abs(a.nilai), abs(b.nilai))
    return any(titik_ambigu(x.teks) for x in (a, b)) and besar > 50 * kecil


def _nilai(
    sumber: SelTeks, t: Tumbuh, aturan: Aturan, isi: dict[Daun, Angka], besar: Bilangan, rumus: tuple[Ekspresi, ...]
) -> Hubungan | None:
    """Satu selisih atau persen terhadap satu atau dua cara menghitungnya; yang cocok dipakai."""
    angka = besar.angka
    assert angka is not None
    tertulis = angka._replace(nilai=abs(angka.nilai))
    if not tertulis.persen and next(iter(isi.values())).persen:
        tertulis = tertulis._replace(nilai=tertulis.nilai / 100, persen=True)
    kutipan = sumber.teks.kutip(*t.ujung)
    calon = [
        Hitungan(aturan.kode, sumber, r, isi, tertulis, kutipan, "kenaikan" if t.naik else "penurunan") for r in rumus
    ]
    putusan = [h.putus() for h in calon]
    benar = next((i for i, p in enumerate(putusan) if p.status in ("exact", "rounding")), 0)
    return hubungan(calon[benar], putusan[benar])


def _salah_arah(sumber: SelTeks, t: Tumbuh, aturan: Aturan, a: Angka, b: Angka) -> Temuan:
    sebenarnya = "tetap" if a.nilai == b.nilai else "naik" if b.nilai > a.nilai else "turun"
    kutipan = sumber.teks.kutip(*t.ujung)
    return temuan(
        sumber, aturan.kode, t.kata, sebenarnya,
        f"{lokasi(sumber)} menyebut {kutip(kutipan)}, padahal nilainya {sebenarnya}; perbaiki kata atau angkanya.",
        f"{a.tulis()} menjadi {b.tulis()} berarti {sebenarnya}",
    )  # fmt: skip


def _sebagian(sumber: SelTeks, t: Tumbuh, aturan: Aturan) -> Iterator[Hubungan]:
    """Poin dan persen diketahui, nilai lamanya tertulis, atau dihitung dari nilai baru."""
    poin, persen = _angka(t.poin), _angka(t.persen)
    if poin is None or persen is None or t.persen is None or poin.persen:
        return
    calon = _dasar_hitung(sumber, t, poin)
    hitungan = [
        Hitungan(aturan.kode, sumber, r, isi, persen._replace(nilai=abs(persen.nilai)), sumber.teks.kutip(*t.ujung),
                 "kenaikan" if t.naik else "penurunan")
        for r, isi in calon
    ]  # fmt: skip
    putusan = [h.putus() for h in hitungan]
    cocok = next((i for i, p in enumerate(putusan) if p.status in ("exact", "rounding")), None)
    if cocok is None and len(calon) != 1:
        return
    hasil = hubungan(hitungan[cocok or 0], putusan[cocok or 0])
    if hasil is not None:
        yield hasil


def _dasar_hitung(sumber: SelTeks, t: Tumbuh, poin: Angka) -> list[tuple[Ekspresi, dict[Daun, Angka]]]:
    """Cara-cara menghitung persennya: selisih ÷ lama, atau selisih ÷ (baru ∓ selisih)."""
    isi_poin = poin._replace(nilai=abs(poin.nilai))
    a, b = _angka(t.lama), _angka(t.baru)
    if a is not None:
        return [(selisih / lama, {selisih: ukuran(isi_poin), lama: ukuran(a)})]
    asal = baru - selisih if t.naik else baru + selisih
    calon = [b] if b is not None else [x.angka for x in t.lain if x.jenis != "p"] if len(t.lain) <= 2 else []
    if calon:
        return [(selisih / asal, {selisih: ukuran(isi_poin), baru: ukuran(x)}) for x in calon if x is not None]
    return list(_dari_baris(sumber, isi_poin, t.naik)) if not t.lain else []


def _dari_baris(sumber: SelTeks, poin: Angka, naik: bool) -> Iterator[tuple[Ekspresi, dict[Daun, Angka]]]:
    """Dua angka di baris tabel itu yang berselisih sebesar poin yang tertulis."""
    if sumber.isi is None:
        return
    angka = {s.angka.nilai: s.angka for s in sumber.isi.sel.values() if s.angka is not None and not s.angka.persen}
    for a in angka.values():
        tujuan = a.nilai + poin.nilai if naik else a.nilai - poin.nilai
        if tujuan in angka and a.nilai:
            yield selisih / lama, {selisih: ukuran(poin), lama: a}


def _angka(b: Bilangan | None) -> Angka | None:
    return b.angka if b is not None else None
