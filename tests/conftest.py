"""What most tests need: a text checked by a pack that is written for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from linter import Document, Linter, Result, load_rules
from linter.rule import Rule
from tests.languagetool_fakes import assert_nothing_is_left

Load = Callable[..., tuple[Rule, ...]]
Lint = Callable[..., Result]

_LANGUAGETOOL_DIR = os.environ.get("MTLINT_LANGUAGETOOL_DIR")


@pytest.fixture(autouse=True, scope="session")
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's cache out of the tests."""
    os.environ["MTLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    yield
    del os.environ["MTLINT_CACHE_DIR"]


@pytest.fixture(autouse=True, scope="session")
def no_languagetool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep an installed LanguageTool out of the tests that do not ask for it.

    No test leaves a server behind, whether it is one of LanguageTool or a fake.
    """
    os.environ["MTLINT_LANGUAGETOOL_DIR"] = str(tmp_path_factory.mktemp("no-languagetool"))
    yield
    assert_nothing_is_left(tmp_path_factory.getbasetemp())
    del os.environ["MTLINT_LANGUAGETOOL_DIR"]
    if _LANGUAGETOOL_DIR is not None:
        os.environ["MTLINT_LANGUAGETOOL_DIR"] = _LANGUAGETOOL_DIR


@pytest.fixture(scope="session")
def real_languagetool(no_languagetool: None) -> Path:
    """Return where LanguageTool lies, for tests that need it: they are skipped where it is not.

    CI fails then. The folder is the user's: a test that starts a server makes one of its own
    with links to what is in it.
    """
    from linter.languagetool import release

    with pytest.MonkeyPatch.context() as patch:
        if _LANGUAGETOOL_DIR is None:
            patch.delenv("MTLINT_LANGUAGETOOL_DIR")
        else:
            patch.setenv("MTLINT_LANGUAGETOOL_DIR", _LANGUAGETOOL_DIR)
        home, there = release.home(), release.is_installed()
    if there:
        return home
    if os.environ.get("CI"):
        pytest.fail(f"LanguageTool {release.VERSION} is not installed; CI has to try it")
    pytest.skip(f"LanguageTool {release.VERSION} is not installed")


@pytest.fixture(scope="module")
def own_languagetool(
    real_languagetool: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """Return a folder with LanguageTool that is the module's own, and so is the server started."""
    from linter.languagetool import server

    folder = tmp_path_factory.mktemp("languagetool")
    for part in real_languagetool.glob("LanguageTool-*"):
        (folder / part.name).symlink_to(part.absolute())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MTLINT_LANGUAGETOOL_DIR", str(folder))
        yield folder
        server.stop()


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
