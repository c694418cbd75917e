"""The jar that starts LanguageTool: a manifest that names all others, as they lie in ``libs``."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

_MAIN = "org.languagetool.server.HTTPServer"
_WIDTH = 70
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same bytes each time


def write_launcher(jar: Path, files: Iterable[str]) -> None:
    """Write ``jar``; ``files`` are the names of those in the folder ``libs`` beside it."""
    # No "./" as LanguageTool's own has it: nothing but what was checked may be loaded.
    line = "Class-Path: " + " ".join(f"libs/{file}" for file in files)
    lines = ["Manifest-Version: 1.0", f"Main-Class: {_MAIN}", *_folded(line)]
    manifest = "".join(f"{line}\r\n" for line in [*lines, ""])
    with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("META-INF/MANIFEST.MF", _LONG_AGO), manifest)


def _folded(line: str) -> Iterable[str]:
    """Break a line as manifests want it: at most 72 bytes, a blank before each that goes on."""
    yield line[:_WIDTH]
    for start in range(_WIDTH, len(line), _WIDTH - 1):
        yield f" {line[start : start + _WIDTH - 1]}"
