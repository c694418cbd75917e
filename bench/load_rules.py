"""Times the loading of many inflecting rules, with a cold and with a warm cache.

usage: load_rules.py [COUNT]   (default 1000)
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from linter.german import lexicon_file
from linter.german.lemmas import LemmaError, forms_of

RUN = (
    "import sys; from linter import Linter, load_rules; "
    "Linter(load_rules(sys.argv[1], builtin=False))"
)


def packs(folder: Path, count: int) -> Path:
    """Write a pack of ``count`` rules, each with a verb, a noun and a noun nearby."""
    dice = random.Random(count)
    verbs = [lemma for lemma in sorted(lexicon_file.read("verbs").lemmas) if _is_known(lemma)]
    lemmas = sorted(lexicon_file.read("nouns").lemmas)
    nouns = [lemma for lemma in lemmas if lemma.isalpha() and lemma[0].isupper()]
    lines = []
    for number in range(count):
        verb, noun, near = dice.choice(verbs), dice.choice(nouns), dice.choice(nouns)
        lines.append(
            f'- id: rule-{number}\n  message: {{de: "x.", en: "x."}}\n'
            f'  match: "verb:<{verb}:VER> ~ <{noun}:SUB>"\n  near: "<{near}:SUB>"\n'
        )
    path = folder / "many.yml"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _is_known(lemma: str) -> bool:
    try:
        return bool(forms_of(f"{lemma}:VER"))
    except LemmaError:
        return False


def main() -> None:
    """Print the seconds of a bare Python, of a cold and of a warm load."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        pack = packs(Path(name), count)
        environment = os.environ | {"MTLINT_CACHE_DIR": f"{name}/cache"}
        for label, command in (
            ("python -c pass", [sys.executable, "-c", "pass"]),
            (f"{count} rules, cold cache", [sys.executable, "-c", RUN, str(pack)]),
            (f"{count} rules, warm cache", [sys.executable, "-c", RUN, str(pack)]),
        ):
            start = time.perf_counter()
            subprocess.run(command, env=environment, check=True)
            print(f"{label:<28} {time.perf_counter() - start:6.2f} s")


if __name__ == "__main__":
    main()
