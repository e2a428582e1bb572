"""Explain the slip: which usual mistake reproduces a wrong value. None found: nothing is claimed.

Each `Dugaan` recomputes the value the way the mistake would have made it and is named only when it gives
exactly the digits that are written.
"""

from __future__ import annotations

from decimal import Decimal

from kertas_kerja.angka import Angka, bulat, tulis_angka
from kertas_kerja.profil.tipe import KONFIRMASI
from kertas_kerja.rumus.ekspresi import Himpunan, daun
from kertas_kerja.rumus.hitung import hitung
from kertas_kerja.tabel.batas_capaian import BATAS_LAZIM
from kertas_kerja.tabel.capaian import RUMUS_NAIK, RUMUS_TURUN
from kertas_kerja.tabel.pemasok import Pemasok, baris_sejenis, letak_baris

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.model import Baris
    from kertas_kerja.tabel.dasar import Konteks
    from kertas_kerja.tabel.relasi import Tempat

Dugaan = tuple[Decimal, str]
MIN_ANGKA = 3  # of a number in which one other digit is more than chance


def cari_selip(tempat: Tempat, seharusnya: Decimal, konteks: Konteks) -> str:
    """The slip that reproduces the written value, as a clause in Indonesian; "" when none does."""
    tertulis = tempat.sel.angka
    if tertulis is None:
        return ""
    for nilai, sebab in _dugaan(tempat, seharusnya, konteks):
        if _sama(nilai, tertulis):
            return sebab
    return _tertukar(tertulis, seharusnya)


def _sama(nilai: Decimal, tertulis: Angka) -> bool:
    desimal = tertulis.desimal + (2 if tertulis.persen else 0)
    return bulat(nilai, desimal) == bulat(tertulis.nilai, desimal)


def _dugaan(tempat: Tempat, seharusnya: Decimal, konteks: Konteks) -> Iterator[Dugaan]:
    yield from _bobot_lain(tempat, konteks)
    yield from _himpunan(tempat)
    yield from _dibatasi(tempat, seharusnya)
    yield from _terbalik(tempat)
    yield from _bentuk_capaian(tempat, konteks)
    if seharusnya:
        yield from _geser(seharusnya)
    yield from _tetangga(tempat, konteks)


def _bobot_lain(tempat: Tempat, konteks: Konteks) -> Iterator[Dugaan]:
    """IPP: another known set of weights gives the product."""
    bobot, nilai = tempat.baris.ambil("bobot"), tempat.baris.ambil("jumlah_nilai")
    if tempat.relasi.hasil != "nilai_aspek" or tempat.relasi.baris != "data":
        return
    if bobot is None or nilai is None or nilai.angka is None:
        return
    urutan = letak_baris(tempat.tabel, tempat.baris)
    for nama, daftar in konteks.profil.bobot_ipp.items():
        if urutan < len(daftar):
            persen = tulis_angka(daftar[urutan], 0, persen=True)
            sebab = f"cocok dengan bobot {persen} ({nama}), bukan {bobot.teks}"
            yield daftar[urutan] * nilai.angka.nilai, sebab


def _dibatasi(tempat: Tempat, seharusnya: Decimal) -> Iterator[Dugaan]:
    """A capaian cut off at a usual limit, where the table has none."""
    for batas in BATAS_LAZIM if tempat.relasi.hasil == "capaian" and tempat.relasi.baris == "data" else ():
        if seharusnya > batas:
            persen = tulis_angka(batas, 0, persen=True)
            yield batas, f"dibatasi {persen}, padahal capaian pada tabel ini tanpa batas atas"


def _himpunan(tempat: Tempat) -> Iterator[Dugaan]:
    """Sums and means: one for the other, a wrong divisor, a range that is one row short or long."""
    himpunan = [d for d in daun(tempat.relasi.rumus) if isinstance(d, Himpunan)]
    if len(himpunan) != 1 or tempat.relasi.rumus.op not in ("jumlah", "rata"):
        return
    semua = tempat.pemasok.nilai(himpunan[0])
    nilai = [n for n in semua if n is not None] if isinstance(semua, list) else []
    n, total = len(nilai), sum(nilai, Decimal(0))
    if n < 2:
        return
    if tempat.relasi.rumus.op == "jumlah":
        yield total / n, f"cocok bila dirata-rata atas {n} baris, bukan dijumlahkan"
        for i, alasan in ((0, "pertama"), (n - 1, "terakhir")):
            yield total - nilai[i], f"cocok bila baris {alasan} tidak ikut dijumlahkan"
        for i in range(1, n - 1):
            yield total - nilai[i], f"cocok bila baris ke-{i + 1} tidak ikut dijumlahkan"
        return
    yield total, "cocok bila dijumlahkan, bukan dirata-rata"
    for pembagi in (n + 1, n - 1, n + 2):
        yield total / pembagi, f"cocok bila dibagi {pembagi}, bukan {n}"
    for i, alasan in ((n - 1, "terakhir"), (0, "pertama")):
        yield (total - nilai[i]) / (n - 1), f"cocok bila baris {alasan} tidak ikut dirata-rata"


def _terbalik(tempat: Tempat) -> Iterator[Dugaan]:
    rumus = tempat.relasi.rumus
    if rumus.op == "bagi":
        balik = hitung(rumus.args[1] / rumus.args[0], tempat.pemasok.nilai)
        if isinstance(balik, Decimal):
            yield balik, "cocok bila pembagian dibalik"
    if rumus.op == "kurang":
        balik = hitung(rumus.args[1] - rumus.args[0], tempat.pemasok.nilai)
        if isinstance(balik, Decimal):
            yield balik, "bertanda terbalik"
        if tempat.relasi.baris != "data":
            deret = tempat.pemasok.nilai(Himpunan(tempat.relasi.hasil))
            nilai = [n for n in deret if n is not None] if isinstance(deret, list) else []
            yield (
                sum(nilai, Decimal(0)),
                "cocok bila kolom ini dijumlahkan, padahal seharusnya selisih kedua kolom di baris ini",
            )


def _bentuk_capaian(tempat: Tempat, konteks: Konteks) -> Iterator[Dugaan]:
    """Capaian by the form of the other polarity, or by the other form of lower is better."""
    if tempat.relasi.hasil != "capaian" or tempat.relasi.baris != "data":
        return
    rumus, (selisih, balik) = tempat.relasi.rumus, RUMUS_TURUN
    if rumus == RUMUS_NAIK:
        bentuk = [(selisih, "dihitung sebagai makin rendah makin baik, yaitu (2 × target − realisasi) ÷ target")]
    elif rumus in RUMUS_TURUN:
        bentuk = [(RUMUS_NAIK, "dihitung sebagai makin tinggi makin baik, yaitu realisasi ÷ target")]
        ragu = f" ({KONFIRMASI})" if konteks.profil.bukti.get("polaritas") == "C" else ""
        kata = "target ÷ realisasi" if rumus == selisih else "(2 × target − realisasi) ÷ target"
        bentuk += [(balik if rumus == selisih else selisih, f"memakai bentuk lain, {kata}{ragu}")]
    else:
        return
    for e, sebab in bentuk:
        nilai = hitung(e, tempat.pemasok.nilai)
        if isinstance(nilai, Decimal):
            yield nilai, sebab


def _geser(seharusnya: Decimal) -> Iterator[Dugaan]:
    for kali, arah in ((10, "kanan"), (100, "kanan"), (1000, "kanan")):
        yield seharusnya * kali, f"bergeser koma desimalnya ke {arah}"
        yield seharusnya / kali, "bergeser koma desimalnya ke kiri"


def _tetangga(tempat: Tempat, konteks: Konteks) -> Iterator[Dugaan]:
    """The value that belongs in the row above or below."""
    if tempat.relasi.baris != "data":
        return
    sejenis, letak = baris_sejenis(tempat.tabel, tempat.baris.jenis), letak_baris(tempat.tabel, tempat.baris)
    for geser in (-1, 1):
        if 0 <= letak + geser < len(sejenis):
            lain: Baris = sejenis[letak + geser]
            pemasok = Pemasok(tempat.tabel, lain, tempat.grup, konteks)
            nilai = hitung(tempat.relasi.rumus, pemasok.nilai, konteks.profil.pita)
            if isinstance(nilai, Decimal):
                yield nilai, f"sama dengan hasil untuk baris {lain.nomor}"


def _tertukar(tertulis: Angka, seharusnya: Decimal) -> str:
    """Two digits side by side that changed places."""
    benar = tulis_angka(seharusnya, tertulis.desimal, persen=tertulis.persen)
    salah = tulis_angka(tertulis.nilai, tertulis.desimal, persen=tertulis.persen)
    a, b = ([c for c in teks if c.isdigit()] for teks in (benar, salah))
    if len(a) != len(b):
        return ""
    beda = [i for i in range(len(a)) if a[i] != b[i]]
    if len(beda) == 2 and beda[1] == beda[0] + 1 and a[beda[0]] == b[beda[1]] and a[beda[1]] == b[beda[0]]:
        return "menukar dua angka yang berdampingan"
    return "berbeda satu angka (mungkin salah ketik)" if len(beda) == 1 and len(a) >= MIN_ANGKA else ""
