"""One workbook answered: checked and filled. Runs in a worker process; what it returns can be pickled."""

from __future__ import annotations

import os

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.errors import KertasKerjaError, SwaujiGagal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kertas_kerja.cetak.hasil import HasilIsi, HasilPeriksa
    from kertas_kerja.profil import Profil

MAKS_TEMUAN = 5000  # findings that are handed over; all of them are counted
MAKS_KOSONG = 5


class Tugas(NamedTuple):
    """What to do: read `masukan` (a path of ours), write the filled copy to `keluaran`, speak of it as `nama`.

    With `lkjip` the copy also gets the print-ready tables of Bab III.
    """

    masukan: str
    keluaran: str
    nama: str
    profil: str | None = None
    predikat_akip: str | None = None
    lkjip: bool = False


class Jawaban(NamedTuple):
    """What came of it. `kode` is an exit code of the contract; `galat` the sentence where the file was not read.

    `periksa` is the entry of `kk check --format json`, `isi` the summary of the fill (empty where it failed, then
    `gagal_isi` says why), `nko` the values of `NilaiKinerja`, `teks` the report that a person reads.
    """

    nama: str
    kode: int
    galat: str = ""
    periksa: dict[str, Any] = {}  # noqa: RUF012  (never changed)
    isi: dict[str, int] = {}  # noqa: RUF012
    gagal_isi: str = ""
    catatan: tuple[str, ...] = ()
    nko: tuple[dict[str, Any], ...] = ()
    nama_tabel: dict[str, str] = {}  # noqa: RUF012
    teks: str = ""

    @property
    def terisi(self) -> bool:
        """Whether the filled copy was written."""
        return bool(self.isi)


def jawab(tugas: Tugas) -> Jawaban:
    """Check, then fill; every failure becomes a sentence, also one that nobody thought of."""
    try:
        return _jawab(tugas)
    except KertasKerjaError as galat:
        return _tidak_terbaca(tugas, galat.exit_code, str(galat))
    except MemoryError:
        return _tidak_terbaca(
            tugas, 2, "Buku kerja ini terlalu besar untuk memori komputer ini; bagi menjadi dua buku."
        )
    except Exception as galat:
        return _tidak_terbaca(tugas, 3, kalimat_tak_terduga(galat))


def kalimat_tak_terduga(galat: BaseException, apa: str = "membaca") -> str:
    """The sentence for a failure that is a mistake of this program."""
    jenis = type(galat).__name__
    return f"Program gagal {apa} berkas ini ({jenis}); jalankan kk fill pada berkas ini dan laporkan hasilnya."


def _tidak_terbaca(tugas: Tugas, kode: int, kalimat: str) -> Jawaban:
    kalimat = kalimat.replace(tugas.masukan, tugas.nama).replace(os.path.basename(tugas.masukan), tugas.nama)
    return Jawaban(tugas.nama, kode, kalimat, teks=f"{tugas.nama}\n  {kalimat}\n")


def _jawab(tugas: Tugas) -> Jawaban:
    from kertas_kerja.cetak.teks import nama_tabel
    from kertas_kerja.profil import muat_profil

    profil = muat_profil(tugas.profil)
    hasil, nko = _periksa(tugas, tugas.masukan, profil)
    isi, gagal = _isi(tugas)
    if isi is not None and any(not n["nilai"] for n in nko):
        nko = _periksa(tugas, tugas.keluaran, profil)[1]
    ringkas = {} if isi is None else isi.summary
    kode = max(hasil.exit_code, getattr(gagal, "exit_code", 0))
    return Jawaban(
        tugas.nama,
        kode,
        periksa=_terbatas(hasil),
        isi=ringkas,
        gagal_isi="" if gagal is None else str(gagal),
        catatan=() if isi is None else (*isi.notes, *(u.message for u in isi.unfilled[:MAKS_KOSONG])),
        nko=nko,
        nama_tabel={t.kind: nama_tabel(t.kind) for t in hasil.tables},
        teks=_teks(hasil, ringkas, "" if gagal is None else str(gagal), nko),
    )


def _periksa(tugas: Tugas, jalur: str, profil: Profil) -> tuple[HasilPeriksa, tuple[dict[str, Any], ...]]:
    from kertas_kerja import api
    from kertas_kerja.pantau.nilai import nilai_kinerja

    with api.buka(jalur) as buku:
        bahan = api.siapkan(buku, profil, tugas.predikat_akip)
        nko = tuple(n._asdict() for n in nilai_kinerja(bahan))
        return api.hasil_periksa(bahan, tugas.nama), nko


def _isi(tugas: Tugas) -> tuple[HasilIsi | None, KertasKerjaError | None]:
    from kertas_kerja.api import fill

    try:
        hasil = fill(
            tugas.masukan,
            tugas.keluaran,
            profil=tugas.profil,
            predikat_akip=tugas.predikat_akip,
            lkjip=tugas.lkjip,
            overwrite=True,
        )
    except KertasKerjaError as galat:
        return None, galat
    except Exception as galat:  # the findings are there all the same
        return None, SwaujiGagal(kalimat_tak_terduga(galat, "mengisi"))
    return hasil, None


def _terbatas(hasil: HasilPeriksa) -> dict[str, Any]:
    """The check as data; the counts are those of all findings."""
    ringkas = hasil.summary
    return {**hasil._replace(findings=hasil.findings[:MAKS_TEMUAN]).to_dict(), "summary": ringkas}


def _teks(hasil: HasilPeriksa, isi: dict[str, int], gagal: str, nko: tuple[dict[str, Any], ...]) -> str:
    from kertas_kerja.cetak.teks import jumlah_isi, potongan_periksa

    teks = "".join(t for t, _ in potongan_periksa([hasil], True)).rstrip() + "\n"
    for n in nko:
        if n["nilai"]:
            teks += f"  NKO ({n['lembar']}!{n['alamat']}): {n['nilai']}, predikat {n['predikat']}.\n"
    if gagal:
        return f"{teks}\n  Salinan terisi tidak dibuat: {gagal}\n"
    return f"{teks}\n  Salinan terisi: {jumlah_isi(isi)}\n"
