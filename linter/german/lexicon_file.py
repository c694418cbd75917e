"""Reads the packed lexicon: paradigms first, an empty line, then one lemma a line.

A form is written around its stem: ``-s`` is the stem and an s, ``ge-t`` a participle. The first
pattern of a paradigm is the lemma itself; so lemma ``Modell`` with pattern ``-`` has the stem
``Modell``, and lemma ``Haus`` with pattern ``-aus`` the stem ``H``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache as remembered
from functools import lru_cache
from typing import Any, NamedTuple

from linter.german.kept import kept
from linter.german.lexicon_data import DATA

EMPTY = "."
"""A cell without a form."""

BLANK = "_"
"""What stands for a space inside a pattern."""


class Paradigm(NamedTuple):
    """One way to inflect: what kind of word, the lemma's pattern, the patterns of every cell."""

    kind: str
    lemma: str
    cells: tuple[tuple[str, ...], ...]

    def forms(self, lemma: str) -> tuple[tuple[str, ...], ...]:
        """Return the forms of ``lemma`` in every cell."""
        stem = lemma[: len(lemma) - len(self.lemma) + 1]
        return tuple(tuple(p.replace("-", stem, 1) for p in cell) for cell in self.cells)


class Entry(NamedTuple):
    """One paradigm of a lemma, and in which of its cells another source disagrees."""

    paradigm: int
    doubts: frozenset[int]


class Section(NamedTuple):
    """One file of the lexicon; the entries are unpacked when they are asked for."""

    paradigms: tuple[Paradigm, ...]
    lemmas: Mapping[str, str]

    def entries(self, lemma: str) -> tuple[tuple[Paradigm, frozenset[int]], ...]:
        """Return the paradigms of ``lemma`` with their disputed cells."""
        packed = self.lemmas.get(lemma, "")
        return tuple((self.paradigms[e.paradigm], e.doubts) for e in map(unpack, packed.split()))


@remembered
def read(name: str) -> Section:
    """Return the section ``name`` (nouns, verbs, adjectives); the file is opened once."""
    paradigms, lemmas = kept(name, lambda: _unpacked(name))
    return Section(tuple(Paradigm(*paradigm) for paradigm in paradigms), lemmas)


def _unpacked(name: str) -> tuple[list[tuple[Any, ...]], dict[str, str]]:
    """Return paradigms and lemmas as plain values."""
    text = (DATA / f"lexicon.{name}.tsv").read_text("utf-8")
    head, _, body = text.partition("\n\n")
    lines = (line for line in head.splitlines() if not line.startswith("#"))
    paradigms = [tuple(_paradigm(line)) for line in lines]
    return paradigms, dict(line.split("\t") for line in body.splitlines())


def rows(name: str) -> Iterator[list[str]]:
    """Yield the fields of every row of a hand-kept table; ``#`` starts a comment line."""
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=4096)
def unpack(packed: str) -> Entry:
    """Return the entry that ``17!a0`` stands for: paradigm 17, doubts as hexadecimal bits."""
    number, _, bits = packed.partition("!")
    mask = int(bits or "0", 16)
    return Entry(int(number), frozenset(i for i in range(mask.bit_length()) if mask >> i & 1))


def _paradigm(line: str) -> Paradigm:
    kind, lemma, cells = line.split("\t")
    return Paradigm(kind, lemma, tuple(_cell(cell) for cell in cells.split(" ")))


def _cell(packed: str) -> tuple[str, ...]:
    return () if packed == EMPTY else tuple(packed.replace(BLANK, " ").split("/"))
