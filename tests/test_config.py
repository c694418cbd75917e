"""Configuration: found, read, its mistakes told with their line; rules chosen and changed by it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from linter.choice import choose
from linter.config import Config, find_config, load_config
from linter.rule import Message, Pattern, Rule, Severity
from linter.toml_source import ConfigError

TEXT = Message("Text", "text")
CALQUE = Rule("views-expressed", "calques", TEXT)
QUIET_CALQUE = Rule("sense-made", "calques", TEXT, default=False)
SPACE = Rule("space-before-hyphen", "spacing", TEXT)
QUIET = Rule("long-dash", "typography", TEXT, default=False)
SWISS = Rule("sharp-s", "variants", TEXT, variants=("de-CH",))
AI = Rule("ai-mixed", "terms", TEXT, match=(Pattern("consistency", {"variants": ["AI", "KI"]}),))
STEM = Rule(
    "tial-mixed",
    "terms",
    TEXT,
    match=(Pattern("consistency", {"stems": ["potential", "potenzial"], "accept": ("x",)}),),
)
OWN_NAME = Rule("own-name", "names", TEXT, match=(Pattern("terms", {"rows": (), "own": "names"}),))
OWN_TERM = Rule("own-term", "names", TEXT, match=(Pattern("terms", {"rows": (), "own": "terms"}),))
TABLE = Rule(
    "brand", "names", TEXT, match=(Pattern("terms", {"rows": ()}), Pattern("regex", "Deep Seek"))
)
RULES = (CALQUE, QUIET_CALQUE, SPACE, QUIET, SWISS, AI, STEM, OWN_NAME, OWN_TERM, TABLE)


def write(folder: Path, text: str, name: str = "mtlint.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def mistake(folder: Path, text: str, name: str = "mtlint.toml") -> str:
    """Return what is said about a configuration, without the folder."""
    with pytest.raises(ConfigError) as caught:
        choose(RULES, load_config(write(folder, text, name)), "a.md")
    return str(caught.value).removeprefix(f"{folder}/")


def ids(config: Config, path: str | None = None) -> list[str]:
    return [rule.id for rule in choose(RULES, config, path)]


def one(rule: Rule, config: Config) -> Rule:
    return next(chosen for chosen in choose(RULES, config) if chosen.id == rule.id)


# Found


def test_the_nearest_folder_with_a_configuration_wins(tmp_path: Path) -> None:
    write(tmp_path, "")
    near = write(tmp_path / "a", "[tool.mtlint]\n", "pyproject.toml")
    text = write(tmp_path / "a" / "b", "Text", "text.md")
    assert near == find_config(tmp_path / "a" / "b")
    assert near == find_config(text)


def test_a_pyproject_without_our_table_is_skipped(tmp_path: Path) -> None:
    far = write(tmp_path, "", ".mtlint.toml")
    write(tmp_path / "a", "[tool.ruff]\n# mtlint\n", "pyproject.toml")
    write(tmp_path / "a" / "b", "[tool.ruff", "pyproject.toml")
    assert far == find_config(tmp_path / "a" / "b")


def test_a_broken_pyproject_with_our_table_is_found_so_that_it_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "[tool.mtlint]\nselect = [\n", "pyproject.toml")
    assert path == find_config(tmp_path)


def test_in_one_folder_mtlint_toml_comes_first(tmp_path: Path) -> None:
    last = write(tmp_path, "[tool]\nmtlint = {}\n", "pyproject.toml")
    assert last == find_config(tmp_path)
    hidden = write(tmp_path, "", ".mtlint.toml")
    assert hidden == find_config(tmp_path)
    assert write(tmp_path, "") == find_config(tmp_path)


def test_without_configuration_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "mtlint.toml").mkdir()
    assert find_config(tmp_path / "missing" / "text.md") is None


# Read


def test_every_key_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """\
select = ["ALL"]
extend-select = ["long-dash"]
ignore = ["calques"]
exclude = ["vendor/"]
packs = ["regeln/eigene.yml"]
prefer = ["KI"]
accept = ["Deepseek"]
language = "en"
variant = "de-AT"
fail-on = "error"
show-severity = "warning"
severity = { calques = "error" }
names = { "Deep Seek" = "Deepseek" }
terms = { Vorausbildung = "Vortraining" }
[per-file-ignores]
"*.md" = ["spacing"]
""",
    )
    expected = Config(
        select=("ALL",),
        extend_select=("long-dash",),
        ignore=("calques",),
        severity={"calques": Severity.ERROR},
        per_file_ignores={"*.md": ("spacing",)},
        exclude=("vendor/",),
        packs=(tmp_path / "regeln" / "eigene.yml",),
        names={"Deep Seek": "Deepseek"},
        terms={"Vorausbildung": "Vortraining"},
        prefer=("KI",),
        accept=("Deepseek",),
        language="en",
        variant="de-AT",
        fail_on="error",
        show=Severity.WARNING,
        root=tmp_path,
        file=path,
    )
    assert expected == load_config(path)
    assert isinstance(load_config(path).severity["calques"], Severity)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "mtlint.toml"
    path.write_bytes(b'\xef\xbb\xbfignore = [\r\n  "calques",\r\n]\r\n')
    assert load_config(path).ignore == ("calques",)


def test_a_pyproject_without_our_table_means_the_defaults(tmp_path: Path) -> None:
    path = write(tmp_path, "[tool.ruff]\n", "pyproject.toml")
    assert Config(root=tmp_path, file=path) == load_config(path)


# Mistakes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\n\nignor = ["ALL"]', "3: Schlüssel „ignor“ ist unbekannt; gemeint ist wohl „ignore“."),
        ("extend_select = []", "1: Schlüssel „extend_select“ ist unbekannt; gemeint ist wohl "
         "„extend-select“."),
        ('language = "dee"', "1: „language“: Der Wert „dee“ ist unbekannt; gemeint ist wohl „de“."),
        ('language = "fr"', "1: „language“: Der Wert „fr“ ist unbekannt; möglich sind „de“ und "
         "„en“."),
        ("[severity]\n# warum\nALL = 'error'\ncalques = 'of'", "4: „severity.calques“: Der Wert "
         "„of“ ist unbekannt; möglich sind „info“, „warning“ und „error“."),
        ("severity = { calques = 'warnin' }", "1: „severity.calques“: Der Wert „warnin“ ist "
         "unbekannt; gemeint ist wohl „warning“."),
        ("severity.ALL = 'info'\nseverity.calques = 1", "2: „severity.calques“ muss eine nicht "
         "leere Zeichenkette sein."),
        ("# select\nignore = 'ALL'", "2: „ignore“ muss eine Liste nicht leerer Zeichenketten "
         "sein."),
        ("ignore = ['']", "1: „ignore“ muss eine Liste nicht leerer Zeichenketten sein."),
        ("[[names]]\na = 'b'", "1: „names“ muss eine Tabelle sein."),
        ("names = 3", "1: „names“ muss eine Tabelle sein."),
        ("select = []", "1: „select“ ist leer; alle Regeln schaltet „ignore = [\"ALL\"]“ ab."),
        ("exclude = [\n'a',\n'!',\n]", "3: „!“ ist kein gültiges Muster."),
        ("[per-file-ignores]\n'!' = ['ALL']", "2: „!“ ist kein gültiges Muster."),
        ("a = 1\nb 2", "2: Ab Spalte 3 ist das kein gültiges TOML."),
        ("[names]\na = 'b'\n[names]\n", "3: Dieser Schlüssel steht schon weiter oben."),
        ("language = 'de'\nlanguage = 'en'", "2: Dieser Schlüssel steht schon weiter oben."),
        ("# Kopf\n\nignore = [\n 'a',\n", "3: Was hier beginnt, wird nicht zu Ende geführt."),
        (f"a = {'[' * 9999}", "1: Was hier beginnt, wird nicht zu Ende geführt."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert f"mtlint.toml:{said}" == mistake(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool]\nmtlint = 3", "2: „tool.mtlint“ muss eine Tabelle sein."),
        ("[tool.x]\nignor = 1\n[[tool.y]]\nignor = 2\n[tool.mtlint]\nlist = '''\nignor = 3\n'''",
         "6: Schlüssel „list“ ist unbekannt; "),
        ("[tool.x]\nignor = 1\n[tool.mtlint]\nignor = 3", "4: Schlüssel „ignor“ ist unbekannt; "),
        ("[tool.mtlint.severity]\ncalques = 1", "2: „severity.calques“ muss eine nicht "),
        ("tool.mtlint.ignor = []", "1: Schlüssel „ignor“ ist unbekannt; "),
    ],
)  # fmt: skip
def test_in_a_pyproject_only_our_table_counts(tmp_path: Path, text: str, said: str) -> None:
    assert mistake(tmp_path, text, "pyproject.toml").startswith(f"pyproject.toml:{said}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignore = [\n  'ALL',\n  # 'calqes' \n  'calqes',\n]", "4: Regel oder Familie „calqes“ "
         "ist unbekannt; gemeint ist wohl „calques“."),
        ("select = ['all']", "1: Regel oder Familie „all“ ist unbekannt; gemeint ist wohl „ALL“."),
        ("[severity]\nnames = 'info'\nspaces = 'info'", "3: Regel oder Familie „spaces“ ist "
         "unbekannt; gemeint ist wohl „spacing“."),
        ("[per-file-ignores]\n'a.md' = ['ALL']\n'b.md' = ['ai-mixt']", "3: Regel oder Familie "
         "„ai-mixt“ ist unbekannt; gemeint ist wohl „ai-mixed“."),
        ("prefer = ['KI', 'Potenzal']", "1: Schreibweise „Potenzal“ ist unbekannt; gemeint ist "
         "wohl „potenzial“."),
        ("prefer = ['Ki']", "1: Schreibweise „Ki“ ist unbekannt; gemeint ist wohl „KI“."),
        ("accept = ['x']\nprefer = ['KI', 'AI']", "2: „AI“ und „KI“ schließen einander in "
         "„prefer“ aus."),
    ],
)  # fmt: skip
def test_what_no_rule_knows_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert f"mtlint.toml:{said}" == mistake(tmp_path, text)


def test_an_unknown_selector_that_is_not_from_the_file_has_no_place() -> None:
    with pytest.raises(ConfigError) as caught:
        choose(RULES, Config(extend_select=("name",)))
    assert (caught.value.file, caught.value.line) == (None, None)
    assert (
        caught.value.in_language("en") == "Rule or family “name” is unknown; did you mean “names”?"
    )


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mtlint.toml"
    with pytest.raises(ConfigError, match=r"mtlint\.toml: Diese Datei gibt es nicht\.$"):
        load_config(path)
    path.write_bytes(b"# a\n# \xe4\n")
    with pytest.raises(ConfigError, match=r"mtlint\.toml:2: Das ist kein UTF-8\.$"):
        load_config(path)
    with pytest.raises(ConfigError, match=r": Diese Datei lässt sich nicht lesen\.$"):
        load_config(tmp_path)


def test_a_file_below_the_working_folder_is_named_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write(tmp_path / "a", "ignor = 1")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert (caught.value.file, caught.value.line) == ("a/mtlint.toml", 1)
    said = "a/mtlint.toml:1: Key “ignor” is unknown; did you mean “ignore”?"
    assert said == caught.value.in_language("en")
    assert str(caught.value) == str(pickle.loads(pickle.dumps(caught.value)))


# Chosen

DEFAULTS = ["views-expressed", "space-before-hyphen", "ai-mixed", "tial-mixed", "brand"]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (Config(), DEFAULTS),
        (Config(select=("calques",)), ["views-expressed", "sense-made"]),
        (Config(select=("calques",), ignore=("sense-made",)), ["views-expressed"]),
        (Config(select=("sense-made",), ignore=("calques",)), ["sense-made"]),
        (Config(select=("calques",), ignore=("ALL",)), ["views-expressed", "sense-made"]),
        (Config(select=("calques",), ignore=("calques",)), []),
        (Config(extend_select=("calques",), ignore=("calques",)), DEFAULTS[1:]),
        (Config(extend_select=("long-dash",), ignore=("ALL",)), ["long-dash"]),
        (Config(select=("spacing",), extend_select=("long-dash",)),
         ["space-before-hyphen", "long-dash"]),
        (Config(ignore=("terms", "names")), DEFAULTS[:2]),
        (Config(select=("ALL",), ignore=("terms", "names", "calques")),
         ["space-before-hyphen", "long-dash"]),
        (Config(select=("variants",)), []),
        (Config(select=("variants",), variant="de-CH"), ["sharp-s"]),
    ],
)  # fmt: skip
def test_the_closer_selector_wins(config: Config, expected: list[str]) -> None:
    assert expected == ids(config)


def test_without_wishes_the_rules_are_left_as_they_are() -> None:
    assert all(any(rule is old for old in RULES) for rule in choose(RULES, Config()))


@pytest.mark.parametrize(
    ("glob", "path", "silent"),
    [
        ("*.md", "docs/a.md", True),
        ("docs/", "docs/de/a.md", True),
        ("docs/*.md", "docs/de/a.md", False),
        ("/a.md", "docs/a.md", False),
        ("docs/**/a.md", "/project/docs/de/a.md", True),
        ("docs/*.md", "/elsewhere/docs/a.md", False),
        ("*.md", "/elsewhere/docs/a.md", True),
        ("!docs/", "docs/a.md", False),
        ("!docs/", "a.md", True),
    ],
)
def test_per_file_ignores_are_globs_from_the_configurations_folder(
    glob: str, path: str, silent: bool
) -> None:
    config = Config(per_file_ignores={glob: ("views-expressed",)}, root=Path("/project"))
    assert silent == ("views-expressed" not in ids(config, path))
    assert ids(config) == DEFAULTS


def test_paths_count_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    config = Config(per_file_ignores={"/docs/a.md": ("ALL",)}, root=tmp_path)
    assert ids(config, "a.md") == []
    assert ids(config, "../a.md") == DEFAULTS


def test_a_severity_for_the_rule_beats_one_for_its_family() -> None:
    severity = {"ALL": Severity.INFO, "calques": Severity.ERROR, "sense-made": Severity.WARNING}
    config = Config(severity=severity, select=("calques", "spacing"))
    chosen = {rule.id: rule.severity.value for rule in choose(RULES, config)}
    expected = {"views-expressed": "error", "sense-made": "warning", "space-before-hyphen": "info"}
    assert expected == chosen


def test_a_preferred_form_is_enforced() -> None:
    rule = one(AI, Config(prefer=("KI",)))
    expected = {"variants": ["AI", "KI"], "prefer": "KI", "enforce": True}
    assert expected == rule.match[0].spec
    assert one(STEM, Config(prefer=("KI",))) is STEM


def test_a_preferred_stem_may_begin_with_a_capital() -> None:
    rule = one(STEM, Config(prefer=("Potenzial",)))
    assert rule.match[0].spec["prefer"] == "potenzial"
    assert rule.match[0].spec["enforce"]


def test_accepted_words_reach_tables_and_variants() -> None:
    config = Config(accept=("Deepseek", "Potential"))
    table, pattern = one(TABLE, config).match
    assert table.spec == {"rows": (), "accept": ("Deepseek", "Potential")}
    assert pattern is TABLE.match[1]
    expected = ("x", "Deepseek", "Potential", "potential")
    assert expected == one(STEM, config).match[0].spec["accept"]


def test_own_names_and_terms_are_rules_only_where_there_are_some() -> None:
    assert "own-name" not in ids(Config(select=("own-name", "spacing")))
    config = Config(names={"Deep Seek": "Deepseek"})
    assert one(OWN_NAME, config).match[0].spec["own_rows"] == {"Deep Seek": "Deepseek"}
    assert "own-term" not in ids(config)
    config = Config(terms={"Vorausbildung": "Vortraining"})
    assert [*DEFAULTS[:4], "own-term", "brand"] == ids(config)
