"""Menjalankan relasi sebuah deklarasi atas tabel yang dikenali: satu hasil untuk setiap relasi di setiap baris."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Ringkas, daun, ganti
from kertas_kerja.rumus.putusan import Putusan, putuskan
from kertas_kerja.tabel import tabel as deklarasi_tabel
from kertas_kerja.tabel.batas_capaian import relasi_berbatas
from kertas_kerja.tabel.pemasok import SEBARIS, Pemasok, anak_baris, baris_data, baris_induk, baris_sejenis
from kertas_kerja.tabel.searah import relasi_searah

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kertas_kerja.angka import Angka
    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.tabel.dasar import Deklarasi, Konteks, Relasi

    Baru = Mapping[tuple[int, int], Angka | str]


BERJENJANG = frozenset({"puncak", "anak"})  # himpunan yang barisnya dapat punya rincian
PREDIKAT = "predikat_pko"  # nama pita predikat capaian dan NKO


class Masukan(NamedTuple):
    """Sebuah masukan yang keliru ditulis, dan angkanya yang benar."""

    sel: Sel
    angka: Angka


class Tempat(NamedTuple):
    """Satu penerapan relasi: barisnya, grup kolomnya, sel hasilnya, dan pemasok daunnya.

    `lain` adalah pemasok menurut bacaan lain: baris mana yang diringkas sebuah subtotal. `masukan` adalah masukan
    keliru yang membuat hasilnya tampak salah; kesalahannya ada di sel itu.
    """

    relasi: Relasi
    tabel: Tabel
    baris: Baris
    grup: str
    sel: Sel
    pemasok: Pemasok
    lain: tuple[Pemasok, ...] = ()
    masukan: Masukan | None = None

    @property
    def salah(self) -> Sel:
        """Sel yang perlu dibetulkan bila hubungan ini salah."""
        return self.sel if self.masukan is None else self.masukan.sel

    @property
    def terkait(self) -> list[Sel]:
        """Sel-sel yang dibaca rumus, urut seperti tertulis dalam rumus."""
        return [s for d in daun(self.relasi.rumus) for s in self.pemasok.sel(d)]


class HasilRelasi(NamedTuple):
    """Putusan atas satu penerapan relasi."""

    tempat: Tempat
    putusan: Putusan


def varian_tabel(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """Varian yang dipilih deklarasi tabel itu dari isinya."""
    d = deklarasi_tabel(tabel.kind)
    return d.varian(tabel, konteks) if d.varian else frozenset()


def tempat_relasi(
    tabel: Tabel,
    konteks: Konteks,
    baru: Baru | None = None,
    susulan: bool = False,
    hanya: Callable[[Relasi], bool] | None = None,
) -> Iterator[Tempat]:
    """Setiap penerapan relasi pada tabel, dalam urutan deklarasi (urutan ketergantungan).

    `susulan` memberi hanya yang baru berlaku dengan angka yang akan diisikan (`baru`), `hanya` memilih relasinya.
    """
    d = deklarasi_tabel(tabel.kind)
    varian = varian_tabel(tabel, konteks)
    for relasi in d.relasi:
        if (relasi.varian and relasi.varian not in varian) or not bermasukan(tabel, relasi):
            continue
        if tabel.id in konteks.skala_asing and menilai_predikat(relasi):
            continue
        relasi = relasi_berbatas(relasi, konteks.batas_capaian.get((tabel.id, relasi.hasil)))
        relasi = relasi_searah(tabel, relasi)
        if hanya is not None and not hanya(relasi):
            continue
        for grup in grup_hasil(tabel, relasi):
            for baris in baris_hasil(tabel, relasi):
                if not _bersyarat(relasi, baris, konteks, baru, susulan):
                    continue
                pemasok, *lain = [Pemasok(tabel, baris, grup, konteks, baru, c) for c in _cakupan(tabel, relasi, baris)]
                sel = pemasok.sel_baris(baris, relasi.hasil)
                if sel is not None:
                    yield Tempat(relasi, tabel, baris, grup, sel, pemasok, tuple(lain))


def _bersyarat(relasi: Relasi, baris: Baris, konteks: Konteks, baru: Baru | None, susulan: bool) -> bool:
    """Benar bila baris itu memenuhi syarat relasi; bagi `susulan`, baru dengan angka yang akan diisikan padanya."""
    if not susulan:
        return relasi.syarat is None or relasi.syarat(baris, konteks)
    if relasi.syarat is None or relasi.syarat(baris, konteks):
        return False
    kini = baris_kini(baris, baru or {})
    return kini is not baris and relasi.syarat(kini, konteks)


def baris_kini(baris: Baris, baru: Baru) -> Baris:
    """Baris itu dengan angka yang akan diisikan padanya; baris itu sendiri bila tidak ada."""
    angka = {k: a for k, s in baris.sel.items() if isinstance(a := baru.get((s.baris, s.kolom)), tuple)}
    if not angka:
        return baris
    return baris._replace(sel={k: s._replace(angka=angka[k]) if k in angka else s for k, s in baris.sel.items()})


def _cakupan(tabel: Tabel, relasi: Relasi, baris: Baris) -> list[list[Baris] | None]:
    """Bacaan atas baris yang diringkas; hanya baris ringkasan yang tidak sendirian punya lebih dari satu."""
    if relasi.baris in ("data", "induk") or len(baris_sejenis(tabel, relasi.baris)) < 2:
        return [None]
    from kertas_kerja.tabel.bagian import cakupan

    return cakupan(tabel, baris)


def menilai_predikat(relasi: Relasi) -> bool:
    """Benar bila hasil relasi itu predikat capaian atau NKO."""
    return relasi.rumus.op == "pita" and relasi.rumus.args[1] == PREDIKAT


def bermasukan(tabel: Tabel, relasi: Relasi) -> bool:
    """Benar bila tabel punya setiap kolom dan baris ringkasan yang dibaca rumus."""
    for d in daun(relasi.rumus):
        if isinstance(d, Ringkas):
            baris = tabel.ringkas(d.jenis)
            if baris is None or not (tabel.punya(d.kolom) or d.kolom in baris.sel):
                return False
            continue
        if isinstance(d, Himpunan) and (jenis := d.baris.partition(f"{SEBARIS} ")[2]) and not tabel.ringkas(jenis):
            return False
        if isinstance(d, Kolom | Himpunan):
            nama = d.nama if isinstance(d, Kolom) else d.kolom
            if not tabel.punya(nama):
                return False
    return True


def grup_hasil(tabel: Tabel, relasi: Relasi) -> tuple[str, ...]:
    """Grup setiap kolom hasil relasi itu; satu grup tanpa nama bila tidak berkelompok."""
    grup = tuple(dict.fromkeys(k.grup for k in tabel.kolom if k.nama == relasi.hasil))
    return grup or ("",)


def baris_hasil(tabel: Tabel, relasi: Relasi) -> list[Baris]:
    """Baris tempat hasil relasi itu: baris sejenisnya, atau baris data yang punya rincian."""
    if relasi.baris == "induk":
        return baris_induk(baris_data(tabel))
    return [b for b in tabel.baris if b.jenis == relasi.baris]


def putuskan_tempat(tempat: Tempat, konteks: Konteks) -> HasilRelasi | None:
    """Putusan atas satu penerapan; None bila hasilnya tidak tertulis atau masukannya tidak terdefinisi."""
    tertulis = _tertulis(tempat)
    if tertulis is None or _belum_lengkap(tempat):
        return None
    if induk_kosong(tempat):
        terbongkar = _terbongkar(tempat)
        return putuskan_tempat(terbongkar, konteks) if terbongkar is not None else None
    putusan = putuskan(tempat.relasi.rumus, tempat.pemasok.angka, tertulis, konteks.profil.pita)
    if putusan.status == "wrong" and (cocok := _bacaan_cocok(tempat, konteks)) is not None:
        return cocok
    if tempat.relasi.batas:
        putusan = _batas(putusan, tertulis)
    return HasilRelasi(tempat, putusan) if putusan.status is not None else None


def _bacaan_cocok(tempat: Tempat, konteks: Konteks) -> HasilRelasi | None:
    """Putusan menurut bacaan lain yang membenarkan yang tertulis: rumus lain, atau baris lain yang diringkas."""
    relasi = tempat.relasi
    rumus = relasi.bacaan(tempat.baris, konteks) if relasi.bacaan is not None else ()
    bacaan = [tempat._replace(relasi=relasi._replace(rumus=r, bacaan=None)) for r in rumus if r != relasi.rumus]
    bacaan += [tempat._replace(pemasok=p, lain=()) for p in tempat.lain]
    hasil = (putuskan_tempat(satu, konteks) for satu in bacaan)
    cocok = next((h for h in hasil if h is not None and h.putusan.status != "wrong"), None)
    if cocok is not None or not relasi.tepat:
        return cocok
    tepat = (
        putuskan_tempat(tempat._replace(relasi=relasi._replace(rumus=r, bacaan=None, tepat=())), konteks)
        for r in relasi.tepat
    )
    return next((h for h in tepat if h is not None and h.putusan.status == "exact"), None)


def _tertulis(tempat: Tempat) -> Angka | str | None:
    if tempat.relasi.rumus.op == "pita":
        teks = tempat.sel.teks.strip()
        return teks if any(h.isalpha() for h in teks) else None
    return tempat.sel.angka


def _belum_lengkap(tempat: Tempat) -> bool:
    """Benar bila sebuah himpunan kosong, atau memuat rumus yang nilainya belum tersimpan."""
    himpunan = [d for d in daun(tempat.relasi.rumus) if isinstance(d, Himpunan)]
    sel = [(d, tempat.pemasok.sel(d)) for d in himpunan]
    if any(not semua or any(s.rumus is not None and s.mentah is None for s in semua) for _, semua in sel):
        return True
    return any(s.kosong and _akan_berangka(tempat.tabel, s) for d, semua in sel if _baris_lain(d) for s in semua)


def _baris_lain(himpunan: Himpunan) -> bool:
    """Benar bila himpunan itu mendatar pada sebuah baris ringkasan: "sebaris nrr"."""
    return himpunan.baris.startswith(f"{SEBARIS} ")


def _akan_berangka(tabel: Tabel, sel: Sel) -> bool:
    """Benar bila kolom sel kosong sebuah baris ringkasan berangka di baris data: angkanya masih akan diisi."""
    return any(s.kolom == sel.kolom and s.angka is not None for b in baris_data(tabel) for s in b.sel.values())


def induk_kosong(tempat: Tempat) -> list[Sel]:
    """Sel kosong sebuah himpunan berjenjang yang baris di bawahnya berangka: jumlahnya kehilangan bagian itu."""
    p, hasil = tempat.pemasok, []
    for d in daun(tempat.relasi.rumus):
        if isinstance(d, Himpunan) and d.baris in BERJENJANG:
            data = baris_data(tempat.tabel)
            for b in p.himpunan(d.baris):
                sel = p.sel_baris(b, d.kolom)
                if sel is not None and sel.rumus is None and p.angka_sel(sel) is None:
                    bawah = (p.sel_baris(a, d.kolom) for a in anak_baris(data, b))
                    hasil += [sel] if any(s is not None and p.angka_sel(s) is not None for s in bawah) else []
    return hasil


def _terbongkar(tempat: Tempat) -> Tempat | None:
    """Relasi itu atas baris-baris di bawah induk yang kosong, sebagai pengganti induknya; None bila ada yang kosong."""
    (d,) = daun(tempat.relasi.rumus)
    assert isinstance(d, Himpunan)
    p = tempat.pemasok
    baris = [a for b in p.himpunan(d.baris) for a in _bongkar(p, b, d.kolom)]
    if any((s := p.sel_baris(b, d.kolom)) is None or p.angka_sel(s) is None for b in baris):
        return None
    relasi = tempat.relasi._replace(rumus=ganti(tempat.relasi.rumus, d, Himpunan(d.kolom)))
    return tempat._replace(relasi=relasi, pemasok=Pemasok(p.tabel, p.baris, p.grup, p.konteks, p.baru, baris))


def _bongkar(p: Pemasok, baris: Baris, kolom: str) -> list[Baris]:
    """Baris itu, atau bila kosong baris-baris di bawahnya."""
    sel, anak = p.sel_baris(baris, kolom), anak_baris(baris_data(p.tabel), baris)
    if (sel is not None and p.angka_sel(sel) is not None) or not anak:
        return [baris]
    return [b for a in anak for b in _bongkar(p, a, kolom)]


def _batas(putusan: Putusan, tertulis: Angka | str) -> Putusan:
    if isinstance(tertulis, str) or not isinstance(putusan.seharusnya, Decimal):
        return putusan._replace(status=None)
    return putusan._replace(status="exact" if tertulis.nilai <= putusan.seharusnya else "wrong")


def deklarasi(tabel: Tabel) -> Deklarasi:
    """Deklarasi tabel yang dikenali."""
    return deklarasi_tabel(tabel.kind)
