"""The one shared search: where in a text do the needles of all patterns stand?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ahocorasick import Automaton


class Scan:
    """Looks for the needles of many patterns in one go."""

    def __init__(self, needles: Sequence[Iterable[str]]) -> None:
        """``needles[i]`` are the lower-case strings that lead to pattern ``i``."""
        users: dict[str, list[int]] = {}
        for index, words in enumerate(needles):
            for word in words:
                users.setdefault(word, []).append(index)
        self._automaton = Automaton()
        for word, indices in users.items():
            self._automaton.add_word(word, (len(word) - 1, indices))
        if users:
            self._automaton.make_automaton()
        self._empty = not users

    def places(self, folded: str) -> dict[int, list[int]]:
        """Return pattern -> where one of its needles starts, ascending, in lower-case text."""
        found: dict[int, list[int]] = {}
        if self._empty:
            return found
        for end, (back, indices) in self._automaton.iter(folded):
            for index in indices:
                if index in found:
                    found[index].append(end - back)
                else:
                    found[index] = [end - back]
        for places in found.values():
            places.sort()
        return found
