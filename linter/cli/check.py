"""``mtlint check``: findings in files, folders or standard input."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import click

from linter import reports
from linter.cli.checking import Outcome, check_files
from linter.cli.options import asking, choosing, reading
from linter.cli.session import Input, Session, files, inputs, open_session, standard_input
from linter.engine import Checking
from linter.files import InputError, write
from linter.finding import Result
from linter.reports import REPORTS, Grammar, Run
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
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes for many files [default: one for each processor].",
)
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
    jobs: int | None,
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
    course = _Course(session)
    outcomes = _outcomes(session, paths, stdin_filename, force_exclude, jobs)
    run = Run(
        course.results(outcomes),
        course.outcome,
        language=session.config.language,
        color=_wants_color(color) and output_file is None,
        statistics=statistics,
        quiet=quiet,
    )
    _emit(REPORTS[report](run), output_file)
    return course.exit_code(exit_zero)


class _Course:
    """What is to be known of a run behind its last result."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._unchecked: list[tuple[str, str]] = []
        self._silence: list[str] = []  # why LanguageTool did not answer
        self._failed = False
        self._weight = -1  # of the gravest finding

    def results(self, outcomes: Iterable[Outcome]) -> Iterator[Result]:
        """Yield the results with the findings that are to be shown."""
        config = self._session.config
        for found in outcomes:
            if isinstance(found, InputError):
                self._unchecked.append((found.path, found.reason(config.language)))
                self._failed = True
                continue
            self._note(found)
            yield _shown(found, config.show)

    def _note(self, result: Result) -> None:
        weights = (finding.rule.severity.weight for finding in result.findings)
        self._weight = max(self._weight, *weights, -1)
        self._silence += result.silence
        for one in result.unchecked:
            if not one.grammar:
                self._unchecked.append((result.document.name, one.reason))
                self._failed |= one.failed

    @cached_property
    def _grammar(self) -> Grammar:
        return self._session.grammar.outcome(self._silence)

    def outcome(self) -> reports.Outcome:
        """Return what was not checked."""
        return reports.Outcome(self._unchecked, self._grammar)

    def exit_code(self, exit_zero: bool) -> int:
        """Return 2 where something was not checked, 1 for findings that count, else 0."""
        if self._failed or self._session.grammar.fails(self._grammar):
            return 2
        fail_on = self._session.config.fail_on
        counts = fail_on != "never" and self._weight >= Severity(fail_on).weight
        return int(counts and not exit_zero)


def _outcomes(
    session: Session,
    paths: Sequence[str],
    stdin_filename: str | None,
    force_exclude: bool,
    jobs: int | None,
) -> Iterator[Outcome]:
    """Yield the result of each text, or why it cannot be read."""
    if not session.is_uniform:
        yield from _one_by_one(session, inputs(session, paths, stdin_filename, force_exclude))
        return
    if (given := standard_input(paths, stdin_filename)) is not None:
        yield from _one_by_one(session, [given])
    found: list[Path] = []
    for path in files(session, paths, force_exclude):
        if isinstance(path, InputError):
            yield path
        else:
            found.append(path)
    if found:
        yield from check_files(session, found, jobs)


def _one_by_one(session: Session, texts: Iterable[Input | InputError]) -> Iterator[Outcome]:
    """Check texts in this process; LanguageTool reads behind our own rules."""
    checking: deque[Checking] = deque()
    for found in texts:
        if isinstance(found, InputError):
            yield found
            continue
        checking.append(session.linter(found.document.name).begin(found.document))
        if len(checking) > _AHEAD:
            yield checking.popleft()()
    answers = session.grammar.answers
    if answers is not None and answers.starting and sys.stderr.isatty():
        click.echo(_STARTING.in_language(session.config.language), err=True)
    for result in checking:
        yield result()


def _shown(result: Result, show: Severity) -> Result:
    findings = tuple(f for f in result.findings if f.rule.severity.weight >= show.weight)
    return Result(result.document, findings, result.unchecked)


def _wants_color(color: str) -> bool:
    if color == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return color == "always"


def _emit(pieces: Iterable[str], output_file: Path | None) -> None:
    if output_file is not None:
        write(output_file, "".join(pieces).encode("utf-8", "surrogatepass"))
        return
    for piece in pieces:
        sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
