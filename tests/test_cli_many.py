"""Many files: shared among processes, recalled from earlier runs, always with the same report."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from linter import workers
from linter.cli import checking
from tests.test_cli_check import Cli, cli

__all__ = ["cli"]

TEXTS = {
    "a.md": "# Titel\n\nDie KI -Startups kamen.\n",
    "b.txt": "Alles ist gut.\n",
    "c.md": "Ein **KI** -Modell, eine Software des Herzens und [ein Link](x.md).\r\n",
    "d.md": "<!-- mtlint: ignore space-before-hyphen -->\nDas KI -Modell.\n",
    "ä ö.md": "Die\u00a0KI -Modelle – „gut“ 😀.\n",
}
ROUTINE = ("check", "--languagetool", "off", ".")


@pytest.fixture
def texts(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the texts; keep results and use processes however little there is."""
    monkeypatch.setattr(checking, "MANY", 0)
    monkeypatch.setattr(checking, "MORE", 0)
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / ".cache"))
    for name, text in TEXTS.items():
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


@pytest.mark.parametrize("report", ["text", "json"])
def test_the_report_is_the_same_however_it_is_made(cli: Cli, texts: Path, report: str) -> None:
    asked = (*ROUTINE, "--format", report)
    expected = cli(*asked, "--jobs", "1", "--no-cache")
    assert 1 == expected[0]
    assert expected == cli(*asked, "--jobs", "2", "--no-cache")
    assert expected == cli(*asked, "--jobs", "2")
    assert expected == cli(*asked)  # recalled
    assert expected == cli(*asked, "--jobs", "1")


def test_what_was_checked_before_is_not_checked_again(
    cli: Cli, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cli(*ROUTINE, "--jobs", "1")
    checked: list[str] = []
    check_one = workers.check_one

    def noted(linter: object, text: workers.Text) -> object:
        checked.append(text.name)
        return check_one(linter, text)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "check_one", noted)
    assert first == cli(*ROUTINE, "--jobs", "1")
    assert [] == checked
    (texts / "b.txt").write_text("Der der Abend.\n", "utf-8")
    cli(*ROUTINE, "--jobs", "1")
    assert ["b.txt"] == checked
    cli(*ROUTINE, "--jobs", "1", "--lang", "en")
    assert 1 + len(TEXTS) == len(checked)
    cli(*ROUTINE, "--jobs", "1", "--ignore", "spacing")
    assert 1 + 2 * len(TEXTS) == len(checked)


def test_a_change_of_the_settings_or_of_a_pack_is_noticed(cli: Cli, texts: Path) -> None:
    pack = '- {id: own, message: {de: "x.", en: "x."}, match: "%s"}'
    (texts / "own.yml").write_text(pack % "gut", "utf-8")
    (texts / "mtlint.toml").write_text('packs = ["own.yml"]', "utf-8")
    assert "[own]" in cli(*ROUTINE, "--jobs", "1")[1]
    (texts / "own.yml").write_text(pack % "schlecht", "utf-8")
    assert "[own]" not in cli(*ROUTINE, "--jobs", "1")[1]


def test_a_change_of_a_table_is_noticed(texts: Path) -> None:
    pack = '- {id: own, message: {de: "x.", en: "x."}, match: {terms: {table: own.tsv}}}'
    (texts / "own.yml").write_text(pack, "utf-8")
    (texts / "mtlint.toml").write_text('packs = ["own.yml"]', "utf-8")
    (texts / "long.txt").write_text("Es ist gut so.\n\n" * 20_000, "utf-8")  # results are kept
    command = [sys.executable, "-m", "linter", *ROUTINE, "--jobs", "1"]
    for wrong, found in (("Titel", True), ("Nichts", False), ("Titel", True)):
        (texts / "own.tsv").write_text(f"wrong\tright\n{wrong}\tx\n", "utf-8")
        run = subprocess.run(command, cwd=texts, capture_output=True, check=False)
        assert found == (b"[own]" in run.stdout)


SPAWNING = """
import multiprocessing, sys
from linter import workers
from linter.cli import checking, main
context = multiprocessing.get_context("spawn")
multiprocessing.get_context = lambda *_: context
workers._can_fork = lambda: False
checking.MORE = 0
sys.argv = ["mtlint", *sys.argv[1:]]
main()
"""


def test_a_process_that_begins_with_nothing_finds_the_same(cli: Cli, texts: Path) -> None:
    nouns = '[nouns]\nWolpertix = ["f", "Wolpertix", "Wolpertixe"]'
    (texts / "mtlint.toml").write_text(nouns, "utf-8")
    expected = cli(*ROUTINE, "--jobs", "1")[:2]
    for more in ((), ("--no-cache",)):
        command = [sys.executable, "-c", SPAWNING, *ROUTINE, "--jobs", "2", *more]
        run = subprocess.run(command, cwd=texts, capture_output=True, check=False)
        assert (*expected, b"") == (run.returncode, run.stdout.decode(), run.stderr)


@pytest.mark.parametrize("content", [b"", b"no database", b"\0" * 5_000])
def test_broken_results_are_begun_anew(cli: Cli, texts: Path, content: bytes) -> None:
    expected = cli(*ROUTINE)
    (results,) = (texts / ".cache").glob("results*.sqlite3")
    for path in (texts / ".cache").glob("results*"):
        path.write_bytes(content if path == results else b"")
    assert expected == cli(*ROUTINE)
    assert expected == cli(*ROUTINE)


def test_foreign_results_are_ignored(
    cli: Cli, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = cli(*ROUTINE, "--jobs", "1")
    for foreign in (
        7,
        [],
        ["utf-8", 0, [["no-rule", 0, 1, "x", [], [], None]], []],
        ["x", 0, [], []],
    ):
        monkeypatch.setattr(
            "linter.shelf.Shelf.take", lambda _, keys, f=foreign: dict.fromkeys(keys, f)
        )
        assert expected == cli(*ROUTINE, "--jobs", "1")


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_checked(cli: Cli, texts: Path) -> None:
    (texts / "e.md").write_bytes(b"\x00\x01\x02\xff")
    for _ in range(2):
        code, out, _err = cli(*ROUTINE, "--jobs", "2")
        assert 2 == code
        assert "e.md: nicht geprüft" in out
        assert "KI-Startups" in out


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a patched function is not handed over")
def test_a_process_that_dies_is_told(
    cli: Cli, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "check_one", lambda *_: os._exit(9))
    code, _out, err = cli(*ROUTINE, "--jobs", "2", "--no-cache")
    assert (
        2,
        "mtlint: Ein Prozess ist gestorben (Speicher voll?); mit „--jobs 1“ geht es ohne.\n",
    ) == (
        code,
        err,
    )


def test_runs_at_the_same_time_do_not_disturb_each_other(texts: Path) -> None:
    for number in range(120):
        (texts / f"n{number}.md").write_text(f"Die KI -Modelle Nummer {number}.\n" * 80, "utf-8")
    command = [sys.executable, "-m", "linter", *ROUTINE, "--exit-zero"]
    runs = [
        subprocess.Popen(command, cwd=texts, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    outputs = {run.communicate(timeout=120) for run in runs}
    assert [0, 0, 0] == [run.returncode for run in runs]
    assert 1 == len(outputs)


def test_clean_removes_all_that_is_kept(cli: Cli, texts: Path) -> None:
    cli(*ROUTINE)
    code, out, _ = cli("clean")
    assert 0 == code
    assert re.fullmatch(r"\d+\.\d MB gelöscht: .*\.cache\n", out)
    assert [] == list((texts / ".cache").iterdir())
    assert (0, f"Nothing to remove: {texts / '.cache'}\n", "") == cli("clean", "--lang", "en")
