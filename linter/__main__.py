"""The start of the ``mtlint`` script and of ``python -m linter``."""

from __future__ import annotations

import gc
import os
import sys

gc.set_threshold(50_000)  # a run makes many objects, imports among them, and hardly any circles


def run() -> None:
    """Run the command line and end the process."""
    from linter.cli import main  # behind the setting above

    try:
        main()
    except SystemExit as error:
        import threading

        code = error.code if isinstance(error.code, int) else 1
        if threading.active_count() > 1:  # LanguageTool may still be spoken to
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)  # to free each object by itself would take 10 ms


if __name__ == "__main__":
    run()
