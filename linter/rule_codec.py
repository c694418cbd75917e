"""A rule as plain values, so that it can be kept on disk, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from linter.rule import Applicability, Clause, Example, Message, Pattern, Rule, Severity, Term


def encode(rule: Rule) -> list[Any]:
    """Return the rule as strings, numbers, lists and mappings."""
    return [
        rule.id,
        rule.family,
        _pair(rule.message),
        _patterns(rule.match),
        _clauses(rule.near),
        _clauses(rule.unless),
        [s if isinstance(s, str) else dict(s) for s in rule.suggest],
        rule.report,
        rule.applicability.value,
        rule.severity.value,
        rule.default,
        rule.scope,
        list(rule.kinds),
        list(rule.formats),
        list(rule.variants),
        rule.by,
        rule.mqm,
        [[e.bad, e.good, e.start, e.end, e.format] for e in rule.examples],
        _pair(rule.note) if rule.note else None,
        dict(rule.source) if rule.source is not None else None,
        rule.url,
        rule.pack,
    ]


def decode(value: Sequence[Any]) -> Rule:
    """Return the rule that was encoded."""
    id, family, message, match, near, unless, suggest, report, applicability, *rest = value
    severity, default, scope, kinds, formats, variants, by, mqm, examples, *rest = rest
    note, source, url, pack = rest
    return Rule(
        id,
        family,
        Message(*message),
        _patterns_of(match),
        _clauses_of(near),
        _clauses_of(unless),
        tuple(suggest),
        report,
        Applicability(applicability),
        Severity(severity),
        default,
        scope,
        tuple(kinds),
        tuple(formats),
        tuple(variants),
        by,
        mqm,
        tuple(Example(*example) for example in examples),
        Message(*note) if note else None,
        source,
        url,
        pack,
    )


def _pair(message: Message) -> list[str]:
    return [message.de, message.en]


def _patterns(patterns: Sequence[Pattern]) -> list[Any]:
    return [[pattern.kind, _spec(pattern.spec)] for pattern in patterns]


def _spec(spec: Any) -> Any:
    if not isinstance(spec, Mapping):
        return spec
    return {
        key: [_term(term) for term in value]
        if key == "rows"
        else list(value)
        if isinstance(value, tuple)
        else dict(value)
        if isinstance(value, Mapping)
        else value
        for key, value in spec.items()
    }


def _term(term: Term) -> list[Any]:
    kept = term.applicability.value if term.applicability else None
    wrong, right, known = list(term.wrong), list(term.right), list(term.known)
    return [wrong, right, term.near, term.unless, known, kept, term.source]


def _clauses(clauses: Sequence[Clause]) -> list[Any]:
    return [[clause.reach, _patterns(clause.patterns)] for clause in clauses]


def _patterns_of(value: Sequence[Any]) -> tuple[Pattern, ...]:
    return tuple(Pattern(kind, _spec_of(spec)) for kind, spec in value)


def _spec_of(spec: Any) -> Any:
    if not isinstance(spec, dict):
        return spec
    return {
        key: tuple(map(_term_of, value))
        if key == "rows"
        else tuple(value)
        if isinstance(value, list)
        else value
        for key, value in spec.items()
    }


def _term_of(value: Sequence[Any]) -> Term:
    wrong, right, near, unless, known, kept, source = value
    applicability = Applicability(kept) if kept else None
    return Term(tuple(wrong), tuple(right), near, unless, tuple(known), applicability, source)


def _clauses_of(value: Sequence[Any]) -> tuple[Clause, ...]:
    return tuple(Clause(reach, _patterns_of(patterns)) for reach, patterns in value)
