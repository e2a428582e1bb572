"""Damaged workbooks by the thousand: python benchmarks/fuzz.py --minutes 10 [--seed N] [--jobs 2] [FOLDER]

Every case is a seeded mutation of a small workbook: our own ones and, with FOLDER, those in it. `check` and `fill` run
in worker processes that hold them to limits. A case fails when it ends with an error that is not one of `errors.py`,
when a rule crashed (KK901), when the self-check failed, when a second fill is no longer the first, when it takes more
than 10 seconds or more than 1 GB. Failing files are kept in `--keep` (default hasil/fuzz); `--case N` runs one case of
a seed again and shows its trace. Exit code 1 when anything failed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

SECONDS = 10.0
MEMORY = 1 << 30
GRACE = 3.0
"""A busy machine is slower than the limit says: the watchdog counts processor time where the system tells it."""


def main() -> int:
    """Run the cases, print the table; 1 when a case failed."""
    args = parser().parse_args()
    folder = args.folder.resolve() if args.folder else None
    if args.worker is not None:
        return work(args.seed, args.worker, args.jobs, folder)
    if args.case is not None:
        return show(args.seed, args.case, folder)
    run = Run(args, folder)
    run.loop()
    run.report()
    return int(bool(run.failures))


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("folder", nargs="?", type=Path, help="more workbooks to start from")
    made.add_argument("--minutes", type=float, default=10)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    made.add_argument("--keep", type=Path, default=ROOT / "hasil" / "fuzz", help="where failing files go")
    made.add_argument("--case", type=int, help="run one case again and show its trace")
    made.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    return made


# ---------------------------------------------------------------------- the worker


def work(seed: int, first: int, step: int, folder: Path | None) -> int:
    """Runs cases first, first + step, ... until told to stop; one line before and one after each."""
    from tests.fuzz.trial import Ending, case, trial

    peak = limit()
    number = first
    while True:
        say({"start": number})
        name, data = case(seed, number, folder)
        say({"ready": number})
        ending = trial(data)
        if (now := peak()) > MEMORY:
            ending = Ending("memory", f"{now >> 20} MB at most")
        say({"done": number, "from": name, "how": ending.how, "what": ending.what, "peak": now})
        if ending.how == "memory":
            return 0
        number += step


def limit() -> Any:
    """Bounds the address space where the system can; gives a function that tells the peak memory in bytes."""
    try:
        import resource
    except ImportError:
        return lambda: 0
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY * 3 // 2, MEMORY * 3 // 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    unit = 1 if sys.platform == "darwin" else 1024
    return lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def say(message: dict[str, Any]) -> None:
    """One line to the parent."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def show(seed: int, number: int, folder: Path | None) -> int:
    """One case again, its trace in full."""
    import kertas_kerja
    from kertas_kerja.errors import KertasKerjaError
    from tests.fuzz.trial import GOOD, case, trial

    name, data = case(seed, number, folder)
    start = time.monotonic()
    ending = trial(data)
    print(f"case {number} of seed {seed}, from {name}: {ending.how} {ending.what} ({time.monotonic() - start:.1f} s)")
    if ending.how == "crash":
        try:
            kertas_kerja.check(data)
            kertas_kerja.fill(data)
        except KertasKerjaError:
            pass
        except Exception:
            import traceback

            traceback.print_exc()
    return int(ending.how not in GOOD)


# ---------------------------------------------------------------------- the parent


class Worker:
    """One worker process and the case it is at."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
        )
        self.number = -1
        self.since = time.monotonic()
        self.cpu = 0.0

    def at(self, number: int) -> None:
        """The case is ready and starts to run."""
        self.number, self.since, self.cpu = number, time.monotonic(), self.used()

    def used(self) -> float:
        """Processor seconds of the process so far; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def hangs(self) -> bool:
        """Whether the case took too long, by its own processor time, or thrice as long by the clock."""
        waited = time.monotonic() - self.since
        return waited > SECONDS and (self.used() - self.cpu > SECONDS or waited > GRACE * SECONDS)

    def kill(self) -> None:
        """Ends the process and whatever it started."""
        if sys.platform == "win32":
            self.process.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Run:
    """All workers, and what their cases ended with."""

    def __init__(self, args: argparse.Namespace, folder: Path | None) -> None:
        self.args, self.folder = args, folder
        self.end = time.monotonic() + args.minutes * 60
        self.endings: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()
        self.fenced: Counter[str] = Counter()
        self.failures: dict[tuple[str, str], list[int]] = {}
        self.slowest = (0.0, -1)
        self.peak = 0
        self.lock = threading.Lock()

    def loop(self) -> None:
        """Runs one thread for each job until the time is over."""
        threads = [threading.Thread(target=self._job, args=(n,)) for n in range(self.args.jobs)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _job(self, first: int) -> None:
        number = first
        while time.monotonic() < self.end:
            worker = Worker(self._command(number))
            reader = threading.Thread(target=self._read, args=(worker, worker.process.stdout))
            reader.start()
            hung = False
            while reader.is_alive() and time.monotonic() < self.end:
                reader.join(0.2)
                if worker.number >= 0 and worker.hangs():
                    hung = True
                    break
            over = time.monotonic() >= self.end
            worker.kill()
            reader.join()
            number = max(worker.number, number) + self.args.jobs
            if worker.number >= 0 and (hung or not over) and not self._ended(worker):
                how = ("hang", f"more than {SECONDS:.0f} s") if hung else ("died", f"exit {worker.process.returncode}")
                self._fail(how, worker.number)

    def _ended(self, worker: Worker) -> bool:
        """Whether the worker's last case had ended by itself (a worker stops after a case of much memory)."""
        return getattr(worker, "last", None) == worker.number

    def _command(self, number: int) -> list[str]:
        command = [sys.executable, __file__, "--worker", str(number), "--seed", str(self.args.seed)]
        command += ["--jobs", str(self.args.jobs)]
        return command + ([str(self.folder)] if self.folder else [])

    def _read(self, worker: Worker, lines: IO[str] | None) -> None:
        for line in lines or ():
            message = json.loads(line)
            if "ready" in message:
                worker.at(message["ready"])
            elif "done" in message:
                self._done(worker, message)

    def _done(self, worker: Worker, message: dict[str, Any]) -> None:
        from tests.fuzz.trial import GOOD

        worker.last = message["done"]  # type: ignore[attr-defined]
        with self.lock:
            self.endings[message["how"]] += 1
            self.slowest = max(self.slowest, (time.monotonic() - worker.since, message["done"]))
            self.peak = max(self.peak, message["peak"])
            if message["how"] == "refused":
                self.refusals[message["what"].partition(":")[0]] += 1
            if message["how"] == "fenced":
                self.fenced[message["what"]] += 1
        if message["how"] not in GOOD:
            self._fail((message["how"], message["what"]), message["done"])

    def _fail(self, what: tuple[str, str], number: int) -> None:
        from tests.fuzz.trial import case

        with self.lock:
            self.failures.setdefault(what, []).append(number)
            if what[0] in ("hang", "died"):
                self.endings[what[0]] += 1
            first = len(self.failures[what]) == 1
            if first:
                print(f"FAIL {what[0]}: {what[1]} (case {number})", flush=True)
        if first:
            self.args.keep.mkdir(parents=True, exist_ok=True)
            (self.args.keep / f"{self.args.seed}-{number}.xlsx").write_bytes(
                case(self.args.seed, number, self.folder)[1]
            )

    def report(self) -> None:
        """The table of endings, then every kind of failure with its first cases."""
        total = sum(self.endings.values())
        print(f"\nseed {self.args.seed}: {total} cases in {self.args.minutes:g} minutes")
        for how, count in self.endings.most_common():
            print(f"  {how:10} {count:7}")
        print("  refused as " + ", ".join(f"{name} {count}" for name, count in self.refusals.most_common()))
        for what, count in self.fenced.most_common():
            print(f"  fenced {count:5}: {what}")
        print(f"  slowest case {self.slowest[0]:.1f} s (case {self.slowest[1]}), peak memory {self.peak >> 20} MB")
        for (how, what), numbers in sorted(self.failures.items(), key=lambda item: -len(item[1])):
            print(f"\n{how} × {len(numbers)}: {what}\n  cases {', '.join(map(str, sorted(numbers)[:8]))}")


if __name__ == "__main__":
    raise SystemExit(main())
