"""What a multi-pattern engine looks for: of each expression a pattern of bytes that fits more.

Wherever the expression matches, its superset matches bytes in or directly beside that place
(UTF-8, ``ALIKE`` letters replaced). It knows no boundaries, no look-arounds but those at the
ends, no references back but to a first letter; where an expression may match nothing there is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from linter.scan.byte_pattern import (
    BELOW,
    NOTHING,
    UNKNOWN,
    Chars,
    Node,
    Repeat,
    each,
    either,
    is_known,
    sequence,
    size,
    spelled,
    trimmed,
    worth,
    written,
)
from linter.scan.nodes import ZERO_WIDTH, case_in, node, node_of
from linter.scan.syntax import Item, op, parse, references

MOST_STATES = 2_000
"""A larger superset is not worth its compilation."""

LEAST_WORTH = 1.0
"""What is less rare than one letter is better looked for by the expression itself."""

FURTHEST = 60
"""A look-around at an end that reaches further than so many code points is left out."""

_LONGEST_ECHO = 30
_MOST_BYTES = 4  # of a code point


class Superset(NamedTuple):
    """The pattern, and how many code points its matches may reach beyond the expression's.

    Where there is an ``echo``, a match ends with the first letter of a repetition.
    """

    pattern: bytes
    beyond: int
    echo: Echo | None = None


class Echo(NamedTuple):
    """How many bytes a repeated text has at least and at most, and those between it and itself."""

    least: int
    most: int
    gap: int
    widest_gap: int


class _Cased(NamedTuple):
    code: Any
    value: Any
    caseless: bool


class _Echo(NamedTuple):
    """Where a group stands that is referred to, up to the first letter of the reference."""

    start: int
    node: Node
    bytes: Echo | None


def superset_of(source: str) -> Superset | None:
    """Return the superset of an expression; None where there is none that is worth it."""
    tree = parse(source)
    if tree is None:
        return None
    caseless = bool(tree.state.flags & re.IGNORECASE)
    items = list(_flat(tree, caseless, frozenset(references(tree))))
    before, reach_before = _context(items, -1)
    behind, reach_behind = _context(items[::-1], 1)
    echo = _echo(items)
    head = items if echo is None else items[: echo.start]
    tail = behind if echo is None else echo.node
    stretches = list(_stretches([before, *(node(*item) for item in head), tail]))
    best = max(stretches, key=worth)
    if worth(best) < LEAST_WORTH or size(best) > MOST_STATES:
        return None
    echoes = echo.bytes if echo and best is stretches[-1] else None
    return Superset(written(best), max(reach_before, reach_behind), echoes)


def _flat(items: Iterable[Item], caseless: bool, whole: Collection[int] = ()) -> Iterator[_Cased]:
    """Yield the items of a sequence and of the groups in it, but for those to be left ``whole``."""
    for code, value in items:
        if code is op.SUBPATTERN and value[0] not in whole:
            yield from _flat(value[3], case_in(value, caseless), whole)
        elif code is op.ATOMIC_GROUP:
            yield from _flat(value, caseless, whole)
        else:
            yield _Cased(code, value, caseless)


def _context(items: Sequence[_Cased], direction: int) -> tuple[Node, int]:
    """Return what a positive look-around at an end asks for, and how far it reaches."""
    for code, value, caseless in items:
        if code not in ZERO_WIDTH:
            break
        if code is op.ASSERT and value[0] == direction:
            width = value[1].getwidth()[1]
            node = node_of(value[1], caseless)
            if width <= FURTHEST and is_known(node):
                return node, int(width)
    return NOTHING, 0


def _echo(items: Sequence[_Cased]) -> _Echo | None:
    """Return what a group and a reference to it come to: both begin with the same letter."""
    for start, (code, value, caseless) in enumerate(items):
        if code is not op.SUBPATTERN or caseless or value[3].getwidth()[1] > _LONGEST_ECHO:
            continue
        ends = (i for i in range(start, len(items)) if items[i][:2] == (op.GROUPREF, value[0]))
        end = next(ends, None)
        if end is None:
            continue
        between = [node(*item) for item in items[start + 1 : end]]
        if texts := spelled(node_of(value[3], caseless=False)):
            whole = either(sequence([text, *between, text]) for text in texts)
            return _Echo(start, whole, None)
        first, *rest = _first_alone(value[3]) or [NOTHING]
        if isinstance(first, Chars) and first.ascii != BELOW:
            ways = either(sequence([one, *rest, *between, one]) for one in each(first))
            least, most = (int(width) for width in value[3].getwidth())
            gap = sum(_width(item) for item in items[start + 1 : end])
            sizes = Echo(least, _MOST_BYTES * most, min(gap, 1), _MOST_BYTES * gap)
            return _Echo(start, ways, sizes)
    return None


def _width(item: _Cased) -> int:
    """Return how many code points an item takes at most (none where it has no bound)."""
    if item.code in ZERO_WIDTH:
        return 0
    return 1 if item.code in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN) else _LONGEST_ECHO


def _first_alone(items: Iterable[Item]) -> list[Node]:
    """Return the nodes of a group; a repetition at its head leaves its first character alone."""
    nodes = [node(*item) for item in _flat(items, caseless=False)]
    if nodes and isinstance(nodes[0], Repeat) and nodes[0].least:
        first, least, more = nodes[0]
        return [first, Repeat(first, least - 1, more), *nodes[1:]]
    return nodes


def _stretches(nodes: Iterable[Node]) -> Iterator[Node]:
    """Cut at what is unknown; of each stretch yield what no match of it can do without."""
    stretch: list[Node] = []
    for one in (*nodes, UNKNOWN):
        if is_known(one):
            stretch.append(one)
            continue
        yield trimmed(trimmed(sequence(stretch), 0), -1)
        stretch = []
