"""Which literal strings a regular expression cannot do without, and how long its matches are.

A needle is folded as the text is that it is looked for in (``fold``): lower case, each no-break
space a plain one. Where an expression allows any white space, a needle ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from linter.compiled import TO_THE_END
from linter.document import fold
from linter.scan.syntax import UNKNOWN, assertions, op, parse

SHORTEST = 3
"""Shorter needles stand everywhere; searching for the expression itself is then cheaper."""

MOST_EXACT = 64
"""More spellings than this of one stretch of an expression are not written out."""

MOST = 400
"""More alternatives than this are not worth looking for one by one."""

Needles = frozenset[str]
_NONE: Needles = frozenset()
_EMPTY: Needles = frozenset([""])


def needles_of(source: str) -> Needles:
    """Return literals of which one is in every match of ``source``; empty where none is known."""
    tree = parse(source)
    return _NONE if tree is None else _of_sequence(tree)


def width_of(source: str) -> int:
    """Return the greatest length of a match in code points (huge where it has no bound)."""
    tree = parse(source)
    return 1 << 30 if tree is None else int(tree.getwidth()[1])


def reach_of(source: str) -> int:
    """Return how many code points behind a match decide whether it is one, at most.

    ``TO_THE_END`` where that is not known, or where the expression asks for the end (``$``).
    """
    tree = parse(source)
    if tree is None or "AT_END" in repr(tree):
        return TO_THE_END
    ahead = [int(inner.getwidth()[1]) for direction, inner in assertions(tree) if direction > 0]
    return min(max(ahead, default=0) + 1, TO_THE_END)


def _better(one: Needles, other: Needles) -> Needles:
    return max(one, other, key=_worth)


def _worth(needles: Needles) -> tuple[int, int]:
    """Rate needles: long ones are rare, many are slow; punctuation beside a blank is rare, too."""
    if not needles or len(needles) > MOST or "" in needles:
        return (0, 0)
    return (min(len(n) + (not any(map(str.isalnum, n))) for n in needles), -len(needles))


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Needles:
    best = _NONE
    run: Needles = _EMPTY
    for code, value in items:
        exact = _exact_item(code, value)
        if exact is not None and len(run) * len(exact) <= MOST_EXACT:
            run = frozenset(head + tail for head in run for tail in exact)
            continue
        best = _better(_better(best, run), _of_item(code, value))
        run = _EMPTY
    best = _better(best, run)
    return best if _worth(best)[0] >= SHORTEST else _NONE


def _exact_item(code: Any, value: Any) -> Needles | None:
    """Return all strings that an item can match (folded), if they are few; None otherwise."""
    if code is op.LITERAL:
        return _letter(value)
    if code is op.IN and len(value) <= MOST_EXACT and all(kind is op.LITERAL for kind, _ in value):
        return _folded([number for _, number in value])
    if code is op.SUBPATTERN:
        return _exact(value[3])
    if code is op.BRANCH:
        branches = [_exact(branch) for branch in value[1]]
        if all(branch is not None for branch in branches):
            return frozenset().union(*(branch or () for branch in branches))
    if code in (op.ASSERT, op.ASSERT_NOT, op.AT):
        return _EMPTY
    return None


def _exact(items: Iterable[tuple[Any, Any]]) -> Needles | None:
    strings: Needles = _EMPTY
    for code, value in items:
        exact = _exact_item(code, value)
        if exact is None or len(strings) * len(exact) > MOST_EXACT:
            return None
        strings = frozenset(head + tail for head in strings for tail in exact)
    return strings


@cache
def _letter(number: int) -> Needles | None:
    return _folded([number])


def _folded(numbers: Iterable[int]) -> Needles | None:
    if ord(UNKNOWN) in (numbers := tuple(numbers)):
        return None
    letters = {fold(chr(number)) for number in numbers}
    return frozenset(letters) if not any(c.isspace() and c != " " for c in letters) else None


def _of_item(code: Any, value: Any) -> Needles:
    if code is op.SUBPATTERN:
        return _of_sequence(value[3])
    if code is op.ATOMIC_GROUP:
        return _of_sequence(value)
    if code is op.BRANCH:
        branches = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else _NONE
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] > 0:
        return _of_sequence(value[2])
    return _NONE
