"""Packs and texts made up for tests."""

from __future__ import annotations

from typing import Any

import yaml

from linter import Document, Result
from linter.finding import Finding, apply_edits


def entry(match: Any = None, id: str = "fault", **keys: Any) -> dict[str, Any]:
    """One rule as it stands in a pack; ``message`` need not be given."""
    rule = {"id": id, "message": {"de": "„{match}“ ist falsch.", "en": "“{match}” is wrong."}}
    return rule | ({"match": match} if match is not None else {}) | keys


def pack(match: Any = None, id: str = "fault", **keys: Any) -> str:
    """The YAML of a pack with one rule."""
    return packed(entry(match, id, **keys))


def packed(*entries: dict[str, Any]) -> str:
    """The YAML of a pack with these rules."""
    return yaml.safe_dump(list(entries), allow_unicode=True, sort_keys=False)


def texts(result: Result) -> list[str]:
    """What stands at the findings."""
    return [finding.span.of(result.document.source) for finding in result.findings]


def names(result: Result) -> list[str]:
    """The rules of the findings."""
    return [finding.rule.id for finding in result.findings]


def written(result: Result, alternative: int = 0) -> str:
    """The source once one suggestion of each finding is written."""
    edits = [
        edit
        for finding in result.findings
        for suggestion in finding.suggestions[alternative : alternative + 1]
        for edit in suggestion.edits
    ]
    return apply_edits(result.document.source, edits)


def the(result: Result) -> Finding:
    """The only finding."""
    (finding,) = result.findings
    return finding


def document(text: str, format: str = "text") -> Document:
    """A document made of ``text``."""
    return Document.from_text(text, format=format)
