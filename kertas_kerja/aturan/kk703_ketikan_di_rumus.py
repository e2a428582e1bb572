"""KK703: angka diketik di kolom yang sel-sel lainnya berumus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.rumus_tertulis import kolom_data, sebaris, tampil
from kertas_kerja.aturan.sebutan import MAKS_PER_KOLOM, temuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Baris, Kolom, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK703",
    nama="Angka ketikan di antara rumus",
    tingkat="warning",
    apa="Kolom hitungan yang berumus tidak memuat angka ketikan di antaranya.",
    mengapa="Angka ketikan tidak ikut berubah bila target atau realisasinya diperbaiki.",
    contoh="kolom capaian berisi =D9/C9, =D10/C10, lalu 104,90% yang diketik",
    cara="Salin rumus dari sel di atasnya; kk fill menulis rumus di setiap sel hitungan.",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap angka ketikan; hanya catatan bila aturan lain sudah menghitung ulang angkanya."""
    terhitung = {(t.sel.lembar, t.sel.baris, t.sel.kolom) for t, _ in bahan.hasil}
    for tabel in bahan.tabel:
        for kolom in tabel.kolom:
            if kolom.nama:
                yield from _kolom(tabel, kolom, terhitung)


def _kolom(tabel: Tabel, kolom: Kolom, terhitung: set[tuple[str, int, int]]) -> Iterator[Temuan]:
    berumus: list[Sel] = []
    ketikan: list[tuple[int, Sel]] = []
    tingkat: set[int] = set()
    for baris, sel in kolom_data(tabel, kolom):
        if sel.rumus:
            berumus.append(sel)
            tingkat.add(baris.tingkat)
        elif sel.angka is not None and not _tanpa_target(baris, kolom):
            ketikan.append((baris.tingkat, sel))
    if not ketikan or len(berumus) < 2 or len(berumus) <= len(ketikan):
        return
    if not all(sebaris(s.rumus or "", s.baris) for s in berumus[:3]):
        return
    for asal, s in ketikan[:MAKS_PER_KOLOM]:
        if asal in tingkat:
            contoh = min(berumus, key=lambda b: abs(b.baris - s.baris))
            yield temuan(
                ATURAN,
                s,
                f"diketik {s.teks}, sedangkan {len(berumus)} sel lain di kolom ini berumus; tulis rumusnya.",
                tabel=tabel,
                tingkat="info" if (s.lembar, s.baris, s.kolom) in terhitung else "warning",
                uraian=f"{contoh.alamat} berisi {tampil(contoh.rumus or '')}",
                terkait=[contoh],
            )


def _tanpa_target(baris: Baris, kolom: Kolom) -> bool:
    """Capaian atas target nol sudah disebut KK109; rumusnya pun tidak berlaku di sana."""
    target = baris.ambil(f"target@{kolom.grup}") or baris.ambil("target")
    return kolom.nama == "capaian" and target is not None and (target.angka is None or not target.angka.nilai)
