"""Why a text cannot be read or written: one line that names the remedy."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path

Texts = tuple[str, str]
"""The same in German and in English."""


class InputError(Exception):
    """A file that cannot be read or written; ``path`` is its name as given."""

    def __init__(self, path: str | Path, de: str, en: str) -> None:
        super().__init__(path, de, en)
        self.path, self.de, self.en = str(path), de, en

    def reason(self, language: str = "de") -> str:
        """Return what is wrong and how to mend it, without the path."""
        return self.en if language == "en" else self.de

    def in_language(self, language: str) -> str:
        """Return path and reason on one line, in ``de`` or ``en``."""
        return f"{_on_one_line(self.path)}: {self.reason(language)}"

    def __str__(self) -> str:
        return self.in_language("de")


def _on_one_line(path: str) -> str:
    """Escape what would break the line or cannot be printed: names of files may hold anything."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in path
    )


_MISSING = (
    "Es gibt keine Datei und keinen Ordner mit diesem Namen; bitte die Schreibweise prüfen.",
    "There is no file or folder of this name; check the spelling.",
)
_UNREADABLE = (
    "Diese Datei darf nicht gelesen werden; bitte die Leserechte prüfen.",
    "This file may not be read; check its permissions.",
)
_FOLDER = (
    "Das ist ein Ordner; bitte eine Datei nennen.",
    "This is a folder; name a file.",
)
_LOOP = (
    "Diese Verknüpfung führt im Kreis; bitte die Datei selbst nennen.",
    "This link leads back to itself; name the file it should lead to.",
)
_READING: Mapping[int | None, Texts] = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.EACCES: _UNREADABLE,
    errno.EPERM: _UNREADABLE,
    errno.EISDIR: _FOLDER,
    errno.ELOOP: _LOOP,
}

_FULL = (
    "Der Datenträger ist voll, und die Datei bleibt unverändert; bitte Platz schaffen.",
    "The disk is full, so the file is left as it was; free some space.",
)
_FORBIDDEN = (
    "In diesen Ordner darf nicht geschrieben werden; bitte seine Schreibrechte prüfen.",
    "This folder may not be written to; check its permissions.",
)
_WRITING: Mapping[int | None, Texts] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EISDIR: _FOLDER,
    errno.ELOOP: _LOOP,
    errno.ENOENT: (
        "Den Ordner für diese Datei gibt es nicht; bitte zuerst anlegen.",
        "There is no folder for this file; create it first.",
    ),
    errno.EROFS: (
        "Dieser Datenträger ist schreibgeschützt; bitte anderswo mit einer Kopie arbeiten.",
        "This file system is read-only; work on a copy elsewhere.",
    ),
}


def unreadable(path: str | Path, error: OSError) -> InputError:
    """Say why a file cannot be read."""
    detail = error.strerror or type(error).__name__
    other = (
        f"Diese Datei lässt sich nicht lesen ({detail}); bitte Pfad und Datenträger prüfen.",
        f"This file cannot be read ({detail}); check path and disk.",
    )
    return InputError(path, *_READING.get(error.errno, other))


def unwritable(path: str | Path, error: OSError) -> InputError:
    """Say why a file cannot be written."""
    detail = error.strerror or type(error).__name__
    other = (
        f"Diese Datei lässt sich nicht schreiben ({detail}); bitte Pfad und Datenträger prüfen.",
        f"This file cannot be written ({detail}); check path and disk.",
    )
    return InputError(path, *_WRITING.get(error.errno, other))
