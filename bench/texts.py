"""Makes German texts of any size from ``corpus/clean``, seeded with artifacts of translation.

The same size and seed give the same text. No paragraph stands there twice: its sentences are drawn
anew from all of the corpus, the lines of lists and tables change places, numbers change.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

from bench.artifacts import EVERY, damaged

CLEAN = Path(__file__).resolve().parent.parent / "corpus" / "clean"

_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÄÖÜ])")
_NUMBER = re.compile(r"(?<=[ (]\d)\d+")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_MOVABLE = ("- ", "* ", "|")
_SPECIAL = re.compile(r"[#>|<\[!=`~-]|\d+[.)] |[*+] |\s|:::|\{")
"""What a Markdown block begins with that is no plain paragraph."""


class Corpus(NamedTuple):
    """Blocks as the clean texts have them (None: a plain paragraph of so many sentences)."""

    blocks: tuple[tuple[str | None, int], ...]
    sentences: tuple[str, ...]


@cache
def corpus() -> Corpus:
    """Read the clean texts."""
    blocks: list[tuple[str | None, int]] = []
    sentences: list[str] = []
    for block in _all_blocks():
        found = _SENTENCE_END.split(block)
        plain = not _SPECIAL.match(block) and "\n#" not in block
        blocks.append((None, len(found)) if plain else (block, 0))
        sentences += found if plain else []
    return Corpus(tuple(blocks), tuple(sentences))


def _all_blocks() -> Iterator[str]:
    for path in sorted(CLEAN.rglob("*")):
        if path.suffix == ".md":
            yield from _markdown_blocks(path.read_text("utf-8"))
        elif path.suffix == ".txt":
            lines = (line.strip() for line in path.read_text("utf-8").splitlines())
            yield from (line for line in lines if line)


def _markdown_blocks(text: str) -> Iterator[str]:
    """Yield what blank lines part; fenced code and indented lines stay with what they belong to."""
    lines: list[str] = []
    fenced = False
    for line in [*text.splitlines(), "", "end"]:
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and lines and not lines[-1] and line[:1].strip():
            yield "\n".join(lines).strip("\n")
            lines = []
        lines.append(line)


def text(size: int, seed: int) -> str:
    """Return Markdown of ``size`` bytes in UTF-8, with an artifact about every 2 kB."""
    return _cut(_blocks(random.Random(seed)), size)


def line(size: int, seed: int) -> str:
    """Return ``size`` bytes of sentences without a line break but the one at the end."""
    dice = random.Random(seed)
    sentences = [" ".join(sentence.split()) for sentence in corpus().sentences]
    return _cut((_numbered(dice.choice(sentences), dice) + " " for _ in count()), size)


def _cut(parts: Iterator[str], size: int) -> str:
    """Join ``parts`` to exactly ``size`` bytes with a line break at the end."""
    taken: list[str] = []
    length = 0
    for part in parts:
        taken.append(part)
        length += len(part.encode())
        if length >= size:
            break
    cut = "".join(taken).encode()[: size - 1].decode("utf-8", "ignore")
    return cut + " " * (size - 1 - len(cut.encode())) + "\n"


def _blocks(dice: random.Random) -> Iterator[str]:
    """Yield blocks without end, each time through the corpus in another order."""
    order = list(corpus().blocks)
    since = 0
    while True:
        dice.shuffle(order)
        for block, sentences in order:
            if block is None:
                drawn = dice.choices(corpus().sentences, k=max(2, sentences))
                if since >= EVERY:
                    drawn, since = damaged(drawn, dice), since - EVERY
                made = " ".join(drawn)
            else:
                made = _turned(block, dice)
            since += len(made)
            yield _numbered(made, dice) + "\n\n"


def _turned(block: str, dice: random.Random) -> str:
    """Let the lines of a list or the rows of a table change places."""
    lines = block.splitlines()
    if not all(line.startswith(_MOVABLE) for line in lines):
        return block
    head = 2 if block.startswith("|") else 0
    rows = lines[head:]
    dice.shuffle(rows)
    return "\n".join([*lines[:head], *rows])


def _numbered(block: str, dice: random.Random) -> str:
    """Write other numbers of the same length and with the same first digit."""
    return _NUMBER.sub(lambda m: "".join(dice.choices("0123456789", k=len(m[0]))), block)
