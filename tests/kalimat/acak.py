"""Sentences as operators write them, with figures that hold, and human slips in one of the figures.

The wordings were collected from performance reports and written down here without a look at the parser.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import NamedTuple

Acak = random.Random


class Kalimat(NamedTuple):
    """A text, the code of the rule that judges it, its wording, and its figures as written, by name."""

    teks: str
    kode: str
    cara: str
    angka: dict[str, str]


class Selang(NamedTuple):
    """What a written figure can stand for."""

    bawah: Decimal
    atas: Decimal


def baca(teks: str, desimal: int | None = None) -> Selang:
    """The interval of a figure: half a unit of its last decimal to either side; whole figures as told by `desimal`."""
    persen = teks.endswith("%")
    angka = teks.rstrip("%").replace(".", "").replace(",", ".")
    shown = len(angka.partition(".")[2])
    digit = shown if desimal is None else max(shown, desimal)
    nilai, jarak = Decimal(angka), Decimal(5).scaleb(-digit - 1)
    skala = Decimal(100 if persen else 1)
    return Selang((nilai - jarak) / skala, (nilai + jarak) / skala)


def sudut(hitung: Callable[..., Decimal], *masukan: Selang) -> Selang:
    """The least and the greatest value over the corners of the inputs; the formulas here are monotone in each."""
    nilai = [hitung(*titik) for titik in product(*masukan)]
    return Selang(min(nilai), max(nilai))


def bertemu(a: Selang, b: Selang) -> bool:
    """A computed interval holds a value that rounds half-up to the written one."""
    return a.bawah < b.atas and b.bawah <= a.atas


def tulis(nilai: Decimal, desimal: int = 2) -> str:
    """An Indonesian number."""
    teks = f"{nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP):,.{desimal}f}"
    return teks.replace(",", "#").replace(".", ",").replace("#", ".")


def persen(nilai: Decimal, desimal: int = 2) -> str:
    """A ratio as an Indonesian percent."""
    return tulis(nilai * 100, desimal) + "%"


def _nilai(acak: Acak, bawah: float, atas: float, desimal: int = 2) -> Decimal:
    return Decimal(str(round(acak.uniform(bawah, atas), desimal)))


TRIPEL = (
    "target {t} terealisasi {r} (tercapai {c})",
    "Tahun 2025: target {t}, realisasi {r} (capaian {c})",
    "Pada tahun 2025 nilai IKM ditargetkan {t} terealisasi {r} (tercapai {c}), dengan rincian sebagai berikut",
    "IKPP Kecamatan Sukamaju tahun 2025 ditargetkan {t} realisasi {r} (tercapai {c}).",
    "Realisasi Indeks Kepuasan Masyarakat tahun 2025 sebesar {r} dari target {t} atau tercapai {c}.",
    "Realisasi nilai SAKIP mencapai {r} dari target sebesar {t} ({c}).",
    "Dari target {t} yang ditetapkan, terealisasi {r} atau sebesar {c}.",
    "Capaian kinerja sebesar {c} (target {t}; realisasi {r}).",
    "Capaian IKM adalah {c} yaitu realisasi {r} dibandingkan target {t}.",
    "Target : {t}\nRealisasi : {r}\nCapaian : {c}",
    "- Target {t}\n- Realisasi {r}\n- Capaian {c}",
    "Target IKM tahun 2025 sebesar {t} dan realisasi sebesar {r} sehingga capaian kinerjanya {c}.",
    "Indikator ini ditargetkan sebesar {t} dan terealisasi sebesar {r} dengan capaian {c}.",
    "Nilai AKIP dengan target {t} dapat direalisasikan sebesar {r} dengan tingkat capaian {c}.",
    "Pada tahun 2025 realisasi Indeks Reformasi Birokrasi sebesar {r} melampaui target yang ditetapkan sebesar {t}"
    " dengan persentase capaian sebesar {c}.",
    "Target tahun 2025 adalah {t}. Realisasinya adalah {r}. Capaiannya adalah {c}.",
    "dari target {t} tercapai {r} atau {c}",
    "Tercapai {r} dari target {t} ({c})",
    "Realisasi {r} atau {c} dari target {t}",
    "realisasi tahun 2025 = {r}, target = {t}, capaian = {c}",
    "(target {t}, realisasi {r}, capaian {c})",
    "Persentase capaian sebesar {c} diperoleh dari realisasi {r} terhadap target {t}.",
    "Nilai IKKK tahun 2025 tercapai {r} dari target {t} sehingga tingkat ketercapaiannya {c}",
    "IKM: target {t} | realisasi {r} | capaian {c}",
)
CACAH = (
    "Dari target {t} dokumen terealisasi {r} dokumen ({c}).",
    "Target {t} laporan, realisasi {r} laporan, capaian {c}.",
    "Jumlah desa tertib administrasi ditargetkan {t} desa dan terealisasi {r} desa atau {c}",
    "Realisasi {r} orang dari target {t} orang atau {c}",
)
UANG = (
    "Pagu anggaran sebesar Rp{t} terealisasi Rp{r} ({c}).",
    "Anggaran Rp. {t} dengan realisasi Rp. {r} atau {c}.",
    "Realisasi anggaran sebesar Rp {r} dari pagu Rp {t} dengan serapan {c}.",
    "Program ini didukung anggaran sebesar Rp {t},00 dan terserap sebesar Rp {r},00 atau {c}",
)
PERSEN = (
    "Target {t} realisasi {r} (capaian {c})",
    "Persentase desa tertib ditargetkan {t} dan terealisasi {r} sehingga capaiannya {c}.",
    "Realisasi {r} dari target {t} atau tercapai {c}.",
)


def tripel(acak: Acak) -> Kalimat:
    """Target, realisasi, capaian in one of many wordings and kinds of number."""
    jenis = acak.random()
    if jenis < 0.6:
        t = _nilai(acak, *acak.choice(((3, 9), (60, 99))))
        r = (t * _nilai(acak, 0.75, 1.09, 4)).quantize(Decimal("0.01"))
        t_teks, r_teks, pola = tulis(t), tulis(r), acak.choice(TRIPEL)
    elif jenis < 0.72:
        t = Decimal(acak.randint(5, 60))
        r = Decimal(acak.randint(2, int(t)))
        t_teks, r_teks, pola = str(t), str(r), acak.choice(CACAH)
    elif jenis < 0.88:
        t = Decimal(acak.randint(5_000_000, 3_000_000_000))
        r = (t * _nilai(acak, 0.5, 1, 4)).quantize(Decimal(1))
        t_teks, r_teks, pola = tulis(t, 0), tulis(r, 0), acak.choice(UANG)
    else:
        t = _nilai(acak, 0.5, 1, 4)
        r = (t * _nilai(acak, 0.6, 1.09, 4)).quantize(Decimal("0.0001"))
        t_teks, r_teks, pola = persen(t), persen(r), acak.choice(PERSEN)
    c = persen(r / t)
    isi = {"t": t_teks, "r": r_teks, "c": c}
    return Kalimat(pola.format(**isi), "KK401", pola, isi)


NAIK = (
    "meningkat dari {a} menjadi {b} atau naik {d} poin ({p})",
    "Realisasi tahun 2025 sebesar {b} naik {d} poin atau {p} dibandingkan tahun 2024 sebesar {a}",
    "Nilai AKIP naik {d} poin atau sekitar {p} dari {a} pada tahun 2024 menjadi {b} pada tahun 2025",
    "IKM meningkat sebesar {d} poin dari {a} menjadi {b}",
    "terjadi kenaikan dari {a} menjadi {b} ({p})",
    "Dibandingkan tahun 2024 sebesar {a}, nilai IKM tahun 2025 sebesar {b} meningkat {d} poin atau {p}",
    "Realisasi {b}, naik {d} poin ({p})",
    "Nilai RB meningkat {d} poin dari {a} (2024) menjadi {b} (2025)",
)
TURUN = (
    "turun dari {a} menjadi {b} atau berkurang {d} poin ({p})",
    "Realisasi tahun 2025 sebesar {b} turun {d} poin atau {p} dibanding tahun 2024 sebesar {a}",
    "Nilai IPP menurun dari {a} pada tahun 2024 menjadi {b} pada tahun 2025 atau sebesar {p}",
)


def tumbuh(acak: Acak) -> Kalimat:
    """A rise or a fall in points and percent."""
    a = _nilai(acak, 50, 95)
    naik = acak.random() < 0.7
    d = _nilai(acak, 0.5, 9)
    b = a + d if naik else a - d
    pola = acak.choice(NAIK if naik else TURUN)
    isi = {"a": tulis(a), "b": tulis(b), "d": tulis(d), "p": persen(d / a)}
    return Kalimat(pola.format(**isi), "KK402", pola, {k: v for k, v in isi.items() if f"{{{k}}}" in pola})


HITUNGAN = (
    "capaian kinerja − realisasi anggaran = {a}% − {b}% = {c}%",
    "Efisiensi = {a}% - {b}% = {c}%",
    "tingkat efisiensi sebesar {a}% dikurangi {b}% sama dengan {c}%",
)


def hitungan(acak: Acak) -> Kalimat:
    """A difference, a quotient or a mean written out in full."""
    pilih = acak.randrange(3)
    if pilih == 0:
        a, b = _nilai(acak, 85, 109), _nilai(acak, 60, 84)
        isi, pola = {"a": tulis(a), "b": tulis(b), "c": tulis(a - b)}, acak.choice(HITUNGAN)
    elif pilih == 1:
        a, b = _nilai(acak, 60, 99), _nilai(acak, 60, 99)
        pola = acak.choice(("Capaian = {a}/{b} x 100% = {c}%", "({a} : {b}) × 100% = {c}%", "{a} ÷ {b} = {c}%"))
        isi = {"a": tulis(a), "b": tulis(b), "c": tulis(a / b * 100)}
    else:
        tiga = [_nilai(acak, 60, 110) for _ in range(3)]
        pola = acak.choice(("({a} + {b} + {d}) / 3 = {c}", "Rata-rata = ({a} + {b} + {d}) : 3 = {c}"))
        isi = {"a": tulis(tiga[0]), "b": tulis(tiga[1]), "d": tulis(tiga[2]), "c": tulis(sum(tiga, Decimal(0)) / 3)}
    return Kalimat(pola.format(**isi), "KK403", pola, isi)


PENGIRING = (
    "",
    "Meskipun telah melebihi target, masih ada hambatan yang harus segera ditindaklanjuti.",
    "Berdasarkan Permenpan RB No. 14 Tahun 2017, survei dilakukan atas 9 unsur pelayanan.",
    "Berdasarkan rapat internal tanggal 12 Januari 2026, upaya yang dilakukan sbb:",
    "Hal ini didukung oleh 6 kegiatan dan 14 sub kegiatan pada Tabel 3.5.",
    "Kec. Sukamaju menetapkan Perbup Nomor 47 Tahun 2022 sebagai dasar penilaian s.d. TB III.",
)


def berpengiring(k: Kalimat, acak: Acak) -> Kalimat:
    """The same statement between other sentences."""
    depan, belakang = acak.choice(PENGIRING), acak.choice(PENGIRING)
    akhir = "" if k.teks.endswith((".", "\n")) else "."
    return k._replace(teks=f"{depan}\n{k.teks}{akhir}\n{belakang}".strip())


def _tukar(teks: str, acak: Acak) -> str | None:
    tempat = [i for i in range(len(teks) - 1) if teks[i : i + 2].isdigit() and teks[i] != teks[i + 1]]
    if not tempat:
        return None
    i = acak.choice(tempat)
    return teks[:i] + teks[i + 1] + teks[i] + teks[i + 2 :]


def _salah_satu(teks: str, acak: Acak) -> str | None:
    tempat = [i for i, h in enumerate(teks) if h.isdigit()]
    i = acak.choice(tempat)
    baru = acak.choice([d for d in "0123456789" if d != teks[i]])
    return None if (i == 0 and baru == "0") else teks[:i] + baru + teks[i + 1 :]


def _geser(teks: str, acak: Acak) -> str | None:
    letak = teks.find(",")
    if letak < 2 or not teks[letak + 1 : letak + 2].isdigit():
        return None
    return teks[: letak - 1] + "," + teks[letak - 1] + teks[letak + 1 :]


SELIP: tuple[Callable[[str, Acak], str | None], ...] = (_tukar, _salah_satu, _geser)


def selipkan(k: Kalimat, acak: Acak) -> Kalimat | None:
    """The statement with one of its figures mistyped; None where no slip fits."""
    nama = acak.choice(sorted(k.angka))
    lama = k.angka[nama]
    baru = acak.choice(SELIP)(lama, acak)
    if baru is None or k.teks.count(lama) != 1:
        return None
    return k._replace(teks=k.teks.replace(lama, baru), angka={**k.angka, nama: baru})


def benar(k: Kalimat) -> bool:
    """Whether figures exist that round to the written ones and fulfil the statement."""
    return {"KK401": _benar_tripel, "KK402": _benar_tumbuh, "KK403": _benar_hitungan}[k.kode](k)


def _benar_tripel(k: Kalimat) -> bool:
    uang = "Rp" in k.cara
    t, r = baca(k.angka["t"], 9 if uang else 2), baca(k.angka["r"], None if uang or "," in k.angka["r"] else 2)
    if t.bawah <= 0:
        return False
    return bertemu(sudut(lambda a, b: a / b, r, t), baca(k.angka["c"]))


def _benar_tumbuh(k: Kalimat) -> bool:
    isi = {nama: baca(teks) for nama, teks in k.angka.items()}
    arah = -1 if k.cara in TURUN else 1
    b, d, p = isi.get("b"), isi.get("d"), isi.get("p")
    if "a" not in isi:
        assert b is not None
        assert d is not None
        return p is not None and bertemu(sudut(lambda x, y: y / (x - arah * y), b, d), p)
    a = isi["a"]
    assert b is not None
    beda = sudut(lambda x, y: (y - x) * arah, a, b)
    if beda.atas <= 0 or (d is not None and not bertemu(beda, d)):
        return False
    return p is None or bertemu(sudut(lambda x, y: (y / x - 1) * arah, a, b), p)


def _benar_hitungan(k: Kalimat) -> bool:
    isi = {nama: baca(teks) for nama, teks in k.angka.items()}
    if "d" in isi:
        return bertemu(sudut(lambda *x: sum(x, Decimal(0)) / 3, isi["a"], isi["b"], isi["d"]), isi["c"])
    if k.cara in HITUNGAN:
        return bertemu(sudut(lambda x, y: x - y, isi["a"], isi["b"]), isi["c"])
    return bertemu(sudut(lambda x, y: x / y * 100, isi["a"], isi["b"]), isi["c"])
