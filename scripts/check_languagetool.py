"""Proves that the jars left out are not missed: python scripts/check_languagetool.py TEXT...

Starts LanguageTool twice, with all its jars and with those of jars.tsv, sends both the same texts
with every rule on, and compares the answers. Needs the extra ``languagetool`` and the network.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parent.parent))

from languagetool_closure import closure, fetched, needed

from linter.languagetool.catalogue import SPELLERS, rules
from linter.languagetool.java import find_java
from linter.languagetool.jvm import LOOPBACK, free_port, kill_group, start_jvm, wait_ready
from linter.languagetool.launcher import write_launcher

Request = tuple[str, str, dict[str, str]]
"""Method, address and parameters."""

PIECE = 15_000
"""Characters in a request."""

QUICK = {"disabledRules": ",".join(SPELLERS)}
SPELLED: dict[str, str] = {}
EVERY = {"enabledRules": ",".join(sorted(rules())), "level": "picky"}
ODD: tuple[Request, ...] = (
    ("GET", "/v2/languages", {}),
    ("GET", "/v2/healthcheck", {}),
    ("GET", "/v2/info", {}),
    ("GET", "/v2/nothing", {}),
    ("POST", "/v2/check", {"language": "de-DE", "text": "21. 3.2015"}),
    ("POST", "/v2/check", {"language": "de-DE", "text": ""}),
    ("POST", "/v2/check", {"language": "de-AT", "text": "Das ist eine schöner Jänner."}),
    ("POST", "/v2/check", {"language": "de-CH", "text": "Das ist eine schöner Strasse."}),
    ("POST", "/v2/check", {"language": "xx", "text": "Haus"}),
    ("POST", "/v2/check", {"language": "de-DE"}),
    ("POST", "/v2/check", {"language": "de-DE", "data": '{"annotation":[{"text":"Das Haus"}]}'}),
    ("POST", "/v2/check", {"language": "de-DE", "data": '{"annotation":[{"markup":"<b>"}]}'}),
    ("POST", "/v2/check", {"language": "de-DE", "text": "The quick brown fox jumps over it."}),
    ("POST", "/v2/check", {"language": "de-DE", "text": "El perro come. 汉字 😀 Привет."}),
)
"""Requests off the beaten track; both servers must say the same, be it an error."""


def main() -> int:
    """Compare both servers; 1 where they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+", help="files, or folders of .txt and .md")
    parser.add_argument("--cache", type=Path, help="folder that keeps what is fetched")
    parser.add_argument("--spell-every", type=int, default=20, help="this share with the spellers")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ending:
        cache = options.cache or Path(folder) / "cache"
        everything = closure(cache)
        sets = {"all": everything, "pinned": needed(everything)}
        ports = [
            ending.enter_context(server(Path(folder) / name, jars, cache))
            for name, jars in sets.items()
        ]
        return compared(ports, list(requests(options.texts, options.spell_every)))


@contextlib.contextmanager
def server(folder: Path, jars: Mapping[str, str], cache: Path) -> Iterator[int]:
    """Lay out the jars, start a server and give its port; ends it afterwards."""
    (folder / "libs").mkdir(parents=True)
    for name, version in jars.items():
        shutil.copy(fetched(f"{name}:{version}", cache), folder / "libs")
    launcher = folder / "languagetool-server.jar"
    write_launcher(launcher, sorted(path.name for path in (folder / "libs").iterdir()))
    port = free_port()
    process = start_jvm(launcher, find_java().path, port, folder / "log", heap_mb=1500)
    try:
        wait_ready(port, process, 60)
        yield port
    finally:
        kill_group(process)


def requests(paths: list[Path], spell_every: int) -> Iterator[Request]:
    """Give the odd requests, then those for the texts."""
    yield from ODD
    for number, text in enumerate(pieces(paths)):
        ways = [EVERY, QUICK] if number % 2 else [EVERY]
        for way in [*ways, SPELLED] if number % spell_every == 0 else ways:
            spelling = {} if way is SPELLED else QUICK
            yield "POST", "/v2/check", {"language": "de-DE", "text": text, **way, **spelling}


def pieces(paths: list[Path]) -> Iterator[str]:
    """Give the texts in pieces that end where a paragraph does."""
    for path in paths:
        files = [path] if path.is_file() else sorted([*path.rglob("*.txt"), *path.rglob("*.md")])
        for file in files:
            piece = ""
            for block in file.read_text("utf-8-sig", errors="replace").split("\n\n"):
                if piece and len(piece) + len(block) > PIECE:
                    yield piece
                    piece = ""
                piece += block[:PIECE] + "\n\n"
            yield piece


def compared(ports: list[int], wanted: list[Request]) -> int:
    """Send all requests to both servers; print the figures, what differs and what fails in both."""
    statuses: Counter[int] = Counter()
    found: Counter[str] = Counter()
    different = 0
    with ThreadPoolExecutor(len(ports)) as pool:
        for number, request in enumerate(wanted):
            first, second = pool.map(lambda port, request=request: asked(port, *request), ports)
            statuses[first[0]] += 1
            found.update(first[1] if isinstance(first[1], list) else [])
            different += first != second
            if first != second or (first[0] != 200 and number >= len(ODD)):
                print(f"{str(request)[:200]!r}\n  {first!r:.400}\n  {second!r:.400}")
    size = sum(len(parameters.get("text", "")) for *_, parameters in wanted) / 1e6
    ids = len({place.split()[0] for place in found})
    print(f"{len(wanted)} requests, {size:.1f} million characters, answers {dict(statuses)}")
    print(f"{sum(found.values())} findings by {ids} rules, {different} answers differ")
    return 1 if different else 0


def asked(port: int, method: str, address: str, parameters: dict[str, str]) -> tuple[int, Any]:
    """Return the status and the findings, or the whole answer where there are none."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=600)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode(parameters) if method == "POST" else None
    connection.request(method, address, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    if answer.status != 200 or not text.startswith('{"software"'):
        return answer.status, text
    return answer.status, [line(match) for match in json.loads(text).get("matches", [])]


def line(match: Mapping[str, Any]) -> str:
    """Return rule, place, message and suggestions of a finding on one line."""
    values = [replacement["value"] for replacement in match["replacements"]]
    place = (match["rule"]["id"], match["rule"].get("subId"), match["offset"], match["length"])
    return " ".join(map(str, (*place, match["message"], values)))


if __name__ == "__main__":
    sys.exit(main())
