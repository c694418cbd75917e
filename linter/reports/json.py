"""The JSON report: a public contract (docs/json-report.md) that other tools build on.

``start`` and ``end`` are code points in the decoded file, lines and columns 1-based code points.
"""

from __future__ import annotations

import json
from typing import Any

from linter import __version__
from linter.document import Document
from linter.finding import Finding, Suggestion, fingerprints, preview
from linter.reports import Run

SCHEMA_VERSION = 1


def render(run: Run) -> str:
    """Return the run as one JSON object, ending in a line feed."""
    report = {
        "tool": "mtlint",
        "version": __version__,
        "schema_version": SCHEMA_VERSION,
        "languagetool": run.grammar.status,
        "languagetool_version": run.grammar.version,
        "languagetool_reason": run.grammar.reason,
        "files": [
            {
                "path": result.document.name,
                "findings": [
                    _finding(result.document, finding, fingerprint)
                    for finding, fingerprint in zip(
                        result.findings, fingerprints(result), strict=True
                    )
                ],
            }
            for result in run.results
        ],
        "unchecked": [{"path": path, "reason": reason} for path, reason in run.unchecked],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


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
