"""The measurements measure what they say; no test is held to a budget."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench import packs, texts
from bench.artifacts import EVERY, damaged, sentences
from bench.performance_page import BEGIN, END, PAGE, with_table
from bench.record import LATEST, merged, read, write
from bench.report import MARK, change, terminal
from bench.row import Budget, Row
from bench.rows import TOPICS
from bench.timing import Child, ChildError, interleaved, run
from linter import Linter, load_rules
from linter.rule import Rule

ROOT = Path(__file__).parent.parent
COUNT = 300
ROW = Row("page", "a page", "s", 0.1, 0.09, 0.2, times=8.0, budgets=(Budget("times", 8),))


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rule, ...]:
    path = tmp_path_factory.mktemp("bench") / "bench.yml"
    path.write_text(packs.pack(COUNT), "utf-8")
    return load_rules(path, builtin=False)


def test_a_pack_has_as_many_valid_rules_as_asked(rules: tuple[Rule, ...]) -> None:
    assert [f"bench-{number}" for number in range(COUNT)] == [rule.id for rule in rules]
    assert COUNT == len(Linter(rules).rules)


def test_a_pack_is_the_same_each_time_and_begins_with_the_shorter_one() -> None:
    assert packs.pack(60) == packs.pack(60)
    assert packs.pack(60).startswith(packs.pack(40))


def test_the_kinds_of_rules_have_their_shares(rules: tuple[Rule, ...]) -> None:
    found = Counter(_kind(rule) for rule in rules)
    assert {kind: share * COUNT // 20 for kind, share in packs.SHARES.items()} == found


def _kind(rule: Rule) -> str:
    (pattern,) = rule.match
    if rule.near or rule.unless:
        return "guarded"
    if pattern.kind == "regex":
        return "regex"
    if "~" in pattern.spec:
        return "in-clause"
    return "inflected" if "<" in pattern.spec else "fixed"


def test_guarded_rules_have_both_clauses_alone_and_together(rules: tuple[Rule, ...]) -> None:
    guarded = {(bool(rule.near), bool(rule.unless)) for rule in rules} - {(False, False)}
    assert {(True, False), (False, True), (True, True)} == guarded


def test_few_rules_of_a_pack_find_anything() -> None:
    text = "\n".join(texts.corpus().sentences)
    pairs = [packs.KINDS["fixed"](packs.vocabulary(), random.Random(n), False) for n in range(50)]
    assert [] == [pair["match"] for pair in pairs if f" {pair['match']} " in text]


@pytest.mark.parametrize("size", [30, 3_000, 200_000])
def test_a_text_has_exactly_the_size_asked_for(size: int) -> None:
    assert size == len(texts.text(size, 1).encode())
    assert size == len(texts.line(size, 1).encode())


def test_a_text_is_the_same_for_the_same_seed_only() -> None:
    assert texts.text(5_000, 1) == texts.text(5_000, 1)
    assert texts.text(5_000, 1) != texts.text(5_000, 2)


def test_paragraphs_do_not_repeat_in_a_text_nor_in_two() -> None:
    made = texts.text(1_000_000, 1) + texts.text(1_000_000, 2)
    long = [block for block in made.split("\n\n") if len(block) > 200 and block[0].isalpha()]
    assert len(set(long)) > 0.98 * len(long) > 2_000


def test_one_line_is_one_line() -> None:
    assert 1 == texts.line(50_000, 1).count("\n") == len(texts.line(50_000, 1).splitlines())


def test_an_artifact_stands_about_every_2_kb() -> None:
    size = 400_000
    made = texts.text(size, 1)
    seeded = sum(made.count(sentence) for sentence in set(sentences()))
    assert 0.4 * size / EVERY < seeded < 1.2 * size / EVERY


def test_damage_opens_a_compound_or_adds_a_bad_sentence() -> None:
    clean = ["Das KI-Modell lernt."]
    made = {" ".join(damaged(clean, random.Random(seed))) for seed in range(20)}
    assert "Das KI -Modell lernt." in made
    assert any("Das KI-Modell lernt." in text and len(text) > 25 for text in made)


def test_a_row_that_is_slower_is_marked() -> None:
    last = merged(None, {"page": [ROW]}, quick=False)
    slow = replace(ROW, median=0.13, times=10.4)
    assert f"1.30 {MARK}" == change(slow, last)
    assert MARK in terminal([slow], last)
    assert "1.10" == change(replace(ROW, median=0.11, times=8.8), last)


def test_a_slower_machine_is_no_slower_row() -> None:
    last = merged(None, {"page": [ROW]}, quick=False)
    assert "1.00" == change(replace(ROW, median=0.3), last)
    assert "1.00" == change(replace(ROW, times=11.0), last)


def test_less_throughput_is_slower() -> None:
    speed = Row("throughput", "100 MB", "MB/s", 9.0)
    last = merged(None, {"volume": [speed]}, quick=False)
    assert f"1.50 {MARK}" == change(replace(speed, median=6.0), last)
    assert "0.50" == change(replace(speed, median=18.0), last)


def test_rows_about_something_else_are_not_compared() -> None:
    last = merged(None, {"page": [ROW]}, quick=False)
    assert "" == change(replace(ROW, what="a page of 9 kB"), last)
    assert "" == change(ROW, None)


def test_a_budget_is_met_up_to_its_limit() -> None:
    assert ROW.is_met is True
    assert replace(ROW, times=8.1).is_met is False
    assert replace(ROW, times=None).is_met is None
    assert replace(ROW, budgets=()).is_met is None
    assert replace(ROW, budgets=(Budget("median", 0.2, at_least=True),)).is_met is False


def test_what_is_not_measured_again_stays_in_the_record(tmp_path: Path) -> None:
    other = Row("keystroke", "a letter", note="not there yet")
    rows = {"page": [ROW, replace(ROW, name="gone")], "keystroke": [other]}
    old = merged(None, rows, quick=False)
    write(tmp_path / "results.json", old)
    assert old == read(tmp_path / "results.json")
    new = merged(old, {"page": [replace(ROW, median=0.05)]}, quick=False)
    medians = {entry.row.name: entry.row.median for entry in new.entries}
    assert {"page": 0.05, "keystroke": None} == medians
    assert 1 == len(merged(old, {"page": [ROW]}, quick=True).entries)


def test_children_are_timed_beside_a_bare_python() -> None:
    found = interleaved({"sum": _python("sum(range(10**6))")}, runs=1, warm=False)["sum"]
    assert found.low == found.median == found.high > 0
    assert found.cpu > 0
    assert found.times > 1


def test_a_child_that_fails_or_hangs_says_so() -> None:
    with pytest.raises(ChildError, match="exit code 3: sorry"):
        run(_python("import sys; print('sorry', file=sys.stderr); sys.exit(3)"))
    with pytest.raises(ChildError, match="given up after 0 s"):
        run(_python("import time; time.sleep(60)"), limit=0.3)


def _python(code: str) -> Child:
    return Child((sys.executable, "-c", code))


def test_a_quick_run_writes_valid_json(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    command = [sys.executable, "bench", "--quick", "--only", "page", "--json", str(path)]
    done = subprocess.run(
        [*command, "--runs", "1"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "a page of 3 kB" in done.stdout
    (entry,) = json.loads(path.read_text("utf-8"))["entries"]
    assert ("page", "page") == (entry["topic"], entry["row"]["name"])
    assert entry["row"]["low"] <= entry["row"]["median"] <= entry["row"]["high"]
    assert entry["row"]["memory"] > 5


def test_the_page_has_its_markers_and_every_row_that_is_stored() -> None:
    page, record = PAGE.read_text("utf-8"), read(LATEST)
    assert 1 == page.count(BEGIN) == page.count(END)
    assert record is not None and not record.is_quick
    assert {entry.topic for entry in record.entries} <= set(TOPICS)
    assert page == with_table(page, record), "run `python bench --write-docs`"
