"""The report for people: findings grouped by file, with the line, the mark and the suggestion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.finding import preview
from linter.reports import no_grammar
from linter.rule import Applicability, Message, Severity
from linter.span import Span

if TYPE_CHECKING:
    from linter.document import Document
    from linter.finding import Finding, Result, Suggestion
    from linter.reports import Run

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


def render(run: Run) -> Iterator[str]:
    """Yield the report, line by line."""
    return (line + "\n" for line in _lines(run))


def _lines(run: Run) -> Iterator[str]:
    count = _Count()
    for result in run.results:
        count.add(result)
        yield from _file(run, result)
    outcome = run.outcome()
    if run.statistics:
        yield from _statistics(run, count)
    for path, reason in outcome.unchecked:
        yield f"{path}: {_UNCHECKED.in_language(run.language)}: {reason}"
    if not run.quiet:
        yield _summary(run, count, len({path for path, _ in outcome.unchecked})).strip()
        if outcome.grammar.reason:
            yield no_grammar(outcome.grammar, run.language)


class _Count:
    """What the summary says of the results that have passed."""

    def __init__(self) -> None:
        self.texts = self.files = self.safe = 0
        self.rules: dict[tuple[str, Severity], int] = {}

    def add(self, result: Result) -> None:
        self.texts += 1
        self.files += bool(result.findings)
        for finding in result.findings:
            key = finding.rule.id, finding.rule.severity
            self.rules[key] = self.rules.get(key, 0) + 1
            first = finding.suggestions[:1]
            self.safe += bool(first) and first[0].applicability is Applicability.SAFE

    def of(self, severity: Severity) -> int:
        return sum(count for (_, weight), count in self.rules.items() if weight is severity)


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
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text
    )


def _columns(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    if len(text.encode("cp1252", "ignore")) == len(text):
        return len(text)  # German with its quotes and dashes: no wide sign and nothing combining
    import unicodedata  # a library of its own, loaded only for a text that needs it

    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _statistics(run: Run, count: _Count) -> Iterator[str]:
    for (rule, severity), found in sorted(
        count.rules.items(), key=lambda item: (-item[1], item[0])
    ):
        yield f"{found:>6}  {_SEVERITIES[severity].in_language(run.language):<8} {rule}"
    if count.rules:
        yield ""


def _summary(run: Run, count: _Count, left: int) -> str:
    missing = (_LEFT_ONE if left == 1 else _LEFT).in_language(run.language).format(count=left)
    missing = missing if left else ""
    found = sum(count.rules.values())
    if not found:
        return (_CLEAN.in_language(run.language) if count.texts else "") + missing
    text = (_ONE if found == 1 else _MANY).in_language(run.language).format(count=found)
    if count.files > 1:
        text += _IN_FILES.in_language(run.language).format(count=count.files)
    parts = [
        f"{number} "
        + (_SEVERITIES if number == 1 else _PLURALS)[severity].in_language(run.language)
        for severity in reversed(Severity)
        if (number := count.of(severity))
    ]
    text += f" ({', '.join(parts)})."
    if count.safe:
        text += " " + _FIXABLE.in_language(run.language).format(count=count.safe)
    return text + missing
