"""Runs ``mtlint check`` under cProfile and prints what took most time itself.

usage: python -m bench.children.profiled ARGUMENT…   (those of mtlint)
"""

from __future__ import annotations

import contextlib
import cProfile
import io
import pstats
import sys

from linter.cli import main as mtlint

_LINES = 25


def main() -> None:
    """Run and print the top of the list by own time."""
    profile = cProfile.Profile()
    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(_Nowhere()):
        profile.runcall(mtlint)
    pstats.Stats(profile, stream=sys.stdout).sort_stats("tottime").print_stats(_LINES)


class _Nowhere(io.TextIOWrapper):
    """A standard output that keeps nothing."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")


if __name__ == "__main__":
    main()
