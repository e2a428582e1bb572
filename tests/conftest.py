"""What every test may use: the data folder beside the checkout, and one line on what was left out."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import pytest

from tests.libreoffice import CARI, wajib
from tests.web.peramban import CARI as CARI_PERAMBAN

AKAR = Path(__file__).resolve().parents[1]
SHARED = AKAR.parent / "shared"

# A shell starts what runs in the background with Ctrl+C ignored, and a program hands that on to those it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def akar() -> Path:
    """The checkout: the folder that holds pyproject.toml."""
    return AKAR


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout; the test is skipped where it is missing."""
    if not (SHARED / "data").is_dir():
        pytest.skip("no folder `shared` beside the checkout")
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the users of `shared`, so that `-m shared` selects them."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test marked `libreoffice` is skipped without LibreOffice, and fails in CI."""
    if item.get_closest_marker("libreoffice"):
        wajib()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each thing whose absence left tests out."""
    dilewati = [str(r.longrepr) for r in terminalreporter.stats.get("skipped", [])]
    for tanda, kalimat in (
        (CARI, f"LibreOffice is not installed: {{}} tests left out; {CARI}"),
        (CARI_PERAMBAN, f"Chromium is not installed: {{}} tests left out; {CARI_PERAMBAN}"),
        ("no folder `shared`", "No folder `shared` beside the checkout: {} tests left out."),
    ):
        banyak = sum(tanda in alasan for alasan in dilewati)
        if banyak:
            terminalreporter.write_line(kalimat.format(banyak))
