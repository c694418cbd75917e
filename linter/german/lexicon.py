"""The lexicon: lemma -> forms and form -> lemmas, for nouns, verbs and adjectives.

Nothing is opened before the first look-up, nothing is guessed: what is unknown gives ``()`` or
None, and where two sources differ the word says so (``disputed``, ``doubts``). Tags are those of
LanguageTool's dictionary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from linter.german import lexicon_data
from linter.german.adjectives import Adjective, adjective
from linter.german.compounds import cuts
from linter.german.new_words import Row
from linter.german.nouns import Noun, Nouns, compound
from linter.german.verbs import Verb, verb, verb_readings

__all__ = [
    "Adjective", "Lexicon", "Noun", "Reading", "Verb", "adjective", "noun_readings", "nouns",
    "verb", "verb_readings", "with_words",
]  # fmt: skip

Reading = tuple[Noun, str, str]
"""A noun, case, number."""


class Lexicon:
    """The nouns of the language, and those that a user adds."""

    def __init__(self, extra: tuple[Row, ...] = ()) -> None:
        self._simple = Nouns(extra)
        self._nouns: dict[str, tuple[Noun, ...]] = {}
        self._readings: dict[str, tuple[Reading, ...]] = {}

    def nouns(self, lemma: str) -> tuple[Noun, ...]:
        """Return one noun a gender; ``()`` when the word and its head are unknown."""
        if lemma not in self._nouns:
            listed = self._simple.get(lemma) or self._simple.derived(lemma)
            self._nouns[lemma] = listed or tuple(self._compounds(lemma))
        return self._nouns[lemma]

    def noun_readings(self, form: str) -> tuple[Reading, ...]:
        """Return what ``form``, as it stands in a text, can be: noun, case, number."""
        if form not in self._readings:
            found = dict.fromkeys(self._simple.readings(form) if form[:1].isupper() else ())
            self._readings[form] = tuple(found or dict.fromkeys(self._compound_readings(form)))
        return self._readings[form]

    def _compounds(self, word: str) -> Iterator[Noun]:
        """Yield the nouns of which ``word`` is the form that a dictionary lists."""
        for noun, case, number in self._compound_readings(word):
            basic = ("NOM", "SIN" if ("NOM", "SIN") in noun.forms else "PLU")
            if (case, number) == basic and word == noun.lemma:
                yield noun

    def _compound_readings(self, form: str) -> Iterator[Reading]:
        """Yield what the longest head makes of ``form``; in doubt where a shorter one differs."""
        cut = [
            [(compound(before, noun), case, number) for noun, case, number in heads]
            for before, heads in self._heads(form)
            if heads
        ]
        doubted = any(_inflections(other) != _inflections(cut[0]) for other in cut)
        for noun, case, number in cut[0] if cut else ():
            yield replace(noun, doubts=frozenset(noun.forms)) if doubted else noun, case, number

    def _heads(self, form: str) -> Iterator[tuple[str, list[Reading]]]:
        for before, head in cuts(form, self._simple.lists):
            hyphen = before.endswith("-")
            heads = self.noun_readings(head) if hyphen else [*self._simple.readings(head)]
            nouns = [found for found in heads if found[0].kind == "SUB"]
            long = [found for found in heads if hyphen or len(found[0].lemma) > 6]
            yield before, list(dict.fromkeys(nouns or long))


def _inflections(readings: list[Reading]) -> set[tuple[str, tuple[str, ...]]]:
    """Return gender and plural of all: Kau|fladen and Kauf|laden differ (Kaufladen, Kaufläden)."""
    return {(noun.gender, noun.forms.get(("NOM", "PLU"), ())) for noun, _, _ in readings}


def with_words(rows: Iterable[Row]) -> Lexicon:
    """Return the lexicon with these nouns on top: word, gender, genitive, plural."""
    return Lexicon(tuple(rows))


def extend(rows: Iterable[Row]) -> None:
    """Put nouns of the user on top for the rest of the process (``ValueError`` for a wrong row)."""
    found = tuple(rows)
    with_words(found)
    lexicon_data.own[:] = found
    _shared.cache_clear()


@lru_cache(maxsize=1)
def _shared() -> Lexicon:
    return Lexicon(tuple(lexicon_data.own))


def nouns(lemma: str) -> tuple[Noun, ...]:
    """Return one noun a gender; ``()`` when the word and its head are unknown."""
    return _shared().nouns(lemma)


def noun_readings(form: str) -> tuple[Reading, ...]:
    """Return what ``form``, as it stands in a text, can be: noun, case, number."""
    return _shared().noun_readings(form)
