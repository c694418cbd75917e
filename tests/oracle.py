"""The plain matcher that the scan is held against: one pattern at a time, all over the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.document import Document
from linter.engine import Linter
from linter.match import Match
from linter.matchers import KINDS
from linter.rule import Rule
from linter.veto import Veto

Told = tuple[str, int, int, str]
"""Id of the rule, where the match stands, and what its parts cover."""


def plainly(rules: Iterable[Rule], document: Document) -> list[Told]:
    """Return the matches of ``rules``, each looked for by itself."""
    return sorted(told(match) for rule in rules for match in _matches(rule, document))


def scanned(linter: Linter, document: Document) -> list[Told]:
    """Return the matches that the scan of a linter leads to."""
    found = []
    for scope, search in linter.plan.searches().items():
        prose = document.prose if scope == "prose" else document.masked
        found += [told(m) for m in search.matches(prose, document.format) if isinstance(m, Match)]
    return sorted(found)


def told(match: Match) -> Told:
    labels = sorted((label, tuple(spans)) for label, spans in match.labels.items())
    return match.rule.id, match.span.start, match.span.end, f"{labels} {match.suggest}"


def _matches(rule: Rule, document: Document) -> Iterator[Match]:
    prose = document.prose if rule.scope == "prose" else document.masked
    if not prose.blocks or (rule.formats and document.format not in rule.formats):
        return
    for pattern in rule.match:
        if pattern.is_grammar:
            continue
        for probe in KINDS[pattern.kind].probes(pattern):
            matcher, veto = KINDS[pattern.kind].matcher(rule, probe.data), Veto(prose)
            kept = [m for m in matcher.find(prose, None) if not veto.falls_on(m)]
            yield from matcher.settle(prose, kept)
