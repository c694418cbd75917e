"""A regular expression that is compiled when first needed and runs under a time limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from time import perf_counter
from typing import TypeVar

import regex

from linter import compiled
from linter.compiled import TO_THE_END, Known, dumped, loaded
from linter.document import Prose
from linter.scan.anchor import Stretch
from linter.span import Span

TIME_LIMIT = 2.0
"""Seconds that one expression may take for one text before it is given up."""

MAX_WIDTH = 2000
"""A match is at most this many code points long."""

FURTHEST = 4_000
"""So many code points behind a match an expression may look in a longer block."""

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
    def _known(self) -> Known:
        known = compiled.recall(self.source)
        if known is None:
            from linter.scan.needles import needles_of, reach_of, width_of  # only the first time

            pattern = regex.compile(self.source)
            needles = tuple(sorted(needles_of(self.source)))
            known = Known(dumped(pattern), needles, width_of(self.source), reach_of(self.source))
            compiled.keep(self.source, known)
            self.__dict__["compiled"] = pattern
        return known

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression; ``regex.error`` where the syntax is wrong."""
        known = self._known
        return self.__dict__.get("compiled") or loaded(known.code)

    @property
    def needles(self) -> tuple[str, ...]:
        """Folded strings of which one stands in every match; empty where none is known."""
        return self._known.needles

    @property
    def width(self) -> int:
        """How many code points a match can have at most."""
        return min(self._known.width, MAX_WIDTH)

    def may_stand_in(self, folded: str) -> bool:
        """Say whether a folded text holds a needle, without which there is no match."""
        return not self.needles or any(needle in folded for needle in self.needles)

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

    def matches(
        self, prose: Prose, stretches: Sequence[Stretch] | None
    ) -> Iterator[regex.Match[str]]:
        """Find all matches that leave no block.

        Every match touches one of the ``stretches``, ascending; None means that it may be anywhere.
        """
        run = _Run(self, prose.text)
        if stretches is not None:
            for start, end, limit in self._windows(prose, stretches):
                for match in run.all(start, limit):
                    if match.start() > end:
                        break
                    yield match
        elif self._known.reach >= TO_THE_END:
            for block in prose.blocks:
                yield from run.all(block.start, block.end)
        else:
            yield from self._everywhere(prose, run)

    def _everywhere(self, prose: Prose, run: _Run) -> Iterator[regex.Match[str]]:
        """Look through the whole text (blocks are many), then through each block with a match."""
        place, last = 0, prose.blocks[-1].end
        while place <= last and (start := run.first(place)) is not None:
            end = prose.block(start).end
            if start <= end:  # else it fits nothing, between two blocks
                yield from run.all(start, end)
            place = max(end, start) + 1

    def _windows(
        self, prose: Prose, stretches: Sequence[Stretch]
    ) -> Iterator[tuple[int, int, int]]:
        """Yield the first and last place where matches may begin, and how far they may look.

        Neighbouring stretches of a block are taken together, so that every match lies wholly in
        one window and windows find what a search of the block would.
        """
        width, reach = self.width, self.width + min(self._known.reach, FURTHEST)
        last, start, end = -1, 0, -1
        for low, high in stretches:
            first = prose.block_index(low)
            final = first if high <= prose.blocks[first].end else prose.block_index(high)
            for index in range(first, final + 1):
                block = prose.blocks[index]
                if index != last or low - width > end + width:
                    if end >= start:
                        yield start, end, min(prose.blocks[last].end, end + reach)
                    last, start = index, max(block.start, low - width)
                end = min(block.end, high)
        if end >= start:
            yield start, end, min(prose.blocks[last].end, end + reach)


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
