"""Label and value outside the tables: "Predikat AKIP" in one cell and "BB" in the next, or both in one cell."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from kertas_kerja.buku.sheet import Sheet
    from kertas_kerja.buku.workbook import Workbook

_LABEL = r"(?i)^\W*predikat( hasil evaluasi)? s?akip\b[^0-9]{0,60}$"
JANGKAUAN = 4


def predikat_akip_tertulis(buku: Workbook, predikat: Collection[str], kecuali: frozenset[str]) -> str | None:
    """The AKIP predikat that a labelled cell of the workbook holds, None where no cell or several disagree."""
    ada: set[str] = set()
    for info in buku.sheets:
        if info.kind == "worksheet" and info.name not in kecuali:
            lembar = buku.calculated(info.name)
            for baris, kolom in lembar.find_strings(_adalah_label):
                nilai = _di_label(lembar.text(baris, kolom), predikat) or _di_kanan(lembar, baris, kolom, predikat)
                if nilai is not None:
                    ada.add(nilai)
    return ada.pop() if len(ada) == 1 else None


def _adalah_label(teks: str) -> bool:
    return ("redikat" in teks or "REDIKAT" in teks) and len(teks) < 90 and re.match(_LABEL, teks) is not None


def _di_label(teks: str, predikat: Collection[str]) -> str | None:
    """The predikat behind the colon of its own label: "Predikat AKIP: BB"."""
    nilai = teks.rpartition(":")[2].strip().upper()
    return nilai if ":" in teks and nilai in predikat else None


def _di_kanan(lembar: Sheet, baris: int, kolom: int, predikat: Collection[str]) -> str | None:
    for k in range(kolom + 1, kolom + 1 + JANGKAUAN):
        teks = lembar.text(baris, k).strip().strip(":").strip().upper()
        if teks:
            return teks if teks in predikat else None
    return None
