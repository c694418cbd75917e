"""``python bench`` and ``python -m bench``: the one command."""

import sys
from pathlib import Path

if not __package__:  # modules of this folder must not hide those of Python
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench.command import main

if __name__ == "__main__":
    main()
