"""Which files to check: those named, and the texts in the folders named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from linter.input_error import InputError, unreadable


def find(
    paths: Sequence[str],
    *,
    suffixes: Sequence[str],
    exclude: Sequence[str] = (),
    root: Path | None = None,
    force_exclude: bool = False,
) -> Iterator[Path | InputError]:
    """Yield each file once, or why there is none; folders in the order of names.

    A file named is taken whatever it is, unless ``force_exclude``. In a folder the texts with one
    of ``suffixes`` are taken, but for what .gitignore, ``exclude`` (globs as in .gitignore, from
    ``root``, else the working folder) and ``ignores.USUAL`` leave out. Links to folders are not
    followed.
    """
    if not force_exclude and not any(Path(name).is_dir() for name in paths):
        yield from _once(map(_file, paths))
        return
    from linter.folder import search  # globs, which nothing but a search needs

    base = os.path.realpath(root or Path.cwd())
    found = search(
        paths, suffixes=suffixes, exclude=exclude, base=base, force_exclude=force_exclude
    )
    yield from _once(found)


def _once(every: Iterable[Path | InputError]) -> Iterator[Path | InputError]:
    seen: set[str] = set()
    folders: dict[str, str] = {}
    for found in every:
        real = "" if isinstance(found, InputError) else _real(str(found), folders)
        if real not in seen:
            seen |= {real} - {""}
            yield found


def _real(path: str, folders: dict[str, str]) -> str:
    """Return ``realpath``; that of a folder, kept in ``folders``, is found out once."""
    folder, name = os.path.split(path)
    if name in ("", ".", "..") or os.path.islink(path):  # noqa: PTH114 (a tenth of the time)
        return os.path.realpath(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)  # noqa: PTH118 (likewise)


def _file(name: str) -> Path | InputError:
    try:
        os.stat(name)  # noqa: PTH116 (Path("") would be ".")
    except OSError as error:
        return unreadable(name, error)
    return Path(name)
