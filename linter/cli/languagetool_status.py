"""What ``mtlint languagetool status`` shows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter import shelf
from linter.languagetool import release
from linter.languagetool.answers import KIND
from linter.languagetool.unavailable import Unavailable
from linter.rule import Message

if TYPE_CHECKING:
    from linter.languagetool.java import Java
    from linter.languagetool.server import Status

_INSTALLED = Message(
    "{version}, {mb} MB in „{folder}“",
    "{version}, {mb} MB in “{folder}”",
)
_DAMAGED = Message(
    "{version} in „{folder}“, aber nicht vollständig; „mtlint languagetool install“ holt es neu",
    "{version} in “{folder}”, but not complete; “mtlint languagetool install” fetches it anew",
)
_MISSING = Message(
    "nicht installiert; „mtlint languagetool install“ holt es",
    "not installed; “mtlint languagetool install” fetches it",
)
_RUNNING = Message(
    "läuft: Prozess {pid}, Port {port}, {mb} MB Arbeitsspeicher; "
    "seit {idle} ohne Anfrage, endet nach {limit}",
    "running: process {pid}, port {port}, {mb} MB of memory; "
    "without a request for {idle}, ends after {limit}",
)
_STOPPED = Message("läuft nicht", "not running")
_KEPT = Message("{mb} MB im Zwischenspeicher", "{mb} MB in the cache")
_ANSWERS_LABEL = Message("Antworten", "Answers")


@dataclass(frozen=True, slots=True)
class State:
    """All there is to know of LanguageTool on this machine; sizes in bytes.

    ``java`` is why there is none where there is none.
    """

    folder: Path
    installed: bool
    whole: bool
    size: int
    java: Java | Unavailable
    server: Status | None
    answers: int


def look() -> State:
    """Return how things are at this moment; starts Java for its version, changes nothing."""
    from linter.languagetool import install, server  # psutil: 30 ms
    from linter.languagetool.java import find_java

    java: Java | Unavailable
    try:
        java = find_java()
    except Unavailable as error:
        java = error
    return State(
        folder=release.server_jar().parent,
        installed=release.is_installed(),
        whole=install.is_whole(),
        size=install.size(),
        java=java,
        server=server.status(),
        answers=shelf.size(KIND),
    )


def as_text(state: State, language: str) -> str:
    """Return four lines for people."""
    where = _MISSING if not state.installed else _INSTALLED if state.whole else _DAMAGED
    rows = [
        ("LanguageTool", _written(where, language, **_place(state))),
        ("Java", _java(state.java, language)),
        ("Server", _server(state.server, language)),
        (
            _ANSWERS_LABEL.in_language(language),
            _written(_KEPT, language, mb=_decimal(state.answers / 1e6, language)),
        ),
    ]
    return "\n".join(f"{label:<14}{text}" for label, text in rows)


def as_json(state: State, language: str) -> dict[str, Any]:
    """Return the same for programs: bytes, seconds, seconds since 1970; null where nothing is."""
    if isinstance(state.java, Unavailable):
        java: dict[str, Any] = {"error": state.java.in_language(language)}
    else:
        java = {**asdict(state.java), "path": str(state.java.path)}
    server = asdict(state.server) if state.server else None
    return {
        "version": release.VERSION,
        "installed": state.installed,
        "complete": state.whole,
        "folder": str(state.folder),
        "size": state.size,
        "java": java,
        "server": server and {**server.pop("server"), **server},
        "answers": state.answers,
    }


def _place(state: State) -> dict[str, object]:
    return {
        "version": release.VERSION,
        "mb": round(state.size / 1e6),
        "folder": state.folder,
    }


def _java(java: Java | Unavailable, language: str) -> str:
    if isinstance(java, Unavailable):
        return java.in_language(language)
    return f"{java.version}, {java.path} ({java.origin})"


def _server(status: Status | None, language: str) -> str:
    if status is None:
        return _STOPPED.in_language(language)
    return _written(
        _RUNNING,
        language,
        pid=status.server.pid,
        port=status.server.port,
        mb=round(status.memory / 1e6),
        idle=_duration(status.idle),
        limit=_duration(status.limit),
    )


def _written(message: Message, language: str, **values: object) -> str:
    return message.in_language(language).format(**values)


def _duration(seconds: float) -> str:
    return f"{round(seconds / 60)} min" if seconds >= 100 else f"{round(seconds)} s"


def _decimal(number: float, language: str) -> str:
    text = f"{number:.1f}"
    return text if language == "en" else text.replace(".", ",")
