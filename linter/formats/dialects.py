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
_INDENT = r"(?:(?<=[\r\n])|\A)(?P<indent>[ \t>]*)"
_FENCE = re.compile(
    _INDENT + r":{3,}[ \t]*(?:(?:[\w-]+|\{[^{}\r\n]*\})(?P<title>[^\r\n=:]*(?=[\r\n]|\Z))?)?[^\r\n]*"
)
_TITLE = re.compile(r"[^\s\[\]{}](?:[^\[\]{}]*[^\s\[\]{}])?")
_MODULE = re.compile(
    _INDENT + r"(?:import\b[^\r\n]*[\"'][^\r\n\"']+[\"'];?"
    r"|export[ ]+(?:const|default|function|let)\b[^\r\n]*)[ \t]*(?=[\r\n]|\Z)"
)
_MDX_COMMENT = re.compile(r"\{/\*((?:[^*]|\*(?!/))*+)\*/\}")
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
        found.extend(Blank(Span(m.end("indent"), m.end())) for m in _MODULE.finditer(source))
    if name.lower().endswith(".mdx"):
        found.extend(
            Blank(Span(*m.span()), comment=m[1].strip()) for m in _MDX_COMMENT.finditer(source)
        )
    found.sort(key=lambda blank: blank.span)
    return found


def _fences(source: str) -> Iterator[Blank]:
    for match in _FENCE.finditer(source):
        title = _TITLE.search(source, *match.span("title")) if match["title"] else None
        span = Span(match.end("indent"), match.end())
        yield Blank(span, Span(*title.span()) if title else None)


def blanked(source: str, places: list[Blank]) -> str:
    """Return the source with blanks at these places; a title keeps its text behind a ``#``."""
    parts: list[str] = []
    place = 0
    for span, title, _ in places:
        if span.start < place:
            continue
        parts.append(source[place : span.start])
        text = _NOT_LINE_END.sub(" ", span.of(source))
        if title is not None:
            tail = " " * (span.end - title.end)
            text = "#" + " " * (title.start - span.start - 1) + title.of(source) + tail
        parts.append(text)
        place = span.end
    parts.append(source[place:])
    return "".join(parts)
