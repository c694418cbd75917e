"""Where places of a source lie once edits are written, and which edits can be written together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.collisions import compatible
from linter.finding import Edit, Finding, Suggestion, apply_edits
from linter.moves import Moves
from linter.rule import Applicability, Message, Rule
from linter.span import Span


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 2), (0, 2)),
        ((2, 4), (2, 7)),
        ((3, 6), (2, 9)),
        ((4, 6), (7, 9)),
        ((6, 9), (9, 11)),
        ((7, 9), (9, 11)),
        ((9, 9), (11, 11)),
    ],
)
def test_spans_move_with_the_edits(span: tuple[int, int], expected: tuple[int, int]) -> None:
    moves = Moves([Edit(Span(2, 4), "lange"), Edit(Span(6, 7), "")])
    assert Span(*expected) == moves.span(Span(*span))


def test_an_insertion_belongs_to_what_it_touches() -> None:
    moves = Moves([Edit(Span(3, 3), "xx")])
    assert [Span(0, 5), Span(3, 7), Span(6, 7)] == [
        moves.span(Span(0, 3)),
        moves.span(Span(3, 5)),
        moves.span(Span(4, 5)),
    ]


def test_what_stands_beside_edits_moves_without_them() -> None:
    moves = Moves([Edit(Span(3, 3), "xx"), Edit(Span(5, 7), ""), Edit(Span(9, 10), "yyy")])
    old = "abcdeFGhiJkl"
    new = apply_edits(old, moves._edits)
    assert "abcxxdehiyyykl" == new
    for span, text in [((0, 3), "abc"), ((3, 5), "de"), ((7, 9), "hi"), ((10, 12), "kl")]:
        moved = moves.apart(Span(*span))
        assert moved is not None
        assert (text, text) == (moved.of(new), Span(*span).of(old))


@pytest.mark.parametrize("span", [(2, 4), (4, 6), (5, 6), (6, 8), (5, 7), (0, 12), (9, 11)])
def test_what_touches_an_edit_is_not_apart(span: tuple[int, int]) -> None:
    moves = Moves([Edit(Span(3, 3), "xx"), Edit(Span(5, 7), ""), Edit(Span(9, 10), "yyy")])
    assert moves.apart(Span(*span)) is None


def test_an_empty_place_stays_before_what_is_inserted_there() -> None:
    moves = Moves([Edit(Span(1, 1), "x"), Edit(Span(3, 3), "yy")])
    assert Span(4, 4) == moves.apart(Span(3, 3))


# --- for any edits ------------------------------------------------------------------------------


@st.composite
def _edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits of it that can be written together, each stretch with letters of its own."""
    old, edits = "", []
    for _ in range(draw(st.integers(1, 6))):
        old += draw(st.text("ab😀", max_size=4))
        gone = draw(st.text("XY", max_size=3))
        text = draw(st.text("vw😀", max_size=3))
        touching = edits and edits[-1].span.end == len(old)
        if gone != text and not (touching and not gone):
            edits.append(Edit(Span(len(old), len(old) + len(gone)), text))
            old += gone
    return old + draw(st.text("ab", max_size=3)), edits


@st.composite
def _with_span(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


def _touched(edits: list[Edit], span: Span) -> bool:
    return any(edit.span.overlaps(span) for edit in edits)


def test_on_the_way_back_from_two_deletions_beside_each_other_nothing_is_lost() -> None:
    old, edits = "abXYcd", [Edit(Span(2, 3), ""), Edit(Span(3, 4), "")]
    back = Moves(edits).back(old)
    assert [Span(0, 2), Span(4, 6), None] == [
        back.apart(Span(0, 2)),
        back.apart(Span(2, 4)),
        back.apart(Span(1, 3)),
    ]
    assert [Span(0, 4), Span(2, 6)] == [back.span(Span(0, 2)), back.span(Span(2, 4))]


@settings(max_examples=500)
@given(_edited(), st.data())
def test_there_and_back_the_text_beside_the_edits_stays(
    edited: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    old, edits = edited
    new = apply_edits(old, edits)
    moves = Moves(edits)
    back = moves.back(old)
    span = data.draw(_with_span(old))
    moved = moves.apart(span)
    if _touched(edits, span):
        assert moved is None
    else:
        assert moved is not None
        assert span.of(old) == moved.of(new)
        assert back.apart(moved) == span or not span
        # What was inserted or deleted at an edge belongs to the wide span.
        assert moves.span(span).contains(moved)
        assert back.span(moved).contains(span)


def _rewritten(text: str, edits: list[Edit]) -> str:
    """Write edits from the last to the first, several at one place in their order."""
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@settings(max_examples=500)
@given(_edited(), st.data())
def test_back_every_place_of_the_new_text_that_no_edit_wrote_is_found(
    edited: tuple[str, list[Edit]], data: st.DataObject
) -> None:
    old, edits = edited
    new = apply_edits(old, edits)
    back = Moves(edits).back(old)
    assert old == _rewritten(new, back._edits)
    span = data.draw(_with_span(new))
    found = back.apart(span)
    if _touched(list(back._edits), span):
        assert found is None
    else:
        assert found is not None
        assert span.of(new) == found.of(old)


# --- which can be written together --------------------------------------------------------------


def _finding(edit: Edit, applicability: Applicability, id: str = "a") -> Finding:
    return Finding(
        Rule(id, "f", Message("x", "x")), edit.span, "x", (Suggestion((edit,), applicability),)
    )


@given(st.lists(st.tuples(_with_span("x" * 12), st.sampled_from(list(Applicability))), max_size=8))
def test_those_that_are_compatible_can_be_written_and_the_rest_collides(
    wanted: list[tuple[Span, Applicability]],
) -> None:
    findings = [
        _finding(Edit(span, "yy"), applicability, f"r{number}")
        for number, (span, applicability) in enumerate(wanted)
    ]
    allowed = {Applicability.SAFE, Applicability.UNSAFE}
    chosen = compatible(findings, allowed)
    edits = [edit for choice in chosen for edit in choice.suggestion.edits]
    apply_edits("x" * 12, edits)
    ids = {choice.finding.rule.id for choice in chosen}
    for finding in findings:
        (suggestion,) = finding.suggestions
        if suggestion.applicability in allowed and finding.rule.id not in ids:
            with pytest.raises(ValueError, match="overlap"):
                _write_all("x" * 12, [*edits, *suggestion.edits])
        if suggestion.applicability is Applicability.DISPLAY:
            assert finding.rule.id not in ids


def _write_all(source: str, edits: list[Edit]) -> str:
    if len({edit.span for edit in edits}) < len(edits):
        raise ValueError("edits overlap: two for one place")
    return apply_edits(source, edits)


def test_the_safe_one_goes_before_the_longer_and_that_before_the_first_by_id() -> None:
    short = _finding(Edit(Span(2, 3), "y"), Applicability.SAFE, "z")
    long = _finding(Edit(Span(0, 5), "y"), Applicability.UNSAFE, "a")
    also_long = _finding(Edit(Span(3, 8), "y"), Applicability.UNSAFE, "b")
    every = {Applicability.SAFE, Applicability.UNSAFE}

    def ids(*findings: Finding) -> list[str]:
        return [choice.finding.rule.id for choice in compatible(findings, every)]

    assert ["z", "b"] == ids(long, also_long, short)
    assert ["a"] == ids(also_long, long)
