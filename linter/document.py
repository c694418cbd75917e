"""A source and the prose in it; the only place that converts positions between the two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from linter.source_map import SourceMap
from linter.span import Span

OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in the prose for what is not prose: inline code, an image, a URL, a formula."""

BLOCK_BREAK = "\n\n"
"""Stands between the fragments of a document's prose; no match crosses it."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_NOT_LINE_END = re.compile(r"[^\r\n]")


def fold(text: str) -> str:
    """Return ``text`` in lower case with plain blanks, every character at its old place."""
    folded = text.lower()
    if len(folded) != len(text):  # only İ grows
        folded = text.replace("İ", "i").lower()
    return folded.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@dataclass(frozen=True, slots=True)
class Fragment:
    """The prose of one block (``paragraph``, ``heading``, ``cell`` …) and its way back."""

    kind: str
    text: str
    source_map: SourceMap


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the source that is not inside code: where it stands and what it says."""

    span: Span
    text: str


@dataclass(frozen=True)
class Prose:
    """A text to search, with the blocks that no match may leave. Offsets are code points."""

    text: str
    blocks: Sequence[Span]
    kinds: Sequence[str]

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def folded(self) -> str:
        """The text as needles are looked for in it: ``fold``."""
        return fold(self.text)

    def block_index(self, offset: int) -> int:
        """Return which block holds ``offset``."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def block(self, offset: int) -> Span:
        """Return the block around ``offset``."""
        return self.blocks[self.block_index(offset)]


@dataclass(frozen=True)
class Document:
    """A decoded file: its source, the prose in it and the way back from prose to source.

    ``source`` has no byte order mark and keeps its line ends. ``opaque`` are the places of the
    source that are no prose and hold nothing to mend (code, front matter, formulas, URLs).
    """

    name: str
    format: str
    source: str
    fragments: Sequence[Fragment]
    comments: Sequence[Comment] = ()
    opaque: Sequence[Span] = field(default=(), repr=False)

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
            blocks.append(Span(start, start + len(fragment.text)))
            start += len(fragment.text) + len(BLOCK_BREAK)
        text = BLOCK_BREAK.join(fragment.text for fragment in self.fragments)
        return Prose(text, blocks, [fragment.kind for fragment in self.fragments])

    @cached_property
    def masked(self) -> Prose:
        """The raw source with code blanked (for markup patterns); its blocks are paragraphs."""
        parts: list[str] = []
        place = 0
        for span in sorted(self.opaque):
            if span.end <= place:
                continue
            start = max(span.start, place)
            parts.append(self.source[place:start])
            parts.append(_NOT_LINE_END.sub(" ", self.source[start : span.end]))
            place = span.end
        parts.append(self.source[place:])
        text = "".join(parts)
        blocks = [Span(*m.span()) for m in re.finditer(r"[^\r\n]+(?:(?:\r\n?|\n)[^\r\n]+)*", text)]
        return Prose(text, blocks or [Span(0, 0)], ["source"] * max(len(blocks), 1))

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
        return [0, *(match.end() for match in _LINE_END.finditer(self.source))]

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
