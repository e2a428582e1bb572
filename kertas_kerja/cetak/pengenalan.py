"""What was recognised on every sheet, and why: text, Markdown and JSON of `kk check --explain-recognition`."""

from __future__ import annotations

from kertas_kerja.cetak.teks import nama_tabel, polos

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from kertas_kerja.kenali.terangkan import BlokAsing, KolomTerbaca, LembarTerbaca, TabelTerbaca

Potong = tuple[str, str]
_KEADAAN = {"hidden": " (tersembunyi)", "veryHidden": " (sangat tersembunyi)"}


def rekam_pengenalan(daftar: Iterable[LembarTerbaca]) -> list[dict[str, Any]]:
    """The value of `recognition` in the JSON: one entry for every sheet, in the order of the tabs."""
    return [
        {
            "sheet": lembar.lembar,
            "state": lembar.keadaan,
            "note": lembar.catatan,
            "tables": [_rekam_tabel(t) for t in lembar.tabel],
            "unrecognised": [_rekam_blok(b) for b in lembar.lain],
        }
        for lembar in daftar
    ]


def _rekam_tabel(t: TabelTerbaca) -> dict[str, Any]:
    return {
        "id": t.id,
        "kind": t.kind,
        "title": t.judul,
        "range": t.rentang,
        "rows": t.baris,
        "confidence": t.keyakinan,
        "reasons": list(t.alasan),
        "columns": _rekam_kolom(t.kolom),
    }


def _rekam_blok(b: BlokAsing) -> dict[str, Any]:
    return {
        "title": b.judul,
        "range": b.rentang,
        "rows": b.baris,
        "reasons": list(b.alasan),
        "columns": _rekam_kolom(b.kolom),
    }


def _rekam_kolom(kolom: Iterable[KolomTerbaca]) -> list[dict[str, Any]]:
    return [{"column": k.kolom, "header": k.kepala, "name": k.nama or None} for k in kolom]


def potongan_pengenalan(daftar: Iterable[LembarTerbaca]) -> Iterator[Potong]:
    """The explanation in styled pieces, sheet by sheet; whoever prints them makes them `polos`."""
    yield "\n  Pengenalan\n", "bold"
    for lembar in daftar:
        yield f"    Lembar {lembar.lembar}{_KEADAAN.get(lembar.keadaan, '')}\n", "bold"
        if lembar.catatan:
            yield f"      {lembar.catatan}\n", "dim"
        for t in lembar.tabel:
            yield f"      {t.rentang}  {nama_tabel(t.kind)}, keyakinan {_persen(t.keyakinan)}\n", "green"
            yield f"        karena: {'; '.join(t.alasan)}\n", ""
            yield from _kolom(t.kolom)
        for b in lembar.lain:
            yield f"      {b.rentang}  tidak dikenali\n", "yellow"
            for satu in b.alasan:
                yield f"        {satu}\n", ""
            yield from _kolom(b.kolom)


def _kolom(kolom: tuple[KolomTerbaca, ...]) -> Iterator[Potong]:
    """The headers that were not understood; the others are in the reasons. A merged header counts once."""
    dipakai = {k.kepala for k in kolom if k.nama}
    asing = [
        f"{k.kolom} ({_pendek(k.kepala)}{'; kepalanya sama dengan kolom lain' if k.kembar else ''})"
        for k in kolom
        if k.kepala and not k.nama and (k.kembar or k.kepala not in dipakai)
    ]
    if asing:
        yield f"        kolom yang tidak dipakai: {', '.join(asing)}\n", "dim"


def markdown_pengenalan(daftar: Iterable[LembarTerbaca]) -> list[str]:
    """The explanation as lines of Markdown."""
    baris = polos("".join(t for t, _ in potongan_pengenalan(daftar))).splitlines()[2:]
    return ["## Pengenalan", "", "```", *baris, "```", ""]


def _persen(keyakinan: float) -> str:
    return f"{keyakinan:.0%}"


def _pendek(teks: str) -> str:
    teks = " ".join(teks.split())
    return teks if len(teks) <= 40 else teks[:39] + "…"
