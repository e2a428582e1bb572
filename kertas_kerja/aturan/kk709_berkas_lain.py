"""KK709: rumus tabel mengambil angka dari berkas lain."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.rumus_tertulis import sel_rumus, tampil
from kertas_kerja.aturan.sebutan import temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.model import Sel, Temuan

ATURAN = Aturan(
    kode="KK709",
    nama="Tautan ke berkas lain",
    tingkat="warning",
    apa="Angka tabel tidak diambil rumus dari berkas lain.",
    mengapa="Penerima buku tidak punya berkas itu; angkanya tidak dapat diperbarui atau ditelusuri.",
    contoh="=[1]Sheet1!D9, dengan [1] berkas Pengukuran 2024.xlsx di komputer lain",
    cara="Ganti rumusnya dengan nilainya (Data, Edit Links, Break Link), dan sebut sumbernya.",
)

_LUAR = r"(?i)\[(\d+)\][^\[\]!]*!|\[([^\[\]]+\.xl\w+)\][^\[\]!]*!"


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap tabel dan berkas lain yang dirujuknya, di sel pertamanya."""
    for tabel in bahan.tabel:
        sel_berkas: dict[str, list[Sel]] = {}
        for _, sel in sel_rumus(tabel):
            if "[" in (sel.rumus or ""):
                for m in re.finditer(_LUAR, sel.rumus or ""):
                    berkas = sel_berkas.setdefault(m[2] or nama_berkas(bahan.buku, int(m[1])), [])
                    if sel not in berkas:
                        berkas.append(sel)
        for berkas_lain, sel_luar in sel_berkas.items():
            lain = f" dan {len(sel_luar) - 1} sel lain" if len(sel_luar) > 1 else ""
            yield temuan(
                ATURAN,
                sel_luar[0],
                f'{lain.strip() + " " if lain else ""}mengambil angka dari berkas "{berkas_lain}"; '
                "ganti rumusnya dengan nilainya.",
                tabel=tabel,
                uraian=f"rumus {tampil(sel_luar[0].rumus or '')}",
                terkait=sel_luar[1:],
            )


def nama_berkas(buku: Workbook, nomor: int) -> str:
    """Nama berkas tautan ke-`nomor`, tanpa foldernya; "[n]" bila tidak diketahui."""
    if not 1 <= nomor <= len(buku.external_references):
        return f"[{nomor}]"
    bagian = {r.id: r.target for r in buku.package.rels(buku.part)}.get(buku.external_references[nomor - 1], "")
    target = next((r.target for r in buku.package.rels(bagian) if r.external), "") if bagian else ""

    from urllib.parse import unquote

    return unquote(re.split(r"[\\/]", target)[-1]) or f"[{nomor}]"
