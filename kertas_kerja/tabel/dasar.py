"""Bentuk sebuah deklarasi tabel resmi: kolom, baris ringkasan, relasi, tanda pengenal.

Satu tabel resmi = satu modul di folder ini dengan satu `TABEL = Deklarasi(...)`. Pemeriksaan, pengisian,
templat, dan dokumentasi membaca deklarasi yang sama (ADR 0001).
"""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal
    from typing import Literal

    from kertas_kerja.model import Baris, Kolom, Tabel
    from kertas_kerja.profil import Profil
    from kertas_kerja.rumus.ekspresi import Ekspresi

    JenisKolom = Literal["teks", "nomor", "ukuran", "persen", "rupiah", "predikat", "rentang"]

# Label baris jumlah. "Jumlah" saja, atau dengan kata yang menyebut yang dijumlah; bukan "Jumlah dokumen …",
# yang adalah nama indikator.
JUMLAH = (
    r"(?:grand |sub ?)?total\b|(?:sub ?)?jumlah(?: (?:total|seluruh\w*|keseluruhan|anggaran|nilai|pagu|skor|bobot"
    r"|belanja|capaian|biaya|kebutuhan|realisasi|perkiraan|(?:program|(?:sub ?)?kegiatan|bidang|bagian|urusan|sasaran)"
    r"(?= (?:[ivx]+|[a-z]|\d+)\b)))*(?: (?:[ivx]+|[a-z]|\d+)(?: ?(?:[+&,-]|dan|s\.?/?d\.?) ?(?:[ivx]+|[a-z]|\d+))*)?"
    r"(?: \(?(?:rp|%)\.?\)?)?$"
)

# Label baris rata-rata: "Rata-rata Capaian", "Nilai Rata-rata", "Rerata", "Capaian Rata-rata".
RATA = r"(?:nilai |skor |jumlah )?(?:rata ?-? ?rata|rerata)\b|capaian (?:kinerja )?(?:rata|rerata)"


# Angka yang dimasukkan, tidak dihitung.
MASUKAN = ("target_prev", "realisasi_prev", "target", "realisasi", "target_renstra", "pembanding")
# Jenis kolom yang isinya bukan angka untuk dihitung.
BUKAN_ANGKA = ("teks", "nomor", "rentang", "predikat")
# Diukur orang, juga di formulir yang memuat bagian-bagiannya (sampai dengan bulan lalu, bulan ini).
_DIUKUR = frozenset({"realisasi", "realisasi_anggaran"})


class KolomTabel(NamedTuple):
    """Satu kolom: nama baku, judul resmi, dan jenis isinya.

    `dari` menyebut nama baku lain yang di tabel ini berarti kolom ini (misalnya `keterangan` yang berisi
    predikat). `ditetapkan` menandai angka yang diputuskan orang, bukan diukur: pasti sebagaimana tertulis.
    """

    nama: str
    judul: str
    jenis: JenisKolom = "teks"
    wajib: bool = False
    dari: tuple[str, ...] = ()
    ditetapkan: bool = False
    lebar: float = 14.0
    desimal: int = 2


class BarisRingkas(NamedTuple):
    """Satu baris ringkasan: jenisnya, judul resmi, dan pola label yang sudah dinormalkan (huruf kecil).

    `tanpa_label` bernilai benar bila baris terakhir tanpa label pun berarti baris ini.
    """

    jenis: str
    judul: str
    pola: str
    tanpa_label: bool = False
    atas: bool = False


class Relasi(NamedTuple):
    """Satu relasi: hasil pada kolom `hasil` di baris jenis `baris`, menurut `rumus`.

    `varian` membatasi relasi pada tabel bervarian itu, `syarat` pada baris tertentu; `batas` menandai
    relasi berupa batas atas (hasil tidak boleh melebihi rumus); `isi` salah bila pengisian tidak boleh
    menuliskannya, kecuali di sel kosong tabel bervarian `kosong`. `bacaan` memberi rumus lain yang
    pada baris itu sama benarnya; `tepat` rumus lain yang hanya membenarkan bila hasilnya tepat, bukan beda pembulatan.
    `searah` adalah kata kepala kolom yang tandanya satu arah: bila hampir semua baris menurut rumus, bacaan lain gugur.
    """

    kode: str
    hasil: str
    rumus: Ekspresi
    baris: str = "data"
    varian: str = ""
    dasar: str = ""
    nama: str = ""
    syarat: Callable[[Baris, Konteks], bool] | None = None
    batas: bool = False
    isi: bool = True
    kosong: str = ""
    bacaan: Callable[[Baris, Konteks], tuple[Ekspresi, ...]] | None = None
    tepat: tuple[Ekspresi, ...] = ()
    searah: str = ""


class Konteks(NamedTuple):
    """Yang diketahui di luar tabel: profil yang berlaku, predikat AKIP menurut tahun (None: tahun apa pun),
    indikator yang di tabel mana pun pada buku itu dinyatakan makin rendah makin baik (`turun`, nama yang dinormalkan)
    atau di setiap tabel yang menyatakannya makin tinggi makin baik (`naik`), dan
    tarif koreksi tabel PKO (menurut id) yang predikat AKIP-nya tidak diketahui pasti tetapi baris-barisnya sepakat.
    `skala` adalah id tabel skala predikat yang dipakai buku itu (profilnya sudah menurut skala itu), `skala_dasar`
    kunci dasar hukum skala lain yang dipakainya tanpa tabel, `skala_asing` tabel yang predikatnya memakai skala yang
    tidak diketahui. `batas_capaian` memberi batas (rasio) menurut id tabel dan nama kolom (`capaian`, `kemajuan`),
    bagi tabel yang memakainya.
    """

    profil: Profil
    predikat_akip: Mapping[int | None, str] = {}
    turun: frozenset[str] = frozenset()
    naik: frozenset[str] = frozenset()
    tarif: Mapping[str, Decimal] = {}
    skala: str = ""
    skala_asing: frozenset[str] = frozenset()
    batas_capaian: Mapping[tuple[str, str], Decimal] = {}
    skala_dasar: str = ""

    def tarif_akip(self, tahun: int | None) -> Decimal | None:
        """Tarif koreksi menurut predikat AKIP tahun itu; None bila predikatnya tidak diketahui."""
        predikat = self.predikat_akip.get(tahun) or self.predikat_akip.get(None)
        tarif = self.profil.koreksi_akip.get(predikat.upper()) if predikat else None
        return tarif.tarif if tarif is not None else None


class Deklarasi(NamedTuple):
    """Deklarasi satu tabel resmi.

    `kata_judul` dan `kata_baris` adalah pola yang menambah keyakinan bila cocok dengan judul atau label
    baris; `tolak` nama kolom yang menyingkirkan tabel ini; `sesuaikan` memperbaiki nama kolom sesudah
    kepala terbaca; `rapikan` membetulkan satu baris (jenisnya, sel yang salah kolom), `susunan` semua baris bersama;
    `varian` memilih varian dari isi tabel. `kata_kepala` harus cocok dengan kepala kolom atau judul; `bergrup`
    menuntut kolom berkelompok menurut tahun (None: boleh ya, boleh tidak). `rincian` memberi baris tingkat bila kata
    depannya menyebut lebih dari satu ("Program …", "Kegiatan …"), atau baris komponen menurut nomornya ("1", "1.a").
    `boleh_tanpa` menyebut kolom wajib yang boleh tidak ada bila judulnya cocok, atau bila semua kolom `pengganti` ada.
    """

    kind: str
    judul: str
    uraian: str
    kolom: tuple[KolomTabel, ...]
    ringkas: tuple[BarisRingkas, ...] = ()
    relasi: tuple[Relasi, ...] = ()
    kata_judul: str = ""
    kata_baris: str = ""
    kata_kepala: str = ""
    tolak: frozenset[str] = frozenset()
    salah_satu: tuple[str, ...] = ()
    boleh_tanpa: frozenset[str] = frozenset()
    pengganti: frozenset[str] = frozenset()
    bobot: float = 0.0
    hierarki: bool = False
    rincian: bool = False
    bergrup: bool | None = False
    judul_wajib: bool = False
    sesuaikan: Callable[[list[Kolom]], list[Kolom]] | None = None
    rapikan: Callable[[Baris], Baris] | None = None
    susunan: Callable[[list[Baris]], list[Baris]] | None = None
    varian: Callable[[Tabel, Konteks], frozenset[str]] | None = None
    dasar: str = ""

    def kolom_bernama(self, nama: str) -> KolomTabel | None:
        """Kolom deklarasi dengan nama baku itu."""
        return next((k for k in self.kolom if k.nama == nama), None)

    @property
    def turunan(self) -> frozenset[str]:
        """Nama kolom yang menjadi hasil suatu relasi pada baris data, selain yang diukur orang."""
        return frozenset(r.hasil for r in self.relasi if r.baris == "data" and not r.batas) - _DIUKUR
