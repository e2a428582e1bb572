"""`NamedTuple` as in `typing`, made in a third of the time: a small fill makes 130 of them.

`typing.NamedTuple` compiles the annotation of every field to see that it names a type; the type checker does that for
us, and sees `typing.NamedTuple` here. Fields, defaults, methods and docstrings of the class body are as there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    class _Pembuat(type):
        """Turns the body of a class into a tuple with names."""

        def __new__(cls, nama, induk, isi):
            if not induk:
                return super().__new__(cls, nama, induk, isi)
            bidang = isi.get("__annotations__", {})
            bawaan = [isi.pop(satu) for satu in bidang if satu in isi]
            kelas = namedtuple(nama, bidang, defaults=bawaan)
            for kunci, nilai in isi.items():
                setattr(kelas, kunci, nilai)
            return kelas

    class NamedTuple(metaclass=_Pembuat):
        """The base of a class whose body names the fields of a tuple."""
