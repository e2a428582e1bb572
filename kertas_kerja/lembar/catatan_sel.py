"""Notes and links at cells with open findings: what is wrong, the computation, the way to its row in Temuan.

A note is known again by its author and its form, a link by the form of its screen tip; what a person wrote, or changed
in a note, is left alone (ADR 0014, 0015).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil

from kertas_kerja.buku.links import Link, Links
from kertas_kerja.buku.notes import Note, Notes
from kertas_kerja.buku.refs import quote_sheet
from kertas_kerja.lembar.gaya import HURUF, KATA_TINGKAT
from kertas_kerja.lembar.temuan import baris_temuan, jawaban_untuk
from kertas_kerja.lembar.ukur import DIGIT, PIKSEL, TINGGI_BARIS, banyak_baris
from kertas_kerja.model.tanda import lembar_kita

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kertas_kerja.buku.editor import BookEditor
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.lembar.temuan import Jawaban, Kunci
    from kertas_kerja.model import Temuan

PENULIS = "kertas_kerja"
MAKS_CATATAN = 300  # of a sheet; the cells beyond keep their mark
MAKS_TEMUAN = 3  # told in one note
MAKS_TAUTAN = 40  # letters of a text that a link may lie on
MAKS_NOMOR = 9  # named in the screen tip of a link
MAKS_HURUF = 400  # of a sentence, and of a computation
UKURAN = 9
LEBAR = 300  # pixels
LEBAR_PANJANG = 520  # of notes that would be taller than `TINGGI`
TINGGI = 350
TEPI = 12  # pixels around the text
_KATA = "|".join(kata for tingkat, kata in KATA_TINGKAT.items() if tingkat != "info")
BENTUK = rf"(?s)(?:{_KATA}) \(KK\d+\)\n.*\nLihat lembar [^\n]+ nomor [\d, ]+\."
UJUNG = r"Temuan nomor [\d, ]+: klik untuk membuka barisnya di lembar [^\n]+\."

Sel = tuple[int, int]
_Isi = Mapping[Sel, list[tuple[int, "Temuan"]]]


def pasang_catatan(
    editor: BookEditor,
    buku: Workbook,
    temuan: Sequence[Temuan],
    jawaban: Mapping[Kunci, Jawaban],
    lembar_temuan: str,
) -> tuple[str, ...]:
    """Plans notes and links of every sheet of the office, the removal of those whose finding is gone or answered.

    `buku` is the workbook after the fill, `temuan` the findings as they stand in the tab `lembar_temuan`. Returns
    sentences on sheets that take no notes.
    """
    per_lembar = _per_lembar(buku, temuan, jawaban)
    kita = lembar_kita(buku)
    catatan = []
    for info in buku.sheets:
        if info.kind != "worksheet" or not info.part or info.name in kita:
            continue
        isi = per_lembar.get(info.name, {})
        terpilih = {tempat: isi[tempat] for tempat in _terpilih(isi)}
        bertaut = _pasang_tautan(editor, buku, info.name, terpilih, lembar_temuan)
        if not terpilih and not _bercatatan(buku, info.part):
            continue
        sel = {tempat: buat_catatan(daftar, lembar_temuan) for tempat, daftar in terpilih.items()}
        if not editor.set_notes(info.name, Notes(PENULIS, BENTUK, sel)):
            catatan.append(f"Lembar {info.name} tidak diberi catatan sel; baca temuannya di lembar {lembar_temuan}.")
        elif not bertaut:
            catatan.append(f"Lembar {info.name} tidak diberi tautan balik; nomor temuannya ada di catatan sel.")
    return tuple(catatan)


def _bercatatan(buku: Workbook, part: str) -> bool:
    return any(rel.kind == "comments" for rel in buku.package.rels(part))


def _pasang_tautan(editor: BookEditor, buku: Workbook, lembar: str, isi: _Isi, lembar_temuan: str) -> bool:
    """Plans the links of a sheet; whether it takes them, or needs none."""
    isi = {tempat: daftar for tempat, daftar in isi.items() if _bertaut(buku, lembar, tempat)}
    if not isi and not buku.sheet(lembar).linked:
        return True
    return editor.set_links(lembar, _tautan(isi, lembar_temuan)) or not isi


def _bertaut(buku: Workbook, lembar: str, tempat: Sel) -> bool:
    """Whether the cell can hold a link: LibreOffice draws a text under one in one line, and openpyxl, on which web
    applications rest, puts the target into a cell that holds nothing.
    """
    nilai = buku.sheet(lembar).value(*tempat)
    if nilai is None or nilai == "":  # a fill may take the empty text of a formula out
        return buku.sheet(lembar).has_formula(*tempat)
    return not isinstance(nilai, str) or (len(nilai) <= MAKS_TAUTAN and "\n" not in nilai)


def _tautan(isi: _Isi, lembar_temuan: str) -> Links:
    """The links of the cells to the row of their most severe finding."""
    lembar = quote_sheet(lembar_temuan)
    tujuan = rf"{re.escape(lembar)}!\$?A\$?\d+"
    return Links(UJUNG, tujuan, {tempat: _satu_tautan(daftar, lembar_temuan) for tempat, daftar in isi.items()})


def _satu_tautan(daftar: Sequence[tuple[int, Temuan]], lembar_temuan: str) -> Link:
    nomor = [n for n, _ in _urut(daftar)]
    sebut = ", ".join(map(str, nomor[:MAKS_NOMOR]))
    ujung = f"Temuan nomor {sebut}: klik untuk membuka barisnya di lembar {lembar_temuan}."
    return Link(f"{quote_sheet(lembar_temuan)}!A{baris_temuan(nomor[0])}", ujung)


def _urut(daftar: Sequence[tuple[int, Temuan]]) -> list[tuple[int, Temuan]]:
    """The findings of a cell, errors first, else in the order of Temuan."""
    return sorted(daftar, key=lambda satu: (satu[1].tingkat != "error", satu[0]))


def _per_lembar(
    buku: Workbook, temuan: Sequence[Temuan], jawaban: Mapping[Kunci, Jawaban]
) -> dict[str, dict[Sel, list[tuple[int, Temuan]]]]:
    """The open findings with their numbers in Temuan by sheet and cell; of merged cells by the first."""
    hasil: dict[str, dict[Sel, list[tuple[int, Temuan]]]] = {}
    ada = {info.name for info in buku.sheets}
    for nomor, t in enumerate(temuan, 1):
        if t.tingkat == "info" or t.lembar not in ada or jawaban_untuk(t, jawaban)[0]:
            continue
        gabung = buku.sheet(t.lembar).merge_at(t.baris, t.kolom)
        tempat = (gabung.top, gabung.left) if gabung is not None else (t.baris, t.kolom)
        hasil.setdefault(t.lembar, {}).setdefault(tempat, []).append((nomor, t))
    return hasil


def _terpilih(isi: _Isi) -> list[Sel]:
    """The cells that get a note: those with an error first, then in the order of Temuan."""
    salah = {tempat: any(t.tingkat == "error" for _, t in daftar) for tempat, daftar in isi.items()}
    return sorted(isi, key=lambda tempat: (not salah[tempat], isi[tempat][0][0]))[:MAKS_CATATAN]


def buat_catatan(daftar: Sequence[tuple[int, Temuan]], lembar_temuan: str) -> Note:
    """The note of one cell: its findings, the most severe first, each with its sentence and computation."""
    urut = _urut(daftar)
    bagian: list[tuple[str, bool]] = []
    for _, t in urut[:MAKS_TEMUAN]:
        bagian += [(f"{KATA_TINGKAT[t.tingkat]} ({t.kode})\n", True), (f"{_uraian(t)}\n", False)]
    nomor = ", ".join(str(n) for n, _ in urut)
    bagian.append((f"Lihat lembar {lembar_temuan} nomor {nomor}.", False))
    teks = "".join(satu for satu, _ in bagian)
    lebar = LEBAR if _tinggi(teks, LEBAR) <= TINGGI else LEBAR_PANJANG
    return Note(tuple(bagian), HURUF, UKURAN, lebar, _tinggi(teks, lebar))


def _uraian(t: Temuan) -> str:
    """The finding's sentence, then the computation or the expected value where the sentence does not hold it."""
    baris = [_pendek(t.pesan)]
    if t.seharusnya and t.seharusnya not in t.pesan:
        baris.append(_pendek(f"Seharusnya: {t.seharusnya}"))
    if t.uraian and t.uraian not in t.pesan:
        baris.append(_pendek(t.uraian))
    return "\n".join(b for b in baris if b)


def _pendek(teks: str) -> str:
    """One paragraph of at most `MAKS_HURUF` letters, cut at a word."""
    teks = " ".join(teks.split())
    if len(teks) <= MAKS_HURUF:
        return teks
    return teks[: MAKS_HURUF - 1].rpartition(" ")[0].rstrip(" ,;:.") + " …"


def _tinggi(teks: str, lebar: int) -> int:
    """The height of the box in pixels: its lines, and one more for machines with wider fonts."""
    baris = banyak_baris(teks, (lebar - TEPI) / DIGIT, UKURAN) + 1
    return ceil(baris * UKURAN * TINGGI_BARIS * PIKSEL) + TEPI
