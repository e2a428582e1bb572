"""Hitung ulang laporan tanpa kertas_kerja: semua hubungan angka di dalam tiap tabel."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from bilangan import Rentang, baca
from hitung_teks import periksa_teks
from pemeriksa import Baris, Pemeriksa, Relasi

_TINGKAT = ("tujuan", "sasaran", "program", "kegiatan", "sub")
_PREDIKAT = ((Decimal("0.2"), "sangat kurang"), (Decimal("0.6"), "kurang"), (Decimal("0.8"), "butuh perbaikan"))
_BOBOT_BERLAKU = ("24%", "25%", "18%", "11%", "10%", "12%")


def periksa_pko(p: Pemeriksa, tarif: str) -> None:
    """Rantai PKO: capaian, normalisasi, koreksi, nilai akhir, total, NKO, predikat."""
    geser = len(p.isi[0]) - 8
    target, realisasi, capaian, normal, koreksi, akhir = (geser + k for k in range(2, 8))
    data = [n for n, isi in enumerate(p.isi) if baca(isi[target])]
    potong = Decimal(tarif)
    for n in data:
        p.rasio(n, realisasi, target, capaian, "capaian")
        dasar = p.wajib(n, capaian)
        batas = min(max(dasar.nilai, Decimal(0)), Decimal("1.1"))
        p.catat(n, normal, "normalisasi", batas, dasar.rentang)
        norm = p.wajib(n, normal)
        # capaian dibawa tanpa dibulatkan di sepanjang rantai
        p.catat(n, koreksi, "koreksi", norm.nilai * potong, norm.rentang.kali(Rentang(potong, potong)))
        sisa = 1 - potong
        p.catat(n, akhir, "nilai akhir", norm.nilai * sisa, norm.rentang.kali(Rentang(sisa, sisa)))
    total, nko, predikat = range(len(data), len(data) + 3)
    p.jumlah(total, akhir, data, "total capaian")
    p.jumlah(nko, akhir, data, "NKO", rata=True)
    p.kata(predikat, akhir, "predikat", _predikat(p.wajib(nko, akhir).nilai))


def _predikat(nilai: Decimal) -> str:
    if nilai > 1:
        return "istimewa"
    return next((nama for batas, nama in _PREDIKAT if nilai <= batas), "baik")


def periksa_perkiraan(p: Pemeriksa) -> None:
    """Komponen kertas kerja: nilai + bertambah = perkiraan, lalu jumlah atau rata-ratanya."""
    data = [n for n, isi in enumerate(p.isi) if baca(isi[1]) and baca(isi[2])]
    for n in data:
        nilai, tambah = p.wajib(n, 1), p.wajib(n, 2)
        hitungan = f"{nilai.teks} + {tambah.teks}"
        p.catat(n, 3, "perkiraan", nilai.nilai + tambah.nilai, nilai.rentang.tambah(tambah.rentang), hitungan)
    for n, isi in enumerate(p.isi):
        if isi[0] in ("Total", "Estimasi Nilai F02"):
            p.jumlah(n, 3, data, "jumlah perkiraan")
        elif isi[0].startswith("Estimasi"):
            p.jumlah(n, 3, data, "rata-rata perkiraan", rata=True)


def periksa_ikkk_perkiraan(p: Pemeriksa) -> None:
    """Perkiraan IKKK: jumlah enam aspek dan rata-ratanya."""
    p.jumlah(6, 1, range(6), "jumlah perkiraan")
    p.jumlah(7, 1, range(6), "rata-rata perkiraan", rata=True)


def periksa_target(p: Pemeriksa, tabel: dict[str, tuple[Baris, ...]]) -> None:
    """Kertas kerja: target dan realisasi baris utama dari komponen-komponennya."""
    for n, kolom, kunci, asal, rata in _TARGET_DARI_KOMPONEN.get(p.kunci, ()):
        komponen = [isi for isi in tabel[kunci] if baca(isi[asal[1]]) and isi[0][0].isdigit()]
        bilangan = [ada for isi in komponen if (ada := baca(isi[asal[0]]))]
        bagi = Decimal(len(bilangan) if rata else 1)
        titik = sum((b.nilai for b in bilangan), Decimal(0)) / bagi
        setengah = sum((b.langkah / 2 for b in bilangan), Decimal(0)) / bagi
        p.catat(n, kolom, "nilai dari komponen", titik, Rentang(titik - setengah, titik + setengah), kunci)


_K24, _K25 = "T2.5-murni", "T2.5-perubahan"
_TARGET_DARI_KOMPONEN: dict[str, tuple[tuple[int, int, str, tuple[int, int], bool], ...]] = {
    **{
        k: ((0, 4, f"{k}.AKIP-komponen", (1, 2), False), (0, 5, f"{k}.AKIP-komponen", (3, 2), False))
        for k in (_K24, _K25)
    },
    "T2.8-2026-kertas-kerja": ((0, 5, "T2.8-2026-kertas-kerja.IKKK-komponen", (1, 1), True),),
}


def periksa_ipp(p: Pemeriksa) -> None:
    """IPP: bobot × jumlah nilai = nilai aspek, Σ = F02, 75% F02 + 25% F03 = IPP."""
    aspek = range(1, 7)
    for n in aspek:
        bobot, jumlah = p.wajib(n, 2), p.wajib(n, 3)
        rentang = Rentang(bobot.nilai, bobot.nilai).kali(jumlah.rentang)
        hitungan = f"{bobot.teks} × {jumlah.teks}; bobot yang cocok {_BOBOT_BERLAKU[n - 1]}"
        p.catat(n, 4, "nilai aspek", bobot.nilai * jumlah.nilai, rentang, hitungan)
    p.jumlah(0, 4, aspek, "F02")
    f02, f03 = p.wajib(0, 4), p.wajib(7, 4)
    bagian = (Decimal("0.75"), Decimal("0.25"))
    rentang = f02.rentang.kali(Rentang(bagian[0], bagian[0])).tambah(f03.rentang.kali(Rentang(bagian[1], bagian[1])))
    p.catat(8, 4, "IPP", bagian[0] * f02.nilai + bagian[1] * f03.nilai, rentang, "75% × F02 + 25% × F03")


def periksa_rb(p: Pemeriksa) -> None:
    """RB: bobot dan nilai anak menjadi bobot dan nilai induk; total."""
    for kolom in (2, 3):
        p.jumlah(0, kolom, (1, 2, 3), "jumlah komponen")
        p.jumlah(4, kolom, (5, 6), "jumlah komponen")
    p.jumlah(7, 3, (0, 4), "total RB")


def periksa_capaian_tahunan(p: Pemeriksa) -> None:
    """Capaian tiga tahun berdampingan dan rata-ratanya."""
    data = range(len(p.isi) - 1)
    for awal in (2, 5, 8):
        for n in data:
            p.rasio(n, awal + 1, awal, awal + 2, "capaian")
        p.jumlah(len(p.isi) - 1, awal + 2, data, "rata-rata", rata=True)


def periksa_target_realisasi(p: Pemeriksa) -> None:
    """Capaian tiap baris = realisasi / target; target nol atau "-" tidak dihitung."""
    for n in range(len(p.isi)):
        p.rasio(n, 3, 2, 4, "capaian")


def periksa_kemajuan(p: Pemeriksa) -> None:
    """Tingkat kemajuan dan tiga rata-ratanya."""
    for n in range(9):
        p.rasio(n, 3, 2, 4, "kemajuan")
    _rata_iku_program(p, 4, 9)


def _rata_iku_program(p: Pemeriksa, kolom: int, awal: int) -> None:
    iku, program = (0, 1, 3), (2, 4, 5, 6, 7, 8)
    for n, barisan in ((awal, iku), (awal + 1, program), (awal + 2, range(9))):
        p.jumlah(n, kolom, barisan, "rata-rata", rata=True)


def periksa_pembanding(p: Pemeriksa) -> None:
    """Persen perbandingan dan selisih."""
    for n in range(len(p.isi)):
        p.rasio(n, 2, 3, 4, "perbandingan")
        p.selisih(n, 2, 3, 5, "selisih")


def periksa_anggaran_sasaran(p: Pemeriksa) -> None:
    """Kinerja dan anggaran tujuan dan sasaran (T3.25)."""
    for n in range(5):
        p.rasio(n, 4, 3, 5, "capaian")
        p.rasio(n, 7, 6, 8, "serapan")
    p.jumlah(3, 5, (0, 1, 2), "rata-rata", rata=True)
    for kolom in (6, 7):
        p.jumlah(0, kolom, (1, 2), "penjumlahan anggaran")
        p.jumlah(3, kolom, (1, 2), "penjumlahan anggaran")


def periksa_anggaran_program(p: Pemeriksa) -> None:
    """Kinerja dan anggaran sampai program (T3.28)."""
    for n in range(10):
        p.rasio(n, 3, 2, 4, "capaian")
        p.rasio(n, 6, 5, 7, "serapan")
    _rata_iku_program(p, 4, 9)
    for kolom in (5, 6):
        for n, anak in ((0, (1, 3)), (1, (2,)), (3, (4, 5, 6, 7, 8)), (9, (1, 3))):
            p.jumlah(n, kolom, anak, "penjumlahan anggaran")


def periksa_anggaran_rinci(p: Pemeriksa) -> None:
    """Kinerja dan anggaran sampai sub kegiatan (T3.29)."""
    akhir = len(p.isi) - 1
    for n in range(len(p.isi)):
        p.rasio(n, 3, 2, 4, "capaian")
        p.rasio(n, 6, 5, 7, "serapan")
    for kolom in (5, 6):
        for n, anak in anak_langsung(p.isi):
            p.jumlah(n, kolom, anak, "penjumlahan anggaran")
        p.jumlah(akhir, kolom, (1, 26), "penjumlahan anggaran")
    p.jumlah(akhir, 4, range(akhir), "rata-rata", rata=True)


def anak_langsung(isi: tuple[Baris, ...]) -> Iterator[tuple[int, list[int]]]:
    """Tiap baris induk dengan anak-anak langsungnya; baris indikator kedua bukan anak."""
    tingkat = [_tingkat(baris[0]) for baris in isi]
    for n, induk in enumerate(tingkat):
        anak: list[int] = []
        batas = len(_TINGKAT)
        for lain in range(n + 1, len(isi)):
            turunan = tingkat[lain]
            if turunan is None:
                continue
            if induk is None or turunan <= induk or isi[lain][0].isupper():
                break
            if turunan <= batas:
                batas = turunan
                anak.append(lain)
        if anak:
            yield n, anak


def _tingkat(label: str) -> int | None:
    kata = re.sub(r"^[\d. ]+", "", label).lower()
    if not kata:
        return None
    return next((n for n, nama in enumerate(_TINGKAT) if kata.startswith(nama)), len(_TINGKAT) - 1)


def periksa_penunjang(p: Pemeriksa) -> None:
    """Realisasi anggaran berjenjang, total, dan kata menunjang menurut capaian program."""
    akhir = len(p.isi) - 1
    for n, anak in anak_langsung(p.isi):
        p.jumlah(n, 4, anak, "penjumlahan anggaran")
    program = [n for n, baris in enumerate(p.isi) if baris[0].startswith("Program")]
    p.jumlah(akhir, 4, program, "penjumlahan anggaran")
    kata = ""
    for n in range(akhir):
        if n in program:
            capaian = p.wajib(n, 3)
            kata = "Sangat Menunjang" if capaian.nilai >= 1 else "Kurang Menunjang"
        if p.isi[n][6]:
            p.kata(n, 6, "menunjang", kata)


def periksa_alokasi(p: Pemeriksa) -> None:
    """Alokasi per sasaran: total dan bagiannya."""
    p.jumlah(3, 3, (1, 2), "total")
    total = p.wajib(3, 3)
    for n in (1, 2):
        bagian = p.wajib(n, 3)
        titik = bagian.nilai / total.nilai
        p.catat(n, 4, "bagian", titik, Rentang(titik, titik), f"{bagian.teks} ÷ {total.teks}")
    p.jumlah(3, 4, (1, 2), "total")


def periksa_efisiensi(p: Pemeriksa) -> None:
    """Efisiensi = capaian − serapan, dari persen seperti tampil; capaian total = rata-rata baris."""
    akhir = len(p.isi) - 1
    for n in range(len(p.isi)):
        p.selisih(n, 2, 3, 4, "efisiensi", tampil=True)
    p.jumlah(akhir, 2, range(akhir), "rata-rata", rata=True)


def periksa_sdm(p: Pemeriksa) -> None:
    """SDM: rincian menjadi total, pemenuhan, efisiensi."""
    _sumber_daya(p, range(1, 3), 3)


def periksa_aset(p: Pemeriksa) -> None:
    """Aset: rincian menjadi total, pemenuhan, efisiensi."""
    _sumber_daya(p, range(1, len(p.isi) - 1), len(p.isi) - 1)


def _sumber_daya(p: Pemeriksa, rincian: Iterable[int], akhir: int) -> None:
    rincian = list(rincian)
    for kolom_total, kolom_rinci in ((1, 2), (3, 3)):
        jumlah = sum((b.nilai for b in p.nilai(rincian, kolom_rinci)), Decimal(0))
        p.catat(0, kolom_total, "jumlah rincian", jumlah, Rentang(jumlah, jumlah), f"jumlah {len(rincian)} baris")
    butuh, ada, nko, penuh = (p.wajib(0, k) for k in (1, 3, 0, 4))
    titik = ada.nilai / butuh.nilai
    p.catat(0, 4, "pemenuhan", titik, Rentang(titik, titik), f"{ada.teks} ÷ {butuh.teks}")
    beda = nko.nilai - penuh.nilai
    p.catat(akhir, 4, "efisiensi", beda, Rentang(beda, beda), f"{nko.teks} − {penuh.teks}")


def hitung_ulang(tabel: dict[str, tuple[Baris, ...]]) -> list[Relasi]:
    """Semua hubungan di semua tabel, menurut urutan tabel lalu baris dan kolom."""
    semua: list[Relasi] = []
    for kunci, isi in tabel.items():
        p = Pemeriksa(kunci, isi)
        _periksa_satu(p, tabel)
        semua += sorted(p.hasil, key=lambda relasi: (relasi.baris, relasi.kolom))
    return semua


def _periksa_satu(p: Pemeriksa, tabel: dict[str, tuple[Baris, ...]]) -> None:
    kunci = p.kunci
    if kunci in ("T3.2", "T3.3", "T3.4", "T3.5", "T4.1"):
        periksa_pko(p, "0.1" if kunci == "T3.2" else "0")
    elif kunci in _TARGET_DARI_KOMPONEN:
        periksa_target(p, tabel)
        periksa_teks(p, tabel)
    elif kunci.endswith(("AKIP-komponen", "IKM-layanan", "IPP-F02")):
        periksa_perkiraan(p)
    elif kunci in _TOTAL:
        baris, kolom, barisan, jenis, rata = _TOTAL[kunci]
        p.jumlah(baris, kolom, barisan, jenis, rata=rata)
    elif kunci in _PEMERIKSA:
        _PEMERIKSA[kunci](p)


_TOTAL: dict[str, tuple[int, int, range, str, bool]] = {
    "T2.1-b-program": (7, 5, range(7), "total anggaran", False),
    "T2.2-c-anggaran": (6, 1, range(6), "total anggaran", False),
    "T2.6-2026-b-anggaran": (6, 1, range(6), "total anggaran", False),
    "T3.8": (4, 3, range(4), "nilai AKIP", False),
    "T3.9": (10, 2, range(10), "rata-rata IKM", True),
    "T3.15": (10, 2, range(10), "rata-rata IKM", True),
    "T3.14": (6, 2, range(6), "jumlah IKKK", False),
}
_PEMERIKSA: dict[str, Callable[[Pemeriksa], None]] = {
    "T2.8-2026-kertas-kerja.IKKK-komponen": periksa_ikkk_perkiraan,
    "T3.1": periksa_capaian_tahunan,
    **dict.fromkeys(("T3.6", "T3.7", "T3.13", "T3.18"), periksa_target_realisasi),
    **dict.fromkeys(("T3.10", "T3.16"), periksa_ipp),
    "T3.17": periksa_rb,
    "T3.21": periksa_kemajuan,
    **dict.fromkeys(("T3.22", "T3.23", "T3.24-kabupaten"), periksa_pembanding),
    "T3.25-kinerja-anggaran": periksa_anggaran_sasaran,
    "T3.28": periksa_anggaran_program,
    "T3.29": periksa_anggaran_rinci,
    "T3.26-outcome": periksa_penunjang,
    "T3.27-alokasi": periksa_alokasi,
    **dict.fromkeys(("T3.30", "T3.24-efisiensi-subkegiatan"), periksa_efisiensi),
    "T3.25-SDM": periksa_sdm,
    "T3.26-aset": periksa_aset,
}
