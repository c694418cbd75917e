"""Packs: read into rules, or refused with file, line, key and the nearest word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter import Document, Linter, load_rules
from linter.loader import RuleError, load_pack, packs_folder
from linter.rule import Applicability, Message, Pattern, Severity, ids
from tests.packs import entry, pack, packed

HEAD = """\
- id: good-rule
  message: {de: "x", en: "x"}
  match: "gut"
- id: bad-rule
  message: {de: "x", en: "x"}
"""


def refused(folder: Path, text: str | bytes, name: str = "mine.yml") -> RuleError:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(RuleError) as error:
        load_rules(path, builtin=False)
    return error.value


# --- what is wrong with an entry: (what follows HEAD, line, German, English) ----------------------

ENTRIES = {
    "an unknown key": (
        "  match: a\n  mesage: b",
        7,
        "„mesage“ ist unbekannt; gemeint ist wohl „message“.",
        "“mesage” is unknown; did you mean “message”?",
    ),
    "an unknown key like no other": (
        "  match: a\n  qqq: b",
        7,
        "„qqq“ ist unbekannt; möglich sind applicability, by,",
        "“qqq” is unknown; possible are applicability, by,",
    ),
    "no match": ("  severity: info", 4, "Der Regel „bad-rule“ fehlt „match“.", "has no “match”."),
    "a severity that there is not": (
        "  match: a\n  severity: eror",
        7,
        "„eror“ ist unbekannt; gemeint ist wohl „error“.",
        "did you mean “error”?",
    ),
    "an applicability that there is not": (
        "  match: a\n  applicability: unsave",
        7,
        "gemeint ist wohl „unsafe“.",
        "did you mean “unsafe”?",
    ),
    "a scope that there is not": (
        "  match: a\n  scope: prosa",
        7,
        "gemeint ist wohl „prose“.",
        "did you mean “prose”?",
    ),
    "a severity that is a list": ("  match: a\n  severity: [a]", 7, "ist unbekannt", "is unknown"),
    "an unreadable phrase": (
        "  match:\n    - gut\n    - (gut",
        8,
        "Die Wendung ist nicht lesbar: column 1 of “(gut”",
        "Unreadable phrase: column 1 of “(gut”",
    ),
    "an unreadable regular expression": (
        "  match:\n    - regex: '(gut'",
        7,
        "Der reguläre Ausdruck ist falsch: ",
        "The regular expression is wrong: ",
    ),
    "an unreadable regular expression in a phrase": (
        "  match: a /(/ b",
        6,
        "Der reguläre Ausdruck ist falsch: ",
        "The regular expression is wrong: ",
    ),
    "a regular expression that is a number": (
        "  match: {regex: 5}",
        6,
        "„regex“ muss ein Text sein.",
        "“regex” must be a string.",
    ),
    "a pattern that is a number": (
        "  match: 5",
        6,
        "Wendung (Text) oder eines von regex, languagetool, terms, consistency.",
        "A pattern is a phrase (string) or one of regex, languagetool, terms, consistency.",
    ),
    "a pattern of no kind": ("  match: {regexp: a}", 6, "eines von regex", "one of regex"),
    "two patterns in one": ("  match: {regex: a, terms: {}}", 6, "eines von", "one of"),
    "an unknown key of terms": (
        "  match:\n    - terms: {row: {}}",
        7,
        "„terms“ kennt nur own, rows, table, where.",
        "“terms” knows own, rows, table, where only.",
    ),
    "terms that are a text": ("  match: {terms: x}", 6, "„terms“ kennt nur", "“terms” knows"),
    "terms without rows": ("  match: {terms: {}}", 6, "„terms“ braucht „rows“", "needs “rows”"),
    "rows that are no mapping": (
        "  match: {terms: {rows: [a]}}",
        6,
        "„rows“ muss eine Zuordnung",
        "“rows” must be a mapping",
    ),
    "a right form that is a number": (
        "  match: {terms: {rows: {a: 5}}}",
        6,
        "„a“ muss ein Text oder eine Liste",
        "“a” must be a string or a list",
    ),
    "a wrong form that is a number": (
        "  match: {terms: {rows: {5: a}}}",
        6,
        "„rows“ muss eine Zuordnung",
        "“rows” must be a mapping",
    ),
    "own rows from nowhere": (
        "  match: {terms: {own: name}}",
        6,
        "gemeint ist wohl „names“.",
        "did you mean “names”?",
    ),
    "a table that is missing": (
        "  match:\n    - terms: {table: none.tsv}",
        7,
        "Die Tabelle „none.tsv“ lässt sich nicht lesen (",
        "The table “none.tsv” cannot be read (",
    ),
    "an unknown key of consistency": (
        "  match: {consistency: {variant: [a]}}",
        6,
        "„consistency“ kennt nur fold, prefer, stems, variants.",
        "“consistency” knows fold, prefer, stems, variants only.",
    ),
    "consistency without variants": (
        "  match: {consistency: {prefer: a}}",
        6,
        "„consistency“ braucht „variants“, „stems“ oder „fold“.",
        "“consistency” needs “variants”, “stems” or “fold”.",
    ),
    "no variants at all": (
        "  match: {consistency: {variants: []}}",
        6,
        "„variants“ muss ein Text oder eine Liste",
        "“variants” must be a string or a list",
    ),
    "a fold that there is not": (
        "  match: {consistency: {fold: hyphens}}",
        6,
        "gemeint ist wohl „hyphen“.",
        "did you mean “hyphen”?",
    ),
    "a reach of near that there is not": (
        "  match: a\n  near:\n    paragraf: b",
        8,
        "„paragraf“ ist unbekannt; gemeint ist wohl „paragraph“.",
        "did you mean “paragraph”?",
    ),
    "a near that stands before": (
        "  match: a\n  near: {before: b}",
        7,
        "„before“ ist unbekannt; möglich sind document, paragraph, sentence.",
        "possible are document, paragraph, sentence.",
    ),
    "an unreadable phrase in unless": (
        "  match: a\n  unless:\n    after: [b, '(']",
        8,
        "Die Wendung ist nicht lesbar",
        "Unreadable phrase",
    ),
    "a table in near": (
        "  match: a\n  near: [{terms: {rows: {a: b}}}]",
        7,
        "In „near“ stehen nur Wendungen und reguläre Ausdrücke.",
        "“near” takes phrases and regular expressions only.",
    ),
    "a suggestion that is a number": (
        "  match: a\n  suggest:\n    - b\n    - 5",
        9,
        "Ein Vorschlag ist ein Text oder eine Zuordnung von Teil zu Text.",
        "A suggestion is a text or a mapping from part to text.",
    ),
    "a part that is replaced by nothing readable": (
        "  match: a\n  suggest: {x: null}",
        7,
        "„x“ muss ein Text sein.",
        "“x” must be a string.",
    ),
    "an example of nothing": (
        "  match: a\n  examples:\n    - bad: ⟦a⟧\n    - god: b",
        9,
        "Ein Beispiel hat „bad“ oder „good“.",
        "An example has “bad” or “good”.",
    ),
    "an example with an unknown key": (
        "  match: a\n  examples:\n    - bad: ⟦a⟧\n      god: b",
        9,
        "„god“ ist unbekannt; gemeint ist wohl „good“.",
        "did you mean “good”?",
    ),
    "an example without a mark": (
        "  match: a\n  examples:\n    - good: b\n      bad: a",
        9,
        "In „bad“ fehlen die Klammern ⟦…⟧ um die Fundstelle.",
        "“bad” has no brackets ⟦…⟧ around the place to find.",
    ),
    "an example in no format": (
        "  match: a\n  examples:\n    - {good: b, format: markdwn}",
        8,
        "gemeint ist wohl „markdown“.",
        "did you mean “markdown”?",
    ),
    "an example that is a number": (
        "  match: a\n  examples:\n    - bad: 5",
        8,
        "„bad“ muss ein Text sein.",
        "“bad” must be a string.",
    ),
    "examples that are no list": (
        "  match: a\n  examples: 5",
        7,
        "„examples“ muss eine Liste sein.",
        "“examples” must be a list.",
    ),
    "a note in one language": (
        "  match: a\n  note: {de: b}",
        7,
        "„note“ braucht einen deutschen und einen englischen Text (de, en).",
        "“note” needs a German and an English text (de, en).",
    ),
    "a report that is a number": (
        "  match: a\n  report: 5",
        7,
        "„report“ muss ein Text sein.",
        "“report” must be a string.",
    ),
    "kinds that are numbers": (
        "  match: a\n  kinds: [5]",
        7,
        "„kinds“ muss ein Text oder eine Liste",
        "“kinds” must be a string or a list",
    ),
    "a source that is a text": (
        "  match: a\n  source: b",
        7,
        "„source“ muss eine Zuordnung",
        "“source” must be a mapping",
    ),
    "an id twice": (
        "  match: a\n- id: good-rule\n  message: {de: x, en: x}\n  match: b",
        7,
        "Die Kennung „good-rule“ gibt es schon in mine.yml; bitte eine andere wählen.",
        "The id “good-rule” is already used in mine.yml; choose another one.",
    ),
}


@pytest.mark.parametrize(("rest", "line", "de", "en"), ENTRIES.values(), ids=ENTRIES)
def test_a_mistake_in_a_rule_is_told_with_its_line(
    tmp_path: Path, rest: str, line: int, de: str, en: str
) -> None:
    error = refused(tmp_path, HEAD + rest + "\n")
    assert line == error.line
    for language, part in (("de", de), ("en", en)):
        text = error.in_language(language)
        assert text.startswith(f"{tmp_path / 'mine.yml'}:{line}: ")
        assert part in text
        assert "\n" not in text


# --- what is wrong with a pack --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "de", "en"),
    [
        ("- 5", 1, "Eine Regel besteht aus Schlüsseln und Werten.", "A rule is a mapping."),
        ("id: a", 1, "Ein Paket ist eine Liste von Regeln.", "A pack is a list of rules."),
        ("text", 1, "Ein Paket ist eine Liste", "A pack is a list"),
        ("\n- match: a", 2, "Der Regel fehlt „id“.", "The rule has no “id”."),
        ("- id: a\n  match: a", 1, "Der Regel „a“ fehlt „message“ (de und en).", "no “message”"),
        ("- id: a\n  message: b\n  match: a", 2, "braucht einen deutschen", "needs a German"),
        ("- id: a\n  message: {de: b}\n  match: a", 2, "braucht einen deutschen", "needs a German"),
        (
            "- id: a\n  message: {de: b, en: 5}\n  match: a",
            2,
            "„en“ muss ein Text",
            "“en” must be a string",
        ),
        ("- id: 5\n  message: {de: b, en: c}", 1, "„id“ muss ein Text", "“id” must be a string"),
        ("- id: A_b\n  message: {de: b, en: c}", 1, "Die Kennung „A_b“ darf nur", "may consist of"),
        ("- id: a-\n  message: {de: b, en: c}", 1, "„a-“ darf nur", "may consist of"),
        ('- id: "a', 1, "Kein gültiges YAML: ", "Not valid YAML: "),
        ("- id: a\n  message: {de: Satz: b}\n", 2, "doppelte Anführungszeichen.", "double quotes."),
        ("- id: a\n\tb: c", 2, "Kein gültiges YAML: ", "Not valid YAML: "),
        ("- a\n- *b", 2, "Kein gültiges YAML: ", "Not valid YAML: "),
        ("- a\x00", None, "Kein gültiges YAML: ", "Not valid YAML: "),
        ("- !!python/object:os.system {}", 1, "Kein gültiges YAML: ", "Not valid YAML: "),
    ],
    ids=range(17),
)
def test_a_mistake_in_a_pack_is_told_with_its_line(
    tmp_path: Path, text: str, line: int | None, de: str, en: str
) -> None:
    error = refused(tmp_path, text)
    assert line == error.line
    assert de in error.in_language("de")
    assert en in error.in_language("en")
    assert error.in_language("de") == str(error)


def test_a_pack_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as error:
        load_rules(tmp_path / "none.yml", builtin=False)
    assert f"{tmp_path / 'none.yml'}: Das Regelpaket gibt es nicht." == str(error.value)
    assert error.value.in_language("en").endswith("There is no such rule pack.")


def test_a_pack_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    error = refused(tmp_path, "- id: größe".encode("latin-1"))
    assert error.line is None
    assert "nicht in UTF-8" in error.in_language("de")
    assert "not UTF-8" in error.in_language("en")


def test_a_folder_without_packs_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as error:
        load_rules(tmp_path, builtin=False)
    assert f"{tmp_path}: Im Ordner liegt kein Regelpaket (*.yml)." == str(error.value)
    assert "holds no rule pack" in error.value.in_language("en")


def test_a_pack_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.yml").symlink_to(tmp_path / "x.yml")
    with pytest.raises(RuleError, match="lässt sich nicht lesen"):
        load_rules(tmp_path / "x.yml", builtin=False)


def test_an_id_of_the_built_in_packs_cannot_be_used_again(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text(pack("a", id="space-before-hyphen"), "utf-8")
    with pytest.raises(RuleError, match=re.escape("gibt es schon in spacing.yml")):
        load_rules(tmp_path / "x.yml")


# --- tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "falsch\tright\nA\tB\n",
        "wrong\tright\tapplicability\nA\tB\tsave\n",
        b"wrong\tright\nA\t\xff\n",
    ],
    ids=["no column", "no such applicability", "not UTF-8"],
)
def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, text: str | bytes) -> None:
    (tmp_path / "t.tsv").write_bytes(text if isinstance(text, bytes) else text.encode())
    error = refused(tmp_path, pack({"terms": {"table": "t.tsv"}}))
    assert "Die Tabelle „t.tsv“ lässt sich nicht lesen (" in str(error)


def test_a_table_is_not_filtered_by_a_column_that_it_has_not(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("wrong\tright\nA\tB\n", "utf-8")
    error = refused(tmp_path, pack({"terms": {"table": "t.tsv", "where": {"kind": "x"}}}))
    assert "'kind'" in str(error)


@pytest.mark.parametrize("column", ["near", "unless"])
def test_a_wrong_expression_in_a_table_is_told(tmp_path: Path, column: str) -> None:
    (tmp_path / "t.tsv").write_text(f"wrong\tright\t{column}\nA\tB\t(\n", "utf-8")
    error = refused(tmp_path, pack({"terms": {"table": "t.tsv"}}))
    assert "Der reguläre Ausdruck ist falsch" in str(error)


def test_a_short_line_of_a_table_has_empty_cells(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("# x\nwrong\tright\tnear\nA\tB\nC\n", "utf-8")
    (tmp_path / "p.yml").write_text(pack({"terms": {"table": "t.tsv"}}), "utf-8")
    (rule,) = load_rules(tmp_path / "p.yml", builtin=False)
    rows = rule.match[0].spec["rows"]
    assert [(("A",), ("B",)), (("C",), ())] == [(row.wrong, row.right) for row in rows]


# --- what is right --------------------------------------------------------------------------------


def load(folder: Path, text: str) -> Any:
    (folder / "mine.yml").write_text(text, "utf-8")
    (rule,) = load_rules(folder / "mine.yml", builtin=False)
    return rule


def test_a_rule_is_read_with_all_its_keys(tmp_path: Path) -> None:
    rule = load(
        tmp_path,
        packed(
            entry(
                ["gut", {"regex": "b"}],
                id="all-keys",
                near="c",
                unless={"before": "d", "document": ["e", {"regex": "f"}]},
                suggest=["g", {"h": ""}],
                report="h",
                severity="info",
                applicability="display",
                default=False,
                scope="source",
                kinds="heading",
                formats=["text"],
                variants=["de-CH"],
                mqm="style",
                note={"de": "i", "en": "j"},
                source={"en": "k"},
                url="https://l.de",
                examples=[{"bad": "a ⟦b⟧ c", "good": "d", "format": "md"}, {"good": "e"}],
            )
        ),
    )
    assert ("all-keys", "mine", "mine.yml") == (rule.id, rule.family, rule.pack)
    assert (Pattern("phrase", "gut"), Pattern("regex", "b")) == rule.match
    assert [("sentence", 1)] == [(c.reach, len(c.patterns)) for c in rule.near]
    assert [("before", 1), ("document", 2)] == [(c.reach, len(c.patterns)) for c in rule.unless]
    assert ("g", {"h": ""}) == rule.suggest
    assert (Severity.INFO, Applicability.DISPLAY) == (rule.severity, rule.applicability)
    assert (False, "source", "h") == (rule.default, rule.scope, rule.report)
    assert (("heading",), ("text",), ("de-CH",)) == (rule.kinds, rule.formats, rule.variants)
    assert Message("i", "j") == rule.note
    bad, good = rule.examples
    assert ("a b c", "d", 2, 3, "markdown") == (
        bad.bad,
        bad.good,
        bad.start,
        bad.end,
        bad.format,
    )
    assert (None, "e", "text") == (good.bad, good.good, good.format)


def test_what_is_left_out_has_a_quiet_default(tmp_path: Path) -> None:
    rule = load(tmp_path, pack("gut"))
    assert (Severity.WARNING, Applicability.UNSAFE, True, "prose") == (
        rule.severity,
        rule.applicability,
        rule.default,
        rule.scope,
    )


def test_an_empty_pack_has_no_rules(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("# noch nichts\n", "utf-8")
    assert () == load_rules(tmp_path, builtin=False)


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yaml", "c.txt"):
        (tmp_path / name).write_text(pack("x", id=f"rule-{name[0]}"), "utf-8")
    rules = load_rules(tmp_path, builtin=False)
    assert [("rule-a", "a"), ("rule-b", "b")] == [(rule.id, rule.family) for rule in rules]
    assert ["a", "b", "rule-a", "rule-b"] == ids(rules)


def test_the_built_in_packs_can_be_loaded_as_if_they_came_from_outside(tmp_path: Path) -> None:
    assert load_rules() == load_rules(packs_folder(), builtin=False)


# --- any pack -------------------------------------------------------------------------------------

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.text("a(|)…[]*\\{}", max_size=4),
    st.just("gut"),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["regex", "terms", "consistency", "rows", "variants", "stems", "fold", "where",
                 "sentence", "before", "bad", "good", "de", "a", 5, "table", "own", "prefer"]
            ),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=6,
)  # fmt: skip
KEYS = (
    "match near unless suggest report severity scope kinds examples note by default formats mqm url"
    " source variants message".split()
)


@given(changes=st.dictionaries(st.sampled_from(KEYS), values, max_size=3))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_pack_is_either_refused_or_runs(tmp_path: Path, changes: dict[str, Any]) -> None:
    path = tmp_path / "any.yml"
    path.write_text(yaml.safe_dump([entry("gut") | changes], allow_unicode=True), "utf-8")
    try:
        rules = load_rules(path, builtin=False)
    except RuleError as error:
        assert error.in_language("en")
        return
    Linter(rules).check(Document.from_text("Das ist gut (a) und a|a gut.", format="markdown"))


def test_what_is_kept_of_a_pack_is_that_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    pack = tmp_path / "own.yml"
    text = '- id: one\n  message: {de: "a.", en: "b."}\n  match: "Haus"\n'
    pack.write_text(text, "utf-8")
    first = load_pack(pack)
    monkeypatch.setattr("linter.loader._parse", lambda path, text: pytest.fail("read again"))
    assert first == load_pack(pack)
    monkeypatch.undo()
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    pack.write_text(text.replace("one", "two"), "utf-8")
    assert ["two"] == [rule.id for rule in load_pack(pack)]
    for kept in (tmp_path / "cache" / "packs").iterdir():
        kept.write_text("[{", "utf-8")
    assert ["two"] == [rule.id for rule in load_pack(pack)]


def test_a_pack_that_json_cannot_hold_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    pack = tmp_path / "own.yml"
    pack.write_text(
        '- id: one\n  message: {de: "a.", en: "b."}\n  match: "Haus"\n  1: x\n', "utf-8"
    )
    for _ in range(2):
        with pytest.raises(RuleError, match="„1“"):
            load_pack(pack)
    assert not (tmp_path / "cache" / "packs").exists()
