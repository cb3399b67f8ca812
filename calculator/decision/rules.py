"""The legal gates: one function each, from the answers to lawful, unlawful or to verify.

A rule says what the law decides by default; the sentence that the reader sees (`gates.toml`) names
the exceptions that no question asks about. Nothing is guessed: a missing answer is « to verify ».
Each docstring ends with the articles, in the order in which `gates.toml` cites them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from calculator.decision.answers import Answers

__all__ = ["OUTCOMES", "RULES", "Finding", "Outcome", "status"]

Outcome = Literal["lawful", "unlawful", "to_verify"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class Finding(NamedTuple):
    """What a rule found, and the questions whose answers (or lack of one) made it so."""

    outcome: Outcome
    because: tuple[str, ...]


_OF_INTERIM = ("replacement", "pending_hire", "peak", "season", "inclusion")
"""Reasons of the closed list. Source: L1251-6, L1251-7."""
_SHORT = ("under_1", "1_3")
_UP_TO_18 = (*_SHORT, "3_9", "9_18")


def status(outcomes: Iterable[Outcome]) -> Outcome:
    """One outcome for several: the worst of them."""
    return max(outcomes, key=("lawful", "to_verify", "unlawful").index, default="lawful")


def _closed_by(answers: Answers, question: str, answer: str) -> Finding:
    """Closed by one answer to one question, to verify without any."""
    match answers.known(question):
        case None:
            return Finding("to_verify", (question,))
        case known if known == answer:
            return Finding("unlawful", (question,))
        case _:
            return Finding("lawful", (question,))


def personal_services(answers: Answers) -> Finding:
    """No portage for personal services.

    Source: L1254-5, L7231-1, L1255-16.
    """
    return _closed_by(answers, "activity", "personal_services")


def own_clients_and_price(answers: Answers) -> Finding:
    """The worker finds the clients and agrees the price alone, or there is no portage.

    Source: L1254-2, CC 2, CC 16.
    """
    if answers.asks("person_known"):
        match answers.known("person_known"):
            case "autonomous":
                return Finding("lawful", ("person_known",))
            case "not_autonomous":
                return Finding("unlawful", ("person_known",))
            case _:
                return Finding("to_verify", ("person_known",))
    finds, sets = answers.known("prospecting"), answers.known("negotiation")
    refusals = tuple(
        question
        for question, value, refusal in (
            ("prospecting", finds, "refuses"),
            ("negotiation", sets, "no"),
        )
        if value == refusal
    )
    if refusals:
        return Finding("unlawful", refusals)
    doubts = tuple(
        question
        for question, value, sure in (
            ("prospecting", finds, ("has_clients", "willing")),
            ("negotiation", sets, ("alone",)),
        )
        if value not in sure
    )
    if doubts:
        return Finding("to_verify", doubts)
    return Finding("lawful", ("prospecting", "negotiation"))


def qualification(answers: Answers) -> Finding:
    """The branch asks for a bac + 2 diploma, or three years in the same sector.

    Source: CC 2, L1254-2.
    """
    match answers.known("qualification"):
        case "diploma" | "experience" | "expert":
            return Finding("lawful", ("qualification",))
        case "neither":
            return Finding("unlawful", ("qualification",))
        case _:
            return Finding("to_verify", ("qualification",))


def client_need(answers: Answers) -> Finding:
    """An occasional task outside the normal activity, or an expertise that the client lacks.

    Two ways, one is enough; a lasting need is neither. Reasons of intérim speak against both.

    Source: L1254-3, L1255-16.
    """
    match answers.known("reason"):
        case "permanent":
            return Finding("unlawful", ("reason",))
        case "outside_project" | "missing_expertise":
            return Finding("lawful", ("reason",))
    if answers.asks("permanent_activity"):
        return _need_as_the_company_knows_it(answers)
    return Finding("to_verify", ("reason",))


def _need_as_the_company_knows_it(answers: Answers) -> Finding:
    both = ("permanent_activity", "inhouse_expertise")
    match answers.known("permanent_activity"), answers.known("inhouse_expertise"):
        case "durable", _:
            return Finding("unlawful", ("permanent_activity",))
        case "outside", _ if answers.known("reason") in ("replacement", "pending_hire", "season"):
            # Whoever is replaced holds a post of the normal activity, and a season comes back each
            # year: one of the two is wrong.
            return Finding("to_verify", ("reason", "permanent_activity"))
        case "outside", _:
            return Finding("lawful", ("permanent_activity",))
        case "temporary", "no":
            # A post held for a time, or more of the usual work: is it a single service, and is the
            # expertise really lacking? The text names neither case.
            doubtful = answers.known("reason") in _OF_INTERIM
            return Finding("to_verify", ("reason", *both)) if doubtful else Finding("lawful", both)
        case (("temporary" | "outside_lasting"), "yes"):
            return Finding("unlawful", both)
        case _:
            return Finding("to_verify", both)


def _strike(answers: Answers) -> Finding:
    if answers.known("reason") == "strike":
        return Finding("unlawful", ("reason",))
    return _closed_by(answers, "strike" if answers.asks("strike") else "reason", "yes")


def striker_in_portage(answers: Answers) -> Finding:
    """No portage to replace someone on strike.

    Source: L1254-4, L1255-16.
    """
    return _strike(answers)


def dangerous_work_in_portage(answers: Answers) -> Finding:
    """No portage for the dangerous work of the list, unless the administration derogates.

    Source: L1254-4, L4154-1, D4154-1.
    """
    return _closed_by(answers, "activity", "dangerous_work")


def service_length(answers: Answers) -> Finding:
    """A service for one client lasts 36 months at most.

    Source: L1254-4.
    """
    match answers.known("duration"):
        case "over_36":
            return Finding("unlawful", ("duration",))
        case None | "open_ended":
            return Finding("to_verify", ("duration",))
        case _:
            return Finding("lawful", ("duration",))


def fixed_term_length(answers: Answers) -> Finding:
    """A fixed-term portage contract lasts 18 months at most; a permanent one has no such limit.

    Never unlawful by itself, since the permanent contract stays open.

    Source: L1254-12, L1254-13, L1254-17.
    """
    if answers.known("duration") in _UP_TO_18:
        return Finding("lawful", ("duration",))
    return Finding("to_verify", ("duration",))


def branch_minimum(answers: Answers) -> Finding:
    """The price has to carry the branch's minimum pay.

    Never unlawful by itself: the price is negotiated, and the figures are to be confirmed.

    Source: L1254-2, CC 18, CC 21.
    """
    question = "budget" if answers.asks("budget") else "target_pay"
    if answers.known(question) in ("3100_4500", "over_4500"):
        return Finding("lawful", (question,))
    return Finding("to_verify", (question,))


def written_service_contract(answers: Answers) -> Finding:
    """The commercial contract is written within two working days of the start.

    Source: L1254-22, L1254-23, L1255-16.
    """
    return _closed_by(answers, "stage", "started_unsigned")


def public_client(answers: Answers) -> Finding:
    """No text on portage for a public employer was read: to verify, never unlawful here.

    Source: L1254-3.
    """
    if answers.known("public_employer") == "no":
        return Finding("lawful", ("public_employer",))
    return Finding("to_verify", ("public_employer",))


def self_organised(answers: Answers) -> Finding:
    """The worker organises the time; daily orders and fixed hours contradict that.

    Source: CC 2, CC 26, L1254-2.
    """
    if answers.asks("control"):
        return _closed_by(answers, "control", "daily")
    doubts = tuple(
        question
        for question, contrary in (("subordination", "guided"), ("autonomy", "no"))
        if answers.known(question) in (None, contrary)
    )
    if doubts:
        return Finding("to_verify", doubts)
    return Finding("lawful", ("subordination", "autonomy"))


def listed_reason(answers: Answers) -> Finding:
    """An assignment needs a reason of the closed list; a public employer has a list of its own.

    Source: L1251-6, L1251-7, L1251-60, L1251-40, L1255-4.
    """
    match answers.known("reason"):
        case reason if reason in _OF_INTERIM:
            if answers.known("public_employer") == "yes":
                return Finding("to_verify", ("reason", "public_employer"))
            worker = answers.questionnaire.id == "salarie"
            if worker and answers.known("activity") == "personal_services":
                # A household is no user undertaking; a company that asks is one.
                return Finding("to_verify", ("activity", "reason"))
            return Finding("lawful", ("reason",))
        case "permanent" | "strike":
            return Finding("unlawful", ("reason",))
        case _:
            return Finding("to_verify", ("reason",))


def lasting_post(answers: Answers) -> Finding:
    """An assignment never fills a lasting post of the normal and permanent activity.

    Source: L1251-5, L1251-40, L1255-3.
    """
    if answers.known("reason") == "permanent":
        return Finding("unlawful", ("reason",))
    question = "permanent_activity" if answers.asks("permanent_activity") else "reason"
    match answers.known(question):
        case "durable":
            return Finding("unlawful", (question,))
        case None | "outside_lasting" | "missing_expertise":
            return Finding("to_verify", (question,))
        case _:
            return Finding("lawful", (question,))


def forbidden_assignments(answers: Answers) -> Finding:
    """No assignment to replace a striker or for the dangerous work of the list.

    Source: L1251-10, L4154-1, D4154-1.
    """
    findings = (_strike(answers), _closed_by(answers, "activity", "dangerous_work"))
    outcome = status(one.outcome for one in findings)
    return Finding(
        outcome,
        tuple(question for one in findings if one.outcome == outcome for question in one.because),
    )


def after_dismissals(answers: Answers) -> Finding:
    """Six months after economic dismissals, no assignment for a peak on the posts concerned.

    A mission of three months at most that cannot be renewed stays possible.

    Source: L1251-9, L1255-5.
    """
    reason, duration = answers.known("reason"), answers.known("duration")
    dismissals = answers.known("dismissals")
    if dismissals == "no":
        return Finding("lawful", ("dismissals",))
    if reason in _OF_INTERIM and reason != "peak":
        return Finding("lawful", ("reason",))
    if dismissals is None or reason != "peak":
        return Finding("to_verify", ("dismissals", "reason"))
    if duration is None or duration in _SHORT:
        return Finding("to_verify", ("dismissals", "duration"))
    return Finding("unlawful", ("dismissals", "reason", "duration"))


def assignment_length(answers: Answers) -> Finding:
    """An assignment lasts 18 months at most by default; 9, 24 or 36 in some cases.

    Source: L1251-12-1, L1251-12, L1251-58-6, L1251-60, L5132-6.
    """
    duration = answers.known("duration")
    if duration == "over_36":
        return Finding("unlawful", ("duration",))
    if answers.known("reason") == "pending_hire" and duration in ("9_18", "18_36"):
        return Finding("unlawful", ("reason", "duration"))
    if duration == "9_18" and answers.known("reason") is None:
        # Nine months only, if someone already hired is awaited.
        return Finding("to_verify", ("duration", "reason"))
    if duration == "9_18" and answers.known("public_employer") == "yes":
        # Twelve months only, for a vacant post of a public employer.
        return Finding("to_verify", ("duration", "public_employer"))
    if duration in _UP_TO_18:
        return Finding("lawful", ("duration",))
    return Finding("to_verify", ("duration",))


def renewals(answers: Answers) -> Finding:
    """Two renewals by default, one for a public employer.

    Source: L1251-35-1, L1251-35, L1251-60.
    """
    if answers.known("stage") == "running" and answers.known("public_employer") == "yes":
        return Finding("to_verify", ("stage", "public_employer"))
    return _closed_by(answers, "stage", "renewed_twice")


def waiting_period(answers: Answers) -> Finding:
    """Between two short contracts on one post, a waiting period, with listed exceptions.

    Source: L1251-36, L1251-36-1, L1251-37, L1251-37-1, L1251-58-4, L1244-3, L1244-3-1, L1244-4-1,
    L5132-6, L1255-9.
    """
    match answers.known("stage"):
        case None:
            return Finding("to_verify", ("stage",))
        case "waiting":
            match answers.known("reason"):
                case None | "replacement" | "season" | "inclusion":
                    # Lawful if the person replaced is absent anew, if the contract that ended was
                    # for a season too, or between two missions of one path of insertion.
                    return Finding("to_verify", ("stage", "reason"))
                case _:
                    return Finding("unlawful", ("stage", "reason"))
        case _:
            return Finding("lawful", ("stage",))


def term(answers: Answers) -> Finding:
    """An assignment has a date of end, except in five cases.

    Never unlawful by itself, since a date can be set.

    Source: L1251-11.
    """
    match answers.known("duration"), answers.known("reason"):
        case None, _:
            return Finding("to_verify", ("duration",))
        case "open_ended", ("replacement" | "pending_hire" | "season"):
            return Finding("lawful", ("duration", "reason"))
        case "open_ended", _:
            return Finding("to_verify", ("duration", "reason"))
        case _:
            return Finding("lawful", ("duration",))


def written_assignment(answers: Answers) -> Finding:
    """Both contracts of an assignment are written, within two working days.

    Source: L1251-42, L1251-16, L1251-17.
    """
    return _closed_by(answers, "stage", "started_unsigned")


def public_employer(answers: Answers) -> Finding:
    """A public employer has reasons and limits of its own: 18, 12, 9 or 24 months.

    Source: L1251-60.
    """
    match answers.known("public_employer"), answers.known("duration"):
        case "no", _:
            return Finding("lawful", ("public_employer",))
        case "yes", "over_36":
            return Finding("unlawful", ("public_employer", "duration"))
        case _:
            return Finding("to_verify", ("public_employer",))


RULES: Mapping[str, Callable[[Answers], Finding]] = {
    rule.__name__: rule
    for rule in (
        personal_services,
        own_clients_and_price,
        qualification,
        client_need,
        striker_in_portage,
        dangerous_work_in_portage,
        service_length,
        fixed_term_length,
        branch_minimum,
        written_service_contract,
        public_client,
        self_organised,
        listed_reason,
        lasting_post,
        forbidden_assignments,
        after_dismissals,
        assignment_length,
        renewals,
        waiting_period,
        term,
        public_employer,
        written_assignment,
    )
}
