"""Why LanguageTool's server does not start, as its log tells it."""

from __future__ import annotations

from pathlib import Path

from linter.languagetool.unavailable import Unavailable

_BROKEN = (
    "Invalid or corrupt jarfile",
    "Could not find or load main class",
    "ClassNotFoundException",
    "NoClassDefFoundError",
    "Error opening zip file",
    "ZipException",
)
_MEMORY = ("OutOfMemoryError", "Could not reserve enough space", "insufficient memory")
_PORT = ("BindException", "Address already in use", "PortBindingException")


class PortTaken(Unavailable):
    """Somebody else has the port; another one may do."""

    def __init__(self) -> None:
        super().__init__(
            "LanguageTool startet nicht, weil ein anderes Programm seinen Port belegt. "
            "Bitte noch einmal versuchen.",
            "LanguageTool does not start because another program has taken its port. "
            "Please try again.",
        )


def reason(log: Path | None) -> Unavailable:
    """Return why a server has ended that should have started (``log``: what it said)."""
    text = _tail(log)
    if any(sign in text for sign in _PORT):
        return PortTaken()
    if any(sign in text for sign in _MEMORY):
        return Unavailable(
            "LanguageTool startet nicht, weil zu wenig Arbeitsspeicher frei ist "
            "(es braucht etwa 1 GB). Bitte andere Programme schließen.",
            "LanguageTool does not start because too little memory is free "
            "(it needs about 1 GB). Please close other programs.",
        )
    if "UnsupportedClassVersionError" in text:
        return Unavailable(
            "LanguageTool startet nicht, weil dieses Java zu alt ist. "
            "Es braucht Java 17 oder neuer; bitte mit MTLINT_JAVA ein anderes nennen.",
            "LanguageTool does not start because this Java is too old. "
            "It needs Java 17 or newer; name another one in MTLINT_JAVA.",
        )
    if any(sign in text for sign in _BROKEN):
        return Unavailable(
            "LanguageTool ist beschädigt. „mtlint languagetool install --force“ holt es neu.",
            "LanguageTool is damaged. “mtlint languagetool install --force” fetches it anew.",
        )
    return _unknown(text, log)


def not_runnable(java: Path, error: OSError) -> Unavailable:
    """Return that the system does not run this Java."""
    return Unavailable(
        f"Java lässt sich nicht starten ({java}: {error.strerror}). "
        "Bitte mit MTLINT_JAVA ein anderes Java nennen.",
        f"Java cannot be started ({java}: {error.strerror}). Name another Java in MTLINT_JAVA.",
    )


def broke_off(code: int, log: Path) -> Unavailable:
    """Return that the keeper of the server has crashed (``code``: how it exited)."""
    return _unknown(_tail(log) or f"exit code {code}", log)


def timed_out(seconds: float, log: Path | None) -> Unavailable:
    """Return that the server did not answer in time."""
    return Unavailable(
        f"LanguageTool hat {seconds:.0f} Sekunden lang nicht geantwortet. "
        f"Bitte noch einmal versuchen{_see_de(log)}.",
        f"LanguageTool did not answer for {seconds:.0f} seconds. Please try again{_see_en(log)}.",
    )


def _unknown(text: str, log: Path | None) -> Unavailable:
    last = next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
    said = f" ({last[:160]})" if last else ""
    return Unavailable(
        f"LanguageTool ist beim Start abgebrochen{said}. "
        f"Bitte noch einmal versuchen{_see_de(log)}.",
        f"LanguageTool broke off while starting{said}. Please try again{_see_en(log)}.",
    )


def _see_de(log: Path | None) -> str:
    return f"; mehr dazu steht in „{log}“" if log else ""


def _see_en(log: Path | None) -> str:
    return f"; “{log}” says more" if log else ""


def _tail(log: Path | None) -> str:
    if log is None or not log.is_file():
        return ""
    return log.read_bytes()[-20_000:].decode("utf-8", "replace")
