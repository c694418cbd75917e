"""Words right behind a noun that take its gender: relative pronouns, possessives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.german.attributes import is_closed, is_declined
from linter.german.clauses import sentence_around
from linter.german.closed_words import SUBORDINATORS
from linter.german.determiners import CASES, RELATIVES
from linter.german.prepositions import CONJUNCTIONS, GOVERNMENT
from linter.german.verbs import verb_readings
from linter.span import Span

Changes = tuple[tuple[Span, str], ...]

_WORD = r"(?:der|die|das|den|dem|dessen|deren|welche[rsmn]?)\b"
_BEHIND = re.compile(
    rf"[\"“”»«’*_]*,\s+(?:(?P<preposition>(?!{_WORD})[^\W\d_]+)\s+)?"
    rf"(?P<word>{_WORD})(?:\s+(?P<next>[^\s,.;:!?]+))?"
)
_POSSESSIVE = re.compile(
    r"[\"“”»«’*_]*\s+(?:und|oder|samt|mitsamt|sowie|nebst|mit|durch|für|über|an|in)\s+"
    r"(?P<word>ihr|sein)(?:e[mnrs]?)?\b"
)
_SUBJECTS = frozenset("er wir man ich du".split())
_OPENERS = SUBORDINATORS | frozenset("was wer wie wo".split())
_PLURAL_SUBJECTS = frozenset("wir sie Sie".split())


@dataclass(frozen=True, slots=True)
class Behind:
    """What may be written behind the noun, best first; ``sure``: only the first is possible."""

    options: tuple[Changes, ...] = ((),)
    sure: bool = True
    end: int = 0


def behind(text: str, block: Span, end: int, old: str, new: str) -> Behind:
    """Return how the words behind a noun that ends at ``end`` follow from gender old to new."""
    if found := _BEHIND.match(text, end, block.end):
        return _relative(text, block, found, old, new)
    found = _POSSESSIVE.match(text, end, block.end)
    stems = ["ihr" if gender == "FEM" else "sein" for gender in (old, new)]
    if found and found["word"] == stems[0] != stems[1]:
        return Behind((((Span(*found.span("word")), stems[1]),), ()), False, found.end())
    return Behind(end=end)


def _relative(text: str, block: Span, found: re.Match[str], old: str, new: str) -> Behind:
    forms = list(dict.fromkeys(_forms(found, old, new)))
    if not forms:
        return Behind(end=found.end("word"))
    options: tuple[Changes, ...] = tuple(((Span(*found.span("word")), form),) for form in forms)
    judged = is_relative(text, block, found)
    if judged is None:
        options = (*options, ())
    elif not judged:
        options = ((),)
    return Behind(options, judged is True and len(forms) == 1, found.end("word"))


def _forms(found: re.Match[str], old: str, new: str) -> Iterator[str]:
    """Yield the forms for the new gender, the likelier case first."""
    word, preposition = found["word"], found["preposition"]
    table = RELATIVES["welcher" if word.startswith("welch") else "der"]
    if preposition and (preposition.lower() not in GOVERNMENT or preposition == "bis"):
        return
    for case in CASES:
        governed = case == "GEN" or not preposition or case in GOVERNMENT[preposition.lower()]
        if case == "NOM" and (preposition or found["next"] in _SUBJECTS):
            continue
        if governed and word in table.get((case, old), ()):
            yield table[case, new][0]


def is_relative(text: str, block: Span, found: re.Match[str]) -> bool | None:
    """Say whether ``found`` opens a relative clause about one thing; None: cannot be told."""
    if found["word"] in ("deren", "dessen"):
        return True
    if found["preposition"] in CONJUNCTIONS:
        return None
    if found["word"].startswith("welch") and _is_attributive(found["next"] or ""):
        return False
    return _is_clause(text, block, found["next"] or "", found)


def _is_clause(text: str, block: Span, after: str, found: re.Match[str]) -> bool | None:
    """Say whether a verb stands where a relative clause has it, and is in the singular."""
    start = found.start("word")
    stop = sentence_around(text, block, Span(start, start + 1)).end
    clause = re.split(r"[,;:–—()]\s|\s[–—]", text[start:stop], maxsplit=1)[0]
    words = re.findall(r"[^\W\d_][\w-]*", clause)
    persons = _persons(words[-1]) if len(words) > 1 else set()
    if not _OPENERS.isdisjoint(words):
        return None
    if "3:SIN" in persons or (persons and (found["preposition"] or after in _PLURAL_SUBJECTS)):
        return True
    if persons:
        return None
    return False if _is_attributive(after) else None


def _is_attributive(word: str) -> bool:
    """Whether a noun or its attribute: what stands before it may be a determiner."""
    return word[:1].isupper() or is_declined(word)


def _persons(word: str) -> set[str]:
    """Return person and number of a finite verb."""
    if not word.islower() or is_closed(word):
        return set()
    return {key[:5] for verb, key in verb_readings(word) if key[0].isdigit()}


def first_relative(text: str, block: Span, start: int, old: str) -> bool:
    """Say whether the first comma behind ``start`` may open a relative clause about the noun."""
    stop = sentence_around(text, block, Span(start - 1, start)).end
    comma = text.find(",", start, stop)
    found = _BEHIND.match(text, comma, stop) if comma >= 0 else None
    if found is None or not any(_forms(found, old, old)):
        return False
    return is_relative(text, block, found) is not False
