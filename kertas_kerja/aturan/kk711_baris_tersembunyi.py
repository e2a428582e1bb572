"""KK711: baris tersembunyi di dalam tabel ikut dalam jumlah atau rata-rata."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import potong, temuan
from kertas_kerja.rumus.ekspresi import Himpunan, daun

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Temuan

ATURAN = Aturan(
    kode="KK711",
    nama="Baris tersembunyi ikut dihitung",
    tingkat="info",
    apa="Baris tersembunyi di dalam tabel tetap ikut dalam jumlah dan rata-ratanya.",
    mengapa="Jumlah yang tercetak tidak sama dengan baris yang tercetak; pembaca mengira jumlahnya salah.",
    contoh="baris 12 disembunyikan, tetapi pagunya ikut dalam JUMLAH",
    cara="Tampilkan barisnya (Unhide), atau hapus bila memang tidak dipakai.",
)


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap tabel dengan baris tersembunyi yang ikut dihitung, di baris pertamanya."""
    ikut: dict[tuple[str, int], Sel] = {}
    for tempat, _ in bahan.hasil:
        tersembunyi = bahan.buku.sheet(tempat.tabel.lembar).hidden_rows
        if tersembunyi and tempat.relasi.baris != "data":
            for d in daun(tempat.relasi.rumus):
                if isinstance(d, Himpunan):
                    for s in tempat.pemasok.sel(d):
                        if s.baris in tersembunyi and s.angka is not None:
                            ikut.setdefault((tempat.tabel.id, s.baris), s)
    for tabel in bahan.tabel:
        baris = sorted(n for t, n in ikut if t == tabel.id)
        if baris:
            di = ikut[tabel.id, baris[0]]
            lain = f" (juga {len(baris) - 1} baris lain)" if len(baris) > 1 else ""
            label = next((b.label for b in tabel.baris if any(s is di for s in b.sel.values())), "")
            pesan = f'ada di baris tersembunyi "{potong(label, 40)}"{lain} yang ikut dijumlahkan; tampilkan barisnya.'
            yield temuan(ATURAN, di, pesan, tabel=tabel, terkait=[ikut[tabel.id, n] for n in baris[1:]])
