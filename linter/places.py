"""Where the system wants a program to keep its files: one folder for a cache, one for data."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder of the cache: ``MTLINT_CACHE_DIR``, else where the system keeps caches."""
    if chosen := os.environ.get("MTLINT_CACHE_DIR"):
        return Path(chosen)
    if sys.platform == "win32":
        return _local() / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/mtlint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mtlint"


def data_folder() -> Path:
    """Return the folder for what was fetched and is to stay, among the user's data."""
    if sys.platform == "win32":
        return _local()
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/mtlint"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "mtlint"


def _local() -> Path:
    return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "mtlint"
