"""Typed results of `check` and `fill`; each renders to text, JSON, Markdown and a list of dicts."""

from __future__ import annotations

from types import MappingProxyType

from kertas_kerja._rekaman import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kertas_kerja.kenali.terangkan import LembarTerbaca
    from kertas_kerja.model import Perubahan, Temuan
    from kertas_kerja.profil import Dasar

SKEMA = "1"


class InfoTabel(NamedTuple):
    """A recognised (or unknown) table as it is reported: `range` from header to last row, `rows` data rows."""

    id: str
    kind: str
    title: str
    sheet: str
    range: str
    rows: int
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()

    def ringkas(self) -> dict[str, Any]:
        """The six keys of the contract."""
        return {k: getattr(self, k) for k in ("id", "kind", "title", "sheet", "range", "rows")}


class HitunganRelasi(NamedTuple):
    """How many relations were recomputed and with which verdict; checked is the sum of the three others."""

    exact: int = 0
    rounding: int = 0
    wrong: int = 0

    @property
    def checked(self) -> int:
        """All relations that were recomputed."""
        return self.exact + self.rounding + self.wrong

    def ringkas(self) -> dict[str, int]:
        """The four keys of the contract."""
        return {"checked": self.checked, "exact": self.exact, "rounding": self.rounding, "wrong": self.wrong}


class HasilPeriksa(NamedTuple):
    """The result of checking one workbook. `status` is "ok" or "error"; then `error` is the sentence."""

    path: str
    status: str = "ok"
    error: str | None = None
    tables: tuple[InfoTabel, ...] = ()
    relations: HitunganRelasi = HitunganRelasi()
    findings: tuple[Temuan, ...] = ()
    dasar: Mapping[str, Dasar] = MappingProxyType({})
    recognition: tuple[LembarTerbaca, ...] | None = None
    """What was recognised on every sheet and why; None unless asked for."""
    failure_code: int = 2
    """The exit code of the failure where there is one."""

    @property
    def summary(self) -> dict[str, int]:
        """Number of findings by severity."""
        return ringkas_tingkat(self.findings)

    @property
    def exit_code(self) -> int:
        """That of the failure (2: unreadable, 3: our own mistake), else 1 with at least one error, else 0."""
        return self.failure_code if self.status != "ok" else int(self.summary["error"] > 0)

    def to_dict(self) -> dict[str, Any]:
        """This file as in `kk check --format json` (one entry of `files`)."""
        return self._inti() | self._pengenalan()

    def _pengenalan(self) -> dict[str, Any]:
        if self.recognition is None:
            return {}
        from kertas_kerja.cetak.pengenalan import rekam_pengenalan

        return {"recognition": rekam_pengenalan(self.recognition)}

    def _inti(self) -> dict[str, Any]:
        return {
            "path": self.path,
            "status": self.status,
            "error": self.error,
            "tables": [t.ringkas() for t in self.tables],
            "relations": self.relations.ringkas(),
            "findings": self.to_records(),
            "summary": self.summary,
        }

    def to_records(self) -> list[dict[str, Any]]:
        """The findings as a list of flat-keyed dicts: `pandas.DataFrame(hasil.to_records())`."""
        return [rekam_temuan(t, self.dasar) for t in self.findings]

    def to_json(self) -> str:
        """The whole document of `kk check --format json` for this one file."""
        from kertas_kerja.cetak.json import dokumen_periksa

        return dokumen_periksa([self])

    def to_text(self) -> str:
        """What `kk check` prints, without colours."""
        from kertas_kerja.cetak.teks import teks_periksa

        return teks_periksa([self])

    def to_markdown(self) -> str:
        """What `kk check --format markdown` prints."""
        from kertas_kerja.cetak.markdown import markdown_periksa

        return markdown_periksa([self])


class SelKosong(NamedTuple):
    """Derived cells that a fill left blank for one reason: the sheet, the addresses, the sentence to an operator."""

    sheet: str
    cells: tuple[str, ...]
    message: str


class HasilIsi(NamedTuple):
    """The result of filling one workbook: where it was written, what changed, what was found, what stays blank."""

    path: str
    output: str | None
    changes: tuple[Perubahan, ...] = ()
    added_sheets: tuple[str, ...] = ()
    findings: tuple[Temuan, ...] = ()
    kept: int = 0
    notes: tuple[str, ...] = ()
    tables: tuple[InfoTabel, ...] = ()
    dasar: Mapping[str, Dasar] = MappingProxyType({})
    data: bytes = b""
    unfilled: tuple[SelKosong, ...] = ()

    @property
    def summary(self) -> dict[str, int]:
        """Cells filled, converted and kept, and the number of errors."""
        terisi = sum(p.golongan in ("isi", "ganti", "ambil") for p in self.changes)
        konversi = sum(p.golongan == "konversi" for p in self.changes)
        return {
            "filled": terisi,
            "converted": konversi,
            "kept": self.kept,
            "error": ringkas_tingkat(self.findings)["error"],
        }

    @property
    def exit_code(self) -> int:
        """1 with at least one error finding, else 0."""
        return int(self.summary["error"] > 0)

    def to_dict(self) -> dict[str, Any]:
        """As in `kk fill --format json`."""
        return {
            "schema_version": SKEMA,
            "path": self.path,
            "output": self.output,
            "changes": self.to_records(),
            "added_sheets": list(self.added_sheets),
            "findings": [rekam_temuan(t, self.dasar) for t in self.findings],
            "summary": self.summary,
        } | self._kosong()

    def _kosong(self) -> dict[str, Any]:
        """The cells left blank, a key of the document only where there are any."""
        daftar = [{**u._asdict(), "cells": list(u.cells)} for u in self.unfilled]
        return {"unfilled": daftar} if daftar else {}

    def to_records(self) -> list[dict[str, Any]]:
        """The changes as a list of dicts."""
        return [
            {
                "sheet": p.lembar,
                "cell": p.alamat,
                "before": p.sebelum,
                "formula": p.rumus,
                "value": p.nilai,
                "reason": p.alasan,
            }
            for p in self.changes
        ]

    def to_json(self) -> str:
        """The document of `kk fill --format json`."""
        from kertas_kerja.cetak.json import tulis

        return tulis(self.to_dict())

    def to_text(self) -> str:
        """What `kk fill` prints, without colours."""
        from kertas_kerja.cetak.teks import teks_isi

        return teks_isi(self)


def ringkas_tingkat(temuan: tuple[Temuan, ...]) -> dict[str, int]:
    """Number of findings by severity, all three keys always there."""
    hitung = {"error": 0, "warning": 0, "info": 0}
    for t in temuan:
        hitung[t.tingkat] += 1
    return hitung


def rekam_temuan(t: Temuan, dasar: Mapping[str, Dasar]) -> dict[str, Any]:
    """A finding with the keys of the contract."""
    saran = t.saran
    return {
        "rule": t.kode,
        "severity": t.tingkat,
        "table": t.tabel,
        "sheet": t.lembar,
        "cell": t.alamat,
        "found": t.ditemukan,
        "expected": t.seharusnya,
        "message": t.pesan,
        "explanation": t.uraian,
        "related": [{"sheet": r.lembar, "cell": r.sel} for r in t.terkait],
        "basis": dasar[t.dasar].tulis() if t.dasar in dasar else t.dasar,
        "fix": None if saran is None else {"safe": saran.aman, "formula": saran.rumus},
    }
