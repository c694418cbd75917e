"""Which reading of a noun comes first where several are possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.german.noun_forms import Reading
from linter.german.noun_phrase import Phrase, Token
from linter.german.prepositions import CONTRACTIONS, GOVERNMENT

_OPENERS = frozenset(
    """dass weil wenn als ob während bevor nachdem da indem wie obwohl sobald solange damit denn
    sodass falls sofern und aber sondern wo seit bis wird wurde ist war bleibt beginnt dauert endet
    besteht folgt umfasst gilt""".split()
)
"""Behind these the subject is likely."""

_SUBJECTS = frozenset("ich du er sie es wir ihr man Sie wer".split())
_PASSIVE = frozenset("wird wurde werden wurden ist sind war waren beginnt endet gibt".split())


def by_likelihood(phrase: Phrase, readings: Iterable[Reading]) -> list[Reading]:
    """Return ``readings``, the likeliest first."""
    order = _order(phrase)
    return sorted(
        readings, key=lambda reading: (order.index(reading.case), reading.number != "SIN")
    )


def _order(phrase: Phrase) -> list[str]:
    if phrase.governor:
        cases = GOVERNMENT[phrase.governor]
        return [*cases, *(case for case in ("NOM", "AKK", "DAT", "GEN") if case not in cases)]
    before = phrase.before
    if before and before[-1].is_name:
        return ["GEN", "NOM", "AKK", "DAT"]
    direct = ["NOM", "AKK"] if _is_subject(before) else ["AKK", "NOM"]
    oblique = ["DAT", "GEN"] if before else ["GEN", "DAT"]
    return [*direct, *oblique]


def _is_subject(before: Sequence[Token]) -> bool:
    """Whether nothing before can be the subject of the clause: what is governed cannot."""
    words: list[str] = []
    for token in reversed(before):
        if token.text in ".!?:;" or (token.text == "," and words):
            break
        words.insert(0, token.text)
    if not words or words[-1] in _OPENERS or words[-1] in _PASSIVE:
        return True
    governed = False
    for word in words:
        if word in _SUBJECTS or (word[0].isupper() and not governed):
            return False
        governed = word in GOVERNMENT or word in CONTRACTIONS or (governed and word.islower())
    return True
