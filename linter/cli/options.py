"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

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
