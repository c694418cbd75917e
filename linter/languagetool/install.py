"""Brings LanguageTool to this machine, whole or not at all, and takes it away again."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from linter.languagetool import extra, interruption, release, state, trial
from linter.languagetool.fetch import Progress, Say, fetch
from linter.languagetool.java import find_java
from linter.languagetool.launcher import write_launcher
from linter.languagetool.pins import jars
from linter.languagetool.server import stop
from linter.languagetool.unavailable import Unavailable

__all__ = ["Progress", "install", "is_whole", "size", "uninstall"]

_UNFINISHED = ".mtlint-unfinished-"
_LOCK = ".mtlint-install.lock"
_TRIAL = ".mtlint-trial"


def install(*, mirror: str | None = None, force: bool = False, say: Say | None = None) -> bool:
    """Fetch LanguageTool, try it once, then put it in its place; False where it was there already.

    ``mirror`` is the address of a Maven repository (None: ``MTLINT_MAVEN_MIRROR``, else Maven
    Central), ``force`` fetches anew what is there, ``say`` is told the progress. ``Unavailable``
    where it cannot be done. That error, ``KeyboardInterrupt`` and SIGTERM (which becomes
    ``KeyboardInterrupt``) leave everything as it was.
    """
    extra.require()
    if not force and is_whole():
        return False
    java = find_java()  # before 60 MB are fetched in vain
    with _told(), interruption.raised(), _locked():
        _clear_away()
        if not force and is_whole():
            return False
        place = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=release.home()))
        try:
            new = _made(place, java.path, mirror, say or _silent)
            _replace(new, place / "old")
        finally:
            shutil.rmtree(place, ignore_errors=True)
    return True


def uninstall() -> int:
    """Stop and remove LanguageTool, with all that belongs to it; return the bytes freed."""
    extra.require()
    home = release.home()
    if not home.is_dir():
        return 0
    with _told(), _locked():
        stop()
        gone = [*home.glob(f"{_UNFINISHED}*"), release.server_jar().parent, state.folder()]
        freed = sum(_size_of(folder) for folder in gone)
        for folder in gone:
            if folder.exists():
                shutil.rmtree(folder)
        trial.remove(home / _TRIAL)
    for remove in ((home / _LOCK).unlink, state.folder().parent.rmdir, home.rmdir):
        with suppress(OSError):  # other machines and other programs may keep things there
            remove()
    return freed


def is_whole() -> bool:
    """Say whether LanguageTool is installed and no file is missing or cut short."""
    libs = release.server_jar().parent / "libs"
    try:
        sizes = [(libs / jar.file).stat().st_size for jar in jars()]
    except OSError:
        return False
    return release.is_installed() and sizes == [jar.bytes for jar in jars()]


def size() -> int:
    """Return how many bytes the installed LanguageTool takes; 0 where there is none."""
    return _size_of(release.server_jar().parent)


def _made(place: Path, java: Path, mirror: str | None, say: Say) -> Path:
    """Return a folder in ``place`` with a LanguageTool that works."""
    new, all_of_it = place / "new", jars()
    (new / "libs").mkdir(parents=True)
    fetch(all_of_it, new / "libs", place / "cache", mirror, say)
    launcher = new / release.server_jar().name
    write_launcher(launcher, (jar.file for jar in all_of_it))
    total = sum(jar.bytes for jar in all_of_it)
    say(Progress(len(all_of_it), len(all_of_it), total, total, trying=True))
    trial.run(launcher, java, release.home() / _TRIAL)
    return new


def _replace(new: Path, old: Path) -> None:
    """Put ``new`` in place; what was there goes to ``old``, and back if that fails."""
    final = release.server_jar().parent
    if not final.exists():
        new.rename(final)
        return
    stop()  # a server that runs reads from it
    final.rename(old)
    try:
        new.rename(final)
    except BaseException:
        old.rename(final)
        raise


def _clear_away() -> None:
    """Remove what earlier ones left; what a killed one had just moved away goes back first."""
    trial.remove(release.home() / _TRIAL)
    final = release.server_jar().parent
    for left in release.home().glob(f"{_UNFINISHED}*"):
        if (left / "old").is_dir() and not final.exists():
            (left / "old").rename(final)
        shutil.rmtree(left)


@contextmanager
def _locked() -> Iterator[None]:
    """Keep a second installation away; it would take ours for a leftover."""
    import filelock  # 25 ms, and part of the extra

    release.home().mkdir(parents=True, exist_ok=True)
    try:
        with filelock.FileLock(release.home() / _LOCK, timeout=0):
            yield
    except filelock.Timeout as error:
        raise Unavailable(
            "LanguageTool wird gerade schon installiert oder entfernt; bitte kurz warten.",
            "LanguageTool is being installed or removed already; please wait a moment.",
        ) from error


@contextmanager
def _told() -> Iterator[None]:
    """Turn errors of the file system into one line."""
    try:
        yield
    except OSError as error:
        raise _unwritable(error) from error


def _unwritable(error: OSError) -> Unavailable:
    home = release.home()
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Unavailable(
            f"Für LanguageTool ist in „{home}“ zu wenig Platz (es braucht etwa 130 MB). "
            "Bitte Platz schaffen oder mit MTLINT_LANGUAGETOOL_DIR einen anderen Ordner nennen.",
            f"There is too little space for LanguageTool in “{home}” (it needs about 130 MB). "
            "Free some or name another folder in MTLINT_LANGUAGETOOL_DIR.",
        )
    detail = error.strerror or type(error).__name__
    return Unavailable(
        f"In „{error.filename or home}“ lässt sich nicht schreiben ({detail}). "
        "Bitte die Rechte prüfen oder mit MTLINT_LANGUAGETOOL_DIR einen anderen Ordner nennen.",
        f"“{error.filename or home}” cannot be written to ({detail}). "
        "Check its permissions or name another folder in MTLINT_LANGUAGETOOL_DIR.",
    )


def _size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _silent(_: Progress) -> None:
    pass
