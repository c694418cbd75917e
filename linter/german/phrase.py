"""A phrase that was read, and all those of this process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

TORN = "_torn"
"""Groups with this head hold a finite form whose particle must stand at its clause's end."""

Lemma = tuple[str, str]
"""Kind (SUB, VER, ADJ) and lemma."""


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says where and why."""


class Part(NamedTuple):
    """One side of ``A ~ B``: a regular expression, and group -> particle of torn verbs in it."""

    source: str
    particles: Mapping[str, str]


class Phrase(NamedTuple):
    """A phrase read: its parts, and label -> the lemmas that it may cover."""

    parts: tuple[Part, ...]
    lemmas: Mapping[str, tuple[Lemma, ...]]


_read: dict[tuple[str, bool], Phrase] = {}


def remembered(source: str, flat: bool) -> Phrase | None:
    """Return how a phrase was read in this process or another; None where it was not."""
    return _read.get((source, flat))


def remember(source: str, flat: bool, phrase: Phrase) -> None:
    """Keep how a phrase was read (``flat``: as one expression) for this process."""
    _read[source, flat] = phrase
