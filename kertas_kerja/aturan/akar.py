"""Satu kesalahan disebut satu kali: temuan yang sebabnya sudah disebut temuan lain bergabung dengannya.

Angka yang berbeda antar tabel (KK301, KK302) bergabung dengan temuan relasi yang sudah meminta angka yang sama, dan
temuan relasi bergabung dengan KK301 atas masukannya bila dengan angka tabel lain hasil yang tertulis sudah benar.
"""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka, baca_angka, bulat
from kertas_kerja.aturan.sebutan import daftar_kata
from kertas_kerja.model import Rujukan, Saran

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Tabel, Temuan
    from kertas_kerja.tabel.relasi import HasilRelasi, Tempat

Letak = tuple[str, int, int]
BANDING = ("KK301", "KK302")
RELASI = ("KK1", "KK2")
ANGKA = "KK126"
MAKS_SEBUT = 4
MASSAL = 3  # hasil sekolom yang memakai bobot lain
_MASUKAN_LAIN = ("KK301", "KK613", "KK210")
_SALINAN = r" \(juga ([^)]+)\) tertulis "
_BOBOT_LAIN = r"cocok dengan bobot \S+ \(([^)]+)\)"


def satukan(bahan: Bahan, temuan: list[Temuan]) -> list[Temuan]:
    """Temuan yang tinggal, dengan keterangan dari yang bergabung ke dalamnya."""
    if any(t.kode == ANGKA for t in temuan):
        temuan = _tanpa_angka_ulang(temuan)
    if any(t.kode == "KK108" for t in temuan):
        temuan = _sebobot(temuan)
    if sum(t.tingkat != "info" and (t.kode in BANDING or t.kode.startswith(RELASI)) for t in temuan) > 1:
        from kertas_kerja.aturan.sebab_temuan import satu_sebab

        temuan = satu_sebab(bahan, temuan)
    if not any(t.tingkat != "info" or t.kode == "KK703" for t in temuan):
        return temuan
    temuan = _tanpa_akibat(bahan, _tanpa_ulangan(_sepagu(temuan)))
    if any(t.kode in _MASUKAN_LAIN for t in temuan):
        from kertas_kerja.aturan.akar_masukan import satu_masukan

        return satu_masukan(temuan, sama)
    return temuan


def _tanpa_angka_ulang(temuan: list[Temuan]) -> list[Temuan]:
    """Tanpa temuan menurut angkanya yang sel atau masukannya sudah disebut kesalahan lain."""
    disebut = {(t.lembar, t.alamat) for t in temuan if t.kode != ANGKA and t.tingkat == "error"}

    def lama(t: Temuan) -> bool:
        return (t.lembar, t.alamat) in disebut or any((r.lembar, r.sel) in disebut for r in t.terkait)

    return [t for t in temuan if t.kode != ANGKA or not lama(t)]


# ---------------------------------------------------------------------- bobot instrumen lain


def _sebobot(temuan: list[Temuan]) -> list[Temuan]:
    """Sebab sebuah kolom nilai aspek yang dihitung dengan bobot instrumen lain disebut sekali, di temuan pertamanya."""
    kelompok: dict[tuple[str | None, str], list[int]] = {}
    for i, t in enumerate(temuan):
        cocok = re.search(_BOBOT_LAIN, t.uraian) if t.kode == "KK108" and t.tingkat == "error" else None
        if cocok is not None:
            kelompok.setdefault((t.tabel, cocok[1]), []).append(i)
    hasil = list(temuan)
    for (_, nama), nomor in kelompok.items():
        pertama = temuan[nomor[0]]
        for i in nomor if len(nomor) >= MASSAL else ():
            hasil[i] = _bobot_awal(pertama, len(nomor), nama) if i == nomor[0] else _bobot_sama(temuan[i], pertama)
    return hasil


def _bobot_awal(t: Temuan, banyak: int, nama: str) -> Temuan:
    return t._replace(
        pesan=f"{t.pesan.rstrip('.')}; {banyak} sel di kolom ini dihitung dengan bobot lain ({nama}), jadi betulkan "
        "kolom bobotnya, atau hitung ulang kolom ini.",
        saran=Saran(False, None, f"Cocokkan kolom bobot dengan {nama} lebih dahulu."),
    )


def _bobot_sama(t: Temuan, pertama: Temuan) -> Temuan:
    return t._replace(
        pesan=f"{t.pesan.rstrip('.')}; sebabnya sama dengan {pertama.alamat}.",
        uraian=t.uraian.partition("; bila nilai ini")[0],
        saran=Saran(False, None, f"Lihat saran untuk {pertama.alamat}."),
    )


# ---------------------------------------------------------------------- sel yang sama


def _tanpa_ulangan(temuan: list[Temuan]) -> list[Temuan]:
    """Tanpa perbandingan yang meminta angka yang sama dengan temuan relasi di selnya, dan catatan ketikan di sana."""
    relasi: dict[Letak, int] = {}
    for i, t in sorted(enumerate(temuan), key=lambda x: x[1].kode):
        if t.tingkat == "error" and t.kode.startswith(RELASI):
            relasi.setdefault(_letak(t), i)
    hasil: list[Temuan | None] = list(temuan)
    for i, t in enumerate(temuan):
        nomor = relasi.get(_letak(t))
        if nomor is None or nomor == i:
            continue
        if t.kode == "KK703" and t.tingkat == "info":
            hasil[i] = None
        elif t.kode.startswith(RELASI) and t.tingkat == "error" and t.seharusnya == temuan[nomor].seharusnya:
            hasil[i], hasil[nomor] = None, _dua_hubungan(hasil[nomor] or temuan[nomor], t)
        elif t.kode in BANDING and t.terkait and sama(t.seharusnya, temuan[nomor].seharusnya):
            hasil[i], acuan = None, t.terkait[-1]
            satu = hasil[nomor]
            assert satu is not None
            tambahan = f"; {acuan.lembar}!{acuan.sel} juga tertulis {t.seharusnya}"
            if salinan := _salinan(t, {f"{x.lembar}!{x.alamat}" for x in map(temuan.__getitem__, relasi.values())}):
                tambahan += f"; {t.ditemukan} yang salah itu juga ada di {daftar_kata(salinan)}"
            terkait = tuple(dict.fromkeys((*satu.terkait, *t.terkait)))
            hasil[nomor] = satu._replace(uraian=satu.uraian + tambahan, terkait=terkait)
    return [t for t in hasil if t is not None]


def _sepagu(temuan: list[Temuan]) -> list[Temuan]:
    """Tanpa serapan yang salah karena realisasinya melebihi pagu (KK614); tanpa KK614 bila sebabnya sudah disebut."""
    lebih = [t for t in temuan if t.kode == "KK614"]
    if not lebih:
        return temuan
    salah = {Rujukan(t.lembar, t.alamat) for t in temuan if t.tingkat == "error" and t.kode.startswith(RELASI)}
    sudah = [t for t in lebih if Rujukan(t.lembar, t.alamat) in salah or t.terkait[0] in salah]
    akibat = {t.terkait[1] for t in lebih if t not in sudah and len(t.terkait) > 1}
    return [t for t in temuan if t not in sudah and (t.kode != "KK110" or Rujukan(t.lembar, t.alamat) not in akibat)]


def _dua_hubungan(satu: Temuan, lain: Temuan) -> Temuan:
    """Temuan yang diminta dua hubungan di sel yang sama: hitungan yang kedua menyusul di uraiannya."""
    terkait = tuple(dict.fromkeys((*satu.terkait, *lain.terkait)))
    return satu._replace(uraian=f"{satu.uraian}; begitu pula {lain.uraian}", terkait=terkait)


def _salinan(t: Temuan, disebut: set[str]) -> list[str]:
    """Sel-sel lain yang memuat angka salah yang sama, tanpa yang bertemuan sendiri."""
    cocok = re.search(_SALINAN, t.pesan)
    return [x for x in cocok[1].split(", ") if x not in disebut] if cocok is not None else []


def _letak(t: Temuan) -> Letak:
    return t.lembar, t.baris, t.kolom


def sama(a: str, b: str) -> bool:
    """Benar bila kedua tulisan menampilkan angka yang sama pada desimal yang lebih sedikit; 104,8 juga 104,8%."""
    x, y = baca_angka(a), baca_angka(b)
    if x is None or y is None:
        return False
    desimal = min(x.desimal, y.desimal)
    return bulat(x.nilai * x.skala, desimal) == bulat(y.nilai * y.skala, desimal)


# ---------------------------------------------------------------------- masukan yang berbeda dari tabel lain


class _Masukan(NamedTuple):
    """Sebuah masukan yang berbeda dari tabel lain: nomor temuannya, dan angkanya menurut tabel lain itu."""

    nomor: int
    angka: Angka


def _tanpa_akibat(bahan: Bahan, temuan: list[Temuan]) -> list[Temuan]:
    """Tanpa temuan relasi yang hasil tertulisnya benar bila masukannya diganti angka tabel lain."""
    masukan = {_letak(t): _Masukan(i, a) for i, t in enumerate(temuan) if (a := _angka_lain(t)) is not None}
    benar: dict[int, list[str]] = {}
    hapus: set[tuple[str, str, int, int]] = set()
    for tabel in bahan.tabel if masukan else ():
        for hasil, nomor in _dibenarkan(bahan, tabel, masukan):
            sel = hasil.tempat.sel
            hapus.add((hasil.tempat.relasi.kode, sel.lembar, sel.baris, sel.kolom))
            for satu in nomor:
                benar.setdefault(satu, []).append(sel.alamat)
    lanjut = {m.nomor: _lanjutan(bahan, temuan[m.nomor], m.angka) for m in masukan.values() if m.nomor not in benar}
    return [
        _terbukti(t, benar[i]) if i in benar else _berlanjut(t, lanjut.get(i, ""))
        for i, t in enumerate(temuan)
        if (t.kode, *_letak(t)) not in hapus or t.tingkat != "error"
    ]


def _lanjutan(bahan: Bahan, t: Temuan, angka: Angka) -> str:
    """Sel-sel di barisnya yang ikut berubah bila masukan itu disamakan dengan tabel lain."""
    from kertas_kerja.aturan.akibat import kalimat_akibat, susulan

    tabel = next((satu for satu in bahan.tabel if satu.id == t.tabel), None)
    if tabel is None:
        return ""
    bila = "bila disamakan" if t.kode in BANDING else "bila dibetulkan"
    return kalimat_akibat(susulan(tabel, (t.baris, t.kolom), angka, bahan.konteks), bila)


def _berlanjut(t: Temuan, kalimat: str) -> Temuan:
    return t._replace(uraian=f"{t.uraian}; {kalimat}") if kalimat else t


def _angka_lain(t: Temuan) -> Angka | None:
    """Angka menurut tabel, baris, atau skalanya, bila temuan itu satu-satunya keterangan tentang selnya."""
    if t.kode not in (*_MASUKAN_LAIN, ANGKA) or t.tingkat == "info" or "sudah disebut" in t.pesan:
        return None
    angka, tertulis = baca_angka(t.seharusnya), baca_angka(t.ditemukan)
    return angka if angka is not None and tertulis is not None and angka.persen == tertulis.persen else None


def _dibenarkan(bahan: Bahan, tabel: Tabel, masukan: dict[Letak, _Masukan]) -> Iterator[tuple[HasilRelasi, set[int]]]:
    """Hasil salah di tabel itu yang cocok dengan angka tabel lain, dan temuan atas masukan yang dibacanya."""
    baru: dict[tuple[int, int], Angka | str] = {
        (b, k): m.angka for (lembar, b, k), m in masukan.items() if lembar == tabel.lembar
    }
    if not baru:
        return
    for lama, tempat in _dihitung_ulang(bahan, tabel, baru):
        nomor = {masukan[letak].nomor for s in tempat.terkait if (letak := (s.lembar, s.baris, s.kolom)) in masukan}
        if nomor and _cocok(bahan, tempat):
            yield lama, nomor


def _dihitung_ulang(
    bahan: Bahan, tabel: Tabel, baru: dict[tuple[int, int], Angka | str]
) -> Iterator[tuple[HasilRelasi, Tempat]]:
    """Setiap hasil salah tabel itu, kenaikan antar tahun termasuk, dan penerapannya atas angka-angka baru."""
    from kertas_kerja.aturan.hasil_kenaikan import hasil_kenaikan
    from kertas_kerja.tabel.relasi import tempat_relasi

    semua = (h for h in bahan.hasil if h.tempat.tabel is tabel and h.putusan.status == "wrong")
    salah = {_kunci(h): h for h in semua if h.tempat.sel.angka is not None}  # sebuah sebutan cocok dengan banyak angka
    for tempat in tempat_relasi(tabel, bahan.konteks, baru) if salah else ():
        lama = salah.get((tempat.relasi.kode, tempat.sel.baris, tempat.sel.kolom))
        if lama is not None:
            yield lama, tempat
    for h in hasil_kenaikan(bahan, tabel):
        if h.putusan.status == "wrong":
            yield h, h.tempat._replace(pemasok=h.tempat.pemasok.dengan(baru))


def _cocok(bahan: Bahan, tempat: Tempat) -> bool:
    from kertas_kerja.aturan.dipotong import hanya_dipotong, kebiasaan
    from kertas_kerja.tabel.relasi import putuskan_tempat

    hasil = putuskan_tempat(tempat, bahan.konteks)
    if hasil is None or hasil.putusan.status != "wrong":
        return hasil is not None
    return kebiasaan(bahan).memotong(tempat.tabel.id) and hanya_dipotong(hasil)


def _kunci(h: HasilRelasi) -> tuple[str, int, int]:
    return h.tempat.relasi.kode, h.tempat.sel.baris, h.tempat.sel.kolom


def _terbukti(t: Temuan, alamat: Iterable[str]) -> Temuan:
    """Temuan atas masukan itu, dengan hasil-hasil yang membuktikan bahwa angka tabel lain yang benar."""
    daftar = list(dict.fromkeys(alamat))
    terkait = dict.fromkeys((*t.terkait, *(Rujukan(t.lembar, a) for a in daftar)))
    sebut = daftar[:MAKS_SEBUT] + ([f"{len(daftar) - MAKS_SEBUT} sel lain"] if len(daftar) > MAKS_SEBUT else [])
    bukti = f"{daftar_kata(sebut)} cocok dengan {t.seharusnya}, jadi sel ini yang perlu dibetulkan"
    return t._replace(tingkat="error", uraian=f"{t.uraian}; {bukti}", terkait=tuple(terkait))
