"""Finds the matches of many rules in one scan of a text and drops what their clauses veto."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from time import perf_counter

from linter.document import Prose
from linter.expression import TIME_LIMIT, Expression, ExpressionTimeout, expression
from linter.german.clauses import sentence_around
from linter.german.phrases import parse_phrase
from linter.match import Match
from linter.matchers import MATCHERS, Matcher
from linter.rule import Clause, Pattern, Rule
from linter.scan import Scan
from linter.span import Span


class Search:
    """All rules of one scope: finds their matches in one scan of a text."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        by_kind: dict[str, list[tuple[Rule, Pattern]]] = {}
        for rule in rules:
            for pattern in rule.match:
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
            veto = _Veto(prose)
            try:
                matches = matcher.find(probe, prose, found)
                kept = [match for match in matches if not veto.falls_on(match)]
                yield from matcher.settle(probe, prose, kept)
            except ExpressionTimeout:
                yield rule


class _Veto:
    """Says of the matches of one probe whether their clauses hold; remembers what it looked up."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._known: dict[tuple[Clause, Span], bool] = {}
        self._left = TIME_LIMIT

    def falls_on(self, match: Match) -> bool:
        """Raise ``ExpressionTimeout`` once all clauses took longer than one expression may."""
        if self._left < 0:
            raise ExpressionTimeout(match.rule.id)
        began = perf_counter()
        try:
            return self._falls_on(match)
        finally:
            self._left -= perf_counter() - began

    def _falls_on(self, match: Match) -> bool:
        rule, prose = match.rule, self._prose
        if rule.kinds and prose.kinds[prose.block_index(match.span.start)] not in rule.kinds:
            return True
        if any(self._holds(match.span, clause) for clause in (*rule.unless, *match.unless)):
            return True
        return any(
            near and not any(self._holds(match.span, clause) for clause in near)
            for near in (rule.near, match.near)
        )

    def _holds(self, span: Span, clause: Clause) -> bool:
        text, block = self._prose.text, self._prose.block(span.start)
        if clause.reach == "before":
            return any(_ends(expression, text, block, span) for expression in _parts(clause))
        if clause.reach == "after":
            return any(_begins(expression, text, block, span) for expression in _parts(clause))
        area = block if clause.reach == "paragraph" else Span(0, len(text))
        if clause.reach == "sentence":
            area = sentence_around(text, block, span)
        if (clause, area) not in self._known:
            folded = self._prose.folded[area.start : area.end]
            found = any(
                expression.search(text, area)
                for expression in _parts(clause)
                if expression.may_stand_in(folded)
            )
            self._known[clause, area] = found
        return self._known[clause, area]


def _parts(clause: Clause) -> list[Expression]:
    return [part for pattern in clause.patterns for part in _context(pattern.kind, pattern.spec)]


@cache
def _context(kind: str, spec: str) -> tuple[Expression, ...]:
    if kind == "phrase":
        return tuple(expression(part.source) for part in parse_phrase(spec, flat=True).parts)
    return (expression(spec),)


def _ends(expression: Expression, text: str, block: Span, span: Span) -> bool:
    area = Span(max(block.start, span.start - 200), span.start)
    return _framed(r"(?:{})\s*\Z", expression.source).search(text, area) is not None


def _begins(expression: Expression, text: str, block: Span, span: Span) -> bool:
    area = Span(span.end, min(block.end, span.end + 200))
    return _framed(r"\G\s*(?:{})", expression.source).search(text, area) is not None


@cache
def _framed(frame: str, source: str) -> Expression:
    # A comment at the end of a verbose expression would swallow what stands behind it.
    verbose = re.match(r"\(\?[a-zA-Z]*x", source) is not None
    return expression(frame.replace("{}", source + "\n" if verbose else source))
