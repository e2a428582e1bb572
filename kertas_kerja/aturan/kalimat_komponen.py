"""Membandingkan daftar rincian di dalam teks dengan jumlah yang disebut teks itu dan dengan tabel komponennya."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.antar.amatan import amati
from kertas_kerja.aturan.dasar import Hubungan, sekali
from kertas_kerja.aturan.kalimat_daftar import angka_jumlah, daftar, keluarga_daftar
from kertas_kerja.aturan.kalimat_pokok import tahun_angka
from kertas_kerja.aturan.kalimat_temuan import Hitungan, hubungan, kutip, lokasi, rujuk, temuan, ukuran
from kertas_kerja.rumus.ekspresi import Himpunan, semua_daun
from kertas_kerja.tabel import tabel as deklarasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.antar.tipe import Amatan
    from kertas_kerja.aturan.dasar import Aturan, Bahan
    from kertas_kerja.aturan.kalimat import Bilangan
    from kertas_kerja.aturan.kalimat_daftar import Butir, Daftar
    from kertas_kerja.aturan.kalimat_sumber import SelTeks
    from kertas_kerja.rumus.ekspresi import Daun, Ekspresi
    from kertas_kerja.rumus.putusan import Status
    from kertas_kerja.tabel.identitas import Kamus

_UMUM = frozenset({
    "aspek", "layanan", "nilai", "unsur", "komponen", "jenis", "pada", "untuk", "dan", "pelayanan", "dengan",
})  # fmt: skip
MASSAL = 3  # butir yang lain sekaligus
MAKS_KATA_DEPAN = 6  # "nilai F02 aspek kebijakan pelayanan": kata di depan nama komponen
_NAMA = {"ikm": "nilai IKM", "ipp": "F02", "akip": "nilai AKIP", "rb": "indeks RB", "ikkk": "nilai IKKK"}
_RENCANA = re.compile(r"\b(?:perkiraan|estimasi|target\w*|ditarget\w*|proyeksi|rencana)\b")
_HASIL = {"ikm": "total", "ipp": "f02", "akip": "total", "rb": "total", "ikkk": "total"}


class Indeks(NamedTuple):
    """Nama-nama buku itu, dan amatan komponen menurut (indeks, inti label) lalu kuncinya."""

    kamus: Kamus
    amatan: dict[tuple[str, tuple[str, ...]], dict[str, list[Amatan]]]


class Kenal(NamedTuple):
    """Daftar beserta indeks yang dirinci, amatan tabel untuk setiap butirnya, dan tahunnya."""

    daftar: Daftar
    keluarga: str
    amatan: tuple[tuple[Amatan, ...], ...]
    tahun: int | None
    total: Bilangan | None


def hubungan_komponen(sumber: SelTeks, bahan: Bahan, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan setiap butir dengan tabel komponen, dan jumlah atau rata-rata daftar dengan yang disebut teks."""
    for d in daftar(sumber.teks):
        kenal = kenali_daftar(sumber, d, indeks_komponen(bahan))
        if kenal is None:
            continue
        salah: list[tuple[Butir, Angka]] = []
        satuan = [h for b, a in zip(d.butir, kenal.amatan, strict=True) for h in _butir(sumber, b, a, aturan, salah)]
        yield from _ringkas(sumber, satuan, kenal)
        yield from _jumlah(sumber, kenal, aturan, salah)


def _ringkas(sumber: SelTeks, satuan: list[Hubungan], k: Kenal) -> Iterator[Hubungan]:
    """Bila kebanyakan butir lain dari tabelnya, daftar itu mungkin milik tahun lain: satu temuan saja.

    Tabel tanpa judul hanya menyebut tahunnya di kepala kolom, jadi cukup peringatan.
    """
    salah = [h.temuan for h in satuan if h.temuan is not None]
    if len(salah) < MASSAL or len(salah) * 2 <= len(satuan):
        yield from satuan
        return
    pertama, amatan = salah[0], next(a[0] for a in k.amatan if a)
    sel = amatan.sel
    pesan = (
        f"{lokasi(sumber)} merinci {_NAMA[k.keluarga]} yang {len(salah)} dari {len(satuan)} butirnya lain dari tabel "
    )
    pesan += f"di {sel.lembar}!{sel.alamat}; periksa apakah keduanya untuk tahun{f' {k.tahun}' if k.tahun else ''} itu."
    terkait = tuple(dict.fromkeys(r for t in salah for r in t.terkait))
    satu = pertama._replace(tingkat="error" if amatan.tabel.judul else "warning", pesan=pesan, terkait=terkait)
    for h in satuan:
        yield h._replace(temuan=satu) if h.temuan is pertama else h._replace(temuan=None)


@sekali
def indeks_komponen(bahan: Bahan) -> Indeks:
    """Amatan nilai komponen menurut indeks dan inti labelnya; dihitung sekali untuk setiap buku."""
    p = amati(bahan)
    hasil: dict[tuple[str, tuple[str, ...]], dict[str, list[Amatan]]] = {}
    for a in p.amatan:
        if a.bertanggal and a.ukuran in ("nilai", "perkiraan") and a.kunci.startswith("k:"):
            kunci = a.kunci.split(":")[1], _inti(p.kamus.kunci_nama(a.nama))
            hasil.setdefault(kunci, {}).setdefault(a.kunci, []).append(a)
    return Indeks(p.kamus, hasil)


def kenali_daftar(sumber: SelTeks, d: Daftar, p: Indeks) -> Kenal | None:
    """Indeks yang dirinci daftar itu; None bila tidak pasti."""
    sebut = keluarga_daftar(d)
    menurut = {k: [_cari(b.label, k, p) for b in d.butir] for k in ([sebut] if sebut else _NAMA)}
    cocok = {k: sum(bool(a) for a in daftar) for k, daftar in menurut.items()}
    terbaik = max(cocok, key=lambda k: cocok[k])
    semua = cocok[terbaik] == len(d.butir)
    if not sebut and (cocok[terbaik] * 2 <= len(d.butir) or sum(n == cocok[terbaik] for n in cocok.values()) > 1):
        return None
    if not semua and not (d.berbutir and sebut):
        return None
    peran = angka_jumlah(sumber, d, terbaik)
    tahun = _tahun(sumber, d) or (peran[0].tahun if peran else None)
    if tahun is None and sumber.tabel is not None and sumber.tabel.kind == "kkpt" and sumber.tabel.tahun and peran:
        tahun = sumber.tabel.tahun - 1
    ukuran_tabel = "perkiraan" if _RENCANA.search(d.pengantar.rpartition(">")[2]) else "nilai"
    setahun = tuple(_setahun(a, tahun, ukuran_tabel) for a in menurut[terbaik])
    return Kenal(d, terbaik, setahun, tahun, peran[0].b if peran else None)


def _tahun(sumber: SelTeks, d: Daftar) -> int | None:
    """Tahun yang disebut tepat di depan daftar ("Rincian nilai RB 2025:")."""
    awal = d.butir[0].b.letak
    bagian = [b for b in sumber.teks.bagian if b.mulai < awal]
    if not bagian:
        return None
    depan = bagian[-2] if d.berbutir and len(bagian) > 1 else bagian[-1]
    tahun = set(sumber.teks.tahun(depan.mulai, awal))
    if len(tahun) == 1:
        return tahun.pop()
    return tahun_angka(sumber.teks, bagian[-1], d.butir[0].b) if not d.berbutir else None


def _setahun(amatan: list[Amatan], tahun: int | None, ukuran_tabel: str) -> tuple[Amatan, ...]:
    return tuple(
        a
        for a in amatan
        if a.ukuran == ukuran_tabel and tahun is not None and a.konteks.tahun == tahun and a.sel.angka is not None
    )


def _cari(label: str, keluarga: str, p: Indeks) -> list[Amatan]:
    """Amatan nilai komponen yang labelnya sama tanpa kata umum; kosong bila bukan tepat satu komponen."""
    kata = label.split()
    for buang in range(min(MAKS_KATA_DEPAN, len(kata)) if p.amatan else 0):
        hasil = p.amatan.get((keluarga, _inti(p.kamus.kunci_nama(" ".join(kata[buang:])))))
        if hasil:
            return next(iter(hasil.values())) if len(hasil) == 1 else []
    return []


def _inti(kunci: str) -> tuple[str, ...]:
    kata = kunci.replace("reformasi birokrasi", "rb").split()
    return tuple(k for k in kata if k not in _UMUM) or tuple(kata)


def _butir(
    sumber: SelTeks, butir: Butir, amatan: tuple[Amatan, ...], aturan: Aturan, salah: list[tuple[Butir, Angka]]
) -> Iterator[Hubungan]:
    """Satu butir terhadap nilai yang ditulis paling banyak tabel."""
    angka = butir.b.angka
    if not amatan or angka is None:
        return
    acuan = _terbanyak(amatan)
    lain = acuan.sel.angka
    if lain is None or lain.persen != angka.persen:
        return
    status = banding(angka, lain)
    if status != "wrong":
        yield Hubungan(status)
        return
    salah.append((butir, lain))
    sama = [a for a in amatan if a.sel.angka is not None and banding(lain, a.sel.angka) != "wrong"]
    tempat = f"{acuan.sel.lembar}!{acuan.sel.alamat}" + (f" dan {len(sama) - 1} sel lain" if len(sama) > 1 else "")
    kutipan = sumber.teks.kutip(butir.b, butir.b, min(len(butir.label.split()) + 2, 8), 80)
    yield Hubungan(
        "wrong",
        temuan(
            sumber, aturan.kode, angka.tulis(), lain.tulis(),
            f"{lokasi(sumber)} menyebut {kutip(kutipan)}, sedangkan {tempat} tertulis {acuan.sel.teks}; samakan "
            "nilainya.",
            f"nilai {' '.join(acuan.nama.split())} menurut tabel = {acuan.sel.teks}, menurut kalimat = {angka.tulis()}",
            terkait=rujuk(a.sel for a in amatan), dasar=aturan.dasar,
        ),
    )  # fmt: skip


def _terbanyak(amatan: tuple[Amatan, ...]) -> Amatan:
    """Amatan dengan nilai yang ditulis paling banyak tabel; yang pertama bila seri."""

    def suara(a: Amatan) -> int:
        assert a.sel.angka is not None
        return sum(x.sel.angka is not None and banding(a.sel.angka, x.sel.angka) != "wrong" for x in amatan)

    return max(amatan, key=suara)


def banding(a: Angka, b: Angka) -> Status:
    """Dua tulisan angka yang sama: exact bila nilainya sama, rounding bila sama pada desimal yang lebih sedikit."""
    from kertas_kerja.angka import bulat

    if a.nilai == b.nilai:
        return "exact"
    desimal = min(a.desimal_nilai, b.desimal_nilai)
    if a.desimal == 0 or b.desimal == 0:
        return "wrong" if abs(a.nilai - b.nilai) * 2 > Decimal(1).scaleb(-desimal) else "rounding"
    return "rounding" if bulat(a.nilai, desimal) == bulat(b.nilai, desimal) else "wrong"


def _jumlah(sumber: SelTeks, k: Kenal, aturan: Aturan, salah: list[tuple[Butir, Angka]]) -> Iterator[Hubungan]:
    """Jumlah atau rata-rata daftar terhadap setiap angka yang menyebutnya."""
    nilai = [b.b.angka for b in k.daftar.butir if b.b.angka is not None]
    if k.daftar.sebagian or any(a.persen for a in nilai) or _kurang(k):
        return
    for tertulis in dict.fromkeys(b for b in (k.total, k.daftar.jumlah) if b is not None):
        if tertulis.angka is None or tertulis.angka.persen or not _wajar(k.keluarga, nilai, tertulis.angka.nilai):
            continue
        catatan = _catatan(k, salah, tertulis.angka)
        calon = [
            Hitungan(aturan.kode, sumber, rumus, _isi(rumus, nilai), tertulis.angka, _kutipan(sumber, k, tertulis),
                     _NAMA[k.keluarga], aturan.dasar, (), catatan)
            for rumus in rumus_jumlah(k.keluarga)
        ]  # fmt: skip
        putusan = [h.putus() for h in calon]
        cocok = next((i for i, p in enumerate(putusan) if p.status in ("exact", "rounding")), 0)
        hasil = hubungan(calon[cocok], putusan[cocok])
        if hasil is not None:
            yield hasil


def rumus_jumlah(keluarga: str) -> list[Ekspresi]:
    """Rumus nilai indeks dari rinciannya, dari deklarasi tabel komponennya."""
    d = deklarasi(f"komponen_{keluarga}")
    hasil = [r.rumus for r in d.relasi if r.baris == _HASIL[keluarga] and r.rumus.op in ("jumlah", "rata") and r.isi]
    if keluarga == "ikkk":
        target = deklarasi("komponen_target")
        hasil += [r.rumus for r in target.relasi if r.baris == "estimasi" and r.rumus.op == "rata"]
    return hasil


def _isi(rumus: Ekspresi, nilai: list[Angka]) -> dict[Daun, Angka | list[Angka]]:
    return {d: [ukuran(a) for a in nilai] for d in semua_daun(rumus) if isinstance(d, Himpunan)}


def _kurang(k: Kenal) -> bool:
    """Benar bila tabel komponennya memuat lebih banyak butir daripada daftar ini."""
    if not k.amatan or not all(k.amatan):
        return False
    tabel = {a.tabel.id: sum(1 for b in a.tabel.data() if b.tingkat == a.baris.tingkat) for x in k.amatan for a in x}
    return bool(tabel) and min(tabel.values()) > len(k.daftar.butir)


def _wajar(keluarga: str, nilai: list[Angka], tertulis: Decimal) -> bool:
    """Benar bila angka itu mungkin jumlah atau rata-rata daftar: tidak jauh darinya."""
    semua = [a.nilai for a in nilai]
    rata = keluarga == "ikm" or (keluarga == "ikkk" and tertulis < sum(semua) / 2)
    pusat = sum(semua, Decimal(0)) / (len(semua) if rata else 1)
    return pusat > 0 and pusat < tertulis * 5 and tertulis < pusat * 5


def _catatan(k: Kenal, salah: list[tuple[Butir, Angka]], tertulis: Angka) -> str:
    """Bila nilai tabel untuk butir yang berbeda memberi angka yang tertulis, sebutkan."""
    if not salah:
        return ""
    ganti = {b.b.nomor: a for b, a in salah}
    nilai = [ganti.get(b.b.nomor, b.b.angka) for b in k.daftar.butir]
    for rumus in rumus_jumlah(k.keluarga):
        from kertas_kerja.rumus.putusan import putuskan

        isi = _isi(rumus, [a for a in nilai if a is not None])
        if putuskan(rumus, isi.get, tertulis).status in ("exact", "rounding"):
            return f"dengan nilai tabel ({'; '.join(a.tulis() for _, a in salah)}) hasilnya {tertulis.tulis()}"
    return ""


def _kutipan(sumber: SelTeks, k: Kenal, tertulis: Bilangan) -> str:
    awal = k.daftar.butir[0]
    butir = sumber.teks.kutip(awal.b, awal.b, min(len(awal.label.split()), 6), 50)
    return f"{sumber.teks.kutip(tertulis, tertulis, 2, 60)} … {butir}, …"
