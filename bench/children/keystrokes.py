"""Types into the middle of a Markdown document as an editor sees it.

usage: python -m bench.children.keystrokes DOCUMENT COUNT

Prints as JSON for each keystroke the seconds by the clock and of the processor (reading the
document is part of the work), the seconds of a check of the whole, and whether the findings after
the last keystroke are those of such a check.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from linter import Document, Linter, load_rules
from linter.choice import choose
from linter.config import Config
from linter.finding import Result

_TYPED = "Dabei lernt die neue Kollegin schnell, wie man aus vielen Daten gute Antworten gewinnt. "


def main() -> None:
    """Type, and print what it took."""
    path, count = Path(sys.argv[1]), int(sys.argv[2])
    linter: Any = Linter(choose(load_rules(), Config()))
    text = path.read_text("utf-8")
    linter.check(_document(text))  # what is opened once is no part of a keystroke
    began = time.perf_counter()
    linter.check(_document(text))
    figures = {"whole": time.perf_counter() - began, "strokes": [], "same": False}
    if hasattr(linter, "recheck"):
        figures |= _strokes(linter, text, count)
    print(json.dumps(figures))


def _strokes(linter: Any, text: str, count: int) -> dict[str, Any]:
    place = _middle(text)
    strokes = []
    kept = linter.recheck(None, _document(text))
    for number in range(count):
        text = text[:place] + _TYPED[number % len(_TYPED)] + text[place:]
        place += 1
        wall, cpu = time.perf_counter(), time.process_time()
        kept = linter.recheck(kept, _document(text))
        strokes.append((time.perf_counter() - wall, time.process_time() - cpu))
    same = _told(kept.result) == _told(linter.check(_document(text)))
    return {"strokes": strokes, "same": same}


def _document(text: str) -> Document:
    return Document.from_text(text, name="typed.md")


def _middle(text: str) -> int:
    """Return a place between two words of a long plain paragraph in the middle of the text."""
    start = len(text) // 2
    while True:
        start = text.index("\n\n", start) + 2
        end = text.index("\n\n", start)
        if text[start].isalpha() and end - start > 200 and "\n" not in text[start:end]:
            return text.index(" ", (start + end) // 2) + 1


def _told(result: Result) -> list[tuple[int, int, str, str]]:
    return [(f.span.start, f.span.end, f.rule.id, f.message) for f in result.findings]


if __name__ == "__main__":
    main()
