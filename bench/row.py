"""What a line of the table holds: figures, budgets, and whether they are met."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

UNITS = {
    "s": False,  # seconds of the whole process, or of the work where the row says so
    "fold": False,  # how many times dearer something is than something else
    "MB/s": True,
    "times faster": True,
}
"""Unit of a row -> whether more is better."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit for one figure of a row: ``median``, ``times`` (python3 -c pass), ``memory`` (MB)."""

    figure: str
    limit: float
    at_least: bool = False

    def is_met(self, row: Row) -> bool | None:
        """Say whether ``row`` keeps to it; None where the figure is missing."""
        value: float | None = getattr(row, self.figure)
        if value is None:
            return None
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured. Without a ``median`` the ``note`` says why there is none.

    ``median``, ``low`` and ``high`` are in ``unit``; ``times`` is the median of the whole process
    as a multiple of ``python3 -c pass`` in the same run; ``cpu`` is user and system time in
    seconds; ``memory`` is the peak of the process and all its children, in MB.
    """

    name: str
    what: str
    unit: str = "s"
    median: float | None = None
    low: float | None = None
    high: float | None = None
    times: float | None = None
    cpu: float | None = None
    memory: float | None = None
    budgets: tuple[Budget, ...] = ()
    note: str = ""

    @property
    def is_met(self) -> bool | None:
        """Say whether all budgets are met; None where there is none, or one cannot be judged."""
        judged = [budget.is_met(self) for budget in self.budgets]
        if False in judged:
            return False
        return None if None in judged or not judged else True

    def slower_than(self, other: Row) -> float | None:
        """Return how many times slower this is than ``other``, 0.5 for twice as fast.

        Where both are multiples of ``python3 -c pass`` these are compared as well, and the better
        ratio counts: the one is blind to a slower machine, the other to a lucky bare Python.
        None where the two are not about the same thing.
        """
        if (self.name, self.what, self.unit) != (other.name, other.what, other.unit):
            return None
        pairs = ((self.median, other.median), (self.times, other.times))
        ratios = [new / old for new, old in pairs if new and old]
        if not ratios:
            return None
        return 1 / ratios[0] if UNITS[self.unit] else min(ratios)


def not_there(name: str, what: str, why: str = "not there yet") -> Row:
    """Return the row of what cannot be measured."""
    return Row(name, what, note=why)


def as_json(row: Row) -> dict[str, Any]:
    """Return what JSON can hold of a row."""
    return asdict(row)


def from_json(value: dict[str, Any]) -> Row:
    """Return the row that ``as_json`` wrote."""
    budgets = tuple(Budget(**budget) for budget in value["budgets"])
    return Row(**{**value, "budgets": budgets})
