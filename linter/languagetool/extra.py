"""Whether the extra ``languagetool`` is installed."""

from __future__ import annotations

from importlib.util import find_spec

from linter.languagetool.unavailable import Unavailable

_MODULES = ("filelock", "jgo", "language_tool_python", "psutil", "requests", "truststore")


def require() -> None:
    """Return if all modules of the extra are there that LanguageTool's keepers import.

    ``Unavailable`` where one is missing. Imports none of them.
    """
    if not all(find_spec(name) for name in _MODULES):
        raise Unavailable(
            "Für LanguageTool fehlt ein Zusatz; bitte zuerst "
            "„pip install 'mtlint[languagetool]'“ aufrufen.",
            "An extra is missing for LanguageTool; run “pip install 'mtlint[languagetool]'” first.",
        )
