"""Predikat yang disebut di belakang nilai sebuah indeks: "NKO 100,82% (predikat Istimewa)"."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Hubungan
from kertas_kerja.aturan.kalimat_peran import peran_bagian
from kertas_kerja.aturan.kalimat_temuan import kutip, lokasi, temuan
from kertas_kerja.rumus.ekspresi import Kolom, pita
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.rumus.uraian import rentang_pita

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Aturan
    from kertas_kerja.aturan.kalimat_peran import Peran
    from kertas_kerja.aturan.kalimat_sumber import SelTeks
    from kertas_kerja.profil import Pita
    from kertas_kerja.tabel.dasar import Konteks

PITA = {"nko": "predikat_pko", "akip": "predikat_akip", "ipp": "kategori_ipp", "ikm": "mutu_ikm"}
_SEBUT = re.compile(
    r"[^<.;]{0,40}?\b(?:predikat|kategori|mutu(?: pelayanan)?)(?:nya)?\b *(?:adalah|yaitu|:|=)? *[\"“'(]?"
    r"(?P<label>[a-z]+-?(?: [a-z]+)?(?: \([a-z ]+\))?)"
)


def hubungan_predikat(sumber: SelTeks, konteks: Konteks, aturan: Aturan) -> Iterator[Hubungan]:
    """Hubungan untuk setiap nilai indeks yang diikuti predikat dari pita profil."""
    for bagian in sumber.teks.bagian:
        for p in peran_bagian(sumber.teks, bagian):
            nama = PITA.get(p.pokok.kode)
            sebut = _SEBUT.match(sumber.teks.kanon, p.b.ujung)
            if nama and sebut is not None and p.peran in ("R", "V", "C") and (p.b.jenis == "p") == (nama[-3:] == "pko"):
                label = _label(sebut["label"], konteks.profil.pita[nama])
                if label and (hasil := _putus(sumber, p, nama, label, konteks, aturan)) is not None:
                    yield hasil


def _label(teks: str, satu: Pita) -> str:
    """Label pita yang dimaksud: sepanjang mungkin dari awal teks; kosong bila bukan label pita itu."""
    kata = teks.split()
    calon = (" ".join(kata[:n]) for n in range(len(kata), 0, -1))
    return next((c for c in calon if satu.cocok(c)), "")


def _rentang(nama: str, label: str, konteks: Konteks) -> str:
    """Batas pita itu di antara kurung."""
    batas = rentang_pita(konteks.profil.pita[nama], label)
    return f" ({batas})" if batas else ""


def _tertulis(sumber: SelTeks, p: Peran, label: str) -> str:
    """Kata predikat itu dengan huruf besar dan kecil sebagaimana tertulis di kalimatnya."""
    rapi = sumber.teks.rapi
    letak = rapi.casefold().find(label.casefold(), p.b.akhir)
    return rapi[letak : letak + len(label)] if letak >= 0 else label


def _putus(sumber: SelTeks, p: Peran, nama: str, label: str, konteks: Konteks, aturan: Aturan) -> Hubungan | None:
    angka = p.b.angka
    if angka is None:
        return None
    putusan = putuskan(pita(Kolom("nilai"), nama), lambda daun: angka, label, konteks.profil.pita)
    if putusan.status is None or not isinstance(putusan.seharusnya, str):
        return None
    if putusan.status != "wrong":
        return Hubungan(putusan.status)
    label = _tertulis(sumber, p, label)
    kutipan = f"{sumber.teks.kutip(p.b, p.b)} … {label}"
    return Hubungan(
        "wrong",
        temuan(
            sumber, aturan.kode, label, putusan.seharusnya,
            f"{lokasi(sumber)} menyebut {kutip(kutipan)}; predikat untuk {angka.tulis()} seharusnya "
            f"{putusan.seharusnya}.",
            f"predikat: {p.pokok.kode.upper()} {angka.tulis()}{_rentang(nama, putusan.seharusnya, konteks)} berarti "
            f"{putusan.seharusnya}",
            dasar=konteks.profil.dasar_pita.get(nama, ""),
        ),
    )  # fmt: skip
