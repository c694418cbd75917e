"""Nouns: lemma -> forms and form -> lemmas; infinitives and adjectives can be nouns as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from linter.german import lexicon_file, new_words
from linter.german.adjectives import stem_reading
from linter.german.kept import kept
from linter.german.lexicon_file import Paradigm
from linter.german.verbs import is_infinitive

Slot = tuple[str, str]
"""Case and number."""

SLOTS: tuple[Slot, ...] = tuple(
    (case, number) for number in ("SIN", "PLU") for case in ("NOM", "GEN", "DAT", "AKK")
)
LONGEST_ENDING = 40
"""More than any paradigm puts behind a stem."""
GENDERS = ("MAS", "FEM", "NEU")

_WEAK_STRONG = {
    "MAS": "-e/-er -en -en/-em -en",
    "FEM": "-e -en/-er -en/-er -e",
    "NEU": "-e/-es -en -en/-em -e/-es",
}
_PLURAL = "-en/-e -en/-er -en -en/-e"
_INFINITIVE = Paradigm("NEU:INF", "-", (("-",), ("-s",), ("-",), ("-",), (), (), (), ()))
_FEMININE = Paradigm("FEM", "-", (("-",),) * 4 + (("-en",),) * 4)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of one gender (MAS, FEM, NEU; NOG: plural only) and its forms, the usual one first.

    ``kind``: SUB, INF (das Machen) or ADJ (der Angestellte, ein Angestellter: the form depends on
    the article, weak ones come first). ``head``: of which word a compound takes all
    this, or of which suffix (``-ung``).
    ``doubts``: where another source disagrees. A form in two variants may mean two words (Banken,
    Bänke).
    """

    lemma: str
    gender: str
    forms: Mapping[Slot, tuple[str, ...]] = field(hash=False)
    doubts: frozenset[Slot] = frozenset()
    kind: str = "SUB"
    head: str = ""

    @property
    def disputed(self) -> bool:
        """Whether another source disagrees anywhere."""
        return bool(self.doubts)


def adjectival(gender: str) -> Paradigm:
    """Return the paradigm of adjectives that became nouns, weak forms first."""
    cells = f"{_WEAK_STRONG[gender]} {_PLURAL}".split()
    return Paradigm(f"{gender}:ADJ", "-e", tuple(tuple(cell.split("/")) for cell in cells))


def noun(lemma: str, paradigm: Paradigm, doubts: frozenset[int] = frozenset()) -> Noun:
    """Return the noun that ``paradigm`` makes of ``lemma``."""
    gender, _, kind = paradigm.kind.partition(":")
    forms = zip(SLOTS, paradigm.forms(lemma), strict=True)
    doubted = frozenset(SLOTS[i] for i in doubts)
    return Noun(lemma, gender, {k: v for k, v in forms if v}, doubted, kind or "SUB")


class Nouns:
    """The simple nouns: the dictionary's, the hand-kept table's, and those of the user."""

    def __init__(self, extra: tuple[new_words.Row, ...] = ()) -> None:
        self._extra = extra
        self._new: dict[str, tuple[Paradigm, ...]] | None = None

    @property
    def new(self) -> dict[str, tuple[Paradigm, ...]]:
        """The words that stand above the dictionary."""
        if self._new is None:
            by_hand = new_words.noun_paradigms(new_words.noun_rows())
            self._new = by_hand | new_words.noun_paradigms(self._extra)
        return self._new

    def _new_lemmas(self, form: str) -> Iterator[str]:
        for word, paradigms in self.new.items():
            if word[0] == form[0] and any(f"-{form}" in c for p in paradigms for c in p.cells):
                yield word

    def lists(self, lemma: str) -> bool:
        """Whether ``lemma`` is a listed noun."""
        return lemma in self.new or lemma in lexicon_file.read("nouns").lemmas

    def get(self, lemma: str) -> tuple[Noun, ...]:
        """Return the nouns ``lemma`` that are listed, one a gender."""
        if lemma in self.new:
            return tuple(noun(lemma, paradigm) for paradigm in self.new[lemma])
        entries = lexicon_file.read("nouns").entries(lemma)
        return tuple(noun(lemma, paradigm, doubts) for paradigm, doubts in entries)

    def derived(self, lemma: str) -> tuple[Noun, ...]:
        """Return the nouns that an infinitive, an adjective or a participle makes."""
        if not lemma[:1].isupper():
            return ()
        small = lemma[0].lower() + lemma[1:]
        if is_infinitive(small):
            return (noun(lemma, _INFINITIVE),)
        if suffix := _suffix(lemma):
            return (replace(noun(lemma, _FEMININE), head=suffix),)
        if small.endswith("e") and stem_reading(small[:-1]):
            return tuple(noun(lemma, adjectival(gender)) for gender in GENDERS)
        if small.endswith("er") and stem_reading(small[:-2]):
            return (noun(lemma[:-1], adjectival("MAS")),)
        return ()

    def readings(self, form: str) -> Iterator[tuple[Noun, str, str]]:
        """Yield what ``form`` can be, listed words first.

        A gender that another source does not know counts only where there is no other.
        """
        for lemma in dict.fromkeys(self.lemmas(form)):
            for word in _likely(self.get(lemma) or self.derived(lemma)):
                for (case, number), forms in word.forms.items():
                    if form in forms:
                        yield word, case, number

    def lemmas(self, form: str) -> Iterator[str]:
        """Yield words of which ``form`` may be a form."""
        listed = lexicon_file.read("nouns").lemmas
        for cut in range(max(0, len(form) - LONGEST_ENDING), len(form) + 1):
            for ending in _patterns().get(form[cut:], ()):
                lemma = form[:cut] + ending
                if lemma in listed and lemma not in self.new:
                    yield lemma
        yield from self._new_lemmas(form)
        yield from (form, form.removesuffix("s"), form.removesuffix("en"))
        for ending in ("e", "en", "er", "es", "em"):
            if form.endswith(ending):
                yield f"{form.removesuffix(ending)}e"


def _likely(nouns: tuple[Noun, ...]) -> tuple[Noun, ...]:
    return tuple(noun for noun in nouns if noun.doubts < noun.forms.keys()) or nouns


def _suffix(lemma: str) -> str:
    """Return the suffix that makes a feminine of a known verb or adjective (Skalierung), or ""."""
    stem = lemma[:-4] if lemma.endswith(("heit", "keit")) else lemma.removesuffix("ung")
    small = stem.lower()
    if stem == lemma or len(stem) < 3:
        return ""
    if lemma.endswith("ung"):
        known = any(is_infinitive(small + ending) for ending in ("en", "n"))
    elif small.endswith("bar"):
        known = any(is_infinitive(small[:-3] + ending) for ending in ("en", "n"))
        known = known or stem_reading(small) is not None
    else:
        known = stem_reading(small) is not None
    return f"-{lemma[len(stem) :]}" if known else ""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, frozenset[str]]:
    """Return what stands behind the stem -> endings of the lemmas that this fits."""
    return kept("patterns of nouns", _all_patterns)


def _all_patterns() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for paradigm in lexicon_file.read("nouns").paradigms:
        for pattern in (p for cell in paradigm.cells for p in cell):
            found[pattern[1:]].add(paradigm.lemma[1:])
    return {ending: frozenset(lemmas) for ending, lemmas in found.items()}


def compound(before: str, head: Noun) -> Noun:
    """Return the compound of ``before`` and ``head``: gender and forms are the head's."""
    small = not before.endswith("-")
    forms = {
        slot: tuple(before + (form[0].lower() + form[1:] if small else form) for form in found)
        for slot, found in head.forms.items()
    }
    lemma = before + (head.lemma[0].lower() + head.lemma[1:] if small else head.lemma)
    return replace(head, lemma=lemma, forms=forms, head=head.head or head.lemma)
