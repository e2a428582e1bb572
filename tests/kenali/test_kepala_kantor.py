"""Headers as offices' applications print them: the kind, every column, silence where the figures agree, and the rest.

One changed result is found, an emptied one is filled again; what is no performance table is left alone.
"""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from kertas_kerja import check, fill
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.kenali import kenali
from tests.kenali.kepala_kantor import BUKAN, KEPALA, PERSEN, TURUNAN, Daun, Kepala, nilai, susun

NAMA = {
    "no": {"no"}, "ind": {"indikator"}, "sat": {"satuan"}, "sas": {"sasaran"}, "prog": {"sasaran", "program"},
    "t": {"target"}, "r": {"realisasi"}, "c": {"capaian"}, "p": {"pagu"}, "a": {"realisasi_anggaran"},
    "s": {"serapan"}, "sisa": {"sisa"}, "bobot": {"bobot"}, "nt": {"nilai_tertimbang"},
    "akhir": {"target_renstra", "target_akhir_renstra"}, "pakhir": {"pagu_renstra"},
    "rlalu": {"realisasi_prev", "realisasi_renstra_prev"}, "alalu": {"realisasi_anggaran_renstra_prev"},
    "rcum": {"realisasi_renstra"}, "acum": {"realisasi_anggaran_renstra"}, "kem": {"kemajuan"},
    "kemr": {"kemajuan"}, "kems": {"serapan_renstra"}, "lain": {""},
}  # fmt: skip
POKOK = {"t": "target", "r": "realisasi", "c": "capaian", "rk": "realisasi", "a": "realisasi_anggaran"}
SEMUA = {k.nama: k for k in KEPALA}


def harapan(peran: str) -> set[str]:
    """The keys that a column of that role may have; empty where it does not matter."""
    if m := re.fullmatch(r"(t|r|c|rk|a)([1-4])", peran):
        return {f"{POKOK[m[1]]}@TB {('I', 'II', 'III', 'IV')[int(m[2]) - 1]}"}
    if m := re.fullmatch(r"t(20\d\d)", peran):
        return {f"target@{m[1]}", f"target@{int(m[1]) - 2020}"}
    return NAMA.get(peran, set())


def jenis_kolom(isi: bytes) -> list[tuple[str, dict[int, str]]]:
    with Workbook.open(isi) as buku:
        return [(t.kind, {k.indeks: k.kunci for k in t.kolom}) for t in kenali(buku).tabel]


def berat(isi: bytes) -> list[tuple[str, str]]:
    """The findings that ask somebody to act."""
    return [(f.kode, f.alamat) for f in check(BytesIO(isi)).findings if f.tingkat in ("error", "warning")]


def turunan(kolom: list[Daun]) -> list[int]:
    return [j for j, d in enumerate(kolom) if TURUNAN.fullmatch(d.peran)]


@pytest.mark.parametrize("nama", SEMUA)
def test_dikenali_dan_diam(nama: str) -> None:
    isi, kolom, _ = susun(SEMUA[nama])
    ((kind, kunci),) = jenis_kolom(isi)
    assert kind == SEMUA[nama].kind
    salah = [
        (d.teks, kunci.get(j, ""), h)
        for j, d in enumerate(kolom, 1)
        if (h := harapan(d.peran)) and kunci.get(j, "") not in h
    ]
    assert not salah
    assert berat(isi) == []


@pytest.mark.parametrize("nama", SEMUA)
def test_satu_angka_yang_diubah_ditemukan(nama: str) -> None:
    kepala = SEMUA[nama]
    kolom = susun(kepala)[1]
    for j in turunan(kolom):
        salah = float(nilai(1, kepala.cacah)[kolom[j].peran] * 13 / 10)
        isi = susun(kepala, {(1, j): round(salah) if salah > 1000 else round(salah, 2)})[0]
        assert any(f.tingkat == "error" for f in check(BytesIO(isi)).findings), kolom[j]


@pytest.mark.parametrize("nama", SEMUA)
def test_yang_dikosongkan_terisi_kembali(nama: str) -> None:
    kepala = SEMUA[nama]
    kolom = susun(kepala)[1]
    dihitung = turunan(kolom)
    isi, _, mulai = susun(kepala, {(i, j): None for i in (1, 2) for j in dihitung})
    if not dihitung:
        return
    lembar = load_workbook(BytesIO(fill(BytesIO(isi), tabs=False).data or isi), data_only=True)["Lembar"]
    for j in dihitung:
        seharusnya = float(nilai(1, kepala.cacah)[kolom[j].peran])
        skala = 100 if PERSEN.fullmatch(kolom[j].peran) else 1
        ada = lembar[f"{get_column_letter(j + 1)}{mulai + 1}"].value
        assert isinstance(ada, int | float), kolom[j]
        assert min(abs(ada - seharusnya), abs(ada * skala - seharusnya)) <= abs(seharusnya) / 500, kolom[j]


@pytest.mark.parametrize("kepala", BUKAN, ids=lambda k: k.nama)
def test_yang_bukan_urusannya_dibiarkan(kepala: Kepala) -> None:
    isi = susun(kepala)[0]
    assert jenis_kolom(isi) == []
    assert berat(isi) == []
