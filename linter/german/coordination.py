"""What beside a verb makes its replacement doubtful: a second verb joined to it, marks between."""

from __future__ import annotations

from collections.abc import Sequence

from linter.german.clause_opener import Token, is_verb
from linter.german.clause_words import Clause
from linter.german.closed_words import (
    COORDINATORS,
    PARTICLES,
    PREPOSITIONS,
    RELATIVES,
    SOFT_OPENERS,
    SUBORDINATORS,
    auxiliary,
    function_words,
)
from linter.german.verbs import participle, verb_readings
from linter.german.words import end_before
from linter.span import Span

_EMBEDDING = RELATIVES | SUBORDINATORS | SOFT_OPENERS | PREPOSITIONS
_PAIRED = frozenset("und oder sowie bzw beziehungsweise sondern aber".split())


def coordinated(text: str, clause: Clause, spans: Sequence[Span]) -> bool:
    """Say whether another verb is joined to this one right beside it (plant und realisiert)."""
    before, behind = clause.before, clause.gap or clause.after
    if before and before[-1].small == "zu":
        before = before[:-1]
    paired = _PAIRED | {"noch"} if any(t.small == "weder" for t in before) else _PAIRED
    if len(before) > 1 and before[-1].small in paired and _verbal(before[-2]):
        return True
    if behind and behind[0].small in _PAIRED and len(behind) > 1 and _joins(behind[1:]):
        return True
    end = end_before(text, spans[0].start)
    if text[end - 1 : end] == "," and before and _verbal(before[-1]):
        return True
    return _other_verb_between(clause.gap)


def _other_verb_between(gap: Sequence[Token]) -> bool:
    """Say whether a second verb is joined between the places of a torn one."""
    commas = [i for i, token in enumerate(gap) if token.text == ","]
    if len(commas) == 2 and gap[commas[0] + 1].small in _EMBEDDING:
        gap = (*gap[: commas[0]], *gap[commas[1] + 1 :])
    joined = [i for i, token in enumerate(gap) if token.small in COORDINATORS or token.text == ","]
    return bool(joined) and any(is_verb(token) for token in gap[joined[0] :])


def _joins(behind: Sequence[Token]) -> bool:
    first = behind[0]
    if any(auxiliary(token.text) for token in behind) or any(map(_verbal, behind[1:2])):
        return True
    if first.small == "zu":
        return True
    return _verbal(first) or (first.text in PARTICLES and len(behind) > 1)


def _verbal(token: Token) -> bool:
    """Say whether a word may be a verb in any form (or is not known at all)."""
    word = token.text
    if not word.islower() or word in function_words():
        return False
    return bool(verb_readings(word)) or participle(word) or is_verb(token)


def compounded(clause: Clause, surface: str) -> bool:
    """Say whether verb and word before it may be one verb written apart (zugrunde liegen)."""
    before = clause.before[-1].text if clause.before else ""
    if not before.islower() or before in function_words():
        return False
    word = before + surface.lower().split()[-1]
    return any(v.particle == before for v, _ in verb_readings(word)) or _declined(word, before)


def _declined(word: str, before: str) -> bool:
    return any(
        v.particle == before
        for ending in ("e", "en", "em", "er", "es")
        if word.endswith(ending)
        for v, _ in verb_readings(word.removesuffix(ending))
    )


def obscured(clause: Clause) -> bool:
    """Say whether quotation marks or something left out lie between the places of a torn verb."""
    return any(not token.word and token.text != "," for token in clause.gap)
