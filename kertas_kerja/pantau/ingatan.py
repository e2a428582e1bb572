"""What was answered, kept in `.kk/status.json`: by name, content hash, and the hashes of what we wrote."""

from __future__ import annotations

import contextlib
import json
import os
import sys

from kertas_kerja._versi import VERSI
from kertas_kerja.errors import SwaujiGagal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Catatan:
    """One input: `sidik` of the answered content ("" before the first answer) and our outputs.

    `keluaran` maps a name in `keluar/` to the hashes that we wrote there, the newest last; `versi` is the program
    that answered: a failure of its own (`kode` 3) is tried again by another version.
    """

    __slots__ = ("hilang", "keluaran", "kode", "mtime", "sidik", "ukuran", "versi")

    def __init__(
        self,
        sidik: str = "",
        ukuran: int = -1,
        mtime: int = -1,
        kode: int = 0,
        hilang: bool = False,
        keluaran: dict[str, list[str]] | None = None,
        versi: str = "",
    ) -> None:
        self.sidik, self.ukuran, self.mtime, self.kode, self.hilang = sidik, ukuran, mtime, kode, hilang
        self.keluaran: dict[str, list[str]] = {} if keluaran is None else keluaran
        self.versi = versi

    @property
    def terjawab(self) -> bool:
        """Whether this content needs no other answer."""
        return self.sidik != "" and not self.hilang and (self.kode != SwaujiGagal.exit_code or self.versi == VERSI)

    def ke_dict(self) -> dict[str, Any]:
        """As it is stored."""
        return {n: getattr(self, n) for n in self.__slots__}


class Ingatan:
    """The memory of one hot folder; every change that must survive is followed by `simpan()`."""

    def __init__(self, jalur: str) -> None:
        self.jalur = jalur
        self.berkas: dict[str, Catatan] = {}
        self.rusak = False
        self._muat()

    def _muat(self) -> None:
        try:
            with open(self.jalur, encoding="ascii") as f:
                isi = json.load(f)["berkas"]
            self.berkas = {str(nama): _catatan(c) for nama, c in isi.items()}
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self.rusak = True
            self.berkas = {}

    def simpan(self) -> None:
        """Write it whole or not at all."""
        isi = {"versi": 1, "berkas": {nama: c.ke_dict() for nama, c in sorted(self.berkas.items())}}
        sementara = f"{self.jalur}.baru"
        with open(sementara, "w", encoding="ascii") as f:
            json.dump(isi, f, indent=0)
            f.flush()
            os.fsync(f.fileno())
        os.replace(sementara, self.jalur)

    def ambil(self, nama: str) -> Catatan:
        """The entry of an input, a new one where there is none."""
        return self.berkas.setdefault(nama, Catatan())

    def milik_lain(self, nama: str, keluaran: str) -> bool:
        """Whether an output name belongs to another input (also where the system ignores upper and lower case)."""
        kunci = keluaran.casefold()
        return any(n != nama and any(k.casefold() == kunci for k in c.keluaran) for n, c in self.berkas.items())

    def lupakan(self, ada: set[str], folder_keluar: str) -> bool:
        """Mark inputs that are gone, drop those whose outputs are gone too; True where something changed."""
        berubah = False
        for nama in [n for n in self.berkas if n not in ada]:
            catatan = self.berkas[nama]
            if not any(os.path.exists(os.path.join(folder_keluar, k)) for k in catatan.keluaran):
                del self.berkas[nama]
                berubah = True
            elif not catatan.hilang:
                catatan.hilang = berubah = True
        return berubah


def _catatan(isi: dict[str, Any]) -> Catatan:
    keluaran = {str(k): [str(s) for s in v] for k, v in isi["keluaran"].items()}
    return Catatan(
        str(isi["sidik"]),
        int(isi["ukuran"]),
        int(isi["mtime"]),
        int(isi["kode"]),
        bool(isi["hilang"]),
        keluaran,
        str(isi["versi"]),
    )


class Kunci:
    """A lock on the folder that the system takes back when the process ends, however it ends."""

    def __init__(self, jalur: str) -> None:
        self._f = open(jalur, "a+b")  # noqa: SIM115  (held for the life of the watcher)

    def ambil(self) -> bool:
        """Whether this process has it now."""
        try:
            if sys.platform == "win32":
                import msvcrt

                self._f.seek(0)
                msvcrt.locking(self._f.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self._f, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def lepas(self) -> None:
        """Give it back."""
        with contextlib.suppress(OSError):
            self._f.close()
