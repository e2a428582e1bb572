"""Tiga serangkai target, realisasi, capaian dalam kalimat, apa pun urutan dan bentuk kalimatnya."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import titik_ambigu
from kertas_kerja.aturan.kalimat_peran import CAPAIAN, NILAI, REALISASI, SERAPAN, SERTA, TARGET, Peran, peran_bagian
from kertas_kerja.aturan.kalimat_temuan import Hitungan, hubungan, ukuran
from kertas_kerja.model import Baris, Sel
from kertas_kerja.rumus.ekspresi import Daun, Kolom
from kertas_kerja.tabel.capaian import RELASI_CAPAIAN, RUMUS_TURUN, naik
from kertas_kerja.tabel.kinerja_anggaran import serapan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Aturan, Hubungan
    from kertas_kerja.aturan.kalimat import Bagian, Teks
    from kertas_kerja.aturan.kalimat_sumber import SelTeks
    from kertas_kerja.rumus.putusan import Putusan
    from kertas_kerja.tabel.dasar import Konteks

_URUTAN = ("TRC", "RTC", "CTR", "CRT", "TCR", "RCT")
_DERET = re.compile("|".join(f"(?:{u})+" for u in _URUTAN))
_DAFTAR = re.compile("(" + "|".join(f"(?:{u})+" for u in _URUTAN) + ")T?R?")
_SISIPAN = re.compile(r"<\w\d+>(?: [a-z/]+)?")
_TUMBUH = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|selisih|kenaikan|penurunan|peningkatan|tumbuh|efisiensi"
    r"|deviasi|normalisasi|sisa|kekurangan|kelebihan|lebih (?:tinggi|rendah|besar|kecil)"
    r"|nasional|provinsi|kabupaten|kota)\b"
)
MAKS_BAGIAN = 220


class Tripel(NamedTuple):
    """Target, realisasi, dan capaian yang tertulis bersama, dan bagian kalimatnya."""

    target: Peran
    realisasi: Peran
    capaian: Peran
    bagian: Bagian

    @property
    def urut(self) -> tuple[Peran, Peran]:
        """Angka pertama dan terakhir menurut letaknya."""
        semua = sorted((self.target, self.realisasi, self.capaian), key=lambda p: p.b.letak)
        return semua[0], semua[-1]


def tripel(teks: Teks) -> Iterator[Tripel]:
    """Setiap tiga serangkai yang pasti; yang pasangannya meragukan tidak disebut."""
    tunggu: list[tuple[Peran, Bagian]] = []
    for bagian in teks.bagian:
        if not bagian.bilangan:
            continue
        peran = _rapikan(peran_bagian(teks, bagian))
        huruf = "".join(p.peran or "-" for p in peran)
        if TARGET in huruf and REALISASI in huruf and CAPAIAN in huruf:
            yield from _periksa(teks, _tunggu(tunggu))
            tunggu = []
            yield from _periksa(teks, _dalam(peran, huruf, bagian))
        elif huruf.strip("TRC") or not _ringkas(teks, bagian, tunggu):
            yield from _periksa(teks, _tunggu(tunggu))
            tunggu = []
        else:
            tunggu += [(p, bagian) for p in peran]
    yield from _periksa(teks, _tunggu(tunggu))


def _rapikan(peran: list[Peran]) -> list[Peran]:
    """Peran yang baru pasti bila dilihat bersama: capaian dalam poin, serapan sebagai capaian anggaran."""
    peran = [_serapan(p, peran) for p in peran]
    ada = {p.peran for p in peran}
    if TARGET in ada and CAPAIAN in ada and not ada & {REALISASI, SERTA}:
        return _nilai_realisasi(peran)
    if SERTA not in ada or TARGET not in ada:
        return peran
    if REALISASI not in ada and CAPAIAN in ada:
        return [p._replace(peran=REALISASI) if p.peran == SERTA else p for p in peran]
    if REALISASI in ada and CAPAIAN not in ada:
        return [_dalam_poin(p) if p.peran == SERTA else p for p in peran]
    return peran


def _nilai_realisasi(peran: list[Peran]) -> list[Peran]:
    """Nilai tunggal tepat di depan target adalah realisasi: "IKM sebesar 99,03 melampaui target 98,40 (100,64%)"."""
    letak = [i for i, p in enumerate(peran) if p.peran == NILAI]
    if len(letak) != 1 or peran[letak[0] + 1 : letak[0] + 2] == [] or peran[letak[0] + 1].peran != TARGET:
        return peran
    return [p._replace(peran=REALISASI) if i == letak[0] else p for i, p in enumerate(peran)]


def _serapan(p: Peran, semua: list[Peran]) -> Peran:
    """Serapan adalah capaian bila pagu dan realisasinya rupiah; begitu pula "terealisasi 100%" sesudah keduanya."""
    jenis = {x.peran: x.b.jenis for x in semua if x.b.letak < p.b.letak or x.peran == TARGET}
    if p.peran == SERAPAN and jenis.get(TARGET) == "r" == jenis.get(REALISASI):
        return p._replace(peran=CAPAIAN)
    polos = jenis.get(TARGET) in ("n", "r") and jenis.get(REALISASI) == jenis.get(TARGET)
    if p.peran == REALISASI and p.b.jenis == "p" and polos:
        return p._replace(peran=CAPAIAN)
    return p


_ISIAN = frozenset({
    "target", "ditargetkan", "realisasi", "realisasinya", "terealisasi", "capaian", "capaiannya", "tercapai",
    "mencapai", "persentase", "tingkat", "nilai", "sebesar", "adalah", "tahun", "pada", "di", "yaitu", "yakni", "itu",
    "ini", "hasil", "dengan", "demikian", "maka", "sehingga", "kinerja", "indikator", "tersebut", "telah", "dapat",
    "sedangkan", "dan", "atau", "untuk", "th", "pagu", "anggaran", "serapan", "rp", "ketercapaian", "pencapaian",
    "sudah", "besarnya", "besaran", "angka", "ditetapkan", "diperoleh", "atas", "dari", "yang",
})  # fmt: skip
_KATA = re.compile(r"[a-z]{2,}")


def _ringkas(teks: Teks, bagian: Bagian, tunggu: list[tuple[Peran, Bagian]]) -> bool:
    """Benar bila bagian itu pendek dan, sesudah bagian pertama, tidak menyebut hal lain."""
    if bagian.akhir - bagian.mulai > MAKS_BAGIAN:
        return False
    kata = set(_KATA.findall(_SISIPAN.sub(" ", teks.isi(bagian)))) - _ISIAN
    awal = set(_KATA.findall(teks.isi(tunggu[0][1]))) if tunggu else kata
    return len(kata) <= 8 and kata <= awal


def _dalam_poin(p: Peran) -> Peran:
    angka = p.b.angka
    if angka is None or angka.nilai <= 3 or p.b.jenis != "n":
        return p._replace(peran="")
    return p._replace(b=p.b._replace(angka=angka._replace(nilai=angka.nilai / 100, persen=True)), peran=CAPAIAN)


def _dalam(peran: list[Peran], huruf: str, bagian: Bagian) -> Iterator[Tripel]:
    """Tiga serangkai di satu bagian: deret berulang yang seragam, atau jendela yang tidak bertumpang tindih."""
    if _DERET.fullmatch(huruf):
        awal = list(range(0, len(huruf), 3))
    else:
        calon = [i for i in range(len(huruf) - 2) if huruf[i : i + 3] in _URUTAN]
        awal = [i for i in calon if not any(j != i and abs(i - j) < 3 for j in calon)]
    for i in awal:
        yield _susun(peran[i : i + 3], bagian)


def _tunggu(tunggu: list[tuple[Peran, Bagian]]) -> Iterator[Tripel]:
    """Bentuk daftar ("Target: …", "Realisasi: …", "Capaian: …"), satu angka satu bagian."""
    cocok = _DAFTAR.fullmatch("".join(p.peran for p, _ in tunggu))
    for i in range(0, len(cocok[1]) if cocok else 0, 3):
        yield _susun([p for p, _ in tunggu[i : i + 3]], tunggu[i][1])


def _susun(tiga: list[Peran], bagian: Bagian) -> Tripel:
    menurut = {p.peran: p for p in tiga}
    return Tripel(menurut[TARGET], menurut[REALISASI], menurut[CAPAIAN], bagian)


def _periksa(teks: Teks, calon: Iterator[Tripel]) -> Iterator[Tripel]:
    return (t for t in calon if _seiring(t) and _wajar(teks, t))


def _seiring(t: Tripel) -> bool:
    """Tahun, pokok, dan jenis angka ketiganya tidak bertentangan."""
    tahun = {p.tahun for p in (t.target, t.realisasi, t.capaian) if p.tahun is not None}
    pokok = {p.pokok.kode for p in (t.target, t.realisasi, t.capaian) if p.pokok.kode}
    uang = {t.target.b.jenis == "r", t.realisasi.b.jenis == "r"}
    persen = {t.target.b.jenis == "p", t.realisasi.b.jenis == "p"}
    if _lain_skala(t):
        return False
    return len(tahun) <= 1 and len(pokok) <= 1 and len(uang) == 1 and len(persen) == 1


def _lain_skala(t: Tripel) -> bool:
    """Benar bila titik yang meragukan ("4.310") membuat target dan realisasinya berbeda jauh."""
    angka = [x for x in (t.target.b.angka, t.realisasi.b.angka) if x is not None]
    besar, kecil = max(abs(a.nilai) for a in angka), min(abs(a.nilai) for a in angka)
    return any(titik_ambigu(a.teks) for a in angka) and besar > 50 * kecil


def _wajar(teks: Teks, t: Tripel) -> bool:
    """Tidak ada kata selisih atau pertumbuhan di antara ketiga angka, dan persennya bukan selisih dua persen."""
    awal, akhir = t.urut
    return not _TUMBUH.search(teks.kanon[awal.b.ujung : akhir.b.letak])


def hubungan_tripel(sumber: SelTeks, konteks: Konteks, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap tiga serangkai pasti di sel itu, dihitung dengan relasi capaian dari `tabel/`."""
    for t in tripel(sumber.teks):
        calon = list(_hitungan(sumber, t, konteks, aturan))
        putusan = [h.putus() for h in calon]
        # Bentuk lain (makin rendah makin baik) hanya diterima bila tepat, kecuali arah indikatornya memang begitu.
        turun = not naik(_indikator(sumber, t, konteks)[0], konteks)
        cukup = [i == 0 or (turun and h.rumus in RUMUS_TURUN) for i, h in enumerate(calon)]
        benar = next(
            (i for i, p in enumerate(putusan) if p.status == "exact" or (cukup[i] and p.status == "rounding")), 0
        )
        if calon and not any(_dibatasi(p, t, konteks) for p in putusan):
            hasil = hubungan(calon[benar], putusan[benar])
            if hasil is not None and hasil.status == "wrong" and _benar_menurut_baris(sumber, t, calon[benar]):
                hasil = hasil._replace(temuan=None)
            if hasil is not None:
                yield hasil


def _benar_menurut_baris(sumber: SelTeks, t: Tripel, h: Hitungan) -> bool:
    """Benar bila capaian itu cocok dengan kolom barisnya: yang keliru target atau realisasi kalimat itu (KK405)."""
    from kertas_kerja.aturan.kalimat_baris import KOLOM_NAMA, sel_baris

    if sumber.isi is None or sumber.isi.jenis != "data" or sumber.kunci in KOLOM_NAMA:
        return False
    milik = {
        Kolom(nama): sel_baris(sumber, t.bagian, p) for nama, p in (("target", t.target), ("realisasi", t.realisasi))
    }
    ganti: dict[Daun, Angka] = {k: s.angka for k, s in milik.items() if s is not None and s.angka is not None}
    if not ganti or not set(ganti) <= set(h.isi):
        return False
    return h._replace(isi={**h.isi, **ganti}).putus().status in ("exact", "rounding")


def _dibatasi(putusan: Putusan, t: Tripel, konteks: Konteks) -> bool:
    """Benar bila yang disebut adalah batas normalisasi, atau batas capaian buku itu, bukan capaian asli."""
    angka, asli = t.capaian.b.angka, putusan.seharusnya
    if putusan.status != "wrong" or angka is None:
        return False
    buku = isinstance(asli, Decimal) and asli > angka.nilai and angka.nilai in konteks.batas_capaian.values()
    return buku or angka.nilai == konteks.profil.batas_normalisasi


def _hitungan(sumber: SelTeks, t: Tripel, konteks: Konteks, aturan: Aturan) -> Iterator[Hitungan]:
    """Bentuk-bentuk rumus yang mungkin: serapan untuk rupiah, selain itu menurut polaritas indikatornya."""
    target, realisasi, capaian = t.target.b.angka, t.realisasi.b.angka, t.capaian.b.angka
    if target is None or realisasi is None or capaian is None:
        return
    kutipan = sumber.teks.kutip(t.urut[0].b, t.urut[1].b)
    if t.target.b.jenis == "r":
        isi: dict[Daun, Angka] = {Kolom("pagu"): target.dengan_ketelitian(None), Kolom("realisasi_anggaran"): realisasi}
        yield Hitungan(aturan.kode, sumber, serapan, isi, capaian, kutipan, "serapan", aturan.dasar)
        return
    baris, pasti = _indikator(sumber, t, konteks)
    isi = {Kolom("target"): ukuran(target, tetap=True), Kolom("realisasi"): ukuran(realisasi)}
    dipakai = [r for r in RELASI_CAPAIAN if r.syarat is None or r.syarat(baris, konteks)]
    lain = [] if pasti else [r for r in RELASI_CAPAIAN if r not in dipakai]
    bacaan = [rumus for r in dipakai if pasti and r.bacaan is not None for rumus in r.bacaan(baris, konteks)]
    for rumus in (*(r.rumus for r in (*dipakai, *lain)), *bacaan):
        yield Hitungan(aturan.kode, sumber, rumus, isi, capaian, kutipan, "capaian", aturan.dasar)


def _indikator(sumber: SelTeks, t: Tripel, konteks: Konteks) -> tuple[Baris, bool]:
    """Baris indikator yang dimaksud, dan benar bila arahnya pasti.

    Makin rendah makin baik pasti bila target dan realisasi kalimat itu milik baris yang begitu.
    """
    kalimat = sumber.teks.isi(t.bagian)
    sel = Sel(sumber.lembar, sumber.baris, sumber.kolom, kalimat)
    tertulis = Baris(sumber.baris, "data", {"indikator": sel})
    if sumber.isi is not None and ("indikator" in sumber.isi.sel or "polaritas" in sumber.isi.sel):
        if not naik(sumber.isi, konteks):
            return sumber.isi, _milik_baris(sumber.isi, t)
        return sumber.isi, naik(tertulis, konteks)
    indeks = bool(t.target.pokok.kode or t.realisasi.pokok.kode or re.search(r"\b(?:indeks|nilai)\b", kalimat))
    return tertulis, indeks and naik(tertulis, konteks)


def _milik_baris(baris: Baris, t: Tripel) -> bool:
    """Benar bila target dan realisasi kalimat itu tertulis pada baris itu juga, dari tahun atau tribulan yang sama."""
    for kunci, sel in baris.sel.items():
        nama, pisah, grup = kunci.partition("@")
        pasangan = baris.nilai(nama.replace("target", "realisasi", 1) + pisah + grup)
        if nama.startswith("target") and sel.angka is not None and pasangan is not None:
            ditulis = [p.b.angka.nilai if p.b.angka is not None else None for p in (t.target, t.realisasi)]
            if ditulis == [sel.angka.nilai, pasangan]:
                return True
    return False
