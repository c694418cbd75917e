"""Builds the prose of one block and its way back to the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import OPAQUE, Fragment
from linter.formats.notation import Rewrite, compositions, edges, notation, soft_hyphens
from linter.source_map import Run, SourceMap
from linter.span import Span


class ProseBuilder:
    """Collects the prose of one block piece by piece, in the order of the source."""

    __slots__ = ("_length", "_parts", "_runs", "opaque")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self.opaque: list[Span] = []

    @property
    def empty(self) -> bool:
        """Say whether nothing was added yet."""
        return not self._parts

    @property
    def last(self) -> str:
        """The last character so far; a line break where there is none."""
        return self._parts[-1][-1] if self._parts else "\n"

    def _add(self, text: str, source: int, source_end: int) -> None:
        if not text:
            return
        runs = self._runs
        start, end = self._length, self._length + len(text)
        if runs and source_end - source == end - start:
            last = runs[-1]
            if last.source_end == source and last.verbatim:
                runs[-1] = Run(last.prose, end, last.source, source_end)
            else:
                runs.append(Run(start, end, source, source_end))
        else:
            runs.append(Run(start, end, source, source_end))
        self._parts.append(text)
        self._length = end

    def verbatim(self, text: str, source: int) -> None:
        """Add text that stands in the source as it is, from code point ``source`` on."""
        self._add(text, source, source + len(text))

    def replaced(self, text: str, source: int, source_end: int) -> None:
        """Add text that the source writes in another way (an entity, a line break with indent)."""
        self._add(text, source, source_end)

    def placeholder(self, source: int, source_end: int) -> None:
        """Add one ``OPAQUE`` character for something that is no prose."""
        self._add(OPAQUE, source, source_end)
        self.opaque.append(Span(source, source_end))

    def build(self, kind: str) -> Fragment | None:
        """Return the fragment, or None where it holds nothing but blanks and placeholders.

        URLs and their like become placeholders, soft hyphens and outer blanks go, and the text
        becomes NFC: here and not piece by piece, because a parser may cut anywhere.
        """
        text, runs = "".join(self._parts), self._runs
        if found := notation(text):
            source_map = SourceMap(runs)
            self.opaque.extend(
                source_map.to_source(Span(part.start, part.end)) for part in found if part.opaque
            )
            text, runs = _rewritten(text, runs, found)
        for find in (soft_hyphens, compositions, edges):
            if found := find(text):
                text, runs = _rewritten(text, runs, found)
        if not text.replace(OPAQUE, " ").strip():
            return None
        return Fragment(kind, text, SourceMap(runs))


def _rewritten(
    text: str, runs: Sequence[Run], rewrites: Sequence[Rewrite]
) -> tuple[str, list[Run]]:
    """Return the text with the rewrites done and the runs that lead back from there."""
    fresh = ProseBuilder()
    source_map = SourceMap(runs)
    place = first = 0
    for rewrite in (*rewrites, Rewrite(len(text), len(text), "")):
        for run in _cut(runs, first, place, rewrite.start):
            fresh._add(text[run.prose : run.prose_end], run.source, run.source_end)
        place = rewrite.end
        while first < len(runs) - 1 and runs[first].prose_end <= place:
            first += 1
        if rewrite.text:
            source = source_map.to_source(Span(rewrite.start, rewrite.end))
            fresh._add(rewrite.text, source.start, source.end)
    return "".join(fresh._parts), fresh._runs


def _cut(runs: Sequence[Run], first: int, start: int, end: int) -> Iterator[Run]:
    """Yield the runs from index ``first`` on, cut to the prose from ``start`` to ``end``."""
    for index in range(first, len(runs)):
        run = runs[index]
        if run.prose >= end:
            return
        low, high = max(run.prose, start), min(run.prose_end, end)
        if low >= high:
            continue
        if run.verbatim:
            shift = run.source - run.prose
            yield Run(low, high, low + shift, high + shift)
        else:
            yield Run(low, high, run.source, run.source_end)
