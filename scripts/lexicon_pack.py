"""Packs words into paradigms and lemmas; the same input gives the same bytes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

from linter.german.compounds import COMBINING, PARTICLES
from linter.german.lexicon_file import BLANK, EMPTY

HEAD = """\
# {what}: paradigms (kind, lemma, cells), an empty line, lemmas with their paradigm.
# Made by scripts/build_lexicon.py from LanguageTool's german-pos-dict 1.2.4; see README.md.
# Copyright Daniel Naber and contributors, from Morphy; CC BY-SA 4.0, see LICENSE-CC-BY-SA-4.0.txt.
"""


class Word(NamedTuple):
    """A lemma, its kind, the forms of every cell, the numbers of the disputed cells."""

    lemma: str
    kind: str
    cells: Sequence[Sequence[str]]
    doubts: frozenset[int] = frozenset()


def pack(what: str, words: Iterable[Word], path: Path) -> None:
    """Write one section of the lexicon; frequent paradigms get small numbers."""
    lines = [(word, _paradigm(word)) for word in words]
    count = Counter(paradigm for _, paradigm in lines)
    numbers = {p: n for n, p in enumerate(sorted(count, key=lambda p: (-count[p], p)))}
    entries = defaultdict(list)
    for word, paradigm in lines:
        mask = sum(1 << cell for cell in word.doubts)
        entries[word.lemma].append(f"{numbers[paradigm]}{f'!{mask:x}' if mask else ''}")
    text = HEAD.format(what=what) + "".join(f"{paradigm}\n" for paradigm in numbers) + "\n"
    text += "".join(f"{lemma}\t{' '.join(found)}\n" for lemma, found in sorted(entries.items()))
    path.write_text(text, "utf-8")


def _paradigm(word: Word) -> str:
    base = word.lemma.rpartition("|")[2]
    forms = [form for cell in word.cells for form in cell]
    stem = commonprefix([base, *(_without_ge(form, base) for form in forms)])
    cells = ("/".join(_pattern(form, stem, base) for form in cell) or EMPTY for cell in word.cells)
    return f"{word.kind}\t-{base[len(stem) :]}\t{' '.join(cells)}"


def _without_ge(form: str, base: str) -> str:
    """Return a participle without its ge, where it then looks more like its infinitive."""
    rest = form.removeprefix("ge")
    longer = len(commonprefix([rest, base])) > len(commonprefix([form, base]))
    return rest if longer and base[0].islower() else form


def _pattern(form: str, stem: str, base: str) -> str:
    rest = _without_ge(form, base)
    ending = rest[len(stem) :].replace(" ", BLANK)
    return form[: len(form) - len(rest)] + "-" + ending


def modifiers(lemmas: set[str]) -> list[str]:
    """Return what at least two compounds of the dictionary begin with, their rest being a word."""
    found: Counter[str] = Counter()
    for word in lemmas:
        if not re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]+", word):
            continue
        for cut in range(3, len(word) - 3):
            if word[cut:].capitalize() in lemmas and not word.startswith(UNFREE):
                found[word[:cut]] += 1
                break
    ruled = PARTICLES | COMBINING
    return sorted(m for m, n in found.items() if n > 1 and m.lower() not in ruled)


UNFREE = ("Ver", "Zer", "Ent", "Emp", "Bes", "Ges")
"""What looks like a first part and is none: Verstand, Gestell, Bestand."""
