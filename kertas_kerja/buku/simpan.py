"""Writes a package so that a reader sees the old file or the whole new one, never half of it (ADR 0004).

A temporary file in the target's own folder, the proof on what lies on the disk, fsync, then a link or rename. On Linux
the temporary file has no name until it is whole, so that a process that is killed leaves nothing behind.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable

from kertas_kerja.buku.package import Package
from kertas_kerja.errors import KeluaranGagal

Proof = Callable[[Package], None]
Place = str | os.PathLike[str] | int


def simpan(
    package: Package,
    target: str | os.PathLike[str],
    *,
    source: Place | None = None,
    others: Iterable[Place] = (),
    overwrite: bool = False,
    proof: Proof | None = None,
) -> None:
    """Writes `package` to `target`, after `proof` accepted the written file.

    `source` is the input, `others` what else was read, as paths or handles of open files: none of them is ever
    written, not even through a link. Raises KeluaranGagal when the target exists (unless `overwrite`), is an input,
    is open elsewhere or cannot be written; whatever the proof raises passes through. After a failure nothing of the
    new file remains and the old target is untouched.
    """
    path = os.path.realpath(target)
    _check(path, [*([] if source is None else [source]), *others], overwrite)
    try:
        if _nameless(package, path, overwrite, proof):
            return
    except OSError as error:
        raise KeluaranGagal(_sentence(error, path)) from error
    temporary = os.path.join(os.path.dirname(path), f".kk-{os.urandom(8).hex()}.tmp")
    try:
        _write(package, temporary, path)
        if proof is not None:
            with Package.open(temporary) as written:
                proof(written)
        _move(temporary, path, overwrite)
        _sync_folder(os.path.dirname(path))
    except OSError as error:
        raise KeluaranGagal(_sentence(error, path)) from error
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)


def _nameless(package: Package, path: str, overwrite: bool, proof: Proof | None) -> bool:
    """Writes through a file without a name; False where the system has none, and nothing was done."""
    folder = os.path.dirname(path)
    if not hasattr(os, "O_TMPFILE") or not os.path.isdir("/proc/self/fd"):
        return False
    try:
        handle = os.open(folder, os.O_RDWR | os.O_TMPFILE, 0o666)
    except OSError as error:
        if error.errno in (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT):
            return False
        raise
    with os.fdopen(handle, "w+b") as out:
        package.save(out)
        out.flush()
        os.fsync(out.fileno())
        if proof is not None:
            with Package.open(out) as written:
                proof(written)
        try:
            _like(out.fileno(), path)
            _name(out.fileno(), path, overwrite)
        except OSError as error:
            if error.errno in (errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP):  # no links here
                return False
            raise
    _sync_folder(folder)
    return True


def _name(handle: int, path: str, overwrite: bool) -> None:
    """Gives a whole file its name; over an old one in two steps, since a link replaces nothing."""
    if not overwrite:
        _link(handle, path)
        return
    temporary = os.path.join(os.path.dirname(path), f".kk-{os.urandom(8).hex()}.tmp")
    _link(handle, temporary)
    try:
        os.replace(temporary, path)
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)


def _like(handle: int, path: str) -> None:
    """The new file may be read and written by whom the one that it replaces may be."""
    if hasattr(os, "fchmod") and os.path.exists(path):
        os.fchmod(handle, stat.S_IMODE(os.stat(path).st_mode))


def _link(handle: int, path: str) -> None:
    """A name for an open file. With a folder handle Python calls `linkat`, which follows the link in /proc."""
    folder = os.open("/proc/self/fd", os.O_RDONLY)
    try:
        os.link(str(handle), path, src_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _check(path: str, inputs: Iterable[Place], overwrite: bool) -> None:
    name = os.path.basename(path)
    if os.path.isdir(path):
        raise KeluaranGagal(f'"{name}" adalah folder; beri nama berkas keluaran yang berakhiran .xlsx.')
    if not os.path.exists(path):
        return
    if any(os.path.exists(one) and os.path.samefile(path, one) for one in inputs):
        raise KeluaranGagal(f'"{name}" adalah berkas masukan; pilih nama keluaran lain dengan -o.')
    if not overwrite:
        raise KeluaranGagal(f'Berkas "{name}" sudah ada; pilih nama lain dengan -o, atau hapus dahulu berkas itu.')
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise KeluaranGagal(f'Berkas "{name}" hanya boleh dibaca; buang tanda itu, atau pilih nama lain dengan -o.')
    if is_open(path):
        raise KeluaranGagal(f'Berkas "{name}" sedang dibuka di program lain; tutup dahulu, lalu ulangi.')


def is_open(path: str) -> bool:
    """Whether Excel or LibreOffice has the file open, by the lock file that they put beside it."""
    folder, name = os.path.split(path)
    locks = (f"~${name}", f"~${name[2:]}", f".~lock.{name}#")
    return any(os.path.exists(os.path.join(folder, lock)) for lock in locks)


def _write(package: Package, temporary: str, path: str) -> None:
    handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "w+b") as out:
        package.save(out)
        out.flush()
        os.fsync(out.fileno())
        _like(out.fileno(), path)


def _move(temporary: str, path: str, overwrite: bool) -> None:
    """Puts the file in place; without `overwrite` a target that appeared meanwhile is not replaced."""
    if overwrite:
        os.replace(temporary, path)
    elif sys.platform == "win32":
        os.rename(temporary, path)
    else:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            if os.path.lexists(path):
                raise
            os.replace(temporary, path)


def _sync_folder(folder: str) -> None:
    """Makes the rename durable where folders can be synced."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _sentence(error: OSError, path: str) -> str:
    name = os.path.basename(path)
    if isinstance(error, FileExistsError):
        return f'Berkas "{name}" sudah ada; pilih nama lain dengan -o, atau hapus dahulu berkas itu.'
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f'Folder untuk "{name}" tidak ada; buat foldernya atau pilih tempat lain dengan -o.'
    if isinstance(error, PermissionError):
        return f'Berkas "{name}" tidak dapat ditulis; tutup di Excel atau pilih folder lain dengan -o.'
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f'Ruang penyimpanan penuh saat menulis "{name}"; kosongkan ruang, lalu ulangi.'
    if error.errno == errno.ENAMETOOLONG:
        return "Nama berkas keluaran terlalu panjang; pilih nama yang lebih pendek dengan -o."
    return f'Berkas "{name}" gagal ditulis; pilih tempat lain dengan -o, lalu ulangi.'
