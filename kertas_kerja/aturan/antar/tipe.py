"""Bentuk amatan: satu angka di sebuah tabel, dengan jawaban atas "angka apa ini, milik siapa, kapan"."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from kertas_kerja.aturan.antar.waktu import WaktuTabel
    from kertas_kerja.model import Baris, Sel, Tabel
    from kertas_kerja.tabel.identitas import Kamus

# Kolom yang dibandingkan: milik indikator, milik baris program atau kegiatan, milik komponen sebuah indeks.
UKURAN_INDIKATOR = frozenset({
    "target", "realisasi", "capaian", "normalisasi", "nilai_akhir", "target_renstra", "kemajuan", "target_prev",
    "realisasi_prev", "target_setahun",
})  # fmt: skip
UKURAN_NAMA = frozenset(["pagu", "pagu_murni", "realisasi_anggaran", "serapan", "efisiensi"])
UKURAN_KOMPONEN = frozenset(["nilai", "nilai_aspek", "nilai_lalu", "perkiraan", "bobot", "jumlah_nilai"])
TURUNAN = frozenset(["capaian", "normalisasi", "nilai_akhir", "kemajuan", "serapan", "efisiensi"])
NAMA_UKURAN = {
    "target_prev": "target", "realisasi_prev": "realisasi", "nilai_lalu": "nilai", "nilai_aspek": "nilai",
}  # fmt: skip
KELUARGA_KOMPONEN = ("komponen_akip", "komponen_ikm", "komponen_ipp", "komponen_ikkk", "komponen_rb")


class Konteks(NamedTuple):
    """Kapan sebuah angka berlaku; dua angka hanya dibandingkan bila konteksnya sama.

    `versi` kosong bila tahun itu hanya punya satu PK, "?" bila tidak diketahui PK yang mana.
    """

    tahun: int | None
    periode: str = ""
    versi: str = ""

    def sebut(self) -> str:
        """Konteks dalam kata: "2025 s/d TB III, murni"."""
        periode = f" {'s/d ' if self.periode.startswith('TB') else ''}{self.periode}" if self.periode else ""
        versi = f", {self.versi}" if self.versi in ("murni", "perubahan") else ""
        return f"{self.tahun or ''}{periode}{versi}".strip(" ,")


class Amatan(NamedTuple):
    """Satu angka (atau predikat) di sebuah tabel: milik `kunci`, mengukur `ukuran`, pada `konteks`."""

    tabel: Tabel
    baris: Baris
    sel: Sel
    ukuran: str
    kunci: str
    nama: str
    konteks: Konteks
    pasti: bool = True
    tunggal: bool = False

    @property
    def bertanggal(self) -> bool:
        """Salah bila tabelnya tanpa judul dan tahunnya tidak tertulis: angkanya tidak dapat dibandingkan."""
        return self.pasti or bool(self.tabel.judul) or self.ukuran == "target_renstra"

    @property
    def lokasi(self) -> str:
        """Lembar dan sel."""
        return f"{self.sel.lembar}!{self.sel.alamat}"


class Pengamatan(NamedTuple):
    """Semua amatan sebuah buku menurut apa yang diukurnya, dan cara namanya disamakan.

    `mirip` memuat kunci yang disatukan menurut kemiripan ejaan; `versi` PK mana yang dipakai tabel (menurut id);
    `ganda` kunci yang berulang dalam satu tabel, sehingga dibedakan menurut jenjang.
    """

    kamus: Kamus
    amatan: tuple[Amatan, ...]
    mirip: Mapping[str, str]
    waktu: Mapping[str, WaktuTabel]
    versi: Mapping[str, str]
    berubah: frozenset[int | None]
    ganda: frozenset[str] = frozenset()

    def konteks_akhir(self, tahun: int | None) -> str:
        """Versi yang berlaku di akhir tahun itu: "perubahan" bila ada, selain itu kosong."""
        return "perubahan" if tahun in self.berubah else ""
