"""LibreOffice as an outside program: where it is, and one conversion at a time in a folder of its own (ADR 0009).

It runs headless with a private profile that lies in the same temporary folder: no lock shared with a person's own
LibreOffice, no macro, no update of links, every formula calculated anew, no way to the network.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from kertas_kerja.errors import ProgramLuarGagal

SECONDS = 180.0
"""How long one run may take; KK_LIBREOFFICE_DETIK sets another limit."""
XLSX = "xlsx:Calc MS Excel 2007 XML"
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/usr/lib/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
_NAMES = ("soffice", "libreoffice")
_CALC = "/org.openoffice.Office.Calc"
_SETTINGS = (
    (f"{_CALC}/Formula/Load", "OOXMLRecalcMode", "0"),  # always
    (f"{_CALC}/Formula/Load", "ODFRecalcMode", "0"),
    (f"{_CALC}/Content/Update", "Link", "1"),  # never
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),  # by hand: a proxy that is not there
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "id-ID"),  # how TEXT() and VALUE() write and read numbers
)
_MISSING = (
    "LibreOffice tidak ditemukan di komputer ini; pasang LibreOffice Calc (libreoffice.org), "
    "atau ulangi tanpa {option}."
)


def find() -> str | None:
    """The program: the one that KK_LIBREOFFICE names, one on the PATH, or one in its usual place; None: not here."""
    from shutil import which

    named = os.environ.get("KK_LIBREOFFICE")
    if named:
        return which(named)
    # On Windows `which` looks into the current folder first, which is not ours: what it finds there is relative.
    found = next((place for name in _NAMES if (place := which(name)) and os.path.isabs(place)), None)
    return found or next((place for place in _PLACES if os.path.isfile(place)), None)


def require(option: str) -> str:
    """The program. Raises ProgramLuarGagal, with the option that needs it in the sentence, where it is missing."""
    program = find()
    if program is None:
        raise ProgramLuarGagal(_MISSING.format(option=option))
    return program


def no_room(error: OSError) -> ProgramLuarGagal:
    """What to say where the copies for the program cannot be written or read."""
    return ProgramLuarGagal(
        f"Salinan sementara untuk LibreOffice tidak dapat dibuat ({error.strerror}); kosongkan ruang pada folder "
        "sementara, lalu ulangi."
    )


def convert(sources: Sequence[Path], folder: Path, option: str) -> list[Path]:
    """Each source as .xlsx in `folder`/hasil, in order. Sources must be copies inside `folder`, their stems distinct.

    Raises ProgramLuarGagal where LibreOffice is missing, fails, takes too long, or wrote no file.
    """
    from kertas_kerja.luar.process import TimedOut, run

    program = require(option)
    results = folder / "hasil"
    results.mkdir(exist_ok=True)
    profile = _profile(folder)
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    command += ["--nodefault", "--nologo", "--convert-to", XLSX, "--outdir", str(results), *map(str, sources)]
    try:
        run(command, limit(), _environment(folder, os.environ))
    except TimedOut:
        raise ProgramLuarGagal(
            f"LibreOffice belum selesai setelah {limit():.0f} detik dan dihentikan; ulangi tanpa {option}."
        ) from None
    except OSError as error:
        raise ProgramLuarGagal(
            f"LibreOffice tidak dapat dijalankan ({error.strerror}); periksa pemasangannya, atau ulangi tanpa {option}."
        ) from error
    made = [results / f"{source.stem}.xlsx" for source in sources]
    if not all(map(_is_zip, made)):
        raise ProgramLuarGagal(
            f"LibreOffice tidak dapat membuka berkas ini; buka dan simpan sebagai .xlsx di Excel, atau ulangi tanpa "
            f"{option}."
        )
    return made


def _is_zip(path: Path) -> bool:
    """Whether the program wrote a file that may be a workbook; what else it may be wrong with, the reader sees."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def limit() -> float:
    """The seconds that one run may take."""
    text = os.environ.get("KK_LIBREOFFICE_DETIK", "")
    return float(text) if text.isdecimal() and int(text) > 0 else SECONDS


def _profile(folder: Path) -> Path:
    """A fresh profile with the settings above."""
    user = folder / "profil" / "user"
    user.mkdir(parents=True, exist_ok=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n',
        encoding="utf-8",
    )
    return user.parent


def _environment(folder: Path, own: Mapping[str, str]) -> dict[str, str]:
    """What the program needs of our environment, its home and its temporary files in `folder`; no display, no proxy."""
    kept = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "PROGRAMFILES", "PROGRAMDATA", "WINDIR", "LD_LIBRARY_PATH")
    temporary = str(folder)
    env = {name: own[name] for name in kept if name in own}
    env |= dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME"), temporary)
    return env | {"LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
