"""The report for people: findings grouped by file, with the line, the mark and the suggestion."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from linter.document import Document
from linter.finding import Finding, Result, Suggestion, preview
from linter.reports import Run, no_grammar
from linter.rule import Applicability, Message, Severity
from linter.span import Span

_WIDTH = 96
_INDENT = "      "
_COLORS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_SEVERITIES = {
    Severity.ERROR: Message("Fehler", "error"),
    Severity.WARNING: Message("Warnung", "warning"),
    Severity.INFO: Message("Hinweis", "info"),
}
_PLURALS = {
    Severity.ERROR: Message("Fehler", "errors"),
    Severity.WARNING: Message("Warnungen", "warnings"),
    Severity.INFO: Message("Hinweise", "infos"),
}
_APPLICABILITY = {
    Applicability.SAFE: Message("", ""),
    Applicability.UNSAFE: Message(" (bitte prüfen)", " (please check)"),
    Applicability.DISPLAY: Message(" (von Hand)", " (by hand)"),
}
_CLEAN = Message("Nichts gefunden.", "Nothing found.")
_LEFT_ONE = Message(" 1 Eingabe blieb ungeprüft.", " 1 input was not checked.")
_LEFT = Message(" {count} Eingaben blieben ungeprüft.", " {count} inputs were not checked.")
_ONE = Message("1 Fundstelle", "1 finding")
_MANY = Message("{count} Fundstellen", "{count} findings")
_IN_FILES = Message(" in {count} Dateien", " in {count} files")
_FIXABLE = Message("{count} davon behebt „mtlint fix“.", "“mtlint fix” mends {count} of them.")
_UNCHECKED = Message("nicht geprüft", "not checked")


def render(run: Run) -> str:
    """Return the report, ending in a line feed."""
    lines = [line for result in run.results for line in _file(run, result)]
    if run.statistics:
        lines += _statistics(run)
    lines += [
        f"{path}: {_UNCHECKED.in_language(run.language)}: {reason}"
        for path, reason in run.unchecked
    ]
    if not run.quiet:
        lines.append(_summary(run).strip())
        if run.grammar.reason:
            lines.append(no_grammar(run.grammar, run.language))
    return "".join(line + "\n" for line in lines)


def _paint(run: Run, text: str, code: str) -> str:
    return f"\033[{code}m{text}\033[0m" if run.color and text else text


def _file(run: Run, result: Result) -> Iterator[str]:
    if not result.findings:
        return
    yield _paint(run, _printable(result.document.name), "1")
    for finding in result.findings:
        yield from _finding(run, result.document, finding)
    yield ""


def _finding(run: Run, document: Document, finding: Finding) -> Iterator[str]:
    line, column = document.position(finding.span.start)
    severity = _SEVERITIES[finding.rule.severity].in_language(run.language)
    place = f"{line}:{column}"
    head = _paint(run, severity, _COLORS[finding.rule.severity])
    yield f"  {place:<8} {head}  {finding.message}  {_paint(run, f'[{finding.rule.id}]', '2')}"
    yield from _source_line(run, document, finding)
    for index, suggestion in enumerate(finding.suggestions):
        yield (
            _INDENT
            + ("→ " if index == 0 else "  ")
            + _suggestion(run, document, finding, suggestion)
        )


def _suggestion(run: Run, document: Document, finding: Finding, suggestion: Suggestion) -> str:
    text = _shorten(_printable(preview(document.source, finding, suggestion)))
    remark = _APPLICABILITY[suggestion.applicability].in_language(run.language)
    return _paint(run, text, "32") + _paint(run, remark, "2")


def _shorten(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH // 2] + " … " + text[-_WIDTH // 2 :]


def _source_line(run: Run, document: Document, finding: Finding) -> Iterator[str]:
    """Show the line around the mark; a mark over several lines is shown on its first one."""
    line = document.line_span(document.position(finding.span.start)[0])
    marked = Span(finding.span.start, max(min(finding.span.end, line.end), finding.span.start))
    marked = Span(marked.start, min(marked.end, marked.start + 2 * _WIDTH))
    start = max(line.start, marked.start - max(_WIDTH - len(marked), 40) // 2)
    end = min(line.end, max(start + _WIDTH, marked.end + 20))
    start = max(line.start, min(start, end - _WIDTH))
    source = document.source
    before = ("…" if start > line.start else "") + _printable(source[start : marked.start])
    mark = _printable(marked.of(source))
    after = _printable(source[marked.end : end]) + ("…" if end < line.end else "")
    yield _INDENT + before.lstrip() + _paint(run, mark, "4") + after.rstrip()
    yield (
        _INDENT + " " * _columns(before.lstrip()) + _paint(run, "~" * max(_columns(mark), 1), "33")
    )


def _printable(text: str) -> str:
    """Replace what would disturb a terminal: control characters, bidi marks, tabs."""
    return "".join(
        c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def _columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _statistics(run: Run) -> Iterator[str]:
    counts = Counter((f.rule.id, f.rule.severity) for f in run.findings)
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>6}  {_SEVERITIES[severity].in_language(run.language):<8} {rule}"
    if counts:
        yield ""


def _summary(run: Run) -> str:
    findings = run.findings
    left = len({path for path, _ in run.unchecked})
    missing = (_LEFT_ONE if left == 1 else _LEFT).in_language(run.language).format(count=left)
    missing = missing if left else ""
    if not findings:
        return (_CLEAN.in_language(run.language) if run.results else "") + missing
    count = len(findings)
    text = (_ONE if count == 1 else _MANY).in_language(run.language).format(count=count)
    files = sum(1 for result in run.results if result.findings)
    if files > 1:
        text += _IN_FILES.in_language(run.language).format(count=files)
    by_severity = Counter(finding.rule.severity for finding in findings)
    parts = [
        f"{by_severity[severity]} "
        + (_SEVERITIES if by_severity[severity] == 1 else _PLURALS)[severity].in_language(
            run.language
        )
        for severity in reversed(Severity)
        if by_severity[severity]
    ]
    text += f" ({', '.join(parts)})."
    safe = sum(
        1
        for finding in findings
        if finding.suggestions and finding.suggestions[0].applicability is Applicability.SAFE
    )
    fixable = " " + _FIXABLE.in_language(run.language).format(count=safe) if safe else ""
    return text + fixable + missing
