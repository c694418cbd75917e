"""The document: from prose to source, lines and columns, and the masked source."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document import BLOCK_BREAK, Comment, Document, Fragment, blank, fold
from linter.formats import format_of
from linter.source_map import Run, SourceMap
from linter.span import Span

# Prose "ab ü cd" of the source "*ab* &uuml; cd".
MAP = SourceMap([Run(0, 2, 1, 3), Run(2, 3, 4, 5), Run(3, 4, 5, 11), Run(4, 7, 11, 14)])


def document(source: str, *texts: str) -> Document:
    fragments = []
    for text in texts:
        start = source.index(text)
        run = Run(0, len(text), start, start + len(text))
        fragments.append(Fragment("paragraph", text, SourceMap([run])))
    return Document("x", "text", source, fragments)


@pytest.mark.parametrize(
    ("prose", "source"),
    [
        (Span(0, 2), Span(1, 3)),
        (Span(1, 2), Span(2, 3)),
        (Span(0, 3), Span(1, 5)),
        (Span(2, 3), Span(4, 5)),
        (Span(3, 4), Span(5, 11)),
        (Span(3, 5), Span(5, 12)),
        (Span(5, 7), Span(12, 14)),
        (Span(0, 7), Span(1, 14)),
    ],
)
def test_a_span_leads_from_its_first_to_its_last_character(prose: Span, source: Span) -> None:
    assert source == MAP.to_source(prose)


def test_an_empty_span_stands_behind_the_character_before_it() -> None:
    assert Span(1, 1) == MAP.to_source(Span(0, 0))
    assert Span(3, 3) == MAP.to_source(Span(2, 2))
    assert Span(14, 14) == MAP.to_source(Span(7, 7))
    assert Span(0, 0) == SourceMap([]).to_source(Span(0, 0))


def test_markup_inside_a_span_breaks_it() -> None:
    assert not MAP.is_contiguous(Span(1, 3))
    assert MAP.is_contiguous(Span(2, 7))
    assert not MAP.is_contiguous(Span(2, 2))
    assert MAP.is_contiguous(Span(3, 3))


def test_a_source_map_gives_its_runs_back() -> None:
    assert MAP.runs == SourceMap(MAP.runs).runs
    assert MAP.runs == SourceMap.of_numbers([number for run in MAP.runs for number in run]).runs
    assert Run(3, 4, 5, 11) == MAP.runs[2]
    assert SourceMap([]).runs == ()


def test_a_span_is_as_long_as_the_text_it_covers() -> None:
    assert len(Span(3, 10)) == 7
    assert Span(3, 10) and not Span(3, 3)
    assert Span(*(3, 10)) == Span(3, 10) != Span(3, 9)
    assert [Span(1, 2), Span(1, 3), Span(2, 2)] == sorted([Span(2, 2), Span(1, 3), Span(1, 2)])
    assert len({Span(1, 2), Span(1, 2)}) == 1


def test_records_do_not_change() -> None:
    read = document("eins", "eins")
    for record, field in (
        (read, "source"),
        (read.prose, "text"),
        (read.fragments[0], "text"),
        (Span(0, 1), "start"),
        (Comment(Span(0, 1), ""), "text"),
    ):
        with pytest.raises(AttributeError):
            setattr(record, field, "")


def test_fragments_are_blocks_of_one_prose() -> None:
    read = document("## Eins\n\nzwei\n", "Eins", "zwei")
    assert f"Eins{BLOCK_BREAK}zwei" == read.prose.text
    assert [Span(0, 4), Span(6, 10)] == list(read.prose.blocks)
    assert Span(6, 10) == read.prose.block(8)
    assert Span(11, 13) == read.to_source(Span(8, 10))
    assert read.is_verbatim(Span(8, 10))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_and_columns_count_from_one_in_code_points(end: str) -> None:
    source = f"Ä😀x{end}{end}zwei"
    read = Document("x", "text", source, ())
    assert read.position(0) == (1, 1)
    assert read.position(2) == (1, 3)
    assert read.position(3) == (1, 4)
    assert read.position(source.index("zwei")) == (3, 1)
    assert read.position(len(source)) == (3, 5)
    assert read.line_count == 3
    assert [read.line_span(line).of(source) for line in (1, 2, 3)] == ["Ä😀x", "", "zwei"]


def test_a_line_end_at_the_end_opens_an_empty_line() -> None:
    read = Document("x", "text", "a\r\n", ())
    assert read.line_count == 2
    assert read.position(3) == (2, 1)
    assert Span(3, 3) == read.line_span(2)


def test_an_empty_document_has_one_line_and_no_prose() -> None:
    read = Document("x", "text", "", ())
    assert read.position(0) == (1, 1)
    assert read.line_count == 1
    assert read.prose.text == ""
    assert [Span(0, 0)] == list(read.masked.blocks)


def test_the_masked_source_keeps_its_length_and_line_ends() -> None:
    source = "a `b\r\nc` d\n\nö 😀 e\n"
    spans = [Span(12, 13), Span(2, 8), Span(3, 5)]
    read = Document("x", "text", source, (), opaque=spans)
    assert read.masked.text == "a   \r\n   d\n\n  😀 e\n"
    assert [block.of(read.masked.text) for block in read.masked.blocks] == [
        "a   \r\n   d",
        "  😀 e",
    ]


@given(st.text("a \n\r\u2028", max_size=30))
def test_the_blocks_of_the_masked_source_stand_between_empty_lines(source: str) -> None:
    blocks = Document("x", "text", source, ()).masked.blocks
    paragraphs = re.finditer(r"[^\r\n]+(?:(?:\r\n?|\n)[^\r\n]+)*", source)
    assert ([Span(*match.span()) for match in paragraphs] or [Span(0, 0)]) == list(blocks)


def test_a_blanked_text_keeps_its_line_ends() -> None:
    assert blank("ä b") == "   "
    assert blank("\r\nä b\n\n\u2028c\r") == "\r\n   \n\n  \r"


def test_folding_keeps_every_character_at_its_place() -> None:
    text = "İSTANBUL ÄÖÜ ẞ und KI"
    folded = fold(text)
    assert len(text) == len(folded)
    assert folded == "istanbul äöü ß und ki"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.md", "markdown"), ("a.MDX", "markdown"), ("a.txt", "text"), ("a", "text"), ("-", "text")],
)
def test_the_name_tells_the_format(name: str, expected: str) -> None:
    assert expected == format_of(name)
    assert expected == Document.from_text("Text", name=name).format
