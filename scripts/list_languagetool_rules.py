"""Writes linter/languagetool/rules.tsv anew: python scripts/list_languagetool_rules.py JARS.

JARS is the folder with LanguageTool's jars (``libs`` of an installation). Needs a JDK, not only a
JRE: MTLINT_JDK names its ``java``, else the one on the path is taken.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from linter.languagetool.catalogue import CATALOGUE

LANGUAGES = ("de-DE", "de-AT", "de-CH")
LISTER = Path(__file__).parent / "ListLanguageToolRules.java"
Member = tuple[str, str, bool, bool]
"""Category, scope, default, picky of one rule of a group."""


def main() -> None:
    """Ask LanguageTool for its rules and write a row for each id."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("jars", type=Path, help="the folder with LanguageTool's jars")
    parser.add_argument("--out", type=Path, default=CATALOGUE, help="where to write")
    options = parser.parse_args()
    groups = defaultdict(list)
    for line in asked(options.jars).splitlines():
        _, id, category, scope, default, picky = line.split("\t")
        groups[id].append((category, scope, default == "on", picky == "picky"))
    rows = [row(id, groups[id]) for id in sorted(groups)]
    lines = ["\t".join(("id", "category", "scope", "default", "picky")), *rows]
    options.out.write_text("\n".join(lines) + "\n", "utf-8")


def asked(jars: Path) -> str:
    """Return what the lister prints: a line for each rule of each language."""
    java = os.environ.get("MTLINT_JDK", "java")
    command = [java, "-Xmx1g", "-cp", f"{jars}{os.sep}*", str(LISTER), *LANGUAGES]
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ).stdout


def row(id: str, members: Iterable[Member]) -> str:
    """Return the row of a rule or group: on where one member is, picky where all that run are."""
    members = list(members)
    categories = {category for category, *_ in members}
    if len(categories) != 1:
        raise SystemExit(f"{id} stands in several categories: {sorted(categories)}")
    scope = "text" if any(scope == "text" for _, scope, *_ in members) else "sentence"
    running = [member for member in members if member[2]] or members
    picky = all(member[3] for member in running)
    default = any(member[2] for member in members)
    return "\t".join((id, *categories, scope, "on" if default else "off", "picky" if picky else ""))


if __name__ == "__main__":
    main()
