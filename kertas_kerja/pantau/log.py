"""`kk.log`: one line for each file, in Indonesian, with the local time; also said on the terminal."""

from __future__ import annotations

import contextlib
import os
import time

from kertas_kerja.cetak.teks import jumlah_temuan
from kertas_kerja.pantau.berkas import tampil

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kertas_kerja.pantau.jawab import Jawaban

MAKS_LOG = 2 << 20  # bytes; then the log starts anew and the old one is kept as kk.log.1


class Log:
    """The log of one hot folder; that it cannot be written never stops the work."""

    def __init__(self, jalur: str, suara: Callable[[str], object]) -> None:
        self.jalur, self.suara, self._terakhir = jalur, suara, ""

    def tulis(self, kalimat: str) -> None:
        """Add one line, whatever stands in it."""
        self._terakhir = kalimat
        baris = f"{time.strftime('%Y-%m-%d %H:%M:%S')}  {tampil(kalimat)}"
        self.suara(baris)
        with contextlib.suppress(OSError):
            self._putar()
            with open(self.jalur, "a", encoding="utf-8", errors="backslashreplace") as f:
                f.write(f"{baris}\n")

    def sekali(self, kalimat: str) -> None:
        """Add one line unless it was the last one."""
        if kalimat != self._terakhir:
            self.tulis(kalimat)

    def _putar(self) -> None:
        if os.path.exists(self.jalur) and os.path.getsize(self.jalur) > MAKS_LOG:
            os.replace(self.jalur, f"{self.jalur}.1")


def ringkas(hasil: Jawaban) -> str:
    """What came of one file, in one line."""
    if hasil.galat:
        return hasil.galat
    temuan = jumlah_temuan(hasil.periksa["summary"])
    if not hasil.terisi:
        return f"{temuan}; salinan terisi tidak dibuat: {hasil.gagal_isi}"
    return f"{temuan}; {hasil.isi['filled']} sel diisi, {hasil.isi['converted']} angka teks dijadikan angka"
