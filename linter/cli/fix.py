"""``mtlint fix``: writes safe suggestions into the files."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import click

from linter.cli.options import asking, choosing, reading
from linter.cli.session import Input, Session, inputs, open_session
from linter.document import Document
from linter.files import InputError, encode, write
from linter.finding import Result
from linter.fixer import Fixed, fix
from linter.reports import no_grammar
from linter.rule import Message

_FIXED = Message("{path}: {count} Stellen verbessert.", "{path}: mended {count} places.")
_FIXED_ONE = Message("{path}: 1 Stelle verbessert.", "{path}: mended 1 place.")
_REFUSED = Message(
    "{path}:{line}: „{text}“ bleibt stehen, denn der Vorschlag von „{rule}“ brächte Neues auf.",
    "{path}:{line}: “{text}” stays, since the suggestion of “{rule}” would raise a new finding.",
)
_NOTHING = Message("Nichts zu verbessern.", "Nothing to mend.")


@click.command()
@reading
@choosing
@asking
@click.option(
    "--unsafe", is_flag=True, help="Write the first unsafe suggestion of each place, too."
)
@click.option("--diff", is_flag=True, help="Show what would change and write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
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
    unsafe: bool,
    diff: bool,
    quiet: bool,
) -> int:
    """Write safe suggestions into the files.

    A file is written whole or not at all and keeps encoding, byte order mark, line ends and
    permissions; the result is checked again, and a fix that would raise a new finding is left out.
    With “-” the mended text goes to standard output. Exit 1 with --diff if something would change.
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
    )
    failed = changed = False
    silence: list[str] = []  # why LanguageTool did not answer
    for found in inputs(session, paths, stdin_filename, force_exclude):
        try:
            if isinstance(found, InputError):
                raise found
            changed |= _fix(session, found, silence, unsafe, diff, quiet)
        except InputError as error:
            failed = True
            click.echo(f"mtlint: {error.in_language(session.config.language)}", err=True)
    if not changed and not quiet and not failed:
        click.echo(_NOTHING.in_language(session.config.language), err=True)
    grammar = session.grammar.outcome(silence)
    if grammar.reason and not quiet:
        click.echo(no_grammar(grammar, session.config.language), err=True)
    failed |= session.grammar.fails(grammar)
    return 2 if failed else int(diff and changed)


def _fix(
    session: Session, found: Input, silence: list[str], unsafe: bool, diff: bool, quiet: bool
) -> bool:
    """Mend one text and say whether that changed it; adds why LanguageTool was silent."""
    document = found.document
    linter = session.linter(document.name)
    result = linter.check(document)
    silence += result.silence
    for missing in result.unchecked:
        if not missing.grammar:
            click.echo(f"{document.name}: {missing.reason}", err=True)

    def check(text: str) -> Result:
        again = Document.from_text(text, name=document.name, format=document.format)
        checked = linter.check(again)
        silence.extend(checked.silence)
        return checked

    fixed = fix(result, check, unsafe=unsafe)
    changed = fixed.source != document.source
    if diff:
        _show(document, fixed)
    elif found.path is None:
        sys.stdout.buffer.write(encode(found.file, fixed.source))
    elif changed:
        write(found.path, encode(found.file, fixed.source))
    if not quiet and not diff:
        _tell(session.config.language, document, fixed)
    return changed


def _show(document: Document, fixed: Fixed) -> None:
    lines = difflib.unified_diff(
        document.source.splitlines(keepends=True),
        fixed.source.splitlines(keepends=True),
        document.name,
        document.name,
    )
    for line in lines:
        end = "" if line.endswith(("\n", "\r")) else "\n\\ No newline at end of file\n"
        sys.stdout.buffer.write((line + end).encode("utf-8", "replace"))


def _tell(language: str, document: Document, fixed: Fixed) -> None:
    if count := len(fixed.written):
        message = (_FIXED_ONE if count == 1 else _FIXED).in_language(language)
        click.echo(message.format(path=document.name, count=count), err=True)
    if not fixed.refused:
        return
    mended = Document.from_text(fixed.source, name=document.name, format=document.format)
    for finding in fixed.refused:
        message = _REFUSED.in_language(language)
        text = finding.span.of(mended.source)
        line, _ = mended.position(finding.span.start)
        click.echo(
            message.format(path=document.name, line=line, text=text, rule=finding.rule.id), err=True
        )
