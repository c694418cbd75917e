"""Finds in the prose of one block what a writer does not read as words: URLs, template tags."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from linter.document import OPAQUE

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class Rewrite(NamedTuple):
    """What stands in the prose instead of its characters ``start`` to ``end``.

    ``address`` says that nothing in the source needs mending there (a URL, a path).
    """

    start: int
    end: int
    text: str
    address: bool = False


# Every part is bounded or stops at the next sign that could open another, so that the search
# stays linear in any text.
_NOTATION = re.compile(
    r"""
    \[!(?:DNL|UICONTROL)[ \t](?P<kept>[^\[\]\n]*)\]                # Adobe: "do not localise"
    | (?P<template>\{\{[^{}]*\}\} | \{%[^{}]*%\} | \{\#[^{}]*\#\}  # Hugo, Jinja, Liquid
      | \[!(?:INCLUDE|include)\b(?:[^\[\]]|\[[^\[\]]*\])*+\]       # Microsoft Learn
      | :::[a-z-]+[ ](?:(?!:::)[^\n])*+:::                         # … :::image … :::
      | </?[A-Za-z][\w.]*\s[^<>]*=\{[^<>]*>                        # JSX
      | \$?\{[\w.-]+\} )                                           # {name}, ${name}
    | (?P<mark>\[![A-Za-z]+(?:[^\[\]]|\[[^\[\]]*\])*+\][-+]?\s*    # [!NOTE], [!VIDEO …]
      | \[\^[^\[\]\s]{1,80}\]                                      # a footnote without a note
      | [ \t]?\{:?[ \t]?[#.][^{}\n]*\} | \{:[^{}\n]*\}             # {#id}, {: .class}
      | \{[\w-]+=[^{}\n]*\} )                                      # {width=50%}
    | \b(?:https?|ftp|file|mailto|ssh|git)://?[^\s<>"„“”»«]*[^\s<>"„“”»«.,;:!?)\]}'*_]
    | \bwww\.[^\s<>"„“”»«]*[^\s<>"„“”»«.,;:!?)\]}'*_]
    | \b[\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+
    | \b[A-Za-z]:\\[^\s<>"„“”»«]+
    | (?<![\w/.~-])(?:~|\.{1,2})?(?:/[\w.@+-]+){2,}/?
    """,
    re.VERBOSE,
)
_MAY_HOLD_NOTATION = re.compile(r"[/@{\\]|\[[!^]|:::|www\.")
_SOFT_HYPHENS = re.compile(rf".?{_SOFT_HYPHEN}+", re.DOTALL)
_WORD = re.compile(r"\S+")


def notation(text: str) -> list[Rewrite]:
    """Return what is no prose: a placeholder for a part of the sentence, else nothing at all."""
    if not _MAY_HOLD_NOTATION.search(text):
        return []
    rewrites: list[Rewrite] = []
    for match in _NOTATION.finditer(text):
        kind = match.lastgroup
        if kind == "kept":
            rewrites.append(Rewrite(match.start(), match.start(kind), ""))
            rewrites.append(Rewrite(match.end(kind), match.end(), ""))
        elif kind == "mark":
            rewrites.append(Rewrite(match.start(), match.end(), ""))
        else:
            rewrites.append(Rewrite(match.start(), match.end(), OPAQUE, kind is None))
    return rewrites


def soft_hyphens(text: str) -> list[Rewrite]:
    """Leave soft hyphens out; the letter before takes them along."""
    if _SOFT_HYPHEN not in text:
        return []
    return [
        Rewrite(match.start(), match.end(), match[0].rstrip(_SOFT_HYPHEN))
        for match in _SOFT_HYPHENS.finditer(text)
    ]


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
