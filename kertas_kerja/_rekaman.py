"""Records for every start: `NamedTuple` without what `typing` adds to the making of a class.

`typing.NamedTuple` compiles the annotation of every field in order to check it, which a type checker has long done.
With some eighty records that is 15 ms of a start, three quarters of what their making costs. A record here is the plain
`collections.namedtuple`, and to a type checker the very NamedTuple of `typing`. Its module needs
`from __future__ import annotations`.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Pembuat(type):
        """Turns the body of a class with annotated fields into a namedtuple."""

        def __new__(cls, nama: str, induk: tuple[type, ...], isi: dict[str, Any]) -> type:
            """The record: its fields in the order of their annotations, then whatever else the body holds."""
            bidang = isi["__annotations__"]
            bawaan = [isi.pop(b) for b in bidang if b in isi]
            rekaman = namedtuple(nama, bidang, defaults=bawaan, module=isi.pop("__module__"))
            for kunci, nilai in isi.items():
                setattr(rekaman, kunci, nilai)
            return rekaman

    NamedTuple = type.__new__(_Pembuat, "NamedTuple", (), {})
