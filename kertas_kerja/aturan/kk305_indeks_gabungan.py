"""KK305: indeks gabungan tidak sama dengan rumusnya atas indeks penyusunnya di tabel lain."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.angka import Angka, tulis_angka
from kertas_kerja.aturan.antar.amatan import amati, keluarga_komponen
from kertas_kerja.aturan.antar.banding import bandingkan, catatan_relasi, urut_lembar
from kertas_kerja.aturan.antar.jumlah import amatan_jumlah
from kertas_kerja.aturan.antar.tipe import Amatan, Konteks
from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.rumus.ekspresi import Kolom, Parameter
from kertas_kerja.rumus.putusan import putuskan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.antar.tipe import Pengamatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Temuan
    from kertas_kerja.rumus.ekspresi import Daun, Ekspresi

ATURAN = Aturan(
    kode="KK305",
    nama="Indeks gabungan",
    tingkat="error",
    apa="IKPP adalah gabungan IKM dan IPP tahun yang sama menurut rumus profil.",
    mengapa="Bila IKM atau IPP berubah tetapi IKPP tidak ikut dihitung ulang, capaian IKPP ikut salah.",
    contoh="IKM 99,03 dan IPP 4,05 memberi IKPP 9,00",
    cara="Hitung ulang indeks gabungan dari IKM dan IPP yang tertulis, atau betulkan IKM atau IPP-nya.",
    dasar="ikpp-jombang",
    rumus="IKPP = ((IKM ÷ 25 × 2,5) + (IPP × 2)) ÷ 2",
)
IKPP = (
    Kolom("ikm") / Parameter("ikpp_ikm_pembagi") * Parameter("ikpp_ikm_pengali")
    + Kolom("ipp") * Parameter("ikpp_ipp_pengali")
) / Parameter("ikpp_pembagi")
GABUNGAN: tuple[tuple[str, Ekspresi], ...] = (("ikpp", IKPP),)
_Acuan = dict[tuple[str, str, Konteks], Amatan]


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap tahun dan ukuran yang ketiga nilainya ada di buku."""
    p = amati(bahan)
    acuan = _acuan(bahan, p)
    for keluarga, rumus in GABUNGAN:
        for (nama, ukuran, konteks), hasil in acuan.items():
            if nama != keluarga:
                continue
            masukan = {d.args[0]: acuan.get((str(d.args[0]), ukuran, konteks)) for d in (Kolom("ikm"), Kolom("ipp"))}
            ada = [m for m in masukan.values() if m is not None]
            if len(ada) == len(masukan) and hasil.sel.angka is not None:
                yield from _putus(bahan, rumus, hasil, {str(k): m for k, m in masukan.items() if m is not None})


def _acuan(bahan: Bahan, p: Pengamatan) -> _Acuan:
    """Nilai setiap indeks menurut (keluarga, ukuran, konteks): dari tabel komponen dahulu, lalu dari indikator."""
    catatan, urut = catatan_relasi(bahan), urut_lembar(bahan)
    calon: dict[tuple[str, str, Konteks], list[Amatan]] = {}
    for a in amatan_jumlah(bahan, p):
        if a.kunci.startswith("c:"):
            calon.setdefault((a.kunci[2:], "realisasi", a.konteks), []).append(a)
    for a in _estimasi(bahan, p):
        calon.setdefault((a.kunci[2:], "target", a.konteks), []).append(a)
    for a in p.amatan:
        if a.kunci.startswith("i:") and a.ukuran in ("target", "realisasi"):
            keluarga = p.kamus.keluarga(a.nama)
            if keluarga in ("ikm", "ipp", "ikpp"):
                calon.setdefault((keluarga, a.ukuran, a.konteks), []).append(a)
    return {k: bandingkan(v, catatan, urut).acuan for k, v in calon.items()}


def _estimasi(bahan: Bahan, p: Pengamatan) -> Iterator[Amatan]:
    """Estimasi IKM pada Kertas Kerja adalah target IKM tahun itu."""
    for t in bahan.tabel:
        baris = t.ringkas("estimasi") if t.kind == "komponen_target" and keluarga_komponen(t) == "ikm" else None
        sel = baris.ambil("perkiraan") if baris is not None else None
        if baris is not None and sel is not None and sel.angka is not None:
            konteks = Konteks(p.waktu[t.id].tahun, "", p.versi[t.id])
            yield Amatan(t, baris, sel, "target", "c:ikm", baris.label, konteks, p.waktu[t.id].pasti)


def _putus(bahan: Bahan, rumus: Ekspresi, hasil: Amatan, masukan: dict[str, Amatan]) -> Iterator[Hubungan]:
    parameter = bahan.konteks.profil.parameter

    def angka(d: Daun) -> Angka | None:
        if isinstance(d, Parameter):
            return Angka(parameter[d.nama], 0, ketelitian=None)
        return masukan[str(d.args[0])].sel.angka

    assert hasil.sel.angka is not None
    putusan = putuskan(rumus, angka, hasil.sel.angka)
    if putusan.status is None or not isinstance(putusan.seharusnya, Decimal):
        return
    salah = _temuan(bahan, rumus, hasil, masukan, putusan.seharusnya) if putusan.status == "wrong" else None
    yield Hubungan(putusan.status, salah)


def _temuan(bahan: Bahan, rumus: Ekspresi, hasil: Amatan, masukan: dict[str, Amatan], seharusnya: Decimal) -> Temuan:
    from kertas_kerja.rumus.uraian import uraian

    angka = hasil.sel.angka
    assert angka is not None
    benar = Angka(seharusnya, angka.desimal, angka.persen)
    parameter = bahan.konteks.profil.parameter

    def teks(d: Daun) -> str:
        if isinstance(d, Parameter):
            nilai = parameter[d.nama].normalize()
            return tulis_angka(nilai, max(-int(nilai.as_tuple().exponent), 0))
        return masukan[str(d.args[0])].sel.teks

    pasti = all(m.pasti for m in (hasil, *masukan.values()))
    sumber = ", ".join(f"{k.upper()} di {m.lokasi}" for k, m in masukan.items())
    return temuan(
        ATURAN,
        hasil.sel,
        f"tertulis {hasil.sel.teks}, hitungan dari {sumber} memberi {benar.tulis()}.",
        tabel=hasil.tabel,
        tingkat="error" if hasil.ukuran == "realisasi" and _berumus(bahan) and pasti else "warning",
        seharusnya=benar.tulis(),
        uraian=uraian(rumus, teks, benar, "ikpp"),
        terkait=[m.sel for m in masukan.values()],
    )


def _berumus(bahan: Bahan) -> bool:
    """Benar bila buku itu sendiri (tabel IKU) menyebut rumus gabungan IKM dan IPP."""
    for t in bahan.tabel:
        for b in t.data() if t.kind == "iku" else ():
            sel = b.ambil("formula")
            teks = sel.teks.casefold() if sel is not None else ""
            if "ikm" in teks and "ipp" in teks:
                return True
    return False
