"""Several workbooks at once, in the hot folder and on the page: a small run of `benchmarks/beban.py`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tahan.bahan import ROOT, environment, workbook

pytest.importorskip("starlette")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the benchmark reads memory from /proc")


def test_every_one_is_answered_with_the_bytes_of_a_fill(tmp_path: Path) -> None:
    source = tmp_path / "buku.xlsx"
    source.write_bytes(workbook())
    command = [sys.executable, str(ROOT / "benchmarks" / "beban.py"), "--count", "6", str(source)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=300, check=False)
    lines = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("| buku")]
    assert [line[1:5] for line in lines] == [["6", "kk watch", "6", "6"], ["6", "kk web", "6", "6"]], done.stderr
    assert all(0 < int(line[6]) < 150 for line in lines), "megabytes of one process"
    assert done.returncode == 0
