"""KK901: a rule that crashes is named instead of leaving a clean page."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest

from kertas_kerja import check
from kertas_kerja.aturan import kk702_angka_teks
from kertas_kerja.model import Tabel, Temuan
from kertas_kerja.tabel.dasar import Konteks
from kertas_kerja.tabel.relasi import HasilRelasi, Tempat
from tests.antar.lembar import pk_program, ukur
from tests.isi.buku import buku
from tests.kenali.laporan import laporan
from tests.kenali.penata import Penata, Tata


def test_a_crashing_rule_becomes_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def meledak(bahan: object) -> list[object]:
        raise ZeroDivisionError("sengaja")

    monkeypatch.setattr(kk702_angka_teks, "periksa", meledak)
    hasil = check(Penata(Tata()).susun([laporan()["T3.7"]]))
    temuan = [f for f in hasil.findings if f.kode == "KK901"]
    assert [f.tingkat for f in temuan] == ["warning"]
    assert "KK702" in temuan[0].pesan
    assert "sengaja" not in temuan[0].pesan


def test_a_crash_about_one_relation_becomes_a_finding_about_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    modul = import_module("kertas_kerja.aturan.temuan_relasi")
    asli = modul.satu_temuan
    isi = ukur(("Nilai AKIP", "78,64", "81,40", "113,51%"), ("IKM", "94,00", "97,84", "114,09%"))
    lain = pk_program(("Program A", "5.000.000"), ("Program B", "7.000.000"), jumlah="13.000.000")
    berkas = buku({"Ukur": isi, "PK": lain})
    semula = check(berkas).findings
    assert {"KK101", "KK201"} <= {f.kode for f in semula}

    def meledak(hasil: HasilRelasi, konteks: Konteks) -> Temuan:
        if hasil.tempat.relasi.kode == "KK101":
            raise ZeroDivisionError("sengaja")
        return asli(hasil, konteks)

    monkeypatch.setattr(modul, "satu_temuan", meledak)
    hasil = check(berkas).findings
    gagal = [f for f in hasil if f.kode == "KK901"]
    assert [(f.tingkat, f.lembar, f.alamat, bool(f.tabel)) for f in gagal] == [("warning", "Ukur", "E4", True)]
    assert "KK101" in gagal[0].pesan
    assert "Ukur!A3:E5" in gagal[0].pesan
    assert "sengaja" not in gagal[0].pesan
    assert [f for f in hasil if f.kode != "KK901"] == [f for f in semula if f.kode != "KK101"]


def test_a_crash_while_a_relation_is_judged_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    modul = import_module("kertas_kerja.aturan.temuan_relasi")
    asli = modul.putuskan_tempat
    isi = ukur(("Nilai AKIP", "78,64", "81,40", "113,51%"), ("IKM", "94,00", "97,84", "114,09%"))
    lain = pk_program(("Program A", "5.000.000"), ("Program B", "7.000.000"), jumlah="13.000.000")
    berkas = buku({"Ukur": isi, "PK": lain})
    semula = check(berkas)

    def meledak(tempat: Tempat, konteks: Konteks) -> HasilRelasi | None:
        if tempat.relasi.kode == "KK101":
            raise ZeroDivisionError("sengaja")
        return asli(tempat, konteks)

    monkeypatch.setattr(modul, "putuskan_tempat", meledak)
    hasil = check(berkas)
    gagal = [f for f in hasil.findings if f.kode == "KK901"]
    assert [(f.tingkat, f.lembar, f.alamat, bool(f.tabel)) for f in gagal] == [("warning", "Ukur", "E4", True)]
    assert "KK101" in gagal[0].pesan
    assert "sengaja" not in gagal[0].pesan
    assert [f for f in hasil.findings if f.kode != "KK901"] == [f for f in semula.findings if f.kode != "KK101"]
    assert hasil.relations.checked == semula.relations.checked - 2


def test_a_table_whose_relations_cannot_be_set_up_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    modul = import_module("kertas_kerja.aturan.temuan_relasi")
    asli = modul.tempat_relasi
    isi = ukur(("Nilai AKIP", "78,64", "81,40", "113,51%"), ("IKM", "94,00", "97,84", "114,09%"))
    lain = pk_program(("Program A", "5.000.000"), ("Program B", "7.000.000"), jumlah="13.000.000")

    def meledak(tabel: Tabel, konteks: Konteks) -> Iterator[Tempat]:
        if tabel.lembar == "Ukur":
            raise RecursionError("sengaja")
        yield from asli(tabel, konteks)

    monkeypatch.setattr(modul, "tempat_relasi", meledak)
    hasil = check(buku({"Ukur": isi, "PK": lain})).findings
    gagal = [f for f in hasil if f.kode == "KK901"]
    assert [(f.tingkat, f.lembar, f.alamat) for f in gagal] == [("warning", "Ukur", "A3")]
    assert "Ukur!A3:E5" in gagal[0].pesan
    assert [f.kode for f in hasil if f.tingkat == "error"] == ["KK201"]
