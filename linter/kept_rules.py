"""Rules that are made when they are asked for, from what a plan keeps of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, overload

from linter.german.phrase import Part, Phrase, remember
from linter.rule import Rule
from linter.rule_codec import decode
from linter.table import Table


class Rules(Sequence[Rule]):
    """Rules of a plan, made when they are asked for."""

    def __init__(
        self, kept: Table, made: dict[int, Rule], chosen: Sequence[int] | None = None
    ) -> None:
        """``made`` are those that exist, by number; ``chosen`` the numbers that these are."""
        self._kept, self._made = kept, made
        self._chosen = range(len(kept)) if chosen is None else chosen

    def __len__(self) -> int:
        return len(self._chosen)

    @overload
    def __getitem__(self, index: int) -> Rule: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Rule]: ...
    def __getitem__(self, index: int | slice) -> Rule | Sequence[Rule]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = self._chosen[index]
        if number not in self._made:
            rule, phrases = self._kept[number]
            _remember(phrases)
            self._made[number] = decode(rule)
        return self._made[number]

    def some(self, chosen: Sequence[int]) -> Rules:
        """Return those with the given numbers."""
        return Rules(self._kept, self._made, chosen)


def _remember(phrases: Sequence[Any]) -> None:
    for spec, parts, lemmas in phrases:
        remember(spec, True, Phrase(tuple(Part(*part) for part in parts), lemmas))
