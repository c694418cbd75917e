"""What LanguageTool says of blocks: asked for once, kept by block, and what faults do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from linter import cache, shelf
from linter.languagetool.answers import _LONGEST, _MOST_AT_A_TIME, _MOST_REFUSALS, KIND, Answers
from linter.languagetool.client import Lost
from linter.languagetool.endpoint import Endpoint, Remote
from linter.languagetool.reply import GAP, Reply, divide
from linter.languagetool.unavailable import Unavailable
from linter.span import Span
from tests.fake_languagetool import FakeLanguageTool, Started, marking, serving

RULE = "DE_AGREEMENT"
RULES = (RULE, "DE_CASE")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path))
    yield tmp_path
    cache.use(True)


@pytest.fixture
def fake() -> Iterator[FakeLanguageTool]:
    with serving(marking(("guten", RULE, ["gute"]))) as fake:
        yield fake


def ask(answers: Answers, *blocks: str, rules: Sequence[str] = RULES) -> list[list[str]]:
    """What is marked in each block."""
    found = answers.begin(blocks, rules)()
    return [
        [reply.span.of(block) for reply in replies]
        for block, replies in zip(blocks, found, strict=True)
    ]


def reason(answers: Answers, *blocks: str) -> Unavailable:
    with pytest.raises(Unavailable) as caught:
        ask(answers, *blocks)
    return caught.value


# --- divide -------------------------------------------------------------------------------------


def reply(start: int, end: int) -> Reply:
    return Reply(Span(start, end), RULE, "")


def test_replies_are_divided_among_their_blocks() -> None:
    blocks = ["eins", "", "😀 drei"]
    text = GAP.join(blocks)
    places = [text.index(needle) for needle in ("eins", "😀", "drei")]
    replies = [reply(place, place + 1) for place in places]
    assert [[reply(0, 1)], [], [reply(0, 1), reply(2, 3)]] == list(divide(blocks, replies))


def test_a_reply_that_reaches_beyond_its_block_is_dropped() -> None:
    replies = [reply(3, 5), reply(4, 6), reply(5, 7), reply(0, 10)]
    assert [[], []] == list(divide(["eins", "zwei"], replies))


# --- what is asked ------------------------------------------------------------------------------


def test_each_block_has_its_replies(fake: FakeLanguageTool) -> None:
    answers = Answers(Started(fake))
    assert [["guten"], [], ["guten", "guten"]] == ask(
        answers, "ein guten 😀", "gut", "😀 guten guten"
    )
    expected = Reply(Span(2, 7), RULE, f"Meldung von {RULE}.", ("gute",))
    assert [[expected]] == answers.begin(["😀 guten"], RULES)()


def test_blocks_are_asked_together(fake: FakeLanguageTool) -> None:
    ask(Answers(Started(fake)), "eins", "zwei", "drei")
    assert [GAP.join(("eins", "zwei", "drei"))] == fake.texts


def test_equal_blocks_are_asked_once(fake: FakeLanguageTool) -> None:
    assert [["guten"]] * 3 == ask(Answers(Started(fake)), "guten", "guten", "guten")
    assert ["guten"] == fake.texts


def test_no_blocks_ask_nothing(fake: FakeLanguageTool) -> None:
    assert [] == ask(Answers(Started(fake)))
    assert [] == fake.texts


def test_long_texts_go_in_several_requests_and_places_stay_exact(fake: FakeLanguageTool) -> None:
    third = _LONGEST // 3
    blocks = ["x" * (third * part // 2) + f" guten {part}" for part in range(7)]
    found = Answers(Started(fake)).begin(blocks, RULES)()
    assert ["guten"] * 7 == [
        r.span.of(block) for block, rs in zip(blocks, found, strict=True) for r in rs
    ]
    assert 1 < len(fake.texts) < 7
    assert all(len(text) <= _LONGEST + 20 * len(GAP) for text in fake.texts)
    asked = [block for text in fake.texts for block in text.split(GAP)]
    assert sorted(blocks) == sorted(asked)


def test_a_block_that_is_too_long_goes_alone(fake: FakeLanguageTool) -> None:
    long = "x" * (2 * _LONGEST) + " guten"
    assert [[], ["guten"], []] == ask(Answers(Started(fake)), "vor", long, "nach")
    assert {"vor", long, "nach"} == set(fake.texts)


# --- what is kept -------------------------------------------------------------------------------


def test_a_second_run_asks_nothing(fake: FakeLanguageTool) -> None:
    first = ask(Answers(Started(fake)), "ein guten", "gut")
    endpoint = Started(fake)
    assert first == ask(Answers(endpoint), "ein guten", "gut") == [["guten"], []]
    assert 1 == len(fake.texts)
    assert 0 == endpoint.starts


def test_a_changed_block_is_asked_alone(fake: FakeLanguageTool) -> None:
    ask(Answers(Started(fake)), "eins", "zwei", "drei")
    assert [[], ["guten"], []] == ask(Answers(Started(fake)), "eins", "guten", "drei")
    assert ["guten"] == fake.texts[1:]


def test_blocks_are_kept_wherever_they_stand(fake: FakeLanguageTool) -> None:
    ask(Answers(Started(fake)), "eins", "guten")
    assert [["guten"], []] == ask(Answers(Started(fake)), "guten", "eins")
    assert 1 == len(fake.texts)


@pytest.mark.parametrize(
    ("version", "language", "rules"),
    [("6.9", "de-DE", RULES), ("6.8", "de-AT", RULES), ("6.8", "de-DE", (RULE,))],
)
def test_another_version_language_or_choice_of_rules_is_asked_anew(
    fake: FakeLanguageTool, version: str, language: str, rules: Sequence[str]
) -> None:
    ask(Answers(Started(fake)), "guten")
    ask(Answers(Started(fake, version=version), language), "guten", rules=rules)
    assert ["guten", "guten"] == fake.texts
    assert [language, set(rules)] == [
        fake.checks[1]["language"],
        set(fake.checks[1]["enabledRules"].split(",")),
    ]


def test_the_order_of_the_rules_does_not_matter(fake: FakeLanguageTool) -> None:
    ask(Answers(Started(fake)), "guten")
    ask(Answers(Started(fake)), "guten", rules=RULES[::-1])
    assert 1 == len(fake.texts)


@pytest.mark.parametrize(
    "value",
    ["{", "null", "7", '"guten"', "[[1]]", '[["a", 2, "R", "m", []]]', '[[0, 99, "R", "m", []]]',
     '[[-1, 2, "R", "m", []]]', '[[0, 2, "R", "m", 5]]', '{"a": 1}'],
)  # fmt: skip
def test_a_broken_value_is_asked_anew(fake: FakeLanguageTool, value: str) -> None:
    ask(Answers(Started(fake)), "guten")
    with sqlite3.connect(shelf._path(KIND)) as database:
        assert 1 == database.execute("UPDATE entries SET value = ?", [value]).rowcount
    assert [["guten"]] == ask(Answers(Started(fake)), "guten")
    assert ["guten", "guten"] == fake.texts
    assert [["guten"]] == ask(Answers(Started(fake)), "guten")
    assert 2 == len(fake.texts)


def test_a_server_of_unknown_version_is_asked_each_time(fake: FakeLanguageTool) -> None:
    for _ in range(2):
        assert [["guten"]] == ask(Answers(Started(fake, version=None)), "guten")
    assert ["guten", "guten"] == fake.texts
    assert 0 == shelf.size(KIND)


def test_without_caches_it_is_asked_each_time(fake: FakeLanguageTool) -> None:
    ask(Answers(Started(fake)), "guten")
    cache.use(False)
    ask(Answers(Started(fake)), "guten")
    assert ["guten", "guten"] == fake.texts


# --- beginning early ----------------------------------------------------------------------------


def test_a_server_is_begun_before_it_is_asked_and_touched_when_it_is(
    fake: FakeLanguageTool,
) -> None:
    endpoint = Started(fake)
    answers = Answers(endpoint)
    answers.expect("ein Text")
    answers.expect("noch ein Text")
    assert (1, 0, 0) == (endpoint.begun, endpoint.starts, endpoint.touched)
    ask(answers, "eins")
    ask(answers, "zwei")
    assert (1, 1, 2) == (endpoint.begun, endpoint.starts, endpoint.touched)


def test_it_is_not_begun_for_a_text_that_was_answered_wholly(fake: FakeLanguageTool) -> None:
    Answers(Started(fake)).answered("ein Text")
    endpoint = Started(fake)
    answers = Answers(endpoint)
    answers.expect("ein Text")
    assert 0 == endpoint.begun
    answers.expect("ein neuer Text")
    assert 1 == endpoint.begun


def test_nothing_is_begun_where_nobody_answers(fake: FakeLanguageTool) -> None:
    fake.stop()
    answers = Answers(Remote(fake.url))
    answers.expect("ein Text")
    assert "No LanguageTool answers" in reason(answers, "eins").en


# --- lost servers -------------------------------------------------------------------------------


def test_a_server_that_is_lost_is_started_once_more() -> None:
    with (
        serving(marking(("guten", RULE, []))) as first,
        serving(marking(("guten", RULE, []))) as second,
    ):
        first.dies_after = 1
        endpoint = Started(first, second)
        answers = Answers(endpoint)
        assert [[]] == ask(answers, "eins")
        assert [["guten"]] == ask(answers, "ein guten")
        assert ["ein guten"] == second.texts
        assert 2 == endpoint.starts
        assert answers.failure is None


def test_one_that_is_lost_again_is_not_asked_any_more_in_this_run() -> None:
    with serving() as first, serving() as second:
        first.dies_after, second.dies_after = 0, 0
        endpoint = Started(first, second)
        answers = Answers(endpoint)
        error = reason(answers, "eins")
        assert Lost is type(error)
        assert second.url in error.en
        assert error is answers.failure
        starts = endpoint.starts
        assert error is reason(answers, "zwei")
        assert (2, starts) == (starts, endpoint.starts)


def test_a_server_that_many_lose_at_once_is_started_once_more() -> None:
    with serving(marking(("guten", RULE, ["gute"]))) as second:
        first = FakeLanguageTool()
        first.dies_after = 0
        answers = Answers(Started(first, second))
        waiting = [answers.begin([f"guten {number}"], RULES) for number in range(8)]
        assert [[["guten"]]] * 8 == [
            [[reply.span.of(f"guten {number}") for reply in replies] for replies in wait()]
            for number, wait in enumerate(waiting)
        ]
    assert answers.failure is None


def test_a_server_that_cannot_be_started_is_told_and_not_tried_again() -> None:
    class Broken(Started):
        def url(self) -> str:
            self.starts += 1
            raise Unavailable("Kein Java da.", "No Java there.")

    endpoint = Broken()
    answers = Answers(endpoint)
    assert ["Kein Java da."] * 5 == [reason(answers, text).de for text in "abcde"]
    assert _MOST_REFUSALS == endpoint.starts


def test_a_fault_that_is_none_of_ours_is_not_swallowed() -> None:
    class Odd(Started):
        def url(self) -> str:
            raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        ask(Answers(Odd()), "eins")


# --- refusals -----------------------------------------------------------------------------------


def test_one_refusal_stops_nobody_else(fake: FakeLanguageTool) -> None:
    fake.fault, fake.fails = "500", lambda text: "böse" in text
    answers = Answers(Started(fake))
    assert fake.url in reason(answers, "böse", "guten").en
    assert [["guten"]] == ask(answers, "guten")
    assert answers.failure is None


def test_a_few_refusals_end_the_asking(fake: FakeLanguageTool) -> None:
    fake.fault = "500"
    answers = Answers(Started(fake))
    reasons = [reason(answers, f"Satz {number}") for number in range(_MOST_REFUSALS)]
    assert reasons[-1] is answers.failure is reason(answers, "noch einer")
    assert _MOST_REFUSALS == len(fake.texts)


def test_refusals_that_are_far_apart_do_not_add_up(fake: FakeLanguageTool) -> None:
    fake.fault, fake.fails = "500", lambda text: "böse" in text
    answers = Answers(Started(fake))
    for number in range(2 * _MOST_REFUSALS):
        reason(answers, f"böse {number}")
        assert [["guten"]] == ask(answers, f"guten {number}")
    assert answers.failure is None


def test_what_is_kept_is_given_even_when_nothing_is_asked_any_more(fake: FakeLanguageTool) -> None:
    assert [["guten"]] == ask(Answers(Started(fake)), "guten")
    fake.fault = "500"
    answers = Answers(Started(fake))
    for number in range(_MOST_REFUSALS):
        reason(answers, f"Satz {number}")
    assert [["guten"]] == ask(answers, "guten")


def test_a_server_that_hangs_is_ended_and_not_started_again(
    fake: FakeLanguageTool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linter.languagetool.answers.PATIENCE", 0.1)
    fake.fault = "hang"
    endpoint = Started(fake)
    answers = Answers(endpoint)
    assert isinstance(reason(answers, "eins"), Lost)
    assert (1, 1) == (endpoint.starts, endpoint.stopped)
    assert answers.failure is reason(answers, "zwei")


def test_texts_that_wait_already_are_not_asked_any_more(fake: FakeLanguageTool) -> None:
    fake.fault = "no json"
    answers = Answers(Started(fake))
    waiting = [answers.begin([f"Satz {number}"], RULES) for number in range(20)]
    for wait in waiting:
        with pytest.raises(Unavailable):
            wait()
    assert _MOST_REFUSALS <= len(fake.texts) < _MOST_REFUSALS + _MOST_AT_A_TIME


def test_a_failure_is_not_kept(fake: FakeLanguageTool) -> None:
    fake.fault = "no matches"
    reason(Answers(Started(fake)), "guten")
    fake.fault = ""
    assert [["guten"]] == ask(Answers(Started(fake)), "guten")


def test_a_text_may_be_waited_for_late_or_never(fake: FakeLanguageTool) -> None:
    answers = Answers(Started(fake))
    waiting = [answers.begin([f"guten {number}"], RULES) for number in range(5)]
    assert [1] * 3 == [len(wait()[0]) for wait in reversed(waiting[:3])]


# --- a server of the user's own -----------------------------------------------------------------


@pytest.mark.parametrize("form", ["", "/", "/v2", "/v2/", "/v2/check", "/v2/check/"])
def test_an_address_may_end_as_other_tools_have_it(fake: FakeLanguageTool, form: str) -> None:
    endpoint = Remote(fake.url + form)
    assert fake.url + "/" == endpoint.url()
    assert [["guten"]] == ask(Answers(endpoint), "guten")
    assert ["/v2/info", "/v2/languages", "/v2/check"] == fake.paths


def test_an_address_may_have_a_path(fake: FakeLanguageTool) -> None:
    assert [["guten"]] == ask(Answers(Remote(fake.url + "/lt/v2")), "guten")
    assert ["/lt/v2/info", "/lt/v2/languages", "/lt/v2/check"] == fake.paths


def test_its_version_is_asked_once_and_counts_for_what_is_kept(fake: FakeLanguageTool) -> None:
    answers = Answers(Remote(fake.url))
    ask(answers, "guten")
    ask(answers, "schlecht")
    assert 1 == fake.paths.count("/v2/info")
    assert "6.8 abc" == answers.version
    ask(Answers(Remote(fake.url)), "guten")
    assert 2 == len(fake.texts)
    fake.info = {"software": {"version": "6.8", "commit": "def"}}
    ask(Answers(Remote(fake.url)), "guten")
    assert 3 == len(fake.texts)


@pytest.mark.parametrize("info", [None, [], {}, {"software": 5}, {"software": {}}])
def test_one_that_does_not_tell_its_version_is_asked_each_time(
    fake: FakeLanguageTool, info: object
) -> None:
    fake.info = info
    for _ in range(2):
        assert [["guten"]] == ask(Answers(Remote(fake.url)), "guten")
    assert 2 == len(fake.texts)


def test_an_address_where_nobody_answers_is_told_at_once(fake: FakeLanguageTool) -> None:
    fake.stop()
    endpoint: Endpoint = Remote(fake.url + "/v2")
    answers = Answers(endpoint)
    expected = f"Unter {fake.url}/ antwortet kein LanguageTool; bitte die Adresse prüfen."
    assert expected == reason(answers, "eins").de
    assert (
        f"No LanguageTool answers at {fake.url}/; check the address." == reason(answers, "zwei").en
    )


def test_a_name_that_leads_nowhere_is_told() -> None:
    error = reason(Answers(Remote("http://nobody.invalid:8081")), "eins")
    assert "http://nobody.invalid:8081/" in error.en
