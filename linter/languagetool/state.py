"""What the keeper of the shared server tells its clients: small files in a private folder.

``server.json`` holds the ``State``, ``failure.json`` why the last start failed, ``used`` carries
the time of the last request as its own.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import re
import stat
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from linter.languagetool import release
from linter.languagetool.identity import Identity
from linter.languagetool.unavailable import Unavailable

FAILED = 3
"""Exit code of a keeper whose server did not start and that has left the reason."""

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True)
class State:
    """A keeper and its server; ``ready`` once it answers, ``limit`` is the idle time in seconds."""

    keeper: Identity
    jvm: Identity | None
    port: int
    ready: bool
    version: str
    jar: str
    java: str
    started: float
    limit: float


def folder() -> Path:
    """Return where the files lie: one folder for each machine, as a home may be on many."""
    machine = re.sub(r"[^\w.-]+", "-", platform.node()) or "here"
    return release.home().absolute() / "run" / machine


def make_folder() -> Path:
    """Make the folder, open to its owner only; ``Unavailable`` where that cannot be."""
    path = folder()
    try:
        path.mkdir(0o700, parents=True, exist_ok=True)
        path.chmod(0o700)  # fails where it is somebody else's
        with open(path / "used", "ab", opener=private):
            pass
    except OSError as error:
        raise Unavailable(
            f"LanguageTool kann in den Ordner „{path}“ nicht schreiben ({error.strerror}). "
            "MTLINT_LANGUAGETOOL_DIR legt einen anderen fest.",
            f"LanguageTool cannot write to the folder “{path}” ({error.strerror}). "
            "MTLINT_LANGUAGETOOL_DIR sets another one.",
        ) from error
    return path


def private(path: str, flags: int) -> int:
    """Open a file that only its owner may read, as an ``opener``."""
    return os.open(path, flags, 0o600)


def read() -> State | None:
    """Return the state; None where there is none, or none to be trusted (it is removed then)."""
    data = _read("server.json")
    if data is None:
        return None
    try:
        return _state(data)
    except (TypeError, KeyError, ValueError, OverflowError):
        remove()
        return None


def write(state: State) -> None:
    """Publish the state, whole or not at all; OSError where that fails."""
    _write("server.json", asdict(state))


def remove() -> None:
    """Take the state back."""
    with contextlib.suppress(OSError):
        (folder() / "server.json").unlink()


def leave_failure(error: Unavailable) -> None:
    """Leave the reason why the server does not start."""
    _write("failure.json", {"de": error.de, "en": error.en, "time": time.time()})


def failure(since: float) -> Unavailable | None:
    """Return why a start failed, if one did after that time (seconds since the epoch)."""
    data = _read("failure.json") or {}
    try:
        if data["time"] >= since:
            return Unavailable(str(data["de"]), str(data["en"]))
    except (TypeError, KeyError):
        pass
    return None


def touch() -> None:
    """Mark the server as used now."""
    with contextlib.suppress(OSError):
        os.utime(folder() / "used")


def last_use() -> float:
    """Return when the server was last used (seconds since the epoch); OSError where all is gone."""
    return (folder() / "used").stat().st_mtime


def _state(data: dict[str, Any]) -> State:
    return State(
        keeper=_identity(data["keeper"]),
        jvm=_identity(data["jvm"]) if data["jvm"] else None,
        port=int(data["port"]),
        ready=bool(data["ready"]),
        version=str(data["version"]),
        jar=str(data["jar"]),
        java=str(data["java"]),
        started=float(data["started"]),
        limit=float(data["limit"]),
    )


def _identity(data: dict[str, Any]) -> Identity:
    return Identity(int(data["pid"]), float(data["created"]))


def _read(name: str) -> dict[str, Any] | None:
    path = folder() / name
    try:
        data = json.loads(path.read_bytes()) if _is_ours(path) else None
    except OSError:
        return None
    except ValueError:
        data = None
    if isinstance(data, dict):
        return data
    with contextlib.suppress(OSError):
        path.unlink()
    return None


def _is_ours(path: Path) -> bool:
    if not stat.S_ISREG(path.lstat().st_mode):
        return False
    if not hasattr(os, "getuid"):  # Windows: the user's folder is closed by its access list
        return True
    found = (path.lstat(), path.parent.lstat())
    return all(f.st_uid == os.getuid() and not f.st_mode & _OTHERS_WRITE for f in found)


def _write(name: str, data: dict[str, object]) -> None:
    path = folder() / name
    draft = path.with_name(f"{name}.{os.getpid()}")
    with open(draft, "w", encoding="utf-8", opener=private) as file:
        json.dump(data, file)
    for wait in (0.05, 0.1, 0.2, 0.4, None):  # Windows: not while somebody reads it
        try:
            draft.replace(path)
            return
        except PermissionError:
            if wait is None:
                raise
            time.sleep(wait)
