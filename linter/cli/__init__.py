"""The command line: one module a command, each loaded when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from linter import __version__

COMMANDS: dict[str, str] = {
    "check": "Find what machine translation left behind.",
    "fix": "Write safe suggestions into the files.",
    "rules": "List the rules.",
    "explain": "Explain a rule.",
    "test": "Prove the examples of rule packs.",
    "eval": "Measure findings against annotated texts.",
    "clean": "Remove what was kept for faster runs.",
    "languagetool": "Fetch, start and stop LanguageTool.",
}


class _Commands(click.Group):
    """Loads a command's module only when it is called or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"linter.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="mtlint")
def cli() -> None:
    """Find what machine translation leaves behind in German text.

    \b
    mtlint check docs/            findings, with line, mark and suggestion
    mtlint fix --diff docs/       what the safe fixes would change
    mtlint explain RULE           why, before and after, how to silence it

    \b
    Exit codes: 0 clean, 1 findings, 2 wrong use or something not checked.
    Settings live in mtlint.toml or in [tool.mtlint] of pyproject.toml.
    """  # noqa: D301 (click wants the character \b itself: its paragraph is not wrapped)


def main() -> None:
    """Run the command line and exit."""
    from linter.cli.errors import told

    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as error:
        code = error.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except Exception as error:
        code = told(error)
    if compiled := sys.modules.get("linter.compiled"):
        compiled.save()  # what this run found out about expressions
    sys.exit(code if isinstance(code, int) else 0)
