"""Every relation inside the printed tables of the report, written from DOMAIN.md for the judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from tests.kenali.laporan import HARAPAN, Laporan
from tests.kenali.sinonim import nama_baku
from tests.mutasi.juri import (
    Hitung,
    Hubungan,
    Sel,
    baca,
    bagi,
    batasi,
    berbobot,
    jumlah,
    kali,
    kurang,
    rata,
    sama,
)

PKO = tuple(
    (Decimal(a), k)
    for a, k in (
        ("0.2", "Sangat Kurang"),
        ("0.6", "Kurang"),
        ("0.8", "Butuh Perbaikan"),
        ("1", "Baik"),
        ("1.1", "Istimewa"),
    )
)
AKIP = tuple(
    (Decimal(a), k) for a, k in ((30, "D"), (50, "C"), (60, "CC"), (70, "B"), (80, "BB"), (90, "A"), (100, "AA"))
)
TARIF_BB = "0.1"


class Kolom(NamedTuple):
    """A printed column: canonical name, the group over it, its index."""

    nama: str
    grup: str
    indeks: int


class Tabel:
    """A printed table with its columns named, its rows split into data and summaries, its levels."""

    def __init__(self, lap: Laporan) -> None:
        self.lap = lap
        self.kind = HARAPAN[lap.kunci][0]
        self.kolom = [self._kolom(i) for i in range(lap.lebar)]

    def _kolom(self, i: int) -> Kolom:
        kepala = self.lap.kepala
        if len(kepala) == 1 or not kepala[1][i]:
            return Kolom(nama_baku(kepala[0][i]) or kepala[0][i].lower(), "", i)
        grup = next(kepala[0][j] for j in range(i, -1, -1) if kepala[0][j])
        nama = nama_baku(re.sub(r" 20\d\d", "", kepala[1][i])) or kepala[1][i].lower()
        if "anggaran" in grup.lower():
            nama = {"target": "pagu", "alokasi": "pagu", "realisasi": "realisasi_anggaran", "capaian": "serapan"}.get(
                nama, nama
            )
        return Kolom(nama, grup, i)

    def satu(self, nama: str) -> int:
        """The index of the first column of that name."""
        return next(k.indeks for k in self.kolom if k.nama == nama)

    def label(self, baris: int) -> str:
        """The first words of a row."""
        return next((t for t in self.lap.baris[baris] if len(t) > 2 and baca(t) is None), "")

    def baris(self, pola: str) -> list[int]:
        """The rows whose label begins with that pattern."""
        return [i for i in range(len(self.lap.baris)) if re.match(pola, self.label(i), re.I)]

    def data(self, pola_ringkas: str) -> list[int]:
        """The rows that are no summary."""
        ringkas = set(self.baris(pola_ringkas))
        return [i for i in range(len(self.lap.baris)) if i not in ringkas]

    def tingkat(self) -> list[int | None]:
        """Depth of each row by its first word; None for a further indicator of the row above."""
        hasil: list[int | None] = []
        for isi in self.lap.baris:
            kata = re.sub(r"^\d+\.\s*", "", isi[0]).lower()
            awal = (("tujuan", 0), ("sasaran", 1), ("program", 2), ("kegiatan", 3))
            hasil.append(next((n for k, n in awal if kata.startswith(k)), 4) if kata else None)
        return hasil


PERSEN = frozenset(
    (
        "capaian", "serapan", "kemajuan", "normalisasi", "koreksi", "nilai_akhir", "efisiensi", "% anggaran",
        "capaian kinerja organisasi", "pemenuhan kebutuhan sdm", "pemenuhan kebutuhan aset",
    )
)  # fmt: skip


def pembaca(lap: Laporan) -> Callable[[Sel], str]:
    """The text of a cell with its percent sign where people leave it out.

    In a percent column a bare number above 3 is percent points; a bare target or realisasi beside one that
    carries the sign is in percent as well.
    """
    t = Tabel(lap)
    persen = {k.indeks for k in t.kolom if k.nama in PERSEN or k.nama.startswith("% perbandingan")}
    pasangan = _pasangan(t)

    def baca_sel(sel: Sel) -> str:
        teks = lap.baris[sel[0]][sel[1]]
        angka = baca(teks)
        if angka is None or angka.persen or angka.utuh or abs(angka.nilai) <= 3:
            return teks
        teman = pasangan.get(sel[1])
        berpersen = teman is not None and (b := baca(lap.baris[sel[0]][teman])) is not None and b.persen
        return teks + "%" if sel[1] in persen or berpersen else teks

    return baca_sel


def _pasangan(t: Tabel) -> dict[int, int]:
    """target <-> realisasi of one group."""
    hasil: dict[int, int] = {}
    for k in t.kolom:
        lawan = {"target": "realisasi", "realisasi": "target"}.get(k.nama)
        if lawan:
            sejajar = [b.indeks for b in t.kolom if b.nama == lawan and b.grup == k.grup]
            hasil |= {k.indeks: sejajar[0]} if sejajar else {}
    return hasil


RINGKAS = (
    r"rata ?- ?rata|total|tingkat efisiensi|jumlah$|realisasi( anggaran|$)|nilai (kinerja|hasil)|predikat|estimasi"
    r"|index"
)


def hubungan(lap: Laporan) -> list[Hubungan]:
    """All relations of a table, results before what is computed from them."""
    t = Tabel(lap)
    buat: dict[str, Callable[[Tabel], Iterator[Hubungan]]] = {
        "pk_program": _pk_program,
        "alokasi": _alokasi,
        "capaian_tahunan": _capaian_tahunan,
        "pko": _pko,
        "target_realisasi": _capaian,
        "komponen_akip": _akip,
        "komponen_ikm": lambda t: _komponen(t, rata),
        "komponen_ikkk": lambda t: _komponen(t, jumlah),
        "komponen_ipp": _ipp,
        "komponen_rb": _rb,
        "komponen_target": _komponen_target,
        "kemajuan_renstra": _kemajuan,
        "pembanding": _pembanding,
        "kinerja_anggaran": _kinerja_anggaran,
        "penunjang": _penunjang,
        "efisiensi_anggaran": _efisiensi,
        "efisiensi_sdm": _sumber_daya,
        "efisiensi_aset": _sumber_daya,
    }
    return list(buat[t.kind](t)) if t.kind in buat else []


def _per_baris(
    t: Tabel, nama: str, hasil: int, kolom: tuple[int, ...], hitung: Hitung, tetap: tuple[int, ...] = ()
) -> Iterator[Hubungan]:
    for i in t.data(RINGKAS):
        yield Hubungan(nama, (i, hasil), tuple((i, k) for k in kolom), hitung, frozenset((i, k) for k in tetap))


def _kumpulan(nama: str, hasil: Sel, baris: list[int], kolom: int, hitung: Hitung) -> Hubungan:
    return Hubungan(nama, hasil, tuple((i, kolom) for i in baris), hitung)


def _pk_program(t: Tabel) -> Iterator[Hubungan]:
    pagu, akhir = t.satu("pagu"), len(t.lap.baris) - 1
    yield _kumpulan("jumlah pagu", (akhir, pagu), list(range(akhir)), pagu, jumlah)


def _alokasi(t: Tabel) -> Iterator[Hubungan]:
    pagu, bagian = t.satu("pagu"), t.satu("% anggaran")
    data, total = t.data(RINGKAS), t.baris("total")[0]
    yield _kumpulan("jumlah pagu", (total, pagu), data, pagu, jumlah)
    for i in data:
        yield Hubungan("bagian", (i, bagian), ((i, pagu), (total, pagu)), bagi)
    yield _kumpulan("jumlah bagian", (total, bagian), data, bagian, jumlah)


def _capaian(t: Tabel) -> Iterator[Hubungan]:
    target, realisasi = t.satu("target"), t.satu("realisasi")
    yield from _per_baris(t, "capaian", t.satu("capaian"), (realisasi, target), bagi, (target,))


def _capaian_tahunan(t: Tabel) -> Iterator[Hubungan]:
    for target, realisasi, capaian in ((2, 3, 4), (5, 6, 7), (8, 9, 10)):
        yield from _per_baris(t, "capaian", capaian, (realisasi, target), bagi, (target,))
        rata_baris = t.baris("rata")[0]
        yield _kumpulan("rata capaian", (rata_baris, capaian), t.data(RINGKAS), capaian, rata)


def _pko(t: Tabel) -> Iterator[Hubungan]:
    yield from _capaian(t)
    norma, koreksi, akhir = t.satu("normalisasi"), t.satu("koreksi"), t.satu("nilai_akhir")
    data, poin = t.data(RINGKAS), t.lap.kunci == "T3.2"
    yield from _per_baris(t, "normalisasi", norma, (t.satu("capaian"),), batasi)
    yield from _per_baris(t, "koreksi", koreksi, (norma,), berbobot(TARIF_BB if poin else "0"))
    if poin:
        yield from _per_baris(t, "nilai akhir", akhir, (norma, koreksi), kurang)
    else:
        yield from _per_baris(
            t, "nilai akhir", akhir, (norma, koreksi), lambda s: kali([s[0], (1 - s[1][1], 1 - s[1][0])])
        )
    total, nko, predikat = t.baris("total")[0], t.baris("nilai kinerja")[0], t.baris("predikat")[0]
    yield _kumpulan("jumlah nilai akhir", (total, akhir), data, akhir, jumlah)
    yield _kumpulan("rata nilai akhir", (nko, akhir), data, akhir, rata)
    yield Hubungan("predikat", (predikat, akhir), ((nko, akhir),), sama, pita=PKO)


def _akip(t: Tabel) -> Iterator[Hubungan]:
    if len(t.lap.baris) == 4:
        return
    bobot, nilai = t.satu("bobot"), t.satu("nilai")
    data, total = t.data(RINGKAS), t.baris("nilai hasil")[0]
    for i in data:
        yield Hubungan("batas bobot", (i, nilai), ((i, bobot),), sama, batas=True)
    yield _kumpulan("jumlah nilai", (total, nilai), data, nilai, jumlah)
    yield Hubungan("predikat", (t.baris("predikat")[0], nilai), ((total, nilai),), sama, pita=AKIP)


def _komponen(t: Tabel, hitung: Hitung) -> Iterator[Hubungan]:
    for total in t.baris("total"):
        nilai = t.lap.lebar - 1
        yield _kumpulan(
            f"{'jumlah' if hitung is jumlah else 'rata'} nilai", (total, nilai), t.data(RINGKAS), nilai, hitung
        )


def _ipp(t: Tabel) -> Iterator[Hubungan]:
    if t.lap.lebar < 5:
        return
    aspek = [i for i in range(len(t.lap.baris)) if baca(t.lap.baris[i][2])]
    f02, f03, ipp = t.baris("index f02")[0], t.baris("index f03")[0], t.baris("indeks pelayanan")[0]
    for i in aspek:
        yield Hubungan("nilai aspek", (i, 4), ((i, 2), (i, 3)), kali, frozenset({(i, 2)}))
    yield _kumpulan("jumlah aspek", (f02, 4), aspek, 4, jumlah)
    yield Hubungan("IPP", (ipp, 4), ((f02, 4), (f03, 4)), berbobot("0.75", "0.25"))


def _rb(t: Tabel) -> Iterator[Hubungan]:
    if t.lap.lebar < 4:
        return
    induk = {0: [1, 2, 3], 4: [5, 6]}
    for kolom in (2, 3):
        for i, anak in induk.items():
            h = _kumpulan("jumlah rincian", (i, kolom), anak, kolom, jumlah)
            yield h._replace(ditetapkan=frozenset(h.masukan if kolom == 2 else ()))
    for i in range(7):
        yield Hubungan("batas bobot", (i, 3), ((i, 2),), berbobot("100"), batas=True)
    yield _kumpulan("jumlah nilai", (7, 3), list(induk), 3, jumlah)


def _komponen_target(t: Tabel) -> Iterator[Hubungan]:
    if t.lap.lebar == 5:
        yield from _per_baris(t, "tambah", 3, (1, 2), jumlah)
    kira = 3 if t.lap.lebar == 5 else 1
    for total in t.baris("total$"):
        yield _kumpulan("jumlah perkiraan", (total, kira), t.data(RINGKAS), kira, jumlah)
    for estimasi in t.baris("estimasi"):
        hitung = jumlah if "F02" in t.label(estimasi) else rata
        nama = "jumlah perkiraan" if hitung is jumlah else "rata perkiraan"
        yield _kumpulan(nama, (estimasi, kira), t.data(RINGKAS), kira, hitung)


def _kemajuan(t: Tabel) -> Iterator[Hubungan]:
    target, realisasi, maju = t.satu("target_renstra"), t.satu("realisasi"), t.satu("kemajuan")
    yield from _per_baris(t, "kemajuan", maju, (realisasi, target), bagi, (target,))
    yield from _rata_jenjang(t, maju, [0, 1, 3], [2, 4, 5, 6, 7, 8], [9, 10, 11])


def _rata_jenjang(t: Tabel, kolom: int, iku: list[int], program: list[int], hasil: list[int]) -> Iterator[Hubungan]:
    for baris, himpunan in zip(hasil, (iku, program, sorted(iku + program)), strict=True):
        yield _kumpulan("rata", (baris, kolom), himpunan, kolom, rata)


def _pembanding(t: Tabel) -> Iterator[Hubungan]:
    yield from _per_baris(t, "perbandingan", 4, (2, 3), bagi)
    yield from _per_baris(t, "selisih", 5, (2, 3), kurang)


def _kinerja_anggaran(t: Tabel) -> Iterator[Hubungan]:
    target, realisasi, capaian = t.satu("target"), t.satu("realisasi"), t.satu("capaian")
    pagu, anggaran, serapan = t.satu("pagu"), t.satu("realisasi_anggaran"), t.satu("serapan")
    yield from _per_baris(t, "capaian", capaian, (realisasi, target), bagi, (target,))
    for kolom in (pagu, anggaran):
        yield from _gulung(t, kolom, _tingkat(t))
    for i in range(len(t.lap.baris)):
        yield Hubungan("serapan", (i, serapan), ((i, anggaran), (i, pagu)), bagi)
    if t.lap.kunci == "T3.28":
        yield from _rata_jenjang(t, capaian, [0, 1, 3], [2, 4, 5, 6, 7, 8], [9, 10, 11])
    else:
        yield _kumpulan("rata capaian", (t.baris("rata")[0], capaian), t.data(RINGKAS), capaian, rata)


def _tingkat(t: Tabel) -> list[int | None]:
    """Depths for the roll-up; two tables leave the level words out."""
    if t.lap.kunci == "T3.25-kinerja-anggaran":
        return [0, 1, 1]
    return [0, 1, 2, 1, 2, 2, 2, 2, 2] if t.lap.kunci == "T3.28" else t.tingkat()


def _gulung(t: Tabel, kolom: int, tingkat: list[int | None]) -> Iterator[Hubungan]:
    """A row of the hierarchy is the sum of the rows right below it; the summary row is the sum of the top."""
    data = [i for i in t.data(RINGKAS) if tingkat[i] is not None]
    for n, i in enumerate(data):
        dalam = []
        for j in data[n + 1 :]:
            if tingkat[j] <= tingkat[i]:  # type: ignore[operator]
                break
            dalam.append(j)
        if dalam:
            dangkal = min(tingkat[j] for j in dalam)  # type: ignore[type-var]
            yield _kumpulan("jumlah anak", (i, kolom), [j for j in dalam if tingkat[j] == dangkal], kolom, jumlah)
    puncak = min(tingkat[i] for i in data)  # type: ignore[type-var]
    for akhir in t.baris(r"rata|realisasi$"):
        if baca(t.lap.baris[akhir][kolom]):
            yield _kumpulan("jumlah puncak", (akhir, kolom), [i for i in data if tingkat[i] == puncak], kolom, jumlah)


def _penunjang(t: Tabel) -> Iterator[Hubungan]:
    yield from _gulung(t, t.satu("realisasi_anggaran"), t.tingkat())


def _efisiensi(t: Tabel) -> Iterator[Hubungan]:
    yield from _per_baris(t, "efisiensi", 4, (2, 3), kurang)
    total = t.baris("total")[0]
    yield _kumpulan("rata capaian", (total, 2), t.data(RINGKAS), 2, rata)
    yield Hubungan("efisiensi total", (total, 4), ((total, 2), (total, 3)), kurang)


def _sumber_daya(t: Tabel) -> Iterator[Hubungan]:
    akhir = len(t.lap.baris) - 1
    isi = list(range(1, akhir))
    yield _kumpulan("jumlah kebutuhan", (0, 1), isi, 2, jumlah)
    yield _kumpulan("jumlah tersedia", (0, 3), isi, 3, jumlah)
    yield Hubungan("pemenuhan", (0, 4), ((0, 3), (0, 1)), bagi)
    yield Hubungan("efisiensi", (akhir, 4), ((0, 0), (0, 4)), kurang)
