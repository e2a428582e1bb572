"""Styled pieces on a terminal: lines are wrapped between words and hang below their own beginning."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from kertas_kerja.cetak.teks import INDEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.cetak.teks import Potong

LEBAR_TERKECIL = 20
"""Letters of a line; a terminal with less room wraps by itself."""


def tampilkan(potongan: Iterable[Potong]) -> None:
    """Print styled pieces through rich."""
    layar = Console(soft_wrap=True, highlight=False)
    for baris in Text.assemble(*potongan).split("\n", allow_blank=True)[:-1]:
        layar.print(lipat(baris, layar))


def lipat(baris: Text, layar: Console) -> Text:
    """A line in the width of the terminal; a formula stays whole, to be copied."""
    awal = len(baris.plain) - len(baris.plain.lstrip(" "))
    gantung = len(INDEN) if awal in (4, len(INDEN)) else awal + 2
    lebar = layar.width - gantung
    if len(baris.plain) <= layar.width or lebar < LEBAR_TERKECIL or baris.plain.startswith(f"{INDEN}rumus:"):
        return baris
    kepala, ekor = baris.divide([gantung])
    bagian = ekor.wrap(layar, lebar)
    return Text(f"\n{' ' * gantung}").join([kepala.append_text(bagian[0]), *bagian[1:]])
