"""KK301: indikator, tahun, dan ukuran yang sama ditulis dengan nilai berbeda di dua tabel."""

from __future__ import annotations

from kertas_kerja.aturan.antar.amatan import amati
from kertas_kerja.aturan.antar.banding import (
    bandingkan,
    catatan_relasi,
    kutip_nama,
    seragam,
    urut_lembar,
)
from kertas_kerja.aturan.antar.tipe import TURUNAN
from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.sebutan import MAKS_TERKAIT, temuan
from kertas_kerja.tabel.target_tahun import RENSTRA_TAHUNAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from kertas_kerja.aturan.antar.banding import Beda, Catatan, HasilKelompok
    from kertas_kerja.aturan.antar.tipe import Amatan, Pengamatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan, Tingkat

ATURAN = Aturan(
    kode="KK301",
    nama="Nilai berbeda antar tabel",
    tingkat="error",
    apa="Angka yang sama (indikator, tahun, tribulan, dan PK yang sama) harus sama di setiap tabel buku ini.",
    mengapa="Target, realisasi, atau capaian yang berlainan membuat evaluator tidak tahu mana yang benar.",
    contoh="target IKPP 2025 perubahan tertulis 8,58 pada PK Perubahan, 8,60 pada Kertas Kerja Perubahan",
    cara="Samakan sel yang disebut dengan sel-sel terkaitnya, atau betulkan sel terkait bila sel ini yang benar.",
    dasar="permenpanrb-53-2014",
)
MASSAL = 3  # nilai yang lain sekaligus
_PREDIKAT = 5  # huruf; "WTP" dan "BB" pasti predikat, tulisan yang lebih panjang mungkin kalimat


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap angka yang ditulis ulang; temuan untuk setiap nilai yang menyimpang."""
    if len(bahan.tabel) < 2:
        return
    pengamatan = amati(bahan)
    kelompok = _kelompok(pengamatan, bahan.konteks.batas_capaian)
    komponen = [g for g in kelompok if g[0].kunci.startswith("k:")]
    yield from _ringkas(list(_banding(bahan, komponen, pengamatan)), pengamatan)
    yield from _banding(bahan, [g for g in kelompok if not g[0].kunci.startswith("k:")], pengamatan)


def _banding(bahan: Bahan, daftar: list[list[Amatan]], pengamatan: Pengamatan) -> Iterator[Hubungan]:
    catatan, urut = catatan_relasi(bahan), urut_lembar(bahan)
    masukan_salah: set[tuple[str, int]] = set()
    for kelompok in daftar:
        if seragam(kelompok):
            yield from [Hubungan("exact")] * (len(kelompok) - 1)
            continue
        hasil = bandingkan(kelompok, catatan, urut)
        yield from _hubungan(hasil, catatan, masukan_salah, pengamatan)
        if kelompok[0].ukuran not in TURUNAN:
            masukan_salah |= {(a.tabel.id, a.baris.nomor) for b in hasil.beda for a in b.amatan}


def _ringkas(daftar: list[Hubungan], p: Pengamatan) -> Iterator[Hubungan]:
    """Bila kebanyakan nilai sebuah tabel komponen lain dari tabel lain, tahunnya mungkin keliru: satu temuan saja."""
    salah: dict[str | None, list[Temuan]] = {}
    for h in daftar:
        if h.status == "wrong" and h.temuan is not None:
            salah.setdefault(h.temuan.tabel, []).append(h.temuan)
    isi = {t: [a for a in p.amatan if a.tabel.id == t and a.kunci.startswith("k:")] for t in salah}
    massal = {t: s for t, s in salah.items() if len(s) >= MASSAL and len(s) * 2 > len(isi[t])}
    for h in daftar:
        semua = massal.get(h.temuan.tabel) if h.status == "wrong" and h.temuan is not None else None
        if semua is None or h.temuan is None:
            yield h
        else:
            berjudul = bool(isi[h.temuan.tabel][0].tabel.judul)
            yield h._replace(temuan=_satu(semua, berjudul) if h.temuan is semua[0] else None)


def _satu(semua: list[Temuan], berjudul: bool) -> Temuan:
    """Temuan pertama mewakili semuanya; tabel tanpa judul hanya menyebut tahunnya di kepala kolom."""
    t, acuan = semua[0], semua[0].terkait[-1]
    lokasi = f"{t.lembar}!{t.alamat}"
    pesan = f"{lokasi} dan {len(semua) - 1} nilai lain di tabel ini berbeda dari {acuan.lembar}!{acuan.sel} dan selnya "
    pesan += "yang sejajar; periksa apakah kedua tabel itu untuk tahun yang sama."
    terkait = tuple(dict.fromkeys(r for x in semua for r in x.terkait))[:MAKS_TERKAIT]
    return t._replace(tingkat=t.tingkat if berjudul else "warning", pesan=pesan, terkait=terkait)


def _kelompok(p: Pengamatan, batas: Mapping[tuple[str, str], Decimal]) -> list[list[Amatan]]:
    """Amatan yang seharusnya sama; masukan (target, realisasi, pagu) sebelum turunannya."""
    hasil: dict[object, list[Amatan]] = {}
    for a in p.amatan:
        if a.bertanggal:
            hasil.setdefault((a.kunci, a.ukuran, a.konteks), []).append(a)
    semua = (g for satu in hasil.values() for g in (_menurut_batas(satu, batas) if batas else [satu]))
    banyak = [g for g in semua if len({a.tabel.id for a in g}) > 1]
    return sorted(banyak, key=lambda g: g[0].ukuran in TURUNAN)


def _menurut_batas(kelompok: list[Amatan], batas: Mapping[tuple[str, str], Decimal]) -> list[list[Amatan]]:
    """Capaian yang dipotong batas tabelnya terpisah dari yang sama tanpa batas, bila yang itu melampauinya."""
    potong = [a for a in kelompok if (b := batas.get((a.tabel.id, a.ukuran))) is not None and _nilai(a) == b]
    lebih = [a for a in kelompok if a not in potong and potong and (_nilai(a) or 0) > (_nilai(potong[0]) or 0)]
    return [[a for a in kelompok if a not in lebih], lebih] if lebih else [kelompok]


def _nilai(a: Amatan) -> Decimal | None:
    return a.sel.angka.nilai if a.sel.angka is not None else None


def _hubungan(
    hasil: HasilKelompok, catatan: Catatan, masukan_salah: set[tuple[str, int]], p: Pengamatan
) -> Iterator[Hubungan]:
    salah = {id(b.amatan[0]): t for b in hasil.beda if (t := _temuan(hasil, b, catatan, masukan_salah, p))}
    for a, putusan in hasil.putusan:
        if putusan is not None:
            yield Hubungan(putusan, salah.get(id(a)) if putusan == "wrong" else _kasar(hasil.acuan, a, putusan))


def _temuan(
    hasil: HasilKelompok, beda: Beda, catatan: Catatan, masukan_salah: set[tuple[str, int]], p: Pengamatan
) -> Temuan | None:
    """Temuan atas satu nilai menyimpang; None bila hanya akibat target atau realisasi baris yang sudah disebut."""
    akibat = [(a.tabel.id, a.baris.nomor) in masukan_salah and catatan.terbukti(a) for a in beda.amatan]
    if hasil.acuan.ukuran in TURUNAN and all(akibat):
        return None
    a, acuan = beda.amatan[0], hasil.acuan
    kode = {catatan.sudah(x) for x in beda.amatan}
    sebab = f"; sudah disebut {', '.join(sorted(kode))}" if "" not in kode else ""
    lain = f"(juga {', '.join(x.lokasi for x in beda.amatan[1:4])}) " if len(beda.amatan) > 1 else ""
    sepakat = [acuan, *hasil.sepakat]
    banyak = f"{len(sepakat)} sel lain" if len(sepakat) > 1 else acuan.lokasi
    contoh = f", antara lain {acuan.lokasi}," if len(sepakat) > 1 else ""
    return temuan(
        ATURAN,
        a.sel,
        f"{lain}tertulis {a.sel.teks}, sedangkan {banyak}{contoh} tertulis {acuan.sel.teks}{sebab}.",
        tabel=a.tabel,
        tingkat=tingkat(hasil, beda, bool(sebab), p),
        seharusnya=acuan.sel.teks,
        uraian=_perihal(a, [*beda.amatan, *sepakat]),
        terkait=[x.sel for x in (*beda.amatan[1:], *sepakat)],
    )


def _perihal(a: Amatan, semua: list[Amatan]) -> str:
    """Ukuran dan waktu angka itu, dan nama-nama baris tempat ia ditulis."""
    from kertas_kerja.rumus.uraian import eja

    return f"{eja(a.ukuran)} {a.konteks.sebut()} untuk {kutip_nama(semua)}"


def tingkat(hasil: HasilKelompok, beda: Beda, terjelaskan: bool, p: Pengamatan) -> Tingkat:
    """Error bila pasti angka yang sama; peringatan bila sudah dijelaskan, atau identitas dan konteksnya dugaan.

    Begitu pula target PK yang lain dari target Renstra tahun itu, dan target di dua lembar tribulan: mungkin masing-
    masing target tribulannya.
    """
    semua = [hasil.acuan, *beda.amatan]
    mirip = set(p.mirip.values()) | set(p.mirip)
    ragu = not all(a.pasti for a in semua) or hasil.acuan.konteks.versi == "?"
    beda_tribulan = (
        hasil.acuan.ukuran not in ("target", "pagu")
        and len({a.tunggal for a in semua}) > 1
        and len({a.tunggal for a in (hasil.acuan, *hasil.sepakat)}) == 1
    )
    ejaan = {p.kamus.kunci(a.nama) for a in (hasil.acuan, *hasil.sepakat)}  # terbukti sama: nilainya sepakat
    eja_beda = hasil.acuan.kunci in mirip and any(p.kamus.kunci(a.nama) not in ejaan for a in beda.amatan)
    satuan = {a.sel.angka.persen for a in semua if a.sel.angka is not None}
    kalimat = any(a.sel.angka is None and len(a.sel.teks) > _PREDIKAT for a in semua)
    renstra = any(a.tabel.kind in RENSTRA_TAHUNAN for a in semua)  # PK boleh lebih tinggi, dengan alasan
    tribulan = all(p.waktu[a.tabel.id].periode or a.tunggal for a in semua) and hasil.acuan.ukuran == "target"
    dugaan = ragu or renstra or tribulan or beda_tribulan or eja_beda or kalimat or len(satuan) > 1
    return "warning" if terjelaskan or dugaan else "error"


def _kasar(acuan: Amatan, a: Amatan, putusan: str) -> Temuan | None:
    """Peringatan bila angka bulat (75) berdiri untuk angka berdesimal lain (75,40): mungkin bukan pembulatan."""
    x, y = acuan.sel.angka, a.sel.angka
    if putusan != "rounding" or x is None or y is None or x.persen or a.ukuran not in ("target", "realisasi"):
        return None
    if min(x.desimal, y.desimal) > 0:
        return None
    return temuan(
        ATURAN,
        a.sel,
        f"tertulis {a.sel.teks}, sedangkan {acuan.lokasi} tertulis {acuan.sel.teks}; "
        "tulis dengan desimal yang sama bila angkanya memang sama.",
        tabel=a.tabel,
        tingkat="warning",
        seharusnya=acuan.sel.teks,
        uraian=_perihal(a, [a, acuan]),
        terkait=[acuan.sel],
    )
