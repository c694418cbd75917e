"""What was found out about regular expressions, kept on disk for the next run.

What the ``regex`` module compiles in milliseconds it reads back in microseconds: this keeps what
``pickle`` would (its ``reduce``), as plain values. Nothing depends on it (``cache``).
"""

from __future__ import annotations

import copyreg
import marshal
import sys
from typing import Any, NamedTuple

import regex

from linter import cache
from linter.digest import blake2b
from linter.version import __version__

TO_THE_END = 1 << 30
"""The reach of an expression that may look at all that follows: no text is so long."""

MOST_BYTES = 16 << 20
"""A larger store is begun anew with what the run needed."""

_KIND = "expressions"
_LAYOUT = "2"


class Known(NamedTuple):
    """The compiled form of an expression, its needles, greatest width and look-ahead."""

    code: bytes
    needles: tuple[str, ...]
    width: int
    reach: int


class _Store:
    """What was kept, and what this run found out beside it."""

    def __init__(self) -> None:
        self.kept: dict[bytes, Any] | None = None
        self.added: dict[bytes, Known] = {}

    def read(self) -> dict[bytes, Any]:
        if self.kept is None:
            value = cache.load(_KIND, _key())
            self.kept = value if isinstance(value, dict) else {}
        return self.kept


_store = _Store()


def _key() -> str:
    module: Any = regex
    return cache.key_of(__version__, _LAYOUT, str(module.__version__), sys.version)


def _digest(source: str) -> bytes:
    return blake2b(source.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def recall(source: str) -> Known | None:
    """Return what is known of an expression from another run."""
    value = _store.read().get(_digest(source))
    return Known(*value) if value is not None else None


def keep(source: str, known: Known) -> None:
    """Remember what was found out until ``save``."""
    if cache.is_on():
        _store.added[_digest(source)] = known


def save() -> None:
    """Write what this run found out beside what was there; call it where a run ends."""
    if not _store.added or not cache.is_on():
        return
    added = {digest: tuple(known) for digest, known in _store.added.items()}
    _store.kept, _store.added = None, {}
    merged = {**_store.read(), **added}  # read anew: others may have written
    if sum(len(value[0]) for value in merged.values()) > MOST_BYTES:
        merged = added
    cache.store(_KIND, _key(), merged)
    _store.kept = merged


def dumped(pattern: regex.Pattern[str]) -> bytes:
    """Return a compiled expression as bytes."""
    return marshal.dumps(_reduced(pattern)[1])


def loaded(code: bytes) -> regex.Pattern[str]:
    """Return the compiled expression that was dumped."""
    rebuild, _ = _reduced(regex.compile(""))
    pattern: regex.Pattern[str] = rebuild(*marshal.loads(code))
    return pattern


def _reduced(pattern: regex.Pattern[str]) -> Any:
    return copyreg.dispatch_table[type(pattern)](pattern)
