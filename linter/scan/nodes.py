"""Turns the items of a regular expression into nodes of a pattern of bytes that fits more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from linter.scan.anchor import ALIKE
from linter.scan.byte_pattern import (
    ANY,
    BELOW,
    NOTHING,
    UNKNOWN,
    Chars,
    Node,
    Repeat,
    any_of,
    either,
    is_known,
    sequence,
)
from linter.scan.syntax import UNKNOWN as UNKNOWN_CHARACTER
from linter.scan.syntax import Item, op

_ALIKE_CODES = frozenset(b"ski")
_FEW = 8
_DIGIT = frozenset(range(48, 58))
SPACE = frozenset(b"\t\n\v\f\r\x1c\x1d\x1e\x1f ")
_WORD = frozenset(code for code in BELOW if chr(code).isalnum() or code == 95)
_CATEGORIES = {
    op.CATEGORY_SPACE: SPACE,
    op.CATEGORY_DIGIT: _DIGIT,
    op.CATEGORY_WORD: _WORD,
    op.CATEGORY_NOT_SPACE: BELOW - SPACE,
    op.CATEGORY_NOT_DIGIT: BELOW - _DIGIT,
    op.CATEGORY_NOT_WORD: BELOW - _WORD,
}
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
ZERO_WIDTH = (op.ASSERT, op.ASSERT_NOT, op.AT)


def case_in(group: Any, caseless: bool) -> bool:
    """Say whether case does not count inside a group."""
    return (caseless or bool(group[1] & re.IGNORECASE)) and not group[2] & re.IGNORECASE


def node_of(items: Iterable[Item], caseless: bool) -> Node:
    """Return the node of a sequence of items."""
    return sequence(node(code, value, caseless) for code, value in items)


def node(code: Any, value: Any, caseless: bool) -> Node:
    """Return the node of an item; ``UNKNOWN`` where it can be anything."""
    make = _NODES.get(code)
    return UNKNOWN if make is None else make(value, caseless)


def _repeat(value: Any, caseless: bool) -> Node:
    least, most, items = value
    node = node_of(items, caseless)
    if node == NOTHING or not is_known(node):
        return node
    if (least, most) == (1, 1):
        return node
    if least == most:
        return Repeat(node, int(least), False)
    if most > 1 and not isinstance(node, Chars):  # a gap of words: one state is enough for it
        return sequence([*[node] * min(int(least), 2), Repeat(any_of(node), 0, True)])
    return Repeat(node, int(least), bool(most > 1))


def _set(members: Iterable[Item], caseless: bool) -> Node:
    codes: set[int] = set()
    negated = wide = False
    for code, value in members:
        if code is op.NEGATE:
            negated = True
        elif code is op.CATEGORY:
            codes |= _CATEGORIES[value]
            wide = True
        else:
            low, high = value if code is op.RANGE else (value, value)
            wide |= high - low >= _FEW and high > 127
            codes.update(range(low, min(high, low + 128 + _FEW) + 1))
    chars = chars_of(_folded(codes, caseless))
    if negated:
        unknown = chars.others is None
        return ANY if unknown else Chars((BELOW - chars.ascii) | _ALIKE_CODES, None)
    return Chars(chars.ascii, None) if wide else chars


def _folded(codes: Iterable[int], caseless: bool) -> set[str]:
    """Return the characters; where case does not count, in both cases."""
    characters = {chr(code) for code in codes}
    if caseless:
        ways = (str.lower, str.upper, str.swapcase, str.casefold)
        characters |= {new for c in characters for way in ways if len(new := way(c)) == 1}
        characters |= set("ßẞ") if "ß" in characters else set()  # its capital has no way there
    return characters


def chars_of(characters: Iterable[str]) -> Chars:
    """Return the node of one of these characters, ``ALIKE`` ones replaced."""
    new = {c.translate(ALIKE) for c in characters}
    below = frozenset(ord(c) for c in new if ord(c) < 128)
    others = frozenset(c for c in new if ord(c) > 127)
    unknown = UNKNOWN_CHARACTER in others
    return Chars(BELOW if unknown else below, None if unknown else others)


def _group(value: Any, caseless: bool) -> Node:
    return node_of(value[3], case_in(value, caseless))


def _branch(value: Any, caseless: bool) -> Node:
    return either(node_of(branch, caseless) for branch in value[1])


_NODES: dict[Any, Callable[[Any, bool], Node]] = {
    op.LITERAL: lambda value, caseless: chars_of(_folded([value], caseless)),
    op.IN: _set,
    op.ANY: lambda value, caseless: ANY,
    op.NOT_LITERAL: lambda value, caseless: ANY,
    op.SUBPATTERN: _group,
    op.ATOMIC_GROUP: node_of,
    op.BRANCH: _branch,
    **dict.fromkeys(ZERO_WIDTH, lambda value, caseless: NOTHING),
    **dict.fromkeys(REPEATS, _repeat),
}
