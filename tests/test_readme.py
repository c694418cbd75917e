"""What the README shows is what the tool does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from linter import Document, Result, load_rules
from linter.choice import choose
from linter.cli.grammar import take_part
from linter.config import Config, load_config
from linter.engine import Linter
from linter.fixer import fix
from linter.proof import Prover
from linter.reports import REPORTS, Outcome, Run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def test_the_report_shown_is_the_report_printed() -> None:
    shown = blocks("console")[0]
    text = re.search(r"^\$ cat meldung.txt\n(.*)\n\$ mtlint", shown, re.MULTILINE)
    assert text is not None
    linter = Linter(choose(load_rules(), Config()))
    result = linter.check(Document.from_text(text[1] + "\n", name="meldung.txt"))
    grammar = take_part(Config(), load_rules()).told  # no test sees an installed LanguageTool
    report = "".join(REPORTS["text"](Run([result], lambda: Outcome(grammar=grammar))))
    assert shown.split("$ mtlint check meldung.txt\n")[1] == report


def test_the_fixes_of_the_table_are_what_fix_writes() -> None:
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", README, re.MULTILINE)[1:]
    linter = Linter(choose(load_rules(), Config()))
    checked = 0
    for before, after in rows:
        if after.startswith("*"):
            continue
        old, new = before.replace("**", ""), after.replace("**", "")

        def check(text: str) -> Result:
            return linter.check(Document.from_text(text))

        fixed = fix(linter.check(Document.from_text(old)), check)
        assert new == fixed.source
        checked += 1
    assert checked >= 3


def test_the_settings_shown_are_valid(tmp_path: Path) -> None:
    path = tmp_path / "mtlint.toml"
    path.write_text(blocks("toml")[0], encoding="utf-8")
    config = load_config(path)
    assert choose(load_rules(), config)


def test_the_python_shown_runs() -> None:
    code = blocks("python")[0]
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert run.returncode == 0, run.stderr
    assert "KI -Modell" in run.stdout


def test_the_rule_shown_is_proven(tmp_path: Path) -> None:
    path = tmp_path / "our-terms.yml"
    path.write_text(blocks("yaml")[0], encoding="utf-8")
    (rule,) = load_rules(path, builtin=False)
    assert [] == [failure.message.de for failure in Prover((*load_rules(), rule)).prove(rule)]


@pytest.mark.parametrize("line", [line for line in blocks("sh")[1].splitlines() if line.strip()])
def test_the_commands_shown_exist(line: str) -> None:
    command = line.split()[1]
    run = subprocess.run(
        [sys.executable, "-c", "from linter.cli import main; main()", command, "--help"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0
    for option in re.findall(r"--[a-z-]+", line.partition("#")[0]):
        assert option in run.stdout
