"""No network, ever: no socket is made for files that name addresses everywhere, nor any file outside is opened."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.luar.test_jaringan import linked_xlsx
from tests.tahan.bahan import ROOT, command, environment

CORPUS = ROOT / "../shared/data/xlsx_corpus"
GUARD = """
import sys
def guard(event, args):
    if event.startswith(("socket.", "urllib.", "ftplib.", "http.", "webbrowser.")):
        raise SystemExit(f"network: {event} {args}")
    if event == "open" and isinstance(args[0], str) and ("hostname" in args[0] or "//" in args[0]):
        raise SystemExit(f"opened: {args[0]}")
sys.addaudithook(guard)
import kertas_kerja
from kertas_kerja.errors import KertasKerjaError
for path in sys.argv[1:]:
    try:
        kertas_kerja.check(path, explain_recognition=True).to_json()
        kertas_kerja.fill(open(path, "rb").read()).to_json()
    except KertasKerjaError:
        pass
print("done", sorted({"socket", "ssl", "http.client", "urllib.request"} & set(sys.modules)))
"""


def guarded(*paths: Path) -> str:
    """What a process says that ends at the first sign of a network."""
    run = [sys.executable, "-c", GUARD, *map(str, paths)]
    done = subprocess.run(run, capture_output=True, text=True, env=environment(), cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip().rpartition("\n")[2]


def test_files_that_name_addresses(tmp_path: Path) -> None:
    urls = (
        "http://127.0.0.1:9",
        "https://contoh.invalid",
        "file:///etc/hostname",
        "\\\\\\\\server\\\\berbagi",
        "ftp://x",
    )
    for number, url in enumerate(urls):
        (tmp_path / f"{number}.xlsx").write_bytes(linked_xlsx(url.replace('"', "")))
    assert guarded(*sorted(tmp_path.iterdir())) == "done []"


def test_our_own_workbooks() -> None:
    assert guarded(*sorted((ROOT / "samples").glob("*_tercetak.xlsx"))) == "done []"


def test_workbooks_of_a_corpus() -> None:
    if not CORPUS.is_dir():
        pytest.skip("no corpus beside the checkout")
    assert guarded(*sorted(p for p in CORPUS.iterdir() if p.suffix in (".xlsx", ".xlsm"))) == "done []"


def test_no_socket_in_any_process_of_a_fill(tmp_path: Path) -> None:
    """The engine that recomputes formulas is native code in a process of its own: only the system sees its calls."""
    program = shutil.which("strace")
    probe = [program or "false", "-f", "-qq", "-o", str(tmp_path / "0"), "-e", "trace=socket", "true"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("processes cannot be traced here")
    from tests.luar.test_recalc import with_operators_formulas

    source, log = tmp_path / "masuk.xlsx", tmp_path / "jejak"
    source.write_bytes(with_operators_formulas())
    trace = [str(program), "-f", "-qq", "-o", str(log), "-e", "trace=socket,connect,sendto,execve"]
    done = subprocess.run(
        [*trace, *command("fill", source)], env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    calls = log.read_text().split("\n")
    assert sum("execve(" in call for call in calls) > 1, "the engine ran"
    assert [call for call in calls if "AF_INET" in call or "AF_NETLINK" in call] == []
