"""Blank cells of a column whose own figures contradict the formula stay blank, and what sums them as well."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest

from kertas_kerja.api import fill
from kertas_kerja.cetak.hasil import HasilIsi
from tests.isi.buku import buku, pko, sel

# Printed bobot of one instrument, nilai aspek worked out with another one's: 24/25/18/11/10/12.
ASPEK = (
    ("Kebijakan Pelayanan", 0.30, 3.95, 0.95),
    ("Profesional SDM", 0.18, 3.70, 0.93),
    ("Sarana dan Prasarana", 0.15, 3.79, 0.68),
    ("Sistem Informasi", 0.15, 3.50, 0.39),
    ("Konsultasi dan Pengaduan", 0.15, 4.55, 0.46),
    ("Inovasi", 0.07, 3.50, 0.42),
)


def isi(data: bytes) -> HasilIsi:
    hasil = fill(data, tabs=False)
    assert fill(hasil.data, tabs=False).changes == ()
    return hasil


def ipp(kosong: Collection[int], indeks: float | None = None) -> bytes:
    lembar: list[list[Any]] = [
        ["Data Pendukung IPP"],
        ["NO", "ASPEK DAN INDIKATOR", "BOBOT", "JUMLAH NILAI INDIKATOR", "NILAI ASPEK"],
        ["INDEX F02", None, None, None, None],
    ]
    for i, (nama, bobot, jumlah, nilai) in enumerate(ASPEK):
        lembar.append([i + 1, f"Aspek {nama}", bobot, jumlah, None if i in kosong else nilai])
    lembar += [["INDEX F03", None, None, None, 4.76], ["Indeks Pelayanan Publik", None, None, None, indeks]]
    return buku({"L": lembar})


@pytest.mark.parametrize("kosong", [(0, 2), (0, 1, 2, 3, 4)])
def test_bobot_yang_tidak_menghasilkan_nilai_tertulis(kosong: tuple[int, ...]) -> None:
    hasil = isi(ipp(kosong))
    assert [sel(hasil.data, "L", f"E{r}") for r in (3, *(4 + i for i in kosong), 11)] == [None] * (len(kosong) + 2)
    kalimat = {a: u.message for u in hasil.unfilled for a in u.cells}
    assert "tidak mengikuti hitungan itu" in kalimat["E4"]
    assert kalimat["E3"].startswith("L!E3 (F02) dibiarkan kosong karena E4, ")


def test_indeks_yang_tertulis_membantah_bobot_lewat_jumlahnya() -> None:
    hasil = isi(ipp(range(6), 4.05))
    assert [sel(hasil.data, "L", f"E{r}") for r in range(3, 10)] == [None] * 7
    assert "tidak cocok dengan E11 yang tertulis 4,05" in " ".join(u.message for u in hasil.unfilled)


def test_tanpa_yang_tertulis_bobot_berlaku() -> None:
    hasil = isi(ipp(range(6)))
    assert sel(hasil.data, "L", "E3") == pytest.approx(3.872, abs=1e-12)
    assert sel(hasil.data, "L", "E11") == pytest.approx(4.094, abs=1e-12)


def test_satu_yang_keliru_bukan_bukti() -> None:
    """One typed capaian is a slip; two, and none that is right, leave the third blank."""
    baris = [["A", 80, 72, 0.95], ["B", 80, 40, None], ["C", 50, 40, None]]
    assert sel(isi(buku({"PKO": pko(baris)})).data, "PKO", "F6") == pytest.approx(0.8, abs=1e-12)
    baris[1][3] = 0.77
    hasil = isi(buku({"PKO": pko(baris)}))
    assert sel(hasil.data, "PKO", "F6") is None
    assert "F4, F5 tidak mengikuti" in hasil.unfilled[0].message
    baris[1][3] = 0.5
    assert sel(isi(buku({"PKO": pko(baris)})).data, "PKO", "F6") == pytest.approx(0.8, abs=1e-12)


def test_ikm_di_samping_responden_tidak_ditebak() -> None:
    """A plain mean or one weighted by respondents: a blank IKM tells neither."""
    layanan = [[1, "Pelayanan KTP", 100, 88.5], [2, "Pelayanan KK", 50, 91.2]]
    kepala = ["No", "Jenis Layanan", "Jumlah Responden", "IKM"]
    lembar = [["Indeks Kepuasan Masyarakat (IKM) Tahun 2025"], kepala, *layanan, [None, "IKM Kecamatan", 150, None]]
    assert fill(buku({"L": lembar}), tabs=False).changes == ()
    tanpa = [[*b[:2], *b[3:]] if len(b) > 3 else b for b in lembar]
    assert sel(fill(buku({"L": tanpa}), tabs=False).data, "L", "C5") == pytest.approx(89.85, abs=1e-12)
