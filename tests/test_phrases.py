"""The phrase language, row by row of the table in docs and design."""

from __future__ import annotations

import pytest

from linter.german.phrases import PhraseError, parse_phrase
from tests.conftest import Lint
from tests.packs import pack, texts, written

ZERO_TO_15 = [f"w{number}" for number in range(16)]


def check(lint: Lint, phrase: str, text: str, format: str = "text") -> list[str]:
    return texts(lint(pack(phrase), text, format))


def spaced(*words: str) -> str:
    return " ".join(words)


# --- words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "die Software des Herzens lebt",
        "die Software  des\tHerzens lebt",
        "die Software\u00a0des\u202fHerzens lebt",
        "die „Software“ des „Herzens“ lebt",
        "die Software »des« Herzens lebt",
        "Software des Herzens",
        "(Software des Herzens)",
        "Software des Herzens.",
    ],
)
def test_words_match_with_any_white_space_and_quotation_marks_between(
    lint: Lint, text: str
) -> None:
    (found,) = check(lint, "Software des Herzens", text)
    assert "Software des Herzens" == " ".join(found.translate({ord(c): "" for c in "„“»«"}).split())


def test_words_match_over_a_line_break_inside_a_paragraph(lint: Lint) -> None:
    line = "Diese Zeile ist so lang, dass sie offenbar umbrochen wurde: die Software"
    assert ["Software\ndes Herzens"] == check(lint, "Software des Herzens", f"{line}\ndes Herzens.")


def test_words_match_over_markup(lint: Lint) -> None:
    text = "Die **Software** *des*\n> Herzens lebt."
    assert ["Software** *des*\n> Herzens"] == check(
        lint, "Software des Herzens", "> " + text, "markdown"
    )


def test_no_phrase_crosses_paragraphs(lint: Lint) -> None:
    assert [] == check(lint, "Software des Herzens", "Software\n\ndes Herzens")


@pytest.mark.parametrize(
    "text",
    [
        "Softwares des Herzens",
        "MeineSoftware des Herzens",
        "KI-Software des Herzens",
        "KI\u2011Software des Herzens",
        "Software des Herzens-Projekts",
        "Software des Herzens\u2011Projekts",
        "Software-des-Herzens",
        "Software, des Herzens",
        "Softwaredes Herzens",
        "Software (des) Herzens",
    ],
)
def test_other_words_and_compounds_do_not_match(lint: Lint, text: str) -> None:
    assert [] == check(lint, "Software des Herzens", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("das KI-Modell", []),
        ("das Modell-Training", []),
        ("das Modelltraining", []),
        ("das Modell- und Datentraining", ["Modell"]),
        ("das KI- und Modell", ["Modell"]),
        ("das „Modell“", ["Modell"]),
        ("Modell – gut", ["Modell"]),
        ("Modell/Daten", ["Modell"]),
    ],
)
def test_a_hyphen_compound_is_another_word(lint: Lint, text: str, expected: list[str]) -> None:
    assert expected == check(lint, "Modell", text)


# --- alternatives and options -----------------------------------------------------------------


def test_one_of_several_alternatives_matches(lint: Lint) -> None:
    text = "eine gute Ansicht, gute Meinung, gute Idee, Meinung"
    assert ["gute Ansicht", "gute Meinung"] == check(lint, "gute (Ansicht|Meinung)", text)


def test_alternatives_may_be_several_words_and_whole_phrases(lint: Lint) -> None:
    text = "am Ende, zum Schluss des Tages, zu Ende"
    assert ["am Ende", "zum Schluss des Tages"] == check(
        lint, "am Ende|zum Schluss (des Tages|der Woche)", text
    )


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("[sehr] gut", "sehr gut", ["sehr gut"]),
        ("[sehr] gut", "ganz gut", ["gut"]),
        ("gut [gemacht]", "gut gemacht", ["gut gemacht"]),
        ("gut [gemacht]", "gut und schön", ["gut"]),
        ("ganz [sehr] gut", "ganz sehr gut", ["ganz sehr gut"]),
        ("ganz [sehr] gut", "ganz gut", ["ganz gut"]),
        ("ganz [sehr] gut", "ganz viel gut", []),
        ("[ganz] [sehr] gut", "ganz sehr gut", ["ganz sehr gut"]),
        ("[ganz] [sehr] gut", "sehr gut", ["sehr gut"]),
        ("gut [und [sehr] schön]", "gut und sehr schön", ["gut und sehr schön"]),
        ("gut [und [sehr] schön]", "gut und schön", ["gut und schön"]),
        ("gut [(sehr|ganz) schön]", "gut ganz schön", ["gut ganz schön"]),
        ("(am [guten] Ende|vorbei)", "am Ende", ["am Ende"]),
    ],
)
def test_an_option_may_stand_anywhere(
    lint: Lint, phrase: str, text: str, expected: list[str]
) -> None:
    assert expected == check(lint, phrase, text)


# --- gaps -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"), [([], 1), (["eins"], 1), (["eins", "zwei"], 1), (["a", "b", "c"], 0)]
)
def test_a_gap_takes_up_to_so_many_words(lint: Lint, words: list[str], found: int) -> None:
    assert found == len(check(lint, "macht …2 Sinn", spaced("Er macht", *words, "Sinn")))


def test_a_gap_is_as_short_as_can_be(lint: Lint) -> None:
    assert ["macht Sinn"] == check(lint, "macht …3 Sinn", "macht Sinn und Sinn")


@pytest.mark.parametrize("mark", [",", ";", ":", ".", "!", "?", " –", " (", ")"])
def test_marks_of_the_clause_stop_a_gap(lint: Lint, mark: str) -> None:
    assert [] == check(lint, "macht …4 Sinn", f"Er macht viel{mark} aber Sinn")


@pytest.mark.parametrize(
    "text",
    [
        "Er macht 3,5 Sinn",
        "Er macht 1.000 Sinn",
        "Er macht Lena's Sinn",
        "Er macht KI-Modell Sinn",
        "Er macht „guten“ Sinn",
    ],
)
def test_marks_inside_a_word_do_not_stop_a_gap(lint: Lint, text: str) -> None:
    assert 1 == len(check(lint, "macht …1 Sinn", text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er macht, wie man sagt, Sinn", 1),
        ("Er macht heute, morgen Sinn", 1),
        ("Er macht, Sinn", 1),
        ("Er macht viel Sinn", 1),
        ("Er macht „heute“, morgen Sinn", 1),
        ("Er macht heute; morgen Sinn", 0),
        ("Er macht heute. Morgen Sinn", 0),
        ("Er macht, a, b, c, d Sinn", 0),
    ],
)
def test_a_gap_with_a_comma_may_cross_commas(lint: Lint, text: str, found: int) -> None:
    assert found == len(check(lint, "macht …3, Sinn", text))


def test_there_may_be_several_gaps(lint: Lint) -> None:
    text = "macht heute viel guten Sinn hier draus"
    assert [text] == check(lint, "macht …2 guten …2 draus", text)


# --- both orders ------------------------------------------------------------------------------

VIEWS = "äußert ~ (Ansicht|Ansichten)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er äußert seine Ansicht dazu.", ["äußert seine Ansicht"]),
        ("Weil er seine Ansichten heute äußert, geht er.", ["Ansichten heute äußert"]),
        ("Er äußert Ansichten.", ["äußert Ansichten"]),
        ("Er äußert Bedenken.", []),
        ("Er hat Ansichten.", []),
        ("Er äußert seine, wie er sagt, festen Ansichten.", None),
        ("Er äußert die 3,5 Ansichten.", None),
        ("Er äußert am 3. Januar seine Ansicht.", None),
        ("Er äußert z. B. seine Ansicht.", None),
        ("Er äußert laut Dr. Meier seine Ansicht.", None),
        ("Er äußert etwas, und Ansichten hat sie.", []),
        ("Er äußert, a, b, Ansichten.", []),
        ("Er äußert im Jahr 2024. Seine Ansicht zählt.", []),
        ("Er äußert GPT-4. Seine Ansicht zählt.", []),
        ("Er äußert 3,5, und Ansicht", []),
        ("Er äußert sich. Ansichten gibt es viele.", []),
        ("Er äußert sich! Ansichten gibt es viele.", []),
        ("Er äußert sich? Ansichten gibt es viele.", []),
        ("Er äußert sich; Ansichten gibt es viele.", []),
        ("Er äußert sich: Ansichten gibt es viele.", []),
        ("Er äußert sich … Ansichten gibt es viele.", []),
        ("Er äußert sich – Ansichten gibt es viele.", []),
        ("Er äußert sich (Ansichten gibt es viele).", []),
        ("Er äußert sich.“ Ansichten gibt es viele.", []),
        ("Er äußert sich\n\nAnsichten gibt es viele.", []),
    ],
)
def test_both_parts_stand_in_one_clause_in_either_order(
    lint: Lint, text: str, expected: list[str] | None
) -> None:
    found = check(lint, VIEWS, text)
    assert (1 if expected is None else len(expected)) == len(found)
    if expected is not None:
        assert expected == found


@pytest.mark.parametrize(("between", "found"), [(14, 1), (15, 1), (16, 0)])
def test_the_parts_are_at_most_fifteen_words_apart(lint: Lint, between: int, found: int) -> None:
    words = ZERO_TO_15[:between]
    assert found == len(check(lint, VIEWS, spaced("Er äußert", *words, "Ansicht")))
    assert found == len(check(lint, VIEWS, spaced("Die Ansicht", *words, "äußert")))


def test_the_nearest_of_several_places_counts(lint: Lint) -> None:
    text = "Sinn hier dort äußert er Sinn"
    assert ["äußert er Sinn"] == check(lint, "äußert ~ Sinn", text)


def test_there_may_be_three_parts_in_any_order(lint: Lint) -> None:
    for text in ("macht heute Ansicht klar", "Ansicht klar macht", "klar macht er Ansicht"):
        assert 1 == len(check(lint, "macht ~ klar ~ Ansicht", text)), text


def test_a_part_is_not_found_inside_the_other(lint: Lint) -> None:
    assert [] == check(lint, "guter Sinn ~ Sinn", "Das hat guter Sinn")


def test_labels_of_both_parts_are_known(lint: Lint) -> None:
    rule = pack("verb:(äußert|drückt) ~ noun:(Ansicht)", suggest={"verb": "hat", "noun": "Idee"})
    assert "Er hat seine Idee." == written(lint(rule, "Er äußert seine Ansicht."))


# --- open ends, labels, regular expressions, escapes --------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("Rechen*", "Rechen Rechenleistung rechen", ["Rechen", "Rechenleistung"]),
        ("Rechen*", "RECHENWERK", ["RECHENWERK"]),
        ("Rechen*", "die Rechen-Leistung", ["Rechen-Leistung"]),
        ("Rechen*", "die Vorrechenzeit", []),
        ("*modell", "Sprachmodell", ["Sprachmodell"]),
        ("*modell", "Modell", ["Modell"]),
        ("*modell", "KI-Modell", ["KI-Modell"]),
        ("*modell", "SPRACHMODELL", ["SPRACHMODELL"]),
        ("*modell", "Modelle", []),
        ("*modell*", "Sprachmodelle", ["Sprachmodelle"]),
        ("*-modell", "KI-modell", ["KI-modell"]),
        ("große *modelle", "große Sprachmodelle", ["große Sprachmodelle"]),
    ],
)  # fmt: skip
def test_a_star_opens_the_end_or_the_head(
    lint: Lint, phrase: str, text: str, expected: list[str]
) -> None:
    assert expected == check(lint, phrase, text)


@pytest.mark.parametrize(
    ("phrase", "label", "expected"),
    [
        ("art:(der|die) gute Idee", "art", "die"),
        ("die [art:(sehr)] gute Idee", "art", "sehr"),
        ("die art:…2 Idee", "art", "sehr gute"),
        ("die art:…4, Idee", "art", "sehr gute"),
        ("die art:/s\\w+/ gute Idee", "art", "sehr"),
        ("die sehr gute art:(Idee)", "art", "Idee"),
    ],
)
def test_a_label_names_what_it_matched(lint: Lint, phrase: str, label: str, expected: str) -> None:
    text = "Das ist die gute Idee, ja die sehr gute Idee"
    assert expected == texts(lint(pack(phrase, report=label), text))[-1]


def test_a_labelled_gap_leaves_the_comma_outside(lint: Lint) -> None:
    result = lint(pack("macht rest:…4, Sinn", report="rest"), "Das macht, wie man sagt, Sinn")
    assert ["wie man sagt"] == texts(result)


def test_a_word_with_a_colon_is_no_label(lint: Lint) -> None:
    assert ["Achtung: Text"] == check(lint, "Achtung: Text", "Achtung: Text")


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        (r"um /\d{1,2}/ Uhr", "um 12 Uhr, um 123 Uhr", ["um 12 Uhr"]),
        ("um /1|2/ Uhr", "um 2 Uhr", ["um 2 Uhr"]),
        (r"/und\/oder/ so", "und/oder so", ["und/oder so"]),
        (r"und\/oder", "und/oder", ["und/oder"]),
        (r"a\|b", "a|b", ["a|b"]),
        (r"\(c\)", "(c)", ["(c)"]),
        (r"\[sic\]", "[sic]", ["[sic]"]),
        (r"a \~ b", "a ~ b", ["a ~ b"]),
        (r"Wort\*", "Wort* Wortes", ["Wort*"]),
        (r"C\+\+", "C++", ["C++"]),
        ("C++", "C++", ["C++"]),
        ("z. B.", "z. B. so", ["z. B."]),
        (r"a\\b", "a\\b", ["a\\b"]),
    ],
)
def test_signs_are_escaped_and_regular_expressions_embedded(
    lint: Lint, phrase: str, text: str, expected: list[str]
) -> None:
    assert expected == check(lint, phrase, text)


# --- case -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("das ist am Ende so", 1),
        ("Am Ende ist es so", 1),
        ("Es ist so. Am Ende ist es so", 1),
        ("Es ist so! Am Ende ist es so", 1),
        ("Er sagt: „Am Ende ist es so“", 1),
        ("Er sagt: Am Ende ist es so", 1),
        ("Er sagt (Am Ende ist es so)", 1),
        ("Eins\n\nAm Ende", 1),
        ("AM ENDE ist es so", 1),
        ("das ist AM ENDE so", 1),
        ("Das ist Am Ende so", 0),
        ("Das ist am ende so", 0),
        ("Das ist aM Ende so", 0),
        ("Das ist, Am Ende, so", 0),
    ],
)
def test_case_counts_but_at_the_head_of_a_sentence_and_in_capitals(
    lint: Lint, text: str, found: int
) -> None:
    assert found == len(check(lint, "am Ende", text))


@pytest.mark.parametrize(
    "text", ["# Am Ende", "- Am Ende", "> Am Ende", "| Am Ende |\n|---|\n| x |"]
)
def test_a_capital_may_stand_at_the_head_of_a_heading_an_item_and_a_cell(
    lint: Lint, text: str
) -> None:
    assert ["Am Ende"] == check(lint, "am Ende", text, "markdown")


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("[ganz] am Ende", "Am Ende", ["Am Ende"]),
        ("[ganz] am Ende", "Ganz am Ende", ["Ganz am Ende"]),
        ("(am|zum) Ende", "Zum Ende", ["Zum Ende"]),
        ("x:(am) Ende", "Am Ende", ["Am Ende"]),
        ("zum am Ende", "zum Am Ende", []),
        ("gut ~ am Ende", "Am Ende gut", ["Am Ende gut"]),
        ("a Ende", "er A Ende", []),
        ("groß", "GROSS", ["GROSS"]),
        ("Ende", "ende", []),
    ],
)
def test_only_the_first_word_of_a_phrase_may_take_the_capital(
    lint: Lint, phrase: str, text: str, expected: list[str]
) -> None:
    assert expected == check(lint, phrase, text)


# --- mistakes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "column", "why"),
    [
        ("", 1, "nothing here"),
        ("(a|b", 1, "is not closed"),
        ("gut [a", 5, "is not closed"),
        ("gut (a]", 5, "is not closed"),
        ("gut a)", 6, "does not belong here"),
        ("gut ]", 5, "does not belong here"),
        ("gut ()", 6, "nothing here"),
        ("gut (a|)", 8, "nothing here"),
        ("a|", 3, "nothing here"),
        ("a ~", 4, "nothing here"),
        ("~ a", 1, "nothing here"),
        ("gut …", 5, "how many words"),
        ("a … b", 3, "how many words"),
        ("a …0 b", 3, "how many words"),
        ("a …16 b", 3, "how many words"),
        ("…2 a", 1, "words on both sides"),
        ("gut …2", 5, "words on both sides"),
        ("[sehr] …2 gut", 8, "words on both sides"),
        ("gut …2 [sehr]", 5, "words on both sides"),
        ("gut (…2 b)", 6, "words on both sides"),
        ("[sehr]", 1, "must stand"),
        ("gut ([sehr])", 6, "must stand"),
        ("gut <maxhen>", 5, "lexicon"),
        ("gut <", 5, "cannot stand here"),
        ("und/oder", 4, "cannot stand here"),
        ("gut *", 5, "end or head of a word"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_column(phrase: str, column: int, why: str) -> None:
    with pytest.raises(PhraseError) as error:
        parse_phrase(phrase)
    assert str(error.value).startswith(f"column {column} of “{phrase}”:")
    assert why in str(error.value)
