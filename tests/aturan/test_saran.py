"""A suggested formula mends: put into its cell, the finding is gone and what it gives is not called wrong."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from kertas_kerja import check
from tests.aturan.test_aturan import Kasus, periksa, semua_kasus
from tests.lembar_operator.penulis import tulis_buku

if TYPE_CHECKING:
    from kertas_kerja.model import Temuan

KASUS = [k for k in semua_kasus() if not (k.profil or k.dari)]
BERSARAN = [k for k in KASUS if k.kode.startswith(("KK1", "KK2")) and "error" in k.temuan.values()]


def salah(kasus: Kasus, ganti: Temuan) -> set[tuple[str, str, str]]:
    """The errors of the case once the suggested formula, with the format it asks for, stands in its cell."""
    buku = openpyxl.load_workbook(BytesIO(tulis_buku(kasus.lembar)))
    sel = buku[ganti.lembar][ganti.alamat]
    assert ganti.saran is not None
    sel.value = ganti.saran.rumus
    if "format persen" in ganti.saran.teks:
        sel.number_format = "0.00%"
    hasil = check(buku, predikat_akip=kasus.predikat_akip or None)
    return {(t.kode, t.lembar, t.alamat) for t in hasil.findings if t.tingkat == "error"}


@pytest.mark.parametrize("kasus", BERSARAN, ids=lambda k: f"{k.kode}-{k.nama}")
def test_rumus_yang_disarankan_membetulkan_selnya(kasus: Kasus) -> None:
    temuan = [t for t in periksa(kasus).findings if t.tingkat == "error" and t.kode == kasus.kode]
    for t in temuan:
        if t.saran is not None and t.saran.rumus:
            assert (t.kode, t.lembar, t.alamat) not in salah(kasus, t), t.pesan


def test_persen_yang_diketik_sebagai_teks_diberi_format() -> None:
    kasus = next(k for k in KASUS if k.kode == "KK115" and k.nama == "bagian sebuah kategori keliru")
    (temuan,) = [t for t in periksa(kasus).findings if t.kode == "KK115" and t.tingkat == "error"]
    assert temuan.saran is not None
    assert temuan.saran.teks == "Beri sel ini format persen."
    buku = openpyxl.load_workbook(BytesIO(tulis_buku(kasus.lembar)))
    buku[temuan.lembar][temuan.alamat].value = temuan.saran.rumus
    buku[temuan.lembar][temuan.alamat].number_format = "0.00%"
    assert [t.pesan for t in check(buku).findings if t.tingkat == "error" or t.kode == "KK605"] == []
