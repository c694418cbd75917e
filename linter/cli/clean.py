"""``mtlint clean``: removes what was kept for faster runs."""

from __future__ import annotations

import click

from linter import cache
from linter.cli.speaking import speaking
from linter.places import cache_folder
from linter.rule import Message

_REMOVED = Message("{size} MB gelöscht: {folder}", "{size} MB removed: {folder}")
_NOTHING = Message("Nichts zu löschen: {folder}", "Nothing to remove: {folder}")


@click.command()
@speaking
def command(language: str) -> int:
    """Remove what was kept for faster runs.

    Compiled rules, results of unchanged files and answers of LanguageTool; they are found out anew
    when they are needed. Where it lies: MTLINT_CACHE_DIR, else the system’s folder for caches.
    """
    size = cache.clear()
    message = (_REMOVED if size else _NOTHING).in_language(language)
    click.echo(message.format(size=f"{size / 1e6:.1f}", folder=cache_folder()))
    return 0
