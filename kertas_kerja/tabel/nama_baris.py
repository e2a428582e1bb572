"""Kolom yang menamai baris, bila kepalanya bukan kata baku: "Jenis Pajak Daerah", "Bidang", "Jenis Layanan"."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Kolom

_BERNAMA = ("program", "sasaran", "tujuan", "komponen")
_LAIN = frozenset({"", "penanggung_jawab", "desa", "barang", "jabatan", "golongan"})


def beri_nama_baris(kolom: list[Kolom], nama: str, ukuran: frozenset[str]) -> list[Kolom]:
    """Kolom-kolom itu dengan `nama` bagi yang menamai baris, bila semua `ukuran` ada dan belum ada yang menamainya.

    Kolom program atau sasaran yang paling kanan; selain itu kolom berkepala yang paling kiri, di kiri angka.
    """
    ada = {k.nama for k in kolom}
    if nama in ada or not ukuran <= ada:
        return kolom
    tepi = min(k.indeks for k in kolom if k.nama in ukuran)
    kiri = [k for k in kolom if k.indeks < tepi and k.judul]
    calon = [k for k in kiri if k.nama in _BERNAMA][-1:] or [k for k in kiri if k.nama in _LAIN][:1]
    return [k._replace(nama=nama) if k in calon else k for k in kolom]
