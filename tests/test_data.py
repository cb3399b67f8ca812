"""TOML read strictly, then the rules that every data file of the package keeps."""

from __future__ import annotations

import inspect
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

import calculator
from calculator.api import respond
from calculator.data import DataError, parse, read, read_all
from calculator.decision.alternative import alternatives
from calculator.decision.answers import Answers
from calculator.decision.gate import gates
from calculator.decision.questionnaire import UNKNOWN, questionnaire
from calculator.decision.rules import RULES
from calculator.law.calendar import FIRST_DAY
from calculator.law.citation import codes
from calculator.law.parameter import subjects
from calculator.law.provenance import LEGIFRANCE
from calculator.pay.contribution import contributions
from calculator.simulator.entry import check
from calculator.simulator.form import Field, Form, forms, read_fields
from calculator.simulator.hand_over import hand_over
from calculator.simulator.statement import Statement, statements
from calculator.view.wording import OUTCOME_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from calculator.data import Table
    from calculator.decision.arrangement import Reader
    from calculator.decision.gate import Gate

PACKAGE = Path(calculator.__file__).parent
READERS = ("salarie", "entreprise")
TODAY = date(2026, 11, 23)
CITED_THOUGH_ODD: Mapping[str, str] = {
    "CC 21": "replaced: the mechanics of the minimum pay, on which nothing closes (P-09)",
}
DAY_1, DAY_2 = date(2024, 1, 1), date(2027, 1, 1)

GOOD = """
word   = "mot"
flag   = true
count  = 3
amount = 12.31
day    = 2026-06-01
moment = 2026-06-01T12:00:00
words  = ["un", "deux"]
list   = []
rows   = [{ name = "premier" }, { name = "second" }]
mixed  = [{ name = "premier" }, 2]
blank  = "  "
[inner]
word = "dedans"
"""


@pytest.fixture
def table() -> Table:
    return parse(GOOD, "x.toml")


def test_each_kind_of_value_is_read_as_it_is_written(table: Table) -> None:
    assert table.text("word") == "mot"
    assert table.choice("word", ("mot", "autre")) == "mot"
    assert table.integer("count", 3, 3) == 3
    assert table.number("amount") == Decimal("12.31")
    assert table.number("count") == Decimal(3)
    assert table.flag("flag") is True
    assert table.flag("absent") is False
    assert table.day("day", DAY_1, DAY_2) == date(2026, 6, 1)
    assert table.texts("words") == ("un", "deux")
    assert table.table("inner").text("word") == "dedans"
    assert [row.text("name") for row in table.tables("rows")] == ["premier", "second"]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda table: table.text("absent"), "absent: missing"),
        (lambda table: table.text("blank"), "blank: is empty"),
        (lambda table: table.text("count"), "count: expected text, got whole number"),
        (lambda table: table.choice("word", ("b", "a")), "word: 'mot' is not one of a, b"),
        (lambda table: table.integer("count", 4, 9), "count: 3 is not between 4 and 9"),
        (lambda table: table.integer("count", 0, 2), "count: 3 is not between 0 and 2"),
        (lambda table: table.integer("flag", 0, 2), "flag: expected whole number, got true or f"),
        (lambda table: table.integer("amount", 0, 99), "amount: expected whole number, got number"),
        (lambda table: table.number("word"), "word: expected number, got text"),
        (lambda table: table.number("flag"), "flag: expected whole number, got true or false"),
        (lambda table: table.flag("count"), "count: expected true or false, got whole number"),
        (lambda table: table.day("moment", DAY_1, DAY_2), "moment: expected date, got date and t"),
        (lambda table: table.day("word", DAY_1, DAY_2), "word: expected date, got text"),
        (lambda table: table.day("day", DAY_2, DAY_2), "day: 2026-06-01 is not between 2027-01-01"),
        (lambda table: table.day("day", DAY_1, DAY_1), "day: 2026-06-01 is not between 2024-01-01"),
        (lambda table: table.texts("list"), "list: is empty"),
        (lambda table: table.texts("word"), "word: expected list, got text"),
        (lambda table: table.texts("mixed"), "mixed[0]: expected text"),
        (lambda table: table.table("word"), "word: expected table, got text"),
        (lambda table: table.tables("list"), "list: is empty"),
        (lambda table: table.tables("mixed"), "mixed[1]: expected table"),
        (lambda table: table.tables("inner"), "inner: expected list, got table"),
        (lambda table: table.table("inner").text("absent"), "inner.absent: missing"),
        (lambda table: table.tables("rows")[1].text("absent"), "rows[1].absent: missing"),
        (lambda table: table.table("inner").only("words"), "inner.word: unknown key"),
    ],
)
def test_what_is_not_expected_is_refused_with_its_place(
    table: Table, ask: Callable[[Table], object], message: str
) -> None:
    with pytest.raises(DataError) as refused:
        ask(table)
    assert str(refused.value).startswith(f"x.toml: {message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('words = ["un", " "]', "words[1]: expected text"),
        ('words = ["un", 2]', "words[1]: expected text"),
        ('words = ["un", "deux", "un"]', "words[2]: 'un' is there twice"),
    ],
)
def test_a_list_of_texts_holds_texts_once(text: str, message: str) -> None:
    with pytest.raises(DataError) as refused:
        parse(text, "x.toml").texts("words")
    assert str(refused.value) == f"x.toml: {message}"


def test_an_error_about_the_whole_table_names_no_key(table: Table) -> None:
    assert str(table.error("", "is odd")) == "x.toml: is odd"
    assert str(table.table("inner").error("", "is odd")) == "x.toml: inner: is odd"


def test_known_keys_are_let_through() -> None:
    parse("a = 1", "x.toml").only("a", "b")


def test_what_is_no_toml_is_refused_with_its_file() -> None:
    with pytest.raises(DataError, match=r"^x\.toml: .*\(at end of document\)"):
        parse("a = ", "x.toml")


def test_a_key_written_twice_is_refused() -> None:
    with pytest.raises(DataError, match=r"^x\.toml: "):
        parse("a = 1\na = 2", "x.toml")


def test_numbers_stay_exact() -> None:
    assert parse("a = 0.1", "x.toml").number("a") * 3 == Decimal("0.3")


def test_a_folder_gives_its_toml_files_by_name_and_nothing_else() -> None:
    names = [name for name, _ in read_all("calculator.decision", "questionnaires")]
    assert names == ["entreprise", "salarie"]
    assert list(read_all("calculator", "view")) == []


# The files of the package.


def paths() -> list[str]:
    return [path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*.toml"))]


def texts(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, f"{where}[{index}]")


def test_every_toml_file_of_the_package_is_one_that_is_read() -> None:
    law, decision, simulator = "calculator.law", "calculator.decision", "calculator.simulator"
    assert set(paths()) == {
        *(f"law/{table.file}" for _, table in read_all(law, "citations")),
        *(f"law/{table.file}" for _, table in read_all(law, "parameters")),
        *(f"decision/{table.file}" for _, table in read_all(decision, "questionnaires")),
        *(
            f"decision/{read(decision, name).file}"
            for name in (
                "alternatives.toml",
                "contradictions.toml",
                "gates.toml",
                "importance.toml",
                "profiles.toml",
                "verdicts.toml",
            )
        ),
        *(
            f"pay/{read('calculator.pay', name).file}"
            for name in (
                "assumptions.toml",
                "contributions.toml",
                "questions.toml",
                "withholding.toml",
            )
        ),
        *(f"simulator/{table.file}" for _, table in read_all(simulator, "statements")),
        *(
            f"simulator/{read(simulator, name).file}"
            for name in ("fields.toml", "forms.toml", "hand_over.toml")
        ),
    }


@pytest.mark.parametrize("path", paths())
def test_every_text_of_the_data_says_something_and_is_trimmed(path: str) -> None:
    table = parse((PACKAGE / path).read_text(encoding="utf-8"), path)
    for where, text in texts(dict(table.raw)):
        # A prefix may be empty, and ends with the space that parts it from the number.
        if where != ".prefix":
            assert text, where
            assert text == text.strip(), where


def test_every_contribution_says_to_a_worker_what_it_is_for() -> None:
    explained = [one.explain for one in contributions()]
    assert len(set(explained)) == len(explained)
    for said in explained:
        assert said.endswith("."), said
        assert 40 <= len(said) <= 260, said
        assert not re.search(r"\d\s*[%€]", said), said


def test_a_citation_key_belongs_to_one_code() -> None:
    keys = [key for one in codes().values() for key in one.articles]
    assert len(keys) == len(set(keys))


def test_every_article_has_a_lasting_address() -> None:
    for one in codes().values():
        for article in one.articles.values():
            assert LEGIFRANCE.fullmatch(article.url), article.key


def test_what_gates_and_alternatives_cite_is_current_and_in_force_on_the_first_day() -> None:
    cited = {article.key: article for gate in gates() for article in gate.articles}
    cited |= {article.key: article for one in alternatives().values() for article in one.articles}
    late = {key for key, article in cited.items() if article.since > FIRST_DAY}
    odd = {key for key, article in cited.items() if article.status != "current"}
    assert late | odd == set(CITED_THOUGH_ODD)


def test_every_rule_serves_one_gate() -> None:
    assert sorted(gate.rule for gate in gates()) == sorted(RULES)


@pytest.mark.parametrize("gate", gates(), ids=lambda gate: gate.id)
def test_a_rule_names_the_articles_of_its_gate_in_order(gate: Gate) -> None:
    text = inspect.getdoc(RULES[gate.rule]) or ""
    source = re.search(r"^Source: (.+)\.\Z", text, re.MULTILINE | re.DOTALL)
    assert source, gate.rule
    named = [key.strip() for key in source[1].split(",")]
    assert named == [article.key for article in gate.articles]


@pytest.mark.parametrize("gate", gates(), ids=lambda gate: gate.id)
def test_each_sentence_of_a_gate_is_a_whole_sentence(gate: Gate) -> None:
    assert set(gate.says) >= {"lawful", "to_verify"}
    for sentence in gate.says.values():
        said = sentence.on(TODAY)
        # « 18 mois au plus… » is a whole sentence too.
        assert re.match(r"[A-ZÀÉÈÊ]|[1-9]\d*[ \u00a0]\w", said), said
        assert said.endswith((".", ".)")), said
        assert "{" not in said, said
        assert "}" not in said, said


@pytest.mark.parametrize("gate", gates(), ids=lambda gate: gate.id)
def test_a_gate_leaves_its_outcome_to_the_badge_beside_it(gate: Gate) -> None:
    badge = re.compile(rf"({'|'.join(OUTCOME_WORDS.values())})\s*:", re.IGNORECASE)
    for said in (gate.title, *(sentence.on(TODAY) for sentence in gate.says.values())):
        assert not badge.match(said), said


@pytest.mark.parametrize("gate", gates(), ids=lambda gate: gate.id)
def test_the_title_of_a_gate_is_short_and_says_what_is_looked_at_not_what_is_found(
    gate: Gate,
) -> None:
    assert len(gate.title) <= 40, gate.title
    assert gate.title[0].isupper(), gate.title
    assert not gate.title.endswith((".", "?", "!", "…")), gate.title
    # The same title stands beside « Permis », « À vérifier » and « Interdit ».
    assert not re.match(r"(Pas|Ni|Aucun|Un|Une|Des)\b", gate.title), gate.title


def test_no_two_gates_bear_one_title() -> None:
    titles = [gate.title for gate in gates()]
    assert len(set(titles)) == len(titles)


def test_the_parameters_that_gates_quote_are_known_today() -> None:
    quoted = {
        parameter
        for gate in gates()
        for sentence in gate.says.values()
        for _, parameter in sentence.parts
        if parameter is not None
    }
    assert quoted
    for parameter in quoted:
        assert parameter.on(TODAY).amount > 0


@pytest.mark.parametrize("gate", gates(), ids=lambda gate: gate.id)
def test_a_gate_that_closes_points_each_of_its_readers_somewhere_else(gate: Gate) -> None:
    for reader in gate.readers:
        assert any(reader in alternatives()[id_].readers for id_ in gate.instead), reader


@pytest.mark.parametrize("reader", READERS)
def test_an_answer_or_a_gate_can_suggest_each_alternative_of_a_reader(reader: str) -> None:
    questions = questionnaire(reader).questions
    named = {id_ for gate in gates(reader) for id_ in gate.instead}
    for one in alternatives().values():
        if reader in one.readers:
            fits = any(
                set(options) & set(questions[id_].options)
                for id_, options in one.fits.items()
                if id_ in questions
            )
            # Those that answer one situation only wait for an answer that calls them.
            assert fits or (one.id in named and not one.first), one.id


@pytest.mark.parametrize("reader", READERS)
def test_a_questionnaire_speaks_in_whole_sentences(reader: str) -> None:
    asked = questionnaire(reader)
    for criterion in asked.criteria.values():
        assert criterion.because.endswith("."), criterion.id
    for question in asked.questions.values():
        assert question.ask.endswith(("?", "…")), question.id
        assert question.help.endswith("."), question.id
        assert question.error.endswith("."), question.id
        labels = [option.label for option in question.options.values()]
        assert len(labels) == len(set(labels)), question.id
        for option in question.options.values():
            assert option.explain.endswith("."), f"{question.id}.{option.id}"


@pytest.mark.parametrize("reader", READERS)
def test_the_questions_of_a_section_stand_together(reader: str) -> None:
    sections = [question.section for question in questionnaire(reader).questions.values()]
    starts = [one for index, one in enumerate(sections) if not index or sections[index - 1] != one]
    assert len(starts) == len(set(starts))


@pytest.mark.parametrize("reader", READERS)
def test_the_pages_say_how_many_questions_are_asked(reader: str) -> None:
    said = {13: "Treize", 15: "Quinze"}[len(questionnaire(reader).questions)] + " questions"
    for page in (f"choisir/{reader}.md", "index.md"):
        assert said in Path("docs", page).read_text(encoding="utf-8")


@pytest.mark.parametrize("reader", READERS)
def test_a_question_either_weighs_or_is_read_by_a_gate(reader: str) -> None:
    asked = questionnaire(reader)
    for question in asked.questions.values():
        read_by_a_gate = any(
            gate.find(Answers(asked, {question.id: option})).outcome
            != gate.find(Answers(asked, {})).outcome
            for gate in gates(reader)
            for option in question.options
        )
        assert question.criteria or read_by_a_gate, question.id


def test_the_pay_bands_start_above_what_they_are_compared_with() -> None:
    newest = subjects()["portage"].parameters["portage.minimum_expert"].values[0].amount
    assert newest < Decimal(3100), "3100_4500 would no longer be above every minimum (P-09)"


# The simulators.


def fields() -> Mapping[str, Field]:
    return {field.id: field for one in forms().values() for field in one.fields()}


def test_every_field_that_is_read_is_asked_by_a_simulator() -> None:
    read_ = read_fields(read("calculator.simulator", "fields.toml"))
    assert set(fields()) == set(read_)


@pytest.mark.parametrize("field", fields().values(), ids=lambda one: one.id)
def test_a_field_speaks_in_whole_sentences_after_a_label_without_a_stop(field: Field) -> None:
    assert not field.label.endswith((".", "?", ":"))
    assert field.label[0].isupper()
    assert not field.help or field.help.endswith(".")
    # A figure of a quote is what the quote calls it; what else is asked is explained.
    assert bool(field.help) != field.id.startswith("quote.")
    labels = [one.label for one in field.options.values()]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("field", fields().values(), ids=lambda one: one.id)
def test_a_field_is_of_its_kind(field: Field) -> None:
    assert bool(field.options) == (field.kind in ("choice", "flag"))
    assert bool(field.unit) == (field.kind == "number")
    if field.kind == "flag":
        assert list(field.options) == ["yes", "no"]
    if field.assumption is not None:
        assert field.kind == "number"


@pytest.mark.parametrize("field", fields().values(), ids=lambda one: one.id)
def test_what_a_field_depends_on_is_a_choice_that_offers_it(field: Field) -> None:
    for id_, values in field.when.items():
        assert set(values) <= set(fields()[id_].options), f"{field.id}.{id_}"


@pytest.mark.parametrize("one", forms().values(), ids=lambda one: one.id)
def test_a_field_stands_once_in_a_form_and_no_amount_bears_its_name(one: Form) -> None:
    ids = [*(field.id for field in one.fields()), *(amount.id for amount in one.amounts)]
    assert len(ids) == len(set(ids))
    labels = [*(field.label for field in one.fields()), *(each.label for each in one.amounts)]
    assert len(labels) == len(set(labels))
    assert not {"given", "typed", "amount"} & set(ids)


@pytest.mark.parametrize("one", forms().values(), ids=lambda one: one.id)
def test_a_field_of_a_form_may_come_to_matter(one: Form) -> None:
    for field in one.fields():
        needed = {id_: allowed[0] for id_, allowed in one.conditions(field).items()}
        value = field.usual or ("2026-11-23" if field.kind == "date" else "1")
        assert field.id in check(one, {**needed, field.id: value}).values


@pytest.mark.parametrize("one", forms().values(), ids=lambda one: one.id)
def test_a_simulator_has_its_page_which_brings_it_in(one: Form) -> None:
    page = Path("docs/calculer", f"{one.page}.md").read_text(encoding="utf-8")
    assert f"{{!generated/simulateur-{one.id}.html!}}" in page


@pytest.mark.parametrize("one", forms().values(), ids=lambda one: one.id)
def test_a_simulator_computes_its_usual_values_in_every_month(one: Form) -> None:
    for on in months():
        found = respond({"do": "simulate", "form": one.id, "on": on.isoformat(), "entries": {}})
        assert found.get("do") == "simulate", found


@pytest.mark.parametrize("reader", READERS)
def test_what_the_questionnaire_hands_over_is_an_answer_that_its_simulator_takes(
    reader: Reader,
) -> None:
    handed, asked = hand_over(reader), questionnaire(reader).questions
    assert forms()[handed.form].reader == reader
    # In the order of the answers, each more than the one before.
    offered = [one for one in asked[handed.question].options if one in handed.values]
    assert list(handed.values) == offered
    values = [Decimal(one) for one in handed.values.values()]
    assert values == sorted(set(values))
    assert handed.says.endswith(".")
    for value in handed.values.values():
        if handed.field != "gross":
            assert check(forms()[handed.form], {handed.field: value}).values[handed.field]


STATEMENTS = [
    (name, one)
    for name, _ in read_all("calculator.simulator", "statements")
    for one in statements(name).values()
]


@pytest.mark.parametrize(
    ("name", "one"), STATEMENTS, ids=[f"{name}.{one.id}" for name, one in STATEMENTS]
)
def test_a_statement_speaks_in_whole_sentences_without_a_figure_of_the_law(
    name: str, one: Statement
) -> None:
    assert not one.label.endswith((".", ":")), name
    for side in one.sides.values():
        assert side.says.endswith("."), side.says
        assert side.says[0].isupper(), side.says
        # Amounts and rates are dated values, which stand in the law's own files.
        assert not re.search(r"\d\s*[%€]", side.says), side.says
        keys = [article.key for article in side.articles]
        assert len(keys) == len(set(keys))


def test_what_statements_cite_is_current_or_its_doubt_is_known() -> None:
    cited = [
        article for _, one in STATEMENTS for side in one.sides.values() for article in side.articles
    ]
    odd = {article.key for article in cited if article.status != "current"}
    assert odd == set(CITED_THOUGH_ODD)


def months() -> Iterator[date]:
    day = FIRST_DAY
    while day <= date(2027, 6, 1):
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


@pytest.mark.parametrize("reader", READERS)
def test_every_month_computes_with_no_answer_with_all_and_with_unknown_ones(reader: str) -> None:
    questions = questionnaire(reader).questions
    first = {question.id: next(iter(question.options)) for question in questions.values()}
    unknown = dict.fromkeys(questions, UNKNOWN)
    days = list(months())
    assert (days[0], days[-1], len(days)) == (date(2024, 1, 1), date(2027, 6, 1), 42)
    for on in days:
        for answers in ({}, first, unknown):
            asked = {"reader": reader, "on": on.isoformat(), "answers": answers}
            assert respond({"do": "assess", **asked})["on"] == on.isoformat()
            (first_part, *_) = cast("list[str]", respond({"do": "show", **asked})["parts"])
            assert first_part.startswith("<div")
