"""Suggestions: what is written in the source, and how little of it is touched."""

from __future__ import annotations

from typing import Any

import pytest

from linter.edits import _differences
from linter.finding import Edit
from linter.rule import Applicability
from linter.span import Span
from tests.conftest import Lint
from tests.packs import pack, the, written


def fixed(lint: Lint, text: str, match: Any, suggest: Any, format: str = "text") -> str:
    return written(lint(pack(match, suggest=suggest), text, format))


def edits(lint: Lint, text: str, match: Any, suggest: Any, format: str = "text") -> list[Edit]:
    (suggestion,) = the(lint(pack(match, suggest=suggest), text, format)).suggestions
    return list(suggestion.edits)


# --- whole and parts --------------------------------------------------------------------------


def test_a_text_replaces_the_whole_match(lint: Lint) -> None:
    assert "Das ist gut so." == fixed(lint, "Das ist sehr okay so.", "sehr okay", "gut")


def test_fields_are_filled(lint: Lint) -> None:
    match = "(machen|Machen) obj:(Sinn|Spaß)"
    assert "er Sinn ergeben" == fixed(lint, "er machen Sinn", match, "{obj} ergeben")
    assert "er machen Sinn!" == fixed(lint, "er machen Sinn", match, "{match}!")
    assert "er sinn SINN" == fixed(lint, "er machen Sinn", match, "{obj|lower} {obj|upper}")


def test_a_mapping_replaces_the_labelled_parts_only(lint: Lint) -> None:
    match = "verb:(drückt) rest:…4 part:(aus)"
    text = "Er drückt seine „festen“ Ansichten aus."
    assert "Er vertritt seine „festen“ Ansichten mit." == fixed(
        lint, text, match, {"verb": "vertritt", "part": "mit"}
    )


def test_a_label_with_several_places_is_replaced_at_each(lint: Lint) -> None:
    match = {"regex": r"Open(?P<gap> )Source(?P<gap> )-Lizenz"}
    assert "Open-Source-Lizenz" == fixed(
        lint, "Open Source -Lizenz", {"regex": "Open(?P<j> )Source(?P<g> )-Lizenz"},
        {"j": "-", "g": ""},
    )  # fmt: skip
    assert "Open·Source·-Lizenz" == fixed(lint, "Open Source -Lizenz", match, {"gap": "·"})
    repeated = {"regex": r"x(?:(?P<dot>\.)x)+"}
    assert "x-x-x-x" == fixed(lint, "x.x.x.x", repeated, {"dot": "-"})


def test_a_label_that_took_no_part_changes_nothing(lint: Lint) -> None:
    match = "a:(ganz) gut|b:(sehr) gut"
    assert "so gut" == fixed(lint, "sehr gut", match, {"a": "x", "b": "so"})


def test_a_suggestion_that_changes_nothing_is_none(lint: Lint) -> None:
    assert () == the(lint(pack("gut", suggest="gut"), "gut")).suggestions


def test_alternatives_come_best_first_and_each_once(lint: Lint) -> None:
    finding = the(lint(pack("okay", suggest=["gut", "gut", "fein"]), "Das ist okay."))
    assert ["gut", "fein"] == [s.edits[0].text for s in finding.suggestions]


def test_only_the_first_alternative_can_be_safe(lint: Lint) -> None:
    finding = the(lint(pack("okay", suggest=["gut", "fein"], applicability="safe"), "okay"))
    assert ["safe", "unsafe"] == [s.applicability for s in finding.suggestions]


def test_the_second_alternative_is_not_safe_even_where_the_first_changes_nothing(
    lint: Lint,
) -> None:
    finding = the(lint(pack("okay", suggest=["okay", "fein"], applicability="safe"), "okay"))
    assert ["unsafe"] == [s.applicability for s in finding.suggestions]


# --- capitals ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "suggest", "expected"),
    [
        ("Am Ende ist es so.", "schließlich", "Schließlich ist es so."),
        ("Ja. Am Ende ist es so.", "schließlich", "Ja. Schließlich ist es so."),
        ("So ist es am Ende.", "schließlich", "So ist es schließlich."),
        ("AM ENDE IST ES SO.", "zum schluss", "ZUM SCHLUSS IST ES SO."),
        ("Am Ende ist es so.", "eBay-mäßig", "eBay-mäßig ist es so."),
        ("Am Ende ist es so.", "„schließlich“", "„schließlich“ ist es so."),
    ],
)
def test_the_capital_at_the_head_of_a_sentence_is_kept(
    lint: Lint, text: str, suggest: str, expected: str
) -> None:
    assert expected == fixed(lint, text, "am Ende", suggest)


# --- deletion ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das ist wirklich gut.", "Das ist gut."),
        ("Das ist wirklich.", "Das ist."),
        ("Das ist wirklich", "Das ist"),
        ("Das ist wirklich, ja.", "Das ist, ja."),
        ("Das ist\u00a0wirklich gut.", "Das ist gut."),
        ("Das ist (wirklich gut).", "Das ist (gut)."),
        ("Das ist „wirklich gut“.", "Das ist „gut“."),
        ("Das ist „gut wirklich“.", "Das ist „gut“."),
        ("wirklich gut", "gut"),
        ("Wirklich gut.", "Gut."),
        ("Ja. Wirklich gut.", "Ja. Gut."),
        ("Ja! „Wirklich gut.“", "Ja! „Gut.“"),
        ("Ja. Wirklich „gut“.", "Ja. „Gut“."),
        ("Ja. Wirklich KI ist gut.", "Ja. KI ist gut."),
        ("Ja. Wirklich 3 sind gut.", "Ja. 3 sind gut."),
        ("Ja. Wirklich, das ist gut.", "Ja. Das ist gut."),
        ("Das ist, wirklich, gut.", "Das ist gut."),
        ("Das ist gut, wirklich.", "Das ist gut."),
        ("Das ist gut, wirklich?", "Das ist gut?"),
        ("Das ist gut, wirklich", "Das ist gut"),
        ("Das ist gut, wirklich gut.", "Das ist gut, gut."),
        ("Das ist gut, wirklich\n\nJa.", "Das ist gut\n\nJa."),
        ("Ja. WIRKLICH gut.", "Ja. Gut."),
        ("Das ist WIRKLICH gut.", "Das ist gut."),
    ],
)
def test_a_deletion_mends_blanks_commas_and_capitals(lint: Lint, text: str, expected: str) -> None:
    assert expected == fixed(lint, text, "wirklich", "")
    assert expected == fixed(lint, text, "it:(wirklich)", {"it": ""})


@pytest.mark.parametrize(
    ("match", "text", "expected"),
    [
        (r"KI(?P<x> )-Modell", "ein KI -Modell", "ein KI-Modell"),
        (r"Modell(?P<x>s)\b", "des Modells Kern", "des Modell Kern"),
        (r"\w(?P<x>')s", "Lena's Buch", "Lenas Buch"),
        (r"ist (?P<x>-) ein", "das ist - ein Hut", "das ist ein Hut"),
        (r"Wort(?P<x> )[.]", "das Wort .", "das Wort."),
        (r"(?P<x>\.)\.", "Ja..", "Ja."),
        (r"(?P<x> )  b", "a   b", "a  b"),
        (r"(?P<x>\() ", "x ( y", "x y"),
    ],
)
def test_parts_of_words_and_marks_are_deleted_as_they_are(
    lint: Lint, match: str, text: str, expected: str
) -> None:
    assert expected == fixed(lint, text, {"regex": match}, {"x": ""})


@pytest.mark.parametrize(
    ("text", "suggest", "expected"),
    [
        ("Sehr gut ist das.", {"a": "", "b": ""}, "Ist das."),
        ("So sehr gut ist das.", {"a": "", "b": ""}, "So ist das."),
        ("Sehr gut ist das.", {"a": "", "b": "fein"}, "Fein ist das."),
        ("Sehr gut ist das.", {"a": "ganz", "b": ""}, "Ganz ist das."),
        ("So sehr gut ist das.", {"a": "ganz", "b": "fein"}, "So ganz fein ist das."),
    ],
)
def test_neighbours_may_be_deleted_and_replaced_together(
    lint: Lint, text: str, suggest: dict[str, str], expected: str
) -> None:
    assert expected == fixed(lint, text, "a:(sehr) b:(gut)", suggest)


def test_a_deletion_and_the_blank_beside_it_may_both_be_named(lint: Lint) -> None:
    match = {"regex": "(?P<a>sehr)(?P<gap> )gut"}
    assert "so gut" == fixed(lint, "so sehr gut", match, {"a": "", "gap": ""})


# --- minimal edits ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("KI -Modell", "KI-Modell", [(2, 3, "")]),
        ("KIModell", "KI-Modell", [(2, 2, "-")]),
        ("Open Source -Lizenz", "Open-Source-Lizenz", [(4, 5, "-"), (11, 12, "")]),
        ("abc", "xyz", [(0, 3, "xyz")]),
        ("abcdef", "abXYef", [(2, 4, "XY")]),
        ("aa", "a", [(1, 2, "")]),
        ("", "a", [(0, 0, "a")]),
        ("Ansichten ausdrücken", "Ansichten vertreten", [(10, 18, "vertret")]),
    ],
)
def test_edits_touch_only_what_differs(
    old: str, new: str, expected: list[tuple[int, int, str]]
) -> None:
    assert [(Span(a, b), text) for a, b, text in expected] == list(_differences(old, new))


def test_an_edit_is_written_around_markup(lint: Lint) -> None:
    text = "Die **KI** -Modelle sind da."
    match = {"regex": "KI(?P<gap> )-Modelle"}
    assert [Edit(Span(10, 11), "")] == edits(lint, text, match, {"gap": ""}, "markdown")
    assert "Die **KI**-Modelle sind da." == fixed(lint, text, match, {"gap": ""}, "markdown")
    assert "Die **KI**-Modelle sind da." == fixed(
        lint, text, {"regex": "KI -Modelle"}, "KI-Modelle", "markdown"
    )


@pytest.mark.parametrize(
    ("text", "match", "suggest", "expected"),
    [
        ("Das A&amp;B -Team", {"regex": "A&B(?P<g> )-Team"}, {"g": ""}, "Das A&amp;B-Team"),
        ("Das A&nbsp;-B", {"regex": "A(?P<g>\u00a0)-B"}, {"g": ""}, "Das A-B"),
        ("Das A &amp; B", {"regex": "A (?P<g>&) B"}, {"g": "und"}, "Das A und B"),
        ("Ein [KI](x) -Modell", {"regex": "KI(?P<g> )-Modell"}, {"g": ""}, "Ein [KI](x)-Modell"),
        ("Ein `x` -Modell", {"regex": "\ufffc(?P<g> )-Modell"}, {"g": ""}, "Ein `x`-Modell"),
        ("Ist **sehr** gut", "sehr", "ganz", "Ist **ganz** gut"),
        ("Ist **so sehr** gut", "sehr", "", "Ist **so** gut"),
        ("**Sehr gut ist** das.", "sehr", "", "**Gut ist** das."),
        ("Ein _KI_ -Modell", {"regex": "KI(?P<g> )-Modell"}, {"g": ""}, "Ein _KI_-Modell"),
        ("Natürlich **geht** das.", "natürlich", "", "**Geht** das."),
        ("Natürlich **geht** das.", "natürlich", "klar", "Klar **geht** das."),
        ("Ist **sehr** gut", "sehr", "„ganz“", "Ist **„ganz“** gut"),
    ],
)
def test_markup_and_entities_are_left_as_they_are(
    lint: Lint, text: str, match: Any, suggest: Any, expected: str
) -> None:
    assert expected == fixed(lint, text, match, suggest, "markdown")
    finding = the(lint(pack(match, suggest=suggest), text, "markdown"))
    assert Applicability.UNSAFE is finding.suggestions[0].applicability


@pytest.mark.parametrize(
    ("text", "match", "suggest"),
    [
        ("Er **macht** *Sinn* heute", "macht Sinn", "ist klug"),
        ("Ist **sehr** gut", "sehr", ""),
        ("Das (**sehr**) Gute", "sehr", ""),
        ("Ein _Deep_ Seek", {"regex": "Deep(?P<g> )Seek"}, {"g": ""}),
        ("Ein Deep _Seek_", {"regex": "Deep(?P<g> )Seek"}, {"g": ""}),
        ("Ein **Deep.** Seek", {"regex": r"Deep\.(?P<g> )Seek"}, {"g": ""}),
        ("Ein Deep **(Seek)**", {"regex": r"Deep(?P<g> )\(Seek"}, {"g": ""}),
        ("Ein **Deep** *Seek*", {"regex": "Deep(?P<g> )Seek"}, {"g": ""}),
        ("Ist **sehr** gut", "sehr", " ganz"),
        ("Ein **Deep**Seek", {"regex": "Deep(?P<g>)Seek"}, {"g": "-"}),
    ],
)
def test_where_markup_is_in_the_way_a_suggestion_is_only_shown(
    lint: Lint, text: str, match: Any, suggest: Any
) -> None:
    source = pack(match, suggest=suggest, applicability="safe")
    (suggestion,) = the(lint(source, text, "markdown")).suggestions
    assert Applicability.DISPLAY is suggestion.applicability


def test_edits_of_a_source_rule_are_written_as_they_are(lint: Lint) -> None:
    rule = pack({"regex": r"\*\*(?P<gap> )\w+"}, scope="source", suggest={"gap": ""})
    assert "Das ist **fett**." == written(lint(rule, "Das ist ** fett**.", "markdown"))


def test_line_ends_of_the_source_are_kept(lint: Lint) -> None:
    line = "Diese Zeile ist so lang, dass sie offenbar umbrochen wurde: das ist wirklich"
    result = lint(pack("wirklich", suggest="ganz"), f"{line}\r\ngut.\r\n")
    assert f"{line.replace('wirklich', 'ganz')}\r\ngut.\r\n" == written(result)
