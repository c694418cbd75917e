"""Adjectives: what the declension tables need to know of each (stems, comparison)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from linter.german import lexicon_file
from linter.german.kept import kept
from linter.german.verbs import participle


class Adjective(NamedTuple):
    """An adjective and its stems, the usual one first: endings (-e, -en ...) go right behind.

    No stem at all: only predicative (``schade``). Participles carry no comparison.
    """

    lemma: str
    stems: tuple[str, ...]
    comparatives: tuple[str, ...] = ()
    superlatives: tuple[str, ...] = ()
    indeclinable: bool = False

    @property
    def stem(self) -> str | None:
        """The usual stem: ``teur`` of ``teuer``."""
        return next(iter(self.stems), None)

    @property
    def comparative(self) -> str | None:
        """The stem of the comparative: ``teurer``."""
        return next(iter(self.comparatives), None)

    @property
    def superlative(self) -> str | None:
        """The stem of the superlative: ``teuerst``."""
        return next(iter(self.superlatives), None)


@lru_cache(maxsize=4096)
def adjective(lemma: str) -> Adjective | None:
    """Return the adjective ``lemma`` (undeclined: ``gut``, ``gemacht``, ``laufend``), or None."""
    for paradigm, _ in lexicon_file.read("adjectives").entries(lemma):
        stems, comparatives, superlatives = paradigm.forms(lemma)
        # The dictionary slips at some that end in -e (solide): no stem does.
        stems = tuple(stem.removesuffix("e") if stem == lemma else stem for stem in stems)
        return Adjective(lemma, stems, comparatives, superlatives, paradigm.kind == "IND")
    return Adjective(lemma, (lemma,)) if participle(lemma) else None


@lru_cache(maxsize=1)
def _stems() -> dict[str, tuple[str, str]]:
    """Return stem -> lemma and degree, for all adjectives that decline."""
    return kept("stems", _all_stems)


def _all_stems() -> dict[str, tuple[str, str]]:
    section = lexicon_file.read("adjectives")
    found: dict[str, tuple[str, str]] = {}
    for lemma in section.lemmas:
        for paradigm, _ in section.entries(lemma):
            if paradigm.kind == "IND":
                continue
            for degree, stems in zip(("GRU", "KOM", "SUP"), paradigm.forms(lemma), strict=True):
                for stem in stems:
                    found.setdefault(stem, (lemma, degree))
    return found


def stem_reading(stem: str) -> tuple[str, str] | None:
    """Return lemma and degree (GRU, KOM, SUP) of what stands before an ending, or None."""
    found = _stems().get(stem)
    if found is None and participle(stem):
        return stem, "GRU"
    return found
