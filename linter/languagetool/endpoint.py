"""Which server is asked: the shared one of this machine or one at a URL."""

from __future__ import annotations

from typing import Protocol

from linter.languagetool.extra import require
from linter.languagetool.release import VERSION
from linter.languagetool.unavailable import Unavailable


class Endpoint(Protocol):
    """A LanguageTool server."""

    def begin(self) -> bool:
        """Let it start, if that is ours to do, without waiting; say whether it has to."""
        ...

    def url(self) -> str:
        """Return where it answers, once it does; raises ``Unavailable``."""
        ...

    def touch(self) -> None:
        """Tell it that it is in use."""
        ...

    def stop(self) -> None:
        """End it, if that is ours to do."""
        ...

    def version(self) -> str | None:
        """Return its version without starting it; None where it does not tell."""
        ...


class Shared:
    """The server that mtlint starts on this machine and keeps between runs."""

    def begin(self) -> bool:
        """Start the server in the background, unless it runs."""
        require()
        from linter.languagetool import server  # psutil and filelock: 80 ms

        if server.running() is not None:
            return False
        server.begin()
        return True

    def url(self) -> str:
        """Return the address of the server, started if need be."""
        require()
        from linter.languagetool import server

        return server.start().url

    def touch(self) -> None:
        """Keep the server from ending because nobody asks."""
        from linter.languagetool import server

        server.touch()

    def stop(self) -> None:
        """End the server."""
        from linter.languagetool import server

        server.stop()

    def version(self) -> str | None:
        """Return the version that mtlint installs."""
        return VERSION


class Remote:
    """A server of the user's own."""

    def __init__(self, url: str) -> None:
        """``url`` may end in ``/v2`` or ``/v2/check``, as other tools have it."""
        base = url.rstrip("/").removesuffix("/check").removesuffix("/v2").rstrip("/")
        self._url = base + "/"
        self._version: list[str | None] = []

    def begin(self) -> bool:
        """It runs already."""
        return False

    def url(self) -> str:
        """Return its address."""
        return self._url

    def touch(self) -> None:
        """It does not care."""

    def stop(self) -> None:
        """It is not ours."""

    def version(self) -> str | None:
        """Ask the server; one that is too old to tell has None. Raises ``Unavailable``."""
        if not self._version:
            self._version.append(_version(self._url))
        return self._version[0]


def _version(url: str) -> str | None:
    import json
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.parse import urlsplit
    from urllib.request import ProxyHandler, build_opener

    here = urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1")  # no proxy leads there
    opener = build_opener(*([ProxyHandler({})] if here else []))
    try:
        with opener.open(url + "v2/info", timeout=10) as answer:
            software = json.load(answer)["software"]
            return f"{software['version']} {software.get('commit', '')}".strip()
    except HTTPError:
        return None
    except (ValueError, KeyError, TypeError):
        return None
    except (OSError, HTTPException) as error:
        raise Unavailable(
            f"Unter {url} antwortet kein LanguageTool; bitte die Adresse prüfen.",
            f"No LanguageTool answers at {url}; check the address.",
        ) from error
