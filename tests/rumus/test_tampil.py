"""A formula as it is typed into Excel with Indonesian settings."""

from __future__ import annotations

import pytest

from kertas_kerja.rumus.tampil import berpemisah, rumus_indonesia


@pytest.mark.parametrize(
    ("rumus", "tampil"),
    [
        ('=IF(OR(COUNT(E9,D9)<2,D9=0),"",E9/D9)', '=IF(OR(COUNT(E9;D9)<2;D9=0);"";E9/D9)'),
        ("=MIN(MAX(A1,0),1.1)", "=MIN(MAX(A1;0);1,1)"),
        ('=IF(A1>0.8,"Baik, 0.8","b ""x,y""")', '=IF(A1>0,8;"Baik, 0.8";"b ""x,y""")'),
        ("=SUM('A, B 1.5'!A1,PK2.1!B2)", "=SUM('A, B 1.5'!A1;PK2.1!B2)"),
        ("=SUM({1,2.5;3,4})+SUM(A1,B1)", "=SUM({1\\2,5;3\\4})+SUM(A1;B1)"),
        ("=E9/D9", "=E9/D9"),
        ("", ""),
    ],
)
def test_separators_change_texts_and_names_do_not(rumus: str, tampil: str) -> None:
    assert rumus_indonesia(rumus) == tampil
    assert berpemisah(rumus) == (rumus != tampil)
