"""Kinds of pattern, one module each; a matcher finds all patterns of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from linter.document import Prose
from linter.match import Match
from linter.matchers.consistency import ConsistencyMatcher
from linter.matchers.phrase import PhraseMatcher
from linter.matchers.regex import RegexMatcher
from linter.matchers.terms import TermsMatcher
from linter.rule import Pattern, Rule


class Matcher(Protocol):
    """All patterns of one kind, numbered; ``needles`` tells the scan what to look for."""

    def __init__(self, patterns: Sequence[tuple[Rule, Pattern]]) -> None: ...

    @property
    def needles(self) -> Sequence[frozenset[str]]:
        """For each probe the strings of which one is in all its matches; empty: look anywhere."""
        ...

    def find(self, probe: int, prose: Prose, places: Sequence[int] | None) -> Iterator[Match]:
        """Find the matches of one probe near ``places`` (None: anywhere)."""
        ...

    def settle(self, probe: int, prose: Prose, matches: Sequence[Match]) -> Iterable[Match]:
        """Return what is to be reported of one probe's matches that no clause vetoed."""
        ...

    def rule(self, probe: int) -> Rule:
        """Return the rule that a probe belongs to."""
        ...


MATCHERS: dict[str, type[Matcher]] = {
    "phrase": PhraseMatcher,
    "regex": RegexMatcher,
    "terms": TermsMatcher,
    "consistency": ConsistencyMatcher,
}
