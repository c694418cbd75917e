"""Writes linter/languagetool/jars.tsv anew: python scripts/pin_languagetool.py.

Needs jgo (extra ``languagetool``) and the network. Afterwards scripts/check_languagetool.py proves
that nothing is missing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from languagetool_closure import closure, fetched, needed

from linter.languagetool.pins import PINS, Jar


def main() -> None:
    """Resolve, fetch and write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="folder that keeps what is fetched")
    parser.add_argument("--out", type=Path, default=PINS, help="where to write")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cache = options.cache or Path(folder)
        everything = closure(cache)
        names = needed(everything).items()
        jars = [pinned(f"{name}:{version}", cache) for name, version in names]
    jars.sort(key=lambda jar: jar.file)  # jcl-over-slf4j and commons-logging share classes
    if len({jar.file for jar in jars}) != len(jars):
        raise SystemExit("two jars share a name")
    rows = [f"{jar.coordinate}\t{jar.sha256}\t{jar.bytes}" for jar in jars]
    options.out.write_text("\n".join(["coordinate\tsha256\tbytes", *rows]) + "\n", "utf-8")
    size = sum(jar.bytes for jar in jars) / 1e6
    print(f"{len(jars)} of {len(everything)} jars, {size:.1f} MB")


def pinned(coordinate: str, cache: Path) -> Jar:
    """Return what the jar is, as the repository has it today."""
    data = fetched(coordinate, cache).read_bytes()
    return Jar(coordinate, sha256(data).hexdigest(), len(data))


if __name__ == "__main__":
    main()
