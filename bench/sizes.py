"""How large everything is: as the budgets say, or small for a quick look (then none is judged)."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000
"""Bytes of a megabyte here: text is counted in powers of ten, as UTF-8."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Bytes of texts, numbers of files and rules, and how often a run is repeated at most."""

    page: int = 3_000
    book: int = MB
    files: tuple[int, int] = (295, 3_200_000)  # number, bytes of all together
    volume: tuple[int, int] = (10, 100)  # files of ``book`` bytes each
    lengths: tuple[int, ...] = (MB, 10 * MB, 100 * MB)
    line: int = 50 * MB
    rules: tuple[int, ...] = (500, 1_000, 5_000)
    naive_rules: int = 1_000
    naive_text: int = MB
    pages: int = 1_000
    typed_into: int = 100_000
    keystrokes: int = 200
    most_runs: int = 15
    is_quick: bool = False


FULL = Sizes()
QUICK = Sizes(
    book=100_000,
    files=(20, 100_000),
    volume=(2, 6),
    lengths=(100_000, 400_000),
    line=200_000,
    rules=(500, 1_000),
    naive_rules=500,
    naive_text=20_000,
    pages=40,
    typed_into=20_000,
    keystrokes=20,
    most_runs=2,
    is_quick=True,
)
