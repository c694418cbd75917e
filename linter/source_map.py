"""The way back from a fragment's prose to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
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


class SourceMap:
    """The way back from a fragment's prose to the source."""

    __slots__ = ("_starts", "runs")

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = tuple(runs)
        self._starts = [run.prose for run in self.runs]

    def _run_at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def to_source(self, span: Span) -> Span:
        """Map a span of prose to the source: from its first character to its last one.

        Markup inside the span is part of the result, markup at its edges is not. An empty span
        maps to the place behind the character before it.
        """
        if not self.runs:
            return Span(0, 0)
        if span.start == span.end:
            place = self._end(span.start) if span.start else self.runs[0].source
            return Span(place, place)
        return Span(self._start(span.start), self._end(span.end))

    def _start(self, offset: int) -> int:
        run = self.runs[self._run_at(offset)]
        return run.source + (offset - run.prose) if run.verbatim else run.source

    def _end(self, offset: int) -> int:
        run = self.runs[self._run_at(offset - 1)]
        return run.source + (offset - run.prose) if run.verbatim else run.source_end

    def is_contiguous(self, span: Span) -> bool:
        """Say whether the source of ``span`` holds nothing but this prose (no markup inside).

        An empty span is contiguous where no markup lies between its two neighbours.
        """
        if span.start == span.end:
            if not self.runs or span.start in (0, self.runs[-1].prose_end):
                return True
            return self._end(span.start) == self._start(span.start)
        first, last = self._run_at(span.start), self._run_at(span.end - 1)
        return all(
            self.runs[index].source_end == self.runs[index + 1].source
            for index in range(first, last)
        )
