"""Compounds: where a German word may be cut so that its last part is the head.

Strict: what stands before the head must be a known word, a stem or a modifier that the dictionary
itself builds compounds with; else the word is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from linter.german import lexicon_file
from linter.german.verbs import is_infinitive

Known = Callable[[str], bool]
"""Whether a noun is listed."""

LINKS = ("s", "es", "n", "en", "er", "e", "ens")
S_ENDINGS = ("ung", "heit", "keit", "schaft", "ion", "tät", "ling", "tum", "ing")
"""Nouns that are joined with an s, whatever their genitive."""

SHORT_HEADS = frozenset(
    """Akt Amt App Arm Art Axt Bad Bar Bau Bug Box Bus Eid Fan Fee Gas Hof Hut Kuh Kur Log Lob Ohr
    Ort Pol Rad Rat See Set Tag Tee Test Ton Tor Tür Typ Uhr Weg Zug""".split()
)
"""Heads of three letters that may end a solid word; others (Ei, Eis, Ion) split too much."""

LONGEST = 80
"""Nobody writes longer solid words; longer ones are not cut, so that they cost nothing."""

PARTICLES = frozenset(
    """ab an auf aus außen bei binnen doppel durch ein einzel end erst fehl fein fern früh ganz
    gegen gesamt grund haupt her hin hinter hoch innen kern mit miss mittel nach neben neu nicht
    ober rück selbst schluss sonder teil über um unter ur voll vor vorab voraus weg weiter wieder
    zu zurück zusammen zusatz zweit zwischen""".split()
)
COMBINING = frozenset(
    """agrar anti audio auto bio co cyber demo elektro ex exo foto geo giga hydro hyper info inter
    intra ko krypto makro mega meta mikro milli mini mono multi nano neo neuro nuklear öko petro
    photo poly post prä pro proto pseudo psycho quasi radio semi stereo sub super tele tera thermo
    trans turbo ultra video vize web""".split()
)


def cuts(word: str, known: Known) -> Iterator[tuple[str, str]]:
    """Yield what may stand before a head, and the head with a capital; longest heads first."""
    start = word.rfind("-") + 1
    if start:
        parts = word[: start - 1].split("-")
        if word[start : start + 1].isupper() and all(re.fullmatch(r"[\w.&+]+", p) for p in parts):
            yield word[:start], word[start:]
        return
    for cut in range(2, len(word) - 2 if len(word) < LONGEST else 0):
        rest = word[cut:]
        if rest.isalpha() and rest.islower() and fits(word[:cut], rest, known):
            yield word[:cut], rest.capitalize()


def fits(before: str, rest: str, known: Known, deep: bool = True) -> bool:
    """Whether ``before`` can be the first part of a compound that ends in ``rest``."""
    small = before.lower()
    if not before[:1].isupper() or before[1:] != small[1:]:
        return False
    if len(rest) == 3 and rest.capitalize() not in SHORT_HEADS:
        return False
    if small in PARTICLES or small in COMBINING or before in modifiers():
        return len(rest) > 3 or before in modifiers()
    if len(before) < 3:
        return False
    return _is_stem(small) or any(
        known(noun) or (deep and _is_compound(noun, known)) for noun in _unlinked(before)
    )


def _is_compound(word: str, known: Known) -> bool:
    """Whether a first part is a compound itself (Datenschutzgrund-)."""
    parts = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 3))
    heads = ((m, h) for m, h in parts if known(h.capitalize()) or h.capitalize() in modifiers())
    return any(fits(before, head, known, deep=False) for before, head in heads)


def _is_stem(small: str) -> bool:
    """Whether this is an adjective, or a verb without its ending (Prüf-, Schreib-)."""
    if small in lexicon_file.read("adjectives").lemmas:
        return True
    return len(small) > 3 and any(is_infinitive(small + end) for end in ("en", "n"))


def _unlinked(before: str) -> Iterator[str]:
    """Yield the nouns that ``before`` may be, without what links it to the head."""
    yield before
    for link in LINKS:
        stem = before.removesuffix(link)
        if stem != before and len(stem) > 2 and _may_link(stem, link):
            yield stem


def _may_link(stem: str, link: str) -> bool:
    """Whether the noun ``stem`` has this link: a form of its own, or the s of -ung and the like."""
    if link == "s" and stem.endswith(S_ENDINGS):
        return True
    entries = lexicon_file.read("nouns").entries(stem)
    return any(stem + link in cell for paradigm, _ in entries for cell in paradigm.forms(stem))


@lru_cache(maxsize=1)
def modifiers() -> frozenset[str]:
    """Return what the dictionary's own compounds begin with."""
    return frozenset(row[0] for row in lexicon_file.rows("lexicon.modifiers.tsv"))
