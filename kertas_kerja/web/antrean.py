"""The work of the page: a bounded queue, a few worker processes, and temporary files that do not outlive their use."""

from __future__ import annotations

import contextlib
import os
import queue
import secrets
import shutil
import tempfile
import threading
import time
from typing import TYPE_CHECKING, Literal

from kertas_kerja.cetak.teks import jumlah_temuan
from kertas_kerja.errors import KertasKerjaError
from kertas_kerja.pantau.berkas import tampil
from kertas_kerja.pantau.jawab import Jawaban, Tugas, jawab
from kertas_kerja.pantau.pekerja import Pekerja

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

Keadaan = Literal["antre", "diolah", "selesai"]
AWALAN = "kk-web-"
SISA_DETIK = 3600  # a folder of ours that nobody touched for so long belongs to a process that died


class AntreanPenuh(KertasKerjaError):
    """More work is waiting than the page takes."""


class Kiriman:
    """One uploaded workbook. `id` is random and names its folder; `nama` is only ever shown.

    `tanda` is what the sender calls this upload, "" if nothing.
    """

    def __init__(self, nama: str, folder: str, lkjip: bool = False, tanda: str = "") -> None:
        self.id = secrets.token_hex(8)
        self.nama, self.lkjip, self.tanda = nama, lkjip, tanda
        self.folder = os.path.join(folder, self.id)
        self.akhiran = ".xlsm" if nama.lower().endswith(".xlsm") else ".xlsx"
        self.keadaan: Keadaan = "antre"
        self.kode = 0
        self.ringkas = ""
        self.terisi = False
        self.saat = time.monotonic()

    def jalur(self, nama: str) -> str:
        """One of our own names in the folder of this upload."""
        return os.path.join(self.folder, nama)

    @property
    def masukan(self) -> str:
        """The workbook as it came."""
        return self.jalur(f"masukan{self.akhiran}")

    @property
    def keluaran(self) -> str:
        """The filled copy."""
        return self.jalur(f"terisi{self.akhiran}")


class Antrean:
    """Uploads, waiting, under way and done. All methods may be called from any thread."""

    def __init__(
        self,
        sajikan: Callable[[Kiriman, Jawaban], str],
        *,
        pekerja: int = 2,
        maks: int = 200,
        umur_detik: float = 2 * 3600,
        batas_detik: float = 300,
        profil: str | None = None,
        predikat_akip: str | None = None,
    ) -> None:
        self.sajikan, self.maks, self.umur_detik, self.batas_detik = sajikan, maks, umur_detik, batas_detik
        self.profil, self.predikat_akip = profil, predikat_akip
        sapu_sisa()
        self.folder = tempfile.mkdtemp(prefix=AWALAN)
        self._isi: dict[str, Kiriman] = {}
        self._kunci = threading.Lock()
        self._antre: queue.Queue[Kiriman | None] = queue.Queue()
        self._berhenti = threading.Event()
        self._pekerja = [Pekerja(batas_detik) for _ in range(pekerja)]
        self._benang = [threading.Thread(target=self._kerja, args=(p,), daemon=True) for p in self._pekerja]
        self._benang.append(threading.Thread(target=self._jaga, daemon=True))
        for b in self._benang:
            b.start()

    def tambah(self, nama: str, isi: BinaryIO, lkjip: bool = False, tanda: str = "") -> Kiriman:
        """Store an upload under a name of ours and queue it; `lkjip` as in `fill`. Raises AntreanPenuh.

        An upload with a `tanda` that is there already is the same one sent again: browsers repeat a request
        whose connection broke. It gives the first.
        """
        kiriman = Kiriman(nama_tampil(nama), self.folder, lkjip, tanda)
        with self._kunci:
            ada = next((k for k in self._isi.values() if tanda and k.tanda == tanda), None)
            if ada is not None:
                return ada
            if len(self._isi) >= self.maks:
                raise AntreanPenuh(f"Sudah ada {self.maks} berkas di halaman ini; hapus yang sudah selesai dahulu.")
            self._isi[kiriman.id] = kiriman
        try:
            os.mkdir(kiriman.folder, 0o700)
            with open(kiriman.masukan, "xb") as f:
                shutil.copyfileobj(isi, f, 1 << 20)
        except OSError as galat:
            self.hapus(kiriman.id)
            raise AntreanPenuh("Berkas tidak dapat disimpan sementara; kosongkan ruang, lalu ulangi.") from galat
        self._antre.put(kiriman)
        return kiriman

    def semua(self) -> list[Kiriman]:
        """Every upload, the oldest first."""
        with self._kunci:
            return list(self._isi.values())

    def ambil(self, kunci: str) -> Kiriman | None:
        """One upload by its id."""
        with self._kunci:
            return self._isi.get(kunci)

    def hapus(self, kunci: str) -> bool:
        """Forget an upload and remove its files."""
        with self._kunci:
            kiriman = self._isi.pop(kunci, None)
        if kiriman is None:
            return False
        shutil.rmtree(kiriman.folder, ignore_errors=True)
        return True

    def _kerja(self, pekerja: Pekerja) -> None:
        while (kiriman := self._antre.get()) is not None:
            if self._berhenti.is_set():
                return
            if self.ambil(kiriman.id) is None:
                continue
            kiriman.keadaan = "diolah"
            hasil = self._olah(pekerja, kiriman)
            with contextlib.suppress(OSError):
                os.unlink(kiriman.masukan)
            if self.ambil(kiriman.id) is None:  # removed meanwhile
                shutil.rmtree(kiriman.folder, ignore_errors=True)
            kiriman.kode, kiriman.terisi, kiriman.saat = hasil.kode, hasil.terisi, time.monotonic()
            kiriman.ringkas = ringkas(hasil)
            kiriman.keadaan = "selesai"

    def _olah(self, pekerja: Pekerja, kiriman: Kiriman) -> Jawaban:
        """Answer one upload and keep what is shown of it on the disk, not in memory."""
        k = kiriman
        tugas = Tugas(k.masukan, k.keluaran, k.nama, self.profil, self.predikat_akip, k.lkjip)
        try:
            hasil = pekerja.kerjakan(jawab, tugas)
        except KertasKerjaError as galat:
            hasil = Jawaban(kiriman.nama, galat.exit_code, str(galat), teks=f"{kiriman.nama}\n  {galat}\n")
        except Exception as galat:  # the page must answer, whatever happened
            kalimat = f"Berkas ini gagal diolah ({type(galat).__name__}); coba lagi."
            hasil = Jawaban(kiriman.nama, 3, kalimat, teks=kalimat)
        _simpan(kiriman.jalur("temuan.txt"), hasil.teks)
        with contextlib.suppress(Exception):  # a card without this file shows the one sentence; the queue goes on
            _simpan(kiriman.jalur("hasil.html"), self.sajikan(kiriman, hasil))
        return hasil

    def _jaga(self) -> None:
        while not self._berhenti.wait(60):
            self.buang_lama()

    def buang_lama(self) -> None:
        """Remove what was finished long ago; touch the folder, as a sign of life."""
        batas = time.monotonic() - self.umur_detik
        for k in self.semua():
            if k.keadaan == "selesai" and k.saat < batas:
                self.hapus(k.id)
        with contextlib.suppress(OSError):
            os.utime(self.folder)

    def tutup(self) -> None:
        """Stop the workers at once and remove every file."""
        self._berhenti.set()
        for p in self._pekerja:
            self._antre.put(None)
            p.bunuh()
        for b in self._benang[:-1]:
            b.join(10)
        for p in self._pekerja:
            p.tutup()
        shutil.rmtree(self.folder, ignore_errors=True)


def _simpan(jalur: str, isi: str) -> None:
    """Write a text; an upload that was removed meanwhile has no folder any more."""
    with contextlib.suppress(OSError), open(jalur, "w", encoding="utf-8", errors="replace") as f:
        f.write(isi)


def nama_tampil(nama: str) -> str:
    """The last part of an uploaded name, printable, not too long; it is shown and never used as a path."""
    dasar = tampil(nama.replace("\\", "/").rpartition("/")[2]).strip().lstrip(".")
    return dasar[-120:] or "tanpa nama.xlsx"


def ringkas(hasil: Jawaban) -> str:
    """What came of one upload, in one sentence (it is read out)."""
    if hasil.galat:
        return hasil.galat
    return f"{jumlah_temuan(hasil.periksa['summary'])}."


def sapu_sisa() -> None:
    """Remove what a page that was killed left behind."""
    batas = time.time() - SISA_DETIK
    with contextlib.suppress(OSError):
        for e in os.scandir(tempfile.gettempdir()):
            with contextlib.suppress(OSError):
                if e.name.startswith(AWALAN) and e.is_dir(follow_symlinks=False) and e.stat().st_mtime < batas:
                    shutil.rmtree(e.path, ignore_errors=True)
