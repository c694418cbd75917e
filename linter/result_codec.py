"""What was found in a text as plain values, for another process or another run, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from linter.document import Document
from linter.finding import Edit, Finding, Related, Result, Suggestion, Unchecked
from linter.rule import Applicability, Rule
from linter.span import Span


def encode(result: Result) -> list[Any]:
    """Return findings and what was left unchecked as lists, numbers and strings."""
    findings = [
        [
            finding.rule.id,
            *(finding.span.start, finding.span.end),
            finding.message,
            [_suggestion(suggestion) for suggestion in finding.suggestions],
            [[one.span.start, one.span.end, one.message] for one in finding.related],
            finding.group,
        ]
        for finding in result.findings
    ]
    return [findings, [[one.reason, one.failed, one.grammar] for one in result.unchecked]]


def _suggestion(suggestion: Suggestion) -> list[Any]:
    edits = [[edit.span.start, edit.span.end, edit.text] for edit in suggestion.edits]
    return [suggestion.applicability.value, edits]


def decode(value: Sequence[Any], document: Document, rule: Callable[[str], Rule]) -> Result:
    """Return the result of ``document``; ``rule`` finds a rule by its id.

    ``ValueError`` (``KeyError``, ``TypeError``) where the value has another shape.
    """
    findings, unchecked = value
    return Result(
        document,
        tuple(_finding(finding, rule) for finding in findings),
        tuple(Unchecked(*one) for one in unchecked),
    )


def _finding(value: Sequence[Any], rule_of: Callable[[str], Rule]) -> Finding:
    rule, start, end, message, suggestions, related, group = value
    return Finding(
        rule_of(rule),
        Span(start, end),
        message,
        tuple(
            Suggestion(
                tuple(Edit(Span(first, last), text) for first, last, text in edits),
                Applicability(applicability),
            )
            for applicability, edits in suggestions
        ),
        tuple(Related(Span(first, last), text) for first, last, text in related),
        group,
    )
