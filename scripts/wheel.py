"""Build the wheel of the calculator: ``python -m scripts.wheel FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from flit_core import buildapi

__all__ = ["main"]


def main(folder: Path) -> None:
    """Write ``calculator-…-py3-none-any.whl`` into a folder.

    The build backend is called directly: a front end would create an environment of its own and
    fetch what the lock already gives.
    """
    print(folder / buildapi.build_wheel(str(folder)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
