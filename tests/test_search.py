"""Clauses around a match: what must stand near it and what must not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Lint
from tests.packs import entry, names, pack, packed, texts


def found(lint: Lint, text: str, format: str = "text", **keys: Any) -> list[str]:
    return texts(lint(pack("Fahrer", **keys), text, format))


HERE = "Der Fahrer der Grafikkarte fehlt."
SENTENCE = "Die Grafikkarte ist da. Der Fahrer fehlt."
PARAGRAPH = "Die Grafikkarte ist da.\n\nDer Fahrer fehlt."
NOWHERE = "Der Fahrer fehlt."


@pytest.mark.parametrize(
    ("near", "places"),
    [
        ("Grafikkarte", [HERE]),
        ({"regex": "Grafik"}, [HERE]),
        (["Lkw", "Grafikkarte"], [HERE]),
        (["Lkw", {"regex": "Grafik"}], [HERE]),
        ({"sentence": "Grafikkarte"}, [HERE]),
        ({"paragraph": "Grafikkarte"}, [HERE, SENTENCE]),
        ({"document": "Grafikkarte"}, [HERE, SENTENCE, PARAGRAPH]),
        ({"sentence": "Lkw", "document": "Grafikkarte"}, [HERE, SENTENCE, PARAGRAPH]),
        ({"document": ["Lkw", "Auto"]}, []),
    ],
)
def test_one_of_the_patterns_must_stand_near(lint: Lint, near: Any, places: list[str]) -> None:
    expected = [text for text in (HERE, SENTENCE, PARAGRAPH, NOWHERE) if text in places]
    actual = [t for t in (HERE, SENTENCE, PARAGRAPH, NOWHERE) if found(lint, t, near=near)]
    assert expected == actual


@pytest.mark.parametrize(
    ("unless", "places"),
    [
        ("Grafikkarte", [SENTENCE, PARAGRAPH, NOWHERE]),
        ({"paragraph": "Grafikkarte"}, [PARAGRAPH, NOWHERE]),
        ({"document": "Grafikkarte"}, [NOWHERE]),
        ({"document": ["Lkw", {"regex": "karte"}]}, [NOWHERE]),
        ({"sentence": "fehlt"}, []),
        ({"sentence": "Lkw", "paragraph": "Grafikkarte"}, [PARAGRAPH, NOWHERE]),
    ],
)
def test_none_of_the_patterns_may_stand_near(lint: Lint, unless: Any, places: list[str]) -> None:
    actual = [t for t in (HERE, SENTENCE, PARAGRAPH, NOWHERE) if found(lint, t, unless=unless)]
    assert places == actual


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("der Lkw Fahrer da", False),
        ("der Lkw  Fahrer da", False),
        ("der LkwFahrer da", False),
        ("der Lkw, Fahrer da", True),
        ("der Lkw und Fahrer da", True),
        ("der Pkw Fahrer da", True),
        ("der Fahrer Lkw da", True),
        ("Lkw\n\nFahrer da", True),
    ],
)
def test_a_pattern_before_the_match_stands_directly_beside_it(
    lint: Lint, text: str, kept: bool
) -> None:
    pattern = {"regex": r"Lkw"}
    rule = pack({"regex": "Fahrer"}, unless={"before": pattern})
    assert kept == bool(texts(lint(rule, text)))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("der Fahrer Lkw da", False),
        ("der Fahrer des Lkw da", True),
        ("der Fahrer, Lkw da", True),
        ("Fahrer\n\nLkw da", True),
        ("Lkw Fahrer", True),
        ("Fahrer Lkws", True),
    ],
)
def test_a_pattern_after_the_match_stands_directly_beside_it(
    lint: Lint, text: str, kept: bool
) -> None:
    assert kept == bool(found(lint, text, unless={"after": "Lkw"}))


def test_before_and_after_take_phrases_and_several_patterns(lint: Lint) -> None:
    unless = {"before": ["der (gute|alte)", {"regex": r"\d"}], "after": "von …2 Bus"}
    assert [] == found(lint, "der gute Fahrer", unless=unless)
    assert [] == found(lint, "3 Fahrer", unless=unless)
    assert [] == found(lint, "Fahrer von unserem alten Bus", unless=unless)
    assert ["Fahrer"] == found(lint, "der neue Fahrer von hier", unless=unless)


def test_a_verbose_expression_may_end_in_a_comment(lint: Lint) -> None:
    unless = {"before": {"regex": "(?x) Lkw  # ein Laster"}, "after": {"regex": "(?x) x # y"}}
    assert [] == found(lint, "Lkw Fahrer", unless=unless)
    assert [] == found(lint, "Fahrer x", unless=unless)
    assert ["Fahrer"] == found(lint, "Bus Fahrer y", unless=unless)


def test_near_and_unless_must_both_allow_it(lint: Lint) -> None:
    keys = {"near": "Grafikkarte", "unless": "Lkw"}
    assert ["Fahrer"] == found(lint, "Fahrer der Grafikkarte", **keys)
    assert [] == found(lint, "Fahrer der Grafikkarte im Lkw", **keys)
    assert [] == found(lint, "Fahrer im Lkw", **keys)


def test_the_sentence_before_does_not_count_even_where_a_quotation_begins(lint: Lint) -> None:
    assert [] == found(lint, "Die Grafikkarte geht. „Fahrer fehlt.“", near="Grafikkarte")


def test_a_clause_is_judged_for_each_match_by_itself(lint: Lint) -> None:
    text = "Ein Fahrer fuhr. Der Fahrer der Grafikkarte fehlt. Ein Fahrer kam."
    result = lint(pack("Fahrer", near="Grafikkarte"), text)
    assert [text.index("Fahrer der")] == [finding.span.start for finding in result.findings]


def test_a_rule_may_be_for_some_kinds_of_blocks_only(lint: Lint) -> None:
    text = "# Fahrer\n\nFahrer\n\n- Fahrer\n"
    assert [2] == [
        f.span.start for f in lint(pack("Fahrer", kinds="heading"), text, "markdown").findings
    ]
    assert 2 == len(found(lint, text, "markdown", kinds=["paragraph", "item"]))


def test_a_rule_may_be_for_some_formats_only(lint: Lint) -> None:
    assert ["Fahrer"] == found(lint, NOWHERE, "text", formats="text")
    assert [] == found(lint, NOWHERE, "markdown", formats=["text"])
    assert ["Fahrer"] == found(lint, NOWHERE, "markdown", formats=["text", "markdown"])


def test_a_rule_for_the_source_sees_markup_but_no_code(lint: Lint) -> None:
    rule = pack({"regex": r"\*\*\s?\w+"}, scope="source")
    text = "Das ist ** fett **, aber `** code`.\n\n```\n** code\n```\n"
    assert ["** fett"] == texts(lint(rule, text, "markdown"))


def test_clauses_of_a_source_rule_look_at_the_source(lint: Lint) -> None:
    rule = pack({"regex": r"\*\*"}, scope="source", near={"paragraph": {"regex": "__"}})
    assert 2 == len(lint(rule, "**a** __b__\n\n**c**", "markdown").findings)


def test_several_patterns_of_a_rule_are_alternatives(lint: Lint) -> None:
    rule = pack(["Fahrer", {"regex": "L.w"}, {"terms": {"rows": {"Bus": "Omnibus"}}}])
    assert ["Fahrer", "Lkw", "Bus"] == texts(lint(rule, "Fahrer Lkw Bus"))


def test_many_rules_are_searched_in_one_go(lint: Lint) -> None:
    rules = [entry(f"wort{number}", id=f"rule-{number}") for number in range(50)]
    text = " ".join(f"wort{number}" for number in range(49, -1, -1))
    assert [f"rule-{number}" for number in range(49, -1, -1)] == names(lint(packed(*rules), text))
