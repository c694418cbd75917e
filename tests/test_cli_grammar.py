"""LanguageTool's part in a run as a user calls it: ways, last lines, exit codes, selectors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from linter.cli import grammar
from linter.languagetool import endpoint, release
from linter.languagetool.unavailable import Unavailable
from tests.fake_languagetool import FakeLanguageTool, Started, marking, serving
from tests.test_cli_check import Cli, cli

__all__ = ["cli"]

AGREEMENT = "DE_AGREEMENT"
TEXT = "Das ist ein neues KI -Modell.\n\nAm Ende steht eine guten Satz.\n"
MARK = ("eine guten Satz", AGREEMENT, ["einen guten Satz"])
HERE = Path(__file__).parent
MISSING_DE = (
    "Die Grammatik wurde nicht geprüft: LanguageTool ist nicht da;"
    " „mtlint languagetool install“ holt es."
)
MISSING_EN = (
    "Grammar was not checked: LanguageTool is not there; “mtlint languagetool install” fetches it."
)


@pytest.fixture(autouse=True)
def places(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Give each test a cache of its own and a place where no LanguageTool is; yield the cache."""
    cache = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(cache))
    monkeypatch.setenv("MTLINT_LANGUAGETOOL_DIR", str(tmp_path_factory.mktemp("none")))
    yield cache
    from linter import cache as caches

    caches.use(True)


@pytest.fixture
def fake() -> Iterator[FakeLanguageTool]:
    with serving(marking(MARK)) as fake:
        yield fake


@pytest.fixture
def shared(fake: FakeLanguageTool, monkeypatch: pytest.MonkeyPatch) -> FakeLanguageTool:
    """Let the fake be the server of this machine, as if LanguageTool were installed."""
    monkeypatch.setattr(release, "is_installed", lambda: True)
    monkeypatch.setattr(endpoint, "Shared", lambda: Started(fake))
    return fake


def write(text: str = TEXT, name: str = "a.md") -> None:
    Path(name).write_text(text, encoding="utf-8")


def report(out: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(out)
    return read


def found(out: str) -> list[str]:
    return [finding["rule"] for file in report(out)["files"] for finding in file["findings"]]


def last(text: str) -> str:
    return text.splitlines()[-1]


# --- ways ---------------------------------------------------------------------------------------


def test_by_default_it_is_used_where_it_is_installed(cli: Cli, shared: FakeLanguageTool) -> None:
    write()
    code, out, err = cli("check", "-f", "json", "a.md")
    assert (1, "") == (code, err)
    assert ["space-before-hyphen", "noun-phrase-disagrees"] == found(out)
    assert ("used", "6.8", None) == (
        report(out)["languagetool"],
        report(out)["languagetool_version"],
        report(out)["languagetool_reason"],
    )
    assert "KI-Modell" in shared.texts[0]


def test_a_report_ends_as_ever_where_it_was_used(cli: Cli, shared: FakeLanguageTool) -> None:
    write()
    _, out, _ = cli("check", "a.md")
    assert last(out).startswith("2 Fundstellen (1 Fehler, 1 Warnung).")


def test_a_server_of_the_users_own_is_asked_by_its_address(
    cli: Cli, fake: FakeLanguageTool
) -> None:
    write()
    code, out, _ = cli("check", "-f", "json", "--languagetool", fake.url + "/v2", "a.md")
    assert 1 == code
    assert ["space-before-hyphen", "noun-phrase-disagrees"] == found(out)
    assert ("used", "6.8 abc") == (
        report(out)["languagetool"],
        report(out)["languagetool_version"],
    )


@pytest.mark.parametrize("way", ["off", "auto"])
def test_it_may_be_off(cli: Cli, shared: FakeLanguageTool, way: str) -> None:
    write()
    _, out, _ = cli("check", "-f", "json", "--languagetool", way, "a.md")
    assert (way == "auto") == ("noun-phrase-disagrees" in found(out))
    assert (way == "auto") == bool(shared.checks)
    assert {"off": "off", "auto": "used"}[way] == report(out)["languagetool"]


def test_switched_off_it_is_not_mentioned(cli: Cli) -> None:
    write("Ein guter Satz.\n")
    assert (0, "Nichts gefunden.\n", "") == cli("check", "--languagetool", "off", "a.md")


def test_where_none_of_its_rules_is_chosen_it_is_not_mentioned(
    cli: Cli, fake: FakeLanguageTool
) -> None:
    write("Ein guter Satz.\n")
    chosen = ("check", "--select", "space-before-hyphen", "a.md")
    assert (0, "Nichts gefunden.\n", "") == cli(*chosen)
    assert 0 == cli(*chosen, "--languagetool", "required")[0]
    assert 0 == cli(*chosen, "--languagetool", fake.url)[0]
    assert [] == fake.paths


@pytest.mark.parametrize("way", ["on", "yes", "http://", "localhost:8081", "ftp://x", ""])
def test_a_way_that_is_none_is_refused(cli: Cli, way: str) -> None:
    write()
    code, out, err = cli("check", "--languagetool", way, "a.md")
    assert (2, "") == (code, out)
    assert f"“{way}” is none of auto, off, required and no URL." in err


def test_the_configuration_says_the_way(cli: Cli, fake: FakeLanguageTool) -> None:
    write()
    Path("mtlint.toml").write_text(f'languagetool = "{fake.url}"\n', encoding="utf-8")
    assert "noun-phrase-disagrees" in found(cli("check", "-f", "json", "a.md")[1])
    asked = len(fake.checks)  # the command line goes before it:
    out = cli("check", "-f", "json", "--languagetool", "off", "a.md")[1]
    assert "off" == report(out)["languagetool"]
    assert 0 < asked == len(fake.checks)


def test_a_wrong_way_in_the_configuration_is_told_with_its_line(cli: Cli) -> None:
    write()
    Path("mtlint.toml").write_text('language = "en"\nlanguagetool = "on"\n', encoding="utf-8")
    code, _, err = cli("check", "--lang", "en", "a.md")
    assert 2 == code
    assert "mtlint.toml:2: “languagetool” is auto, off, required or an address" in err
    assert 1 == err.count("\n")


@pytest.mark.parametrize("value", ["true", "5", '""'])
def test_a_value_that_is_no_text_is_told(cli: Cli, value: str) -> None:
    write()
    Path("mtlint.toml").write_text(f"languagetool = {value}\n", encoding="utf-8")
    code, _, err = cli("check", "--lang", "de", "a.md")
    assert 2 == code
    assert "mtlint.toml:1: „languagetool“ muss" in err


def test_the_variant_of_german_is_asked_for(cli: Cli, fake: FakeLanguageTool) -> None:
    write()
    Path("mtlint.toml").write_text('variant = "de-CH"\n', encoding="utf-8")
    cli("check", "--languagetool", fake.url, "a.md")
    assert {"de-CH"} == {check["language"] for check in fake.checks}


# --- missing and failing ------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "line"), [("de", MISSING_DE), ("en", MISSING_EN)])
def test_where_it_is_missing_the_last_line_says_so_and_the_rest_is_as_ever(
    cli: Cli, language: str, line: str
) -> None:
    write()
    code, out, err = cli("check", "--lang", language, "a.md")
    assert (1, "", line) == (code, err, last(out))
    assert "[space-before-hyphen]" in out
    write("Ein guter Satz.\n")
    assert (0, line) == (cli("check", "--lang", language, "a.md")[0], last(out))


def test_quiet_leaves_that_line_out(cli: Cli) -> None:
    write("Ein guter Satz.\n")
    assert (0, "", "") == cli("check", "-q", "a.md")
    assert "" == cli("fix", "-q", "a.md")[2]


def test_where_it_is_missing_json_says_so(cli: Cli) -> None:
    write()
    run = report(cli("check", "-f", "json", "a.md")[1])
    assert ("missing", None) == (run["languagetool"], run["languagetool_version"])
    assert MISSING_DE.endswith(run["languagetool_reason"])
    assert [] == run["unchecked"]


def test_installed_for_another_python_the_extra_is_named(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "is_installed", lambda: True)
    monkeypatch.setattr("linter.languagetool.extra._MODULES", ("psutil", "no_such_module"))
    write()
    code, out, err = cli("check", "--lang", "en", "a.md")
    assert (1, "") == (code, err)
    assert last(out).startswith("Grammar was not checked: An extra is missing for LanguageTool;")
    assert 2 == cli("check", "--languagetool", "required", "a.md")[0]


@pytest.mark.parametrize("command", ["check", "fix"])
def test_required_and_missing_is_an_error(cli: Cli, command: str) -> None:
    write()
    expected = "mtlint: LanguageTool is not there; “mtlint languagetool install” fetches it.\n"
    code, out, err = cli(command, "--languagetool", "required", "--lang", "en", "a.md")
    assert (2, "", expected) == (code, out, err)
    assert TEXT == Path("a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "antwortet kein LanguageTool"), ("en", "No LanguageTool answers at")],
)
def test_an_address_where_nobody_answers_is_an_error_and_ours_is_told(
    cli: Cli, fake: FakeLanguageTool, language: str, words: str
) -> None:
    fake.stop()
    write()
    code, out, _ = cli("check", "--lang", language, "--languagetool", fake.url, "a.md")
    assert 2 == code
    assert "[space-before-hyphen]" in out
    assert words in last(out)
    run = cli("check", "-f", "json", "--exit-zero", "--languagetool", fake.url, "a.md")
    assert (2, "failed") == (run[0], report(run[1])["languagetool"])


@pytest.mark.parametrize(
    "text", ["", "– 1 –\n", "These are the words that you will not see here. " * 5]
)
def test_an_address_where_nobody_answers_is_an_error_also_where_nothing_is_to_be_asked(
    cli: Cli, fake: FakeLanguageTool, text: str
) -> None:
    fake.stop()
    write(text)
    code, out, err = cli("check", "--languagetool", fake.url, "--lang", "en", "a.md")
    assert (2, "") == (code, err)
    assert "Nothing found." in out
    assert last(out).startswith("Grammar was not checked: No LanguageTool answers at http")


@pytest.mark.parametrize("fault", ["500", "no json", "no matches", "outside", "close"])
def test_a_shared_server_that_fails_is_told_and_ours_is_intact(
    cli: Cli, shared: FakeLanguageTool, fault: str
) -> None:
    shared.fault = fault
    write()
    code, out, err = cli("check", "a.md")
    assert (1, "") == (code, err)
    assert "[space-before-hyphen]" in out
    assert last(out).startswith("Die Grammatik wurde nicht geprüft: LanguageTool ")
    write("Ein guter Satz.\n")
    code, out, _ = cli("check", "a.md")
    assert (0, "Nichts gefunden.") == (code, out.splitlines()[0])
    assert 2 == cli("check", "--languagetool", "required", "a.md")[0]


def test_a_shared_server_that_cannot_start_is_told(
    cli: Cli, shared: FakeLanguageTool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Started):
        def url(self) -> str:
            raise Unavailable("Java fehlt.", "There is no Java.")

    monkeypatch.setattr(endpoint, "Shared", Broken)
    write()
    code, out, _ = cli("check", "a.md")
    assert (1, "Die Grammatik wurde nicht geprüft: Java fehlt.") == (code, last(out))


def test_of_many_texts_one_that_fails_is_enough_to_be_told_and_the_rest_is_read(
    cli: Cli, shared: FakeLanguageTool
) -> None:
    shared.fault, shared.fails = "500", lambda text: "böse" in text
    for name in ("a", "b", "c"):
        write(f"Der Text {name} ist böse.\n" if name == "b" else TEXT, f"{name}.md")
    code, out, _ = cli("check", "-f", "json", ".")
    assert 1 == code
    assert 2 == found(out).count("noun-phrase-disagrees")
    assert "failed" == report(out)["languagetool"]
    assert "Internal Error" in report(out)["languagetool_reason"]
    assert 2 == cli("check", "--languagetool", "required", ".")[0]


def test_more_texts_than_may_be_ahead_are_all_read_in_order(
    cli: Cli, shared: FakeLanguageTool
) -> None:
    names = [f"t{number:03}.md" for number in range(60)]
    for name in names:
        write(f"Das ist {name}, und eine guten Satz.\n", name)
    out = cli("check", "-f", "json", "--select", "noun-phrase-disagrees", ".")[1]
    assert names == [file["path"] for file in report(out)["files"] if file["findings"]]


# --- exit codes ---------------------------------------------------------------------------------


def test_the_exit_code_goes_by_findings(cli: Cli, shared: FakeLanguageTool) -> None:
    write("Das ist eine guten Satz.\n")
    assert 1 == cli("check", "a.md")[0]
    assert 0 == cli("check", "--exit-zero", "a.md")[0]
    assert 0 == cli("check", "--fail-on", "error", "a.md")[0]
    assert 1 == cli("check", "--languagetool", "required", "a.md")[0]
    write("Das ist ein guter Satz.\n")
    assert 0 == cli("check", "--languagetool", "required", "a.md")[0]


# --- fix ----------------------------------------------------------------------------------------


def test_fix_writes_ours_and_with_unsafe_theirs(cli: Cli, shared: FakeLanguageTool) -> None:
    write()
    code, _, err = cli("fix", "a.md")
    assert (0, "a.md: 1 Stelle verbessert.\n") == (code, err)
    text = TEXT.replace("KI -Modell", "KI-Modell")
    assert text == Path("a.md").read_text(encoding="utf-8")
    cli("fix", "--unsafe", "a.md")
    assert text.replace("eine guten", "einen guten") == Path("a.md").read_text(encoding="utf-8")


def test_fix_takes_back_what_they_find_worse(cli: Cli, shared: FakeLanguageTool) -> None:
    shared.answer = lambda text: [
        MARK,
        ("einen guten", "DE_CASE", []),
        ("einen guten Satz", AGREEMENT, []),
    ]
    write("Am Ende steht eine guten Satz.\n")
    assert 0 == cli("fix", "--unsafe", "a.md")[0]
    assert "Am Ende steht eine guten Satz.\n" == Path("a.md").read_text(encoding="utf-8")


def test_fix_says_at_the_end_that_it_is_missing_or_fails(cli: Cli, fake: FakeLanguageTool) -> None:
    write()
    code, _, err = cli("fix", "a.md")
    assert (0, MISSING_DE) == (code, last(err))
    assert TEXT.replace("KI -Modell", "KI-Modell") == Path("a.md").read_text(encoding="utf-8")
    fake.fault = "500"
    write()
    code, _, err = cli("fix", "--languagetool", fake.url, "a.md")
    assert 2 == code
    assert "Internal Error" in last(err)
    assert TEXT.replace("KI -Modell", "KI-Modell") == Path("a.md").read_text(encoding="utf-8")


def test_fix_shows_theirs_in_a_diff(cli: Cli, shared: FakeLanguageTool) -> None:
    write()
    code, out, _ = cli("fix", "--unsafe", "--diff", "a.md")
    assert 1 == code
    assert "+Am Ende steht einen guten Satz.\n" in out
    assert TEXT == Path("a.md").read_text(encoding="utf-8")


# --- selectors ----------------------------------------------------------------------------------


@pytest.fixture
def chosen(cli: Cli, fake: FakeLanguageTool) -> Any:
    """Return a function that gives the rules found in TEXT and the ids that were asked for."""
    fake.answer = marking(
        MARK, ("Satz", "DE_CASE", []), ("Am", "DE_VERBAGREEMENT", []), ("steht", "ADWORDS", [])
    )

    def chosen(*options: str) -> tuple[list[str], set[str]]:
        fake.checks.clear()
        code, out, err = cli(
            "check", "-f", "json", "--no-cache", "--languagetool", fake.url, *options, "a.md"
        )
        assert code < 2, err
        asked = {id for check in fake.checks for id in check["enabledRules"].split(",")}
        return found(out), asked

    write()
    return chosen


def test_rules_that_no_pack_adopts_are_opened_one_by_one(chosen: Any) -> None:
    assert (["lt:DE_CASE"], {"DE_CASE"}) == chosen("--select", "lt:DE_CASE")
    rules, asked = chosen("--extend-select", "lt:DE_VERBAGREEMENT")
    assert {"lt:DE_VERBAGREEMENT", "space-before-hyphen", "noun-phrase-disagrees"} == set(rules)
    assert {"DE_VERBAGREEMENT", AGREEMENT} <= asked


def test_or_by_category(chosen: Any) -> None:
    rules, asked = chosen("--select", "lt:GRAMMAR")
    assert {"lt:DE_VERBAGREEMENT", "lt:DE_AGREEMENT"} <= set(rules)
    assert "DE_VERBAGREEMENT" in asked
    assert "ADWORDS" not in asked


def test_or_all_of_them_without_the_speller_and_what_is_picky(chosen: Any) -> None:
    rules, asked = chosen("--select", "lt:ALL")
    assert {"lt:DE_AGREEMENT", "lt:DE_CASE", "lt:DE_VERBAGREEMENT", "lt:ADWORDS"} == set(rules)
    assert len(asked) > 1000
    assert not asked & {
        "GERMAN_SPELLER_RULE",
        "FILLER_WORDS_DE",
        "SINN_MACHEN",
        "TYPOGRAFISCHE_ANFUEHRUNGSZEICHEN",
    }


def test_the_speller_runs_when_it_is_named(chosen: Any) -> None:
    assert {"GERMAN_SPELLER_RULE"} == chosen("--select", "lt:GERMAN_SPELLER_RULE")[1]


def test_adopted_rules_are_not_told_twice(chosen: Any) -> None:
    rules, _ = chosen("--extend-select", "lt:ALL")
    assert 1 == rules.count("noun-phrase-disagrees")
    assert "lt:DE_AGREEMENT" not in rules
    assert "lt:DE_CASE" in rules  # of which the packs take only parts
    assert {"lt:DE_VERBAGREEMENT", "lt:ADWORDS"} <= set(rules)


def test_all_does_not_open_them(chosen: Any) -> None:
    rules, asked = chosen("--select", "ALL")
    assert not [rule for rule in rules if rule.startswith("lt:")]
    assert "ADWORDS" not in asked
    assert "noun-phrase-disagrees" in rules


def test_what_is_opened_may_be_ignored_and_weighed(chosen: Any) -> None:
    rules, asked = chosen("--select", "lt:GRAMMAR", "--ignore", "lt:DE_VERBAGREEMENT")
    assert "lt:DE_AGREEMENT" in rules
    assert "DE_VERBAGREEMENT" not in asked
    Path("mtlint.toml").write_text(
        'select = ["lt:ALL"]\nignore = ["lt:GRAMMAR"]\n[severity]\n"lt:DE_CASE" = "info"\n',
        encoding="utf-8",
    )
    rules, asked = chosen("--severity", "warning")
    assert "lt:ADWORDS" in rules
    assert not {"lt:DE_CASE", "lt:DE_AGREEMENT"} & set(rules)


@pytest.mark.parametrize(
    ("typo", "meant"),
    [("lt:DE_CSAE", "lt:DE_CASE"), ("lt:GRAMAR", "lt:GRAMMAR"), ("lt:AL", "lt:ALL")],
)
def test_a_typo_is_an_error_that_names_the_nearest(cli: Cli, typo: str, meant: str) -> None:
    write()
    for option in ("--select", "--extend-select", "--ignore"):
        code, _, err = cli("check", option, typo, "a.md")
        assert 2 == code
        assert f"„{typo}“" in err
        assert f"„{meant}“" in err
        assert 1 == err.count("\n")


def test_the_message_is_theirs_with_their_name_before_it(cli: Cli, fake: FakeLanguageTool) -> None:
    write()
    arguments = ("check", "--select", "lt:DE_AGREEMENT", "--languagetool", fake.url, "a.md")
    out = cli(*arguments)[1]
    assert "LanguageTool: Meldung von DE_AGREEMENT.  [lt:DE_AGREEMENT]" in out
    assert "LanguageTool (German only): Meldung" in cli(*arguments, "--lang", "en")[1]


# --- comments -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["lt:DE_AGREEMENT", "lt:GRAMMAR", ""])
def test_a_comment_silences_what_is_opened(cli: Cli, fake: FakeLanguageTool, name: str) -> None:
    write(f"<!-- mtlint: ignore {name} -->\nDas ist eine guten Satz.\n\nNun eine guten Satz.\n")
    chosen = ("--extend-select", "unused-suppression", "--select", "lt:DE_AGREEMENT")
    out = cli("check", "-f", "json", "--languagetool", fake.url, *chosen, "a.md")[1]
    (finding,) = report(out)["files"][0]["findings"]
    assert ("lt:DE_AGREEMENT", 4) == (finding["rule"], finding["line"])


@pytest.mark.parametrize(
    "name", ["lt:DE_CASE", "lt:GRAMMAR", "lt:GERMAN_SPELLER_RULE", "noun-phrase-disagrees"]
)
def test_a_comment_for_what_does_not_run_is_known(cli: Cli, name: str) -> None:
    write(f"<!-- mtlint: ignore {name} -->\nDas ist ein guter Satz.\n")
    assert 0 == cli("check", "--fail-on", "info", "a.md")[0]


def test_a_comment_with_a_typo_is_told(cli: Cli) -> None:
    write("<!-- mtlint: ignore lt:DE_CSAE -->\nDas ist ein guter Satz.\n")
    out = cli("check", "-f", "json", "a.md")[1]
    assert ["unknown-suppression"] == found(out)


def test_a_comment_that_silences_nothing_is_told_only_where_it_was_asked(
    cli: Cli, fake: FakeLanguageTool
) -> None:
    write("<!-- mtlint: ignore noun-phrase-disagrees -->\nDas ist ein guter Satz.\n")
    for way, expected in (
        (fake.url, ["unused-suppression"]),
        ("off", []),
        ("auto", []),
    ):
        out = cli("check", "-f", "json", "--languagetool", way, "a.md")[1]
        assert expected == found(out)


# --- explain, rules, test, eval -----------------------------------------------------------------


def test_explain_knows_what_can_be_opened(cli: Cli) -> None:
    code, out, _ = cli("explain", "lt:DE_CASE")
    assert 0 == code
    assert out.startswith("lt:DE_CASE  (nicht von selbst aktiv)\n  LanguageTool: …\n")
    assert "Familie: lt:" in out
    assert "<!-- mtlint: ignore lt:DE_CASE -->" in out
    assert 'ignore = ["lt:DE_CASE"]' in out


def test_explain_fills_in_what_an_example_marks(cli: Cli) -> None:
    _, out, _ = cli("explain", "noun-phrase-disagrees", "--lang", "en")
    assert "“eine gründliche Test”: article, adjective and noun do not agree" in out


def test_explain_names_the_nearest(cli: Cli) -> None:
    code, _, err = cli("explain", "lt:DE_CSAE")
    assert 2 == code
    assert "„lt:DE_CASE“" in err


def test_test_leaves_their_rules_unproven_where_they_are_missing(cli: Cli) -> None:
    write(PACK, "pack.yml")
    code, out, _ = cli("test", "pack.yml", "--lang", "en")
    assert (0, "1 rules need LanguageTool and were not proven.") == (code, last(out))


def test_test_proves_their_rules_where_they_are_there(cli: Cli, fake: FakeLanguageTool) -> None:
    write(PACK, "pack.yml")
    fake.answer = marking(("eine guten", "DE_VERBAGREEMENT", ["einen guten"]))
    code, out, _ = cli("test", "pack.yml", "--lang", "en", "--languagetool", fake.url)
    assert (0, "1 rules proven.\n") == (code, out)
    fake.answer = marking()
    arguments = ("test", "pack.yml", "--lang", "en", "--languagetool", fake.url, "--no-cache")
    code, out, _ = cli(*arguments)
    assert 1 == code
    assert "pack.yml: own-fault: not found: Hier steht eine guten Satz." in out


PACK = """
- id: own-fault
  mqm: fluency/grammar
  message:
    de: "„{match}“ ist falsch."
    en: "“{match}” is wrong."
  match:
    - languagetool: DE_VERBAGREEMENT
  examples:
    - bad: "Hier steht ⟦eine guten⟧ Satz."
      good: "Hier steht einen guten Satz."
    - good: "Hier steht ein guter Satz."
"""


def test_eval_asks_only_when_told(cli: Cli, shared: FakeLanguageTool) -> None:
    Path("texts").mkdir()
    write(TEXT, "texts/a.md")
    code, out, _ = cli("eval", "texts")
    assert (0, "LanguageTool: off") == (code, out.splitlines()[0])
    assert [] == shared.checks
    code, out, _ = cli("eval", "--languagetool", "auto", "-f", "json", "texts")
    assert (0, "used", "6.8") == (
        code,
        report(out)["languagetool"],
        report(out)["languagetool_version"],
    )
    assert shared.checks


# --- what is kept -------------------------------------------------------------------------------


def test_a_second_run_asks_nothing_unless_caches_are_off(
    cli: Cli, shared: FakeLanguageTool, places: Path
) -> None:
    write()
    first = cli("check", "a.md")
    assert first == cli("check", "a.md")
    asked = len(shared.checks)
    assert first == cli("check", "--no-cache", "a.md")
    assert 2 * asked == len(shared.checks)
    assert (places / "languagetool.1.sqlite3").exists()


def test_without_caches_nothing_is_written(
    cli: Cli, shared: FakeLanguageTool, places: Path
) -> None:
    write()
    for command in ("check", "fix"):
        assert cli(command, "--no-cache", "a.md")[0] < 2
    assert [] == list(places.iterdir())


def test_nothing_of_it_is_loaded_where_it_is_off() -> None:
    import subprocess
    import sys

    code = (
        "import sys; sys.argv = ['mtlint', 'check', '--languagetool', 'off', 'README.md']\n"
        "from linter.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if m.split('.')[0] in"
        " ('language_tool_python', 'requests', 'psutil', 'sqlite3')"
        " or m in ('linter.languagetool.answers', 'linter.second_pass')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HERE.parent
    )
    assert "[]" == last(run.stdout)


def test_the_part_of_a_run_knows_when_it_fails() -> None:
    from linter.reports import Grammar

    required = grammar.Part(None, Grammar("off"), required=True)
    states = ("used", "off", "missing", "failed")
    assert [False, False, True, True] == [required.fails(Grammar(state)) for state in states]
    optional = grammar.Part(None, Grammar("off"))
    assert not any(optional.fails(Grammar(state)) for state in states)
