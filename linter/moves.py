"""Where places of a source lie once edits are written, and where they lay before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from linter.finding import Edit
from linter.span import Span


class Moves:
    """Where places of the old source lie once the edits are written."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = sorted(edits, key=lambda edit: edit.span)
        self._starts = [edit.span.start for edit in self._edits]
        self._shifts = [0]
        for edit in self._edits:
            self._shifts.append(self._shifts[-1] + len(edit.text) - len(edit.span))

    def span(self, span: Span) -> Span:
        """Map a span; what is inserted at its edges belongs to it."""
        return Span(self._place(span.start, False), self._place(span.end, True))

    def apart(self, span: Span) -> Span | None:
        """Map a span that no edit touches, without what is inserted at its edges; else None."""
        index = bisect_left(self._starts, span.start)
        if index and self._edits[index - 1].span.end > span.start:
            return None
        if span:
            index = self._behind(index, span.start)
        if self._edits[index : index + 1] and self._edits[index].span.start < span.end:
            return None
        return span.shifted(self._shifts[index])

    def _place(self, offset: int, behind: bool) -> int:
        index = bisect_right(self._starts, offset - 1)
        if index and self._edits[index - 1].span.end > offset:
            edit = self._edits[index - 1]
            start = edit.span.start + self._shifts[index - 1]
            return start + (len(edit.text) if behind else 0)
        if behind:
            index = self._behind(index, offset)
        return offset + self._shifts[index]

    def _behind(self, index: int, offset: int) -> int:
        """Step over what is inserted at ``offset``: on the way back from deletions, several."""
        while index < len(self._edits) and self._edits[index].span == Span(offset, offset):
            index += 1
        return index

    def back(self, old: str) -> Moves:
        """Return the way from the new source to the ``old`` one."""
        return Moves(
            [
                Edit(Span(start, start + len(edit.text)), edit.span.of(old))
                for edit, shift in zip(self._edits, self._shifts, strict=False)
                for start in (edit.span.start + shift,)
            ]
        )
