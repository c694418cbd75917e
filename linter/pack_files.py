"""Where packs lie, and what is told where they cannot be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path


class RuleError(Exception):
    """A pack that cannot be used: one line with file, line, what is wrong and the remedy."""

    def __init__(self, path: Path, line: int | None, de: str, en: str) -> None:
        where = f"{path}:{line}" if line else str(path)
        self.path, self.line = path, line
        self._texts = {"de": f"{where}: {de}", "en": f"{where}: {en}"}
        super().__init__(self._texts["de"])

    def in_language(self, language: str) -> str:
        """Return the line in ``de`` or ``en``."""
        return self._texts[language]


def packs_folder() -> Path:
    """Return where the packs lie: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


def pack_files(paths: Iterable[Path | str], *, builtin: bool = True) -> Iterator[Path]:
    """Yield the built-in packs and those at ``paths`` in the order they are read."""
    if builtin:
        yield from files_in(packs_folder())
    for path in paths:
        yield from files_in(Path(path))


def files_in(path: Path) -> Iterator[Path]:
    """Yield the packs of a folder by name, or the one file; ``RuleError`` where there is none."""
    if path.is_dir():
        found = sorted({*path.glob("*.yml"), *path.glob("*.yaml")})
        if not found:
            raise RuleError(
                path,
                None,
                "Im Ordner liegt kein Regelpaket (*.yml).",
                "The folder holds no rule pack (*.yml).",
            )
        yield from found
    else:
        yield path
