"""Asking LanguageTool: exact places, the right questions, one line for each fault."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from linter.languagetool.client import MOST_REPLACEMENTS, Client, Lost
from linter.languagetool.endpoint import Remote
from linter.languagetool.reply import Reply, Request
from linter.languagetool.unavailable import Unavailable
from linter.span import Span
from tests.fake_languagetool import FakeLanguageTool, marking, serving

RULE = "DE_AGREEMENT"
REQUEST = Request("de-DE", (RULE,))


@pytest.fixture
def fake() -> Iterator[FakeLanguageTool]:
    with serving() as fake:
        yield fake


def ask(fake: FakeLanguageTool, text: str, request: Request = REQUEST) -> list[Reply]:
    return Client(fake.url, request.language, patience=5).ask(text, request)


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        ("Das ist ein guten Satz.", "ein guten"),
        ("😀👩‍👩‍👧 Das ist ein guten Satz.", "ein guten"),
        ("Das ist ein 😀 guten Satz.", "ein 😀 guten"),
        ("𝒜 Das ist 😀😀 𝒜guten😀, nicht 😀.", "😀😀 𝒜guten😀"),
        ("Fu\u0308r ein\u00a0gu\u00adten Satz 😀", "ein\u00a0gu\u00adten Satz 😀"),
        ("ein guten", "ein guten"),
        ("😀", "😀"),
    ],
)
def test_a_place_is_exact_with_emoji_before_and_inside_it(
    fake: FakeLanguageTool, text: str, needle: str
) -> None:
    fake.answer = marking((needle, RULE, ["gut"]))
    start = text.index(needle)
    expected = Reply(Span(start, start + len(needle)), RULE, f"Meldung von {RULE}.", ("gut",))
    assert [expected] == ask(fake, text)


def test_replies_come_in_the_order_of_the_text(fake: FakeLanguageTool) -> None:
    fake.answer = marking(("drei", RULE, []), ("😀", RULE, []), ("eins", RULE, []))
    text = "eins 😀 zwei drei 😀"
    assert ["eins", "😀", "drei", "😀"] == [reply.span.of(text) for reply in ask(fake, text)]


def test_a_match_of_no_length_is_an_empty_place(fake: FakeLanguageTool) -> None:
    client = Client(fake.url, "de-DE")
    fake.matches = lambda text, asked: [  # type: ignore[method-assign]  # this one test alone
        {
            "message": "x",
            "replacements": [],
            "offset": 2,
            "length": 0,
            "context": {"text": "", "offset": 0},
            "sentence": "",
            "rule": {"id": RULE, "issueType": "x", "category": {"id": "X"}},
        }
    ]
    assert [Span(1, 1)] == [reply.span for reply in client.ask("😀 da", REQUEST)]


def test_only_the_rules_that_are_asked_for_run(fake: FakeLanguageTool) -> None:
    client = Client(fake.url, "de-AT")
    client.ask("Gut.", Request("de-AT", ("DE_CASE", "EMAIL")))
    client.ask("Gut.", Request("de-AT", ("VON_BIS",)))
    rules = [check.pop("enabledRules") for check in fake.checks]
    assert [{"DE_CASE", "EMAIL"}, {"VON_BIS"}] == [set(ids.split(",")) for ids in rules]
    assert [{"language": "de-AT", "text": "Gut.", "enabledOnly": "true"}] * 2 == fake.checks


def test_few_replacements_are_kept(fake: FakeLanguageTool) -> None:
    many = [str(number) for number in range(20)]
    fake.answer = marking(("guten", RULE, many))
    (reply,) = ask(fake, "ein guten")
    assert tuple(many[:MOST_REPLACEMENTS]) == reply.replacements


def test_proxies_of_the_environment_do_not_matter_on_this_machine(
    fake: FakeLanguageTool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    fake.answer = marking(("guten", RULE, []))
    assert 1 == len(ask(fake, "ein guten"))
    assert "6.8 abc" == Remote(fake.url).version()
    assert "6.8 abc" == Remote(fake.url.replace("127.0.0.1", "localhost")).version()


# --- faults -------------------------------------------------------------------------------------


def refused(fake: FakeLanguageTool, patience: float = 5) -> Unavailable:
    client = Client(fake.url, "de-DE", patience=patience)
    with pytest.raises(Unavailable) as caught:
        client.ask("Das ist ein guten Satz.", REQUEST)
    return caught.value


def assert_one_line_in_each_language(error: Unavailable, *words: str) -> None:
    assert error.de != error.en
    for line in (error.in_language("de"), error.in_language("en")):
        assert 1 == len(line.splitlines())
        assert len(line) < 250
        assert all(word in line for word in words), line


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("500", "Error: Internal Error: java.lang.IllegalState at org.x(y)"),
        ("no json", "<html> <p>Willkommen"),
        ("no matches", "matches"),
        ("outside", "place outside the text"),
        ("before", "place outside the text"),
    ],
)
def test_an_answer_of_no_use_is_refused(fake: FakeLanguageTool, fault: str, words: str) -> None:
    fake.fault = fault
    error = refused(fake)
    assert Unavailable is type(error)
    assert_one_line_in_each_language(error, fake.url, words)


@pytest.mark.parametrize("fault", ["hang", "close"])
def test_a_server_that_does_not_answer_is_lost(fake: FakeLanguageTool, fault: str) -> None:
    fake.fault = fault
    error = refused(fake, patience=0.1)
    assert Lost is type(error)
    assert_one_line_in_each_language(error, fake.url)


def test_a_server_that_is_gone_is_lost_even_before_it_is_asked(fake: FakeLanguageTool) -> None:
    fake.stop()
    with pytest.raises(Lost) as caught:
        Client(fake.url, "de-DE")
    assert_one_line_in_each_language(caught.value, fake.url)


def test_a_server_that_dies_is_lost(fake: FakeLanguageTool) -> None:
    client = Client(fake.url, "de-DE")
    fake.dies_after = 1
    assert [] == client.ask("Gut.", REQUEST)
    with pytest.raises(Lost):
        client.ask("Gut.", REQUEST)


def test_a_server_that_works_again_is_of_use_again(fake: FakeLanguageTool) -> None:
    client = Client(fake.url, "de-DE")
    fake.fault = "500"
    with pytest.raises(Unavailable):
        client.ask("Gut.", REQUEST)
    fake.fault = ""
    assert [] == client.ask("Gut.", REQUEST)


def test_a_server_without_german_is_refused(fake: FakeLanguageTool) -> None:
    fake.languages = ["en", "en-US"]
    with pytest.raises(Unavailable) as caught:
        Client(fake.url, "de-DE")
    assert_one_line_in_each_language(caught.value, fake.url, "de-DE")


def test_half_a_surrogate_pair_does_no_harm(fake: FakeLanguageTool) -> None:
    fake.answer = marking(("guten", RULE, []))
    text = "\ud83d ein guten \ude00"
    assert ["guten"] == [reply.span.of(text) for reply in ask(fake, text)]


def test_without_the_library_the_remedy_is_named(
    fake: FakeLanguageTool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "language_tool_python", None)
    with pytest.raises(Unavailable) as caught:
        Client(fake.url, "de-DE")
    assert_one_line_in_each_language(caught.value, "pip install", "mtlint[languagetool]")
