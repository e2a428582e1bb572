"""Jalur impor untuk pemeriksaan buku contoh."""

from __future__ import annotations

import sys
from pathlib import Path

_SINI = Path(__file__).resolve().parent
for _folder in (_SINI, _SINI.parents[1] / "samples"):
    if str(_folder) not in sys.path:
        sys.path.insert(0, str(_folder))
