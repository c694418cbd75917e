"""Other linters with their own rules on the same texts, where they are installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench import memory
from bench.place import Place, amount
from bench.row import Row, not_there
from bench.timing import Child, ChildError


@dataclass(frozen=True, slots=True)
class Peer:
    """A linter: how it is called on a file, and where it comes from."""

    name: str
    arguments: tuple[str, ...] = ()
    registry: str = "PyPI"
    version: str = "--version"


PEERS = (
    Peer("codespell"),
    Peer("proselint", ("check",), version="version"),
    Peer("typos"),
    Peer("textlint", ("--rule", "terminology"), "npm, with textlint-rule-terminology"),
)


_CODES = (0, 1, 2, 65)  # codespell ends with 65 where it finds something


def measure(place: Place) -> Iterator[Row]:
    """Time each peer on the page and on 1 MB."""
    texts = {"page": place.page(), "long file": place.book()}
    for peer in PEERS:
        command = _command(peer.name)
        for name, path in texts.items():
            what = f"{amount(path.stat().st_size)} of Markdown"
            if not command:
                yield not_there(f"{peer.name}, {name}", what, f"not installed ({peer.registry})")
                continue
            line = (*command, *peer.arguments, str(path))
            child = Child(line, codes=_CODES, cwd=_home(command))
            yield _row(place, f"{peer.name}, {name}", what, child, _version(command, peer.version))


def _row(place: Place, name: str, what: str, child: Child, version: str) -> Row:
    try:
        found = place.timed({"peer": child}, 5)["peer"]
        return place.row(name, what, found, memory=memory.peak(child), note=version)
    except ChildError as error:
        return Row(name, what, note=f"{version}: {error}")


def _command(name: str) -> tuple[str, ...]:
    """Return how a peer is started; empty where it is not installed.

    What ``npx`` would run is run without it, which would cost more than most peers.
    """
    folders = (str(Path(sys.executable).parent), str(Path("node_modules/.bin").resolve()), None)
    for folder in folders:
        if found := shutil.which(name, path=folder):
            return (found,)
    return (sys.executable, "-m", name) if find_spec(name) else ()


def _home(command: tuple[str, ...]) -> str | None:
    """Return the folder from which a tool of npm finds its rules."""
    folder = Path(command[0]).parent
    return str(folder.parent.parent) if folder.name == ".bin" else None


def _version(command: tuple[str, ...], asked: str) -> str:
    run = subprocess.run([*command, asked], capture_output=True, text=True, check=False)
    found = re.search(r"\d+(?:\.\d+)+", run.stdout + run.stderr)
    return found[0] if found else "version unknown"
