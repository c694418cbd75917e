"""What around a noun makes another gender unsafe: coordination, pronouns, omitted nouns."""

from __future__ import annotations

import re

from linter.german.attribute_reader import JOINERS
from linter.german.attributes import is_closed, is_declined
from linter.german.clauses import sentence_around
from linter.german.determiners import DETERMINERS
from linter.german.noun_phrase import Phrase
from linter.span import Span

_JOIN = r"und|oder|sowie|bzw\.|beziehungsweise|noch|sondern"
_QUOTE = r"[\"“”»«’*_]*"
_JOINED_BEHIND = re.compile(
    rf"{_QUOTE}\s*(?:(?P<mark>[/&+])|(?P<comma>,\s+)|,?\s+(?:{_JOIN}|(?:als|wie)\s+auch)\s+)"
    r"(?P<next>\(?[\w-]*)"
)
_SUSPENDED_BEHIND = re.compile(rf"{_QUOTE}(?:[-‑]|\s*(?:,|{_JOIN}|/)\s*[-‑]\w)")
_SUSPENDED_BEFORE = re.compile(rf"\w[-‑]{_QUOTE}\s*(?:,|{_JOIN}|/)\s+(?:[\w-]+\s+)?{_QUOTE}\Z")

_ALONE = r"(?!\s+(?:[a-zäöüß-]+e[mnrs]?,?\s+){0,3}[\"„“»«‚]?[A-ZÄÖÜ\d])"
"""No noun follows."""

_ARTICLES = {"FEM": "die|der", "MAS": "der|den|dem", "NEU": "das|dem"}
_POINTING = {"FEM": "er?", "MAS": "e[rmn]", "NEU": "e[sm]"}
_PERSONAL = {
    "FEM": "sie|ihr(?:e[mnrs]?)?|derer",
    "MAS": "er|ih[mn]|sein(?:e[mnrs]?)?",
    "NEU": "es|ihm|sein(?:e[mnrs]?)?|dies",
}
_PRONOUN = {
    gender: re.compile(
        rf"\b(?:{words}|(?<!,\s)(?:{_ARTICLES[gender]}){_ALONE}"
        rf"|(?:dies|jen|letzter|erster){_POINTING[gender]}{_ALONE})\b"
    )
    for gender, words in _PERSONAL.items()
}
_OMITTED = re.compile(
    r"\b(?P<determiner>[A-ZÄÖÜa-zäöü]\w+)\s+(?P<adjective>[a-zäöüß]+)\s*(?:[,.;:!?)]|\Z|(?:als|wie)\b)"
    r"|\b(?:k?ein|mein|dein|unser|jed|welch)e[rns]?\s*[,.;:!?)]"
)


def is_suspended(text: str, block: Span, span: Span) -> bool:
    """Say whether the noun shares its head with another word: "Vor- und Nachausbildung"."""
    if _SUSPENDED_BEHIND.match(text, span.end, block.end):
        return True
    return bool(_SUSPENDED_BEFORE.search(text, max(block.start, span.start - 80), span.start))


def is_coordinated(text: str, block: Span, span: Span, phrase: Phrase) -> bool:
    """Say whether another noun beside may share the determiner or the attributes."""
    last = phrase.before[-1].text if phrase.before else ""
    own = phrase.determiner or phrase.preposition
    if not own and (last in JOINERS or last in (",", "noch", "weder", "entweder", "sowohl")):
        return True
    if last in ("/", "&", "+"):
        return True
    found = _JOINED_BEHIND.match(text, span.end, block.end)
    if not found:
        return False
    word = found["next"]
    if found["comma"]:
        return word[:1].isupper() or is_declined(word)
    return not is_closed(word) or bool(found["mark"])


def is_referred_to(text: str, block: Span, end: int, gender: str) -> bool:
    """Say whether a pronoun of ``gender`` stands further on, in this sentence or the next."""
    pattern = _PRONOUN.get(gender)
    if pattern is None:
        return True
    sentence = sentence_around(text, block, Span(end - 1, end))
    if pattern.search(text, end, sentence.end):
        return True
    start = (
        sentence.end
        + len(text[sentence.end : block.end])
        - len(text[sentence.end : block.end].lstrip(' \t\r\n„“"»«('))
    )
    if start >= block.end:
        return False
    stop = sentence_around(text, block, Span(start, start + 1)).end
    following = text[start].lower() + text[start + 1 : stop]
    return pattern.search(following) is not None


def is_omitted(text: str, block: Span, span: Span) -> bool:
    """Say whether the sentence may leave the noun out elsewhere ("besser als die alte")."""
    sentence = sentence_around(text, block, span)
    for found in _OMITTED.finditer(text, sentence.start, sentence.end):
        if span.start <= found.start() < span.end:
            continue
        if found["determiner"] is None:
            return True
        if found["determiner"].lower() in DETERMINERS and is_declined(found["adjective"]):
            return True
    return False
