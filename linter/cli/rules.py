"""``mtlint rules``: the table of rules."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from linter.choice import choose
from linter.cli.naming import find_rule
from linter.cli.options import choosing
from linter.cli.session import open_session
from linter.german.phrases import lemmas_in
from linter.rule import Rule


@click.command()
@choosing
@click.option("--expand", metavar="RULE", help="Show the forms of a rule’s lemmas.")
@click.option("-f", "--format", "report", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--all", "everything", is_flag=True, help="List rules that do not run by default, too."
)
def command(
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    language: str | None,
    config_file: Path | None,
    expand: str | None,
    report: str,
    everything: bool,
) -> int:
    """List the rules that run with the current configuration."""
    session = open_session(
        (),
        config_file,
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        language=language,
        languagetool="off",
        named=expand or "",
    )
    language = session.config.language
    if expand is not None:
        return _expand(find_rule(session.rules, expand, language))
    chosen = choose(session.rules, session.config)
    rules = session.rules if everything else chosen
    active = {rule.id for rule in chosen}
    if report == "json":
        data = [_as_json(rule, language, rule.id in active) for rule in rules]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return 0
    width = max((len(rule.id) for rule in rules), default=0)
    family = ""
    for rule in sorted(rules, key=lambda rule: (rule.family, rule.id)):
        if rule.family != family:
            family = rule.family
            click.echo(f"\n{family}")
        mark = " " if rule.id in active else "·"
        message = rule.message.in_language(language)
        click.echo(f" {mark}{rule.id:<{width}}  {rule.severity.value:<8} {message}")
    return 0


def _expand(rules: Sequence[Rule]) -> int:
    for rule in rules:
        for pattern in rule.match:
            click.echo(f"{rule.id}: {pattern.kind} {pattern.spec}")
            for forms in lemmas_in(pattern.spec) if pattern.kind == "phrase" else ():
                click.echo(f"  <{forms.lemma}> {forms.kind}: {', '.join(forms.together)}")
                if forms.torn:
                    click.echo(f"    … {forms.particle}: {', '.join(forms.torn)}")
    return 0 if rules else 2


def _as_json(rule: Rule, language: str, active: bool) -> dict[str, Any]:
    return {
        "id": rule.id,
        "family": rule.family,
        "severity": rule.severity.value,
        "applicability": rule.applicability.value,
        "active": active,
        "default": rule.default,
        "message": rule.message.in_language(language),
        "mqm": rule.mqm,
        "source": dict(rule.source) if rule.source else None,
        "url": rule.url,
        "pack": rule.pack,
    }
