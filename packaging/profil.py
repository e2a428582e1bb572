"""Rebuild `kertas_kerja/profil/bawaan.py`, the built-in profile as Python, from `bawaan.toml`: python3 dev.py profil

Every figure has its home in the TOML file. Reading it at each start would cost more than all the checks of a small
workbook, so the package carries it ready made; `tests/profil/test_profil.py` holds the two together.
"""

from __future__ import annotations

import datetime
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "kertas_kerja" / "profil"
KEPALA = '''"""The built-in profile as Python. Made by packaging/profil.py from bawaan.toml; do not edit."""

from __future__ import annotations

from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DATA: dict[str, Any] = '''


def main() -> int:
    """Write the module and lay it out as ruff does."""
    teks = (FOLDER / "bawaan.toml").read_text(encoding="utf-8")
    data = tomllib.loads(teks, parse_float=Decimal)
    modul = FOLDER / "bawaan.py"
    modul.write_text(f"{KEPALA}{_polos(data)!r}\n", encoding="utf-8")
    return subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(modul)], check=False).returncode


def _polos(isi: object) -> object:
    """Dates as ISO 8601 text, so that the calendar is not imported at each start."""
    if isinstance(isi, dict):
        return {kunci: _polos(nilai) for kunci, nilai in isi.items()}
    return isi.isoformat() if isinstance(isi, datetime.date) else isi


if __name__ == "__main__":
    sys.exit(main())
