"""Fetches the jars of LanguageTool from a Maven repository and checks each."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from linter.languagetool.pins import Jar
from linter.languagetool.unfetched import (
    MIRROR,
    absent,
    bad_address,
    unreachable,
    untrusted,
    wrong,
)

_TIMEOUT = 60  # seconds without a byte


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an installation is: files and bytes, those that are there and all.

    ``trying`` is true once all are there and LanguageTool is started for a trial.
    """

    files: int
    all_files: int
    bytes: int
    all_bytes: int
    trying: bool = False


Say = Callable[[Progress], None]


def fetch(jars: Sequence[Jar], folder: Path, cache: Path, mirror: str | None, say: Say) -> None:
    """Put ``jars`` into ``folder``, each checked by its size and SHA-256.

    ``cache`` is a folder, empty and on the same file system, for what is on its way. ``mirror`` is
    the address of a Maven repository (None: the one in ``MTLINT_MAVEN_MIRROR``, else jgo's own).
    ``Unavailable`` where a jar cannot be had or is not what it should be.
    """
    import truststore  # what the system trusts, a firewall's certificates too, as pip does

    truststore.inject_into_ssl()
    try:
        _fetch(jars, folder, cache, mirror or os.environ.get(MIRROR) or None, say)
    finally:
        truststore.extract_from_ssl()


def _fetch(jars: Sequence[Jar], folder: Path, cache: Path, mirror: str | None, say: Say) -> None:
    context = _context(cache, mirror)
    total = sum(jar.bytes for jar in jars)
    done = 0
    for number, jar in enumerate(jars):
        before = Progress(number, len(jars), done, total)
        context.resolver.progress_callback = _counting(jar, before, say)
        path = _fetched(jar, context, mirror)
        _check(jar, path)
        path.rename(folder / jar.file)
        done += jar.bytes
    say(Progress(len(jars), len(jars), done, total))


def _context(cache: Path, mirror: str | None) -> Any:
    from jgo.maven import MavenContext  # 220 ms, and only here

    logging.getLogger("jgo").setLevel(logging.CRITICAL)  # what is wrong is said once, by us
    repositories = {"mirror": _address(mirror)} if mirror else None
    return MavenContext(repo_cache=cache, remote_repos=repositories, timeout=_TIMEOUT)


def _fetched(jar: Jar, context: Any, mirror: str | None) -> Path:
    import requests  # jgo brings it along

    group, artifact, version = jar.coordinate.split(":")
    try:
        return Path(context.project(group, artifact).at_version(version).artifact().resolve())
    except requests.exceptions.SSLError as error:
        raise untrusted() from error
    except (requests.RequestException, ValueError) as error:
        raise unreachable(mirror) from error
    except RuntimeError as error:  # jgo's word for every answer but 200
        raise absent(jar, mirror) from error


def _address(mirror: str) -> str:
    if not mirror.startswith(("https://", "http://")):
        raise bad_address()
    return mirror.rstrip("/")


def _counting(
    jar: Jar, before: Progress, say: Say
) -> Callable[[str, int], AbstractContextManager[Callable[[int], None]]]:
    """Return what jgo calls for each piece; ends a file that is longer than it should be."""

    @contextmanager
    def counting(_: str, __: int) -> Iterator[Callable[[int], None]]:
        got = 0

        def count(more: int) -> None:
            nonlocal got
            got += more
            if got > jar.bytes:
                raise wrong(jar)
            say(Progress(before.files, before.all_files, before.bytes + got, before.all_bytes))

        yield count

    return counting


def _check(jar: Jar, path: Path) -> None:
    data = path.read_bytes()
    if len(data) != jar.bytes or sha256(data).hexdigest() != jar.sha256:
        raise wrong(jar)
