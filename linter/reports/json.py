"""The JSON report: a public contract (docs/json-report.md) that other tools build on.

``start`` and ``end`` are code points in the decoded file, lines and columns 1-based code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from linter import __version__
from linter.finding import fingerprints, preview

if TYPE_CHECKING:
    from linter.document import Document
    from linter.finding import Finding, Result, Suggestion
    from linter.reports import Run

SCHEMA_VERSION = 1


def render(run: Run) -> Iterator[str]:
    """Yield the run as one JSON object, file by file."""
    head = {"tool": "mtlint", "version": __version__, "schema_version": SCHEMA_VERSION}
    yield _indented(head).removesuffix("\n}") + ',\n  "files": ['
    separator = "\n    "
    for result in run.results:
        yield separator + _indented(_file(result)).replace("\n", "\n    ")
        separator = ",\n    "
    unchecked, grammar = run.outcome()
    tail = {
        "unchecked": [{"path": path, "reason": reason} for path, reason in unchecked],
        "languagetool": grammar.status,
        "languagetool_version": grammar.version,
        "languagetool_reason": grammar.reason,
    }
    yield ("],\n" if separator[0] == "\n" else "\n  ],\n") + _indented(tail).removeprefix("{\n")
    yield "\n"


def _indented(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _file(result: Result) -> dict[str, Any]:
    named = zip(result.findings, fingerprints(result), strict=True)
    findings = [_finding(result.document, finding, name) for finding, name in named]
    return {"path": result.document.name, "findings": findings}


def _finding(document: Document, finding: Finding, fingerprint: str) -> dict[str, Any]:
    line, column = document.position(finding.span.start)
    end_line, end_column = document.position(finding.span.end)
    return {
        "rule": finding.rule.id,
        "family": finding.rule.family,
        "severity": finding.rule.severity.value,
        "message": finding.message,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": finding.span.of(document.source),
        "fingerprint": fingerprint,
        "group": finding.group,
        "related": [
            {"start": place.span.start, "end": place.span.end, "message": place.message}
            for place in finding.related
        ],
        "suggestions": [_suggestion(document, finding, s) for s in finding.suggestions],
    }


def _suggestion(document: Document, finding: Finding, suggestion: Suggestion) -> dict[str, Any]:
    return {
        "applicability": suggestion.applicability.value,
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
            for edit in suggestion.edits
        ],
        "preview": preview(document.source, finding, suggestion),
    }
