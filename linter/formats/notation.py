"""Finds in the prose of one block what a writer does not read as words: URLs, template tags."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from linter.document import OPAQUE
from linter.formats.notations import Found, first_notation

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class Rewrite(NamedTuple):
    """What stands in the prose instead of its characters ``start`` to ``end``.

    ``opaque`` says that the source holds nothing to mend there (a URL, a path, a tag).
    """

    start: int
    end: int
    text: str
    opaque: bool = False


# What every notation has somewhere, written so that the search runs from sign to sign.
_SIGN = re.compile(r"[/@{\\\[\]:w](?:(?<=[/@{\\])|(?<=\[)[!^]|(?<=\])\(|(?<=:)::|(?<=w)ww\.)")
_BEFORE_SIGN, _WINDOW = 64, 2000
_SOFT_HYPHENS = re.compile(rf".?{_SOFT_HYPHEN}+", re.DOTALL)
_WORD = re.compile(r"\S+")


def notation(text: str) -> list[Rewrite]:
    """Return what is no prose: a placeholder for a part of the sentence, else nothing at all."""
    rewrites: list[Rewrite] = []
    for kind, match in _notations(text):
        if kind == "label":
            rewrites.append(Rewrite(match.start(), match.start("kept"), ""))
            rewrites.append(Rewrite(match.end("kept"), match.end(), ""))
        elif kind == "mark":
            rewrites.append(Rewrite(match.start(), match.end(), ""))
        else:
            rewrites.append(Rewrite(match.start(), match.end(), OPAQUE, kind == "address"))
    return rewrites


def _notations(text: str) -> Iterator[Found]:
    """Search around the signs of a notation only: ten times as fast in a long text."""
    place = 0
    while sign := _SIGN.search(text, place):
        start = max(place, sign.start() - _BEFORE_SIGN)
        end = sign.start() + _WINDOW
        if found := first_notation(text, start, end):
            yield found
            place = found[1].end()
        else:
            place = max(sign.end(), end - _WINDOW // 2)


def soft_hyphens(text: str) -> list[Rewrite]:
    """Leave soft hyphens out; the letter before takes them along."""
    if _SOFT_HYPHEN not in text:
        return []
    return [
        Rewrite(match.start(), match.end(), match[0].rstrip(_SOFT_HYPHEN))
        for match in _SOFT_HYPHENS.finditer(text)
    ]


def edges(text: str) -> list[Rewrite]:
    """Leave out the blanks at both ends, which hidden markup may leave behind."""
    if text.strip() == text:
        return []
    start = len(text) - len(text.lstrip())
    end = max(start, len(text.rstrip()))
    around = (Rewrite(0, start, ""), Rewrite(end, len(text), ""))
    return [rewrite for rewrite in around if rewrite.start < rewrite.end]


def compositions(text: str) -> list[Rewrite]:
    """Bring the text to NFC, letter by letter."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return []
    return list(_composed(text))


def _composed(text: str) -> Iterator[Rewrite]:
    import regex  # `re` knows no grapheme clusters, and few texts get here

    cluster = regex.compile(r"\X")
    for word in _WORD.finditer(text):
        if unicodedata.is_normalized("NFC", word[0]):
            continue
        for match in cluster.finditer(word[0]):
            composed = unicodedata.normalize("NFC", match[0])
            if composed != match[0]:
                start = word.start() + match.start()
                yield Rewrite(start, start + len(match[0]), composed)
