"""Markdown -> prose, with pulldown-cmark: fast, and it says where each word stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import pyromark
from pyromark import Options

from linter.document import Comment, Document
from linter.formats.code_points import code_points
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
_DEFINITION = re.compile(r"^[ \t>]*:[ \t]", re.MULTILINE)
_REFERENCE = re.compile(r"^[ \t>*+-]*\[(?!\^)[^\]\n]+\]:", re.MULTILINE)
_LONE_CR = re.compile(r"\r(?!\n)")  # not everywhere a line end to pulldown-cmark
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def extract(source: str, name: str) -> Document:
    """Read Markdown (CommonMark, GitHub's and what else is usual)."""
    places = blanks(source, name)
    clean = _LONE_CR.sub("\n", _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", source))
    text = blanked(clean, places)
    options = _OPTIONS
    if _DEFINITION.search(text):
        options |= Options.ENABLE_DEFINITION_LIST
    reader = Reader(blanked(clean, places, heading=" "), code_points(text))
    reader.read(pyromark.events_with_range(text, options=options))
    comments, opaque = reader.out.comments, reader.out.opaque
    comments.extend(_outside_code(places, opaque))
    for blank in places:
        opaque.extend(blank.opaque)
    opaque.extend(_references(text, options))
    comments.sort(key=lambda comment: comment.span)
    return Document(name, "markdown", source, reader.out.fragments, comments, sorted(opaque))


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
    if not _REFERENCE.search(text):
        return
    at = code_points(text)
    for entry in pyromark.reference_definitions(text, options=options).values():
        span = entry["span"]
        yield Span(at(span["start"]), at(span["end"]))
