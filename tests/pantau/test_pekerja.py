"""The worker process: it may be slow, it may die, its parent goes on."""

from __future__ import annotations

import os
import time
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

import pytest

from kertas_kerja.pantau.pekerja import Pekerja, PekerjaGagal


def test_menjawab_dan_diganti() -> None:
    with Pekerja(umur=2) as p:
        nomor = [p.kerjakan(os.getpid) for _ in range(4)]
    assert nomor[0] == nomor[1] != nomor[2] == nomor[3]
    assert os.getpid() not in nomor


def test_yang_terlalu_lama_dihentikan() -> None:
    with Pekerja(batas_detik=1) as p:
        with pytest.raises(PekerjaGagal, match="tidak selesai"):
            p.kerjakan(time.sleep, 60)
        assert p.kerjakan(max, 1, 2) == 2


def test_yang_mati_tidak_membawa_induknya() -> None:
    with Pekerja() as p:
        with pytest.raises(PekerjaGagal, match="terhenti"):
            p.kerjakan(os._exit, 9)
        assert p.kerjakan(max, 1, 2) == 2


def test_nothing_in_the_current_folder_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that workbooks come from is not ours: a `multiprocessing.py` in it must not run."""
    (tmp_path / "multiprocessing.py").write_text("raise SystemExit(3)", encoding="ascii")
    monkeypatch.chdir(tmp_path)
    with Pekerja() as p:
        assert p.kerjakan(max, 1, 2) == 2
    assert not os.environ.get("PYTHONSAFEPATH")


def test_ended_while_starting_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The end comes from another thread just while the process starts: the call fails, nothing stays behind."""
    pekerja = Pekerja()
    proses: list[Any] = []

    mulai = SpawnProcess.start

    def mulai_lalu_diakhiri(satu: SpawnProcess) -> None:
        proses.append(satu)
        pekerja.bunuh()
        mulai(satu)

    monkeypatch.setattr(SpawnProcess, "start", mulai_lalu_diakhiri)
    with pytest.raises(PekerjaGagal):
        pekerja.kerjakan(len, "abc")
    assert pekerja._proses is None
    assert len(proses) == 1
    with pytest.raises(ValueError, match="closed"):
        proses[0].is_alive()
