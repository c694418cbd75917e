"""The scan leads to all that the plain matcher finds, with each engine, in any text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from linter import Document, Linter, load_rules
from linter import expression as expression_module
from linter.choice import choose
from linter.config import Config
from linter.expression import ExpressionTimeout
from linter.finding import apply_edits
from linter.fixer import fix
from linter.pack_files import RuleError
from linter.plan import _plans
from linter.rule import Applicability, Rule
from linter.scan import CHOICE, ENGINES, Anchor, best_engine, compile_scan, load_scan
from linter.scan.superset import superset_of
from tests.oracle import plainly, scanned
from tests.test_needles import expressions

FEW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
MANY = settings(FEW, max_examples=300)

NOISE = [
    *(" ", "\n", "\n\n", ".", ". ", ", ", "-", " -", "–", "—", "„", "“", '"', "'", "’", "…"),
    *("ſ", "\u212a", "İ", "ı", "ß", "ẞ", "é", "e\u0301", "\u00ad", "\u00a0", "\u2011", "\u202f"),
    *("😀", "的", "K", "k", "S", "s", "1.", "12,5 %", "$5", "3:00 PM", "\ud800", "\0", "\r\n"),
    *("**", "_", "`", "`code`", "[", "](x)", "# ", "- ", "> ", "|", "<b>", "</b>", "&amp;"),
    *("der", "die", "das", "und", "KI", "Er", "macht", "ist", "der der", "aus", "zu", "Modell"),
    *("<!-- mtlint: off -->", "<!-- mtlint: on -->", "<!-- x -->", "{{x}}", "$x$", "::: note\n"),
]


@pytest.fixture(params=list(ENGINES), scope="module")
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CHOICE, request.param)
        name, _ = best_engine()
        assert request.param == name
        yield name


@pytest.fixture(autouse=True, scope="module")
def little_patience() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expression_module, "TIME_LIMIT", 0.1)
        yield


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return choose(load_rules(), Config())


@pytest.fixture(scope="module")
def linter(rules: tuple[Rule, ...], engine: str) -> Linter:
    return Linter(rules)


BAD = [example.bad for rule in load_rules() for example in rule.examples if example.bad is not None]
texts = st.lists(st.sampled_from([*NOISE, *NOISE, *BAD]), max_size=25).map("".join)
anything = st.text(max_size=200)


@given(st.one_of(texts, anything), st.sampled_from(["x.md", "x.txt", "x.mdx"]))
@FEW
def test_the_scan_finds_what_the_plain_matcher_finds(
    linter: Linter, rules: tuple[Rule, ...], text: str, name: str
) -> None:
    document = Document.from_text(text, name=name)
    assert plainly(rules, document) == scanned(linter, document)


@pytest.mark.parametrize("path", sorted(Path("corpus").rglob("*.txt"))[:8], ids=lambda p: p.name)
def test_the_scan_finds_in_real_texts_what_the_plain_matcher_finds(
    linter: Linter, rules: tuple[Rule, ...], path: Path
) -> None:
    document = Document.from_text(path.read_text("utf-8")[:20_000], name=path.name)
    assert plainly(rules, document) == scanned(linter, document)


@given(st.one_of(texts, anything), st.sampled_from(["x.md", "x.txt"]))
@FEW
def test_check_and_fix_take_any_text(linter: Linter, text: str, name: str) -> None:
    def check(source: str) -> object:
        return linter.check(Document.from_text(source, name=name))

    result = linter.check(Document.from_text(text, name=name))
    for finding in result.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        for suggestion in finding.suggestions:
            apply_edits(text, suggestion.edits)
            assert all(edit.span.end <= len(text) for edit in suggestion.edits)
    mended = fix(result, check).source  # type: ignore[arg-type]  # the same shape
    assert mended == fix(linter.check(Document.from_text(mended, name=name)), check).source  # type: ignore[arg-type]


WORDS = ["Modell", "KI", "der", "groß", "aus", "Haus", "Ärger", "und", "das"]
words = st.sampled_from(WORDS)
phrases = st.one_of(
    words,
    st.tuples(words, words).map(" ".join),
    st.sampled_from(
        [
            "<Haus>",
            "<aus|drücken>",
            "verb:<machen> ~ <Modell>",
            "(KI|Modell) …2 <Haus>",
            "*haus",
            "Modell*",
            "[das] Modell",
            "das …3, Haus",
            "/[A-Z]{2}/ Modell",
        ]
    ),
)
patterns = st.one_of(
    phrases,
    expressions.map(lambda source: {"regex": source}),
    st.lists(words, min_size=2, max_size=3, unique=True).map(
        lambda forms: {"consistency": {"variants": forms}}
    ),
    st.sampled_from([{"consistency": {"fold": fold}} for fold in ("hyphen", "space", "case")]),
    st.tuples(words, words).map(lambda pair: {"terms": {"rows": {pair[0]: pair[1]}}}),
)
clauses = st.one_of(
    st.none(),
    phrases,
    st.tuples(st.sampled_from(["sentence", "paragraph", "document"]), phrases).map(
        lambda pair: {pair[0]: pair[1]}
    ),
)
entries = st.fixed_dictionaries(
    {
        "match": patterns,
        "near": clauses,
        "unless": clauses,
        "scope": st.sampled_from(["prose", "source"]),
    }
)


def packed(drawn: list[dict[str, object]]) -> str:
    return yaml.safe_dump(
        [
            {"id": f"r{number}", "message": {"de": "x.", "en": "x."}}
            | {key: value for key, value in entry.items() if value is not None}
            for number, entry in enumerate(drawn)
        ],
        allow_unicode=True,
    )


@given(
    st.lists(entries, min_size=1, max_size=4),
    st.lists(st.sampled_from([*WORDS, *NOISE, "Häuser", "drückte", "machte", "ab"]), max_size=30),
)
@settings(FEW, max_examples=80)
def test_random_packs_find_what_the_plain_matcher_finds(
    engine: str,
    tmp_path_factory: pytest.TempPathFactory,
    drawn: list[dict[str, object]],
    pieces: list[str],
) -> None:
    path = tmp_path_factory.getbasetemp() / f"fuzz-{engine}.yml"
    path.write_text(packed(drawn), "utf-8")
    try:
        rules = load_rules(path, builtin=False)
    except RuleError:
        return  # told with file and line: that is all that is asked
    document = Document.from_text(" ".join(pieces), name="x.md")
    try:
        expected = plainly(rules, document)
    except ExpressionTimeout:
        return
    assert expected == scanned(Linter(rules), document)


TEXT = st.text("abÄäßẞiIıİsSſkK\u212a-. \u00a0\n", max_size=60)


@given(expressions, TEXT)
@example(r"(?i:k)\w", "xK\u212aa")
@example(r"(?P<w>[a-z]{2,8}) (?P=w)", "ab ab ba")
@MANY
def test_every_match_touches_a_stretch(engine: str, source: str, text: str) -> None:
    scan = compile_scan([Anchor(source)])
    if scan.everywhere:
        return
    places = scan.places(text).get(0, [])
    for match in regex.finditer(source, text, timeout=2):
        start, end = match.span()
        assert any(low <= end and start <= high for low, high in places), (match, places)


@pytest.mark.parametrize("text", ["xb ab b", "ab a", "ab ab", "Ääb Ääb Ä", "a", "bab ab ab ab"])
def test_a_repetition_is_seen_up_to_the_end(engine: str, text: str) -> None:
    scan = compile_scan([Anchor(r"(?P<w>[^\W\d_]{2,8}) (?P=w)")])
    found = [m.span() for m in regex.finditer(r"([^\W\d_]{2,8}) \1", text)]
    places = scan.places(text).get(0, [])
    for start, end in found:
        assert scan.everywhere or any(low <= end and start <= high for low, high in places)


@given(st.lists(st.text("abÄß -ſ", min_size=1, max_size=9), min_size=1, max_size=4), TEXT)
@MANY
def test_every_word_touches_a_stretch(engine: str, words: list[str], text: str) -> None:
    words = [" ".join(word.split()) for word in words if word.strip()]
    if not words:
        return
    scan = compile_scan([Anchor.of_words(words)])
    places = scan.places(text).get(0, [])
    for word in words:
        for match in regex.finditer(r"[\s-]{1,60}".join(map(regex.escape, word.split())), text):
            start, end = match.span()
            assert any(low <= end and start <= high for low, high in places), (word, text)


@pytest.mark.parametrize("letter", [*"aiksßäé"])
def test_what_fits_a_letter_in_any_case_is_seen(engine: str, letter: str) -> None:
    everything = regex.findall(f"(?i:{letter})", "".join(map(chr, range(0x10000))))
    scan = compile_scan([Anchor(f"(?i:{letter}{letter}x)")])
    for one in everything:
        assert scan.everywhere or scan.places(f"- {one}{one}x -").get(0), one


def test_a_scan_is_the_same_after_a_journey_to_the_disk(engine: str) -> None:
    anchors = [Anchor("Software des Herzens"), Anchor.of_words(["Github"]), Anchor("x?")]
    scan = compile_scan(anchors)
    text = "Die Software des Herzens auf Github."
    value, databases = scan.dump()
    again = load_scan(value, list(map(memoryview, databases)))
    assert scan.places(text) == again.places(text)
    assert list(scan.everywhere) == list(again.everywhere) == [2]


@pytest.mark.parametrize("value", [None, [1, 2, 3], 7])
def test_what_is_no_scan_is_refused(engine: str, value: object) -> None:
    with pytest.raises(ValueError, match="not"):
        load_scan(value, [memoryview(b"no database")])


@pytest.mark.parametrize(
    "source",
    [
        "(?:a{1,999}){1,999}b",
        "(?:(?:a|b|c|d){0,500}(?:e|f){0,500}){0,500}gh",
        "|".join(f"wort{number}" for number in range(5_000)),
        "(?:" * 90 + "abc" + ")*" * 90,
        r"(?:\w+\s+){200}ende",
        "(?:a|aa)+$",
    ],
)
def test_compiling_a_hostile_expression_is_bounded(engine: str, source: str) -> None:
    scan = compile_scan([Anchor(source)])
    superset = superset_of(source)
    assert scan.everywhere or scan.places("abc wort4711 gh ende aab") is not None
    assert superset is None or len(superset.pattern) < 100_000


def test_a_long_run_of_one_sign_makes_few_stretches(engine: str) -> None:
    scan = compile_scan([Anchor("---+"), Anchor("a---")])
    text = "-" * 200_000 + "a-" * 50_000
    assert scan.everywhere or 10 > sum(map(len, scan.places(text).values()))


def test_random_bytes_in_the_cache_do_no_harm(tmp_path: Path, engine: str) -> None:
    dice = random.Random(3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MTLINT_CACHE_DIR", str(tmp_path))
        pack = '- {id: a, message: {de: "x.", en: "x."}, match: "das <Haus>"}'
        path = tmp_path / "own.yml"
        path.write_text(pack, "utf-8")
        document = Document.from_text("Es war das Haus.")
        for _ in range(12):
            result = Linter(load_rules(path, builtin=False)).check(document)
            assert ["das Haus"] == [f.span.of(document.source) for f in result.findings]
            for entry in tmp_path.rglob("*.bin"):
                data = bytearray(entry.read_bytes())
                for _ in range(4):
                    data[dice.randrange(len(data))] ^= 1 + dice.randrange(255)
                entry.write_bytes(dice.choice([bytes(data), b"x", data[: len(data) // 2]]))
            _plans.clear()


def test_applicability_is_told_with_the_findings(linter: Linter) -> None:
    result = linter.check(Document.from_text("Die KI -Startups kamen."))
    assert [Applicability.SAFE] == [f.suggestions[0].applicability for f in result.findings]
