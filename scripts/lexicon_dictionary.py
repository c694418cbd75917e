"""Reads LanguageTool's dictionary (lines ``lemma_form_TAG``) into words with their cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from os.path import commonprefix

from linter.german.nouns import GENDERS, SLOTS, adjectival, noun

Cells = dict[object, set[str]]
Forms = dict[object, list[str]]
"""The same, the usual form first."""


@dataclass
class Raw:
    """What the dictionary says, by part of speech: lemma -> key -> forms."""

    nouns: dict[tuple[str, str], Cells] = field(default_factory=dict)
    adjectival: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    infinitives: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    verbs: dict[str, Cells] = field(default_factory=dict)
    adjectives: dict[str, Cells] = field(default_factory=dict)


def lines(text: Iterable[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield lemma, form and the parts of the tag; comments and disabled entries are left out."""
    for line in text:
        fields = line.rstrip("\n").split("_")
        if len(fields) == 3 and " --" not in fields[2] and fields[1][0] not in "#-":
            yield fields[0], fields[1], fields[2].strip().split(":")


def parse(text: Iterable[str]) -> Raw:
    """Return all nouns, verbs and adjectives."""
    raw = Raw()
    readers = {"SUB": _noun, "VER": _verb, "ADJ": _adjective}
    for lemma, form, tag in lines(text):
        reader = readers.get(tag[0])
        if reader and "\xad" not in lemma:
            reader(raw, lemma, form, tag[1:])
    return raw


def _noun(raw: Raw, lemma: str, form: str, tag: list[str]) -> None:
    slot, gender, kind = tuple(tag[:2]), tag[2], tag[3:]
    if slot not in SLOTS or gender not in (*GENDERS, "NOG"):
        return  # a dozen slips: SIG, DAR, SIN:PLU
    if kind == ["ADJ"]:
        raw.adjectival[lemma].add(gender)
    elif kind == ["INF"] and lemma.endswith("n"):
        raw.infinitives[lemma].add(form)
    else:
        raw.nouns.setdefault((lemma, gender), defaultdict(set))[slot].add(form)


def _verb(raw: Raw, lemma: str, form: str, tag: list[str]) -> None:
    if not form[0].islower() or " " in lemma + form or not lemma.endswith("n"):
        return  # heads of sentences, phrases, lemmas that were cut off
    parts = [part for part in tag if part not in ("AUX", "MOD", "SFT", "NON")]
    raw.verbs.setdefault(lemma, defaultdict(set))[":".join(parts)].add(form)


def _adjective(raw: Raw, lemma: str, form: str, tag: list[str]) -> None:
    cells = raw.adjectives.setdefault(lemma, defaultdict(set))
    if tag[:3] == ["AKK", "PLU", "FEM"] and tag[-1] == "SOL" and len(tag) == 5:
        cells[tag[3]].add(form)
    elif tag[0] == "PRD":
        cells["PRD", tag[-1]].add(form)


def nouns(raw: Raw, declined: set[str]) -> dict[tuple[str, str], Forms]:
    """Return (lemma, kind) -> slot -> forms, the usual one first.

    ``declined``: what another source knows as an adjective only (die Abgeordnete).
    """
    found = {}
    _modernise(raw)
    for (lemma, gender), cells in sorted(raw.nouns.items()):
        if len(cells) < 3 and gender != "NOG":
            continue  # scraps; compounds and adjectives are derived whole
        if gender == "NEU" and lemma in raw.infinitives:
            for slot in SLOTS[:4]:  # das Treffen: only the plural is tagged as a noun of its own
                cells[slot] = cells[slot] or {f"{lemma}s" if slot[0] == "GEN" else lemma}
        table = noun(lemma, adjectival(gender)).forms if gender in GENDERS else {}
        declines = gender in raw.adjectival.get(lemma, ()) and lemma.endswith("e")
        fits = all(cells[slot] <= set(table.get(slot, ())) for slot in cells)
        if declines and (fits or lemma in declined):
            for each in raw.adjectival[lemma] & set(GENDERS):
                forms = noun(lemma, adjectival(each)).forms
                found[lemma, f"{each}:ADJ"] = {slot: list(cell) for slot, cell in forms.items()}
        else:
            found[lemma, gender] = {
                slot: sorted(forms, key=lambda form, s=slot: usual(lemma, s, form))
                for slot, forms in cells.items()
            }
    return dict(sorted(found.items()))


def _modernise(raw: Raw) -> None:
    """Give what stands under the spelling before 1996 (Schuß) to today's lemma (Schuss)."""
    for lemma, gender in [key for key in raw.nouns if "ß" in key[0] and key[0] not in LONG]:
        modern = raw.nouns.get((lemma.replace("ß", "ss"), gender))
        if modern is not None:
            for slot, forms in raw.nouns.pop((lemma, gender)).items():
                modern[slot] |= {form.replace("ß", "ss") for form in forms}


LONG = ("Ruß", "Spaß")
"""Long vowels keep their ß; the dictionary has them with ss as well, as the Swiss write."""


def usual(lemma: str, slot: object, form: str) -> tuple[object, ...]:
    """Return a key that puts the usual modern form first."""
    strange = form[0] != lemma[0] or any(form.count(c) != lemma.count(c) for c in "- ")
    dative_e = slot == ("DAT", "SIN") and form == f"{lemma}e"
    short = len(re.findall(r"[aeiouyäöü]+", lemma.lower())) == 1
    long_genitive = short or re.search(r"(s|ß|x|z|sch|st|pf|zt)$", lemma) is not None
    wrong_genitive = slot == ("GEN", "SIN") and form.endswith("es") != long_genitive
    return strange, dative_e, wrong_genitive, len(form), form


def adjectives(raw: Raw) -> dict[str, tuple[str, list[list[str]]]]:
    """Return lemma -> kind (DEC, IND) and stems of the three degrees."""
    found = {}
    for lemma, cells in sorted(raw.adjectives.items()):
        positive = cells.get("GRU", set())
        indeclinable = lemma in positive or (lemma[0].isupper() and lemma.endswith("er"))
        degrees = [_stems(lemma, cells.get(degree, set())) for degree in ("GRU", "KOM", "SUP")]
        if indeclinable:
            degrees = [[lemma], [], []]
        elif not degrees[0] and lemma not in PREDICATIVE:
            degrees[0] = [re.sub(r"e$|e(?=l$)", "", lemma)]
        for n, degree in ((1, "KOM"), (2, "SUP")):
            predicative = cells.get(("PRD", degree), set())
            if not degrees[n] and not indeclinable:
                degrees[n] = sorted(f.removesuffix("en") if n == 2 else f for f in predicative)
        found[lemma] = ("IND" if indeclinable else "DEC", degrees)
    return found


PREDICATIVE = frozenset("anders barfuß jüngst knülle leid möglichst schade".split())
"""Of those without a declined form the ones that really have none; the others are gaps."""


def _stems(lemma: str, forms: set[str]) -> list[str]:
    stems = {form[:-1] for form in forms if form.endswith("e")}
    return sorted(stems, key=lambda stem: (-len(commonprefix([stem, lemma])), stem))
