"""The list of LanguageTool's rules."""

from __future__ import annotations

from linter.languagetool.catalogue import CATALOGUE, SPELLERS, LtRule, categories, rules


def test_a_rule_is_known_by_category_scope_default_and_pickiness() -> None:
    agreement = LtRule("DE_AGREEMENT", "GRAMMAR", "sentence", default=True, picky=False)
    assert agreement == rules()["DE_AGREEMENT"]
    assert "text" == rules()["DE_WORD_COHERENCY"].scope
    assert not rules()["FILLER_WORDS_DE"].default
    assert rules()["TYPOGRAFISCHE_ANFUEHRUNGSZEICHEN"].picky


def test_spellers_are_rules_and_austria_and_switzerland_have_theirs() -> None:
    assert SPELLERS <= rules().keys()
    assert "DE_CH_COMPOUNDS" in rules()


def test_categories_are_those_of_the_rules() -> None:
    assert {"GRAMMAR", "TYPOS", "PUNCTUATION"} <= categories()
    assert {rule.category for rule in rules().values()} == categories()


def test_ids_are_sorted_and_each_stands_once() -> None:
    ids = [row.split("\t")[0] for row in CATALOGUE.read_text("utf-8").splitlines()[1:]]
    assert sorted(set(ids)) == ids
    assert len(ids) > 2000
