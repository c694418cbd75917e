"""LanguageTool's pass: it reads the text as our safe fixes leave it and never repeats ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import Document, Linter, Result, load_rules
from linter.finding import Suggestion, Unchecked, apply_edits
from linter.languagetool.answers import Answers
from linter.languagetool.reply import GAP, Reply
from linter.rule import Applicability
from linter.span import Span
from tests.conftest import Load
from tests.fake_languagetool import FakeLanguageTool, Started, marking, serving
from tests.packs import entry, names, packed, texts, the, written

AGREEMENT, CASE = "DE_AGREEMENT", "DE_CASE"  # sentence by sentence
COHERENCY = "DE_WORD_COHERENCY"  # over the whole text
GRAMMAR = entry({"languagetool": AGREEMENT}, "grammar-fault")
HYPHEN = entry(
    {"regex": "KI(?P<gap> )-Modell"}, "hyphen", suggest={"gap": ""}, applicability="safe"
)
BUILTIN = tuple(rule for rule in load_rules() if rule.by == "suppression")
MARK = re.compile("[⟦⟧]")
Check = Callable[[str, str], Result]


@pytest.fixture
def fake() -> Iterator[FakeLanguageTool]:
    with serving() as fake:
        yield fake


class Desk:
    """Checks texts with rules of a pack and LanguageTool's answers, uncached."""

    def __init__(self, load: Load, fake: FakeLanguageTool) -> None:
        self._load, self.fake = load, fake
        self.version: str | None = None

    def __call__(
        self,
        text: str,
        *entries: dict[str, Any],
        marks: Sequence[Any] = (),
        format: str = "text",
        language: str = "de",
        apart: Sequence[dict[str, Any]] = (),
    ) -> Result:
        """Check ``text`` by a pack (``apart``: a further one); ``marks`` are what is answered."""
        self.fake.answer = marking(*((m if len(m) == 3 else (*m, [])) for m in marks))
        answers = Answers(Started(self.fake, version=self.version))
        rules = self._load(packed(*(entries or (GRAMMAR,)))) + BUILTIN
        rules += self._load(packed(*apart), "apart") if apart else ()
        linter = Linter(rules, language=language, languagetool=answers)
        return linter.check(Document.from_text(text, format=format))


@pytest.fixture
def lint(load: Load, fake: FakeLanguageTool) -> Desk:
    return Desk(load, fake)


# --- what it reads ------------------------------------------------------------------------------


def test_it_reads_the_text_as_our_safe_fixes_leave_it(lint: Desk) -> None:
    comma = entry({"regex": r"(?P<gap> ),"}, "comma", suggest={"gap": ""}, applicability="safe")
    risky = entry("Fehler", "risky", suggest="Irrtum")
    lint("Das KI -Modell , ein Fehler, ist da.", GRAMMAR, HYPHEN, comma, risky)
    assert ["Das KI-Modell, ein Fehler, ist da."] == lint.fake.texts


def test_it_reads_the_blocks_without_their_markup(lint: Desk) -> None:
    source = "# Ein *Titel*\n\n- Punkt [eins](https://x.de)\n\n| a1 | Zelle **zwei** |\n|--|--|\n"
    lint(source, format="markdown")
    assert [GAP.join(["Ein Titel", "Punkt eins", "Zelle zwei"])] == lint.fake.texts


def test_code_is_read_as_a_noun_and_never_marked(lint: Desk) -> None:
    marks = [("Das Xyz", AGREEMENT), ("Xyz", AGREEMENT), ("guten", AGREEMENT)]
    result = lint("Das `x, y` ist ein guten Satz.", marks=marks, format="markdown")
    assert ["Das Xyz ist ein guten Satz."] == lint.fake.texts
    assert ["guten"] == texts(result)


def test_a_block_in_another_language_is_not_read(lint: Desk) -> None:
    english = "This is the one that you have to read if they can not be here with all of us, " * 3
    german = "Das ist der eine Satz, den man hier zu lesen hat, und er ist nicht sehr lang. " * 6
    lint(f"{german}\n\n{english}\n\nEin Ende.\n")
    assert [GAP.join([german.strip(), "Ein Ende."])] == lint.fake.texts


def test_a_document_without_words_asks_nothing(lint: Desk) -> None:
    assert () == lint("– 1 –\n\n```\ncode here\n```\n", format="markdown").unchecked
    assert () == lint("").unchecked
    assert [] == lint.fake.texts


def test_without_a_rule_of_its_own_it_is_not_asked(lint: Desk) -> None:
    lint("Das KI -Modell.", HYPHEN)
    assert [] == lint.fake.checks


def test_only_what_packs_adopt_is_asked_for(lint: Desk) -> None:
    lint("Gut so.", GRAMMAR, entry({"languagetool": {"rule": CASE, "fits": "x"}}, "other"))
    (check,) = lint.fake.checks
    assert {AGREEMENT, CASE} == set(check["enabledRules"].split(","))


def test_rules_that_read_a_whole_text_get_it_in_one_request(lint: Desk) -> None:
    lint.version = "6.8"
    rules = (GRAMMAR, entry({"languagetool": COHERENCY}, "coherency"))
    long = [f"Absatz {number} " + "Wort " * 3000 for number in range(4)]
    lint("\n\n".join(long), *rules)
    by_rule = [(check["enabledRules"], check["text"].count(GAP)) for check in lint.fake.checks]
    whole = [(COHERENCY, 3)]
    assert whole == [asked for asked in by_rule if asked[0] == COHERENCY]
    assert 1 < len([asked for asked in by_rule if asked[0] == AGREEMENT])
    lint.fake.checks.clear()
    changed = [*long[:3], "Ein neuer Absatz.", long[3]]
    lint("\n\n".join(changed), *rules)
    assert {
        (AGREEMENT, "Ein neuer Absatz."),
        (COHERENCY, GAP.join(t.strip() for t in changed)),
    } == {(check["enabledRules"], check["text"]) for check in lint.fake.checks}
    assert 2 == len(lint.fake.checks)


def test_places_of_both_kinds_of_rules_are_exact(lint: Desk) -> None:
    rules = (GRAMMAR, HYPHEN, entry({"languagetool": COHERENCY}, "coherency"))
    text = "Das KI -Modell 😀.\n\nEin guten Satz.\n\nDas KI -Modell und ein Delphin."
    result = lint(text, *rules, marks=[("guten", AGREEMENT), ("Delphin", COHERENCY)])
    assert ["KI -Modell", "guten", "KI -Modell", "Delphin"] == texts(result)


# --- the way back -------------------------------------------------------------------------------

WAYS = {
    "before an edit": ("Ein ⟦guten⟧ Satz, ein KI -Modell.", "guten"),
    "behind an edit": ("Das KI -Modell, ein ⟦guten⟧ Satz.", "guten"),
    "between edits": ("Ein KI -Modell ⟦und guten⟧ KI -Modell.", "und guten"),
    "directly before an edit": ("Ein ⟦guten⟧KI -Modell.", "guten"),
    "behind emoji": ("😀👩‍👩‍👧 KI -Modell 😀 ⟦guten⟧.", "guten"),
    "with emoji inside": ("Das KI -Modell, ⟦ein 😀 guten⟧ Satz.", "ein 😀 guten"),
    "behind a soft hyphen": ("Das KI -Mo\u00addell KI -Modell ⟦gu\u00adten⟧ Satz.", "guten"),
    "in another paragraph": ("Das KI -Modell.\n\nKI -Modell\n\nEin ⟦guten⟧ Satz.", "guten"),
    "with CRLF": ("Das KI -Modell.\r\n\r\nKI -Modell und\r\n⟦ein guten⟧ Satz.\r\n", "ein guten"),
    "over a line end of CRLF": (
        "Am Ende dieser langen Zeile über das KI -Modell steht nun doch noch ⟦ein\r\n"
        "guten⟧ Satz, und zwar der letzte.\r\n",
        "ein?guten",
    ),
}
MARKED_UP = {
    "into emphasis": ("KI -Modell: ⟦ein **guten⟧** Satz.", "ein guten"),
    "all in emphasis": ("KI -Modell: *⟦ein guten⟧* Satz.", "ein guten"),
    "over emphasis": ("KI -Modell: ⟦ein **klein** guten⟧ Satz.", "ein klein guten"),
    "a link": ("[KI -Modell](https://x.de) ist [⟦ein guten⟧](https://y.de) Satz.", "ein guten"),
    "an entity": ("KI -Modell f&uuml;r ⟦gr&ouml;&szlig;eren⟧ Satz.", "größeren"),
    "a table": (
        "| KI -Modell | b |\n|---|---|\n| `a\\|b` ein | ⟦guten⟧ |\n| KI -Modell | ⟦guten⟧ |\n",
        "guten",
    ),
    "an item": ("1. KI -Modell\n   - KI -Modell, ⟦ein guten⟧ Satz\n", "ein guten"),
    "a quotation": ("> Das KI -Modell\n> ist ⟦ein\n> guten⟧ Satz.\n", "ein?guten"),
    "a table with CRLF": (
        "# KI -Modell\r\n\r\n|a|KI -Modell|\r\n|-|-|\r\n|😀|⟦guten⟧|\r\n",
        "guten",
    ),
    "behind code": ("`KI -Modell` KI -Modell `guten` ⟦guten⟧ Satz.", "guten"),
}


@pytest.mark.parametrize(
    ("marked", "needle", "format"),
    [(*way, "text") for way in WAYS.values()] + [(*way, "markdown") for way in MARKED_UP.values()],
    ids=[*WAYS, *MARKED_UP],
)
def test_a_place_is_found_again_in_the_source(
    lint: Desk, marked: str, needle: str, format: str
) -> None:
    source = MARK.sub("", marked)
    expected = re.findall("⟦(.*?)⟧", marked, re.DOTALL)
    starts = [place.start() - 2 * index for index, place in enumerate(re.finditer("⟦", marked))]
    needles = [needle.replace("?", blank) for blank in " \n"] if "?" in needle else [needle]
    marks = [(one, AGREEMENT) for one in needles]
    result = lint(source, GRAMMAR, HYPHEN, marks=marks, format=format)
    found = [f.span for f in result.findings if f.rule.id == "grammar-fault"]
    spans = [Span(start, start + len(text)) for start, text in zip(starts, expected, strict=True)]
    assert spans == found, lint.fake.texts
    assert all("KI-Modell" in text for text in lint.fake.texts)


def test_its_suggestions_are_written_where_they_belong(lint: Desk) -> None:
    text = "Das KI -Modell ist *ein guten* Satz, KI -Modell."
    marks = [("ein guten", AGREEMENT, ["ein guter", "einen guten"])]
    result = lint(text, GRAMMAR, HYPHEN, marks=marks, format="markdown")
    assert "Das KI-Modell ist *ein guter* Satz, KI-Modell." == written(result)
    (finding,) = [f for f in result.findings if f.rule.id == "grammar-fault"]
    assert [Applicability.UNSAFE] * 2 == [s.applicability for s in finding.suggestions]


def test_a_suggestion_that_touches_ours_waits_until_ours_is_written(lint: Desk) -> None:
    """It replaces more than it marks, and what it was made for is not what stands there."""
    rule = entry(
        {"languagetool": {"rule": AGREEMENT, "fits": "KI-Modell (?P<word>guten)"}},
        "grammar-fault",
        report="word",
        suggest=["Vorbild"],
    )
    source = "Das KI -Modell guten."
    result = lint(source, rule, HYPHEN, marks=[("guten", AGREEMENT)])
    (finding,) = [f for f in result.findings if f.rule.id == "grammar-fault"]
    assert ("guten", ()) == (finding.span.of(source), finding.suggestions)


# --- ours and theirs ----------------------------------------------------------------------------


def test_where_ours_found_something_ours_stays_alone(lint: Desk) -> None:
    ours = entry("guten", "ours")
    marks = [("ein guten", AGREEMENT), ("guten Satz", AGREEMENT), ("guten", AGREEMENT)]
    assert ["ours"] == names(lint("Das ist ein guten Satz.", GRAMMAR, ours, marks=marks))


def test_a_mere_consequence_of_ours_is_dropped(lint: Desk) -> None:
    marks = [("KI-Modell", AGREEMENT), ("Das KI", AGREEMENT), ("Modell ist", AGREEMENT)]
    result = lint("Das KI -Modell ist da.", GRAMMAR, HYPHEN, marks=marks)
    assert ["hyphen"] == names(result)


@pytest.mark.parametrize("mark", ["Herr Müller", "Müller", "Müller kommt", "Mü", "üll"])
def test_what_lies_in_a_text_of_ours_is_dropped_though_ours_weighs_less(
    lint: Desk, mark: str
) -> None:
    ours = entry("Mueller", "ours", suggest="Müller", applicability="safe", severity="info")
    result = lint("Da ist Herr Mueller kommt.", GRAMMAR, ours, marks=[(mark, AGREEMENT)])
    assert ["ours"] == names(result)


@pytest.mark.parametrize("mark", ["Ende.", "."])
def test_what_touches_an_insertion_of_ours_is_dropped(lint: Desk, mark: str) -> None:
    ours = entry(
        {"regex": r"Ende(?P<end>)(?!\.)"},
        "ours",
        suggest=[{"end": "."}],
        applicability="safe",
        severity="info",
    )
    result = lint("Das Ende", GRAMMAR, ours, marks=[(mark, AGREEMENT)])
    assert ["Das Ende."] == lint.fake.texts
    assert ["ours"] == names(result)


def test_what_stands_beside_ours_is_told(lint: Desk) -> None:
    comma = entry({"regex": r"(?P<gap> ),"}, "comma", suggest={"gap": ""}, applicability="safe")
    source = "Das ist der Haus , das steht."
    result = lint(source, GRAMMAR, comma, marks=[("der Haus", AGREEMENT, ["das Haus"])])
    assert ["der Haus", " ,"] == texts(result)
    assert "Das ist das Haus, das steht." == written(result)


@pytest.mark.parametrize(
    ("own", "theirs", "expected"),
    [
        ("info", "warning", ["grammar-fault", "ours"]),
        ("warning", "error", ["grammar-fault", "ours"]),
        ("warning", "warning", ["ours"]),
        ("error", "warning", ["ours"]),
    ],
)
def test_only_what_weighs_more_is_told_beside_ours(
    lint: Desk, own: str, theirs: str, expected: list[str]
) -> None:
    ours = [entry("guten", "ours", severity=own)]  # of another family: nothing is a double
    rule = GRAMMAR | {"severity": theirs}
    result = lint("ein guten Satz", rule, apart=ours, marks=[("ein guten Satz", AGREEMENT)])
    assert expected == names(result)


def test_of_equal_places_of_two_rules_of_theirs_one_is_told(lint: Desk) -> None:
    rules = (entry({"languagetool": CASE}, "b"), entry({"languagetool": AGREEMENT}, "a"))
    result = lint("ein guten", *rules, marks=[("guten", AGREEMENT), ("guten", CASE)])
    assert ["a"] == names(result)


def test_two_rules_that_send_the_same_mark_twice_are_told_once(lint: Desk) -> None:
    rule = entry([{"languagetool": CASE}, {"languagetool": AGREEMENT}], "a")
    result = lint("ein guten", rule, marks=[("guten", AGREEMENT), ("guten", CASE)])
    assert ["guten"] == texts(result)


# --- what packs ask for -------------------------------------------------------------------------


def test_the_message_holds_what_they_say(lint: Desk) -> None:
    rule = GRAMMAR | {"message": {"de": "„{match}“: {languagetool}", "en": "“{match}”."}}
    marks = [("guten", AGREEMENT)]
    assert "„guten“: Meldung von DE_AGREEMENT." == the(lint("ein guten", rule, marks=marks)).message
    assert "“guten”." == the(lint("ein guten", rule, marks=marks, language="en")).message


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ({"unless": "Zitat"}, ["guten", "guten"]),
        ({"unless": {"paragraph": "Zitat"}}, ["guten"]),
        ({"unless": {"document": "Zitat"}}, []),
        ({"near": "Zitat"}, ["guten"]),
        ({"near": {"paragraph": "Zitat"}}, ["guten", "guten"]),
        ({"unless": {"before": "Ein"}}, ["guten"]),
        ({"unless": {"after": {"regex": r"Satz\."}}}, ["guten"]),
    ],
)
def test_clauses_hold(lint: Desk, clauses: dict[str, Any], expected: list[str]) -> None:
    text = "Zitat: der guten Satz. Ein guten Tag.\n\nEin guten Satz."
    result = lint(text, GRAMMAR | clauses, marks=[("guten", AGREEMENT)])
    assert expected == texts(result)


def test_clauses_look_at_the_text_as_our_fixes_leave_it(lint: Desk) -> None:
    rule = GRAMMAR | {"unless": "KI-Modell"}
    result = lint("Das KI -Modell ist guten.", rule, HYPHEN, marks=[("guten", AGREEMENT)])
    assert ["hyphen"] == names(result)


def test_kinds_of_blocks_and_formats_hold(lint: Desk) -> None:
    marks = [("guten", AGREEMENT)]
    text = "# Ein guten Titel\n\nEin guten Satz.\n"
    result = lint(text, GRAMMAR | {"kinds": ["heading"]}, marks=marks, format="markdown")
    assert [4 + 2] == [finding.span.start for finding in result.findings]
    rule = GRAMMAR | {"formats": ["markdown"]}
    assert 2 == len(lint(text, rule, marks=marks, format="markdown").findings)
    assert 0 == len(lint(text, rule, marks=marks, format="text").findings)


def test_fits_says_what_the_place_must_be_like_and_marks_that(lint: Desk) -> None:
    rule = entry({"languagetool": {"rule": AGREEMENT, "fits": r"\bein guten\b"}}, "fault")
    result = lint(
        "der guten, ein guten, ein gutenberg", rule, marks=[("guten", AGREEMENT, ["gut"])]
    )
    assert ["ein guten"] == texts(result)
    assert "der guten, ein gut, ein gutenberg" == written(result)


def test_own_suggestions_go_before_theirs(lint: Desk) -> None:
    fits = r"(?P<article>ein) guten"
    rule = entry(
        {"languagetool": {"rule": AGREEMENT, "fits": fits}}, "fault", suggest={"article": "einen"}
    )
    result = lint("Er ist ein guten.", rule, marks=[("guten", AGREEMENT, ["guter"])])
    assert "Er ist einen guten." == written(result)
    assert 1 == len(the(result).suggestions)


def test_joins_tells_compounds_in_pieces_from_the_rest(lint: Desk) -> None:
    rules = (
        entry({"languagetool": {"rule": AGREEMENT, "joins": True}}, "compound"),
        entry({"languagetool": {"rule": AGREEMENT, "joins": False}}, "agreement"),
    )
    marks = [("die Projekt Mappe", AGREEMENT, ["die Projektmappe"]), ("ein guten", AGREEMENT)]
    result = lint("Er öffnet die Projekt Mappe und ein guten.", *rules, marks=marks)
    assert ["compound", "agreement"] == names(result)


def test_a_category_stands_for_all_its_rules(lint: Desk) -> None:
    rule = entry({"languagetool": {"category": "GRAMMAR"}}, "fault")
    marks = [("guten", AGREEMENT), ("Haus", "KOMMA_VOR_UND_ODER"), ("Tag", "DE_VERBAGREEMENT")]
    result = lint("Ein guten Haus Tag.", rule, marks=marks)
    assert ["guten", "Tag"] == texts(result)
    asked = set(",".join(check["enabledRules"] for check in lint.fake.checks).split(","))
    assert {AGREEMENT, "DE_VERBAGREEMENT"} <= asked
    assert "GERMAN_SPELLER_RULE" not in asked


def test_an_expression_that_takes_too_long_is_told_and_the_rest_runs(
    lint: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linter.expression.TIME_LIMIT", 0.05)
    slow = entry(
        {"languagetool": {"rule": AGREEMENT, "fits": r"(?:a|a|aa)+(?:a|a)+c|guten$"}}, "slow"
    )
    other = entry({"languagetool": CASE}, "other")
    text = "a" * 60 + " guten a"
    result = lint(text, slow, other, marks=[("guten", AGREEMENT), ("guten a", CASE)])
    assert ["other"] == names(result)
    assert ["slow"] == re.findall("„(slow)“", result.unchecked[0].reason)
    assert not result.unchecked[0].grammar


# --- suppressions -------------------------------------------------------------------------------


def md(text: str) -> str:
    return f"<!-- mtlint: {text} -->\n"


@pytest.mark.parametrize("name", ["grammar-fault", "mistakes", ""])
def test_a_comment_silences_what_they_find(lint: Desk, name: str) -> None:
    text = md(f"ignore {name}") + "Ein guten Satz.\n\nEin guten Tag.\n"
    result = lint(text, marks=[("guten", AGREEMENT)], format="markdown")
    assert [text.rindex("guten")] == [finding.span.start for finding in result.findings]


def test_a_comment_that_silences_nothing_is_told_once_they_have_read(lint: Desk) -> None:
    assert ["unused-suppression"] == names(
        lint(md("ignore grammar-fault") + "Ein guter Satz.\n", format="markdown")
    )


@pytest.mark.parametrize("name", ["grammar-fault", "mistakes", "", "grammar-fault, mistakes"])
@pytest.mark.parametrize("way", ["off", "failed"])
def test_a_comment_that_may_silence_something_is_not_told_unless_they_have_read(
    lint: Desk, load: Load, name: str, way: str
) -> None:
    text = md(f"ignore {name}") + "Ein guten Satz.\n"
    if way == "off":
        rules = load(packed(GRAMMAR, HYPHEN)) + BUILTIN
        result = Linter(rules).check(Document.from_text(text, format="markdown"))
    else:
        lint.fake.fault = "500"
        result = lint(text, GRAMMAR, HYPHEN, marks=[("guten", AGREEMENT)], format="markdown")
    assert [] == names(result)


def test_a_comment_for_ours_is_told_although_they_have_not_read(lint: Desk, load: Load) -> None:
    rules = load(packed(GRAMMAR, HYPHEN)) + BUILTIN
    document = Document.from_text(md("ignore hyphen") + "Gut.\n", format="markdown")
    assert ["unused-suppression"] == names(Linter(rules).check(document))


def test_a_rule_that_is_found_in_both_ways_is_told_only_once_both_have_looked(
    lint: Desk, load: Load
) -> None:
    rule = entry([{"languagetool": AGREEMENT}, {"regex": "Fehler"}], "both")
    text = md("ignore both") + "Gut.\n"
    document = Document.from_text(text, format="markdown")
    assert [] == names(Linter(load(packed(rule)) + BUILTIN).check(document))
    assert ["unused-suppression"] == names(lint(text, rule, format="markdown"))


# --- faults -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en"])
def test_where_they_fail_ours_stays_and_the_reason_is_told(lint: Desk, language: str) -> None:
    lint.fake.fault = "500"
    marks = [("guten", AGREEMENT)]
    result = lint("Das KI -Modell ist guten.", GRAMMAR, HYPHEN, marks=marks, language=language)
    assert ["hyphen"] == names(result)
    (unchecked,) = result.unchecked
    assert Unchecked(unchecked.reason, failed=False, grammar=True) == unchecked
    start = {"de": "LanguageTool hat keine", "en": "LanguageTool gave no"}[language]
    assert unchecked.reason.startswith(start)


def test_a_text_that_is_not_german_is_not_sent(lint: Desk) -> None:
    result = lint("The one that you have is the best of all, and they know it can not be. " * 4)
    assert [False] == [missing.grammar for missing in result.unchecked]
    assert [] == lint.fake.checks


def test_ours_is_there_before_they_have_answered(load: Load, fake: FakeLanguageTool) -> None:
    fake.answer = marking(("guten", AGREEMENT, []))
    answers = Answers(Started(fake, version=None))
    linter = Linter(load(packed(GRAMMAR, HYPHEN)), languagetool=answers)
    waiting = [linter.begin(Document.from_text(f"Ein guten Satz {n}.")) for n in range(4)]
    assert [["guten"]] * 4 == [texts(wait()) for wait in waiting]


# --- for any text -------------------------------------------------------------------------------


class Reader:
    """Answers without a server: marks Lu and a number, whatever stands around them."""

    def expect(self, source: str) -> None: ...

    def answered(self, source: str) -> None: ...

    def begin(self, blocks: Sequence[str], rules: Sequence[str]) -> Any:
        assert [AGREEMENT] == list(rules)
        return lambda: [
            [
                Reply(Span(*m.span()), AGREEMENT, "x", ("Xneu",))
                for m in re.finditer("Lu[0-9]+", text)
            ]
            for text in blocks
        ]


EDITS = [
    entry({"regex": "KI(?P<gap> )-Modell"}, "deletes", suggest={"gap": ""}),
    entry({"regex": "Mueller"}, "replaces", suggest="Müller"),
    entry({"regex": r"usw(?P<end>)(?!\.)"}, "inserts", suggest={"end": "."}),
    entry({"regex": r"(?P<word>doppelt) doppelt"}, "shortens", suggest={"word": ""}),
    entry({"regex": r"(?P<x>\u00b7)"}, "vanishes", suggest={"x": ""}),
    entry({"regex": r"(?P<x>)#"}, "goes-before", suggest={"x": "Nummer "}),
]
TOKENS = [
    "KI -Modell", "Mueller", "usw", "doppelt doppelt", "·", "#", "Lu1", "Lu2345", "Haus", "und",
    "😀", "gro\u0308ß", "f\u00adu\u00adt",
]  # fmt: skip
GLUE = ["", " ", " ", ", ", "\n", "\n\n", "\r\n", "\r\n\r\n", ". "]
MARKUP_GLUE = [*GLUE, " **", "** ", " *", "* ", " `x` ", " <!-- c --> ", " &auml; ", "\n\n- "]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Return a function that checks a text with those edits and ``Reader``."""
    path = tmp_path_factory.mktemp("pack") / "edits.yml"
    edits = [e | {"applicability": "safe", "severity": "info"} for e in EDITS]
    path.write_text(packed(*edits, GRAMMAR), encoding="utf-8")
    linter = Linter(load_rules(path, builtin=False), languagetool=cast(Answers, Reader()))
    return lambda source, kind: linter.check(Document.from_text(source, format=kind))


def _documents(glue: Sequence[str]) -> st.SearchStrategy[str]:
    pairs = st.lists(st.tuples(st.sampled_from(TOKENS), st.sampled_from(glue)), max_size=12)
    return pairs.map(lambda pairs: "".join(token + glue for token, glue in pairs))


@settings(max_examples=300)
@given(_documents(GLUE))
def test_in_any_text_each_place_holds_what_was_marked(check: Check, source: str) -> None:
    result = check(source, "text")
    found = [f.span for f in result.findings if f.rule.id == "grammar-fault"]
    # Nothing of ours begins or ends inside such a word, so each of them is found.
    assert [Span(*match.span()) for match in re.finditer("Lu[0-9]+", source)] == found


@settings(max_examples=300)
@given(_documents(MARKUP_GLUE))
def test_in_any_markdown_each_place_holds_what_was_marked_and_can_be_written(
    check: Check, source: str
) -> None:
    found = [f for f in check(source, "markdown").findings if f.rule.id == "grammar-fault"]
    assert re.findall("Lu[0-9]+", source) == [finding.span.of(source) for finding in found]
    for finding in found:
        (suggestion,) = finding.suggestions
        assert "Xneu" == _written_at(source, finding.span, suggestion)


def _written_at(source: str, span: Span, suggestion: Suggestion) -> str:
    new = apply_edits(source, suggestion.edits)
    return new[span.start : span.end + len(new) - len(source)]
