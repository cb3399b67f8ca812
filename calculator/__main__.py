"""``python -m calculator``: JSON Lines in, JSON Lines out; exit code 2 if a line was refused."""

from __future__ import annotations

import errno
import io
import json
import sys
from typing import TYPE_CHECKING, TextIO

from calculator.api import answer
from calculator.law.echo import echo

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main", "run"]

_NAME = "python -m calculator"
_HELP = f"""\
{_NAME} < demandes.jsonl > reponses.jsonl

Chaque ligne de l’entrée est une demande en JSON ; la ligne de même rang, sans compter les lignes
vides, est sa réponse. Une ligne refusée est dite aussi sur la sortie d’erreur : son numéro, le
champ, la raison. Code de retour : 0, ou 2 si une ligne a été refusée.
"""
_BROKEN = {
    errno.EPIPE: "la sortie s’est fermée avant la dernière réponse",
    errno.ENOSPC: "la sortie est pleine",
    errno.EBADF: "l’entrée ou la sortie n’est pas ouverte",
}
_REFUSED = 2
_INTERRUPTED = 130


def main(lines: TextIO, out: TextIO, told: TextIO) -> int:
    """Answer each line; a bad one is answered with its error and the others go on.

    Args:
        lines: JSON requests, one a line; blank lines are passed over.
        out: Where the answers go, one a line.
        told: Where people read what was refused: which line, which field, why.

    Returns:
        0, or 2 if a line was refused.
    """
    refused = False
    for number, line in enumerate(lines, 1):
        if line.strip():
            found = answer(line.rstrip("\r\n"))
            for error in _errors(found):
                refused = True
                told.write(f"ligne {number} : {echo(error['where'])} : {error['message']}\n")
            out.write(found + "\n")
            out.flush()
    return _REFUSED if refused else 0


def _errors(found: str) -> Sequence[dict[str, str]]:
    """What was refused, if anything was."""
    if not found.startswith(('{"error":', '{"errors":')):
        return ()
    said = json.loads(found)
    errors: list[dict[str, str]] = said.get("errors") or [said["error"]]
    return errors


def run(arguments: Sequence[str], told: TextIO) -> int:
    """The command, from the process's own streams.

    Args:
        arguments: What was written after its name.
        told: The stream of errors.

    Returns:
        The exit code.
    """
    if arguments and arguments[0] not in ("-h", "--help"):
        told.write(f"{_NAME} : argument inconnu, « {echo(arguments[0])} ». Voir --help.\n")
        return _REFUSED
    try:
        # Files saved by a spreadsheet start with a byte order mark; broken bytes are shown.
        with (
            open(0, encoding="utf-8-sig", errors="replace", closefd=False) as stdin,
            open(1, "w", encoding="utf-8", newline="\n", closefd=False) as stdout,
        ):
            if arguments:
                stdout.write(_HELP)
                return 0
            return main(stdin, stdout, told)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        why = _BROKEN.get(error.errno or 0, f"l’entrée ou la sortie fait défaut ({error})")
        told.write(f"{_NAME} : {why}.\n")
        return _REFUSED


if __name__ == "__main__":
    # Without a stream of errors, nobody is there to be told.
    sys.exit(run(sys.argv[1:], sys.stderr or io.StringIO()))
