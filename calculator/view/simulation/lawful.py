"""Lawful before money: minimums with their text, and what the questionnaire's answers close."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from calculator.law.citation import citation
from calculator.law.parameter import parameter
from calculator.pay.minimum import MONTH_DAYS, minimum_wage
from calculator.pay.money import cents, rounded
from calculator.pay.portage import Split
from calculator.view.html import Element, Node, tag
from calculator.view.source import cite_all, origin
from calculator.view.wording import ARTICLES, MARKS, NAMES, OUTCOME_WORDS, euro

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from calculator.decision.arrangement import Arrangement
    from calculator.decision.assessment import Assessment
    from calculator.decision.rules import Outcome
    from calculator.law.parameter import Value
    from calculator.pay.interim import Interim
    from calculator.pay.portage import Portage
    from calculator.simulator.form import Form

__all__ = [
    "branch_minimum",
    "equal_pay",
    "interim_duration",
    "interim_smic",
    "lawful",
    "portage_duration",
    "portage_smic",
]

_LEVELS = {
    "first_level": "premier niveau",
    "junior": "junior",
    "senior": "senior",
    "expert": "expert",
}


def lawful(checks: Sequence[Element], form: Form, assessment: Assessment | None) -> Element:
    """What the law says of this month, then what it says of this reader.

    Args:
        checks: Minimums and durations.
        form: The simulator.
        assessment: What the questionnaire's answers lead to, if there are any.
    """
    doubts = [one for one in checks if one.get("data-outcome") != "lawful"]
    met = [one for one in checks if one not in doubts]
    return tag(
        "section",
        tag("h3", "D’abord : est-ce permis ?"),
        *_closed(form, assessment),
        tag("ul", *doubts, class_="poi-gates") if doubts else None,
        _met(met) if met else None,
        _asked(form, assessment),
        class_="poi-lawful-first",
    )


def _met(checks: Sequence[Element]) -> Element:
    """What is reached, folded: it is said in a line, with its text for who wants it."""
    titles = [one.findtext("p/strong", "") for one in checks]
    return tag(
        "details",
        tag(
            "summary",
            tag("span", MARKS["lawful"], aria_hidden="true"),
            f" En règle : {', '.join(titles)}",
        ),
        tag("ul", *checks, class_="poi-gates"),
        class_="poi-met-minimums",
    )


def _check(outcome: Outcome, title: str, says: str, *sources: Element) -> Element:
    return tag(
        "li",
        tag(
            "p",
            tag(
                "span",
                tag("span", MARKS[outcome], aria_hidden="true"),
                f" {OUTCOME_WORDS[outcome]}",
                class_=f"poi-badge poi-{outcome}",
            ),
            " ",
            tag("strong", title),
        ),
        tag("p", says),
        *sources,
        data_outcome=outcome,
    )


def branch_minimum(found: Portage, least: int | None) -> Element:
    """Whether a month of portage pays what the branch asks for, and the day rate that does.

    Its amounts are those of a text that was not read: they neither close nor open anything.

    Args:
        found: The month.
        least: The least day rate that reaches it, in cents.
    """
    minimum, level = found.minimum, _LEVELS[found.minimum.level]
    counted = Split.minimum_part(found.parts)
    rate = (
        "Aucun tarif par jour n’y mènerait."
        if least is None
        else f"Le tarif par jour qui y mènerait : {euro(least)}."
    )
    below = (
        ""
        if found.lawful
        else " Ce mois est en dessous : la société de portage peut refuser la mission."
    )
    return _check(
        "to_verify",
        "paie minimale de la branche du portage",
        f"Échelon {level} : {euro(minimum.amount)} pour ces jours, congés compris, en proportion "
        f"d’un mois complet. Ici : {euro(counted)}. {rate}{below}",
        origin(minimum.full_time.provenance),
        cite_all((citation("L1254-2"), citation("CC 18"))),
    )


def portage_smic(found: Portage) -> Element:
    """Whether the pay of the days worked in portage reaches the minimum wage."""
    part = min(Fraction(1), found.terms.days / MONTH_DAYS)
    month, value = minimum_wage(found.terms.employment)
    parts = found.parts
    counted = parts.base + parts.business_indemnity + parts.complement + parts.complement_indemnity
    return _smic("portage", rounded(month * part.numerator, part.denominator), counted, value)


def interim_smic(found: Interim) -> Element:
    """Whether the pay of the hours worked in intérim reaches the minimum wage."""
    _, value = minimum_wage(found.mission.employment)
    hours = found.mission.hours
    due = rounded(cents(value.amount) * hours.numerator, hours.denominator)
    return _smic("interim", due, found.base, value)


def _smic(arrangement: Arrangement, due: int, counted: int, value: Value) -> Element:
    return _check(
        "lawful" if counted >= due else "unlawful",
        f"SMIC en {NAMES[arrangement].lower()}",
        f"{euro(due)} au moins pour le travail de ce mois, sans congés ni indemnités. "
        f"Ici : {euro(counted)}.",
        origin(value.provenance),
    )


def equal_pay() -> Element:
    """That an intérimaire is paid at least as an equivalent employee, which nobody asked about."""
    return _check(
        "to_verify",
        "même paie qu’un salarié équivalent, en intérim",
        "La paie est au moins celle d’un salarié de même qualification au même poste, primes "
        "comprises. Demandez-la à l’agence ou à l’entreprise.",
        cite_all((citation("L1251-18"), citation("L1251-43"))),
    )


def portage_duration(found: Portage, months: int) -> Element:
    """Whether a need may last so long in portage.

    Args:
        found: One month, with its contract.
        months: How long.
    """
    on = found.terms.employment.day
    longest, fixed = _months("portage.max_months", on), _months("portage.cdd_max_months", on)
    says = f"Une prestation dure {longest} mois au plus."
    if found.terms.employment.contract == "cdd":
        says += f" Un CDD de portage dure {fixed} mois au plus, renouvellements compris."
    outcome: Outcome = "unlawful" if months > longest else "lawful"
    if outcome == "lawful" and found.terms.employment.contract == "cdd" and months > fixed:
        outcome = "to_verify"
    return _check(
        outcome,
        "durée en portage salarial",
        says,
        cite_all((citation("L1254-4"), citation("L1254-12"))),
    )


def interim_duration(found: Interim, months: int) -> Element:
    """Whether a need may last so long in intérim: it depends on why, and on the branch.

    Args:
        found: One month.
        months: How long.
    """
    usual, shortest, *longest = (
        _months(f"interim.max_months{one}", found.mission.employment.day)
        for one in ("", "_pending_hire", "_abroad", "_apprenticeship")
    )
    return _check(
        "lawful" if months <= shortest else "to_verify",
        "durée en intérim",
        f"{usual} mois au plus dans la plupart des cas, renouvellements compris ; {shortest}, "
        f"{longest[0]} ou {longest[1]} dans certains. Un accord de branche peut dire autrement.",
        cite_all((citation("L1251-12"), citation("L1251-12-1"))),
    )


def _months(name: str, on: date) -> int:
    return int(parameter(name).on(on).amount)


def _closed(form: Form, assessment: Assessment | None) -> Iterator[Element]:
    if assessment is None:
        return
    for arrangement, findings in _by_side(assessment, "unlawful"):
        yield tag(
            "div",
            tag(
                "p",
                tag(
                    "strong",
                    f"D’après vos réponses, {ARTICLES[arrangement]} vous est fermé.",
                ),
            ),
            tag("ul", *findings),
            tag("p", _back(form, "Revoir mes réponses")),
            class_="poi-notice poi-closed",
            data_closed=arrangement,
        )


def _by_side(
    assessment: Assessment, outcome: Outcome
) -> Iterator[tuple[Arrangement, list[Element]]]:
    for arrangement in NAMES:
        found = [
            tag(
                "li",
                tag("strong", f"{gate.title}."),
                f" {gate.says[finding.outcome].on(assessment.on)}",
                cite_all(gate.articles),
            )
            for gate, finding in assessment.findings
            if gate.arrangement == arrangement and finding.outcome == outcome
        ]
        if found:
            yield arrangement, found


def _asked(form: Form, assessment: Assessment | None) -> Element:
    said: Node
    if assessment is None:
        said = (
            "Le montant ne dit pas si la formule vous est ouverte : motif, durée, autonomie, "
            "activité. "
        )
        link = _back(form, "Répondre au questionnaire")
    else:
        said = f"Vos réponses au questionnaire mènent à : « {assessment.verdict.label} ». "
        link = _back(form, "Les revoir")
    return tag("p", said, link, class_="poi-hand-over")


def _back(form: Form, text: str) -> Element:
    return tag("a", text, href=f"../../choisir/{form.reader}/")
