"""Comments that silence rules."""

from __future__ import annotations

import pytest

from linter import Document, Linter, Result, load_rules
from tests.conftest import Load
from tests.packs import entry, names, packed, written

PACK = packed(entry("Fehler", id="a-fault"), entry("Irrtum", id="b-fault"))
OTHER = packed(entry("Unsinn", id="c-fault"))
BUILTIN = tuple(rule for rule in load_rules() if rule.by == "suppression")


def check(load: Load, text: str, format: str = "markdown", language: str = "de") -> Result:
    rules = load(PACK, "mistakes") + load(OTHER, "nonsense") + BUILTIN
    linter = Linter(rules, language=language, known=["elsewhere"])
    return linter.check(Document.from_text(text, format=format))


def found(load: Load, text: str, format: str = "markdown") -> list[str]:
    result = check(load, text, format)
    return [f"{f.rule.id}@{result.document.position(f.span.start)[0]}" for f in result.findings]


def md(comment: str) -> str:
    return f"<!-- mtlint: {comment} -->"


def test_without_a_comment_everything_is_found(load: Load) -> None:
    assert ["a-fault@1", "b-fault@1"] == found(load, "Fehler Irrtum")


# --- the next line ------------------------------------------------------------------------------


@pytest.mark.parametrize("blank", ["", "\n", "\n\n", "  \n"])
def test_ignore_silences_the_next_line_that_is_not_blank(load: Load, blank: str) -> None:
    text = f"{md('ignore a-fault')}\n{blank}Fehler Irrtum\n\nFehler\n"
    rest = 4 + blank.count("\n")
    assert [f"b-fault@{rest - 2}", f"a-fault@{rest}"] == found(load, text)


def test_ignore_silences_the_rest_of_its_own_line_if_there_is_one(load: Load) -> None:
    text = f"Fehler {md('ignore a-fault')} Fehler\nFehler"
    assert ["a-fault@1", "a-fault@2"] == found(load, text)


def test_ignore_at_the_end_of_a_line_is_for_the_next(load: Load) -> None:
    assert ["a-fault@1"] == found(load, f"Fehler {md('ignore a-fault')}\nFehler")


def test_ignores_may_be_stacked(load: Load) -> None:
    text = f"{md('ignore a-fault')}\n{md('ignore b-fault')}\nFehler Irrtum"
    assert [] == found(load, text)


def test_ignore_without_a_rule_silences_all(load: Load) -> None:
    assert ["a-fault@3"] == found(load, f"{md('ignore')}\nFehler Irrtum Unsinn\nFehler")


def test_a_family_stands_for_its_rules(load: Load) -> None:
    assert ["c-fault@2"] == found(load, f"{md('ignore mistakes')}\nFehler Irrtum Unsinn")


@pytest.mark.parametrize("sep", [" ", ", ", ","])
def test_several_rules_may_be_named(load: Load, sep: str) -> None:
    comment = md(f"ignore a-fault{sep}c-fault")
    assert ["b-fault@2"] == found(load, f"{comment}\nFehler Irrtum Unsinn")


def test_a_reason_may_follow(load: Load) -> None:
    comment = md("ignore a-fault -- der Fehler ist ein Zitat")
    assert ["b-fault@2"] == found(load, f"{comment}\nFehler Irrtum")


# --- off and on -------------------------------------------------------------------------------


def test_off_silences_up_to_on(load: Load) -> None:
    text = f"Fehler\n\n{md('off a-fault')}\n\nFehler Irrtum\n\n{md('on a-fault')}\n\nFehler\n"
    assert ["a-fault@1", "b-fault@5", "a-fault@9"] == found(load, text)


def test_off_without_on_silences_the_rest(load: Load) -> None:
    assert ["a-fault@1"] == found(load, f"Fehler\n\n{md('off')}\n\nFehler Irrtum\n\nFehler")


def test_on_without_a_rule_ends_all(load: Load) -> None:
    text = f"{md('off a-fault b-fault')}\n\nFehler Irrtum\n\n{md('on')}\n\nFehler Irrtum"
    assert ["a-fault@7", "b-fault@7"] == found(load, text)


def test_on_ends_only_what_it_names(load: Load) -> None:
    text = f"{md('off a-fault b-fault')}\n\nFehler Irrtum\n\n{md('on b-fault')}\n\nFehler Irrtum"
    assert ["b-fault@7"] == found(load, text)


def test_a_misspelt_on_ends_nothing(load: Load) -> None:
    text = f"{md('off a-fault')}\n\nFehler\n\n{md('on a-fautl')}\n\nFehler"
    assert ["unknown-suppression@5"] == found(load, text)


def test_off_and_on_again(load: Load) -> None:
    off, on = md("off a-fault"), md("on a-fault")
    text = f"{off}\n\nFehler\n\n{on}\n\nFehler\n\n{off}\n\nFehler\n\n{on}\n\nFehler"
    assert ["a-fault@7", "a-fault@15"] == found(load, text)


def test_off_file_silences_all_of_it(load: Load) -> None:
    assert ["b-fault@1"] == found(load, f"Fehler Irrtum\n\nFehler\n\n{md('off-file a-fault')}")
    assert [] == found(load, f"Fehler Irrtum\n\n{md('off-file')}")


# --- where comments count -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{md('off')}\n```\n\nFehler",
        f"`{md('off')}`\n\nFehler",
        f"    {md('off')}\n\nFehler",
        "mtlint: off\n\nFehler",
        "<!-- off a-fault -->\n\nFehler",
        "<!-- Zu mtlint: off ist nichts zu sagen. -->\n\nFehler",
    ],
)
def test_in_code_and_in_prose_a_comment_does_not_count(load: Load, text: str) -> None:
    assert ["a-fault"] == names(check(load, text))


def test_a_comment_inside_a_paragraph_counts(load: Load) -> None:
    text = f"Eins {md('off a-fault')} Fehler {md('on a-fault')} Fehler"
    result = check(load, text)
    assert [text.rindex("Fehler")] == [finding.span.start for finding in result.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# mtlint: ignore a-fault\nFehler Irrtum\nFehler", ["b-fault@2", "a-fault@3"]),
        ("# mtlint: ignore a-fault\n\nFehler Irrtum", ["b-fault@3"]),
        ("% mtlint: off\nFehler\n# mtlint: on\nFehler", ["a-fault@4"]),
        ("Fehler\n\n# mtlint: off-file mistakes -- ein Zitat", []),
        ("Man schreibt # mtlint: off\nFehler", ["a-fault@2"]),
    ],
)
def test_in_plain_text_a_comment_is_a_line_of_its_own(
    load: Load, text: str, expected: list[str]
) -> None:
    assert expected == found(load, text, "text")


# --- unused and unknown -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{md('ignore a-fault')}\nGut", "„a-fault“"),
        (f"{md('ignore')}\nGut", "„*“"),
        (f"{md('off a-fault')}\n\nGut\n\n{md('on a-fault')}\n\nFehler", "„a-fault“"),
        (f"{md('ignore a-fault c-fault')}\nFehler", "„c-fault“"),
        (f"{md('ignore a-fault')}", "„a-fault“"),
        (f"Gut\n\n{md('off-file mistakes')}", "„mistakes“"),
    ],
)
def test_a_suppression_that_silences_nothing_is_found(load: Load, text: str, message: str) -> None:
    unused = [f for f in check(load, text).findings if f.rule.id == "unused-suppression"]
    assert [True] == [message in finding.message for finding in unused]


def test_a_rule_that_did_not_run_cannot_be_unused(load: Load) -> None:
    assert [] == found(load, f"{md('ignore elsewhere')}\nGut")


def test_two_suppressions_of_one_finding_are_both_used(load: Load) -> None:
    assert [] == found(load, f"{md('off-file mistakes')}\n\n{md('ignore a-fault')}\nFehler")


def test_an_unused_suppression_on_a_line_of_its_own_can_be_taken_away(load: Load) -> None:
    assert "\nGut" == written(check(load, f"{md('ignore a-fault')}\nGut"))
    assert "# mtlint" not in written(check(load, "# mtlint: ignore a-fault\nGut", "text"))


@pytest.mark.parametrize(
    ("comment", "bad", "near"),
    [
        ("mtlint: ignore a-falut", "a-falut", "a-fault"),
        ("mtlint: ignor a-fault", "ignor", "ignore"),
        ("mtlint: off-fil a-fault", "off-fil", "off-file"),
        ("mtlint: ignore mistaks", "mistaks", "mistakes"),
        ("mtlint ignore a-fault", "mtlint", "mtlint:"),
        ("mtlint: ignore zzz", "zzz", None),
        ("mtlint:", "", None),
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_misspelt_comment_is_told_with_the_nearest_word(
    load: Load, comment: str, bad: str, near: str | None, language: str
) -> None:
    result = check(load, f"<!-- {comment} -->\nFehler", language=language)
    (finding,) = [f for f in result.findings if f.rule.id == "unknown-suppression"]
    hints = {"de": f" Gemeint ist wohl „{near}“.", "en": f" Did you mean “{near}”?"}
    quoted = {"de": f"„{bad}“", "en": f"“{bad}”"}[language]
    assert quoted in finding.message
    assert bool(near) == finding.message.endswith(hints[language])


def test_a_misspelt_rule_silences_nothing_but_the_others_that_are_named_do(load: Load) -> None:
    assert ["unknown-suppression@1", "a-fault@2"] == found(load, f"{md('ignore a-falut')}\nFehler")
    assert ["unknown-suppression@1"] == found(load, f"{md('ignore a-falut a-fault')}\nFehler")


def test_without_the_two_rules_nothing_is_said_about_comments(load: Load) -> None:
    rules = load(PACK)
    for comment in ("ignore a-falut", "ignore b-fault"):
        result = Linter(rules).check(
            Document.from_text(f"{md(comment)}\nFehler", format="markdown")
        )
        assert ["a-fault"] == names(result)
