"""A half-open range of code points."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Code points ``start`` (included) to ``end`` (excluded) of a text; sorts by place.

    A tuple, because very many are made and sorted. Its length is that of the text it covers,
    therefore ``_make`` and ``_replace`` do not work.
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Say whether both share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether ``other`` lies inside this span (or equals it)."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, distance: int) -> Span:
        """Return the span moved by ``distance`` code points."""
        return Span(self.start + distance, self.end + distance)

    def of(self, text: str) -> str:
        """Return the part of ``text`` that the span covers."""
        return text[self.start : self.end]
