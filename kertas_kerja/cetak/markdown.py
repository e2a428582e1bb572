"""Results as Markdown, for a mail or an issue: one table of findings per workbook."""

from __future__ import annotations

from kertas_kerja.cetak.teks import KATA_TINGKAT, TANPA_TABEL, jumlah_temuan, polos

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.cetak.hasil import HasilPeriksa
    from kertas_kerja.model import Temuan


def markdown_periksa(hasil: Iterable[HasilPeriksa]) -> str:
    """The document of `kk check --format markdown`."""
    return "\n".join(_berkas(h) for h in hasil)


def _berkas(h: HasilPeriksa) -> str:
    baris = [f"# {_aman(h.path)}", ""]
    if h.status != "ok":
        return "\n".join([*baris, f"**{_aman(h.error or '')}**", ""])
    r = h.relations
    if all(t.kind == "unknown" for t in h.tables) and not h.findings:
        return "\n".join([*baris, f"**{TANPA_TABEL}**", "", *_pengenalan(h)])
    baris += [
        f"{len([t for t in h.tables if t.kind != 'unknown'])} tabel dikenali, {r.checked} hubungan angka dihitung "
        f"ulang: {r.exact} tepat, {r.rounding} beda pembulatan, {r.wrong} salah.",
        "",
        f"**{jumlah_temuan(h.summary)}.**",
        "",
    ]
    baris += _pengenalan(h)
    if h.findings:
        baris += ["| Sel | Tingkat | Aturan | Temuan | Hitungan | Dasar |", "| --- | --- | --- | --- | --- | --- |"]
        baris += [
            f"| {_aman(t.lembar)}!{t.alamat} | {KATA_TINGKAT[t.tingkat]} | {t.kode} "
            f"| {_aman(t.pesan)} | {_aman(t.uraian)} | {_dasar(h, t)} |"
            for t in h.findings
        ]
        baris.append("")
        baris += _daftar_dasar(h)
    return "\n".join(baris)


def _pengenalan(h: HasilPeriksa) -> list[str]:
    if h.recognition is None:
        return []
    from kertas_kerja.cetak.pengenalan import markdown_pengenalan

    return markdown_pengenalan(h.recognition)


def _dasar(h: HasilPeriksa, t: Temuan) -> str:
    """The regulation in short; remarks need none."""
    return "" if t.tingkat == "info" else _aman(h.dasar[t.dasar].pendek() if t.dasar in h.dasar else t.dasar)


def _daftar_dasar(h: HasilPeriksa) -> list[str]:
    """The full titles of the regulations that the table names in short."""
    dipakai = dict.fromkeys(t.dasar for t in h.findings if t.tingkat != "info" and t.dasar in h.dasar)
    daftar = [
        f"- {_aman(h.dasar[kunci].pendek())}: {_aman(h.dasar[kunci].tulis())}"
        for kunci in dipakai
        if h.dasar[kunci].pendek() != h.dasar[kunci].tulis()
    ]
    return ["Dasar:", "", *daftar, ""] if daftar else []


def _aman(teks: str) -> str:
    """A text that stays one in a table of Markdown: no column, element, link or picture of its own."""
    baris = polos(teks).replace("\n", " ").replace("\\", "\\\\").replace("|", "\\|")
    return baris.replace("[", "\\[").replace("<", "&lt;")
