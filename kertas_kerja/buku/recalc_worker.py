"""The process in which ironcalc runs: it may crash or be killed without harm to the one that started it.

Reads a JSON request from the standard input and writes a JSON answer to the file it names: for each workbook path,
with the locale of its formulas, the values of the cells asked for. (The engine itself prints to the standard output.)
"""

from __future__ import annotations

import json
import sys

_MEMORY = 2 << 30


def _limit(seconds: int) -> None:
    """Bounds memory and processor time where the system can."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (limit, hard))


def evaluate(path: str, locale: str, cells: list[tuple[str, int, int]]) -> list[object]:
    """The values of the cells (sheet name, row, column) after a full calculation of the workbook."""
    import ironcalc

    model = ironcalc.load_from_xlsx(path, locale, "UTC", "en")
    model.evaluate()
    sheets = {sheet["name"]: at for at, sheet in enumerate(model.get_worksheets_properties())}
    return [model.get_cell_value(sheets[name], row, col) for name, row, col in cells]


def main() -> int:
    """Answers one request."""
    request = json.load(sys.stdin)
    _limit(request["seconds"])
    cells = [(name, row, col) for name, row, col in request["cells"]]
    answer = [evaluate(path, locale, cells) for path, locale in request["paths"]]
    with open(request["answer"], "w", encoding="utf-8") as out:
        json.dump(answer, out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
