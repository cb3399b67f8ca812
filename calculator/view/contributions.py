"""What each criterion brings: a diverging bar chart, and the table behind it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.view.html import Element, tag
from calculator.view.table import head, scrollable
from calculator.view.wording import ARTICLES, NAMES, points

if TYPE_CHECKING:
    from calculator.decision.arrangement import Arrangement
    from calculator.decision.assessment import Assessment

__all__ = ["chart", "table"]

_HALF = 50


def chart(assessment: Assessment) -> Element:
    """Criterion by criterion, which side it pulls to and by how many points, the heaviest first."""
    score = assessment.score
    portage, interim = (score.shown(one) for one in ARRANGEMENTS)
    pulls = sorted(
        (
            (one.criterion.label, portage[index] - interim[index])
            for index, one in enumerate(score.contributions)
        ),
        key=lambda row: -abs(row[1]),
    )
    most = max(abs(pull) for _, pull in pulls) or Fraction(1)
    return tag(
        "section",
        tag("h3", "Ce qui fait pencher"),
        tag(
            "p",
            "À gauche, ce qui tire vers le portage ; à droite, vers l’intérim. En points d’écart.",
            class_="poi-hint",
        ),
        tag("ul", *(_pull(label, pull, most) for label, pull in pulls), class_="poi-plot"),
        class_="poi-contributions",
    )


def _pull(label: str, pull: Fraction, most: Fraction) -> Element:
    width = float(abs(pull) / most) * _HALF
    side: Arrangement = "portage" if pull > 0 else "interim"
    words = f"{points(abs(pull))} pour {ARTICLES[side]}" if pull else "0"
    return tag(
        "li",
        tag("span", label, class_="poi-plot-label"),
        tag("span", words, class_="poi-plot-words"),
        tag(
            "svg",
            tag(
                "rect",
                class_=f"poi-bar-{side}",
                x=f"{_HALF - width if pull > 0 else _HALF:.1f}%",
                y="20%",
                width=f"{width:.1f}%",
                height="60%",
            ),
            tag("rect", class_="poi-plot-now", x="49.8%", y="0", width="0.4%", height="100%"),
            class_="poi-plot-bar",
            aria_hidden="true",
            focusable="false",
        ),
    )


def table(assessment: Assessment) -> Element:
    """The same in numbers: weight and points of each criterion, adding up to the scores."""
    score = assessment.score
    shown = {arrangement: score.shown(arrangement) for arrangement in ARRANGEMENTS}
    weights = score.weights()
    body = tag("tbody")
    for index, one in enumerate(score.contributions):
        body.append(
            tag(
                "tr",
                tag("th", one.criterion.label, scope="row"),
                tag("td", f"{points(weights[index])} %"),
                *(tag("td", points(shown[arrangement][index])) for arrangement in ARRANGEMENTS),
            )
        )
    total = tag(
        "tr",
        tag("th", "Total", scope="row"),
        tag("td", "100 %"),
        *(tag("td", points(sum(shown[arrangement], Fraction(0)))) for arrangement in ARRANGEMENTS),
    )
    return tag(
        "details",
        tag("summary", "Le calcul, critère par critère"),
        scrollable(
            "Le calcul, critère par critère",
            tag(
                "caption",
                "Points qu’apporte chaque critère à chaque formule, sur 100. "
                "Seuls les critères que vos réponses renseignent comptent.",
            ),
            head("Critère", "Poids", *(NAMES[one] for one in ARRANGEMENTS)),
            body,
            tag("tfoot", total),
        ),
        class_="poi-criteria",
    )
