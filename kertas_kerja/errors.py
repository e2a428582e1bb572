"""Failures that end a run, each with its exit code and one Indonesian sentence; findings are never failures.

Exit codes are the contract of the command line: 2 = the file cannot be read or is not supported,
3 = the tool's own self-check failed and nothing was written.
"""

from __future__ import annotations


class KertasKerjaError(Exception):
    """Base of every failure that this package raises on purpose.

    `str(error)` is one sentence in Indonesian that says what to do next.
    """

    exit_code = 2


class BerkasTidakTerbaca(KertasKerjaError):
    """The path cannot be opened: missing, a folder, no permission."""


class BerkasTidakDidukung(KertasKerjaError):
    """A readable file that is no supported workbook: encrypted, .xls, .xlsb, .ods, text."""


class BerkasRusak(KertasKerjaError):
    """A workbook whose package or XML is damaged or hostile (entities, bad zip, missing parts)."""


class BerkasTerlaluBesar(KertasKerjaError):
    """A package beyond the limits: entries, unpacked size, compression ratio."""


class PerubahanDitolak(KertasKerjaError):
    """A planned edit that cannot be made safely (inside an array formula, a locked structure, ...)."""


class KeluaranGagal(KertasKerjaError):
    """The output cannot be written: it exists, is open elsewhere, the disk is full."""


class ProfilTidakSah(KertasKerjaError):
    """A profile that a user supplied is not valid."""


class ProgramLuarGagal(KertasKerjaError):
    """LibreOffice was asked for and is not here, failed, or took too long. Nothing is written."""


class SwaujiGagal(KertasKerjaError):
    """The tool's own proof failed: something unplanned would change. Nothing is written."""

    exit_code = 3
