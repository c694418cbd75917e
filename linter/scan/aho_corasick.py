"""The engine for machines without hyperscan: Aho and Corasick's automaton looks for needles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ahocorasick  # pyahocorasick

from linter.document import fold
from linter.scan.anchor import ALIKE, NEAR, Anchor, Stretch
from linter.scan.needles import needles_of


def version() -> str:
    """Return what changes when compiled anchors can no longer be loaded."""
    return "1"


def compiled(anchors: Sequence[Anchor]) -> AhoCorasick:
    """Compile anchors: find their needles."""
    return AhoCorasick([_needles(anchor) for anchor in anchors])


def load(value: Any, databases: Sequence[memoryview]) -> AhoCorasick:
    """Load what was dumped; ``ValueError`` where it has another shape."""
    try:
        return AhoCorasick([[str(word) for word in words] for words in value])
    except TypeError as error:
        raise ValueError("not needles") from error


def _needles(anchor: Anchor) -> list[str]:
    if anchor.expression:
        return sorted({_folded(needle) for needle in needles_of(anchor.expression)})
    longest = (max(entry.split(), key=len) for entry in anchor.words)
    return sorted({form for word in longest for form in (_folded(word), _folded(word.upper()))})


def _folded(text: str) -> str:
    return fold(text).translate(ALIKE) if any(chr(c) in text for c in ALIKE) else fold(text)


class AhoCorasick:
    """An automaton with the needles of all anchors."""

    def __init__(self, needles: Sequence[Sequence[str]]) -> None:
        """``needles[i]`` are the folded strings that lead to anchor ``i``."""
        self._needles = needles
        self.everywhere = [index for index, words in enumerate(needles) if not words]
        users: dict[str, list[int]] = {}
        for index, words in enumerate(needles):
            for word in words:
                users.setdefault(word, []).append(index)
        self._is_empty = not users
        self._automaton = ahocorasick.Automaton()
        for word, indices in users.items():
            self._automaton.add_word(word, (len(word) - 1, indices))
        self._automaton.make_automaton()

    def dump(self) -> tuple[Any, Sequence[bytes]]:
        """Return the needles; the automaton is made of them in no time."""
        return [list(words) for words in self._needles], []

    def places(self, text: str) -> dict[int, list[Stretch]]:
        """Return where a needle of each anchor starts."""
        found: dict[int, list[int]] = {}
        if self._is_empty:
            return {}
        for end, (back, indices) in self._automaton.iter(_folded(text)):
            for index in indices:
                if index in found:
                    found[index].append(end - back)
                else:
                    found[index] = [end - back]
        return {index: _stretches(sorted(places)) for index, places in found.items()}


def _stretches(places: Sequence[int]) -> list[Stretch]:
    found: list[list[int]] = []
    for place in places:
        if found and place - found[-1][1] <= NEAR:
            found[-1][1] = place
        else:
            found.append([place, place])
    return list(found)
