from __future__ import annotations

from pathlib import Path

import pytest

from scripts.pack import PackError
from scripts.pack.__main__ import refuse_others, tried
from scripts.pack.manifest import GLUE, LEAN, LEAN_GLUE, RUNTIME, WASM

WHOLE = {"answers": ["{}", "{}"], "tracebacks": ["KeyError"]}


def test_a_runtime_that_answers_as_the_whole_one_passes() -> None:
    refuse_others(WHOLE, dict(WHOLE))
    # From the image there are no tracebacks to compare.
    refuse_others(WHOLE, {"answers": ["{}", "{}"]})


def test_what_differs_is_named() -> None:
    with pytest.raises(PackError, match=r"in its tracebacks$"):
        refuse_others(WHOLE, {**WHOLE, "tracebacks": ["TypeError"]})
    with pytest.raises(PackError, match=r"in its answers$"):
        refuse_others(WHOLE, {**WHOLE, "answers": ["{}", "[]"]})


@pytest.mark.parametrize(
    "said",
    [
        "raised: unreachable",
        # What is missing in the glue, Python may have met first.
        "raised: Traceback (most recent call last):\n pyodide.ffi.JsException: Error: unreachable",
    ],
)
def test_a_function_that_the_lean_engine_lacks_is_said_with_what_mends_it(said: str) -> None:
    with pytest.raises(PackError, match="make called"):
        refuse_others(WHOLE, {**WHOLE, "answers": ["{}", said]})


def test_an_answer_that_speaks_of_it_is_no_failure() -> None:
    other = {**WHOLE, "answers": ["{}", '{"says": "unreachable"}']}
    with pytest.raises(PackError, match=r"in its answers$"):
        refuse_others(WHOLE, other)


def test_what_is_compared_is_the_lean_engine_with_its_glue_as_browsers_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    packed = Path("packed")
    packed.mkdir()
    for name in RUNTIME:
        (packed / name).write_text(name, encoding="utf-8")
    folder = tried(packed, "code")
    assert (folder / WASM).read_text(encoding="utf-8") == LEAN
    assert (folder / GLUE).read_text(encoding="utf-8") == LEAN_GLUE
    assert not {LEAN, LEAN_GLUE} & {path.name for path in folder.iterdir()}
