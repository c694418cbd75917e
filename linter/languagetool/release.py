"""Which LanguageTool this is and where it lies."""

from __future__ import annotations

import os
from pathlib import Path

from linter.places import data_folder

VERSION = "6.8"


def home() -> Path:
    """Return LanguageTool's folder: ``MTLINT_LANGUAGETOOL_DIR``, else one in the user's data."""
    if chosen := os.environ.get("MTLINT_LANGUAGETOOL_DIR"):
        return Path(chosen)
    return data_folder() / "languagetool"


def server_jar() -> Path:
    """Return the jar that starts the server; its manifest names all others.

    The layout is that of language-tool-python (its ``LTP_PATH`` may point to ``home()``).
    """
    return home() / f"LanguageTool-{VERSION}" / "languagetool-server.jar"


def is_installed() -> bool:
    """Say whether LanguageTool was fetched."""
    return server_jar().is_file()
