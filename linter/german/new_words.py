"""Words that the dictionary lacks or has wrong: from the hand-kept table or from the user."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from linter.german import lexicon_file
from linter.german.lexicon_file import Paradigm

Row = tuple[str, str, str, str]
"""A noun: word, gender, genitive, plural; ``/`` between variants, ``-`` for none."""

TABLE = "new-words.tsv"


@lru_cache(maxsize=1)
def noun_rows() -> tuple[Row, ...]:
    """Return the nouns of the hand-kept table."""
    found = (row for row in lexicon_file.rows(TABLE) if row[1] not in ("VER", "NONE"))
    return tuple((word, gender, genitive, plural) for word, gender, genitive, plural in found)


@lru_cache(maxsize=1)
def verb_rows() -> dict[str, tuple[str, ...]]:
    """Return lemma -> model, participles, doubt; a wrong lemma of the dictionary has no fields."""
    found = (row for row in lexicon_file.rows(TABLE) if row[1] in ("VER", "NONE"))
    return {row[0]: tuple([*row[2:], "", ""][:3]) if row[1] == "VER" else () for row in found}


def noun_paradigms(rows: Iterable[Row]) -> dict[str, tuple[Paradigm, ...]]:
    """Return word -> one paradigm for each row."""
    found: dict[str, tuple[Paradigm, ...]] = {}
    for word, gender, genitive, plural in rows:
        if gender not in ("MAS", "FEM", "NEU", "NOG"):
            raise ValueError(f"{word}: gender is MAS, FEM, NEU or NOG (plural only), not {gender}")
        cells = (*_singular(word, _variants(genitive)), *_plural(_variants(plural)))
        found[word] = (*found.get(word, ()), Paradigm(gender, f"-{word}", cells))
    return found


def _variants(field: str) -> tuple[str, ...]:
    return () if field in ("", "-") else tuple(field.split("/"))


def _singular(word: str, genitive: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    if not genitive:
        return ((), (), (), ())
    weak = genitive[0] in (f"{word}n", f"{word}en")
    oblique = genitive if weak else (word,)
    return tuple(_literal(cell) for cell in ((word,), genitive, oblique, oblique))


def _plural(plural: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    dative = tuple(f"{form}n" if form.endswith(("e", "el", "er")) else form for form in plural)
    return tuple(_literal(cell) for cell in (plural, plural, dative, plural))


def _literal(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return patterns whose stem is empty."""
    return tuple(f"-{form}" for form in forms)


def verb_paradigm(base: str, model: Paradigm | None, participles: str, joined: bool) -> Paradigm:
    """Return how ``base`` inflects: like ``model``, or weak.

    An inseparable verb with a prefix (umgehen like gehen, ``joined``) has a participle without ge-.
    """
    paradigm = model or weak(base)
    cells = list(paradigm.cells)
    if participles:
        cells[26] = tuple(_around(form, base, paradigm) for form in participles.split("/"))
    elif joined:
        cells[26] = tuple(form.removeprefix("ge") for form in cells[26])
    return Paradigm(paradigm.kind, paradigm.lemma, tuple(cells))


def _around(form: str, base: str, paradigm: Paradigm) -> str:
    stem = base[: len(base) - len(paradigm.lemma) + 1]
    before, found, behind = form.partition(stem)
    if not found:
        raise ValueError(f"{base}: the participle {form} does not contain the stem {stem}")
    return f"{before}-{behind}"


def weak(lemma: str) -> Paradigm:
    """Return the regular weak paradigm that fits the end of ``lemma``."""
    liquid = lemma.endswith(("eln", "ern"))
    stem = lemma[:-1] if liquid else lemma.removesuffix("en")
    ending = "-n" if liquid else "-en"
    e = "e" if stem.endswith(("d", "t")) else ""
    second = "-t" if stem.endswith(("s", "ß", "x", "z")) else f"-{e}st"
    first = ("-e", f"{stem[:-2]}le"[len(stem) :]) if liquid else ("-e",)
    present = (first[:1], (second,), (f"-{e}t",), (ending,), (f"-{e}t",), (ending,))
    past = tuple((f"-{e}te{end}",) for end in ("", "st", "", "n", "t", "n"))
    wish = tuple((f"-{end}",) for end in ("e", "st" if liquid else "est", "e"))
    wishes = (*wish, (ending,), ("-t" if liquid else "-et",), (ending,))
    command = (("-e",) if e or liquid else ("-", "-e"), (f"-{e}t",))
    ge = "" if lemma.endswith("ieren") else "ge"
    finite = (*present, *past, *wishes, *past)
    return Paradigm("VER", ending, (*finite, *command, (f"{ge}-{e}t",), (), ()))
