"""Collects a document's fragments while its markup is read from front to back."""

from __future__ import annotations

from linter.document import OPAQUE, Comment, Fragment
from linter.formats.prose import ProseBuilder
from linter.formats.tags import BLOCK, OBJECTS, RAW, Tag
from linter.span import Span


class Collector:
    """Blocks are opened and closed, pieces of prose added; all places are code points."""

    def __init__(self, source: str) -> None:
        self.fragments: list[Fragment] = []
        self.comments: list[Comment] = []
        self.opaque: list[Span] = []
        self.place = 0  # the end of what was read last
        self._source = source
        self._kinds = ["paragraph"]
        self._builder = ProseBuilder()
        self._images: list[Fragment] = []  # images of the open block; they follow it
        self._outer: list[tuple[ProseBuilder, int]] = []  # around the open image, its start
        self._broken = False  # a line break waits for what follows it
        self._break_end = 0  # where it ends at least
        self._hidden = False  # something without prose was read last
        self._raw = ""  # the open element whose content is no prose
        self._raw_start = 0
        self._last_closing: dict[str, int] = {}

    def open(self, kind: str | None) -> None:
        """Begin a block; without a kind of its own it takes its parent's."""
        self.split()
        self._kinds.append(kind or self._kinds[-1])

    def close(self) -> None:
        """End the block."""
        self.split()
        self._kinds.pop()

    def split(self) -> None:
        """End the fragment, not the block; inside an image there is nothing to split."""
        if self._outer:
            return
        if self._raw:
            self._end_raw(self.place)
        self._broken = self._hidden = False
        if self._builder.parts:
            fragment = self._builder.build(self._kinds[-1], self.opaque)
            if fragment:
                self.fragments.append(fragment)
            self.fragments += self._images
            self._images.clear()
            self._builder = ProseBuilder()

    def mend(self, start: int) -> None:
        """Write the waiting line break: it reaches from what was read last to ``start``."""
        if self._broken:
            self._broken = False
            self._builder.add("\n", self.place, start)

    def text(self, text: str, start: int, end: int, *, verbatim: bool) -> None:
        """Add prose; of the blanks on both sides of what has none, one is enough."""
        if self._raw:
            self.place = end
            return
        if self._broken:
            self.mend(start)
        self.place = end
        if self._hidden:
            self._hidden = False
            if self._builder.last.isspace() and verbatim:
                start += len(text) - len(text.lstrip())
                text = text.lstrip()
        self._builder.add(text, start, end)

    def end_inline(self, end: int) -> None:
        """End emphasis or a link; a line break before its closing signs stops at them."""
        self.mend(self._break_end)
        self.place = end

    def line_break(self, end: int) -> None:
        """Break the line; several breaks in a row, or at the head of a block, are one or none."""
        self._break_end = end
        self._broken = not self._raw and self._builder.last != "\n"

    def placeholder(self, start: int, end: int, *, opaque: bool = True) -> None:
        """Add what stands in a sentence like a word and is none: code, a formula, an image."""
        if not self._raw:
            self.mend(start)
            self._builder.add(OPAQUE, start, end)
            if opaque:
                self.opaque.append(Span(start, end))
            self._hidden = False
        self.place = end

    def skip(self, start: int, end: int) -> None:
        """Pass by markup that leaves no trace in the prose."""
        if not self._raw:
            self.mend(start)
            self._hidden = True
        self.place = end

    def hide(self, start: int, end: int) -> None:
        """Pass by what is neither prose nor markup to look at: a tag, front matter."""
        self.opaque.append(Span(start, end))
        self.skip(start, end)

    def comment(self, text: str, start: int, end: int) -> None:
        """Note a comment, unless it stands in code."""
        if not self._raw:
            self.comments.append(Comment(Span(start, end), text))
        self.hide(start, end)

    def tag(self, tag: Tag, start: int, end: int, *, in_html: bool) -> None:
        """Read a tag of HTML, inside a line of Markdown or in a block of HTML."""
        name = tag.name
        if self._raw:
            self.place = end
            if tag.closing and name == self._raw:
                self._end_raw(end)
        elif name == "br":
            self.opaque.append(Span(start, end))
            self.line_break(end)
        elif name in RAW and not (tag.closing or tag.single) and self._is_closed(name, end):
            if name in BLOCK:
                self.split()
            self.mend(start)
            self._raw, self._raw_start, self.place = name, start, end
        elif name in BLOCK or (in_html and tag.component):
            self.split()
            self.hide(start, end)
        elif name in OBJECTS or tag.single:
            self.placeholder(start, end)
        else:
            self.hide(start, end)

    def _is_closed(self, name: str, start: int) -> bool:
        if name not in self._last_closing:
            ends = (self._source.rfind(f"</{form}") for form in (name, name.upper()))
            self._last_closing[name] = max(ends)
        return self._last_closing[name] >= start

    def _end_raw(self, end: int) -> None:
        name, self._raw = self._raw, ""
        self.placeholder(self._raw_start, end)
        if name in BLOCK:
            self.split()

    def open_image(self, start: int) -> None:
        """Begin an image: what follows is its description, a text of its own."""
        self.mend(start)
        self._outer.append((self._builder, start))
        self._builder = ProseBuilder()

    def close_image(self, end: int) -> None:
        """End the image: it stands in the text around it like a word."""
        outer, start = self._outer.pop()
        if self._raw and self._raw_start >= start:
            self._end_raw(self.place)
        if fragment := self._builder.build("image", self.opaque):
            self._images.append(fragment)
        self._builder = outer
        self._broken = False
        self.placeholder(start, end, opaque=False)
