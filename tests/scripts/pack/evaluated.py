"""What a script says that Node evaluates: one line of JSON."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from scripts.pack.node import program

__all__ = ["evaluated"]


def evaluated(script: str, *arguments: str, flags: tuple[str, ...] = ()) -> Any:  # noqa: ANN401  what JSON holds
    """The value that the script prints.

    Args:
        script: A module's text.
        arguments: What it finds in ``process.argv`` after the program.
        flags: Of V8.
    """
    command = (program(), *flags, "--input-type=module", "--eval", script, *arguments)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)
