"""Blanks what Markdown's dialects add and pulldown-cmark does not know, before it parses.

Character by character, so that every offset stays; inside code it does no harm, because code is
no prose anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.span import Span

# pulldown-cmark takes any text between two `---` for metadata, wherever it stands; a text that
# uses them as rules would lose its prose. So only the head of the file counts, and only keys.
_FRONT_MATTER = re.compile(
    r"""\A\s*(?:
      ---[ \t]*(?:\r\n?|\n)
      (?=\s*(?:["']?[\w.$-]+["']?[ \t]*:(?:\s|\Z)|\#|---[ \t]*(?:\s|\Z)))
      (?:.*?(?:\r\n?|\n))??(?:---|\.\.\.)
    | \+\+\+[ \t]*(?:\r\n?|\n)(?:.*?(?:\r\n?|\n))??\+\+\+
    )[ \t]*(?=[\r\n]|\Z)""",
    re.VERBOSE | re.DOTALL,
)
_FENCE = re.compile(
    r":::+[ \t]*(?:(?:[\w-]+|\{[^{}\r\n]*\})(?P<title>[^\r\n=:]*(?=[\r\n]|\Z))?)?[^\r\n]*"
)
_TITLE = re.compile(r"[^\s\[\]{}](?:[^\[\]{}]*[^\s\[\]{}])?")
_MODULE = re.compile(
    r"(?:import\b[^\r\n]*[\"'][^\r\n\"']+[\"'];?"
    r"|export[ ]+(?:const|default|function|let)\b[^\r\n]*)[ \t]*(?=[\r\n]|\Z)"
)
_LINE_HEAD = re.compile(r"[\r\n][ \t>]*\Z")
_DEEPEST = 24
_NOT_LINE_END = re.compile(r"[^\r\n]")


class Blank(NamedTuple):
    """A place to blank: wholly, but for a ``title`` that then becomes a heading."""

    span: Span
    title: Span | None = None
    comment: str | None = None

    @property
    def opaque(self) -> list[Span]:
        """What of it is no prose."""
        if self.title is None:
            return [self.span]
        return [Span(self.span.start, self.title.start), Span(self.title.end, self.span.end)]


def blanks(source: str, name: str) -> list[Blank]:
    """Return front matter, directive fences (`:::note`), lines and comments of MDX, in order."""
    found: list[Blank] = []
    if front := _FRONT_MATTER.match(source):
        found.append(Blank(Span(*front.span())))
    if ":::" in source:
        found.extend(_fences(source))
    if "import " in source or "export " in source:
        found.extend(Blank(Span(*match.span())) for match in _at_line_heads(_MODULE, source))
    if name.lower().endswith(".mdx"):
        found.extend(_comments(source))
    found.sort(key=lambda blank: blank.span)
    return found


def _at_line_heads(pattern: re.Pattern[str], source: str) -> Iterator[re.Match[str]]:
    """Find the pattern behind nothing but blanks and the signs of a quotation."""
    for match in pattern.finditer(source):
        start = match.start()
        near = source[start - _DEEPEST : start] if start >= _DEEPEST else "\n" + source[:start]
        if _LINE_HEAD.search(near):
            yield match


def _fences(source: str) -> Iterator[Blank]:
    for match in _at_line_heads(_FENCE, source):
        title = _TITLE.search(source, *match.span("title")) if match["title"] else None
        yield Blank(Span(*match.span()), Span(*title.span()) if title else None)


def _comments(source: str) -> Iterator[Blank]:
    start = source.find("{/*")
    while start >= 0 and (end := source.find("*/}", start + 3)) >= 0:
        yield Blank(Span(start, end + 3), comment=source[start + 3 : end].strip())
        start = source.find("{/*", end + 3)


def blanked(source: str, places: list[Blank], heading: str = "#") -> str:
    """Return the source with blanks at these places; a title keeps its text behind a ``#``.

    The sign is for the parser, which would read the blanks before a title as code.
    """
    parts: list[str] = []
    place = 0
    for span, title, _ in places:
        if span.start < place:
            continue
        parts.append(source[place : span.start])
        text = _NOT_LINE_END.sub(" ", span.of(source))
        if title is not None:
            tail = " " * (span.end - title.end)
            text = heading + " " * (title.start - span.start - 1) + title.of(source) + tail
        parts.append(text)
        place = span.end
    parts.append(source[place:])
    return "".join(parts)
