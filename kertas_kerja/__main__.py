"""`python -m kertas_kerja` and the command `kk`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; `--version` alone answers before anything else is imported."""
    if sys.argv[1:] == ["--version"]:
        from kertas_kerja._versi import VERSI

        print(f"kk {VERSI}")
        return
    from kertas_kerja.cli import kk

    kk(prog_name="kk")


if __name__ == "__main__":
    main()
