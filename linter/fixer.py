"""Writes suggestions into a source, lints the result again and takes back what did harm."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from linter.finding import Edit, Finding, Result, Suggestion, apply_edits
from linter.rule import Applicability
from linter.span import Span

Check = Callable[[str], Result]
"""Lints a source anew."""

MOST_ROUNDS = 10

_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Fixed:
    """The mended source, what was written, and findings whose fix would have raised new ones."""

    source: str
    written: tuple[Finding, ...]
    refused: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    finding: Finding
    suggestion: Suggestion


def fix(result: Result, check: Check, *, unsafe: bool = False) -> Fixed:
    """Write the safe suggestions of ``result`` (with ``unsafe`` the first unsafe one as well).

    Rounds go on until nothing is left to write: a fix may make room for another one. A fix after
    which ``check`` finds something new at its place is not written.
    """
    written: list[Finding] = []
    refused: dict[_Key, Finding] = {}
    source = result.document.source
    for _ in range(MOST_ROUNDS):
        choices = _choose(result, unsafe, refused)
        while choices:
            edits = [edit for choice in choices for edit in choice.suggestion.edits]
            new = check(apply_edits(source, edits))
            harmful = _harmful(result, new, choices, edits)
            if not harmful:
                break
            for choice in harmful:
                refused[_key(source, choice.finding)] = choice.finding
            choices = [choice for choice in choices if choice not in harmful]
        if not choices:
            break
        written += [choice.finding for choice in choices]
        result, source = new, new.document.source
    return Fixed(source, tuple(written), tuple(refused.values()))


def _choose(result: Result, unsafe: bool, refused: Iterable[_Key]) -> list[_Choice]:
    """Pick one suggestion a finding; of those that collide the safe, then the longer one wins."""
    allowed = {Applicability.SAFE} | ({Applicability.UNSAFE} if unsafe else set())
    source = result.document.source
    choices = [
        _Choice(finding, suggestion)
        for finding in result.findings
        for suggestion in finding.suggestions[:1]
        if suggestion.applicability in allowed and _key(source, finding) not in set(refused)
    ]
    choices.sort(key=_precedence)
    taken = _Taken()
    return [choice for choice in choices if taken.takes(choice.suggestion.edits)]


def _precedence(choice: _Choice) -> tuple[bool, int, str, Span]:
    safe = choice.suggestion.applicability is Applicability.SAFE
    finding = choice.finding
    return (not safe, -len(finding.span), finding.rule.id, finding.span)


class _Taken:
    """The stretches of the source that edits chosen so far will change."""

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
        return any(
            other == span
            or other.overlaps(span)
            or span.start < other.start < span.end
            or other.start < span.start < other.end
            for other in around
        )


def _harmful(
    old: Result, new: Result, choices: Sequence[_Choice], edits: Sequence[Edit]
) -> list[_Choice]:
    """Return the choices at whose place the new source has a finding that was not there before."""
    move = _Moves(edits)
    known = {(finding.rule.id, move.span(finding.span)) for finding in old.findings}
    raised = _raised(known, new)
    if not raised:
        return []
    return [
        choice
        for choice in choices
        if any(_touches(move.span(e.span), f.span) for e in choice.suggestion.edits for f in raised)
    ]


def _raised(known: set[tuple[str, Span]], new: Result) -> list[Finding]:
    by_rule: dict[str, list[Span]] = {}
    for rule, span in sorted(known, key=lambda item: item[1]):
        by_rule.setdefault(rule, []).append(span)
    raised = []
    for finding in new.findings:
        spans = by_rule.get(finding.rule.id, [])
        place = bisect_right(spans, finding.span)
        if not any(span.overlaps(finding.span) for span in spans[max(place - 2, 0) : place + 2]):
            raised.append(finding)
    return raised


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


class _Moves:
    """Where places of the old source lie once the edits are written."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = sorted(edits)
        self._starts = [edit.span.start for edit in self._edits]
        self._shifts = [0]
        for edit in self._edits:
            self._shifts.append(self._shifts[-1] + len(edit.text) - len(edit.span))

    def span(self, span: Span) -> Span:
        """Map a span; its start before, its end behind what an edit there writes."""
        return Span(self._place(span.start, False), self._place(span.end, True))

    def _place(self, offset: int, behind: bool) -> int:
        index = bisect_right(self._starts, offset if behind else offset - 1)
        if index and self._edits[index - 1].span.end > offset:
            edit = self._edits[index - 1]
            start = edit.span.start + self._shifts[index - 1]
            return start + (len(edit.text) if behind else 0)
        return offset + self._shifts[index]


def _key(source: str, finding: Finding) -> _Key:
    span = finding.span
    around = source[max(0, span.start - 20) : span.end + 20]
    return (finding.rule.id, span.of(source), around)
