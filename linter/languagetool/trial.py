"""Starts LanguageTool once and has it check a sentence, to know that it works here."""

from __future__ import annotations

import http.client
import json
import shutil
from pathlib import Path
from urllib.parse import urlencode

from linter.languagetool.failures import PortTaken
from linter.languagetool.jvm import LOOPBACK, free_port, kill_group, start_jvm, wait_ready
from linter.languagetool.unavailable import Unavailable

_SENTENCE, _RULE = "Das ist eine schönes Haus.", "DE_AGREEMENT"
_START, _ANSWER = 90.0, 180.0  # seconds; a slow machine takes ten times what a usual one does
_PORTS = 3


def run(jar: Path, java: Path, folder: Path) -> None:
    """Return if the server that ``jar`` starts finds a mistake; ``Unavailable`` if it does not.

    ``folder`` takes what the server writes, its log above all, and stays only with that error,
    which names the log.
    """
    remove(folder)
    folder.mkdir()
    try:
        _run_on_some_port(jar, java, folder / "server.log")
    except Unavailable:
        raise
    except BaseException:
        remove(folder)
        raise
    remove(folder)


def remove(folder: Path) -> None:
    """Remove what an earlier trial has left."""
    shutil.rmtree(folder, ignore_errors=True)


def _run_on_some_port(jar: Path, java: Path, log: Path) -> None:
    for left in reversed(range(_PORTS)):
        try:
            _run(jar, java, log)
            return
        except PortTaken:
            if not left:
                raise


def _run(jar: Path, java: Path, log: Path) -> None:
    port = free_port()
    process = start_jvm(jar, java, port, log)
    try:
        wait_ready(port, process, _START)
        found = _found(port)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _useless(log) from error
    finally:
        kill_group(process)
    if _RULE not in found:
        raise _useless(log)


def _found(port: int) -> set[str]:
    """Return the rules that find something in the sentence."""
    body = urlencode({"language": "de-DE", "text": _SENTENCE})
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    # http.client knows nothing of proxies.
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=_ANSWER)
    try:
        connection.request("POST", "/v2/check", body, headers)
        matches = json.loads(connection.getresponse().read()).get("matches", [])
        return {match["rule"]["id"] for match in matches}
    finally:
        connection.close()


def _useless(log: Path) -> Unavailable:
    return Unavailable(
        "LanguageTool startet, prüft aber nicht, wie es soll, und wurde nicht installiert; "
        f"mehr dazu steht in „{log}“.",
        "LanguageTool starts but does not check as it should, so it was not installed; "
        f"“{log}” says more.",
    )
