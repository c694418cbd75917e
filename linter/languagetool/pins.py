"""Which jars make up LanguageTool: coordinate, SHA-256 and size of each.

``scripts/pin_languagetool.py`` writes the list and says what is left out of it, and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

PINS = Path(__file__).parent / "jars.tsv"


@dataclass(frozen=True, slots=True)
class Jar:
    """A jar as Maven names it (``group:artifact:version``), its SHA-256 in hex, size in bytes."""

    coordinate: str
    sha256: str
    bytes: int

    @property
    def file(self) -> str:
        """The name of its file; no two jars of the list share one."""
        _, artifact, version = self.coordinate.split(":")
        return f"{artifact}-{version}.jar"


@cache
def jars() -> tuple[Jar, ...]:
    """Return all jars, in the order in which Java shall look into them."""
    rows = PINS.read_text("utf-8").splitlines()[1:]
    return tuple(
        Jar(coordinate, sha256, int(size))
        for coordinate, sha256, size in (row.split("\t") for row in rows)
    )
