"""Mengumpulkan amatan dari tabel-tabel sebuah buku dan menyamakan nama-namanya."""

from __future__ import annotations

import re

from kertas_kerja.angka import kosong
from kertas_kerja.aturan.antar.renstra import dengan_renstra
from kertas_kerja.aturan.antar.tipe import (
    KELUARGA_KOMPONEN,
    NAMA_UKURAN,
    UKURAN_INDIKATOR,
    UKURAN_KOMPONEN,
    UKURAN_NAMA,
    Amatan,
    Konteks,
    Pengamatan,
)
from kertas_kerja.aturan.antar.tribulan import pisah_bacaan, pisah_target, pisah_uang
from kertas_kerja.aturan.antar.versi import berversi, pisah_tribulan, versi_tabel
from kertas_kerja.aturan.antar.waktu import RENCANA, WaktuTabel, kolom_pasti, waktu_kolom, waktu_tabel
from kertas_kerja.aturan.dasar import sekali
from kertas_kerja.kenali.deret_tahun import berderet, tahun_baris
from kertas_kerja.kenali.jenjang import PROGRAM, SASARAN, tingkat_kata, tingkat_kode
from kertas_kerja.tabel import tabel as deklarasi_tabel
from kertas_kerja.tabel.identitas import Kamus, padankan
from kertas_kerja.tabel.kosakata import normalkan, pisah_periode
from kertas_kerja.tabel.target_tahun import RENSTRA_TAHUNAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Kolom, Sel, Tabel

SETAHUN = "target_setahun"  # di samping target tribulan; sesudah tribulan dipisahkan ia target seperti yang lain
_PREDIKAT = 24  # huruf; lebih panjang adalah catatan


@sekali
def amati(bahan: Bahan) -> Pengamatan:
    """Amatan buku itu; dihitung sekali untuk semua aturan."""
    return amati_tabel(bahan.tabel, bahan.konteks.profil.alias)


def amati_tabel(daftar: Sequence[Tabel], alias: Mapping[str, str], kamus: Kamus | None = None) -> Pengamatan:
    """Amatan sekumpulan tabel; `kamus` bersama dipakai bila dua buku dibandingkan."""
    kamus = kamus or Kamus([t.judul for t in daftar], nama_indikator(daftar), alias)
    waktu = waktu_tabel(daftar)
    mentah = [a for t in daftar for a in _amatan_tabel(t, waktu[t.id], kamus, _terisi)]
    mirip = _mirip(mentah)
    mentah = [a if a.kunci not in mirip else a._replace(kunci=mirip[a.kunci]) for a in mentah]
    ganda = frozenset(a.kunci for a in _berulang(mentah) if a.kunci.startswith("i:"))
    mentah = _tanpa_ganda(list(_berjenjang(mentah, ganda)))
    berubah = frozenset(waktu[t.id].tahun for t in daftar if waktu[t.id].versi == "perubahan" and t.kind in RENCANA)
    versi = versi_tabel(daftar, mentah, waktu, berubah)
    kerangka = Pengamatan(kamus, (), mirip, waktu, versi, berubah, ganda)
    amatan = tuple(berversi(a, kerangka) for a in mentah)
    amatan = tuple(a._replace(ukuran="target") if a.ukuran == SETAHUN else a for a in pisah_tribulan(amatan, waktu))
    return kerangka._replace(amatan=dengan_renstra(pisah_bacaan(pisah_target(pisah_uang(amatan), waktu))))


def tempat_kosong(daftar: Iterable[Tabel], p: Pengamatan) -> Iterator[Amatan]:
    """Sel-sel kosong pada kolom yang diamati, dengan kunci dan konteks yang akan dimiliki angkanya."""
    for t in daftar:
        mentah = _amatan_tabel(t, p.waktu[t.id], p.kamus, lambda sel, _: sel.kosong)
        berkunci = [a._replace(kunci=p.mirip.get(a.kunci, a.kunci)) for a in mentah]
        for a in _berjenjang(berkunci, p.ganda):
            yield berversi(a, p)


def nama_indikator(daftar: Iterable[Tabel]) -> Iterator[str]:
    """Nama setiap indikator pada tabel-tabel itu."""
    for t in daftar:
        for b in t.data():
            sel = b.ambil("indikator")
            if sel is not None and sel.teks:
                yield sel.teks


def nama_baris(b: Baris) -> str:
    """Nama program, kegiatan, atau sasaran sebuah baris; kosong untuk indikator lanjutan."""
    for kolom in ("program", "sasaran"):
        sel = b.ambil(kolom)
        if sel is not None and sel.teks:
            return sel.teks
    return ""


def tingkat_baris(t: Tabel, b: Baris) -> int:
    """Jenjang baris: 1 tujuan dan sasaran, 2 program, 3 kegiatan, 4 sub kegiatan."""
    if deklarasi_tabel(t.kind).hierarki:
        return max(b.tingkat, SASARAN)
    nama = nama_baris(b)
    tingkat = tingkat_kata(nama) or tingkat_kode(nama) or b.tingkat
    return max(tingkat or (PROGRAM if t.kind == "pk_program" else SASARAN), SASARAN)


def keluarga_komponen(t: Tabel) -> str:
    """`akip`, `ikm`, `ipp`, `ikkk`, atau `rb`: indeks yang dirinci tabel komponen itu."""
    if t.kind in KELUARGA_KOMPONEN:
        return t.kind.removeprefix("komponen_")
    if t.kind != "komponen_target":
        return ""
    estimasi = t.ringkas("estimasi") or t.ringkas("total")
    kepala = next((k.judul for k in t.kolom if k.nama == "komponen"), "")
    for teks in (t.judul, kepala, estimasi.label if estimasi else ""):
        kena = [k for k in KELUARGA_KOMPONEN if re.search(deklarasi_tabel(k).kata_judul, normalkan(teks))]
        if len(kena) == 1:
            return kena[0].removeprefix("komponen_")
    return ""


def _amatan_tabel(t: Tabel, w: WaktuTabel, kamus: Kamus, pilih: Callable[[Sel, Kolom], bool]) -> Iterator[Amatan]:
    keluarga = keluarga_komponen(t)
    kolom = [k for k in t.kolom if k.nama in UKURAN_INDIKATOR | UKURAN_NAMA or (keluarga and k.nama in UKURAN_KOMPONEN)]
    if t.kind in RENSTRA_TAHUNAN:
        kolom = [k for k in kolom if k.nama != "pagu"]  # pagu indikatif; PK memuat pagu APBD
    waktu = {k.kunci: (*waktu_kolom(t, k, w), kolom_pasti(t, k, w)) for k in kolom}
    if _beda_tahun(waktu):
        kolom = [k for k in kolom if k.kunci != "capaian"]
    deret = berderet(t)
    for b in t.data():
        pemilik = _Pemilik(t, b, keluarga, kamus)
        for k in kolom:
            sel = b.ambil(k.kunci)
            if sel is None or not pilih(sel, k) or (k.nama in UKURAN_INDIKATOR and _tak_diukur(b, k.grup)):
                continue
            kunci, nama = pemilik(k.nama)
            if kunci:
                tahun, periode, pasti = (tahun_baris(b), "", True) if deret else waktu[k.kunci]
                setahun = k.nama == SETAHUN
                ukuran, periode = NAMA_UKURAN.get(k.nama, k.nama), "" if setahun else periode
                yield Amatan(t, b, sel, ukuran, kunci, nama, Konteks(tahun, periode), pasti, w.tunggal and not setahun)


def _beda_tahun(waktu: Mapping[str, tuple[int | None, str, bool]]) -> bool:
    """Benar bila targetnya target tahun sesudah realisasinya: capaiannya terhadap target akhir."""
    target, realisasi = (waktu[k][0] if k in waktu else None for k in ("target", "realisasi"))
    return target is not None and realisasi is not None and target > realisasi


def _tak_diukur(b: Baris, grup: str) -> bool:
    """Benar bila target dan realisasi baris itu nol: indikator yang tidak diukur di tabel ini, bukan angka lain."""
    sel = [b.ambil(f"{nama}@{grup}" if grup else nama) for nama in ("target", "realisasi")]
    return all(s is not None and s.angka is not None and not s.angka.nilai for s in sel)


def _terisi(sel: Sel, k: Kolom) -> bool:
    return sel.angka is not None or _berpredikat(sel, k)


def _berpredikat(sel: Sel, k: Kolom) -> bool:
    """Target dan realisasi boleh berupa predikat (WTP, BB) atau rentang (80-90)."""
    berkata = k.nama in UKURAN_INDIKATOR and sel.jenis == "s"
    return berkata and 0 < len(sel.teks) <= _PREDIKAT and not kosong(sel.teks)


class _Pemilik:
    """Kunci pemilik angka pada satu baris, menurut kolomnya; dihitung sekali tiap baris."""

    def __init__(self, t: Tabel, b: Baris, keluarga: str, kamus: Kamus) -> None:
        self.t, self.b, self.keluarga, self.kamus = t, b, keluarga, kamus
        self._siap: dict[str, tuple[str, str]] = {}

    def __call__(self, kolom: str) -> tuple[str, str]:
        jenis = "k" if self.keluarga else "i" if kolom in UKURAN_INDIKATOR else "n"
        if jenis not in self._siap:
            self._siap[jenis] = getattr(self, "_" + jenis)()
        return self._siap[jenis]

    def _k(self) -> tuple[str, str]:
        sel = self.b.ambil("komponen")
        teks = sel.teks if sel is not None else ""
        kata = [k for k in self.kamus.kunci_nama(teks).split() if k not in ("aspek", "layanan", "nilai", "unsur")]
        return (f"k:{self.keluarga}:{' '.join(kata)}" if kata else ""), teks

    def _i(self) -> tuple[str, str]:
        sel = self.b.ambil("indikator")
        teks = sel.teks if sel is not None else ""
        bernama = teks and pisah_periode(normalkan(teks))[0]  # "Triwulan I": indikatornya hanya disebut di atas tabel
        return (f"i::{self.kamus.kunci(teks)}" if bernama else ""), teks

    def _n(self) -> tuple[str, str]:
        teks = nama_baris(self.b)
        kunci = self.kamus.kunci_nama(teks) if teks and not self.b.lanjutan else ""
        return (f"n:{tingkat_baris(self.t, self.b)}:{kunci}" if kunci else ""), teks


def _mirip(mentah: list[Amatan]) -> dict[str, str]:
    """Kunci yang menurut ejaan sama dengan kunci lain dalam ruang (indikator, jenjang, indeks) yang sama."""
    tabel: dict[str, set[str]] = {}
    for a in mentah:
        tabel.setdefault(a.kunci, set()).add(a.tabel.id)
    ruang: dict[str, dict[str, set[str]]] = {}
    for kunci, di_mana in tabel.items():
        jenis, _, inti = kunci.rpartition(":")
        ruang.setdefault(jenis, {})[inti] = di_mana
    hasil: dict[str, str] = {}
    for jenis, tempat in ruang.items():
        wakil = padankan({k: frozenset(t) for k, t in tempat.items()})
        hasil |= {f"{jenis}:{k}": f"{jenis}:{w}" for k, w in wakil.items() if k != w}
    return hasil


def _berjenjang(daftar: list[Amatan], ganda: frozenset[str]) -> Iterator[Amatan]:
    """Indikator yang berulang dalam satu tabel dibedakan menurut jenjangnya."""
    for a in daftar:
        if a.kunci not in ganda:
            yield a
        elif deklarasi_tabel(a.tabel.kind).hierarki:
            yield a._replace(kunci=f"i:{tingkat_baris(a.tabel, a.baris)}:{a.kunci[3:]}")


def _tanpa_ganda(daftar: list[Amatan]) -> list[Amatan]:
    """Amatan tanpa yang kuncinya tetap berulang dalam satu tabel."""
    buang = {(a.tabel.id, a.kunci, a.ukuran, a.konteks) for a in _berulang(daftar)}
    return [a for a in daftar if (a.tabel.id, a.kunci, a.ukuran, a.konteks) not in buang]


def _berulang(daftar: list[Amatan]) -> Iterator[Amatan]:
    pertama: dict[tuple[str, str, str, Konteks], int] = {}
    for a in daftar:
        letak = (a.tabel.id, a.kunci, a.ukuran, a.konteks)
        if pertama.setdefault(letak, a.baris.nomor) != a.baris.nomor:
            yield a
