"""Whether and how LanguageTool takes part in a run, and how that went."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.config import LANGUAGETOOL
from linter.languagetool.unavailable import Unavailable
from linter.reports import Grammar
from linter.rule import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.config import Config
    from linter.languagetool.answers import Answers

_MISSING = Message(
    "LanguageTool ist nicht da; „mtlint languagetool install“ holt es.",
    "LanguageTool is not there; “mtlint languagetool install” fetches it.",
)


class Part(NamedTuple):
    """LanguageTool's part in a run: ``answers`` where it is asked, else why not."""

    answers: Answers | None
    told: Grammar
    required: bool = False
    language: str = "de"

    def outcome(self, reasons: Sequence[str]) -> Grammar:
        """Say how it went; ``reasons`` say why it did not answer."""
        if self.answers is None:
            return self.told
        if reasons:
            return Grammar("failed", reason=reasons[0])
        try:
            return Grammar("used", version=self.answers.version)
        except Unavailable as error:  # nothing had to be asked, so nobody noticed
            return Grammar("failed", reason=error.in_language(self.language))

    def fails(self, outcome: Grammar) -> bool:
        """Say whether the run fails because of it."""
        return self.required and outcome.status in ("missing", "failed")


def take_part(config: Config, wanted: bool) -> Part:
    """Decide by the configuration; raise ``Unavailable`` where it is required and not there.

    It takes no part where it is not ``wanted``: none of the chosen rules is one of LanguageTool.
    """
    mode = config.languagetool
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
