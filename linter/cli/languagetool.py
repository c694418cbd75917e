"""``mtlint languagetool``: fetch LanguageTool, start and stop it, see how it fares."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import click

from linter.cli.languagetool_status import as_json, as_text, look
from linter.cli.speaking import speaking
from linter.languagetool import release
from linter.languagetool.extra import require
from linter.languagetool.fetch import Progress
from linter.rule import Message

_PROGRESS = Message(
    "{files} von {all_files} Dateien, {mb} von {all_mb} MB",
    "{files} of {all_files} files, {mb} of {all_mb} MB",
)
_TRYING = Message(
    "LanguageTool wird einmal zur Probe gestartet …", "LanguageTool is started for a trial …"
)
_INSTALLED = Message(
    "LanguageTool {version} ist installiert ({mb} MB in „{folder}“).",
    "LanguageTool {version} is installed ({mb} MB in “{folder}”).",
)
_ALREADY = Message(
    "LanguageTool {version} ist schon installiert; mit „--force“ wird es neu geholt.",
    "LanguageTool {version} is installed already; “--force” fetches it anew.",
)
_INTERRUPTED = Message(
    "Abgebrochen; es bleibt alles, wie es war.", "Interrupted; all is left as it was."
)
_STARTED = Message(
    "LanguageTool läuft (Prozess {pid}, Port {port}).",
    "LanguageTool is running (process {pid}, port {port}).",
)
_STOPPED = Message("LanguageTool ist beendet.", "LanguageTool has been stopped.")
_IDLE = Message("LanguageTool lief nicht.", "LanguageTool was not running.")
_REMOVED = Message(
    "LanguageTool ist entfernt; {mb} MB sind frei.", "LanguageTool is removed; {mb} MB are free."
)
_ABSENT = Message("LanguageTool war nicht installiert.", "LanguageTool was not installed.")


@click.group()
def command() -> None:
    """Fetch, start and stop LanguageTool, which checks the grammar."""


@command.command()
@click.option("--mirror", metavar="URL", help="Fetch from this Maven repository.")
@click.option("--force", is_flag=True, help="Fetch it anew even if it is there.")
@speaking
def install(mirror: str | None, force: bool, language: str) -> int:
    """Fetch LanguageTool (about 60 MB) and try it once.

    It comes from Maven Central, or from the repository in --mirror or MTLINT_MAVEN_MIRROR; each
    file is checked. It goes to the folder in MTLINT_LANGUAGETOOL_DIR, else to the user's data.
    """
    require()
    from linter.languagetool import install as installation  # click's command has its name

    try:
        new = installation.install(mirror=mirror, force=force, say=_progress(language))
    except KeyboardInterrupt:
        _clear()
        click.echo(_INTERRUPTED.in_language(language), err=True)
        return 130
    finally:
        _clear()
    _say(
        _INSTALLED if new else _ALREADY,
        language,
        version=release.VERSION,
        mb=_mb(installation.size()),
        folder=release.home(),
    )
    return 0


@command.command()
@click.option("-f", "--format", "report", type=click.Choice(["text", "json"]), default="text")
@speaking
def status(report: str, language: str) -> int:
    """Show what is installed, which Java runs it and how the server fares."""
    require()
    state = look()
    if report == "json":
        click.echo(json.dumps(as_json(state, language), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(state, language))
    return 0


@command.command()
@speaking
def start(language: str) -> int:
    """Start the server; "mtlint check" does so itself when it needs one."""
    require()
    from linter.languagetool import server  # psutil: 30 ms

    running = server.start()
    _say(_STARTED, language, pid=running.pid, port=running.port)
    return 0


@command.command()
@speaking
def stop(language: str) -> int:
    """Stop the server; it ends of itself when nobody has asked it for a while."""
    require()
    from linter.languagetool import server  # psutil: 30 ms

    _say(_STOPPED if server.stop() else _IDLE, language)
    return 0


@command.command()
@speaking
def uninstall(language: str) -> int:
    """Stop LanguageTool and remove it; "install" fetches it again."""
    require()
    from linter.languagetool import install as installation  # psutil: 30 ms

    freed = installation.uninstall()
    _say(_REMOVED if freed else _ABSENT, language, mb=_mb(freed))
    return 0


def _say(message: Message, language: str, **values: object) -> None:
    click.echo(message.in_language(language).format(**values))


def _mb(size: int) -> int:
    return round(size / 1e6)


def _progress(language: str) -> Callable[[Progress], None] | None:
    """Return what shows progress on one line; None where nobody looks."""
    if not sys.stderr.isatty():
        return None
    shown = ""

    def show(progress: Progress) -> None:
        nonlocal shown
        line = _TRYING if progress.trying else _PROGRESS
        text = line.in_language(language).format(
            files=progress.files,
            all_files=progress.all_files,
            mb=_mb(progress.bytes),
            all_mb=_mb(progress.all_bytes),
        )
        if text != shown:
            _clear()
            click.echo(text, nl=False, err=True)
            shown = text

    return show


def _clear() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", nl=False, err=True)
