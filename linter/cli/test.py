"""``mtlint test``: proves the examples of rule packs."""

from __future__ import annotations

from pathlib import Path

import click

from linter.cli.options import asking
from linter.cli.session import open_session
from linter.loader import load_rules
from linter.proof import Prover
from linter.rule import Message

_PASSED = Message("{rules} Regeln geprüft, alle Beispiele stimmen.", "{rules} rules proven.")
_FAILED = Message(
    "{rules} Regeln geprüft, {count} Beispiele stimmen nicht.",
    "{rules} rules tried, {count} examples fail.",
)

_LEFT = Message(
    "{count} Regeln brauchen LanguageTool und wurden nicht geprüft.",
    "{count} rules need LanguageTool and were not proven.",
)


@click.command()
@click.argument("packs", nargs=-1, metavar="[PACK]...", type=click.Path(path_type=Path))
@click.option("--lang", "language", type=click.Choice(["de", "en"]), help="Language [default: de].")
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Configuration file."
)
@asking
def command(
    packs: tuple[Path, ...],
    language: str | None,
    config_file: Path | None,
    languagetool: str | None,
    no_cache: bool,
) -> int:
    """Prove the examples of rule packs (YAML files or folders; without PACK the built-in ones).

    Each “bad” must be found once, exactly at its mark, and its first suggestion must give “good”;
    no suggestion may raise a new finding; each “good” must stay silent under all default rules.
    What LanguageTool finds is proven where it can be asked.
    """
    session = open_session(
        (),
        config_file,
        language=language,
        languagetool=languagetool,
        caching=not no_cache,
    )
    language = session.config.language
    own = load_rules(*packs, builtin=False) if packs else session.rules
    names = {rule.id for rule in own}
    defaults = [rule for rule in session.rules if rule.id not in names]
    prover = Prover((*defaults, *own), session.grammar.answers)
    count = 0
    left = [rule for rule in own if not prover.can_prove(rule)]
    for rule in own:
        for failure in prover.prove(rule):
            count += 1
            click.echo(f"{rule.pack}: {rule.id}: {failure.message.in_language(language)}")
    message = (_FAILED if count else _PASSED).in_language(language)
    click.echo(message.format(rules=len(own) - len(left), count=count))
    if left:
        click.echo(_LEFT.in_language(language).format(count=len(left)))
    return int(count > 0)
