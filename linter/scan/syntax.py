"""What a regular expression is made of, as far as the parser of ``re`` can read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

# The parser of `re` has no public name since 3.11; the stubs do not know it.
from re import _constants as op  # type: ignore[attr-defined]  # see above
from re import _parser  # type: ignore[attr-defined]  # see above
from typing import Any

__all__ = ["UNKNOWN", "Item", "assertions", "op", "parse", "references"]

UNKNOWN = "\uf8ff"
"""Stands in a tree for a character of which nothing is known (``\\p{Lu}``)."""

Item = tuple[Any, Any]
"""A code of ``op`` and what belongs to it."""

_BEYOND_RE = [(re.compile(r"\\[pP]\{[^}]*\}"), UNKNOWN)]
_SAME_NAMES = [  # the same name twice is fine for `regex` only
    (re.compile(r"\(\?P<\w+>"), "(?:"),
    (re.compile(r"\(\?P=\w+\)"), r"[\\s\\S]{0,200}"),
]
# What `re` reads as something else: POSIX classes, fuzzy matching.
_REGEX_ONLY = re.compile(r"\[\[:|\{(?:\d+<|[eisd][<}])")


@lru_cache(maxsize=8)  # several things are asked of one expression, one after the other
def parse(source: str) -> Any:
    """Return the tree of an expression (a sequence of items), None where it cannot be read."""
    if _REGEX_ONLY.search(source):
        return None
    for steps in (_BEYOND_RE, _SAME_NAMES):
        for pattern, replacement in steps:
            source = pattern.sub(replacement, source)
        try:
            return _parser.parse(source)
        except (re.error, OverflowError, RecursionError):
            continue
    return None


def assertions(items: Iterable[Item]) -> Iterator[Any]:
    """Yield (direction, tree) of all look-arounds, also those inside of others."""
    for code, value in items:
        if code in (op.ASSERT, op.ASSERT_NOT):
            yield value
        for inner in _inner(code, value):
            yield from assertions(inner)


def references(items: Iterable[Item]) -> Iterator[int]:
    """Yield the numbers of the groups that are referred to."""
    for code, value in items:
        if code is op.GROUPREF:
            yield value
        for inner in _inner(code, value):
            yield from references(inner)


def _inner(code: Any, value: Any) -> Iterable[Any]:
    if code is op.SUBPATTERN:
        return (value[3],)
    if code is op.ATOMIC_GROUP:
        return (value,)
    if code is op.BRANCH:
        return tuple(value[1])
    if code in (op.ASSERT, op.ASSERT_NOT):
        return (value[1],)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return (value[2],)
    return [part for part in value[1:] if part] if code is op.GROUPREF_EXISTS else ()
