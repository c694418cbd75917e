"""Which word opens a clause, so that its verb is the last; and what a word by itself may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.german.adjectives import stem_reading
from linter.german.closed_words import (
    COMPARING,
    COORDINATORS,
    DETERMINERS,
    GROUP_OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SOFT_OPENERS,
    SUBORDINATORS,
    auxiliary,
    function_words,
)
from linter.german.lexicon import noun_readings
from linter.german.verbs import verb_readings
from linter.german.words import ENDINGS
from linter.span import Span

_ANTECEDENTS = PRONOUNS | DETERMINERS | frozenset("jemand niemand diejenigen".split())

MAIN = "main"
"""What a relative word opens that is an article after all."""

_GENDERS = {"der": "MAS", "die": "FEM", "das": "NEU", "den": "MAS"}


class Token(NamedTuple):
    """A word or a mark and its place."""

    text: str
    span: Span
    word: bool

    @property
    def small(self) -> str:
        """The word in small letters, as the lists have it."""
        return self.text.lower()


def opener(part: Sequence[Token], first: bool) -> tuple[str, int]:
    """Return what opens a clause in ``part`` and where it begins."""
    for index in reversed(range(len(part))):
        if part[index].small in SUBORDINATORS:
            return "strong", index
        compared = part[index].small in COMPARING and index + 1 < len(part)
        if compared and part[index + 1].small in PRONOUNS:
            return "soft", index
    at = next((i for i, token in enumerate(part) if token.small not in COORDINATORS), len(part))
    words = [token.small for token in part[at : at + 3]]
    if words and words[0] in SOFT_OPENERS:
        return "soft", at
    return ("", 0) if first or not words else (_relative(part[at:]), at)


def _relative(part: Sequence[Token]) -> str:
    """Return how surely the head of ``part`` is a relative pronoun, a preposition before it."""
    governed = part[0].small in PREPOSITIONS
    part = part[1:] if governed else part
    if not part or part[0].small not in RELATIVES:
        return ""
    if not _noun_phrase(part):
        return "strong"
    return "" if governed else "weak"


def _noun_phrase(part: Sequence[Token]) -> bool:
    """Say whether the first word may be the article of a noun that follows."""
    for token in part[1:]:
        if token.text[:1].isupper():
            return True
        if not is_adjective(token.text):
            return False
    return False


def checked(opener: str, part: Sequence[Token], earlier: Sequence[Sequence[Token]]) -> str:
    """Trust a weak opener behind a noun; where an auxiliary is still open it opens nothing.

    Without a noun before it, it is the article that begins a main clause: ``MAIN``.
    """
    if opener != "weak" or not earlier or not earlier[-1]:
        return opener
    if any(auxiliary(token.text) for token in earlier[-1]):
        return ""
    antecedent = earlier[-1][-1]
    if not (antecedent.text[:1].isupper() or antecedent.small in _ANTECEDENTS):
        return MAIN
    return opener if _is_article(part) else "strong"


def _is_article(part: Sequence[Token]) -> bool:
    """Say whether ``part`` is nothing but article and noun in the singular: die Firma."""
    if len(part) != 2:
        return False
    readings = noun_readings(part[1].text)
    gender = _GENDERS.get(part[0].small, "")
    plural = any(number == "PLU" for _, _, number in readings)
    return not plural and (not readings or any(noun.gender == gender for noun, _, _ in readings))


def is_verb(token: Token) -> bool:
    """Say whether a word written small may be a finite verb."""
    word = token.text
    if not word.islower() or word in function_words():
        return False
    return bool(auxiliary(word)) or any(key[0].isdigit() for _, key in verb_readings(word))


def is_adjective(word: str) -> bool:
    """Say whether a word written small may be a declined adjective or participle."""
    if word in DETERMINERS or not word.islower():
        return False
    return any(word.endswith(e) and stem_reading(word.removesuffix(e)) for e in ENDINGS[1:])


def is_closed(part: Sequence[Token], kind: str) -> bool:
    """Say whether ``part`` is a subordinate clause with its verb, or um ... zu with its own."""
    if kind:
        return any(is_verb(token) for token in part)
    return bool(part) and part[0].small in GROUP_OPENERS and _has_zu(part)


def _has_zu(part: Sequence[Token]) -> bool:
    last = part[-1].text
    return any(token.text == "zu" for token in part[-2:]) or any(
        key == "EIZ" for _, key in verb_readings(last)
    )
