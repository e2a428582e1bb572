"""The watcher: looks into `masuk/`, waits until a copy is complete, answers one file at a time."""

from __future__ import annotations

import contextlib
import os
import time

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja._versi import VERSI
from kertas_kerja.errors import BerkasTidakTerbaca, KertasKerjaError
from kertas_kerja.pantau.berkas import Berkas, lengkap, salin, tampil, telusuri
from kertas_kerja.pantau.ingatan import Ingatan, Kunci
from kertas_kerja.pantau.jawab import Jawaban, Tugas, jawab
from kertas_kerja.pantau.log import Log, ringkas
from kertas_kerja.pantau.pekerja import Pekerja
from kertas_kerja.pantau.simpan import Rak

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from kertas_kerja.pantau.tunggu import Penunggu


class Aturan(NamedTuple):
    """Waiting times in seconds: a copy is at rest after `tenang`; one that stays incomplete is answered as damaged
    after `sabar`; while something is under way the folder is looked at every `cepat`, else every `lambat`."""

    tenang: float = 1.5
    sabar: float = 30.0
    cepat: float = 0.5
    lambat: float = 2.0
    batas_detik: float = 600.0


class Amatan(NamedTuple):
    """A file under observation: what it looked like, and since when (monotonic seconds) it looks like that."""

    ukuran: int
    mtime: int
    sejak: float


class Pantau:
    """One hot folder. Raises BerkasTidakTerbaca where the folder cannot be used or another watcher has it."""

    def __init__(
        self,
        folder: str,
        *,
        profil: str | None = None,
        predikat_akip: str | None = None,
        lkjip: bool = False,
        aturan: Aturan | None = None,
        suara: Callable[[str], object] = print,
    ) -> None:
        self.folder = os.path.abspath(folder)
        self.masuk, self.keluar, dalam = (os.path.join(self.folder, n) for n in ("masuk", "keluar", ".kk"))
        self.kerja = os.path.join(dalam, "kerja")
        self.profil, self.predikat_akip, self.lkjip, self.aturan = profil, predikat_akip, lkjip, aturan or Aturan()
        self.kunci = self._siapkan_folder(dalam)
        if not self.kunci.ambil():
            self.kunci.lepas()
            raise BerkasTidakTerbaca(f'Folder "{folder}" sudah dipantau kk lain; hentikan dahulu yang itu.')
        self.ingatan = Ingatan(os.path.join(dalam, "status.json"))
        self.log = Log(os.path.join(self.folder, "kk.log"), suara)
        self.rak = Rak(self.keluar, self.ingatan)
        self.pekerja = Pekerja(self.aturan.batas_detik)
        self.amatan: dict[str, Amatan] = {}
        self.kode = 0
        self._bersihkan()

    def _siapkan_folder(self, dalam: str) -> Kunci:
        """Make the folders; the lock of this one, not taken yet."""
        try:
            for f in (self.masuk, self.keluar, self.kerja):
                os.makedirs(f, exist_ok=True)
            if os.path.samefile(self.masuk, self.keluar):
                raise BerkasTidakTerbaca("Folder masuk dan keluar adalah folder yang sama; pisahkan keduanya.")
            return Kunci(os.path.join(dalam, "kunci"))
        except OSError as galat:
            raise BerkasTidakTerbaca(
                f'Folder "{self.folder}" tidak dapat dipakai; periksa namanya dan izinnya ({galat.strerror}).'
            ) from galat

    def _bersihkan(self) -> None:
        if self.ingatan.rusak:
            self.log.tulis("Catatan lama di .kk/status.json rusak; semua berkas di folder masuk dijawab lagi.")
        self.rak.bersihkan()
        for sisa in os.scandir(self.kerja):
            with contextlib.suppress(OSError):
                os.unlink(sisa.path)

    # --- one look ------------------------------------------------------------------------------------------------

    def putaran(self, berhenti: Event | None = None) -> tuple[int, int]:
        """Look once and answer what is ready; returns (files answered, files that are still waiting).

        A folder that is away for a while (a network drive) is said once; nothing is forgotten meanwhile.
        """
        try:
            ada = self._lihat()
        except OSError as galat:
            self.log.sekali(f"Folder {self.masuk} tidak dapat dibaca, dicoba lagi: {galat.strerror}.")
            return 0, 0
        dijawab = menunggu = 0
        for b in ada:
            if berhenti is not None and berhenti.is_set():
                break
            if self._sudah(b):
                self.amatan.pop(b.nama, None)
            elif self._siap(b) and self._jawab(b):
                dijawab += 1
            else:
                menunggu += 1
        return dijawab, menunggu

    def _lihat(self) -> list[Berkas]:
        """The files that are there; what is gone is forgotten. Raises OSError."""
        ada = list(telusuri(self.masuk))
        nama = {b.nama for b in ada}
        if self.ingatan.lupakan(nama, self.keluar):
            self.ingatan.simpan()
        self.amatan = {n: a for n, a in self.amatan.items() if n in nama}
        return ada

    def _sudah(self, b: Berkas) -> bool:
        """Whether exactly this file was answered; a look at size and time is enough for that."""
        c = self.ingatan.berkas.get(b.nama)
        return c is not None and c.terjawab and (c.ukuran, c.mtime) == (b.ukuran, b.mtime)

    def _siap(self, b: Berkas) -> bool:
        kini, lama = time.monotonic(), self.amatan.get(b.nama)
        if lama is None or (lama.ukuran, lama.mtime) != (b.ukuran, b.mtime):
            self.amatan[b.nama] = Amatan(b.ukuran, b.mtime, kini)
            return False
        diam = kini - lama.sejak
        if diam < self.aturan.tenang:
            return False
        try:
            return lengkap(b.jalur) or self._habis_sabar(b, diam)
        except OSError:
            return False  # another program still holds it

    def _habis_sabar(self, b: Berkas, diam: float) -> bool:
        umur = time.time() - b.mtime / 1e9
        return max(diam, umur) >= self.aturan.sabar

    # --- one file ------------------------------------------------------------------------------------------------

    def _jawab(self, b: Berkas) -> bool:
        """Answer one file from a snapshot of it; False where it changed meanwhile or could not be read or written."""
        akhiran = os.path.splitext(b.nama)[1].lower()
        potret = os.path.join(self.kerja, f"{os.urandom(6).hex()}{akhiran if akhiran.isascii() else ''}")
        try:
            sidik = salin(b.jalur, potret)
            if not self._tetap(b):
                return False
            if self._isi_sama(b, sidik):
                return True
            self._olah(b, potret, sidik)
        except KertasKerjaError as galat:
            self._tunda(b, str(galat))
            return False
        except OSError as galat:
            self._tunda(b, f"tertunda, dicoba lagi: {galat.strerror or type(galat).__name__}")
            return False
        finally:
            with contextlib.suppress(OSError):
                os.unlink(potret)
        return True

    def _tetap(self, b: Berkas) -> bool:
        try:
            info = os.stat(b.jalur)
        except OSError:
            return False
        return (info.st_size, info.st_mtime_ns) == (b.ukuran, b.mtime)

    def _isi_sama(self, b: Berkas, sidik: str) -> bool:
        """Saved again without a change, or put back: not answered again while its results are there."""
        c = self.ingatan.ambil(b.nama)
        hasil_ada = all(os.path.exists(os.path.join(self.keluar, k)) for k in c.keluaran)
        hilang, c.hilang = c.hilang, False
        if c.sidik != sidik or not c.terjawab or (hilang and not hasil_ada):
            return False
        c.ukuran, c.mtime = b.ukuran, b.mtime
        self.ingatan.simpan()
        return True

    def _olah(self, b: Berkas, potret: str, sidik: str) -> None:
        """Check, fill, put the results in place, remember, log."""
        terisi = self.rak.sementara(b.nama, os.path.splitext(potret)[1] or ".xlsx")
        teks = self.rak.sementara(b.nama, ".txt")
        try:
            hasil = self._tanya(Tugas(potret, terisi, tampil(b.nama), self.profil, self.predikat_akip, self.lkjip))
            keluaran = self._letakkan(b, hasil, terisi, teks)
        finally:
            for sisa in (terisi, teks):
                with contextlib.suppress(OSError):
                    os.unlink(sisa)
        c = self.ingatan.ambil(b.nama)
        c.sidik, c.ukuran, c.mtime, c.kode, c.hilang, c.versi = sidik, b.ukuran, b.mtime, hasil.kode, False, VERSI
        self.ingatan.simpan()
        self.amatan.pop(b.nama, None)
        self.kode = max(self.kode, hasil.kode)
        self.log.tulis(f"{b.nama}: {ringkas(hasil)} -> {', '.join(keluaran)}")

    def _tanya(self, tugas: Tugas) -> Jawaban:
        try:
            return self.pekerja.kerjakan(jawab, tugas)
        except KertasKerjaError as galat:
            return Jawaban(tugas.nama, galat.exit_code, str(galat), teks=f"{tugas.nama}\n  {galat}\n")

    def _letakkan(self, b: Berkas, hasil: Jawaban, terisi: str, teks: str) -> list[str]:
        isi = hasil.teks
        keluaran = []
        if hasil.terisi:
            keluaran.append(self.rak.pasang(terisi, b.nama, "terisi", os.path.splitext(terisi)[1]))
            isi += f"  Berkasnya: keluar/{tampil(keluaran[0])}\n"
        elif any("_terisi" in k for k in self.ingatan.ambil(b.nama).keluaran):
            isi += "  Salinan terisi yang ada di folder keluar berasal dari isi berkas yang lama.\n"
        with open(teks, "w", encoding="utf-8-sig", errors="replace") as f:
            f.write(isi)
        return [*keluaran, self.rak.pasang(teks, b.nama, "temuan", ".txt")]

    def _tunda(self, b: Berkas, sebab: str) -> None:
        """Say why, once, and look at the file anew after a while."""
        kini = self.amatan[b.nama]
        self.log.sekali(f"{b.nama}: {sebab}")
        self.amatan[b.nama] = kini._replace(sejak=time.monotonic() + self.aturan.sabar / 3)

    # --- running -------------------------------------------------------------------------------------------------

    def jalan(self, berhenti: Event, penunggu: Penunggu) -> None:
        """Answer until `berhenti` is set; the file that is being worked on is finished first."""
        while not berhenti.is_set():
            _, menunggu = self.putaran(berhenti)
            penunggu.tunggu(berhenti, self.aturan.cepat if menunggu else None)

    def sekali(self, berhenti: Event) -> int:
        """Answer everything that is there, then end; returns the exit code of the worst file answered."""
        batas = self._batas()
        while not berhenti.is_set():
            dijawab, menunggu = self.putaran(berhenti)
            if not menunggu:
                break
            batas = self._batas() if dijawab else batas
            if time.monotonic() > batas:
                self.log.tulis(f"{menunggu} berkas belum selesai disalin; diolah pada putaran berikutnya.")
                break
            berhenti.wait(self.aturan.cepat)
        return self.kode

    def _batas(self) -> float:
        return time.monotonic() + self.aturan.tenang + self.aturan.sabar + 4 * self.aturan.cepat

    def tutup(self) -> None:
        """End the worker and give the folder back."""
        self.pekerja.tutup()
        self.kunci.lepas()

    def __enter__(self) -> Pantau:
        return self

    def __exit__(self, *_: object) -> None:
        self.tutup()
