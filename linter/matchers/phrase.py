"""Patterns written in the phrase language; the parts of ``A ~ B`` stand in one clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import regex

from linter.document import Prose, fold
from linter.expression import Expression, Labels, expression, labels_of
from linter.german.clauses import LONGEST, clause_around, words_between
from linter.german.phrase import TORN, Part
from linter.german.torn import MOST_WORDS_APART, particle_behind
from linter.match import Match
from linter.matchers.probe import Probe
from linter.rule import Pattern, Rule
from linter.scan.anchor import Anchor, Stretch
from linter.span import Span


class _Place(NamedTuple):
    """Where a part stands: the words themselves (a torn verb in two places) and the labels."""

    spans: tuple[Span, ...]
    labels: Labels


def probes(pattern: Pattern) -> Iterator[Probe]:
    """Each phrase is a probe; the scan looks for the part that is easiest to find."""
    from linter.german.phrases import parse_phrase  # the parser and the lexicon behind it

    phrase = parse_phrase(pattern.spec)
    lead = max(range(len(phrase.parts)), key=lambda i: _rarity(phrase.parts[i].source))
    parts = [[part.source, part.particles] for part in phrase.parts]
    yield Probe(Anchor(phrase.parts[lead].source), [lead, parts, phrase.lemmas])


class PhraseMatcher:
    """One phrase."""

    def __init__(self, rule: Rule, data: Any) -> None:
        lead, parts, lemmas = data
        self.rule, self._lemmas = rule, lemmas
        read = [(expression(source), Part(source, particles)) for source, particles in parts]
        self._lead = read.pop(lead)
        self._others = read

    def settle(self, prose: Prose, matches: Sequence[Match]) -> Sequence[Match]:
        """Each match counts for itself."""
        return matches

    def find(self, prose: Prose, stretches: Sequence[Stretch] | None) -> Iterator[Match]:
        """Find the matches of the phrase."""
        lead, part = self._lead
        seen: set[Span] = set()
        if stretches is not None and self._others:
            stretches = [s for s in stretches if _may_hold(prose, s, self._others)]
        for match in lead.matches(prose, stretches) if stretches != [] else ():
            place = _place(prose, part, match)
            found = _join(prose, place, self._others) if place else None
            if found is None:
                continue
            span = _hull(found.spans)
            if span not in seen:
                seen.add(span)
                yield Match(self.rule, span, found.labels, lemmas=self._lemmas)


matcher = PhraseMatcher


def _may_hold(prose: Prose, near: Stretch, others: Sequence[tuple[Expression, Part]]) -> bool:
    """Say whether needles of all other parts stand near (cheaper than to look for the parts)."""
    start = max(prose.block(near[0]).start, near[0] - LONGEST)
    end = min(prose.block(near[1]).end, near[1] + LONGEST)
    around = fold(prose.text[start:end])
    return all(expression.may_stand_in(around) for expression, _ in others)


def _rarity(source: str) -> int:
    from linter.scan.needles import needles_of  # only where a phrase is new

    return min(map(len, needles_of(source)), default=0)


def _place(prose: Prose, part: Part, match: regex.Match[str]) -> _Place | None:
    """Add the particle of each torn verb; None where it is missing."""
    spans, labels = [Span(*match.span())], labels_of(match)
    for group, particle in part.particles.items():
        for finite in labels.pop(group, ()):
            block = prose.block(finite.start)
            found = particle_behind(prose.text, block, finite, particle)
            if found is None:
                return None
            spans.append(found)
            for label, covered in labels.items():
                if not label.startswith(TORN) and finite in covered:
                    labels[label] = (*covered, found)
    return _Place(tuple(spans), labels)


def _join(prose: Prose, place: _Place, others: Sequence[tuple[Expression, Part]]) -> _Place | None:
    """Add the nearest place of each other part in the clause around the first."""
    if not others:
        return place
    hull = _hull(place.spans)
    clause = clause_around(prose.text, prose.block(hull.start), hull)
    if len(place.spans) > 1:  # the particle of a torn verb closes its clause
        clause = Span(clause.start, hull.end)
    for other in others:
        found = _nearest(prose, other, clause, place.spans)
        if found is None:
            return None
        place = _Place((*place.spans, *found.spans), {**place.labels, **found.labels})
    return place


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _nearest(
    prose: Prose, other: tuple[Expression, Part], clause: Span, taken: Sequence[Span]
) -> _Place | None:
    best: tuple[int, _Place] | None = None
    if not other[0].may_stand_in(fold(clause.of(prose.text))):
        return None
    span = _hull(taken)
    for match in other[0].inside(prose.text, clause):
        place = _place(prose, other[1], match)
        if place is None or any(one.overlaps(two) for one in place.spans for two in taken):
            continue
        hull = _hull(place.spans)
        if len(place.spans) > 1 and hull.end < span.start:
            continue
        gap = Span(min(hull.end, span.end), max(hull.start, span.start))
        apart = words_between(prose.text, gap) if gap.start < gap.end else 0
        if apart is not None and apart <= MOST_WORDS_APART and (not best or apart < best[0]):
            best = (apart, place)
    return best[1] if best else None
