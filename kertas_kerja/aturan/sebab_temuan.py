"""Dari sebab bersama menjadi satu temuan, dengan hasil-hasil yang cocok karenanya di dalam uraiannya."""

from __future__ import annotations

from kertas_kerja.angka import baca_angka
from kertas_kerja.aturan.akar import BANDING, MAKS_SEBUT, RELASI, sama
from kertas_kerja.aturan.dipotong import kebiasaan
from kertas_kerja.aturan.sebab import PembacaTabel, dengan_angka, letak, sebab_tabel
from kertas_kerja.aturan.sebutan import daftar_kata, seperti_sel
from kertas_kerja.buku.refs import parse_cell
from kertas_kerja.model import Rujukan, Saran

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.sebab import Sebab
    from kertas_kerja.model import Temuan
    from kertas_kerja.tabel.relasi import HasilRelasi

Kunci = tuple[str, str, int, int]
KENAIKAN = "KK119"


def satu_sebab(bahan: Bahan, temuan: list[Temuan]) -> list[Temuan]:
    """Temuan-temuan itu; hasil salah yang punya satu sebab disebut sekali, di sel sebabnya."""
    pembaca = _pembaca(bahan, temuan)
    salah = {_kunci(t) for t in temuan if t.tingkat != "info"}
    calon = (s for p in pembaca.values() for s in sebab_tabel(p))
    sebab = [s for s in calon if all(_kunci_hasil(h) in salah for h in _hasil(s))]
    return _tertukar(_satukan(bahan, temuan, sebab) if sebab else temuan, pembaca)


def _hasil(s: Sebab) -> tuple[HasilRelasi, ...]:
    """Hasil-hasil salah sebuah sebab: akibatnya, dan hasil di sel itu sendiri."""
    return s.akibat if s.sendiri is None else (s.sendiri, *s.akibat)


def _satukan(bahan: Bahan, temuan: list[Temuan], sebab: list[Sebab]) -> list[Temuan]:
    ganti = {_kunci_hasil(s.sendiri or s.akibat[0]): s for s in sebab}
    hapus = {_kunci_hasil(h) for s in sebab for h in s.akibat}
    juga = _menurut_lain(temuan, sebab)
    hasil: list[Temuan] = []
    for t in temuan:
        s = ganti.get(_kunci(t)) if t.tingkat != "info" else None
        if s is not None:
            hasil.append(_bergabung(t, s) if s.sendiri is not None else _berpindah(bahan, t, s, juga))
        elif t.tingkat == "info" or (_kunci(t) not in hapus and t not in juga):
            hasil.append(t)
    return hasil


def _pembaca(bahan: Bahan, temuan: list[Temuan]) -> dict[str, PembacaTabel]:
    """Hasil-hasil setiap tabel yang bertemuan, kenaikan antar tahun termasuk, menurut sel yang dibacanya."""
    perlu = {t.tabel for t in temuan if t.tingkat != "info" and (t.kode in BANDING or t.kode.startswith(RELASI))}
    menurut_tabel: dict[str, list[HasilRelasi]] = {}
    for h in bahan.hasil:
        menurut_tabel.setdefault(h.tempat.tabel.id, []).append(h)
    naik = {t.tabel for t in temuan if t.kode == KENAIKAN and t.tingkat != "info"}
    for tabel in bahan.tabel:
        if tabel.id in naik:
            from kertas_kerja.aturan.hasil_kenaikan import hasil_kenaikan

            menurut_tabel.setdefault(tabel.id, []).extend(hasil_kenaikan(bahan, tabel))
    cara = kebiasaan(bahan)
    return {
        n: PembacaTabel(d, bahan.konteks, cara.memotong(n))
        for n, d in menurut_tabel.items()
        if n in perlu and any(h.putusan.status == "wrong" for h in d)
    }


def _menurut_lain(temuan: list[Temuan], sebab: list[Sebab]) -> list[Temuan]:
    """Perbandingan antar tabel yang menyalahkan sel lain dengan angka keliru sebuah masukan."""
    masukan = {Rujukan(s.sel.lembar, s.sel.alamat): s.angka.tulis() for s in sebab if s.sendiri is None}
    return [
        t for t in temuan if t.kode in BANDING and any(sama(t.ditemukan, masukan[r]) for r in t.terkait if r in masukan)
    ]


def _tertukar(temuan: list[Temuan], pembaca: dict[str, PembacaTabel]) -> list[Temuan]:
    """Perbandingan dua sel yang acuannya keliru menurut hasil-hasil di tabelnya sendiri: acuannya yang disebut."""
    hasil = list(temuan)
    for i, t in enumerate(temuan):
        if t.kode == "KK301" and t.tingkat != "info" and len(t.terkait) == 1 and not _dibantah(t, pembaca):
            acuan = next((p for p in pembaca.values() if _membantah(p, t)), None)
            if acuan is not None:
                hasil[i] = _ditukar(t, acuan)
    return hasil


def _dibantah(t: Temuan, pembaca: dict[str, PembacaTabel]) -> bool:
    """Benar bila sel yang disalahkan itu sendiri dibaca hasil yang salah di tabelnya."""
    p = pembaca.get(t.tabel or "")
    return p is not None and bool(p.pembaca_salah((t.baris, t.kolom)))


def _membantah(p: PembacaTabel, t: Temuan) -> bool:
    """Benar bila hasil-hasil salah yang membaca acuan temuan itu semuanya cocok dengan angka sel yang disalahkan."""
    acuan = t.terkait[0]
    n = parse_cell(acuan.sel)
    sel, salah, lain = p.sel.get(n), p.pembaca_salah(n), baca_angka(t.ditemukan)
    if sel is None or sel.lembar != acuan.lembar or sel.angka is None or sel.rumus is not None or lain is None:
        return False
    if not salah or lain.persen != sel.angka.persen:
        return False
    akibat = p.dibenarkan(n, lain._replace(ketelitian=sel.angka.ketelitian))
    return akibat is not None and len(akibat) == len(salah)


def _ditukar(t: Temuan, p: PembacaTabel) -> Temuan:
    sel = p.sel[parse_cell(t.terkait[0].sel)]
    return t._replace(
        lembar=sel.lembar,
        baris=sel.baris,
        kolom=sel.kolom,
        ditemukan=sel.teks,
        seharusnya=t.ditemukan,
        pesan=f"{sel.lembar}!{sel.alamat} tertulis {sel.teks}, sedangkan {t.lembar}!{t.alamat} tertulis {t.ditemukan}.",
        terkait=(Rujukan(t.lembar, t.alamat),),
        tabel=p.salah[0].tempat.tabel.id,
    )


def _kunci(t: Temuan) -> Kunci:
    return t.kode, t.lembar, t.baris, t.kolom


def _kunci_hasil(h: HasilRelasi) -> Kunci:
    return h.tempat.relasi.kode, h.tempat.sel.lembar, *letak(h.tempat.sel)


def _sebut(s: Sebab) -> str:
    return _daftar(list(dict.fromkeys(h.tempat.sel.alamat for h in s.akibat)))


def _daftar(alamat: list[str]) -> str:
    sisa = len(alamat) - MAKS_SEBUT
    return daftar_kata(alamat[:MAKS_SEBUT] + ([f"{sisa} sel lain"] if sisa > 0 else []))


def _terkait(t: Temuan, s: Sebab) -> tuple[Rujukan, ...]:
    return tuple(dict.fromkeys((*t.terkait, *(Rujukan(t.lembar, h.tempat.sel.alamat) for h in s.akibat))))


def _bergabung(t: Temuan, s: Sebab) -> Temuan:
    uraian = f"{t.uraian}; {_sebut(s)} sudah dihitung dari {t.seharusnya}"
    return t._replace(uraian=uraian, terkait=_terkait(t, s))


def _berpindah(bahan: Bahan, t: Temuan, s: Sebab, juga: list[Temuan]) -> Temuan:
    """Temuan di sel masukan, dengan hitungan hasil pertama bila masukan itu dibetulkan."""
    from kertas_kerja.aturan.temuan_relasi import uraian_tempat

    sel, tulis, pertama = s.sel, seperti_sel(s.sel, s.angka).tulis(), s.akibat[0].tempat
    tempat, tertulis = dengan_angka(pertama, {letak(sel): s.angka}), pertama.sel.angka
    nilai = tertulis.nilai if tertulis is not None else s.akibat[0].putusan.seharusnya
    milik = [x for x in juga if Rujukan(sel.lembar, sel.alamat) in x.terkait]
    terkait = tuple(r for r in _terkait(t, s) if r.sel != sel.alamat)
    uraian = uraian_tempat(tempat, nilai, bahan.konteks)
    return t._replace(
        baris=sel.baris,
        kolom=sel.kolom,
        ditemukan=sel.teks,
        seharusnya=tulis,
        pesan=f"{sel.lembar}!{sel.alamat} tertulis {sel.teks}, sedangkan {_sebut(s)} cocok dengan {tulis}; "
        f"betulkan sel ini, atau hitung ulang sel-sel itu bila {sel.teks} yang benar.",
        uraian="; ".join((uraian, *(f"{x.lembar}!{x.alamat} juga tertulis {tulis}" for x in milik))),
        terkait=(*terkait, *(Rujukan(x.lembar, x.alamat) for x in milik)),
        saran=Saran(False, None, f"Cocokkan {sel.alamat} dengan dokumen sumbernya."),
    )
