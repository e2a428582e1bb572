"""A column "Target" in the sheets of the tribulan: the year's target, or the tribulan's own for what is counted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.antar.lembar import Baris, pk, pokok, temuan
from tests.isi.buku import buku

DOKUMEN, PERDA = "Jumlah dokumen yang disusun", "Persentase perda yang ditegakkan"
TETAP = [(3, "Indeks Kepuasan Masyarakat", "Indeks", 84), (4, "Nilai AKIP", "Nilai", 75)]
KEPALA = ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"]


def lembar(dokumen: Sequence[object], persen: Sequence[object] = (), **lain: list[Baris]) -> dict[str, list[Baris]]:
    """A sheet for each tribulan, with its targets; everything is reached."""
    hasil: dict[str, list[Baris]] = dict(lain)
    for ke, target in zip(("I", "II", "III", "IV"), dokumen, strict=False):
        isi: list[Baris] = [[1, DOKUMEN, "Dokumen", target, target, "100,00"]]
        if persen:
            p = persen[len(hasil) - len(lain)]
            isi.append([2, PERDA, "%", p, p, "100,00"])
        isi += [[*baris, baris[-1], "100,00"] for baris in TETAP]
        hasil[f"TW {ke}"] = [[f"Pengukuran Kinerja Triwulan {ke} Tahun 2025"], KEPALA, *isi]
    return hasil


def setahun(persen: object) -> list[Baris]:
    """The year's Perjanjian Kinerja."""
    return pk((DOKUMEN, 12), (PERDA, persen), *((nama, target) for _, nama, _, target in TETAP))


@pytest.mark.parametrize(
    ("dokumen", "persen"),
    [
        ((3, 6, 9, 12), (85, 85, 85, 85)),
        ((2, 4, 3, 3), (25, 50, 75, 100)),
        ((3, 3, 3, 3), ()),
        ((3, 6), (85, 85)),
        ((12, 12, 12, 12), (85, 85, 85, 85)),
    ],
)
@pytest.mark.parametrize("dengan_pk", [True, False])
def test_target_tribulan_di_kolom_target(dokumen: Sequence[object], persen: Sequence[object], dengan_pk: bool) -> None:
    rencana = setahun(persen[-1] if persen else 85)
    lain = {"PK": rencana} if dengan_pk else {}
    assert temuan(buku(lembar(dokumen, persen, **lain)), "KK301") == []


def test_satu_target_yang_lain_dari_kebanyakan_lembar() -> None:
    hasil = temuan(buku(lembar((12, 11, 12, 12), (85, 85, 85, 83))), "KK301")
    assert pokok(hasil) == [("KK301", "warning", "TW II!D3"), ("KK301", "warning", "TW IV!D4")]


def test_target_tribulan_terakhir_tetap_dibandingkan_dengan_setahun() -> None:
    hasil = temuan(buku(lembar((3, 6, 9, 11), PK=setahun(85))), "KK301")
    assert pokok(hasil) == [("KK301", "error", "TW IV!D3")]


def test_target_persen_di_lembar_tribulan_dibandingkan_dengan_pk() -> None:
    isi = lembar((3, 6, 9, 12), (85, 85, 84, 85), PK=setahun(85))
    assert pokok(temuan(buku(isi), "KK301")) == [("KK301", "error", "TW III!D4")]
