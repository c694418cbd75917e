"""Makes rule packs of any size from the word pairs of the clean texts.

The words of a rule are words of the texts, so that a scan meets them all the time; together, as
the rule wants them, they stand there in about one rule of fifty. A longer pack begins with the
rules of a shorter one.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from bench.vocabulary import Pair, Vocabulary, vocabulary

_HITS = 0.02
_TRIES = 10_000

Keys = dict[str, Any]


def pack(count: int) -> str:
    """Return the YAML of ``count`` rules, named ``bench-0`` and so on."""
    return "".join(_entry(number) for number in range(count))


def kind_of(number: int) -> str:
    """Return the kind of the rule with this number."""
    return _ORDER[number % len(_ORDER)]


def _entry(number: int) -> str:
    dice = random.Random(f"pack {number}")
    keys = KINDS[kind_of(number)](vocabulary(), dice, dice.random() < _HITS)
    lines = [f"- id: bench-{number}", '  message: {de: "Probe.", en: "Trial."}']
    lines += [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    return "\n".join(lines) + "\n"


def _fixed(words: Vocabulary, dice: random.Random, hits: bool) -> Keys:
    """Two words."""
    return {"match": " ".join(_pair(words, dice, hits))}


def _inflected(words: Vocabulary, dice: random.Random, hits: bool) -> Keys:
    """A word and every form of a noun or a verb."""
    for _ in range(_TRIES):
        first, second = dice.choice(words.pairs)
        if not hits:
            second = dice.choice(words.pairs)[1]
        kind, lemma = _lemma(words, second)
        if lemma and ((first, lemma) in words.phrases) == hits:
            return {"match": f"{first} <{lemma}:{kind}>"}
    raise AssertionError("the corpus is too small")


def _in_clause(words: Vocabulary, dice: random.Random, hits: bool) -> Keys:
    """Every form of a verb and of a noun in one clause, in either order."""
    verb, noun = _meeting(dice, words, list(words.verbs.values()), hits)
    return {"match": f"verb:<{verb}:VER> ~ <{noun}:SUB>"}


def _expression(words: Vocabulary, dice: random.Random, hits: bool) -> Keys:
    """An expression with alternatives and a look around."""
    (one, two), (other, more) = _pair(words, dice, hits), _pair(words, dice, False)
    ends = dice.choice([r"(?![\w-])", r"(?=[\s.,;:])", r"(?!\w|-)(?!\s+[0-9])"])
    return {"match": {"regex": rf"(?<![\w-])(?:{one}|{other})\s(?:{two}|{more}){ends}"}}


def _guarded(words: Vocabulary, dice: random.Random, hits: bool) -> Keys:
    """A noun that counts only near another word, or not near one, or both."""
    way = dice.choice(["near", "unless", "both"])
    nouns = list(words.nouns.values())
    if way == "near":
        noun, other = _meeting(dice, words, nouns, hits)
        return {"match": f"<{other}:SUB>", "near": f"(<{noun}:SUB>|{_pair(words, dice, False)[0]})"}
    match = _pair(words, dice, True)
    beside = sorted(_sentence(words, match) - {*match}) or ["niemals"]
    if hits:
        beside = [dice.choice(words.pairs)[1]]
    unless = f"({dice.choice(beside)}|<{dice.choice(nouns)}:SUB>)"
    near = {"near": f"({'|'.join(beside[:3])})"} if way == "both" else {}
    return {"match": " ".join(match), **near, "unless": unless}


def _pair(words: Vocabulary, dice: random.Random, hits: bool) -> Pair:
    """Return a pair that stands in the texts, or one of words that stand there apart."""
    for _ in range(_TRIES):
        first, second = dice.choice(words.pairs)
        if hits:
            return first, second
        other = dice.choice(words.pairs)[1]
        if (first, other) not in words.known and other[0].isupper() == second[0].isupper():
            return first, other
    raise AssertionError("the corpus is too small")


def _lemma(words: Vocabulary, form: str) -> Pair:
    """Return the kind and lemma of a noun or verb, ``""`` for others."""
    if form in words.nouns:
        return "SUB", words.nouns[form]
    return "VER", words.verbs.get(form, "")


def _meeting(dice: random.Random, words: Vocabulary, ones: list[str], hits: bool) -> Pair:
    """Return one of ``ones`` and a noun that meet in a sentence, or never do."""
    nouns = list(words.nouns.values())
    for _ in range(_TRIES):
        one, noun = dice.choice(ones), dice.choice(nouns)
        if one != noun and words.meet(one, noun) == hits:
            return one, noun
    raise AssertionError("the corpus is too small")


def _sentence(words: Vocabulary, pair: Pair) -> frozenset[str]:
    """Return the words of the first sentence with both words of ``pair``."""
    return words.sentences[min(words.places[pair[0]] & words.places[pair[1]])]


KINDS: dict[str, Callable[[Vocabulary, random.Random, bool], Keys]] = {
    "fixed": _fixed,
    "inflected": _inflected,
    "in-clause": _in_clause,
    "regex": _expression,
    "guarded": _guarded,
}
SHARES = {"fixed": 7, "inflected": 5, "in-clause": 3, "regex": 2, "guarded": 3}
"""Of twenty rules so many are of this kind."""

_ORDER = [kind for kind, share in SHARES.items() for _ in range(share)]
random.Random(20).shuffle(_ORDER)
