"""Fill over tables among rare features: right values, right caches, nothing lost, opened by others."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

import kertas_kerja
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.soundness import unsound
from kertas_kerja.buku.workbook import Workbook
from tests import libreoffice
from tests.buku.korpus import new_errors
from tests.langka import fitur, penulis, tulisan
from tests.langka.bahan import ANGKA, CAPAIAN, Fitur, buku

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
BERSAMA = 40
"""Books of three or four features each, drawn by a fixed seed."""


def _paduan() -> list[tuple[Fitur, ...]]:
    acak = random.Random(20261124)
    hasil = []
    while len(hasil) < BERSAMA:
        pilih = acak.sample(fitur.SEMUA, 2) + acak.sample(tulisan.SEMUA, acak.choice((1, 2)))
        kelas = [f.kelas for f in pilih if f.kelas]
        if len(set(kelas)) == len(kelas):
            hasil.append(tuple(sorted(pilih, key=lambda f: f.kelas == "parts")))  # those move parts: the last
    return hasil


BUKU = {
    " + ".join(f.nama for f in pilih): pilih
    for pilih in [*((f,) for f in (*fitur.SEMUA, *tulisan.SEMUA, *penulis.SEMUA)), *_paduan()]
}


REKAP = {
    "A1": sum(target for target, _ in ANGKA),
    "A2": sum(CAPAIAN.values()),
    "A3": "ada",
    "A4": 2 * sum(CAPAIAN.values()),
    "A5": sum(capaian >= 1 for capaian in CAPAIAN.values()),
}
"""What the operator's own formulas come to when capaian is filled."""
BERUBAH = {"[Content_Types].xml", "docProps/app.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml"}
BERUBAH |= {penulis.CACHE_PIVOT}
"""Parts that a fill may edit, besides the sheets with a changed cell."""
BEBAS = {
    "dimension": None, "c": None, "v": None, "f": None, "is": None, "t": None, "row": {"spans"},
    "calcPr": {"fullCalcOnLoad"}, "definedName": {"localSheetId"},
    "pivotCacheDefinition": {"refreshOnLoad"}, "Types": None, "vector": {"size"},
    "i4": None, "TitlesOfParts": None, "HeadingPairs": None,
}  # fmt: skip
"""Elements, or some of their attributes, that an edit may change."""
TUMBUH = {"count", "uniqueCount"}


@lru_cache(maxsize=2)
def hasil(nama: str) -> tuple[bytes, kertas_kerja.HasilIsi]:
    """A book, and the fill of it."""
    asal = buku(BUKU[nama])
    return asal, kertas_kerja.fill(asal)


def bentuk(nama: str) -> str:
    """The ending that fits the content."""
    return next((f.bentuk for f in BUKU[nama] if f.bentuk != "xlsx"), "xlsx")


def nilai(data: bytes) -> dict[str, dict[str, Any]]:
    """The stored values as openpyxl reads them, or as we do where it cannot read such a file at all."""
    try:
        buku = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        return {n: {sel.coordinate: sel.value for baris in buku[n] for sel in baris} for n in ("Kinerja", "Rekap")}
    except (KeyError, ValueError):
        with Workbook.open(data) as milik:
            return {n: {sel.ref: sel.value for sel in milik.sheet(n)} for n in ("Kinerja", "Rekap")}


def test_banyaknya() -> None:
    assert len(BUKU) == len(fitur.SEMUA) + len(tulisan.SEMUA) + len(penulis.SEMUA) + BERSAMA


@pytest.mark.parametrize("nama", BUKU)
def test_terisi(nama: str) -> None:
    """Capaian is right; what depends on it is right as well, or has no value and is computed on load."""
    _, laporan = hasil(nama)
    terbaca = nilai(laporan.data)
    for sel, capaian in CAPAIAN.items():
        assert terbaca["Kinerja"][sel] == pytest.approx(capaian, abs=1e-12), sel
    with Workbook.open(laporan.data) as milik:
        dihitung_nanti = milik.calc_pr.get("fullCalcOnLoad") == "1"
        rumus = {(r, c) for r, c, _ in milik.sheet("Kinerja").formulas()}
    assert {(int(sel[1:]), 7) for sel in CAPAIAN} <= rumus
    for sel, benar in REKAP.items():
        ada = terbaca["Rekap"].get(sel)
        assert (ada is None and dihitung_nanti) or ada == (benar if isinstance(benar, str) else pytest.approx(benar)), (
            sel
        )


@pytest.mark.parametrize("nama", BUKU)
def test_tetap(nama: str) -> None:
    """A second fill changes nothing, the result is sound and no worse than the book in the eyes of openxml-audit."""
    asal, laporan = hasil(nama)
    assert kertas_kerja.fill(laporan.data).data == laporan.data
    with Package.open(asal) as sebelum, Package.open(laporan.data) as sesudah:
        assert (unsound(sebelum), unsound(sesudah)) == (None, None)
    with tempfile.TemporaryDirectory() as folder:
        jalur = [Path(folder) / f"{n}.{bentuk(nama)}" for n in ("asal", "isi")]
        for satu, data in zip(jalur, (asal, laporan.data), strict=True):
            satu.write_bytes(data)
        assert new_errors(*jalur) == Counter()


@pytest.mark.parametrize("nama", BUKU)
def test_tidak_ada_yang_hilang(nama: str) -> None:
    """Parts nobody edits keep their bytes; in the others every element outside the cells is still there."""
    asal, laporan = hasil(nama)
    sebelum, sesudah = bagian(asal), bagian(laporan.data)
    assert sebelum.keys() <= sesudah.keys()
    for satu, data in sebelum.items():
        if data == sesudah[satu]:
            continue
        dasar = satu.replace("\\", "/").lower()
        assert satu in BERUBAH or dasar.startswith("xl/worksheets/sheet"), satu
        assert unsur(data) - unsur(sesudah[satu]) == Counter(), satu


def bagian(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def unsur(data: bytes) -> Counter[str]:
    """The elements with their attributes, as far as an edit must leave them."""
    hasil: Counter[str] = Counter()
    for satu in ElementTree.fromstring(data).iter():
        pendek = satu.tag.rpartition("}")[2]
        bebas = BEBAS.get(pendek, set())
        if bebas is not None:
            atribut = {k: v for k, v in satu.attrib.items() if k not in bebas | TUMBUH}
            hasil[f"{satu.tag} {sorted(atribut.items())} {(satu.text or '').strip()}"] += 1
    return hasil


@pytest.mark.libreoffice
def test_libreoffice_membuka_dan_menghitung_sama(tmp_path: Path) -> None:
    """Every result opens, and LibreOffice, which computes every formula anew, comes to the same values."""
    masuk, keluar = tmp_path / "masuk", tmp_path / "keluar"
    masuk.mkdir()
    for at, nama in enumerate(BUKU):
        for tanda, data in zip("ab", (hasil(nama)[0], hasil(nama)[1].data), strict=True):
            (masuk / f"{at}{tanda}.{bentuk(nama)}").write_bytes(libreoffice.tanpa_cache(data))
    libreoffice.ubah_semua(sorted(masuk.iterdir()), keluar, "xlsx:Calc MS Excel 2007 XML")
    terbuka = {p.stem for p in keluar.iterdir()}
    tak_terbuka = {nama for at, nama in enumerate(BUKU) if f"{at}b" not in terbuka}
    assert tak_terbuka == {nama for at, nama in enumerate(BUKU) if f"{at}a" not in terbuka}
    assert tak_terbuka == {nama for nama in BUKU if any(f.nama == "backslashes" for f in BUKU[nama])}
    for at, nama in enumerate(BUKU):
        if nama in tak_terbuka:
            continue
        dulu, kini = (libreoffice.nilai(keluar / f"{at}{tanda}.xlsx") for tanda in "ab")
        if not dulu["Kinerja"] and any(f.nama == "case and percent" for f in BUKU[nama]):
            continue  # it opens the book and does not find the parts of its tabs, before the fill as after it
        seperti_tampil = any(f.nama == "precision as shown" for f in BUKU[nama])
        for lembar, benar in (("Kinerja", CAPAIAN), ("Rekap", REKAP)):
            for sel, satu in benar.items():
                harap = satu if isinstance(satu, str) else pytest.approx(satu, rel=1e-3 if seperti_tampil else 1e-12)
                assert kini[lembar][sel] == harap, (nama, sel)
        assert seperti_tampil or basi(nama, dulu, kini) == [], nama


@pytest.mark.parametrize("nama", penulis.PIVOT)
def test_pivot_disegarkan_saat_dibuka(nama: str) -> None:
    _, laporan = hasil(nama)
    assert b'refreshOnLoad="1"' in bagian(laporan.data)[penulis.CACHE_PIVOT]


def test_presisi_seperti_tampil_dihitung_excel_saat_dibuka() -> None:
    """Where Excel rounds to what it shows, a sum over our values may be another one: it is computed on load."""
    _, laporan = hasil("precision as shown")
    with Workbook.open(laporan.data) as milik:
        assert (milik.calc_pr["fullPrecision"], milik.calc_pr["fullCalcOnLoad"]) == ("0", "1")


def basi(nama: str, dulu: libreoffice.Buku, kini: libreoffice.Buku) -> list[str]:
    """Cells of the operator that show what LibreOffice agreed with before the fill and contradicts after it."""
    asal, laporan = hasil(nama)
    sebelum, sesudah = nilai(asal), nilai(laporan.data)
    return [
        f"{lembar}!{sel}: {satu!r}, {kini[lembar].get(sel)!r}"
        for lembar, isi in sesudah.items()
        for sel, satu in isi.items()
        if satu is not None and sama(sebelum[lembar].get(sel), dulu[lembar].get(sel))
        if not sama(satu, kini[lembar].get(sel))
    ]


def sama(satu: object, dua: object) -> bool:
    """The same value; an empty text, and an empty cell of an array that shows 0, count as nothing."""
    if isinstance(satu, int | float) and isinstance(dua, int | float):
        return abs(satu - dua) <= 1e-9 * max(abs(satu), abs(dua), 1e-300)
    return (satu or None) == (dua or None)
