"""How our own tabs are told from an operator's: a hidden defined name, never the sheet's title."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.workbook import Workbook

SIDIK = "_kk_sidik"  # a text constant: the fingerprint of the findings that the tabs show
AWALAN = "_kk_lembar_"  # _kk_lembar_Ringkasan -> the sheet that holds it now


def lembar_kita(buku: Workbook) -> frozenset[str]:
    """Names of the sheets that carry our mark."""
    return frozenset(peta_lembar(buku).values())


def peta_lembar(buku: Workbook) -> dict[str, str]:
    """Our tabs by purpose ("Ringkasan") and the sheet name under which each stands."""
    from kertas_kerja.buku.refs import split_sheet_ref

    peta: dict[str, str] = {}
    ada = {info.name for info in buku.sheets}
    for nama in buku.defined_names:
        if nama.name.startswith(AWALAN):
            lembar, _ = split_sheet_ref(nama.text)
            if lembar in ada:
                peta[nama.name[len(AWALAN) :]] = str(lembar)
    return peta


def sidik_lama(buku: Workbook) -> str | None:
    """The fingerprint of the findings that the tabs in the workbook show."""
    teks = next((n.text for n in buku.defined_names if n.name == SIDIK), None)
    return teks.strip('="') if teks else None
