"""Replaces nouns of real German by nouns of another gender and lets another source judge.

usage: measure_agreement.py FOLDER [--count 3000] [--show 20]

FOLDER holds German texts (.txt). The judge is german-nouns with article tables of its own, not the
lexicon that made the change. Printed: how many changes were called certain, and how many are right.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import german_nouns

from linter.german.agreement import swap_noun
from linter.german.lexicon import nouns
from linter.span import Span

CASES = {"nominativ": "NOM", "genitiv": "GEN", "dativ": "DAT", "akkusativ": "AKK"}
NUMBERS = {"singular": "SIN", "plural": "PLU"}
GENDERS = {"m": "MAS", "f": "FEM", "n": "NEU"}

# Endings of der, dies- (and the stem d-) in the order NOM GEN DAT AKK.
DER = {"MAS": "er es em en", "FEM": "ie er er ie", "NEU": "as es em as", "PLU": "ie er en ie"}
DIES = {"MAS": "er es em en", "FEM": "e er er e", "NEU": "es es em es", "PLU": "e er en e"}
EIN = {"MAS": "- es em en", "FEM": "e er er e", "NEU": "- es em -", "PLU": "e er en e"}
STRONG = {"MAS": "er en em en", "FEM": "e er er e", "NEU": "es en em es", "PLU": "e er en e"}
WEAK = {"MAS": "e en en en", "FEM": "e en en e", "NEU": "e en en e", "PLU": "en en en en"}
MIXED = {"MAS": "er en en en", "FEM": "e en en e", "NEU": "es en en es", "PLU": "en en en en"}
ORDER = ("NOM", "GEN", "DAT", "AKK")
CONTRACTED = {
    "im": ("dem", "DAT"), "am": ("dem", "DAT"), "zum": ("dem", "DAT"), "vom": ("dem", "DAT"),
    "beim": ("dem", "DAT"), "zur": ("der", "DAT"), "ins": ("das", "AKK"), "ans": ("das", "AKK"),
    "fürs": ("das", "AKK"), "durchs": ("das", "AKK"), "ums": ("das", "AKK"), "aufs": ("das", "AKK"),
}  # fmt: skip
EIN_WORDS = re.compile(r"(ein|kein|mein|dein|sein|ihr|unser|euer|eur)(e|es|em|en|er)?")
DIES_WORDS = re.compile(r"(dies|jen|jed|welch|manch|solch)(e|es|em|en|er)")
DER_WORDS = re.compile(r"d(er|ie|das|as|es|em|en)")
GOVERN = {
    "mit": "DAT", "nach": "DAT", "bei": "DAT", "seit": "DAT", "von": "DAT", "zu": "DAT",
    "aus": "DAT", "gegenüber": "DAT", "für": "AKK", "durch": "AKK", "ohne": "AKK", "gegen": "AKK",
    "um": "AKK", "während": "GEN", "wegen": "GEN", "trotz": "GEN", "innerhalb": "GEN",
}  # fmt: skip
PREPOSITIONS = (*GOVERN, "in", "an", "auf", "über", "unter", "vor", "hinter", "neben", "zwischen")
PHRASE = re.compile(
    rf"(?<![\w-])(?:(?i:(?P<prep>{'|'.join(PREPOSITIONS)})) )?"
    rf"(?i:(?P<det>{'|'.join(CONTRACTED)}|d(?:er|ie|as|es|em|en)"
    r"|(?:ein|kein|mein|dein|sein|ihr|unser)(?:e[smnr]?)?|(?:dies|jen|jed|welch)(?:e[smnr]?))) "
    r"(?P<adj>[a-zäöüß]{3,}(?:e|en|em|er|es) )?(?P<noun>[A-ZÄÖÜ][a-zäöüß]{2,})(?![\w-])"
)


class Entry(NamedTuple):
    """A noun of german-nouns: gender, and slot -> forms."""

    gender: str
    forms: dict[tuple[str, str], set[str]]


def dictionary() -> dict[str, Entry]:
    """Read german-nouns; lemmas with one gender only."""
    found: dict[str, Entry] = {}
    path = Path(next(iter(german_nouns.__path__))) / "nouns.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["genus"] not in GENDERS or row["genus 1"] or "Substantiv" not in row["pos"]:
                continue
            forms: dict[tuple[str, str], set[str]] = defaultdict(set)
            for column, value in row.items():
                case, _, rest = column.partition(" ")
                number = rest.partition(" ")[0].rstrip("*")
                if value and case in CASES and number in NUMBERS:
                    forms[CASES[case], NUMBERS[number]].add(value)
            known = found.get(row["lemma"])
            if known is None:
                found[row["lemma"]] = Entry(GENDERS[row["genus"]], dict(forms))
            elif known.gender != GENDERS[row["genus"]]:
                found[row["lemma"]] = Entry("", {})
    return {lemma: entry for lemma, entry in found.items() if entry.gender}


def endings(table: dict[str, str], gender: str, case: str, number: str) -> str:
    """Return the ending of a table's word for gender, case and number."""
    ending = table["PLU" if number == "PLU" else gender].split()[ORDER.index(case)]
    return "" if ending == "-" else ending


def fits(text: str, entry: Entry) -> set[tuple[str, str]]:
    """Return the slots in which preposition, article, adjective and noun of a phrase agree."""
    match = PHRASE.fullmatch(text)
    return set() if match is None else {s for s in entry.forms if _agrees(match, entry, *s)}


def _agrees(match: re.Match[str], entry: Entry, case: str, number: str) -> bool:
    prep, det = (match["prep"] or "").lower(), match["det"].lower()
    adjective = (match["adj"] or "").strip()
    if match["noun"] not in entry.forms[case, number]:
        return False
    if det in CONTRACTED:
        det, governed = CONTRACTED[det]
        if governed != case:
            return False
    elif prep in GOVERN and GOVERN[prep] != case:
        return False
    table = _table(det, entry.gender, case, number)
    if table is None:
        return False
    ending = endings(table, entry.gender, case, number)
    return not adjective or (adjective.endswith(ending) and _whole(adjective, ending))


def _whole(adjective: str, ending: str) -> bool:
    return re.search(r"(e|en|em|er|es)$", adjective) is not None and (
        adjective.endswith(ending)
        and not (ending == "e" and adjective.endswith(("en", "em", "er")))
    )


def _table(det: str, gender: str, case: str, number: str) -> dict[str, str] | None:
    """Return the adjectives' table behind a determiner that fits the slot; None if it does not."""
    if match := EIN_WORDS.fullmatch(det):
        wanted = endings(EIN, gender, case, number)
        if (match[2] or "") != wanted or (match[1] == "ein" and number == "PLU"):
            return None
        return STRONG if not wanted and number == "SIN" else MIXED
    if match := DIES_WORDS.fullmatch(det):
        return WEAK if match[2] == endings(DIES, gender, case, number) else None
    if re.fullmatch(r"der|die|das|des|dem|den", det):
        return WEAK if det == "d" + endings(DER, gender, case, number) else None
    return None


def phrases(folder: Path, known: dict[str, Entry]) -> Iterator[tuple[str, re.Match[str], str]]:
    """Yield text, phrase and lemma for each noun phrase whose noun both sources know."""
    lemmas: dict[str, set[str]] = defaultdict(set)
    for lemma, entry in known.items():
        for forms in entry.forms.values():
            for form in forms:
                lemmas[form].add(lemma)
    for path in sorted(folder.rglob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for match in PHRASE.finditer(line):
                if len(found := lemmas.get(match["noun"], set())) == 1:
                    lemma = next(iter(found))
                    if fits(match[0], known[lemma]) and nouns(lemma):
                        yield line, match, lemma


def main() -> None:
    """Print the figures and some of the wrong ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    dice = random.Random(20261124)
    known = dictionary()
    found = list(phrases(options.folder, known))
    dice.shuffle(found)
    usual = sorted({lemma for _, _, lemma in found})
    certain = right = changed = unjudged = 0
    for line, match, lemma in found[: options.count]:
        gender = known[lemma].gender
        new = dice.choice(usual)
        while known[new].gender == gender or len(nouns(new)) != 1:
            new = dice.choice(usual)
        span = Span(*match.span("noun"))
        ways = swap_noun(line, Span(0, len(line)), span, lemma, new)
        changed += bool(ways)
        if not ways or not ways[0].certain:
            continue
        certain += 1
        slots = fits(match[0], known[lemma])
        if not slots & known[new].forms.keys():
            unjudged += 1  # german-nouns gives this noun no such form (no plural)
            continue
        text, shift = line, 0
        for place, value in ways[0].changes:
            text = text[: place.start + shift] + value + text[place.end + shift :]
            shift += len(value) - len(place)
        after = _phrase_at(text, match.start())
        good = after is not None and bool(fits(after, known[new]) & slots)
        right += good
        if not good and options.show > 0:
            options.show -= 1
            print(
                f"  {match[0]}  ->  {text[match.start() : match.end() + shift]}  ({lemma} -> {new})"
            )
    tried = min(options.count, len(found))
    print(f"{tried} nouns replaced: {changed} with a suggestion, {certain} certain")
    judged = certain - unjudged
    print(f"of the certain ones {unjudged} not judged (german-nouns knows no such form)")
    print(f"of the {judged} judged right: {right} = {100 * right / max(judged, 1):.2f} %")


def _phrase_at(text: str, start: int) -> str | None:
    match = PHRASE.match(text, start)
    return match[0] if match else None


if __name__ == "__main__":
    main()
