"""Expressions: found in windows around the needles as if every block were searched by itself."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import expression as module
from linter.document import BLOCK_BREAK, Prose
from linter.expression import Expression, ExpressionTimeout, labels_of
from linter.scan import ENGINES, Anchor, engine
from linter.span import Span
from tests.conftest import Lint
from tests.packs import entry, names, packed

EXPRESSIONS = [
    r"Modell",
    r"Modell\w*",
    r"(?<!\w)Modell(?!\w)",
    r"(?:sehr\s+)*Modell",
    r"[^.]*Modell[^.]*",
    r"Modell.{0,40}Modell",
    r"Modell(?:\s+\w+){0,3}?\s+Wort",
    r"\w+\s*Modell$",
    r"Wort\Z",
    r"Modell\s*(?!Wort)",
    r"o+",
    r"o*",
    r"(?!b)",
    r"$",
    r"\s+Wort",
    r"(?s)Wort.*",
]

words = st.sampled_from(["Modell", "modell", "Wort", "sehr", "o", "ooo", "Ä.", "a, b", "x" * 60])
blocks = st.lists(st.lists(words, max_size=25).map(" ".join), min_size=1, max_size=6)


def prose_of(texts: list[str]) -> Prose:
    spans, start = [], 0
    for text in texts:
        spans.append(Span(start, start + len(text)))
        start += len(text) + len(BLOCK_BREAK)
    return Prose(BLOCK_BREAK.join(texts), spans, ["paragraph"] * len(texts))


def found(expression: Expression, prose: Prose) -> list[tuple[int, int]]:
    """Return what each engine of the scan leads to, which is the same."""
    by_engine = []
    for name in ENGINES:
        scan = engine(name).compiled([Anchor(expression.source)])
        places = None if scan.everywhere else scan.places(prose.text).get(0, [])
        by_engine.append([match.span() for match in expression.matches(prose, places)])
    assert by_engine[0] == by_engine[1]
    return by_engine[0]


def plainly(source: str, prose: Prose) -> Iterator[tuple[int, int]]:
    for block in prose.blocks:
        yield from (m.span() for m in regex.finditer(source, prose.text, 0, block.start, block.end))


@pytest.mark.parametrize("source", EXPRESSIONS)
@given(texts=blocks)
@settings(max_examples=40, deadline=None)
def test_the_same_is_found_as_by_searching_each_block(source: str, texts: list[str]) -> None:
    prose = prose_of(texts)
    assert list(plainly(source, prose)) == found(Expression(source), prose)


@pytest.mark.parametrize(
    "distance", [0, 1, 30, 119, 120, 121, 500, 997, 998, 999, 1000, 1001, 3000]
)
def test_windows_that_touch_lose_nothing(distance: int) -> None:
    source = r"x{0,990}Modell"
    prose = prose_of(["Modell" + "x" * distance + "Modell" + "x" * 995 + "Modell", "Modell"])
    assert list(plainly(source, prose)) == found(Expression(source), prose)


def test_a_long_match_that_begins_in_another_window_is_found() -> None:
    source = r"(?:sehr )*Modell"
    prose = prose_of(["Modell " + "y" * 1990 + " " + "sehr " * 300 + "Modell"])
    assert list(plainly(source, prose)) == found(Expression(source), prose)


@pytest.mark.parametrize("source", [r"eins\s+zwei", r"eins(?s:.)*?zwei", r"\w+\s+\w+", r"s\s*z"])
def test_no_match_crosses_blocks(source: str) -> None:
    assert [] == found(Expression(source), prose_of(["eins", "zwei"]))


def test_a_match_may_begin_behind_one_that_would_cross_blocks() -> None:
    prose = prose_of(["eins x eins", "zwei eins zwei"])
    assert ["eins zwei"] == [
        prose.text[start:end] for start, end in found(Expression(r"eins\s+zwei"), prose)
    ]


def test_a_catastrophic_expression_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIME_LIMIT", 0.2)
    expression = Expression("(a|aa)+$")
    with pytest.raises(ExpressionTimeout):
        list(expression.matches(prose_of(["a" * 40 + "b"]), None))
    with pytest.raises(ExpressionTimeout):
        expression.search("a" * 40 + "b", Span(0, 41))
    with pytest.raises(ExpressionTimeout):
        list(expression.inside("a" * 40 + "b", Span(0, 41)))


def test_the_time_limit_holds_for_all_blocks_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIME_LIMIT", 0.3)
    block = "a" * 27 + "b"  # a fraction of a second each
    began = perf_counter()
    with pytest.raises(ExpressionTimeout):
        list(Expression("(a|aa)+$").matches(prose_of([block] * 400), None))
    assert perf_counter() - began < 3


def test_what_is_done_with_the_matches_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIME_LIMIT", 0.05)
    count = 0
    for _ in Expression("ab").matches(prose_of(["ab " * 500]), None):
        count += 1
        end = perf_counter() + 0.0004
        while perf_counter() < end:
            pass
    assert 500 == count


def test_a_rule_that_takes_too_long_is_named_and_the_others_report(
    lint: Lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TIME_LIMIT", 0.2)
    slow = entry({"regex": "(a|aa)+$"}, id="slow-rule")
    result = lint(packed(slow, entry("Fehler", id="quick-rule")), "a" * 40 + "b Fehler c")
    assert ["quick-rule"] == names(result)
    (unchecked,) = result.unchecked
    assert "„slow-rule“" in unchecked.reason
    assert unchecked.failed


def test_a_slow_clause_is_given_up_as_well(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIME_LIMIT", 0.2)
    rule = entry("Fehler", unless={"paragraph": {"regex": "(a|aa)+$"}})
    result = lint(packed(rule), "Fehler " + "a" * 40 + "b")
    assert ([], 1) == (names(result), len(result.unchecked))


def test_a_rule_is_named_once_however_many_of_its_patterns_are_slow(
    lint: Lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TIME_LIMIT", 0.1)
    rule = entry([{"regex": "(a|aa)+$"}, {"regex": "(a|aa)+c"}])
    assert 1 == len(lint(packed(rule), "a" * 40 + "b").unchecked)


def test_labels_are_the_groups_that_took_part() -> None:
    match = regex.search(r"(?P<a>x)(?P<b>y)?(?P<c>z)+", "xzz")
    assert match
    assert {"a": (Span(0, 1),), "c": (Span(1, 2), Span(2, 3))} == labels_of(match)
