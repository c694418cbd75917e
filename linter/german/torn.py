"""Where the particle of a torn verb stands: drückte seine Ansichten öffentlich **aus**."""

from __future__ import annotations

import re
from functools import cache

from linter.german.clauses import clause_around, words_between
from linter.span import Span

MOST_WORDS_APART = 15

_END = (
    r"(?=[\"“”»’)\]]*\s*(?:[.,;:!?…)\]]|\Z)"
    r"|\s+(?:und|oder|als|wie|sowie|aber|sondern|bevor|–|—)(?!\w))"
)
# Expressions are compiled where they are used (re keeps them): few texts need them.
_JOINED_BY = r"(\b(?:und|oder|aber|sondern|denn|bzw\.)\s|,\s)"
_SUBORDINATE = (
    r"(?:(?:in|an|auf|mit|bei|von|zu|für|durch|aus|nach|über|unter|vor|um|ohne|gegen)\s)?"
    r"(?:der|die|das|den|dem|dessen|deren|denen|welche[rsmn]?|wo|was|wie|wer|dass|weil|wenn|ob|um"
    r"|obwohl|damit|während|nachdem|bevor|sobald|solange|falls|sofern|indem|sodass|da|als|bis|seit"
    r"|ohne|statt)\s"
)
_FINITE = r"(?<![\w-])[a-zäöüß]{2,}(?:t|st|test|tet|te(?!\s+[A-ZÄÖÜ])|ten(?!\s+[A-ZÄÖÜ]))(?![\w-])"
_NOT_FINITE = frozenset(
    """nicht jetzt erst zuerst fast selbst meist sonst zunächst zuletzt mit seit dort oft gut laut
    weit statt samt damit somit womit direkt bereits insgesamt derzeit jederzeit längst möglichst
    äußerst heute bitte höchst bekannt gesamt spät leicht schlecht recht konkret""".split()
)
_STRONG = (
    r"(?<![\w-])(?:ging|kam|sah|fiel|lief|rief|nahm|gab|stand|fand|hielt|lud|zog|schloss|schrieb|sprach"
    r"|trat|trug|warf|war|bot|bat|blieb|brach|flog|half|hing|lag|las|riss|saß|schnitt|schob|schien"
    r"|schlug|stieg|wies|wuchs|ließ)(?:en)?(?![\w-])"
)


def particle_behind(text: str, block: Span, finite: Span, particle: str) -> Span | None:
    """Return where the particle of the finite verb at ``finite`` stands, at the end of its clause.

    At most fifteen words lie between, an apposition or relative clause between two commas among
    them; a particle behind another finite verb that follows ``und`` or ``oder`` belongs to that.
    """
    clause = clause_around(text, block, finite)
    for match in _particle(particle).finditer(text, finite.end, clause.end):
        gap = Span(finite.end, match.start())
        words = words_between(text, gap)
        if words is None or words > MOST_WORDS_APART or _other_verb(gap.of(text)):
            continue
        return Span(*match.span())
    return None


@cache
def _particle(particle: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?i:{re.escape(particle)}){_END}")


def _other_verb(between: str) -> bool:
    """Say whether a second finite verb follows a conjunction or comma in what lies between."""
    _, *rest = re.split(_JOINED_BY, between)
    pairs = zip(rest[::2], rest[1::2], strict=True)
    return any(
        _is_finite(part)
        for sign, part in pairs
        if sign[0] != "," or not re.match(_SUBORDINATE, part)
    )


def _is_finite(part: str) -> bool:
    return re.search(_STRONG, part) is not None or any(
        match[0] not in _NOT_FINITE for match in re.finditer(_FINITE, part)
    )
