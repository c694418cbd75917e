"""What the linter found in a source and what could be written instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.span import Span

if TYPE_CHECKING:
    from linter.document import Document
    from linter.rule import Applicability, Rule


class Edit(NamedTuple):
    """Write ``text`` in place of ``span`` of the source."""

    span: Span
    text: str


class Suggestion(NamedTuple):
    """Edits that belong together and how far they can be trusted."""

    edits: tuple[Edit, ...]
    applicability: Applicability


class Related(NamedTuple):
    """Another place of the source that explains a finding."""

    span: Span
    message: str


class Finding(NamedTuple):
    """A place of the source that a rule flags. Suggestions stand best first."""

    rule: Rule
    span: Span
    message: str
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    group: str | None = None


class Unchecked(NamedTuple):
    """What was not checked, why, and whether that makes the whole run fail (exit code 2).

    ``grammar``: only LanguageTool did not read it; our own rules did.
    """

    reason: str
    failed: bool = True
    grammar: bool = False


class Result(NamedTuple):
    """The findings of one document in the order of the text, and what was left unchecked."""

    document: Document
    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...] = ()

    @property
    def silence(self) -> list[str]:
        """Why LanguageTool did not answer, where it was asked."""
        return [one.reason for one in self.unchecked if one.grammar]


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """Return ``source`` with all edits written; they must not overlap (``ValueError``)."""
    parts: list[str] = []
    place = 0
    for edit in sorted(edits):
        if edit.span.start < place:
            raise ValueError(f"edits overlap at code point {edit.span.start}")
        parts += (source[place : edit.span.start], edit.text)
        place = edit.span.end
    parts.append(source[place:])
    return "".join(parts)


def preview(source: str, finding: Finding, suggestion: Suggestion) -> str:
    """Return what stands at the finding once the suggestion is written.

    Edits that reach further are included, with whole words.
    """
    start = min([finding.span.start, *(edit.span.start for edit in suggestion.edits)])
    end = max([finding.span.end, *(edit.span.end for edit in suggestion.edits)])
    while finding.span.start > start > 0 and source[start - 1 : start + 1].isalnum():
        start -= 1
    while finding.span.end < end < len(source) and source[end - 1 : end + 1].isalnum():
        end += 1
    moved: Sequence[Edit] = [
        Edit(edit.span.shifted(-start), edit.text) for edit in suggestion.edits
    ]
    return apply_edits(source[start:end], moved)


def fingerprints(result: Result) -> list[str]:
    """Return a name for each finding that stays the same while its line does (16 hex digits).

    It depends on the rule, the text found and its line, not on where the line stands; equal ones
    are numbered.
    """
    from hashlib import sha256  # 3 ms, and only some reports name findings

    seen: dict[str, int] = {}
    names = []
    for finding in result.findings:
        document = result.document
        line = document.line_span(document.position(finding.span.start)[0])
        parts = (
            finding.rule.id,
            finding.span.of(document.source),
            line.of(document.source).strip(),
        )
        base = "\0".join(parts)
        seen[base] = seen.get(base, 0) + 1
        digest = sha256(f"{base}\0{seen[base]}".encode("utf-8", "surrogatepass"))
        names.append(digest.hexdigest()[:16])
    return names
