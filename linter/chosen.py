"""What a configuration chooses from the packs, remembered: the next run need not read them."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from linter import cache
from linter.config import Config
from linter.pack_files import RuleError, pack_files
from linter.plan import Plan, load_plan, stamp

_KIND = "chosen"
_TABLE = rb"""\btable:\s*["']?([^\s"'{},]+)"""


class Chosen(NamedTuple):
    """The plan of the rules that run, and the names of all rules and families there are."""

    plan: Plan
    known: Sequence[str]


def key_of(config: Config) -> str | None:
    """Return a name for what packs and configuration say; None where packs are missing.

    Packs are known by place, size and times: they need not be read.
    """
    try:
        packs = [_state(path) for path in pack_files(config.packs)]
    except (OSError, RuleError):
        return None
    asked = (
        *(config.select, config.extend_select, config.ignore, dict(config.severity)),
        *(dict(config.names), dict(config.terms), dict(config.nouns)),
        *(config.prefer, config.accept, config.variant),
    )
    return cache.key_of(stamp(), repr(asked), repr(packs))


def _state(path: Path | str) -> tuple[str, int, int, int]:
    status = os.stat(path)  # noqa: PTH116 (half the time)
    return str(path), status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _tables(config: Config) -> list[tuple[str, int, int, int]]:
    """Return the state of the tables that the packs name."""
    return [
        _state(pack.parent / name.decode())
        for pack in pack_files(config.packs)
        for name in dict.fromkeys(re.findall(_TABLE, pack.read_bytes()))
    ]


def recall(key: str | None) -> Chosen | None:
    """Return what was remembered under ``key``, if no table has changed."""
    value = cache.load(_KIND, key) if key else None
    if not isinstance(value, list) or len(value) != 3:
        return None
    plan_key, known, tables = value
    try:
        if any(_state(table[0]) != tuple(table) for table in tables):
            return None
    except OSError:
        return None
    plan = load_plan(plan_key)
    return Chosen(plan, known) if plan else None


def remember(key: str | None, chosen: Chosen, config: Config) -> None:
    """Remember a choice for the next run."""
    if key:
        with suppress(OSError):
            value = [chosen.plan.key, list(chosen.known), _tables(config)]
            cache.store(_KIND, key, value)
