"""Writes suggestions into a source, lints the result again and takes back what did harm."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from linter.collisions import Choice, compatible
from linter.finding import Edit, Finding, Result, Suggestion, apply_edits
from linter.moves import Moves
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


def fix(result: Result, check: Check, *, unsafe: bool = False) -> Fixed:
    """Write the safe suggestions of ``result`` (with ``unsafe`` the first unsafe one as well).

    Rounds go on until nothing is left to write: a fix may make room for another one. A fix after
    which ``check`` finds something new at its place is not written.
    """
    written: list[Finding] = []
    refused: set[_Key] = set()
    source = result.document.source
    for _ in range(MOST_ROUNDS):
        harmful: list[Choice] = []
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


def _choose(result: Result, unsafe: bool, refused: Collection[_Key]) -> list[Choice]:
    allowed = {Applicability.SAFE} | ({Applicability.UNSAFE} if unsafe else set())
    source = result.document.source
    return compatible([f for f in result.findings if _key(source, f) not in refused], allowed)


def _harmful(
    old: Result, new: Result, choices: Sequence[Choice], edits: Sequence[Edit]
) -> list[Choice]:
    """Return the choices whose place has a finding in the new source that was not there before.

    Likewise those that left their own finding standing without taking anything away: the next
    round would write them again. What LanguageTool finds there holds back its own suggestions only:
    it had read the text as our fixes leave it.
    """
    move = Moves(edits)
    chosen = {id(choice.finding) for choice in choices}
    waiting = _Places((f.rule.id, move.span(f.span)) for f in old.findings if id(f) not in chosen)
    treated = _Places((c.finding.rule.id, move.span(c.finding.span)) for c in choices)
    fresh = [f for f in new.findings if not waiting.hold(f.rule.id, f.span)]
    raised = [f for f in fresh if not treated.hold(f.rule.id, f.span)]
    standing = _Places((f.rule.id, f.span) for f in fresh)
    return [
        choice
        for choice in choices
        if any(
            _touches(move.span(edit.span), other.span)
            for edit in choice.suggestion.edits
            for other in raised
            if choice.finding.rule.is_grammar or not other.rule.is_grammar
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


def _key(source: str, finding: Finding) -> _Key:
    span = finding.span
    around = source[max(0, span.start - 20) : span.end + 20]
    return (finding.rule.id, span.of(source), around)
