"""KK704: rumus sebuah sel berbeda dari rumus sel lain di kolomnya."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.rumus_tertulis import StatusSel, daerah, kolom_data, pola, seragam, sidik, tampil
from kertas_kerja.aturan.sebutan import MAKS_PER_KOLOM, temuan
from kertas_kerja.tabel.capaian import bacaan_lain, polaritas_turun
from kertas_kerja.tabel.kosakata import TRIBULAN
from kertas_kerja.tabel.tribulan import sifat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.rumus_tertulis import Sidik
    from kertas_kerja.model import Baris, Kolom, Sel, Tabel, Temuan
    from kertas_kerja.tabel.dasar import Konteks

ATURAN = Aturan(
    kode="KK704",
    nama="Rumus lain dari tetangganya",
    tingkat="warning",
    apa="Rumus pada satu kolom membaca kolom-kolom yang sama di setiap baris.",
    mengapa="Rumus yang bergeser satu baris atau memuat angka ketikan memberi hasil yang tampak wajar tetapi salah.",
    contoh="E9 =D9/C9 dan E11 =D11/C11, tetapi E10 =D10/C9",
    cara="Salin rumus dari sel di atas atau di bawahnya.",
)

Kelompok = dict["Sidik", list["Sel"]]


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap rumus yang membaca sel lain daripada kebanyakan rumus di kolomnya."""
    status = StatusSel(bahan)
    for tabel in bahan.tegak:
        for kolom in tabel.kolom:
            if kolom.nama:
                yield from _kolom(tabel, kolom, status, bahan.konteks)


def _kolom(tabel: Tabel, kolom: Kolom, status: StatusSel, konteks: Konteks) -> Iterator[Temuan]:
    semua: Kelompok = {}
    per_jenis: dict[tuple[str, int], Kelompok] = {}
    ciri = _ciri(tabel, kolom, konteks)
    serupa = _serupa(tabel, kolom, ciri)
    if seragam({kunci for _, kunci in serupa}):
        return
    for (jenis, _), sel in serupa.items():
        milik = sidik(sel[0].rumus or "", sel[0].baris)
        semua.setdefault(milik, []).extend(sel)
        per_jenis.setdefault(jenis, {}).setdefault(milik, []).extend(sel)
    umum = None if ciri is not None else _umum(semua)
    for kelompok in [semua] if umum is not None else per_jenis.values():
        yield from _banding(tabel, kelompok, umum or _umum(kelompok), status)


def _ciri(tabel: Tabel, kolom: Kolom, konteks: Konteks) -> Callable[[Baris], str] | None:
    """Yang membedakan rumus baris-baris sebuah kolom; None bila tidak ada.

    Nilai setahun dokumen menjumlah tribulan, nilai setahun persen mengambil tribulan terakhir; capaian indikator yang
    makin rendah makin baik dihitung terbalik.
    """
    if kolom.nama in ("capaian", "kemajuan") and any(_turun(b, konteks) for b in tabel.data()):
        return lambda baris: "turun" if _turun(baris, konteks) else ""
    if any(k.grup in TRIBULAN for k in tabel.kolom) and kolom.grup not in TRIBULAN:
        return sifat
    return None


def _turun(baris: Baris, konteks: Konteks) -> bool:
    return polaritas_turun(baris, konteks) or bool(bacaan_lain(baris, konteks))


def _serupa(
    tabel: Tabel, kolom: Kolom, ciri: Callable[[Baris], str] | None
) -> dict[tuple[tuple[str, int], tuple[int, str]], list[Sel]]:
    """Sel berumus sebaris menurut sifat, tingkat, dan kunci rumusnya; rumus yang meringkas baris lain dilewati."""
    ringkas: dict[tuple[int, str], bool] = {}
    hasil: dict[tuple[tuple[str, int], tuple[int, str]], list[Sel]] = {}
    for baris, sel in kolom_data(tabel, kolom):
        if sel.rumus:
            kunci = pola(sel.rumus, sel.baris)
            if kunci not in ringkas:
                ringkas[kunci] = _meringkas(baris, sel.rumus)
            if not ringkas[kunci]:
                jenis = (ciri(baris) if ciri is not None else "", baris.tingkat)
                hasil.setdefault((jenis, kunci), []).append(sel)
    return hasil


def _banding(tabel: Tabel, kelompok: Kelompok, umum: Sidik | None, status: StatusSel) -> Iterator[Temuan]:
    if umum is None:
        return
    contoh = kelompok[umum][0]
    lain = [s for p, sel in kelompok.items() if p != umum for s in sel if _menyimpang(s, p, umum, status)]
    for s in sorted(lain, key=lambda s: s.baris)[:MAKS_PER_KOLOM]:
        pesan = f"berumus {tampil(s.rumus or '', 60)}, lain dari sel lain di kolom ini ({contoh.alamat}: "
        pesan += f"{tampil(contoh.rumus or '', 60)}); salin rumusnya."
        yield temuan(ATURAN, s, pesan, tabel=tabel, terkait=[contoh])


def _meringkas(baris: Baris, rumus: str) -> bool:
    """Benar bila rumus itu menjumlah atau merata-ratakan baris di bawahnya: rumus induk, bukan rumus sebaris."""
    baca = [d.rentang for d in daerah(rumus) if not d.lembar]
    return any(r.rows > 1 for r in baca) or (bool(baca) and all(r.top > baris.nomor for r in baca))


def _umum(kelompok: Kelompok) -> Sidik | None:
    """Sidik yang dipakai lebih dari dua pertiga rumus; None bila tidak ada."""
    banyak = {p: len(sel) for p, sel in kelompok.items()}
    jumlah = sum(banyak.values())
    umum = max(banyak, key=lambda p: banyak[p], default=None)
    return umum if umum is not None and jumlah > 2 and banyak[umum] >= 2 and banyak[umum] * 3 >= jumlah * 2 else None


def _menyimpang(sel: Sel, p: Sidik, umum: Sidik, status: StatusSel) -> bool:
    """Rumus yang ditulis dengan cara lain tetapi membaca sel yang sama dan hasilnya benar tidak disebut.

    Rumus yang rujukannya rusak (#REF!) disebut KK701.
    Begitu pula rumus relasinya sendiri, di kolom yang rumusnya langsung membaca masukan lain (normalisasi dari
    realisasi dan target).
    """
    if status.serelasi(sel) or "#REF!" in (sel.rumus or ""):
        return False
    if p.himpunan != umum.himpunan or p.tetapan != umum.tetapan:
        return not (p.himpunan == umum.himpunan and status(sel) == "exact")
    return status(sel) not in ("exact", "rounding")
