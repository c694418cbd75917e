"""What most tests need: a text checked by a pack that is written for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from linter import Document, Linter, Result, load_rules
from linter.rule import Rule

Load = Callable[..., tuple[Rule, ...]]
Lint = Callable[..., Result]


@pytest.fixture(autouse=True, scope="session")
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's cache out of the tests."""
    os.environ["MTLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    yield
    del os.environ["MTLINT_CACHE_DIR"]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Return a function that loads the rules of a pack (YAML), named ``family``."""

    def load(pack: str, family: str = "mistakes") -> tuple[Rule, ...]:
        path = tmp_path / f"{family}.yml"
        path.write_text(pack, "utf-8")
        return load_rules(path, builtin=False)

    return load


@pytest.fixture
def lint(load: Load) -> Lint:
    """Return a function that checks a text with the rules of a pack (YAML)."""

    def lint(pack: str, text: str, format: str = "text", language: str = "de") -> Result:
        return Linter(load(pack), language=language).check(Document.from_text(text, format=format))

    return lint
