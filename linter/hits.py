"""Which findings hit which annotations, and whether a first suggestion puts them right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os.path import commonprefix

from linter.corpus import Annotation, Text, fold
from linter.finding import Edit, Finding, apply_edits
from linter.rule import Severity
from linter.span import Span

FORM = ("spacing", "hyphen", "name", "brand", "markup", "quotes", "number", "placeholder")
WORDING = ("calque", "term")
FAMILIES = {
    # each family under its own name, then what gold files and artifacts.tsv call it; categories
    # that are not here (grammar, syntax, meaning, untranslated …) are of no family
    **{family: family for family in (*FORM, *WORDING)},
    **{"spacing-hyphen": "spacing", "hyphen-compound": "hyphen", "person-name": "name"},
    **{"brand-case": "brand", "markdown": "markup", "number-format": "number"},
    **{"en-calque": "calque", "zh-formula": "calque", "zh-idiom": "calque"},
    **{"collocation": "calque", "false-friend": "term", "tech-term": "term"},
    **{"finance-term": "term", "term-mix": "term", "literal-term": "term", "mixed-term": "term"},
}
"""Category of an annotation -> family of its wording."""


@dataclass(frozen=True, slots=True)
class Met:
    """What became of an annotation; ``right``: the first suggestion of the best finding is so."""

    annotation: Annotation
    hit: bool
    right: bool

    @property
    def family(self) -> str:
        """The family of the annotation's category, or nothing."""
        return FAMILIES.get(self.annotation.category, "")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a finding lies; a too long one has neither ``hit`` nor ``on_none``, nor has info.

    ``right`` is about the annotation that it fits best.
    """

    finding: Finding
    hit: bool
    on_none: bool
    right: bool


def judge(text: Text, findings: Sequence[Finding], best: bool) -> tuple[list[Met], list[Placed]]:
    """Set findings against a text; with ``best`` each counts only where it fits best.

    What it fits best is sought among all annotations, those that do not count included.
    Findings of severity info hit nothing.
    """
    met: list[list[tuple[float, Finding]]] = [[] for _ in text.annotations]
    placed = []
    for finding in findings:
        if finding.rule.severity is Severity.INFO:
            placed.append(Placed(finding, hit=False, on_none=False, right=False))
            continue
        fits = [fit(finding.span, one.span) for one in text.annotations]
        target = _target(fits, text.annotations)
        for index, value in enumerate(fits):
            if value and (index == target or not best):
                met[index].append((value, finding))
        placed.append(_placed(text, finding, target))
    return [_met(text.source, *pair) for pair in zip(text.annotations, met, strict=True)], placed


def fit(finding: Span, annotation: Span) -> float:
    """Return shared characters by characters that both cover together; 0 where it is no hit.

    A finding hits if they share a character and it is at most 3 times as long plus 20 characters.
    """
    shared = _shared(finding, annotation)
    if not shared or len(finding) > 3 * len(annotation) + 20:
        return 0.0
    return shared / (len(finding) + len(annotation) - shared)


def _shared(one: Span, other: Span) -> int:
    return max(min(one.end, other.end) - max(one.start, other.start), 0)


def _target(fits: Sequence[float], annotations: Sequence[Annotation]) -> int | None:
    """Return which annotation is fitted best; of equals one that counts, then the first."""
    hits = [index for index, value in enumerate(fits) if value]
    return max(hits, key=lambda i: (fits[i], annotations[i].counts), default=None)


def _placed(text: Text, finding: Finding, target: int | None) -> Placed:
    on_none = not any(_shared(finding.span, one.span) for one in text.annotations)
    if target is None:
        return Placed(finding, hit=False, on_none=on_none, right=False)
    right = is_right(text.source, finding, text.annotations[target])
    return Placed(finding, hit=True, on_none=False, right=right)


def _met(source: str, annotation: Annotation, hits: Sequence[tuple[float, Finding]]) -> Met:
    if not hits:
        return Met(annotation, hit=False, right=False)
    _, finding = max(hits, key=lambda pair: pair[0])
    return Met(annotation, hit=True, right=is_right(source, finding, annotation))


def is_right(source: str, finding: Finding, annotation: Annotation) -> bool:
    """Say whether the first suggestion, once written, leaves a correction at the annotation."""
    if not finding.suggestions:
        return False
    edits = [_trimmed(source, edit) for edit in finding.suggestions[0].edits]
    written = apply_edits(source, edits)
    spans = _spans_after(edits, annotation.span)
    return any(fold(span.of(written)) in annotation.corrections for span in spans)


def _trimmed(source: str, edit: Edit) -> Edit:
    """Return the edit without the characters at its ends that it leaves as they are."""
    old = edit.span.of(source)
    head = len(commonprefix((old, edit.text)))
    old, new = old[head:], edit.text[head:]
    tail = len(commonprefix((old[::-1], new[::-1])))
    span = Span(edit.span.start + head, edit.span.end - tail)
    return Edit(span, new[: len(new) - tail])


def _spans_after(edits: Sequence[Edit], span: Span) -> list[Span]:
    """Return where ``span`` lies once the edits are written.

    An edit across an edge is taken in whole; what is inserted at an edge may be in or out.
    """
    outer, growth, grown = span, 0, 0
    edges = {span.start: 0, span.end: 0}
    for edit in edits:
        gain = len(edit.text) - len(edit.span)
        if edit.span in (Span(span.start, span.start), Span(span.end, span.end)):
            edges[edit.span.start] += gain
        elif edit.span.end <= span.start:
            growth += gain
        elif edit.span.start < span.end:
            grown += gain
            outer = Span(min(outer.start, edit.span.start), max(outer.end, edit.span.end))
    first = outer.start + growth
    last = outer.end + growth + grown + edges[span.start]
    starts, ends = (first, first + edges[span.start]), (last, last + edges[span.end])
    return [Span(start, end) for start in starts for end in ends]
