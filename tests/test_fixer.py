"""Suggestions are written, the result is linted again, and what did harm is taken back."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import Document, Linter, Result, load_rules
from linter.choice import choose
from linter.config import Config
from linter.finding import Edit, Suggestion
from linter.fixer import Fixed, fix
from linter.rule import Applicability
from linter.span import Span
from tests.conftest import Load
from tests.packs import entry, packed


def run(load: Load, text: str, *entries: dict[str, object], unsafe: bool = False) -> Fixed:
    linter = Linter(load(packed(*entries)))

    def check(source: str) -> Result:
        return linter.check(Document.from_text(source))

    return fix(check(text), check, unsafe=unsafe)


def safe(match: object, suggest: object, id: str = "fault", **keys: object) -> dict[str, object]:
    return entry(match, id, suggest=suggest, applicability="safe", **keys)


# --- what is written ----------------------------------------------------------------------------


def test_safe_suggestions_are_written(load: Load) -> None:
    fixed = run(load, "ein Fehler und ein Fehler", safe("Fehler", "Irrtum"))
    assert "ein Irrtum und ein Irrtum" == fixed.source
    assert ["fault", "fault"] == [finding.rule.id for finding in fixed.written]
    assert () == fixed.refused


def test_unsafe_ones_are_written_only_when_asked_for(load: Load) -> None:
    rule = entry("Fehler", suggest="Irrtum")
    assert "ein Fehler" == run(load, "ein Fehler", rule).source
    assert "ein Irrtum" == run(load, "ein Fehler", rule, unsafe=True).source


def test_what_is_for_display_is_never_written(load: Load) -> None:
    rule = entry("Fehler", suggest="Irrtum", applicability="display")
    assert "ein Fehler" == run(load, "ein Fehler", rule, unsafe=True).source


def test_only_the_first_alternative_is_written(load: Load) -> None:
    assert "Irrtum" == run(load, "Fehler", safe("Fehler", ["Irrtum", "Patzer"])).source


def test_a_text_without_findings_stays(load: Load) -> None:
    assert Fixed("gut", (), ()) == run(load, "gut", safe("Fehler", "Irrtum"))


def test_rounds_go_on_until_nothing_is_left(load: Load) -> None:
    rules = [safe("eins", "zwei", "a"), safe("zwei drei", "vier", "b")]
    fixed = run(load, "eins drei", *rules)
    assert ["eins drei"] == [fixed.source]  # "zwei drei" would be a new finding at the place
    fixed = run(load, "a - b -c", safe({"regex": r"\w(?P<x> )- ?\w"}, {"x": ""}))
    assert "a- b-c" == fixed.source


# --- collisions ---------------------------------------------------------------------------------


def test_of_two_that_collide_the_safe_one_goes_first(load: Load) -> None:
    rules = [
        entry("eins zwei", "a", suggest="lang", severity="info"),
        safe("zwei", "kurz", "b", severity="error"),
    ]
    assert "eins kurz" == run(load, "eins zwei", *rules, unsafe=True).source


def test_of_two_safe_ones_the_longer_goes_first(load: Load) -> None:
    rules = [safe("eins zwei", "x", "b"), safe("zwei drei vier", "y", "a")]
    assert "eins y" == run(load, "eins zwei drei vier", *rules).source


def test_of_two_equally_long_ones_the_first_id_goes_first(load: Load) -> None:
    rules = [safe("eins zwei", "x", "b"), safe("zwei drei", "y", "a")]
    assert "eins y" == run(load, "eins zwei drei", *rules).source


def test_what_collided_waits_for_the_next_round(load: Load) -> None:
    rules = [safe("aa bb", "aa b", "a"), safe({"regex": r"(?P<x>b+) cc"}, {"x": "y"}, "b")]
    assert "aa y cc" == run(load, "aa bb cc", *rules).source


def test_edits_that_touch_do_not_collide(load: Load) -> None:
    rules = [safe({"regex": "A"}, "x", "a"), safe({"regex": "B"}, "y", "b")]
    fixed = run(load, "1 AB", *rules)
    assert ("1 xy", 2) == (fixed.source, len(fixed.written))


# --- what does harm -----------------------------------------------------------------------------


def test_a_fix_that_raises_another_finding_is_refused(load: Load) -> None:
    fixed = run(load, "ein Fehler", safe("Fehler", "Irrtum", "a"), entry("Irrtum", "b"))
    assert "ein Fehler" == fixed.source
    assert (["a"], ()) == ([finding.rule.id for finding in fixed.refused], fixed.written)


def test_a_refused_fix_does_not_hold_up_the_others(load: Load) -> None:
    rules = [safe("Fehler", "Irrtum", "a"), entry("Irrtum", "b"), safe("okay", "gut", "c")]
    fixed = run(load, "Fehler okay Fehler okay", *rules)
    assert "Fehler gut Fehler gut" == fixed.source


def test_a_fix_that_is_harmful_in_one_place_only_is_written_in_the_others(load: Load) -> None:
    rules = [safe("Fehler", "Irrtum", "a"), entry("großer Irrtum", "b")]
    fixed = run(load, "kleiner Fehler, großer Fehler, mein Fehler", *rules)
    assert "kleiner Irrtum, großer Fehler, mein Irrtum" == fixed.source
    assert 1 == len(fixed.refused)


def test_two_fixes_that_do_harm_only_together_are_both_refused(load: Load) -> None:
    rules = [safe("eins", "x", "a"), safe("zwei", "y", "b"), entry("x y", "c")]
    assert "eins zwei" == run(load, "eins zwei", *rules).source


def test_a_finding_that_was_there_before_is_no_harm(load: Load) -> None:
    rules = [safe("ein Fehler", "ein Irrtum", "a"), entry("(Fehler|Irrtum) hier", "b")]
    assert "ein Irrtum hier" == run(load, "ein Fehler hier", *rules).source


def test_a_new_finding_elsewhere_is_no_harm(load: Load) -> None:
    rules = [safe("Fehler", "Irrtum", "a"), entry("Ende", "b", unless={"document": "Fehler"})]
    fixed = run(load, "Ein Fehler hier.\n\nDas Ende.", *rules)
    assert "Ein Irrtum hier.\n\nDas Ende." == fixed.source


def test_what_collided_with_a_refused_fix_is_written_instead(load: Load) -> None:
    rules = [
        safe("eins zwei drei", "schlimm", "a"),
        entry("schlimm", "b"),
        safe("drei vier", "gut", "c"),
    ]
    assert "eins zwei gut" == run(load, "eins zwei drei vier", *rules).source


def test_a_fix_that_leaves_its_finding_standing_is_refused(load: Load) -> None:
    fixed = run(load, "ein Wort", safe("Wort", "Wort Wort"))
    assert ("ein Wort", (), 1) == (fixed.source, fixed.written, len(fixed.refused))


def test_two_rules_that_undo_each_other_write_nothing(load: Load) -> None:
    fixed = run(load, "ein Wort", safe("Wort", "Begriff", "a"), safe("Begriff", "Wort", "b"))
    assert "ein Wort" == fixed.source


def test_a_fix_may_shorten_its_finding_step_by_step(load: Load) -> None:
    rule = safe({"regex": r"(?P<one>die )die"}, {"one": ""})
    assert "die Maus" == run(load, "die die die die Maus", rule).source


# --- with the real rules ------------------------------------------------------------------------

PIECES = [
    "Das Unternehmen stellte ein neues KI -Modell vor.",
    "Der Kurs stieg um 5% auf 1,234,567 Euro.",
    "Er sagte: \"Das ist gut\" und ging.",
    "Open Source -Lizenzen sind frei",
    "Die Deep Seek-Forscher trainierten R1 -Modelle , die wenig kosten .",
    "Das ist ist ein Satz mit  zwei Blanks",
    "Wir nutzen GPU -Server und und CPUs.",
    "Es gibt z.b. Fragen — viele Fragen — und Antworten....",
    "KI und AI; Start-up und Startup.",
    "– Ein Punkt",
    "Am 3.5.2024 um 3 PM kam er.",
    "Die „Software des Herzens\" lebt.",
    "Lena's Buch und die PC's.",
    "In 2024 wuchs der Umsatz.",
    "中文 bleibt stehen.",
]  # fmt: skip
FRAMES = [
    "{}", "# {}", "- {}", "> {}", "**{}**", "*{}*", "| {} |\n|---|\n| {} |", "[{}](https://x.de)",
    "`{}`", "1. {}", "```\n{}\n```", "<b>{}</b>", "{} {}", "{}\n{}", "{}<!-- x -->", "Text _{}_",
]  # fmt: skip

paragraphs = st.tuples(st.sampled_from(FRAMES), st.sampled_from(PIECES)).map(
    lambda pair: pair[0].replace("{}", pair[1])
)
noise = st.text("ab -–.,„“\"'*_`KIÄ\u00a0\n", max_size=30)
sources = st.tuples(
    st.lists(st.one_of(paragraphs, noise), max_size=5),
    st.sampled_from(["\n\n", "\r\n\r\n", "\n", " "]),
).map(lambda pair: pair[1].join(pair[0]))


@cache
def linter() -> Linter:
    return Linter(choose(load_rules(), Config()))


def check_as(format: str, source: str) -> Result:
    return linter().check(Document.from_text(source, format=format))


def rewritten(source: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        source = source[: edit.span.start] + edit.text + source[edit.span.end :]
    return source


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize("unsafe", [False, True])
@given(source=sources)
@settings(max_examples=60, deadline=None)
def test_fixing_what_is_fixed_changes_nothing(format: str, unsafe: bool, source: str) -> None:
    def check(source: str) -> Result:
        return check_as(format, source)

    once = fix(check(source), check, unsafe=unsafe).source
    assert once == fix(check(once), check, unsafe=unsafe).source


@pytest.mark.parametrize("format", ["text", "markdown"])
@given(source=sources)
@settings(max_examples=80, deadline=None)
def test_no_edit_leaves_its_place_or_collides_with_one_of_its_own(format: str, source: str) -> None:
    result = check_as(format, source)
    assert result.document.source == source
    for finding in result.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(source)
        for suggestion in finding.suggestions:
            edits = sorted(suggestion.edits)
            assert edits
            for edit, after in pairwise(edits):
                assert edit.span.end <= after.span.start
            assert_near(finding.span, suggestion, source)


def assert_near(span: Span, suggestion: Suggestion, source: str) -> None:
    for edit in suggestion.edits:
        assert 0 <= edit.span.start <= edit.span.end <= len(source)
        assert edit.span.start <= span.end + 3
        assert edit.span.end >= span.start - 3


@pytest.mark.parametrize("format", ["text", "markdown"])
@given(source=sources)
@settings(max_examples=60, deadline=None)
def test_outside_its_edits_the_source_stays_as_it_is(format: str, source: str) -> None:
    def check(source: str) -> Result:
        return check_as(format, source)

    first = check(source)
    fixed = fix(first, check)
    if all(finding in first.findings for finding in fixed.written):  # in one round
        edits = [e for f in fixed.written for e in f.suggestions[0].edits]
        assert fixed.source == rewritten(source, edits)
    opaque = [span.of(source) for span in first.document.opaque]
    after = check(fixed.source).document
    assert opaque == [span.of(after.source) for span in after.opaque]


@pytest.mark.parametrize("format", ["text", "markdown"])
@given(source=sources)
@settings(max_examples=60, deadline=None)
def test_markup_and_line_ends_survive_a_fix(format: str, source: str) -> None:
    def check(source: str) -> Result:
        return check_as(format, source)

    fixed = fix(check(source), check).source
    for mark in ("\r\n", "**", "`", "](", "<!--"):
        assert source.count(mark) == fixed.count(mark)
    if format == "markdown":  # in plain text a shorter line may end its paragraph
        before, after = (check(text).document for text in (source, fixed))
        assert [f.kind for f in before.fragments] == [f.kind for f in after.fragments]


@given(source=sources)
@settings(max_examples=40, deadline=None)
def test_what_is_written_was_safe_and_is_gone(source: str) -> None:
    def check(source: str) -> Result:
        return check_as("text", source)

    fixed = fix(check(source), check)
    for finding in fixed.written:
        assert Applicability.SAFE is finding.suggestions[0].applicability
    left = {f.rule.id for f in check(fixed.source).findings if _is_safe(f.suggestions)}
    assert left <= {finding.rule.id for finding in fixed.refused}


def _is_safe(suggestions: tuple[Suggestion, ...]) -> bool:
    return bool(suggestions) and suggestions[0].applicability is Applicability.SAFE


def test_the_pieces_are_full_of_artifacts() -> None:
    found = [len(check_as("text", piece).findings) for piece in PIECES]
    assert sum(map(bool, found)) >= 10
    fixed = fix(check_as("text", PIECES[0]), lambda source: check_as("text", source))
    assert "Das Unternehmen stellte ein neues KI-Modell vor." == fixed.source
