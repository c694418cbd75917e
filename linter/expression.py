"""A regular expression that is compiled when first needed and runs under a time limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from time import perf_counter
from typing import TypeVar

import regex

from linter.document import Prose
from linter.needles import looks_for_end, needles_of, width_of
from linter.span import Span

TIME_LIMIT = 2.0
"""Seconds that one expression may take for one text before it is given up."""

MAX_WIDTH = 2000
"""A match is at most this many code points long."""

_LOOK_BEYOND = 120

T = TypeVar("T")

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

    def may_stand_in(self, folded: str) -> bool:
        """Say whether a folded text holds a needle, without which there is no match."""
        return not self.needles or any(needle in folded for needle in self.needles)

    def know(self, needles: frozenset[str], width: int) -> None:
        """Take over what was found out in another process."""
        self.__dict__.update(needles=needles, width=width)

    @cached_property
    def _looks_for_end(self) -> bool:
        return looks_for_end(self.source)

    def search(self, text: str, span: Span) -> regex.Match[str] | None:
        """Return the first match inside ``span``."""
        try:
            return self.compiled.search(text, span.start, span.end, timeout=TIME_LIMIT)
        except TimeoutError as error:
            raise ExpressionTimeout(self.source) from error

    def at(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """Return the match that begins at ``start`` and goes no further than ``end``."""
        try:
            return self.compiled.match(text, start, end, timeout=TIME_LIMIT)
        except TimeoutError as error:
            raise ExpressionTimeout(self.source) from error

    def inside(self, text: str, span: Span) -> Sequence[regex.Match[str]]:
        """Find all matches inside ``span``."""
        return _Run(self, text).all(span.start, span.end)

    def matches(self, prose: Prose, places: Sequence[int] | None) -> Iterator[regex.Match[str]]:
        """Find all matches that leave no block.

        ``places`` are where the scan saw one of the ``needles``, ascending; None means anywhere.
        """
        run = _Run(self, prose.text)
        if places is not None:
            for window, limit in self._windows(prose, places):
                yield from (m for m in run.all(window.start, limit) if m.start() < window.end)
        elif self._looks_for_end:
            for block in prose.blocks:
                yield from run.all(block.start, block.end)
        else:
            yield from self._everywhere(prose, run)

    def _everywhere(self, prose: Prose, run: _Run) -> Iterator[regex.Match[str]]:
        """Look through the whole text (blocks are many), then through each block with a match."""
        place = 0
        while (start := run.first(place)) is not None:
            end = prose.block(start).end
            yield from run.all(start, end)
            place = max(end, start + 1)

    def _windows(self, prose: Prose, places: Sequence[int]) -> Iterator[tuple[Span, int]]:
        """Merge the places of one block into stretches; every match lies wholly in one of them."""
        start = end = -1
        block = Span(0, 0)
        for place in places:
            if place - self.width < end and place < block.end:
                end = min(block.end, place + self.width)
                continue
            if end > start:
                yield Span(start, end), min(block.end, end + _LOOK_BEYOND)
            block = prose.block(place)
            start = max(block.start, place - self.width)
            end = min(block.end, place + self.width)
        if end > start:
            yield Span(start, end), min(block.end, end + _LOOK_BEYOND)


@cache
def expression(source: str) -> Expression:
    """Return the one expression of this source: what it knows is found out once a process."""
    return Expression(source)


class _Run:
    """The searches of one expression in one text; together they may take ``TIME_LIMIT``,
    on texts of many megabytes in proportion.

    Only the searches count, not what is done with their matches: so these are gathered first.
    """

    def __init__(self, expression: Expression, text: str) -> None:
        self._expression, self._text = expression, text
        self._left = TIME_LIMIT * max(1.0, len(text) / 1_000_000)

    def first(self, start: int) -> int | None:
        """Return where the first match behind ``start`` begins."""
        search = self._expression.compiled.search
        match = self._timed(lambda left: search(self._text, start, timeout=left))
        return match.start() if match else None

    def all(self, start: int, end: int) -> list[regex.Match[str]]:
        """Return all matches between ``start`` and ``end``."""
        find = self._expression.compiled.finditer
        return self._timed(lambda left: list(find(self._text, start, end, timeout=left)))

    def _timed(self, search: Callable[[float], T]) -> T:
        began = perf_counter()
        try:
            return search(max(self._left, 0.001))
        except TimeoutError as error:
            raise ExpressionTimeout(self._expression.source) from error
        finally:
            self._left -= perf_counter() - began


def labels_of(match: regex.Match[str]) -> Labels:
    """Return the spans of the named groups that took part in ``match``."""
    spans = {name: tuple(Span(*span) for span in match.spans(name)) for name in match.groupdict()}
    return {name: found for name, found in spans.items() if found}
