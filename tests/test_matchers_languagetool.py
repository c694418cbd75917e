"""Rules of LanguageTool that packs adopt: how they are named, and what a reply becomes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from linter import load_rules
from linter.document import Prose
from linter.languagetool.catalogue import SPELLERS, categories, rules
from linter.languagetool.reply import Reply
from linter.loader import RuleError
from linter.match import Match
from linter.matchers.languagetool import LanguageToolMatcher
from linter.opened import open_rules
from linter.rule import Rule
from linter.span import Span
from tests.conftest import Load
from tests.packs import entry, pack, packed

AGREEMENT, CASE, COHERENCY = "DE_AGREEMENT", "DE_CASE", "DE_WORD_COHERENCY"


def matches(rules: Sequence[Rule], text: str, *replies: Reply) -> list[tuple[str, str]]:
    """The rules of the matches and what they cover; the blocks of ``text`` are its lines."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Span(start, start + len(line)))
        start += len(line) + 1
    prose = Prose(text, blocks, ["paragraph"] * len(blocks))
    found = LanguageToolMatcher(rules).matches(prose, replies)
    return [(m.rule.id, m.span.of(text)) for m in found if isinstance(m, Match)]


def at(text: str, needle: str, rule: str = AGREEMENT, *replacements: str) -> Reply:
    start = text.index(needle)
    return Reply(Span(start, start + len(needle)), rule, "x", replacements)


# --- how packs name them ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spec", [AGREEMENT, {"rule": AGREEMENT}, {"rule": AGREEMENT, "fits": "a", "joins": False}]
)
def test_a_rule_is_named_by_its_id(load: Load, spec: object) -> None:
    (rule,) = load(pack({"languagetool": spec}))
    assert rule.is_grammar
    assert [AGREEMENT] == LanguageToolMatcher([rule]).ids("sentence")


MISTAKES = {
    "a misspelt rule": (
        "  match: {languagetool: DE_AGREMENT}",
        6,
        "„DE_AGREMENT“ ist unbekannt; gemeint ist wohl „DE_AGREEMENT“.",
        "“DE_AGREMENT” is unknown; did you mean “DE_AGREEMENT”?",
    ),
    "a misspelt rule in a mapping": (
        "  match:\n    - languagetool: DE_CASE\n    - languagetool: {rule: DE_CSAE}",
        8,
        "„DE_CSAE“ ist unbekannt; gemeint ist wohl „DE_CASE“.",
        "“DE_CSAE” is unknown; did you mean “DE_CASE”?",
    ),
    "a rule like no other": (
        "  match: {languagetool: xyz}",
        6,
        "„xyz“ ist unbekannt.",
        "“xyz” is unknown.",
    ),
    "a misspelt category": (
        "  match: {languagetool: {category: GRAMAR}}",
        6,
        "„GRAMAR“ ist unbekannt; gemeint ist wohl „GRAMMAR“.",
        "“GRAMAR” is unknown; did you mean “GRAMMAR”?",
    ),
    "rule and category": (
        "  match: {languagetool: {rule: DE_CASE, category: GRAMMAR}}",
        6,
        "„languagetool“ nennt eine Regel, oder „rule“ oder „category“ mit fits, skips, joins.",
        "“languagetool” names a rule, or “rule” or “category” with fits, skips, joins.",
    ),
    "neither": ("  match: {languagetool: {fits: a}}", 6, "„rule“ oder", "“rule” or"),
    "an empty mapping": ("  match: {languagetool: {}}", 6, "„rule“ oder", "“rule” or"),
    "an unknown key": (
        "  match:\n    - languagetool:\n        rule: DE_CASE\n        fit: a",
        7,
        "„rule“ oder",
        "“rule” or",
    ),
    "a list": ("  match: {languagetool: [DE_CASE]}", 6, "muss ein Text sein", "must be a string"),
    "a number": ("  match: {languagetool: {rule: 5}}", 6, "muss ein Text sein", "must be a string"),
    "a wrong expression": (
        "  match: {languagetool: {rule: DE_CASE, fits: '(a'}}",
        6,
        "Der reguläre Ausdruck ist falsch",
        "The regular expression is wrong",
    ),
    "joins that is no truth value": (
        "  match: {languagetool: {rule: DE_CASE, joins: ja}}",
        6,
        "„joins“ ist true oder false.",
        "“joins” is true or false.",
    ),
    "a rule in a clause": (
        "  match: Wort\n  unless: [{languagetool: DE_CASE}]",
        7,
        "In „unless“ stehen nur Wendungen und reguläre Ausdrücke.",
        "“unless” takes phrases and regular expressions only.",
    ),
}


@pytest.mark.parametrize(("keys", "line", "de", "en"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line(
    load: Load, keys: str, line: int, de: str, en: str
) -> None:
    text = (
        f'- id: fault\n  message:\n    de: "Das ist falsch."\n    en: "This is wrong."\n\n{keys}\n'
    )
    with pytest.raises(RuleError) as caught:
        load(text)
    for language, words in (("de", de), ("en", en)):
        told = caught.value.in_language(language)
        assert words in told
        assert 1 == len(told.splitlines())
        assert len(told) < 400  # not 2,400 ids
    assert line == caught.value.line


def test_every_id_that_a_built_in_pack_names_exists() -> None:
    specs = [
        (rule.id, pattern.spec)
        for rule in load_rules()
        for pattern in rule.match
        if pattern.kind == "languagetool"
    ]
    assert len(specs) > 10
    assert [] == [s for s in specs if "rule" in s[1] and s[1]["rule"] not in rules()]
    assert [] == [s for s in specs if "category" in s[1] and s[1]["category"] not in categories()]


# --- what is asked for --------------------------------------------------------------------------


def test_rules_that_read_a_sentence_and_rules_that_read_a_text_are_kept_apart(load: Load) -> None:
    patterns = [{"languagetool": COHERENCY}, {"languagetool": CASE}, {"languagetool": AGREEMENT}]
    matcher = LanguageToolMatcher(load(pack(patterns)))
    assert [AGREEMENT, CASE] == matcher.ids("sentence")
    assert [COHERENCY] == matcher.ids("text")


def test_rules_without_such_a_pattern_ask_nothing(load: Load) -> None:
    matcher = LanguageToolMatcher(load(pack("Wort")))
    assert [[], []] == [matcher.ids("sentence"), matcher.ids("text")]


def test_a_category_asks_for_all_its_rules(load: Load) -> None:
    matcher = LanguageToolMatcher(load(pack({"languagetool": {"category": "GRAMMAR"}})))
    expected = {id for id, rule in rules().items() if rule.category == "GRAMMAR"}
    assert len(expected) > 50
    assert expected == {*matcher.ids("sentence"), *matcher.ids("text")}


# --- what a reply becomes -----------------------------------------------------------------------


def test_a_reply_becomes_a_match_of_each_rule_that_adopts_it(load: Load) -> None:
    text = "ein guten Satz"
    found = load(
        packed(
            entry({"languagetool": AGREEMENT}, "a"),
            entry({"languagetool": AGREEMENT}, "b"),
            entry({"languagetool": CASE}, "c"),
        )
    )
    assert [("a", "guten"), ("b", "guten")] == matches(found, text, at(text, "guten"))


def test_a_reply_that_nobody_asked_for_is_left(load: Load) -> None:
    text = "ein guten Satz"
    found = load(pack({"languagetool": CASE}))
    assert [] == matches(found, text, at(text, "guten"), at(text, "ein", "NEW_RULE"))


@pytest.mark.parametrize(
    ("fits", "expected"),
    [
        ("guten", ["guten"]),
        ("ein guten Satz", ["ein guten Satz"]),
        ("gute", []),  # not all of it
        (r"(?<=ein )guten(?= Satz)", ["guten"]),
        (r"(?<!\S ?)ein guten", []),  # the block goes on before
        (r"(?<!\S)da: ein guten Satz\.(?!\S)", ["da: ein guten Satz."]),
        (r"vor\s.*guten", []),  # another block
    ],
)
def test_fits_must_hold_the_whole_mark_inside_its_block(
    load: Load, fits: str, expected: list[str]
) -> None:
    text = "davor\nda: ein guten Satz.\ndanach"
    found = load(pack({"languagetool": {"rule": AGREEMENT, "fits": fits}}))
    assert [("fault", one) for one in expected] == matches(found, text, at(text, "guten"))


def test_fits_looks_200_characters_around(load: Load) -> None:
    found = load(pack({"languagetool": {"rule": AGREEMENT, "fits": "Anfang .*guten"}}))
    for distance, count in ((190, 1), (210, 0)):
        text = "Anfang ".ljust(distance, "x") + "guten"
        assert count == len(matches(found, text, at(text, "guten")))


@pytest.mark.parametrize(
    ("mark", "replacements", "joins"),
    [
        ("Projekt Mappe", ["Projektmappe"], True),
        ("Projekt Mappe", ["Projekt-Mappe", "andere Mappe"], True),
        ("Projekt Mappe", ["Projekte Mappe", "Projektmappe"], False),
        ("Projekt Mappe", [], False),
        ("die Projekt Mappe", ["die Projektmappe"], True),
    ],
)
def test_joins_looks_at_the_first_replacement(
    load: Load, mark: str, replacements: list[str], joins: bool
) -> None:
    text = "Sie öffnet die Projekt Mappe."
    both = [
        entry({"languagetool": {"rule": AGREEMENT, "joins": value}}, str(value).lower())
        for value in (True, False)
    ]
    expected = [(str(joins).lower(), mark)]
    assert expected == matches(load(packed(*both)), text, at(text, mark, AGREEMENT, *replacements))


# --- rules that selectors open ------------------------------------------------------------------


def test_those_are_open_that_run_unasked_and_those_that_are_named() -> None:
    opened = {rule.id: rule for rule in open_rules(["lt:ALL"])}
    unasked = {r.id for r in rules().values() if r.default and not r.picky} - SPELLERS
    assert {f"lt:{id}" for id in unasked} == opened.keys()
    assert "lt:GRAMMAR" == opened["lt:DE_AGREEMENT"].family
    assert not any(rule.default for rule in opened.values())
    more = {rule.id for rule in open_rules(["lt:GERMAN_SPELLER_RULE", "lt:FILLER_WORDS_DE"])}
    assert {"lt:GERMAN_SPELLER_RULE", "lt:FILLER_WORDS_DE"} == more - opened.keys()


def test_what_a_pack_adopts_is_left_to_it(load: Load) -> None:
    text = "ein guten Satz"
    adopted = load(pack({"languagetool": AGREEMENT}, "own"))
    opened = tuple(r for r in open_rules([]) if r.id in ("lt:DE_AGREEMENT", "lt:DE_CASE"))
    for found in (adopted + opened, opened + adopted):
        assert [("own", "guten"), ("lt:DE_CASE", "ein")] == matches(
            found, text, at(text, "guten"), at(text, "ein", CASE)
        )
    assert [("lt:DE_AGREEMENT", "guten")] == matches(opened, text, at(text, "guten"))


def test_what_a_pack_does_not_take_of_a_rule_can_be_opened(load: Load) -> None:
    text = "ein guten Satz"
    adopted = load(pack({"languagetool": {"rule": AGREEMENT, "fits": "guten"}}, "own"))
    opened = tuple(r for r in open_rules([]) if r.id == "lt:DE_AGREEMENT")
    assert [("own", "guten"), ("lt:DE_AGREEMENT", "Satz")] == matches(
        adopted + opened, text, at(text, "guten"), at(text, "Satz")
    )
