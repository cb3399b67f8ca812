"""Add a dated value to its file, checked before it is written: ``python -m scripts.new_value``."""

from __future__ import annotations

import argparse
import difflib
import itertools
import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.data import DataError, parse
from calculator.law.parameter import subject
from calculator.pay.contribution import read_contributions
from scripts.explain import explain, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["DATA", "NewValueError", "Target", "added", "main", "targets"]

DATA = Path("calculator")
_PARAMETERS = Path("law/parameters")
_CONTRIBUTIONS = Path("pay/contributions.toml")
_FRENCH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ASKED = {
    "since": "Premier jour où elle vaut (2027-01-01 ou 01/01/2027) : ",
    "amount": "Montant, taux ou durée, sans unité (12,31) : ",
    "employer": "Taux de l’employeur, en pour cent, vide s’il n’en a pas : ",
    "employee": "Taux du salarié, en pour cent, vide s’il n’en a pas : ",
    "source": "Le texte officiel, par son nom et sa date : ",
    "url": "Son adresse sur Légifrance : ",
    "read": "Avez-vous lu ce texte lui-même ? (oui/non) : ",
}


class NewValueError(ValueError):
    """The value is not added; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a value is added to."""

    id: str
    path: Path
    block: str
    """The head of a value’s block, between its brackets."""
    place: str
    """The path of its list of blocks, as ``lines`` writes it."""
    fields: tuple[str, ...]
    """What is given of an amount."""


def targets(data: Path = DATA) -> Mapping[str, Target]:
    """Everything that has dated values, by id."""
    return {one.id: one for one in (*_parameters(data), *_contributions(data))}


def _parameters(data: Path) -> Iterator[Target]:
    for path in sorted((data / _PARAMETERS).glob("*.toml")):
        raw = parse(path.read_text(encoding="utf-8"), path.as_posix()).raw
        for name, found in raw.items():
            if isinstance(found, dict):
                block = f"{name}.value"
                yield Target(f"{path.stem}.{name}", path, block, block, ("amount",))


def _contributions(data: Path) -> Iterator[Target]:
    path = data / _CONTRIBUTIONS
    table = parse(path.read_text(encoding="utf-8"), path.as_posix())
    for index, row in enumerate(table.tables("contribution")):
        fields = () if row.flag("given") else ("employer", "employee")
        place = f"contribution[{index}].rate"
        yield Target(row.text("id"), path, "contribution.rate", place, fields)


def added(text: str, target: Target, block: Mapping[str, str], checked: str = "") -> str:
    """The text of a file with a value in its place, the rest as it was.

    Args:
        text: The file’s.
        target: What it is added to.
        block: The value’s fields, as TOML writes them.
        checked: The new ``checked_on``, where it changes.

    Raises:
        NewValueError: Another value starts on that day.
    """
    known, rows = lines(text), text.split("\n")
    width = max(map(len, block))
    new = [f"[[{target.block}]]", *(f"{key:<{width}} = {value}" for key, value in block.items())]
    count = next(n for n in itertools.count() if f"{target.place}[{n}]" not in known)
    days = [_day(rows[known[f"{target.place}[{n}].since"] - 1]) for n in range(count)]
    if block["since"] in days:
        row = known[f"{target.place}[{days.index(block['since'])}]"]
        raise NewValueError(
            f"{target.path}:{row}: une valeur commence déjà ce jour-là, le {block['since']} ; si "
            "elle est fausse, corrigez-la à la main"
        )
    older = next((n for n, day in enumerate(days) if day < block["since"]), None)
    if older is None:
        at = _end(rows, known[f"{target.place}[{count - 1}]"])
        rows[at:at] = ["", *new]
    else:
        at = known[f"{target.place}[{older}]"] - 1
        rows[at:at] = [*new, ""]
    if checked:
        at = known["checked_on"] - 1
        rows[at] = re.sub(r"\d{4}-\d\d-\d\d", checked, rows[at], count=1)
    return "\n".join(rows)


def _day(row: str) -> str:
    return row.partition("=")[2].strip()


def _end(rows: Sequence[str], head: int) -> int:
    """Where the block that starts on a row ends: its own last line is not blank."""
    end = next((at for at in range(head, len(rows)) if rows[at].startswith("[")), len(rows))
    while not rows[end - 1].strip():
        end -= 1
    return end


def _checked(target: Target, text: str) -> None:
    """Read the new text as the package will.

    Raises:
        NewValueError: It would not.
    """
    # Named by the path that it will have, so that the line is found in the file as it is.
    table = parse(text, target.path.as_posix())
    try:
        if target.path.name == _CONTRIBUTIONS.name:
            read_contributions(table)
        else:
            subject(target.path.stem, table)
    except DataError as error:
        raise NewValueError(re.sub(r"^\S+?(?::\d+:| :) ", "", explain(error))) from None


def _since(text: str) -> str:
    if french := _FRENCH_DAY.fullmatch(text):
        day, month, year = french.groups()
        text = f"{year}-{month:0>2}-{day:0>2}"
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise NewValueError(
            f"« {text} » n’est pas un jour ; écrivez 2027-01-01 ou 01/01/2027"
        ) from None


def _number(text: str) -> str:
    found = re.sub(r"[\s€%]", "", text).replace(",", ".")
    if not _NUMBER.fullmatch(found):
        raise NewValueError(f"« {text} » n’est pas un nombre ; écrivez 12,31 ou 12.31, sans unité")
    return found


def _text(text: str) -> str:
    words = " ".join(text.split()).replace("'", "’")
    if not words or set(words) & set('"\\'):
        raise NewValueError(
            "le texte officiel est vide, ou contient un guillemet droit ; corrigez-le"
        )
    return f'"{words}"'


def _block(target: Target, given: Mapping[str, str]) -> dict[str, str]:
    block = {"since": _since(given["since"])}
    block |= {key: _number(given[key]) for key in target.fields if given[key]}
    if target.fields and len(block) == 1:
        raise NewValueError("aucun taux n’est donné ; il en faut un au moins")
    block |= {"source": _text(given["source"]), "url": _text(given["url"])}
    if given["read"].strip().lower() not in ("oui", "o", "non", "n"):
        raise NewValueError("« read » attend oui ou non : avez-vous lu le texte lui-même ?")
    if given["read"].strip().lower().startswith("n"):
        block["status"] = '"unverified"'
    return block


def _asked(
    target: Target, given: Mapping[str, str | None], ask: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    for key in ("since", *target.fields, "source", "url", "read"):
        answer = given[key]
        yield key, ask(key) if answer is None else answer


def _ask(key: str) -> str:
    # Where nobody is there to answer, a rate that is not given is none.
    if sys.stdin.isatty():
        try:
            return input(_ASKED[key])
        except (EOFError, KeyboardInterrupt):
            raise NewValueError("\nabandonné ; rien n’a été écrit") from None
    if key in ("employer", "employee"):
        return ""
    raise NewValueError(
        f"il manque {key.upper()}=… ; donnez-le, ou lancez la commande dans un terminal"
    )


def _target(id_: str, known: Mapping[str, Target]) -> Target:
    if id_ in known:
        return known[id_]
    near = difflib.get_close_matches(id_, known, n=5, cutoff=0.4)
    raise NewValueError(
        f"« {id_} » n’est pas connu ; écrivez ID=… avec l’un de : {', '.join(near or known)}"
    )


def main(arguments: Sequence[str], ask: Callable[[str], str] = _ask, data: Path = DATA) -> int:
    """Add the value; 2 where what is given is refused, 1 where the file was wrong before."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.new_value", description="Ajoute une valeur datée, vérifiée."
    )
    parser.add_argument("id", help="smic.hourly_gross, ou une cotisation : old_age")
    for key, words in _ASKED.items():
        parser.add_argument(f"--{key}", help=words.removesuffix(" : "))
    parser.add_argument("--checked", default="", help="nouveau « checked_on » du fichier")
    given = parser.parse_args(arguments)
    try:
        target = _target(given.id, targets(data))
        block = _block(target, dict(_asked(target, vars(given), ask)))
        before = target.path.read_text(encoding="utf-8")
        after = added(before, target, block, given.checked and _since(given.checked))
        _checked(target, after)
    except DataError as error:
        print(explain(error), file=sys.stderr)
        return 1
    except NewValueError as error:
        print(error, file=sys.stderr)
        return 2
    target.path.write_text(after, encoding="utf-8")
    print("\n".join(_next(target, block, given.checked)))
    return 0


def _next(target: Target, block: Mapping[str, str], checked: str) -> Iterator[str]:
    yield f"{target.path} : « {target.id} », valeur ajoutée depuis le {block['since']}. Ensuite :"
    if not checked:
        yield "- si vous avez revérifié toutes les valeurs du fichier, changez son checked_on"
    if "status" in block:
        yield "- le lecteur verra « à confirmer » ; lu le texte, effacez la ligne status"
    if target.fields[:1] == ("employer",):
        yield "- un taux réduit se recopie du bloc précédent, s’il vaut encore"
    yield "- si les lecteurs doivent le savoir, dites-le dans scripts/changes.toml"
    yield "- lancez make check ; un cas qui ne tombe plus juste se refait à la main"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
