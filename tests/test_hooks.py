"""The hooks for pre-commit call commands and options that there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from linter.cli import cli

HOOKS = yaml.safe_load(Path(__file__).parents[1].joinpath(".pre-commit-hooks.yaml").read_text())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ärger über.md").write_text("Ein neues KI -Modell.\n", "utf-8")
    (tmp_path / "vendor.md").write_text("Ein neues KI -Modell.\n", "utf-8")
    (tmp_path / "mtlint.toml").write_text('exclude = ["vendor.md"]\n', "utf-8")
    return tmp_path


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_says_on_purpose_that_languagetool_is_off(hook: dict[str, Any]) -> None:
    assert hook["entry"].endswith("--languagetool off")


def test_the_checking_hook_fails_for_a_finding_and_leaves_excluded_files(repository: Path) -> None:
    command = HOOKS[0]["entry"].split()[1:]
    result = CliRunner().invoke(cli, [*command, "ärger über.md"], standalone_mode=False)
    assert (1, True) == (result.return_value, "space-before-hyphen" in result.output)
    result = CliRunner().invoke(cli, [*command, "vendor.md"], standalone_mode=False)
    assert (0, False) == (result.return_value, "space-before-hyphen" in result.output)


def test_the_fixing_hook_mends_and_leaves_excluded_files(repository: Path) -> None:
    command = HOOKS[1]["entry"].split()[1:]
    CliRunner().invoke(cli, [*command, "ärger über.md", "vendor.md"], standalone_mode=False)
    assert "Ein neues KI-Modell.\n" == (repository / "ärger über.md").read_text("utf-8")
    assert "Ein neues KI -Modell.\n" == (repository / "vendor.md").read_text("utf-8")


def test_whoever_has_languagetool_everywhere_can_say_so(repository: Path) -> None:
    command = [*HOOKS[0]["entry"].split()[1:], "--languagetool", "required"]
    result = CliRunner().invoke(cli, [*command, "ärger über.md"], standalone_mode=False)
    assert "mtlint languagetool install" in str(result.exception)
