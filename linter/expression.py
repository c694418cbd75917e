"""A regular expression that is compiled when first needed and runs under a time limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import regex

from linter.document import Prose
from linter.needles import needles_of, width_of
from linter.span import Span

TIME_LIMIT = 2.0
"""Seconds that one expression may take for one text before it is given up."""

MAX_WIDTH = 2000
"""A match is at most this many code points long."""

_LOOK_BEYOND = 120


Labels = dict[str, tuple[Span, ...]]
"""Label -> the places that it covers."""


class ExpressionTimeout(Exception):
    """An expression took longer than ``TIME_LIMIT`` on one text."""


class Expression:
    """A regular expression (syntax of the ``regex`` module) with what the scan must know of it."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression; ``regex.error`` where the syntax is wrong."""
        return regex.compile(self.source, regex.V0)

    @cached_property
    def needles(self) -> frozenset[str]:
        """Lower-case strings of which one stands in every match; empty where none is known."""
        return needles_of(self.source)

    @cached_property
    def width(self) -> int:
        """How many code points a match can have at most."""
        return min(width_of(self.source), MAX_WIDTH)

    def search(self, text: str, span: Span) -> regex.Match[str] | None:
        """Return the first match inside ``span``."""
        try:
            return self.compiled.search(text, span.start, span.end, timeout=TIME_LIMIT)
        except TimeoutError as error:
            raise ExpressionTimeout(self.source) from error

    def inside(self, text: str, span: Span) -> Iterator[regex.Match[str]]:
        """Find all matches inside ``span``."""
        try:
            yield from self.compiled.finditer(text, span.start, span.end, timeout=TIME_LIMIT)
        except TimeoutError as error:
            raise ExpressionTimeout(self.source) from error

    def matches(self, prose: Prose, places: Sequence[int] | None) -> Iterator[regex.Match[str]]:
        """Find all matches that leave no block.

        ``places`` are where the scan saw one of the ``needles``, ascending; None means anywhere.
        """
        try:
            if places is None:
                yield from self._everywhere(prose)
            else:
                for window, limit in self._windows(prose, places):
                    yield from self._inside(prose.text, window, limit)
        except TimeoutError as error:
            raise ExpressionTimeout(self.source) from error

    def _everywhere(self, prose: Prose) -> Iterator[regex.Match[str]]:
        place = 0
        while match := self.compiled.search(prose.text, place, timeout=TIME_LIMIT):
            block = prose.block(match.start())
            if match.end() <= block.end:
                yield match
                place = max(match.end(), match.start() + 1)
            elif match.start() < block.end:
                yield from self._inside(prose.text, Span(match.start(), block.end), block.end)
                place = block.end
            else:
                place = match.start() + 1

    def _windows(self, prose: Prose, places: Sequence[int]) -> Iterator[tuple[Span, int]]:
        """Merge the places of one block into stretches that hold every match around them."""
        start = end = -1
        block = Span(0, 0)
        for place in places:
            if place <= end - 1 and place < block.end:
                end = min(block.end, place + self.width)
                continue
            if end > start:
                yield Span(start, end), min(block.end, end + _LOOK_BEYOND)
            block = prose.block(place)
            start = max(block.start, place - self.width, end if end <= place else 0)
            end = min(block.end, place + self.width)
        if end > start:
            yield Span(start, end), min(block.end, end + _LOOK_BEYOND)

    def _inside(self, text: str, window: Span, limit: int) -> Iterator[regex.Match[str]]:
        for match in self.compiled.finditer(text, window.start, limit, timeout=TIME_LIMIT):
            if match.start() >= window.end:
                return
            yield match


def labels_of(match: regex.Match[str]) -> Labels:
    """Return the spans of the named groups that took part in ``match``."""
    spans = {name: tuple(Span(*span) for span in match.spans(name)) for name in match.groupdict()}
    return {name: found for name, found in spans.items() if found}
