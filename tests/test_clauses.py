"""Where sentences and clauses begin and end."""

from __future__ import annotations

import pytest

from linter.german.clauses import clause_around, is_sentence_head, sentence_around, words_between
from linter.span import Span


def marked(text: str) -> tuple[str, Span, Span]:
    """The text without ``⟦⟧``, its whole span and the span between the brackets."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = text.replace("⟦", "").replace("⟧", "")
    return plain, Span(0, len(plain)), Span(start, end)


def sentence(text: str) -> str:
    return sentence_around(*marked(text)).of(marked(text)[0]).strip()


def clause(text: str) -> str:
    return clause_around(*marked(text)).of(marked(text)[0]).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eins. Zwei ⟦x⟧ zwei. Drei.", "Zwei x zwei."),
        ("Eins! Zwei ⟦x⟧ zwei? Drei.", "Zwei x zwei?"),
        ("⟦x⟧", "x"),
        ("Eins. ⟦Zwei⟧. Drei.", "Zwei."),
        ("Eins. „⟦Zwei⟧ zwei.“ Drei.", "„Zwei zwei.“"),
        ("Er sagte: „Eins.“ ⟦Zwei⟧ zwei.", "Zwei zwei."),
        ("Eins. (⟦Zwei⟧ zwei.) Drei.", "(Zwei zwei.)"),
        ("Das sind z. B. ⟦drei⟧ Dinge. Ja.", "Das sind z. B. drei Dinge."),
        ("Das ist z. B. Obst ⟦xx⟧. Ja.", "Das ist z. B. Obst xx."),
        ("Am 3. Januar kam ⟦xx⟧. Ja.", "Am 3. Januar kam xx."),
        ("Am 31. Dezember kam ⟦xx⟧. Ja.", "Am 31. Dezember kam xx."),
        ("Dr. Meier kam ⟦xx⟧. Ja.", "Dr. Meier kam xx."),
        ("Es war bzw. Blieb ⟦xx⟧. Ja.", "Es war bzw. Blieb xx."),
        ("Das war 2024. Da kam ⟦xx⟧. Ja.", "Da kam xx."),
        ("Das war ⟦x⟧ 2024. Da kam er.", "Das war x 2024."),
        ("Neu ist GPT-4. Da kam ⟦xx⟧. Ja.", "Da kam xx."),
        ("Es kostet 3,50. Da kam ⟦xx⟧. Ja.", "Da kam xx."),
        ("Eins … Zwei ⟦x⟧ … Drei", "Zwei x …"),
        ("Eins. zwei ⟦x⟧.", "Eins. zwei x."),
        ("Eins. 20 Leute ⟦x⟧.", "20 Leute x."),
        ("Eins. \ufffc ist ⟦x⟧.", "\ufffc ist x."),
        ("Eins ⟦zwei. Drei⟧ vier. Fünf.", "Eins zwei. Drei vier."),
        ("Eins ⟦zwei.⟧ Drei.", "Eins zwei."),
    ],
)
def test_a_sentence_reaches_from_end_mark_to_end_mark(text: str, expected: str) -> None:
    assert expected == sentence(text)


def test_a_sentence_does_not_leave_its_block() -> None:
    text = "eins\n\nzwei x zwei\n\ndrei"
    assert Span(6, 17) == sentence_around(text, Span(6, 17), Span(11, 12))


def test_an_endless_sentence_is_cut_off() -> None:
    text = "wort " * 2000
    found = sentence_around(text, Span(0, len(text)), Span(5000, 5004))
    assert Span(3500, 6504) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eins; zwei ⟦x⟧ zwei; drei.", "zwei x zwei"),
        ("Eins: zwei ⟦x⟧ zwei: drei.", "zwei x zwei"),
        ("Eins – zwei ⟦x⟧ zwei – drei.", "zwei x zwei"),
        ("Eins, zwei ⟦x⟧ zwei, drei.", "Eins, zwei x zwei, drei."),
        ("Um 12:30 Uhr kam ⟦x⟧ an.", "Um 12:30 Uhr kam x an."),
        ("Eins. Zwei ⟦x⟧ zwei. Drei.", "Zwei x zwei."),
    ],
)
def test_a_clause_ends_at_more_marks_but_not_at_a_comma(text: str, expected: str) -> None:
    assert expected == clause(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        (" ", 0),
        (" eins zwei ", 2),
        (" eins, zwei, drei ", 3),
        (" eins, zwei ", None),
        (", , , ", None),
        (" 3,5 Prozent ", 2),
        (" 3,5 und, ", None),
        (" 1.000 Leute um 12:30 ", 4),
        (" z. B. so ", 3),
        (" am 3. Januar ", 3),
        (" im Jahr 2024. Da ", None),
        (" eins. Zwei ", None),
        (" eins; zwei ", None),
        (" eins! ", None),
        (" eins? ", None),
        (" eins: zwei ", None),
        (" (eins) ", None),
        (" – ", None),
        (" KI-Modell ", 1),
    ],
)
def test_words_are_counted_unless_a_mark_ends_the_clause(text: str, expected: int | None) -> None:
    assert expected == words_between(f"a{text}b", Span(1, len(text) + 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⟦X⟧", True),
        ("Eins. ⟦X⟧", True),
        ("Eins! ⟦X⟧", True),
        ("Eins: ⟦X⟧", True),
        ("Eins: „⟦X⟧", True),
        ("(⟦X⟧", True),
        ("Eins.“ ⟦X⟧", True),
        ("Eins.\r\n⟦X⟧", True),
        ("Eins.\u202f⟦X⟧", True),
        ("• ⟦X⟧", True),
        ("Im Jahr 2024. ⟦X⟧", True),
        ("eins ⟦X⟧", False),
        ("eins, ⟦X⟧", False),
        ("z. B. ⟦X⟧", False),
        ("am 3. ⟦X⟧", False),
        ("Dr. ⟦X⟧", False),
        ("eins; ⟦X⟧", False),
    ],
)
def test_a_sentence_head_is_known(text: str, expected: bool) -> None:
    plain, block, span = marked(text)
    assert expected is is_sentence_head(plain, block, span.start)
