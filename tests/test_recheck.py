"""After any change a recheck finds what a full check finds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import Document, Finding, Linter, load_rules
from linter.choice import choose
from linter.config import Config
from tests.conftest import Load

PACK = """
- id: near-in-document
  message: {de: "x.", en: "x."}
  match: Fahrer
  near: {document: Grafikkarte}
- id: near-in-sentence
  message: {de: "x.", en: "x."}
  match: "<Wagen>"
  unless: {sentence: rot, before: kein}
- id: torn
  message: {de: "x.", en: "x."}
  match: "verb:<aus|drücken> ~ obj:<Ansicht>"
  suggest: {verb: "{verb:vertreten}"}
- id: looks-back
  message: {de: "x.", en: "x."}
  match: {regex: '(?<=:\\s{1,3})(?P<word>Modell)'}
  suggest: {word: Muster}
- id: head-of-all
  message: {de: "x.", en: "x."}
  match: {regex: '(?<=\\A)\\w+'}
- id: mixed
  message: {de: "{form} statt {best}.", en: "{form} for {best}."}
  match: {consistency: {variants: [KI, AI]}}
- id: folded
  message: {de: "{form} statt {best}.", en: "{form} for {best}."}
  match: {consistency: {fold: hyphen}}
- id: markup
  scope: source
  message: {de: "x.", en: "x."}
  match: {regex: '\\*\\* (?P<word>\\w+)'}
- id: unused-suppression
  by: suppression
  message: {de: "{match}", en: "{match}"}
"""
PIECES = [
    *("Fahrer", "Grafikkarte", "Wagen", "rot", "kein", ". ", "\n\n", "\n", " ", ": ", ":\n\n"),
    *("Er drückte seine Ansichten zur Lage aus. ", "Modell", "KI", "AI", "Sprach-Modell"),
    *("Sprachmodell", "**", "** fett", "# ", "- ", "<!-- mtlint: off -->", "`x`", "ä", "1. "),
    *("<!-- mtlint: ignore mixed -->", "_", "> ", "```\n", "|", "Der Wagen fährt los", "😀"),
]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    path = tmp_path_factory.mktemp("packs") / "own.yml"
    path.write_text(PACK, "utf-8")
    return Linter(load_rules(path, builtin=False))


@given(
    st.lists(st.sampled_from(PIECES), max_size=40),
    st.lists(
        st.tuples(
            st.floats(0, 1), st.integers(0, 12), st.lists(st.sampled_from(PIECES), max_size=3)
        ),
        min_size=1,
        max_size=5,
    ),
)
@settings(max_examples=250, deadline=None)
def test_a_recheck_finds_what_a_check_finds(
    own: Linter, pieces: list[str], changes: list[tuple[float, int, list[str]]]
) -> None:
    text = "Das ist ein Text. " + "".join(pieces)
    kept = own.recheck(None, Document.from_text(text, name="x.md"))
    for where, deleted, new in changes:
        place = int(where * len(text))
        text = text[:place] + "".join(new) + text[place + deleted :]
        document = Document.from_text(text, name="x.md")
        kept = own.recheck(kept, document)
        assert own.check(document).findings == kept.result.findings


def test_typing_in_a_real_text_finds_what_a_check_finds() -> None:
    linter = Linter(choose(load_rules(), Config()))
    text = "\n\n".join(
        path.read_text("utf-8") for path in sorted(Path("corpus/artifacts").glob("*.txt"))[:2]
    )
    dice = random.Random(7)
    kept = linter.recheck(None, Document.from_text(text, name="x.md"))
    for _ in range(40):
        place, cut = dice.randrange(len(text)), dice.choice([0, 0, 1, 30, 300])
        new = dice.choice(["x", " ", "\n\n", "KI -Modell ", "", text[:200]])
        text = text[:place] + new + text[place + cut :]
        document = Document.from_text(text, name="x.md")
        kept = linter.recheck(kept, document)
        assert linter.check(document).findings == kept.result.findings


def test_what_did_not_change_is_not_searched_again(load: Load) -> None:
    linter = Linter(load('- {id: a, message: {de: "x.", en: "x."}, match: Fahrer}'))
    text = "Der Fahrer kam.\n\n" * 100
    first = linter.recheck(None, Document.from_text(text))
    second = linter.recheck(first, Document.from_text("Ein Anfang.\n\n" + text))
    old, new = (checked.memories["prose"].blocks for checked in (first, second))
    assert [True] * 50 == [one is other for one, other in zip(old[50:], new[51:], strict=True)]
    assert 100 == len(second.result.findings)


def places(findings: tuple[Finding, ...]) -> list[int]:
    return [finding.span.start for finding in findings]


def test_findings_stand_where_they_are_now(load: Load) -> None:
    linter = Linter(load('- {id: a, message: {de: "x.", en: "x."}, match: Fahrer}'))
    first = linter.recheck(None, Document.from_text("Eins.\n\nDer Fahrer kam."))
    second = linter.recheck(first, Document.from_text("Eins und zwei.\n\nDer Fahrer kam."))
    assert [11] == places(first.result.findings)
    assert [20] == places(second.result.findings)
