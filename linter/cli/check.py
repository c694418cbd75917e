"""``mtlint check``: findings in files, folders or standard input."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path

import click

from linter.cli.options import asking, choosing, reading
from linter.cli.session import Session, inputs, open_session
from linter.engine import Checking
from linter.files import InputError, write
from linter.finding import Result
from linter.reports import REPORTS, Run
from linter.rule import Message, Severity

_STARTING = Message(
    "LanguageTool startet; das dauert beim ersten Mal etwa zehn Sekunden …",
    "LanguageTool is starting; this takes some ten seconds the first time …",
)
_AHEAD = 50
"""So many texts our own rules are ahead of LanguageTool at most."""

_SEVERITIES = [severity.value for severity in reversed(Severity)]


@click.command()
@reading
@choosing
@asking
@click.option(
    "-f",
    "--format",
    "report",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="Kind of report.",
)
@click.option(
    "-o",
    "--output-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report to this file.",
)
@click.option(
    "--severity",
    "show",
    type=click.Choice(_SEVERITIES),
    help="Show findings of this severity and above [default: info].",
)
@click.option(
    "--fail-on",
    type=click.Choice([*_SEVERITIES, "never"]),
    help="Exit with 1 for findings of this severity and above [default: warning].",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only, no summary.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colours (auto: on a terminal, unless NO_COLOR is set).",
)
def command(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    exclude: tuple[str, ...],
    force_exclude: bool,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    language: str | None,
    config_file: Path | None,
    languagetool: str | None,
    no_cache: bool,
    report: str,
    output_file: Path | None,
    show: str | None,
    fail_on: str | None,
    exit_zero: bool,
    statistics: bool,
    quiet: bool,
    color: str,
) -> int:
    """Find what machine translation left behind.

    PATH is a file, a folder or “-” for standard input; without one the current folder is searched
    for text and Markdown. What .gitignore leaves out is left out here as well.
    """
    paths = paths or (".",)
    session = open_session(
        paths,
        config_file,
        exclude,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        language=language,
        languagetool=languagetool,
        caching=not no_cache,
        show=Severity(show) if show else None,
        fail_on=fail_on,
    )
    results, unchecked = _check(session, paths, stdin_filename, force_exclude)
    language = session.config.language
    grammar = session.grammar.outcome(results)
    run = Run(
        [_shown(result, session.config.show) for result in results],
        [(path, reason) for path, reason, _ in unchecked],
        language=language,
        color=_wants_color(color) and output_file is None,
        statistics=statistics,
        quiet=quiet,
        grammar=grammar,
    )
    _emit(REPORTS[report](run), output_file)
    if session.grammar.fails(grammar) or any(failed for _, _, failed in unchecked):
        return 2
    return 0 if exit_zero else int(_fails(results, session.config.fail_on))


def _check(
    session: Session, paths: Sequence[str], stdin_filename: str | None, force_exclude: bool
) -> tuple[list[Result], list[tuple[str, str, bool]]]:
    results: list[Result] = []
    unchecked: list[tuple[str, str, bool]] = []
    checking: deque[Checking] = deque()
    for found in inputs(session, paths, stdin_filename, force_exclude):
        if isinstance(found, InputError):
            unchecked.append((found.path, found.reason(session.config.language), True))
            continue
        checking.append(session.linter(found.document.name).begin(found.document))
        if len(checking) > _AHEAD:
            results.append(checking.popleft()())
    answers = session.grammar.answers
    if answers is not None and answers.starting and sys.stderr.isatty():
        click.echo(_STARTING.in_language(session.config.language), err=True)
    results += [result() for result in checking]
    for result in results:
        name = result.document.name
        unchecked += [(name, m.reason, m.failed) for m in result.unchecked if not m.grammar]
    return results, unchecked


def _shown(result: Result, show: Severity) -> Result:
    findings = tuple(f for f in result.findings if f.rule.severity.weight >= show.weight)
    return Result(result.document, findings, result.unchecked)


def _fails(results: Sequence[Result], fail_on: str) -> bool:
    if fail_on == "never":
        return False
    limit = Severity(fail_on).weight
    return any(f.rule.severity.weight >= limit for result in results for f in result.findings)


def _wants_color(color: str) -> bool:
    if color == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return color == "always"


def _emit(text: str, output_file: Path | None) -> None:
    if output_file is not None:
        write(output_file, text.encode("utf-8", "surrogatepass"))
        return
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
