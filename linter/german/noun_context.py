"""The ways to read what stands left of a noun, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.german import attributes
from linter.german.attribute_reader import QUOTES, Reader
from linter.german.determiners import DETERMINERS, INVARIABLE
from linter.german.lexicon import nouns
from linter.german.noun_phrase import Phrase, Token
from linter.german.prepositions import CONJUNCTIONS, CONTRACTIONS, GOVERNMENT

_RELATIVE = frozenset("der die das den dem deren dessen".split())
_COUNTING = frozenset("bis zu über unter um gegen an".split())
"""Before a number these need not govern: "bis zu zwei Monate", "über 100 Modelle"."""

_FOCUS = frozenset("nur fast etwa genau noch auch rund ausschließlich lediglich bloß".split())


def phrases(words: Sequence[Token]) -> Iterator[Phrase]:
    """Yield the ways to read ``words`` before a noun."""
    reader = Reader(list(words))
    left = tuple(words[: reader.place + 1])
    phrase = Phrase(left, None, None, tuple(reader.found), reader.plural, reader.doubtful)
    if not left or [token.text for token in left[-2:]] == ["vor", "allem"]:
        yield phrase
    elif _is_determiner(left[-1].text):
        yield from _determined(phrase)
    elif left[-1].text in GOVERNMENT:
        yield replace(phrase, before=left[:-1], preposition=left[-1])
        bare = replace(phrase, doubtful=phrase.doubtful or _is_unclear(phrase))
        free = left[-1].text in (_COUNTING if phrase.plural else CONJUNCTIONS)
        yield replace(bare, fallback=not free)
    else:
        yield from _far(phrase)
        yield replace(phrase, doubtful=phrase.doubtful or _is_unclear(phrase))
    yield Phrase(tuple(words), doubtful=True, fallback=True)


def _is_determiner(word: str) -> bool:
    return word in DETERMINERS or word in CONTRACTIONS or word in INVARIABLE


def _determined(phrase: Phrase) -> Iterator[Phrase]:
    """Yield readings of a phrase whose last word before the attributes is a determiner."""
    token = phrase.before[-1]
    known = DETERMINERS.get(token.text)
    left = phrase.before[:-1]
    outer = left[-1].text if left else ""
    if known and known.attributive and _is_outer(outer, known.name):
        inner = replace(phrase, before=left, attributes=(token, *phrase.attributes))
        yield from _determined(inner)
        phrase = replace(phrase, fallback=known.name != "ein")
    if token.text in CONTRACTIONS:
        yield replace(phrase, before=left, determiner=token)
        return
    phrase = replace(phrase, before=left, determiner=token)
    phrase = replace(phrase, doubtful=phrase.doubtful or _is_pronoun(phrase))
    yield from _governed(phrase)


def _is_outer(word: str, name: str) -> bool:
    """Whether behind ``word`` the determiner ``name`` is an adjective (die eine, eine solche)."""
    known = DETERMINERS.get(word)
    if known is None or name in ("ein", "jed"):
        allowed = {"ein": ("der", "dies", "jen"), "jed": ("ein",)}.get(name, ())
        return known is not None and known.name in allowed
    return True


def _governed(phrase: Phrase) -> Iterator[Phrase]:
    """Yield the phrase with the preposition before it, over adverbs (mit nur einer)."""
    at = len(phrase.before) - 1
    while at >= 0 and phrase.before[at].text in _FOCUS:
        at -= 1
    word = phrase.before[at].text if at >= 0 else ""
    what = word == "für" and at > 0 and phrase.before[at - 1].text == "was"
    if word in GOVERNMENT and word != "bis" and not what:
        far = replace(phrase, before=phrase.before[:at], preposition=phrase.before[at])
        yield replace(far, doubtful=far.doubtful or _is_pronoun(far))
        wrong = phrase.doubtful or word not in CONJUNCTIONS
        clause = word == "um" and (not far.before or far.before[-1].text in ",;:.!?")
        phrase = replace(phrase, fallback=not clause, doubtful=wrong)
    yield phrase


def _is_pronoun(phrase: Phrase) -> bool:
    """Whether the determiner may be a relative or demonstrative pronoun instead."""
    if phrase.determiner is None:
        return False
    word = phrase.determiner.text
    behind_comma = bool(phrase.before) and phrase.before[-1].text == ","
    if behind_comma and (word in _RELATIVE or phrase.governor == "während"):
        return True
    head = not phrase.before or behind_comma or phrase.before[-1].text in ".!?:;"
    first = phrase.attributes[0].text if phrase.attributes else ""
    return head and word in _RELATIVE and bool(first) and attributes.is_finite(first)


def _far(phrase: Phrase) -> Iterator[Phrase]:
    """Yield readings with a determiner that other words part from the noun.

    "die auf Daten basierende Vorausbildung", "die KI Vorausbildung".
    """
    words = phrase.before
    for at in range(len(words) - 2, max(-1, len(words) - 10), -1):
        word, behind = words[at].text, words[at + 1].text
        if not (word[0].isalnum() or word in QUOTES):
            return
        if word not in DETERMINERS and word not in CONTRACTIONS:
            continue
        opens = behind in GOVERNMENT or behind in CONTRACTIONS or attributes.is_closed(behind)
        if opens if phrase.attributes else all(_is_foreign(w) for w in words[at + 1 :]):
            inner = replace(phrase, before=words[:at], determiner=words[at], doubtful=True)
            yield from _governed(inner) if word in DETERMINERS else (inner,)
            return


def _is_foreign(token: Token) -> bool:
    word = token.text.rstrip("s")
    return token.is_name and (token.text.isupper() or not (nouns(token.text) or nouns(word)))


def _is_unclear(phrase: Phrase) -> bool:
    """Whether a phrase without a determiner may have one that was not found."""
    last = phrase.before[-1].text
    first = phrase.attributes[0].text if phrase.attributes else ""
    if first and attributes.is_finite(first):
        return True
    if last in ("\ufffc", ")"):
        return True
    if not phrase.before[-1].is_name:
        return False
    if first:
        return attributes.is_participle(first) and not _is_genitive(phrase.before)
    return not _is_genitive(phrase.before)


def _is_genitive(before: Sequence[Token]) -> bool:
    """Whether the last word is a name in the genitive, without a determiner before it."""
    word = before[-1].text
    outer = before[-2].text if len(before) > 1 else ""
    if not word.endswith("s") or word.isupper() or nouns(word):
        return False
    return outer not in DETERMINERS and outer not in CONTRACTIONS and not _is_attribute(outer)


def _is_attribute(word: str) -> bool:
    return bool(word) and attributes.is_declined(word)
