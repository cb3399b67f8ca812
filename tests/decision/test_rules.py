"""Each rule on both sides of what it decides, as the code and the agreement put it."""

from __future__ import annotations

import pytest

from calculator.decision.answers import Answers
from calculator.decision.gate import gates
from calculator.decision.questionnaire import UNKNOWN, questionnaire
from calculator.decision.rules import RULES

S, E = "salarie", "entreprise"
PERMIS, INTERDIT, A_VERIFIER = "lawful", "unlawful", "to_verify"

# Rule, reader, answers, what the law says, and the questions that made it so.
DECIDED = [
    ("personal_services", S, {"activity": "personal_services"}, INTERDIT, "activity"),
    ("personal_services", S, {"activity": "dangerous_work"}, PERMIS, "activity"),
    ("personal_services", E, {"activity": "other"}, PERMIS, "activity"),
    ("personal_services", E, {}, A_VERIFIER, "activity"),
    # L1254-2: clients and price, both.
    (
        "own_clients_and_price",
        S,
        {"prospecting": "has_clients", "negotiation": "alone"},
        PERMIS,
        "prospecting negotiation",
    ),
    (
        "own_clients_and_price",
        S,
        {"prospecting": "willing", "negotiation": "with_help"},
        A_VERIFIER,
        "negotiation",
    ),
    (
        "own_clients_and_price",
        S,
        {"prospecting": "learning", "negotiation": "alone"},
        A_VERIFIER,
        "prospecting",
    ),
    ("own_clients_and_price", S, {"prospecting": "willing"}, A_VERIFIER, "negotiation"),
    ("own_clients_and_price", S, {}, A_VERIFIER, "prospecting negotiation"),
    (
        "own_clients_and_price",
        S,
        {"prospecting": "refuses", "negotiation": "alone"},
        INTERDIT,
        "prospecting",
    ),
    ("own_clients_and_price", S, {"negotiation": "no"}, INTERDIT, "negotiation"),
    (
        "own_clients_and_price",
        S,
        {"prospecting": "refuses", "negotiation": "no"},
        INTERDIT,
        "prospecting negotiation",
    ),
    ("own_clients_and_price", E, {"person_known": "autonomous"}, PERMIS, "person_known"),
    ("own_clients_and_price", E, {"person_known": "not_autonomous"}, INTERDIT, "person_known"),
    ("own_clients_and_price", E, {"person_known": "to_find"}, A_VERIFIER, "person_known"),
    ("own_clients_and_price", E, {}, A_VERIFIER, "person_known"),
    # CC 2.2: the diploma or the experience.
    ("qualification", S, {"qualification": "diploma"}, PERMIS, "qualification"),
    ("qualification", S, {"qualification": "experience"}, PERMIS, "qualification"),
    ("qualification", S, {"qualification": "neither"}, INTERDIT, "qualification"),
    ("qualification", S, {}, A_VERIFIER, "qualification"),
    ("qualification", E, {"qualification": "expert"}, PERMIS, "qualification"),
    ("qualification", E, {"qualification": "experience"}, PERMIS, "qualification"),
    ("qualification", E, {"qualification": "none_required"}, A_VERIFIER, "qualification"),
    # L1254-3: two ways, one is enough; closed only when neither is open.
    ("client_need", S, {"reason": "missing_expertise"}, PERMIS, "reason"),
    ("client_need", S, {"reason": "outside_project"}, PERMIS, "reason"),
    ("client_need", S, {"reason": "peak"}, A_VERIFIER, "reason"),
    ("client_need", S, {"reason": "permanent"}, INTERDIT, "reason"),
    ("client_need", S, {"reason": "pending_hire"}, A_VERIFIER, "reason"),
    (
        "client_need",
        E,
        {"reason": "permanent", "permanent_activity": "outside"},
        INTERDIT,
        "reason",
    ),
    (
        "client_need",
        E,
        {"permanent_activity": "outside_lasting", "inhouse_expertise": "yes"},
        INTERDIT,
        "permanent_activity inhouse_expertise",
    ),
    # Several services, each of them occasional, or a need that lasts? The text does not say.
    (
        "client_need",
        E,
        {"permanent_activity": "outside_lasting", "inhouse_expertise": "no"},
        A_VERIFIER,
        "permanent_activity inhouse_expertise",
    ),
    ("client_need", S, {}, A_VERIFIER, "reason"),
    ("client_need", E, {"permanent_activity": "outside"}, PERMIS, "permanent_activity"),
    (
        "client_need",
        E,
        {"permanent_activity": "outside", "inhouse_expertise": "yes"},
        PERMIS,
        "permanent_activity",
    ),
    # Whoever is replaced holds a post of the normal activity: the two answers contradict.
    (
        "client_need",
        E,
        {"reason": "replacement", "permanent_activity": "outside"},
        A_VERIFIER,
        "reason permanent_activity",
    ),
    (
        "client_need",
        E,
        {"reason": "pending_hire", "permanent_activity": "outside", "inhouse_expertise": "no"},
        A_VERIFIER,
        "reason permanent_activity",
    ),
    (
        "client_need",
        E,
        {"reason": "replacement", "permanent_activity": "outside", "inhouse_expertise": "yes"},
        A_VERIFIER,
        "reason permanent_activity",
    ),
    (
        "client_need",
        E,
        {"reason": "peak", "permanent_activity": "outside"},
        PERMIS,
        "permanent_activity",
    ),
    (
        "client_need",
        E,
        {"reason": UNKNOWN, "permanent_activity": "outside"},
        PERMIS,
        "permanent_activity",
    ),
    (
        "client_need",
        E,
        {"reason": "season", "permanent_activity": "outside"},
        A_VERIFIER,
        "reason permanent_activity",
    ),
    # Reasons of intérim: is a post that is held one service, and is the expertise lacking?
    *(
        (
            "client_need",
            E,
            {"reason": reason, "permanent_activity": "temporary", "inhouse_expertise": "no"},
            A_VERIFIER,
            "reason permanent_activity inhouse_expertise",
        )
        for reason in ("replacement", "pending_hire", "peak", "season", "inclusion")
    ),
    *(
        (
            "client_need",
            E,
            {"reason": reason, "permanent_activity": "temporary", "inhouse_expertise": "no"},
            PERMIS,
            "permanent_activity inhouse_expertise",
        )
        for reason in ("project", "advice", UNKNOWN)
    ),
    (
        "client_need",
        E,
        {"reason": "replacement", "permanent_activity": "outside_lasting"},
        A_VERIFIER,
        "permanent_activity inhouse_expertise",
    ),
    (
        "client_need",
        E,
        {"permanent_activity": "temporary", "inhouse_expertise": "no"},
        PERMIS,
        "permanent_activity inhouse_expertise",
    ),
    (
        "client_need",
        E,
        {"permanent_activity": "temporary", "inhouse_expertise": "yes"},
        INTERDIT,
        "permanent_activity inhouse_expertise",
    ),
    (
        "client_need",
        E,
        {"permanent_activity": "durable", "inhouse_expertise": "yes"},
        INTERDIT,
        "permanent_activity",
    ),
    # An expertise that is missing, but for good: a service is occasional, or it is none.
    (
        "client_need",
        E,
        {"permanent_activity": "durable", "inhouse_expertise": "no"},
        INTERDIT,
        "permanent_activity",
    ),
    (
        "client_need",
        E,
        {"inhouse_expertise": "yes"},
        A_VERIFIER,
        "permanent_activity inhouse_expertise",
    ),
    (
        "client_need",
        E,
        {"permanent_activity": "temporary"},
        A_VERIFIER,
        "permanent_activity inhouse_expertise",
    ),
    ("striker_in_portage", S, {"reason": "strike"}, INTERDIT, "reason"),
    ("striker_in_portage", S, {"reason": "replacement"}, PERMIS, "reason"),
    ("striker_in_portage", S, {}, A_VERIFIER, "reason"),
    ("striker_in_portage", E, {"strike": "yes"}, INTERDIT, "strike"),
    ("striker_in_portage", E, {"strike": "no"}, PERMIS, "strike"),
    ("striker_in_portage", E, {"reason": "replacement"}, A_VERIFIER, "strike"),
    ("dangerous_work_in_portage", S, {"activity": "dangerous_work"}, INTERDIT, "activity"),
    ("dangerous_work_in_portage", S, {"activity": "personal_services"}, PERMIS, "activity"),
    ("dangerous_work_in_portage", E, {}, A_VERIFIER, "activity"),
    # L1254-4: 36 months.
    ("service_length", S, {"duration": "18_36"}, PERMIS, "duration"),
    ("service_length", S, {"duration": "over_36"}, INTERDIT, "duration"),
    ("service_length", E, {"duration": "open_ended"}, A_VERIFIER, "duration"),
    ("service_length", E, {}, A_VERIFIER, "duration"),
    # L1254-12: 18 months, for a fixed term only.
    ("fixed_term_length", S, {"duration": "9_18"}, PERMIS, "duration"),
    ("fixed_term_length", S, {"duration": "18_36"}, A_VERIFIER, "duration"),
    ("fixed_term_length", E, {"duration": "over_36"}, A_VERIFIER, "duration"),
    ("fixed_term_length", E, {"duration": "open_ended"}, A_VERIFIER, "duration"),
    ("fixed_term_length", E, {}, A_VERIFIER, "duration"),
    ("branch_minimum", S, {"target_pay": "3100_4500"}, PERMIS, "target_pay"),
    ("branch_minimum", S, {"target_pay": "over_4500"}, PERMIS, "target_pay"),
    ("branch_minimum", S, {"target_pay": "2300_3100"}, A_VERIFIER, "target_pay"),
    ("branch_minimum", S, {"target_pay": "under_2300"}, A_VERIFIER, "target_pay"),
    ("branch_minimum", S, {}, A_VERIFIER, "target_pay"),
    # A daily rate says nothing of the pay that is left.
    ("branch_minimum", E, {"budget": "market_rate"}, A_VERIFIER, "budget"),
    ("branch_minimum", E, {"budget": "wage"}, A_VERIFIER, "budget"),
    ("written_service_contract", E, {"stage": "started_unsigned"}, INTERDIT, "stage"),
    ("written_service_contract", E, {"stage": "new"}, PERMIS, "stage"),
    ("written_service_contract", E, {"stage": "running"}, PERMIS, "stage"),
    ("written_service_contract", E, {}, A_VERIFIER, "stage"),
    # No text on portage for a public employer was read.
    ("public_client", E, {"public_employer": "yes"}, A_VERIFIER, "public_employer"),
    ("public_client", E, {"public_employer": "no"}, PERMIS, "public_employer"),
    ("public_client", E, {}, A_VERIFIER, "public_employer"),
    # CC 2: the worker organises the time.
    ("self_organised", E, {"control": "daily"}, INTERDIT, "control"),
    ("self_organised", E, {"control": "milestones"}, PERMIS, "control"),
    ("self_organised", E, {"control": "free"}, PERMIS, "control"),
    ("self_organised", E, {}, A_VERIFIER, "control"),
    (
        "self_organised",
        S,
        {"subordination": "free", "autonomy": "alone"},
        PERMIS,
        "subordination autonomy",
    ),
    (
        "self_organised",
        S,
        {"subordination": "framed", "autonomy": "learning"},
        PERMIS,
        "subordination autonomy",
    ),
    (
        "self_organised",
        S,
        {"subordination": "guided", "autonomy": "alone"},
        A_VERIFIER,
        "subordination",
    ),
    ("self_organised", S, {"subordination": "free", "autonomy": "no"}, A_VERIFIER, "autonomy"),
    ("self_organised", S, {"subordination": "free"}, A_VERIFIER, "autonomy"),
    ("self_organised", S, {}, A_VERIFIER, "subordination autonomy"),
    # L1251-6, L1251-7: a closed list.
    ("listed_reason", S, {"reason": "replacement"}, PERMIS, "reason"),
    ("listed_reason", S, {"reason": "peak"}, PERMIS, "reason"),
    ("listed_reason", S, {"reason": "season"}, PERMIS, "reason"),
    ("listed_reason", E, {"reason": "pending_hire"}, PERMIS, "reason"),
    ("listed_reason", E, {"reason": "inclusion"}, PERMIS, "reason"),
    # L1251-60: the list of a public employer is another one.
    *(
        (
            "listed_reason",
            E,
            {"reason": reason, "public_employer": "yes"},
            A_VERIFIER,
            "reason public_employer",
        )
        for reason in ("replacement", "inclusion")
    ),
    ("listed_reason", E, {"reason": "permanent", "public_employer": "yes"}, INTERDIT, "reason"),
    # A household is no user undertaking: for the worker only, the company knows what it is.
    (
        "listed_reason",
        S,
        {"reason": "replacement", "activity": "personal_services"},
        A_VERIFIER,
        "activity reason",
    ),
    ("listed_reason", S, {"reason": "replacement", "activity": "other"}, PERMIS, "reason"),
    (
        "listed_reason",
        E,
        {"reason": "replacement", "activity": "personal_services"},
        PERMIS,
        "reason",
    ),
    (
        "listed_reason",
        S,
        {"reason": "permanent", "activity": "personal_services"},
        INTERDIT,
        "reason",
    ),
    ("listed_reason", S, {"reason": "permanent"}, INTERDIT, "reason"),
    ("listed_reason", S, {"reason": "strike"}, INTERDIT, "reason"),
    ("listed_reason", E, {"reason": "advice"}, A_VERIFIER, "reason"),
    ("listed_reason", S, {"reason": "missing_expertise"}, A_VERIFIER, "reason"),
    ("listed_reason", S, {}, A_VERIFIER, "reason"),
    # L1251-5, whatever the reason.
    ("lasting_post", S, {"reason": "permanent"}, INTERDIT, "reason"),
    ("lasting_post", S, {"reason": "peak"}, PERMIS, "reason"),
    ("lasting_post", S, {"reason": "missing_expertise"}, A_VERIFIER, "reason"),
    (
        "lasting_post",
        E,
        {"permanent_activity": "outside_lasting"},
        A_VERIFIER,
        "permanent_activity",
    ),
    ("lasting_post", S, {}, A_VERIFIER, "reason"),
    (
        "lasting_post",
        E,
        {"reason": "replacement", "permanent_activity": "durable"},
        INTERDIT,
        "permanent_activity",
    ),
    (
        "lasting_post",
        E,
        {"reason": "permanent", "permanent_activity": "temporary"},
        INTERDIT,
        "reason",
    ),
    ("lasting_post", E, {"permanent_activity": "temporary"}, PERMIS, "permanent_activity"),
    ("lasting_post", E, {"permanent_activity": "outside"}, PERMIS, "permanent_activity"),
    ("lasting_post", E, {"reason": "peak"}, A_VERIFIER, "permanent_activity"),
    (
        "forbidden_assignments",
        S,
        {"reason": "strike", "activity": "other"},
        INTERDIT,
        "reason",
    ),
    (
        "forbidden_assignments",
        S,
        {"reason": "strike", "activity": "dangerous_work"},
        INTERDIT,
        "reason activity",
    ),
    ("forbidden_assignments", E, {"activity": "dangerous_work"}, INTERDIT, "activity"),
    (
        "forbidden_assignments",
        E,
        {"strike": "no", "activity": "personal_services"},
        PERMIS,
        "strike activity",
    ),
    ("forbidden_assignments", E, {"strike": "no"}, A_VERIFIER, "activity"),
    ("forbidden_assignments", E, {}, A_VERIFIER, "strike activity"),
    # L1251-9: a peak, and more than three months.
    ("after_dismissals", E, {"dismissals": "no", "reason": "peak"}, PERMIS, "dismissals"),
    ("after_dismissals", E, {"dismissals": "yes", "reason": "replacement"}, PERMIS, "reason"),
    ("after_dismissals", E, {"reason": "season"}, PERMIS, "reason"),
    (
        "after_dismissals",
        E,
        {"dismissals": "yes", "reason": "peak", "duration": "1_3"},
        A_VERIFIER,
        "dismissals duration",
    ),
    (
        "after_dismissals",
        E,
        {"dismissals": "yes", "reason": "peak"},
        A_VERIFIER,
        "dismissals duration",
    ),
    (
        "after_dismissals",
        E,
        {"dismissals": "yes", "reason": "peak", "duration": "3_9"},
        INTERDIT,
        "dismissals reason duration",
    ),
    (
        "after_dismissals",
        E,
        {"dismissals": "yes", "reason": "peak", "duration": "open_ended"},
        INTERDIT,
        "dismissals reason duration",
    ),
    (
        "after_dismissals",
        E,
        {"dismissals": "yes", "reason": "project"},
        A_VERIFIER,
        "dismissals reason",
    ),
    ("after_dismissals", E, {"reason": "peak"}, A_VERIFIER, "dismissals reason"),
    # L1251-12-1: 18 months, 9 while a permanent hire is awaited.
    ("assignment_length", S, {"duration": "9_18"}, A_VERIFIER, "duration reason"),
    ("assignment_length", S, {"duration": "9_18", "reason": "peak"}, PERMIS, "duration"),
    ("assignment_length", S, {"duration": "18_36"}, A_VERIFIER, "duration"),
    ("assignment_length", S, {"duration": "over_36"}, INTERDIT, "duration"),
    ("assignment_length", S, {"duration": "open_ended"}, A_VERIFIER, "duration"),
    ("assignment_length", S, {}, A_VERIFIER, "duration"),
    ("assignment_length", E, {"reason": "pending_hire", "duration": "3_9"}, PERMIS, "duration"),
    (
        "assignment_length",
        E,
        {"reason": "pending_hire", "duration": "9_18"},
        INTERDIT,
        "reason duration",
    ),
    (
        "assignment_length",
        E,
        {"reason": "pending_hire", "duration": "18_36"},
        INTERDIT,
        "reason duration",
    ),
    ("assignment_length", E, {"reason": "peak", "duration": "9_18"}, PERMIS, "duration"),
    (
        "assignment_length",
        E,
        {"reason": "peak", "duration": "9_18", "public_employer": "yes"},
        A_VERIFIER,
        "duration public_employer",
    ),
    (
        "assignment_length",
        E,
        {"reason": "peak", "duration": "3_9", "public_employer": "yes"},
        PERMIS,
        "duration",
    ),
    ("renewals", E, {"stage": "renewed_twice"}, INTERDIT, "stage"),
    ("renewals", E, {"stage": "new"}, PERMIS, "stage"),
    ("renewals", E, {"stage": "running"}, PERMIS, "stage"),
    (
        "renewals",
        E,
        {"stage": "running", "public_employer": "yes"},
        A_VERIFIER,
        "stage public_employer",
    ),
    ("renewals", E, {}, A_VERIFIER, "stage"),
    # L1251-36, L1251-37-1: the waiting period, and who is exempt.
    ("waiting_period", E, {"stage": "waiting", "reason": "peak"}, INTERDIT, "stage reason"),
    # L1251-37-1: the contract that ended is not asked about; L5132-6: paths of insertion.
    *(
        ("waiting_period", E, {"stage": "waiting", "reason": reason}, A_VERIFIER, "stage reason")
        for reason in ("replacement", "season", "inclusion")
    ),
    ("waiting_period", E, {"stage": "waiting"}, A_VERIFIER, "stage reason"),
    ("waiting_period", E, {"stage": "new", "reason": "peak"}, PERMIS, "stage"),
    ("waiting_period", E, {}, A_VERIFIER, "stage"),
    # L1251-11: an end that is not known, in the listed cases only; elsewhere a date can be set.
    ("term", S, {"duration": "open_ended", "reason": "replacement"}, PERMIS, "duration reason"),
    ("term", S, {"duration": "open_ended", "reason": "season"}, PERMIS, "duration reason"),
    ("term", E, {"duration": "open_ended", "reason": "pending_hire"}, PERMIS, "duration reason"),
    ("term", S, {"duration": "open_ended", "reason": "peak"}, A_VERIFIER, "duration reason"),
    ("term", E, {"duration": "open_ended", "reason": "project"}, A_VERIFIER, "duration reason"),
    ("term", S, {"duration": "open_ended"}, A_VERIFIER, "duration reason"),
    ("term", S, {"duration": "1_3"}, PERMIS, "duration"),
    ("term", S, {"reason": "peak"}, A_VERIFIER, "duration"),
    ("written_assignment", E, {"stage": "started_unsigned"}, INTERDIT, "stage"),
    ("written_assignment", E, {"stage": "renewed_twice"}, PERMIS, "stage"),
    ("written_assignment", E, {}, A_VERIFIER, "stage"),
    # L1251-60: rules of its own.
    (
        "public_employer",
        E,
        {"public_employer": "no", "duration": "over_36"},
        PERMIS,
        "public_employer",
    ),
    (
        "public_employer",
        E,
        {"public_employer": "yes", "duration": "over_36"},
        INTERDIT,
        "public_employer duration",
    ),
    (
        "public_employer",
        E,
        {"public_employer": "yes", "duration": "1_3"},
        A_VERIFIER,
        "public_employer",
    ),
    ("public_employer", E, {"duration": "over_36"}, A_VERIFIER, "public_employer"),
]


@pytest.mark.parametrize(("rule", "reader", "given", "outcome", "because"), DECIDED)
def test_a_rule_decides_by_the_law_and_says_by_which_answers(
    rule: str, reader: str, given: dict[str, str], outcome: str, because: str
) -> None:
    found = RULES[rule](Answers.check(questionnaire(reader), given))
    assert found == (outcome, tuple(because.split()))


def test_every_rule_is_decided_above_for_each_reader_that_meets_it() -> None:
    decided = {(rule, reader) for rule, reader, *_ in DECIDED}
    assert decided == {(gate.rule, reader) for gate in gates() for reader in gate.readers}


@pytest.mark.parametrize("reader", [S, E])
@pytest.mark.parametrize("value", [None, UNKNOWN])
def test_without_an_answer_everything_is_to_verify(reader: str, value: str | None) -> None:
    asked = questionnaire(reader)
    answers = Answers.check(asked, dict.fromkeys(asked.questions, value))
    assert {gate.find(answers).outcome for gate in gates(reader)} == {"to_verify"}
