"""T-C.27: for every year of a Renstra a target and its budget, side by side, programs above their kegiatan."""

from __future__ import annotations

import pytest

from kertas_kerja import fill
from kertas_kerja.api import buka
from kertas_kerja.kenali import kenali
from tests.antar.lembar import Baris, pokok, temuan
from tests.isi.buku import buku, sel
from tests.lembar_operator.penulis import tulis_buku

GRUP = ["Tahun 2021", "Tahun 2022", "Tahun 2023", "Kondisi Kinerja pada akhir periode Renstra"]
TETAP = ["Sasaran", "Program dan Kegiatan", "Indikator Kinerja Program (outcome) dan Kegiatan (output)"]
ISI: list[Baris] = [
    ["Meningkatnya mutu layanan", "PROGRAM PENUNJANG", "Persentase dokumen", 96, 5000, 97, 5500, 98, 6000, 98, 16500],
    [None, "Kegiatan Perencanaan", "Jumlah dokumen", 6, 2000, 7, 2500, 7, 2500, 7, 7000],
    [None, "Kegiatan Keuangan", "Jumlah laporan", 12, 3000, 12, 3000, 12, 3500, 12, 9500],
    [None, "PROGRAM PELAYANAN", "Persentase layanan baik", 82, 1000, 84, 1200, 86, 1500, 86, 3700],
    [None, "Kegiatan Loket Terpadu", "Persentase loket buka", 3, 1000, 4, 1200, 5, 1500, 5, 3700],
    [None, "JUMLAH", None, None, 6000, None, 6700, None, 7500, None, 20200],
]


def lembar(daun: tuple[str, str] = ("Target", "Rp"), grup: list[str] = GRUP, **ganti: object) -> list[Baris]:
    """The form with leaf words and years of one's own; `ganti` puts values into cells (E6=...)."""
    atas = [*TETAP, *(x for g in grup for x in (g, None))]
    bawah = [None, None, None, *daun * len(grup)]
    judul = ["Tabel T-C.27 Rencana Program, Kegiatan, dan Pendanaan Dinas Contoh Tahun 2021-2023"]
    semua = [judul, [], atas, bawah, *(list(b) for b in ISI)]
    for alamat, nilai in ganti.items():
        semua[int(alamat[1:]) - 1][ord(alamat[0]) - 65] = nilai
    return semua


@pytest.mark.parametrize(
    ("daun", "grup"),
    [
        (("Target", "Rp"), GRUP),
        (("K", "Rp (000)"), ["2021", "2022", "2023", "Kondisi Akhir RPJMD"]),
        (("Target Kinerja", "Pagu Indikatif (Rp)"), ["Tahun ke-1", "Tahun ke-2", "Tahun ke-3", "Total"]),
    ],
)
def test_target_dan_pagu_menurut_tahun(daun: tuple[str, str], grup: list[str]) -> None:
    with buka(buku({"T-C.27": lembar(daun, grup)})) as b:
        (tabel,) = kenali(b).tabel
    assert tabel.kind == "pendanaan_renstra"
    assert [len(tabel.kolom_bernama(n)) for n in ("target", "pagu")] == [3, 3]
    assert [tabel.kolom_bernama(n)[0].indeks for n in ("target_renstra", "pagu_renstra")] == [10, 11]
    assert temuan(buku({"T-C.27": lembar(daun, grup)}), "KK") == []


@pytest.mark.parametrize(
    ("alamat", "kode"), [("E6", "KK209"), ("G8", "KK209"), ("I10", "KK201"), ("K7", "KK201"), ("J5", "KK211")]
)
def test_satu_angka_keliru(alamat: str, kode: str) -> None:
    ada = temuan(buku({"T-C.27": lembar(**{alamat: 90 if kode == "KK211" else 777})}), "KK")
    assert kode in {t.kode for t in ada}
    assert any(alamat in (t.alamat, *(x.sel for x in t.terkait)) for t in ada)


def test_pagu_akhir_yang_pagu_tahun_terakhir_bukan_jumlah() -> None:
    akhir = {f"K{i}": b[8] for i, b in enumerate(ISI, 5)}
    assert temuan(buku({"T-C.27": lembar(**akhir)}), "KK201") == []


def test_pagu_indikatif_tidak_dibandingkan_dengan_pagu_pk() -> None:
    pk = [["Perjanjian Kinerja Tahun 2023"], ["No", "Program", "Anggaran (Rp)"]]
    isi = [[1, "PROGRAM PENUNJANG", 6100], [2, "PROGRAM PELAYANAN", 1400], [None, "JUMLAH", 7500]]
    assert temuan(buku({"PK": [*pk, *isi], "T-C.27": lembar()}), "KK3") == []


def test_target_tahun_itu_dibandingkan_dengan_pk() -> None:
    kepala = ["No", "Sasaran", "Indikator Kinerja", "Target"]
    isi: list[Baris] = [[i, "Meningkatnya mutu layanan", b[2], b[7]] for i, b in enumerate((ISI[0], ISI[1], ISI[3]), 1)]
    isi[2][3] = 88
    pk = [["Perjanjian Kinerja Tahun 2023"], kepala, *isi]
    assert [(k, t) for k, t, _ in pokok(temuan(buku({"PK": pk, "T-C.27": lembar()}), "KK3"))] == [("KK301", "warning")]


def test_pagu_yang_kosong_dijumlah() -> None:
    hasil = fill(buku({"T-C.27": lembar(K7=None, G10=None)}), tabs=False)
    assert [sel(hasil.data, "T-C.27", a) for a in ("K7", "G10")] == [9500, 6700]


RENJA = ["Target capaian kinerja", "Kebutuhan Dana/Pagu Indikatif (Rp)"]


def renja(maju: int = 1200) -> list[Baris]:
    """T-C.33: the year of the plan with its source of funds, and the year after it."""
    atas = ["Kode", "Program/Kegiatan", "Indikator Kinerja", "Rencana Tahun 2025", None, None]
    bawah = [None, None, None, *RENJA, "Sumber Dana", *RENJA]
    isi: list[Baris] = [
        ["7.01.01", "Penunjang Urusan", "Persentase dokumen", 96, 5000, "APBD", 97, 5500],
        ["7.01.01.2.01", "Perencanaan", "Jumlah dokumen", 6, 2000, "APBD", 6, 2500],
        ["7.01.01.2.02", "Administrasi Keuangan", "Jumlah laporan", 12, 3000, "APBD", 12, 3000],
        ["7.01.02", "Pelayanan", "Persentase layanan baik", 82, 1000, "APBD", 84, maju],
        ["7.01.02.2.01", "Loket Terpadu", "Jumlah loket", 3, 1000, "APBD", 4, 1200],
        [None, "JUMLAH", None, None, 6000, None, None, 6700],
    ]
    return [["Rencana Kerja Tahun 2025"], [], [*atas, "Prakiraan Maju Rencana Tahun 2026", None], bawah, *isi]


def test_renja_dengan_prakiraan_maju() -> None:
    with buka(buku({"T-C.33": renja()})) as b:
        (tabel,) = kenali(b).tabel
    assert [(k.kunci, k.indeks) for k in tabel.kolom_bernama("pagu")] == [("pagu@2025", 5), ("pagu@2026", 8)]
    assert temuan(buku({"T-C.33": renja()}), "KK") == []
    assert {t.kode for t in temuan(buku({"T-C.33": renja(1300)}), "KK")} >= {"KK209"}


def test_pertumbuhan_anggaran_bukan_anggaran() -> None:
    grup = [
        "Anggaran pada Tahun ke-",
        "Realisasi Anggaran pada Tahun ke-",
        "Rasio antara Realisasi dan Anggaran Tahun ke-",
    ]
    atas = ["Uraian", *(x for g in (*grup, "Rata-rata Pertumbuhan") for x in (g, None))]
    daun = [None, *[1, 2] * 3, "Anggaran", "Realisasi"]
    isi: list[Baris] = [
        ["Belanja Operasi", 8000, 8200, 7600, 8000, 95.0, 97.56, 2.5, 5.26],
        ["Belanja Modal", 2000, 2100, 1800, 2000, 90.0, 95.24, 5.0, 11.11],
        ["Jumlah", 10000, 10300, 9400, 10000, 94.0, 97.09, 3.0, 6.38],
    ]
    gabung = ["B3:C3", "D3:E3", "F3:G3", "H3:I3", "A3:A4"]
    lembar = {"baris": [["Tabel T-C.24 Anggaran dan Realisasi"], [], atas, daun, *isi], "gabung": gabung}
    data = tulis_buku({"T-C.24": lembar})
    with buka(data) as b:
        (tabel,) = kenali(b).tabel
    assert [k.nama for k in tabel.kolom[-2:]] == ["", ""]
    assert temuan(data, "KK") == []
