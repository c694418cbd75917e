"""Starts the keeper so that it does not end with the run of mtlint that wanted it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from linter.languagetool import release
from linter.languagetool.state import private

MODULE = "linter.languagetool.keeper"

_LONGEST_LOG = 100_000


def start_keeper(folder: Path) -> subprocess.Popen[bytes]:
    """Start a keeper in a session of its own, at home in ``folder``, and return at once."""
    log = folder / "keeper.log"
    with open(log, "ab", opener=private) as output:
        if log.stat().st_size > _LONGEST_LOG:
            output.truncate(0)
        return subprocess.Popen(
            # -P: the folder of the run may hold a package named `linter`, too.
            [sys.executable, "-P", "-m", MODULE],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,  # the folder of the run may be removed or unmounted meanwhile
            env=_environment(),
            start_new_session=True,
            creationflags=creation_flags(),
        )


def _environment() -> dict[str, str]:
    environment = {**os.environ, "MTLINT_LANGUAGETOOL_DIR": str(release.home().absolute())}
    java = environment.get("MTLINT_JAVA", "")
    if Path(java).parent != Path():  # a path; a mere name is looked up
        environment["MTLINT_JAVA"] = str(Path(java).expanduser().absolute())
    return environment


def creation_flags() -> int:
    """Return what keeps a process of Windows apart from the one that started it; 0 elsewhere."""
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0
