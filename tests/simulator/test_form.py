from __future__ import annotations

import pytest

from calculator.data import DataError, parse
from calculator.pay.assumption import assumptions
from calculator.simulator.form import Field, Form, forms, read_fields, read_forms
from tests.simulated import form
from tests.view.tree import words

FIELDS = """
[[field]]
id      = "kind"
key     = "K"
kind    = "choice"
label   = "Formule"
help    = "Aide."
default = "portage"
nothing = "interim"
options = [
  { id = "portage", key = "p", label = "le portage" },
  { id = "interim", key = "i", label = "l’intérim" },
]

[[field]]
id      = "days"
key     = "j"
kind    = "number"
label   = "Jours"
unit    = "jours"
help    = "Aide."
default = "18"
sends   = "days_worked"
when    = { kind = ["portage"] }

[[field]]
id         = "fee"
key        = "f"
kind       = "number"
label      = "Frais"
unit       = "%"
assumption = "fee_rate"
page_only  = true

[[field]]
id       = "since"
key      = "D"
kind     = "date"
label    = "Depuis"
optional = true
"""

FORMS = """
[[form]]
id     = "one"
key    = "o"
page   = "un"
title  = "Un"
reader = "salarie"
usual  = "400"
first  = ["kind"]
copied = ["since"]

[[form.amount]]
id    = "rate"
key   = "r"
label = "Tarif"
unit  = "€ par jour"

[[form.amount]]
id    = "net"
key   = "n"
label = "Net"

[[form.refine]]
title  = "Affiner"
fields = ["days", "fee"]

[[form]]
id     = "two"
key    = "t"
page   = "deux"
title  = "Deux"
reader = "entreprise"
first  = ["days"]

[[form.refine]]
title  = "Affiner"
fields = ["fee"]
"""


def small() -> dict[str, Field]:
    return dict(read_fields(parse(FIELDS, "fields.toml")))


def small_forms() -> dict[str, Form]:
    return dict(read_forms(parse(FORMS, "forms.toml"), small()))


def test_a_field_says_what_it_asks_and_what_it_sends() -> None:
    kind, days, fee, since = small().values()
    assert (days.id, days.key, days.kind, days.label) == ("days", "j", "number", "Jours")
    assert (days.unit, days.usual, days.sends) == ("jours", "18", "days_worked")
    assert days.when == {"kind": ("portage",)}
    assert [one.label for one in kind.options.values()] == ["le portage", "l’intérim"]
    assert (kind.usual, kind.sends, kind.nothing, kind.unit) == ("portage", "kind", "interim", "")
    assert (fee.sends, days.nothing) == ("", None)
    assert (since.usual, since.help, since.sends) == (None, "", "since")


def test_an_assumption_gives_its_usual_value_its_range_and_its_reason() -> None:
    known = assumptions()["fee_rate"]
    fee = small()["fee"]
    assert fee.assumption is known
    assert fee.usual == "7.5"
    assert words(fee.help) == f"Usuel : 7,50, entre 5 et 10. {words(known.because)}"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id      = "days"', 'id = "kind"', "field[1].id: 'kind' is there twice"),
        ('key     = "j"', 'key = "K"', "field[1].key: 'K' is there twice"),
        ('key     = "j"', 'key = "jj"', "field[1].key: expected one letter or digit"),
        ('key     = "j"', 'key = "_"', "field[1].key: expected one letter or digit"),
        ('key     = "j"', 'key = "é"', "field[1].key: expected one letter or digit"),
        ('{ id = "portage", key = "p"', '{ id = "portage", key = "."', "field[0].options[0].key:"),
        ('{ id = "interim"', '{ id = "portage"', "field[0].options[1].id: an id or a key is th"),
        ('key = "i"', 'key = "p"', "field[0].options[1].id: an id or a key is there twice"),
        ('key = "i"', 'key = "i", note = 1', "field[0].options[1].note: unknown key"),
        ('kind    = "number"', 'kind = "text"', "field[1].kind: 'text' is not one of choice, date"),
        ('label   = "Jours"', "", "field[1].label: missing"),
        ('unit    = "jours"', 'unit = " "', "field[1].unit: is empty"),
        ('default = "18"', "", "field[1].default: missing"),
        ('default = "portage"', 'default = "cdi"', "field[0].default: 'cdi' is not one of"),
        ('nothing = "interim"', 'nothing = "cdi"', "field[0].nothing: 'cdi' is not one of"),
        ('assumption = "fee_rate"', 'assumption = "fee"', "field[2].assumption: 'fee' is not one"),
        ("optional = true", 'optional = "yes"', "field[3].optional: expected true or false"),
        (
            'when    = { kind = ["portage"] }',
            "when = { kind = [] }",
            "field[1].when.kind: is empty",
        ),
        ('sends   = "days_worked"', "note = 1", "field[1].note: unknown key"),
    ],
)
def test_a_wrong_field_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert FIELDS.count(old) == 1
    with pytest.raises(DataError) as refused:
        read_fields(parse(FIELDS.replace(old, new), "fields.toml"))
    assert str(refused.value).startswith(f"fields.toml: {message}")


def test_a_file_of_fields_holds_nothing_else() -> None:
    with pytest.raises(DataError, match="note: unknown key"):
        read_fields(parse(f"note = 1\n{FIELDS}", "fields.toml"))


def test_a_form_has_its_amounts_its_fields_and_what_stands_folded() -> None:
    one, two = small_forms().values()
    assert (one.id, one.key, one.page, one.title, one.reader) == (
        "one",
        "o",
        "un",
        "Un",
        "salarie",
    )
    assert [(amount.id, amount.key, amount.unit) for amount in one.amounts] == [
        ("rate", "r", "€ par jour"),
        ("net", "n", None),
    ]
    assert one.usual == "400"
    assert (two.amounts, two.usual, two.copied) == ((), "", ())
    assert [section.title for section in two.refine] == ["Affiner"]


def test_fields_stand_in_the_order_of_the_page_after_the_period_where_amounts_have_one() -> None:
    one, two = small_forms().values()
    assert [field.id for field in one.fields()] == ["period", "kind", "since", "days", "fee"]
    assert [field.id for field in two.fields()] == ["days", "fee"]


def test_a_condition_on_a_field_that_a_form_does_not_have_is_none() -> None:
    one, two = small_forms().values()
    days = one.field("days")
    assert days is not None
    assert one.conditions(days) == {"kind": ("portage",)}
    assert two.conditions(days) == {}
    assert two.field("kind") is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id     = "two"', 'id = "one"', "form[1].id: an id or a key is there twice"),
        ('key    = "t"', 'key = "o"', "form[1].id: an id or a key is there twice"),
        ('key    = "t"', 'key = "tt"', "form[1].key: expected one letter or digit"),
        ('reader = "entreprise"', 'reader = "robot"', "form[1].reader: 'robot' is not one of"),
        ('first  = ["days"]', 'first = ["week"]', "form[1].first: no field 'week' is known"),
        ('copied = ["since"]', 'copied = ["week"]', "form[0].copied: no field 'week' is known"),
        ('["days", "fee"]', '["days", "week"]', "form[0].refine[0].fields: no field 'week'"),
        ('usual  = "400"', "", "form[0].usual: missing"),
        ('page   = "deux"', "note = 1", "form[1].note: unknown key"),
        ('label = "Net"', 'label = "Net"\nnote = 1', "form[0].amount[1].note: unknown key"),
        ('key   = "n"', 'key = "né"', "form[0].amount[1].key: expected one letter or digit"),
        ('fields = ["fee"]', 'fields = ["fee"]\nnote = 1', "form[1].refine[0].note: unknown key"),
    ],
)
def test_a_wrong_form_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert FORMS.count(old) == 1
    with pytest.raises(DataError) as refused:
        read_forms(parse(FORMS.replace(old, new), "forms.toml"), small())
    assert str(refused.value).startswith(f"forms.toml: {message}")


def test_a_file_of_forms_holds_nothing_else() -> None:
    with pytest.raises(DataError, match="note: unknown key"):
        read_forms(parse(f"note = 1\n{FORMS}", "forms.toml"), small())


def test_there_are_five_simulators() -> None:
    assert list(forms()) == ["portage", "interim", "comparison", "quote", "company"]
    assert form("portage").title == "Portage\u00a0: du tarif au net"
