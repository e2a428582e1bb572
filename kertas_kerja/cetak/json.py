"""Results as JSON: the keys of the contract, stable order, Indonesian text unescaped."""

from __future__ import annotations

import json

from kertas_kerja._versi import VERSI
from kertas_kerja.cetak.hasil import SKEMA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from kertas_kerja.cetak.hasil import HasilPeriksa


def tulis(dokumen: dict[str, Any]) -> str:
    """A document with a line end; the same input gives the same bytes."""
    return json.dumps(dokumen, ensure_ascii=False, indent=1) + "\n"


def dokumen_periksa(hasil: Iterable[HasilPeriksa]) -> str:
    """The document of `kk check --format json`."""
    return tulis(
        {
            "schema_version": SKEMA,
            "tool": {"name": "kertas-kerja", "version": VERSI},
            "files": [h.to_dict() for h in hasil],
        }
    )
