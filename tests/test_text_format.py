"""Plain text: which lines are one paragraph, and where its words stand."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.document import OPAQUE
from linter.formats.text import extract
from linter.span import Span

LINE = "Diese Zeile ist lang genug, um in der nächsten weiterzugehen, und"


def texts(source: str) -> list[str]:
    return [fragment.text for fragment in extract(source, "text.txt").fragments]


def found(source: str, words: str) -> list[str]:
    read = extract(source, "text.txt")
    matches = re.finditer(words, read.prose.text)
    return [read.to_source(Span(*match.span())).of(source) for match in matches]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    assert [f"{LINE}\n{LINE}\nmehr"] == texts(f"{LINE}\n{LINE}\nmehr\n")


def test_blank_lines_divide_paragraphs() -> None:
    for gap in ("\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\n\n\n"):
        assert texts(LINE + gap + LINE) == [LINE, LINE]


@pytest.mark.parametrize("end", [".", "!", "?", ":", ".“", '?"', "!)", ".»", ". "])
def test_a_line_that_ends_a_sentence_ends_its_paragraph(end: str) -> None:
    assert [(LINE + end).strip(), LINE] == texts(f"{LINE}{end}\n{LINE}")


def test_short_and_long_lines_stand_alone() -> None:
    assert texts(f"Überschrift\n{LINE}") == ["Überschrift", LINE]
    assert texts(f"{LINE * 2}\n{LINE}") == [LINE * 2, LINE]


@pytest.mark.parametrize("head", ["- x", "* x", "• x", "– x", "— x", "+ x", "1. x", "a) x", "# x"])
def test_a_bullet_begins_a_paragraph(head: str) -> None:
    assert [LINE, head] == texts(f"{LINE}\n{head}")


def test_a_torn_word_at_the_head_of_a_line_is_no_bullet() -> None:
    source = f"{LINE} DeepSeek-R1\n-Modell"
    assert found(source, "R1\n-Modell") == ["R1\n-Modell"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "  \n\t ", " \r\n  "])
def test_a_line_break_takes_the_blanks_around_it_along(end: str) -> None:
    source = f"  {LINE} KI{end}-Modell"
    assert [f"{LINE} KI\n-Modell"] == texts(source)
    assert [f"KI{end}-Modell"] == found(source, "KI\n-Modell")


@pytest.mark.parametrize("sign", ["#", "%", "# ", "%% "])
def test_a_comment_is_a_line_of_its_own(sign: str) -> None:
    source = f"{LINE}\n  {sign}mtlint: off x \n{LINE}"
    read = extract(source, "text.txt")
    assert [fragment.text for fragment in read.fragments] == [LINE, LINE]
    (comment,) = read.comments
    assert comment.text == "mtlint: off x"
    assert f"{sign}mtlint: off x" == comment.span.of(source)
    assert "mtlint" not in read.masked.text


def test_a_comment_inside_a_line_is_prose() -> None:
    read = extract("Text # mtlint: off", "text.txt")
    assert tuple(read.comments) == ()
    assert read.prose.text == "Text # mtlint: off"


def test_addresses_leave_a_placeholder() -> None:
    source = "Unter https://ki.de/x_y?z=1. Oder a.b@ki.de, ~/x/y und C:\\x\\y."
    assert [f"Unter {OPAQUE}. Oder {OPAQUE}, {OPAQUE} und {OPAQUE}"] == texts(source)
    assert [span.of(source) for span in extract(source, "text.txt").opaque] == [
        "https://ki.de/x_y?z=1",
        "a.b@ki.de",
        "~/x/y",
        "C:\\x\\y.",
    ]


def test_addresses_of_any_length_far_apart_leave_a_placeholder() -> None:
    url = "https://ki.de/" + "x" * 5000
    words = "und/oder " * 500
    assert texts(f"{words}{url} {words}a@b.de") == [f"{words}{OPAQUE} {words}{OPAQUE}"]


def test_a_slash_between_words_is_no_path() -> None:
    source = "Und/oder die Nutzer/innen am 12/2018 bei 50 km/h."
    assert [source] == texts(source)


def test_soft_hyphens_are_left_out_and_found_again() -> None:
    source = "Das KI -Mo\u00addell\u00ad."
    assert texts(source) == ["Das KI -Modell."]
    assert found(source, "KI -Modell") == ["KI -Mo\u00addell\u00ad"]


def test_letters_are_composed_and_found_again() -> None:
    source = "Fu\u0308r gro\u0308ßere \u1112\u1161\u11ab A\u030a \u212b x\u0308"
    assert [unicodedata.normalize("NFC", source)] == texts(source)
    assert found(source, "größere") == ["gro\u0308ßere"]
    assert found(source, "\ud55c") == ["\u1112\u1161\u11ab"]


def test_nothing_is_prose_in_an_empty_file() -> None:
    for source in ("", "\n", " \t\r\n\r", "\u00ad"):
        assert texts(source) == []


def test_a_long_line_takes_linear_time() -> None:
    start = time.perf_counter()
    (text,) = texts("Ein Wort nach dem anderen, und/oder so, ad infinitum " * 100_000)
    assert time.perf_counter() - start < 10
    assert text.startswith("Ein Wort")


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["\n", "\r\n", "\r", " ", "- ", "#", "% mtlint: x", LINE, "u\u0308", "\u0308", "\u00ad"]
        )
        | st.sampled_from(
            ["http://a.b/c", "{{", "}}", "[!DNL ", "]", ". ", "\u212b", "\x00", "\x0b", "\x85"]
        )
        | st.text(max_size=4),
        max_size=30,
    ).map("".join)
)
def test_every_run_leads_to_its_own_text(source: str) -> None:
    for fragment in extract(source, "text.txt").fragments:
        assert unicodedata.is_normalized("NFC", fragment.text)
        place = end = 0
        for run in fragment.source_map.runs:
            assert place == run.prose < run.prose_end
            assert end <= run.source < run.source_end <= len(source)
            if run.verbatim and OPAQUE not in fragment.text[run.prose : run.prose_end]:
                original = source[run.source : run.source_end].replace("\r", "\n")
                assert fragment.text[run.prose : run.prose_end] == unicodedata.normalize(
                    "NFC", original
                )
            place, end = run.prose_end, run.source_end
        assert place == len(fragment.text)
