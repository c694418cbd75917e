"""Sentences written by hand, before the code, with what a careful editor makes of them.

``data/inflection/*.yml`` is a list of entries, each a pattern with its suggestion and its cases:

- ``bad`` marks in ⟦…⟧ exactly what is found, ``good`` is what the first suggestion must give;
- ``also`` holds first results that are equally right;
- ``safe: false`` forbids every suggestion that is safe, right or wrong (without it only the wrong);
- ``silent`` must not be found; ``unsafe`` may be found, but nothing about it may be safe;
- ``format: md`` reads the text as Markdown.

Every rule says ``applicability: safe``, so that what holds a suggestion back is its reading alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from linter import Document, Linter, Result, load_rules
from linter.finding import Suggestion, apply_edits
from linter.rule import Applicability
from linter.span import Span
from tests.packs import pack

DATA = Path(__file__).parent / "data" / "inflection"
SHARE = 0.95
_RULE_KEYS = ("suggest", "report", "near", "unless")
_CASE_KEYS = {"bad", "good", "also", "safe", "silent", "unsafe", "format"}


@dataclass(frozen=True)
class Case:
    """One sentence; ``marked`` is None where nothing need be found."""

    name: str
    rule: str
    text: str
    marked: Span | None
    kind: str
    good: str | None
    right: tuple[str, ...]
    may_be_safe: bool
    format: str

    def result(self) -> Result:
        return _linter(self.rule).check(Document.from_text(self.text, format=self.format))


def _cases(path: Path) -> Iterator[Case]:
    for number, entry in enumerate(yaml.safe_load(path.read_text("utf-8")), start=1):
        assert entry.keys() <= {"match", "cases", *_RULE_KEYS}, entry
        keys = {key: entry[key] for key in _RULE_KEYS if key in entry}
        rule = pack(entry["match"], applicability="safe", mqm="style/unidiomatic", **keys)
        for place, case in enumerate(entry["cases"], start=1):
            yield _case(f"{path.stem}-{number}-{place}", rule, case)


def _case(name: str, rule: str, case: dict[str, Any]) -> Case:
    (kind,) = case.keys() & {"bad", "silent", "unsafe"}
    assert case.keys() <= _CASE_KEYS, name
    text, marked = case[kind], None
    format = {"md": "markdown"}.get(case.get("format", ""), "text")
    if kind == "bad":
        head, mark, rest = text.replace("⟧", "⟦").split("⟦")
        text, marked = head + mark + rest, Span(len(head), len(head) + len(mark))
    good = case.get("good")
    right = (good, *case.get("also", ())) if good is not None else ()
    may_be_safe = kind == "bad" and case.get("safe", True)
    return Case(name, rule, text, marked, kind, good, right, may_be_safe, format)


@cache
def _linter(rule: str) -> Linter:
    with TemporaryDirectory() as folder:
        path = Path(folder, "mistakes.yml")
        path.write_text(rule, "utf-8")
        return Linter(load_rules(path, builtin=False))


CASES = tuple(case for path in sorted(DATA.glob("*.yml")) for case in _cases(path))
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def _written(case: Case, suggestion: Suggestion) -> str:
    return apply_edits(case.text, suggestion.edits)


def _first(case: Case) -> str | None:
    """What the first suggestion of the first finding gives."""
    suggestions = [s for finding in case.result().findings[:1] for s in finding.suggestions[:1]]
    return _written(case, suggestions[0]) if suggestions else None


@each_case
def test_a_sentence_is_found_once_at_its_mark_or_not_at_all(case: Case) -> None:
    if case.kind == "unsafe":
        return
    found = [finding.span.of(case.text) for finding in case.result().findings]
    marked = [case.marked.of(case.text)] if case.marked else []
    assert marked == found, case.text
    assert ([case.marked] if case.marked else []) == [f.span for f in case.result().findings]


@each_case
def test_no_wrong_suggestion_is_marked_safe(case: Case) -> None:
    safe = [
        _written(case, suggestion)
        for finding in case.result().findings
        for suggestion in finding.suggestions
        if suggestion.applicability is Applicability.SAFE
    ]
    allowed = case.right if case.may_be_safe else ()
    assert [] == [text for text in safe if text not in allowed], case.text


def test_the_first_suggestion_is_right_in_nearly_all_sentences() -> None:
    asked = [case for case in CASES if case.right]
    wrong = [(case, first) for case in asked if (first := _attempt(case)) not in case.right]
    share = 1 - len(wrong) / len(asked)
    lines = [f"{case.name}: {first}\n  instead of: {case.good}" for case, first in wrong]
    told = f"{len(wrong)} of {len(asked)} wrong ({share:.1%} right)"
    assert share >= SHARE, "\n".join([told, *lines])


def _attempt(case: Case) -> str | None:
    """Like ``_first``, with the error for a result where the rule cannot even be loaded."""
    try:
        return _first(case)
    except Exception as error:  # one broken entry must not hide the other results
        return f"{type(error).__name__}: {error}"


def test_the_sentences_are_many_and_enough_of_them_forbid() -> None:
    forbidding = [case for case in CASES if not case.may_be_safe]
    assert len(CASES) >= 400
    assert len(forbidding) >= 70
    assert len(CASES) == len({(case.rule, case.text) for case in CASES})


@each_case
def test_the_data_is_clean(case: Case) -> None:
    for text in (case.text, *case.right):
        assert "  " not in text
        assert not set("⟦⟧") & set(text)
    assert case.text not in case.right
