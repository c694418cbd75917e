"""The shelf on disk: keyed, bounded, safe with two writers, harmless when broken."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter import cache, shelf
from linter.shelf import Shelf

KIND = "things"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path))
    yield tmp_path
    cache.use(True)


def test_what_is_put_is_taken_also_from_another_shelf() -> None:
    Shelf(KIND).put({"a": {"ä": [1, "😀"]}, "b": None})
    assert {"a": {"ä": [1, "😀"]}, "b": None} == Shelf(KIND).take(["a", "b", "c"])


def test_what_is_put_again_is_the_new_value() -> None:
    here = Shelf(KIND)
    here.put({"a": 1})
    here.put({"a": 2})
    assert {"a": 2} == here.take(["a"])


def test_kinds_do_not_mix() -> None:
    Shelf(KIND).put({"a": 1})
    assert {} == Shelf("other").take(["a"])


def test_many_are_put_and_taken_at_once() -> None:
    many = {f"k{number}": number for number in range(2500)}
    Shelf(KIND).put(many)
    assert many == Shelf(KIND).take(list(many))


def test_a_closed_shelf_opens_again() -> None:
    here = Shelf(KIND)
    here.put({"a": 1})
    here.close()
    assert {"a": 1} == here.take(["a"])


# --- bounded ------------------------------------------------------------------------------------


def test_its_size_stays_bounded() -> None:
    here = Shelf(KIND, most_bytes=200_000)
    for number in range(400):
        here.put({cache.key_of(str(number)): "x" * 2000})
    here.close()  # what waits in the journal, at most 4 MB, is moved to the file
    assert 100_000 < shelf.size(KIND) < 500_000
    with sqlite3.connect(shelf._path(KIND)) as database:
        ((count, length),) = database.execute("SELECT count(*), sum(length(value)) FROM entries")
    assert 25 < count < 60
    assert length < 200_000


def test_what_was_unused_for_longest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Shelf(KIND, most_bytes=200_000)
    names = [f"k{number}" for number in range(40)]
    monkeypatch.setattr(shelf, "_today", lambda: 1)
    here.put(dict.fromkeys(names, "x" * 2000))
    monkeypatch.setattr(shelf, "_today", lambda: 2)
    used = names[::2]
    assert 20 == len(here.take(used))
    for number in range(12):
        here.put({f"new{number}": "x" * 2000})
    left = here.take(names)
    assert set(used) <= left.keys()
    assert len(left) < 30
    assert 12 == len(here.take([f"new{number}" for number in range(12)]))


# --- two at once --------------------------------------------------------------------------------

_WRITER = """
import sys
from linter.shelf import Shelf
here = Shelf("things")
for number in range(60):
    here.put({f"{sys.argv[1]}{number}": number, "both": "x" * 1000})
    here.take(["both"])
"""


def test_two_writers_at_once_lose_nothing() -> None:
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, name]) for name in ("a", "b")]
    assert [0, 0] == [writer.wait(60) for writer in writers]
    expected = {f"{name}{number}": number for name in ("a", "b") for number in range(60)}
    assert expected == Shelf(KIND).take(list(expected))


def test_two_shelves_in_one_process_see_each_other() -> None:
    one, two = Shelf(KIND), Shelf(KIND)
    one.put({"a": 1})
    two.put({"b": 2})
    assert {"a": 1, "b": 2} == one.take(["a", "b"]) == two.take(["a", "b"])


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be thrown away there")
def test_one_that_is_thrown_away_while_it_is_open_does_no_harm() -> None:
    one, other = Shelf(KIND), Shelf(KIND)
    one.put({"a": 1})
    shelf.clear(KIND)
    one.put({"b": 1})
    other.put({"c": 1})
    one.close()
    assert {} == Shelf(KIND).take(["a", "b"])
    other.put({"d": 1})
    assert {"d": 1} == other.take(["d"])


# --- broken, forbidden, off ---------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_begun_anew(place: Path, content: bytes) -> None:
    (place / f"{KIND}.1.sqlite3").write_bytes(content)
    here = Shelf(KIND)
    assert {} == here.take(["a"])
    here.put({"a": 1})
    assert {"a": 1} == here.take(["a"]) == Shelf(KIND).take(["a"])


def test_a_file_that_breaks_while_it_is_open_is_begun_anew(place: Path) -> None:
    here = Shelf(KIND)
    here.put({f"k{number}": "x" * 1000 for number in range(500)})
    here.close()
    path = place / f"{KIND}.1.sqlite3"
    path.write_bytes(path.read_bytes()[:4096] + b"\xee" * 400_000)
    here.take([f"k{number}" for number in range(500)])
    here.put({"a": 1})
    here.put({"a": 1})
    assert {"a": 1} == here.take(["a"])


def test_a_broken_value_is_begun_anew() -> None:
    Shelf(KIND).put({"a": 1, "b": 2})
    with sqlite3.connect(shelf._path(KIND)) as database:
        database.execute("UPDATE entries SET value = '{' WHERE key = 'a'")
    here = Shelf(KIND)
    assert "a" not in here.take(["a", "b"])
    here.put({"a": 3})
    assert {"a": 3} == here.take(["a"])


def test_a_folder_that_cannot_be_made_does_no_harm(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "file").write_text("")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(place / "file" / "sub"))
    here = Shelf(KIND)
    here.put({"a": 1})
    assert {} == here.take(["a"])
    assert 0 == shelf.size(KIND)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_may_not_be_written_does_no_harm(place: Path) -> None:
    place.chmod(0o500)
    try:
        here = Shelf(KIND)
        here.put({"a": 1})
        assert {} == here.take(["a"])
    finally:
        place.chmod(0o700)


def test_a_folder_in_place_of_the_file_does_no_harm(place: Path) -> None:
    (place / f"{KIND}.1.sqlite3").mkdir()
    here = Shelf(KIND)
    here.put({"a": 1})
    assert {} == here.take(["a"])


def test_nothing_is_read_or_written_while_caches_are_off(place: Path) -> None:
    Shelf(KIND).put({"a": 1})
    cache.use(False)
    here = Shelf(KIND)
    assert {} == here.take(["a"])
    here.put({"b": 2})
    cache.use(True)
    assert {"a": 1} == here.take(["a", "b"])


def test_nothing_is_made_on_disk_while_caches_are_off(place: Path) -> None:
    cache.use(False)
    Shelf(KIND).put({"a": 1})
    assert [] == list(place.iterdir())


# --- size and clear -----------------------------------------------------------------------------


def test_its_size_is_that_of_its_files(place: Path) -> None:
    assert 0 == shelf.size(KIND)
    Shelf(KIND).put({"a": "x" * 50_000})
    (place / "other.1.sqlite3").write_bytes(b"x" * 100)
    files = [path for path in place.iterdir() if path.name.startswith(KIND)]
    assert sum(path.stat().st_size for path in files) == shelf.size(KIND) > 50_000


def test_what_is_cleared_is_gone(place: Path) -> None:
    Shelf(KIND).put({"a": 1})
    Shelf("other").put({"a": 1})
    shelf.clear(KIND)
    assert 0 == shelf.size(KIND)
    assert {} == Shelf(KIND).take(["a"])
    assert {"a": 1} == Shelf("other").take(["a"])
