"""One thing under two names in one text: which form wins and what is found."""

from __future__ import annotations

from typing import Any

import pytest

from linter import Document, Linter
from linter.choice import choose
from linter.config import Config
from linter.rule import Applicability
from tests.conftest import Lint, Load
from tests.packs import pack, texts, the, written


def variants(*forms: str, **keys: Any) -> str:
    return pack({"consistency": {"variants": list(forms), **keys}})


def stems(*forms: str) -> str:
    return pack({"consistency": {"stems": list(forms)}})


def fold(kind: str) -> str:
    return pack({"consistency": {"fold": kind}})


def test_the_majority_wins(lint: Lint) -> None:
    result = lint(variants("KI", "AI"), "AI und KI und AI")
    assert ["KI"] == texts(result)
    assert "AI und AI und AI" == written(result)


def test_of_equally_frequent_forms_the_first_in_the_text_wins(lint: Lint) -> None:
    assert ["KI"] == texts(lint(variants("KI", "AI"), "AI und KI"))


def test_the_preferred_form_wins_where_it_stands_at_all(lint: Lint) -> None:
    assert ["AI", "AI"] == texts(lint(variants("KI", "AI", prefer="KI"), "AI und KI und AI"))
    assert [] == texts(lint(variants("KI", "AI", prefer="KI"), "AI und AI"))


def test_a_text_with_one_form_is_left_alone(lint: Lint) -> None:
    assert [] == texts(lint(variants("KI", "AI"), "KI und KI-Modell und KIs"))


def test_forms_of_several_words_stand_with_any_white_space(lint: Lint) -> None:
    source = variants("Open Source", "Opensource")
    assert ["Opensource"] == texts(lint(source, "Open Source, Open\u00a0Source, Opensource"))


@pytest.mark.parametrize("text", ["KI und MAI", "KI und AIs", "KI und AIr", "KI und ai"])
def test_only_whole_words_are_variants_with_or_without_a_genitive_s(lint: Lint, text: str) -> None:
    expected = ["AI"] if text.endswith("AIs") else []
    assert expected == texts(lint(variants("KI", "AI"), text))


def test_the_genitive_s_and_the_rest_of_a_compound_stay(lint: Lint) -> None:
    result = lint(variants("Nvidia", "NVIDIA"), "Nvidia, Nvidia, NVIDIAs Chef, NVIDIA-Chip")
    assert "Nvidia, Nvidia, Nvidias Chef, Nvidia-Chip" == written(result)


def test_variants_in_different_paragraphs_count_together(lint: Lint) -> None:
    assert ["KI"] == texts(lint(variants("KI", "AI"), "AI\n\nAI\n\nKI"))


def test_the_finding_names_the_others_as_related_and_shares_a_group(lint: Lint) -> None:
    text = "# **AI** und AI\n\nAI und KI und `KI` und *KI*"
    result = lint(variants("KI", "AI"), text, "markdown")
    assert ["KI", "KI"] == texts(result)
    first, second = result.findings
    assert [text.index("AI"), text.index("AI\n"), text.rindex("AI"), text.rindex("KI")] == [
        related.span.start for related in first.related
    ]
    assert ["Hier steht „AI“."] * 3 + ["Hier steht „KI“."] == [r.message for r in first.related]
    assert text.index("KI") in [related.span.start for related in second.related]
    assert first.group == second.group == "fault:AI"


def test_a_finding_points_to_few_other_places(lint: Lint) -> None:
    result = lint(variants("KI", "AI"), "KI " * 20 + "AI " * 10)
    assert {5} == {len(finding.related) for finding in result.findings}


def test_the_message_knows_both_forms(lint: Lint) -> None:
    source = pack(
        {"consistency": {"variants": ["KI", "AI"]}},
        message={"de": "{form} statt {best}", "en": "x"},
    )
    assert "AI statt KI" == the(lint(source, "KI KI AIs")).message


# --- stems ------------------------------------------------------------------------------------


def test_stems_are_parts_of_words_and_keep_what_is_around_them(lint: Lint) -> None:
    text = "Potenzial, Potenziale, potenziell, Marktpotential, Potentialanalyse"
    result = lint(stems("Potential", "Potenzial"), text)
    assert ["Marktpotential", "Potentialanalyse"] == texts(result)
    fixed = "Potenzial, Potenziale, potenziell, Marktpotenzial, Potenzialanalyse"
    assert fixed == written(result)


def test_a_compound_with_a_hyphen_is_one_word(lint: Lint) -> None:
    result = lint(stems("Photo", "Foto"), "Foto, Foto, KI-Photo-Album")
    assert ["KI-Photo-Album"] == texts(result)
    assert "Foto, Foto, KI-Foto-Album" == written(result)


# --- fold -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected", "fixed"),
    [
        ("Start-up, Start-up, Startup", ["Startup"], "Start-up, Start-up, Start-up"),
        ("Startup, Startup, Start-up", ["Start-up"], "Startup, Startup, Startup"),
        ("Start-up und Start-up", [], "Start-up und Start-up"),
        ("Startup und Startup", [], "Startup und Startup"),
        ("Start-up, Start-Up", [], "Start-up, Start-Up"),
        ("Start-up, STARTUP", [], "Start-up, STARTUP"),
        ("Start-up, startup", [], "Start-up, startup"),
        ("Start-up, Startups", [], "Start-up, Startups"),
        ("KI-Modell, KI-Modell, KImodell", ["KImodell"], "KI-Modell, KI-Modell, KI-Modell"),
    ],
)
def test_words_that_differ_by_a_hyphen_are_gathered(
    lint: Lint, text: str, expected: list[str], fixed: str
) -> None:
    result = lint(fold("hyphen"), text)
    assert expected == texts(result)
    assert fixed == written(result)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DeepSeek, DeepSeek, Deepseek", ["Deepseek"]),
        ("Deepseek, Deepseek, DeepSeek", ["DeepSeek"]),
        ("DeepSeek, DeepSeek", []),
        ("DeepSeek, DEEPSEEK", []),
        ("DeepSeek, deepseek", []),
        ("Deepseek, Deepseek", []),
        ("OpenAI, Openai", []),
    ],
)
def test_words_that_differ_by_capitals_are_gathered(
    lint: Lint, text: str, expected: list[str]
) -> None:
    assert expected == texts(lint(fold("case"), text))


# --- what the configuration adds ----------------------------------------------------------------


def configured(load: Load, source: str, text: str, **keys: Any) -> Any:
    return Linter(choose(load(source), Config(**keys))).check(Document.from_text(text))


def test_a_form_that_the_configuration_prefers_is_enforced_and_safe(load: Load) -> None:
    result = configured(load, variants("KI", "AI"), "AI und AI", prefer=("KI",))
    assert ["AI", "AI"] == texts(result)
    assert {Applicability.SAFE} == {f.suggestions[0].applicability for f in result.findings}
    assert "KI und KI" == written(result)


def test_a_preferred_stem_is_enforced_too(load: Load) -> None:
    source = stems("Potential", "Potenzial")
    result = configured(load, source, "Marktpotential", prefer=("potenzial",))
    assert "Marktpotenzial" == written(result)


def test_without_a_configured_form_the_fix_is_not_safe(lint: Lint) -> None:
    (suggestion,) = the(lint(variants("KI", "AI"), "KI KI AI")).suggestions
    assert Applicability.UNSAFE is suggestion.applicability


def test_an_accepted_form_is_left_alone(load: Load) -> None:
    source = variants("KI", "AI", "A.I")
    text = "KI KI KI AI A.I"
    assert ["A.I"] == texts(configured(load, source, text, accept=("AI",)))


def test_an_accepted_form_makes_no_other_form_wrong(load: Load) -> None:
    assert [] == texts(configured(load, variants("KI", "AI"), "AI AI KI", accept=("AI",)))


def test_places_that_are_vetoed_do_not_decide(lint: Lint) -> None:
    source = pack({"consistency": {"variants": ["Nvidia", "NVIDIA"]}}, unless={"before": "@"})
    assert [] == texts(lint(source, "Nvidia, @NVIDIA, @NVIDIA"))
