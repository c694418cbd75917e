"""The one shared search: where in a text may the patterns match? Nobody else knows how it works.

An engine looks for all anchors in one go; both engines say the same of what does match.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol

from linter.scan.anchor import Anchor, Stretch

__all__ = ["ENGINES", "Anchor", "Scan", "Stretch", "best_engine", "compile_scan", "load_scan"]

Places = dict[int, list[Stretch]]
"""Number of an anchor -> where it may stand, ascending; what is missing stands nowhere."""


class Scan(Protocol):
    """All anchors of a search, compiled."""

    everywhere: Sequence[int]
    """Anchors that the engine cannot look for: they may stand anywhere."""

    def places(self, text: str) -> Places:
        """Return where each of the other anchors may stand in ``text`` (code points)."""
        ...

    def dump(self) -> tuple[Any, Sequence[bytes]]:
        """Return what ``load`` makes the same of: plain values, and what is long."""
        ...


class Engine(Protocol):
    """A way to look for many anchors at once (a module of this folder)."""

    def version(self) -> str:
        """Return what changes when compiled anchors can no longer be loaded."""
        ...

    def compiled(self, anchors: Sequence[Anchor]) -> Scan:
        """Compile anchors."""
        ...

    def load(self, value: Any, databases: Sequence[memoryview]) -> Scan:
        """Load what was dumped; ``ValueError`` where this machine cannot use it."""
        ...


ENGINES: dict[str, str] = {
    "hyperscan": "linter.scan.multi_pattern",
    "aho-corasick": "linter.scan.aho_corasick",
}
"""The ways to search, the fastest first; ``hyperscan`` has no wheel for some platforms."""

CHOICE = "MTLINT_SCAN"
"""The environment variable that names the engine to use."""


def engine(name: str) -> Engine:
    """Return an engine; ``ImportError`` where its library is missing."""
    module: Any = import_module(ENGINES[name])
    return module  # type: ignore[no-any-return]  # a module is the engine


def best_engine() -> tuple[str, Engine]:
    """Return the fastest engine that this machine has, or the one that ``MTLINT_SCAN`` names."""
    wanted = os.environ.get(CHOICE)
    for name in [wanted] if wanted in ENGINES else ENGINES:
        try:
            return name, engine(name)
        except ImportError:
            continue
    raise ImportError("pyahocorasick is missing")


def compile_scan(anchors: Sequence[Anchor]) -> Scan:
    """Compile ``anchors`` with the best engine."""
    return best_engine()[1].compiled(anchors)


def load_scan(value: Any, databases: Sequence[memoryview]) -> Scan:
    """Load what the best engine dumped; ``ValueError`` where it cannot be used."""
    return best_engine()[1].load(value, databases)
