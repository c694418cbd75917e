"""Finds the matches of many rules in one scan of a text and drops what their clauses veto."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.document import Prose
from linter.expression import ExpressionTimeout
from linter.match import Match
from linter.matchers import MATCHERS, Matcher
from linter.rule import Pattern, Rule
from linter.scan import Scan
from linter.veto import Veto


class Search:
    """All rules of one scope: finds their matches in one scan of a text."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        by_kind: dict[str, list[tuple[Rule, Pattern]]] = {}
        for rule in rules:
            for pattern in rule.match:
                if not pattern.is_grammar:  # a second pass asks LanguageTool
                    by_kind.setdefault(pattern.kind, []).append((rule, pattern))
        self._probes: list[tuple[Matcher, int]] = []
        needles: list[frozenset[str]] = []
        for kind, patterns in by_kind.items():
            matcher = MATCHERS[kind](patterns)
            found = matcher.needles
            self._probes += [(matcher, probe) for probe in range(len(found))]
            needles += found
        self._scan = Scan(needles)
        self._everywhere = [index for index, words in enumerate(needles) if not words]
        self.is_empty = not self._probes

    def matches(self, prose: Prose, format: str) -> Iterator[Match | Rule]:
        """Yield the matches that no clause vetoes, and each rule that ran out of time."""
        places: dict[int, list[int] | None] = dict(self._scan.places(prose.folded))
        places.update(dict.fromkeys(self._everywhere))
        for index, found in sorted(places.items()):
            matcher, probe = self._probes[index]
            rule = matcher.rule(probe)
            if rule.formats and format not in rule.formats:
                continue
            veto = Veto(prose)
            try:
                matches = matcher.find(probe, prose, found)
                kept = [match for match in matches if not veto.falls_on(match)]
                yield from matcher.settle(probe, prose, kept)
            except ExpressionTimeout:
                yield rule
