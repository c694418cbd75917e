"""The pipeline: which findings there are, in which order, and what they say."""

from __future__ import annotations

from typing import Any

import pytest

from linter import Document, Linter, load_rules
from linter.finding import preview
from linter.rule import Severity
from linter.span import Span
from tests.conftest import Lint, Load
from tests.packs import entry, names, pack, packed, texts, the


def test_findings_stand_in_the_order_of_the_text_then_of_the_rules(lint: Lint) -> None:
    rules = packed(
        entry("eins zwei", id="b"), entry("zwei", id="a", severity="error"), entry("eins", id="c")
    )
    result = lint(rules, "zwei eins zwei")
    assert [("a", 0), ("b", 5), ("a", 10)] == [(f.rule.id, f.span.start) for f in result.findings]


def overlap(load: Load, first: dict[str, Any], second: dict[str, Any], text: str) -> list[str]:
    rules = load(packed(first), "one") + load(packed(second), "other")
    return names(Linter(rules).check(Document.from_text(text)))


def test_of_equal_spans_the_weightier_rule_stays(load: Load) -> None:
    first = entry("Fehler", id="a", severity="info")
    second = entry("Fehler", id="b", severity="error")
    assert ["b"] == overlap(load, first, second, "Fehler")
    assert ["b"] == overlap(load, second, first, "Fehler")


def test_of_equal_spans_and_weight_the_one_with_a_suggestion_stays(load: Load) -> None:
    first, second = entry("Fehler", id="a"), entry("Fehler", id="b", suggest="Irrtum")
    assert ["b"] == overlap(load, first, second, "Fehler")


def test_of_equal_spans_in_all_else_the_first_id_stays(load: Load) -> None:
    first, second = entry("Fehler", id="b"), entry("Fehler", id="a")
    assert ["a"] == overlap(load, first, second, "Fehler")


def test_of_one_family_the_longer_of_two_stays(lint: Lint) -> None:
    rules = packed(entry("zwei", id="a"), entry("eins zwei drei", id="b"), entry("drei", id="c"))
    assert ["eins zwei drei"] == texts(lint(rules, "eins zwei drei"))


def test_of_one_family_both_stay_where_they_only_overlap(lint: Lint) -> None:
    rules = packed(entry("eins zwei", id="a"), entry("zwei drei", id="b"))
    assert ["eins zwei", "zwei drei"] == texts(lint(rules, "eins zwei drei"))


def test_of_two_families_both_stay_where_one_contains_the_other(load: Load) -> None:
    assert ["a", "b"] == overlap(
        load, entry("eins zwei", id="a"), entry("zwei", id="b"), "eins zwei"
    )


def test_a_finding_never_hides_one_that_weighs_more(lint: Lint) -> None:
    rules = packed(entry("eins zwei", id="a", severity="info"), entry("zwei", severity="error"))
    assert ["a", "fault"] == names(lint(rules, "eins zwei"))


@pytest.mark.parametrize(
    ("language", "message"), [("de", "„Xy“ ist falsch."), ("en", "“Xy” is wrong.")]
)
def test_the_message_is_in_the_language_asked_for(lint: Lint, language: str, message: str) -> None:
    assert message == the(lint(pack("Xy"), "ein Xy", language=language)).message


def test_a_message_may_name_a_part(lint: Lint) -> None:
    rule = pack("verb:(macht) obj:(Sinn)", message={"de": "{verb}–{obj|upper}", "en": "x"})
    assert "macht–SINN" == the(lint(rule, "Das macht Sinn.")).message


def test_report_narrows_the_finding_to_a_part(lint: Lint) -> None:
    rule = pack("verb:(macht) …3 obj:(Sinn)", report="obj")
    assert ["Sinn"] == texts(lint(rule, "Das macht wirklich Sinn."))


def test_a_reported_part_in_several_places_is_marked_from_the_first_to_the_last(
    lint: Lint,
) -> None:
    rule = pack({"regex": r"a(?P<x>1).(?P<x>2)b"}, report="x")
    assert ["1-2"] == texts(lint(rule, "a1-2b"))


def test_where_the_reported_part_is_missing_the_whole_match_is_marked(lint: Lint) -> None:
    assert ["sehr gut"] == texts(lint(pack("x:(ganz) gut|sehr gut", report="x"), "sehr gut"))


def test_positions_are_those_of_the_source(lint: Lint) -> None:
    text = "# Titel\r\n\r\n- Ein &amp; **fetter** Fehler\r\n"
    finding = the(lint(pack("fetter Fehler"), text, "markdown"))
    assert "fetter** Fehler" == finding.span.of(text)
    document = Document.from_text(text, format="markdown")
    assert (3, 15) == document.position(finding.span.start)


def test_what_was_checked_is_part_of_the_result(lint: Lint) -> None:
    result = lint(pack("Fehler"), "ein Fehler")
    assert ("ein Fehler", "text", ()) == (
        result.document.source,
        result.document.format,
        result.unchecked,
    )


def test_an_empty_text_has_no_findings(lint: Lint) -> None:
    for text in ("", "\n", " \n\n ", "\ufeff"):
        assert ((), ()) == (lint(pack("Fehler"), text).findings, lint(pack("x"), text).unchecked)


def test_a_linter_without_rules_finds_nothing() -> None:
    assert () == Linter(()).check(Document.from_text("Ein KI -Modell.")).findings


def test_a_linter_may_be_used_again_and_again() -> None:
    linter = Linter(load_rules())
    document = Document.from_text("Ein KI -Modell.")
    assert linter.check(document) == linter.check(document)
    assert [Span(4, 14)] == [finding.span for finding in linter.check(document).findings]


def test_severities_are_ordered() -> None:
    assert [0, 1, 2] == [s.weight for s in (Severity.INFO, Severity.WARNING, Severity.ERROR)]


def test_a_preview_shows_whole_words_where_edits_reach_beyond_the_mark(lint: Lint) -> None:
    source = pack("noun:<Vorausbildung>", suggest="{noun:Vortraining}")
    text = "Das lernt es in der Vorausbildung."
    (finding,) = lint(source, text).findings
    assert "im Vortraining" == preview(text, finding, finding.suggestions[0])
