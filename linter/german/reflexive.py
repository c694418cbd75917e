"""Where ``sich`` goes when a verb becomes reflexive, and in which person."""

from __future__ import annotations

from linter.german.clause_opener import Token
from linter.german.clause_words import Clause
from linter.german.closed_words import (
    GROUP_OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    REFLEXIVES,
    auxiliaries,
    auxiliary,
)
from linter.german.verb_person import person
from linter.german.verb_phrase import Reading

_FORMS = {named: form for form, named in REFLEXIVES.items() if named}


def has_reflexive(clause: Clause) -> bool:
    """Say whether a reflexive pronoun, that may belong to the verb, stands in the clause."""
    named = person(clause)
    return any(
        token.small == "sich" or (named and REFLEXIVES.get(token.small) == named)
        for token in clause.words
    )


def takes_reflexive(clause: Clause, reading: Reading) -> bool:
    """Say whether a reflexive verb can stand in this form here: no passive, no attribute."""
    if reading.kind != "PA2":
        return reading.ending == ""
    kinds = [auxiliary(token.text) for token in clause.words]
    return not reading.ending and "haben" in kinds and "werden" not in kinds


def reflexive(clause: Clause, reading: Reading, last: bool) -> tuple[int, str]:
    """Return where the pronoun goes and the pronoun with a blank: ``" mich"`` or ``"sich "``.

    Behind the finite verb or the word that opens the clause, and a pronoun that follows these;
    where neither is seen, before the verb.
    """
    named = reading.key[:5] if reading.kind == "FIN" else person(clause)
    named = {"IMP:S": "2:SIN", "IMP:P": "2:PLU"}.get(named, named)
    if named == "1:PLU" and person(clause) != "1:PLU":
        named = "3:PLU"
    pronoun = _FORMS.get(named, "sich")
    anchor, row = _anchor(clause, reading, last)
    if anchor is None:
        return clause.place.start, f"{pronoun} "
    if row and row[0].small in PRONOUNS:
        anchor = row[0]
    return anchor.span.end, f" {pronoun}"


def _anchor(clause: Clause, reading: Reading, last: bool) -> tuple[Token | None, tuple[Token, ...]]:
    """Return behind which word it stands, and the words behind that."""
    verb = Token("", clause.place, word=True)
    if reading.kind == "FIN" and not last:
        return verb, clause.gap or clause.after
    before = clause.before
    if reading.kind == "EIZ":
        index = next((i for i, t in enumerate(before) if t.small in GROUP_OPENERS), None)
        return (None, ()) if index is None else (before[index], ())
    if clause.opener:
        index = 1 if before[0].small in PREPOSITIONS else 0
        return before[index], before[index + 1 :]
    for index in reversed(range(len(before))):
        _, finite = auxiliaries().get(before[index].small, ("", False))
        if finite:
            return before[index], before[index + 1 :]
    return None, ()
