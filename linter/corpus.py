"""Corpora on disk: texts, and which of their places are annotated as artifacts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linter.span import Span

LEVELS = {
    **{"error": True, "warning": True, "suggestion": False},
    **{"confidence 3": True, "confidence 2": True, "confidence 1": False},
}
"""What an annotation can weigh, and whether it counts then; the rest (style) is shown apart."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_WORD = re.compile(r"\w+")
_NOTE = re.compile(r"(?:^|\s)\([^()]*\)")
_BESIDES = ("expected_*", "edited*", "*.safe.txt", "*.preferred.txt")  # what `fix` must yield


class CorpusError(ValueError):
    """A folder that cannot be read as a corpus; says which file and never quotes its text."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A place known to be an artifact; ``level`` is in ``LEVELS``, ``corrections`` are folded."""

    span: Span
    text: str
    category: str
    level: str
    detectability: str
    corrections: frozenset[str]
    counts: bool


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a corpus; ``name`` is its path inside the folder."""

    name: str
    source: str
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts of a folder; ``kind`` is ``gold``, ``artifacts`` or ``plain`` (no annotations)."""

    kind: str
    texts: tuple[Text, ...]


def read_corpus(folder: Path, half: str | None = None) -> Corpus:
    """Read a folder by what lies in it; ``half`` chooses rows of an ``index.tsv``."""
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no folder")
    golds = sorted(p for p in folder.rglob("*gold.jsonl") if f".{p.name}".endswith(".gold.jsonl"))
    if (folder / "artifacts.tsv").is_file() and (folder / "index.tsv").is_file():
        corpus = Corpus("artifacts", tuple(_indexed(folder, half)))
    elif half is not None:
        raise CorpusError(f"{folder}: no index.tsv and artifacts.tsv, so no half {half!r}")
    elif golds:
        corpus = Corpus("gold", tuple(_beside(folder, gold) for gold in golds))
    else:
        corpus = Corpus("plain", tuple(_plain(folder)))
    if not corpus.texts:
        raise CorpusError(f"{folder}: no texts")
    return corpus


def count_words(source: str) -> int:
    r"""Return the number of ``\w+`` tokens."""
    return sum(1 for _ in _WORD.finditer(source))


def fold(text: str) -> str:
    """Return the text with every white space (no-break ones too) as one blank, none at the ends."""
    return " ".join(text.split())


def cut(source: str, size: int = 2000) -> list[str]:
    """Cut at the first line end after ``size`` words, and so on; the pieces join to the source."""
    pieces: list[str] = []
    lines: list[str] = []
    words = 0
    for line in _LINE.findall(source):
        lines.append(line)
        words += count_words(line)
        if words >= size:
            pieces.append("".join(lines))
            lines, words = [], 0
    return [*pieces, "".join(lines)] if lines else pieces


def _plain(folder: Path) -> Iterator[Text]:
    for path in _texts(folder.rglob("*")):
        name, source = path.relative_to(folder), _decoded(path)
        if name.suffix.lower() == ".md":
            yield Text(name.as_posix(), source)
            continue
        for number, piece in enumerate(cut(source), 1):
            yield Text(name.with_stem(f"{name.stem}#{number}").as_posix(), piece)


def _beside(folder: Path, gold: Path) -> Text:
    """Return the one text that lies beside a gold file and that its spans fit."""
    lines = filter(str.strip, _decoded(gold).split("\n"))
    annotations = _annotations(gold, lines, _from_gold)
    if gold.name == "gold.jsonl":
        beside = [p for p in gold.parent.iterdir() if not any(p.match(b) for b in _BESIDES)]
    else:
        base = gold.name.removesuffix(".gold.jsonl")
        beside = [gold.parent / f"{base}{suffix}" for suffix in (".txt", ".md")]
    sources = {path: _decoded(path) for path in _texts(beside)}
    fitting = [path for path, source in sources.items() if _fits(source, annotations)]
    if len(fitting) != 1:
        raise CorpusError(f"{gold}: fits {len(fitting)} of the texts beside it, must fit one")
    path = fitting[0]
    return Text(path.relative_to(folder).as_posix(), sources[path], annotations)


def _indexed(folder: Path, half: str | None) -> Iterator[Text]:
    """Yield the texts of ``docs/`` that the index names, with their rows of ``artifacts.tsv``."""
    table = folder / "artifacts.tsv"
    rows = _table(table)
    for entry in _table(folder / "index.tsv"):
        if half is not None and entry.get("half") != half:
            continue
        own = [row for row in rows if row["id"] == entry["id"]]
        annotations = _annotations(table, own, _from_artifact)
        source = _decoded(folder / "docs" / entry["file"])
        if not _fits(source, annotations):
            raise CorpusError(f"{table}: the spans of {entry['id']} do not fit {entry['file']}")
        yield Text(f"docs/{entry['file']}", source, annotations)


def _annotations(
    path: Path, rows: Iterable[Any], build: Callable[[Any], Annotation]
) -> tuple[Annotation, ...]:
    try:
        return tuple(sorted(map(build, rows), key=lambda one: one.span))
    except (KeyError, TypeError, ValueError) as error:
        raise CorpusError(f"{path}: a row is no annotation ({type(error).__name__})") from None


def _from_gold(line: str) -> Annotation:
    row: Mapping[str, Any] = json.loads(line)
    span, text, level = Span(row["start"], row["end"]), row["text"], row["severity"]
    right, found_by = _corrections(row["suggestions"], text), row["detectability"]
    return Annotation(span, text, row["category"], level, found_by, right, LEVELS[level])


def _from_artifact(row: Mapping[str, str]) -> Annotation:
    span, level = Span(int(row["start"]), int(row["end"])), f"confidence {row['confidence']}"
    text, correction = (row[key].replace("\\n", "\n") for key in ("span", "correction"))
    # the whole as well: " / " also stands in URLs and inside of what is to be written
    right = _corrections({correction, *correction.split(" / ")} - {""}, text)
    return Annotation(span, text, row["category"], level, "", right, LEVELS[level])


def _corrections(alternatives: Iterable[str], text: str) -> frozenset[str]:
    """Return the wordings as they stand and without notes (brackets that ``text`` has not)."""
    plain = frozenset(map(fold, alternatives))
    stripped = (_NOTE.sub(lambda m: m[0] if m[0].strip() in text else "", one) for one in plain)
    return plain | (frozenset(map(fold, stripped)) - {""})


def _fits(source: str, annotations: Iterable[Annotation]) -> bool:
    return all(one.span.of(source) == one.text for one in annotations)


def _texts(paths: Iterable[Path]) -> list[Path]:
    return sorted(p for p in paths if p.suffix.lower() in (".txt", ".md") and p.is_file())


def _table(path: Path) -> list[dict[str, str]]:
    """Read tab-separated values; a quote is a character like any other."""
    header, *rows = [line.split("\t") for line in re.split(r"\r?\n", _decoded(path)) if line]
    return [dict(zip(header, row, strict=False)) for row in rows]


def _decoded(path: Path) -> str:
    """Return the file as it is: no byte order mark, line ends not translated."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CorpusError(f"{path}: not UTF-8") from None
