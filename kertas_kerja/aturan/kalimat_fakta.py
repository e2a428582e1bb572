"""Angka indeks dalam kalimat terhadap tabel mana pun di buku itu yang memuat indeks, tahun, dan ukuran yang sama."""

from __future__ import annotations

import re

from kertas_kerja.aturan.antar.amatan import amati, keluarga_komponen
from kertas_kerja.aturan.antar.waktu import kolom_pasti, waktu_kolom
from kertas_kerja.aturan.dasar import Hubungan, sekali
from kertas_kerja.aturan.dipotong import satu_dipotong
from kertas_kerja.aturan.kalimat_daftar import pokok_baris
from kertas_kerja.aturan.kalimat_komponen import banding
from kertas_kerja.aturan.kalimat_peran import SERAPAN, Peran, celah, peran_bagian
from kertas_kerja.aturan.kalimat_pokok import kode_pokok
from kertas_kerja.aturan.kalimat_temuan import kutip, lokasi, rujuk, temuan
from kertas_kerja.aturan.sebutan import tahun_tertulis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.antar.waktu import WaktuTabel
    from kertas_kerja.aturan.dasar import Aturan, Bahan
    from kertas_kerja.aturan.kalimat import Bagian
    from kertas_kerja.aturan.kalimat_sumber import SelTeks
    from kertas_kerja.model import Sel, Tabel
    from kertas_kerja.rumus.putusan import Status

Kunci = tuple[str, int | None, str]
Fakta = dict[Kunci, list["Sel"]]
_UKURAN = {"target": "T", "realisasi": "R", "capaian": "C"}
_RENCANA = re.compile(r"\b(?:\w*target\w*|ditetapkan|perkiraan|estimasi|rencana|proyeksi|disepakati)\b")
_PIHAK_LAIN = re.compile(
    r"\b(?:nasional|provinsi|kabupaten|kota|pemkab|pemkot|pemprov|pembanding|rata-rata|tb|tw|triwulan|tribulan|semester|bulan"
    r"|renstra|rpjmd|desa|kelurahan)\b"
)
_BERUBAH = re.compile(
    r"\b(?:\w*ubah\w*|semula|awal|revisi|direvisi|murni|menjadi|\w*naik\w*|\w*turun\w*|meningkat\w*|selisih|sementara)\b"
)
_BAGIAN_INDEKS = re.compile(r"\b(?:bobot|maksimal|minimal|layanan|unsur|aspek|komponen|per jenis)\b")
_RINCI = re.compile(
    r"\b(?:program|kegiatan|sub ?kegiatan|sasaran|tujuan|bidang|seksi|belanja|gaji|pegawai|modal|desa)\b"
)
_SERAPAN = re.compile(r"\b(?:serapan|penyerapan|realisasi)(?: realisasi)? (?:anggaran|keuangan)\b")


@sekali
def fakta(bahan: Bahan) -> Fakta:
    """Sel-sel tabel menurut (indeks, tahun, ukuran T/R/C); dihitung sekali untuk setiap buku."""
    hasil: Fakta = {}
    for kunci, sel in (*_dari_indikator(bahan), *_dari_ringkasan(bahan)):
        if sel is not None and sel.angka is not None:
            hasil.setdefault(kunci, []).append(sel)
    return hasil


def _dari_indikator(bahan: Bahan) -> Iterator[tuple[Kunci, Sel | None]]:
    for a in amati(bahan).amatan:
        if a.bertanggal and a.ukuran in _UKURAN and a.kunci.startswith("i:") and (kode := kode_pokok(a.nama)):
            yield (kode, a.konteks.tahun, _UKURAN[a.ukuran]), a.sel


def _dari_ringkasan(bahan: Bahan) -> Iterator[tuple[Kunci, Sel | None]]:
    """Baris ringkasan; tahun nilai indeks dari konteks kolomnya, bukan tahun mana pun yang disebut kepala tabel."""
    for t in bahan.tabel:
        w = amati(bahan).waktu[t.id]
        for b in t.baris:
            if b.jenis == "nko":
                yield ("nko", t.tahun, "C"), b.ambil("nilai_akhir")
            elif t.kind == "komponen_ipp" and b.jenis in ("f02", "f03", "ipp"):
                yield (b.jenis, _tahun_kolom(t, "nilai_aspek", w), "R"), b.ambil("nilai_aspek")
            elif t.kind == "komponen_target" and b.jenis == "estimasi" and (kode := keluarga_komponen(t)):
                tahun = _tahun_kolom(t, "perkiraan", w)
                yield ("f02" if kode == "ipp" else kode, tahun, "T"), b.ambil("perkiraan")
            elif t.kind.startswith("komponen_") and b.jenis == "total" and t.kind != "komponen_target":
                for k in t.kolom_bernama("nilai"):
                    yield (t.kind.removeprefix("komponen_"), _tahun_kolom(t, k.kunci, w), "R"), b.ambil(k.kunci)
            if b.jenis != "data" and b.ambil("serapan") is not None:
                yield ("serapan", None, "C"), b.ambil("serapan")


def _tahun_kolom(t: Tabel, nama: str, w: WaktuTabel) -> int | None:
    """Tahun sebuah kolom bila tertulis; None bila hanya dugaan."""
    kolom = next((k for k in t.kolom if k.kunci == nama), None)
    return waktu_kolom(t, kolom, w)[0] if kolom is not None and kolom_pasti(t, kolom, w) else None


def hubungan_fakta(sumber: SelTeks, bahan: Bahan, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap angka indeks yang jelas: dengan tabelnya, atau dengan sebutan sebelumnya di sel itu."""
    sebut: dict[Kunci, Peran] = {}
    for bagian, p, kunci in _semua(sumber):
        sel = _cari(fakta(bahan), kunci)
        hasil = _banding(sumber, p, kunci, sel, aturan) if sel else None
        if hasil is not None and hasil.temuan is not None and kunci[1] is not None and _hanya_kepala(bahan, sel):
            hasil = hasil._replace(temuan=hasil.temuan._replace(tingkat="warning"))
        lama = sebut.get(kunci)
        if hasil is None and lama is not None and not _BERUBAH.search(sumber.teks.isi(bagian)):
            hasil = _banding_sebutan(sumber, lama, p, kunci, aturan)
        sebut.setdefault(kunci, p)
        if hasil is not None:
            yield hasil


def _semua(sumber: SelTeks) -> Iterator[tuple[Bagian, Peran, Kunci]]:
    for bagian in sumber.teks.bagian:
        terealisasi = False
        for p in peran_bagian(sumber.teks, bagian):
            kunci = _kunci(sumber, bagian, p, terealisasi)
            terealisasi = terealisasi or p.peran == "R"
            if kunci is not None:
                yield bagian, p, kunci


def _banding_sebutan(sumber: SelTeks, lama: Peran, p: Peran, kunci: Kunci, aturan: Aturan) -> Hubungan | None:
    """Indeks, tahun, dan ukuran yang sama disebut dua kali di satu sel."""
    a, b = lama.b.angka, p.b.angka
    if a is None or b is None or a.persen != b.persen or kunci[1] is None:
        return None
    status = banding(a, b)
    if status != "wrong":
        return Hubungan(status)
    nama = f"{_NAMA[kunci[2]]} {kunci[0].upper()} {kunci[1]}"
    return Hubungan(
        "wrong",
        temuan(
            sumber, aturan.kode, b.tulis(), a.tulis(),
            f"{lokasi(sumber)} menyebut {kutip(sumber.teks.kutip(p.b, p.b, 5))}, sedangkan sebelumnya {a.tulis()}; "
            "samakan keduanya.",
            f"{nama} disebut dua kali: {a.tulis()} dan {b.tulis()}", dasar=aturan.dasar,
        ),
    )  # fmt: skip


def _kunci(sumber: SelTeks, bagian: Bagian, p: Peran, terealisasi: bool) -> Kunci | None:
    """(indeks, tahun, ukuran) angka itu; None bila tidak pasti atau sudah diperiksa terhadap barisnya sendiri."""
    depan = sumber.teks.kanon[bagian.mulai : p.b.letak]
    if p.peran == SERAPAN and p.b.jenis == "p" and not p.pokok.kode:
        return ("serapan", None, "C") if sumber.isi is None and _serapan(depan) else None
    if not p.pokok.kode or _pihak_lain(sumber, bagian) or _BAGIAN_INDEKS.search(depan):
        return None
    if p.pokok.kode == "nko":
        return ("nko", p.tahun, "C") if p.b.jenis == "p" and p.peran in ("V", "C") else None
    if p.peran not in ("T", "R", "C", "V") or p.tahun is None or p.b.jenis == "r":
        return None
    if sumber.isi is not None and (sumber.isi.jenis != "data" or p.pokok.kode == pokok_baris(sumber)):
        return None
    if p.peran == "V":
        return p.pokok.kode, p.tahun, "T" if _RENCANA.search(depan) and not terealisasi else "R"
    return p.pokok.kode, p.tahun, p.peran


def _pihak_lain(sumber: SelTeks, bagian: Bagian) -> bool:
    """Benar bila paragrafnya (sampai akhir bagian itu) menyebut daerah atau waktu lain, atau tabelnya pembanding."""
    if sumber.tabel is not None and sumber.tabel.kind == "pembanding":
        return True
    awal = sumber.teks.kanon.rfind("\n", 0, bagian.mulai) + 1
    return bool(_PIHAK_LAIN.search(sumber.teks.kanon[awal : bagian.akhir]))


def _serapan(depan: str) -> bool:
    """Benar bila kalimatnya menyebut serapan anggaran seluruhnya, bukan serapan program atau kegiatan."""
    ujung = [m.end() for m in _SERAPAN.finditer(depan)]
    return bool(ujung) and celah(depan[ujung[-1] :]) and not _RINCI.search(depan)


def _hanya_kepala(bahan: Bahan, sel: list[Sel]) -> bool:
    """Benar bila tahun semua angka itu hanya tertulis di kepala kolom, tidak di judul atau nama lembarnya."""
    bertahun = {t.lembar for t in bahan.tabel if t.judul or tahun_tertulis(t.lembar)}
    return bool(sel) and all(s.lembar not in bertahun for s in sel)


def _cari(semua: Fakta, kunci: Kunci) -> list[Sel]:
    if kunci[0] == "nko" and kunci[1] is None:
        return [s for (kode, _, _), daftar in semua.items() if kode == "nko" for s in daftar]
    return semua.get(kunci, [])


def _banding(sumber: SelTeks, p: Peran, kunci: Kunci, sel: list[Sel], aturan: Aturan) -> Hubungan | None:
    """Cocok bila satu saja tabel menulis angka itu; salah bila semua menulis angka lain yang sejenis."""
    angka = p.b.angka
    sejenis = [s for s in sel if s.angka is not None and angka is not None and s.angka.persen == angka.persen]
    if angka is None or not sejenis:
        return None
    status = [_status(angka, s.angka, kunci[2] == "C") for s in sejenis if s.angka is not None]
    for baik in ("exact", "rounding"):
        if baik in status:
            return Hubungan("exact" if baik == "exact" else "rounding")
    nama = {"nko": "NKO", "serapan": "serapan anggaran"}.get(kunci[0], _NAMA[kunci[2]] + " " + kunci[0].upper())
    tahun = f" {kunci[1]}" if kunci[1] else ""
    tempat = ", ".join(dict.fromkeys(f"{s.lembar}!{s.alamat} tertulis {s.teks}" for s in sejenis[:3]))
    return Hubungan(
        "wrong",
        temuan(
            sumber, aturan.kode, angka.tulis(), sejenis[0].teks,
            f"{lokasi(sumber)} menyebut {kutip(sumber.teks.kutip(p.b, p.b, 5))}, sedangkan {tempat}; samakan keduanya.",
            f"{nama}{tahun} menurut tabel = {sejenis[0].teks}, menurut kalimat = {angka.tulis()}",
            terkait=rujuk(sejenis), dasar=aturan.dasar,
        ),
    )  # fmt: skip


def _status(a: Angka, b: Angka, dihitung: bool) -> Status:
    """Putusan atas dua tulisan; hasil hitungan boleh dipotong di salah satunya: 101,99% dan 101,9%."""
    status = banding(a, b)
    return "rounding" if status == "wrong" and dihitung and satu_dipotong(a, b) else status


_NAMA = {"T": "target", "R": "realisasi", "C": "capaian"}
