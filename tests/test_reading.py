"""How LanguageTool is to read a block of prose, and the way back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.document import OPAQUE
from linter.languagetool.reading import NOUN, read
from linter.span import Span

prose_texts = st.text(f"aÄß1 😀\u0308.-\n{OPAQUE}", max_size=20)


@pytest.mark.parametrize(
    ("prose", "text"),
    [
        ("Das ist gut.", "Das ist gut."),
        (f"Die Datei {OPAQUE} fehlt.", f"Die Datei {NOUN} fehlt."),
        (f"Die {OPAQUE}{OPAQUE}{OPAQUE}-Datei", f"Die {NOUN}-Datei"),
        (f"{OPAQUE} fehlt, {OPAQUE} nicht {OPAQUE}", f"{NOUN} fehlt, {NOUN} nicht {NOUN}"),
    ],
)
def test_what_is_no_prose_becomes_a_noun(prose: str, text: str) -> None:
    reading = read(prose)
    assert reading is not None
    assert text == reading.text


@pytest.mark.parametrize("prose", ["", " \n", OPAQUE * 3, "1.234,5 %", "– a) –", f"3 {OPAQUE} 😀"])
def test_a_block_without_words_is_not_read(prose: str) -> None:
    assert read(prose) is None


@given(prose_texts, st.data())
def test_the_way_back_is_exact(prose: str, data: st.DataObject) -> None:
    reading = read(prose)
    if reading is None:
        assert not re.search(r"[aÄß]{2}", prose)
        return
    assert re.sub(f"{OPAQUE}+", NOUN, prose) == reading.text
    start = data.draw(st.integers(0, len(reading.text)))
    span = Span(start, data.draw(st.integers(start, len(reading.text))))
    nouns = [Span(*match.span()) for match in re.finditer(NOUN, reading.text)]
    back = reading.to_prose(span)
    if any(noun.overlaps(span) for noun in nouns):
        assert back is None
    else:
        assert back is not None
        assert span.of(reading.text) == back.of(prose)


def test_a_place_beside_a_noun_does_not_reach_into_it() -> None:
    reading = read(f"gute {OPAQUE}{OPAQUE} Datei")
    assert reading is not None
    assert [Span(0, 5), Span(7, 13), None] == [
        reading.to_prose(Span(0, 5)),
        reading.to_prose(Span(8, 14)),
        reading.to_prose(Span(4, 6)),
    ]
