"""Rows as a table: for the terminal, and as Markdown for docs/performance.md."""

from __future__ import annotations

from collections.abc import Sequence

from bench.record import Record
from bench.row import UNITS, Budget, Row

SLOWER = 1.2
"""A row that is so many times slower than the last one is marked."""

MARK = "slower!"

_HEAD = ("name", "what", "median", "min–max", "× python", "CPU", "memory", "budget", "last", "note")
_DOCS = ("what", "median", "min–max", "× python", "memory", "budget", "met")
_LEFT = {"name", "what", "budget", "note", "met"}

_FIGURES = {"median": "{}", "times": "{} × python", "memory": "{} MB"}


def terminal(rows: Sequence[Row], last: Record | None) -> str:
    """Return the table for people: columns padded, notes at the end."""
    table = [_HEAD, *(_cells(row, last) for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(_HEAD))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if head in _LEFT else cell.rjust(width)
            for cell, width, head in zip(line, widths, _HEAD, strict=True)
        ).rstrip()
        for line in table
    )


def markdown(record: Record) -> str:
    """Return the table of a record, and below it by which runs it was measured."""
    lines = [_DOCS, tuple("---" if head in _LEFT else "--:" for head in _DOCS)]
    for row in (entry.row for entry in record.entries):
        what = f"**{row.name}**: {row.what}" + (f" ({row.note})" if row.note else "")
        figures = (value(row), _spread(row), _times(row), _memory(row))
        lines.append((what.replace("|", "\\|"), *figures, _budgets(row), _met(row)))
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    runs = "\n".join(f"- {run}" for run in dict.fromkeys(entry.run for entry in record.entries))
    return f"{table}\n\nMeasured:\n\n{runs}"


def change(row: Row, last: Record | None) -> str:
    """Return how many times slower a row is than in the last record, marked where it matters."""
    old = last.row(row.name) if last else None
    ratio = row.slower_than(old) if old else None
    if ratio is None:
        return ""
    return f"{ratio:.2f}" + (f" {MARK}" if ratio > SLOWER else "")


def value(row: Row) -> str:
    """Return the median with its unit."""
    return "–" if row.median is None else _written(row.median, row.unit)


def _cells(row: Row, last: Record | None) -> tuple[str, ...]:
    budget = " ".join(part for part in (_budgets(row), _met(row)) if part)
    cpu = "" if row.cpu is None else _written(row.cpu, "s")
    figures = (value(row), _spread(row), _times(row), cpu, _memory(row))
    return (row.name, row.what, *figures, budget, change(row, last), row.note)


def _spread(row: Row) -> str:
    if row.low is None or row.high is None:
        return ""
    return f"{_written(row.low, row.unit)}–{_written(row.high, row.unit)}"


def _times(row: Row) -> str:
    return "" if row.times is None else _number(row.times)


def _memory(row: Row) -> str:
    return "" if row.memory is None else f"{row.memory:.0f} MB"


def _budgets(row: Row) -> str:
    return ", ".join(_limit(budget, row.unit) for budget in row.budgets)


def _limit(budget: Budget, unit: str) -> str:
    sign = "≥" if budget.at_least else "≤"
    number = _number(budget.limit)
    if budget.figure == "median":
        number = _written(budget.limit, unit)
    return f"{sign} {_FIGURES[budget.figure].format(number)}"


def _met(row: Row) -> str:
    if not row.budgets:
        return ""
    return {True: "yes", False: "NO", None: "?"}[row.is_met]


def _written(number: float, unit: str) -> str:
    if unit != "s":
        assert unit in UNITS
        return f"{_number(number)} {unit}"
    return f"{_number(number * 1000)} ms" if number < 1 else f"{_number(number)} s"


def _number(number: float) -> str:
    """Return three digits that count, and no exponent."""
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"
