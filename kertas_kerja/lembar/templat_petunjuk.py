"""The sheet `Petunjuk`: steps, what the colours mean, the sheets, a worked example, the legal basis."""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.angka import Angka
from kertas_kerja.buku.refs import quote_sheet
from kertas_kerja.lembar import ukur
from kertas_kerja.lembar.gaya import warna_pita
from kertas_kerja.lembar.templat_letak import TARIF
from kertas_kerja.lembar.templat_tulis import IZIN, siapkan_cetak
from kertas_kerja.model import Baris
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.rumus.uraian import uraian
from kertas_kerja.tabel import tabel as deklarasi_tabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kertas_kerja.lembar.gaya import Gaya
    from kertas_kerja.lembar.templat_rencana import Jenis, RencanaLembar
    from kertas_kerja.rumus.ekspresi import Daun
    from kertas_kerja.tabel.dasar import Konteks, Relasi

NAMA = "Petunjuk"
LEBAR = (4, 28, 78)
JUDUL = {"kkpt": "Kertas Kerja Penetapan Target", "pengukuran": "Pengukuran Kinerja"}
_LANGKAH = {
    "kkpt": (
        "Isi sel berwarna kuning. Sel abu-abu berisi rumus, menghitung sendiri, dan terkunci.",
        "Mulailah dari PK Sasaran, PK Program, dan IKU, supaya nama indikator dan targetnya sama di semua lembar.",
        "Pada lembar Komponen isi nilai tahun lalu dan kenaikannya; perkiraan, total, dan estimasi terhitung sendiri. "
        "Estimasi itulah dasar Target Tahun N pada lembar Kertas Kerja.",
        "Pada kolom Analisis/Dasar Penetapan tulis target, realisasi, dan capaian tahun N-1, alasan target tahun N, "
        "lalu tindak lanjutnya. Angka dalam kalimat harus sama dengan angka di kolomnya.",
        "Sembunyikan baris yang tidak terpakai sebelum mencetak (klik kanan pada nomor baris, Sembunyikan).",
    ),
    "pengukuran": (
        "Isi sel berwarna kuning. Sel abu-abu berisi rumus, menghitung sendiri, dan terkunci.",
        "Isi Komponen AKIP lebih dahulu: predikatnya terbawa ke lembar PKO. Bila rinciannya belum ada, pilih predikat "
        "AKIP langsung pada lembar PKO; tanpa predikat, kolom (2) dan (3) tetap kosong.",
        "Pada PKO isi target Perjanjian Kinerja dan realisasi akhir tahun (TB IV); PKO TB I-III hanya dipakai bila "
        "Perjanjian Kinerja berubah di tengah tahun. Hasil setahun adalah yang terakhir, bukan rata-ratanya.",
        "Pada Target Realisasi pilih tribulan, satuan, dan polaritas. Minimize dipakai bila makin rendah makin baik, "
        "misalnya angka kemiskinan.",
        "Target nol, kosong, atau tanda - tidak menghasilkan capaian dan tidak ikut dirata-rata.",
        "Sembunyikan baris yang tidak terpakai sebelum mencetak (klik kanan pada nomor baris, Sembunyikan).",
    ),
}
_ANGKA = (
    ("78,64", "indeks atau nilai: angka dengan koma desimal"),
    ("100%", "persentase: ditulis dengan tanda %"),
    ("3", "jumlah: angka saja; satuannya (dokumen, laporan, orang) di kolom Satuan"),
    ("-", "tidak ada target atau realisasi"),
)
_PERIKSA = (
    ("kk check BERKAS", "menyebutkan angka yang tidak cocok, sel demi sel; buku ini tidak diubah"),
    ("kk fill BERKAS", "menulis salinan yang terisi, dengan lembar Ringkasan, Temuan, dan Jejak"),
)


class Petunjuk(NamedTuple):
    """What the sheet is about: kind, office and year as they are shown, the other sheets."""

    jenis: Jenis
    perangkat_daerah: str
    tahun: str
    lembar: tuple[RencanaLembar, ...]


class _Penulis:
    """Fills the sheet from the top: a narrow margin, a column of words, a column of sentences."""

    def __init__(self, ws: Any, gaya: Gaya) -> None:
        self.ws, self.gaya, self.baris = ws, gaya, 0

    def bagian(self, judul: str) -> None:
        self.baris += 1
        for kolom in range(3):
            self.ws.write_string(self.baris, kolom, judul if kolom == 0 else "", self.gaya.format("bagian"))
        self.ws.set_row(self.baris, 18)
        self.baris += 1

    def langkah(self, nomor: int, teks: str) -> None:
        self.ws.write_number(self.baris, 0, nomor, self.gaya.format("polos", align="center", valign="top"))
        self.kalimat(teks)

    def kalimat(self, teks: str) -> None:
        self.ws.merge_range(self.baris, 1, self.baris, 2, "", self._kalimat())
        self.ws.write_string(self.baris, 1, teks, self._kalimat())
        self._turun(teks, sum(LEBAR[1:]))

    def pasangan(self, kata: str, teks: str, bentuk: Any = None) -> None:
        self.ws.write_string(self.baris, 1, kata, bentuk or self._kalimat())
        self.ws.write_string(self.baris, 2, teks, self._kalimat(indent=1, align="left"))
        self._turun(teks, LEBAR[2] - 2)

    def tautan(self, lembar: str, teks: str) -> None:
        bentuk = self.gaya.format("tautan", border=0)
        self.ws.write_url(self.baris, 1, f"internal:{quote_sheet(lembar)}!A1", bentuk, lembar)
        self.ws.write_string(self.baris, 2, teks, self._kalimat(indent=1, align="left"))
        self._turun(teks, LEBAR[2] - 2)

    def _turun(self, teks: str, lebar: float) -> None:
        self.ws.set_row(self.baris, ukur.tinggi(ukur.banyak_baris(teks, lebar)) + 1)
        self.baris += 1

    def _kalimat(self, **lain: Any) -> Any:
        return self.gaya.format("polos", text_wrap=True, valign="top", **lain)


def tulis_petunjuk(buku: Any, gaya: Gaya, isi: Petunjuk, konteks: Konteks, kertas: str) -> None:
    """Write the sheet; call it first, so that it is the one that opens."""
    ws = buku.add_worksheet(NAMA)
    for kolom, lebar in enumerate(LEBAR):
        ws.set_column(kolom, kolom, lebar)
    p = _Penulis(ws, gaya)
    _kepala(p, isi)
    p.bagian("Cara mengisi")
    for nomor, teks in enumerate(_LANGKAH[isi.jenis], 1):
        p.langkah(nomor, teks)
    _warna(p, isi.jenis, konteks)
    p.bagian("Menulis angka")
    for kata, teks in _ANGKA:
        p.pasangan(kata, teks, gaya.format("masukan", align="center"))
    p.bagian("Contoh hitungan")
    # one cell a line: two cells with header words side by side would read as a table
    for kata, teks in contoh(isi.jenis, konteks):
        p.kalimat(f"{kata}: {teks}")
    p.bagian("Lembar dalam buku ini")
    for lembar in isi.lembar:
        p.tautan(lembar.nama, lembar.guna)
    p.bagian("Memeriksa dan melengkapi")
    for kata, teks in _PERIKSA:
        p.pasangan(kata, teks)
    p.pasangan("Baris tambahan", "sisipkan di antara baris data; kk fill menuliskan rumusnya")
    p.pasangan("Pelindungan lembar", "tanpa sandi; dibuka lewat Tinjau, Batalkan Proteksi Lembar (Unprotect Sheet)")
    p.bagian("Dasar")
    for teks in dasar(isi.lembar, konteks):
        p.kalimat(teks)
    siapkan_cetak(ws, kertas, tegak=True)
    ws.protect("", IZIN)


def _kepala(p: _Penulis, isi: Petunjuk) -> None:
    p.ws.write_string(0, 0, f"{JUDUL[isi.jenis]} {isi.tahun}".strip(), p.gaya.format("judul"))
    p.ws.write_string(1, 0, isi.perangkat_daerah, p.gaya.format("subjudul", locked=False))
    p.ws.set_row(0, 24)
    p.baris = 2


def _warna(p: _Penulis, jenis: Jenis, konteks: Konteks) -> None:
    p.bagian("Arti warna")
    p.pasangan("Diisi", "sel masukan", p.gaya.format("masukan", align="center"))
    p.pasangan("Terhitung", "sel rumus, terkunci", p.gaya.format("rumus", align="center"))
    if jenis == "pengukuran":
        pita = konteks.profil.predikat_pko
        for i in reversed(range(len(pita.batas))):
            p.pasangan(pita.batas[i].label, _rentang(konteks, i), p.gaya.berwarna("isi_tengah", warna_pita(pita, i)))


def _rentang(konteks: Konteks, indeks: int) -> str:
    batas = konteks.profil.predikat_pko.batas
    atas, *bawah = (Angka(b.atas, 0, True).tulis() for b in reversed(batas[max(indeks - 1, 0) : indeks + 1]))
    return f"capaian di atas {bawah[0]} sampai {atas}" if bawah else f"capaian sampai {atas}"


def dasar(lembar: tuple[RencanaLembar, ...], konteks: Konteks) -> list[str]:
    """The legal bases of the tables in the workbook, each once."""
    kunci = dict.fromkeys(deklarasi_tabel(t.kind).dasar for satu in lembar for t in satu.tabel)
    return [konteks.profil.dasar[k].tulis() for k in kunci if k]


# --- the example: the declared relations with one row of figures

_CONTOH: dict[str, tuple[str, dict[str, Angka]]] = {
    "kkpt": (
        "komponen_target",
        {"nilai_lalu": Angka(Decimal("24.65"), 2), "bertambah": Angka(Decimal("0.05"), 2)},
    ),
    "pengukuran": ("pko", {"target": Angka(Decimal("8.60"), 2), "realisasi": Angka(Decimal("9.00"), 2)}),
}
PREDIKAT_CONTOH = "BB"


def contoh(jenis: Jenis, konteks: Konteks) -> list[tuple[str, str]]:
    """Column and computation in words, row by row, in the order in which they depend on each other."""
    kind, awal = _CONTOH[jenis]
    d = deklarasi_tabel(kind)
    nilai = {**awal, str(TARIF.args[0]): Angka(konteks.profil.koreksi_akip[PREDIKAT_CONTOH].tarif, 0, True)}
    hasil = []
    for r in d.relasi:
        if r.hasil in nilai or r.batas or not _berlaku(r, konteks):
            continue
        kolom = d.kolom_bernama(r.hasil)
        assert kolom is not None
        satu = hitung(r.rumus, lambda daun: _nilai(nilai, daun, konteks).nilai, konteks.profil.pita)
        if isinstance(satu, Decimal):
            nilai[r.hasil] = Angka(satu, kolom.desimal, kolom.jenis == "persen")
        hasil.append((kolom.judul, _kalimat(r, nilai, satu, konteks)))
    return hasil


def _berlaku(r: Relasi, konteks: Konteks) -> bool:
    umum = r.baris == "data" and r.varian in ("", "tarif")
    return umum and (r.syarat is None or r.syarat(Baris(0, "data", {}), konteks))


def _nilai(nilai: dict[str, Angka], daun: Daun, konteks: Konteks) -> Angka:
    nama = str(daun.args[0])
    return nilai[nama] if nama in nilai else Angka(konteks.profil.parameter[nama], 0, True)


def _kalimat(r: Relasi, nilai: dict[str, Angka], satu: object, konteks: Konteks) -> str:
    if r.rumus == TARIF:
        return f"predikat AKIP {PREDIKAT_CONTOH}: {nilai[r.hasil].tulis()}"
    tulis = satu if isinstance(satu, str) else nilai[r.hasil]
    return uraian(r.rumus, lambda d: _nilai(nilai, d, konteks).tulis(), tulis, "", konteks.profil.pita)
