"""What is asked of LanguageTool and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linter.span import Span

GAP = "\n\n"
"""Stands between blocks that are asked about together; LanguageTool ends a sentence there."""


@dataclass(frozen=True, slots=True)
class Request:
    """Which variant of German is read (``de-DE`` …) and which rules of LanguageTool run."""

    language: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A place that a rule of LanguageTool marks, in code points of the text that was asked about.

    ``replacements`` stand best first.
    """

    span: Span
    rule: str
    message: str
    replacements: tuple[str, ...] = ()

    def shifted(self, distance: int) -> Reply:
        """Return the reply moved by ``distance`` code points."""
        return replace(self, span=self.span.shifted(distance))


def divide(blocks: Sequence[str], replies: Sequence[Reply]) -> Iterator[list[Reply]]:
    """Yield for each of ``blocks``, joined by ``GAP``, the replies that lie in it."""
    start = 0
    for block in blocks:
        area = Span(start, start + len(block))
        yield [reply.shifted(-start) for reply in replies if area.contains(reply.span)]
        start = area.end + len(GAP)


def batches(blocks: Sequence[str], most: int) -> Iterator[slice]:
    """Cut ``blocks`` into runs of about ``most`` code points; a longer block is alone."""
    start = length = 0
    for index, block in enumerate(blocks):
        if index > start and length + len(block) > most:
            yield slice(start, index)
            start, length = index, 0
        length += len(block)
    if blocks:
        yield slice(start, len(blocks))
