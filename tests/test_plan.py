"""Rules are read once: with a warm cache no phrase is parsed and no lexicon opened."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PACK = """
- id: views-expressed
  message: {de: "x.", en: "x."}
  match: "verb:<aus|drücken> ~ obj:<Ansicht>"
  near: "<Markt>"
"""

SCRIPT = """
import sys
opened = []

def watch(event, arguments):
    if event == "open" and str(arguments[0]).endswith(".tsv"):
        opened.append(arguments[0])

sys.addaudithook(watch)
from linter import Document, Linter, load_rules
linter = Linter(load_rules(sys.argv[1], builtin=False))
text = "Am Markt drückte er seine Ansichten zur Lage aus. Er drückte ab."
result = linter.check(Document.from_text(text))
from linter import compiled
compiled.save()
print([f.span.of(text) for f in result.findings], bool(opened))
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    pack = tmp_path / "own.yml"
    pack.write_text(PACK, "utf-8")

    def run() -> str:
        command = [sys.executable, "-c", SCRIPT, str(pack)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    return run


FOUND = "['drückte er seine Ansichten zur Lage aus']"


def test_a_second_run_opens_no_lexicon_and_finds_the_same(run: Callable[[], str]) -> None:
    assert f"{FOUND} True" == run()
    assert f"{FOUND} False" == run()


def test_a_wrong_entry_is_found_out_anew(run: Callable[[], str], tmp_path: Path) -> None:
    run()
    for kind in ("plans", "expressions", "packs", "proven"):
        (entry, *_) = (tmp_path / "cache" / kind).iterdir()
        whole = entry.read_bytes()
        for content in (b"[]", b"", b"\0" * 40, whole[:50], whole[:-1] + b"x", b'{"rules": []}'):
            entry.write_bytes(content)
            assert FOUND == run().rpartition(" ")[0]
