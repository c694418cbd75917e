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

    ``opaque`` says that the source holds nothing to mend there (a URL, a path, a tag).
    """

    start: int
    end: int
    text: str
    opaque: bool = False


# Every part is bounded or stops at the next sign that could open another, so that the search
# stays linear in any text.
_NOTATION = re.compile(
    r"""
    \[!(?:DNL|UICONTROL)[ \t](?P<kept>[^\[\]\n]*)\]                # Adobe: "do not localise"
    | (?P<template>\{\{[^{}]*\}\} | \{%[^{}]*%\} | \{\#[^{}]*\#\}  # Hugo, Jinja, Liquid
      | \[!(?:INCLUDE|include)\b(?:[^\[\]]|\[[^\[\]]*\])*+\]       # Microsoft Learn
      | :::[a-z-]+[ ](?:(?!:::)[^\n])*+:::                         # … :::image … :::
      | \[-?@[^\[\]]*\]                                           # [@source] of Pandoc
      | \$?\{[\w.-]+\} )                                           # {name}, ${name}
    | (?P<mark>\[![A-Za-z]+(?:[^\[\]]|\[[^\[\]]*\])*+\][-+]?\s*    # [!NOTE], [!VIDEO …]
      | \[\^[^\[\]\s]{1,80}\]                                      # a footnote without a note
      | [ \t]?\{:?[ \t]?[#.][^{}\n]*\} | \{:[^{}\n]*\}             # {#id}, {: .class}
      | \{[ \t]*[\w-]*=[^{}]*\}                                    # {width=50%}, {=html}
      | \]\([^()\s]*[/.\#\N{OBJECT REPLACEMENT CHARACTER}][^()\s]*\)  # the end of a broken link
      | \\(?:(?:big|med|small)skip|(?:new|clear)page|pagebreak|newline|pause|[hv]fill|noindent)\b
      | \\(?:ref|label|cite[a-z]*|[hv]space)\*?\{[^{}]*\} )        # LaTeX
    | </?[A-Za-z][\w.]*\s[^<>]*=\{[^<>]*>                          # JSX
    | (?:(?:https?|ftp|\bfile|\bssh|\bgit):/|\bmailto:)
      [^\s<>"„“”»«]*[^\s<>"„“”»«.,;:!?)\]}'*_]
    | \bwww\.[^\s<>"„“”»«]*[^\s<>"„“”»«.,;:!?)\]}'*_]
    | \b[\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+
    | \b[A-Za-z]:\\[^\s<>"„“”»«]+
    | (?<![\w/.~-])(?:~|\.{1,2})?(?:/[\w.@+-]+){2,}/?
    """,
    re.VERBOSE,
)
_MAY_HOLD_NOTATION = re.compile(r"[/@{\\]|\[[!^]|\]\(|:::|www\.")
_BEFORE_SIGN, _WINDOW = 64, 2000
_SOFT_HYPHENS = re.compile(rf".?{_SOFT_HYPHEN}+", re.DOTALL)
_WORD = re.compile(r"\S+")


def notation(text: str) -> list[Rewrite]:
    """Return what is no prose: a placeholder for a part of the sentence, else nothing at all."""
    rewrites: list[Rewrite] = []
    for match in _notations(text):
        kind = match.lastgroup
        if kind == "kept":
            rewrites.append(Rewrite(match.start(), match.start(kind), ""))
            rewrites.append(Rewrite(match.end(kind), match.end(), ""))
        elif kind == "mark":
            rewrites.append(Rewrite(match.start(), match.end(), ""))
        else:
            rewrites.append(Rewrite(match.start(), match.end(), OPAQUE, kind is None))
    return rewrites


def _notations(text: str) -> Iterator[re.Match[str]]:
    """Search around the signs of a notation only: ten times as fast in a long text."""
    place = 0
    while sign := _MAY_HOLD_NOTATION.search(text, place):
        start = max(place, sign.start() - _BEFORE_SIGN)
        end = sign.start() + _WINDOW
        match = _NOTATION.search(text, start, end)
        if match is None:
            place = max(sign.end(), end - _WINDOW // 2)
            continue
        if match.end() == end:
            match = _NOTATION.match(text, match.start()) or match
        yield match
        place = match.end()


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
