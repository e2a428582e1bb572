"""What our own tabs of an earlier fill hold: the office's answers to findings, and the trail of changes."""

from __future__ import annotations

from kertas_kerja.lembar import jejak, temuan
from kertas_kerja.lembar.jejak import Langkah
from kertas_kerja.model.tanda import peta_lembar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.buku.sheet import Cell
    from kertas_kerja.buku.workbook import Workbook

BARIS_CARI = 20


def jawaban_lama(buku: Workbook) -> dict[temuan.Kunci, temuan.Jawaban]:
    """Status and Catatan by finding, as they stand in the workbook's Temuan tab; sorted or filtered, no matter.

    The note stands once more under the value None, for a finding of the same rule in a cell that was changed since.
    """
    hasil: dict[temuan.Kunci, temuan.Jawaban] = {}
    for baris in _baris(buku, "Temuan", temuan.KEPALA):
        aturan, lembar, sel, tertulis, status, catatan = (
            _teks(baris.get(k)) for k in ("Aturan", "Lembar", "Sel", "Tertulis", "Status", "Catatan")
        )
        if aturan and sel and (status or catatan):
            hasil[aturan, lembar, sel, tertulis] = (status, catatan)
            hasil.setdefault((aturan, lembar, sel, None), ("", catatan))
    return hasil


def jejak_lama(buku: Workbook) -> list[Langkah]:
    """The trail of earlier fills, in its order."""
    hasil = []
    for baris in _baris(buku, "Jejak", jejak.KEPALA):
        teks = {k: _teks(baris.get(k)) for k in ("Lembar", "Sel", "Golongan", "Rumus", "Alasan")}
        if not teks["Sel"]:
            continue
        sebelum, sesudah = baris.get("Sebelum"), baris.get("Sesudah")
        hasil.append(
            Langkah(
                teks["Lembar"],
                teks["Sel"],
                teks["Golongan"],
                _nilai(sebelum),
                _nilai(sesudah),
                teks["Rumus"],
                teks["Alasan"],
                _format(buku, sebelum),
                _format(buku, sesudah),
            )
        )
    return hasil


def _baris(buku: Workbook, guna: str, kepala: tuple[str, ...]) -> Iterator[dict[str, Cell]]:
    """The rows below the header of our tab, by header word, up to the first empty row."""
    nama = peta_lembar(buku).get(guna)
    if nama is None:
        return
    lembar = buku.sheet(nama)
    nomor = [n for n in lembar.rows if n <= BARIS_CARI]
    for atas in nomor:
        judul = {c.col: c.value for c in lembar.row(atas) if isinstance(c.value, str)}
        if len(set(judul.values()) & set(kepala)) > len(kepala) // 2:
            break
    else:
        return
    kolom = {k: v for k, v in judul.items() if v in kepala}
    for n in lembar.rows:
        isi = {kolom[c.col]: c for c in lembar.row(n) if c.col in kolom and c.value is not None} if n > atas else {}
        if n > atas and len(isi) > 2:
            yield isi


def _teks(cell: Cell | None) -> str:
    return "" if cell is None or cell.value is None else str(cell.value)


def _nilai(cell: Cell | None) -> float | str | bool | None:
    return None if cell is None else cell.value


def _format(buku: Workbook, cell: Cell | None) -> str:
    return "General" if cell is None else buku.styles.number_format(cell.style)
