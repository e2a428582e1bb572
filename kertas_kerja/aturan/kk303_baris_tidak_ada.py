"""KK303: indikator atau kegiatan yang ada pada satu tabel tidak ada pada tabel pasangannya."""

from __future__ import annotations

import re

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.antar.amatan import amati, nama_baris, tingkat_baris
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kertas_kerja.aturan.antar.tipe import Pengamatan
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK303",
    nama="Baris tidak ada di tabel lain",
    tingkat="warning",
    apa="Indikator yang diperjanjikan harus diukur, yang diukur harus diperjanjikan, dan tabel sepasang memuat "
    "program dan kegiatan yang sama.",
    mengapa="Indikator yang hilang di salah satu tabel tidak dapat dinilai, dan jumlah kedua tabel tidak sebanding.",
    contoh="Administrasi Kepegawaian ada pada tabel realisasi, tidak ada pada tabel target",
    cara="Tambahkan baris itu pada tabel yang disebut, atau hapus bila memang tidak diperjanjikan.",
    dasar="permenpanrb-53-2014",
)
_UKUR = frozenset({"pko", "target_realisasi", "kinerja_anggaran"})
_RINCI = frozenset({"target_realisasi", "kinerja_anggaran"})
_SEPASANG = frozenset({"penunjang", "efisiensi_anggaran"})


class Isi(NamedTuple):
    """Baris-baris sebuah tabel menurut kuncinya (sel namanya dan jenjangnya), dan jenjang yang dimuatnya."""

    tabel: Tabel
    baris: dict[str, tuple[Sel, int]]
    tingkat: frozenset[int]

    def tanpa(self, lain: Isi) -> list[Sel]:
        """Nama baris di sini yang tidak ada di `lain`, pada jenjang yang dimuat `lain`."""
        return [sel for k, (sel, tingkat) in self.baris.items() if k not in lain.baris and tingkat in lain.tingkat]

    def beririsan(self, lain: Isi) -> float:
        """Bagian baris bersama terhadap tabel yang lebih pendek."""
        return len(self.baris.keys() & lain.baris.keys()) / max(min(len(self.baris), len(lain.baris)), 1)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap kelompok baris yang tidak ada pada tabel pasangannya."""
    if len(bahan.tabel) < 2:
        return
    p = amati(bahan)
    kurang: dict[tuple[str, tuple[Sel, ...]], list[Tabel]] = {}
    punya: dict[str, Tabel] = {t.id: t for t in bahan.tabel}
    for tabel, sel, tanpa in _kurang(bahan, p):
        if sel:
            kurang.setdefault((tabel.id, tuple(sel)), []).append(tanpa)
    for (id_, sel_nama), daftar in kurang.items():
        yield _temuan(punya[id_], sel_nama, daftar)


def _kurang(bahan: Bahan, p: Pengamatan) -> Iterator[tuple[Tabel, list[Sel], Tabel]]:
    """(tabel yang memuat, baris-barisnya, tabel yang tidak memuatnya)."""
    for grup in _sewaktu(bahan.tabel, p):
        indikator = {t.id: _menurut_indikator(t, p) for t in grup}
        nama = {t.id: _menurut_nama(t, p) for t in grup if t.kind == "kinerja_anggaran" or t.kind in _SEPASANG}
        yield from _perjanjian([indikator[t.id] for t in grup if t.kind in ("pk_sasaran", "pk_program")], grup, p)
        yield from _kertas_kerja(grup, p)
        for a in grup:
            for b in grup:
                if a.kind == "target_program" and b.kind in _RINCI:
                    yield from _dua_arah(indikator[a.id], indikator[b.id], 0.6)
                elif a.kind == "kinerja_anggaran" and b.kind in _SEPASANG:
                    yield from _dua_arah(nama[a.id], nama[b.id], 0.7)


def _sewaktu(daftar: tuple[Tabel, ...], p: Pengamatan) -> list[list[Tabel]]:
    """Tabel-tabel dari tahun dan PK yang sama; tabel tanpa judul yang tahunnya tidak tertulis tidak ikut.

    Begitu pula jenjang formulir cascading: yang tidak didukung program tidak disebutnya.
    """
    grup: dict[tuple[object, str], list[Tabel]] = {}
    for t in daftar:
        if t.samping or (not t.judul and not p.waktu[t.id].pasti):
            continue
        grup.setdefault((p.waktu[t.id].tahun, p.versi[t.id]), []).append(t)
    return list(grup.values())


def _menurut_indikator(t: Tabel, p: Pengamatan) -> Isi:
    def sel(b: Baris) -> tuple[Sel | None, str]:
        satu = b.ambil("indikator")
        return satu, f"i::{p.kamus.kunci(satu.teks)}" if satu is not None and satu.teks else ""

    return _isi(t, p, sel)


def _menurut_nama(t: Tabel, p: Pengamatan) -> Isi:
    def sel(b: Baris) -> tuple[Sel | None, str]:
        nama = "" if b.lanjutan else p.kamus.kunci_nama(nama_baris(b))
        satu = next((s for k in ("program", "sasaran") if (s := b.ambil(k)) is not None and s.teks), None)
        return satu, f"n:{tingkat_baris(t, b)}:{nama}" if nama else ""

    return _isi(t, p, sel)


def _isi(t: Tabel, p: Pengamatan, nama: Callable[[Baris], tuple[Sel | None, str]]) -> Isi:
    isi: dict[str, tuple[Sel, int]] = {}
    for b in t.data():
        sel, kunci = nama(b)
        if sel is not None and kunci:
            isi.setdefault(p.mirip.get(kunci, kunci), (sel, tingkat_baris(t, b)))
    return Isi(t, isi, frozenset(tingkat for _, tingkat in isi.values()))


def _gabung(daftar: list[Isi]) -> Isi:
    """Gabungan beberapa tabel; semua jenjang dianggap dimuat."""
    baris = {k: b for isi in reversed(daftar) for k, b in isi.baris.items()}
    return Isi(daftar[0].tabel, baris, frozenset(range(5)))


def _perjanjian(pk: list[Isi], grup: list[Tabel], p: Pengamatan) -> Iterator[tuple[Tabel, list[Sel], Tabel]]:
    """Indikator PK yang tidak diukur, dan indikator PKO yang tidak diperjanjikan."""
    ukur = [i for t in grup if t.kind in _UKUR and (i := _menurut_indikator(t, p)).baris]
    pk = [i for i in pk if i.baris]
    if not pk or not ukur:
        return
    semua_ukur, semua_pk = _gabung(ukur), _gabung(pk)
    for isi in pk:
        kurang = isi.tanpa(semua_ukur)
        if len(kurang) * 2 <= len(isi.baris) and len(kurang) < len(isi.baris):
            yield isi.tabel, kurang, ukur[0].tabel
    for isi in ukur:
        kurang = isi.tanpa(semua_pk)
        if isi.tabel.kind == "pko" and len(kurang) < len(isi.baris):
            yield isi.tabel, kurang, pk[0].tabel


def _kertas_kerja(grup: list[Tabel], p: Pengamatan) -> Iterator[tuple[Tabel, list[Sel], Tabel]]:
    """Indikator utama PK di samping indikator Kertas Kerja tahun yang sama."""
    pk = [_menurut_indikator(t, p) for t in grup if t.kind == "pk_sasaran" and not _program(t)]
    semua = [_menurut_indikator(t, p) for t in grup if t.kind in ("pk_sasaran", "pk_program")]
    for t in grup:
        if t.kind != "kkpt":
            continue
        isi = _menurut_indikator(t, p)
        for utama in pk:
            if isi.baris.keys() & utama.baris.keys():
                yield utama.tabel, utama.tanpa(isi._replace(tingkat=frozenset(range(5)))), t
                yield t, isi.tanpa(_gabung([utama, *semua])), utama.tabel


def _program(t: Tabel) -> bool:
    """Benar bila tabel PK itu memuat sasaran program atau kegiatan, bukan sasaran perangkat daerah."""
    return any(re.search(r"program|kegiatan", k.judul, re.I) for k in t.kolom if k.nama in ("sasaran", "indikator"))


def _dua_arah(a: Isi, b: Isi, ambang: float) -> Iterator[tuple[Tabel, list[Sel], Tabel]]:
    if a.baris and b.baris and a.beririsan(b) >= ambang:
        yield a.tabel, [s for s in a.tanpa(b) if not (b.tabel.kind in _SEPASANG and _tanpa_pagu(a.tabel, s))], b.tabel
        yield b.tabel, b.tanpa(a), a.tabel


def _tanpa_pagu(tabel: Tabel, nama: Sel) -> bool:
    """Benar bila baris itu tidak beranggaran: tidak ada yang dibandingkan dengan capaiannya."""
    pagu = [b.ambil("pagu") for b in tabel.data() if b.nomor == nama.baris]
    return tabel.punya("pagu") and all(s is None or s.kosong for s in pagu)


def _temuan(punya: Tabel, sel: tuple[Sel, ...], tanpa: list[Tabel]) -> Temuan:
    nama = "; ".join(f'"{" ".join(s.teks.split())[:90]}"' for s in sel[:5]) + ("; …" if len(sel) > 5 else "")
    tujuan = ", ".join(dict.fromkeys(_sebut(t) for t in tanpa))
    banyak = f"{len(sel)} baris" if len(sel) > 1 else "Baris"
    return temuan(
        ATURAN,
        sel[0],
        f"{banyak} pada {_sebut(punya)} tidak ada pada {tujuan}: {nama}; samakan kedua tabel.",
        tabel=punya,
        terkait=sel[1:],
        beralamat=False,
    )


def _sebut(t: Tabel) -> str:
    judul = " ".join(t.judul.split())
    letak = f"{t.lembar}!{t.rentang.format()}"
    return f'"{judul[:70]}{"…" if len(judul) > 70 else ""}" ({letak})' if judul else letak
