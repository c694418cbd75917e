"""Writes docs/languagetool-rules.md: how often each rule of LanguageTool marks which texts.

usage: measure_languagetool_rules.py --machine FOLDER… --human FOLDER… [--server URL]

All rules run that LanguageTool itself runs unasked, but its spellers, on what mtlint reads as
prose, and without any rule of mtlint's own. Without --server the installed one is asked.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from linter import Document, Linter, Result, load_rules
from linter.corpus import count_words, read_corpus
from linter.engine import Checking
from linter.languagetool.answers import Answers
from linter.languagetool.catalogue import rules as catalogue
from linter.languagetool.endpoint import Remote, Shared
from linter.opened import open_rules

TARGET = Path(__file__).parent.parent / "docs" / "languagetool-rules.md"
LEAST = 0.01
"""Findings per 1,000 words of any corpus without which a rule that nobody adopts is not listed."""

HEAD = """\
# Which rules of LanguageTool run, and why

LanguageTool {version} marks up to a dozen places in 1,000 words of good German when all its rules
run; nobody would use that. So a rule of it runs by default only where a pack adopts it, often for
a part of what it marks (`fits`, `skips`, `joins`). The others are there for who wants them:
`--extend-select lt:ALL`, `lt:DE_CASE`, `lt:GRAMMAR`.

Its speller is not used. Tried on 37 machine-translated documents and 33 handbooks by Germans, it
marks 27 words in 1,000 here and there alike: names, products, English words, compounds. What is
left without names, capitals and words that come more than once is still 2 to 4 in 1,000 words of
the handbooks, nearly as much as in the translations (3 to 5).

Findings per 1,000 words, each rule whole (before that narrowing), none of mtlint's own rules
beside it. Machine: {machine}. Human: {human}.

Made by `python scripts/measure_languagetool_rules.py --machine FOLDER --human FOLDER…`; not listed
are {unlisted} rules that nobody adopts and that mark less than one place in 100,000 words of each
corpus. What the packs make of it is measured by `bench/languagetool.py`.

| rule of LanguageTool | category | {columns} | adopted as |
|---|---|{dashes}|---|
"""


def main() -> None:
    """Count, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--machine", nargs="+", type=Path, required=True)
    parser.add_argument("--human", nargs="+", type=Path, required=True)
    parser.add_argument("--server", metavar="URL")
    options = parser.parse_args()
    answers = Answers(Remote(options.server) if options.server else Shared())
    linter = Linter(open_rules(()), languagetool=answers)
    rates = {folder: _rates(linter, folder) for folder in (*options.machine, *options.human)}
    TARGET.write_text(_page(options, rates, answers.version or "?"), "utf-8")


def _rates(linter: Linter, folder: Path) -> dict[str, float]:
    """Return findings per 1,000 words of each rule."""
    words, found = 0, Counter[str]()
    for result in _results(linter, folder):
        if any(one.grammar for one in result.unchecked):
            sys.exit(f"{result.document.name}: {result.unchecked[0].reason}")
        words += count_words(result.document.source)
        found.update(finding.rule.id.removeprefix("lt:") for finding in result.findings)
    print(f"{folder}: {words:,} words, {1000 * found.total() / words:.2f} findings per 1,000")
    return {rule: 1000 * count / words for rule, count in found.items()}


def _results(linter: Linter, folder: Path) -> Iterator[Result]:
    """Yield the result of each text while LanguageTool reads those behind it."""
    waiting: deque[Checking] = deque()
    for text in read_corpus(folder).texts:
        waiting.append(linter.begin(Document.from_text(text.source, name=text.name)))
        if len(waiting) > 8:
            yield waiting.popleft()()
    yield from (result() for result in waiting)


def _page(options: argparse.Namespace, rates: dict[Path, dict[str, float]], version: str) -> str:
    adopted = _adopted()
    listed = [
        id
        for id in catalogue()
        if id in adopted or any(of.get(id, 0.0) >= LEAST for of in rates.values())
    ]
    first = next(iter(rates.values()))
    listed.sort(key=lambda rule: (rule not in adopted, -first.get(rule, 0.0), rule))
    names = [_name(folder) for folder in rates]
    head = HEAD.format(
        version=version.split(maxsplit=1)[0],
        machine=", ".join(_name(folder) for folder in options.machine),
        human=", ".join(_name(folder) for folder in options.human),
        unlisted=f"{len(catalogue()) - len(listed):,}",
        columns=" | ".join(names),
        dashes="|".join(["---:"] * len(names)),
    )
    return head + "".join(_row(id, rates, adopted) for id in listed)


def _row(id: str, rates: dict[Path, dict[str, float]], adopted: dict[str, list[str]]) -> str:
    cells = " | ".join(f"{of.get(id, 0.0):.3f}" for of in rates.values())
    rules = ", ".join(f"`{rule}`" for rule in adopted.get(id, []))
    return f"| {id} | {catalogue()[id].category} | {cells} | {rules} |\n"


def _name(folder: Path) -> str:
    return "/".join(folder.parts[-2:])


def _adopted() -> dict[str, list[str]]:
    found = defaultdict(list)
    for rule in load_rules():
        for pattern in rule.match:
            if pattern.kind == "languagetool" and rule.id not in found[pattern.spec["rule"]]:
                found[pattern.spec["rule"]].append(rule.id)
    return dict(found)


if __name__ == "__main__":
    main()
