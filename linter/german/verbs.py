"""Verbs: lemma -> forms and form -> lemmas; separable verbs are a particle and a base."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from linter.german import lexicon_file, new_words
from linter.german.kept import kept
from linter.german.lexicon_file import EMPTY, Paradigm

TENSES = ("PRÄ", "PRT", "KJ1", "KJ2")
FINITE = tuple(f"{p}:{n}:{t}" for t in TENSES for n in ("SIN", "PLU") for p in (1, 2, 3))
LONGEST = 80
"""No verb has longer forms."""

CELLS = (*FINITE, "IMP:SIN", "IMP:PLU", "PA2", "PA1", "EIZ")
"""What a paradigm holds, in this order; PA1 and EIZ only where they are not regular."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb and all its forms, the usual one first.

    Keys: ``3:SIN:PRÄ`` as in a main clause without its particle (``drückt``), ``3:SIN:PRÄ:NEB``
    joined as in a subordinate clause (``ausdrückt``, separable verbs only), ``INF``, ``EIZ``,
    ``PA1``, ``PA2``, ``IMP:SIN``, ``IMP:PLU``. ``doubts``: where another source disagrees.
    """

    lemma: str
    particle: str
    forms: Mapping[str, tuple[str, ...]] = field(hash=False)
    doubts: frozenset[str] = frozenset()

    @property
    def disputed(self) -> bool:
        """Whether another source disagrees anywhere."""
        return bool(self.doubts)


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Return lemma with its bar -> packed entry, hand-kept verbs before the dictionary's."""
    table = {**lexicon_file.read("verbs").lemmas}
    for lemma, fields in new_words.verb_rows().items():
        table.pop(lemma, None)
        if fields:
            table[lemma] = EMPTY
    return table


@lru_cache(maxsize=1)
def _separable() -> dict[str, tuple[str, ...]]:
    """Return spelling -> separable lemmas: ``umgehen`` -> ``um|gehen``."""
    found: dict[str, list[str]] = defaultdict(list)
    for lemma in _table():
        if "|" in lemma:
            found[lemma.replace("|", "")].append(lemma)
    return {spelling: tuple(lemmas) for spelling, lemmas in found.items()}


@lru_cache(maxsize=4096)
def verb(lemma: str) -> Verb | None:
    """Return the verb ``lemma``; without a bar the inseparable one is meant if there is one."""
    packed = _table().get(lemma)
    if packed is None:
        return next((verb(other) for other in _separable().get(lemma, ())), None)
    if packed == EMPTY:
        return _by_hand(lemma)
    entry = lexicon_file.unpack(packed)
    paradigm = lexicon_file.read("verbs").paradigms[entry.paradigm]
    return inflected(lemma, paradigm, frozenset(CELLS[i] for i in entry.doubts))


def _by_hand(lemma: str) -> Verb:
    """Return a verb of the hand-kept table; a model is a verb of the dictionary."""
    model, participles, doubt = new_words.verb_rows()[lemma]
    base = lemma.rpartition("|")[2]
    section = lexicon_file.read("verbs")
    paradigm = None if model == "-" else section.entries(model)[0][0]
    joined = model not in ("-", base)
    made = new_words.verb_paradigm(base, paradigm, participles, joined)
    return inflected(lemma, made, frozenset(CELLS if doubt else ()))


def inflected(lemma: str, paradigm: Paradigm, doubts: frozenset[str]) -> Verb:
    """Return the verb that ``paradigm`` makes of ``lemma``."""
    particle, bar, base = lemma.rpartition("|")
    forms = dict(zip(CELLS, paradigm.forms(base), strict=True))
    joined = {f"{cell}:NEB": cell for cell in FINITE} if bar else {}
    for key, cell in joined.items():
        forms[key] = tuple(particle + form for form in forms[cell])
    forms["INF"] = (particle + base,)
    forms["PA1"] = tuple(particle + form for form in forms["PA1"] or (base + "d",))
    forms["PA2"] = tuple(particle + form for form in forms["PA2"])
    forms["EIZ"] = forms["EIZ"] or (f"{particle}zu{base}" if bar else f"zu {base}",)
    found = {key: value for key, value in forms.items() if value}
    doubted = doubts | {key for key, cell in joined.items() if cell in doubts}
    return Verb(lemma, particle, found, doubted)


@lru_cache(maxsize=4096)
def verb_readings(form: str, particle: str = "") -> tuple[tuple[Verb, str], ...]:
    """Return what ``form`` can be: verb and key.

    A finite form alone is read as a simple verb (``drückt``) or as a joined one (``ausdrückt``);
    with ``particle`` it is read as torn (``drückt``, ``aus`` -> ``aus|drücken``).
    """
    found = []
    for lemma in sorted(_candidates(form, particle) if len(form) < LONGEST else ()):
        word = verb(lemma)
        if word is None or (particle and word.particle != particle):
            continue
        for key, forms in word.forms.items():
            torn = (key in FINITE or key.startswith("IMP")) and bool(word.particle)
            if form in forms and torn == bool(particle):
                found.append((word, key))
    return tuple(found)


@lru_cache(maxsize=8192)
def participle(form: str) -> bool:
    """Whether ``form`` is a participle, present or past."""
    if not form.endswith(("t", "n", "nd")):
        return False
    return any(key in ("PA1", "PA2") for _, key in verb_readings(form))


def is_infinitive(spelling: str) -> bool:
    """Whether ``spelling`` is the infinitive of a verb, separable or not."""
    return spelling in _table() or spelling in _separable()


@lru_cache(maxsize=1)
def _patterns() -> dict[tuple[str, str], frozenset[str]]:
    """Return what stands before and behind the stem -> endings of the lemmas that this fits."""
    return kept("patterns of verbs", _all_patterns)


def _all_patterns() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for paradigm in lexicon_file.read("verbs").paradigms:
        ending = paradigm.lemma[1:]
        for pattern in {p for cell in paradigm.cells for p in cell} | {paradigm.lemma}:
            before, _, behind = pattern.partition("-")
            found[before, behind].add(ending)
            found["", behind].add(ending)
        found["", f"{ending}d"].add(ending)
        found["zu ", ending].add(ending)
    return {key: frozenset(endings) for key, endings in found.items()}


@lru_cache(maxsize=1)
def _befores() -> tuple[str, ...]:
    return tuple(sorted({before for before, _ in _patterns()}))


def _candidates(form: str, particle: str) -> set[str]:
    """Return the lemmas of which ``form`` may be a form."""
    if particle:
        return {f"{particle}|{base}" for base in _bases(form)}
    found = set(_bases(form))
    for cut in range(2, len(form) - 2):
        head, rest = form[:cut], form[cut:]
        bases = set(_bases(rest))
        if rest.startswith("zu"):
            bases |= {rest[2:]}
        found |= {f"{head}|{base}" for base in bases}
    return {lemma for lemma in found if lemma in _table()}


def _bases(form: str) -> Iterator[str]:
    for before in _befores():
        if not form.startswith(before):
            continue
        rest = form[len(before) :]
        for cut in range(len(rest) + 1):
            for ending in _patterns().get((before, rest[cut:]), ()):
                yield rest[:cut] + ending
