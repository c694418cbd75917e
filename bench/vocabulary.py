"""What the clean texts are made of: pairs of neighbouring words, lemmas, who meets whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from bench.texts import corpus

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.,;:!?()„“\"]")
_SHORTEST = 4
_MOST_SENTENCES = 300
"""A word in more sentences than this is not what a rule is about."""

Pair = tuple[str, str]


class Vocabulary(NamedTuple):
    """Words of the corpus: letters only, at least four, in no more than 300 sentences.

    ``pairs`` neighbour each other in the text (each once, in the order of the text); ``nouns`` and
    ``verbs`` lead from a form to its lemma; ``sentences`` are sets of forms, ``places`` leads from
    a form to the sentences with it; ``phrases`` are pairs of a form and the lemma that follows it.
    """

    pairs: tuple[Pair, ...]
    known: frozenset[Pair]
    phrases: frozenset[Pair]
    nouns: dict[str, str]
    verbs: dict[str, str]
    sentences: tuple[frozenset[str], ...]
    places: dict[str, frozenset[int]]

    def meet(self, one: str, other: str) -> bool:
        """Say whether two lemmas (or forms) ever stand in one sentence."""
        return not self.places[one].isdisjoint(self.places[other])


@cache
def vocabulary() -> Vocabulary:
    """Count the words of the clean texts and look their lemmas up."""
    read = [_WORD.findall(sentence) for sentence in corpus().sentences]
    counts = Counter(word for sentence in read for word in set(sentence))
    usable = {word for word, count in counts.items() if _is_usable(word, count)}
    known = dict.fromkeys(pair for sentence in read for pair in pairwise(sentence))
    nouns = {word: lemma for word in sorted(usable) if (lemma := _noun(word))}
    verbs = {word: lemma for word in sorted(usable) if (lemma := _verb(word))}
    lemmas = {**verbs, **nouns}
    return Vocabulary(
        tuple(pair for pair in known if usable.issuperset(pair)),
        frozenset(known),
        frozenset((one, lemmas[two]) for one, two in known if two in lemmas),
        nouns,
        verbs,
        tuple(frozenset(usable.intersection(sentence)) for sentence in read),
        _places(read, lemmas),
    )


def _is_usable(word: str, count: int) -> bool:
    return word.isalpha() and len(word) >= _SHORTEST and count <= _MOST_SENTENCES


def _places(read: list[list[str]], lemmas: dict[str, str]) -> dict[str, frozenset[int]]:
    places: defaultdict[str, set[int]] = defaultdict(set)
    for number, sentence in enumerate(read):
        for word in sentence:
            places[word].add(number)
            places[lemmas.get(word, word)].add(number)
    return {word: frozenset(found) for word, found in places.items()}


def _noun(word: str) -> str:
    from linter.german.lexicon import noun_readings  # reads the lexicon

    lemmas = {noun.lemma for noun, _, _ in noun_readings(word) if noun.kind == "SUB"}
    return _accepted(lemmas, "SUB") if word[0].isupper() and word[1:].islower() else ""


def _verb(word: str) -> str:
    from linter.german.lexicon import verb_readings

    lemmas = {verb.lemma for verb, _ in verb_readings(word)}
    return _accepted(lemmas, "VER") if word.islower() else ""


def _accepted(lemmas: set[str], kind: str) -> str:
    """Return the lemma if there is but one and a phrase may name it."""
    from linter.german.lemmas import LemmaError, forms_of

    if len(lemmas) != 1:
        return ""
    (lemma,) = lemmas
    try:
        forms_of(f"{lemma}:{kind}")
    except LemmaError:
        return ""
    return lemma if lemma.replace("|", "").isalpha() else ""
