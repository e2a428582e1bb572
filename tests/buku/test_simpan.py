"""A file is written whole or not at all: crashes, refusals, links, locks."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from kertas_kerja.buku.package import Package
from kertas_kerja.buku.simpan import simpan
from kertas_kerja.errors import KeluaranGagal, SwaujiGagal
from tests.buku.buatan import book

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def package(tmp_path: Path) -> Package:
    (tmp_path / "masuk.xlsx").write_bytes(book({"Data": {"A1": 1}}))
    made = Package.open((tmp_path / "masuk.xlsx").read_bytes())
    made.replace("docProps/app.xml", made.read("docProps/app.xml").replace(b"Microsoft Excel", b"Kertas Kerja"))
    return made


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_written_file_is_the_package_and_nothing_else_is_left(package: Package, tmp_path: Path) -> None:
    simpan(package, tmp_path / "keluar.xlsx")
    assert (tmp_path / "keluar.xlsx").read_bytes() == package.to_bytes()
    assert left(tmp_path) == {"masuk.xlsx", "keluar.xlsx"}


def test_new_file_has_ordinary_permissions(package: Package, tmp_path: Path) -> None:
    if sys.platform == "win32":
        return
    (tmp_path / "biasa").touch()
    simpan(package, tmp_path / "keluar.xlsx")
    assert (tmp_path / "keluar.xlsx").stat().st_mode == (tmp_path / "biasa").stat().st_mode


def test_existing_target_is_replaced_only_when_asked(package: Package, tmp_path: Path) -> None:
    target = tmp_path / "keluar.xlsx"
    target.write_bytes(b"lama")
    with pytest.raises(KeluaranGagal, match="sudah ada"):
        simpan(package, target)
    assert target.read_bytes() == b"lama"
    simpan(package, target, overwrite=True)
    assert target.read_bytes() == package.to_bytes()


def test_target_that_appears_meanwhile_is_not_replaced(package: Package, tmp_path: Path) -> None:
    target = tmp_path / "keluar.xlsx"

    def appear(_written: Package) -> None:
        target.write_bytes(b"orang lain")

    with pytest.raises(KeluaranGagal, match="sudah ada"):
        simpan(package, target, proof=appear)
    assert target.read_bytes() == b"orang lain"
    assert left(tmp_path) == {"masuk.xlsx", "keluar.xlsx"}


@pytest.mark.parametrize("how", ["same", "symlink", "hardlink", "dots"])
def test_the_input_is_never_written(package: Package, tmp_path: Path, how: str) -> None:
    source = tmp_path / "masuk.xlsx"
    before = source.read_bytes()
    target = tmp_path / "lain.xlsx"
    if how == "symlink":
        target.symlink_to(source)
    elif how == "hardlink":
        os.link(source, target)
    else:
        target = source if how == "same" else tmp_path / "x" / ".." / "masuk.xlsx"
        (tmp_path / "x").mkdir()
    with pytest.raises(KeluaranGagal, match="berkas masukan"):
        simpan(package, target, source=source, overwrite=True)
    assert source.read_bytes() == before


@pytest.mark.parametrize("lock", ["~$keluar.xlsx", "~$luar.xlsx", ".~lock.keluar.xlsx#"])
def test_a_file_open_in_an_office_program_is_not_replaced(package: Package, tmp_path: Path, lock: str) -> None:
    (tmp_path / "keluar.xlsx").write_bytes(b"lama")
    (tmp_path / lock).touch()
    with pytest.raises(KeluaranGagal, match="sedang dibuka"):
        simpan(package, tmp_path / "keluar.xlsx", overwrite=True)
    assert (tmp_path / "keluar.xlsx").read_bytes() == b"lama"


def test_folder_as_target_and_missing_folder(package: Package, tmp_path: Path) -> None:
    with pytest.raises(KeluaranGagal, match="adalah folder"):
        simpan(package, tmp_path)
    with pytest.raises(KeluaranGagal, match="Folder untuk"):
        simpan(package, tmp_path / "tidak" / "ada.xlsx")
    with pytest.raises(KeluaranGagal, match="terlalu panjang"):
        simpan(package, tmp_path / ("x" * 260 + ".xlsx"))


def test_failed_proof_leaves_nothing(package: Package, tmp_path: Path) -> None:
    (tmp_path / "keluar.xlsx").write_bytes(b"lama")

    def reject(_written: Package) -> None:
        raise SwaujiGagal("tidak cocok")

    with pytest.raises(SwaujiGagal):
        simpan(package, tmp_path / "keluar.xlsx", overwrite=True, proof=reject)
    assert (tmp_path / "keluar.xlsx").read_bytes() == b"lama"
    assert left(tmp_path) == {"masuk.xlsx", "keluar.xlsx"}


@pytest.mark.parametrize(
    ("step", "error", "sentence"),
    [
        ("fsync", OSError(errno.ENOSPC, "full"), "penuh"),
        ("replace", PermissionError(errno.EACCES, "open"), "tutup di Excel"),
        ("replace", OSError(errno.EIO, "broken"), "gagal ditulis"),
    ],
)
def test_failures_of_the_disk_are_one_sentence(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: OSError, sentence: str
) -> None:
    (tmp_path / "keluar.xlsx").write_bytes(b"lama")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(KeluaranGagal, match=sentence):
        simpan(package, tmp_path / "keluar.xlsx", overwrite=True)
    assert (tmp_path / "keluar.xlsx").read_bytes() == b"lama"
    assert left(tmp_path) == {"masuk.xlsx", "keluar.xlsx"}


def test_file_systems_without_links_are_served(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", fail)
    simpan(package, tmp_path / "keluar.xlsx")
    assert (tmp_path / "keluar.xlsx").read_bytes() == package.to_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_folder_without_permission(package: Package, tmp_path: Path) -> None:
    folder = tmp_path / "tertutup"
    folder.mkdir()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):
        folder = Path("/proc")
    with pytest.raises(KeluaranGagal):
        simpan(package, folder / "keluar.xlsx")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_killed_process_leaves_the_old_file_whole(tmp_path: Path, moment: str) -> None:
    (tmp_path / "masuk.xlsx").write_bytes(book({"Data": {"A1": 1}}))
    (tmp_path / "keluar.xlsx").write_bytes(b"lama")
    code = f"""
        import os, signal
        from kertas_kerja.buku.package import Package
        from kertas_kerja.buku.simpan import simpan
        os.{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        simpan(Package.open("masuk.xlsx"), "keluar.xlsx", overwrite=True)
    """
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], cwd=tmp_path, env=env, check=False)
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "keluar.xlsx").read_bytes() == b"lama"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_what_is_replaced_may_be_read_by_whom_it_could_before(package: Package, tmp_path: Path) -> None:
    target = tmp_path / "keluar.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o600)
    simpan(package, target, overwrite=True)
    assert target.read_bytes() == package.to_bytes()
    assert target.stat().st_mode & 0o777 == 0o600


def test_no_file_that_was_read_is_replaced(package: Package, tmp_path: Path) -> None:
    other = tmp_path / "lalu.xlsx"
    other.write_bytes(b"last year")
    with other.open("rb") as handle:
        for place in (other, str(other), handle.fileno()):
            with pytest.raises(KeluaranGagal, match="berkas masukan"):
                simpan(package, other, others=[place], overwrite=True)
    assert other.read_bytes() == b"last year"
