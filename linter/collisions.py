"""Which suggestions can be written together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from linter.finding import Edit, Finding, Suggestion
from linter.rule import Applicability
from linter.span import Span


@dataclass(frozen=True, slots=True)
class Choice:
    """A suggestion that is to be written for a finding."""

    finding: Finding
    suggestion: Suggestion


def compatible(findings: Iterable[Finding], allowed: Collection[Applicability]) -> list[Choice]:
    """Pick the first ``allowed`` suggestion of each finding.

    Of those that collide the safe one stays, then the longer one, then the first by id.
    """
    choices = [
        Choice(finding, suggestion)
        for finding in findings
        for suggestion in [s for s in finding.suggestions if s.applicability in allowed][:1]
    ]
    choices.sort(key=_precedence)
    taken = _Taken()
    return [choice for choice in choices if taken.takes(choice.suggestion.edits)]


def _precedence(choice: Choice) -> tuple[bool, int, str, Span]:
    safe = choice.suggestion.applicability is Applicability.SAFE
    finding = choice.finding
    return (not safe, -len(finding.span), finding.rule.id, finding.span)


class _Taken:
    """The stretches of a source that edits chosen so far will change."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def takes(self, edits: Sequence[Edit]) -> bool:
        """Take ``edits`` if none of them collides with one taken before."""
        if any(self._collides(edit.span) for edit in edits):
            return False
        for edit in edits:
            self._spans.insert(bisect_right(self._spans, edit.span), edit.span)
        return True

    def _collides(self, span: Span) -> bool:
        place = bisect_right(self._spans, span)
        around = self._spans[max(place - 1, 0) : place + 1]
        return any(other == span or other.overlaps(span) for other in around)
