"""Someone with a pencil: decides by what is printed on the grid, and by nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from calculator.decision.questionnaire import questionnaire
from calculator.view.grid import grid
from calculator.view.html import render
from tests.view.tree import Node, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Clerk", "clerk"]

COLUMNS = ("Portage salarial", "Intérim")


def quoted(text: str) -> list[str]:
    return [one.strip() for one in re.findall("« ([^»]+) »", text)]


@dataclass(frozen=True)
class Line:
    """One answer that can be circled."""

    cells: tuple[str, str]
    law: str


class Clerk:
    """Reads the grid of one reader once, then gives an advice on what is circled."""

    def __init__(self, page: Node) -> None:
        self.rules = [one.words() for one in page.one("ol").all("li")]
        questions, together = page.all("table")
        self.lines: dict[tuple[int, str], Line] = {}
        self.full: dict[int, int] = {}
        for body in list(questions.all("tbody"))[:-1]:
            heading = re.match(r"(\d+)\. .*\((?:sur (\d+)|la loi seule)\)$", body.one("th").words())
            assert heading
            number = int(heading[1])
            self.full[number] = int(heading[2] or 0)
            for row in list(body.all("tr"))[1:]:
                label, portage, interim, law = (cell.words() for cell in row.all("td"))
                self.lines[number, label] = Line((portage, interim), law)
        self.together = [
            [cell.words() for cell in row.all("td")] for row in list(together.all("tr"))[1:]
        ]
        (most,) = re.findall(r"Le maximum est (\d+)\.", self.rules[2])
        self.most = int(most)
        twins = re.findall(r"Les questions (\d+) et (\d+) vont ensemble", self.rules[2])
        self.twin = {int(one): int(two) for pair in twins for one, two in (pair, pair[::-1])}

    def marks(self, circled: Mapping[int, str]) -> Iterator[tuple[str, str]]:
        """Each mark of the law that holds, with its rule."""
        for pair in circled.items():
            yield from re.findall(r"([✕✓?]) ([PI]-\d\d)", self.lines[pair].law)
        for told, _, law in self.together:
            parts = re.split(r"(?:^| et )(\d+)\. ", told)[1:]
            wanted = zip(map(int, parts[::2]), map(quoted, parts[1::2]), strict=True)
            if all(circled.get(number) in labels for number, labels in wanted):
                yield from re.findall(r"([✕✓?]) ([PI]-\d\d)", law)

    def totals(self, circled: Mapping[int, str]) -> tuple[tuple[int, int], int]:
        """Both totals, crosses counted for nothing, and the maximum that is left."""
        most, totals = self.most, [0, 0]
        for number, full in self.full.items():
            twin = self.twin.get(number)
            alone = twin is not None and (number in circled) != (twin in circled)
            if number in circled:
                for column, cell in enumerate(self.lines[number, circled[number]].cells):
                    totals[column] += int(cell.replace("✕", "0")) * (2 if alone else 1)
            elif not alone:
                most -= full
        return (totals[0], totals[1]), most

    def advise(self, circled: Mapping[int, str]) -> str:
        """The advice, by the numbered rules of the paper, in their order."""
        marks = set(self.marks(circled))
        closed = {"PI".index(rule[0]) for mark, rule in marks if mark == "✕"}
        totals, most = self.totals(circled)
        if len(closed) == len(COLUMNS):
            return quoted(self.rules[3])[0]
        least, whole = map(int, re.findall(r"sous (\d+) % de (\d+)", self.rules[4])[0])
        if most * 100 < least * whole:
            return quoted(self.rules[4])[0]
        floor = int(re.findall(r"sous (\d+) % du maximum", self.rules[5])[0])
        if closed:
            (left,) = {0, 1} - closed
            neither, *rest = quoted(self.rules[5])
            if totals[left] * 100 < floor * most:
                return neither
            return self.founded(rest[left], left, marks, rest)
        return self.compared(totals, most, floor, marks)

    def compared(
        self, totals: tuple[int, int], most: int, floor: int, marks: set[tuple[str, str]]
    ) -> str:
        neither, *clear, rather_portage, rather_interim, same = quoted(self.rules[6])
        if max(totals) * 100 < floor * most:
            return neither
        much, little = map(int, re.findall(r"(\d+) % du maximum", self.rules[6]))
        ahead = 0 if totals[0] > totals[1] else 1
        lead = abs(totals[0] - totals[1]) * 100
        if lead >= much * most:
            return self.founded(clear[ahead], ahead, marks, [])
        return (rather_portage, rather_interim)[ahead] if lead >= little * most else same

    def founded(self, label: str, side: int, marks: set[tuple[str, str]], rest: list[str]) -> str:
        """The same, or its reserve where the law is not known to allow the recourse."""
        rule = self.rules[7]
        (told,) = re.findall(r"ces règles \(([^)]+)\)", rule)
        wanted = re.findall(r"[PI]-\d\d", told)
        wanted = [one for one in wanted if one[0] == "PI"[side]]
        if all(("✓", one) in marks and ("?", one) not in marks for one in wanted):
            return label
        reserves = quoted(rule.split("Sinon,")[1])
        clear, only = reserves[1:3], reserves[4:6]
        return (only if label in rest else clear)[side]


@cache
def clerk(reader: str) -> Clerk:
    return Clerk(read(render(*grid(questionnaire(reader)))))
