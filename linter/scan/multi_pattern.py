"""The fast engine: hyperscan (Vectorscan) looks for supersets of all anchors in UTF-8 bytes.

Databases are compiled once; what cannot be compiled may stand anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import hyperscan

from linter.scan.anchor import ALIKE, NEAR, Anchor, Stretch

if TYPE_CHECKING:
    from linter.scan.superset import Superset

_MODE = hyperscan.HS_MODE_BLOCK
_CONTINUATION = bytes(range(0x80, 0xC0))
"""Bytes that begin no code point."""


def version() -> str:
    """Return what changes when compiled anchors can no longer be loaded."""
    module: Any = hyperscan
    return f"1 {module.__version__}"


def compiled(anchors: Sequence[Anchor]) -> MultiPattern:
    """Compile anchors."""
    literals = {i: some for i, anchor in enumerate(anchors) if (some := _literals(anchor))}
    read = ((i, _superset(a)) for i, a in enumerate(anchors) if not a.words)
    supersets = {i: superset for i, superset in read if superset is not None}
    patterns, refused = _database({i: one.pattern for i, one in supersets.items()})
    extras: dict[int, tuple[int, Sequence[int] | None]] = {
        i: (one.beyond, one.echo and tuple(one.echo))
        for i, one in supersets.items()
        if i not in refused
    }
    words = [(i, word) for i, some in literals.items() for word in some]
    everywhere = [i for i in range(len(anchors)) if i not in extras and i not in literals]
    extras = {i: extra for i, extra in extras.items() if extra != (0, None)}
    return MultiPattern([patterns, _compile(words, literal=True)], everywhere, extras)


def load(value: Any, databases: Sequence[memoryview]) -> MultiPattern:
    """Load what was dumped; ``ValueError`` where this machine cannot use it."""
    try:
        everywhere, extras = value
        return MultiPattern(databases, everywhere, extras)
    except (TypeError, ValueError, hyperscan.HyperscanError) as error:
        raise ValueError("not a database of this machine") from error


def _superset(anchor: Anchor) -> Superset | None:
    from linter.scan.superset import superset_of  # only to compile

    return superset_of(anchor.expression)


def _literals(anchor: Anchor) -> set[bytes]:
    """Return the longest word of each entry: hardly anything is faster to look for."""
    words = (max(entry.split(), key=len) for entry in anchor.words)
    return {word.translate(ALIKE).encode("utf-8", "surrogatepass") for word in words}


def _database(patterns: Mapping[int, bytes]) -> tuple[bytes, set[int]]:
    """Return the compiled patterns, and the numbers of those that are too much for it."""
    refused: set[int] = set()
    while True:
        left = [(i, pattern) for i, pattern in patterns.items() if i not in refused]
        try:
            return _compile(left), refused
        except hyperscan.HyperscanError:
            wrong = {i for i, pattern in left if not _is_fit(i, pattern)}
            refused |= wrong or {i for i, _ in left}  # each alone is fit, together they are not


def _compile(patterns: Sequence[tuple[int, bytes]], literal: bool = False) -> bytes:
    if not patterns:
        return b""
    database = hyperscan.Database(mode=_MODE)
    ids, expressions = zip(*patterns, strict=True)
    database.compile(
        expressions=list(expressions), ids=list(ids), elements=len(ids), flags=0, literal=literal
    )
    return bytes(hyperscan.dumpb(database))


def _is_fit(index: int, pattern: bytes) -> bool:
    try:
        return bool(_compile([(index, pattern)]))
    except hyperscan.HyperscanError:
        return False


class MultiPattern:
    """Two databases: the supersets of expressions, and words."""

    def __init__(
        self,
        databases: Sequence[bytes | memoryview],
        everywhere: Sequence[int],
        extras: Mapping[int, tuple[int, Sequence[int] | None]],
    ) -> None:
        """``extras`` are how far a superset reaches beyond its matches, and its ``echo``."""
        self._kept, self.everywhere, self._extras = databases, everywhere, extras
        self._databases = [_loaded(kept) for kept in databases if kept]

    def dump(self) -> tuple[Any, Sequence[bytes]]:
        """Return what belongs to the databases, and these serialised."""
        return [list(self.everywhere), dict(self._extras)], list(map(bytes, self._kept))

    def places(self, text: str) -> dict[int, list[Stretch]]:
        """Return the stretches in which matches of the supersets and words end."""
        if not text:
            return {}
        if any(chr(letter) in text for letter in ALIKE):
            text = text.translate(ALIKE)
        data = text.encode("utf-8", "surrogatepass")
        found: dict[int, list[list[int]]] = {}
        for database in self._databases:
            _scan(database, data, found)
        for index, (_, echo) in self._extras.items():
            if echo and index in found:
                found[index] = [s for s in found[index] if s[0] < s[1] or _echoes(data, s[0], echo)]
        if not text.isascii():
            _to_code_points(data, [one for stretches in found.values() for one in stretches])
        for index, (beyond, _) in self._extras.items():
            for stretch in found.get(index, ()) if beyond else ():
                stretch[0] -= beyond
                stretch[1] += beyond
        return found  # type: ignore[return-value]  # lists of two are stretches


def _loaded(kept: bytes | memoryview) -> Any:
    database = hyperscan.loadb(bytes(kept), _MODE)  # checks that it is whole
    database.scratch = hyperscan.Scratch(database)
    return database


def _scan(database: Any, data: bytes, found: dict[int, list[list[int]]]) -> None:
    """Add the stretches of bytes for each number."""
    last: dict[int, list[int]] = {}

    def note(index: int, _start: int, end: int, _flags: int, _context: object) -> None:
        stretch = last.get(index)
        if stretch is None:
            last[index] = stretch = [end, end]
            found[index] = [stretch]
        elif end - stretch[1] <= NEAR:
            stretch[1] = end
        else:
            last[index] = stretch = [end, end]
            found[index].append(stretch)

    database.scan(data, match_event_handler=note)


def _echoes(data: bytes, end: int, echo: Sequence[int]) -> bool:
    """Say whether the text that begins with the letter before ``end`` stands right before it."""
    least, most, gap, widest_gap = echo
    start = end - 1
    while data[start] in _CONTINUATION and start:
        start -= 1
    head = data[start : start + least]
    if len(head) < least:
        return False
    first = max(0, start - most - widest_gap)
    place = data.rfind(head, first, start)
    while place >= 0:
        for between in range(gap, widest_gap + 1):
            size = start - between - place
            if size >= least and data.startswith(data[place : place + size], start):
                return True
        place = data.rfind(head, first, place + least - 1)
    return False


def _to_code_points(data: bytes, stretches: Sequence[list[int]]) -> None:
    """Turn offsets in bytes into code points, in place."""
    offsets = sorted({offset for stretch in stretches for offset in stretch})
    points: dict[int, int] = {}
    place = point = 0
    for offset in offsets:
        point += len(data[place:offset].translate(None, _CONTINUATION))
        points[offset] = point
        place = offset
    for stretch in stretches:
        stretch[0], stretch[1] = points[stretch[0]], points[stretch[1]]
