"""How LanguageTool is to read a block of prose: code, placeholders and URLs become nouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linter.document import OPAQUE
from linter.source_map import Run, SourceMap
from linter.span import Span

NOUN = "Xyz"
"""Stands for what is no prose. LanguageTool knows no such word, so nothing has to agree with it."""

_OPAQUE = re.compile(f"{OPAQUE}+")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class Reading:
    """The text for LanguageTool and the way back to the block's prose."""

    text: str
    _map: SourceMap
    _nouns: Sequence[Span]

    def to_prose(self, span: Span) -> Span | None:
        """Map a span of ``text`` to the block; None where it touches what was no prose."""
        if any(noun.overlaps(span) for noun in self._nouns):
            return None
        return self._map.to_source(span)


def read(prose: str) -> Reading | None:
    """Return how to read ``prose``; None where there are no words to read."""
    if not _LETTERS.search(prose.replace(OPAQUE, "")):
        return None
    parts: list[str] = []
    runs: list[Run] = []
    nouns: list[Span] = []
    place = length = 0
    for match in _OPAQUE.finditer(prose):
        runs += _verbatim(length, place, match.start())
        length += match.start() - place
        nouns.append(Span(length, length + len(NOUN)))
        runs.append(Run(length, length + len(NOUN), *match.span()))
        parts += (prose[place : match.start()], NOUN)
        length += len(NOUN)
        place = match.end()
    runs += _verbatim(length, place, len(prose))
    parts.append(prose[place:])
    return Reading("".join(parts), SourceMap(runs), tuple(nouns))


def _verbatim(at: int, start: int, end: int) -> list[Run]:
    return [Run(at, at + end - start, start, end)] if end > start else []
