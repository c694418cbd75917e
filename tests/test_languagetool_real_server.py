"""The shared server with LanguageTool itself; skipped where it is not installed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

import pytest

from linter.languagetool import release, server, state
from tests.languagetool_fakes import assert_nothing_is_left


@pytest.fixture(autouse=True, scope="module")
def started(own_languagetool: Path) -> Iterator[server.Server]:
    """Return a server of LanguageTool that is this module's own."""
    yield server.start()
    server.stop()
    assert_nothing_is_left(own_languagetool)


def _ask(url: str, text: str) -> list[str]:
    form = {
        "language": "de-DE",
        "text": text,
        "enabledOnly": "true",
        "enabledRules": "DE_AGREEMENT",
    }
    with build_opener(ProxyHandler({})).open(f"{url}/v2/check", urlencode(form).encode()) as answer:
        return [match["rule"]["id"] for match in json.load(answer)["matches"]]


def test_it_answers_and_is_the_version_that_it_should_be(started: server.Server) -> None:
    assert ["DE_AGREEMENT"] == _ask(started.url, "Das ist ein guten Satz.")
    with build_opener(ProxyHandler({})).open(f"{started.url}/v2/info") as answer:
        assert release.VERSION == json.load(answer)["software"]["version"] == started.version


def test_another_run_shares_it(started: server.Server) -> None:
    code = "from linter.languagetool import server; print(server.start().pid)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert str(started.pid) == run.stdout.strip()


def test_it_listens_on_loopback_only(started: server.Server) -> None:
    import psutil

    found = psutil.Process(started.pid).net_connections("inet")
    assert {"127.0.0.1"} == {c.laddr.ip for c in found if c.status == psutil.CONN_LISTEN}


def test_its_memory_stays_bounded(started: server.Server) -> None:
    for number in range(5):
        _ask(started.url, f"Das ist der Satz mit der Nummer {number}. " * 40)
    status = server.status()
    assert status is not None
    assert 100e6 < status.memory < 1000e6


def test_its_log_holds_no_text(started: server.Server) -> None:
    _ask(started.url, "Donaudampfschiff ahoi.")
    assert "Donaudampfschiff" not in (state.folder() / "server.log").read_text()


def test_it_stops_and_nothing_is_left(started: server.Server) -> None:
    assert server.stop()
    assert server.running() is None
    assert_nothing_is_left(release.home())
