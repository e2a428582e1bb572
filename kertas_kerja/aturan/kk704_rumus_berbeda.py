"""KK704: rumus sebuah sel berbeda dari rumus sel lain di kolomnya."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.rumus_tertulis import daerah, kolom_data, sidik, tampil
from kertas_kerja.aturan.sebutan import MAKS_PER_KOLOM, temuan
from kertas_kerja.tabel.tribulan import TRIBULAN, sifat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.rumus_tertulis import Sidik
    from kertas_kerja.model import Baris, Kolom, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK704",
    nama="Rumus lain dari tetangganya",
    tingkat="warning",
    apa="Rumus pada satu kolom membaca kolom-kolom yang sama di setiap baris.",
    mengapa="Rumus yang bergeser satu baris atau memuat angka ketikan memberi hasil yang tampak wajar tetapi salah.",
    contoh="E9 =D9/C9 dan E11 =D11/C11, tetapi E10 =D10/C9",
    cara="Salin rumus dari sel di atas atau di bawahnya.",
)

Status = dict[tuple[str, int, int], str]


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap rumus yang membaca sel lain daripada kebanyakan rumus di kolomnya."""
    status: Status = {(t.sel.lembar, t.sel.baris, t.sel.kolom): p.status or "" for t, p in bahan.hasil}
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            if kolom.nama:
                yield from _kolom(tabel, kolom, status)


def _kolom(tabel: Tabel, kolom: Kolom, status: Status) -> Iterator[Temuan]:
    # Nilai setahun dokumen menjumlah tribulan, nilai setahun persen mengambil tribulan terakhir.
    bersifat = any(k.grup in TRIBULAN for k in tabel.kolom) and kolom.grup not in TRIBULAN
    kelompok: dict[tuple[str, int], list[tuple[Sel, Sidik]]] = {}
    for baris, sel in kolom_data(tabel, kolom):
        if sel.rumus and not _meringkas(baris, sel):
            kunci = (sifat(baris) if bersifat else "", baris.tingkat)
            kelompok.setdefault(kunci, []).append((sel, sidik(sel.rumus, sel.baris)))
    semua = [s for daftar in kelompok.values() for s in daftar]
    umum = None if bersifat else _umum(semua)
    for daftar in [semua] if umum is not None else kelompok.values():
        pola = umum or _umum(daftar)
        if pola is None:
            continue
        lain = [(s, p) for s, p in daftar if p != pola and _menyimpang(s, p, pola, status)]
        contoh = next(s for s, p in daftar if p == pola)
        for s, _ in lain[:MAKS_PER_KOLOM]:
            yield _temuan(tabel, s, contoh)


def _meringkas(baris: Baris, sel: Sel) -> bool:
    """Benar bila rumus itu menjumlah atau merata-ratakan baris di bawahnya: rumus induk, bukan rumus sebaris."""
    baca = [d.rentang for d in daerah(sel.rumus or "") if not d.lembar]
    return any(r.rows > 1 for r in baca) or (bool(baca) and all(r.top > baris.nomor for r in baca))


def _umum(daftar: list[tuple[Sel, Sidik]]) -> Sidik | None:
    """Sidik yang dipakai lebih dari dua pertiga rumus; None bila tidak ada."""
    if len(daftar) < 3:
        return None
    pola, banyak = Counter(p for _, p in daftar).most_common(1)[0]
    return pola if banyak >= 2 and banyak * 3 >= len(daftar) * 2 else None


def _menyimpang(sel: Sel, p: Sidik, pola: Sidik, status: Status) -> bool:
    """Rumus yang ditulis dengan cara lain tetapi membaca sel yang sama dan hasilnya benar tidak disebut."""
    if p.himpunan != pola.himpunan or p.tetapan != pola.tetapan:
        return not (p.himpunan == pola.himpunan and status.get((sel.lembar, sel.baris, sel.kolom)) == "exact")
    return status.get((sel.lembar, sel.baris, sel.kolom)) not in ("exact", "rounding")


def _temuan(tabel: Tabel, s: Sel, contoh: Sel) -> Temuan:
    pesan = f"berumus {tampil(s.rumus or '', 60)}, lain dari sel lain di kolom ini ({contoh.alamat}: "
    pesan += f"{tampil(contoh.rumus or '', 60)}); salin rumusnya."
    return temuan(ATURAN, s, pesan, tabel=tabel, terkait=[contoh])
