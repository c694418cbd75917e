"""The way back from a fragment's prose to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from linter.span import Span


class Run(NamedTuple):
    """A run of prose and the source it came from, all in code points.

    Of equal length, it is the same text on both sides and maps character by character;
    otherwise (an entity, a composed letter, a placeholder) it maps as a whole.
    """

    prose: int
    prose_end: int
    source: int
    source_end: int

    @property
    def verbatim(self) -> bool:
        """Say whether the run maps character by character."""
        return self.prose_end - self.prose == self.source_end - self.source


_FIELDS = len(Run._fields)


class SourceMap:
    """The way back from a fragment's prose to the source.

    It keeps the numbers of its runs in a row: a document has more runs than fragments, and few
    of them are ever asked for.
    """

    __slots__ = ("_numbers", "_starts")

    def __init__(self, runs: Iterable[Run]) -> None:
        self._numbers: Sequence[int] = tuple(chain.from_iterable(runs))
        self._starts: Sequence[int] | None = None

    @classmethod
    def of_numbers(cls, numbers: Iterable[int]) -> SourceMap:
        """Return the map of runs whose four numbers each follow one another."""
        source_map = cls.__new__(cls)
        source_map._numbers = tuple(numbers)
        source_map._starts = None
        return source_map

    @property
    def runs(self) -> tuple[Run, ...]:
        """All runs, in the order of the prose."""
        return tuple(map(self._run, range(self._count)))

    @property
    def _count(self) -> int:
        return len(self._numbers) // _FIELDS

    def _run(self, index: int) -> Run:
        return Run._make(self._fields(index))

    def _fields(self, index: int) -> Sequence[int]:
        return self._numbers[index * _FIELDS : (index + 1) * _FIELDS]

    def _index(self, offset: int) -> int:
        if self._starts is None:
            self._starts = self._numbers[::_FIELDS]
        return max(bisect_right(self._starts, offset) - 1, 0)

    def to_source(self, span: Span) -> Span:
        """Map a span of prose to the source: from its first character to its last one.

        Markup inside the span is part of the result, markup at its edges is not. An empty span
        maps to the place behind the character before it.
        """
        if not self._numbers:
            return Span(0, 0)
        if span.start == span.end:
            place = self._end(span.start) if span.start else self._run(0).source
            return Span(place, place)
        return Span(self._start(span.start), self._end(span.end))

    def _start(self, offset: int) -> int:
        prose, prose_end, source, source_end = self._fields(self._index(offset))
        verbatim = prose_end - prose == source_end - source
        return source + (offset - prose) if verbatim else source

    def _end(self, offset: int) -> int:
        prose, prose_end, source, source_end = self._fields(self._index(offset - 1))
        verbatim = prose_end - prose == source_end - source
        return source + (offset - prose) if verbatim else source_end

    def is_contiguous(self, span: Span) -> bool:
        """Say whether the source of ``span`` holds nothing but this prose (no markup inside).

        An empty span is contiguous where no markup lies between its two neighbours.
        """
        if span.start == span.end:
            if not self._numbers or span.start in (0, self._run(self._count - 1).prose_end):
                return True
            return self._end(span.start) == self._start(span.start)
        first, last = self._index(span.start), self._index(span.end - 1)
        return all(
            self._run(index).source_end == self._run(index + 1).source
            for index in range(first, last)
        )
