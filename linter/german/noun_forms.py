"""What a form of the old noun can be, and which form the new noun takes in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.german.attributes import is_declined
from linter.german.determiners import CASES, ENDINGS, STRONG, Cell
from linter.german.lexicon import Noun, noun_readings, nouns

GENDERS = ("MAS", "FEM", "NEU")
_ADJECTIVAL = {"er": "MAS", "es": "NEU"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that the old form can be.

    ``rare``: another form is usual there. ``doubted``: sources disagree, or the word is unknown.
    ``weak``: of Student, Studenten. ``ending``: of a noun that declines as an adjective.
    """

    case: str
    number: str
    gender: str
    rare: bool = False
    doubted: bool = False
    guessed: bool = False
    weak: bool = False
    ending: str | None = None

    @property
    def cell(self) -> Cell:
        """Case and column of the tables."""
        return self.case, "PLU" if self.number == "PLU" else self.gender


def readings(form: str, lemma: str) -> tuple[Reading, ...]:
    """Return what ``form`` of ``lemma`` can be (of both the last word counts)."""
    word, lemma = form.rsplit(maxsplit=1)[-1], lemma.rsplit(maxsplit=1)[-1]
    found = [r for noun in lookup(lemma) for r in _of_noun(word, noun)]
    if not found and not nouns(lemma):
        found = [_reading(word, noun, slot) for *slot, noun in _known(word)]
    return tuple(found or _guesses(word, lemma))


def lookup(lemma: str) -> tuple[Noun, ...]:
    """Return the nouns of ``lemma``; "Angestellter" is the masculine of "Angestellte"."""
    found = nouns(lemma)
    if not found and (gender := _ADJECTIVAL.get(lemma[-2:])):
        found = tuple(n for n in nouns(lemma[:-1]) if n.kind == "ADJ" and n.gender == gender)
    return found


def _known(word: str) -> Iterator[tuple[str, str, Noun]]:
    for noun, case, number in noun_readings(word):
        yield case, number, noun


def _of_noun(word: str, noun: Noun) -> Iterator[Reading]:
    for slot, forms in noun.forms.items():
        if any(_same(word, form) for form in forms):
            yield _reading(word, noun, slot)


def _reading(word: str, noun: Noun, slot: Sequence[str]) -> Reading:
    case, number = slot
    rare = noun.kind != "ADJ" and not _same(word, usual(noun, (case, number))[0])
    ending = word.lower()[len(noun.lemma) - 1 :] if noun.kind == "ADJ" else None
    doubted = (case, number) in noun.doubts
    return Reading(case, number, noun.gender, rare, doubted, weak=is_weak(noun), ending=ending)


def is_weak(noun: Noun) -> bool:
    """Say whether the accusative differs from the nominative, as in Student, Studenten."""
    return noun.kind == "SUB" and usual(noun, ("AKK", "SIN"))[:1] not in ((), (noun.lemma,))


def usual(noun: Noun, slot: tuple[str, str]) -> tuple[str, ...]:
    """Return the forms of one slot, the old-fashioned dative (dem Kontostande) last."""
    forms = noun.forms.get(slot, ())
    old = f"{noun.lemma}e" if slot == ("DAT", "SIN") and noun.lemma in forms else ""
    return tuple(sorted(forms, key=lambda form: form == old))


def _same(word: str, form: str) -> bool:
    """Whether ``word`` is ``form``, in capitals or as the last part of a compound."""
    return word in (form, form.upper(), form[0].lower() + form[1:])


def _guesses(word: str, lemma: str) -> Iterator[Reading]:
    """Yield all that a form of an unknown noun can be."""
    other = word.lower() != lemma.lower()
    for case in CASES:
        for gender in GENDERS:
            genitive = case == "GEN" and gender != "FEM"
            if genitive if other and word.lower().endswith("s") else not other:
                rare = genitive and not other
                yield Reading(case, "SIN", gender, rare, guessed=True)
    for case in CASES if other or word.lower().endswith(("er", "el", "en", "chen")) else ():
        yield Reading(case, "PLU", "", guessed=True)


@dataclass(frozen=True, slots=True)
class Target:
    """The new noun, and the words before it that belong to it."""

    noun: Noun
    before: tuple[str, ...] = ()

    def cell(self, reading: Reading) -> Cell:
        """Return the cell that the new noun has where the old one had ``reading``."""
        plural = reading.number == "PLU" or self.noun.gender == "NOG"
        return reading.case, "PLU" if plural else self.noun.gender

    def slot(self, reading: Reading) -> tuple[str, str]:
        """Return case and number of the new form."""
        return reading.case, "PLU" if self.cell(reading)[1] == "PLU" else "SIN"

    def doubted(self, reading: Reading) -> bool:
        """Whether the new form is disputed, or one of two that may mean two words."""
        slot = self.slot(reading)
        several = len(self.noun.forms.get(slot, ())) > 1 and self.noun.kind == "SUB"
        return (
            slot in self.noun.doubts or slot[1] != reading.number or (slot[1] == "PLU" and several)
        )

    def forms(self, reading: Reading, ending: str) -> Iterator[str]:
        """Yield the new forms; adjectives and nouns made of them end in ``ending``.

        Only plurals come in several: they may be of two words (Wörter, Worte).
        """
        slot = self.slot(reading)
        heads = usual(self.noun, slot)
        if self.noun.kind == "ADJ" and heads:
            heads = (self.noun.lemma[:-1] + ending,)
        for head in heads if slot[1] == "PLU" else heads[:1]:
            yield " ".join([*(self._inflected(word, ending) for word in self.before), head])

    @property
    def weak(self) -> bool:
        """Whether this is a noun like Student, which has its ending only in company."""
        return is_weak(self.noun)

    def _inflected(self, word: str, ending: str) -> str:
        """Return a word of the new term; "maschinelles" (Lernen) declines."""
        right = ENDINGS[STRONG]["NOM", self.noun.gender if self.noun.gender in GENDERS else "PLU"]
        if is_declined(word) and word.endswith(right[0]):
            return word.removesuffix(right[0]) + ending
        return word


def targets(new: str, genders: set[str]) -> tuple[Target, ...]:
    """Return the nouns that ``new`` can be; of an adjective's three only a gender that fits."""
    *before, head = new.split()
    found = lookup(head)
    if len(found) > 1 and found[0].kind == "ADJ":
        found = tuple(noun for noun in found if noun.gender in genders) or found
    things = tuple(noun for noun in found if not _is_infinitive(noun)) or found
    first = sorted(things, key=lambda noun: noun.gender not in genders)
    return tuple(Target(noun, tuple(before)) for noun in first)


def _is_infinitive(noun: Noun) -> bool:
    """Whether this is a nominalised infinitive (das Wagen), not the thing (der Wagen)."""
    return noun.gender == "NEU" and not noun.forms.get(("NOM", "PLU")) and noun.lemma.endswith("n")
