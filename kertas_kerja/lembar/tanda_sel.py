"""A discreet mark on cells with findings: a dashed red border while the finding stands open in Temuan (ADR 0011).

The mark is a conditional format over the recognised tables. It asks a named list, a hidden column of Temuan, whether
the cell is in it; so it goes when the finding is gone or has a status, and the file needs no further change.
"""

from __future__ import annotations

from kertas_kerja.buku.condfmt import CondFormat, CondRule
from kertas_kerja.lembar.gaya import GARIS_TARGET, KATA_TINGKAT
from kertas_kerja.lembar.sumber import Isi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.buku.editor import BookEditor
    from kertas_kerja.model import Temuan

NAMA = "_kk_tanda"  # "PKO!F9", "" for each line of Temuan
MAKS_SEL = 50_000  # of a sheet: beyond this the list is asked too often
_SISI = "".join(
    f'<{sisi} style="dashed"><color rgb="FF{GARIS_TARGET}"/></{sisi}>' for sisi in ("left", "right", "top", "bottom")
)
BENTUK = f"<dxf><border>{_SISI}</border></dxf>"


def pasang_tanda(editor: BookEditor, bahan: Bahan) -> None:
    """Plans the marks of every sheet with a table; none in a workbook that takes no tab Temuan."""
    if bahan.buku.structure_locked:
        return
    area: dict[str, list[str]] = {}
    banyak: dict[str, int] = {}
    for t in bahan.tabel:
        r = t.rentang
        area.setdefault(t.lembar, []).append(r.format())
        banyak[t.lembar] = banyak.get(t.lembar, 0) + (r.bottom - r.top + 1) * (r.right - r.left + 1)
    for lembar, daftar in area.items():
        if banyak[lembar] <= MAKS_SEL:
            tanda = CondFormat(" ".join(dict.fromkeys(daftar)), (CondRule("expression", (rumus_tanda(lembar),)),))
            if not editor.has_cond_format(lembar, tanda):
                dxf = editor.styles.add("dxfs", BENTUK)
                editor.add_cond_format(lembar, [tanda._replace(rules=(tanda.rules[0]._replace(dxf=dxf),))])


def rumus_tanda(lembar: str) -> str:
    """The condition, the same for every cell of the sheet. Not COUNTIF or MATCH: names may hold their wildcards."""
    awal = f"{lembar}!".replace('"', '""')
    return f'SUMPRODUCT(--({NAMA}="{awal}"&ADDRESS(ROW(),COLUMN(),4)))>0'


def isi_tanda(t: Temuan, sel: dict[str, str], ditandai: bool) -> Isi:
    """The line of the list for one finding: its cell while it is no mere remark and has no status.

    `sel` are the addresses of its severity ("tingkat"), sheet, cell and status in Temuan.
    """
    rumus = (
        f'=IF(OR({sel["tingkat"]}="{KATA_TINGKAT["info"]}",{sel["status"]}<>""),"",{sel["lembar"]}&"!"&{sel["sel"]})'
    )
    return Isi(rumus, "" if t.tingkat == "info" or ditandai else f"{t.lembar}!{t.alamat}")
