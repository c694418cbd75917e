"""Patterns of bytes (UTF-8) for a multi-pattern engine: made of nodes, cut to size, written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import NamedTuple

BELOW = frozenset(range(128))
_BEYOND_ASCII = rb"[\xc2-\xf4][\x80-\xbf]{1,3}"
_LETTER = 1.0
_LEAST = 30
"""A longer repetition is written as one of at least so many."""


class Chars(NamedTuple):
    """One character: some of ASCII (code points), and some others (None: any)."""

    ascii: frozenset[int]
    others: frozenset[str] | None = frozenset()


class Sequence(NamedTuple):
    """One after the other."""

    parts: tuple[Node, ...]


class Either(NamedTuple):
    """One of several."""

    ways: tuple[Node, ...]


class Repeat(NamedTuple):
    """``least`` times, or more where ``more``."""

    node: Node
    least: int
    more: bool


class Unknown(NamedTuple):
    """What can be anything and of any length: a pattern is cut here."""


Node = Chars | Sequence | Either | Repeat | Unknown
NOTHING = Sequence(())
ANY = Chars(BELOW, None)
UNKNOWN = Unknown()


def sequence(parts: Iterable[Node]) -> Node:
    """Join nodes; an optional character beside a repeated one becomes part of that."""
    flat: list[Node] = []
    for part in parts:
        for one in part.parts if isinstance(part, Sequence) else (part,):
            _append(flat, one)
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def _append(flat: list[Node], node: Node) -> None:
    if flat and (joined := _joined(flat[-1], node)):
        flat[-1] = joined
    else:
        flat.append(node)


def _joined(one: Node, other: Node) -> Repeat | None:
    if not (isinstance(one, Repeat) and isinstance(other, Repeat)):
        return None
    first, second = one.node, other.node
    if not (isinstance(first, Chars) and isinstance(second, Chars)):
        return None
    if (one.least and other.least) or not (one.more or other.more):
        return None
    if max(worth(part.node) for part in (one, other) if part.least or part.more) == _LETTER:
        return None
    return Repeat(_both(first, second), one.least + other.least, True)


def _both(one: Chars, other: Chars) -> Chars:
    known = one.others is not None and other.others is not None
    others = (one.others or frozenset()) | (other.others or frozenset()) if known else None
    return Chars(one.ascii | other.ascii, others)


def any_of(node: Node) -> Chars:
    """Return all characters that stand in what a node matches."""
    if isinstance(node, Chars):
        return node
    if isinstance(node, Repeat):
        return any_of(node.node)
    if isinstance(node, Unknown):
        return ANY
    inner = node.parts if isinstance(node, Sequence) else node.ways
    return reduce(_both, map(any_of, inner), Chars(frozenset()))


def either(ways: Iterable[Node]) -> Node:
    """Return one of several, each once."""
    unique = tuple(dict.fromkeys(ways))
    return unique[0] if len(unique) == 1 else Either(unique)


def spelled(node: Node, most: int = 200) -> list[Node]:
    """Return all texts that a node can be, each written out; nothing where they are too many."""
    if isinstance(node, Chars):
        few = node.others is not None and len(node.ascii) + len(node.others) <= most
        return list(each(node)) if few else []
    if isinstance(node, Either):
        texts = [spelled(way, most) for way in node.ways]
        found = [text for some in texts for text in some]
        return found if all(texts) and len(found) <= most else []
    if not isinstance(node, Sequence):
        return []
    found = [NOTHING]
    for part in node.parts:
        texts_of_part = spelled(part, most)
        if len(found) * len(texts_of_part) > most:
            return []
        found = [sequence([head, tail]) for head in found for tail in texts_of_part]
    return found


def each(chars: Chars) -> Iterator[Node]:
    """Yield the characters one by one; those beyond ASCII that can be any stay together."""
    for code in sorted(chars.ascii):
        yield Chars(frozenset([code]))
    if chars.others is None:
        yield Chars(frozenset(), None)
    for other in sorted(chars.others or ()):
        yield Chars(frozenset(), frozenset([other]))


def is_known(node: Node) -> bool:
    """Say whether nothing in a node is unknown."""
    if isinstance(node, Sequence):
        return all(map(is_known, node.parts))
    if isinstance(node, Either):
        return all(map(is_known, node.ways))
    return is_known(node.node) if isinstance(node, Repeat) else not isinstance(node, Unknown)


def trimmed(node: Node, end: int) -> Node:
    """Return the least that matches at one end (0: head, -1: tail) of every match of ``node``."""
    if isinstance(node, Sequence):
        parts = list(node.parts)
        while parts:
            parts[end] = trimmed(parts[end], end)
            if parts[end] != NOTHING:
                break
            parts.pop(end)
        return sequence(parts)
    if isinstance(node, Either):
        ways = [trimmed(way, end) for way in node.ways]
        return NOTHING if NOTHING in ways else either(ways)
    if isinstance(node, Repeat):
        if not node.least:
            return NOTHING
        return node.node if node.least == 1 else Repeat(node.node, node.least, False)
    return node


def worth(node: Node) -> float:
    """Rate how rare what a node matches is: letters count most, classes little, gaps nothing."""
    if isinstance(node, Sequence):
        return sum(map(worth, node.parts))
    if isinstance(node, Either):
        return min(map(worth, node.ways))
    if isinstance(node, Repeat):
        return node.least * worth(node.node)
    if isinstance(node, Unknown) or node.others is None:
        return 0.1
    count = len(node.ascii) + len(node.others)
    return _LETTER if count <= 2 else 0.6 if count <= 8 else 0.2


def size(node: Node) -> int:
    """Return about how many states an engine needs for a node."""
    if isinstance(node, Sequence):
        return sum(map(size, node.parts))
    if isinstance(node, Either):
        return sum(map(size, node.ways))
    if isinstance(node, Repeat):
        return max(min(node.least, _LEAST), 1) * size(node.node)
    return 1


def written(node: Node) -> bytes:
    """Write a node in the engine's syntax; ``ValueError`` for what is unknown."""
    if isinstance(node, Chars):
        return _written_chars(node)
    if isinstance(node, Sequence):
        return b"".join(map(written, node.parts))
    if isinstance(node, Either):
        return b"(?:" + b"|".join(map(written, node.ways)) + b")"
    if isinstance(node, Repeat):
        return _repeated(node)
    raise ValueError("what is unknown cannot be written")


def _repeated(node: Repeat) -> bytes:
    least = min(node.least, _LEAST)
    if isinstance(node.node, Chars) and node.more and worth(node.node) < _LETTER:
        chars = node.node  # one class of bytes: a single state, whatever is repeated
        wide = b"" if chars.others == frozenset() else rb"\x80-\xff"
        inner = b"[" + _ranges(chars.ascii) + wide + b"]"
    else:
        inner = written(node.node)
        inner = inner if isinstance(node.node, Either) else b"(?:" + inner + b")"
    if node.more or node.least > _LEAST:
        return inner + (b"*", b"+")[least] if least < 2 else inner + b"{%d,}" % least
    return inner + b"?" if not least else inner if least == 1 else inner + b"{%d}" % least


def _written_chars(chars: Chars) -> bytes:
    ways = []
    if chars.ascii:
        one = len(chars.ascii) == 1
        ranges = _ranges(chars.ascii)
        ways.append(ranges if one else b"[" + ranges + b"]")
    if chars.others is None:
        ways.append(_BEYOND_ASCII)
    else:
        ways += [_escaped(c.encode("utf-8", "surrogatepass")) for c in sorted(chars.others)]
    return ways[0] if len(ways) == 1 else b"(?:" + b"|".join(ways) + b")"


def _ranges(codes: Iterable[int]) -> bytes:
    out: list[bytes] = []
    first = last = -2
    for code in [*sorted(codes), -2]:
        if code == last + 1:
            last = code
            continue
        if first >= 0:
            ends = _escaped(bytes([first])), _escaped(bytes([last]))
            out.append(ends[0] if first == last else ends[0] + b"-" + ends[1])
        first = last = code
    return b"".join(out)


def _escaped(data: bytes) -> bytes:
    return b"".join(
        bytes([byte]) if byte < 128 and chr(byte).isalnum() else rb"\x%02x" % byte for byte in data
    )
