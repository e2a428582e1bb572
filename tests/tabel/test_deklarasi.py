"""Declarations are whole: official headers are known by name, relations read columns and rows that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kertas_kerja.aturan import katalog
from kertas_kerja.profil import muat_profil
from kertas_kerja.rumus.ekspresi import Ekspresi, Himpunan, Kolom, Parameter, Ringkas, anak, daun
from kertas_kerja.tabel import semua
from kertas_kerja.tabel.dasar import Deklarasi, Relasi
from kertas_kerja.tabel.kosakata import KOSAKATA, kenali_kepala, normalkan
from tests.tabel.tambahan import TAMBAHAN

HIMPUNAN = {"data", "puncak", "anak", "iku", "program"}


def kasus_relasi() -> list[tuple[Deklarasi, Relasi]]:
    """Every relation of every declaration."""
    return [(d, r) for d in semua().values() for r in d.relasi]


def nama_relasi(isi: object) -> str:
    """What a test of one relation is called."""
    return f"{isi.kode}-{isi.hasil}-{isi.baris}" if isinstance(isi, Relasi) else getattr(isi, "kind", str(isi))


@pytest.mark.parametrize("d", semua().values(), ids=lambda d: d.kind)
def test_official_headers_have_the_column_s_own_name(d: Deklarasi) -> None:
    for k in d.kolom:
        nama = kenali_kepala(k.judul).nama
        if nama in ("capaian", "realisasi") and k.nama in ("serapan", "realisasi_anggaran"):
            continue  # under the group "Anggaran"
        assert nama in {k.nama, *k.dari} or _diubah(d, k.nama), f"{k.judul!r} is read as {nama}, not {k.nama}"


def _diubah(d: Deklarasi, nama: str) -> bool:
    """The declaration renames columns itself (`sesuaikan`)."""
    lain = {"target_prev", "realisasi_prev", "nilai_lalu", "realisasi", "capaian"}
    unsur = {"jumlah_unsur", "rata_unsur", "tertimbang_unsur", "ikm_unsur", "hasil", "kategori", "banyaknya", "bagian"}
    return d.sesuaikan is not None and nama in lain | unsur


@pytest.mark.parametrize("d", semua().values(), ids=lambda d: d.kind)
def test_official_summary_labels_match_their_own_pattern_first(d: Deklarasi) -> None:
    for ringkas in d.ringkas:
        label = normalkan(ringkas.judul)
        cocok = [r.jenis for r in d.ringkas if re.match(f"(?:{r.pola})", label)]
        assert cocok, f"{ringkas.judul!r} matches no pattern"
        assert cocok[0] == ringkas.jenis, f"{ringkas.judul!r} is taken for {cocok[0]}"


@pytest.mark.parametrize("d", semua().values(), ids=lambda d: d.kind)
def test_names_come_from_the_vocabulary(d: Deklarasi) -> None:
    assert {k.nama for k in d.kolom} <= set(KOSAKATA)
    assert {n for k in d.kolom for n in k.dari} <= set(KOSAKATA)
    assert set(d.tolak) <= set(KOSAKATA)
    assert not set(d.tolak) & {k.nama for k in d.kolom}


@pytest.mark.parametrize(("d", "r"), kasus_relasi(), ids=nama_relasi)
def test_relations_read_what_is_declared(d: Deklarasi, r: Relasi) -> None:
    kolom, baris = {k.nama for k in d.kolom}, {b.jenis for b in d.ringkas} | {"data", "induk"}
    profil = muat_profil()
    assert r.hasil in kolom
    assert r.baris in baris
    assert r.kode in katalog()
    assert not r.dasar or r.dasar in profil.dasar
    for bagian in daun(r.rumus):
        if isinstance(bagian, Kolom):
            assert bagian.nama in kolom
        elif isinstance(bagian, Himpunan):
            assert bagian.kolom in kolom
            mendatar, _, jenis = bagian.baris.partition(" ")
            assert bagian.baris in HIMPUNAN or (mendatar == "sebaris" and jenis in baris | {""})
        elif isinstance(bagian, Ringkas):
            assert bagian.kolom in kolom
            assert bagian.jenis in baris
        elif isinstance(bagian, Parameter) and bagian.nama != "tarif_koreksi":
            assert bagian.nama in profil.parameter
    assert all(p in profil.pita for p in _pita(r.rumus))


def _pita(e: Ekspresi) -> set[str]:
    sendiri = {str(e.args[1])} if e.op == "pita" else set()
    return sendiri.union(*(_pita(a) for a in anak(e)))


def test_kinds_of_the_contract(shared: Path) -> None:
    teks = (shared / "design" / "CONTRACT.md").read_text(encoding="utf-8")
    tabel = teks[teks.index("## Kinds of table") :]
    assert set(re.findall(r"`([a-z_]+)`(?=[^|]*\|)", tabel)) - {"kind"} == set(semua()) - TAMBAHAN
