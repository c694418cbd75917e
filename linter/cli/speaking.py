"""The option of commands without a configuration: in which language they speak."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from linter.cli.errors import speak
from linter.config import find_config, load_config

Command = TypeVar("Command", bound=Callable[..., Any])


def _spoken(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """Return the language that is asked for, else the project's."""
    if value is None:
        found = find_config(Path())
        value = load_config(found).language if found else "de"
    speak(value)
    return value


def speaking(command: Command) -> Command:
    """Add ``--lang``; errors are told in that language, too."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["de", "en"]),
        callback=_spoken,
        is_eager=True,
        help="Language of the messages [default: de].",
    )(command)
