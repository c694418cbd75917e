"""Turns changes of prose into edits of the source that touch only what differs, and no markup."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from linter.finding import Edit, Suggestion
from linter.rule import Applicability
from linter.span import Span

if TYPE_CHECKING:
    from linter.document import Document, Prose

Change = tuple[Span, str]
"""New text for a span of the searched text (prose, or the masked source)."""


def in_source(
    document: Document, prose: Prose, changes: Sequence[Change], applicability: Applicability
) -> Suggestion:
    """Turn changes of prose into edits of the source; ``display`` where markup is in the way."""
    if prose is document.masked:
        return Suggestion(tuple(Edit(span, text) for span, text in changes), applicability)
    edits: list[Edit] = []
    for span, text in changes:
        clean = _clean_edits(document, prose, span, text)
        if clean is None:
            whole = tuple(Edit(document.to_source(span), text) for span, text in changes)
            return Suggestion(whole, Applicability.DISPLAY)
        edits += clean
    return Suggestion(tuple(sorted(edits)), applicability)


def _clean_edits(document: Document, prose: Prose, span: Span, text: str) -> list[Edit] | None:
    """Return edits that leave the markup inside ``span`` alone; None where that cannot be."""
    old = span.of(prose.text)
    edits: list[Edit] = []
    for old_part, new_part in _differences(old, text):
        place = old_part.shifted(span.start)
        if not document.is_verbatim(place) or _breaks_markup(document, prose, place, new_part):
            return None
        edits.append(Edit(document.to_source(place), new_part))
    return edits


def _breaks_markup(document: Document, prose: Prose, place: Span, new: str) -> bool:
    """Say whether markup beside ``place`` would lose its text or no longer be read as markup.

    Emphasis that ends in (or begins with) punctuation must not stand beside a letter, and one
    that is written with ``_`` must never.
    """
    text, source_text, source = prose.text, document.source, document.to_source(place)
    before = not document.is_verbatim(Span(place.start, place.start))
    behind = not document.is_verbatim(Span(place.end, place.end))
    if not (before or behind):
        return False
    if before and behind and not new:
        return True
    left, right = text[place.start - 1 : place.start], text[place.end : place.end + 1]
    old = place.of(text)
    return (
        before and _breaks(left, source_text[source.start - 1], old[:1], (new or right)[:1])
    ) or (behind and _breaks(right, source_text[source.end], old[-1:], (new or left)[-1:]))


def _breaks(beyond: str, mark: str, old: str, new: str) -> bool:
    """Say whether a mark is misread once ``new`` stands on this side of it, not ``old``."""
    if old.isalnum() == new.isalnum() and old.isspace() == new.isspace():
        return False
    return new.isspace() or (new.isalnum() and (not beyond.isalnum() or mark == "_"))


@lru_cache(maxsize=512)
def _differences(old: str, new: str) -> tuple[tuple[Span, str], ...]:
    """Return what changes from ``old`` to ``new``: one stretch if it is short, else the pieces."""
    shortest = min(len(old), len(new))
    head = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(inner_old) < 2 or not inner_new:
        return ((Span(head, len(old) - tail), inner_new),)
    from difflib import SequenceMatcher  # where more than blanks and one letter differ

    matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
    pieces = [
        (Span(head + i1, head + i2), inner_new[j1:j2])
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]
    return (
        tuple(pieces)
        if len(pieces) <= 3 and _apart(pieces)
        else ((Span(head, len(old) - tail), inner_new),)
    )


def _apart(pieces: list[tuple[Span, str]]) -> bool:
    """Say whether the pieces change blanks and hyphens only (letters change as one stretch)."""
    return all(not any(c.isalnum() for c in new) for _, new in pieces)
