"""One workbook answered: a failure of the fill leaves the findings, a failure of the program is a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kertas_kerja.errors import PerubahanDitolak
from kertas_kerja.pantau.jawab import Tugas, jawab
from tests.isi.buku import buku, pko

SALAH = buku({"PKO": pko([("Indeks B", 8.6, 9, "104,90%", None, "0,00%", None)])})


@pytest.fixture
def tugas(tmp_path: Path) -> Tugas:
    (tmp_path / "masukan.xlsx").write_bytes(SALAH)
    return Tugas(str(tmp_path / "masukan.xlsx"), str(tmp_path / "terisi.xlsx"), "Buku Kita.xlsx")


def gagal(galat: BaseException) -> Any:
    def lempar(*_: object, **__: object) -> None:
        raise galat

    return lempar


def test_jawaban_lengkap(tugas: Tugas) -> None:
    j = jawab(tugas)
    assert (j.kode, j.galat, j.gagal_isi, j.terisi) == (1, "", "", True)
    assert j.periksa["path"] == "Buku Kita.xlsx"
    (nko,) = j.nko
    assert (nko["lembar"], nko["alamat"], nko["nilai"]) == ("PKO", "I6", "104,90%")  # over the cells as they stand
    assert (nko["predikat"], nko["urutan"], nko["tertulis"]) == ("Istimewa (Sangat Berhasil)", 4, "")
    assert Path(tugas.keluaran).is_file()


@pytest.mark.parametrize(
    ("galat", "kode", "kata"),
    [(PerubahanDitolak("Buku ini bertanda tangan digital."), 2, "tanda tangan"), (KeyError("x"), 3, "KeyError")],
)
def test_gagal_mengisi_tetap_memberi_temuan(
    tugas: Tugas, monkeypatch: pytest.MonkeyPatch, galat: Exception, kode: int, kata: str
) -> None:
    monkeypatch.setattr("kertas_kerja.api.fill", gagal(galat))
    j = jawab(tugas)
    assert (j.kode, j.galat, j.terisi) == (kode, "", False)
    assert kata in j.gagal_isi
    assert j.periksa["summary"]["error"] == 1
    assert f"Salinan terisi tidak dibuat: {j.gagal_isi}" in j.teks


@pytest.mark.parametrize(("galat", "kode"), [(MemoryError(), 2), (ZeroDivisionError(), 3), (RecursionError(), 3)])
def test_kegagalan_apa_pun_menjadi_satu_kalimat(
    tugas: Tugas, monkeypatch: pytest.MonkeyPatch, galat: Exception, kode: int
) -> None:
    monkeypatch.setattr("kertas_kerja.api.siapkan", gagal(galat))
    j = jawab(tugas)
    assert (j.kode, j.terisi) == (kode, False)
    assert j.galat.endswith(".")
    assert "Traceback" not in j.teks


def test_nama_berkas_kerja_tidak_terlihat(tugas: Tugas) -> None:
    Path(tugas.masukan).write_bytes(b"bukan")
    j = jawab(tugas)
    assert "masukan" not in j.teks
    assert '"Buku Kita.xlsx"' in j.galat
