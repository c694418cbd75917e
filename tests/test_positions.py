"""From prose back to the source: in every construct of Markdown, to the very character."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.document import OPAQUE
from linter.formats.markdown import extract
from linter.span import Span
from tests import positions

# The others stay visible in the masked source, for rules about damaged markup.
MASKED = [
    name
    for name in positions.HIDDEN
    if name not in {"another block", "template tag", "address", "directive in a line", "attributes"}
]


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """Take the marks out; return the source and the marked places."""
    places = [match.start() for match in re.finditer("[⟦⟧]", marked)]
    offsets = [place - index for index, place in enumerate(places)]
    pairs = zip(offsets[::2], offsets[1::2], strict=True)
    return re.sub("[⟦⟧]", "", marked), [Span(*pair) for pair in pairs]


def found(source: str, pattern: str) -> list[Span]:
    read = extract(source, "text.md")
    matches = re.finditer(pattern, read.prose.text)
    return sorted(read.to_source(Span(*match.span())) for match in matches)


@pytest.mark.parametrize("name", positions.FOUND)
def test_words_are_found_exactly_where_they_stand(name: str) -> None:
    source, expected = unmarked(positions.FOUND[name])
    assert expected == found(source, positions.WORDS)


@pytest.mark.parametrize("name", positions.BROKEN)
def test_words_are_found_across_a_line_break(name: str) -> None:
    source, expected = unmarked(positions.BROKEN[name])
    assert expected == found(source, "KI\n-Modell")


@pytest.mark.parametrize("name", positions.FOUND)
def test_lines_may_end_in_crlf(name: str) -> None:
    marked = re.sub(r"\r\n?|\n", "\r\n", positions.FOUND[name])
    source, expected = unmarked(marked)
    assert expected == found(source, positions.WORDS)


@pytest.mark.parametrize("name", positions.HIDDEN)
def test_words_outside_the_prose_are_not_found(name: str) -> None:
    source = positions.HIDDEN[name]
    assert found(source, r"KI\s-Modell") == []
    assert found(source.replace("\n", "\r\n"), r"KI\s-Modell") == []


@pytest.mark.parametrize("name", MASKED)
def test_what_is_hidden_is_masked(name: str) -> None:
    source = positions.HIDDEN[name]
    assert positions.WORDS not in extract(source, "text.md").masked.text


_PIECES = st.sampled_from(
    "* ** _ ` `` ``` ~~ ~~~ # ## > - 1. | |-|\n [ ] ( ) ![ ]( [^1] [^1]: [a]: : ::: :::note $ $$ "
    "\\ & &uuml; &#8222; < > <b> </b> <br> <code> </code> <pre> </pre> <div> </div> <!-- --> <? "
    "<img/> --- +++ === { } {{ }} {% %} {/* */} {#a} [!NOTE] [!DNL "
    "http://a.b/c a@b.c /a/b/c KI -Modell für Ö 😀 import export"
    .split(" ")
) | st.sampled_from(
    ["\n", "\n\n", "\r\n", "\r", " ", "    ", "\t", "\u0308", "u\u0308", "\u00ad", "\x00", "\u2028",
     "\u212b", "\u1100\u1161", "İ", "\ud800", "\ufeff", "\n> ", "\n- ", "\n  "]
)  # fmt: skip
_SOURCES = st.lists(_PIECES | st.text(max_size=3), max_size=40).map("".join)


@settings(max_examples=600, deadline=None)
@given(_SOURCES, st.sampled_from(["x.md", "x.mdx"]))
def test_every_run_leads_to_its_own_text(source: str, name: str) -> None:
    read = extract(source, name)
    for fragment in read.fragments:
        assert unicodedata.is_normalized("NFC", fragment.text)
        place = 0
        for run, before in zip(
            fragment.source_map.runs, (None, *fragment.source_map.runs), strict=False
        ):
            assert place == run.prose < run.prose_end
            assert (before.source if before else 0) <= run.source < run.source_end <= len(source)
            place = run.prose_end
        assert place == len(fragment.text)


@settings(max_examples=300, deadline=None)
@given(_SOURCES)
def test_verbatim_runs_are_the_source(source: str) -> None:
    for fragment in extract(source, "text.md").fragments:
        for run in fragment.source_map.runs:
            text = fragment.text[run.prose : run.prose_end]
            if run.verbatim and OPAQUE not in text:
                original = source[run.source : run.source_end]
                assert re.sub(r"[\r\n]", "\n", text) == unicodedata.normalize(
                    "NFC", re.sub(r"[\r\n]", "\n", original).replace("\ud800", "\ufffd")
                )


@settings(max_examples=300, deadline=None)
@given(_SOURCES)
def test_opaque_places_and_comments_lie_inside_the_source(source: str) -> None:
    read = extract(source, "text.md")
    assert len(source) == len(read.masked.text)
    for span in (*read.opaque, *(comment.span for comment in read.comments)):
        assert 0 <= span.start <= span.end <= len(source)
