"""Markdown: what is prose, where it stands, and what is none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.document import OPAQUE, Document
from linter.formats.markdown import extract
from linter.formats.prose import is_plain
from linter.formats.rewriting import rewritten
from linter.span import Span


def document(source: str, name: str = "text.md") -> Document:
    return extract(source, name)


def blocks(source: str, name: str = "text.md") -> list[tuple[str, str]]:
    return [(fragment.kind, fragment.text) for fragment in document(source, name).fragments]


def texts(source: str, name: str = "text.md") -> list[str]:
    return [text for _, text in blocks(source, name)]


def test_each_block_has_its_kind() -> None:
    source = "# A\n\nB\n\n- C\n\n  D\n\n> E\n\n|F|\n|-|\n|G|\n\n"
    source += "<p>H</p>\n\n![I](x)\n\nx[^1]\n\n[^1]: J\n"
    expected = [
        ("heading", "A"),
        ("paragraph", "B"),
        ("item", "C"),
        ("item", "D"),
        ("quote", "E"),
        ("cell", "F"),
        ("cell", "G"),
        ("html", "H"),
        ("image", "I"),
        ("paragraph", "x"),
        ("footnote", "J"),
    ]
    assert expected == blocks(source)


def test_nested_items_are_fragments_of_their_own() -> None:
    assert texts("- a\n  - b\n    1. c\n- d\n") == ["a", "b", "c", "d"]


def test_text_behind_a_block_in_an_item_is_a_fragment_of_its_own() -> None:
    source = "- a\n  ```\n  x\n  ```\n  b\n"
    assert blocks(source) == [("item", "a"), ("item", "b")]


def test_code_maths_and_images_leave_a_placeholder() -> None:
    assert [f"a {OPAQUE} b {OPAQUE} c {OPAQUE} d"] == texts("a `x` b $y$ c ![](z) d\n")


def test_the_description_of_an_image_follows_its_block() -> None:
    expected = [("paragraph", f"Links {OPAQUE} rechts"), ("image", "Ein Bild")]
    assert expected == blocks("Links ![Ein *Bild*](x.png) rechts\n")


def test_money_is_no_formula() -> None:
    for source in ("Es kostet 5$ oder 10$.", "Von $5 bis zu 7$ kostet es.", "US$5 und US$7."):
        assert [source] == texts(source)


def test_formulas_are_formulas() -> None:
    assert [f"Sei {OPAQUE} und {OPAQUE} so."] == texts(r"Sei $5x+3$ und $\alpha$ so.")


def test_blanks_around_a_comment_or_footnote_are_one() -> None:
    assert texts("a <!-- x --> b <b>c</b> <i></i> d\n") == ["a b c d"]


def test_blanks_of_the_source_stay() -> None:
    assert texts("a  b\n") == ["a  b"]


def test_a_line_break_between_tags_is_one() -> None:
    assert texts("a<br>\n<br>\nb\n") == ["a\nb"]


def test_a_line_break_before_closing_signs_stops_at_them() -> None:
    source = "**a<br>**, b"
    read = document(source)
    assert read.prose.text == "a\n, b"
    assert read.to_source(Span(1, 2)).of(source) == "<br>"
    assert not read.is_verbatim(Span(0, 3))


def test_block_tags_in_a_line_end_the_fragment() -> None:
    assert texts("|x|\n|-|\n|<ul><li>a</li><li>b</li></ul>c|\n")[1:] == ["a", "b", "c"]


def test_blanks_that_the_parser_makes_up_are_no_prose() -> None:
    assert texts("\n  <b>\nText</b>\n") == ["Text"]


def test_an_unclosed_code_tag_hides_nothing() -> None:
    assert texts("a <var>b c\n") == ["a b c"]


@pytest.mark.parametrize(
    "source",
    [
        "<!-- mtlint: off x -->\n\nText\n",
        "Text <!-- mtlint: off x --> Text\n",
        "- Text\n- <!-- mtlint: off x -->\n\n  Text\n",
        "|a|\n|-|\n|<!-- mtlint: off x --> b|\n",
        "<div>\n<!--mtlint: off x-->\n</div>\n",
        "> <!--\n> mtlint: off x\n> -->\n> Text\n",
        "{/* mtlint: off x */}\n\nText\n",
    ],
)
def test_comments_are_noted_where_they_stand(source: str) -> None:
    read = document(source, "text.mdx")
    (comment,) = read.comments
    assert comment.text == "mtlint: off x"
    assert comment.span.of(source)[0] in "<{"
    assert comment.span.of(source)[-1] in ">}"
    assert "mtlint" not in read.masked.text


@pytest.mark.parametrize(
    "source",
    [
        "`<!-- mtlint: off -->`",
        "```\n<!-- mtlint: off -->\n{/* mtlint: off */}\n```",
        "x\n\n    <!-- a -->",
    ],
)
def test_comments_in_code_do_not_count(source: str) -> None:
    assert tuple(document(source, "text.mdx").comments) == ()


def test_masked_keeps_markup_and_hides_what_is_no_prose() -> None:
    source = "**a** [b](https://x.y 'T') `c` <b>d</b>\n"
    assert document(source).masked.text == "**a** [b](" + " " * 15 + ")" + " " * 5 + "   d    \n"


def test_front_matter_counts_at_the_head_only() -> None:
    assert texts("---\nAbschnitt eins\n\nmehr\n\n---\n\nx\n") == ["Abschnitt eins", "mehr", "x"]
    assert texts("---\n# Kommentar\na: b\n\nc: d\n...\nx\n") == ["x"]
    assert texts("---\na: b\n\n") == ["a: b"]


def test_fences_of_directives_divide_the_text() -> None:
    source = (
        ":::warning Achtung {#a}\nText eins\n:::\nText zwei\n\n::: {.c x=1}\n- Text drei\n:::\n"
    )
    expected = [
        ("heading", "Achtung"),
        ("paragraph", "Text eins"),
        ("paragraph", "Text zwei"),
        ("item", "Text drei"),
    ]
    assert expected == blocks(source)


def test_a_lone_cr_ends_every_kind_of_line() -> None:
    source = "# Eins\rZwei\r\r- Drei\r- Vier\r\r```\rx\r```\rFünf\r\r|a|\r|-|\r|b|\r"
    assert texts(source) == ["Eins", "Zwei", "Drei", "Vier", "Fünf", "a", "b"]


def test_a_title_inside_html_gets_no_sign() -> None:
    assert texts("<b>\n:::note Titel\n</b>\n") == ["Titel"]


def test_a_colon_at_a_line_head_is_no_definition_where_fences_are() -> None:
    assert texts("a\n\n:::note\n\nx\n\n:::\n\nb\n") == ["a", "x", "b"]


def test_nothing_is_prose_in_an_empty_file() -> None:
    for source in ("", "\n", " \t\r\n\r", "\x00"[:0]):
        assert texts(source) == []


@pytest.mark.parametrize("head", ["", "\n", "# a\n\n"])
def test_definitions_and_references_count_at_the_head_of_the_file_too(head: str) -> None:
    assert texts(f"{head}Begriff\n\n: Sinn\n")[-2:] == ["Begriff", "Sinn"]
    source = f"{head}[a]: /x\n\n[b] c\n"
    assert [span.of(source) for span in document(source).opaque] == ["[a]: /x"]


def test_a_module_line_counts_at_the_head_of_a_line_only() -> None:
    source = (
        "import a from 'b'\nexport const c = 1\n\nEin import d from 'e'\n> import f from \"g\"\n"
    )
    assert texts(source) == ["Ein import d from 'e'"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a und/oder b", "a und/oder b"),
        ("a /b/c d", f"a {OPAQUE} d"),
        ("a ../b/c d", f"a {OPAQUE} d"),
        ("a ~/b/c d", f"a {OPAQUE} d"),
        ("a .../b/c d", "a .../b/c d"),
        ("a ${b} {c} {#d} e", f"a {OPAQUE} {OPAQUE} e"),
        ("a mailto:b@c.de und x@y.de d", f"a {OPAQUE} und {OPAQUE} d"),
        ("a https://b.de/" + "c" * 3000 + " d", f"a {OPAQUE} d"),
    ],
)
def test_notations_become_placeholders_or_nothing(text: str, shown: str) -> None:
    assert texts(text) == [shown]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from([*"/@{}[]()!^#:.\\aü \u0308\u00ad", "www.", ":::", "ab"])))
def test_a_plain_text_has_nothing_to_rewrite(pieces: list[str]) -> None:
    text = "".join(pieces)
    if is_plain(text):
        run = (0, len(text), 0, len(text))
        assert (text, run) == rewritten(text, run, [])


@pytest.mark.parametrize(
    "piece", ["{{", "{/*", "[!A", "[", "<!--", "<a \"", "*", "`", "a.", "<code>", ":::x ", "](",
              "import ", "import 'a' ", "a.b/c/d "]
)  # fmt: skip
def test_odd_texts_take_linear_time(piece: str) -> None:
    start = time.perf_counter()
    document(piece * (200_000 // len(piece)), "text.mdx")
    assert time.perf_counter() - start < 10
