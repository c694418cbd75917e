"""Writes out what a rule suggests for a match, as edits of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from linter.document import Document, Prose
from linter.finding import Edit, Suggestion
from linter.german.clauses import is_sentence_head
from linter.match import Match
from linter.rule import Applicability
from linter.span import Span

Change = tuple[Span, str]
"""New text for a span of the searched text (prose, or the masked source)."""

_FIELD = re.compile(r"\{(\w+)(?:\|(lower|upper))?\}")
_BLANK = " \t\n\r\N{NO-BREAK SPACE}"


def suggestions(document: Document, prose: Prose, match: Match) -> tuple[Suggestion, ...]:
    """Return what could be written for ``match``, best first; only the first may be safe."""
    found: list[Suggestion] = []
    for changes in _alternatives(prose, match):
        changes = [change for change in changes if change[0].of(prose.text) != change[1]]
        if not changes:
            continue
        applicability = match.applicability or match.rule.applicability
        if found and applicability is Applicability.SAFE:
            applicability = Applicability.UNSAFE
        suggestion = _in_source(document, prose, changes, applicability)
        if suggestion not in found:
            found.append(suggestion)
    return tuple(found)


def _alternatives(prose: Prose, match: Match) -> Iterator[list[Change]]:
    if match.suggest is not None:
        for text in match.suggest:
            yield [(match.span, _as_at_head(prose, match.span, text))]
        return
    for suggest in match.rule.suggest:
        if isinstance(suggest, str):
            text = fill(suggest, match, prose)
            yield [_whole(prose, match.span, text)]
        else:
            yield _parts(prose, match, suggest)


def _whole(prose: Prose, span: Span, text: str) -> Change:
    return (span, _as_at_head(prose, span, text)) if text else _deletion(prose, span)


def _parts(prose: Prose, match: Match, suggest: Mapping[str, str]) -> list[Change]:
    changes = []
    for label, text in suggest.items():
        for span in match.labels.get(label, ()):
            changes.append(_whole(prose, span, fill(text, match, prose)))
    return sorted(changes)


def fill(template: str, match: Match, prose: Prose) -> str:
    """Fill ``{match}``, ``{label}``, ``{label|lower}`` and what the matcher gives (``{best}``)."""

    def value(field: re.Match[str]) -> str:
        name, case = field.groups()
        if name == "match":
            text = match.span.of(prose.text)
        elif name in match.labels:
            text = match.labels[name][0].of(prose.text)
        else:
            text = match.values.get(name, "")
        return {"lower": text.lower(), "upper": text.upper()}.get(case, text)

    return _FIELD.sub(value, template)


def _as_at_head(prose: Prose, span: Span, text: str) -> str:
    """Give ``text`` a capital where the text it replaces has one at the head of a sentence."""
    old = span.of(prose.text)
    if text[:1].islower() and old[:1].isupper():
        if old.isupper() and len(old) > 3 and " " in old:
            return text.upper()
        if is_sentence_head(prose.text, prose.block(span.start), span.start):
            return text[0].upper() + text[1:]
    return text


def _deletion(prose: Prose, span: Span) -> Change:
    """Take one blank along; at the head of a sentence the next word gets the capital."""
    text, block = prose.text, prose.block(span.start)
    start, end = span.start, span.end
    behind = text[end] if end < block.end else ""
    before = text[start - 1] if start > block.start else ""
    if before and before in _BLANK and (not behind or behind in _BLANK + ",.;:!?)"):
        return Span(start - 1, end), ""
    if behind and behind in _BLANK:
        end += 1
    if is_sentence_head(text, block, start) and text[start].isupper() and end < block.end:
        return Span(start, end + 1), text[end].upper()
    return Span(start, end), ""


def _in_source(
    document: Document, prose: Prose, changes: list[Change], applicability: Applicability
) -> Suggestion:
    """Turn changes of prose into edits of the source that touch only what differs."""
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
        if not document.is_verbatim(place):
            return None
        edits.append(Edit(document.to_source(place), new_part))
    return edits


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
