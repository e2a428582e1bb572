"""Compares the links of a sheet before and after: only those of the plan may differ, and they are as planned.

Nothing of the writer is used here, so that one fault cannot hide the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.buku.plan import Link, LinkPlan
from kertas_kerja.buku.proof_read import Event


class _Links(NamedTuple):
    """The start of each list, the links of the plan as (range, link), and everything else inside the lists."""

    heads: list[Event]
    ours: list[tuple[str, Link]]
    others: list[Event]


def compare_links(before: list[list[Event]], after: list[list[Event]], plan: LinkPlan) -> Iterator[str]:
    """Every difference that the plan does not name, as a short Indonesian phrase. Both: the events of each list."""
    old, new = _read(before, plan), _read(after, plan)
    if old.others != new.others or (old.heads and new.heads and old.heads != new.heads):
        yield "tautan yang sudah ada berubah"
    if sorted(new.ours) != sorted(plan.links.items()):
        yield "tautan tidak sesuai rencana"
    if len(new.heads) > 1 or (new.heads and not (new.ours or new.others)):
        yield "daftar tautan tidak sah"


def _read(lists: list[list[Event]], plan: LinkPlan) -> _Links:
    found = _Links([], [], [])
    for events in lists:
        depth, ours = 0, 0  # `ours`: the depth of a link of the plan, 0 outside one
        for event in events:
            depth += event[0] == "<"
            if depth == 1 and event[0] == "<":
                found.heads.append(event)
            elif depth == 2 and event[0] == "<" and (link := _planned(event, plan)) is not None:
                found.ours.append(link)
                ours = depth
            elif depth > 1 and not ours:
                found.others.append(event)
            depth -= event[0] == ">"
            ours = ours if depth >= ours else 0
    return found


def _planned(event: Event, plan: LinkPlan) -> tuple[str, Link] | None:
    """Range and link of an element that is one of the plan's; None for any other."""
    attrs = dict(event[2])  # type: ignore[call-overload]
    link = Link(attrs.get("location", ""), attrs.get("tooltip", ""))
    if any(name.endswith(" id") for name in attrs) or not plan.owns(link):
        return None
    return attrs.get("ref", ""), link
