"""Builds the prose of one block and its way back to the source."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import is_normalized

from linter.document import OPAQUE, Fragment
from linter.source_map import SourceMap
from linter.span import Span

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


class ProseBuilder:
    """Collects the prose of one block piece by piece, in the order of the source."""

    __slots__ = ("_length", "_numbers", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._numbers: list[int] = []  # the fields of all runs in a row, see `SourceMap`
        self._length = 0

    @property
    def last(self) -> str:
        """The last character so far; a line break where there is none."""
        return self.parts[-1][-1] if self.parts else "\n"

    def add(self, text: str, source: int, source_end: int) -> None:
        """Add text and where it stands; of the source's length, it maps character by character.

        What maps so and follows on the same in the source, is one run with it.
        """
        if not text:
            return
        numbers = self._numbers
        start = self._length
        self._length = end = start + len(text)
        self.parts.append(text)
        if numbers and numbers[-1] == source and source_end - source == end - start:
            prose, prose_end, first, last = numbers[-4:]
            if prose_end - prose == last - first:
                numbers[-3] = end
                numbers[-1] = source_end
                return
        numbers += (start, end, source, source_end)

    def finish(self) -> tuple[str, Sequence[int]]:
        """Return the text and the numbers of its runs."""
        return "".join(self.parts), self._numbers

    def build(self, kind: str, opaque: list[Span]) -> Fragment | None:
        """Return the fragment, or None where it holds nothing but blanks and placeholders.

        URLs and their like become placeholders, soft hyphens and outer blanks go, and the text
        becomes NFC: here and not piece by piece, because a parser may cut anywhere. The places
        in the source that become placeholders go to ``opaque``.
        """
        text, numbers = self.finish()
        if not is_plain(text):
            from linter.formats.rewriting import rewritten  # its patterns are large

            text, numbers = rewritten(text, numbers, opaque)
        if OPAQUE in text and not text.replace(OPAQUE, " ").strip():
            return None
        return Fragment(kind, text, SourceMap.of_numbers(numbers)) if text else None


def is_plain(text: str) -> bool:
    """Say quickly whether nothing in it is to be rewritten; a no means that it has to be read.

    It looks for what notations cannot be without. One expression for all of it, or a loop over
    the signs, would take three times as long, and every text passes here.
    """
    return not (
        "/" in text
        or "[!" in text
        or "[^" in text
        or "{" in text
        or "@" in text
        or "\\" in text
        or "](" in text
        or ":::" in text
        or "www." in text
        or _SOFT_HYPHEN in text
        or text.strip() != text
        or not (text.isascii() or is_normalized("NFC", text))
    )
