"""Plain text -> prose: paragraphs, with the lines of a hard-wrapped one joined."""

from __future__ import annotations

import re

from linter.document import Comment, Document, Fragment
from linter.formats.prose import ProseBuilder
from linter.span import Span

# A line that goes on in the next one is about as long as a page is wide.
_SHORTEST, _LONGEST = 40, 120

_LINE = re.compile(r"[^\r\n]+")
# A bullet is followed by a blank; "-Modell" at the head of a line is the rest of a torn word.
_OPENING = re.compile(r"(?:[-*•–—+]|\d{1,3}[.)]|[A-Za-z][.)])\s|#")
_ENDING = re.compile(r"[.!?:…][\"'“”„‘’»«)\]]{0,3}\Z")
_COMMENT = r"(?s)[#%]+\s*(mtlint:.*)"


def extract(source: str, name: str) -> Document:
    """Read plain text."""
    reader = _Reader()
    place = 0
    for match in _LINE.finditer(source):
        start, end = match.span()
        reader.line(match[0], start, blank=start - place > 1 and source[place:start] != "\r\n")
        place = end
    reader.split()
    return Document(name, "text", source, reader.fragments, reader.comments, reader.opaque)


class _Reader:
    """Joins lines to paragraphs."""

    def __init__(self) -> None:
        self.fragments: list[Fragment] = []
        self.comments: list[Comment] = []
        self.opaque: list[Span] = []
        self._builder = ProseBuilder()
        self._end = 0  # of the last line's text
        self._open = False  # whether the paragraph may go on

    def line(self, line: str, start: int, *, blank: bool) -> None:
        """Add a line; ``blank`` says whether an empty one stands before it."""
        text = line.strip()
        if not text:
            self._open = False
            return
        if text is not line:
            start += line.index(text[0])
        end = start + len(text)
        if text[0] in "#%" and (comment := re.match(_COMMENT, text)):
            self.split()
            self.comments.append(Comment(Span(start, end), comment[1]))
            self.opaque.append(Span(start, end))
            return
        if self._open and not blank and not _OPENING.match(text):
            self._builder.add("\n", self._end, start)
        else:
            self.split()
        self._builder.add(text, start, end)
        self._end = end
        self._open = _SHORTEST <= len(text) <= _LONGEST and not _ENDING.search(text[-4:])

    def split(self) -> None:
        """End the paragraph."""
        self._open = False
        if self._builder.parts:
            if fragment := self._builder.build("paragraph", self.opaque):
                self.fragments.append(fragment)
            self._builder = ProseBuilder()
