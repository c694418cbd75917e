"""Files found: those named, and the texts of folders but for what is left out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from linter.files import InputError, find

SUFFIXES = (".txt", ".md")


@pytest.fixture(autouse=True)
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder; return it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Text\n", "utf-8")


def ignore(*lines: str, name: str = ".gitignore") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("\n".join(lines), "utf-8")


def found(*paths: str, exclude: Sequence[str] = (), force_exclude: bool = False) -> list[str]:
    """Return what is found, an error as its line."""
    paths = paths or (".",)
    every = find(paths, suffixes=SUFFIXES, exclude=exclude, force_exclude=force_exclude)
    return [one.as_posix() if isinstance(one, Path) else str(one) for one in every]


# Named


def test_a_file_that_is_named_is_taken_whatever_it_is() -> None:
    texts("a.rst", "node_modules/b.md", "c.md")
    ignore("*.md")
    names = ["a.rst", "node_modules/b.md", "c.md"]
    assert names == found(*names, exclude=["*.rst", "c.md"])


def test_a_file_is_found_once_whatever_it_is_called(at: Path) -> None:
    texts("a/b.md")
    Path("link.md").symlink_to("a/b.md")
    assert found("a/b.md", "./a/../a/b.md", str(at / "a/b.md"), "link.md", "a", ".") == ["a/b.md"]


def test_a_missing_path_is_an_error_and_the_rest_is_found() -> None:
    texts("a.md")
    missing = ": Es gibt keine Datei und keinen Ordner mit diesem Namen; bitte die Schreibweise"
    first, second, third = found("no.md", "a.md", "")
    assert (f"no.md{missing}" in first, second, missing in third) == (True, "a.md", True)


def test_an_error_speaks_both_languages() -> None:
    (error,) = find(["."], suffixes=(*SUFFIXES, ".text", ".qmd"))
    assert isinstance(error, InputError)
    assert ".: This folder holds no text (.txt, .md, .text …)" in error.in_language("en")


def test_nothing_named_is_nothing_found() -> None:
    assert list(find([], suffixes=SUFFIXES)) == []


def test_a_pipe_can_be_named_but_is_not_found_in_a_folder() -> None:
    texts("a.md")
    os.mkfifo("b.md")
    assert found() == ["a.md"]
    assert found("b.md") == ["b.md"]


def test_a_named_file_costs_no_import_of_pathspec() -> None:
    texts("a.md")
    code = (
        "import sys; from linter.files import find;"
        "list(find(['a.md'], suffixes=('.md',), exclude=['b/']));"
        "sys.exit('pathspec' in sys.modules)"
    )
    home = str(Path(__file__).parents[1])
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": home}, check=False)
    assert done.returncode == 0


# Folders


def test_a_folder_is_searched_in_the_order_of_names() -> None:
    texts("d/b.md", "d/a/z.txt", "d/c/a.MD", "d/A.md", "d/.github/x.md", "d/c.html", "d/md")
    assert found("d") == ["d/.github/x.md", "d/A.md", "d/a/z.txt", "d/b.md", "d/c/a.MD"]


def test_a_folder_without_text_is_an_error() -> None:
    texts("d/a.html", "e/a.md")
    ignore("*.md", name="e/.gitignore")
    for folder in ("d", "e"):
        (line,) = found(folder)
        assert line.startswith(f"{folder}: Dieser Ordner enthält keinen Text (.txt, .md); bitte")


def test_a_folder_whose_texts_were_found_before_is_no_error() -> None:
    texts("d/a.md")
    assert found("d/a.md", "d", "d/") == ["d/a.md"]


def test_a_folder_that_cannot_be_read_is_an_error_and_the_rest_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts("a/a.md", "b/b.md")
    scandir = os.scandir

    def scan(path: Path) -> object:
        if path.name == "a":
            raise PermissionError
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    closed = "a: Dieser Ordner lässt sich nicht lesen; bitte seine Leserechte prüfen."
    assert [closed, "b/b.md"] == found()
    assert [closed] == found("a")


def test_links_in_circles_are_safe_and_links_to_folders_are_not_followed() -> None:
    texts("d/a.md", "other/b.md")
    Path("d/up").symlink_to("..")
    Path("d/other").symlink_to("../other")
    Path("d/self.md").symlink_to("self.md")
    Path("d/gone.md").symlink_to("nowhere.md")
    Path("d/c.md").symlink_to("../other/b.md")
    assert found("d") == ["d/a.md", "d/c.md"]
    assert found("d/other") == ["d/other/b.md"]


def test_folders_may_nest_deeper_than_calls(at: Path) -> None:
    depth = sys.getrecursionlimit() + 200
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    texts("a.md")
    os.chdir(at)
    every = found("d")
    texts("last.md")
    Path("d/" * depth + "a.md").unlink()
    os.removedirs("d/" * (depth - 1) + "d")  # pytest cannot: it calls itself for each
    assert every == ["d/" * depth + "a.md"]


@pytest.mark.parametrize(
    "folder",
    ".git .hg .svn node_modules .venv venv __pycache__ .tox .nox .mypy_cache .ruff_cache"
    " .pytest_cache dist build site-packages .eggs mtlint.egg-info _build".split(),
)
def test_the_usual_folders_are_left_out_at_any_depth(folder: str) -> None:
    texts("a.md", f"{folder}/b.md", f"x/{folder}/y/c.md")
    assert found() == ["a.md"]


@pytest.mark.parametrize("folder", "target vendor docs env lib out bin public content".split())
def test_folders_in_which_people_keep_prose_are_searched(folder: str) -> None:
    texts(f"{folder}/a.md")
    assert [f"{folder}/a.md"] == found()


@pytest.mark.parametrize(
    ("folder", "beside"), [("target", "Cargo.toml"), ("vendor", "go.mod"), ("vendor", "Gemfile")]
)
def test_target_and_vendor_are_left_out_beside_a_tools_file(folder: str, beside: str) -> None:
    texts("a.md", f"{folder}/b.md", beside)
    assert found() == ["a.md"]


@pytest.mark.parametrize("sign", ["pyvenv.cfg", "CACHEDIR.TAG"])
def test_environments_and_caches_are_known_by_what_they_hold(sign: str) -> None:
    texts("a.md", "own/b.md", f"own/{sign}")
    assert found() == ["a.md"]
    assert found("own") == ["own/b.md"]


def test_a_usual_folder_that_is_named_is_searched() -> None:
    texts("build/a.md", "build/build/b.md")
    ignore("build/", "b*.md")
    assert found("build") == ["build/a.md"]


# .gitignore


def test_gitignore_leaves_out_files_and_folders() -> None:
    texts("a.md", "b.tmp.md", "entwurf/c.md", "d/entwurf/e.md", "d/f.md", "g/f.md")
    ignore("# Kommentar", "", "*.tmp.md", "entwurf/", "/g", "no[", "!")
    assert found() == ["a.md", "d/f.md"]


def test_a_negation_takes_back_but_not_below_a_folder_that_is_left_out() -> None:
    texts("a.md", "b.md", "c/b.md", "c/d/b.md")
    ignore("*.md", "!b.md", "/c/d/", "!/c/d/b.md")
    assert found() == ["b.md", "c/b.md"]


def test_only_what_is_wanted_can_be_listed() -> None:
    texts("a.md", "a.txt", "d/a.md", "d/a.txt", "d/e/a.md")
    ignore("*", "!*/", "!*.md")
    assert found() == ["a.md", "d/a.md", "d/e/a.md"]


def test_the_nearer_gitignore_wins() -> None:
    texts("a.md", "d/a.md", "d/b.md", "d/foo/a.md", "d/foo/x.md", "foo/c.md")
    ignore("a.md", "foo", "**/foo/x.md")
    ignore("!a.md", "/b.md", "!foo", name="d/.gitignore")
    assert found() == ["d/a.md", "d/foo/a.md"]


def test_the_repositorys_gitignore_counts_in_a_folder_below() -> None:
    texts("r/a/b/x.md", "r/a/b/y.md", "r/a/b/z.md")
    ignore("x.md", name="r/.gitignore")
    ignore("/b/y.md", name="r/a/.gitignore")
    assert found("r/a/b")[:1] + found("r/a/b")[2:] == ["r/a/b/x.md", "r/a/b/z.md"]
    Path("r/.git").mkdir()
    assert found("r/a/b") == ["r/a/b/z.md"]


def test_what_lies_above_the_repository_does_not_count() -> None:
    texts("outer/r/a.md", "outer/b.md")
    ignore("*.md", name="outer/.gitignore")
    Path("outer/r/.git").mkdir()
    Path("outer/.git").mkdir()
    assert found("outer/r") == ["outer/r/a.md"]
    assert found("outer") == ["outer/r/a.md"]


def test_info_exclude_counts_least() -> None:
    texts("a.md", "b.md", "d/c.md")
    ignore("a.md", "b.md", "/d/", name=".git/info/exclude")
    ignore("!b.md")
    assert found() == ["b.md"]


def test_a_named_folder_is_searched_though_it_is_ignored() -> None:
    texts("out/d/a.md", "out/d/b.tmp.md")
    ignore("out/", "*.tmp.md")
    Path(".git").mkdir()
    assert found("out/d") == ["out/d/a.md"]


def test_a_folder_that_was_taken_back_keeps_what_is_left_out_inside() -> None:
    texts("d/e/a.md", "d/e/b.txt")
    ignore("*", "!*/", "!*.md", name="d/.gitignore")
    Path(".git").mkdir()
    assert found("d/e") == ["d/e/a.md"]


def test_a_gitignore_from_windows_is_understood() -> None:
    texts("a.md", "b.md", "ü.md")
    Path(".gitignore").write_bytes("\ufeffa.md\r\nü.md\r\n".encode())
    assert found() == ["b.md"]


def test_a_gitignore_that_cannot_be_read_is_passed_over() -> None:
    texts("a.md", ".gitignore/b.md")
    assert found() == [".gitignore/b.md", "a.md"]


# exclude


def test_exclude_counts_from_the_root(at: Path) -> None:
    texts("r/a.md", "r/d/a.md", "r/d/b.gen.md", "r/x/c.md")
    paths = find(["r"], suffixes=SUFFIXES, exclude=["/a.md", "*.gen.md", "x/"], root=at / "r")
    assert [Path("r/d/a.md")] == list(paths)


def test_exclude_can_take_back_its_own_globs_only() -> None:
    texts("a.md", "b.md", "c.md", "build/d.md")
    ignore("c.md")
    assert found(exclude=["*.md", "!b.md", "!c.md", "!build/"]) == ["b.md"]


def test_exclude_knows_names_outside_of_the_root(at: Path) -> None:
    texts("r/x", "other/a.md", "other/b.gen.md")
    paths = find(["other"], suffixes=SUFFIXES, exclude=["*.gen.md"], root=at / "r")
    assert [Path("other/a.md")] == list(paths)


def test_an_excluded_folder_that_is_named_is_searched() -> None:
    texts("d/a.md", "d/b.gen.md")
    assert found("d", exclude=["d/", "*.gen.md"]) == ["d/a.md"]


def test_a_wrong_glob_is_an_error_and_the_others_count() -> None:
    texts("a.md", "b.md")
    error = "!: Das ist kein gültiges Muster für „exclude“; bitte wie in .gitignore schreiben."
    assert [error, "a.md"] == found(exclude=["!", "b.md"])


def test_forced_exclude_leaves_out_what_is_named() -> None:
    texts("a.md", "b.md", "d/c.md", "d/e/c.md", "node_modules/f.md", "g/h.md", "i.rst")
    names = ["a.md", "b.md", "d", "d/e/c.md", "node_modules/f.md", "g", "i.rst"]
    globs = ["b.md", "d/"]
    assert found(*names, exclude=globs, force_exclude=True) == ["a.md", "g/h.md", "i.rst"]
