"""Fills and mends verbs of the dictionary: from the base, from regularity, from ablaut."""

from __future__ import annotations

from lexicon_opinions import verb_opinion

from linter.german.new_words import weak
from linter.german.verbs import CELLS, FINITE

VARIABLE = ("durch", "hinter", "über", "um", "unter", "voll", "wider", "wieder")
"""Prefixes of both kinds: übersetzen, über|setzen."""

PREFIXES = ("be", "emp", "ent", "er", "ge", "ver", "zer")
"""Their participles have no ge- anyway."""

Verbs = dict[str, dict[str, list[str]]]


def fill(lemma: str, found: Verbs) -> None:
    """Give a separable verb what its base has and it lacks: all of it, where it has little."""
    base = found.get(lemma.rpartition("|")[2])
    cells = found[lemma]
    if "|" not in lemma or base is None:
        return
    few = sum(bool(cells.get(key)) for key in FINITE) < 20
    for key in CELLS:
        if key != "EIZ" and ((few and key in FINITE) or not cells.get(key)):
            cells[key] = list(base.get(key, ()))


def repair(lemma: str, found: Verbs) -> None:
    """Mend slips where ablaut confirms it: the base is right, the spelling old, würfe missing."""
    particle, _, base = lemma.rpartition("|")
    opinion = verb_opinion(particle + base)
    if opinion is None or opinion[0] != particle:
        return
    for key, form in opinion[1].items():
        ours, theirs = found[lemma].get(key, []), found.get(base, {}).get(key, [])
        if form in ours or key == "EIZ":
            continue
        if key in (*FINITE, "PA2") and form in theirs:
            found[lemma][key] = list(theirs)
        elif key in FINITE and form in _prefixed(base, key, found):
            found[lemma][key] = [form]
        elif key.endswith("KJ2") and form.replace("ü", "ä") in ours:
            found[lemma][key] = [form, *ours]
        elif form in [other.replace("ß", "ss") for other in ours]:
            found[lemma][key] = [form]


def _prefixed(lemma: str, key: str, found: Verbs) -> list[str]:
    """Return what the simple verb behind an inseparable prefix gives (ver-grub, not vergrib)."""
    prefix = next((p for p in (*PREFIXES, *VARIABLE) if lemma.startswith(p)), "")
    simple = found.get(lemma.removeprefix(prefix), {}) if prefix else {}
    return [prefix + form for form in simple.get(key, ())]


def fill_weak(lemma: str, cells: dict[str, list[str]]) -> None:
    """Fill gaps of a verb that is weak in all its other cells (du gelangtest)."""
    base = lemma.rpartition("|")[2]
    regular = dict(zip(CELLS, weak(base).forms(base), strict=True))
    known = [key for key in FINITE if cells.get(key)]
    if len(known) > 12 and all(set(regular[key]) & set(cells[key]) for key in known):
        for key in FINITE:
            cells[key] = cells.get(key) or list(regular[key])
