"""Write what pages bring in: forms, grids, tables, figures and the references to the law."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.api.simulation import simulation
from calculator.data import DataError
from calculator.decision.arrangement import READERS
from calculator.decision.questionnaire import questionnaire
from calculator.law.citation import codes
from calculator.law.french import day, quantity
from calculator.law.parameter import subjects
from calculator.simulator.form import forms
from calculator.view import reference
from calculator.view.drawing import drawing
from calculator.view.form import calculator
from calculator.view.grid import grid
from calculator.view.html import render
from calculator.view.simulation.form import simulator
from calculator.view.source import checked_on, describe, doubt, since
from scripts.changes import change_list, changes
from scripts.checked import compared
from scripts.diagrams.fragments import diagrams
from scripts.edition import WAYS, files, places
from scripts.examples import examples
from scripts.explain import explain
from scripts.offline.markup import bound, copy
from scripts.page import FrontMatterError, pages
from scripts.publisher import notice
from scripts.review import table
from scripts.short_path import measured, sentence
from scripts.snippet import chooser
from scripts.weight import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

__all__ = ["fragments", "main"]

GENERATED = Path("docs/generated")
RUNTIME = Path("build/runtime")
OTHER = {"salarie": "../entreprise/", "entreprise": "../salarie/"}


def fragments(
    packed: Mapping[str, str],
    on: date,
    shipped: tuple[Sequence[Path], Sequence[Path]] = ((), ()),
) -> Iterator[tuple[str, str]]:
    """Every fragment: its path under ``docs/generated`` and its text.

    Args:
        packed: What the page must know of the packed runtime.
        on: Day whose figures the pages print.
        shipped: Files of the runtime, to be weighed: for a start from the code, from the image.
    """
    address = _report_url()
    for reader in READERS:
        asked = questionnaire(reader)
        form = calculator(asked, packed, f"../grille-{reader}/", OTHER[reader], address)
        yield f"questionnaire-{reader}.html", render(form)
        yield f"grille-{reader}.html", render(*grid(asked))
        yield f"carte-{reader}.html", render(*drawing(asked))
        yield f"criteres-{reader}.html", render(reference.criteria(asked))
        yield f"parcours-court-{reader}.md", sentence(measured(reader))
    for id_ in forms():
        yield f"simulateur-{id_}.html", _simulator(id_, packed, on)
    for id_, example in examples(on):
        yield f"exemples/{id_}.html", example
    for id_, diagram in diagrams(on):
        yield f"schemas/{id_}.html", diagram
    yield "regles.html", render(reference.gate_table())
    yield "seuils.html", render(reference.threshold_list())
    yield "importance.html", render(reference.importance())
    yield "contradictions.html", render(reference.contradiction_list())
    yield "articles.html", render(*reference.articles())
    yield "montants.html", render(*reference.values())
    yield "cotisations.html", render(reference.contribution_table())
    yield "hypotheses.html", render(reference.assumption_table())
    yield "mentions.html", render(*notice())
    yield "vie-privee.html", render(*notice("privacy"))
    yield "signaler.html", render(*notice("accessibility"))
    yield "revisions.html", render(table(pages()))
    yield "changements.html", render(change_list(changes()))
    yield "copie.html", render(copy())
    yield "copie-borne.html", render(bound())
    yield "integrer.html", render(chooser())
    yield "fin_de_page.md", _end_of_page(on)
    yield from weights(*shipped)
    for subject in subjects().values():
        for id_, parameter in subject.parameters.items():
            # A page that prints a value before its first day fails to build: nothing to include.
            if parameter.values[-1].provenance.since <= on:
                yield f"valeurs/{id_}.md", quantity(parameter.on(on).amount, parameter.unit)


def _simulator(id_: str, packed: Mapping[str, str], on: date) -> str:
    """A simulator with the result of its usual values, as it is before any script has run."""
    found = simulation(id_, {}, on)
    return render(simulator(found.entries, found.shown, packed, _report_url()))


def _report_url() -> str:
    return os.environ.get("REPORT_URL", "")


def _end_of_page(on: date) -> str:
    """The line that dates the law, and the link behind each article and each figure of that day."""
    lines = [
        (
            f"*{compared(checked_on())} "
            # The class tells the line from what the page itself says.
            "[Tous les textes et tous les montants](/textes.md).*{ .poi-end }"
        ),
        "",
    ]
    for code in codes().values():
        lines += [
            f'[{key}]: {one.url} "{one.label} : {describe(one)}"'
            for key, one in code.articles.items()
        ]
    for subject in subjects().values():
        for id_, parameter in subject.parameters.items():
            if parameter.values[-1].provenance.since > on:
                continue
            shown = parameter.on(on).provenance
            state = "" if shown.verified else f" {doubt(shown).capitalize()}."
            lines.append(
                f'[{id_}]: {shown.url} "{shown.source}, depuis le {since(shown)}. '
                f'Vérifié le {day(parameter.checked_on)}.{state}"'
            )
    return "\n".join(lines)


def main() -> int:
    """Write all fragments anew, so that none outlives its source; 1 where a source is wrong."""
    try:
        _write()
    except (DataError, FrontMatterError) as error:
        print(explain(error), file=sys.stderr)
        return 1
    return 0


def _write() -> None:
    manifest = json.loads((RUNTIME / "manifest.json").read_text(encoding="utf-8"))
    shutil.rmtree(GENERATED, ignore_errors=True)
    # Pages print the figures of the last day that was checked, not of the day of the build.
    names = files(manifest)
    code, image = ([RUNTIME / names[role] for role in WAYS[way]] for way in ("code", "image"))
    for name, text in fragments(places(manifest), checked_on(), (code, image)):
        path = GENERATED / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
