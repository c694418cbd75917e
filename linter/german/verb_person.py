"""Which person, tense and mood a finite form has here, where it may have several."""

from __future__ import annotations

from collections.abc import Sequence

from linter.german.clause_opener import Token
from linter.german.clause_words import Clause, tokens
from linter.german.closed_words import COORDINATORS, NOMINATIVES

_UNREAL = frozenset(
    "wäre wären wärst wärt hätte hätten hättest hättet würde würden würdest würdet könnte könnten"
    " müsste müssten dürfte dürften möchte möchten".split()
)
_CONDITION = frozenset("wenn falls ob wünschte doch".split())
_WEAKER = {
    "1:SIN": ("3:SIN",),
    "2:SIN": ("3:SIN", "2:PLU"),
    "1:PLU": ("3:PLU",),
    "2:PLU": ("3:SIN",),
}
"""A person is dropped where one of these is possible and no pronoun speaks for it."""


def narrowed(keys: Sequence[str], clause: Clause, text: str) -> list[str]:
    """Return which of ``keys`` (3:SIN:PRÄ, IMP:SIN ...) the clause leaves, best first."""
    commands = [key for key in keys if key.startswith("IMP")]
    finite = _moods([key for key in keys if key not in commands], clause, text)
    finite, known = _persons(finite, clause)
    if not commands or known:
        return finite or commands
    if clause.before or clause.stop == "?" or not clause.whole:
        plain = clause.opener or clause.stop == "?" or any(key.endswith("PRÄ") for key in finite)
        return finite if plain else finite + commands
    behind = (*clause.gap, *clause.after)[:1]
    wish = any(token.text[:1].isupper() for token in behind)  # Gebe Gott ...
    others = [key for key in finite if wish or not key.endswith("KJ1")]
    others = [key for key in others if not key.startswith("1:SIN")]
    return commands + others


def _moods(keys: list[str], clause: Clause, text: str) -> list[str]:
    """Drop a subjunctive that looks like the indicative unless the sentence is unreal."""
    past = {key[:5] for key in keys if key.endswith("PRT")}
    wish = [key for key in keys if key.endswith("KJ2") and key[:5] in past]
    present = {key[:5] for key in keys if key.endswith("PRÄ")}
    doubled = [key for key in keys if key.endswith("KJ1") and key[:5] in present]
    plain = [key for key in keys if key not in wish and key not in doubled]
    words = {token.small for token in tokens(text, clause.sentence)} if wish else set()
    if words & _UNREAL:
        return wish + plain
    return plain + wish if words & _CONDITION else plain


def _persons(keys: list[str], clause: Clause) -> tuple[list[str], bool]:
    """Keep the person that a pronoun names; the second value says whether one does."""
    named = person(clause)
    if named and any(key.startswith(named) for key in keys):
        return [key for key in keys if key.startswith(named)], True
    possible = {key[:5] for key in keys}
    maybe = _you(clause)
    if maybe == "yes" and "2:PLU" in possible:
        return [key for key in keys if key.startswith("2:PLU")], True
    weaker = {p for p, stronger in _WEAKER.items() if possible.intersection(stronger)}
    if maybe:
        weaker.discard("2:PLU")
    kept = [key for key in keys if key[:5] not in weaker]
    return sorted(kept, key=lambda key: key.startswith("2:PLU")), False


def person(clause: Clause) -> str:
    """Return the person that a pronoun which can be nothing but the subject names, or nothing."""
    words = clause.words
    for index, token in enumerate(words):
        joined = index and words[index - 1].small in COORDINATORS
        if token.small in NOMINATIVES and not joined and (token.text.islower() or index == 0):
            return NOMINATIVES[token.small]
    return ""


def _you(clause: Clause) -> str:
    """Say whether ``ihr`` beside the verb or behind the opener is the subject."""
    behind = (*clause.gap, *clause.after)
    if clause.before and clause.before[-1].small == "ihr":
        return "yes" if clause.before[-1].text.islower() or len(clause.before) == 1 else ""
    row = behind[:2] if behind and behind[0].small == "ihr" else _behind_opener(clause)
    if not row:
        return ""
    noun = len(row) > 1 and row[1].text[:1].isupper()
    return "maybe" if noun else "yes"


def _behind_opener(clause: Clause) -> Sequence[Token]:
    row = clause.before[1:3]
    return row if clause.opener and row and row[0].text == "ihr" else ()
