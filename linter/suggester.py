"""Writes out what a rule suggests for a match, as edits of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING

from linter.edits import Change, in_source
from linter.german.clauses import is_sentence_head
from linter.german.deletion import deletion
from linter.inflecting import LEMMA_FIELD, as_text, swaps
from linter.rule import Applicability
from linter.span import Span

if TYPE_CHECKING:
    from linter.document import Document, Prose
    from linter.finding import Suggestion
    from linter.german.swap import Swap
    from linter.match import Match

MOST_WAYS = 6
"""So many ways to inflect a suggestion are offered at most."""

_FIELD = re.compile(r"\{(\w+)(?:\|(lower|upper))?\}")


def suggestions(document: Document, prose: Prose, match: Match) -> tuple[Suggestion, ...]:
    """Return what could be written for ``match``, best first; only the first may be safe."""
    found: list[Suggestion] = []
    for index, (alternative, certain) in enumerate(_alternatives(prose, match)):
        changes = [change for change in alternative if change[0].of(prose.text) != change[1]]
        if not changes:
            continue
        applicability = match.applicability or match.rule.applicability
        crossed = match.lemmas and _crosses_markup(document, prose, match, changes)
        if (index or crossed or not certain) and applicability is Applicability.SAFE:
            applicability = Applicability.UNSAFE
        suggestion = in_source(document, prose, changes, applicability)
        if suggestion not in found:
            found.append(suggestion)
    return tuple(found)


def _crosses_markup(
    document: Document, prose: Prose, match: Match, changes: Sequence[Change]
) -> bool:
    """Say whether markup lies between what was matched and what agrees with it."""
    if prose is document.masked:
        return False
    block = prose.block(match.span.start)
    start = min([match.span.start, *(span.start for span, _ in changes)])
    end = max([match.span.end, *(span.end for span, _ in changes)])
    around = Span(max(block.start, start - 1), min(block.end, end + 1))
    return not document.is_verbatim(around)


def _alternatives(prose: Prose, match: Match) -> Iterator[tuple[list[Change], bool]]:
    """Yield what could be written, and whether it is the one way to write it."""
    if match.suggest is not None:
        for text in match.suggest:
            yield [(match.span, _as_at_head(prose, match.span, text))], True
        return
    for suggest in match.rule.suggest:
        if isinstance(suggest, str):
            if (alone := LEMMA_FIELD.fullmatch(suggest)) is None:
                filled = LEMMA_FIELD.sub(lambda field: as_text(prose, match, field), suggest)
                new = _changes(prose, [(match.span, fill(filled, match, prose))])
                yield new, filled == suggest
                continue
            yield from _parts(prose, match, {alone[1]: suggest})
        else:
            yield from _parts(prose, match, suggest)


def _parts(
    prose: Prose, match: Match, suggest: Mapping[str, str]
) -> Iterator[tuple[list[Change], bool]]:
    """Yield the changes of the labelled parts, once for each way to inflect them."""
    fixed: list[Change] = []
    inflected: list[tuple[Swap, ...]] = []
    for label, text in suggest.items():
        if lemma := LEMMA_FIELD.fullmatch(text):
            if match.labels.get(lemma[1]):
                inflected.append(swaps(prose, match, lemma[1], lemma[2]))
        else:
            fixed += _fixed(prose, match, label, text)
    for ways in islice(product(*inflected), MOST_WAYS):
        along = [change for way in ways for change in way.changes]
        # What the rule writes itself for a part goes before what a noun takes along.
        kept = [new for new in along if not any(new[0].overlaps(span) for span, _ in fixed)]
        certain = all(way.certain for way in ways) and not (ways and _loses_its_head(prose, fixed))
        yield _changes(prose, sorted({*fixed, *kept})), certain


def _loses_its_head(prose: Prose, changes: Sequence[Change]) -> bool:
    """Say whether what stands before the verb is deleted: the rest would read as a question."""
    return any(
        not text and is_sentence_head(prose.text, prose.block(span.start), span.start)
        for span, text in changes
    )


def _fixed(prose: Prose, match: Match, label: str, text: str) -> list[Change]:
    """Write a text in place of a part; the particle of a torn verb goes, others are alike."""
    text = LEMMA_FIELD.sub(lambda field: as_text(prose, match, field), text)
    new = fill(text, match, prose)
    torn = label in match.lemmas
    spans = match.labels.get(label, ())
    return [(span, "" if torn and index else new) for index, span in enumerate(spans)]


def _changes(prose: Prose, parts: Sequence[Change]) -> list[Change]:
    """Return the parts with capitals and, where one is deleted, the blanks and commas mended."""
    new = [(span, _as_at_head(prose, span, text)) for span, text in parts if text]
    for span in _joined(prose.text, [span for span, text in parts if not text]):
        wide, letter = deletion(prose.text, prose.block(span.start), span)
        if letter is not None:
            hit = next((i for i, (other, _) in enumerate(new) if other.start == letter), None)
            if hit is not None:
                new[hit] = (new[hit][0], new[hit][1][0].upper() + new[hit][1][1:])
            else:
                new.append((Span(letter, letter + 1), prose.text[letter].upper()))
        new.append((wide, ""))
    return _disjoint(sorted(new))


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Make one of spans between which there are only blanks."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _disjoint(changes: Sequence[Change]) -> list[Change]:
    """Cut deletions short that reach into another change; of two nested ones keep the outer."""
    kept: list[Change] = []
    for span, text in changes:
        if kept and span.start < kept[-1][0].end:
            before, earlier = kept[-1]
            if not earlier:
                kept[-1] = (Span(before.start, span.start), "")
            elif not text and before.end < span.end:
                kept.append((Span(before.end, span.end), ""))
                continue
            else:
                continue
        kept.append((span, text))
    return kept


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
    if old[:1].isupper() and text.partition(" ")[0].islower():  # “eBay” stays as it is
        if old.isupper() and len(old) > 3 and " " in old:
            return text.upper()
        if is_sentence_head(prose.text, prose.block(span.start), span.start):
            return text[0].upper() + text[1:]
    return text
