"""A formula as a person in Indonesia types it into Excel: ";" between arguments, a decimal comma.

Files and JSON keep the form that Excel stores, with "," and "."; what an operator reads and copies has this one,
because Excel with Indonesian settings refuses the other.
"""

from __future__ import annotations

import re

PEMISAH = (
    'Rumus ditulis dengan pemisah ";" (Excel berpengaturan Indonesia). Bila Excel Anda memakai pemisah ",", '
    'ganti ";" dengan "," dan koma desimal dengan titik.'
)
"""What to say once where such formulas are shown."""
_UTUH = r"(\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*')"  # texts and quoted sheet names
_DESIMAL = r"(?<![\w.])(\d+)\.(?=\d)"


def rumus_indonesia(rumus: str) -> str:
    """`=MIN(A1,1.1)` as `=MIN(A1;1,1)`; texts and sheet names stay as they are."""
    bagian = re.split(_UTUH, rumus)
    bagian[::2] = [re.sub(_DESIMAL, r"\1,", satu.replace(",", ";")) for satu in bagian[::2]]
    return "".join(bagian)


def berpemisah(rumus: str) -> bool:
    """Whether the formula looks different under other settings."""
    return rumus_indonesia(rumus) != rumus
