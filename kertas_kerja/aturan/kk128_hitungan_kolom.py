"""KK128: kolom yang menurut baris-barisnya hitungan dari dua kolom lain, dengan satu baris yang menyimpang."""

from __future__ import annotations

from kertas_kerja.angka import tulis_angka
from kertas_kerja.aturan.dasar import Aturan, Hubungan
from kertas_kerja.aturan.hitungan_kolom import baca_lembaran, berhitungan, hitungan_tabel, judul_kolom
from kertas_kerja.aturan.sebutan import potong, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.angka import Angka
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.hitungan_kolom import Hitungan, Lembaran
    from kertas_kerja.model import Tabel, Temuan
    from kertas_kerja.rumus.putusan import Putusan

    Letak = tuple[str, int, int]

ATURAN = Aturan(
    kode="KK128",
    nama="Hitungan kolom lain",
    tingkat="error",
    apa="Kolom yang di baris-baris lain hasil hitungan dua kolom tabel itu dihitung sama di setiap baris.",
    mengapa="Sisa, selisih, atau persen yang menyimpang di satu baris berarti ia atau masukannya keliru.",
    contoh="sisa target 14 − 9 = 5 dokumen, tertulis 6; di baris lain sisa memang target − realisasi",
    cara="Hitung ulang kolom itu pada baris yang disebut, atau betulkan salah satu masukannya.",
    rumus="menurut baris-baris lain: selisih, persen, pertumbuhan, hasil kali, atau rata-rata dua kolom",
)


def periksa(bahan: Bahan) -> Iterator[Hubungan]:
    """Satu hubungan untuk setiap baris kolom yang terbukti; yang menyimpang karena sebab lain tanpa temuan."""
    salah = _salah(bahan)
    for tabel in bahan.tabel:
        if berhitungan(tabel):
            lembaran = baca_lembaran(bahan, tabel)
            for h in hitungan_tabel(tabel, lembaran):
                yield from _kolom(tabel, lembaran, h, salah)


def _salah(bahan: Bahan) -> set[Letak]:
    """Tempat setiap sel yang ikut dalam hubungan resmi yang salah: kesalahannya sudah disebut di sana."""
    wrong = (h.tempat for h in bahan.hasil if h.putusan.status == "wrong")
    return {(s.lembar, s.baris, s.kolom) for t in wrong for s in (t.sel, *t.terkait)}


def _kolom(tabel: Tabel, lembaran: Lembaran, h: Hitungan, salah: set[Letak]) -> Iterator[Hubungan]:
    for nomor, baris in lembaran.angka.items():
        putusan = h.putusan(baris)
        if putusan is None or putusan.status is None:
            continue
        if putusan.status != "wrong" or h.lain(baris):
            yield Hubungan("exact" if putusan.status == "exact" else "rounding")
            continue
        disebut = any((tabel.lembar, nomor, k) in salah for k in (h.a, h.b))
        salah.add((tabel.lembar, nomor, h.hasil.indeks))
        yield Hubungan("wrong", None if disebut else _temuan(tabel, lembaran, h, nomor, putusan))


def _temuan(tabel: Tabel, lembaran: Lembaran, h: Hitungan, nomor: int, putusan: Putusan) -> Temuan:
    sel, angka = lembaran.sel[nomor], lembaran.angka[nomor]
    hasil, masukan = sel[h.hasil.indeks], [sel[h.a], sel[h.b]]
    seharusnya = _tulis(angka[h.hasil.indeks], putusan)
    dari = f"{potong(judul_kolom(tabel, h.a), 40)} dan {potong(judul_kolom(tabel, h.b), 40)}"
    return temuan(
        ATURAN,
        hasil,
        f"tertulis {hasil.teks}, sedangkan {h.bentuk.nama} {dari} menurut baris-baris lain {seharusnya}; "
        f"periksa ketiga angkanya ({masukan[0].alamat}, {masukan[1].alamat}).",
        tabel=tabel,
        seharusnya=seharusnya,
        uraian=f"{h.bentuk.nama} dari {masukan[0].teks} dan {masukan[1].teks} = {seharusnya}",
        terkait=masukan,
    )


def _tulis(tertulis: Angka, putusan: Putusan) -> str:
    nilai = putusan.seharusnya
    return "" if nilai is None or isinstance(nilai, str) else tulis_angka(nilai, tertulis.desimal)
