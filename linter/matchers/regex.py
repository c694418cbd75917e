"""Patterns written as regular expressions; named groups are the labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import Prose
from linter.expression import expression, labels_of
from linter.match import Match
from linter.matchers.probe import Probe
from linter.rule import Pattern, Rule
from linter.scan.anchor import Anchor, Stretch
from linter.span import Span


def probes(pattern: Pattern) -> Iterator[Probe]:
    """Each expression is a probe."""
    yield Probe(Anchor(pattern.spec), pattern.spec)


class RegexMatcher:
    """One expression."""

    def __init__(self, rule: Rule, data: str) -> None:
        self.rule = rule
        self._expression = expression(data)

    def settle(self, prose: Prose, matches: Sequence[Match]) -> Sequence[Match]:
        """Each match counts for itself."""
        return matches

    def find(self, prose: Prose, stretches: Sequence[Stretch] | None) -> Iterator[Match]:
        """Find the matches of the expression."""
        for match in self._expression.matches(prose, stretches):
            yield Match(self.rule, Span(*match.span()), labels_of(match))


matcher = RegexMatcher
