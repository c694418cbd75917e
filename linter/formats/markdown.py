"""Markdown -> prose, with pulldown-cmark: fast, and it says where each word stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import pyromark
from pyromark import Options

from linter.document import Comment, Document
from linter.formats.code_points import CodePoints
from linter.formats.dialects import Blank, blanked, blanks
from linter.formats.events import Reader
from linter.span import Span

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_MATH
    | Options.ENABLE_GFM
)
_DEFINITION = r"[ \t>]*+:[ \t]"
_REFERENCE = r"[ \t>*+-]*+\[(?!\^)[^\]\n]+\]:"


def extract(source: str, name: str) -> Document:
    """Read Markdown (CommonMark, GitHub's and what else is usual)."""
    places = blanks(source, name)
    clean = _readable(source)
    text = blanked(clean, places)
    options = _OPTIONS
    if _stands_at_a_line_head(_DEFINITION, text):
        options |= Options.ENABLE_DEFINITION_LIST
    titled = any(place.title for place in places)
    shown = blanked(clean, places, heading=" ") if titled else text
    reader = Reader(shown, CodePoints(shown.encode()))
    reader.read(pyromark.events_with_range(text, options=options))
    comments, opaque = reader.out.comments, reader.out.opaque
    comments.extend(_outside_code(places, opaque))
    for blank in places:
        opaque.extend(blank.opaque)
    opaque.extend(_references(text, options))
    comments.sort(key=lambda comment: comment.span)
    opaque.sort()
    return Document(name, "markdown", source, reader.out.fragments, comments, opaque)


def _readable(source: str) -> str:
    """Return the source as pulldown-cmark can read it, every character at its old place.

    A lone CR is not everywhere a line end to it, and a lone surrogate has no UTF-8.
    """
    if "\r" in source:
        source = re.sub(r"\r(?!\n)", "\n", source)
    try:
        source.encode()
    except UnicodeEncodeError:
        source = re.sub(r"[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", source)
    return source


def _stands_at_a_line_head(pattern: str, text: str) -> bool:
    # Much faster than `^`: a search for a line end knows what it looks for.
    return bool(re.match(pattern, text) or re.search("\n" + pattern, text))


def _outside_code(places: Sequence[Blank], opaque: Sequence[Span]) -> Iterable[Comment]:
    spans = sorted(opaque)
    for span, _, comment in places:
        if comment is None:
            continue
        before = bisect_right(spans, span) - 1
        if before < 0 or not spans[before].contains(span):
            yield Comment(span, comment)


def _references(text: str, options: Options) -> Iterable[Span]:
    """Return the places of `[name]: target`, of which the events say nothing."""
    if "]:" not in text or not _stands_at_a_line_head(_REFERENCE, text):
        return
    places = CodePoints(text.encode())
    for entry in pyromark.reference_definitions(text, options=options).values():
        span = entry["span"]
        yield Span(places.at(span["start"]), places.at(span["end"]))
