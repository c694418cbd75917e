"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from linter.config import LANGUAGETOOL, is_languagetool

Command = TypeVar("Command", bound=Callable[..., Any])


def names(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Split ``A,B`` and repeated options into names."""
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


def choosing(command: Command) -> Command:
    """Add the options that choose rules, configuration and language."""
    for option in reversed(
        [
            click.option(
                "--select",
                multiple=True,
                callback=names,
                metavar="NAMES",
                help="Run only these rules or families (ALL: every rule there is).",
            ),
            click.option(
                "--extend-select",
                multiple=True,
                callback=names,
                metavar="NAMES",
                help="Run these rules or families as well.",
            ),
            click.option(
                "--ignore",
                multiple=True,
                callback=names,
                metavar="NAMES",
                help="Do not run these rules or families.",
            ),
            click.option(
                "--lang",
                "language",
                type=click.Choice(["de", "en"]),
                help="Language of the messages [default: de].",
            ),
            click.option(
                "--config",
                "config_file",
                type=click.Path(path_type=Path),
                help="Use this configuration file instead of the nearest one.",
            ),
        ]
    ):
        command = option(command)
    return command


def asking(command: Command) -> Command:
    """Add the options that say whether LanguageTool is asked and whether caches are used."""
    for option in reversed(
        [
            click.option(
                "--languagetool",
                callback=_way,
                metavar="HOW",
                help="Let LanguageTool check the grammar: auto (where it is installed), off,"
                " required, or the URL of a server [default: auto].",
            ),
            click.option(
                "--no-cache", is_flag=True, help="Neither read nor write what is kept between runs."
            ),
        ]
    ):
        command = option(command)
    return command


def _way(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_languagetool(value):
        raise click.BadParameter(f"“{value}” is none of {', '.join(LANGUAGETOOL)} and no URL.")
    return value


def reading(command: Command) -> Command:
    """Add the options that say which files are read."""
    for option in reversed(
        [
            click.argument("paths", nargs=-1, metavar="[PATH]..."),
            click.option(
                "--stdin-filename",
                metavar="NAME",
                help="Name of the text on standard input (PATH is “-”); decides its format.",
            ),
            click.option(
                "--exclude",
                multiple=True,
                metavar="GLOB",
                help="Leave out files that fit (as in .gitignore).",
            ),
            click.option(
                "--force-exclude",
                is_flag=True,
                help="Leave out excluded files even when they are named.",
            ),
        ]
    ):
        command = option(command)
    return command
