"""What its clause tells about a verb: finite or not, and whether a finite one stands last."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from linter.german.clause_opener import Token, is_adjective, is_verb
from linter.german.clause_words import Clause
from linter.german.closed_words import (
    COMPARING,
    COORDINATORS,
    DETERMINERS,
    NOMINATIVES,
    PREPOSITIONS,
    PRONOUNS,
    auxiliary,
)
from linter.german.governed_verb import Option, allowed, at_end, aux_before, cluster

Options = tuple[list[Option], bool]
"""Best first; whether nothing else is possible."""

TORN, LAST = Option("FIN"), Option("FIN", last=True)


def options(kinds: Collection[str], clause: Clause) -> Options:
    """Return how a form that can be of these ``kinds`` (FIN, INF, PA2) may be read here."""
    found, sure = _options(kinds, clause)
    return found[:1] if sure else found, sure


def _options(kinds: Collection[str], clause: Clause) -> Options:
    behind, rest = cluster(clause)
    if found := _governed_behind(kinds, clause, behind, rest):
        return found
    if "FIN" not in kinds:
        return [Option(kind) for kind in kinds], len(kinds) == 1
    if clause.after and clause.after[0].small in PRONOUNS and not clause.opener:
        sure = not (aux_before(clause) and at_end(clause.after[1:]))
        return [TORN, *_others(kinds)], sure
    if found := _governed_before(kinds, clause) or _governed_later(kinds, clause):
        return found
    if at_end(clause.after):
        return _finiteat_end(kinds, clause)
    return _finite_inside(kinds, clause)


def _others(kinds: Collection[str]) -> list[Option]:
    return [Option(kind) for kind in kinds if kind != "FIN"]


def _governed_behind(
    kinds: Collection[str], clause: Clause, behind: list[Token], rest: Sequence[Token]
) -> Options | None:
    if not behind:
        return None
    found = allowed(behind[0].text, kinds)
    if not found:
        other = [Option("INF"), TORN] if "INF" in kinds else []
        return (other, False) if other else None
    return found, len(found) == 1 and (at_end(rest) or not clause.before)


def _governed_before(kinds: Collection[str], clause: Clause) -> Options | None:
    found = aux_before(clause)
    if found is None or clause.opener == "strong":
        return None if found is None else _unclear(kinds, clause, found[0])
    word, between = found
    governed = allowed(word, kinds)
    joined = any(token.small in COORDINATORS for token in between)
    end = at_end(clause.after)
    if not governed:
        return None
    if not joined:
        return governed, len(governed) == 1 and end and clause.whole
    return ([*governed, TORN] if end else [TORN, *governed]), False


def _governed_later(kinds: Collection[str], clause: Clause) -> Options | None:
    """An auxiliary behind a second verb may govern both: dass es geplant oder gebaut wird."""
    if not clause.opener or not at_end(clause.after):
        return None
    later = [token.text for token in clause.after if auxiliary(token.text)]
    found = allowed(later[0], kinds) if later else []
    return ([*found, LAST], False) if found else None


def _unclear(kinds: Collection[str], clause: Clause, word: str) -> Options:
    """A subordinate clause that already holds an auxiliary: a comma is missing, or more."""
    finite = [LAST, TORN] if at_end(clause.after) else [TORN, LAST]
    return [*finite, *allowed(word, kinds)], False


def _finiteat_end(kinds: Collection[str], clause: Clause) -> Options:
    if clause.opener:
        return _finite_last(kinds, clause)
    others = _others(kinds)
    pronoun = len(clause.before) == 1 and clause.before[0].small in PRONOUNS
    if pronoun:
        return [TORN], True
    second = any(is_verb(token) for token in clause.before)
    if others and (second or "INF" in kinds):
        return [*others, TORN, LAST], False
    return [TORN, *others, LAST], False


def _finite_last(kinds: Collection[str], clause: Clause) -> Options:
    """A word opens the clause, so that the verb is the last."""
    others = _others(kinds)
    if clause.opener == "soft" and clause.stop == "?" and len(clause.before) < 3:
        return [TORN, LAST], False
    if "PA2" in kinds and not _subject(clause):
        return [*others, LAST], False
    if "PA2" in kinds and clause.before[0].small in COMPARING and not _pronoun(clause):
        return [LAST, *others], False
    return [LAST, TORN, *others], _is_sure(clause)


def _is_sure(clause: Clause) -> bool:
    known = clause.opener in ("strong", "soft") and clause.whole and len(clause.before) > 1
    return known and not any(is_verb(t) and not is_adjective(t.text) for t in clause.before)


def _pronoun(clause: Clause) -> bool:
    return len(clause.before) > 1 and clause.before[1].small in NOMINATIVES


def _subject(clause: Clause) -> bool:
    """Say whether a noun or pronoun that no preposition governs stands before the verb."""
    if clause.before[0].small in DETERMINERS or clause.before[0].small in ("wer", "was"):
        return True
    governed = False
    for token in clause.before[1:]:
        noun = token.text[:1].isupper()
        if not governed and (noun or token.small in PRONOUNS | DETERMINERS):
            return True
        governed = token.small in PREPOSITIONS or (governed and not noun)
    return False


def _finite_inside(kinds: Collection[str], clause: Clause) -> Options:
    others = _others(kinds)
    if clause.opener == "strong":
        joined = clause.before[-1].small in COORDINATORS
        return [TORN, LAST] if joined else [LAST, TORN, *others], False
    behind = clause.after[0]
    loose = behind.small in PREPOSITIONS or not clause.whole
    if not clause.before or not others:
        return _first(others, clause, loose)
    if "INF" in kinds:
        sure = any(token.small in NOMINATIVES for token in clause.words) or not (
            loose or clause.stop in ("", ":")
        )
        return [TORN, *others], sure
    if loose and not clause.whole and behind.small in PREPOSITIONS:
        return [*others, TORN], False
    firm = clause.stop not in ("", ":") or behind.small in DETERMINERS
    return [TORN, *others], clause.whole and (firm or not loose)


def _first(others: list[Option], clause: Clause, loose: bool) -> Options:
    """A verb with nothing before it: question, command, condition; or a participle's clause."""
    if not others:
        return [TORN], True
    behind_clause = clause.whole and clause.place.start > clause.sentence.start + 1
    asked = clause.stop in ("?", "!")
    if Option("INF") in others:
        return ([TORN, *others], True) if asked and not loose else ([*others, TORN], False)
    if loose:
        return [*others, TORN], False
    return [TORN, *others], asked or behind_clause
