"""Results as Markdown, for a mail or an issue: one table of findings per workbook."""

from __future__ import annotations

from kertas_kerja.cetak.teks import KATA_TINGKAT, jumlah_temuan, polos

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.cetak.hasil import HasilPeriksa


def markdown_periksa(hasil: Iterable[HasilPeriksa]) -> str:
    """The document of `kk check --format markdown`."""
    return "\n".join(_berkas(h) for h in hasil)


def _berkas(h: HasilPeriksa) -> str:
    baris = [f"# {_aman(h.path)}", ""]
    if h.status != "ok":
        return "\n".join([*baris, f"**{_aman(h.error or '')}**", ""])
    r = h.relations
    baris += [
        f"{len([t for t in h.tables if t.kind != 'unknown'])} tabel dikenali, {r.checked} hubungan angka dihitung "
        f"ulang: {r.exact} tepat, {r.rounding} beda pembulatan, {r.wrong} salah.",
        "",
        f"**{jumlah_temuan(h.summary)}.**",
        "",
    ]
    if h.recognition is not None:
        from kertas_kerja.cetak.pengenalan import markdown_pengenalan

        baris += markdown_pengenalan(h.recognition)
    if h.findings:
        baris += ["| Sel | Tingkat | Aturan | Temuan | Hitungan |", "| --- | --- | --- | --- | --- |"]
        baris += [
            f"| {_aman(t.lembar)}!{t.alamat} | {KATA_TINGKAT[t.tingkat]} | {t.kode} "
            f"| {_aman(t.pesan)} | {_aman(t.uraian)} |"
            for t in h.findings
        ]
        baris.append("")
    return "\n".join(baris)


def _aman(teks: str) -> str:
    """A text that stays one in a table of Markdown: no column, element, link or picture of its own."""
    baris = polos(teks).replace("\n", " ").replace("\\", "\\\\").replace("|", "\\|")
    return baris.replace("[", "\\[").replace("<", "&lt;")
