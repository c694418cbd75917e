"""Finds the matches of many rules in one scan of a text and drops what their clauses veto."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from linter.document import Prose
from linter.expression import Expression, ExpressionTimeout
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
            self._probes += [(matcher, probe) for probe in range(len(matcher.needles))]
            needles += matcher.needles
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
            try:
                for match in matcher.find(probe, prose, found):
                    if not _is_vetoed(prose, match):
                        yield match
            except ExpressionTimeout:
                yield rule


def _is_vetoed(prose: Prose, match: Match) -> bool:
    rule = match.rule
    if rule.kinds and prose.kinds[prose.block_index(match.span.start)] not in rule.kinds:
        return True
    near, unless = rule.near + match.near, rule.unless + match.unless
    if any(_holds(prose, match.span, clause) for clause in unless):
        return True
    own = rule.near and not any(_holds(prose, match.span, clause) for clause in rule.near)
    row = match.near and not any(_holds(prose, match.span, clause) for clause in match.near)
    return bool(near and (own or row))


def _holds(prose: Prose, span: Span, clause: Clause) -> bool:
    block = prose.block(span.start)
    if clause.reach == "before":
        return any(_ends(expression, prose.text, block, span) for expression in _parts(clause))
    if clause.reach == "after":
        return any(_begins(expression, prose.text, block, span) for expression in _parts(clause))
    area = {
        "sentence": lambda: sentence_around(prose.text, block, span),
        "paragraph": lambda: block,
        "document": lambda: Span(0, len(prose.text)),
    }[clause.reach]()
    return any(expression.search(prose.text, area) for expression in _parts(clause))


def _parts(clause: Clause) -> list[Expression]:
    return [part for pattern in clause.patterns for part in _context(pattern.kind, pattern.spec)]


@cache
def _context(kind: str, spec: str) -> tuple[Expression, ...]:
    if kind == "phrase":
        return tuple(Expression(part) for part in parse_phrase(spec))
    return (Expression(spec),)


def _ends(expression: Expression, text: str, block: Span, span: Span) -> bool:
    area = Span(max(block.start, span.start - 200), span.start)
    return _framed(r"(?:{})\s*\Z", expression.source).search(text, area) is not None


def _begins(expression: Expression, text: str, block: Span, span: Span) -> bool:
    area = Span(span.end, min(block.end, span.end + 200))
    return _framed(r"\G\s*(?:{})", expression.source).search(text, area) is not None


@cache
def _framed(frame: str, source: str) -> Expression:
    return Expression(frame.replace("{}", source))
