"""Deret tribulan satu indikator (TB I sampai TB IV) di samping nilainya setahun; dasar KK118, KK210, dan KK710."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.sebutan import seperti_sel
from kertas_kerja.rumus.ekspresi import Kolom, Tetapan
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.kosakata import TRIBULAN
from kertas_kerja.tabel.sampai_dengan import sampai_tribulan
from kertas_kerja.tabel.tribulan import sifat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kertas_kerja.angka import Angka
    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.rumus.putusan import Putusan
    from kertas_kerja.tabel.tribulan import Sifat

DERET = (TRIBULAN, ("SM I", "SM II"), tuple(f"BL {n}" for n in range(1, 13)))
UKURAN = ("target", "realisasi", "pagu", "realisasi_anggaran")
_JUMLAH = ("jumlah", "total")  # "Jumlah Realisasi" di samping realisasi tiap semester
SEBUTAN = {"TB": "tribulan", "SM": "semester", "BL": "bulan"}
CARA = {"jumlah": "jumlah tribulan", "terakhir": "nilai tribulan terakhir", "rata": "rata-rata tribulan"}


class Deret(NamedTuple):
    """Angka tribulan sebuah ukuran pada satu baris, dan sel nilai setahunnya (None bila tidak ada kolomnya)."""

    tabel: Tabel
    baris: Baris
    nama: str
    tribulan: dict[str, Sel]
    tahun: Sel | None

    @property
    def sifat(self) -> Sifat:
        """`cacah` bila menjumlah antar tribulan, `rasio` bila memakai nilai terakhir."""
        if self.nama in ("pagu", "realisasi_anggaran"):
            return "cacah"
        return sifat(self.baris) or ("cacah" if any(j.startswith(_JUMLAH) for j in self.judul_setahun) else "")

    @property
    def judul_setahun(self) -> list[str]:
        """Kepala kolom nilai setahunnya, dalam huruf kecil."""
        return [k.judul.lower() for k in self.tabel.kolom if k.nama == self.nama and not k.grup]

    @property
    def dirata(self) -> bool:
        """Benar bila kepala kolom setahunnya menyebut rata-rata: "Rata-rata Realisasi"."""
        return any("rata-rata" in j or "rata - rata" in j or "rerata" in j for j in self.judul_setahun)

    @property
    def satu_skala(self) -> bool:
        """Benar bila semua angkanya persen, atau semua bukan persen."""
        sel = [*self.tribulan.values(), *([self.tahun] if self.tahun else [])]
        return len({s.angka.persen for s in sel if s.angka}) <= 1

    @property
    def lengkap(self) -> bool:
        """Benar bila setiap tribulan (semester, bulan) tahun itu berangka."""
        return len(self.tribulan) == len(self.bagian)

    @property
    def bagian(self) -> tuple[str, ...]:
        """Semua tribulan (semester, bulan) yang membentuk nilainya; sampai TB II saja bila kepalanya "s.d. TB II"."""
        awal = next(iter(self.tribulan))
        semua = next(d for d in DERET if awal in d)
        hingga = self.hingga
        return semua[: semua.index(hingga) + 1] if hingga in semua else semua

    @property
    def hingga(self) -> str:
        """ "TB II" bila kolom nilainya berkepala "Realisasi s.d. TB II", selain itu ""."""
        judul = (k.judul for k in self.tabel.kolom if k.nama == self.nama and not k.grup)
        return next((tb for j in judul if (tb := sampai_tribulan(j))), "")

    def sebut(self, cara: str) -> str:
        """Sebutan cara itu menurut bagian tahunnya: "jumlah bulan"."""
        return CARA[cara].replace("tribulan", self.sebutan)

    @property
    def sebutan(self) -> str:
        """Bagian tahunnya: tribulan, semester, atau bulan."""
        return SEBUTAN[next(iter(self.tribulan))[:2]]

    def angka(self, daun: object) -> Angka | None:
        """Angka sebuah daun ekspresi `cara`."""
        sel = self.tribulan.get(str(getattr(daun, "args", ("",))[0]))
        return sel.angka if sel is not None else None

    def cara(self, nama: str) -> Ekspresi:
        """Ekspresi nilai setahun menurut cara itu: `jumlah`, `terakhir`, atau `rata`."""
        daun: list[Ekspresi] = [Kolom(tb) for tb in self.tribulan]
        if nama == "terakhir":
            return daun[-1]
        total = daun[0]
        for d in daun[1:]:
            total = total + d
        return total if nama == "jumlah" else total / Tetapan(len(daun))

    def putusan(self, nama: str, tertulis: Angka, pembagi: Angka | None = None) -> Putusan:
        """Putusan atas nilai tertulis menurut cara itu, dibagi `pembagi` bila ada."""
        e = self.cara(nama)
        if pembagi is None:
            return putuskan(e, self.angka, tertulis)
        bagi = Kolom("pembagi")
        return putuskan(e / bagi, lambda d: pembagi if d == bagi else self.angka(d), tertulis)

    def hitungan(self, nama: str) -> str:
        """ "3 + 3 + 2 + 4" atau "88" (TB IV), sebagaimana tertulis."""
        teks = [s.teks for s in self.tribulan.values()]
        if nama == "terakhir":
            return f"{teks[-1]} ({_tulis_bagian(list(self.tribulan)[-1])})"
        jumlah = " + ".join(teks)
        return jumlah if nama == "jumlah" else f"({jumlah}) ÷ {len(teks)}"

    def sama_dengan(self, nama: str, hasil: str) -> str:
        """ "3 + 3 + 2 + 4 = 12"; nilai terakhir yang sudah hasilnya tidak diulang: "85% (TB IV)"."""
        hitungan = self.hitungan(nama)
        return hitungan if hitungan.startswith(f"{hasil} (") else f"{hitungan} = {hasil}"


def deret_tribulan(tabel: Tabel, ukuran: tuple[str, ...] = UKURAN, sekali: bool = False) -> Iterator[Deret]:
    """Setiap deret dengan sedikitnya dua tribulan (semester, bulan) berangka pada baris data.

    `sekali`: juga dengan TB IV saja.
    """
    for nama in ukuran:
        grup = {k.grup for k in tabel.kolom if k.nama == nama}
        tb = next((ada for d in DERET if len(ada := [t for t in d if t in grup]) > 1), None)
        if tb is None:
            continue
        for baris in tabel.data():
            sel = {t: s for t in tb if (s := baris.ambil(f"{nama}@{t}")) is not None and s.angka is not None}
            if len(sel) > 1 or (sekali and list(sel) == [TRIBULAN[-1]]):
                yield Deret(tabel, baris, nama, sel, baris.ambil(nama))


def _tulis_bagian(grup: str) -> str:
    awal, _, ke = grup.partition(" ")
    return grup if awal == "TB" else f"{SEBUTAN[awal]} {ke}"


def seperti(contoh: Sel, nilai: Decimal) -> str:
    """Nilai itu ditulis dengan desimal, tanda persen, dan satuan seperti di sel contohnya."""
    assert contoh.angka is not None
    return seperti_sel(contoh, contoh.angka._replace(nilai=nilai, teks="")).tulis()
