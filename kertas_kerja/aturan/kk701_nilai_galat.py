"""KK701: sel tabel berisi nilai galat Excel (#REF!, #DIV/0!, …)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.model import Temuan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan

ATURAN = Aturan(
    kode="KK701",
    nama="Nilai galat",
    tingkat="error",
    apa="Sel tabel tidak boleh berisi nilai galat seperti #REF! atau #DIV/0!.",
    mengapa="Nilai galat menular ke setiap rumus yang membacanya dan tercetak di laporan.",
    contoh="capaian =D9/C9 dengan C9 kosong menampilkan #DIV/0!",
    cara="Perbaiki rumus atau acuannya; kk fill menulis rumus yang aman terhadap sel kosong.",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap sel galat di dalam tabel yang dikenali."""
    for tabel in bahan.tabel:
        for baris in tabel.baris:
            for sel in baris.sel.values():
                if sel.jenis == "e":
                    yield Temuan(
                        "KK701",
                        ATURAN.tingkat,
                        sel.lembar,
                        sel.baris,
                        sel.kolom,
                        sel.teks,
                        "",
                        f"{sel.lembar}!{sel.alamat} berisi {sel.teks}; perbaiki rumus atau acuannya.",
                        f"rumus ={sel.rumus}" if sel.rumus else "",
                        (),
                        "",
                        None,
                        tabel.id,
                    )
