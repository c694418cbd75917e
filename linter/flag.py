"""Turns a match into a finding: from places of the prose to places of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.finding import Finding, Related
from linter.rule import Message
from linter.span import Span

if TYPE_CHECKING:
    from linter.document import Document, Prose
    from linter.finding import Suggestion
    from linter.match import Match

_RELATED = Message("Hier steht „{text}“.", "“{text}” stands here.")


def flag(document: Document, prose: Prose, match: Match, language: str) -> Finding:
    """Return what is to be told of ``match``; ``prose`` is the document's prose or masked source.

    ``language`` is that of the messages (``de``, ``en``).
    """
    rule = match.rule
    marked = match.labels.get(rule.report or "", (match.span,))
    span = Span(marked[0].start, marked[-1].end)

    def place(part: Span) -> Span:
        return part if prose is document.masked else document.to_source(part)

    related = _RELATED.in_language(language)
    return Finding(
        rule,
        place(span),
        _message(prose, match, language),
        _suggestions(document, prose, match),
        tuple(
            Related(place(part), related.replace("{text}", part.of(prose.text)))
            for part in match.related
        ),
        match.group,
    )


# What writes texts and suggestions is imported where there is one to write: 3 ms.
def _message(prose: Prose, match: Match, language: str) -> str:
    message = match.rule.message.in_language(language)
    if "{" not in message:
        return message
    from linter.suggester import fill

    return fill(message, match, prose)


def _suggestions(document: Document, prose: Prose, match: Match) -> tuple[Suggestion, ...]:
    if not match.suggest and not match.rule.suggest:
        return ()
    from linter.suggester import suggestions

    return suggestions(document, prose, match)
