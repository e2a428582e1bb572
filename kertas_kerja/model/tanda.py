"""How our own tabs are told from an operator's: a hidden defined name, or the words that only they hold.

Names are lost where a tab is copied into another workbook, and in programs that save none; words are not. The title of
a tab tells nothing: an office has a Ringkasan of its own.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.buku.workbook import Workbook

SIDIK = "_kk_sidik"  # a text constant: the fingerprint of the findings that the tabs show
AWALAN = "_kk_lembar_"  # _kk_lembar_Ringkasan -> the sheet that holds it now
JUDUL_TEMUAN, JUDUL_JEJAK = "Temuan pemeriksaan", "Jejak perubahan"
KALIMAT_RINGKASAN = (
    "Angka di lembar ini adalah rumus atas lembar aslinya, sehingga ikut berubah bila lembar aslinya diubah."
)
BERSIH = "Tidak ada temuan: semua hubungan angka yang dapat dihitung ulang sudah sesuai."
TAK_BERUBAH = "Tidak ada sel yang diubah."
_CIRI = (
    ("Ringkasan", {KALIMAT_RINGKASAN}),
    ("Temuan", {JUDUL_TEMUAN, "Aturan", "Tertulis", "Seharusnya", "Penjelasan", "Dasar", "Saran"}),
    ("Temuan", {JUDUL_TEMUAN, BERSIH}),
    ("Jejak", {JUDUL_JEJAK, "Golongan", "Sebelum", "Sesudah", "Alasan"}),
    ("Jejak", {JUDUL_JEJAK, TAK_BERUBAH}),
)
_KATA = frozenset[str]().union(*(kata for _, kata in _CIRI))


def lembar_kita(buku: Workbook) -> frozenset[str]:
    """Names of the sheets that carry our mark, copies of them as well."""
    return frozenset(nama for daftar in _semua(buku).values() for nama in daftar)


def peta_lembar(buku: Workbook) -> dict[str, str]:
    """Our tabs by purpose ("Ringkasan") and the sheet name under which each stands."""
    return {guna: daftar[0] for guna, daftar in _semua(buku).items()}


def _semua(buku: Workbook) -> dict[str, list[str]]:
    """The sheets of each purpose: those that a name tells, the workbook's own first, then those that words tell."""
    if _semua not in buku.derived:
        semua = _menurut_nama(buku)
        dikenal = {nama for daftar in semua.values() for nama in daftar}
        for info in buku.sheets:
            guna = _menurut_kata(buku, info.name) if info.kind == "worksheet" and info.name not in dikenal else None
            if guna is not None:
                semua.setdefault(guna, []).append(info.name)
        buku.derived[_semua] = semua
    hasil: dict[str, list[str]] = buku.derived[_semua]
    return hasil


def _menurut_nama(buku: Workbook) -> dict[str, list[str]]:
    from kertas_kerja.buku.refs import split_sheet_ref

    semua: dict[str, list[str]] = {}
    ada = {info.name for info in buku.sheets}
    for nama in sorted(buku.defined_names, key=lambda nama: nama.local_sheet is not None):
        if nama.name.startswith(AWALAN):
            lembar, _ = split_sheet_ref(nama.text)
            if lembar in ada:
                semua.setdefault(nama.name[len(AWALAN) :], []).append(str(lembar))
    return semua


def _menurut_kata(buku: Workbook, nama: str) -> str | None:
    """The purpose whose words stand on the sheet."""
    lembar = buku.sheet(nama)
    kata = {_kata(str(lembar.value(*tempat))) for tempat in lembar.find_strings(_ciri)}
    return next((guna for guna, perlu in _CIRI if perlu <= kata), None)


def _ciri(teks: str) -> bool:
    return teks in _KATA or teks.startswith(KALIMAT_RINGKASAN)


def _kata(teks: str) -> str:
    return KALIMAT_RINGKASAN if teks.startswith(KALIMAT_RINGKASAN) else teks


def sidik_lama(buku: Workbook) -> str | None:
    """The fingerprint of the findings that the tabs in the workbook show."""
    teks = next((n.text for n in buku.defined_names if n.name == SIDIK), None)
    return teks.strip('="') if teks else None
