"""Files: found, read with their encoding, written whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from linter.input_error import InputError, unreadable, unwritable
from linter.source_file import SourceFile, decode, encode
from linter.walk import find

__all__ = [
    "InputError", "SourceFile", "decode_stream", "encode", "find", "read", "read_stream", "write",
]  # fmt: skip


def read(path: Path) -> SourceFile:
    """Read and decode a file; ``InputError`` where that cannot be done."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    return decode(data, str(path))


def read_stream(stream: BinaryIO, name: str) -> SourceFile:
    """Read and decode a stream of bytes to its end; ``name`` is what errors call it."""
    try:
        data = stream.read()
    except OSError as error:
        raise unreadable(name, error) from error
    return decode(data, name)


decode_stream = read_stream  # the name that cli/session.py uses


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; ``InputError`` where that cannot be done.

    What a link leads to is written, with the permissions (and owner) it had. A read-only file is
    refused although its folder would allow to replace it. Pipes and devices are written directly.
    """
    try:
        status = _status(path)
        if status is None or stat.S_ISREG(status.st_mode):
            if status is not None and _is_read_only(path, status):
                raise _protected(path)
            _replace(Path(os.path.realpath(path)), data, status)
        else:
            path.write_bytes(data)  # never replace /dev/null
    except OSError as error:
        raise unwritable(path, error) from error


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _is_read_only(path: Path, status: os.stat_result) -> bool:
    """Root may write everything; a file without any write bit is meant to stay all the same."""
    return not status.st_mode & 0o222 or not os.access(path, os.W_OK)


def _protected(path: Path) -> InputError:
    return InputError(
        path,
        "Diese Datei ist schreibgeschützt und bleibt, wie sie ist; bitte den Schutz aufheben.",
        "This file is read-only and stays as it is; make it writable first.",
    )


def _replace(target: Path, data: bytes, status: os.stat_result | None) -> None:
    """Write beside the target, then rename; whatever happens, no half file and no other remains."""
    temporary = target.with_name(f".mtlint-{os.urandom(8).hex()}.tmp")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(temporary, flags, 0o666 if status is None else 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if status is not None:
                _keep_rights(target, temporary, status)
            file.flush()
            os.fsync(handle)
        temporary.replace(target)
    except BaseException:  # KeyboardInterrupt, too
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _keep_rights(target: Path, temporary: Path, status: os.stat_result) -> None:
    """Give the new file owner, access lists (where the system lets us) and mode of the old one."""
    with suppress(OSError, AttributeError):  # no chown on Windows
        os.chown(temporary, -1, status.st_gid)
        os.chown(temporary, status.st_uid, -1)
    with suppress(OSError, AttributeError):  # extended attributes are Linux's
        for name in os.listxattr(target):
            with suppress(OSError):
                os.setxattr(temporary, name, os.getxattr(target, name))
    temporary.chmod(stat.S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
