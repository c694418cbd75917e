from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from linter.corpus import CorpusError, cut, read_corpus
from linter.document import Document
from linter.evaluation import Annotated, Evaluation, Found, as_json, as_table, evaluate
from linter.finding import Edit, Finding, Result, Suggestion, Unchecked
from linter.hits import fit
from linter.rule import Applicability, Message, Rule, Severity
from linter.span import Span

Check = Callable[[str, str], Result]
WARNING = Severity.WARNING
NO_BREAK = "\N{NO-BREAK SPACE}"


def found(
    source: str,
    place: str,
    new: str | None = None,
    *,
    rule: str = "r",
    severity: Severity = WARNING,
) -> Finding:
    """A finding on the first ``place`` of ``source`` that suggests ``new`` for all of it."""
    span = Span(source.index(place), source.index(place) + len(place))
    suggestions = () if new is None else (Suggestion((Edit(span, new),), Applicability.SAFE),)
    family = rule.partition("-")[0]
    return Finding(Rule(rule, family, Message("", ""), severity=severity), span, "", suggestions)


def checker(*wanted: tuple[str, str | None, str], severity: Severity = WARNING) -> Check:
    """A check that finds each place, new text and rule in every text where the place stands."""

    def check(source: str, name: str) -> Result:
        findings = tuple(
            found(source, place, new, rule=rule, severity=severity)
            for place, new, rule in wanted
            if place in source
        )
        return Result(Document(name, "text", source, ()), findings)

    return check


def finder(*places: str) -> Check:
    """A check that finds places and suggests nothing."""
    return checker(*((place, None, "r") for place in places))


def edited(source: str, place: str, *edits: Edit) -> Check:
    """A check with one finding on ``place`` and these edits."""
    finding = found(source, place)._replace(suggestions=(Suggestion(edits, Applicability.SAFE),))
    return lambda _source, name: Result(Document(name, "text", source, ()), (finding,))


def gold(source: str, place: str, *suggestions: str, **fields: Any) -> dict[str, Any]:
    start = source.index(place)
    row = {"id": "x", "start": start, "end": start + len(place), "text": place}
    row |= {"category": "spacing-hyphen", "severity": "error", "detectability": "regex"}
    return {**row, "suggestions": list(suggestions), **fields}


def write_gold(folder: Path, source: str, rows: Sequence[dict[str, Any]], name: str = "a") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_bytes(source.encode())
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / f"{name}.gold.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def write_artifacts(
    folder: Path, source: str, rows: Sequence[tuple[str, str, str, int]], half: str = "write"
) -> Path:
    """Rows are place, category, correction, confidence; a second text lies in the other half."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "1.md").write_bytes(source.encode())
    (folder / "docs" / "2.md").write_bytes(b"eins zwei drei")
    other = "check" if half == "write" else "write"
    index = f"id\tfile\thalf\n1\t1.md\t{half}\n2\t2.md\t{other}\n"
    (folder / "index.tsv").write_text(index, encoding="utf-8")
    lines = ["id\tstart\tend\tcategory\tspan\tcorrection\tconfidence"]
    for place, category, correction, confidence in rows:
        start = source.index(place)
        span = place.replace("\n", "\\n")
        cells = ("1", start, start + len(place), category, span, correction, confidence)
        lines.append("\t".join(map(str, cells)))
    (folder / "artifacts.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def first_suggestion(folder: Path, place: str, new: str) -> Annotated:
    return evaluate(folder, checker((place, new, "r"))).overall


# hits


@pytest.mark.parametrize(
    ("finding", "annotation", "expected"),
    [
        (Span(0, 10), Span(0, 10), 1.0),
        (Span(0, 10), Span(5, 15), 5 / 15),
        (Span(0, 10), Span(10, 20), 0.0),  # neighbours share nothing
        (Span(5, 5), Span(0, 10), 0.0),  # nor does an empty finding
        (Span(0, 50), Span(0, 10), 10 / 50),  # 3 x 10 + 20 = 50: just short enough
        (Span(0, 51), Span(0, 10), 0.0),
    ],
)
def test_a_finding_fits_by_shared_characters_unless_it_is_too_long(
    finding: Span, annotation: Span, expected: float
) -> None:
    assert expected == fit(finding, annotation)


NESTED = "Er will auf das KI -Feld einwirken."
OUTER, INNER = "auf das KI -Feld einwirken", "KI -Feld"


def test_touched_counts_both_nested_annotations_and_best_the_one_that_fits(tmp_path: Path) -> None:
    rows = [gold(NESTED, OUTER, category="en-calque"), gold(NESTED, INNER, "KI-Feld")]
    folder = write_gold(tmp_path, NESTED, rows)
    check = checker((INNER, "KI-Feld", "r"))
    touched, best = (evaluate(folder, check, count=count) for count in ("touched", "best"))
    assert Annotated(annotations=2, hits=2, right=1) == touched.overall
    assert Annotated(annotations=2, hits=1, right=1) == best.overall
    assert Annotated(annotations=1, hits=0, right=0) == best.by_category["en-calque"]
    assert best == evaluate(folder, check)


def test_two_findings_hit_two_nested_annotations_in_best(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, NESTED, [gold(NESTED, OUTER), gold(NESTED, INNER)])
    report = evaluate(folder, finder(OUTER, INNER))
    assert report.overall.hits == 2


def test_a_finding_may_fit_best_an_annotation_that_does_not_count(tmp_path: Path) -> None:
    rows = [gold(NESTED, OUTER), gold(NESTED, INNER, severity="suggestion")]
    report = evaluate(write_gold(tmp_path, NESTED, rows), finder(INNER))
    assert Annotated(annotations=1, hits=0, right=0) == report.overall
    assert Annotated(annotations=1, hits=1, right=0) == report.by_severity["suggestion"]
    assert Found(findings=1, hits=1, on_none=0, right=0, info=0) == report.found


def test_of_two_annotations_on_one_span_the_one_that_counts_is_hit(tmp_path: Path) -> None:
    rows = [gold(NESTED, INNER, severity="suggestion"), gold(NESTED, INNER, severity="error")]
    report = evaluate(write_gold(tmp_path, NESTED, rows), finder(INNER))
    assert {"error": Annotated(1, 1, 0), "suggestion": Annotated(1, 0, 0)} == report.by_severity


def test_the_best_fitting_finding_is_the_one_whose_suggestion_is_asked(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, NESTED, [gold(NESTED, INNER, "KI-Feld")])
    wide, narrow = (OUTER, "aufs KI -Feld einwirken", "wide"), (INNER, "KI-Feld", "narrow")
    report = evaluate(folder, checker(wide, narrow))
    assert Annotated(annotations=1, hits=1, right=1) == report.overall
    assert Found(findings=1, hits=1, on_none=0, right=0, info=0) == report.by_rule["wide"]
    assert Found(findings=1, hits=1, on_none=0, right=1, info=0) == report.by_rule["narrow"]


def test_a_finding_that_is_too_long_neither_hits_nor_lies_on_none(tmp_path: Path) -> None:
    source = "KI " + "x" * 24 + " Ende"  # 3 x 2 + 20 = 26 characters at most
    folder = write_gold(tmp_path, source, [gold(source, "KI")])
    long, longest = source[:26], source[:27]
    assert evaluate(folder, finder(long)).overall.hits == 1
    report = evaluate(folder, finder(longest))
    assert report.overall.hits == 0
    assert Found(findings=1, hits=0, on_none=0, right=0, info=0) == report.found


def test_findings_of_severity_info_enter_no_figure_but_their_own(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, NESTED, [gold(NESTED, INNER, "KI-Feld")])
    check = checker((INNER, "KI-Feld", "r"), ("Er", None, "r"), severity=Severity.INFO)
    report = evaluate(folder, check)
    assert report.overall.hits == 0
    assert Found(findings=0, hits=0, on_none=0, right=0, info=2) == report.found


def test_on_none_shares_no_character_with_an_annotation_of_any_weight(tmp_path: Path) -> None:
    source = "eins zwei drei vier"
    rows = [gold(source, "zwei", severity="suggestion"), gold(source, "drei", severity="warning")]
    folder = write_gold(tmp_path, source, rows)
    report = evaluate(folder, finder("eins", "zwei", "drei", "vier"))
    assert Found(findings=4, hits=2, on_none=2, right=0, info=0) == report.found
    assert Annotated(annotations=1, hits=1, right=0) == report.overall
    assert "500.00" in as_table(report)  # 2 findings on none in 4 words


# first suggestions


@pytest.mark.parametrize(
    ("new", "right"),
    [
        ("Jensen Huang", 1),
        ("Huang", 1),  # without the note
        ("Huang (beim zweiten Mal)", 1),
        ("Huang Jensen", 0),
    ],
)
def test_corrections_are_alternatives_without_notes(tmp_path: Path, new: str, right: int) -> None:
    source = "Der Chef Huang Renxun sprach."
    row = gold(source, "Huang Renxun", "Jensen Huang", "Huang (beim zweiten Mal)")
    folder = write_gold(tmp_path, source, [row])
    assert right == first_suggestion(folder, "Huang Renxun", new).right


def test_white_space_is_folded_and_no_break_spaces_with_it(tmp_path: Path) -> None:
    source = "um 16,9% gefallen"
    folder = write_gold(tmp_path, source, [gold(source, "16,9%", f"16,9{NO_BREAK}%")])
    assert [
        first_suggestion(folder, "16,9%", new).right
        for new in ("16,9 %", "16,9\N{NARROW NO-BREAK SPACE}%", "16,9 Prozent")
    ] == [1, 1, 0]


@pytest.mark.parametrize(
    ("place", "new", "right"),
    [
        ("das KI -Feld ein", "das KI-Feld ein", 1),  # only the blank is written
        ("KI -Feld einwirken", "KI-Feld zugehen", 0),  # one edit across the end
        ("will auf das", "soll aufs", 0),  # no hit at all
        ("-Feld", "Feld", 0),
    ],
)
def test_the_annotated_text_is_followed_through_an_edit(
    tmp_path: Path, place: str, new: str, right: int
) -> None:
    folder = write_gold(tmp_path, NESTED, [gold(NESTED, INNER, "KI-Feld")])
    assert right == first_suggestion(folder, place, new).right


def test_edits_outside_of_the_annotation_only_move_it(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, NESTED, [gold(NESTED, INNER, "KI-Feld")])
    start = NESTED.index("das KI -Feld ein")
    article, blank, end = (Span(start, start + 3), Span(start + 6, start + 7), start + 12)
    edits = (Edit(article, "einem"), Edit(blank, ""), Edit(Span(end + 1, end + 4), "zu"))
    check = edited(NESTED, "das KI -Feld ein", *edits)
    assert evaluate(folder, check).overall.right == 1


@pytest.mark.parametrize("correction", ["die API", "API"])
def test_what_is_inserted_at_an_edge_may_count_in_or_out(tmp_path: Path, correction: str) -> None:
    source = "Hier ist API da"
    folder = write_gold(tmp_path, source, [gold(source, "API", correction)])
    check = edited(source, "API", Edit(Span(9, 9), "die "))
    assert evaluate(folder, check).overall.right == 1
    check = edited(source, "API", Edit(Span(12, 12), " die"))
    assert evaluate(folder, check).overall.right == (correction == "API")


def test_form_and_wording_are_shown_apart_and_hits_without_suggestion_count(tmp_path: Path) -> None:
    source = "eins zwei drei vier fünf"
    rows = [
        gold(source, "eins", "Eins", category="person-name"),
        gold(source, "zwei", "Zwei", category="quotes"),
        gold(source, "drei", "Drei", category="zh-idiom"),
        gold(source, "vier", "Vier", category="grammar"),
        gold(source, "fünf", "Fünf", category="brand-case", severity="suggestion"),
    ]
    wanted = [(word, word.title(), "r") for word in ("eins", "drei", "vier", "fünf")]
    report = evaluate(write_gold(tmp_path, source, rows), checker(*wanted, ("zwei", None, "r")))
    assert Annotated(annotations=2, hits=2, right=1) == report.form
    assert Annotated(annotations=1, hits=1, right=1) == report.wording
    assert Annotated(annotations=4, hits=4, right=3) == report.overall


# reading: gold files


def test_a_single_gold_file_belongs_to_the_one_text_that_it_fits(tmp_path: Path) -> None:
    (write_gold(tmp_path, NESTED, [gold(NESTED, INNER)]) / "a.gold.jsonl").rename(
        tmp_path / "gold.jsonl"
    )
    for name in ("expected_safe.txt", "edited.txt", "a.preferred.txt", "a.safe.txt"):
        (tmp_path / name).write_text(NESTED, encoding="utf-8")
    (tmp_path / "other.txt").write_text("Ein anderer Text.", encoding="utf-8")
    assert [text.name for text in read_corpus(tmp_path).texts] == ["a.txt"]


def test_gold_files_are_found_in_folders_below(tmp_path: Path) -> None:
    write_gold(tmp_path / "x", NESTED, [gold(NESTED, INNER)], name="a")
    write_gold(tmp_path / "y", "KI", [gold("KI", "KI")], name="b")
    report = evaluate(tmp_path, finder(INNER))
    assert (report.texts, report.words) == (2, 8)
    assert Annotated(annotations=2, hits=1, right=0) == report.overall


def test_annotations_that_do_not_fit_their_text_are_an_error(tmp_path: Path) -> None:
    write_gold(tmp_path, NESTED, [gold(NESTED, INNER)])
    (tmp_path / "a.txt").write_text("Geheim.", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a\.gold\.jsonl: fits 0 of") as caught:
        read_corpus(tmp_path)
    assert "Geheim" not in str(caught.value)


def test_a_severity_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    write_gold(tmp_path, NESTED, [gold(NESTED, INNER, severity="fatal")])
    with pytest.raises(CorpusError, match="a row is no annotation"):
        read_corpus(tmp_path)


def test_severity_and_detectability_have_their_own_figures(tmp_path: Path) -> None:
    rows = [
        gold(NESTED, "Er", severity="warning", detectability="lexical"),
        gold(NESTED, INNER),
        gold(NESTED, "einwirken"),
    ]
    report = evaluate(write_gold(tmp_path, NESTED, rows), finder(INNER))
    assert {"error": Annotated(2, 1, 0), "warning": Annotated(1, 0, 0)} == report.by_severity
    assert {"regex": Annotated(2, 1, 0), "lexical": Annotated(1, 0, 0)} == report.by_detectability


# reading: artifacts.tsv

ARTIFACTS = 'Der "gute\nRat" ist [hier] (# hier), wahr / falsch.'
ROWS = [
    ('"gute\nRat"', "quotes", "„gute\\nRat“", 3),
    ("[hier] (# hier)", "markdown", "[hier](#hier) / [da](#da)", 2),
    ("wahr / falsch", "code-translated", "true / false", 3),
    ("ist", "calque", "war", 1),
]


def test_artifacts_are_counted_by_confidence_and_touched(tmp_path: Path) -> None:
    folder = write_artifacts(tmp_path / "mt", ARTIFACTS, ROWS)
    report = evaluate(folder, finder('"gute\nRat" ist', "ist"))
    assert (report.kind, report.count) == ("artifacts", "touched")
    assert Annotated(annotations=3, hits=1, right=0) == report.overall
    assert {
        "confidence 3": Annotated(2, 1, 0),
        "confidence 2": Annotated(1, 0, 0),
        "confidence 1": Annotated(1, 1, 0),
    } == report.by_severity
    assert report.by_detectability == {}
    assert "confidence 1 (does not count)" in as_table(report)


@pytest.mark.parametrize(
    ("place", "new"),
    [
        ('"gute\nRat"', "„gute Rat“"),  # the line feed of the correction is white space
        ("[hier] (# hier)", "[hier](#hier)"),
        ("[hier] (# hier)", "[da](#da)"),
        ("wahr / falsch", "true / false"),  # as a whole
        ("wahr / falsch", "true"),  # or as alternatives
    ],
)
def test_corrections_of_artifacts_are_read(tmp_path: Path, place: str, new: str) -> None:
    folder = write_artifacts(tmp_path / "mt", ARTIFACTS, ROWS)
    assert first_suggestion(folder, place, new).right == 1


def test_a_half_is_chosen_by_the_index(tmp_path: Path) -> None:
    folder = write_artifacts(tmp_path / "mt", ARTIFACTS, ROWS)
    seen: list[str] = []

    def check(source: str, name: str) -> Result:
        seen.append(name)
        return Result(Document(name, "text", source, ()), ())

    counts = [evaluate(folder, check, half=half).overall for half in (None, "write", "check")]
    assert [Annotated(3, 0, 0), Annotated(3, 0, 0), Annotated(0, 0, 0)] == counts
    assert seen == ["docs/1.md", "docs/2.md", "docs/1.md", "docs/2.md"]
    with pytest.raises(CorpusError, match="no texts"):
        read_corpus(folder, "neither")
    with pytest.raises(CorpusError, match="no half"):
        read_corpus(folder / "docs", "write")


# reading: texts without annotations


def test_a_text_is_cut_at_the_first_line_end_after_2000_words() -> None:
    lines = ["eins zwei drei\r\n"] * 1500  # 4,500 words; 667 lines are the first 2,001
    pieces = cut("".join(lines))
    assert [piece.count("\r\n") for piece in pieces] == [667, 667, 166]
    assert "".join(lines) == "".join(pieces)


def test_a_line_is_never_cut_and_markdown_stays_whole(tmp_path: Path) -> None:
    long = "wort " * 2500 + "\n"
    (tmp_path / "below").mkdir()
    (tmp_path / "a.txt").write_text(long + "Ende", encoding="utf-8")
    (tmp_path / "below" / "b.md").write_text(long + "Ende", encoding="utf-8")
    (tmp_path / "c.tsv").write_text("kein Text", encoding="utf-8")
    texts = read_corpus(tmp_path).texts
    assert [text.name for text in texts] == ["a#1.txt", "a#2.txt", "below/b.md"]
    assert [long, "Ende", long + "Ende"] == [text.source for text in texts]


def test_false_alarms_are_counted_by_1000_words_of_the_whole_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("KI -Feld `code_1` " + "wort " * 1996, encoding="utf-8")
    check = checker(("KI -Feld", "KI-Feld", "spacing-blank"), ("code_1", None, "markup-code"))
    report = evaluate(tmp_path, check)
    assert (report.texts, report.words) == (1, 1999)  # KI, Feld, code_1 are three
    assert Found(findings=2, hits=0, on_none=2, right=0, info=0) == report.found
    assert list(report.by_family) == ["markup", "spacing"]
    table = as_table(report)
    assert "annotations" not in table
    assert "1.00" in table  # 2 in 1,999 words


def test_an_empty_folder_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no texts"):
        read_corpus(tmp_path)
    with pytest.raises(CorpusError, match="no folder"):
        read_corpus(tmp_path / "none")


# showing


def nested_report(folder: Path) -> Evaluation:
    rows = [gold(NESTED, OUTER, category="en-calque"), gold(NESTED, INNER, "KI-Feld")]
    check = checker((INNER, "KI-Feld", "spacing-blank"), ("Er", None, "pronoun"))
    return evaluate(write_gold(folder, NESTED, rows), check)


def test_the_figures_can_be_written_as_json(tmp_path: Path) -> None:
    data = json.loads(json.dumps(as_json(nested_report(tmp_path))))
    assert data["overall"] == {"annotations": 2, "hits": 1, "right": 1}
    hit = {"findings": 1, "hits": 1, "on_none": 0, "right": 1, "info": 0}
    none = {"findings": 1, "hits": 0, "on_none": 1, "right": 0, "info": 0}
    assert {"spacing-blank": hit, "pronoun": none} == data["by_rule"]
    assert tuple(data[key] for key in ("version", "kind", "count", "half", "words")) == (
        1,
        "gold",
        "best",
        None,
        7,
    )


def test_the_table_is_aligned(tmp_path: Path) -> None:
    head, *tables = as_table(nested_report(tmp_path)).rstrip("\n").split("\n\n")
    assert f"{tmp_path.as_posix()} (gold): 1 texts, 7 words, counted: best" == head
    assert tables[-1].split("\n") == [
        "findings by rule  number  hits  on none  per 1,000 words  put right  of hits  info",
        "pronoun                1     0        1           142.86          0        –     0",
        "spacing-blank          1     1        0             0.00          1  100.0 %     0",
    ]
    for table in tables:
        assert len({len(line) for line in table.split("\n")}) == 1


def test_what_was_not_checked_is_told(tmp_path: Path) -> None:
    folder = write_gold(tmp_path, NESTED, [gold(NESTED, INNER)])
    unchecked = (Unchecked("not German"),)

    def check(source: str, name: str) -> Result:
        return Result(Document(name, "text", source, ()), (), unchecked)

    report = evaluate(folder, check)
    assert report.unchecked == {"not German": 1}
    assert "not checked in 1 texts: not German" in as_table(report)
