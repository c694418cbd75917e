"""Whether a form like ``realisierte`` is finite here or a participle before its noun."""

from __future__ import annotations

from collections.abc import Sequence

from linter.german.clause_opener import Token, is_adjective, is_verb
from linter.german.clause_words import Clause
from linter.german.closed_words import DETERMINERS, PREPOSITIONS, PRONOUNS
from linter.german.lexicon import Reading, noun_readings

_WEAK_E = {"der": ("MAS",), "die": ("FEM",), "das": ("NEU",), "eine": ("FEM",)}
"""Which genders take -e behind these, in the singular only."""


def declined(clause: Clause, ending: str) -> str:
    """Say whether the form with ``ending`` stands before its noun: yes, likely, maybe or no."""
    after, before = clause.after, clause.before
    if not after or after[0].small in DETERMINERS | PRONOUNS:
        return "no"
    if not (after[0].text[:1].isupper() or is_adjective(after[0].text)):
        return "maybe" if after[0].small in ("und", "oder") else "no"
    others = _other_verb(clause)
    last = before[-1].small if before else ""
    governed = len(before) > 1 and before[-2].small in PREPOSITIONS
    if last in PRONOUNS and not governed:
        return "no"
    article = _article(before)
    if last in PREPOSITIONS or (article and _agrees(article, ending, after)):
        return "yes"
    if others or (last in DETERMINERS and not _readings(after)):
        return "likely"
    return "maybe" if last in DETERMINERS or clause.stop not in (".", "!", "?") else "no"


def _article(before: Sequence[Token]) -> str:
    """Return the article that nothing but adverbs and adjectives part from the participle."""
    for token in reversed(before):
        if token.small in DETERMINERS:
            return token.small
        if not token.text.islower() or is_verb(token) or token.small in PREPOSITIONS | PRONOUNS:
            return ""
    return ""


def _other_verb(clause: Clause) -> bool:
    """Say whether the clause has another verb; one at the sentence's head has a capital."""
    before = clause.before
    first = before[:1] if before and before[0].span.start == clause.sentence.start else ()
    small = [token._replace(text=token.small) for token in first]
    return any(is_verb(token) for token in (*small, *clause.words))


def _readings(after: Sequence[Token]) -> tuple[Reading, ...]:
    """Return what the noun behind the participle can be."""
    noun = next((token.text for token in after if token.text[:1].isupper()), "")
    return noun_readings(noun)


def _agrees(determiner: str, ending: str, after: Sequence[Token]) -> bool:
    """Say whether ``determiner`` can be the article of the noun behind the participle."""
    readings = _readings(after)
    if ending == "e" and determiner in _WEAK_E:
        genders = _WEAK_E[determiner]
        return any(n.gender in genders and number == "SIN" for n, _, number in readings)
    return bool(readings)
