"""mtlint check as a user calls it: reports, choices, exit codes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.cli import main
from linter.german import lexicon

BAD = "Das Start-up stellte ein neues KI -Modell vor.\n"
GOOD = "Das Start-up stellte ein neues KI-Modell vor.\n"

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cli(
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Cli:
    """Run the command line in an empty folder; gives exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["mtlint", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as exit_:
            main()
        out, err = capsysbinary.readouterr()
        return int(str(exit_.value.code)), out.decode(), err.decode()

    return run


def test_a_finding_is_shown_with_line_mark_message_rule_and_suggestion(cli: Cli) -> None:
    Path("a.txt").write_text("Erste Zeile.\n" + BAD, encoding="utf-8")
    code, out, _ = cli("check", "a.txt")
    assert code == 1
    lines = out.splitlines()
    assert lines[0] == "a.txt"
    assert lines[1].split()[:2] == ["2:32", "Fehler"]
    assert "[space-before-hyphen]" in lines[1]
    assert lines[2].endswith(BAD.strip())
    assert lines[2].index("KI -Modell") == lines[3].index("~")
    assert lines[3].strip() == "~" * len("KI -Modell")
    assert lines[4].strip() == "→ KI-Modell"
    assert lines[-2] == "1 Fundstelle (1 Fehler). 1 davon behebt „mtlint fix“."
    assert lines[-1].startswith("Die Grammatik wurde nicht geprüft: ")


def test_good_german_exits_with_0(cli: Cli) -> None:
    Path("a.txt").write_text(GOOD, encoding="utf-8")
    assert cli("check", "--languagetool", "off", "a.txt") == (0, "Nichts gefunden.\n", "")


def test_messages_come_in_english_when_asked(cli: Cli) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    _, out, _ = cli("check", "--lang", "en", "a.txt")
    assert "no space before the hyphen" in out
    assert "1 finding (1 error)." in out


def test_standard_input_takes_its_format_from_the_name(cli: Cli) -> None:
    text = b"Das `KI -Modell` bleibt.\n"
    assert cli("check", "-", stdin=text)[0] == 1
    assert cli("check", "-", "--stdin-filename", "a.md", stdin=text)[0] == 0


def test_a_folder_is_searched_and_gitignore_honoured(cli: Cli) -> None:
    for name in ("a.txt", "sub/b.md", "build/c.txt", "aus.txt", "d.py"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(BAD, encoding="utf-8")
    Path(".gitignore").write_text("aus.*\n", encoding="utf-8")
    _, out, _ = cli("check", "--format", "json")
    assert sorted(f["path"] for f in json.loads(out)["files"]) == ["a.txt", "sub/b.md"]


def test_a_missing_file_exits_with_2_and_the_others_are_checked(cli: Cli) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    code, out, _ = cli("check", "fehlt.txt", "a.txt")
    assert code == 2
    assert "[space-before-hyphen]" in out
    assert "fehlt.txt: nicht geprüft:" in out


def test_exit_zero_hides_findings_but_not_errors(cli: Cli) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    assert cli("check", "--exit-zero", "a.txt")[0] == 0
    assert cli("check", "--exit-zero", "a.txt", "fehlt.txt")[0] == 2


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on_decides_the_exit_code(cli: Cli, fail_on: str, code: int) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    assert cli("check", "--fail-on", fail_on, "a.txt")[0] == code


def test_findings_of_severity_info_do_not_fail_by_default(cli: Cli) -> None:
    Path("a.txt").write_text('Das nennt er einen "Durchbruch".\n', encoding="utf-8")
    code, out, _ = cli("check", "a.txt")
    assert code == 0
    assert "[straight-quotes]" in out
    assert cli("check", "--fail-on", "info", "a.txt")[0] == 1


def test_severity_decides_what_is_shown_not_what_fails(cli: Cli) -> None:
    Path("a.txt").write_text('Ein "Wort" und noch ein , Komma.\n', encoding="utf-8")
    code, out, _ = cli("check", "--severity", "error", "a.txt")
    assert "Nichts gefunden." in out
    assert code == 1


def test_select_extend_select_and_ignore_choose_rules_and_families(cli: Cli) -> None:
    Path("a.txt").write_text('Das "neue" KI -Modell.\n', encoding="utf-8")

    def rules(*options: str) -> list[str]:
        _, out, _ = cli("check", "--format", "json", *options, "a.txt")
        return [f["rule"] for file in json.loads(out)["files"] for f in file["findings"]]

    assert rules() == ["straight-quotes", "space-before-hyphen"]
    assert rules("--select", "spacing") == ["space-before-hyphen"]
    assert rules("--select", "spacing,typography") == ["straight-quotes", "space-before-hyphen"]
    assert rules("--ignore", "spacing", "--ignore", "straight-quotes") == []
    assert rules("--select", "names", "--extend-select", "spacing") == ["space-before-hyphen"]


def test_an_unknown_rule_is_wrong_use_and_the_near_one_named(cli: Cli) -> None:
    Path("a.txt").write_text(GOOD, encoding="utf-8")
    code, _, err = cli("check", "--select", "spacin", "a.txt")
    assert code == 2
    assert "gemeint ist wohl „spacing“" in err


def test_an_unknown_option_is_wrong_use(cli: Cli) -> None:
    assert cli("check", "--nope")[0] == 2


def test_the_report_goes_into_a_file_when_asked(cli: Cli) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    code, out, _ = cli("check", "-f", "json", "-o", "r.json", "a.txt")
    assert (code, out) == (1, "")
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["tool"] == "mtlint"


def test_statistics_count_and_quiet_leaves_out_the_summary(cli: Cli) -> None:
    Path("a.txt").write_text(BAD + BAD, encoding="utf-8")
    _, out, _ = cli("check", "--statistics", "a.txt")
    assert "     2  Fehler   space-before-hyphen\n" in out
    assert "Fundstelle" not in cli("check", "--quiet", "a.txt")[1]


def test_colours_come_only_when_wanted(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    assert "\033[" not in cli("check", "a.txt")[1]
    assert "\033[" in cli("check", "--color", "always", "a.txt")[1]
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
    assert "\033[" in cli("check", "a.txt")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\033[" not in cli("check", "a.txt")[1]


def test_a_text_that_is_not_german_gets_one_line(cli: Cli) -> None:
    english = "The quick brown fox jumps over the lazy dog and it is not at all tired of that. " * 5
    Path("a.txt").write_text(english, encoding="utf-8")
    code, out, _ = cli("check", "a.txt")
    assert code == 0
    assert [line for line in out.splitlines() if "nicht deutsch" in line] == [
        "a.txt: nicht geprüft: Der Text ist nicht deutsch (wohl Englisch) und wurde nicht geprüft."
    ]


def test_the_configuration_is_found_upward(cli: Cli) -> None:
    Path("mtlint.toml").write_text('ignore = ["spacing"]\n', encoding="utf-8")
    Path("sub").mkdir()
    Path("sub/a.txt").write_text(BAD, encoding="utf-8")
    assert cli("check", "sub/a.txt")[0] == 0
    assert cli("check", "--select", "spacing", "--ignore", "names", "sub/a.txt")[0] == 1


def test_a_mistake_in_the_configuration_is_told_with_line_and_near_match(cli: Cli) -> None:
    Path("mtlint.toml").write_text('\nignor = ["spacing"]\n', encoding="utf-8")
    Path("a.txt").write_text(BAD, encoding="utf-8")
    code, out, err = cli("check", "a.txt")
    assert (code, out) == (2, "")
    assert (
        err
        == "mtlint: mtlint.toml:2: Schlüssel „ignor“ ist unbekannt; gemeint ist wohl „ignore“.\n"
    )


def test_own_names_terms_accepted_and_preferred_forms_come_from_the_configuration(cli: Cli) -> None:
    Path("mtlint.toml").write_text(
        'prefer = ["KI"]\naccept = ["Deepseek"]\n[names]\n"Maier Werke" = "MaierWerke"\n'
        '[terms]\nFachwort = "Fachbegriff"\n',
        encoding="utf-8",
    )
    Path("a.txt").write_text(
        "Die AI der Maier Werke kennt Deepseek und jedes Fachwort.\n", encoding="utf-8"
    )
    _, out, _ = cli("check", "-f", "json", "a.txt")
    found = {
        f["text"]: f["suggestions"][0]["preview"] for f in json.loads(out)["files"][0]["findings"]
    }
    assert found == {"AI": "KI", "Maier Werke": "MaierWerke", "Fachwort": "Fachbegriff"}
    assert cli("fix", "a.txt")[0] == 0
    assert Path("a.txt").read_text(encoding="utf-8") == (
        "Die KI der MaierWerke kennt Deepseek und jedes Fachbegriff.\n"
    )


def test_nouns_of_ones_own_inflect_in_patterns_and_suggestions(cli: Cli) -> None:
    Path("mtlint.toml").write_text(
        'packs = ["own.yml"]\n[nouns]\nWolpertix = ["f", "Wolpertix", "Wolpertixe"]\n',
        encoding="utf-8",
    )
    rule = (
        "- id: fable\n  message: {de: 'Fabel.', en: 'Fable.'}\n  mqm: none\n"
        "  match: 'noun:<Fabeltier>'\n  suggest: '{noun:Wolpertix}'\n  applicability: safe\n"
    )
    Path("own.yml").write_text(rule, encoding="utf-8")
    Path("a.txt").write_text("Das große Fabeltier schläft.\n", encoding="utf-8")
    assert cli("fix", "a.txt")[0] == 0
    assert Path("a.txt").read_text(encoding="utf-8") == "Die große Wolpertix schläft.\n"
    Path("mtlint.toml").write_text('[nouns]\nTier = ["x", "Tieres"]\n', encoding="utf-8")
    code, _, err = cli("check", "a.txt")
    assert code == 2
    assert "mtlint.toml:2: „nouns.Tier“ muss eine Liste aus Geschlecht" in err
    lexicon.extend(())


def test_a_pack_of_ones_own_is_loaded_and_a_broken_one_told(cli: Cli) -> None:
    Path("mtlint.toml").write_text('packs = ["own.yml"]\n', encoding="utf-8")
    Path("a.txt").write_text("Ein Wolpertinger.\n", encoding="utf-8")
    rule = (
        "- id: fable\n  message: {de: 'Fabel.', en: 'Fable.'}\n  mqm: none\n"
        "  match: Wolpertinger\n  severty: error\n"
    )
    Path("own.yml").write_text(rule, encoding="utf-8")
    code, _, err = cli("check", "a.txt")
    assert code == 2
    assert "own.yml:5: „severty“ ist unbekannt; gemeint ist wohl „severity“." in err
    Path("own.yml").write_text(rule.replace("severty", "severity"), encoding="utf-8")
    code, out, _ = cli("check", "a.txt")
    assert code == 1
    assert "[fable]" in out


def test_a_catastrophic_pattern_is_given_up_and_the_rest_goes_on(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linter.expression.TIME_LIMIT", 0.2)
    Path("mtlint.toml").write_text('packs = ["own.yml"]\n', encoding="utf-8")
    Path("own.yml").write_text(
        "- id: endless\n  message: {de: 'x.', en: 'x.'}\n  match: {regex: '(a|aa)+$'}\n",
        encoding="utf-8",
    )
    Path("a.txt").write_text("a" * 60 + "b\n\n" + BAD, encoding="utf-8")
    code, out, _ = cli("check", "a.txt")
    assert code == 2
    assert "[space-before-hyphen]" in out
    assert "Die Regel „endless“ brauchte zu lange" in out


def test_suppressions_in_the_text_hold(cli: Cli) -> None:
    Path("a.md").write_text(
        f"<!-- mtlint: ignore space-before-hyphen -- so heißt es -->\n{BAD}\n\n{BAD}",
        encoding="utf-8",
    )
    _, out, _ = cli("check", "-f", "json", "a.md")
    assert [f["line"] for f in json.loads(out)["files"][0]["findings"]] == [5]


def test_rules_and_explain_tell_enough_to_work_without_documents(cli: Cli) -> None:
    _, table, _ = cli("rules", "--all")
    assert "space-before-hyphen" in table
    _, data, _ = cli("rules", "--format", "json")
    assert {"id", "family", "severity", "message", "applicability"} <= json.loads(data)[0].keys()
    code, text, _ = cli("explain", "space-before-hyphen")
    assert code == 0
    for part in ("vorher", "nachher", "AI technology", "mtlint: ignore space-before-hyphen"):
        assert part in text
    assert "{match}" not in text
    code, _, err = cli("explain", "space-befor-hyphen")
    assert code == 2
    assert "„space-before-hyphen“" in err


def test_test_proves_a_pack_and_says_what_fails(cli: Cli) -> None:
    rule = (
        "- id: fable\n  mqm: none\n  message: {de: 'Fabel.', en: 'Fable.'}\n  match: Wolpertinger\n"
        "  examples:\n    - bad: 'Ein ⟦Wolpertinger⟧.'\n    - good: 'Ein Hase.'\n"
    )
    Path("own.yml").write_text(rule, encoding="utf-8")
    assert cli("test", "own.yml")[:2] == (0, "1 Regeln geprüft, alle Beispiele stimmen.\n")
    Path("own.yml").write_text(rule.replace("Ein Hase", "Ein Wolpertinger"), encoding="utf-8")
    code, out, _ = cli("test", "own.yml")
    assert code == 1
    assert "own.yml: fable: Fehlalarm von „fable“ („Wolpertinger“)" in out


def test_eval_prints_recall_and_false_alarms(cli: Cli) -> None:
    Path("c").mkdir()
    Path("c/a.txt").write_text(BAD, encoding="utf-8")
    gold = {
        "id": "1", "start": 31, "end": 41, "text": "KI -Modell", "category": "spacing-hyphen",
        "suggestions": ["KI-Modell"], "detectability": "regex", "severity": "error",
    }  # fmt: skip
    Path("c/a.gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    code, out, _ = cli("eval", "c")
    assert code == 0
    assert "100.0 %" in out
    code, out, _ = cli("eval", "-f", "json", "c")
    assert json.loads(out)["overall"]["hits"] == 1


def test_the_help_shows_examples_line_by_line(cli: Cli) -> None:
    code, out, _ = cli("--help")
    assert 0 == code
    assert "\n  mtlint fix --diff docs/       what the safe fixes would change\n" in out
    assert "\\b" not in out
