"""A scale of another regulation: told by its words and by rows that agree with it, used for verdict and fill."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from kertas_kerja import api
from kertas_kerja.errors import ProfilTidakSah
from kertas_kerja.profil import muat_profil
from kertas_kerja.profil.rentang import rentang_tertulis, terputus
from tests.tabel.test_skala_kantor import buku, temuan

# openpyxl says what it would drop if it saved; here it only reads.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
TINGGI = [(95, "Sangat Tinggi"), (110, "Sangat tinggi"), (75, "Sedang"), (88, "Tinggi"), (30, "Sangat Rendah")]
BERHASIL = [(95, "Sangat Berhasil"), (110, "Sangat Berhasil"), (75, "Berhasil"), (88, "Sangat Berhasil")]


def predikat(data: bytes, isi: list[Any]) -> list[str | None]:
    """The column of predikat after a fill."""
    hasil = api.fill(data)
    ws = openpyxl.load_workbook(io.BytesIO(hasil.data), data_only=True)["Sheet"]
    return [ws.cell(r, 6).value for r in range(ws.max_row - len(isi) + 1, ws.max_row + 1)]


@pytest.mark.parametrize(
    ("isi", "skala"), [(TINGGI, "Permendagri 86/2017"), (BERHASIL, "Kep. Kepala LAN 239/IX/6/8/2003")]
)
def test_baris_yang_sepakat_memberi_tahu_skalanya(isi: list[Any], skala: str) -> None:
    data = buku((), isi)
    assert temuan(data, "KK105") == []
    (catatan,) = [t for t in api.check(data).findings if t.kode == "KK601"]
    assert (catatan.tingkat, catatan.ditemukan) == ("info", isi[0][1])
    assert skala in catatan.pesan


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        ([*TINGGI, (60, None), (50, None), (80, None)], ["Rendah", "Sangat Rendah", "Tinggi"]),
        ([*BERHASIL, (60, None), (30, None)], ["Cukup Berhasil", "Kurang Berhasil"]),
        ([*BERHASIL, (20, "Tidak Berhasil"), (30, None)], ["Tidak Berhasil", "Tidak Berhasil"]),
        ([(95, "ST"), (99, "ST"), (70, "S"), (88, "T"), (30, None)], ["T", "SR"]),
    ],
)
def test_pengisian_memakai_kata_skala_itu(isi: list[Any], harap: list[str]) -> None:
    assert predikat(buku((), isi), isi)[-len(harap) :] == harap


def test_satu_yang_menyimpang_perlu_diperiksa() -> None:
    data = buku((), [*TINGGI, (60, "Tinggi")])
    assert temuan(data, "KK105") == [("KK105", "warning", "Tinggi", "Rendah")]
    (satu,) = [t for t in api.check(data).findings if t.kode == "KK105"]
    assert satu.dasar == "permendagri-86-2017"


def test_di_celah_dua_pita_kedua_kata_benar() -> None:
    assert temuan(buku((), [*TINGGI, (90.5, "Tinggi"), (75.6, "Sedang")]), "KK105") in ([], _bulat())


def _bulat() -> list[tuple[str, str, str, str]]:
    return [("KK105", "info", "Tinggi", "Sangat Tinggi"), ("KK105", "info", "Sedang", "Tinggi")]


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param([(95, "Tinggi"), (110, "Sangat Tinggi"), (75, "Tinggi"), (60, "Tinggi")], id="batas lain"),
        pytest.param([(95, "Sangat Tinggi"), (93, "Sangat Tinggi"), (99, "Sangat Tinggi")], id="satu kata"),
        pytest.param([(95, "Sangat Tinggi"), (80, "Tinggi")], id="dua baris"),
        pytest.param([*TINGGI[:4], (30, "Tinggi")], id="satu dari lima"),
        pytest.param([*TINGGI, (30, "Tinggi"), (40, "Tinggi")], id="dua menyimpang"),
        pytest.param([*TINGGI, (30, "Mengkhawatirkan")], id="kata lain"),
    ],
)
def test_tanpa_kesepakatan_predikatnya_tidak_dinilai(isi: list[Any]) -> None:
    data = buku((), isi)
    assert temuan(data, "KK105") == []
    (catatan,) = [t for t in api.check(data).findings if t.kode == "KK601"]
    assert "tidak dinilai" in catatan.pesan


def test_kata_profil_dinilai_menurut_profil_selama_profil_cocok() -> None:
    """ "Berhasil" is a word of the profile too: one row against the profile is a mistake, not another scale."""
    isi = [(105, "Sangat Berhasil"), (85, "Berhasil"), (95, "Berhasil"), (70, "Berhasil")]
    assert [t[1] for t in temuan(buku((), isi), "KK105")] == ["error"]


def test_tabel_skala_di_buku_didahulukan() -> None:
    skala = [("> 80", "Sangat Tinggi"), ("> 60 - 80", "Tinggi"), ("> 40 - 60", "Sedang"), ("0 - 40", "Rendah")]
    isi = [(95, "Sangat Tinggi"), (85, "Sangat Tinggi"), (75, "Tinggi"), (55, "Sedang")]
    data = buku(skala, isi)
    assert temuan(data, "KK105") == []
    assert ["dipakai untuk menilai" in t.pesan for t in api.check(data).findings if t.kode == "KK601"] == [True]


def test_setiap_skala_bersambung_dan_berdasar() -> None:
    profil = muat_profil()
    assert len(profil.skala_lain) >= 2
    for kunci, baris in profil.skala_lain.items():
        assert kunci in profil.dasar
        rentang = [terbaca for r, *_ in baris if (terbaca := rentang_tertulis(r)) is not None]
        assert len(rentang) == len(baris)
        assert terputus(rentang) is None


def test_skala_profil_sendiri(tmp_path: Any) -> None:
    berkas = tmp_path / "skala.toml"
    skala = "rentang = [['< 50', 'Merah'], ['50 - 79', 'Kuning'], ['80 - 100', 'Hijau']]"
    berkas.write_text(f"[skala_lain.perbup-x]\n{skala}\n[dasar.perbup-x]\njudul = 'Peraturan Bupati X'\n")
    isi = [(95, "Hijau"), (85, "Hijau"), (75, "Kuning"), (55, None)]
    hasil = api.fill(buku((), isi), profil=str(berkas))
    ws = openpyxl.load_workbook(io.BytesIO(hasil.data), data_only=True)["Sheet"]
    assert ws.cell(ws.max_row, 6).value == "Kuning"
    berkas.write_text(f"[skala_lain.perbup-x]\n{skala}\n")
    with pytest.raises(ProfilTidakSah, match=r"dasar\.perbup-x\.judul"):
        muat_profil(berkas)


@pytest.mark.parametrize("kedua", ["60 - 79", "merah - hijau", "40 - 79"])
def test_skala_profil_yang_tidak_bersambung_ditolak(tmp_path: Any, kedua: str) -> None:
    berkas = tmp_path / "skala.toml"
    berkas.write_text(
        f"[skala_lain.x]\nrentang = [['< 50', 'Merah'], ['{kedua}', 'Kuning'], ['80 - 100', 'Hijau']]\n"
        "[dasar.x]\njudul = 'X'\n"
    )
    with pytest.raises(ProfilTidakSah, match="bersambung"):
        muat_profil(berkas)
