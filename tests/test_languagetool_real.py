"""A whole run with LanguageTool itself; skipped where it is not installed, never in CI."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from click.testing import CliRunner

from linter.cli import cli
from linter.languagetool import release, server
from linter.languagetool.catalogue import rules as catalogue
from tests.languagetool_fakes import assert_nothing_is_left

SAFE = Path(__file__).parent.parent / "corpus" / "artifacts" / "nvidia-deepseek.safe.txt"
SEED = SAFE.with_name("nvidia-deepseek.txt")

Check = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True, scope="module")
def folder(own_languagetool: Path) -> Iterator[Path]:
    yield own_languagetool
    server.stop()
    assert_nothing_is_left(own_languagetool)


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)

    def check(text: str, *options: str, code: int = 1) -> dict[str, Any]:
        Path("a.md").write_bytes(text.encode())
        command = ["check", "-f", "json", "--languagetool", "required", *options, "a.md"]
        result = CliRunner().invoke(cli, command, standalone_mode=False)
        assert (None, code) == (result.exception, result.return_value), result.output
        report: dict[str, Any] = json.loads(result.stdout)
        return report

    return check


def found(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["rule"], one["text"]) for one in report["files"][0]["findings"]]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_are_exact_behind_emoji_across_markup_and_in_tables(check: Check, end: str) -> None:
    text = end.join(
        [
            "# Über 😀 Züge",
            "",
            "😀😀 Am Ende wird eine **gründliche** Test mit `code` verlangt 👩‍🚀.",
            "",
            "| 😀 | b |",
            "|---|---|",
            "| Es wird eine gründliche Test verlangt. | 😀 ja |",
            "",
        ]
    )
    report = check(text)
    assert [
        ("noun-phrase-disagrees", "eine **gründliche** Test"),
        ("noun-phrase-disagrees", "eine gründliche Test"),
    ] == found(report)
    assert ("used", release.VERSION) == (report["languagetool"], report["languagetool_version"])


def test_the_reference_text_has_no_finding_that_follows_from_one_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.txt").write_bytes(SEED.read_bytes())
    for way in ("off", "required"):
        command = ["check", "-f", "json", "--exit-zero", "--languagetool", way, "s.txt"]
        result = CliRunner().invoke(cli, command, standalone_mode=False)
        rules = [rule for rule, _ in found(json.loads(result.stdout))]
        assert 72 == len(rules)
    command = ["fix", "-q", "--languagetool", "required", "s.txt"]
    CliRunner().invoke(cli, command, standalone_mode=False)
    assert SAFE.read_bytes() == Path("s.txt").read_bytes()


def test_all_its_rules_can_be_opened(check: Check) -> None:
    text = "Der Zug fährt ab. Der Zug kommt an. Der Zug hält hier, und das ist ein guten Satz.\n"
    opened = {rule for rule, _ in found(check(text, "--select", "lt:ALL"))}
    assert {"lt:GERMAN_WORD_REPEAT_BEGINNING_RULE", "lt:DE_AGREEMENT"} <= opened


def test_what_is_kept_needs_no_server(check: Check) -> None:
    text = "Am Ende wird eine gründliche Test der Anlage verlangt.\n"
    first = check(text)
    server.stop()
    assert first == check(text)
    assert server.running() is None


def test_a_server_that_is_killed_is_started_anew(check: Check) -> None:
    running = server.start()
    check("Das ist ein gutes Modell.\n", code=0)
    psutil.Process(running.pid).kill()
    report = check("Am Ende wird eine gründliche Test verlangt.\n")
    assert [("noun-phrase-disagrees", "eine gründliche Test")] == found(report)


def test_the_list_of_rules_is_that_of_the_installed_version(folder: Path) -> None:
    (jar,) = (folder / f"LanguageTool-{release.VERSION}").resolve().rglob("language-de-*.jar")
    with zipfile.ZipFile(jar) as archive:
        text = archive.read("org/languagetool/rules/de/grammar.xml").decode()
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    names = set(re.findall(r'<rule\b[^>]*?\bid="([^"]+)"', text))
    for id, group in re.findall(
        r'<rulegroup\b[^>]*?\bid="([^"]+)"(.*?)</rulegroup>', text, re.DOTALL
    ):
        if re.search(r"<rule\b(?![^>]*?\bid=)", group):  # one without an id has its group's
            names.add(id)
    assert len(names) > 1500
    assert set() == names - catalogue().keys()
