"""Where the particle of a verb-second verb has to stand: at its clause's end, if that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.german.clause_opener import Token, is_adjective, is_verb
from linter.german.clause_words import Clause, tokens
from linter.german.closed_words import (
    COMPARING,
    COORDINATORS,
    GROUP_OPENERS,
    PARTICLES,
    PREPOSITIONS,
    RELATIVES,
    SOFT_OPENERS,
    SUBORDINATORS,
    auxiliary,
)
from linter.german.verbs import verb_readings
from linter.german.words import end_before
from linter.span import Span

_BREAKS = frozenset(';:–—„“”"»«()')
_OPENING = ("„", "»", "(", "[", "\ufffc")
_ENDS = frozenset((".", "!", "?", ";", ""))
_OPENERS = SUBORDINATORS | SOFT_OPENERS | RELATIVES | GROUP_OPENERS
_SPACED = re.compile(r"[.!?;]*[\"“”»«’)\]]*(?:\s|\Z)")
"""The clause's last mark, with nothing glued to it."""

_ABBREVIATED = re.compile(r"\b(?:usw|etc|Abs|Inc|Ltd|[a-zäöü]|[b-df-hj-np-tv-zß]{2,5})\.\Z")
_NUMBERED = re.compile(r"\b\d{1,3}\.\Z")

Place = tuple[int, str, str]
"""Where a clause may end; the comma that closes what is embedded before, the full stop behind."""

Ends = tuple[list[Place], bool]
"""The places, best first; whether there is no doubt."""


def clause_ends(text: str, clause: Clause, finite: Span) -> Ends:
    """Return where the clause of the verb-second verb at ``finite`` may end."""
    here = max(clause.end, finite.end)
    right = tokens(text, Span(finite.end, clause.sentence.end))
    split = next((t for t in clause.after if t.small in COORDINATORS | COMPARING), None)
    spaced = _SPACED.match(text, here) is not None
    if split is None and spaced and clause.stop in _ENDS and not _is_cluttered(clause.after):
        place = _place(text, here)
        return [place], place[0] == here and not _NUMBERED.search(text[max(0, here - 8) : here + 1])
    found = [_place(text, here)]
    if split is not None:
        before = _start(text, split)
        found = [before, *found] if _splits(clause, split) else [*found, before]
    if clause.stop == ",":
        found = _over_commas(text, clause, right, found)
    elif right and clause.stop in _OPENING and right[-1].span.end > here:
        found = [_place(text, _last_letter(text, clause)), *found]
    return list(dict.fromkeys(found)), False


def _place(text: str, offset: int, comma: str = "") -> Place:
    """Return the place at ``offset``, behind the full stop of an abbreviation (usw.)."""
    tail = text[max(0, offset - 8) : offset + 1]
    dotted = tail.endswith(".") and _ABBREVIATED.search(tail) is not None
    return offset + dotted, comma, "." if dotted else ""


def _last_letter(text: str, clause: Clause) -> int:
    """Return where the sentence ends, its final marks left out."""
    return clause.sentence.start + len(clause.sentence.of(text).rstrip().rstrip(".!?…"))


def _start(text: str, token: Token) -> Place:
    return end_before(text, token.span.start), "", ""


def _splits(clause: Clause, split: Token) -> bool:
    """Say whether a new clause seems to begin at ``split``: another verb or a comparison."""
    index = clause.after.index(split)
    behind = clause.after[index + 1 :]
    if split.small in COMPARING:
        return split.small == "als" and any(t.small.endswith("er") for t in clause.after[:index])
    return any(is_verb(token) for token in behind)


def _over_commas(
    text: str, clause: Clause, right: Sequence[Token], found: list[Place]
) -> list[Place]:
    """Add the end behind the last comma; it is the best where commas only list things."""
    offset, listing, embedded, behind_comma = _last_letter(text, clause), True, False, False
    for token in right:
        if token.text in _BREAKS:
            offset = end_before(text, token.span.start)
            break
        if behind_comma:
            embedded = token.small in _OPENERS
        listing = listing and not embedded and not is_verb(token)
        behind_comma = token.text == ","
    place = _place(text, offset, "," if embedded else "")
    return [place, *found] if listing else [*found, place]


def _is_cluttered(after: Sequence[Token]) -> bool:
    """Say whether a second verb or a particle makes it doubtful whose clause ends here."""
    for index, token in enumerate(after):
        if auxiliary(token.text) and not _is_possessive(after, index):
            return True
        if token.text == "zu" and index + 1 < len(after) and _infinitive(after[index + 1].text):
            return True
        if any(key == "EIZ" for _, key in verb_readings(token.text)):
            return True
        if not auxiliary(token.text) and is_verb(token) and not is_adjective(token.text):
            return True
    return bool(after) and after[-1].small in PARTICLES


def _is_possessive(after: Sequence[Token], index: int) -> bool:
    return after[index].text == "sein" and index + 1 < len(after)


def _infinitive(word: str) -> bool:
    return word.islower() and any(key == "INF" for _, key in verb_readings(word))


def other_particle(clause: Clause, finite: str) -> bool:
    """Say whether a word at the clause's end may be the particle of the verb at hand."""
    row = (*clause.gap, *clause.after)
    last = row[-1].text if row and not clause.gap else ""
    if last.islower() and verb_readings(finite.lower(), last):
        return True
    for index, token in enumerate(row):
        behind = row[index + 1] if index + 1 < len(row) else None
        ends = behind is None or not behind.word or behind.small in COORDINATORS
        if token.text in PARTICLES and ends:
            bare = token.text not in PREPOSITIONS or behind is None or not behind.word
            if bare or verb_readings(finite.lower(), token.text):
                return True
    return False
