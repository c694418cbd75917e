"""The results of earlier runs: a text that has not changed need not be checked again.

A result is kept under the hash of the text, the rules, the configuration and the version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from linter.digest import blake2b
from linter.shelf import Shelf
from linter.version import __version__

KIND = "results"


class Results:
    """The results that are kept for one choice of rules."""

    def __init__(self, rules: str, language: str) -> None:
        """``rules`` is what changes when the rules or the configuration do."""
        self._shelf = Shelf(KIND)
        self._salt = "\0".join((__version__, rules, language)).encode()

    def key(self, name: str, data: bytes) -> str:
        """Return what a text's result is kept under; its name says how it is read."""
        digest = blake2b(self._salt, digest_size=16)
        digest.update(PurePath(name).suffix.lower().encode("utf-8", "surrogateescape") + b"\0")
        digest.update(data)
        return digest.hexdigest()

    def take(self, keys: Sequence[str]) -> dict[str, Any]:
        """Return what is kept, as ``result_codec`` encodes it."""
        return self._shelf.take(keys)

    def put(self, results: Mapping[str, Any]) -> None:
        """Keep results; those that something kept from being whole are not worth it."""
        whole = {key: value for key, value in results.items() if not _failed(value[-1])}
        if whole:
            self._shelf.put(whole)

    def close(self) -> None:
        """Close the file."""
        self._shelf.close()


def _failed(unchecked: Iterable[Sequence[Any]]) -> bool:
    return any(failed for _, failed, _ in unchecked)
