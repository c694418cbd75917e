"""Findings against a corpus: recall, false alarms and right suggestions, and how to show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from linter.corpus import LEVELS, count_words, read_corpus
from linter.finding import Result
from linter.hits import FORM, WORDING, Met, Placed, judge
from linter.rule import Severity

Item = TypeVar("Item")
Figures = TypeVar("Figures")
Check = Callable[[str, str], Result]  # takes a source and its name


@dataclass(frozen=True, slots=True)
class Annotated:
    """Annotations, those that are hit, and those of them that a first suggestion puts right."""

    annotations: int
    hits: int
    right: int

    @classmethod
    def of(cls, met: Sequence[Met]) -> Annotated:
        """Count annotations."""
        return cls(len(met), sum(one.hit for one in met), sum(one.right for one in met))


@dataclass(frozen=True, slots=True)
class Found:
    """Findings (warning, error), those that hit, those on none, hits put right; info apart."""

    findings: int
    hits: int
    on_none: int
    right: int
    info: int

    @classmethod
    def of(cls, placed: Sequence[Placed]) -> Found:
        """Count findings; those of severity info enter no figure but their own."""
        info = sum(one.finding.rule.severity is Severity.INFO for one in placed)
        hits, on_none = sum(one.hit for one in placed), sum(one.on_none for one in placed)
        return cls(len(placed) - info, hits, on_none, sum(one.right for one in placed), info)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one corpus; ``count`` is ``best`` or ``touched``.

    ``form`` and ``wording`` are the annotations of the families ``FORM`` and ``WORDING``. Only
    ``by_severity`` has those that do not count, too. ``unchecked``: reason -> number of texts.
    """

    folder: str
    kind: str
    half: str | None
    count: str
    texts: int
    words: int
    unchecked: Mapping[str, int]
    overall: Annotated
    form: Annotated
    wording: Annotated
    by_category: Mapping[str, Annotated]
    by_severity: Mapping[str, Annotated]
    by_detectability: Mapping[str, Annotated]
    found: Found
    by_family: Mapping[str, Found]
    by_rule: Mapping[str, Found]


def evaluate(
    folder: Path, check: Check, *, half: str | None = None, count: str = "auto"
) -> Evaluation:
    """Run ``check`` on each text; ``auto`` is ``touched`` for an artifacts.tsv.

    Counts whatever rules ``check`` runs. Raises ``CorpusError`` where the folder is no corpus.
    """
    corpus = read_corpus(folder, half)
    auto = "touched" if corpus.kind == "artifacts" else "best"
    count = {"auto": auto, "best": "best", "touched": "touched"}[count]
    met: list[Met] = []
    placed: list[Placed] = []
    unchecked: Counter[str] = Counter()
    for text in corpus.texts:
        result = check(text.source, text.name)
        of_text = judge(text, result.findings, best=count == "best")
        met += of_text[0]
        placed += of_text[1]
        unchecked.update({one.reason for one in result.unchecked})
    words = sum(count_words(text.source) for text in corpus.texts)
    origin = (folder.as_posix(), corpus.kind, half, count, len(corpus.texts), words)
    return _evaluation(origin, dict(sorted(unchecked.items())), met, placed)


def _evaluation(
    origin: tuple[str, str, str | None, str, int, int],
    unchecked: Mapping[str, int],
    met: Sequence[Met],
    placed: Sequence[Placed],
) -> Evaluation:
    counted = [one for one in met if one.annotation.counts]
    levels = _by(met, lambda one: one.annotation.level, Annotated.of)
    return Evaluation(
        *origin,
        unchecked=unchecked,
        overall=Annotated.of(counted),
        form=Annotated.of([one for one in counted if one.family in FORM]),
        wording=Annotated.of([one for one in counted if one.family in WORDING]),
        by_category=_by(counted, lambda one: one.annotation.category, Annotated.of),
        by_severity={level: levels[level] for level in LEVELS if level in levels},
        by_detectability=_by(counted, lambda one: one.annotation.detectability, Annotated.of),
        found=Found.of(placed),
        by_family=_by(placed, lambda one: one.finding.rule.family, Found.of),
        by_rule=_by(placed, lambda one: one.finding.rule.id, Found.of),
    )


def _by(
    items: Iterable[Item], key: Callable[[Item], str], of: Callable[[Sequence[Item]], Figures]
) -> dict[str, Figures]:
    """Return the figures of each group that has a name, the largest group first."""
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return {name: of(group) for name, group in ranked if name}


def as_json(report: Evaluation) -> dict[str, Any]:
    """Return the figures as plain data: the field names are the keys, groups are keyed by name."""
    return {"version": 1, **asdict(report)}


def as_table(report: Evaluation) -> str:
    """Return the figures as plain text, in tables."""
    half = f", half {report.half}" if report.half else ""
    counted = "" if report.kind == "plain" else f", counted: {report.count}"
    head = f"{report.folder} ({report.kind}{half}): {report.texts:,} texts, {report.words:,} words"
    skipped = [f"not checked in {texts:,} texts: {why}" for why, texts in report.unchecked.items()]
    grids = [_grid(title, rows, report) for title, rows in _tables(report).items() if rows]
    return "\n\n".join(["\n".join([head + counted, *skipped]), *grids]) + "\n"


def _tables(report: Evaluation) -> dict[str, Mapping[str, Annotated] | Mapping[str, Found]]:
    whole = {
        "all": report.overall,
        ", ".join(FORM): report.form,
        ", ".join(WORDING): report.wording,
    }
    levels = {
        name if LEVELS[name] else f"{name} (does not count)": row
        for name, row in report.by_severity.items()
    }
    return {
        "annotations": {} if report.kind == "plain" else whole,
        "annotations by category": report.by_category,
        "annotations by severity": levels,
        "annotations by detectability": report.by_detectability,
        "findings": {"all": report.found},
        "findings by family": report.by_family,
        "findings by rule": report.by_rule,
    }


def _grid(title: str, rows: Mapping[str, Annotated | Found], report: Evaluation) -> str:
    cells = {name: _cells(row, report) for name, row in rows.items()}
    header = [title, *next(iter(cells.values()))]
    lines = [header, *([name, *row.values()] for name, row in cells.items())]
    first, *widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join([line[0].ljust(first), *map(str.rjust, line[1:], widths)]) for line in lines
    )


def _cells(row: Annotated | Found, report: Evaluation) -> dict[str, str]:
    right = {"put right": str(row.right), "of hits": _share(row.right, row.hits)}
    if isinstance(row, Annotated):
        hits = {"hits": str(row.hits), "recall": _share(row.hits, row.annotations)}
        return {"number": str(row.annotations), **hits, **right}
    rate = {"per 1,000 words": f"{1000 * row.on_none / max(report.words, 1):.2f}"}
    if report.kind == "plain":
        return {"number": str(row.findings), **rate, "info": str(row.info)}
    placed = {"hits": str(row.hits), "on none": str(row.on_none), **rate}
    return {"number": str(row.findings), **placed, **right, "info": str(row.info)}


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
