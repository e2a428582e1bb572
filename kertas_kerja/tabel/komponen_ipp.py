"""Data pendukung Indeks Pelayanan Publik: F02 = Σ bobot × nilai, IPP = 75% F02 + 25% F03."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Parameter, Ringkas, jumlah, pita
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kosakata import kenali_kepala

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.tabel.dasar import Konteks

DASAR = "permenpanrb-17-2017"

_SEBUT = r"(?:(?:inde[kx]s?|nilai|jumlah|total|skor|hasil|rata ?- ?rata|penilaian|pelayanan publik)(?: ?/ ?| ))*\(?"


def nilai_jadi_aspek(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Bobot, Nilai, Nilai x Bobot": yang pertama nilai indikatornya, hasil kalinya nilai aspek.

    Hasil kali itu dapat juga berkepala "Nilai Akhir", atau "Nilai" di sebelah kanan "Skor".
    """
    nilai = [k for k in kolom if _bernilai(k)]
    if len(nilai) != 2 or all(k.nama != "bobot" for k in kolom):
        return kolom
    nama = {nilai[0].indeks: "jumlah_nilai", nilai[1].indeks: "nilai_aspek"}
    return [k._replace(nama=nama.get(k.indeks, k.nama)) for k in kolom]


def _bernilai(k: KolomModel) -> bool:
    """Benar untuk kolom nilai, juga yang kedua dengan kepala semakna (kolom itu tanpa nama)."""
    return (k.nama or kenali_kepala(k.judul).nama) in ("nilai", "jumlah_nilai", "nilai_aspek", "nilai_akhir")


def varian_instrumen(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`satu` bila tabel tidak memuat F02 maupun F03: baris IPP-nya menjumlahkan aspek-aspek di atasnya."""
    return frozenset() if tabel.ringkas("f02") or tabel.ringkas("f03") else frozenset({"satu"})


def berbobot(baris: Baris, konteks: Konteks) -> bool:
    """Benar bila baris IPP juga memuat jumlah bobot; tanpa itu F03 di tempat lain mungkin ikut dihitung."""
    sel = baris.ambil("bobot")
    return sel is not None and sel.angka is not None


TABEL = Deklarasi(
    kind="komponen_ipp",
    judul="Data Pendukung IPP",
    uraian="Nilai aspek adalah bobot kali nilai; F02 jumlahnya; IPP menimbang F02 dan F03.",
    kata_judul=r"\bipp\b|indeks pelayanan publik|\bf ?0?2\b",
    kata_baris=r"(aspek )?(kebijakan pelayanan|profesional|sarana|sistem informasi|konsultasi|inovasi)",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("komponen", "ASPEK DAN INDIKATOR", wajib=True, dari=("indikator",), lebar=48),
        KolomTabel("bobot", "BOBOT", "persen", ditetapkan=True, lebar=12, desimal=0),
        KolomTabel("jumlah_nilai", "JUMLAH NILAI INDIKATOR", "ukuran", lebar=16),
        KolomTabel("nilai_aspek", "NILAI ASPEK", "ukuran", wajib=True, dari=("nilai",), lebar=14),
    ),
    ringkas=(
        BarisRingkas("f03", "INDEX F03", _SEBUT + r"f ?-? ?0?3\b"),
        BarisRingkas("f02", "INDEX F02", _SEBUT + r"f ?-? ?0?2\b|" + JUMLAH, atas=True),
        BarisRingkas("kategori", "KATEGORI", r"kategori|predikat"),
        BarisRingkas("ipp", "Indeks Pelayanan Publik", r"inde[kx]s? pelayanan publik|nilai ipp|ipp"),
    ),
    relasi=(
        Relasi("KK108", "nilai_aspek", Kolom("bobot") * Kolom("jumlah_nilai"), dasar=DASAR, nama="nilai aspek"),
        Relasi("KK201", "bobot", jumlah(Himpunan("bobot")), baris="f02", dasar=DASAR, nama="jumlah bobot", isi=False),
        Relasi("KK205", "nilai_aspek", jumlah(Himpunan("nilai_aspek")), baris="f02", dasar=DASAR, nama="F02"),
        Relasi("KK201", "bobot", jumlah(Himpunan("bobot")), "ipp", "satu", DASAR, "jumlah bobot", isi=False),
        Relasi("KK205", "nilai_aspek", jumlah(Himpunan("nilai_aspek")), "ipp", "satu", DASAR, "IPP", berbobot),
        Relasi(
            "KK207",
            "nilai_aspek",
            Parameter("ipp_f02") * Ringkas("f02", "nilai_aspek") + Parameter("ipp_f03") * Ringkas("f03", "nilai_aspek"),
            baris="ipp",
            dasar=DASAR,
            nama="IPP",
        ),
        Relasi(
            "KK203",
            "nilai_aspek",
            pita(Ringkas("ipp", "nilai_aspek"), "kategori_ipp"),
            baris="kategori",
            dasar=DASAR,
            nama="kategori IPP",
        ),
    ),
    tolak=frozenset({"perkiraan", "target", "realisasi", "tindak_lanjut"}),
    bergrup=None,
    sesuaikan=nilai_jadi_aspek,
    varian=varian_instrumen,
    judul_wajib=True,
    dasar=DASAR,
)
