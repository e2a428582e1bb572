"""Records for every start: `NamedTuple` without what `typing` and `collections` add to the making of a class.

`typing.NamedTuple` compiles the annotation of every field in order to check it, which a type checker has long done, and
`collections.namedtuple` writes and compiles a constructor for every class. With some eighty records that is 20 ms of a
start. Here a constructor is the one of the same number of fields with other names in it, and everything else is shared.
To a type checker a record is the very NamedTuple of `typing`. Its module needs `from __future__ import annotations`.
"""

from __future__ import annotations

from _collections import _tuplegetter  # type: ignore[import-not-found]  # what collections.namedtuple is made of
from types import FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import CodeType
    from typing import Any
    from typing import NamedTuple as NamedTuple

_baru = tuple.__new__


def _kode(banyak: int) -> CodeType:
    """The code of a constructor with this many fields; its names are placeholders."""
    nama = [f"_{n}" for n in range(banyak)]
    konstruktor = eval(f"lambda _kelas, {', '.join(nama)}: _baru(_kelas, ({', '.join(nama)},))", {})
    kode: CodeType = konstruktor.__code__
    return kode


_KODE: dict[int, CodeType] = {
    f.__code__.co_argcount - 1: f.__code__
    for f in (
        lambda _kelas, a: _baru(_kelas, (a,)),
        lambda _kelas, a, b: _baru(_kelas, (a, b)),
        lambda _kelas, a, b, c: _baru(_kelas, (a, b, c)),
        lambda _kelas, a, b, c, d: _baru(_kelas, (a, b, c, d)),
        lambda _kelas, a, b, c, d, e: _baru(_kelas, (a, b, c, d, e)),
        lambda _kelas, a, b, c, d, e, f: _baru(_kelas, (a, b, c, d, e, f)),
        lambda _kelas, a, b, c, d, e, f, g: _baru(_kelas, (a, b, c, d, e, f, g)),
        lambda _kelas, a, b, c, d, e, f, g, h: _baru(_kelas, (a, b, c, d, e, f, g, h)),
        lambda _kelas, a, b, c, d, e, f, g, h, i: _baru(_kelas, (a, b, c, d, e, f, g, h, i)),
    )
}
_RUANG = {"_baru": _baru}
_PENGAMBIL = [_tuplegetter(n, f"Alias for field number {n}") for n in range(16)]
"""A getter knows its place only: every record shares those of the first fields."""


def _konstruktor(nama: str, bidang: tuple[str, ...], bawaan: tuple[object, ...]) -> FunctionType:
    """`__new__` with the names of the fields as its parameters."""
    banyak = len(bidang)
    if banyak not in _KODE:
        _KODE[banyak] = _kode(banyak)
    kode = _KODE[banyak].replace(
        co_varnames=("_kelas", *bidang), co_name="__new__", co_qualname=f"{nama}.__new__"
    )  # 3.11 and newer have co_qualname
    return FunctionType(kode, _RUANG, "__new__", bawaan)


def _make(cls: type[Any], isi: Iterable[Any]) -> Any:
    """A record from its values in order; TypeError when their number is not that of the fields."""
    rekaman = _baru(cls, isi)
    if len(rekaman) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(rekaman)}")
    return rekaman


def _replace(self: Any, /, **ganti: Any) -> Any:
    """The record with other values in these fields; ValueError for a name that is no field."""
    rekaman = _baru(type(self), map(ganti.pop, self._fields, self))
    if ganti:
        raise ValueError(f"Got unexpected field names: {list(ganti)!r}")
    return rekaman


def _repr(self: Any) -> str:
    """`Nama(bidang=nilai, ...)`."""
    isi = ", ".join(f"{nama}={nilai!r}" for nama, nilai in zip(self._fields, self, strict=True))
    return f"{type(self).__name__}({isi})"


def _asdict(self: Any) -> dict[str, Any]:
    """The values by the names of their fields."""
    return dict(zip(self._fields, self, strict=True))


def _getnewargs(self: Any) -> tuple[Any, ...]:
    """For copy and pickle."""
    return tuple(self)


_BERSAMA: Mapping[str, Any] = {
    "__slots__": (),
    "_make": classmethod(_make),
    "_replace": _replace,
    "__replace__": _replace,
    "__repr__": _repr,
    "_asdict": _asdict,
    "__getnewargs__": _getnewargs,
}

if not TYPE_CHECKING:

    class _Pembuat(type):
        """Turns the body of a class with annotated fields into a record."""

        def __new__(cls, nama: str, induk: tuple[type, ...], isi: dict[str, Any]) -> type:
            """The record: its fields in the order of their annotations, then whatever else the body holds."""
            bidang = tuple(isi["__annotations__"])
            bawaan = {b: isi.pop(b) for b in bidang if b in isi}
            ruang = {**_BERSAMA, "_fields": bidang, "__match_args__": bidang, "_field_defaults": bawaan, **isi}
            for tempat, b in enumerate(bidang):
                ruang[b] = _PENGAMBIL[tempat] if tempat < len(_PENGAMBIL) else _tuplegetter(tempat, "")
            ruang["__new__"] = _konstruktor(nama, bidang, tuple(bawaan.values()))
            return type(nama, (tuple,), ruang)

    NamedTuple = type.__new__(_Pembuat, "NamedTuple", (), {})
