"""mtlint as it is measured: its command, its caches, and what it can do already."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bench.timing import Child

OPTIONS = ("--languagetool", "off", "--exit-zero", "-q")


@cache
def mtlint() -> tuple[str, ...]:
    """Return the console script beside this Python, or what does the same."""
    script = shutil.which("mtlint", path=str(Path(sys.executable).parent))
    return (script,) if script else (sys.executable, "-c", "from linter.cli import main; main()")


def check(
    *paths: Path,
    config: Path | None = None,
    jobs: int | None = None,
    before: Callable[[], None] | None = None,
) -> Child:
    """Return ``mtlint check`` for ``paths``; ``jobs`` counts only where there is such an option."""
    options = [*OPTIONS, *(("--config", str(config)) if config else ())]
    if jobs is not None and has_option("--jobs"):
        options += ["--jobs", str(jobs)]
    return Child((*mtlint(), "check", *options, *map(str, paths)), before)


@cache
def has_option(option: str) -> bool:
    """Say whether ``mtlint check`` knows an option."""
    run = subprocess.run([*mtlint(), "check", "--help"], capture_output=True, text=True, check=True)
    return option in run.stdout


def caches() -> Path:
    """Return the folder of all caches; the measurements always work with one of their own."""
    return Path(os.environ["MTLINT_CACHE_DIR"])


def has_results() -> bool:
    """Say whether a run has kept results."""
    return any(caches().glob("results*"))


def forget_results() -> None:
    """Throw away the results that are kept, but not the rules."""
    for path in caches().glob("results*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def forget_all() -> None:
    """Throw away all that is kept, compiled rules included."""
    shutil.rmtree(caches(), ignore_errors=True)


@cache
def default_rules() -> int:
    """Return how many rules run by default without LanguageTool."""
    from linter import Linter, load_rules  # reads the packs
    from linter.choice import choose
    from linter.config import Config

    return len(Linter(choose(load_rules(), Config())).rules)
