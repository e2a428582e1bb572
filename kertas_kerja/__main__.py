"""`python -m kertas_kerja` and the command `kk`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; `--version` and plain calls answer before click is imported."""
    if sys.argv[1:] == ["--version"]:
        from kertas_kerja._versi import VERSI

        print(f"kk {VERSI}")
        return
    if sys.argv[1:2] in (["check"], ["fill"]):
        from kertas_kerja.jalan import panggilan_polos

        polos = panggilan_polos(sys.argv[1:])
        if polos is not None:
            polos()
    from kertas_kerja.cli import kk

    kk(prog_name="kk")


if __name__ == "__main__":
    main()
