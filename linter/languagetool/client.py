"""Asks a running LanguageTool, through language-tool-python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from typing import Any

from linter.languagetool.reply import Reply, Request
from linter.languagetool.unavailable import Unavailable
from linter.span import Span

PATIENCE = 60.0
"""So many seconds an answer may take; a page takes well under one."""

MOST_REPLACEMENTS = 5

_LONE = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which cannot be sent."""


class Lost(Unavailable):
    """The server does not answer any more; a new one may. ``hangs``: it let us wait too long."""

    hangs = False


class Client:
    """A connection to one server, for one variant of German."""

    def __init__(self, url: str, language: str, *, patience: float = PATIENCE) -> None:
        """Connect to the server at ``url``; raises ``Lost`` or ``Unavailable``."""
        self.url = url
        with _told(url):
            # 150 ms, and under GPL-3.0: mtlint itself stays MIT
            from language_tool_python import LanguageTool

            local = {"no_proxy": "127.0.0.1,localhost,::1"}
            # No parameter sets the time-out, and 300 s are far too many.
            setattr(LanguageTool, "_TIMEOUT", patience)  # noqa: B010 (typed as the literal 300)
            self._tool = LanguageTool(language, remote_server=url, proxies=local)

    def ask(self, text: str, request: Request) -> list[Reply]:
        """Return what the rules of ``request`` mark in ``text``, in its order.

        Raises ``Lost`` where nobody answers, ``Unavailable`` where the answer is of no use.
        """
        self._tool.enabled_rules = set(request.rules)
        self._tool.enabled_rules_only = True
        text = _LONE.sub("\N{REPLACEMENT CHARACTER}", text)
        with _told(self.url):
            found = [_reply(text, match) for match in self._tool.check(text)]
        return sorted(found, key=lambda reply: reply.span)


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Turn what the library raises into one line."""
    try:
        yield
    except Unavailable:
        raise
    except ModuleNotFoundError as error:
        raise Unavailable(
            '„language-tool-python“ fehlt; es kommt mit „pip install "mtlint[languagetool]"“.',
            '“language-tool-python” is missing: “pip install "mtlint[languagetool]"”.',
        ) from error
    except Exception as error:
        raise _named(url, error) from error


def _named(url: str, error: Exception) -> Unavailable:
    from language_tool_python.exceptions import LanguageToolError
    from requests import RequestException, Timeout

    cause = error.__cause__
    silent = isinstance(cause, RequestException | OSError) and not isinstance(cause, ValueError)
    if isinstance(error, LanguageToolError) and silent:  # ValueError: an answer, but no JSON
        lost = Lost(
            f"LanguageTool antwortet nicht ({url}).", f"LanguageTool does not answer ({url})."
        )
        lost.hangs = isinstance(cause, Timeout)
        return lost
    said = " ".join(str(error).split())[:120] or type(error).__name__
    return Unavailable(
        f"LanguageTool hat keine brauchbare Antwort gegeben ({url}): {said}",
        f"LanguageTool gave no useful answer ({url}): {said}",
    )


def _reply(text: str, match: Any) -> Reply:
    """Read one match; its ``offset`` is in code points, its length still in UTF-16 units."""
    start = match.offset
    end = start + _code_points(text, start, match.error_length)
    return Reply(
        Span(start, end),
        match.rule_id,
        match.message,
        tuple(match.replacements[:MOST_REPLACEMENTS]),
    )


def _code_points(text: str, start: int, units: int) -> int:
    """Return how many code points from ``start`` on make up so many UTF-16 units."""
    if not 0 <= start <= len(text) or units < 0:
        raise _outside()
    if units == 0:
        return 0
    for count, reached in enumerate(_units(text, start), 1):
        if reached >= units:
            return count
    raise _outside()


def _units(text: str, start: int) -> Iterator[int]:
    return accumulate(1 + (text[i] > "\uffff") for i in range(start, len(text)))


def _outside() -> ValueError:
    return ValueError("place outside the text / Stelle außerhalb des Textes")
