from __future__ import annotations

import errno
import io
import json
import os
import runpy
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from calculator import __main__ as command
from calculator.api import answer
from tests.view.tree import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GOOD = '{"do":"assess","reader":"salarie","on":"2026-11-23","answers":{}}'


def told(text: str) -> tuple[int, list[str]]:
    out = io.StringIO()
    code = command.main(io.StringIO(text), out, io.StringIO())
    return code, out.getvalue().split("\n")


def complaints(text: str) -> list[str]:
    """What people read, no-break spaces plain."""
    said = io.StringIO()
    command.main(io.StringIO(text), io.StringIO(), said)
    return words(said.getvalue()).splitlines()


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


def typed(**entries: str) -> str:
    asked = {"do": "simulate", "form": "portage", "on": "2026-11-23", "entries": entries}
    return json.dumps(asked) + "\n"


def test_what_is_refused_beside_a_field_is_refused_to_the_exit_code_too() -> None:
    text = typed(days="x")
    assert told(text) == (2, [answer(text), ""])


def test_people_read_which_line_and_which_field_was_refused_and_why() -> None:
    said = complaints(f"{GOOD}\n\n{{\n{typed(days='x', mutuelle='-1 €', level='chief')}")
    assert said == [
        "ligne 3 : request : Ce n’est pas du JSON (caractère 2).",
        "ligne 4 : days : « x » n’est pas un nombre. Écrivez par exemple 450 ou 1 234,50.",
        "ligne 4 : level : Choisissez l’une des valeurs proposées.",
    ]


def test_what_people_read_is_one_short_line_that_acts_on_no_terminal() -> None:
    (said,) = complaints(typed(**{"\u001b[2J\n\u202e\x9b" + "x" * 5000: "1"}))
    assert said.startswith("ligne 1 : \ufffd[2J\ufffd\ufffd\ufffdxxx")
    assert said.endswith("x… : Ce champ n’existe pas dans cette édition.")
    assert len(said) < 150


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


def run(tmp_path: Path, sent: bytes, *arguments: str) -> tuple[object, bytes]:
    stdin, stdout = tmp_path / "in", tmp_path / "out"
    stdin.write_bytes(sent)
    with (
        patch.object(sys, "argv", ["calculator", *arguments]),
        pytest.raises(SystemExit) as ended,
        _streams(stdin, stdout),
    ):
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


@pytest.mark.parametrize("argument", ["-h", "--help"])
def test_the_command_says_how_it_is_used(tmp_path: Path, argument: str) -> None:
    code, said = run(tmp_path, GOOD.encode(), argument)
    assert code == 0
    assert "Chaque ligne de l’entrée est une demande" in said.decode()


@pytest.mark.parametrize("argument", ["--foo", "demandes.jsonl", "\u001b[31m\n"])
def test_an_argument_that_it_does_not_know_is_told_on_one_line(
    tmp_path: Path, argument: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, GOOD.encode(), argument) == (2, b"")
    (line,) = capsys.readouterr().err.splitlines()
    assert "argument inconnu" in line
    assert "\u001b" not in line


def broken(failure: BaseException) -> tuple[int, str]:
    """How the command ends where its streams fail so, and what it says."""
    said = io.StringIO()
    with patch.object(command, "main", side_effect=failure):
        return command.run([], said), words(said.getvalue())


@pytest.mark.parametrize(
    ("failure", "why"),
    [
        (BrokenPipeError(errno.EPIPE, "x"), "la sortie s’est fermée avant la dernière réponse."),
        (OSError(errno.ENOSPC, "x"), "la sortie est pleine."),
        (OSError(errno.EBADF, "x"), "l’entrée ou la sortie n’est pas ouverte."),
        (OSError(errno.EIO, "x"), "l’entrée ou la sortie fait défaut ([Errno 5] x)."),
        (OSError("x"), "l’entrée ou la sortie fait défaut (x)."),
    ],
)
def test_a_stream_that_fails_is_told_on_one_line(failure: OSError, why: str) -> None:
    assert broken(failure) == (2, f"python -m calculator : {why}\n")


def test_a_keyboard_that_stops_it_needs_no_word() -> None:
    assert broken(KeyboardInterrupt()) == (130, "")
