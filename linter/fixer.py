"""Writes suggestions into a source, lints the result again and takes back what did harm."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
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
    """The mended source, what was written, and what is left in it because a fix would do harm.

    The positions of ``written`` are those of the round they were written in, the positions of
    ``refused`` those of the mended source.
    """

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
    refused: set[_Key] = set()
    source = result.document.source
    for _ in range(MOST_ROUNDS):
        harmful: list[_Choice] = []
        choices = _choose(result, unsafe, refused)
        while choices:
            edits = [edit for choice in choices for edit in choice.suggestion.edits]
            new = check(apply_edits(source, edits))
            harmful = _harmful(result, new, choices, edits)
            if not harmful:
                break
            refused |= {_key(source, choice.finding) for choice in harmful}
            choices = [choice for choice in choices if choice not in harmful]
        if not choices:
            if not harmful:
                break
            continue  # what collided with a refused one may come now
        written += [choice.finding for choice in choices]
        result, source = new, new.document.source
    left = tuple(f for f in result.findings if _key(source, f) in refused)
    return Fixed(source, tuple(written), left)


def _choose(result: Result, unsafe: bool, refused: Collection[_Key]) -> list[_Choice]:
    """Pick one suggestion a finding; of those that collide the safe, then the longer one wins."""
    allowed = {Applicability.SAFE} | ({Applicability.UNSAFE} if unsafe else set())
    source = result.document.source
    choices = [
        _Choice(finding, suggestion)
        for finding in result.findings
        for suggestion in _wanted(finding, allowed)
        if _key(source, finding) not in refused
    ]
    choices.sort(key=_precedence)
    taken = _Taken()
    return [choice for choice in choices if taken.takes(choice.suggestion.edits)]


def _wanted(finding: Finding, allowed: set[Applicability]) -> list[Suggestion]:
    """Return the first suggestion that may be written, if there is one."""
    return [s for s in finding.suggestions if s.applicability in allowed][:1]


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
    """Return the choices whose place has a finding in the new source that was not there before.

    Likewise those that left their own finding standing without taking anything away: the next
    round would write them again.
    """
    move = _Moves(edits)
    chosen = {id(choice.finding) for choice in choices}
    waiting = _Places((f.rule.id, move.span(f.span)) for f in old.findings if id(f) not in chosen)
    treated = _Places((c.finding.rule.id, move.span(c.finding.span)) for c in choices)
    fresh = [f for f in new.findings if not waiting.hold(f.rule.id, f.span)]
    raised = [f.span for f in fresh if not treated.hold(f.rule.id, f.span)]
    standing = _Places((f.rule.id, f.span) for f in fresh)
    return [
        choice
        for choice in choices
        if any(
            _touches(move.span(e.span), span) for e in choice.suggestion.edits for span in raised
        )
        or (
            _grows(choice.suggestion)
            and standing.hold(choice.finding.rule.id, move.span(choice.finding.span))
        )
    ]


def _grows(suggestion: Suggestion) -> bool:
    return sum(len(edit.text) - len(edit.span) for edit in suggestion.edits) >= 0


class _Places:
    """Where each rule has findings."""

    def __init__(self, places: Iterable[tuple[str, Span]]) -> None:
        self._by_rule: dict[str, list[Span]] = {}
        for rule, span in sorted(places):
            self._by_rule.setdefault(rule, []).append(span)

    def hold(self, rule: str, span: Span) -> bool:
        """Say whether a finding of ``rule`` overlaps ``span``."""
        spans = self._by_rule.get(rule, [])
        place = bisect_right(spans, span)
        return any(other.overlaps(span) for other in spans[max(place - 2, 0) : place + 2])


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
        """Map a span; what is inserted at its edges belongs to it."""
        return Span(self._place(span.start, False), self._place(span.end, True))

    def _place(self, offset: int, behind: bool) -> int:
        index = bisect_right(self._starts, offset - 1)
        if index and self._edits[index - 1].span.end > offset:
            edit = self._edits[index - 1]
            start = edit.span.start + self._shifts[index - 1]
            return start + (len(edit.text) if behind else 0)
        if behind and self._edits[index : index + 1]:
            edit = self._edits[index]
            index += edit.span == Span(offset, offset)
        return offset + self._shifts[index]


def _key(source: str, finding: Finding) -> _Key:
    span = finding.span
    around = source[max(0, span.start - 20) : span.end + 20]
    return (finding.rule.id, span.of(source), around)
