"""A header group whose words nobody knows, told by the leaves below it: one column for each tribulan of the year."""

from __future__ import annotations

from kertas_kerja.tabel.kosakata import TRIBULAN, kenali_mirip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.refs import Range
    from kertas_kerja.kenali.kisi import Kisi


def kelompok_tribulan(kisi: Kisi, nomor: int) -> set[int]:
    """The columns of the merged cells of a header row that stand over "TW I" to "TW IV" and nothing else."""
    grup = (kisi.gabungan(nomor, kolom) for kolom in kisi.baris(nomor))
    return {area.left for area in grup if area is not None and area.top == nomor and _setahun(kisi, area)}


def _setahun(kisi: Kisi, area: Range) -> bool:
    """Whether the leaves right below the merged cell are the four tribulan in their order."""
    if area.right - area.left + 1 != len(TRIBULAN):
        return False
    daun = [kenali_mirip(kisi.teks(area.bottom + 1, kolom)) for kolom in range(area.left, area.right + 1)]
    return [k.periode for k in daun] == list(TRIBULAN) and not any(k.nama for k in daun)
