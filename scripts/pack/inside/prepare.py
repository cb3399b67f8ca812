"""Runs in the shipped runtime: all that the calculator reads and imports, before its image."""

import importlib
import site
import traceback
import zipfile


def prepare(wheel: str, requests: str) -> None:
    """Import the calculator and answer the requests: who starts from here has no files.

    Args:
        wheel: Where its wheel is.
        requests: One a line.
    """
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site.getsitepackages()[0])
    importlib.invalidate_caches()
    answer = importlib.import_module("calculator.browser").answer
    for request in requests.split("\n"):
        answer(request)
    # What says what went wrong is imported when something has.
    traceback.format_exception(ExceptionGroup("several", [ValueError("one"), KeyError("two")]))
