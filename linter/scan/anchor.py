"""What leads the scan to a pattern: an expression that must match, or words that must stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

NEAR = 8
"""Places that lie so close to each other (in what an engine counts) become one stretch."""

Stretch = Sequence[int]
"""Two code points, from and to (included): every match near it touches one of those between."""

ALIKE = str.maketrans({"\u017f": "s", "\u212a": "k", "\u0130": "i", "\u0131": "i"})
"""Letters that may fit ``s``, ``k`` or ``i`` where case does not count."""


class Anchor(NamedTuple):
    """An expression (syntax of the ``regex`` module); or words, of which one stands in each match.

    Between several words of one entry (blanks part them) there may be white space or a hyphen.
    """

    expression: str = ""
    words: tuple[str, ...] = ()

    @classmethod
    def of_words(cls, words: Iterable[str]) -> Anchor:
        """Return the anchor of words as they are written; each counts once."""
        return cls("", tuple(dict.fromkeys(" ".join(word.split()) for word in words)))
