"""KK302: jumlah, NKO, atau nilai indeks sebuah tabel berbeda dari yang ditulis tabel lain."""

from __future__ import annotations

from kertas_kerja.aturan.antar.amatan import amati
from kertas_kerja.aturan.antar.banding import bandingkan, catatan_relasi, urut_lembar
from kertas_kerja.aturan.antar.jumlah import NAMA_JUMLAH, SEANGGARAN, SEKELOMPOK, amatan_jumlah, himpunan, tanpa_bagian
from kertas_kerja.aturan.antar.versi import isi_amatan
from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kertas_kerja.aturan.antar.banding import Beda, Catatan, HasilKelompok, Urut
    from kertas_kerja.aturan.antar.tipe import Amatan, Konteks, Pengamatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan, Tingkat

ATURAN = Aturan(
    kode="KK302",
    nama="Jumlah berbeda antar tabel",
    tingkat="error",
    apa="Jumlah anggaran, serapan, NKO, dan nilai indeks harus sama di setiap tabel yang memuatnya.",
    mengapa="Jumlah PK, jumlah pagu, dan jumlah alokasi adalah angka yang sama; begitu pula NKO pada tabel efisiensi.",
    contoh="jumlah anggaran PK Perubahan 2.673.693.824, jumlah pagu 2.673.639.824",
    cara="Samakan sel yang disebut dengan sel-sel terkaitnya; untuk rata-rata, sebutkan atas baris mana dihitung.",
    dasar="permenpanrb-53-2014",
)


def periksa(bahan: Bahan) -> Iterator[Hubungan | Temuan]:
    """Satu hubungan untuk setiap angka ringkasan yang ditulis ulang di tabel lain."""
    if len(bahan.tabel) < 2:
        return
    p, catatan, urut = amati(bahan), catatan_relasi(bahan), urut_lembar(bahan)
    jumlah = [a for a in amatan_jumlah(bahan, p) if a.bertanggal]
    for kelompok in _kelompok(jumlah, p, catatan, urut):
        hasil = bandingkan(kelompok, catatan, urut)
        salah = {id(b.amatan[0]): _temuan(hasil, b, catatan) for b in hasil.beda}
        for a, putusan in hasil.putusan:
            if putusan is not None:
                yield Hubungan(putusan, salah.get(id(a)) if putusan == "wrong" else None)
    for ukuran in ("rata_capaian", "total_efisiensi"):
        yield from _beda_himpunan([a for a in jumlah if a.ukuran == ukuran], catatan, urut)


def _kelompok(jumlah: list[Amatan], p: Pengamatan, catatan: Catatan, urut: Urut) -> Iterator[list[Amatan]]:
    hasil: dict[tuple[str, str, Konteks], list[Amatan]] = {}
    for a in jumlah:
        hasil.setdefault((a.kunci, a.ukuran, a.konteks), []).append(a)
    for (kunci, _, konteks), grup in hasil.items():
        if kunci.startswith("c:"):
            grup = [*grup, *_indikator(kunci[2:], konteks, p, catatan, urut)]
        if grup[0].ukuran in SEKELOMPOK:
            grup = _berindikator_sama(grup, p)
        elif grup[0].ukuran in SEANGGARAN:
            grup = tanpa_bagian(grup, p)
        if len({a.tabel.id for a in grup}) > 1:
            yield grup


def _berindikator_sama(grup: list[Amatan], p: Pengamatan) -> list[Amatan]:
    """Tanpa rata-rata atas indikator lain dari setiap tabel lain di kelompoknya: banyak barisnya kebetulan sama."""
    dihitung: dict[str, set[str]] = {}
    for x in p.amatan:
        if x.ukuran == "capaian" and x.sel.angka is not None:
            dihitung.setdefault(x.tabel.id, set()).add(x.kunci)

    def sebanding(satu: str, lain: str) -> bool:
        milik, isi = dihitung.get(satu), dihitung.get(lain)
        return not milik or not isi or milik == isi

    tabel = {a.tabel.id for a in grup}
    return [a for a in grup if any(sebanding(a.tabel.id, id_) for id_ in tabel if id_ != a.tabel.id)]


def _indikator(keluarga: str, konteks: Konteks, p: Pengamatan, catatan: Catatan, urut: Urut) -> Iterator[Amatan]:
    """Realisasi indikator indeks itu pada tahun yang sama (satu wakil dari semua tabel yang menulisnya)."""
    realisasi = [a for a in p.amatan if a.ukuran == "realisasi" and a.konteks == konteks and a.kunci[:2] == "i:"]
    realisasi = [a for a in realisasi if a.bertanggal]
    milik = [a for a in realisasi if p.kamus.keluarga(a.nama) == keluarga]
    if milik:
        yield bandingkan(milik, catatan, urut).acuan


def _temuan(hasil: HasilKelompok, beda: Beda, catatan: Catatan) -> Temuan:
    a, acuan = beda.amatan[0], hasil.acuan
    kode = {catatan.sudah(x) for x in beda.amatan}
    sebab = f"; sudah disebut {', '.join(sorted(kode))}" if "" not in kode else ""
    nama = NAMA_JUMLAH.get(acuan.ukuran, acuan.ukuran)
    tingkat: Tingkat = "warning" if sebab or not (a.pasti and acuan.pasti) or acuan.konteks.versi == "?" else "error"
    sepakat = [acuan, *hasil.sepakat]
    return temuan(
        ATURAN,
        a.sel,
        f"tertulis {a.sel.teks}, sedangkan {acuan.lokasi} tertulis {acuan.sel.teks}{sebab}.",
        tabel=a.tabel,
        tingkat=tingkat,
        seharusnya=acuan.sel.teks,
        uraian=f"{nama} {acuan.konteks.sebut()}: {_sebut([*beda.amatan, *sepakat])}",
        terkait=[x.sel for x in (*beda.amatan[1:], *sepakat)],
    )


def _sebut(daftar: Iterable[Amatan]) -> str:
    return "; ".join(f"{a.lokasi} {a.sel.teks} ({a.nama[:60]})" for a in list(daftar)[:6])


def _beda_himpunan(daftar: list[Amatan], catatan: Catatan, urut: Urut) -> Iterator[Temuan]:
    """Info: angka rata-rata berlainan karena dihitung atas baris yang berlainan, dan tabel tidak menyebutnya."""
    per_konteks: dict[Konteks, list[Amatan]] = {}
    for a in daftar:
        if a.baris.jenis not in ("rata_iku", "rata_program"):
            per_konteks.setdefault(a.konteks, []).append(a)
    for konteks, grup in per_konteks.items():
        urutan = sorted(grup, key=urut)
        nilai = {isi_amatan(a) for a in grup}
        if len({a.kunci for a in grup}) < 2 or len(nilai) < 2:
            continue
        nama = NAMA_JUMLAH[urutan[0].ukuran]
        isi = "; ".join(
            f"{a.sel.teks} di {a.lokasi} ({himpunan(a.tabel, a.baris)}{_salah(a, catatan)})" for a in urutan
        )
        pertama = urutan[0]
        yield temuan(
            ATURAN,
            pertama.sel,
            f"{nama[0].upper()}{nama[1:]} {konteks.tahun or ''} ditulis dengan {len(nilai)} nilai "
            f"karena kelompok barisnya berbeda; sebutkan di setiap tabel atas baris mana dihitung.",
            tabel=pertama.tabel,
            tingkat="info",
            uraian=f"{nama}: {isi}",
            terkait=[a.sel for a in urutan[1:]],
            beralamat=False,
        )


def _salah(a: Amatan, catatan: Catatan) -> str:
    return f", salah menurut {kode}" if (kode := catatan.sudah(a)) else ""
