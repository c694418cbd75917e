"""Every rule is proven by the examples that it carries (``mtlint test`` does the same)."""

from __future__ import annotations

import pytest

from linter import load_rules
from linter.proof import Prover
from linter.rule import Applicability, Rule

RULES = load_rules()
PROVER = Prover(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_hold(rule: Rule) -> None:
    assert [failure.message.de for failure in PROVER.prove(rule)] == []


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
