"""A disk that is full, a folder that may not be written: one sentence, the input whole, no half file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import kertas_kerja
from kertas_kerja.errors import KeluaranGagal
from tests.tahan.bahan import command, environment, filled, kk, names, workbook

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and permissions of POSIX systems")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "masuk.xlsx"
    path.write_bytes(workbook())
    return path


LIMITED = """
    import resource, signal, sys
    from kertas_kerja.__main__ import main
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
    sys.argv[1:2] = []
    main()
"""


def limited(room: int, *args: str | Path) -> subprocess.CompletedProcess[str]:
    """`kk` that can write no file of more than `room` bytes."""
    run = [sys.executable, "-c", textwrap.dedent(LIMITED), str(room), *map(str, args)]
    env = environment(PYTHONDONTWRITEBYTECODE="1")
    return subprocess.run(run, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.9, -1], ids=["nothing", "a tenth", "half", "nearly all", "all but 1"])
def test_no_room_for_the_file(part: float, source: Path, tmp_path: Path) -> None:
    room = len(filled()) - 1 if part < 0 else int(len(filled()) * part)
    run = [sys.executable, "-c", textwrap.dedent(LIMITED), str(room), "fill", str(source)]
    done = subprocess.run(
        run, env=environment(PYTHONDONTWRITEBYTECODE="1"), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith('Berkas "masuk_terisi.xlsx" gagal ditulis;')
    assert done.stderr.count("\n") == 1
    assert names(tmp_path) == {"masuk.xlsx"}
    assert source.read_bytes() == workbook()


def test_room_for_just_the_file(source: Path, tmp_path: Path) -> None:
    run = [sys.executable, "-c", textwrap.dedent(LIMITED), str(len(filled())), "fill", str(source)]
    done = subprocess.run(
        run, env=environment(PYTHONDONTWRITEBYTECODE="1"), capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    assert (tmp_path / "masuk_terisi.xlsx").read_bytes() == filled()


@pytest.mark.parametrize("blocks", [0, 1, 2])
def test_a_disk_that_is_full(blocks: int, tmp_path: Path, source: Path) -> None:
    unshare = shutil.which("unshare")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size={4096 * (blocks + 3)} tmpfs '{disk}'"
    probe = [unshare or "false", "--mount", "--map-root-user", "/bin/sh", "-c", mount]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    kk_fill = " ".join(f"'{word}'" for word in command("fill", disk / "masuk.xlsx"))
    script = (
        f"{mount} && cp '{source}' '{disk}/masuk.xlsx' || exit 9; {kk_fill}; echo code $?; ls -A '{disk}'; df '{disk}'"
    )
    done = subprocess.run([*probe[:-1], script], env=environment(), capture_output=True, text=True, check=False)
    if done.returncode == 9:
        pytest.skip("the disk has no room for the input itself")
    lines = done.stdout.split("\n")
    assert lines[:2] == ["code 2", "masuk.xlsx"], done.stdout + done.stderr
    assert done.stderr == 'Ruang penyimpanan penuh saat menulis "masuk_terisi.xlsx"; kosongkan ruang, lalu ulangi.\n'


@pytest.fixture
def ordinary() -> Iterator[Path]:
    """A folder of its own, worked in as a person without special rights."""
    folder = Path(tempfile.mkdtemp(prefix="kk-uji-"))
    folder.chmod(0o755)
    (folder / "masuk.xlsx").write_bytes(workbook())
    kertas_kerja.fill(workbook())  # every module is loaded: a root's home may be closed to others
    root = hasattr(os, "seteuid") and os.geteuid() == 0
    try:
        if root:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written(ordinary: Path) -> None:
    ordinary.chmod(0o555)
    with pytest.raises(KeluaranGagal) as caught:
        kertas_kerja.fill(ordinary / "masuk.xlsx")
    assert str(caught.value) == (
        'Berkas "masuk_terisi.xlsx" tidak dapat ditulis; tutup di Excel atau pilih folder lain dengan -o.'
    )
    assert names(ordinary) == {"masuk.xlsx"}
    assert kertas_kerja.fill(ordinary / "masuk.xlsx", dry_run=True).changes
    assert kertas_kerja.check(ordinary / "masuk.xlsx").tables


def test_an_output_that_may_not_be_written_is_replaced_only_by_its_owner(ordinary: Path) -> None:
    target = ordinary / "keluar.xlsx"
    target.write_bytes(b"lama")
    ordinary.chmod(0o555)
    with pytest.raises(KeluaranGagal):
        kertas_kerja.fill(ordinary / "masuk.xlsx", target, overwrite=True)
    assert target.read_bytes() == b"lama"
    assert names(ordinary) == {"masuk.xlsx", "keluar.xlsx"}


def test_an_output_that_may_only_be_read_is_not_replaced(ordinary: Path) -> None:
    target = ordinary / "keluar.xlsx"
    target.write_bytes(b"lama")
    target.chmod(0o444)
    with pytest.raises(KeluaranGagal) as caught:
        kertas_kerja.fill(ordinary / "masuk.xlsx", target, overwrite=True)
    assert str(caught.value) == (
        'Berkas "keluar.xlsx" hanya boleh dibaca; buang tanda itu, atau pilih nama lain dengan -o.'
    )
    assert target.read_bytes() == b"lama"
    assert names(ordinary) == {"masuk.xlsx", "keluar.xlsx"}


# ---------------------------------------------------------------------- the command, by a person without special rights


@pytest.fixture(scope="module")
def bound() -> list[str]:
    """What a command starts with so that permissions count: nothing for a person, for root the loss of its powers."""
    if os.geteuid() != 0:
        return []
    program = shutil.which("setpriv")
    start = [program or "false", "--bounding-set=-dac_override,-dac_read_search,-fowner"]
    if subprocess.run([*start, "true"], capture_output=True, check=False).returncode:
        pytest.skip("root obeys no permissions, and setpriv (util-linux) is not here to make it")
    return start


def bound_kk(bound: list[str], *args: str | Path, cwd: Path) -> tuple[int, str, str]:
    """(exit code, standard output, standard error) of `kk` as such a person."""
    env = environment(PYTHONDONTWRITEBYTECODE="1")
    done = subprocess.run([*bound, *command(*args)], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


CLOSED = "tidak dapat ditulis; tutup di Excel atau pilih folder lain dengan -o."
CLOSED_FOLDER = {
    "fill masuk.xlsx": f'Berkas "masuk_terisi.xlsx" {CLOSED}',
    "fill masuk.xlsx --lkjip": f'Berkas "masuk_terisi.xlsx" {CLOSED}',
    "masuk.xlsx": f'Berkas "masuk_terisi.xlsx" {CLOSED}',
    "new kkpt -o baru.xlsx": f'Berkas "baru.xlsx" {CLOSED}',
    "check masuk.xlsx --output hasil.json": (
        "Hasil tidak dapat ditulis ke hasil.json; periksa folder dan izinnya (Permission denied)."
    ),
}


@pytest.mark.parametrize("call", CLOSED_FOLDER)
def test_a_closed_folder_is_one_sentence(call: str, bound: list[str], source: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        code, _, said = bound_kk(bound, *call.split(), cwd=tmp_path)
    finally:
        tmp_path.chmod(0o755)
    assert (code, said) == (2, CLOSED_FOLDER[call] + "\n")
    assert names(tmp_path) == {"masuk.xlsx"}
    assert source.read_bytes() == workbook()


def test_a_hot_folder_that_is_closed(bound: list[str], source: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        code, _, said = bound_kk(bound, "watch", ".", "--once", cwd=tmp_path)
    finally:
        tmp_path.chmod(0o755)
    assert (code, said.count("\n"), "tidak dapat dipakai; periksa namanya dan izinnya" in said) == (2, 1, True)
    assert names(tmp_path) == {"masuk.xlsx"}


@pytest.mark.parametrize("output", [[], ["-o", "masuk_terisi.xlsx"]])
def test_an_old_output_stays_what_it_is(output: list[str], bound: list[str], source: Path, tmp_path: Path) -> None:
    target = tmp_path / "masuk_terisi.xlsx"
    target.write_bytes(b"lama")
    target.chmod(0o444)
    code, _, said = bound_kk(bound, "fill", "masuk.xlsx", *output, cwd=tmp_path)
    sentence = 'Berkas "masuk_terisi.xlsx" sudah ada; pilih nama lain dengan -o, atau hapus dahulu berkas itu.\n'
    assert (code, said) == (2, sentence)
    assert (target.read_bytes(), names(tmp_path)) == (b"lama", {"masuk.xlsx", "masuk_terisi.xlsx"})


@pytest.mark.parametrize("call", ["check masuk.xlsx", "check masuk.xlsx --convert", "fill masuk.xlsx", "masuk.xlsx"])
def test_an_input_that_may_not_be_read(call: str, bound: list[str], source: Path, tmp_path: Path) -> None:
    source.chmod(0o200)
    code, out, said = bound_kk(bound, *call.split(), cwd=tmp_path)
    sentence = "tidak boleh dibaca; tutup berkas itu di program lain atau minta hak baca, lalu ulangi."
    assert (code, (out + said).strip().splitlines()[-1].strip()) == (2, f'Berkas "masuk.xlsx" {sentence}')
    assert names(tmp_path) == {"masuk.xlsx"}


@pytest.mark.parametrize("call", ["check lain.xlsx", "fill lain.xlsx", "new kkpt -o baru.xlsx"])
def test_an_earlier_workbook_that_may_not_be_read(call: str, bound: list[str], source: Path, tmp_path: Path) -> None:
    (tmp_path / "lain.xlsx").write_bytes(workbook())
    source.chmod(0o200)
    code, out, said = bound_kk(bound, *call.split(), "--from", "masuk.xlsx", cwd=tmp_path)
    assert code == 2
    assert 'Buku pembanding masuk.xlsx: Berkas "masuk.xlsx" tidak boleh dibaca;' in out + said
    assert names(tmp_path) == {"masuk.xlsx", "lain.xlsx"}


@pytest.mark.parametrize("step", ["fsync", "/^link"])
def test_killed_in_a_folder_where_others_write_too(step: str, bound: list[str], source: Path, tmp_path: Path) -> None:
    """kill -9 of a process without special rights leaves the input and no workbook, half or whole, of another name."""
    program = shutil.which("strace")
    trace = [program or "false", "-f", "-qq", "-o", os.devnull, "-e", f"inject={step}:signal=KILL:when=1"]
    if subprocess.run([*bound, *trace, "true"], capture_output=True, check=False).returncode:
        pytest.skip("processes cannot be traced here")
    tmp_path.chmod(0o777)
    run = [*bound, *trace, *command("fill", source)]
    done = subprocess.run(run, env=environment(), capture_output=True, check=False)
    assert done.returncode not in (0, 1, 2, 3)
    assert source.read_bytes() == workbook()
    assert {name for name in names(tmp_path) if name.endswith(".xlsx")} == {"masuk.xlsx"}


def test_a_disk_that_may_only_be_read(source: Path, tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = (
        f"mount -t tmpfs -o size=1m tmpfs '{disk}' && cp '{source}' '{disk}/masuk.xlsx' && mount -o remount,ro '{disk}'"
    )
    probe = [unshare or "false", "--mount", "--map-root-user", "/bin/sh", "-c", mount]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    kk_fill = " ".join(f"'{word}'" for word in command("fill", disk / "masuk.xlsx"))
    script = f"{mount} || exit 9; {kk_fill}; echo code $?; ls -A '{disk}'"
    done = subprocess.run([*probe[:-1], script], env=environment(), capture_output=True, text=True, check=False)
    assert done.stdout.split("\n")[:2] == ["code 2", "masuk.xlsx"], done.stdout + done.stderr
    assert done.stderr == 'Berkas "masuk_terisi.xlsx" gagal ditulis; pilih tempat lain dengan -o, lalu ulangi.\n'


def test_a_folder_that_is_not_there(source: Path, tmp_path: Path) -> None:
    done = kk("fill", source, "-o", tmp_path / "tidak" / "ada.xlsx")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert names(tmp_path) == {"masuk.xlsx"}


def test_no_room_for_temporary_files_of_the_engine(source: Path, tmp_path: Path) -> None:
    """The engine that recomputes formulas works on copies; neither they nor the output fit: one sentence."""
    from tests.luar.test_recalc import with_operators_formulas

    source.write_bytes(with_operators_formulas())
    done = limited(2000, "fill", source)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert names(tmp_path) == {"masuk.xlsx"}
