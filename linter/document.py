"""A source and the prose in it; the only place that converts positions between the two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from linter.source_map import SourceMap
from linter.span import Span

OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in the prose for what is not prose: inline code, an image, a URL, a formula."""

BLOCK_BREAK = "\n\n"
"""Stands between the fragments of a document's prose; no match crosses it."""

# A line end and all that follow it; the search for the first is three times as fast.
_GAP = r"\n\n+"
_ANY_GAP = r"[\r\n](?:(?<=\r)\n)?+[\r\n]+"


def fold(text: str) -> str:
    """Return ``text`` in lower case with plain blanks, every character at its old place."""
    folded = text.lower()
    if len(folded) != len(text):  # only İ grows
        folded = text.replace("İ", "i").lower()
    return folded.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def blank(text: str) -> str:
    """Return as many blanks as ``text`` has characters; its line ends stay."""
    if "\n" not in text and "\r" not in text:
        return " " * len(text)
    return re.sub(r"[^\r\n]+", lambda line: " " * len(line[0]), text)


class Fragment(NamedTuple):
    """The prose of one block (``paragraph``, ``heading``, ``cell`` …) and its way back."""

    kind: str
    text: str
    source_map: SourceMap


class Comment(NamedTuple):
    """A comment of the source that is not inside code: where it stands and what it says."""

    span: Span
    text: str


class _Prose(NamedTuple):
    text: str
    blocks: Sequence[Span]
    kinds: Sequence[str]


class Prose(_Prose):
    """A text to search, with the blocks that no match may leave. Offsets are code points."""

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_index(self, offset: int) -> int:
        """Return which block holds ``offset``."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def block(self, offset: int) -> Span:
        """Return the block around ``offset``."""
        return self.blocks[self.block_index(offset)]


class _Document(NamedTuple):
    name: str
    format: str
    source: str
    fragments: Sequence[Fragment]
    comments: Sequence[Comment] = ()
    opaque: Sequence[Span] = ()


class Document(_Document):
    """A decoded file: its source, the prose in it and the way back from prose to source.

    ``source`` has no byte order mark and keeps its line ends. ``opaque`` are the places of the
    source that are no prose and hold nothing to mend (code, front matter, formulas, URLs).
    """

    @classmethod
    def from_text(cls, text: str, *, name: str = "<text>", format: str | None = None) -> Document:
        """Read ``text`` in the named format (``text``, ``markdown``; by default from the name)."""
        from linter.formats import FORMATS, format_of  # a format's parser loads only when used

        chosen = format or format_of(name)
        return FORMATS[chosen](text, name)

    @cached_property
    def prose(self) -> Prose:
        """All fragments as one text; ``Prose.blocks`` are the fragments."""
        blocks: list[Span] = []
        start = 0
        for fragment in self.fragments:
            end = start + len(fragment.text)
            blocks.append(Span(start, end))
            start = end + len(BLOCK_BREAK)
        text = BLOCK_BREAK.join([fragment.text for fragment in self.fragments])
        return Prose(text, blocks, [fragment.kind for fragment in self.fragments])

    @cached_property
    def masked(self) -> Prose:
        """The raw source with code blanked (for markup patterns); its blocks are paragraphs."""
        source = self.source
        parts: list[str] = []
        place = 0
        for start, end in sorted(self.opaque):
            if end > place:
                parts.append(source[place:start])
                parts.append(blank(source[max(start, place) : end]))
                place = end
        parts.append(source[place:])
        text = "".join(parts)
        blocks = list(_paragraphs(text)) or [Span(0, 0)]
        return Prose(text, blocks, ["source"] * len(blocks))

    def to_source(self, span: Span) -> Span:
        """Map a span of ``prose`` (inside one fragment) to the source."""
        fragment, local = self._local(span)
        return fragment.source_map.to_source(local)

    def is_verbatim(self, span: Span) -> bool:
        """Say whether the source of a prose span holds that prose alone, without markup inside."""
        fragment, local = self._local(span)
        return fragment.source_map.is_contiguous(local)

    def _local(self, span: Span) -> tuple[Fragment, Span]:
        index = self.prose.block_index(span.start)
        return self.fragments[index], span.shifted(-self.prose.blocks[index].start)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", self.source))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column (both 1-based, columns in code points) of a source offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_span(self, line: int) -> Span:
        """Return the span of a 1-based line without its line end."""
        start = self._line_starts[line - 1]
        last = line >= len(self._line_starts)
        end = len(self.source) if last else self._line_starts[line]
        while end > start and self.source[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    @property
    def line_count(self) -> int:
        """How many lines the source has (at least one)."""
        return len(self._line_starts)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield what stands between empty lines, without a line end at its edges."""
    start = 0
    while start < len(text) and text[start] in "\r\n":
        start += 1
    for gap in re.finditer(_ANY_GAP if "\r" in text else _GAP, text):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    end = len(text)
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    if end > start:
        yield Span(start, end)


class UnreadDocument(Document):
    """A document whose markup is read when its prose is asked for: reports need its source only."""

    @classmethod
    def of(cls, source: str, name: str, format: str) -> UnreadDocument:
        """Return the document of ``source``."""
        return cls(name, format, source, ())

    @cached_property
    def _read(self) -> Document:
        return Document.from_text(self.source, name=self.name, format=self.format)

    @property
    def fragments(self) -> Sequence[Fragment]:
        """The prose, block by block."""
        return self._read.fragments

    @property
    def comments(self) -> Sequence[Comment]:
        """The comments outside code."""
        return self._read.comments

    @property
    def opaque(self) -> Sequence[Span]:
        """What is no prose."""
        return self._read.opaque
