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
_UTUH = r"(\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|\{|\})"  # texts, quoted sheet names, the ends of a constant array
_DESIMAL = r"(?<![\w.])(\d+)\.(?=\d)"


def rumus_indonesia(rumus: str) -> str:
    """`=MIN(A1,1.1)` as `=MIN(A1;1,1)`, `{1,2;3,4}` as `{1\\2;3\\4}`; texts and sheet names stay as they are."""
    bagian, pemisah = re.split(_UTUH, rumus), ";"
    for letak, satu in enumerate(bagian):
        if letak % 2 == 0:
            bagian[letak] = re.sub(_DESIMAL, r"\1,", satu.replace(",", pemisah))
        elif satu in "{}":
            pemisah = "\\" if satu == "{" else ";"
    return "".join(bagian)


def berpemisah(rumus: str) -> bool:
    """Whether the formula looks different under other settings."""
    return rumus_indonesia(rumus) != rumus
