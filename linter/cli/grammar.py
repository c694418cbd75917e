"""Whether and how LanguageTool takes part in a run, and how that went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.config import LANGUAGETOOL, Config
from linter.finding import Result
from linter.languagetool.unavailable import Unavailable
from linter.reports import Grammar
from linter.rule import Message, Rule

if TYPE_CHECKING:
    from linter.languagetool.answers import Answers

_MISSING = Message(
    "LanguageTool ist nicht da; „mtlint languagetool install“ holt es.",
    "LanguageTool is not there; “mtlint languagetool install” fetches it.",
)


@dataclass(frozen=True, slots=True)
class Part:
    """LanguageTool's part in a run: ``answers`` where it is asked, else why not."""

    answers: Answers | None
    told: Grammar
    required: bool = False
    language: str = "de"

    def outcome(self, results: Iterable[Result]) -> Grammar:
        """Say how it went; only what was asked can have failed."""
        if self.answers is None:
            return self.told
        reasons = [one.reason for r in results for one in r.unchecked if one.grammar]
        if reasons:
            return Grammar("failed", reason=reasons[0])
        try:
            return Grammar("used", version=self.answers.version)
        except Unavailable as error:  # nothing had to be asked, so nobody noticed
            return Grammar("failed", reason=error.in_language(self.language))

    def fails(self, outcome: Grammar) -> bool:
        """Say whether the run fails because of it."""
        return self.required and outcome.status in ("missing", "failed")


def take_part(config: Config, rules: Sequence[Rule]) -> Part:
    """Decide by the configuration; raise ``Unavailable`` where it is required and not there.

    It takes no part where none of ``rules``, those that are chosen, is a rule of LanguageTool.
    """
    mode = config.languagetool
    wanted = any(rule.is_grammar for rule in rules)
    if mode == "off" or not wanted:
        return Part(None, Grammar("off"))
    from linter.languagetool.endpoint import Endpoint, Remote, Shared
    from linter.languagetool.release import is_installed

    endpoint: Endpoint
    if mode not in LANGUAGETOOL:
        endpoint = Remote(mode)
    elif is_installed():
        endpoint = Shared()
    elif mode == "required":
        raise Unavailable(_MISSING.de, _MISSING.en)
    else:
        return Part(None, Grammar("missing", reason=_MISSING.in_language(config.language)))
    from linter.languagetool.answers import Answers

    answers = Answers(endpoint, config.variant)
    return Part(answers, Grammar("used"), mode != "auto", config.language)
