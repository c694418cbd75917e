"""``mtlint eval``: findings against annotated texts."""

from __future__ import annotations

import json
from pathlib import Path

import click

from linter.cli.options import asking, choosing
from linter.cli.session import open_session
from linter.corpus import CorpusError
from linter.document import Document
from linter.evaluation import as_json, as_table, evaluate
from linter.finding import Result


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@choosing
@asking
@click.option(
    "--half", type=click.Choice(["write", "check"]), help="Only this half of a divided corpus."
)
@click.option(
    "--count",
    type=click.Choice(["auto", "best", "touched"]),
    default="auto",
    show_default=True,
    help="How annotations are counted as found.",
)
@click.option("-f", "--format", "report", type=click.Choice(["text", "json"]), default="text")
def command(
    folder: Path,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    language: str | None,
    config_file: Path | None,
    languagetool: str | None,
    no_cache: bool,
    half: str | None,
    count: str,
    report: str,
) -> int:
    """Measure findings against annotated texts.

    FOLDER holds texts with X.gold.jsonl beside them, or index.tsv, artifacts.tsv and docs/, or
    texts without annotations (then every finding counts as a false alarm). Findings of severity
    warning and error count; info stands apart. LanguageTool is asked only with --languagetool.
    """
    session = open_session(
        (),
        config_file,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        language=language,
        languagetool=languagetool or "off",
        caching=not no_cache,
    )
    linter = session.linter()
    silence: list[str] = []  # why LanguageTool did not answer

    def check(source: str, name: str) -> Result:
        result = linter.check(Document.from_text(source, name=name))
        silence.extend(result.silence)
        return result

    try:
        evaluation = evaluate(folder, check, half=half, count=count)
    except CorpusError as error:
        raise click.ClickException(str(error)) from error
    grammar = session.grammar.outcome(silence)
    if report == "json":
        figures = {"languagetool": grammar.status, "languagetool_version": grammar.version}
        click.echo(json.dumps(figures | as_json(evaluation), ensure_ascii=False, indent=2))
    else:
        click.echo(f"LanguageTool: {grammar.status} {grammar.version or ''}".rstrip())
        click.echo(as_table(evaluation))
    return 2 if session.grammar.fails(grammar) else 0
