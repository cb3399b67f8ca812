"""Node, from the virtual environment, never the system's."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from scripts.pack import PackError

HERE = Path(__file__).resolve().parent
_SCRIPTS = HERE.parents[1] / "docs" / "assets" / "javascripts"
SHARED = (_SCRIPTS / "image.mjs", _SCRIPTS / "sound.mjs")
"""What the scripts here and the page's worker both do."""


def program() -> str:
    """Node's own file, whatever another Node comes first in the path.

    Raises:
        PackError: The development requirements are not installed.
    """
    found = shutil.which("node", path=str(Path(sys.executable).parent))
    if found is None:
        message = f"no node beside {sys.executable}: install the development requirements"
        raise PackError(message)
    return found


def run(script: str, job: dict[str, Any], only: Path | None = None) -> dict[str, Any]:
    """Run a script on a job, and return what it answers.

    Args:
        script: Its file name in this folder, or its whole path.
        job: What it is to do, passed on its standard input as JSON.
        only: The one folder that it may then read; Node itself refuses any other, and any writing.

    Returns:
        The JSON object that the script wrote on its standard output.

    Raises:
        PackError: It failed; the message has its reason.
    """
    answer: dict[str, Any] = json.loads(said(script, job, only=only))
    return answer


def said(
    script: str, job: dict[str, Any], *, only: Path | None = None, flags: tuple[str, ...] = ()
) -> str:
    """Run as :func:`run` does, and return all that was written on the standard output.

    Args:
        script: Its file name in this folder, or its whole path.
        job: What it is to do.
        only: The one folder that it may read.
        flags: Of V8, for what it is to tell of itself.

    Raises:
        PackError: It failed.
    """
    fence = (
        ["--permission", *(f"--allow-fs-read={path}" for path in (HERE, *SHARED, only.resolve()))]
        if only
        else []
    )
    # A time zone and a locale of the host's would end in the archives' dates and texts.
    settings = os.environ | {"TZ": "UTC", "LC_ALL": "C.UTF-8"}
    settings.pop("NODE_OPTIONS", None)
    command = [program(), *flags, *fence, str(HERE / script)]
    done = subprocess.run(
        command,
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=settings,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        message = f"{Path(script).name} failed: {reason}"
        raise PackError(message)
    return done.stdout
