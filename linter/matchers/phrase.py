"""Patterns written in the phrase language; the parts of ``A ~ B`` stand in one clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import Prose
from linter.expression import Expression, Labels, expression, labels_of
from linter.german.clauses import clause_around, words_between
from linter.german.phrases import parse_phrase
from linter.match import Match
from linter.rule import Pattern, Rule
from linter.span import Span

MOST_WORDS_APART = 15


class PhraseMatcher:
    """All ``phrase`` patterns; each is a probe."""

    def __init__(self, patterns: Sequence[tuple[Rule, Pattern]]) -> None:
        self._probes = [
            (rule, [expression(part) for part in parse_phrase(pattern.spec)])
            for rule, pattern in patterns
        ]

    @property
    def needles(self) -> Sequence[frozenset[str]]:
        """Return the needles of the part that is easiest to find."""
        return [_lead(parts).needles for _, parts in self._probes]

    def rule(self, probe: int) -> Rule:
        """Return the rule of a probe."""
        return self._probes[probe][0]

    def settle(self, probe: int, prose: Prose, matches: Sequence[Match]) -> Sequence[Match]:
        """Each match counts for itself."""
        return matches

    def find(self, probe: int, prose: Prose, places: Sequence[int] | None) -> Iterator[Match]:
        """Find the matches of one phrase."""
        rule, parts = self._probes[probe]
        seen: set[Span] = set()
        lead = _lead(parts)
        others = [part for part in parts if part is not lead]
        for match in lead.matches(prose, places):
            span, labels = Span(*match.span()), labels_of(match)
            joined = _join(prose, span, labels, others)
            if joined is not None and joined[0] not in seen:
                seen.add(joined[0])
                yield Match(rule, *joined)


def _lead(parts: Sequence[Expression]) -> Expression:
    return max(parts, key=lambda part: min(map(len, part.needles), default=0))


def _join(
    prose: Prose, span: Span, labels: Labels, others: Sequence[Expression]
) -> tuple[Span, Labels] | None:
    """Add the nearest place of each other part in the clause around ``span``."""
    if not others:
        return span, labels
    clause = clause_around(prose.text, prose.block(span.start), span)
    taken = [span]
    for part in others:
        found = _nearest(prose, part, clause, taken)
        if found is None:
            return None
        taken.append(found[0])
        labels = {**labels, **found[1]}
    return _hull(taken), labels


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _nearest(
    prose: Prose, part: Expression, clause: Span, taken: Sequence[Span]
) -> tuple[Span, Labels] | None:
    best: tuple[int, Span, Labels] | None = None
    span = _hull(taken)
    for match in part.inside(prose.text, clause):
        other, labels = Span(*match.span()), labels_of(match)
        if any(other.overlaps(one) for one in taken):
            continue
        gap = Span(min(other.end, span.end), max(other.start, span.start))
        apart = words_between(prose.text, gap)
        if apart is not None and apart <= MOST_WORDS_APART and (not best or apart < best[0]):
            best = (apart, other, labels)
    return best[1:] if best else None
