"""The office's answers in an earlier Temuan tab, applied to the findings of a new check."""

from __future__ import annotations

from kertas_kerja.model.tanda import peta_lembar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.lembar.temuan import Jawaban, Kunci
    from kertas_kerja.model import Temuan


def terapkan_jawaban(buku: Workbook, temuan: tuple[Temuan, ...]) -> tuple[Temuan, ...]:
    """The findings with those that the office marked "sesuai bukti dukung", with a note, as plain remarks.

    A mark holds for one rule, one cell and the value that stood there when it was made; without a note, or once the
    value is another, the finding is what it was. Other marks change nothing: what is mended is not found again.
    """
    if not temuan or "Temuan" not in peta_lembar(buku):
        return temuan
    from kertas_kerja.lembar.lama import jawaban_lama

    jawaban = jawaban_lama(buku)
    return tuple(_terjawab(t, jawaban) for t in temuan) if jawaban else temuan


def _terjawab(t: Temuan, jawaban: Mapping[Kunci, Jawaban]) -> Temuan:
    from kertas_kerja.lembar.temuan import SESUAI, kunci

    status, catatan = jawaban.get(kunci(t), ("", ""))
    catatan = " ".join(catatan.split())
    if status.strip().casefold() != SESUAI or not catatan:
        return t
    return t._replace(tingkat="info", pesan=f'{t.pesan} Ditandai {SESUAI}: "{catatan}".', saran=None)
