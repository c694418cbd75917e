"""The cache on disk: keyed, bounded, harmless when broken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linter import cache


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path))
    return tmp_path


def test_what_is_stored_is_loaded() -> None:
    cache.store("rules", "a", {"ä": [1, 2]})
    assert {"ä": [1, 2]} == cache.load("rules", "a")


def test_what_was_not_stored_is_missing() -> None:
    assert cache.load("rules", "a") is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\0", b"[" * 100_000, b"\0" * 4, b"\0" * 12]
)
def test_a_broken_entry_counts_as_missing(place: Path, content: bytes) -> None:
    cache.store("rules", "a", 1)
    (place / "rules" / "a.bin").write_bytes(content)
    assert cache.load("rules", "a") is None


def test_the_entries_unused_for_longest_go(place: Path) -> None:
    for number in range(cache.MOST_ENTRIES + 5):
        cache.store("rules", f"k{number}", number)
        os.utime(place / "rules" / f"k{number}.bin", (number, number))
    cache.store("rules", "new", 0)
    assert cache.load("rules", "k0") is None
    assert 0 == cache.load("rules", "new")
    assert cache.MOST_ENTRIES >= len(list((place / "rules").iterdir()))


def test_a_folder_that_cannot_be_written_does_no_harm(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "file").write_text("")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(place / "file" / "sub"))
    cache.store("rules", "a", 1)
    assert cache.load("rules", "a") is None


def test_keys_depend_on_every_part_and_where_it_ends() -> None:
    assert cache.key_of("a", "bc") == cache.key_of("a", "bc")
    assert cache.key_of("a", "bc") != cache.key_of("ab", "c")


def test_long_parts_come_back_beside_the_values(place: Path) -> None:
    cache.store_parts("plans", "a", {"x": 1}, [b"one", b"", b"three"])
    kept = cache.load_parts("plans", "a")
    assert kept is not None
    assert ({"x": 1}, [b"one", b"", b"three"]) == (kept[0], list(map(bytes, kept[1])))


@pytest.mark.parametrize("cut", [0, 3, 11, 12, 20, -1])
def test_parts_that_are_cut_short_count_as_missing(place: Path, cut: int) -> None:
    cache.store_parts("plans", "a", {"x": 1}, [b"one", b"three"])
    path = place / "plans" / "a.bin"
    path.write_bytes(path.read_bytes()[:cut])
    assert cache.load_parts("plans", "a") is None


def test_clearing_leaves_nothing_but_what_is_not_ours(place: Path) -> None:
    cache.store("packs", "a", 1)
    cache.store_parts("plans", "a", 1, [b"x"])
    (place / "results.1.sqlite3").write_bytes(b"1234")
    (place / "notes.txt").write_text("mine")
    assert cache.clear() > 4
    assert ["notes.txt"] == sorted(path.name for path in place.rglob("*"))
    assert 0 == cache.clear()
