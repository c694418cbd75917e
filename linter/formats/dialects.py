"""Blanks what Markdown's dialects add and pulldown-cmark does not know, before it parses.

Character by character, so that every offset stays; inside code it does no harm, because code is
no prose anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.document import blank
from linter.span import Span

# pulldown-cmark takes any text between two `---` for metadata, wherever it stands; a text that
# uses them as rules would lose its prose. So only the head of the file counts, and only keys.
_FRONT_MATTER = r"""(?xs)\s*(?:
      ---[ \t]*(?:\r\n?|\n)
      (?=\s*(?:["']?[\w.$-]+["']?[ \t]*:(?:\s|\Z)|\#|---[ \t]*(?:\s|\Z)))
      (?:.*?(?:\r\n?|\n))??(?:---|\.\.\.)
    | \+\+\+[ \t]*(?:\r\n?|\n)(?:.*?(?:\r\n?|\n))??\+\+\+
    )[ \t]*(?=[\r\n]|\Z)"""
_FENCE = r":::+[ \t]*(?:(?:[\w-]+|\{[^{}\r\n]*\})(?P<title>[^\r\n=:]*(?=[\r\n]|\Z))?)?[^\r\n]*"
_TITLE = r"[^\s\[\]{}](?:[^\[\]{}]*[^\s\[\]{}])?"
_MODULE = {
    "import": r"import\b[^\r\n]*[\"'][^\r\n\"']+[\"'];?[ \t]*(?=[\r\n]|\Z)",
    "export": r"export[ ]+(?:const|default|function|let)\b[^\r\n]*",
}
_LINE_HEAD = r"[\r\n][ \t>]*\Z"
_DEEPEST = 24


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
    if source.lstrip().startswith(("---", "+++")) and (front := re.match(_FRONT_MATTER, source)):
        found.append(Blank(Span(*front.span())))
    found.extend(_fences(source))
    if "import " in source or "export " in source:
        for sign, pattern in _MODULE.items():
            lines = _at_line_heads(sign, pattern, source)
            found.extend(Blank(Span(*line.span())) for line in lines)
    if name.lower().endswith(".mdx"):
        found.extend(_comments(source))
    found.sort(key=lambda blank: blank.span)
    return found


def _at_line_heads(sign: str, pattern: str, source: str) -> Iterator[re.Match[str]]:
    """Find the pattern, which begins with ``sign``, behind blanks and signs of a quotation.

    The head comes first: what is behind it may be as long as the text.
    """
    start = source.find(sign)
    while start >= 0:
        near = source[start - _DEEPEST : start] if start >= _DEEPEST else "\n" + source[:start]
        match = re.search(_LINE_HEAD, near) and re.compile(pattern).match(source, start)
        if match:
            yield match
        start = source.find(sign, match.end() if match else start + len(sign))


def _fences(source: str) -> Iterator[Blank]:
    for match in _at_line_heads(":::", _FENCE, source):
        title = match["title"] and re.compile(_TITLE).search(source, *match.span("title"))
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
    if not places:
        return source  # without a copy: it may be large
    parts: list[str] = []
    place = 0
    for span, title, _ in places:
        if span.start < place:
            continue
        parts.append(source[place : span.start])
        text = blank(span.of(source))
        if title is not None:
            tail = " " * (span.end - title.end)
            text = heading + " " * (title.start - span.start - 1) + title.of(source) + tail
        parts.append(text)
        place = span.end
    parts.append(source[place:])
    return "".join(parts)
