"""What a search leaves out: the usual folders, and globs as in .gitignore."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

USUAL = frozenset(
    ".git .hg .svn .bzr .jj CVS node_modules bower_components .yarn .venv venv site-packages"
    " __pycache__ __pypackages__ .tox .nox .eggs .mypy_cache .ruff_cache .pytest_cache .hypothesis"
    " .ipynb_checkpoints .cache .direnv .idea .vscode .gradle .terraform .next .nuxt"
    " .docusaurus _build build dist".split()
)
"""Folders that hold no text of one's own."""

_USUAL_ENDS = ("*.egg-info", "*.dist-info")
_USUAL_BESIDE = {
    "target": {"Cargo.toml", "pom.xml", "build.sbt"},
    "vendor": {"go.mod", "composer.json", "Gemfile"},
}
"""Folders of tools only beside such a file: translators keep texts in ``target`` and ``vendor``."""

Globs = tuple[tuple[bool, re.Pattern[str]], ...]
"""Whether to ignore what matches (else to keep it), and the expression for a relative path."""


class Ignores(NamedTuple):
    """Globs that count from ``base``, a folder's real path without a separator at its end."""

    base: str
    lines: tuple[str, ...]
    for_folders: Globs
    for_files: Globs

    def opinion(self, path: str) -> bool | None:
        """Say whether to ignore a real path (of a folder: with a separator); None: no matter."""
        globs = self.for_folders if path.endswith(os.sep) else self.for_files
        path = path.rstrip(os.sep)
        if f"{self.base}{os.sep}".startswith(path + os.sep):
            return None  # the folder itself or one above it
        is_inside = path.startswith(self.base + os.sep)
        path = path[len(self.base) + 1 :] if is_inside else path.rpartition(os.sep)[2]
        for ignored, glob in reversed(globs):
            match = glob.search(path.replace(os.sep, "/"))
            if match and not match.groupdict().get("ps_d"):  # else it fits a folder above
                return ignored
        return None

    def without(self, path: str) -> Ignores:
        """Return the globs that do not ignore ``path`` by themselves."""
        alone = (compiled(self.base, [line]) for line in self.lines)
        return compiled(self.base, [one.lines[0] for one in alone if not is_out((one,), path)])


def compiled(base: str, lines: Iterable[str]) -> Ignores:
    """Return the globs; ``ValueError`` where one is none."""
    lines = tuple(line if line.endswith("\\ ") else line.rstrip() for line in lines)
    folders = [line.removesuffix("/") for line in lines]
    files = [line for line in lines if not line.endswith("/")]
    return Ignores(base.rstrip(os.sep), lines, _globs(folders), _globs(files))


def _globs(lines: Sequence[str]) -> Globs:
    """Let pathspec read the globs; git looks at each level by itself, pathspec at all in one."""
    from pathspec import GitIgnoreSpec, RegexPattern  # 50 ms, and a single file needs none

    patterns = [p for p in GitIgnoreSpec.from_lines(lines).patterns if isinstance(p, RegexPattern)]
    return tuple((p.include, p.regex) for p in patterns if p.include is not None and p.regex)


def is_valid(line: str) -> bool:
    """Say whether a line can be compiled."""
    try:
        compiled("", [line])
    except ValueError:
        return False
    return True


def is_usual(name: str, beside: Collection[str]) -> bool:
    """Say whether a folder of this name holds no prose, given the names ``beside`` it."""
    return (
        name in USUAL
        or any(fnmatchcase(name, glob) for glob in _USUAL_ENDS)
        or not _USUAL_BESIDE.get(name, set()).isdisjoint(beside)
    )


def is_ignored(chain: Sequence[Ignores], path: str) -> bool:
    """Say whether ``path`` is ignored; the last of the chain with an opinion decides."""
    opinions = (ignores.opinion(path) for ignores in reversed(chain))
    return next((opinion for opinion in opinions if opinion is not None), False)


def is_out(chain: Sequence[Ignores], path: str) -> bool:
    """Say whether ``path`` or a folder above it is ignored."""
    return bool(chain) and any(is_ignored(chain, at) for at in _levels(chain[0].base, path))


def _levels(base: str, path: str) -> Iterator[str]:
    if path.startswith(base + os.sep):
        ends = (at + 1 for at, char in enumerate(path) if char == os.sep and at > len(base))
        yield from (path[:end] for end in ends)
    yield path


def inherited(folder: str) -> tuple[Ignores, ...]:
    """Return what a repository says from its root down to above ``folder`` (a real path).

    What ignores the folder itself is left out: whoever names it wants it searched.
    """
    levels = [folder, *map(str, Path(folder).parents)]
    roots = (at for at, level in enumerate(levels) if os.path.lexists(f"{level}/.git"))
    chain: tuple[Ignores, ...] = ()
    for number, parent in enumerate(reversed(levels[1 : next(roots, 0) + 1])):
        chain = extended(chain, parent, (".gitignore",) if number else (".git", ".gitignore"))
    return spared(chain, folder)


def spared(chain: tuple[Ignores, ...], folder: str) -> tuple[Ignores, ...]:
    """Return the chain without what ignores ``folder`` itself."""
    path = folder + os.sep
    return tuple(one.without(path) for one in chain) if is_out(chain, path) else chain


def extended(
    chain: tuple[Ignores, ...], folder: str, names: Collection[str]
) -> tuple[Ignores, ...]:
    """Return the chain inside ``folder``, which holds ``names``; a repository starts anew."""
    if ".git" in names:
        chain = _from_file(folder, ".git", "info", "exclude")
    return (*chain, *_from_file(folder, ".gitignore")) if ".gitignore" in names else chain


def _from_file(folder: str, *name: str) -> tuple[Ignores, ...]:
    try:
        text = Path(folder, *name).read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ()
    lines = text.split("\n")
    try:
        return (compiled(folder, lines),)
    except ValueError:  # git passes over lines that it does not understand
        return (compiled(folder, filter(is_valid, lines)),)
