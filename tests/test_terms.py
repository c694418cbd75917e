"""Tables of wrong and right forms: one row covers the genitive, compounds and capitals."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import Document, Linter
from linter.choice import choose
from linter.config import Config
from linter.matchers.terms import genitive
from linter.rule import Applicability
from tests.conftest import Lint, Load
from tests.packs import names, pack, texts, the, written

HEAD = "wrong\tright\tkind\tnear\tunless\tknown\tapplicability\tsource\n"


def rows(**forms: str | list[str]) -> str:
    return pack({"terms": {"rows": {k.replace("_", " "): v for k, v in forms.items()}}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das ist Deep Seek.", "Das ist DeepSeek."),
        ("Das ist Deep\u00a0Seek.", "Das ist DeepSeek."),
        ("Deep Seeks Modell", "DeepSeeks Modell"),
        ("Deep Seek's Modell", "DeepSeeks Modell"),
        ("Deep Seek’s Modell", "DeepSeeks Modell"),
        ("Deep Seek-Modell", "DeepSeek-Modell"),
        ("Deep-Seek-Modell", "DeepSeek-Modell"),
        ("Deep Seek- und Qwen-Modelle", "DeepSeek- und Qwen-Modelle"),
        ("DEEP SEEK WÄCHST", "DEEPSEEK WÄCHST"),
        ("DEEP SEEKS MODELL", "DEEPSEEKS MODELL"),
        ("„Deep Seek“", "„DeepSeek“"),
        ("‚Deep Seek‘", "‚DeepSeek‘"),
        ("'Deep Seek' ist", "'DeepSeek' ist"),
        ("‘Deep Seek’ ist", "‘DeepSeek’ ist"),
        ("KI-Deep Seek", "KI-DeepSeek"),
    ],
)
def test_a_wrong_form_is_written_right_in_every_case(lint: Lint, text: str, expected: str) -> None:
    assert expected == written(lint(rows(Deep_Seek="DeepSeek"), text))


@pytest.mark.parametrize(
    "text", ["DeepSeek", "deep seek", "Deep Seeker", "MyDeep Seek", "Deep-Seek", "Deep, Seek"]
)
def test_other_words_are_left_alone(lint: Lint, text: str) -> None:
    assert [] == texts(lint(rows(Deep_Seek="DeepSeek"), text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Open Claws Chef", "OpenClaws Chef"),
        ("Open Claws' Chef", "OpenClaws’ Chef"),
        ("Open Claws’ Chef", "OpenClaws’ Chef"),
        ("'Open Claws' ist", "'OpenClaws' ist"),
        ("‘Open Claws’ ist", "‘OpenClaws’ ist"),
        ("OPEN CLAWS' CHEF", "OPENCLAWS’ CHEF"),
    ],
)
def test_behind_a_sibilant_the_genitive_is_an_apostrophe(
    lint: Lint, text: str, expected: str
) -> None:
    assert expected == written(lint(rows(Open_Claws="OpenClaws"), text))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nvidia", "Nvidias"),
        ("Asus", "Asus’"),
        ("Max", "Max’"),
        ("Voß", "Voß’"),
        ("Lance", "Lance’"),
    ],
)
def test_the_genitive_follows_duden(name: str, expected: str) -> None:
    assert expected == genitive(name)


def test_a_right_form_with_a_blank_is_coupled_in_a_compound(lint: Lint) -> None:
    pack = rows(Huggingface="Hugging Face")
    assert "Hugging-Face-Modell" == written(lint(pack, "Huggingface-Modell"))
    assert "Hugging Face ist" == written(lint(pack, "Huggingface ist"))


def test_several_right_forms_are_alternatives_and_only_the_first_can_be_safe(lint: Lint) -> None:
    source = pack({"terms": {"rows": {"Fahrer": ["Treiber", "Lenker"]}}}, applicability="safe")
    finding = the(lint(source, "Der Fahrer fehlt."))
    result = lint(source, "Der Fahrer fehlt.")
    assert ["Der Treiber fehlt.", "Der Lenker fehlt."] == [written(result, n) for n in (0, 1)]
    assert ["safe", "unsafe"] == [s.applicability for s in finding.suggestions]


def test_the_message_names_the_right_form(lint: Lint) -> None:
    source = pack(
        {"terms": {"rows": {"Deep Seek": "DeepSeek"}}},
        message={"de": "„{match}“ heißt „{best}“.", "en": "x"},
    )
    assert "„Deep Seeks“ heißt „DeepSeeks“." == the(lint(source, "Deep Seeks Chef")).message


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ebay wächst.", "eBay wächst."), ("Iphone-Nutzer.", "iPhone-Nutzer.")],
)
def test_a_name_with_an_inner_capital_keeps_it_at_the_head_of_a_sentence(
    lint: Lint, text: str, expected: str
) -> None:
    assert expected == written(lint(rows(Ebay="eBay", Iphone="iPhone"), text))


def test_an_eszett_in_capitals_is_found(lint: Lint) -> None:
    assert ["FUSSBALL WELT"] == texts(lint(rows(Fußball_Welt="Fußballwelt"), "DIE FUSSBALL WELT"))


def table(folder: Path, *lines: str, **keys: object) -> str:
    (folder / "names.tsv").write_text("# Namen\n" + HEAD + "\n".join(lines) + "\n", "utf-8")
    return pack({"terms": {"table": "names.tsv", **keys}})


def test_a_row_may_ask_for_words_near_by(lint: Lint, tmp_path: Path) -> None:
    source = table(tmp_path, "Fahrer\tTreiber\tx\tGrafikkarte\tLkw\t\t\t")
    assert ["Fahrer"] == texts(lint(source, "Die Grafikkarte ist da. Der Fahrer fehlt."))
    assert [] == texts(lint(source, "Der Fahrer fehlt."))
    assert [] == texts(lint(source, "Die Grafikkarte ist da.\n\nDer Fahrer fehlt."))
    assert [] == texts(lint(source, "Die Grafikkarte liegt im Lkw. Der Fahrer fehlt."))


def test_a_known_word_counts_as_near_anywhere_in_the_document(lint: Lint, tmp_path: Path) -> None:
    source = table(tmp_path, "Fahrer\tTreiber\tx\tGrafikkarte\t\tNvidia|AMD\t\t")
    assert ["Fahrer"] == texts(lint(source, "Der Fahrer fehlt.\n\nNvidia ist da."))
    assert ["Fahrer"] == texts(lint(source, "Der Fahrer der Grafikkarte fehlt."))
    assert [] == texts(lint(source, "Der Fahrer fehlt.\n\nOpenNvidia ist da."))


def test_a_row_and_its_rule_both_have_their_say(lint: Lint, tmp_path: Path) -> None:
    table(tmp_path, "Fahrer\tTreiber\tx\tGrafikkarte\t\t\t\t")
    source = pack({"terms": {"table": "names.tsv"}}, near="Windows", unless="Auto")
    assert ["Fahrer"] == texts(lint(source, "Der Fahrer der Grafikkarte unter Windows."))
    assert [] == texts(lint(source, "Der Fahrer der Grafikkarte."))
    assert [] == texts(lint(source, "Der Fahrer unter Windows."))
    assert [] == texts(lint(source, "Der Fahrer der Grafikkarte unter Windows im Auto."))


def test_a_row_may_be_safe_by_itself(lint: Lint, tmp_path: Path) -> None:
    source = table(tmp_path, "Deep Seek\tDeepSeek\tx\t\t\t\tsafe\t", "Ki Mi\tKimi\tx")
    result = lint(source, "Deep Seek und Ki Mi")
    assert ["safe", "unsafe"] == [f.suggestions[0].applicability for f in result.findings]


def test_rows_are_chosen_by_their_columns(lint: Lint, tmp_path: Path) -> None:
    lines = ("Aa\tA\tbrand", "Bb\tB\tname", "Cc\tC\ttypo")
    assert ["Aa", "Cc"] == texts(
        lint(table(tmp_path, *lines, where={"kind": ["brand", "typo"]}), "Aa Bb Cc")
    )


def test_a_row_may_have_several_wrong_and_right_forms(lint: Lint, tmp_path: Path) -> None:
    result = lint(table(tmp_path, "Aa|Bb\tA|B\tx"), "Aa Bb")
    assert ["Aa", "Bb"] == texts(result)
    assert "A A" == written(result)
    assert "B B" == written(result, alternative=1)


def test_forms_that_the_configuration_accepts_are_left_alone(load: Load) -> None:
    rules = choose(load(rows(Deep_Seek="DeepSeek", Ki_Mi="Kimi")), Config(accept=("Deep Seek",)))
    assert ["Ki Mi"] == texts(Linter(rules).check(Document.from_text("Deep Seek und Ki Mi")))


def test_the_project_s_own_rows_are_safe(load: Load) -> None:
    rules = load(pack({"terms": {"own": "names"}}))
    assert () == choose(rules, Config())
    linter = Linter(choose(rules, Config(names={"Deep Seek": "DeepSeek"})))
    result = linter.check(Document.from_text("Deep Seeks Chef"))
    assert "DeepSeeks Chef" == written(result)
    assert Applicability.SAFE is the(result).suggestions[0].applicability


def test_a_right_form_is_never_flagged_as_a_wrong_one(lint: Lint) -> None:
    source = pack({"terms": {"rows": {"Asus": "Asus", "Max": "Max"}}})
    assert [] == names(lint(source, "Asus und Max"))
