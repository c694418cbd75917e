"""The texts in folders: what is left of them once the usual folders and globs are left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from linter.ignores import (
    Ignores,
    compiled,
    extended,
    inherited,
    is_ignored,
    is_out,
    is_usual,
    is_valid,
    spared,
)
from linter.input_error import InputError, unreadable

_SIGNS_INSIDE = frozenset({"pyvenv.cfg", "CACHEDIR.TAG"})
"""What marks a virtual environment or a cache, whatever its name."""

_Place = tuple[Path, str, tuple[Ignores, ...]]
"""A folder, its real path and what is ignored there; a file has no real path."""


class _Wanted(NamedTuple):
    suffixes: tuple[str, ...]
    exclude: tuple[Ignores, ...]


def search(
    paths: Sequence[str],
    *,
    suffixes: Sequence[str],
    exclude: Sequence[str],
    base: str,
    force_exclude: bool,
) -> Iterator[Path | InputError]:
    """Yield what ``walk.find`` promises, but a file perhaps twice; globs count from ``base``."""
    yield from (_no_glob(glob) for glob in exclude if not is_valid(glob))
    globs = [glob for glob in exclude if is_valid(glob)]
    wanted = _Wanted(tuple(suffixes), (compiled(base, globs),) if globs else ())
    forced = base if force_exclude else None
    for name in paths:
        yield from _named(name, wanted, forced)


def _named(name: str, wanted: _Wanted, base: str | None) -> Iterator[Path | InputError]:
    try:
        is_folder = stat.S_ISDIR(os.stat(name).st_mode)  # noqa: PTH116 (Path("") would be ".")
    except OSError as error:
        yield unreadable(name, error)
        return
    real = os.path.realpath(name)
    if base is not None and _is_forced_out(real + os.sep * is_folder, wanted, base):
        return
    if is_folder:
        yield from _folder(Path(name), real, wanted)
    else:
        yield Path(name)


def _is_forced_out(path: str, wanted: _Wanted, base: str) -> bool:
    folder, _, _ = path.rpartition(os.sep)
    parts = Path(folder).relative_to(base).parts if Path(folder).is_relative_to(base) else ()
    return is_out(wanted.exclude, path) or any(is_usual(part, ()) for part in parts)


def _folder(folder: Path, real: str, wanted: _Wanted) -> Iterator[Path | InputError]:
    wanted = _Wanted(wanted.suffixes, spared(wanted.exclude, real))
    is_empty = True
    for found in _walk(folder, real, wanted):
        is_empty = False
        yield found
    if is_empty:
        yield _no_text(folder, wanted.suffixes)


def _walk(folder: Path, real: str, wanted: _Wanted) -> Iterator[Path | InputError]:
    """Walk without recursion, since folders nest deeper than Python's calls."""
    pending: list[_Place] = [(folder, real, inherited(real))]
    while pending:
        path, real, chain = pending.pop()
        if not real:
            yield path
            continue
        try:
            with os.scandir(path) as scan:
                entries = sorted(scan, key=lambda entry: entry.name, reverse=True)
        except OSError:
            yield _closed(path)
            continue
        names = {entry.name for entry in entries}
        if path is folder or _SIGNS_INSIDE.isdisjoint(names):
            chain = extended(chain, real, names)
            pending += _inside((path, real, chain), entries, names, wanted)


def _inside(
    place: _Place, entries: Iterable[os.DirEntry[str]], names: Collection[str], wanted: _Wanted
) -> Iterator[_Place]:
    path, real, chain = place
    for entry in entries:
        inside = os.path.join(real, entry.name)  # noqa: PTH118 (ten times faster)
        if _is_folder_to_walk(entry, inside, names, wanted, chain):
            yield path / entry.name, inside, chain
        elif _is_text(entry, inside, wanted, chain):
            yield path / entry.name, "", ()


def _is_folder_to_walk(
    entry: os.DirEntry[str],
    real: str,
    names: Collection[str],
    wanted: _Wanted,
    chain: tuple[Ignores, ...],
) -> bool:
    return (
        entry.is_dir(follow_symlinks=False)
        and not is_usual(entry.name, names)
        and not is_ignored(chain, real + os.sep)
        and not is_ignored(wanted.exclude, real + os.sep)
    )


def _is_text(
    entry: os.DirEntry[str], real: str, wanted: _Wanted, chain: tuple[Ignores, ...]
) -> bool:
    try:
        is_file = Path(entry.name).suffix.lower() in wanted.suffixes and entry.is_file()
    except OSError:  # a link in a circle
        return False
    return is_file and not is_ignored(chain, real) and not is_ignored(wanted.exclude, real)


def _no_text(folder: Path, suffixes: Sequence[str]) -> InputError:
    shown = ", ".join(suffixes[:3]) + " …" * (len(suffixes) > 3)
    return InputError(
        folder,
        f"Dieser Ordner enthält keinen Text ({shown}); bitte eine Datei nennen "
        "oder .gitignore und „exclude“ prüfen.",
        f"This folder holds no text ({shown}); name a file, or check .gitignore and “exclude”.",
    )


def _closed(folder: Path) -> InputError:
    return InputError(
        folder,
        "Dieser Ordner lässt sich nicht lesen; bitte seine Leserechte prüfen.",
        "This folder cannot be read; check its permissions.",
    )


def _no_glob(glob: str) -> InputError:
    return InputError(
        glob,
        "Das ist kein gültiges Muster für „exclude“; bitte wie in .gitignore schreiben.",
        "This is no valid pattern for “exclude”; write it as in .gitignore.",
    )
