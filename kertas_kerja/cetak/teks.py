"""Results as text that an operator reads from top to bottom; styles are names that `rich` understands."""

from __future__ import annotations

import re
from itertools import groupby

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kertas_kerja.cetak.hasil import HasilIsi, HasilPeriksa, InfoTabel
    from kertas_kerja.model import Temuan
    from kertas_kerja.profil import Dasar

Potong = tuple[str, str]  # text and its style
KATA_TINGKAT = {"error": "SALAH", "warning": "PERIKSA", "info": "CATATAN"}
GAYA_TINGKAT = {"error": "bold red", "warning": "bold yellow", "info": "cyan"}
MAKS_INFO = 12
MAKS_KOSONG = 12
INDEN = " " * 11
"""What stands before the lines below a finding."""
TANPA_TABEL = (
    "Tidak ada tabel resmi yang dikenali di berkas ini; samakan kata pada kepala kolomnya dengan formulir resmi, "
    "atau mulai dari formulir baru (kk new)."
)
SEBAB_ASING = "Sebabnya disebut oleh kk check --explain-recognition."
SEMUA_CATATAN = "semuanya ada di lembar Temuan pada salinan yang terisi (kk fill), atau pakai --format markdown"
_PERINTAH = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"


def polos(teks: str) -> str:
    """A text that a terminal only shows: what it would obey (escape sequences, a change of direction) becomes "?".

    A cell or a name can hold such characters; ECMA-376 22.9.2.19 has a spelling for those that XML does not.
    """
    return teks if teks.replace("\n", "").isprintable() else re.sub(_PERINTAH, "?", teks.replace("\r", " "))


def potongan_periksa(hasil: Iterable[HasilPeriksa], semua_info: bool = False) -> Iterator[Potong]:
    """The text of `kk check` in styled pieces, each `polos`."""
    return ((polos(teks), gaya) for teks, gaya in _periksa(hasil, semua_info))


def _periksa(hasil: Iterable[HasilPeriksa], semua_info: bool) -> Iterator[Potong]:
    for h in hasil:
        yield f"{h.path}\n", "bold"
        if h.status != "ok":
            yield f"  {h.error}\n\n", "bold red"
            continue
        yield from _tabel(h)
        if h.recognition is not None:
            from kertas_kerja.cetak.pengenalan import potongan_pengenalan

            yield from potongan_pengenalan(h.recognition)
        yield from _relasi(h)
        yield from _temuan(h.findings, h.dasar, semua_info)
        yield from _dasar(h.findings, h.dasar)
        yield from _pemisah(h.findings)
        yield from _penutup(h)


def _tabel(h: HasilPeriksa) -> Iterator[Potong]:
    dikenal = [t for t in h.tables if t.kind != "unknown"]
    asing = [t for t in h.tables if t.kind == "unknown"]
    if not dikenal:
        yield f"  {TANPA_TABEL}\n", "yellow"
    else:
        yield f"  {len(dikenal)} tabel dikenali:\n", ""
        yield from _daftar_tabel(dikenal)
    if asing:
        yield f"  {len(asing)} tabel tidak dikenali, jadi tidak diperiksa:\n", "yellow"
        yield from _daftar_tabel(asing)
    if (asing or not dikenal) and h.recognition is None:
        yield f"  {SEBAB_ASING}\n", "dim"


def _daftar_tabel(daftar: Iterable[InfoTabel]) -> Iterator[Potong]:
    for t in daftar:
        yield f"    {t.sheet}!{t.range}  ", "dim"
        bagian = [nama_tabel(t.kind)] if t.kind != "unknown" else []
        bagian += [_pendek(t.title, 60)] if t.title else []
        yield f"{': '.join(bagian)} ", "" if t.kind != "unknown" else "yellow"
        yield f"({t.rows} baris)\n", "dim"


def nama_tabel(kind: str) -> str:
    """The official name of a kind of table."""
    from kertas_kerja.tabel import semua

    return semua()[kind].judul if kind in semua() else "Tabel yang tidak dikenali"


def _relasi(h: HasilPeriksa) -> Iterator[Potong]:
    r = h.relations
    if r.checked:
        yield f"  {r.checked} hubungan angka dihitung ulang: {r.exact} tepat, ", ""
        yield f"{r.rounding} beda pembulatan, ", ""
        yield f"{r.wrong} salah.\n", "bold red" if r.wrong else "green"
    elif any(t.kind != "unknown" for t in h.tables):
        yield "  Tidak ada hubungan angka yang dapat dihitung ulang.\n", "yellow"


def _temuan(daftar: tuple[Temuan, ...], dasar: Mapping[str, Dasar], semua_info: bool) -> Iterator[Potong]:
    info = sum(t.tingkat == "info" for t in daftar)
    sembunyi = 0 if semua_info or info <= MAKS_INFO else info
    tampil = [t for t in daftar if not (sembunyi and t.tingkat == "info")]
    for lembar, isi in groupby(tampil, key=lambda t: t.lembar):
        yield f"\n  Lembar {lembar}\n", "bold"
        for t in isi:
            yield from _satu(t, dasar)
    if sembunyi:
        yield f"\n  {sembunyi} catatan tidak ditampilkan; {SEMUA_CATATAN}.\n", "dim"


def _satu(t: Temuan, dasar: Mapping[str, Dasar]) -> Iterator[Potong]:
    yield f"    {t.alamat:<6} ", "bold"
    yield f"{KATA_TINGKAT[t.tingkat]:<8}", GAYA_TINGKAT[t.tingkat]
    yield f" {t.kode}  ", "dim"
    yield f"{t.pesan}\n", ""
    if t.uraian and t.tingkat != "info":
        yield f"{INDEN}{t.uraian}\n", "italic"
    if t.saran is not None and t.saran.rumus and t.tingkat != "info":
        from kertas_kerja.rumus.tampil import rumus_indonesia

        yield f"{INDEN}rumus: {rumus_indonesia(t.saran.rumus)}\n", "dim"
        if t.saran.teks:
            yield f"{INDEN}{t.saran.teks}\n", "dim"
    if t.dasar and t.tingkat == "error":
        yield f"{INDEN}dasar: {dasar[t.dasar].pendek() if t.dasar in dasar else t.dasar}\n", "dim"


def jumlah_temuan(s: Mapping[str, int]) -> str:
    """The summary of a check in words, without a full stop."""
    return f"{s['error']} kesalahan, {s['warning']} perlu diperiksa, {s['info']} catatan"


def jumlah_isi(s: Mapping[str, int]) -> str:
    """The summary of a fill in words."""
    return f"{s['filled']} sel diisi rumus, {s['converted']} angka teks dijadikan angka, {s['kept']} sel dibiarkan."


def _dasar(daftar: tuple[Temuan, ...], dasar: Mapping[str, Dasar]) -> Iterator[Potong]:
    """The full titles of the regulations that were named in short."""
    dipakai = dict.fromkeys(t.dasar for t in daftar if t.tingkat == "error" and t.dasar in dasar)
    dipakai = {k: None for k in dipakai if dasar[k].pendek() != dasar[k].tulis()}
    if dipakai:
        yield "\n  Dasar\n", "bold"
    for kunci in dipakai:
        yield f"    {dasar[kunci].pendek()}: {dasar[kunci].tulis()}\n", "dim"


def _pemisah(daftar: tuple[Temuan, ...]) -> Iterator[Potong]:
    """How the formulas are written, where that matters."""
    rumus = [t.saran.rumus for t in daftar if t.saran is not None and t.saran.rumus and t.tingkat != "info"]
    if rumus:
        from kertas_kerja.rumus.tampil import PEMISAH, berpemisah

        if any(map(berpemisah, rumus)):
            yield f"\n  {PEMISAH}\n", "dim"


def _penutup(h: HasilPeriksa) -> Iterator[Potong]:
    s = h.summary
    yield "\n", ""
    if all(t.kind == "unknown" for t in h.tables) and not h.findings:
        yield "  Buku ini belum diperiksa.\n\n", "bold yellow"
        return
    if s["error"]:
        yield f"  {s['error']} kesalahan", "bold red"
    else:
        yield "  Tidak ada kesalahan hitung", "bold green"
    yield f", {s['warning']} perlu diperiksa, {s['info']} catatan.\n\n", ""


def potongan_isi(h: HasilIsi, rinci: bool = False) -> Iterator[Potong]:
    """The text of `kk fill` in styled pieces, each `polos`; `rinci` lists every change."""
    return ((polos(teks), gaya) for teks, gaya in _isi(h, rinci))


def _isi(h: HasilIsi, rinci: bool) -> Iterator[Potong]:
    s = h.summary
    yield f"{h.path}\n", "bold"
    for catatan in h.notes:
        yield f"  {catatan}\n", "yellow"
    for kosong in h.unfilled[:MAKS_KOSONG]:
        yield f"  {kosong.message}\n", "yellow"
    if (sisa := len(h.unfilled) - MAKS_KOSONG) > 0:
        yield f"  {sisa} keterangan lain tentang sel yang dibiarkan kosong ada di keluaran --format json.\n", "yellow"
    ambil = sum(p.golongan == "ambil" for p in h.changes)
    yield f"  {s['filled'] - ambil} sel diisi rumus, ", ""
    if ambil:
        yield f"{ambil} nilai diambil dari buku lain, ", ""
    yield f"{s['converted']} angka teks dijadikan angka, {s['kept']} sel dibiarkan.\n", ""
    for p in h.changes if rinci else ():
        isi = p.rumus or p.nilai
        yield f"    {p.lembar}!{p.alamat}  {'' if p.sebelum is None else p.sebelum} -> {isi}  ({p.alasan})\n", "dim"
    if h.added_sheets:
        yield f"  Lembar baru: {', '.join(h.added_sheets)}.\n", ""
    if h.output:
        yield "  Hasil: ", ""
        yield f"{h.output}\n", "bold green"
    if s["error"]:
        yield f"  {s['error']} kesalahan ditemukan; lihat lembar Temuan atau jalankan kk check.\n", "bold red"


def teks_periksa(hasil: Iterable[HasilPeriksa]) -> str:
    """Plain text of `kk check`."""
    return "".join(teks for teks, _ in potongan_periksa(hasil))


def teks_isi(hasil: HasilIsi) -> str:
    """Plain text of `kk fill`."""
    return "".join(teks for teks, _ in potongan_isi(hasil))


def cetak(potongan: Iterable[Potong], berwarna: bool) -> None:
    """Print styled pieces: through rich on a terminal, plain otherwise (rich is not imported then)."""
    import sys

    if not berwarna:
        sys.stdout.write("".join(teks for teks, _ in potongan))
        return
    from kertas_kerja.cetak.layar import tampilkan

    tampilkan(potongan)


def _pendek(teks: str, panjang: int) -> str:
    return teks if len(teks) <= panjang else teks[: panjang - 1] + "…"
