"""Patterns written as regular expressions; named groups are the labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import Prose
from linter.expression import expression, labels_of
from linter.match import Match
from linter.rule import Pattern, Rule
from linter.span import Span


class RegexMatcher:
    """All ``regex`` patterns; each is a probe."""

    def __init__(self, patterns: Sequence[tuple[Rule, Pattern]]) -> None:
        self._probes = [(rule, expression(pattern.spec)) for rule, pattern in patterns]

    @property
    def needles(self) -> Sequence[frozenset[str]]:
        """Return the needles of each expression."""
        return [expression.needles for _, expression in self._probes]

    def rule(self, probe: int) -> Rule:
        """Return the rule of a probe."""
        return self._probes[probe][0]

    def settle(self, probe: int, prose: Prose, matches: Sequence[Match]) -> Sequence[Match]:
        """Each match counts for itself."""
        return matches

    def find(self, probe: int, prose: Prose, places: Sequence[int] | None) -> Iterator[Match]:
        """Find the matches of one expression."""
        rule, expression = self._probes[probe]
        for match in expression.matches(prose, places):
            yield Match(rule, Span(*match.span()), labels_of(match))
