"""Where the lexicon lies, and what changes when it does; it is not opened for that."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent / "data"

own: list[tuple[str, str, str, str]] = []
"""Nouns of the user for this process: word, gender, genitive, plural (see ``lexicon.extend``)."""


def stamp() -> str:
    """Return what changes when the lexicon does."""
    stats = sorted((path.name, path.stat()) for path in DATA.iterdir())
    files = (f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in stats)
    return " ".join((*files, repr(own)))
