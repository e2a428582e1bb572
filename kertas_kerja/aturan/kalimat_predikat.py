"""Predikat yang disebut di belakang nilai sebuah indeks: "NKO 100,82% (predikat Istimewa)"."""

from __future__ import annotations

import re

from kertas_kerja.aturan.dasar import Hubungan
from kertas_kerja.aturan.kalimat_daftar import pokok_baris
from kertas_kerja.aturan.kalimat_peran import peran_bagian
from kertas_kerja.aturan.kalimat_pokok import sebutan
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
    """Hubungan untuk setiap nilai indeks yang diikuti predikat dari pita profil.

    Kalimat di baris sebuah indeks yang tidak menyebut indeks apa pun berbicara tentang indeks baris itu.
    """
    baris = pokok_baris(sumber) if not sebutan(sumber.teks.kanon) else ""
    for bagian in sumber.teks.bagian:
        semua = peran_bagian(sumber.teks, bagian)
        for p in semua:
            kode = p.pokok.kode or baris
            nama = PITA.get(kode)
            sebut = _SEBUT.match(sumber.teks.kanon, p.b.ujung)
            if nama and sebut is not None and p.peran in ("R", "V", "C"):
                label, nilai = _label(sebut["label"], konteks.profil.pita[nama]), _nilai(p, semua, nama)
                if label and nilai is not None:
                    nilai = nilai._replace(pokok=nilai.pokok._replace(kode=kode))
                    if (hasil := _putus(sumber, nilai, nama, label, konteks, aturan)) is not None:
                        yield hasil


def _nilai(p: Peran, semua: list[Peran], nama: str) -> Peran | None:
    """Angka yang diberi predikat itu; di belakang capaian sebuah indeks ialah realisasi yang disebut bersamanya."""
    persen = p.b.jenis == "p"
    if persen == (nama == "predikat_pko"):
        return p
    realisasi = [x for x in semua if x.peran == "R" and x.b.jenis != "p" and x.b.letak < p.b.letak]
    return realisasi[0] if persen and p.peran == "C" and len(realisasi) == 1 else None


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
    """Kata predikat itu dengan huruf besar dan kecil sebagaimana tertulis di kalimatnya, di belakang kata predikat."""
    sesudah = sumber.teks.rapi[p.b.akhir :]
    kata = re.search(rf"(?i)\b(?:predikat|kategori|mutu)\w*\b.*?(?<!\w)({re.escape(label)})(?!\w)", sesudah)
    return kata[1] if kata is not None else label


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
