"""A table as live formulas leave it: results carried unrounded, shown with the printed decimals (DOMAIN.md, 5)."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from tests.kenali.laporan import Laporan
from tests.kenali.penata import Penata, Tata
from tests.kenali.pengetik import sebagai_angka
from tests.mutasi.hubungan import hubungan, pembaca
from tests.mutasi.juri import Sel, baca


def nilai_hidup(lap: Laporan) -> dict[Sel, Decimal]:
    """Every result recomputed from the unrounded results it stands on."""
    penuh: dict[Sel, Decimal] = {}
    sel = pembaca(lap)
    for h in hubungan(lap):
        masukan = [penuh.get(m, t.nilai) for m in h.masukan if (t := baca(sel(m))) is not None]
        if h.pita or h.batas or baca(sel(h.hasil)) is None or not masukan:
            continue
        if len(masukan) < len(h.masukan) and not h.nama.startswith(("jumlah", "rata")):
            continue
        try:
            penuh[h.hasil] = h.hitung([(n, n) for n in masukan])[0]
        except ZeroDivisionError:
            continue
    return penuh


def buku_hidup(daftar: list[Laporan], ganti: dict[tuple[str, Sel], float] | None = None) -> tuple[bytes, Penata]:
    """The tables as numbers, one per sheet, their results unrounded; `ganti` overrides single cells."""
    penata = Penata(Tata(ketik=sebagai_angka))
    for nomor, lap in enumerate(daftar, 1):
        ws = penata.buku.create_sheet(f"Lembar {nomor}")
        penata.tabel(ws, lap, 1, 1)
        tempat = penata.tempat[lap.kunci]
        isi = {s: float(n) for s, n in nilai_hidup(lap).items()}
        isi |= {s: n for (kunci, s), n in (ganti or {}).items() if kunci == lap.kunci}
        for s, n in isi.items():
            _, baris, kolom = tempat.alamat(*s)
            cell = ws.cell(baris, kolom)
            if cell.number_format != "General":
                cell.value = n
    penampung = BytesIO()
    penata.buku.save(penampung)
    return penampung.getvalue(), penata
