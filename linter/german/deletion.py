"""What goes along when a part of a sentence is taken out: blanks, commas and the capital."""

from __future__ import annotations

import re

from linter.german.clauses import is_sentence_head
from linter.span import Span

_BLANKS = re.compile(r"\s*")
_COMMA_BEHIND = re.compile(r"\s*,")
_CLOSING = ',.;:!?)]“»…"'
_OPENING = '([„«‚–—"'
_CAPITAL = r"[„\"»‚(\[]*(?=[^\W\d_])"


def deletion(text: str, block: Span, span: Span) -> tuple[Span, int | None]:
    """Return the span to take out and the place of a letter that now needs a capital, if any.

    One blank goes along; between two commas both go, before the end of a sentence the comma before.
    """
    start, end = span.start, span.end
    word = any(map(str.isalnum, span.of(text)))
    if word and text[start].isupper() and is_sentence_head(text, block, start):
        return _at_head(text, block, span)
    comma = re.compile(r",\s*\Z").search(text, block.start, start) if word else None
    if comma:
        if second := _COMMA_BEHIND.match(text, end, block.end):
            return Span(comma.start(), second.end()), None
        if end >= block.end or text[end] in ".;:!?":
            return Span(comma.start(), end), None
    before = text[start - 1] if start > block.start else ""
    behind = text[end : min(end + 1, block.end)]
    if before.isspace() and (behind.isspace() or behind in _CLOSING):  # also the end of the block
        return Span(start - 1, end), None
    if (before.isspace() or before in _OPENING) and end < block.end:  # also the block's beginning
        return Span(start, end + behind.isspace()), None
    return span, None


def _at_head(text: str, block: Span, span: Span) -> tuple[Span, int | None]:
    end = span.end
    if comma := _COMMA_BEHIND.match(text, end, block.end):
        end = comma.end()
    end = max(end, _end_of(_BLANKS.match(text, end, block.end)))
    if end >= block.end:
        blank = span.start > block.start and text[span.start - 1].isspace()
        return Span(span.start - blank, end), None
    letter = re.compile(_CAPITAL).match(text, end, block.end)
    return Span(span.start, end), letter.end() if letter and text[letter.end()].islower() else None


def _end_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
