"""The corpus as it lies in the repository: attributed, decodable, its gold spans where they say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
CLEAN = CORPUS / "clean"
OWN = {CORPUS / "README.md", CLEAN / "index.tsv"}  # about the corpus, not of it
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())
TEXTS = [path for path in FILES if path not in OWN]
GOLD = sorted(CORPUS.glob("artifacts/*.gold.jsonl"))
KEYS = set(
    "id start end text category source explanation suggestions detectability severity"
    " autofixable".split()
)
SHIPPABLE = {"official work, § 5 UrhG", "CC BY 4.0", "CC BY-SA 4.0"}


def name(path: Path) -> str:
    return path.relative_to(CORPUS).as_posix()


def source_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")  # read_text would translate line ends


def index() -> dict[str, tuple[str, str, str]]:
    header, *lines = source_of(CLEAN / "index.tsv").removesuffix("\n").split("\n")
    assert header.split("\t") == ["file", "source", "licence", "words"]
    rows = [line.split("\t") for line in lines]
    assert len({row[0] for row in rows}) == len(rows)
    return {f"clean/{file}": (source, licence, words) for file, source, licence, words in rows}


def table() -> dict[str, tuple[str, str, str]]:
    row = re.compile(r"\| ((?:artifacts|clean)/\S+) \| (.+) \| (.+) \| (.+) \|")
    lines = source_of(CORPUS / "README.md").split("\n")
    found = [match.groups() for match in map(row.fullmatch, lines) if match]
    assert len({file for file, *_ in found}) == len(found)
    return {file: (source, licence, words) for file, source, licence, words in found}


def test_corpus_is_there() -> None:
    assert GOLD
    assert any(path.suffix == ".txt" for path in CLEAN.rglob("*"))
    assert any(path.suffix == ".md" for path in CLEAN.rglob("*"))


def test_every_file_has_a_row_and_every_row_a_file() -> None:
    assert set(table()) == {name(path) for path in TEXTS}
    assert set(index()) == {name(path) for path in TEXTS if path.is_relative_to(CLEAN)}


def test_index_and_readme_agree() -> None:
    readme = table()
    assert {file: readme[file] for file in index()} == index()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_is_utf8_without_bom_and_with_lf(path: Path) -> None:
    source = source_of(path)
    assert not source.startswith("\ufeff")
    assert "\r" not in source


@pytest.mark.parametrize("path", [path for path in TEXTS if path.is_relative_to(CLEAN)], ids=name)
def test_row_is_true(path: Path) -> None:
    source, licence, words = index()[name(path)]
    assert "https://" in source
    assert licence in SHIPPABLE
    assert ("cc-by-sa" in path.parts) == (licence == "CC BY-SA 4.0")
    assert int(words) == len(re.findall(r"\w+", source_of(path)))


@pytest.mark.parametrize("path", GOLD, ids=name)
def test_gold_spans_hold_their_text(path: Path) -> None:
    source = source_of(path.with_name(path.name.replace(".gold.jsonl", ".txt")))
    annotations = [json.loads(line) for line in source_of(path).removesuffix("\n").split("\n")]
    assert len({annotation["id"] for annotation in annotations}) == len(annotations)
    for annotation in annotations:
        assert set(annotation) - {"fix"} == KEYS, annotation["id"]
        assert annotation["start"] < annotation["end"], annotation["id"]
        there = source[annotation["start"] : annotation["end"]]
        assert there == annotation["text"], annotation["id"]
        assert ("fix" in annotation) <= annotation["autofixable"], annotation["id"]
        if fix := annotation.get("fix"):
            assert 0 <= fix["start"] <= fix["end"] <= len(source), annotation["id"]


@pytest.mark.parametrize("path", GOLD, ids=name)
def test_gold_has_its_fixed_texts(path: Path) -> None:
    for kind in ("safe", "preferred"):
        assert path.with_name(path.name.replace(".gold.jsonl", f".{kind}.txt")).is_file()


def test_git_leaves_the_bytes_alone() -> None:
    assert "corpus/** -text" in source_of(ROOT / ".gitattributes").split("\n")
