from __future__ import annotations

import io
import json
import os
import runpy
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from calculator import __main__ as command
from calculator.api import answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GOOD = '{"do":"assess","reader":"salarie","on":"2026-11-23","answers":{}}'


def told(text: str) -> tuple[int, list[str]]:
    out = io.StringIO()
    code = command.main(io.StringIO(text), out)
    return code, out.getvalue().split("\n")


def test_each_line_is_answered_by_one_line() -> None:
    assert told(f"{GOOD}\n{GOOD}\n") == (0, [answer(GOOD), answer(GOOD), ""])


def test_blank_lines_are_passed_over() -> None:
    assert told(f"\n   \n{GOOD}\n\n") == (0, [answer(GOOD), ""])


def test_a_refused_line_stops_nothing_but_shows_in_the_exit_code() -> None:
    code, lines = told(f"{GOOD}\n{{\n{GOOD}\n")
    assert code == 2
    assert lines == [answer(GOOD), answer("{"), answer(GOOD), ""]


def test_no_line_is_no_failure() -> None:
    assert told("") == (0, [""])


@contextmanager
def _streams(stdin: Path, stdout: Path) -> Iterator[None]:
    """The process's own standard streams, which the command opens by their numbers."""
    kept = [os.dup(0), os.dup(1)]
    try:
        with stdin.open("rb") as source, stdout.open("wb") as target:
            os.dup2(source.fileno(), 0)
            os.dup2(target.fileno(), 1)
            yield
    finally:
        for number, old in enumerate(kept):
            os.dup2(old, number)
            os.close(old)


def run(tmp_path: Path, sent: bytes) -> tuple[object, bytes]:
    stdin, stdout = tmp_path / "in", tmp_path / "out"
    stdin.write_bytes(sent)
    with pytest.raises(SystemExit) as ended, _streams(stdin, stdout):
        runpy.run_path(str(command.__file__), run_name="__main__")
    return ended.value.code, stdout.read_bytes()


def test_the_command_reads_what_a_spreadsheet_saves(tmp_path: Path) -> None:
    sent = b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n"
    assert run(tmp_path, sent) == (0, answer(GOOD).encode() + b"\n")


def test_the_command_shows_broken_bytes_instead_of_falling(tmp_path: Path) -> None:
    code, said = run(tmp_path, b'{"do":"\xff"}\n' + GOOD.encode())
    assert code == 2
    first, second = said.decode().splitlines()
    assert json.loads(first)["error"]["where"] == "do"
    assert second == answer(GOOD)
