"""``mtlint explain``: why a rule exists, before and after, how to silence it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from linter.cli.naming import find_rule
from linter.cli.session import open_session
from linter.document import Document
from linter.engine import Linter
from linter.match import Match
from linter.rule import Applicability, Example, Message, Rule, ids
from linter.span import Span
from linter.suggester import fill

_APPLICABILITY = {
    Applicability.SAFE: Message(
        "„mtlint fix“ schreibt den Vorschlag von selbst.", "“mtlint fix” writes the suggestion."
    ),
    Applicability.UNSAFE: Message(
        "Der Vorschlag ist zu prüfen; „mtlint fix --unsafe“ schreibt ihn.",
        "The suggestion wants a look; “mtlint fix --unsafe” writes it.",
    ),
    Applicability.DISPLAY: Message(
        "Zu verbessern ist die Stelle von Hand.", "The place is to be mended by hand."
    ),
}
_LABELS = {
    "severity": Message("Schwere", "Severity"),
    "family": Message("Familie", "Family"),
    "source": Message("Vorlage", "Source phrase"),
    "bad": Message("vorher", "before"),
    "good": Message("nachher", "after"),
    "silent": Message("Das bleibt unbeanstandet:", "These stay untouched:"),
    "fix": Message("Behebung", "Fix"),
    "found": Message("Gefunden von LanguageTool", "Found by LanguageTool"),
    "off": Message("nicht von selbst aktiv", "not active by default"),
    "silence": Message("Abschalten:", "To silence it:"),
    "next": Message("die nächste Zeile", "the next line"),
    "file": Message("die ganze Datei", "the whole file"),
    "config": Message("überall (mtlint.toml)", "everywhere (mtlint.toml)"),
}

_SUGGESTING = ("terms", "consistency", "languagetool")
"""Kinds of pattern that know by themselves what to write."""


@click.command()
@click.argument("name", metavar="RULE")
@click.option("--lang", "language", type=click.Choice(["de", "en"]), help="Language [default: de].")
@click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Configuration file."
)
def command(name: str, language: str | None, config_file: Path | None) -> int:
    """Explain a rule: what it finds and why, before and after, how to silence it.

    RULE is the id in brackets behind a finding, or a family (then all its rules are explained).
    """
    session = open_session((), config_file, language=language, languagetool="off", named=name)
    language = session.config.language
    found = find_rule(session.rules, name, language)
    if found:
        click.echo("\n\n".join("\n".join(_lines(rule, language)) for rule in found))
    return 0 if found else 2


def _lines(rule: Rule, language: str) -> Iterator[str]:
    def say(key: str) -> str:
        return _LABELS[key].in_language(language)

    yield click.style(rule.id, bold=True) + ("" if rule.default else f"  ({say('off')})")
    yield f"  {_message(rule, language)}"
    if rule.note:
        yield f"  {rule.note.in_language(language)}"
    yield ""
    family, severity = (
        f"{say('family')}: {rule.family}",
        f"{say('severity')}: {rule.severity.value}",
    )
    yield f"  {family}   {severity}   MQM: {rule.mqm}"
    if rule.source:
        phrases = ", ".join(f"{text} ({tongue})" for tongue, text in rule.source.items())
        yield f"  {say('source')}: {phrases}"
    if rule.url:
        yield f"  {rule.url}"
    if found := [pattern.spec for pattern in rule.match if pattern.is_grammar]:
        ids = dict.fromkeys(spec.get("rule") or spec["category"] for spec in found)
        yield f"  {say('found')}: {', '.join(ids)}"
    if rule.suggest or any(pattern.kind in _SUGGESTING for pattern in rule.match):
        yield f"  {say('fix')}: {_APPLICABILITY[rule.applicability].in_language(language)}"
    yield ""
    yield from _examples(rule, say("bad"), say("good"), say("silent"))
    yield f"  {say('silence')}"
    yield f"    <!-- mtlint: ignore {rule.id} -->    {say('next')}"
    yield f"    <!-- mtlint: off-file {rule.id} -->  {say('file')}"
    yield f'    ignore = ["{rule.id}"]  {say("config")}'


def _message(rule: Rule, language: str) -> str:
    """Return what the rule says of its first example (a message has places to fill)."""
    for example in rule.examples:
        if example.bad is not None:
            document = Document.from_text(example.bad, format=example.format)
            known = ids([rule])
            for finding in Linter([rule], language=language, known=known).check(document).findings:
                return finding.message
            if told := _as_if_found(rule, example, document, language):
                return told
    return rule.message.in_language(language).replace("{languagetool}", "…")


def _as_if_found(rule: Rule, example: Example, document: Document, language: str) -> str:
    """Return what the rule would say if LanguageTool marked the example."""
    from linter.languagetool.reply import Reply
    from linter.matchers.languagetool import LanguageToolMatcher

    matcher = LanguageToolMatcher([rule])
    joined = example.bad[example.start : example.end].replace(" ", "") if example.bad else ""
    for id in matcher.ids("sentence") + matcher.ids("text"):
        for suggestion in ("…", joined):  # some patterns ask that words are joined, some not
            reply = Reply(Span(example.start, example.end), id, "…", (suggestion,))
            for match in matcher.matches(document.prose, [reply]):
                if isinstance(match, Match):
                    return fill(rule.message.in_language(language), match, document.prose)
    return ""


def _examples(rule: Rule, before: str, after: str, silent: str) -> Iterator[str]:
    width = max(len(before), len(after))
    for example in rule.examples:
        if example.bad is None:
            continue
        marked = (
            example.bad[: example.start]
            + click.style(f"⟦{example.bad[example.start : example.end]}⟧", fg="red")
            + example.bad[example.end :]
        )
        yield f"  {before:<{width}}  {_one_line(marked)}"
        if example.good:
            yield f"  {after:<{width}}  {_one_line(example.good)}"
        yield ""
    quiet = [example.good for example in rule.examples if example.bad is None and example.good]
    if quiet:
        yield f"  {silent}"
        yield from (f"    {_one_line(text)}" for text in quiet)
        yield ""


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎")
