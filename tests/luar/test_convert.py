"""Old formats go through a copy; the original, and the folder it lies in, stay as they are."""

from __future__ import annotations

import hashlib
import json
import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

import kertas_kerja
from kertas_kerja.buku.workbook import Workbook
from kertas_kerja.cli import kk
from kertas_kerja.errors import BerkasTidakDidukung, KeluaranGagal, ProgramLuarGagal
from tests import libreoffice
from tests.buku.bangun import compound_file
from tests.isi.buku import pko
from tests.luar.bahan import BARIS, absent, encrypted_ods, in_format, pko_xlsx, stand_in, xlsb


def snapshot(folder: Path) -> dict[str, tuple[str, int]]:
    """Name -> (hash, time of the last change) of every file of a folder."""
    return {
        p.name: (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns)
        for p in folder.iterdir()
        if p.is_file()
    }


@pytest.fixture
def office() -> None:
    """Real LibreOffice, or no test."""
    libreoffice.wajib()


def old_file(folder: Path, suffix: str) -> Path:
    """The performance workbook in an old format, alone in its folder."""
    if suffix == "xlsb":
        path = folder / "pengukuran.xlsb"
        path.write_bytes(xlsb(pko(BARIS)))
        return path
    return in_format(folder, suffix)


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["xls", "xlsb", "ods"])
def test_check_reads_the_old_format_through_a_copy(suffix: str, tmp_path: Path, office: None) -> None:
    path = old_file(tmp_path, suffix)
    before = snapshot(tmp_path)
    with pytest.raises(BerkasTidakDidukung, match=r"simpan sebagai Buku Kerja Excel \(.xlsx\)"):
        kertas_kerja.check(path)
    found = kertas_kerja.check(path, convert=True)
    assert [(t.kind, t.sheet) for t in found.tables] == [("pko", "PKO")]
    assert [(t.kode, t.alamat) for t in found.findings if t.tingkat == "error"] == [("KK101", "F5")]
    assert found.path == str(path)
    assert snapshot(tmp_path) == before


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", ["xls", "xlsb", "ods"])
def test_fill_writes_an_xlsx_beside_it(suffix: str, tmp_path: Path, office: None) -> None:
    path = old_file(tmp_path, suffix)
    before = snapshot(tmp_path)
    result = CliRunner().invoke(kk, ["fill", str(path), "--convert", "--format", "json"])
    assert result.exit_code in (0, 1), result.output
    assert json.loads(result.stdout)["output"] == str(tmp_path / "pengukuran_terisi.xlsx")
    after = snapshot(tmp_path)
    assert after.keys() - before.keys() == {"pengukuran_terisi.xlsx"}
    assert {name: after[name] for name in before} == before
    again = kertas_kerja.check(tmp_path / "pengukuran_terisi.xlsx")
    assert [t.kind for t in again.tables] == ["pko"]
    assert "normalisasi" in {c["reason"].split(" ")[0] for c in json.loads(result.stdout)["changes"]}
    with Workbook.open(again.path) as book:
        assert {"Ringkasan", "Temuan", "Jejak"} <= {info.name for info in book.sheets}


@pytest.mark.libreoffice
def test_fill_says_that_the_copy_was_converted(tmp_path: Path, office: None) -> None:
    path = old_file(tmp_path, "xlsb")
    filled = kertas_kerja.fill(path, convert=True, dry_run=True)
    assert filled.notes[0].startswith("Berkas .xlsb ini diubah dahulu ke .xlsx oleh LibreOffice")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.libreoffice
def test_from_takes_old_formats_and_bytes_too(tmp_path: Path, office: None) -> None:
    path = old_file(tmp_path, "xlsb")
    with pytest.raises(BerkasTidakDidukung, match="Buku pembanding"):
        kertas_kerja.check(pko_xlsx(), from_=[path])
    assert kertas_kerja.check(pko_xlsx(), from_=[path], convert=True).status == "ok"
    assert kertas_kerja.check(path.read_bytes(), convert=True).tables
    assert kertas_kerja.check(BytesIO(path.read_bytes()), convert=True).tables


def test_without_libreoffice_one_sentence_and_nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absent(monkeypatch)
    path = old_file(tmp_path, "xlsb")
    result = CliRunner().invoke(kk, ["fill", str(path), "--convert"])
    assert result.exit_code == 2
    assert result.stderr == (
        "LibreOffice tidak ditemukan di komputer ini; pasang LibreOffice Calc (libreoffice.org), "
        "atau ulangi tanpa --convert.\n"
    )
    assert list(tmp_path.iterdir()) == [path]


def test_an_xlsx_needs_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    absent(monkeypatch)
    assert kertas_kerja.check(pko_xlsx(), convert=True) == kertas_kerja.check(pko_xlsx())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (compound_file("EncryptionInfo", "EncryptedPackage"), "Enkripsi dengan Kata Sandi"),
        (encrypted_ods(), "terkunci kata sandi sehingga tidak dapat diubah"),
        (compound_file("WordDocument"), "bukan buku kerja Excel"),
        (b"No;Target\r\n", "adalah berkas teks atau CSV"),
    ],
)
def test_what_is_never_converted(data: bytes, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "open(os.path.join(os.path.dirname(sys.argv[0]), 'jalan'), 'w')")
    path = tmp_path / "buku.xlsx"
    path.write_bytes(data)
    with pytest.raises(BerkasTidakDidukung, match=sentence):
        kertas_kerja.check(path, convert=True)
    assert not (tmp_path / "jalan").exists()


STAND_INS = {
    "writes nothing": ("print('Error: source file could not be loaded')", "tidak dapat membuka berkas ini"),
    "fails": ("sys.exit(77)", "tidak dapat membuka berkas ini"),
    "hangs": ("time.sleep(60)", "belum selesai setelah 1 detik dan dihentikan"),
    "writes rubbish": (
        "out = sys.argv[sys.argv.index('--outdir') + 1]; open(out + '/buku.xlsx', 'wb').write(b'bukan zip')",
        "tidak dapat membuka berkas ini",
    ),
}


@pytest.mark.parametrize("how", STAND_INS)
def test_a_libreoffice_that_fails_is_one_sentence(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body, sentence = STAND_INS[how]
    stand_in(tmp_path, monkeypatch, body)
    monkeypatch.setenv("KK_LIBREOFFICE_DETIK", "1")
    work = tmp_path / "kerja"
    work.mkdir()
    path = old_file(work, "xlsb")
    start = time.monotonic()
    with pytest.raises(kertas_kerja.errors.KertasKerjaError, match=sentence) as caught:
        kertas_kerja.fill(path, convert=True)
    assert caught.value.exit_code == 2
    assert time.monotonic() - start < 20
    assert list(work.iterdir()) == [path]


def test_a_program_that_cannot_start_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, monkeypatch, "")
    program.write_text("#!/tidak/ada/penerjemah\n")
    with pytest.raises(ProgramLuarGagal, match="tanpa --convert"):
        kertas_kerja.check(xlsb([["a"]]), convert=True)


def test_it_sees_a_copy_in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "catatan.json"
    stand_in(
        tmp_path,
        monkeypatch,
        f"import json; json.dump([sys.argv, dict(os.environ)], open({str(note)!r}, 'w'))",
    )
    monkeypatch.setenv("HTTPS_PROXY", "http://proksi:3128")
    monkeypatch.setenv("DISPLAY", ":0")
    path = old_file(tmp_path, "xlsb")
    with pytest.raises(ProgramLuarGagal):
        kertas_kerja.check(path, convert=True)
    arguments, environment = json.loads(note.read_text())
    assert str(tmp_path) not in "".join(arguments[1:])
    assert "--headless" in arguments
    home = environment["HOME"]
    assert f"-env:UserInstallation=file://{home}/profil" in arguments
    assert not {"HTTPS_PROXY", "DISPLAY", "USER"} & environment.keys()
    assert not os.path.exists(home)


def test_the_input_is_refused_as_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = pko_xlsx()
    body = "out = sys.argv[sys.argv.index('--outdir') + 1]; import shutil; shutil.copy({!r}, out + '/buku.xlsx')"
    (tmp_path / "buatan.xlsx").write_bytes(made)
    stand_in(tmp_path, monkeypatch, body.format(str(tmp_path / "buatan.xlsx")))
    path = old_file(tmp_path, "xlsb")
    before = path.read_bytes()
    with pytest.raises(KeluaranGagal, match="berkas masukan"):
        kertas_kerja.fill(path, path, convert=True, overwrite=True)
    assert path.read_bytes() == before
