"""The cells of an openpyxl sheet for the calculator of the tests: formulas are worked out when they are asked for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.rumus.kalkulator_excel import nilai_rumus


class SelOpenpyxl(dict[str, Any]):
    """ "A1" -> Decimal, str or None; a formula's value is remembered."""

    def __init__(self, ws: Any) -> None:
        super().__init__()
        self.ws = ws

    def get(self, alamat: str, bawaan: Any = None) -> Any:
        """The value of a cell."""
        if not super().__contains__(alamat):
            nilai = self.ws[alamat].value
            if isinstance(nilai, str) and nilai.startswith("="):
                nilai = nilai_rumus(nilai, self)
            elif isinstance(nilai, int | float):
                nilai = Decimal(repr(nilai))
            self[alamat] = nilai
        return super().__getitem__(alamat)

    def __missing__(self, alamat: str) -> Any:
        return self.get(alamat)

    def __contains__(self, alamat: object) -> bool:
        return True
