"""Puts results into `keluar/`: whole or not at all, and never over a file that is not our own result of that input."""

from __future__ import annotations

import contextlib
import os

from kertas_kerja.buku.simpan import is_open
from kertas_kerja.errors import KeluaranGagal
from kertas_kerja.pantau.berkas import nama_keluaran, sidik_berkas

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.pantau.ingatan import Ingatan

MAKS_NOMOR = 1000


class Rak:
    """The folder `keluar/`, together with the memory of what in it is ours."""

    def __init__(self, folder: str, ingatan: Ingatan) -> None:
        self.folder, self.ingatan = folder, ingatan

    def sementara(self, nama: str, akhiran: str) -> str:
        """A path for a result in the making, beside its place; hidden until it is moved there."""
        tempat = os.path.join(self.folder, os.path.dirname(nama))
        with contextlib.suppress(FileExistsError):
            os.makedirs(tempat, exist_ok=True)
        return os.path.join(tempat, f".kk-{os.urandom(6).hex()}{akhiran}")

    def pasang(self, sementara: str, nama: str, tambahan: str, akhiran: str) -> str:
        """Move a finished result to its place; returns its name in `keluar/`.

        The place is the first of `x_terisi.xlsx`, `x_terisi (2).xlsx`, ... that is free, or ours for the same
        input and as we left it. A file that the operator edited, or has open, stays. Raises KeluaranGagal.
        """
        sidik = sidik_berkas(sementara)
        for nomor in range(1, MAKS_NOMOR):
            keluaran = nama_keluaran(nama, tambahan, akhiran, nomor)
            if self._boleh(nama, keluaran, sidik) and self._pindah(sementara, nama, keluaran, sidik):
                return keluaran
        raise KeluaranGagal(f'Hasil "{nama}" tidak dapat ditulis ke folder keluar; periksa izin folder itu.')

    def _boleh(self, nama: str, keluaran: str, sidik: str) -> bool:
        if self.ingatan.milik_lain(nama, keluaran):
            return False
        jalur = os.path.join(self.folder, keluaran)
        if not os.path.lexists(jalur):
            return True
        if is_open(jalur):
            return False
        kini = sidik_berkas(jalur)
        return kini == sidik or (kini != "" and kini in self.ingatan.ambil(nama).keluaran.get(keluaran, ()))

    def _pindah(self, sementara: str, nama: str, keluaran: str, sidik: str) -> bool:
        """Say first that this content is ours, then move: a crash in between leaves nothing unexplained."""
        milik = self.ingatan.ambil(nama).keluaran
        lama = milik.get(keluaran, [])
        milik[keluaran] = [*lama[-1:], sidik]
        self.ingatan.simpan()
        try:
            os.replace(sementara, os.path.join(self.folder, keluaran))
        except PermissionError:  # open in Excel on Windows
            if lama:
                milik[keluaran] = lama
            else:
                del milik[keluaran]
            return False
        milik[keluaran] = [sidik]
        return True

    def bersihkan(self) -> None:
        """Remove what an interrupted run left half-made."""
        for folder, _, isi in os.walk(self.folder):
            for n in isi:
                if n.startswith(".kk-"):
                    with contextlib.suppress(OSError):
                        os.unlink(os.path.join(folder, n))
