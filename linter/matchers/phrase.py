"""Patterns written in the phrase language; the parts of ``A ~ B`` stand in one clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from linter.document import Prose
from linter.expression import Expression, Labels, expression, labels_of
from linter.german.clauses import LONGEST, clause_around, words_between
from linter.german.phrases import TORN, Lemma, Part, parse_phrase
from linter.german.torn import MOST_WORDS_APART, particle_behind
from linter.match import Match
from linter.rule import Pattern, Rule
from linter.span import Span


class _Probe(NamedTuple):
    rule: Rule
    parts: tuple[tuple[Expression, Part], ...]
    lemmas: dict[str, tuple[Lemma, ...]]

    @property
    def lead(self) -> int:
        """The part that is easiest to find."""
        return max(range(len(self.parts)), key=lambda i: _rarity(self.parts[i][0]))


class _Place(NamedTuple):
    """Where a part stands: the words themselves (a torn verb in two places) and the labels."""

    spans: tuple[Span, ...]
    labels: Labels


class PhraseMatcher:
    """All ``phrase`` patterns; each is a probe."""

    def __init__(self, patterns: Sequence[tuple[Rule, Pattern]]) -> None:
        self._probes = []
        for rule, pattern in patterns:
            phrase = parse_phrase(pattern.spec)
            parts = tuple((expression(part.source), part) for part in phrase.parts)
            self._probes.append(_Probe(rule, parts, phrase.lemmas))

    @property
    def needles(self) -> Sequence[frozenset[str]]:
        """Return the needles of the part that is easiest to find."""
        return [probe.parts[probe.lead][0].needles for probe in self._probes]

    def rule(self, probe: int) -> Rule:
        """Return the rule of a probe."""
        return self._probes[probe].rule

    def settle(self, probe: int, prose: Prose, matches: Sequence[Match]) -> Sequence[Match]:
        """Each match counts for itself."""
        return matches

    def find(self, probe: int, prose: Prose, places: Sequence[int] | None) -> Iterator[Match]:
        """Find the matches of one phrase."""
        rule, parts, lemmas = self._probes[probe]
        lead, part = parts[self._probes[probe].lead]
        others = [other for other in parts if other[1] is not part]
        seen: set[Span] = set()
        if places is not None and others:
            places = [p for p in places if _may_hold(prose, p, others)]
        for match in lead.matches(prose, places) if places != [] else ():
            place = _place(prose, part, match)
            found = _join(prose, place, others) if place else None
            if found is None:
                continue
            span = _hull(found.spans)
            if span not in seen:
                seen.add(span)
                yield Match(rule, span, found.labels, lemmas=lemmas)


def _may_hold(prose: Prose, place: int, others: Sequence[tuple[Expression, Part]]) -> bool:
    """Say whether needles of all other parts stand near (cheaper than to look for the parts)."""
    around = prose.folded[max(0, place - LONGEST) : place + LONGEST]
    return all(expression.may_stand_in(around) for expression, _ in others)


def _rarity(expression: Expression) -> int:
    return min(map(len, expression.needles), default=0)


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
    if not other[0].may_stand_in(prose.folded[clause.start : clause.end]):
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
