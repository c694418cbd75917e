"""Writes a verb's new form into the text: what changes where, for one reading of the old."""

from __future__ import annotations

from collections.abc import Iterator

from linter.german.clause_end import clause_ends
from linter.german.reflexive import has_reflexive, reflexive, takes_reflexive
from linter.german.swap import Swap
from linter.german.verb_phrase import Reading, Written
from linter.german.verb_task import Task, zu_before
from linter.span import Span

Change = tuple[Span, str]


def written_swaps(task: Task, reading: Reading, last: bool) -> Iterator[Swap]:
    """Yield the changes that ``reading`` asks for, one for each place the clause may end."""
    if task.new.reflexive and not takes_reflexive(task.clause, reading):
        return
    if reading.capital and (task.new.fixed or task.new.reflexive):
        return
    written = task.new.write(reading, last, task.surface.lower())
    if written is None:
        return
    main = _head_change(task, reading, written.main)
    extra: list[Change] = []
    sure = written.sure
    if task.new.reflexive and not has_reflexive(task.clause):
        offset, pronoun = reflexive(task.clause, reading, last)
        extra.append((Span(offset, offset), _cased(task, pronoun)))
        sure = False  # an object that the old verb took may be too much now
    for changes, placed in _ends(task, written):
        yield Swap(_sorted(task.text, [main, *extra, *changes]), sure and placed)


def _head_change(task: Task, reading: Reading, main: str) -> Change:
    """Return the change at the verb's first place, a ``zu`` before it included if need be."""
    span, zu = task.spans[0], zu_before(task)
    if reading.kind == "EIZ" and zu is not None and not task.surface.lower().startswith("zu"):
        span = Span(zu, span.end)
    old = span.of(task.text)
    if old.isupper() and len(old) > 1:
        return span, main.upper()
    return span, main[0].upper() + main[1:] if old[:1].isupper() else main


def _cased(task: Task, word: str) -> str:
    return word.upper() if task.surface.isupper() and len(task.surface) > 1 else word


def _ends(task: Task, written: Written) -> Iterator[tuple[list[Change], bool]]:
    support = _cased(task, written.support)
    if len(task.spans) > 1:
        yield [(task.spans[1], support)], True
    elif not support:
        yield [], True
    else:
        places, sure = clause_ends(task.text, task.clause, task.spans[0])
        for place, comma, stop in places:
            yield [(Span(place, place), f"{comma} {support}{stop}")], sure


def _sorted(text: str, changes: list[Change]) -> tuple[Change, ...]:
    """Return the changes in order; those that touch are one, those that change nothing none."""
    joined: list[Change] = []
    for span, new in sorted(changes):
        before, earlier = joined[-1] if joined else (span, "")
        if earlier and new and before.end == span.start:
            joined[-1] = (Span(before.start, span.end), earlier + new)
        else:
            joined.append((span, new))
    return tuple((span, new) for span, new in joined if span.of(text) != new)
