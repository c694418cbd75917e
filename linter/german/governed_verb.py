"""What the auxiliaries of a clause make of its verb: participle or infinitive."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from linter.german.clause_opener import Token
from linter.german.clause_words import Clause
from linter.german.closed_words import COMPARING, COORDINATORS, auxiliaries, auxiliary

GOVERNED = {
    "haben": ("PA2",),
    "sein": ("PA2",),
    "werden": ("PA2", "INF"),
    "modal": ("INF",),
    "lassen": ("INF",),
}
_ENDING = (COORDINATORS | COMPARING) - {"aber", "doch", "denn"}
PAST = frozenset("wurde wurden wurdest wurdet worden geworden".split())
"""With these a participle makes the passive; an infinitive cannot stand here."""


class Option(NamedTuple):
    """One way to read the verb: FIN, INF, PA2 ...; ``last``: a finite one at its clause's end."""

    kind: str
    last: bool = False


def cluster(clause: Clause) -> tuple[list[Token], Sequence[Token]]:
    """Return the auxiliaries right behind the verb (hat, werden kann) and the words after them."""
    found: list[Token] = []
    words = clause.after
    for index, token in enumerate(words):
        behind = words[index + 1] if index + 1 < len(words) else None
        if token.text == "zu" and behind and auxiliary(behind.text):
            continue
        possessive = token.text == "sein" and behind is not None and not auxiliary(behind.text)
        if not auxiliary(token.text) or (possessive and not at_end(words[index + 1 :])):
            return found, words[index:]
        found.append(token)
    return found, ()


def at_end(words: Sequence[Token]) -> bool:
    """Say whether the clause ends before ``words``, or another is joined to it."""
    return not words or words[0].small in _ENDING


def allowed(word: str, kinds: Collection[str]) -> list[Option]:
    """Return what an auxiliary can govern of ``kinds``, the likelier one first."""
    governed = ("PA2",) if word in PAST else GOVERNED.get(auxiliary(word), ())
    return [Option(kind) for kind in governed if kind in kinds]


def aux_before(clause: Clause) -> tuple[str, Sequence[Token]] | None:
    """Return the finite auxiliary before the verb and what stands between, or None."""
    words = clause.before
    for index in reversed(range(len(words))):
        word = words[index].text.lower() if index == 0 else words[index].text
        kind, finite = auxiliaries().get(word, ("", False))
        if finite and kind and not (index and words[index - 1].text == "zu"):
            return word, words[index + 1 :]
    return None
