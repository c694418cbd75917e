"""Second opinions: german-nouns (Wiktionary's nouns) and ablaut (a conjugator), where installed."""

from __future__ import annotations

import csv
import importlib.util
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from linter.german.nouns import Slot
from linter.german.verbs import FINITE

GENUS = {"m": "MAS", "f": "FEM", "n": "NEU"}
CASE = {"nominativ": "NOM", "genitiv": "GEN", "dativ": "DAT", "akkusativ": "AKK"}
NUMBER = {"singular": "SIN", "plural": "PLU"}
NAMES = ("Toponym", "Vorname", "Nachname", "Eigenname", "Wortverbindung", "Affix", "Suffix")

NounOpinion = dict[str, dict[Slot, list[str]]]
"""Gender -> slot -> forms in Wiktionary's order."""


def noun_opinions() -> dict[str, NounOpinion]:
    """Return lemma -> what german-nouns says, common nouns only; empty when not installed."""
    found: dict[str, NounOpinion] = {}
    for row in _rows():
        _add(found.setdefault(row["lemma"], {}), row)
    return found


def declined() -> set[str]:
    """Return what german-nouns knows as declined like an adjective, and as nothing else."""
    kinds: dict[str, set[bool]] = defaultdict(set)
    for row in _rows():
        kinds[row["lemma"]].add("adjektivische Deklination" in row["pos"])
    return {lemma for lemma, found in kinds.items() if found == {True}}


def _rows() -> Iterator[dict[str, str]]:
    spec = importlib.util.find_spec("german_nouns")
    if spec is None or not spec.submodule_search_locations:
        return
    path = Path(spec.submodule_search_locations[0]) / "nouns.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["lemma"] and not any(name in row["pos"] for name in NAMES):
                yield {column: form.strip() for column, form in row.items() if form.strip()}


def _add(opinion: NounOpinion, row: dict[str, str]) -> None:
    numbered = {n: GENUS[row[f"genus {n}"]] for n in "1234" if f"genus {n}" in row}
    genders = list(numbered.values()) or [GENUS[row["genus"]] if "genus" in row else "NOG"]
    for gender in genders:
        opinion.setdefault(gender, defaultdict(list))
    for column, form in row.items():
        words = column.rstrip("*").split(" ")
        if len(words) < 2 or words[0] not in CASE:
            continue
        slot = (CASE[words[0]], NUMBER[words[1].rstrip("*")])
        number = words[2] if len(words) > 2 else ""
        own = numbered.get(number) if slot[1] == "SIN" else None
        for gender in [own] if own else genders:
            if form not in opinion[gender][slot] and form not in ("—", "-", "–"):
                opinion[gender][slot].append(form)


def of_gender(opinion: NounOpinion, gender: str) -> dict[Slot, list[str]] | None:
    """Return what it says of one gender; plurals without one may be of any."""
    if gender != "NOG" or "NOG" in opinion:
        return opinion.get(gender)
    merged: dict[Slot, list[str]] = defaultdict(list)
    for slots in opinion.values():
        for slot, forms in slots.items():
            merged[slot] += forms
    return merged


@cache
def verb_opinion(lemma: str) -> tuple[str, dict[str, str]] | None:
    """Return what ablaut says of a spelling: particle, and cell -> form of the base."""
    if importlib.util.find_spec("ablaut") is None:
        return None
    import ablaut  # optional

    try:
        table = ablaut.conjugate(lemma)
    except ValueError:
        return None
    present = table.present[2].split(" ")
    particle = present[1] if len(present) > 1 else ""
    columns = (table.present, table.preterite, table.konjunktiv1, table.konjunktiv2)
    tail = f" {particle}" if particle else ""
    finite = [form.removesuffix(tail) for column in columns for form in column]
    cells = dict(zip(FINITE, finite, strict=True))
    for key, form in zip(("IMP:SIN", "IMP:PLU"), table.imperative or (), strict=False):
        cells[key] = (form or "").removesuffix(tail)
    cells["PA2"] = table.past_participle.removeprefix(particle)
    cells["EIZ"] = table.zu_infinitive
    return particle, {key: form for key, form in cells.items() if form}
