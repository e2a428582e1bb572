"""Empty every derived cell of the samples: fill restores them, and outside witnesses agree with its values."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from kertas_kerja.angka import Angka, bulat
from kertas_kerja.api import buka, fill, siapkan
from kertas_kerja.aturan.dasar import Bahan
from kertas_kerja.buku.editor import BookEditor
from kertas_kerja.cetak.hasil import HasilIsi
from kertas_kerja.profil import muat_profil
from kertas_kerja.tabel.relasi import HasilRelasi, Tempat, tempat_relasi
from tests.isi.harapan import boleh_kosong
from tests.libreoffice import hitung_ulang
from tests.rumus.kalkulator_excel import nilai_rumus
from tests.rumus.sel_openpyxl import SelOpenpyxl

# openpyxl says what it would drop if it saved; here it only reads.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
SAMPEL = ("kertas_kerja_2026", "pengukuran_2025", "lkjip_2025")
Letak = tuple[str, int, int]


class Pulih(NamedTuple):
    """A sample's derived cells with their verdicts, its copy without them, and the filled copy: formulas and values."""

    turunan: dict[Letak, HasilRelasi]
    kosong: bytes
    hasil: HasilIsi
    rumus: Any
    nilai: Any

    def pulih(self) -> Iterator[tuple[Letak, Any]]:
        """Every restored cell and its formula."""
        for lembar, baris, kolom in self.turunan:
            rumus = self.rumus[lembar].cell(baris, kolom).value
            if isinstance(rumus, str) and rumus.startswith("="):
                yield (lembar, baris, kolom), rumus


def letak(t: Tempat) -> Letak:
    return t.sel.lembar, t.sel.baris, t.sel.kolom


def terbaca(data: bytes) -> Bahan:
    with buka(data) as buku:
        return siapkan(buku, muat_profil(), None)


def kosongkan(data: bytes, daftar: list[Letak]) -> bytes:
    """The workbook without those cells' content; styles, tabs and all else stay."""
    with buka(data) as buku:
        editor = BookEditor(buku)
        for lembar, baris, kolom in daftar:
            editor.set_cell(lembar, baris, kolom)
        paket, _ = editor.finish()
        penampung = io.BytesIO()
        paket.save(penampung)
    return penampung.getvalue()


def baca(data: bytes, nilai: bool = False) -> Any:
    """What openpyxl reads: formulas, or cached values."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=nilai)


@pytest.fixture(scope="module", params=[f"{s}_{k}.xlsx" for s in SAMPEL for k in ("tercetak", "terisi")])
def pulih(request: pytest.FixtureRequest, akar: Path) -> Pulih:
    """Every cell that a relation of `kk check` judges is emptied, whether a figure or a formula stood there."""
    data = (akar / "samples" / request.param).read_bytes()
    turunan = {letak(h.tempat): h for h in reversed(terbaca(data).hasil) if not h.tempat.relasi.batas}
    kosong = kosongkan(data, list(turunan))
    hasil = fill(kosong, tabs=False)
    return Pulih(turunan, kosong, hasil, baca(hasil.data), baca(hasil.data, nilai=True))


def test_sel_yang_dikosongkan_kembali_berumus(pulih: Pulih) -> None:
    """All but those that nothing in the emptied workbook tells, or that may be blank on purpose; these are said."""
    bahan = terbaca(pulih.kosong)
    tempat = [t for tabel in bahan.tabel for t in tempat_relasi(tabel, bahan.konteks) if not t.relasi.batas]
    ada = {x for x, _ in pulih.pulih()}
    sebab = {x: _sebab(pulih, h, tempat) for x, h in pulih.turunan.items() if x not in ada}
    assert "" not in sebab.values(), [x for x, s in sebab.items() if not s]
    assert len(sebab) * 50 <= len(pulih.turunan)
    disebut = {(u.sheet, a) for u in pulih.hasil.unfilled for a in u.cells}
    boleh = [pulih.turunan[x].tempat for x, s in sebab.items() if s == "boleh kosong"]
    assert {(t.sel.lembar, t.sel.alamat) for t in boleh if t.relasi.isi} <= disebut


def _sebab(pulih: Pulih, h: HasilRelasi, tempat: list[Tempat]) -> str:
    """Why a cell could not be restored, "" where it should have been."""
    asal = h.tempat
    sebaris = [t for t in tempat if letak(t)[:2] == letak(asal)[:2] and t.relasi == asal.relasi]
    if any(boleh_kosong(t, tempat) for t in sebaris if letak(t) == letak(asal)):
        return "boleh kosong"
    isi = pulih.rumus[asal.sel.lembar]
    lain = [isi.cell(t.sel.baris, t.sel.kolom).value for t in sebaris if t.sel.kolom != asal.sel.kolom]
    return "kolom lain" if any(str(v).startswith("=") for v in lain) else ""  # beside its rows' own figures


def test_nilai_tersimpan_sama_dengan_hitungan_desimal_sendiri(pulih: Pulih) -> None:
    sel = {ws.title: SelOpenpyxl(ws) for ws in pulih.rumus}
    diperiksa = 0
    for (lembar, baris, kolom), teks in pulih.pulih():
        tersimpan, sendiri = pulih.nilai[lembar].cell(baris, kolom).value, nilai_rumus(teks, sel[lembar])
        diperiksa += 1
        if isinstance(sendiri, Decimal):
            assert isinstance(tersimpan, int | float), (lembar, baris, kolom)
            assert abs(Decimal(repr(float(tersimpan))) - sendiri) <= Decimal("1e-12") * max(1, abs(sendiri))
        else:
            assert (tersimpan or "") == sendiri
    assert diperiksa * 50 >= len(pulih.turunan) * 49


def test_yang_dihitung_dari_masukan_saja_kembali_seperti_tertulis(pulih: Pulih) -> None:
    """Half-up to the digits that stood there it is the same figure, where its inputs are as they were."""
    kini = {letak(t): t.sel.angka for t in _tempat(terbaca(pulih.hasil.data))}
    ada = {x for x, _ in pulih.pulih()}
    diperiksa = 0
    for x, h in pulih.turunan.items():
        tertulis, baru = h.tempat.sel.angka, kini.get(x)
        masukan = {(s.lembar, s.baris, s.kolom) for s in h.tempat.terkait}
        if x not in ada or h.putusan.status != "exact" or not masukan or masukan & pulih.turunan.keys():
            continue
        if isinstance(tertulis, Angka) and isinstance(baru, Angka):
            desimal = tertulis.desimal_nilai
            assert bulat(baru.nilai, desimal) == bulat(tertulis.nilai, desimal), x
            diperiksa += 1
    assert diperiksa * 4 >= len(pulih.turunan)


def _tempat(bahan: Bahan) -> Iterator[Tempat]:
    return (t for tabel in bahan.tabel for t in tempat_relasi(tabel, bahan.konteks))


@pytest.mark.libreoffice
def test_libreoffice_menghitung_sama(pulih: Pulih, tmp_path: Path) -> None:
    berkas = tmp_path / "terisi.xlsx"
    berkas.write_bytes(pulih.hasil.data)
    luar = hitung_ulang(berkas)
    for (lembar, baris, kolom), _ in pulih.pulih():
        sel = pulih.nilai[lembar].cell(baris, kolom)
        dari_luar = luar[lembar].get(sel.coordinate)
        if isinstance(sel.value, int | float):
            assert dari_luar == pytest.approx(sel.value, rel=1e-12, abs=1e-12), (lembar, sel.coordinate)
        else:
            assert (dari_luar or "") == (sel.value or "")
