"""The tools that run inside the runtime: pyodide-build and pyodide-lock, from their own lock."""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from scripts.pack import PackError

REQUIREMENTS = Path("requirements/runtime.txt")


def install(target: Path, python: str) -> Path:
    """Install the locked tools for the runtime's Python, not for the host's.

    Args:
        target: The folder to fill; kept while the lock does not change.
        python: The version of Python in the runtime, such as ``3.14.2``.

    Returns:
        The folder, ready to be mounted in the runtime.
    """
    if not REQUIREMENTS.is_file():
        message = f"no {REQUIREMENTS}"
        raise PackError(message)
    wanted = sha256(REQUIREMENTS.read_bytes()).hexdigest()
    stamp = target / ".lock-sha256"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return target
    shutil.rmtree(target, ignore_errors=True)
    # Pure wheels only: the runtime is neither Linux nor macOS. pip holds Requires-Python to the
    # Python that runs it, whatever --python-version says: leave that out, the lock settled it.
    wheels = ["--platform=any", "--implementation=py", "--abi=none", "--only-binary=:all:"]
    version = ["--python-version", ".".join(python.split(".")[:2]), "--ignore-requires-python"]
    locked = ["--require-hashes", "--no-deps", "--no-compile", "--requirement", str(REQUIREMENTS)]
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--target",
        str(target),
        *wheels,
        *version,
        *locked,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        message = f"pip could not install {REQUIREMENTS}: {reason}"
        raise PackError(message)
    stamp.write_text(wanted, encoding="ascii")
    return target
