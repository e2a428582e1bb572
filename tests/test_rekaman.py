"""Records: what `kertas_kerja._rekaman` makes behaves as the NamedTuple of `typing`."""

from __future__ import annotations

import ast
import pickle
from pathlib import Path

import pytest

import kertas_kerja
from kertas_kerja._rekaman import NamedTuple

PAKET = Path(kertas_kerja.__file__).parent


class Titik(NamedTuple):
    """A point."""

    x: int
    y: int = 0
    nama: str | None = None
    """Its name."""

    @property
    def jumlah(self) -> int:
        """Both added up."""
        return self.x + self.y

    @classmethod
    def asal(cls) -> Titik:
        """The origin."""
        return cls(0)


def test_fields_defaults_and_text() -> None:
    assert Titik._fields == ("x", "y", "nama")
    assert Titik._field_defaults == {"y": 0, "nama": None}
    assert Titik(1) == (1, 0, None)
    assert repr(Titik(1, nama="a")) == "Titik(x=1, y=0, nama='a')"
    assert Titik(1)._replace(y=5).y == 5


def test_methods_and_names_of_the_class() -> None:
    assert Titik(1, 2).jumlah == 3
    assert Titik.asal() == Titik(0)
    assert Titik.__doc__ == "A point."
    assert (Titik.__name__, Titik.__qualname__, Titik.__module__) == ("Titik", "Titik", __name__)
    assert list(Titik.__annotations__) == ["x", "y", "nama"]


def test_it_is_a_tuple_and_nothing_more() -> None:
    assert Titik.__mro__ == (Titik, tuple, object)
    with pytest.raises(AttributeError):
        Titik(1).lain = 2  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        Titik()  # type: ignore[call-arg]


def test_it_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(Titik(1, 2))) == Titik(1, 2)


def dari_typing(path: Path) -> bool:
    """True where a module takes NamedTuple from `typing`."""
    impor = (s for s in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(s, ast.ImportFrom))
    return any(s.module == "typing" and any(a.name == "NamedTuple" for a in s.names) for s in impor)


def test_every_record_of_the_package_is_made_here() -> None:
    mahal = {p.name for p in PAKET.rglob("*.py") if dari_typing(p)}
    assert mahal == {"_rekaman.py"}
