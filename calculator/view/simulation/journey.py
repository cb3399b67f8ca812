"""From the price to the pocket: a picture whose every step opens, and the same as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from calculator.simulator.statement import statements
from calculator.view.html import Element, tag
from calculator.view.source import cite_all
from calculator.view.table import head, scrollable
from calculator.view.wording import NAMES, euro

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.decision.arrangement import Arrangement
    from calculator.pay.breakdown import Breakdown
    from calculator.simulator.span import Span

__all__ = ["STEPS", "Path", "journey", "journey_table"]

Kind = Literal["level", "less", "part", "beside"]

STEPS: tuple[tuple[str, Kind], ...] = (
    ("company_price", "level"),
    ("kept", "less"),
    ("expenses", "less"),
    ("set_aside", "less"),
    ("unspent", "less"),
    ("employer_contributions", "less"),
    ("gross", "level"),
    ("employee_contributions", "less"),
    ("net", "level"),
    ("net_salary", "part"),
    ("net_paid_leave", "part"),
    ("net_end_indemnity", "part"),
    ("net_reserve_paid", "part"),
    ("tax", "less"),
    ("net_after_tax", "level"),
    ("to_worker", "beside"),
)
"""The same for both arrangements. What is left after each « less » is what the next starts from."""

_MAY_BE_NOTHING = ("expenses", "unspent", "net_end_indemnity", "net_reserve_paid")
"""Left out where it is nothing, or says the same as the line above, on every side."""

_FULL = 100


@dataclass(frozen=True, slots=True)
class Path:
    """One arrangement's way from the price to the pocket, over one month."""

    arrangement: Arrangement
    month: Breakdown
    span: Span

    def shown(self, step: str, kind: Kind) -> int:
        """The amount of a step in the period shown, in cents; what is taken away adds up."""
        if kind == "less":
            before, after = self.left(step)
            return self.span.of(before) - self.span.of(after)
        return self.span.of(self._month(step))

    def over(self, step: str, months: int) -> int:
        """The amount of a step over so many worked months, in cents."""
        return months * self._month(step)

    def _month(self, step: str) -> int:
        if step == "set_aside":
            return self.month.reserve_set_aside + self.month.reserve_charges
        found: int = getattr(self.month, step)
        return found

    def left(self, step: str) -> tuple[int, int]:
        """What is there before and after a step, over one month, in cents."""
        at = 0
        for name, kind in STEPS:
            before = at
            if kind == "level":
                at = self._month(name)
            elif kind == "less":
                at -= self._month(name)
            if name == step:
                return (at, at) if kind == "level" else (before, at)
        raise KeyError(step)

    @property
    def highest(self) -> int:
        """The most that is there on the way: the price, but where the agency adds to it."""
        return max(max(self.left(name)) for name, _ in STEPS)

    def bar(self, step: str, kind: Kind, most: int) -> tuple[float, float]:
        """Where a step's bar starts and how wide it is, in percent of the most there is."""
        if kind in ("part", "beside"):
            ends = (0, self._month(step))
        else:
            ends = (0, self.left(step)[0]) if kind == "level" else self.left(step)
        low, high = (max(0, one) for one in sorted(ends))
        return low / most * _FULL, (high - low) / most * _FULL


def journey(paths: Sequence[Path]) -> Element:
    """The picture.

    Args:
        paths: One arrangement, or both.
    """
    span = paths[0].span
    most = max(1, *(one.highest for one in paths))
    return tag(
        "section",
        tag("h3", f"Du prix à la poche, {span.words}"),
        tag(
            "p",
            "Touchez une ligne pour savoir ce que c’est, et quel texte la fonde.",
            class_="poi-hint",
        ),
        tag(
            "div",
            *(_step(name, kind, paths, most) for name, kind in _steps(paths)),
            class_="poi-journey",
        ),
        class_="poi-path",
    )


def _steps(paths: Sequence[Path]) -> list[tuple[str, Kind]]:
    return [(name, kind) for name, kind in STEPS if _told(name, paths)]


def _told(name: str, paths: Sequence[Path]) -> bool:
    if name == "to_worker":
        return any(one.month.expenses for one in paths)
    return name not in _MAY_BE_NOTHING or any(one.over(name, 1) for one in paths)


def _step(name: str, kind: Kind, paths: Sequence[Path], most: int) -> Element:
    statement = statements("journey")[name]
    return tag(
        "details",
        tag(
            "summary",
            tag("span", statement.label, class_="poi-step-label"),
            *(_bar(name, kind, one, most, named=len(paths) > 1) for one in paths),
        ),
        *_explained(name, paths),
        class_=f"poi-step poi-step-{kind}",
        data_step_id=name,
    )


def _bar(name: str, kind: Kind, path: Path, most: int, *, named: bool) -> Element:
    start, width = path.bar(name, kind, most)
    return tag(
        "span",
        tag("span", f"{NAMES[path.arrangement]} : ", class_="poi-step-side") if named else None,
        tag("span", _signed(kind, path.shown(name, kind)), class_="poi-step-amount"),
        tag(
            "svg",
            tag(
                "rect",
                class_=f"poi-bar-{path.arrangement}" + (" poi-less" if kind == "less" else ""),
                x=f"{start:.1f}%",
                y="0",
                width=f"{width:.1f}%",
                height="100%",
            ),
            class_="poi-step-bar",
            aria_hidden="true",
            focusable="false",
        ),
        class_="poi-step-row",
        data_side=path.arrangement,
    )


def _signed(kind: Kind, amount: int) -> str:
    if kind != "less" or not amount:
        return euro(amount)
    # What is taken away may be less than nothing: an agency whose price does not cover the pay.
    return f"{'−' if amount > 0 else '+'} {euro(abs(amount))}"


def _explained(name: str, paths: Sequence[Path]) -> Iterator[Element]:
    sides = statements("journey")[name].sides
    said = {sides[one.arrangement].says for one in paths}
    for path in paths:
        side = sides[path.arrangement]
        if side.says not in said:
            continue
        said.discard(side.says)
        several = len(paths) > 1 and len({sides[one.arrangement].says for one in paths}) > 1
        yield tag(
            "p", tag("strong", f"{NAMES[path.arrangement]}. ") if several else None, side.says
        )
        if side.articles:
            yield cite_all(side.articles)


def journey_table(paths: Sequence[Path]) -> Element:
    """The same as a table, by month and for all worked months, folded.

    Args:
        paths: One arrangement, or both.
    """
    span = paths[0].span
    heads = [
        f"{NAMES[one.arrangement]}, {when}" if len(paths) > 1 else when.capitalize()
        for one in paths
        for when in ("par mois", f"{span.whole} ({span.months} mois)")
    ]
    caption = "Du prix à la poche, ligne par ligne"
    return tag(
        "details",
        tag("summary", f"Le même chemin en tableau, par mois et {span.whole}"),
        scrollable(
            caption,
            tag("caption", caption),
            head("Ligne", *heads),
            tag("tbody", *(_row(name, kind, paths) for name, kind in _steps(paths))),
            class_="poi-figures",
        ),
        class_="poi-path-table",
    )


def _row(name: str, kind: Kind, paths: Sequence[Path]) -> Element:
    return tag(
        "tr",
        tag("th", statements("journey")[name].label, scope="row"),
        *(
            tag("td", _signed(kind, amount))
            for one in paths
            for amount in (one.over(name, 1), one.over(name, one.span.months))
        ),
        class_="poi-level" if kind == "level" else None,
    )
