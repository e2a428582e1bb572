"""Our `NamedTuple` is that of `typing` in all that the code relies on."""

from __future__ import annotations

import pickle
import typing

from kertas_kerja._rekaman import NamedTuple


class Kita(NamedTuple):
    """A place."""

    baris: int
    kolom: tuple[int, ...] = ()
    """Documented."""
    nama: str | None = None

    @property
    def awal(self) -> int:
        """The first column."""
        return self.kolom[0]

    def geser(self, jarak: int = 1) -> Kita:
        """One further down."""
        return self._replace(baris=self.baris + jarak)


class Baku(typing.NamedTuple):
    """A place."""

    baris: int
    kolom: tuple[int, ...] = ()
    nama: str | None = None


def test_it_is_made_compared_and_shown_like_the_standard_one() -> None:
    kita, baku = Kita(1, nama="a"), Baku(1, nama="a")
    assert tuple(kita) == tuple(baku)
    assert repr(kita).replace("Kita", "Baku") == repr(baku)
    assert kita._asdict() == baku._asdict()
    assert (Kita._fields, Kita._field_defaults) == (Baku._fields, Baku._field_defaults)
    assert hash(kita) == hash(baku)
    assert not hasattr(kita, "__dict__")


def test_methods_docstrings_and_hints_of_the_body_are_there() -> None:
    assert Kita(1, (4,)).awal == 4
    assert Kita(1).geser() == (2, (), None)
    assert Kita.__doc__ == "A place."
    assert (Kita.__module__, Kita.__qualname__) == (__name__, "Kita")
    assert typing.get_type_hints(Kita) == typing.get_type_hints(Baku)


def test_it_is_pickled_by_name() -> None:
    assert pickle.loads(pickle.dumps(Kita(3, (1,)))) == Kita(3, (1,))
