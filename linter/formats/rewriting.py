"""Leaves out of the prose of one block what is no prose, and keeps the way back to the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.formats.notation import Rewrite, compositions, edges, notation, soft_hyphens
from linter.formats.prose import ProseBuilder
from linter.source_map import Run, SourceMap
from linter.span import Span


def rewritten(text: str, numbers: Sequence[int], opaque: list[Span]) -> tuple[str, Sequence[int]]:
    """Return text and runs as a reader takes them; what is hidden from him goes to ``opaque``."""
    if found := notation(text):
        source_map = SourceMap.of_numbers(numbers)
        opaque.extend(
            source_map.to_source(Span(part.start, part.end)) for part in found if part.opaque
        )
        text, numbers = _written(text, numbers, found)
    for find in (soft_hyphens, compositions, edges):
        if found := find(text):
            text, numbers = _written(text, numbers, found)
    return text, numbers


def _written(
    text: str, numbers: Sequence[int], rewrites: Sequence[Rewrite]
) -> tuple[str, Sequence[int]]:
    """Return the text with the rewrites done and the runs that lead back from there."""
    fresh = ProseBuilder()
    source_map = SourceMap.of_numbers(numbers)
    runs = source_map.runs
    place = first = 0
    for rewrite in (*rewrites, Rewrite(len(text), len(text), "")):
        for run in _cut(runs, first, place, rewrite.start):
            fresh.add(text[run.prose : run.prose_end], run.source, run.source_end)
        place = rewrite.end
        while first < len(runs) - 1 and runs[first].prose_end <= place:
            first += 1
        if rewrite.text:
            source = source_map.to_source(Span(rewrite.start, rewrite.end))
            fresh.add(rewrite.text, source.start, source.end)
    return fresh.finish()


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
