"""A share of ``make hostile`` that needs no browser, and streams that break."""

from __future__ import annotations

import subprocess
import sys
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.api import answer
from scripts.hostile.command import run
from scripts.hostile.report import Report
from scripts.hostile.rounds import drawn, large, through_calculator, through_command
from tests.view.tree import words

if TYPE_CHECKING:
    from collections.abc import Sequence

GOOD = '{"do":"assess","reader":"salarie","on":"2026-11-23","answers":{}}'


@settings(max_examples=150)
@given(st.randoms(use_true_random=False))
def test_whatever_is_asked_is_answered_in_words_or_without_strange_markup(random: Random) -> None:
    report = Report()
    through_calculator(report, drawn(random, 5))
    assert report.found == []


def test_the_largest_is_answered_in_a_second() -> None:
    report = Report()
    through_calculator(report, large())
    assert report.found == []


def test_one_process_of_the_command_line_answers_them_all() -> None:
    report = Report()
    random = Random(1)  # noqa: S311  draws inputs, keeps no secret
    through_command(report, [*large(), *drawn(random, 200)])
    assert report.found == []


def sent(text: bytes, arguments: Sequence[str] = ()) -> tuple[int, str, list[str]]:
    """The code of a process, its answers, and what it told people."""
    done = subprocess.run(
        [sys.executable, "-m", "calculator", *arguments],
        input=text,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), words(done.stderr.decode()).splitlines()


@pytest.mark.parametrize(
    "text", [b"\xff\xfe", b"\0", b"\xed\xa0\x80", b"\xf0\x9f", GOOD.encode("utf-16"), b"\x1b[2J"]
)
def test_broken_bytes_are_refused_on_one_line(text: bytes) -> None:
    code, answers, told = sent(text + b"\n" + GOOD.encode())
    assert code == 2
    assert told == ["ligne 1 : request : Ce n’est pas du JSON (caractère 1)."]
    assert answers.splitlines()[-1] == answer(GOOD)


def test_a_line_of_fifty_megabytes_is_refused_and_the_next_answered() -> None:
    code, answers, told = sent(b'{"do":"' + b"a" * 50_000_000 + b'"}\n' + GOOD.encode())
    assert code == 2
    (line,) = told
    assert line.startswith("ligne 1 : do : Demande inconnue")
    assert answers.splitlines()[-1] == answer(GOOD)


def test_nothing_sent_is_nothing_refused() -> None:
    assert sent(b"") == (0, "", [])


def test_an_unknown_argument_is_told_before_anything_is_read() -> None:
    ran = run([GOOD], "--fichier")
    assert (ran.code, ran.answers) == (2, ())
    assert words(ran.told) == (
        "python -m calculator : argument inconnu, « --fichier ». Voir --help.\n"
    )


def test_an_output_that_nobody_reads_ends_it_on_one_line() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "calculator"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(f"{GOOD}\n".encode())
        process.stdin.close()
        told = words(process.stderr.read().decode())
        assert process.wait(60) == 2
    assert told == "python -m calculator : la sortie s’est fermée avant la dernière réponse.\n"
