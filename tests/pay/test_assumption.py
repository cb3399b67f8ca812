from __future__ import annotations

import pytest

from calculator.data import DataError, parse
from calculator.pay.assumption import assumptions, read_assumptions

FILE = "assumptions.toml"
ROW = """
[[assumption]]
id      = "{id}"
label   = "Une hypothèse"
unit    = "%"
low     = 1
usual   = 2
high    = 3
because = "Parce que."
"""
ALL = "".join(ROW.format(id=id_) for id_ in ("fee_rate", "coefficient", "atmp_rate", "headcount"))


def test_the_ranges_are_those_that_were_asked_for() -> None:
    found = assumptions()
    assert [str(found["fee_rate"].low), str(found["fee_rate"].high)] == ["5", "10"]
    assert [str(found["coefficient"].low), str(found["coefficient"].high)] == ["1.7", "2.3"]
    assert all(one.because.endswith(".") for one in found.values())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ALL.replace("low     = 1", "low = 4", 1), "assumption[0].usual: expected low, usual and"),
        (ALL.replace("high    = 3", "high = 3\nx = 1", 1), "assumption[0].x: unknown key"),
        (ALL.replace("fee_rate", "coefficient"), "assumption[1].id: 'coefficient' is there twice"),
        (ALL.replace("fee_rate", "fee"), "assumption[0].id: 'fee' is not one of"),
        (ROW.format(id="fee_rate"), "assumption: 'coefficient' is missing"),
        ("x = 1" + ALL, "x: unknown key"),
    ],
)
def test_a_broken_file_says_where(text: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        read_assumptions(parse(text, FILE))
    assert str(error.value).startswith(f"{FILE}: {message}")
