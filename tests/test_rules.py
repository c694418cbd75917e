"""Every rule is proven by the examples that it carries (``mtlint test`` does the same)."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import load_rules
from linter.languagetool.answers import Answers
from linter.languagetool.endpoint import Shared
from linter.proof import Prover
from linter.rule import Applicability, Rule

RULES = load_rules()
OWN = [rule for rule in RULES if not rule.is_grammar]
GRAMMAR = [rule for rule in RULES if rule.is_grammar]
PROVER = Prover(RULES)


@pytest.fixture(scope="module")
def grammar_prover(own_languagetool: Path) -> Prover:
    """Return a prover that asks LanguageTool itself."""
    return Prover(RULES, Answers(Shared()))


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_hold(rule: Rule) -> None:
    assert PROVER.can_prove(rule)
    assert [failure.message.de for failure in PROVER.prove(rule)] == []


@pytest.mark.parametrize("rule", GRAMMAR, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_that_languagetool_finds_hold(
    rule: Rule, grammar_prover: Prover
) -> None:
    assert grammar_prover.can_prove(rule)
    assert [failure.message.de for failure in grammar_prover.prove(rule)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_shows_what_it_finds(rule: Rule) -> None:
    own = all(pattern.kind == "terms" and pattern.spec.get("own") for pattern in rule.match)
    assert (own and rule.match) or any(example.bad is not None for example in rule.examples)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_is_wrong_in_two_languages_with_typographic_quotes(rule: Rule) -> None:
    for text in (rule.message.de, rule.message.en):
        assert text
        assert text[-1] in ".!?”“)…", text
        assert '"' not in text
    assert "“" not in rule.message.en or set("”„") & set(rule.message.en)
    if "quotes" not in rule.id:
        assert rule.message.de.count("„") == rule.message.de.count("“")
    assert rule.mqm, "an MQM category is missing"


@pytest.mark.parametrize("rule", [r for r in RULES if not r.by], ids=lambda rule: rule.id)
def test_a_rule_has_a_near_miss_that_stays_silent(rule: Rule) -> None:
    own = all(pattern.kind == "terms" and pattern.spec.get("own") for pattern in rule.match)
    assert own or any(example.bad is None for example in rule.examples)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_safe_rule_suggests_something(rule: Rule) -> None:
    by_itself = any(pattern.kind in ("terms", "consistency") for pattern in rule.match)
    if rule.applicability is Applicability.SAFE:
        assert rule.suggest or by_itself
