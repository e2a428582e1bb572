"""Survey sheets with elements across: recognised and right in many layouts, one changed number is always caught."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pytest

from kertas_kerja import check, fill
from tests.tabel.olahan_skm import LABEL, Olahan, Tata, susun

TATA = (
    *(Tata(label=i, kepala=k) for i, k in enumerate(("kode", "unsur", "nomor", "nama", "nama_kode"))),
    *(Tata(hasil=h, tulis=w, bobot=3) for h in ("gabung", "ket", "jumlah") for w in ("angka", "bulat", "teks")),
    *(Tata(unsur=u, bobot=b, hasil="jumlah") for u, b in ((4, 0), (5, 0), (8, 3), (9, 2), (10, 2), (14, 3))),
    *(Tata(samping=s, kepala=k, label=1) for s, k in ((1, "kode"), (2, "nama"), (3, "unsur"))),
    Tata(responden=300, kepala="nomor", hasil="jumlah"),
    Tata(responden=7, tertimbang=False, unsur=9),
    Tata(responden=150, tulis="teks", hasil="ket", bobot=2, label=3),
)


def ubah(o: Olahan, alamat: str, nilai: Any) -> Olahan:
    """The sheet with another value in one cell."""
    kolom, baris = ord(alamat[0]) - 65, int(alamat[1:]) - 1
    isi = [list(b) for b in o.baris]
    isi[baris][kolom] = nilai
    return o._replace(baris=isi)


def temuan(o: Olahan) -> dict[str, str]:
    hasil = check(BytesIO(o.buku()))
    assert [t.kind for t in hasil.tables] == ["unsur_ikm"]
    return {f.alamat: f.kode for f in hasil.findings if f.tingkat != "info"}


@pytest.mark.parametrize("tata", TATA, ids=str)
def test_bersih(tata: Tata) -> None:
    for benih in (1, 2):
        o = susun(tata, benih)
        hasil = check(BytesIO(o.buku()))
        assert [t.kind for t in hasil.tables] == ["unsur_ikm"]
        assert [f.pesan + f.uraian for f in hasil.findings if f.kode != "KK702"] == []
        assert hasil.relations.exact == len(o.hasil) + 1 + (tata.responden if tata.hasil == "jumlah" else 0)


@pytest.mark.parametrize("tata", TATA, ids=str)
def test_satu_angka_diubah(tata: Tata) -> None:
    o = susun(tata)
    for alamat in list(o.hasil)[:: max(1, len(o.hasil) // 7)] + list(o.hasil)[-1:]:
        lama = o.baris[int(alamat[1:]) - 1][ord(alamat[0]) - 65]
        salah = re.sub(r"\d(?=[,. ]|$)", lambda m: str((int(m[0]) + 3) % 10), str(lama), count=1)
        assert temuan(ubah(o, alamat, salah)), (alamat, lama, salah)
    assert temuan(ubah(o, o.mutu, "D")) == {o.mutu: "KK203"}


@pytest.mark.parametrize("tata", [t for t in TATA if t.responden < 100], ids=str)
def test_diisi(tata: Tata) -> None:
    """All results are blank but two weighted ones, which tell the weight; a blank "Ket." is nobody's place."""
    o = susun(tata)
    *_, ikm = o.hasil
    timbang = [
        a for a in o.hasil if o.baris[int(a[1:]) - 1][0] == LABEL[tata.label][2] and (a[0] != ikm[0] or a[0] == "B")
    ]
    kosong = o
    for alamat in [a for a in o.hasil if a not in timbang[:2]]:
        kosong = ubah(kosong, alamat, None)
    terisi = fill(BytesIO(kosong.buku()), tabs=False)
    nilai = {p.alamat: float(str(p.nilai)) for p in terisi.changes if p.nilai is not None}
    harap = {a: float(n) for a, n in o.hasil.items() if a not in timbang[:2]}
    if tata.hasil == "ket":
        harap = {a: n for a, n in harap.items() if a[0] != ikm[0]} | {f"B{ikm[1:]}": harap[ikm]}
    if not tata.tertimbang:  # 0,11 times nine is no 1
        del harap[ikm]
    dekat = 1e-6 if tata.tulis == "angka" else 0.06
    assert {a: nilai.get(a) for a in harap} == {a: pytest.approx(n, abs=dekat) for a, n in harap.items()}
    assert [f.pesan for f in check(BytesIO(terisi.data)).findings if f.tingkat == "error"] == []
    assert fill(terisi.data, tabs=False).changes == ()
