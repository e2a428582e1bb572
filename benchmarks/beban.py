"""Load: python benchmarks/beban.py [--count 50] [WORKBOOK...]

Copies of each workbook are dropped at once into the hot folder of `kk watch` and, in one upload each, on the page of
`kk web`, both running as whole processes. Says how long it took until every one was answered, whether one was lost,
whether every filled copy has the bytes that `kk fill` gives, and the peak memory of the program with its workers.
Exit code 1 when one is lost or another. Linux (memory is read from /proc).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ("pengukuran_2025_tercetak", "lkjip_2025_tercetak")
PATIENCE = 900.0


def main() -> int:
    """Run both for every workbook; a Markdown table."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument(
        "workbooks", nargs="*", type=Path, default=[ROOT / "samples" / f"{name}.xlsx" for name in SAMPLES]
    )
    made.add_argument("--count", type=int, default=50)
    args = made.parse_args()
    print(f"load average at the start {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores\n", flush=True)
    print("| workbook | dropped | way | answered | same bytes as kk fill | seconds | peak MB, one process | all |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    good = True
    for workbook in args.workbooks:
        wanted = filled(workbook)
        for way in (watch, web):
            with tempfile.TemporaryDirectory(prefix="kk-beban-") as folder:
                good &= line(workbook, args.count, way, wanted, Path(folder))
    return int(not good)


Way = Callable[[bytes, int, Path], tuple[list[bytes], float, "Memory"]]


def line(workbook: Path, count: int, way: Way, wanted: bytes, folder: Path) -> bool:
    """One line of the table; whether all is well."""
    results, seconds, memory = way(workbook.read_bytes(), count, folder)
    same = sum(data == wanted for data in results)
    cells = (workbook.stem, count, f"kk {way.__name__}", len(results), same, f"{seconds:.0f}", *memory.peak())
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    return len(results) == same == count


def filled(workbook: Path) -> bytes:
    """What `kk fill` makes of it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "isi.xlsx"
        run = [sys.executable, "-m", "kertas_kerja", "fill", str(workbook), "-o", str(out)]
        subprocess.run(run, env=environment(), capture_output=True, check=False)
        return out.read_bytes()


def environment() -> dict[str, str]:
    """This checkout's code, output at once."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}


def start(*args: str) -> subprocess.Popen[str]:
    """`kk` as a process of its own."""
    command = [sys.executable, "-m", "kertas_kerja", *args]
    return subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def wait(enough: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Until enough is there, the process ended or patience did."""
    end = time.monotonic() + PATIENCE
    while not enough() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.1)


# ---------------------------------------------------------------------- the two ways


def watch(data: bytes, count: int, folder: Path) -> tuple[list[bytes], float, Memory]:
    """All of them moved into `masuk` in one go, while `kk watch` runs."""
    ready = folder / "siap"
    ready.mkdir()
    for number in range(count):
        (ready / f"buku {number:03}.xlsx").write_bytes(data)
    process = start("watch", str(folder / "panas"))
    out = folder / "panas" / "keluar"
    wait(out.is_dir, process)
    with Memory(process.pid) as memory:
        began = time.monotonic()
        for path in ready.iterdir():
            path.rename(folder / "panas" / "masuk" / path.name)
        wait(lambda: len(list(out.glob("*.xlsx"))) >= count, process)
        seconds = time.monotonic() - began
    process.terminate()
    process.wait(60)
    return [path.read_bytes() for path in sorted(out.glob("*.xlsx"))], seconds, memory


def web(data: bytes, count: int, folder: Path) -> tuple[list[bytes], float, Memory]:
    """All of them in one upload, as a browser sends what was dropped."""
    process = start("web", "--no-browser")
    assert process.stdout is not None
    address = re.search(r"http://\S+", process.stdout.readline())
    assert address is not None, "the page is not there"
    base = address[0]

    def status() -> list[dict[str, str]]:
        with urllib.request.urlopen(f"{base}status") as answer:
            found: list[dict[str, str]] = json.load(answer)["kiriman"]
            return found

    with Memory(process.pid) as memory:
        began = time.monotonic()
        upload(base, data, count)
        wait(lambda: all(one["keadaan"] == "selesai" for one in status()), process)
        seconds = time.monotonic() - began
        results = [fetch(f"{base}unduh/{one['kunci']}") for one in status() if one["keadaan"] == "selesai"]
    process.terminate()
    process.wait(60)
    return results, seconds, memory


def upload(base: str, data: bytes, count: int) -> None:
    """One multipart form of `count` files."""
    edge = "batas-kiriman"
    head = '--{}\r\nContent-Disposition: form-data; name="berkas"; filename="buku {:03}.xlsx"\r\n\r\n'
    body = b"".join(head.format(edge, number).encode() + data + b"\r\n" for number in range(count))
    headers = {"Content-Type": f"multipart/form-data; boundary={edge}", "Accept": "application/json"}
    headers["Origin"] = re.match(r"http://[^/]+", base)[0]  # type: ignore[index]
    request = urllib.request.Request(f"{base}unggah", body + f"--{edge}--\r\n".encode(), headers)
    with urllib.request.urlopen(request) as answer:
        answer.read()


def fetch(address: str) -> bytes:
    """One filled copy."""
    with urllib.request.urlopen(address) as answer:
        return bytes(answer.read())


# ---------------------------------------------------------------------- memory


class Memory(threading.Thread):
    """Watches a process and all below it: the highest peak of one, and the highest sum of all, in MB."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.one, self.all = pid, 0, 0
        self.over = threading.Event()

    def __enter__(self) -> Memory:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.join()

    def run(self) -> None:
        """Look ten times a second."""
        while not self.over.wait(0.1):
            tree = family(self.pid)
            self.one = max([self.one, *(number(pid, "VmHWM") for pid in tree)])
            self.all = max(self.all, sum(number(pid, "VmRSS") for pid in tree))

    def peak(self) -> tuple[int, int]:
        """(one process, all together) in MB."""
        return self.one >> 10, self.all >> 10


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def number(pid: int, key: str) -> int:
    """A number of kilobytes from a process's status; 0 when it is gone."""
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    match = re.search(rf"^{key}:\s+(\d+) kB", text, re.MULTILINE)
    return int(match[1]) if match else 0


if __name__ == "__main__":
    raise SystemExit(main())
