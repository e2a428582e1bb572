"""Angka ringkasan sebuah tabel sebagai amatan: jumlah anggaran, serapan keseluruhan, NKO, nilai indeks, rata-rata."""

from __future__ import annotations

import re

from kertas_kerja.aturan.antar.amatan import tingkat_baris
from kertas_kerja.aturan.antar.tipe import KELUARGA_KOMPONEN, Amatan, Konteks
from kertas_kerja.aturan.antar.versi import TB_IV_SENDIRI, isi_amatan
from kertas_kerja.kenali.jenjang import PROGRAM
from kertas_kerja.rumus.ekspresi import Himpunan, rata
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.bagian import cakupan
from kertas_kerja.tabel.baris_unsur import HASIL
from kertas_kerja.tabel.komponen_ikm import PUNCAK_NRR, berjumlah
from kertas_kerja.tabel.pemasok import Pemasok

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kertas_kerja.aturan.antar.tipe import Pengamatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Tabel

NAMA_JUMLAH = {
    "jumlah_anggaran": "jumlah anggaran",
    "jumlah_realisasi_anggaran": "jumlah realisasi anggaran",
    "rata_serapan": "serapan seluruh anggaran",
    "nko": "Nilai Kinerja Organisasi",
    "rata_capaian": "rata-rata capaian kinerja",
    "total_efisiensi": "total efisiensi anggaran",
    "nilai_indeks": "nilai indeks",
}
_JENIS_JUMLAH = ("total", "rata", "rata_semua", "rata_iku", "rata_program")
_KOLOM_JUMLAH = {
    "pagu": "jumlah_anggaran",
    "realisasi_anggaran": "jumlah_realisasi_anggaran",
    "serapan": "rata_serapan",
    "efisiensi": "total_efisiensi",
    "capaian": "rata_capaian",
    "nko": "nko",
}
SEANGGARAN = ("jumlah_anggaran", "jumlah_realisasi_anggaran", "rata_serapan")  # seluruh kantor, atau satu bagiannya
SEKELOMPOK = ("rata_capaian", "total_efisiensi")  # hanya sebanding bila barisnya sama
_TABEL_JUMLAH = frozenset({
    "pk_program", "alokasi", "kinerja_anggaran", "penunjang", "efisiensi_anggaran", "efisiensi_sdm", "efisiensi_aset",
    "target_realisasi",
})  # fmt: skip


_SEBAGIAN = r"semester|triwulan|tribulan|\bt[wb]\b|periode|bulan|layanan (?!publik|masyarakat)|\bunit\b|\bupt|loket"


def amatan_jumlah(bahan: Bahan, p: Pengamatan) -> Iterator[Amatan]:
    """Setiap angka ringkasan yang juga ada di tabel lain; `kunci` menyebut himpunan barisnya bila perlu."""
    for t in bahan.tabel:
        if t.kind in _TABEL_JUMLAH:
            yield from _ringkasan(bahan, t, p)
        elif t.kind == "pko" and (nko := t.ringkas("nko")) is not None:
            yield from _satu(bahan, t, nko, "nilai_akhir", "nko", "j:", p)
        elif t.kind in KELUARGA_KOMPONEN:
            keluarga = t.kind.removeprefix("komponen_")
            jenis, kolom = ("ipp", "nilai_aspek") if keluarga == "ipp" else ("total", "nilai")
            baris = t.ringkas(jenis)
            if keluarga == "ikm":
                baris, kolom = _hasil_ikm(t)
            if baris is not None:
                yield from _satu(bahan, t, baris, kolom, "nilai_indeks", f"c:{keluarga}", p)
        elif t.kind == "unsur_ikm" and (ikm := t.ringkas("ikm")) is not None and _seluruh_kantor(t, bahan.tabel):
            yield from _satu(bahan, t, ikm, HASIL, "nilai_indeks", "c:ikm", p)


def _hasil_ikm(t: Tabel) -> tuple[Baris | None, str]:
    """Baris dan kolom nilai IKM sebuah tabel komponen: bukan jumlah atau rata-rata NRR (1-4) di atasnya."""
    total = [b for b in t.baris if b.jenis == "total"]
    for kolom in ("konversi", "nilai", "nrr_tertimbang"):
        for b in total:
            if (n := b.nilai(kolom)) is not None and n > PUNCAK_NRR and not (berjumlah(b, None) and _bernrr(t)):
                return b, kolom
    return (None if _bernrr(t) else t.ringkas("total")), "nilai"


def _bernrr(t: Tabel) -> bool:
    nilai = [n for b in t.data() if (n := b.nilai("nilai")) is not None]
    return bool(nilai) and max(nilai) <= PUNCAK_NRR


def _seluruh_kantor(t: Tabel, daftar: Sequence[Tabel]) -> bool:
    """Benar untuk satu-satunya olahan survei buku itu, yang judulnya tidak menyebut satu layanan atau tribulan."""
    return sum(x.kind == "unsur_ikm" for x in daftar) == 1 and not re.search(_SEBAGIAN, f"{t.lembar} {t.judul}".lower())


def _ringkasan(bahan: Bahan, t: Tabel, p: Pengamatan) -> Iterator[Amatan]:
    for b in t.baris:
        if b.jenis not in _JENIS_JUMLAH or cakupan(t, b)[0] is not None:  # subtotal dan rata-rata satu bagian
            continue
        for kolom, ukuran in _KOLOM_JUMLAH.items():
            if not t.punya(kolom) or (ukuran not in SEKELOMPOK and b.jenis in ("rata_iku", "rata_program")):
                continue
            if ukuran == "rata_serapan" and _rata_baris(t, b, kolom):
                continue
            kunci = f"j:{himpunan(t, b)}" if ukuran in SEKELOMPOK else "j:"
            yield from _satu(bahan, t, b, kolom, ukuran, kunci, p)


def _rata_baris(t: Tabel, b: Baris, kolom: str) -> bool:
    """Benar bila baris "Rata-rata" itu rata-rata persen baris-baris di atasnya: bukan jumlah dibagi jumlah."""
    sel = [s.angka for x in t.data() if (s := x.ambil(kolom)) is not None and s.angka is not None]
    hasil = b.ambil(kolom)
    if "rata" not in b.label.lower() or len(sel) < 2 or hasil is None or hasil.angka is None:
        return False
    return putuskan(rata(Himpunan(kolom)), lambda _: list(sel), hasil.angka).status in ("exact", "rounding")


def himpunan(t: Tabel, b: Baris) -> str:
    """Baris bercapaian yang dirata-rata sebuah baris ringkasan: "9 baris, sampai program"."""
    data = [(tingkat_baris(t, x), (s := x.ambil("capaian")) is not None and s.angka is not None) for x in t.data()]
    dalam = 1 if b.jenis == "rata_iku" else max((tingkat for tingkat, _ in data), default=1)
    ikut = [tingkat for tingkat, berisi in data if berisi and tingkat <= dalam]
    if b.jenis == "rata_program":
        return f"{ikut.count(PROGRAM)} baris, program"
    sampai = ("tujuan dan sasaran", "sampai program", "sampai kegiatan", "sampai sub kegiatan")[min(dalam, 4) - 1]
    return f"{len(ikut)} baris, {sampai}"


def _satu(bahan: Bahan, t: Tabel, b: Baris, kolom: str, ukuran: str, kunci: str, p: Pengamatan) -> Iterator[Amatan]:
    sel = Pemasok(t, b, "", bahan.konteks).sel_baris(b, kolom)
    if sel is None or sel.angka is None:
        return
    w = p.waktu[t.id]
    periode = "" if ukuran in ("jumlah_anggaran", "nilai_indeks") else w.periode
    if ukuran in SEKELOMPOK and not periode and _bertribulan(t, p):
        periode = TB_IV_SENDIRI
    versi = "" if ukuran in ("nilai_indeks", "jumlah_realisasi_anggaran") else p.versi[t.id]
    yield Amatan(t, b, sel, ukuran, kunci, b.label or t.judul, Konteks(w.tahun, periode, versi), w.pasti, w.tunggal)


def _bertribulan(t: Tabel, p: Pengamatan) -> bool:
    """Benar bila tabel TB IV itu memuat angka satu tribulan, sehingga rata-ratanya bukan rata-rata setahun."""
    return any(a.konteks.periode == TB_IV_SENDIRI for a in p.amatan if a.tabel.id == t.id)


_BAGIAN = r"\b(?:kabid|kasi|kasub\w*|(?:kepala )?(?:bidang|seksi|sub ?bidang|sub ?bag\w*|uptd?))\b"


def tanpa_bagian(grup: list[Amatan], p: Pengamatan) -> list[Amatan]:
    """Jumlah anggaran tanpa yang milik satu bagian kantor (bidang, seksi, UPTD): rinciannya lain dari bagian lainnya.

    Bagian lain itu ikut dibandingkan, atau berdiri di lembar yang sama. Begitu pula jumlah yang sama dengan anggaran
    satu baris di tabel lain yang jumlahnya lain, dan yang judulnya menyebut satu bagian.
    """
    if not all(utuh := [re.search(_BAGIAN, a.tabel.judul.lower()) is None for a in grup]) and any(utuh):
        grup = [a for a, u in zip(grup, utuh, strict=True) if u]
    pagu = [a for a in p.amatan if a.ukuran == "pagu" and a.konteks.tahun == grup[0].konteks.tahun]
    nama: dict[str, set[str]] = {}
    for a in pagu:
        nama.setdefault(a.tabel.id, set()).add(a.kunci)
    jumlah = {(a.tabel.id, isi_amatan(a)) for a in grup}
    berjumlah = {id_ for id_, _ in jumlah}
    baris = {(a.tabel.id, isi_amatan(a)) for a in pagu if a.tabel.id in berjumlah}

    def sebaris(a: Amatan) -> bool:
        isi = isi_amatan(a)
        return any((id_, isi) in baris - jumlah for id_ in berjumlah - {a.tabel.id})

    def sebagian(a: Amatan) -> bool:
        selembar = {b.tabel.id: b.tabel for b in pagu if b.tabel.lembar == a.tabel.lembar}
        return any(_sekandung(a.tabel, t, nama) for t in (*(b.tabel for b in grup), *selembar.values()))

    return [a for a in grup if not sebaris(a) and not sebagian(a)]


def _sekandung(satu: Tabel, lain: Tabel, nama: dict[str, set[str]]) -> bool:
    """Benar bila kedua tabel sejenis dan sejenjang, tetapi tidak satu pun barisnya bernama sama."""
    milik, isi = nama.get(satu.id, set()), nama.get(lain.id, set())
    sejenjang = {k.split(":")[1] for k in milik} & {k.split(":")[1] for k in isi}
    return satu.kind == lain.kind and bool(sejenjang) and not milik & isi
