"""Says of matches whether the clauses of their rule hold around them."""

from __future__ import annotations

import re
from functools import cache
from time import perf_counter

from linter.document import Prose, fold
from linter.expression import TIME_LIMIT, Expression, ExpressionTimeout, expression
from linter.german.clauses import sentence_around
from linter.german.phrase import remembered
from linter.match import Match
from linter.rule import Clause
from linter.span import Span


def asks_the_document(match: Match) -> bool:
    """Say whether a clause of a match looks beyond its block."""
    rule = match.rule
    clauses = (*rule.near, *rule.unless, *match.near, *match.unless)
    return any(clause.reach == "document" for clause in clauses)


class Veto:
    """Says of the matches of one probe whether their clauses hold; remembers what it looked up."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._known: dict[tuple[Clause, Span], bool] = {}
        self._left = TIME_LIMIT

    def falls_on(self, match: Match) -> bool:
        """Raise ``ExpressionTimeout`` once all clauses took longer than one expression may."""
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
            return any(self._ends(expression, block, span) for expression in _parts(clause))
        if clause.reach == "after":
            return any(self._begins(expression, block, span) for expression in _parts(clause))
        area = block if clause.reach == "paragraph" else Span(0, len(text))
        if clause.reach == "sentence":
            area = sentence_around(text, block, span)
        if (clause, area) not in self._known:
            near = fold(area.of(text))
            found = any(
                self._stands(expression, area)
                for expression in _parts(clause)
                if expression.may_stand_in(near)
            )
            self._known[clause, area] = found
        return self._known[clause, area]

    def _ends(self, expression: Expression, block: Span, span: Span) -> bool:
        area = Span(max(block.start, span.start - 200), span.start)
        return self._stands(_framed(r"(?:{})\s*\Z", expression.source), area)

    def _begins(self, expression: Expression, block: Span, span: Span) -> bool:
        area = Span(span.end, min(block.end, span.end + 200))
        return self._stands(_framed(r"\G\s*(?:{})", expression.source), area)

    def _stands(self, expression: Expression, area: Span) -> bool:
        if self._left < 0:
            raise ExpressionTimeout(expression.source)
        expression.compiled  # noqa: B018 (what is done once does not count)
        began = perf_counter()
        found = expression.search(self._prose.text, area)
        self._left -= perf_counter() - began
        return found is not None


def _parts(clause: Clause) -> list[Expression]:
    return [part for pattern in clause.patterns for part in _context(pattern.kind, pattern.spec)]


@cache
def _context(kind: str, spec: str) -> tuple[Expression, ...]:
    if kind != "phrase":
        return (expression(spec),)
    phrase = remembered(spec, flat=True)
    if phrase is None:
        from linter.german.phrases import parse_phrase  # the parser and the lexicon behind it

        phrase = parse_phrase(spec, flat=True)
    return tuple(expression(part.source) for part in phrase.parts)


@cache
def _framed(frame: str, source: str) -> Expression:
    # A comment at the end of a verbose expression would swallow what stands behind it.
    verbose = re.match(r"\(\?[a-zA-Z]*x", source) is not None
    return expression(frame.replace("{}", source + "\n" if verbose else source))
