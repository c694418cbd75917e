"""Needles: what stands in every match of an expression, so that the scan can look for it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.compiled import TO_THE_END
from linter.document import fold
from linter.german.phrases import parse_phrase
from linter.scan.needles import needles_of, reach_of, width_of

LETTERS = "abÄßiIK-. \u00a0"

literals = st.text(LETTERS, min_size=1, max_size=5).map(regex.escape)
atoms = st.one_of(
    literals,
    st.sampled_from([r"\s+", r"\w", "[ab]", "[^a]", ".", r"(?<=a)", r"(?!b)", r"\b", "(?i:aB)"]),
)


def _combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda part: f"(?P<x>{part})"),
        inner.map(lambda part: f"(?>{part})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,3}", "+?", "*+"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    )


expressions = st.recursive(atoms, _combined, max_leaves=8)


def _example_of(draw: st.DrawFn, source: str) -> str:
    pieces = draw(st.lists(st.sampled_from(["a", "b", "Ä", "ab", "aB", "-", " ", "\u00a0"])))
    plain = regex.sub(r"\(\?P?[<:>=!]?\w*>?|[()|?*+\\]|\{[\d,]*\}", "", source)
    return "".join(pieces) + plain + "".join(reversed(pieces))


@given(st.data(), expressions, st.text(LETTERS, max_size=30))
@settings(max_examples=400, deadline=None)
def test_every_match_contains_a_needle(data: st.DataObject, source: str, noise: str) -> None:
    needles = needles_of(source)
    text = noise + data.draw(st.composite(_example_of)(source)) + noise
    for match in regex.finditer(source, text, timeout=2):
        if needles:
            assert any(needle in fold(match[0]) for needle in needles), (needles, match[0])
        assert len(match[0]) <= width_of(source)


@pytest.mark.parametrize(
    ("source", "needles"),
    [
        ("Software des Herzens", {"software des herzens"}),
        (r"Software\s+des", {"software"}),
        ("Ansicht|Meinung", {"ansicht", "meinung"}),
        ("(?:Ansicht|Meinung)en", {"ansichten", "meinungen"}),
        ("(?:Ansicht)?Meinung", {"meinung"}),
        ("(?:Ansicht)+", {"ansicht"}),
        ("(?:Ansicht)*", set()),
        ("Ansicht|x", set()),
        ("[KG]raft", {"kraft", "graft"}),
        ("[a-z]raft", {"raft"}),
        ("ab", set()),
        (r"(?<!\w)Modell(?!\w)", {"modell"}),
        ("KI\u00a0Modell", {"ki modell"}),
        ("(?x) Mo dell  # eine Marke", {"modell"}),
        (r"(?P<a>eins) (?P<a>zwei)", {"eins zwei"}),
        ("(", set()),
    ],
)
def test_needles_are_the_literals_that_cannot_be_missing(source: str, needles: set[str]) -> None:
    assert needles == needles_of(source)


@pytest.mark.parametrize("source", ["Modell[[:alpha:]]", "(?:Modell){e<=1}", "(?:Modell){1<=e<2}"])
def test_what_only_the_regex_module_understands_has_no_needles(source: str) -> None:
    assert frozenset() == needles_of(source)


def test_a_phrase_is_found_by_its_longest_certain_word() -> None:
    source = parse_phrase("[sehr] guter Verlierer").parts[0].source
    assert all("verlierer" in needle for needle in needles_of(source))


@pytest.mark.parametrize(
    ("source", "width"), [("abc", 3), ("a|bcd", 3), ("a{2,5}", 5), (r"(?<=abc)d", 1)]
)
def test_the_width_is_the_longest_match(source: str, width: int) -> None:
    assert width == width_of(source)


def test_an_unbounded_expression_is_wide() -> None:
    assert width_of("a+") > 1_000_000


@pytest.mark.parametrize(
    ("source", "asks"),
    [("a$", True), (r"a\Z", True), (r"a\$", False), ("a[$]", False), ("(", True)],
)
def test_it_is_known_whether_an_expression_asks_for_the_end(source: str, asks: bool) -> None:
    assert asks == (reach_of(source) == TO_THE_END)
